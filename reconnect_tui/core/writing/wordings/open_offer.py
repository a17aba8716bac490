"""The words of the move *offer help* (T13)."""

from collections.abc import Mapping

from reconnect_tui.core.draft import Tone

TEXTS: Mapping[Tone, tuple[str, ...]] = {
    "warm": (
        """
        I heard about {their_work}, and I thought of you at once.
        If it's of use to you, I could {specific_help}.

        ~ It would be a way to repay you for {memory}. | I've been glad ever since that we met \
{how_met}.
        It's been {gap} since we last spoke.
        How is it going, and how are you?
        ~ {no_return_line}
        """,
        """
        It's good to see what you're doing with {their_work}.
        Whenever you could use a hand, I could {specific_help}.

        ~ You did as much for me, I haven't forgotten {memory}. | I haven't forgotten how we met \
{how_met}.
        We haven't talked for {gap}.
        How are you?
        ~ {no_return_line}
        """,
        """
        I've been following {their_work} from afar.
        Just so you know, I could {specific_help}, and I'd like to.

        ~ It would be like the days of {memory}. | It's a while since we met {how_met}.
        I know it's been {gap}.
        What are you busiest with right now?
        ~ {no_return_line}
        """,
    ),
    "neutral": (
        """
        I heard about {their_work}, and I thought of you.
        If it is of use to you, I could {specific_help}.

        ~ I would be glad to return something for {memory}. | I am still glad that we met {how_met}.
        It has been {gap} since we last spoke.
        How is it going, and how are you?
        ~ {no_return_line}
        """,
        """
        I was glad to see what you are doing with {their_work}.
        Should you need a hand, I could {specific_help}.

        ~ I have not forgotten {memory}. | I have not forgotten how we met {how_met}.
        We have not spoken for {gap}.
        How are you?
        ~ {no_return_line}
        """,
        """
        I have been following {their_work} from a distance.
        If you ever want it, I could {specific_help}.

        ~ It would remind me of {memory}. | I remember how we met {how_met}.
        Our last conversation was {gap} ago.
        What are you working on now?
        ~ {no_return_line}
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
        I have followed {their_work} with respect.
        Whenever it suits you, I could {specific_help}.

        ~ I think of {memory} to this day. | I remember how we met {how_met}.
        Our last exchange was {gap} ago.
        How does your work progress?
        {no_return_line}
        """,
    ),
}
