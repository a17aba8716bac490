"""Words, and who has them where: the part of the search that knows nothing of people.

Everything inexact is done on the vocabulary, never on the people: thirty thousand people share a
far smaller number of words (performance, section 2.3).
"""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

_LAST = "\U0010ffff"

_SLIP, _SLIP_IN_BEGINNING, _A_SLIP_COSTS = 62, 52, 8

SHORTEST_MISSPELT = 4
"""Letters a word must have to be taken for a misspelling of another."""


class Shelf:
    """The words of some fields, each with the marks of the places where it stands."""

    def __init__(self) -> None:
        """Begin without a word."""
        self._marks: defaultdict[str, list[int]] = defaultdict(list)
        self._vocabulary: list[str] | None = None

    def add(self, words: Iterable[str], mark: int) -> None:
        """Note that the words stand at the place of `mark`; marks only ever grow."""
        if self._vocabulary is not None:
            words = tuple(words)
            for word in words:
                if word not in self._marks:
                    insort(self._vocabulary, word)
                    self._marks[word] = []
        all_marks = self._marks
        for word in words:
            all_marks[word].append(mark)

    def remove(self, words: Iterable[str], mark: int) -> None:
        """Take back what `add` noted; a word that stands nowhere any more is forgotten."""
        for word in words:
            marks = self._marks[word]
            del marks[bisect_left(marks, mark)]
            if not marks:
                del self._marks[word]
                if self._vocabulary is not None:
                    del self._vocabulary[bisect_left(self._vocabulary, word)]

    def make_ready(self) -> None:
        """Put the words in order."""
        if self._vocabulary is None:
            self._vocabulary = sorted(self._marks)

    @property
    def vocabulary(self) -> Sequence[str]:
        """Every word, in order."""
        self.make_ready()
        return self._vocabulary or ()

    def marks(self, word: str) -> Sequence[int]:
        """Where exactly this word stands."""
        return self._marks.get(word, ())

    def beginning_with(self, start: str) -> Sequence[str]:
        """The words that begin so, in order, the very word included."""
        return _beginning_with(self.vocabulary, start)

    def misspelt(self, word: str) -> Iterator[tuple[str, int]]:
        """The words that `word` may be a slip for, with how well they are met, in percent.

        First the beginnings of words with the same first letter are compared, then, where that
        gives nothing, all whole words.
        """
        slips = slips_allowed(word)
        if not slips:
            return
        found = False
        for beginning, count in self._similar_beginnings(word, slips):
            for candidate in self.beginning_with(beginning):
                found = True
                whole = candidate == beginning
                yield candidate, (_SLIP if whole else _SLIP_IN_BEGINNING) - _A_SLIP_COSTS * count
        if not found:
            for candidate, count in similar(word, self.vocabulary, slips):
                yield candidate, _SLIP - _A_SLIP_COSTS * count

    def _similar_beginnings(self, word: str, slips: int) -> Iterator[tuple[str, int]]:
        near: dict[str, None] = {}
        for first in dict.fromkeys(word[:2]):
            for candidate in self.beginning_with(first):
                if len(candidate) >= len(word) - slips:
                    near[candidate[: len(word)]] = None
                    near[candidate[: len(word) + 1]] = None
        yield from similar(word, list(near), slips)

    def with_letters_left_out(self, word: str) -> Iterator[str]:
        """The words of which `word` has the first letter and some others in order: `mntgmry`."""
        for candidate in self.beginning_with(word[:1]):
            if len(word) < len(candidate) <= 2 * len(word):
                letters = iter(candidate)
                if all(letter in letters for letter in word):
                    yield candidate


def _beginning_with(vocabulary: Sequence[str], start: str) -> Sequence[str]:
    left = bisect_left(vocabulary, start)
    return vocabulary[left : bisect_left(vocabulary, start + _LAST, left)]


def slips_allowed(word: str) -> int:
    """How many letters may be wrong, missing, too many or swapped, by the length of the word."""
    if len(word) < SHORTEST_MISSPELT:
        return 0
    return 1 if len(word) < 8 else 2 if len(word) < 12 else 3


def similar(word: str, choices: Sequence[str], slips: int) -> Iterator[tuple[str, int]]:
    """The choices at most so many slips away; two letters swapped are one slip."""
    from rapidfuzz import process  # here, for it is slow to load and rarely needed
    from rapidfuzz.distance import OSA

    for choice, count, _ in process.extract(
        word, choices, scorer=OSA.distance, score_cutoff=slips, limit=None
    ):
        yield choice, int(count)
