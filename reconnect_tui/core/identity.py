"""By what people are recognised: names, addresses and profiles in one comparable form.

Sources write the same person in many ways. What is compared here is never what is shown.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, unquote

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.text import folded, one_line

_WORDS = re.compile(r"[^\W_]+")
_APOSTROPHES = re.compile("['’ʼ`´]")
_IN_BRACKETS = re.compile(r"\s*[(\[（][^)\]）]*[)\]）]")
_PRONOUNS = re.compile(
    r"\s*[(\[]\s*(?:she|he|they|her|him|them|ella|él|elle|il|sie|er|xe|ze)\b[^)\]]*[)\]]", re.I
)
_TITLES = re.compile(
    r"^(?:(?:dr|prof|professor|mr|mrs|ms|mx|sir|dame|dipl\.-ing|ing|herr|frau)\.?\s+)+(?=\S)", re.I
)
_LEARNED_TITLE = re.compile(r"^(?:dr|prof)\b\.?", re.I)
_GENERATION = re.compile(r"^(?:jr|sr|ii|iii|iv)\.?$", re.I)
_SURE_CREDENTIAL_WORDS = (
    "PhD Ph.D Ph.D. MD M.D. MBA EMBA PMP CPA CFA CISSP CISA CISM JD J.D. LLM LL.M. MSc M.Sc. "
    "MPH MEng M.Eng. BSc B.Sc. DDS DVM FACS PHR SPHR SHRM-CP SHRM-SCP CSM CSPO EdD Ed.D. DBA "
    "ACCA FCCA CIPP CFP FRSA Esq Esq."
)
_SURE_CREDENTIALS = frozenset(_SURE_CREDENTIAL_WORDS.split())
"""Letters after a name that are taken off without a comma before them."""

_LOOKS_LIKE_CREDENTIALS = re.compile(r"(?:[A-Z][A-Za-z]?\.?){1,4}[®™]?|[A-Z][A-Z0-9.+/-]{1,9}[®™]?")
_ZERO_WIDTH_JOINER, _VARIATION = "\u200d", "\ufe0f"

_ADDRESS = re.compile(r"[^@\s<>,;:\"'()]+@[^@\s<>,;:\"'()]+\.[^@\s<>,;:\"'().]+")
_PROFILE = re.compile(
    r"^(?:[a-z]+:/*)?(?:[a-z0-9-]+\.)*linkedin\.com/(?:mwlite/)?(?:in|pub)/([^/?#\s]+)", re.I
)
_LEGAL_FORM_WORDS = (
    "ag bv co company corp corporation gmbh group holding holdings inc incorporated kg kgaa llc "
    "llp lp ltd limited mbh nv oy oyj plc pty sa sarl sas se sl spa srl the und and"
)
_LEGAL_FORMS = frozenset(_LEGAL_FORM_WORDS.split())
_DOTLESS_MAIL = frozenset({"gmail.com", "googlemail.com"})
_SIMILAR = 80
"""Points of 100 from which two organizations, or two names on one address, agree."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name as it is shown and in its parts; letters after it and ornaments are taken off."""

    shown: str
    """Title, given and family name, in the order of the source."""

    given: str = ""
    """The word for a greeting, without a title."""

    family: str = ""
    credentials: str = ""
    """What stood after the name: `MD, MBA`."""

    address_form: str = ""
    """`Dr. Sample` where the source gave a learned title, else empty."""

    @property
    def key(self) -> str:
        """The name for comparison."""
        return name_key(f"{self.given} {self.family}") or name_key(self.shown)


def person_name(given: str, family: str) -> PersonName:
    """The name that a source gives in two fields (formats, section 4.3).

    LinkedIn members write letters, ornaments and pronouns into their names; they are taken off
    here so that a greeting can use what is left. A name of nothing else stays as it is.
    """
    first = _without_ornaments(_PRONOUNS.sub("", one_line(given)))
    last = _without_ornaments(_PRONOUNS.sub("", one_line(family)))
    if last:
        last, credentials = _without_credentials(last)
    else:
        first, credentials = _without_credentials(first)
    shown = one_line(f"{first} {last}") or one_line(f"{given} {family}")
    greeted = _IN_BRACKETS.sub("", _TITLES.sub("", first)).strip() or first
    title = _LEARNED_TITLE.match(first)
    form = f"{title.group()} {last}" if title and last and greeted != first else ""
    return PersonName(shown, greeted, last, credentials, form)


def whole_name(name: str) -> PersonName:
    """The name that a source gives in one field; which word is the family name is not guessed."""
    parts = person_name(name, "")
    words = parts.given.split()
    titled = parts.given != parts.shown and bool(words)
    return PersonName(parts.shown, words[0] if titled else "", "", parts.credentials)


def _without_ornaments(text: str) -> str:
    if text.isascii():
        return text
    kept = "".join(letter for letter in text if not _is_ornament(letter))
    if kept != text:
        kept = kept.replace(_ZERO_WIDTH_JOINER, "").replace(_VARIATION, "")
    return one_line(kept)


def _is_ornament(letter: str) -> bool:
    if letter < "\u2000":
        return letter in "©®"
    category = unicodedata.category(letter)
    return category in ("So", "Co", "Cn") or (category == "Sk" and letter >= "\U0001f000")


