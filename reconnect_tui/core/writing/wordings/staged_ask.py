"""The words of the move *ask, once the tie is warm* (T25): one thing, and a way out."""

from collections.abc import Mapping

from reconnect_tui.core.draft import Tone

TEXTS: Mapping[Tone, tuple[str, ...]] = {
    "warm": (
        """
        ~ I still think of {memory}. | I remember well how we met {how_met}.
        ~ It's been {gap} since we last spoke, and I hope you're well.

        I have one thing to ask you today.
        {what_for}
        {one_favour}
        ~ {size}

        {opt_out}
        {offer}
        """,
        """
        ~ I had to think of {memory}. | I had to think of how we met {how_met}.
        ~ We haven't spoken for {gap}, and I hope this year is kind to you.

        May I ask you something? You're the person who would know.
        {what_for}
        {one_favour}
        ~ {size}

        {opt_out}
        {offer}
        """,
        """
        ~ I haven't forgotten {memory}. | I haven't forgotten how we met {how_met}.
        ~ I know we last spoke {gap} ago, and I'd be glad to hear how you are.

        May I be direct? There's one thing I'd like to ask of you.
        {what_for}
        {one_favour}
        ~ {size}

        {opt_out}
        {offer}
        """,
    ),
    "neutral": (
        """
        ~ I still think of {memory}. | I remember well how we met {how_met}.
        ~ It has been {gap} since we last spoke, and I hope you are well.

        Today I have one thing to ask of you.
        {what_for}
        {one_favour}
        ~ {size}

        {opt_out}
        {offer}
        """,
        """
        ~ I have been thinking of {memory}. | I have been thinking of how we met {how_met}.
        ~ We have not spoken for {gap}, and I hope all is well with you.

        May I ask you something? You know this better than I do.
        {what_for}
        {one_favour}
        ~ {size}

        {opt_out}
        {offer}
        """,
        """
        ~ I have not forgotten {memory}. | I have not forgotten how we met {how_met}.
        ~ We last spoke {gap} ago, and I would be glad to hear how you are.

        I would like to ask you one thing, and I will be brief.
        {what_for}
        {one_favour}
        ~ {size}

        {opt_out}
        {offer}
        """,
    ),
    "formal": (
        """
        ~ I still think of {memory}. | I remember well how we met {how_met}.
        ~ It has been {gap} since we last spoke, which I regret.

        May I ask you for one thing?
        {what_for}
        {one_favour}
        ~ {size}

        {opt_out}
        {offer}
        """,
        """
        ~ I have often thought of {memory}. | I have often thought of how we met {how_met}.
        ~ I regret that we have not spoken for {gap}, and I hope that you are well.

        I venture to ask you one thing.
        {what_for}
        {one_favour}
        ~ {size}

        {opt_out}
        {offer}
        """,
        """
        ~ I recall {memory} with pleasure. | I recall with pleasure how we met {how_met}.
        ~ We last spoke {gap} ago, and I hope that all is well with you.

        There is one matter in which your help would \
mean a great deal.
        {what_for}
        {one_favour}
        ~ {size}

        {opt_out}
        {offer}
        """,
    ),
}
