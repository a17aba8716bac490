"""What phone numbers, email addresses and organizations tell of a person (formats, 4.3)."""

import re
from functools import lru_cache

from reconnect_tui.core.finding.words import umlauts_written_out
from reconnect_tui.core.identity import organization_key, organizations_agree

_ROLE_WORDS = (
    "abuse accounting accounts admin administration administrator bestellung billing booking "
    "bookings bounce buchhaltung careers ceo contact contacto contact-us customerservice desk "
    "donotreply editor enquiries events familie family feedback finance frontdesk hallo hello "
    "help helpdesk hi hostmaster hr info information inquiries jobs kontakt lab legal list lists "
    "mail mailer-daemon marketing media news newsletter no-reply noreply notification "
    "notifications office orders postmaster presse press privacy reception redaktion reply root "
    "sales secretary sekretariat security service services shop staff support team verkauf "
    "verwaltung webmaster welcome"
)
_ROLES = frozenset(_ROLE_WORDS.split())
_FREE_MAIL_WORDS = (
    "aol att bluewin comcast fastmail free freenet gmail gmx googlemail hey hotmail icloud inbox "
    "laposte libero live mac mail me msn naver orange outlook pm proton protonmail qq rediffmail "
    "rocketmail seznam t-online tutanota uol verizon wanadoo web wp yahoo yandex ymail zoho 126 163"
)
_FREE_MAIL = frozenset(_FREE_MAIL_WORDS.split())
_SECOND_LEVEL_NAMES = "ac co com edu gov go ltd ne net or org"
_SECOND_LEVEL = frozenset(_SECOND_LEVEL_NAMES.split())
_NO_ORGANIZATION = frozenset(
    {
        "autonomo",
        "career break",
        "confidential",
        "consultant",
        "freelance",
        "freelancer",
        "independent",
        "independent consultant",
        "none",
        "open to work",
        "private",
        "retired",
        "self",
        "self employed",
        "selfemployed",
        "selbststandig",
        "stealth",
        "stealth startup",
        "student",
        "unemployed",
        "various",
    }
)
"""What stands where an organization is asked for and names none."""

_DIGITS = re.compile(r"[0-9]+")
_SHORTEST_PHONE = 7
_SHORTEST_WORKPLACE = 3
_SHORT_NAME = 4


def phone_digits(number: str) -> str:
    """The digits of a phone number without the zeros before it; empty where they are too few."""
    digits = "".join(_DIGITS.findall(number)).lstrip("0")
    return digits if len(digits) >= _SHORTEST_PHONE else ""


def is_national_form(one: str, other: str) -> bool:
    """Whether one of two phone numbers is the other without the code of its country."""
    short, whole = sorted((one, other), key=lambda number: len(phone_digits(number)))
    return (
        phone_digits(whole).endswith(phone_digits(short))
        and _is_international(whole)
        and not _is_international(short)
    )


def _is_international(number: str) -> bool:
    return number.strip().startswith(("+", "00"))


def is_role(address: str) -> bool:
    """Whether an email address is an office or a list and not one person's."""
    box = address.partition("@")[0]
    return box in _ROLES or any(word in _ROLES for word in re.split(r"[._]", box) if len(word) > 3)


def workplace_of(address: str) -> str:
    """The organization that an email address speaks of: `contoso` of `j@mail.contoso.co.uk`."""
    labels = address.partition("@")[2].split(".")[:-1]
    if len(labels) > 1 and labels[-1] in _SECOND_LEVEL:
        labels.pop()
    name = labels[-1] if labels else ""
    return name if len(name) >= _SHORTEST_WORKPLACE and name not in _FREE_MAIL else ""


@lru_cache(maxsize=65_536)
def organization_words(name: str) -> frozenset[tuple[str, ...]]:
    """The words of an organization without its legal form, also with umlauts as two letters."""
    if not name:
        return frozenset()
    keys = {organization_key(name), organization_key(" ".join(umlauts_written_out(name)))}
    return frozenset(tuple(key.split()) for key in keys if key and key not in _NO_ORGANIZATION)


def same_organization(one: str, other: str) -> bool:
    """Whether two names are one organization's: equal, or one with fewer words."""
    return any(
        set(first) <= set(second) or set(second) <= set(first)
        for first in organization_words(one)
        for second in organization_words(other)
    )


def similar_organizations(one: str, other: str) -> bool:
    """Whether two organizations look alike, for names that differ in a letter or a word."""
    known = organization_words(one) and organization_words(other)
    return bool(known) and organizations_agree(one, other)


@lru_cache(maxsize=65_536)
def names_of_organization(name: str) -> frozenset[str]:
    """An organization in one word: `harborpine` and `harbor` for Harbor & Pine."""
    words = organization_words(name)
    short = (first[0] for first in words if len(first) > 1 and len(first[0]) >= _SHORT_NAME)
    return frozenset("".join(one) for one in words) | frozenset(short)