def _without_credentials(name: str) -> tuple[str, str]:
    """The name, and the letters after it; `Jr.` belongs to the name."""
    name, *tail = (part.strip() for part in re.split(r"[,，]", name))
    if tail and _GENERATION.match(tail[0]):
        name = f"{name} {tail.pop(0)}"
    words = name.split()
    before: list[str] = []
    while len(words) > 1 and words[-1] in _SURE_CREDENTIALS:
        before.insert(0, words.pop())
    return " ".join(words), ", ".join(part for part in (" ".join(before), *tail) if part)


def looks_like_credentials(text: str) -> bool:
    """Whether words after a comma are letters such as `PMP` and not another person."""
    words = text.split()
    return bool(words) and all(
        word in _SURE_CREDENTIALS
        or _GENERATION.match(word) is not None
        or (len(words) == 1 and _LOOKS_LIKE_CREDENTIALS.fullmatch(word) is not None)
        for word in words
    )


@lru_cache(maxsize=65_536)
def name_key(name: str) -> str:
    """A name for comparison: folded, without title, ornaments, brackets and letters after it."""
    bare = _TITLES.sub("", _without_ornaments(_IN_BRACKETS.sub("", one_line(name))))
    bare, _ = _without_credentials(bare.split(" | ")[0])
    words = _WORDS.findall(folded(_APOSTROPHES.sub("", bare)))
    return " ".join(words) or folded(one_line(name))


@lru_cache(maxsize=65_536)
def profile_slug(address: str) -> str:
    """The name of a LinkedIn profile in its address, or nothing where it is no such address.

    Country hosts, a missing scheme, queries, percent-encoding and letter case make no difference.
    """
    match = _PROFILE.match(address.strip().replace("\\:", ":"))
    if match is None:
        return ""
    return one_line(unquote(match.group(1), errors="replace")).lower()


def profile_address(slug: str) -> str:
    """The address of the LinkedIn profile of that name."""
    return f"https://www.linkedin.com/in/{quote(slug, safe='')}"


def email_addresses_in(text: str) -> tuple[tuple[str, ...], str]:
    """The e-mail addresses in a cell, and what stands there that is none."""
    cleaned_text = one_line(text)
    found = tuple(dict.fromkeys(address.lower() for address in _ADDRESS.findall(cleaned_text)))
    rest = _ADDRESS.sub("", cleaned_text.replace("mailto:", "")).strip(" ,;:<>\"'()|")
    return found, rest


@lru_cache(maxsize=65_536)
def email_key(address: str) -> str:
    """An e-mail address for comparison: without `+tag`, and without dots where mail ignores them.

    Empty where it is no address (formats, section 4.3).
    """
    found, _ = email_addresses_in(unicodedata.normalize("NFC", address))
    if not found:
        return ""
    box, _, domain = found[0].rpartition("@")
    box = box.split("+")[0] or box
    return f"{box.replace('.', '') if domain in _DOTLESS_MAIL else box}@{domain}"


def organization_key(name: str) -> str:
    """An organization for comparison: folded, without its legal form."""
    words = _WORDS.findall(folded(name).replace(".", ""))
    return " ".join(word for word in words if word not in _LEGAL_FORMS) or " ".join(words)


def organizations_agree(one: str, other: str) -> bool:
    """Whether both are known and look like the same organization."""
    first, second = organization_key(one), organization_key(other)
    if not first or not second:
        return False
    return first == second or _similarity(first, second) >= _SIMILAR


def names_agree(one: str, other: str) -> bool:
    """Whether two names on one e-mail address can be one person's (formats, section 4.3)."""
    first, second = name_key(one).split(), name_key(other).split()
    if not first or not second or "@" in one or "@" in other:
        return True
    if set(first) <= set(second) or set(second) <= set(first):
        return True
    same_family = first[-1] == second[-1] and first[0][0] == second[0][0]
    short = len(first[0]) == 1 or len(second[0]) == 1
    return (same_family and short) or _similarity(" ".join(first), " ".join(second)) >= _SIMILAR


def _similarity(one: str, other: str) -> float:
    from rapidfuzz import fuzz

    return fuzz.token_sort_ratio(one, other)


def source_key(source: str, native_id: str) -> str:
    """What stands for a person of a source once they were removed: it can no longer be read."""
    import hashlib

    digest = hashlib.sha256(f"{source}:{native_id}".encode("utf-8", "replace"))
    return f"{source}:{digest.hexdigest()[:32]}"


def source_keys(contact: Contact) -> frozenset[str]:
    """Everything by which imports would know a contact again."""
    known = [(record.source, record.native_id) for record in contact.sources]
    known += [
        (record.source, native_id)
        for record in contact.sources
        for native_id in native_ids(record.fields)
    ]
    known += [("linkedin", slug) for slug in profile_slugs(contact.urls)]
    known += [(record.source, named_only(contact.name)) for record in contact.sources]
    return frozenset(source_key(source, native_id) for source, native_id in known if native_id)


def named_only(name: str) -> str:
    """The native id of a person of whom a source gives nothing but the name."""
    return f"{name_key(name)}|"


def native_ids(fields: Mapping[str, object]) -> tuple[str, ...]:
    """The further ids that a source record keeps in `native_ids`."""
    ids = fields.get("native_ids")
    if not isinstance(ids, list | tuple):
        return ()
    return tuple(item for item in ids if isinstance(item, str))


def profile_slugs(addresses: Iterable[str]) -> tuple[str, ...]:
    """The names of the LinkedIn profiles among some addresses."""
    return tuple(slug for address in addresses if (slug := profile_slug(address)))
