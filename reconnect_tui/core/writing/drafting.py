"""Composing a message: the move's words, the record's facts, and what the user gave."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.draft import Draft, Tone
from reconnect_tui.core.errors import WrongInput
from reconnect_tui.core.owner import Owner
from reconnect_tui.core.text import cleaned
from reconnect_tui.core.writing.circumstances import Circumstances
from reconnect_tui.core.writing.fitting import Fit, fitting_moves
from reconnect_tui.core.writing.laying_out import body_of, is_long_for_a_link
from reconnect_tui.core.writing.manner import (
    channel_for,
    tone_for,
    usual_channel,
    usual_tone,
    variant_for,
)
from reconnect_tui.core.writing.moves import Move
from reconnect_tui.core.writing.own_words import STANDARD, Repertoire
from reconnect_tui.core.writing.phrases import (
    deed_phrase,
    entered,
    lesson_phrase,
    reason_phrase,
    without_braces,
)
from reconnect_tui.core.writing.setting import Setting, wording_key
from reconnect_tui.core.writing.slot import Slot
from reconnect_tui.core.writing.slot_values import offered, suggested
from reconnect_tui.core.writing.spending import memory_used_in, sentences_of, spent
from reconnect_tui.core.writing.subjects import subject_for
from reconnect_tui.core.writing.wordings import Wording

__all__ = [
    "Composition",
    "Fit",
    "Slot",
    "compose",
    "fitting_moves",
    "memory_used_in",
    "spent",
    "usual_channel",
    "usual_tone",
    "variant_for",
]

_WITH_SUBJECT = frozenset({"email", "inmail"})
_NOTHING: Mapping[str, str] = MappingProxyType({})
_BECAUSE = re.compile(r"^because\s+", re.IGNORECASE)
_LED_IN: Mapping[str, Callable[[str], str]] = {
    "learned": lesson_phrase,
    "specific_help": deed_phrase,
    "what_i_bring": deed_phrase,
}
"""What is typed for a slot that follows `I learned …` or `I could …`."""

_SENTENCE_ENDS = re.compile(r"[.!?…]+(?=\s|$)")
_MOST_SUGGESTIONS = 5
_ONE_SENTENCE = frozenset({"update", "one_question"})
"""Slots that hold a single sentence (playbook M11, M58, T10)."""


@dataclass(frozen=True)
class Composition:
    """A message as it was composed, with its slots."""

    draft: Draft
    slots: tuple[Slot, ...]


def compose(
    contact: Contact,
    owner: Owner,
    move: Move,
    today: date,
    *,
    tone: Tone | None = None,
    channel: str = "",
    values: Mapping[str, str] = _NOTHING,
    repertoire: Repertoire = STANDARD,
    others: Sequence[str] = (),
) -> Composition:
    """A message to a person; a required slot that nobody could fill stays as `{slot}`.

    Braces in names and values become parentheses, so that they are never taken for open slots.

    Args:
        contact: To whom.
        owner: Whose name stands under it.
        move: What kind of message.
        today: From when gaps and ages are counted.
        tone: The tone, or nothing for the usual one; a move without a formal wording is neutral.
        channel: The channel, or nothing for the usual one.
        values: What the user gave for slots; an empty one takes an optional sentence out.
        repertoire: The ways to say it; ours if not said.
        others: Messages to other people. Of the ways to say it that one is taken which has the
            fewest of their sentences; without any, or where several have as few, the next in turn.

    Raises:
        WrongInput: There is no such tone or channel, or the move has no such slot.
    """
    there = Circumstances(contact, today)
    spoken = tone_for(move, tone or usual_tone(contact))
    way = channel_for(contact, move, channel)
    variants = repertoire.wordings(wording_key(there, move, values), spoken)
    first = variant_for(contact, move, len(variants))
    me = entered(owner.name if spoken == "formal" and owner.name else owner.signature)
    told = frozenset(sentence for text in others for sentence in sentences_of(text))

    def composed(way: str) -> Iterator[Composition]:
        for turn in range(len(variants)):
            variant = (first + turn) % len(variants)
            if turn == 0 or values.keys() <= variants[variant].slot_names | {"name"}:
                setting = Setting(there, move, spoken, variant, values, me, owner.time_zone)
                yield _composed(setting, variants[variant], owner, way)

    best = _least_told(composed(way), told)
    if not channel and is_long_for_a_link(best.draft, best.slots):
        return _least_told(composed("email"), told)
    return best


def _least_told(ways: Iterator[Composition], told: frozenset[str]) -> Composition:
    """The way to say it with the fewest sentences that others have; the first of such."""
    best, fewest = next(ways), 0
    if told:
        fewest = len(told.intersection(sentences_of(best.draft.body)))
    for other in ways if fewest else ():
        repeated = len(told.intersection(sentences_of(other.draft.body)))
        if repeated < fewest:
            best, fewest = other, repeated
    return best


def _composed(setting: Setting, wording: Wording, owner: Owner, channel: str) -> Composition:
    slots = _slots(setting, wording, setting.given)
    filled = {slot.name: slot.value for slot in slots}
    draft = Draft(
        contact_id=setting.there.contact.id,
        body=body_of(wording, slots, setting, owner, channel),
        subject=subject_for(setting, owner, filled) if channel in _WITH_SUBJECT else "",
        move=setting.move.name,
        tone=setting.tone,
        channel=channel,
        stage="first_contact" if setting.is_cold_ask else setting.move.stage,
    )
    return Composition(draft, slots)


def _slots(setting: Setting, wording: Wording, values: Mapping[str, str]) -> tuple[Slot, ...]:
    move = setting.move
    used = wording.slot_names | {"name"}
    specs = [spec for spec in move.slots if spec.name in used]
    unknown = sorted(set(values) - {spec.name for spec in specs})
    if unknown:
        named = ", ".join(f"“{name}”" for name in unknown)
        known = ", ".join(spec.name for spec in specs)
        raise WrongInput(f"The move {move.name} has no slot {named}. Its slots are: {known}.")
    slots = []
    for spec in specs:
        found = offered(spec.name, setting)
        value = found[0] if found else ""
        if spec.name in values:
            value = _given(spec.name, values[spec.name])
        others = [words for words in (*found, *suggested(spec.name, setting)) if words != value]
        slots.append(
            Slot(
                spec.name,
                spec.source,
                spec.required,
                value,
                spec.hint,
                tuple(others[:_MOST_SUGGESTIONS]),
            )
        )
    return tuple(slots)


def _given(name: str, words: str) -> str:
    if name == "answer":
        return cleaned(without_braces(words))
    given = entered(words)
    if name in _ONE_SENTENCE and len(_SENTENCE_ENDS.findall(given)) > 1:
        raise WrongInput(f"{name}: one sentence is enough; the rest can wait for their answer.")
    if name == "why_them":
        return reason_phrase(_BECAUSE.sub("", given))
    return _LED_IN[name](given) if name in _LED_IN else given
