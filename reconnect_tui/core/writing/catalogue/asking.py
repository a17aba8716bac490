"""Moves that ask: a view, an exchange, a connection, a meeting, a favour."""

from reconnect_tui.core.writing.move import (
    GAP,
    HOW_MET,
    MEMORY,
    NAME,
    OFFER,
    OPT_OUT,
    QUESTION,
    TWO_WAYS,
    WARM_OR_NEUTRAL,
    Move,
    SlotSpec,
)

MENTORSHIP = Move(
    name="mentorship",
    code="T10",
    title="Ask for a view",
    summary="Asks one clear question of somebody whose judgement you value.",
    slots=(
        NAME,
        MEMORY,
        HOW_MET,
        SlotSpec("learned", "typed", False, "What did you learn from them? I learned …"),
        GAP,
        SlotSpec("decision", "typed", False, "What are you deciding, in one sentence?"),
        SlotSpec("one_question", "typed", True, "Which one question?"),
        TWO_WAYS,
        OFFER,
    ),
    asks=True,
)

NETWORKING = Move(
    name="networking",
    code="T11",
    title="Exchange ideas",
    summary="Proposes to trade notes with a peer, and brings something.",
    slots=(
        NAME,
        SlotSpec("event_or_work", "typed", False, "What have you been doing or attending?"),
        MEMORY,
        HOW_MET,
        GAP,
        SlotSpec("topic", "typed", False, "Which subject? about …"),
        SlotSpec("what_i_bring", "typed", True, "What can you show them? I can …"),
        TWO_WAYS,
    ),
    tones=WARM_OR_NEUTRAL,
)

INTRO_REQUEST = Move(
    name="intro_request",
    code="T15",
    title="Ask a mutual friend to connect you",
    summary="Asks somebody who knows you both to pass on two lines, with an easy way to say no.",
    slots=(
        NAME,
        SlotSpec("target", "record", True, "Whom would you like to reach?"),
        SlotSpec("why_target", "typed", True, "Why them, in one sentence?"),
        SlotSpec("forwardable", "derived", True, "Which two lines can be passed on?"),
        SlotSpec("together", "typed", False, "Or could all three of you meet, in a sentence?"),
        OPT_OUT,
        MEMORY,
        HOW_MET,
        GAP,
        OFFER,
    ),
    tones=WARM_OR_NEUTRAL,
    asks=True,
)

INVITE_THEM = Move(
    name="invite",
    code="T17",
    title="Invite, two options",
    summary="Proposes two ways and two days to talk, and makes it easy to take neither.",
    slots=(
        NAME,
        SlotSpec("thanks_back", "derived", False, "How do you thank them for writing?"),
        SlotSpec("answer", "typed", False, "What is your answer to what they wrote?"),
        SlotSpec("format_a", "derived", True, "Which way to meet? a …"),
        SlotSpec("time_a", "derived", True, "On which day?"),
        SlotSpec("format_b", "derived", True, "Which other way? a …"),
        SlotSpec("time_b", "derived", True, "On which other day?"),
        SlotSpec("length", "derived", False, "How long?"),
        SlotSpec("easy_out", "derived", False, "How can they take neither with ease?"),
        MEMORY,
        HOW_MET,
        GAP,
        QUESTION,
    ),
)

STAGED_ASK = Move(
    name="staged_ask",
    code="T25",
    title="Ask, once the tie is warm",
    summary="Asks for one thing, says how small it is, and leaves the way out open.",
    slots=(
        NAME,
        MEMORY,
        HOW_MET,
        GAP,
        SlotSpec("what_for", "typed", False, "What is it for, in one sentence?"),
        SlotSpec("one_favour", "typed", True, "Which one thing would you ask?"),
        SlotSpec("size", "typed", False, "How small is it, in a sentence?"),
        OPT_OUT,
        OFFER,
    ),
    stage="reply",
    asks=True,
)
