"""The words of the move *give* (T14): an introduction, a source or what one knows."""

from collections.abc import Mapping

from reconnect_tui.core.draft import Tone

TEXTS: Mapping[Tone, tuple[str, ...]] = {
    "warm": (
        """
        I have something that may help you with {their_need}.
        {gift}
        {both_agreed}
        ~ Do with it what you like, it comes without strings.

        ~ I still think of {memory}. | I still remember how we met {how_met}.
        It's been {gap} since we last spoke.
        {question}
        """,
        """
        You came to mind because of {their_need}.
        {gift}
        {both_agreed}

        ~ I haven't forgotten {memory}. | We go back to how we met {how_met}, so I \
wanted you to have it.
        We haven't talked for {gap}.
        {question}
        """,
        """
        This is for you and for {their_need}.
        {gift}
        {both_agreed}
        ~ There's nothing to do for it, I'd just like you to have it.

        ~ You see, I haven't forgotten {memory}. | You see, I haven't forgotten how we met \
{how_met}.
        I know it's been {gap}.
        {question}
        """,
    ),
    "neutral": (
        """
        I have something that may help you with {their_need}.
        {gift}
        {both_agreed}
        ~ Please use it as you like; it comes without strings.

        ~ I still think of {memory}. | I remember well how we met {how_met}.
        It has been {gap} since we last spoke.
        {question}
        """,
        """
        You came to mind because of {their_need}.
        {gift}
        {both_agreed}

        ~ I have not forgotten {memory}. | I have not forgotten how we met {how_met}.
        We have not spoken for {gap}.
        {question}
        """,
        """
        I think that this could be useful for {their_need}.
        {gift}
        {both_agreed}
        ~ You owe me nothing for it.

        ~ It also reminded me of {memory}. | It also reminded me of how we met {how_met}.
        Our last conversation was {gap} ago.
        {question}
        """,
    ),
    "formal": (
        """
        I have come upon something that may serve you in {their_need}.
        {gift}
        {both_agreed}
        ~ Please use it in any way you wish.

        ~ I often recall {memory}. | I recall with pleasure how we met {how_met}.
        It has been {gap} since we last spoke.
        {question}
        """,
        """
        I thought of you in connection with {their_need}.
        {gift}
        {both_agreed}

        ~ I have not forgotten {memory}. | I have not forgotten how we met {how_met}.
        We have not spoken for {gap}.
        {question}
        """,
        """
        Allow me to pass on something for {their_need}.
        {gift}
        {both_agreed}
        ~ Nothing is expected in return.

        ~ To this day I remember {memory}. | To this day I remember how we met {how_met}.
        Our last exchange was {gap} ago.
        {question}
        """,
    ),
}
