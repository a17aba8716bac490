"""The catalogue of message moves: what each one does, needs and allows (playbook, section 5)."""

import re
from dataclasses import dataclass
from typing import Literal

from reconnect_tui.core.draft import TONES, Stage, Tone
from reconnect_tui.core.errors import UnknownMove

SlotSource = Literal["record", "derived", "typed"]

_WARM_OR_NEUTRAL: tuple[Tone, ...] = ("warm", "neutral")
_SEPARATORS = re.compile(r"[\s\-]+")


@dataclass(frozen=True, slots=True)
class SlotSpec:
    """A place in a move's wordings that takes words from the record, the program or the user."""

    name: str
    """The word between the braces."""

    source: SlotSource
    """Where its words usually come from; the user may always give their own."""

    required: bool
    """Whether the message cannot do without; the others take their whole sentence with them."""

    hint: str
    """One short question to show beside the slot."""


@dataclass(frozen=True, slots=True)
class Move:
    """One way to begin or to continue a conversation."""

    name: str
    """As the contract names it: `own_gap`."""

    code: str
    """As the playbook numbers it: `T02`; empty for a move that the playbook does not number."""

    title: str
    """A few words for a list."""

    summary: str
    """What it does, on one line."""

    slots: tuple[SlotSpec, ...]
    """In the order in which one would fill them."""

    tones: tuple[Tone, ...] = TONES
    """The tones it can be written in."""

    stage: Stage = "first_contact"
    """Where in an attempt it stands; the draft takes it over."""

    needs_answer: bool = True
    """Whether it leaves the next word to them."""


_NAME = SlotSpec("name", "record", True, "How do you address them?")
_MEMORY = SlotSpec("memory", "record", False, "What did you two share?")
_HOW_MET = SlotSpec("how_met", "record", False, "Where or how did you meet?")
_GAP = SlotSpec("gap", "derived", False, "How long has it been?")
_QUESTION = SlotSpec("question", "derived", False, "What would you like to know about them?")
_NO_RUSH = SlotSpec("no_rush", "derived", False, "How do you tell them to take their time?")
_LATE = SlotSpec("late_line", "derived", False, "How do you say that this comes late?")


SHARED_MEMORY = Move(
    name="shared_memory",
    code="T01",
    title="Shared memory",
    summary="Begins with one moment that you both remember.",
    slots=(
        _NAME,
        SlotSpec("memory", "record", True, "Which moment do you both remember?"),
        SlotSpec("learned", "typed", False, "What did you learn from them?"),
        _GAP,
        _QUESTION,
    ),
)

OWN_GAP = Move(
    name="own_gap",
    code="T02",
    title="Own the gap",
    summary="Says in one line that it has been long, then turns to them.",
    slots=(
        _NAME,
        SlotSpec("gap", "derived", True, "How long has it been?"),
        _MEMORY,
        _HOW_MET,
        SlotSpec("update", "typed", False, "Where are you now, in one sentence?"),
        _QUESTION,
        SlotSpec("invite", "derived", False, "Which two ways to talk can you offer?"),
    ),
)

CONGRATULATE = Move(
    name="congratulate",
    code="T04",
    title="Congratulate",
    summary="Congratulates on news of theirs, at work or in life.",
    slots=(
        _NAME,
        SlotSpec("event", "record", True, "What are you congratulating them on?"),
        _LATE,
        SlotSpec("why_not_surprised", "typed", False, "Why does it not surprise you?"),
        SlotSpec("warm_line", "typed", False, "What do you wish them?"),
        _MEMORY,
        _HOW_MET,
        _GAP,
        _QUESTION,
        SlotSpec("no_reply_line", "derived", False, "How do you say that no answer is due?"),
    ),
    needs_answer=False,
)

