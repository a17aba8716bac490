"""Finding people by words, forgiving about how they are written."""

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.finding.fields import Answers, field_of, in_scope, worth_of
from reconnect_tui.core.finding.matching import SYLLABLE, Words, having_all, having_all_but_one
from reconnect_tui.core.finding.one import Level, one_contact, people_answering_to
from reconnect_tui.core.finding.query import FIELDS, Query, Term, parse_query
from reconnect_tui.core.finding.words import searched_texts, words_of, words_of_long
from reconnect_tui.core.text import folded

__all__ = [
    "FIELDS",
    "Hit",
    "Level",
    "Query",
    "SearchIndex",
    "Term",
    "one_contact",
    "parse_query",
    "people_answering_to",
]

FEW = 5
"""Below so many people with all words, those with all words but one follow (contract, `find`)."""

MOST_FOR_A_SYLLABLE = 500
"""People that a lone word of one or two Latin letters finds at most."""

_EXACTLY, _BEST, _PARTIAL = -1, 10_000, 30_000
"""For sorting: exactly the name; the most an answer is worth; the same where a word is missing."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A person whom a query found."""

    id: ContactId
    """Whom it found."""

    score: float
    """0 to 100: above 50 where nothing is missing, 100 for exactly the name."""

    matched: str
    """The field that answered best, such as `name`; empty where the query asks for nothing."""


class SearchIndex:
    """The words of a book, ready to be searched at every key press.

    Searched are names, nicknames, organizations, titles, tags, addresses, places, keywords, the
    first 2,000 characters of notes and the newest 20 entries of a timeline (the first 256
    characters of each); states and goals where they are asked for by name; nothing private.
    """

    def __init__(self) -> None:
        """Begin with nobody."""
        self._people: dict[int, Contact] = {}
        self._row_of: dict[ContactId, int] = {}
        self._rows_given = 0
        self._called: dict[tuple[str, ...], set[int]] = {}
        self._order: list[tuple[str, int, int]] = []
        self._ranks: list[int] = []
        self._words = Words()

    @classmethod
    def of(cls, contacts: Iterable[Contact]) -> "SearchIndex":
        """An index of these people."""
        index = cls()
        for contact in contacts:
            index.renew(contact)
        index.make_ready()
        return index

    def make_ready(self) -> None:
        """Do now what the first search would else have to do."""
        self._words.make_ready()
        self._ranks_by_name()

    def __len__(self) -> int:
        return len(self._row_of)

    def renew(self, contact: Contact) -> None:
        """Take in a new person, or the present state of one who is there."""
        self.forget(contact.id)
        row = self._rows_given
        self._rows_given += 1
        self._people[row] = contact
        self._row_of[contact.id] = row
        self._called.setdefault(words_of(contact.name), set()).add(row)
        self._words.add(row, contact)
        if self._order:
            insort(self._order, _in_order(contact, row))
            self._ranks = []

    def forget(self, contact_id: ContactId) -> None:
        """Leave a person out from now on; somebody unknown is no matter."""
        row = self._row_of.pop(contact_id, None)
        if row is None:
            return
        contact = self._people.pop(row)
        self._called[words_of(contact.name)].discard(row)
        self._words.remove(row, contact)
        if self._order:
            del self._order[bisect_left(self._order, _in_order(contact, row))]
            self._ranks = []

    def follow(self, contacts: Iterable[Contact]) -> None:
        """Take over the present people of a book; only those who changed cost anything."""
        left = dict(self._row_of)
        changed: list[Contact] = []
        for contact in contacts:
            row = left.pop(contact.id, None)
            if row is None or (self._people[row] is not contact and self._people[row] != contact):
                changed.append(contact)
        for contact_id in left:
            self.forget(contact_id)
        for contact in changed:
            self.renew(contact)

    def search(self, query: Query, limit: int | None = None) -> tuple[Hit, ...]:
        """The people whom the query finds, the best first; equals by name, then by id.

        An empty query finds everyone. People who miss one of several plain words follow where
        fewer than `FEW` have them all.
        """
        full, partial = self._found(query)
        ranks = self._ranks_by_name()
        exact = {row for row in self._called.get(_words_asked(query), ()) if row in full}
        # A key holds first what is missing from the best, then the rank among equals.
        keys = [_EXACTLY << 32 | ranks[row] for row in exact]
        keys += [
            (_BEST - worth_of(answer)) << 32 | ranks[row]
            for row, answer in full.items()
            if row not in exact
        ]
        keys += [
            (_PARTIAL - worth_of(answer)) << 32 | ranks[row] for row, answer in partial.items()
        ]
        hits: list[Hit] = []
        for key in sorted(keys)[: _most(query, limit)]:
            _, number, row = self._order[key & 0xFFFF_FFFF]
            answer = full.get(row) or partial.get(row, 0)
            hits.append(Hit(ContactId(number), _score(key >> 32), field_of(answer)))
        return tuple(hits)

    def _ranks_by_name(self) -> list[int]:
        """The place of every row in the order of names and ids."""
        if not self._ranks:
            self._order = self._order or sorted(
                _in_order(contact, row) for row, contact in self._people.items()
            )
            self._ranks = [0] * self._rows_given
            for rank, (_, _, row) in enumerate(self._order):
                self._ranks[row] = rank
        return self._ranks

    def _found(self, query: Query) -> tuple[Answers, Answers]:
        """Those with all words, and where they are few, those with all but one."""
        kept_out: set[int] = set()
        for term in query.exclusions:
            kept_out.update(self._answers(term))
        if not (query.words or query.conditions):
            return dict.fromkeys(self._people.keys() - kept_out, 0), {}
        conditions = [self._answers(term) for term in query.conditions]
        partial: Answers = {}
        for tolerant in (False, True):
            words = [
                self._words.answers(term, tolerant=tolerant, most=_enough_for(query))
                for term in query.words
            ]
            full = _without(having_all([*conditions, *words]), kept_out)
            if len(full) >= FEW:
                return full, partial
        if len(words) > 1:
            almost = having_all([*conditions, having_all_but_one(words)])
            partial = _without(almost, kept_out | full.keys())
        return full, partial

    def _answers(self, term: Term) -> Answers:
        if not term.is_phrase:
            return self._words.answers(term)
        return {
            row: answer
            for row, answer in self._words.answers_to_phrase(term).items()
            if _says(self._people[row], term)
        }


