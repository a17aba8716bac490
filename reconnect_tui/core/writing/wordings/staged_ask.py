"""The words of the move *ask, once the tie is warm* (T25): one thing, and a way out."""

from collections.abc import Mapping

from reconnect_tui.core.draft import Tone

TEXTS: Mapping[Tone, tuple[str, ...]] = {
    "warm": (
        """
        I have one thing to ask you today.
        {what_for}
        {one_favour}
        ~ {size}

        {opt_out}
        {offer}
        """,
        """
        May I ask you something? You're the person who would know.
        {what_for}
        {one_favour}
        ~ {size}

        {opt_out}
        {offer}
        """,
        """
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
        Today I have one thing to ask of you.
        {what_for}
        {one_favour}
        ~ {size}

        {opt_out}
        {offer}
        """,
        """
        May I ask you something? You know this better than I do.
        {what_for}
        {one_favour}
        ~ {size}

        {opt_out}
        {offer}
        """,
        """
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
        May I ask you for one thing?
        {what_for}
        {one_favour}
        ~ {size}

        {opt_out}
        {offer}
        """,
        """
        I venture to ask you one thing.
        {what_for}
        {one_favour}
        ~ {size}

        {opt_out}
        {offer}
        """,
        """
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
