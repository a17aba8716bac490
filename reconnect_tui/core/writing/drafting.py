"""Composing a message: the move's words, the record's facts, and what the user gave."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from reconnect_tui.core.channels import SMS_PARTS, sms_segments
from reconnect_tui.core.contact import Contact
from reconnect_tui.core.draft import Draft, Tone
from reconnect_tui.core.errors import WrongInput
from reconnect_tui.core.owner import Owner
from reconnect_tui.core.text import cleaned, folded
from reconnect_tui.core.writing.circumstances import Circumstances
from reconnect_tui.core.writing.fitting import Fit, fitting_moves
from reconnect_tui.core.writing.intents import ASK_LATER, ASKING
from reconnect_tui.core.writing.manner import (
    MOST_WORDS,
    SHORT_CHANNELS,
    channel_for,
    tone_for,
    usual_channel,
    usual_tone,
    variant_for,
)
from reconnect_tui.core.writing.moves import Move, SlotSource
from reconnect_tui.core.writing.own_words import STANDARD, Repertoire
from reconnect_tui.core.writing.phrases import (
    deed_phrase,
    entered,
    inside,
    lesson_phrase,
    memory_phrase,
    reason_phrase,
    without_braces,
)
from reconnect_tui.core.writing.salutation import SALUTATIONS
from reconnect_tui.core.writing.setting import Setting, wording_key
from reconnect_tui.core.writing.slot_values import offered, suggested
from reconnect_tui.core.writing.subjects import subject_for
from reconnect_tui.core.writing.wordings import Line, Wording, slots_in

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
_CLOSINGS: Mapping[Tone, str] = {
    "warm": "Warmly,",
    "neutral": "Best wishes,",
    "formal": "With kind regards,",
}
_SAYING_WHO_ONE_IS = frozenset({"reintroduce", "second_channel"})
_CORE = 5
"""The rank of a sentence that no lack of room removes."""

_RECALLING = frozenset({"gap", "memory", "how_met"})
_NOTHING: Mapping[str, str] = MappingProxyType({})
_BECAUSE = re.compile(r"^because\s+", re.IGNORECASE)
_BLANK = re.compile(r"\{([a-z_]+)\}")
_ENDS_A_SENTENCE = re.compile(r"[.!?…。！？](?:[”\"’')\]]*)$")
_LED_IN: Mapping[str, Callable[[str], str]] = {
    "learned": lesson_phrase,
    "specific_help": deed_phrase,
    "what_i_bring": deed_phrase,
}
"""What is typed for a slot that follows `I learned …` or `I could …`."""

_SPACES = re.compile(r"\s+")
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?…])\s+|\n+")
_MOST_SUGGESTIONS = 5


@dataclass(frozen=True)
class Slot:
    """A place of a message, with what stands in it."""

    name: str
    source: SlotSource
    required: bool
    value: str
    """Empty while it is unfilled."""

    hint: str
    suggestions: tuple[str, ...]
    """What else could stand there, the best first."""


@dataclass(frozen=True)
class Composition:
    """A message as it was composed, with its slots."""

    draft: Draft
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    paragraph: int
    rank: int
    """How long it stays when room is short: 0 goes first, `_CORE` never goes."""

    asks: bool = False
    """Whether it asks how they are."""


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
    told = frozenset(sentence for text in others for sentence in _sentences_of(text))

    def composed(way: str) -> Iterator[Composition]:
        for turn in range(len(variants)):
            variant = (first + turn) % len(variants)
            if turn == 0 or values.keys() <= variants[variant].slot_names | {"name"}:
                setting = Setting(there, move, spoken, variant, values, me)
                yield _composed(setting, variants[variant], owner, way)

    best = _least_told(composed(way), told)
    if not channel and _is_long_for_a_link(best.draft):
        return _least_told(composed("email"), told)
    return best


def _least_told(ways: Iterator[Composition], told: frozenset[str]) -> Composition:
    """The way to say it with the fewest sentences that others have; the first of such."""
    best, fewest = next(ways), 0
    if told:
        fewest = len(told.intersection(_sentences_of(best.draft.body)))
    for other in ways if fewest else ():
        repeated = len(told.intersection(_sentences_of(other.draft.body)))
        if repeated < fewest:
            best, fewest = other, repeated
    return best


def _is_long_for_a_link(draft: Draft) -> bool:
    """Whether it has a link for which its channel has no room (playbook 5.4)."""
    limit = SHORT_CHANNELS.get(draft.channel)
    return (
        limit is not None
        and "://" in draft.body
        and not _has_room(draft.body, draft.channel, limit)
    )


def _composed(setting: Setting, wording: Wording, owner: Owner, channel: str) -> Composition:
    slots = _slots(setting, wording, setting.given)
    filled = {slot.name: slot.value for slot in slots}
    draft = Draft(
        contact_id=setting.there.contact.id,
        body=_body(wording, slots, setting, owner, channel),
        subject=subject_for(setting, owner, filled) if channel in _WITH_SUBJECT else "",
        move=setting.move.name,
        tone=setting.tone,
        channel=channel,
        stage="first_contact" if setting.is_cold_ask else setting.move.stage,
    )
    return Composition(draft, slots)


def _sentences_of(text: str) -> list[str]:
    """The sentences of a message, for comparing; a greeting and a closing are none."""
    parts = (part.strip() for part in _BETWEEN_SENTENCES.split(text))
    return [_flat(part) for part in parts if _ENDS_A_SENTENCE.search(part)]


def memory_used_in(body: str, contact: Contact) -> str:
    """The shared memory that a message speaks of, as the record has it, or nothing.

    Memories that no message has used are looked for first.
    """
    text = _flat(body)
    fresh = [memory for memory in contact.shared_memories if memory not in contact.memories_used]
    for memory in (*fresh, *contact.memories_used):
        for words in (memory_phrase(memory), inside(memory)):
            if words and _flat(words) in text:
                return memory
    return ""


def spent(contact: Contact, body: str, move: str) -> Contact:
    """The contact once a message went out: what it told is not offered for the next one again.

    A wish to ask for something stays until it was asked (playbook M50).

    Args:
        contact: To whom it went.
        body: Its words.
        move: What kind of message it was.
    """
    text = _flat(body)
    told = [memory_used_in(body, contact)]
    told += [contact.learned] if _is_told(lesson_phrase(contact.learned), text) else []
    used = dict.fromkeys((*contact.memories_used, *(words for words in told if words)))
    stays = contact.intent == ASK_LATER and move != ASKING
    return replace(
        contact,
        memories_used=tuple(used),
        offer="" if _is_told(deed_phrase(contact.offer), text) else contact.offer,
        intent=contact.intent if stays else "",
    )


def _is_told(words: str, text: str) -> bool:
    return bool(words) and _flat(words) in text


def _flat(text: str) -> str:
    return _SPACES.sub(" ", folded(text)).strip()


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
    if name == "why_them":
        return reason_phrase(_BECAUSE.sub("", given))
    return _LED_IN[name](given) if name in _LED_IN else given


def _body(
    wording: Wording, slots: tuple[Slot, ...], setting: Setting, owner: Owner, channel: str
) -> str:
    by_name = {slot.name: slot for slot in slots}
    sentences = [
        sentence
        for place, line in enumerate(wording.lines)
        if (sentence := _sentence(line, by_name, is_first=place == 0)) is not None
    ]
    if setting.there.contact.asks_first and setting.move.stage != "reply":
        sentences = _asking_first(sentences)
    if setting.move.layout == "bare":
        return " ".join(sentence.text for sentence in sentences)
    if setting.move.layout == "card":
        return "\n".join(sentence.text for sentence in sentences)
    greeting = f"{SALUTATIONS[setting.tone]} {by_name['name'].value or '{name}'},"
    signature = _signature(setting, owner)
    limit = SHORT_CHANNELS.get(channel)
    if limit is None:
        closing = "\n".join(part for part in (_CLOSINGS[setting.tone], signature) if part)
        return "\n\n".join((greeting, *_paragraphs(sentences), closing))
    while True:
        words = " ".join(sentence.text for sentence in sentences)
        text = "\n".join((greeting, words, signature)).strip()
        fits = _has_room(text, channel, limit)
        if fits or not (loose := [one for one in sentences if one.rank < _CORE]):
            return text
        lowest = min(one.rank for one in loose)
        sentences.remove([one for one in loose if one.rank == lowest][-1])


def _asking_first(sentences: list[_Sentence]) -> list[_Sentence]:
    """The sentences with the question after the greeting, in a paragraph of its own."""
    asking = [replace(one, paragraph=-1) for one in sentences if one.asks]
    return [*asking, *(one for one in sentences if not one.asks)]


def _has_room(text: str, channel: str, limit: int) -> bool:
    """Whether a short channel takes a text whole; a text message in at most two parts (C28)."""
    if channel == "sms" and sms_segments(text).parts > SMS_PARTS:
        return False
    return len(text) <= limit and len(text.split()) <= MOST_WORDS.get(channel, limit)


def _paragraphs(sentences: list[_Sentence]) -> list[str]:
    paragraphs: dict[int, list[str]] = {}
    for sentence in sentences:
        paragraphs.setdefault(sentence.paragraph, []).append(sentence.text)
    return [" ".join(texts) for texts in paragraphs.values()]


def _signature(setting: Setting, owner: Owner) -> str:
    """The whole name where they may not know who writes, else the one among acquaintances."""
    whole = setting.tone == "formal" or setting.move.name in _SAYING_WHO_ONE_IS
    name = owner.name if whole and owner.name else owner.signature
    return entered(name)


def _sentence(line: Line, slots: Mapping[str, Slot], *, is_first: bool) -> _Sentence | None:
    for text in line.alternatives:
        names = slots_in(text)
        if all(slots[name].value or slots[name].required for name in names):
            rank = _CORE if is_first else _rank(line, names, slots)
            asks = names == ("question",)
            return _Sentence(_filled(text, slots), line.paragraph, rank, asks)
    return None


def _rank(line: Line, names: tuple[str, ...], slots: Mapping[str, Slot]) -> int:
    """How long a sentence stays where there is little room: the opening and the core always.

    Courtesies go first, then what the record adds, then plain words and the question; what names
    the silence and what recalls something shared stay as long as they can (playbook C05, C07).
    """
    if any(slots[name].required for name in names):
        return _CORE
    if not _RECALLING.isdisjoint(names):
        return _CORE - 1
    if "question" in names:
        return _CORE - 2
    return (1 if names else 0) if line.goes_first else _CORE - 3


def _filled(text: str, slots: Mapping[str, Slot]) -> str:
    """The sentence with its slots filled, and its punctuation kept in order."""
    whole = _BLANK.fullmatch(text)
    if whole is not None:
        return _as_sentence(slots[whole[1]])

    def words(match: re.Match[str]) -> str:
        value = slots[match[1]].value
        if not value:
            return match[0]
        if text[match.end() : match.end() + 1] == "." and _ENDS_A_SENTENCE.search(value):
            return value.rstrip(".") if value.endswith(".") else f"{value}\0"
        return inside(value) or value

    return _BLANK.sub(words, text).replace("\0.", "").replace("\0", "")


def _as_sentence(slot: Slot) -> str:
    if not slot.value:
        return f"{{{slot.name}}}"
    if slot.name == "link" or _ENDS_A_SENTENCE.search(slot.value) or "\n" in slot.value:
        return slot.value
    return slot.value.rstrip(" ,;:") + ("?" if slot.name.endswith("question") else ".")
