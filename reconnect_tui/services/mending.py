"""Sentences with which a message can be mended, and where they belong (playbook 4.5)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from reconnect_tui.core.coach.finding import Finding
from reconnect_tui.core.contact import Contact
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.errors import ReconnectError
from reconnect_tui.core.writing.circumstances import Circumstances
from reconnect_tui.core.writing.meeting_phrases import how_met_phrase
from reconnect_tui.core.writing.phrases import inside, memory_phrase
from reconnect_tui.services.outreach import Outreach

_SENTENCE_END = re.compile(r"[.!?…](?=\s|$)")
_MOST_CHOICES = 9
_GREETING_WORDS = 6


@dataclass(frozen=True, slots=True)
class Mending:
    """What could be put into a message, and where."""

    title: str
    """The question above the choices."""

    words: tuple[str, ...] = ()
    """Whole sentences, the best first; none where nothing is known."""

    why_not: str = ""
    """What to do where there are none."""

    after: int = 0
    """Characters from the beginning; the sentence goes behind the one that ends here or later."""

    leads: bool = False
    """Whether the sentence opens the message, right after the greeting."""

    instead: tuple[int, int] | None = None
    """Characters of the sentence whose place it takes, from and to."""

    def put(self, body: str, sentence: str) -> tuple[int, int, str]:
        """Where a sentence goes: from, to (characters from the beginning), and the words there."""
        if self.instead is not None:
            return *self.instead, sentence
        at = _after_greeting(body) if self.leads else _end_of_sentence(body, self.after)
        before, behind = body[:at], body[at:]
        left = "" if not before or before[-1].isspace() else " "
        right = "" if not behind or behind[0].isspace() else " "
        return at, at, f"{left}{sentence}{right}"


class Mender:
    """Finds the sentences for what the coach has seen."""

    def __init__(self, outreach: Outreach, today: Callable[[], date]) -> None:
        """Take words from the moves, with the clock handed in."""
        self._outreach = outreach
        self._today = today

    def of(self, finding: Finding, draft: Draft, contact: Contact) -> Mending:
        """What could mend a finding."""
        there = Circumstances(contact, self._today())
        if finding.fix == "insert_gap":
            return Mending(
                "Say how long it has been",
                _gap_lines(there.gap, draft.tone),
                "No day is known on which you last spoke; say it in your words.",
                leads=True,
            )
        if finding.fix == "pick_memory":
            return Mending(
                "What do you share?",
                _shared_lines(there),
                "Nothing shared is noted yet; p asks what you two shared.",
                after=_end_of_sentence(draft.body, _after_greeting(draft.body)),
            )
        if finding.fix == "build_invitation":
            return Mending(
                "Which two ways to talk?",
                self._invitations(contact, draft),
                "Say two ways or two times in your words.",
                after=finding.end,
                instead=_sentence_around(draft.body, finding) if finding.rule == "C13" else None,
            )
        return Mending(
            "Say that it comes late",
            self._slot_words(contact, "congratulate", "late_line", draft)
            or ("This comes late, and it is meant.",),
            after=finding.end,
        )

    def _invitations(self, contact: Contact, draft: Draft) -> tuple[str, ...]:
        """Two ways on two days, and the days turned round (M82, T17)."""
        ways = self._slot_words(contact, "invite", "format_a", draft)
        others = self._slot_words(contact, "invite", "format_b", draft)
        days = self._slot_words(contact, "invite", "time_a", draft)
        later = self._slot_words(contact, "invite", "time_b", draft)
        plans = [
            (way, day, other, then)
            for way in ways
            for other in others
            for day, then in zip(days, later, strict=False)
            if way != other
        ]
        return tuple(
            f"Would {way} on {day} suit you, or {other} on {then}?"
            for way, day, other, then in plans[:_MOST_CHOICES]
        )

    def _slot_words(self, contact: Contact, move: str, slot: str, draft: Draft) -> tuple[str, ...]:
        """What the record offers for a slot of a move."""
        tone = draft.tone if draft.tone in ("warm", "neutral", "formal") else None
        try:
            slots = self._outreach.begin(contact, move, tone=tone).slots  # type: ignore[arg-type]
        except ReconnectError:
            return ()
        words = [
            each
            for one in slots
            if one.name == slot
            for each in (one.value, *one.suggestions)
            if each
        ]
        return tuple(words[:_MOST_CHOICES])


def _gap_lines(gap: str, tone: str) -> tuple[str, ...]:
    if not gap:
        return ()
    if tone == "formal":
        return (
            f"It has been {gap} since we last spoke, which I regret.",
            f"We last spoke {gap} ago.",
        )
    if tone == "neutral":
        return (
            f"It has been {gap} since we last spoke.",
            f"We last spoke {gap} ago, which is longer than I meant.",
        )
    return (
        f"It's been {gap}, and the quiet was mine.",
        f"I know it's been {gap} since we last spoke.",
    )


def _sentence_around(body: str, finding: Finding) -> tuple[int, int]:
    """Where the sentence with a finding begins and ends."""
    ends = [match.end() for match in _SENTENCE_END.finditer(body, 0, finding.start)]
    start = max([*ends, body.rfind("\n", 0, finding.start) + 1])
    start += len(body[start:]) - len(body[start:].lstrip())
    found = _SENTENCE_END.search(body, max(start, finding.end - 1))
    line_end = body.find("\n", finding.end)
    ends_at = [found.end() if found else len(body), line_end if line_end >= 0 else len(body)]
    return start, min(ends_at)


def _shared_lines(there: Circumstances) -> tuple[str, ...]:
    contact = there.contact
    lines = [f"I still think of {memory_phrase(memory)}." for memory in there.fresh_memories]
    if contact.how_met.strip():
        lines.append(f"I remember well how we met {how_met_phrase(contact.how_met)}.")
    lines += [f"I still think of {inside(words)}." for words in contact.shared_keywords]
    return tuple(lines[:_MOST_CHOICES])


def _after_greeting(body: str) -> int:
    """Where the first sentence after the greeting begins; 0 where there is no greeting."""
    line, _, rest = body.partition("\n")
    if line.rstrip().endswith(",") and len(line.split()) <= _GREETING_WORDS:
        return len(body) - len(rest.lstrip())
    comma = line.find(", ")
    if comma > 0 and len(line[:comma].split()) <= _GREETING_WORDS - 2:
        return comma + 2
    return 0


def _end_of_sentence(body: str, at: int) -> int:
    """Where the sentence ends in which a place lies."""
    start = max(0, min(at, len(body)) - 1)
    line_end = body.find("\n", start)
    line_end = len(body) if line_end < 0 else line_end
    found = _SENTENCE_END.search(body, start, line_end)
    return found.end() if found else line_end
