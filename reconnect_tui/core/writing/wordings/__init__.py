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
from importlib import import_module
from textwrap import dedent

from reconnect_tui.core.draft import Tone

_SLOT = re.compile(r"\{([a-z_]+)\}")

_ELSEWHERE: Mapping[str, tuple[str, str]] = {
    "congratulate": ("congratulate", "WORK"),
    "congratulate_life": ("congratulate", "LIFE"),
    "congratulate_birthday": ("congratulate", "BIRTHDAY"),
}
"""Keys whose words do not stand as `TEXTS` in the module of their name."""


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
    """The variants of a move in a tone; life news and birthdays have keys of their own."""
    module, name = _ELSEWHERE.get(key, (key, "TEXTS"))
    # Each move's words are read when they are first needed: a look-up needs none.
    texts: Mapping[Tone, tuple[str, ...]] = getattr(import_module(f"{__name__}.{module}"), name)
    return tuple(wording_from(text) for text in texts[tone])


def wording_from(text: str) -> Wording:
    """The wording that a text holds, read as the top of this module says."""
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
