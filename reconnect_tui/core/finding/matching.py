"""Who answers a term: the words of a whole book, and how well each of them meets a word asked for.

People stand here as rows, numbered as they came.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.finding.fields import (
    LABELS,
    MEANT_EXACTLY,
    NAMES,
    SCOPES,
    TEXTS,
    Answers,
    Field,
    worths,
)
from reconnect_tui.core.finding.nicknames import other_forms
from reconnect_tui.core.finding.query import Term
from reconnect_tui.core.finding.shelf import Shelf
from reconnect_tui.core.finding.words import (
    addresses,
    entries_of,
    fields_in_short,
    forms_of_name,
    labels,
    note_of,
    other_spellings,
    pieces,
    tails,
    umlauts_written_out,
    words_of,
    words_of_address,
    words_of_long,
)

ENOUGH = 10
"""People from which on a word is not taken for a misspelling."""

_EVERYBODY = 1 << 32

_WORDS_KEPT = 32
"""Answers that are kept in mind, for most key presses leave most words of a query as they were."""

SYLLABLE = 2
"""Latin letters up to which only whole words of notes and timelines are looked at."""

# How well a word was met, in percent: itself, its beginning (with up to 10 more for how much of the
# word that is), another spelling or form of it, a slip of the pen, letters left out.
_WHOLE = 100
_BEGINNING = 88
_SPELLING, _SPELLING_BEGINNING, _NICKNAME = 88, 78, 84
_LETTERS_LEFT_OUT = 25


class Words:
    """The words of a book and the rows they stand in."""

    def __init__(self) -> None:
        """Begin without a word."""
        self._heads = Shelf()
        self._spellings = Shelf()
        self._labels = Shelf()
        self._texts = {Field.NOTE: Shelf(), Field.TIMELINE: Shelf()}  # marks here are mere rows
        self._kept: dict[tuple[str, _Aim], tuple[Answers, bool]] = {}

    def add(self, row: int, contact: Contact) -> None:
        """Take in the words of a person."""
        self._kept.clear()
        for shelf, words, mark in self._places(row, contact):
            shelf.add(words, mark)

    def remove(self, row: int, contact: Contact) -> None:
        """Take out the words of a person, exactly as they were taken in."""
        self._kept.clear()
        for shelf, words, mark in self._places(row, contact):
            shelf.remove(words, mark)

    def _places(self, row: int, contact: Contact) -> Iterator[tuple[Shelf, Iterable[str], int]]:
        base = row << 4
        name = words_of(contact.name)
        yield self._heads, name[:1], base | Field.NAME_START
        yield self._spellings, forms_of_name(name[:8]), base | Field.NAME_FORM
        for field, text in fields_in_short(contact):
            mark = base | field
            yield self._heads, words_of(text), mark
            spellings = other_spellings(text)
            if spellings:
                yield self._spellings, spellings, mark
        for address in addresses(contact):
            mark = base | Field.EMAIL
            yield self._heads, words_of_address(address), mark
            yield self._spellings, (address, address.partition("@")[2]), mark
        for field, label in labels(contact):
            yield self._labels, words_of(label), base | field
        yield self._texts[Field.NOTE], _words_once(note_of(contact)), row
        yield self._texts[Field.TIMELINE], _words_once("\n".join(entries_of(contact))), row

    def make_ready(self) -> None:
        """Put the words in order, which the first search would else have to do."""
        for shelf in (self._heads, self._spellings, self._labels, *self._texts.values()):
            shelf.make_ready()

    def answers(self, term: Term, *, tolerant: bool = False, most: int = 0) -> Answers:
        """Who answers a term that is no phrase; the answers are kept and not to be changed.

        Args:
            term: What is asked for; an excluded term is taken at its word.
            tolerant: Look for misspellings of a plain word even where `ENOUGH` people answer. In
                a field they are looked for where nobody answers.
            most: Look no further once so many people answer; 0 to find everyone.
        """
        aim = _Aim(SCOPES[term.field], term.field in MEANT_EXACTLY, most)
        ways: list[Answers] = []
        for words in _ways_to_write(term.text):
            if term.excluded:
                parts = [self._as_written(word, aim) for word in words]
            else:
                few = 1 if term.field else _EVERYBODY if tolerant else ENOUGH
                parts = [self._forgiving(word, aim, few) for word in words]
            ways.append(having_all(parts))
        return _best_of(ways)

    def answers_to_phrase(self, term: Term) -> Answers:
        """Who has all words of a phrase; whether side by side is left to be seen."""
        aim = _Aim(SCOPES[term.field])
        return having_all([self._as_written(word, aim) for word in words_of(term.text)])

    def _as_written(self, word: str, aim: "_Aim") -> Answers:
        best: Answers = {}
        shelf = self._labels if aim.scope <= LABELS else self._heads
        syllable = len(word) <= SYLLABLE and word.isascii()
        _gather(best, shelf.marks(word), worths(_WHOLE, aim.scope))
        _gather(best, self._spellings.marks(word), worths(_SPELLING, aim.scope))
        if aim.exactly and best:
            return best
        for length, longer in groupby(sorted(shelf.beginning_with(word), key=len), len):
            if aim.most and len(best) >= aim.most:
                break
            percent = _BEGINNING + 10 * len(word) // length
            marks = chain.from_iterable(map(shelf.marks, longer))
            _gather(best, marks, worths(percent, aim.scope))
        if not syllable:
            longer = iter(self._spellings.beginning_with(word))
            marks = chain.from_iterable(map(self._spellings.marks, longer))
            _gather(best, marks, worths(_SPELLING_BEGINNING, aim.scope))
        for field in sorted(aim.scope & TEXTS):
            best = self._with_text(best, field, word, whole_only=syllable)
        return best

    def _with_text(self, best: Answers, field: Field, word: str, *, whole_only: bool) -> Answers:
        """The answers, and after them those of a long text: it never betters another field."""
        shelf, alone = self._texts[field], frozenset({field})
        whole = dict.fromkeys(shelf.marks(word), worths(_WHOLE, alone)[field])
        if whole_only:
            return whole | best
        longer = chain.from_iterable(map(shelf.marks, shelf.beginning_with(word)))
        return dict.fromkeys(longer, worths(_BEGINNING, alone)[field]) | whole | best

    def _forgiving(self, word: str, aim: "_Aim", few: int) -> Answers:
        """Who answers a word, its other forms, and where those are few, its likely spellings."""
        kept = self._kept.get((word, aim))
        if kept is None:
            best = self._as_written(word, aim)
            names = aim.scope & NAMES
            for other in other_forms(word) if names else ():
                _gather(best, self._heads.marks(other), worths(_NICKNAME, names))
            kept = (best, False)
        answers, with_slips = kept
        if not with_slips and len(answers) < few and not aim.scope <= LABELS:
            kept = (self._with_slips(answers, word, aim.scope), True)
        if len(self._kept) >= _WORDS_KEPT:
            self._kept.clear()
        self._kept[word, aim] = kept
        return kept[0]

    def _with_slips(self, answers: Answers, word: str, scope: frozenset[Field]) -> Answers:
        best = dict(answers)
        for other, percent in self._heads.misspelt(word):
            _gather(best, self._heads.marks(other), worths(percent, scope))
        for field in sorted(scope & TEXTS):
            if len(best) < ENOUGH:
                self._gather_slips_in_text(best, field, word)
        if not best and len(word) > SYLLABLE:
            for longer in self._heads.with_letters_left_out(word):
                _gather(best, self._heads.marks(longer), worths(_LETTERS_LEFT_OUT, scope))
        return best

    def _gather_slips_in_text(self, best: Answers, field: Field, word: str) -> None:
        shelf, alone = self._texts[field], frozenset({field})
        for other, percent in shelf.misspelt(word):
            value = worths(percent, alone)[field]
            for row in shelf.marks(other):
                if value > best.get(row, 0):
                    best[row] = value


@dataclass(frozen=True, slots=True)
class _Aim:
    """What may answer a word."""

    scope: frozenset[Field]
    exactly: bool = False
    """Whether a word that is met in full leaves no room for longer ones."""
    most: int = 0
    """People from which on no more are looked for; 0 where all are wanted."""


def _gather(best: Answers, marks: Iterable[int], worths: Sequence[int]) -> None:
    get = best.get
    for mark in marks:
        value = worths[mark & 15]
        row = mark >> 4
        if value > get(row, 0):
            best[row] = value


def _words_once(text: str) -> set[str]:
    words = set(words_of_long(text))
    return words if text.isascii() else words.union(tails(words))


def _best_of(ways: Sequence[Answers]) -> Answers:
    if len(ways) == 1:
        return ways[0]
    best: Answers = {}
    for way in ways:
        for row, value in way.items():
            if value > best.get(row, 0):
                best[row] = value
    return best


def _ways_to_write(text: str) -> Iterator[tuple[str, ...]]:
    """The words that a term may mean, each way all of them: `jean luc`, or `jeanluc` in one."""
    words = words_of(text)
    ways = {words, umlauts_written_out(text) or words}
    if len(words) > 1:
        ways.add(("".join(words),))
    if "@" in text or "." in text:
        ways.add((text.strip("@.").lower(),))
    ways.add(tuple(piece for word in words for piece in pieces(word)))
    yield from sorted(way for way in ways if way)


def having_all(parts: Sequence[Answers]) -> Answers:
    """The rows that answer every part; they are worth the mean, and the best field stands."""
    if len(parts) < 2:
        return parts[0] if parts else {}
    rows = set(parts[0])
    for part in parts[1:]:
        rows &= part.keys()
    return {row: _mean([part[row] for part in parts], len(parts)) for row in rows}


def having_all_but_one(parts: Sequence[Answers]) -> Answers:
    """The rows that answer every part but one, whichever that is."""
    counts = Counter(chain.from_iterable(parts))
    wanted = len(parts) - 1
    return {
        row: _mean([part[row] for part in parts if row in part], len(parts))
        for row, count in counts.items()
        if count == wanted
    }


def _mean(values: Sequence[int], count: int) -> int:
    return (sum(values) // count) & ~15 | max(values) & 15
