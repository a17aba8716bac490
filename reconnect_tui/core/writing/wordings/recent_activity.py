"""The words of the move *respond to what they did* (T07)."""

from collections.abc import Mapping

from reconnect_tui.core.draft import Tone

TEXTS: Mapping[Tone, tuple[str, ...]] = {
    "warm": (
        """
        I came across {activity}, and it stayed with me.
        ~ {comment_line}
        {my_view}
        ~ It took me back to {memory}. | It took me back to how we met {how_met}.

        It's been {gap} since we last spoke.
        {question}
        ~ {invite}

        ~ I'm glad to see what you're doing, and I'd love to hear more.
        """,
        """
        I enjoyed {activity}.
        ~ {comment_line}
        {my_view}

        ~ I thought back to {memory}. | I thought of how we met \
{how_met}.
        We haven't talked for {gap}, so I'd like to hear your side.
        {question}
        ~ {invite}
        """,
        """
        I have to tell you what I made of {activity}.
        ~ {comment_line}
        {my_view}

        ~ I thought of {memory}, too. | I thought of how we met {how_met}, too.
        I know it's been {gap} since we last spoke.
        {question}
        ~ {invite}

        ~ Whatever you're up to next, I'll be following it with pleasure.
        """,
    ),
    "neutral": (
        """
        I came across {activity}, and I have thought about it since.
        ~ {comment_line}
        {my_view}
        ~ It reminded me of {memory}. | It reminded me of how we met {how_met}.

        It has been {gap} since we last spoke.
        {question}
        ~ {invite}

        ~ I was glad to see what you are doing now.
        """,
        """
        I followed {activity} with interest.
        ~ {comment_line}
        {my_view}

        ~ I remembered {memory}. | I remembered how we met {how_met}.
        We have not spoken for {gap}, so I would like to hear more from you.
        {question}
        ~ {invite}
        """,
        """
        I would like to say a word about {activity}.
        ~ {comment_line}
        {my_view}

        ~ It also brought back {memory}. | It also brought back how we met {how_met}.
        Our last conversation was {gap} ago.
        {question}
        ~ {invite}

        ~ I look forward to seeing what you do next.
        """,
    ),
    "formal": (
        """
        I followed {activity} with great interest.
        ~ {comment_line}
        {my_view}
        ~ It reminded me of {memory}. | It reminded me of how we met {how_met}.

        It has been {gap} since we last spoke.
        {question}
        ~ {invite}

        ~ I hope that your work continues to go well.
        """,
        """
        Allow me to say how much I valued {activity}.
        ~ {comment_line}
        {my_view}

        ~ I recalled with pleasure {memory}. | I recalled with pleasure how we met {how_met}.
        We have not spoken for {gap}.
        {question}
        ~ {invite}
        """,
        """
        I was pleased to find {activity}.
        ~ {comment_line}
        {my_view}

        ~ It brought back {memory}. | It brought back how we met {how_met}.
        Our last exchange was {gap} ago, and I would welcome news of you.
        {question}
        ~ {invite}
        """,
    ),
}
