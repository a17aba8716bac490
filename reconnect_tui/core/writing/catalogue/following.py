"""Moves that go on: thanks, a sign of life, a second try, a last word, an answer."""

from reconnect_tui.core.writing.move import (
    LATE,
    MEMORY,
    NAME,
    NEUTRAL,
    NO_RUSH,
    QUESTION,
    WARM_OR_NEUTRAL,
    Move,
    SlotSpec,
)

THANK_YOU = Move(
    name="thank_you",
    code="T18",
    title="Thank after talking",
    summary="Thanks them for a talk and names one thing that it gave you.",
    slots=(
        NAME,
        SlotSpec("talk", "derived", True, "What are you thanking them for?"),
        SlotSpec("takeaway", "typed", True, "What did they speak about that stayed with you?"),
        SlotSpec("what_i_did_with_it", "typed", False, "What have you done with it since?"),
        SlotSpec("promise_kept", "record", False, "Which promise have you kept?"),
    ),
    stage="thank_you",
    needs_answer=False,
)

CHECK_IN = Move(
    name="check_in",
    code="T19",
    title="Keep alive",
    summary="A few friendly lines between two talks; no question is needed.",
    slots=(
        NAME,
        SlotSpec("milestone", "record", False, "What have they reached? your …"),
        SlotSpec("note", "record", False, "What of theirs came to mind?"),
        SlotSpec("saved_item", "record", False, "What have you found for them?"),
        SlotSpec("season", "derived", False, "What time of their year is it, in a sentence?"),
        MEMORY,
        SlotSpec("check_question", "typed", False, "Is there something you would ask?"),
        SlotSpec("promise_due", "record", False, "What have you promised, and not done yet?"),
    ),
    tones=WARM_OR_NEUTRAL,
    stage="check_in",
    needs_answer=False,
)

NUDGE = Move(
    name="nudge",
    code="T20",
    title="Gentle nudge",
    summary="Adds something new to a message that had no answer, and leaves them time.",
    slots=(
        NAME,
        SlotSpec("new_thing", "typed", True, "What is new since your last message?"),
        SlotSpec("lighter_ask", "derived", False, "What small answer would already do?"),
        NO_RUSH,
    ),
    tones=WARM_OR_NEUTRAL,
    stage="follow_up",
)

SECOND_CHANNEL = Move(
    name="second_channel",
    code="T21",
    title="Try another channel",
    summary="A short line elsewhere, in case the first message went to an old address.",
    slots=(
        NAME,
        SlotSpec("how_we_know", "record", True, "Where or how did you meet?"),
        SlotSpec("assume_address_wrong", "derived", True, "Why do you write here?"),
        SlotSpec("one_line_value", "typed", True, "What is new for them, in one sentence?"),
        SlotSpec("easy_out", "derived", False, "How can they let it be with ease?"),
    ),
    tones=NEUTRAL,
    stage="follow_up",
)

CLOSE_LOOP = Move(
    name="close_loop",
    code="T27",
    title="Let go kindly",
    summary="A last good word that leaves the door open; silence is often better.",
    slots=(
        NAME,
        SlotSpec("good_word", "typed", False, "What are you thankful for, in a sentence?"),
        MEMORY,
        SlotSpec("open_door", "derived", True, "How do you leave the door open?"),
    ),
    tones=WARM_OR_NEUTRAL,
    stage="follow_up",
    needs_answer=False,
)

REPLY = Move(
    name="reply",
    code="",
    title="Answer them",
    summary="Thanks them for their message and leaves the page to your answer.",
    slots=(
        NAME,
        LATE,
        SlotSpec("answer", "typed", True, "What is your answer?"),
        QUESTION,
    ),
    stage="reply",
)
