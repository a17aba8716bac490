"""The people whom a plain sentence names: `lunch with Grace and George at the old mill`."""

import re
from collections.abc import Iterable
from itertools import pairwise

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.errors import AmbiguousContact, NoSuchContact
from reconnect_tui.core.text import folded, shortened

MOST_WORDS_IN_A_NAME = 6
"""Words; longer runs are not compared with names."""

LONGEST_SENTENCE = 2_000
"""Characters that are searched for names."""

_WORD = re.compile(r"[^\W_]+(?:[-.'’][^\W_]+)*")
_BETWEEN_NAMES = re.compile(r"\s*(?:,\s*and\b|,|&|\+|;|\band\b)\s*", re.I)
_POSSESSIVE = re.compile(r".*['’]s", re.I)
_WITH = re.compile(r"\bwith\s+", re.I)

_Called = dict[str, dict[int, Contact]]
"""Folded words to the people who are called so, by id."""


def people_named_in(sentence: str, contacts: Iterable[Contact]) -> tuple[Contact, ...]:
    """The people whom the sentence names, in its order.

    Whole names count before first names, and first names before family names. Where the sentence
    has a “with”, only the list of names after it is read, so that a place or a topic is not taken
    for a person; otherwise every capitalised word is.

    Raises:
        NoSuchContact: It names nobody in the book, or someone after “with” who is not in it.
        AmbiguousContact: A name in it belongs to several people.
    """
    sentence = sentence[:LONGEST_SENTENCE]
    called = _called(contacts)
    match = _WITH.search(sentence)
    found = _in_the_list(sentence[match.end() :], called) if match else []
    if not found:
        found = _anywhere(sentence, called)
    if not found:
        raise NoSuchContact(
            f"Nobody in the book is named in “{shortened(sentence, 80)}”. "
            'Say who it was: reconnect log CONTACT "TEXT".'
        )
    return tuple({contact.id: contact for contact in found}.values())


def _called(contacts: Iterable[Contact]) -> _Called:
    called: _Called = {}
    for contact in contacts:
        for name in _names_of(contact):
            words = _words(name)
            if words:
                called.setdefault(" ".join(words), {})[contact.id] = contact
    return called


def _names_of(contact: Contact) -> Iterable[str]:
    yield contact.name
    yield contact.first_name
    yield contact.given_name
    yield contact.family_name
    yield from contact.nicknames
    first, *others = contact.name.split() or [""]
    yield first
    if others:
        yield others[-1]


def _in_the_list(text: str, called: _Called) -> list[Contact]:
    """The people at the head of a text that lists them: `Grace, Ada and George at the mill`."""
    found: list[Contact] = []
    place = 0
    while True:
        words = list(_WORD.finditer(text, place))[:MOST_WORDS_IN_A_NAME]
        run = _side_by_side(text, words)
        for count in range(len(run), 0, -1):
            people = called.get(" ".join(folded(word[0]) for word in run[:count]))
            if people:
                break
        else:
            if run and _is_a_name(run[0][0]):
                raise NoSuchContact(
                    f"“{shortened(run[0][0], 80)}” is nobody in the book. "
                    "Add them first, or leave them out."
                )
            return found
        found.append(_only_one(" ".join(word[0] for word in run[:count]), people))
        place = run[count - 1].end()
        between = _BETWEEN_NAMES.match(text, place)
        if between is None:
            return found
        place = between.end()


def _anywhere(sentence: str, called: _Called) -> list[Contact]:
    words = list(_WORD.finditer(sentence))
    found: list[Contact] = []
    place = 0
    while place < len(words):
        run = _side_by_side(sentence, words[place : place + MOST_WORDS_IN_A_NAME])
        taken = 1
        for count in range(len(run), 0, -1):
            if not _is_a_name(run[0][0]):
                break
            people = called.get(" ".join(folded(word[0]) for word in run[:count]))
            if people:
                found.append(_only_one(" ".join(word[0] for word in run[:count]), people))
                taken = count
                break
        place += taken
    return found


def _side_by_side(text: str, words: list[re.Match[str]]) -> list[re.Match[str]]:
    """The first words with nothing but spaces between them."""
    run = words[:1]
    for before, word in pairwise(words):
        if text[before.end() : word.start()].strip(" ."):
            break
        run.append(word)
    return run


def _is_a_name(word: str) -> bool:
    """Whether it begins with a capital, or belongs to a script that has none.

    “George's brother” is somebody else.
    """
    return not (word[0].islower() or word[0].isdecimal() or _POSSESSIVE.fullmatch(word))


def _only_one(words: str, people: dict[int, Contact]) -> Contact:
    """The one person; whoever has the words for a whole or a first name goes first."""
    by_rank: dict[int, list[Contact]] = {}
    for contact in people.values():
        by_rank.setdefault(_rank(_words(words), contact), []).append(contact)
    best = by_rank[min(by_rank)]
    if len(best) > 1:
        raise AmbiguousContact(
            words, [(contact.id, _label(contact)) for contact in best[:25]], max(0, len(best) - 25)
        )
    return best[0]


def _rank(words: list[str], contact: Contact) -> int:
    if words == _words(contact.name):
        return 0
    firsts = (contact.first_name, contact.given_name, *contact.nicknames, *contact.name.split()[:1])
    return 1 if any(words == _words(name) for name in firsts) else 2


def _words(text: str) -> list[str]:
    return [folded(word[0]) for word in _WORD.finditer(text)]


def _label(contact: Contact) -> str:
    return " · ".join(part for part in (contact.name, contact.organization) if part)
