"""Wordings that users write themselves: how a file of theirs is read, and what is wrong with it.

A file is Markdown with a few lines on top, an empty line, and then the words as in
`wordings`: one sentence to a line, an empty line between paragraphs, `{slot}` for what the record
knows, ` | ` between alternatives, `~ ` before a sentence that goes first where there is little
room. A greeting and a closing are put around them.

    move: own_gap
    tone: warm

    It's been {gap}, can you believe it.
    ~ I still think of {memory}.

    {question}

A move of one's own has a name that is not taken and a `title:`; `when:` says when it fits.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import get_args

from reconnect_tui.core.draft import Tone
from reconnect_tui.core.errors import UnknownMove
from reconnect_tui.core.text import harmless, shortened
from reconnect_tui.core.writing.move import Move, SlotSpec
from reconnect_tui.core.writing.moves import MOVES, move_named
from reconnect_tui.core.writing.setting import BIRTHDAY_KEY, LIFE_KEY
from reconnect_tui.core.writing.wordings import Wording, slots_in, wording_from, wordings_of

TONES: tuple[Tone, ...] = get_args(Tone)

LONGEST = 5_000
"""Characters of a file; a message has a few hundred."""

_OUR_TONES: Mapping[str, tuple[Tone, ...]] = {
    **{move.name: move.tones for move in MOVES},
    LIFE_KEY: move_named("congratulate").tones,
    BIRTHDAY_KEY: move_named("congratulate").tones,
}
"""The tones in which the program has words, by the key of the wordings."""

_HEAD = re.compile(r"^(?P<key>[a-z]+)\s*:\s*(?P<value>.*?)\s*$")
_KEYS = ("move", "tone", "title", "when")
_NAME = re.compile(r"[a-z][a-z0-9_]{1,39}")
_BRACES = re.compile(r"\{([^{}]*)\}|[{}]")


class WrongWording(Exception):
    """A file of words that cannot be used; `line` is where, counted from 1."""

    def __init__(self, line: int, text: str) -> None:
        """Say what is wrong in a line."""
        super().__init__(text)
        self.line = line


@dataclass(frozen=True, slots=True)
class OwnWording:
    """One wording of the user's."""

    move: Move
    """A move of the playbook, or one of the user's own."""

    tone: Tone
    wording: Wording