def _in_order(contact: Contact, row: int) -> tuple[str, int, int]:
    return folded(contact.name), contact.id, row


def _without(answers: Answers, rows: set[int]) -> Answers:
    if not rows:
        return answers
    return {row: answer for row, answer in answers.items() if row not in rows}


def _says(contact: Contact, phrase: Term) -> bool:
    """Whether the words stand side by side in one field; the last may be the beginning of one."""
    wanted = f" {' '.join(words_of(phrase.text))}"
    return any(
        wanted in f" {' '.join(words_of_long(text))}"
        for field, text in searched_texts(contact)
        if in_scope(field, phrase)
    )


def _words_asked(query: Query) -> tuple[str, ...]:
    """The words of a query that names no field, to be compared with whole names."""
    if any(term.field or term.excluded for term in query.terms):
        return ()
    return tuple(word for term in query.terms for word in words_of(term.text))


def _is_syllable(query: Query) -> bool:
    words = _words_asked(query)
    return len(words) == 1 and len(words[0]) <= SYLLABLE and words[0].isascii()


def _enough_for(query: Query) -> int:
    """People from which on a query looks no further, by the shortest words; 0 for everyone."""
    return 2 * MOST_FOR_A_SYLLABLE if _is_syllable(query) else 0


def _most(query: Query, limit: int | None) -> int | None:
    if not _is_syllable(query):
        return limit
    return MOST_FOR_A_SYLLABLE if limit is None else min(limit, MOST_FOR_A_SYLLABLE)


def _score(missing: int) -> float:
    if missing == _EXACTLY:
        return 100.0
    if missing > _BEST:
        return (_PARTIAL - missing) * 49 // 1_000 / 10
    return 50 + (_BEST - missing) * 49 // 1_000 / 10
