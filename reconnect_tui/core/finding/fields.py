"""The fields of a person that a search looks at, and what a word in each of them is worth."""

from collections.abc import Mapping, Sequence
from enum import IntEnum
from functools import lru_cache

from reconnect_tui.core.finding.query import Term

Answers = dict[int, int]
"""The rows that answer, each with its worth (0 to 10,000) shifted by four bits, and in those bits
15 minus the field that gave it. One number instead of a pair halves the time of a key press."""


class Field(IntEnum):
    """Where a word was found, numbered in the order in which a person's words are taken in."""

    NAME_FORM = 0
    """Not a word of the name but made from it: initials, all words in one."""
    NAME_START = 1
    """The first word of the name, which weighs a little more than the others."""
    NAME = 2
    NICKNAME = 3
    ORGANIZATION = 4
    PAST_ORGANIZATION = 5
    TAG = 6
    TITLE = 7
    PLACE = 8
    KEYWORD = 9
    EMAIL = 10
    NOTE = 11
    TIMELINE = 12
    STATE = 13
    GOAL = 14

    @property
    def label(self) -> str:
        """The name of the field as results give it."""
        return "name" if self <= Field.NAME else self.name.lower()


NAMES = frozenset({Field.NAME_START, Field.NAME, Field.NAME_FORM, Field.NICKNAME})
LABELS = frozenset({Field.STATE, Field.GOAL})
TEXTS = frozenset({Field.NOTE, Field.TIMELINE})

SCOPES: Mapping[str, frozenset[Field]] = {
    "": frozenset(Field) - LABELS,
    "name": NAMES,
    "org": frozenset({Field.ORGANIZATION, Field.PAST_ORGANIZATION}),
    "title": frozenset({Field.TITLE}),
    "tag": frozenset({Field.TAG}),
    "email": frozenset({Field.EMAIL}),
    "place": frozenset({Field.PLACE}),
    "state": frozenset({Field.STATE}),
    "goal": frozenset({Field.GOAL}),
    "note": TEXTS,
}

MEANT_EXACTLY = frozenset({"tag", "state", "goal"})
"""Fields of few values: where a value is named in full, no longer one is meant."""

_WEIGHTS: Mapping[Field, int] = {
    Field.NAME_START: 100,
    Field.NAME: 98,
    Field.NICKNAME: 86,
    Field.ORGANIZATION: 80,
    Field.NAME_FORM: 75,
    Field.PAST_ORGANIZATION: 72,
    Field.EMAIL: 65,
    Field.TAG: 60,
    Field.STATE: 60,
    Field.GOAL: 60,
    Field.TITLE: 55,
    Field.PLACE: 50,
    Field.KEYWORD: 45,
    Field.NOTE: 35,
    Field.TIMELINE: 25,
}
"""Percent that a word in this field is worth (performance, section 2.3)."""


@lru_cache(maxsize=2_048)
def worths(percent: int, scope: frozenset[Field]) -> Sequence[int]:
    """What a mark is worth, by the field in its last four bits; nothing outside the scope."""
    return tuple(
        (percent * _WEIGHTS[Field(code)]) << 4 | (15 - code) if code in scope else 0
        for code in range(16)
    )


def in_scope(field: Field, term: Term) -> bool:
    """Whether a term may be answered by this field."""
    return field in SCOPES[term.field]


def worth_of(answer: int) -> int:
    """How well a row answers, 0 to 10,000."""
    return answer >> 4


_FIELDS_BY_BITS = {15 - field: field.label for field in Field}


def field_of(answer: int) -> str:
    """The field that answered best, as results give it; empty where nothing was asked."""
    return _FIELDS_BY_BITS[answer & 15] if answer else ""
