"""What one calls a person at the head of a message (playbook 5.1 and 5.2).

Gender is never guessed, and neither is which part of a name is the family name.
"""

import unicodedata

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.draft import Tone
from reconnect_tui.core.text import words_of

SALUTATIONS: dict[Tone, str] = {"warm": "Hi", "neutral": "Hello", "formal": "Dear"}
"""The word before the name."""

_HONORIFICS = words_of("dr prof professor mr mrs ms miss mx rev sir dame captain capt judge")
_TITLES_OF_OFFICE = frozenset({"dr", "prof", "professor", "judge"})
"""Job titles that are also forms of address."""

_WHOLE_NAME_SCRIPTS = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL")
"""Scripts whose names begin with the family name more often than not."""


def addressed(contact: Contact, tone: Tone) -> str:
    """What follows the salutation in a tone.

    A stored form of address is a wish, so that the neutral tone keeps to it as well (C32): it is
    what a formal contact gets where a move has no formal wording.
    """
    if tone == "warm":
        return called(contact)
    if contact.address_form:
        return contact.address_form
    titled = _with_title(contact)
    if tone == "neutral":
        return titled if titled and contact.formality == "formal" else called(contact)
    return titled or contact.name


def called(contact: Contact) -> str:
    """The name among people who know each other.

    The preferred name, else the given one, else the part of the whole name that is not the family
    name, else its first word; the whole name where the first word could be a title or, in the
    scripts of East Asia, the family name.
    """
    known = contact.preferred_name or contact.given_name
    if known:
        return known
    rest = _without_family_name(contact)
    if rest:
        return rest
    first = contact.first_name
    if _is_honorific(first) or _begins_with_family_name(contact.name):
        return contact.name
    return first


def _without_family_name(contact: Contact) -> str:
    words, family = contact.name.split(), contact.family_name.split()
    if not family or len(family) >= len(words) or _is_honorific(words[0]):
        return ""
    if words[: len(family)] == family:
        return " ".join(words[len(family) :])
    return words[0] if words[-len(family) :] == family else ""


def _with_title(contact: Contact) -> str:
    title = _honorific_of(contact)
    return f"{title} {contact.family_name}" if title and contact.family_name else ""


def _honorific_of(contact: Contact) -> str:
    first = (contact.name.split() or [""])[0]
    if _is_honorific(first):
        return first
    office = (contact.title.split() or [""])[0]
    office = office.rstrip(",;:")
    return office if office.rstrip(".").lower() in _TITLES_OF_OFFICE else ""


def _is_honorific(word: str) -> bool:
    return word.rstrip(".").lower() in _HONORIFICS


def _begins_with_family_name(name: str) -> bool:
    return bool(name) and unicodedata.name(name[0], "").startswith(_WHOLE_NAME_SCRIPTS)
