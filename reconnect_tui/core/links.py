"""Addresses of pages, as they are pasted: checked, freed of what follows readers, and compared.

Nothing here opens or fetches a page.
"""

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit, urlunsplit

from reconnect_tui.core.errors import WrongInput
from reconnect_tui.core.text import one_line, shortened, words_of

LONGEST_LINK = 2_000
"""Characters of an address that can be kept."""

_SCHEMES = frozenset({"http", "https"})
_AROUND = "<>()[]{}“”\"'‘’«», "
_HOST_WITHOUT_SCHEME = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,10}(?::\d{1,5})?(?:[/?#].*)?")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,30}:")
_IN_TEXT = re.compile(r"https?://[^\s<>“”\"]{1,2000}", re.IGNORECASE)
_BETWEEN_WORDS = re.compile(r"[\W_]+")
_AFTER_IN_TEXT = ".,;:!?)]}'’"

_FOLLOWING_PREFIXES = ("utm_", "pk_", "mtm_", "hsa_", "oly_", "vero_")
_FOLLOWING = words_of(
    "fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid twclid ttclid igshid igsh li_fat_id "
    "mc_cid mc_eid mkt_tok _hsenc _hsmi __hstc __hssc __hsfp wickedid s_cid cmpid trk trkinfo "
    "trackingid lipi rcm ref_src ref_url spm"
)
"""Names of parameters, in small letters, that tell a site where its reader comes from."""


@dataclass(frozen=True, slots=True)
class Link:
    """The address of a page, as it is kept."""

    url: str
    """With its scheme, and without what follows readers."""

    removed: tuple[str, ...] = ()
    """The names of the parameters that were taken out."""


def link_from(text: str) -> Link:
    """The address that a text is; one without a scheme is taken for `https`.

    Raises:
        WrongInput: It is no address of a page on the web, or holds a password.
    """
    words = one_line(text, LONGEST_LINK + 1).strip(_AROUND) if text.strip(_AROUND) else ""
    words = _with_bracket_back(text, words)
    if not words:
        raise WrongInput("Paste the address of the page, such as https://example.org/a.")
    if len(words) > LONGEST_LINK:
        raise WrongInput(f"This address is longer than {LONGEST_LINK:,} characters.")
    if not _SCHEME.match(words) or _HOST_WITHOUT_SCHEME.fullmatch(words):
        words = f"https://{words}"
    return _checked(words)


def _with_bracket_back(text: str, words: str) -> str:
    """A closing bracket that belongs to the address: `…/Seal_(mechanical)`."""
    for opened, closed in ("()", "[]"):
        if words.count(opened) > words.count(closed) and f"{words}{closed}" in text:
            words += closed
    return words


def _checked(words: str) -> Link:
    shown = shortened(words, 80)
    try:
        parts = urlsplit(words)
        host, password = parts.hostname or "", parts.password or parts.username
        _ = parts.port
    except ValueError:
        raise WrongInput(f"“{shown}” is no address of a page.") from None
    if parts.scheme.lower() not in _SCHEMES:
        raise WrongInput(f"“{shown}” is no page on the web: an address begins with https://.")
    if any(letter.isspace() for letter in words) or "." not in host.strip("."):
        raise WrongInput(f"“{shown}” is no address of a page, such as https://example.org/a.")
    if password:
        raise WrongInput("This address holds a user name or a password. Take them out first.")
    query, removed = _not_following(parts.query)
    url = urlunsplit((parts.scheme.lower(), parts.netloc, parts.path, query, parts.fragment))
    return Link(url, removed)


def _not_following(query: str) -> tuple[str, tuple[str, ...]]:
    """A query without the parameters that follow readers, and their names; the rest as it was."""
    kept, removed = [], []
    for part in query.split("&"):
        name = unquote(part.partition("=")[0])
        small = name.lower()
        if small in _FOLLOWING or small.startswith(_FOLLOWING_PREFIXES):
            removed.append(one_line(name, 40))
        else:
            kept.append(part)
    return "&".join(kept), tuple(dict.fromkeys(removed))


def link_key(url: str) -> str:
    """An address for comparison: the page it leads to, however the address was copied.

    Scheme, `www.`, what follows readers, the place within the page, a slash or a sign of a
    sentence at the end make no difference.
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url.strip()
    query, _ = _not_following(parts.query)
    host = parts.netloc.lower().removeprefix("www.")
    page = f"{parts.path}?{query}" if query else parts.path
    return f"{host}{page}".rstrip(f"/{_AFTER_IN_TEXT}")


def links_in(text: str) -> frozenset[str]:
    """The addresses that stand in a text, each as `link_key` gives it."""
    if "://" not in text:
        return frozenset()
    return frozenset(link_key(found[0]) for found in _IN_TEXT.finditer(text))


def words_in_link(url: str) -> str:
    """What the path of an address says in words: `resin seals tested`; empty where it says none."""
    try:
        path = unquote(urlsplit(url).path, errors="replace")
    except ValueError:
        return ""
    last = next((part for part in reversed(path.split("/")) if any(map(str.isalpha, part))), "")
    name = last.rpartition(".")[0] if last.count(".") == 1 else last
    words = [word for word in _BETWEEN_WORDS.split(name) if word]
    return " ".join(word for word in words if word.isalpha()) if len(words) > 1 else ""


def is_work(text: str) -> bool:
    """Whether a text names a book, a film or the like and is no address: it has several words."""
    words = one_line(text, LONGEST_LINK).strip(_AROUND)
    first, _, others = words.partition(" ")
    is_address = _SCHEME.match(first) or _HOST_WITHOUT_SCHEME.fullmatch(first)
    return bool(others) and not is_address


def site_of(url: str) -> str:
    """The site of an address, for a list: `example.org`."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