@dataclass(frozen=True)
class Repertoire:
    """Every move there is, and every way to say it; the user's own ways come first."""

    own: tuple[OwnWording, ...] = ()
    problems: tuple[str, ...] = ()
    """What is passed over, and why: one sentence for each file."""

    _by_key: Mapping[tuple[str, Tone], tuple[Wording, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Find the words by move and tone."""
        found: dict[tuple[str, Tone], tuple[Wording, ...]] = {}
        for one in self.own:
            key = (one.move.name, one.tone)
            found[key] = (*found.get(key, ()), one.wording)
        object.__setattr__(self, "_by_key", found)

    @property
    def moves(self) -> tuple[Move, ...]:
        """The moves of the playbook, and those of the user's own, one of each name."""
        known = {move.name for move in MOVES}
        own: dict[str, Move] = {}
        for one in self.own:
            if one.move.name in known:
                continue
            before = own.get(one.move.name)
            own[one.move.name] = one.move if before is None else _joined(before, one.move)
        return (*MOVES, *own.values())

    def named(self, name: str) -> Move:
        """The move of a name or a code.

        Raises:
            UnknownMove: There is no such move.
        """
        wanted = name.strip().lower().replace(" ", "_").replace("-", "_")
        own = next((move for move in self.moves if move.name == wanted), None)
        return own or move_named(name)

    def wordings(self, key: str, tone: Tone) -> tuple[Wording, ...]:
        """The ways to say a move in a tone, the user's own first."""
        own = self._by_key.get((key, tone), ())
        ours = wordings_of(key, tone) if tone in _OUR_TONES.get(key, ()) else ()
        return (*own, *ours)


STANDARD = Repertoire()
"""The moves of the playbook with our wordings."""


def _joined(one: Move, other: Move) -> Move:
    """One move of the user's own, from two files of it."""
    slots = {slot.name: slot for slot in (*one.slots, *other.slots)}
    return Move(
        one.name,
        "",
        one.title,
        one.summary,
        tuple(slots.values()),
        tuple(dict.fromkeys((*one.tones, *other.tones))),
    )


def own_wording_from(text: str) -> OwnWording:
    """The wording that a file holds.

    Raises:
        WrongWording: It cannot be used; the line and the reason are told.
    """
    if len(text) > LONGEST:
        raise WrongWording(1, f"it is longer than {LONGEST:,} characters, which is no message")
    lines = text.lstrip("\ufeff").splitlines()
    head, body_at = _head_of(lines)
    tone = _tone_of(head)
    body = lines[body_at:]
    if not any(line.strip() for line in body):
        raise WrongWording(len(lines) or 1, "there are no words below the empty line")
    for number, line in enumerate(body, body_at + 1):
        _check_braces(number, line)
    wording = wording_from("\n".join(body))
    move = _move_of(head, tone, wording)
    _check_slots(move, wording, body, body_at)
    return OwnWording(move, tone, wording)


def _head_of(lines: list[str]) -> tuple[dict[str, tuple[str, int]], int]:
    head: dict[str, tuple[str, int]] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            if head:
                return head, number
            continue
        found = _HEAD.match(line)
        if found is None or found["key"] not in _KEYS:
            shown = shortened(harmless(line), 40)
            raise WrongWording(
                number, f"“{shown}” is none of {', '.join(_KEYS)}: begin with move: and tone:"
            )
        head[found["key"]] = (found["value"], number)
    raise WrongWording(len(lines) or 1, "an empty line and the words are missing")


def _tone_of(head: Mapping[str, tuple[str, int]]) -> Tone:
    value, number = head.get("tone", ("warm", 1))
    for tone in TONES:
        if value.lower() == tone:
            return tone
    raise WrongWording(
        number, f"there is no tone “{shortened(harmless(value), 40)}”: {', '.join(TONES)}"
    )


def _check_braces(number: int, line: str) -> None:
    for found in _BRACES.finditer(line):
        if found[1] is None or not _NAME.fullmatch(found[1]):
            shown = shortened(harmless(found[0]), 40)
            raise WrongWording(number, f"“{shown}” is no slot: write {{memory}}, in small letters")


def _move_of(head: Mapping[str, tuple[str, int]], tone: Tone, wording: Wording) -> Move:
    name, number = head.get("move", ("", 1))
    if not name:
        raise WrongWording(1, "it does not say which move it is for: begin with move: own_gap")
    try:
        move = move_named(name)
    except UnknownMove as problem:
        if "title" not in head:
            raise WrongWording(
                number, f"{problem} Add a title: line to make it a move of your own."
            ) from problem
        return _own_move(name, number, head, tone, wording)
    if tone not in move.tones:
        raise WrongWording(
            head.get("tone", ("", number))[1],
            f"the move {move.name} is not said in a {tone} tone: {', '.join(move.tones)}",
        )
    return move


def _own_move(
    name: str, number: int, head: Mapping[str, tuple[str, int]], tone: Tone, wording: Wording
) -> Move:
    plain = name.lower().replace(" ", "_").replace("-", "_")
    if not _NAME.fullmatch(plain):
        raise WrongWording(number, "the name of a move has small letters, digits and underscores")
    if plain in (LIFE_KEY, BIRTHDAY_KEY):
        raise WrongWording(number, f"the name {plain} is taken; give the move another one")
    known = {slot.name: slot for move in MOVES for slot in move.slots}
    slots = [known["name"]]
    for slot in sorted(wording.slot_names - {"name"}):
        spec = known.get(slot)
        question = f"{slot.replace('_', ' ').capitalize()}?"
        slots.append(
            SlotSpec(slot, spec.source, False, spec.hint)
            if spec is not None and spec.source != "typed"
            else SlotSpec(slot, "typed", True, spec.hint if spec is not None else question)
        )
    when = head.get("when", ("A wording of your own.", 0))[0]
    return Move(
        plain, "", shortened(harmless(head["title"][0]), 60), harmless(when), tuple(slots), (tone,)
    )


def _check_slots(move: Move, wording: Wording, body: list[str], body_at: int) -> None:
    known = {slot.name for slot in move.slots}
    for number, line in enumerate(body, body_at + 1):
        for slot in slots_in(line):
            if slot not in known:
                listed = ", ".join(sorted(known - {"name"}))
                raise WrongWording(
                    number, f"the move {move.name} has no slot {{{slot}}}. Its slots are: {listed}"
                )
    missing = {slot.name for slot in move.slots if slot.required} - wording.slot_names - {"name"}
    if missing:
        named = ", ".join(f"{{{slot}}}" for slot in sorted(missing))
        raise WrongWording(body_at, f"the move {move.name} cannot do without {named}")
