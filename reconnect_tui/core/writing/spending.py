"""What a message has told, so that the next one does not tell it again (playbook 5.2)."""

import re
from collections.abc import Sequence
from dataclasses import replace

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.stems import stems_in
from reconnect_tui.core.text import folded
from reconnect_tui.core.writing.intents import ASK_LATER, ASKING
from reconnect_tui.core.writing.phrases import (
    ENDS_A_SENTENCE,
    deed_phrase,
    inside,
    lesson_phrase,
    memory_phrase,
)

_SPACES = re.compile(r"\s+")
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?…])\s+|\n+")
_FEWEST_STEMS = 3
_MOST_OF = 0.7
"""The part of the words of a memory by which it is known again in a sentence."""


def sentences_of(text: str) -> list[str]:
    """The sentences of a message, for comparing; a greeting and a closing are none."""
    parts = (part.strip() for part in _BETWEEN_SENTENCES.split(text))
    return [_flat(part) for part in parts if ENDS_A_SENTENCE.search(part)]


def memory_used_in(body: str, contact: Contact) -> str:
    """The shared memory that a message speaks of, as the record has it, or nothing.

    Memories that no message has used are looked for first.
    """
    text = _flat(body)
    fresh = [memory for memory in contact.shared_memories if memory not in contact.memories_used]
    for memory in (*fresh, *contact.memories_used):
        if any(_has_words(text, words) for words in (memory_phrase(memory), inside(memory))):
            return memory
    told = [stems_in(sentence) for sentence in _BETWEEN_SENTENCES.split(body)]
    return next((memory for memory in fresh if _is_reworded(stems_in(memory), told)), "")


def _has_words(text: str, words: str) -> bool:
    flat = _flat(words)
    return bool(flat) and re.search(rf"(?<!\w){re.escape(flat)}(?!\w)", text) is not None


def _is_reworded(memory: frozenset[str], told: Sequence[frozenset[str]]) -> bool:
    """Whether a sentence has most of the words of a memory, in an order of its own."""
    most = max(_FEWEST_STEMS, _MOST_OF * len(memory))
    return any(len(memory & sentence) >= most for sentence in told)


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
