"""The words of the move *ask for a view* (T10): one question, two ways to answer it."""

from collections.abc import Mapping

from reconnect_tui.core.draft import Tone

TEXTS: Mapping[Tone, tuple[str, ...]] = {
    "warm": (
        """
        I still go back to {memory}. | I still remember how we met {how_met}. | I've often \
thought of you.
        ~ I learned {learned} from you, and it has stayed with me.
        It's been {gap} since we last spoke, and I hope you're well.

        {decision}
        I'd value your view on one thing.
        {one_question}
        {two_ways}

        {offer}
        """,
        """
        I have been thinking of {memory}. | These days I think of how we met {how_met}. | \
You came to mind today.
        ~ From you I learned {learned}, and I haven't forgotten it.
        We haven't talked for {gap}. How are you?

        {decision}
        There's one question I'd love your take on.
        {one_question}
        {two_ways}

        {offer}
        """,
        """
        Something reminded me of {memory}. | Something reminded me of how we met {how_met}. | \
You came to mind this week.
        ~ Thanks to you I learned {learned}, and I still put it to use.
        I know it's been {gap}, so first of all: how are you?

        {decision}
        Your opinion would help me a good deal.
        {one_question}
        {two_ways}

        {offer}
        """,
    ),
    "neutral": (
        """
        I still think of {memory}. | I remember well how we met {how_met}. | I have often \
thought of our talks.
        ~ I learned {learned} from you, and I still use it.
        It has been {gap} since we last spoke, and I hope you are well.

        {decision}
        I would value your view on one point.
        {one_question}
        {two_ways}

        {offer}
        """,
        """
        I have not forgotten {memory}. | I have not forgotten how we met {how_met}. | I have \
been thinking of you.
        ~ From you I learned {learned}, and it has been useful ever since.
        We have not spoken for {gap}. How are you?

        {decision}
        I would be glad of your opinion on one question.
        {one_question}
        {two_ways}

        {offer}
        """,
        """
        I was reminded of {memory}. | I was reminded of how we met {how_met}. | You came to mind \
this week.
        ~ Thanks to you I learned {learned}, which helps me to this day.
        Our last conversation was {gap} ago, and I hope all goes well with you.

        {decision}
        Your judgement would help me with one thing.
        {one_question}
        {two_ways}

        {offer}
        """,
    ),
    "formal": (
        """
        I often recall {memory}. | I recall with pleasure how we met {how_met}. | I have often \
thought of our conversations.
        ~ I learned {learned} from you, and I remain thankful for it.
        It has been {gap} since we last spoke, and I hope that you are well.

        {decision}
        I would value your view on one question.
        {one_question}
        {two_ways}

        {offer}
        """,
        """
        I have not forgotten {memory}. | I have not forgotten how we met {how_met}. | I think of \
our exchanges with gratitude.
        ~ From you I learned {learned}, and I have tried to pass it on.
        We have not spoken for {gap}. May I ask how you are?

        {decision}
        I would be grateful for your opinion on one point.
        {one_question}
        {two_ways}

        {offer}
        """,
        """
        To this day I remember {memory}. | To this day I remember how we met {how_met}. | I \
write to you with pleasant memories.
        ~ Thanks to you I learned {learned}, and it continues to serve me.
        Our last exchange was {gap} ago, and I hope that your work goes well.

        {decision}
        There is one matter on which I would value your judgement.
        {one_question}
        {two_ways}

        {offer}
        """,
    ),
}
