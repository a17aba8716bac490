"""The words of the move *own the gap with humour* (T03), always at the writer's own cost."""

from collections.abc import Mapping

from reconnect_tui.core.draft import Tone

TEXTS: Mapping[Tone, tuple[str, ...]] = {
    "warm": (
        """
        It's been {gap} since we last spoke.
        {self_joke}
        ~ I still think of {memory}. | I still remember how we met {how_met}.

        ~ {update}
        {question}
        ~ {invite}

        ~ You needn't be quicker than I was, any answer will make my day.
        """,
        """
        {self_joke}
        By my count that makes {gap} without a word between us.
        ~ At least I haven't forgotten {memory}. | At least I haven't forgotten how we met \
{how_met}.

        {question}
        ~ {update}
        ~ {invite}

        ~ I promise to do better from here on.
        """,
        """
        My record for not writing now stands at {gap}.
        {self_joke}
        ~ What I haven't lost is {memory}. | What I haven't lost is how we met {how_met}.

        ~ {update}
        So now it's your turn to tell me things.
        {question}
        ~ {invite}
        """,
    ),
}
