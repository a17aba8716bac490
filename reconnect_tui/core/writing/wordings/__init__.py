"""The words of the message moves, as data, and how they are read.

A wording is written one sentence to a line, with an empty line between paragraphs. In a line,

- `{slot}` is a slot of the move;
- ` | ` parts alternatives: the first one whose slots can be filled is taken, and a line of which
  none can be filled is left out;
- a leading `~ ` marks a sentence that goes first when a channel allows few characters.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from textwrap import dedent

from reconnect_tui.core.draft import Tone
from reconnect_tui.core.writing.wordings import (
    congratulate,
    no_ask_hello,
    nudge,
    own_gap,
    reintroduce,
    reply,
    share_article,
    shared_memory,
    thank_you,
)

_SLOT = re.compile(r"\{([a-z_]+)\}")

_TEXTS: Mapping[str, Mapping[Tone, tuple[str, ...]]] = {
    "shared_memory": shared_memory.TEXTS,
    "own_gap": own_gap.TEXTS,
    "congratulate": congratulate.WORK,
    "congratulate_life": congratulate.LIFE,
    "share_article": share_article.TEXTS,
    "no_ask_hello": no_ask_hello.TEXTS,
    "reintroduce": reintroduce.TEXTS,
    "thank_you": thank_you.TEXTS,
    "nudge": nudge.TEXTS,
    "reply": reply.TEXTS,
}


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of a wording."""

    alternatives: tuple[str, ...]
    """The ways to say it, the best one first."""

    goes_first: bool
    """Whether it is the first to go when there is little room."""

    paragraph: int
    """The paragraph that it stands in, counted from 0."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One variant of a move in one tone, between the greeting and the closing."""

    lines: tuple[Line, ...]

    @property
    def slot_names(self) -> frozenset[str]:
        """The slots that occur in it."""
        return frozenset(
            name for line in self.lines for text in line.alternatives for name in slots_in(text)
        )


def slots_in(text: str) -> tuple[str, ...]:
    """The names of the slots of a sentence, in their order."""
    return tuple(_SLOT.findall(text))


@cache
def wordings_of(key: str, tone: Tone) -> tuple[Wording, ...]:
    """The variants of a move in a tone; life news has the key `congratulate_life`."""
    return tuple(_wording_from(text) for text in _TEXTS[key][tone])


def _wording_from(text: str) -> Wording:
    lines: list[Line] = []
    paragraph = 0
    for row in dedent(text).strip().splitlines():
        if not row.strip():
            paragraph += 1
            continue
        sentence = row.strip()
        goes_first = sentence.startswith("~ ")
        alternatives = tuple(part.strip() for part in sentence.removeprefix("~ ").split(" | "))
        lines.append(Line(alternatives, goes_first, paragraph))
    return Wording(tuple(lines))
