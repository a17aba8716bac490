"""What was typed into the search: words, fields, tags, phrases and exclusions."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from reconnect_tui.core.errors import UnknownField
from reconnect_tui.core.text import folded

LONGEST_QUERY = 128
"""Characters of a query that are looked at (reliability, S11)."""

FIELDS = ("name", "org", "title", "tag", "email", "place", "state", "goal", "note")
"""What may stand before a colon (contract, section 3, and `name`)."""

_OTHER_NAMES = {
    "organization": "org",
    "organisation": "org",
    "company": "org",
    "tags": "tag",
    "emails": "email",
    "city": "place",
    "country": "place",
    "goals": "goal",
    "notes": "note",
}
_NOT = re.compile(r"not:", re.IGNORECASE)
_FIELD = re.compile(r"([^\W\d_][\w-]*):(?!//)")  # neither an address of the web nor a time
_QUOTED = re.compile(r'"([^"]*)"?|[“„]([^“”]*)[“”]?')
_BARE = re.compile(r"\S+")
_SPACE = re.compile(r"\s*")
_WORDLESS = re.compile(r"[\W_]*")


@dataclass(frozen=True, slots=True)
class Term:
    """One condition of a query."""

    text: str
    """The words as they were typed, without field and quotation marks."""

    field: str = ""
    """One of `FIELDS`, or empty where any field may answer."""

    excluded: bool = False
    """Whether it names the people who are not wanted."""

    quoted: bool = False
    """Whether its words must stand side by side in one field."""

    @property
    def is_word(self) -> bool:
        """Whether it is a plain word; of several plain words one may be missing."""
        return not (self.field or self.excluded or self.quoted)

    @property
    def is_phrase(self) -> bool:
        """Whether the order of its words matters; an address in quotation marks is just itself."""
        return self.quoted and "@" not in self.text


@dataclass(frozen=True)
class Query:
    """A search as it was understood."""

    terms: tuple[Term, ...] = ()
    """Its conditions in the order in which they were typed."""

    @property
    def is_empty(self) -> bool:
        """Whether it asks for nothing in particular; such a query finds everyone."""
        return not self.terms

    @property
    def words(self) -> tuple[Term, ...]:
        """The plain words."""
        return tuple(dict.fromkeys(term for term in self.terms if term.is_word))

    @property
    def conditions(self) -> tuple[Term, ...]:
        """The fields, tags and phrases: nobody is found who misses one of them."""
        return tuple(term for term in self.terms if not term.excluded and not term.is_word)

    @property
    def exclusions(self) -> tuple[Term, ...]:
        """What keeps a person out."""
        return tuple(term for term in self.terms if term.excluded)


def parse_query(text: str, *, in_screen: bool = False) -> Query:
    """Understand a query of at most `LONGEST_QUERY` characters; what is beyond is not looked at.

    Words are AND-ed. `org:cedar` asks one field, `#tag` is short for `tag:tag`, `"in quotes"` asks
    for words side by side, `not:word` leaves people out. A field without a word asks for nothing,
    so that a query can be read while it is typed.

    Args:
        text: What was typed.
        in_screen: Also read `!word` as an exclusion, and take an unknown field for plain text:
            it may be half of a known one.

    Raises:
        UnknownField: A word before a colon is none of `FIELDS`; never with `in_screen`.
    """
    text = text[:LONGEST_QUERY]
    terms: list[Term] = []
    position = _after_space(text, 0)
    while position < len(text):
        piece = _piece_at(text, position, in_screen)
        if folded(piece.term.text).strip():
            terms.append(piece.term)
        position = _after_space(text, piece.end)
    worded = tuple(term for term in terms if not _WORDLESS.fullmatch(term.text))
    return Query(worded or tuple(terms))


class _Piece(NamedTuple):
    term: Term
    end: int


def _piece_at(text: str, position: int, in_screen: bool) -> _Piece:
    excluded, position = _exclusion_at(text, position, in_screen)
    field, position = _field_at(text, position, in_screen)
    quoted = _QUOTED.match(text, position)
    if quoted is not None:
        return _Piece(Term(quoted[1] or quoted[2] or "", field, excluded, True), quoted.end())
    bare = _BARE.match(text, position)
    if bare is None:
        return _Piece(Term("", field, excluded), position)
    return _Piece(Term(bare[0], field, excluded), bare.end())


def _exclusion_at(text: str, position: int, in_screen: bool) -> tuple[bool, int]:
    if in_screen and text.startswith("!", position):
        return True, position + 1
    match = _NOT.match(text, position)
    return (False, position) if match is None else (True, match.end())


def _field_at(text: str, position: int, in_screen: bool) -> tuple[str, int]:
    if text.startswith("#", position):
        return "tag", position + 1
    match = _FIELD.match(text, position)
    if match is None:
        return "", position
    word = folded(match[1])
    field = _OTHER_NAMES.get(word, word)
    if field in FIELDS:
        return field, match.end()
    if in_screen:
        return "", position
    raise UnknownField(
        f"There is no field “{match[1]}” to search. The fields are: {', '.join(FIELDS)}. "
        f"Words with a colon can be searched in quotation marks."
    )


def _after_space(text: str, position: int) -> int:
    space = _SPACE.match(text, position)
    return position if space is None else space.end()
