"""Moves that begin, from something shared or from the silence itself."""

from reconnect_tui.core.writing.move import (
    GAP,
    HOW_MET,
    INVITE,
    MEMORY,
    NAME,
    NEUTRAL,
    QUESTION,
    UPDATE,
    WARM,
    WARM_OR_NEUTRAL,
    Move,
    SlotSpec,
)

SHARED_MEMORY = Move(
    name="shared_memory",
    code="T01",
    title="Shared memory",
    summary="Begins with one moment that you both remember.",
    slots=(
        NAME,
        SlotSpec("memory", "record", True, "Which moment do you both remember?"),
        SlotSpec("learned", "typed", False, "What did you learn from them? I learned …"),
        GAP,
        QUESTION,
        SlotSpec("promise_due", "record", False, "What have you promised, and not done yet?"),
    ),
)

OWN_GAP = Move(
    name="own_gap",
    code="T02",
    title="Own the gap",
    summary="Says in one line that it has been long, then turns to them.",
    slots=(
        NAME,
        SlotSpec("gap", "derived", True, "How long has it been?"),
        MEMORY,
        HOW_MET,
        SlotSpec("update", "typed", False, "Where are you now, in one sentence?"),
        QUESTION,
        SlotSpec("invite", "derived", False, "Which two ways to talk can you offer?"),
        SlotSpec("promise_due", "record", False, "What have you promised, and not done yet?"),
    ),
)

OWN_GAP_HUMOUR = Move(
    name="own_gap_humour",
    code="T03",
    title="Own the gap with humour",
    summary="Takes the silence lightly, in one line at your own cost.",
    slots=(
        NAME,
        SlotSpec("gap", "derived", True, "How long has it been?"),
        SlotSpec("self_joke", "derived", True, "What is funny about you in this?"),
        MEMORY,
        HOW_MET,
        UPDATE,
        QUESTION,
        INVITE,
    ),
    tones=WARM,
)

RECENT_ACTIVITY = Move(
    name="recent_activity",
    code="T07",
    title="Respond to what they did",
    summary="Takes up a post, a talk or a comment of theirs, with a thought of your own.",
    slots=(
        NAME,
        SlotSpec("activity", "record", True, "What did they post, say or do? your …"),
        SlotSpec("comment_line", "derived", False, "How do you mention your comment?"),
        SlotSpec("my_view", "typed", True, "What do you think about it, in a sentence?"),
        MEMORY,
        HOW_MET,
        GAP,
        QUESTION,
        INVITE,
    ),
    is_light=True,
)

NO_ASK_HELLO = Move(
    name="no_ask_hello",
    code="T08",
    title="Hello without a request",
    summary="Says hello because something brought them to mind, and wants nothing.",
    slots=(
        NAME,
        SlotSpec("sighting", "record", False, "Whom did you meet that you both know?"),
        SlotSpec("recommendation", "record", False, "What reminded you of them?"),
        SlotSpec("connected", "record", False, "Since when are you connected? since …"),
        SlotSpec("project_note", "record", False, "Which project of theirs do you wonder about?"),
        SlotSpec("earlier_project", "record", False, "Which earlier project of theirs?"),
        SlotSpec("family_note", "record", False, "Who in their family would you ask after?"),
        MEMORY,
        HOW_MET,
        GAP,
        QUESTION,
        SlotSpec("promise_due", "record", False, "What have you promised, and not done yet?"),
    ),
    tones=WARM_OR_NEUTRAL,
    is_light=True,
)

REINTRODUCE = Move(
    name="reintroduce",
    code="T09",
    title="Remind them who you are",
    summary="Says how you know each other before anything else.",
    slots=(
        NAME,
        SlotSpec("how_met", "record", True, "Where or how did you meet?"),
        SlotSpec("place_time", "record", False, "When was that?"),
        SlotSpec("detail_they_would_recall", "typed", False, "Which detail would they recall?"),
        GAP,
        SlotSpec("promise", "record", False, "What did you promise them?"),
        QUESTION,
    ),
)

PERSONAL = Move(
    name="personal",
    code="T12",
    title="Simply reconnect",
    summary="Says that you miss them, and asks nothing else.",
    slots=(
        NAME,
        MEMORY,
        HOW_MET,
        SlotSpec("feeling", "typed", False, "What do you miss, in one sentence?"),
        GAP,
        QUESTION,
    ),
    tones=WARM,
)

COMMENT = Move(
    name="comment",
    code="T23",
    title="Comment on a post",
    summary="One or two public sentences about what they wrote; a private message comes later.",
    slots=(
        NAME,
        SlotSpec("specific_point", "typed", True, "Which point of theirs, in a sentence?"),
        SlotSpec("comment_question", "typed", False, "What would you ask about it?"),
    ),
    tones=NEUTRAL,
    needs_answer=False,
    channel="comment",
    layout="bare",
)

CALL_OPENER = Move(
    name="call_opener",
    code="T24",
    title="Call or in-person card",
    summary="Four lines to have before you: who you are, what you share, a question, a next step.",
    slots=(
        NAME,
        SlotSpec("opening", "derived", True, "How do you say who you are?"),
        SlotSpec("gap", "derived", False, "How long has it been?"),
        MEMORY,
        HOW_MET,
        SlotSpec("real_question", "derived", True, "What do you really want to know?"),
        SlotSpec("next_step", "derived", True, "Which one next step could you propose?"),
    ),
    channel="phone",
    layout="card",
)
