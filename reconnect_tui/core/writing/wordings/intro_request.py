"""The words of the move *ask a mutual friend to connect you* (T15)."""

from collections.abc import Mapping

from reconnect_tui.core.draft import Tone

TEXTS: Mapping[Tone, tuple[str, ...]] = {
    "warm": (
        """
        I hope your week is a good one. Do you still see {target}?
        {why_target}

        Would you be willing to pass on the lines below?
        {together}
        {opt_out}

        {forwardable}

        ~ I still think of {memory}. | I still remember how we met {how_met}.
        It's been {gap} since we last spoke.
        {offer}
        """,
        """
        How are you? I have a small question about {target}, whom I believe you know.
        {why_target}

        Could you pass on these two lines for me?
        {together}
        {opt_out}

        {forwardable}

        ~ I keep thinking of {memory}. | I keep thinking of how we met {how_met}.
        You and I haven't talked for {gap}.
        {offer}
        """,
        """
        How are things with you? I remembered that you know {target}.
        {why_target}

        If you think it's welcome, could you pass on what I wrote below?
        {together}
        {opt_out}

        {forwardable}

        ~ You'll remember {memory}. | You'll remember how we met {how_met}.
        I know it's been {gap}.
        {offer}
        """,
    ),
    "neutral": (
        """
        I hope that you are well. Are you still in touch with {target}?
        {why_target}

        Would you be willing to pass on the lines below?
        {together}
        {opt_out}

        {forwardable}

        ~ I still think of {memory}. | I remember well how we met {how_met}.
        It has been {gap} since we last spoke.
        {offer}
        """,
        """
        How are you? I have a question about {target}, whom I believe you know well.
        {why_target}

        Could you pass on these two lines for me?
        {together}
        {opt_out}

        {forwardable}

        ~ I have not forgotten {memory}. | I have not forgotten how we met {how_met}.
        You and I have not spoken for {gap}.
        {offer}
        """,
        """
        I hope that this is a good week for you. I recall that you know {target}.
        {why_target}

        If you think it is welcome, could you pass on what I wrote below?
        {together}
        {opt_out}

        {forwardable}

        ~ You may remember {memory}. | You may remember how we met {how_met}.
        Our last conversation was {gap} ago.
        {offer}
        """,
    ),
}
