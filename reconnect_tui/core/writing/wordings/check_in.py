"""The words of the move *keep alive* (T19): a few friendly lines, nothing asked."""

from collections.abc import Mapping

from reconnect_tui.core.draft import Tone

TEXTS: Mapping[Tone, tuple[str, ...]] = {
    "warm": (
        """
        I heard about {milestone}, and I'm glad for you. | Today I thought of {note}, and so of \
you. | I found something for you: {saved_item}. | {season} | Today I was thinking of {memory}. \
| I was thinking of you today.
        ~ I haven't forgotten that I promised {promise_due}.
        ~ {check_question}

        ~ No need to answer, I only wanted to send you a hello.
        I hope the week is kind to you.
        """,
        """
        What good news about {milestone}. | I was wondering about {note} today. | \
This looked like something for you: {saved_item}. | {season} | I found myself thinking \
of {memory}. | You crossed my mind today.
        ~ I haven't forgotten that I promised {promise_due}.
        ~ {check_question}

        ~ This needs no answer, it's only a wave from here.
        All good wishes to you and yours, and I hope this season is good to you.
        """,
        """
        I was so pleased about {milestone}. | I haven't forgotten {note}. | I kept something for \
you: {saved_item}. | {season} | I was thinking of {memory} today. | I wanted to send you a \
short hello.
        ~ I haven't forgotten that I promised {promise_due}.
        ~ {check_question}

        ~ Don't feel you have to write back.
        I hope you're having a good time of it.
        """,
    ),
    "neutral": (
        """
        I heard about {milestone}, and I am glad for you. | Today I thought of {note}, and so of \
you. | I found something for you: {saved_item}. | {season} | Today I was thinking of {memory}. \
| I was thinking of you today.
        ~ I have not forgotten that I promised {promise_due}.
        ~ {check_question}

        ~ There is no need to answer, I only wanted to say hello.
        I hope that the week goes well for you.
        """,
        """
        That is good news about {milestone}. | I was wondering about {note}. | This may be \
something for you: {saved_item}. | {season} | I have been thinking of {memory}. | You \
came to mind today.
        ~ I have not forgotten that I promised {promise_due}.
        ~ {check_question}

        ~ This needs no answer.
        I send you and yours my best wishes, and I hope that the season is good to you.
        """,
        """
        I was pleased to hear of {milestone}. | I have not forgotten {note}. | I kept something \
for you: {saved_item}. | {season} | I was thinking of {memory} today. | I wanted to send you \
a short hello.
        ~ I have not forgotten that I promised {promise_due}.
        ~ {check_question}

        ~ You need not write back.
        I hope that you are well and that work is as you wish.
        """,
    ),
}
