"""From the sentences of a wording to the text of a message, within the room of its channel."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from reconnect_tui.core.channels import SMS_PARTS, sms_segments
from reconnect_tui.core.draft import Draft, Tone
from reconnect_tui.core.owner import Owner
from reconnect_tui.core.writing.derived_values import opening_words
from reconnect_tui.core.writing.manner import MOST_WORDS, SHORT_CHANNELS
from reconnect_tui.core.writing.phrases import ENDS_A_SENTENCE, entered, inside
from reconnect_tui.core.writing.salutation import SALUTATIONS
from reconnect_tui.core.writing.setting import Setting
from reconnect_tui.core.writing.slot import Slot
from reconnect_tui.core.writing.slot_values import shorter_questions
from reconnect_tui.core.writing.wordings import Line, Wording, slots_in
from reconnect_tui.core.writing.wordings.questions import WELLBEING

_CLOSINGS: Mapping[Tone, str] = {
    "warm": "Warmly,",
    "neutral": "Best wishes,",
    "formal": "With kind regards,",
}
_SAYING_WHO_ONE_IS = frozenset({"reintroduce", "second_channel"})
_CORE = 5
"""The rank of a sentence that no lack of room removes."""

_SPOKEN = frozenset({"phone", "in_person"})
_HOW_ARE_YOU = "how are you"
_RECALLING = frozenset({"gap", "memory", "how_met"})
_BLANK = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    paragraph: int
    rank: int
    """How long it stays when room is short: 0 goes first, `_CORE` never goes."""

    asks: bool = False
    """Whether it asks how they are."""


def body_of(
    wording: Wording, slots: tuple[Slot, ...], setting: Setting, owner: Owner, channel: str
) -> str:
    """The text of a message.

    Args:
        wording: The sentences, with their slots.
        slots: What stands in the slots.
        setting: Whom it is for, and how it is said.
        owner: Who signs it.
        channel: Where there is little room, sentences are left out; what is spoken is a line each.
    """
    by_name = {slot.name: slot for slot in slots}
    sentences = [
        sentence
        for place, line in enumerate(wording.lines)
        if (sentence := _sentence(line, by_name, setting.given, is_first=place == 0)) is not None
    ]
    if setting.there.contact.asks_first and setting.move.stage != "reply":
        sentences = _asking_first(sentences, setting)
    if setting.move.layout == "bare":
        return " ".join(sentence.text for sentence in sentences)
    if setting.move.layout == "card":
        return "\n".join(sentence.text for sentence in sentences)
    if channel in _SPOKEN:
        return "\n".join((*opening_words(setting), *(sentence.text for sentence in sentences)))
    word = entered(setting.there.contact.greeting) or SALUTATIONS[setting.tone]
    greeting = f"{word} {by_name['name'].value or '{name}'},"
    signature = _signature(setting, owner)
    if channel in SHORT_CHANNELS:
        return _shortened(sentences, greeting, signature, channel, setting)
    closing = "\n".join(part for part in (_CLOSINGS[setting.tone], signature) if part)
    return "\n\n".join((greeting, *_paragraphs(sentences), closing))


def _shortened(
    sentences: list[_Sentence], greeting: str, signature: str, channel: str, setting: Setting
) -> str:
    """The text with as many sentences as a short channel has room for."""
    kept = list(sentences)
    while True:
        words = " ".join(one.text for one in kept)
        text = "\n".join((greeting, words, signature)).strip()
        loose = [one for one in kept if one.rank < _CORE]
        if not loose or _has_room(text, channel, SHORT_CHANNELS[channel]):
            return text
        lowest = min(one.rank for one in loose)
        goes = [one for one in loose if one.rank == lowest][-1]
        at = kept.index(goes)
        shorter = _shorter_question(goes, [*kept[:at], *kept[at + 1 :]], setting)
        kept[at : at + 1] = [shorter] if shorter else []


def _shorter_question(
    sentence: _Sentence, others: list[_Sentence], setting: Setting
) -> _Sentence | None:
    """A short question in place of one that there is no room for (M59); none beside another."""
    told = " ".join(one.text for one in others).lower()
    if not sentence.asks or "question" in setting.given or "?" in told:
        return None
    stock = [
        words
        for words in shorter_questions(setting)
        if not ("how you are" in told and words.startswith("How"))
    ]
    shortest = min((sentence.text, *stock), key=len)
    return replace(sentence, text=shortest) if len(shortest) < len(sentence.text) else None


def _asking_first(sentences: list[_Sentence], setting: Setting) -> list[_Sentence]:
    """The sentences with the question after the greeting, in a paragraph of its own.

    Where a move asks nothing of its own, a word about how they are takes that place.
    """
    asking = [replace(one, paragraph=-1) for one in sentences if one.asks]
    if not asking and not any(_HOW_ARE_YOU in one.text.lower() for one in sentences):
        asking = [_Sentence(setting.turned(WELLBEING[setting.tone])[0], -1, _CORE - 2, asks=True)]
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


def _sentence(
    line: Line, slots: Mapping[str, Slot], given: Mapping[str, str], *, is_first: bool
) -> _Sentence | None:
    """The best way to say it for which the words are there; what the user gave comes first."""
    meant = [text for text in line.alternatives if any(given.get(one) for one in slots_in(text))]
    for text in (*meant, *line.alternatives):
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
        if text[match.end() : match.end() + 1] == "." and ENDS_A_SENTENCE.search(value):
            return value.rstrip(".") if value.endswith(".") else f"{value}\0"
        return inside(value) or value

    return _BLANK.sub(words, text).replace("\0.", "").replace("\0", "")


def _as_sentence(slot: Slot) -> str:
    if not slot.value:
        return f"{{{slot.name}}}"
    if slot.name == "link" or ENDS_A_SENTENCE.search(slot.value) or "\n" in slot.value:
        return slot.value
    return slot.value.rstrip(" ,;:") + ("?" if slot.name.endswith("question") else ".")


def is_long_for_a_link(draft: Draft, slots: tuple[Slot, ...]) -> bool:
    """Whether it has a link for which its channel has no room (playbook 5.4)."""
    limit = SHORT_CHANNELS.get(draft.channel)
    if limit is None or not any("://" in slot.value for slot in slots):
        return False
    return "://" not in draft.body or not _has_room(draft.body, draft.channel, limit)