SHARE_ARTICLE = Move(
    name="share_article",
    code="T06",
    title="Send something worth reading",
    summary="Passes on an article, with the reason why it is for them.",
    slots=(
        _NAME,
        SlotSpec("link", "record", True, "What is the address of the article?"),
        SlotSpec("why_them", "typed", True, "Why is it for them? Because …"),
        SlotSpec("article", "record", False, "What is it?"),
        _MEMORY,
        _HOW_MET,
        _GAP,
        SlotSpec("opinion_question", "derived", False, "What would you like to hear about it?"),
    ),
)

NO_ASK_HELLO = Move(
    name="no_ask_hello",
    code="T08",
    title="Hello without a request",
    summary="Says hello because something brought them to mind, and wants nothing.",
    slots=(
        _NAME,
        SlotSpec("sighting", "record", False, "Whom did you meet that you both know?"),
        SlotSpec("recommendation", "record", False, "What reminded you of them?"),
        SlotSpec("project_note", "typed", False, "Which project of theirs do you wonder about?"),
        SlotSpec("family_note", "typed", False, "Who in their family would you ask after?"),
        _MEMORY,
        _HOW_MET,
        _GAP,
        _QUESTION,
    ),
    tones=_WARM_OR_NEUTRAL,
)

REINTRODUCE = Move(
    name="reintroduce",
    code="T09",
    title="Remind them who you are",
    summary="Says how you know each other before anything else.",
    slots=(
        _NAME,
        SlotSpec("how_met", "record", True, "Where or how did you meet?"),
        SlotSpec("place_time", "record", False, "When was that?"),
        SlotSpec("detail_they_would_recall", "typed", False, "Which detail would they recall?"),
        _GAP,
        SlotSpec("promise", "record", False, "What did you promise them?"),
        _QUESTION,
    ),
)

THANK_YOU = Move(
    name="thank_you",
    code="T18",
    title="Thank after talking",
    summary="Thanks them for a talk and names one thing that it gave you.",
    slots=(
        _NAME,
        SlotSpec("talk", "derived", True, "What are you thanking them for?"),
        SlotSpec("takeaway", "typed", True, "What did they speak about that stayed with you?"),
        SlotSpec("what_i_did_with_it", "typed", False, "What have you done with it since?"),
        SlotSpec("promise_kept", "record", False, "Which promise have you kept?"),
    ),
    stage="thank_you",
    needs_answer=False,
)

NUDGE = Move(
    name="nudge",
    code="T20",
    title="Gentle nudge",
    summary="Adds something new to a message that had no answer, and leaves them time.",
    slots=(
        _NAME,
        SlotSpec("new_thing", "typed", True, "What is new since your last message?"),
        SlotSpec("lighter_ask", "derived", False, "What small answer would already do?"),
        _NO_RUSH,
    ),
    tones=_WARM_OR_NEUTRAL,
    stage="follow_up",
)

REPLY = Move(
    name="reply",
    code="",
    title="Answer them",
    summary="Thanks them for their message and leaves the page to your answer.",
    slots=(
        _NAME,
        _LATE,
        SlotSpec("answer", "typed", True, "What is your answer?"),
        _QUESTION,
    ),
    stage="reply",
)

MOVES: tuple[Move, ...] = (
    SHARED_MEMORY,
    OWN_GAP,
    CONGRATULATE,
    SHARE_ARTICLE,
    NO_ASK_HELLO,
    REINTRODUCE,
    THANK_YOU,
    NUDGE,
    REPLY,
)
"""Every move, in the order of the playbook; the answer, which it does not number, is last."""

_BY_WORD = {
    **{move.name: move for move in MOVES},
    **{move.code.lower(): move for move in MOVES if move.code},
    "t05": CONGRATULATE,  # life news: the event's type tells the two apart (contract)
}


def move_named(name: str) -> Move:
    """The move of a name or a code, in any case, with spaces or hyphens for underscores.

    Raises:
        UnknownMove: There is no such move; the message lists the names.
    """
    move = _BY_WORD.get(_SEPARATORS.sub("_", name.strip().lower()))
    if move is None:
        known = ", ".join(each.name for each in MOVES)
        raise UnknownMove(f"There is no move “{name.strip()}”. The moves are: {known}.")
    return move
