"""Moves that bring something: news answered, something to read, help, thanks, comfort."""

from reconnect_tui.core.writing.move import (
    GAP,
    HOW_MET,
    LATE,
    MEMORY,
    NAME,
    QUESTION,
    Move,
    SlotSpec,
)

CONGRATULATE = Move(
    name="congratulate",
    code="T04",
    title="Congratulate",
    summary="Congratulates on news of theirs, at work or in life.",
    slots=(
        NAME,
        SlotSpec("event", "record", True, "What are you congratulating them on?"),
        LATE,
        SlotSpec("why_not_surprised", "typed", False, "Why does it not surprise you?"),
        SlotSpec("warm_line", "typed", False, "What do you wish them?"),
        MEMORY,
        HOW_MET,
        GAP,
        QUESTION,
        SlotSpec("no_reply_line", "derived", False, "How do you say that no answer is due?"),
    ),
    needs_answer=False,
    is_light=True,
)

SHARE_ARTICLE = Move(
    name="share_article",
    code="T06",
    title="Send something worth reading",
    summary="Passes on an article, with the reason why it is for them.",
    slots=(
        NAME,
        SlotSpec("link", "record", True, "What is the address of the article?"),
        SlotSpec("why_them", "typed", True, "Why is it for them? Because …"),
        SlotSpec("article", "record", False, "What is it?"),
        MEMORY,
        HOW_MET,
        GAP,
        SlotSpec("opinion_question", "derived", False, "What would you like to hear about it?"),
    ),
    is_light=True,
)

OPEN_OFFER = Move(
    name="open_offer",
    code="T13",
    title="Offer help",
    summary="Holds out one thing that you would gladly do for them.",
    slots=(
        NAME,
        SlotSpec("their_work", "record", True, "What are they working on? your …"),
        SlotSpec("specific_help", "typed", True, "With what, exactly? I could …"),
        MEMORY,
        HOW_MET,
        GAP,
        SlotSpec("no_return_line", "derived", False, "How do you say that nothing is due?"),
    ),
    needs_answer=False,
    is_light=True,
)

GIVE = Move(
    name="give",
    code="T14",
    title="Give: introduction, source or expertise",
    summary="Hands them something that fits their present work; who is introduced has agreed.",
    slots=(
        NAME,
        SlotSpec("their_need", "record", True, "What is it good for? your …"),
        SlotSpec("gift", "typed", True, "What do you have: an introduction, a source, a skill?"),
        SlotSpec("both_agreed", "typed", False, "An introduction: has the other one agreed?"),
        MEMORY,
        HOW_MET,
        GAP,
        QUESTION,
    ),
    needs_answer=False,
    is_light=True,
)

MUTUAL_MENTION = Move(
    name="mutual_mention",
    code="T16",
    title="Name the mutual friend",
    summary="Comes by way of somebody you both know, who agreed to be named.",
    slots=(
        NAME,
        SlotSpec("mutual", "record", True, "Who knows you both and may be named?"),
        SlotSpec("what_they_said", "typed", False, "What did they say? that …"),
        MEMORY,
        HOW_MET,
        GAP,
        QUESTION,
    ),
    is_light=True,
)

IMPACT_UPDATE = Move(
    name="impact_update",
    code="T22",
    title="Tell a mentor what their advice led to",
    summary="Gives the credit back: what they said, and what came of it.",
    slots=(
        NAME,
        SlotSpec("advice", "record", True, "What did they advise or show you?"),
        SlotSpec("result", "typed", True, "What came of it, in a sentence?"),
        HOW_MET,
        GAP,
        SlotSpec("thanks", "derived", False, "How do you thank them?"),
        QUESTION,
    ),
    needs_answer=False,
)

SUPPORT = Move(
    name="support",
    code="T26",
    title="Stand by after hard news",
    summary="Says that you have heard, and offers one thing; no answer is expected.",
    slots=(
        NAME,
        SlotSpec("acknowledge", "typed", True, "What have you heard? that …"),
        SlotSpec("good_memory", "record", False, "What do you remember with warmth?"),
        SlotSpec("specific_help", "typed", False, "What could you do? I could …"),
        SlotSpec("no_reply_line", "derived", True, "How do you say that no answer is due?"),
    ),
    needs_answer=False,
)
