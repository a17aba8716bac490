"""The words of the move *offer help* (T13)."""

from collections.abc import Mapping

from reconnect_tui.core.draft import Tone

TEXTS: Mapping[Tone, tuple[str, ...]] = {
    "warm": (
        """
        I heard about {their_work}, and I thought of you at once.
        If it's of use to you, I could {specific_help}.
        ~ {no_return_line}

        ~ I still think of {memory}. | I've been glad ever since that we met \
{how_met}.
        It's been {gap} since we last spoke.
        How are you?
        """,
        """
        I was glad to hear about {their_work}.
        Whenever you could use a hand, I could {specific_help}.
        ~ {no_return_line}

        ~ I haven't forgotten {memory}. | I haven't forgotten how we met \
{how_met}.
        We haven't talked for {gap}.
        How are you?
        """,
        """
        I've been thinking about {their_work}.
        Just so you know, I could {specific_help}, and I'd like to.
        ~ {no_return_line}

        ~ I often think of {memory}. | It's a while since we met {how_met}.
        I know it's been {gap}.
        How are you these days?
        """,
    ),
    "neutral": (
        """
        I heard about {their_work}, and I thought of you.
        If it is of use to you, I could {specific_help}.
        ~ {no_return_line}

        ~ I still think of {memory}. | I am still glad that we met {how_met}.
        It has been {gap} since we last spoke.
        How are you?
        """,
        """
        I was glad to hear of {their_work}.
        Should you need a hand, I could {specific_help}.
        ~ {no_return_line}

        ~ I have not forgotten {memory}. | I have not forgotten how we met {how_met}.
        We have not spoken for {gap}.
        How are you?
        """,
        """
        I have been thinking about {their_work}.
        If you ever want it, I could {specific_help}.
        ~ {no_return_line}

        ~ I remember {memory}. | I remember how we met {how_met}.
        Our last conversation was {gap} ago.
        How are you at the moment?
        """,
    ),
    "formal": (
        """
        I learned of {their_work} with great interest.
        Should it be of use to you, I could {specific_help}.

        ~ I recall {memory} with gratitude. | I recall with pleasure how we met {how_met}.
        It has been {gap} since we last spoke.
        May I ask how you are?
        {no_return_line}
        """,
        """
        I was pleased to hear of {their_work}.
        If it would help you, I could {specific_help}.

        ~ I have not forgotten {memory}. | I have not forgotten how we met {how_met}.
        We have not spoken for {gap}.
        May I ask how you are?
        {no_return_line}
        """,
        """
        I have been thinking of {their_work}.
        Whenever it suits you, I could {specific_help}.

        ~ To this day I think of {memory}. | I remember how we met {how_met}.
        Our last exchange was {gap} ago.
        How are you at present?
        {no_return_line}
        """,
    ),
}
