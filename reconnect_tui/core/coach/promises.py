"""What a writer says they will do, in a draft as in the note of a talk (playbook 4.5)."""

from collections.abc import Iterator
from dataclasses import dataclass

from reconnect_tui.core.coach.lexicon.asking import DO_BETTER, PROMISE
from reconnect_tui.core.coach.prepared import Prepared, Sentence, fold
from reconnect_tui.core.text import one_line, shortened

LONGEST_PROMISE = 140
"""Characters of a promise that is found in a text."""

_SIGNS = " ,;:.!?…–—-"
_JOINTS = (" and", " but", " then")


@dataclass(frozen=True, slots=True)
class PromiseSeen:
    """Something that the writer says they will do."""

    text: str
    """In their own words, from the deed on: `send you the drawings`."""

    start: int
    """Characters from the beginning of the text."""

    end: int


def promises_in(text: str | Prepared) -> tuple[PromiseSeen, ...]:
    """The promises in a text, each once; offered to be noted and never noted unasked."""
    read = text if isinstance(text, Prepared) else Prepared(text)
    found: dict[str, PromiseSeen] = {}
    for sentence in read.sentences:
        if _may_promise(sentence):
            for start, end in _places(sentence):
                seen = _seen(read, start, end)
                found.setdefault(seen.text, seen)
    return tuple(found.values())


def promises_to_do_better(text: str) -> bool:
    """Whether a text says that one will not be silent so long again (playbook M54)."""
    return DO_BETTER.search(fold(text)) is not None


def _may_promise(sentence: Sentence) -> bool:
    text = sentence.text
    return not (sentence.is_question or " if " in f" {text} " or DO_BETTER.search(text))


def _places(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Each from its deed to the next promise of the sentence, in folded characters."""
    matches = list(PROMISE.finditer(sentence.text))
    ends = [match.start() for match in matches] + [len(sentence.text)]
    for match, end in zip(matches, ends[1:], strict=True):
        deed = next(name for name, words in match.groupdict().items() if words)
        yield sentence.start + match.start(deed), sentence.start + end


def _seen(read: Prepared, start: int, end: int) -> PromiseSeen:
    """The promise at a place, without the signs and the “and” that led on to what followed."""
    begin, stop = read.place(start, end)
    words = read.typed[begin:stop].rstrip(_SIGNS)
    for joint in _JOINTS:
        words = words.removesuffix(joint).rstrip(_SIGNS)
    return PromiseSeen(shortened(one_line(words), LONGEST_PROMISE), begin, begin + len(words))
