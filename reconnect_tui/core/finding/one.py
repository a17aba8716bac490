"""The one person that a CONTACT argument names (contract, section 2)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.contacts import Contacts
from reconnect_tui.core.errors import AmbiguousContact, NoSuchContact, WrongInput
from reconnect_tui.core.finding.nicknames import other_forms
from reconnect_tui.core.finding.query import LONGEST_QUERY
from reconnect_tui.core.finding.shelf import similar, slips_allowed
from reconnect_tui.core.finding.words import (
    LONGEST_FIELD,
    forms_of_name,
    other_spellings,
    words_of,
    words_of_long,
)
from reconnect_tui.core.text import folded, shortened

MOST_CANDIDATES = 25
"""People whom the message about an ambiguous name lists at most."""

_LONGEST_ID = 15
"""Digits; a longer number is nobody's id."""


class Level(IntEnum):
    """How well somebody answers to words; a smaller level is a better one."""

    NAME = 1
    """The words are the whole name or an email address."""

    WORDS = 2
    """All are whole words of the name, of a nickname, or of the organization beside the name."""

    BEGINNING = 3
    """All are at least beginnings of such words."""

    FORM = 4
    """Some are another form of the name: Bob for Robert, or the initials."""

    SLIP = 5
    """Some are misspelt."""


def people_answering_to(
    words: str, contacts: Iterable[Contact]
) -> tuple[tuple[Level, Contact], ...]:
    """Everybody who answers to the words, the best level first, then by name and id.

    Each word must be answered, at least one of them by the name; somebody is as good as their
    worst word. Misspellings are looked for only where nobody answers otherwise.
    """
    asked = _Asked.of(words)
    if not asked.words:
        return ()
    people = list(contacts)
    found = [
        (level, contact)
        for contact in people
        if asked.may_mean(contact) and (level := asked.level_of(contact)) is not None
    ]
    found = found or [(Level.SLIP, contact) for contact in asked.misspelt_for(people)]
    return tuple(sorted(found, key=lambda one: (one[0], folded(one[1].name), one[1].id)))


def one_contact(words: str, contacts: Contacts) -> Contact:
    """The person of an id, or the one who answers best to the words.

    Raises:
        NoSuchContact: Nobody has that id or answers to the words.
        AmbiguousContact: Several people answer equally well.
        WrongInput: There are no words.
    """
    words = words.strip()
    if not words:
        raise WrongInput("Name a person, by id or by name.")
    if words.isascii() and words.isdecimal():
        return _by_id(words, contacts)
    answers = people_answering_to(words, contacts.values())
    if not answers:
        raise NoSuchContact(
            f"Nobody answers to “{shortened(words, LONGEST_QUERY)}”. "
            f"Look for them with: reconnect find WORDS"
        )
    best = [contact for level, contact in answers if level == answers[0][0]]
    if len(best) > 1:
        raise AmbiguousContact(
            words,
            [(contact.id, _label(contact)) for contact in best[:MOST_CANDIDATES]],
            more=max(0, len(best) - MOST_CANDIDATES),
        )
    return best[0]


def _by_id(digits: str, contacts: Contacts) -> Contact:
    number = ContactId(int(digits)) if len(digits) <= _LONGEST_ID else ContactId(0)
    if number not in contacts:
        raise NoSuchContact(
            f"Nobody has the id {shortened(digits, 20)}. Look for people with: reconnect find WORDS"
        )
    return contacts[number]


def _label(contact: Contact) -> str:
    return " · ".join(part for part in (contact.name, contact.organization) if part)


def _words_of_name(contact: Contact) -> tuple[str, ...]:
    words: tuple[str, ...] = ()
    for text in (
        contact.name,
        contact.given_name,
        contact.family_name,
        contact.preferred_name,
        *contact.nicknames,
    ):
        if text:
            words += words_of(text[:LONGEST_FIELD]) + other_spellings(text[:LONGEST_FIELD])
    return words


@dataclass(frozen=True, slots=True)
class _Asked:
    """The words of a CONTACT argument."""

    text: str
    words: tuple[str, ...]
    forms: tuple[frozenset[str], ...]
    """Of each word, the names it may be another form of."""

    @classmethod
    def of(cls, text: str) -> "_Asked":
        text = text[:LONGEST_QUERY].strip()
        words = words_of(text)
        return cls(folded(text), words, tuple(other_forms(word) for word in words))

    def may_mean(self, contact: Contact) -> bool:
        """Whether a closer look is worth its while: a quick no for most people of a book.

        Where all names are in ASCII letters, each of their words and each spelling of one is a
        part of these letters run together; of other forms the first letter is looked at.
        """
        names = f"{contact.name} {contact.given_name} {contact.family_name}"
        if contact.preferred_name or contact.nicknames:
            names += " ".join((contact.preferred_name, *contact.nicknames))
        if "@" in self.text or not names.isascii():
            return True
        letters = "".join(words_of_long(names))
        return (
            letters[:1] == self.words[0][0]
            or any(word in letters for word in self.words)
            or any(form in letters for forms in self.forms for form in forms)
        )

    def level_of(self, contact: Contact) -> Level | None:
        if self._is_whole(contact):
            return Level.NAME
        own = _words_of_name(contact)
        worst, by_name = Level.WORDS, False
        company: Sequence[str] | None = None
        for word, forms in zip(self.words, self.forms, strict=True):
            level = _level_among(own, word, forms)
            by_name = by_name or level is not None
            if level is None:
                if len(self.words) == 1:
                    return self._level_of_form(contact)
                company = words_of(contact.organization[:LONGEST_FIELD])
                level = _level_among(company, word)
            if level is None:
                return self._level_of_form(contact)
            worst = max(worst, level)
        return worst if by_name else None

    def _is_whole(self, contact: Contact) -> bool:
        name = contact.name[:LONGEST_FIELD]
        if folded(name) == self.text or words_of(name) == self.words:
            return True
        return "@" in self.text and any(folded(one) == self.text for one in contact.emails)

    def _level_of_form(self, contact: Contact) -> Level | None:
        together = "".join(self.words)
        forms = forms_of_name(words_of(contact.name[:LONGEST_FIELD])[:8])
        return Level.FORM if together in forms else None

    def misspelt_for(self, people: Sequence[Contact]) -> Iterator[Contact]:
        vocabulary = list({word for contact in people for word in _words_of_name(contact)})
        near = [
            {one for one, _ in similar(word, vocabulary, slips_allowed(word))}
            for word in self.words
        ]
        slips_of_any = frozenset().union(*near)
        for contact in people:
            own = _words_of_name(contact)
            if not slips_of_any.isdisjoint(own) and all(
                not slips.isdisjoint(own) or _level_among(own, word, forms) is not None
                for word, forms, slips in zip(self.words, self.forms, near, strict=True)
            ):
                yield contact


def _level_among(
    own: Sequence[str], word: str, forms: frozenset[str] = frozenset()
) -> Level | None:
    if word in own:
        return Level.WORDS
    for one in own:
        if one.startswith(word):
            return Level.BEGINNING
    return None if forms.isdisjoint(own) else Level.FORM
