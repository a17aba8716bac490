"""The words of the move *ask, once the tie is warm* (T25): one thing, and a way out."""

from collections.abc import Mapping

from reconnect_tui.core.draft import Tone

TEXTS: Mapping[Tone, tuple[str, ...]] = {
    "warm": (
        """
        It's been so good to be in touch with you again, and today I have one thing to ask.
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
        I liked hearing from you, and you've been kind enough that I dare to ask this.
        {what_for}
        {one_favour}
        ~ {size}

        {opt_out}
        {offer}
        """,
    ),
    "neutral": (
        """
        It is good to be in touch with you again. Today I have one thing to ask.
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
        I enjoyed hearing from you, and I would like to ask you one thing.
        {what_for}
        {one_favour}
        ~ {size}

        {opt_out}
        {offer}
        """,
    ),
    "formal": (
        """
        It has been a pleasure to hear from you again. May I ask you for one thing?
        {what_for}
        {one_favour}
        ~ {size}

        {opt_out}
        {offer}
        """,
        """
        You were kind in your last message, and so I venture to ask you one thing.
        {what_for}
        {one_favour}
        ~ {size}

        {opt_out}
        {offer}
        """,
        """
        I was glad to be in contact with you again. There is one matter in which your help would \
mean a great deal.
        {what_for}
        {one_favour}
        ~ {size}

        {opt_out}
        {offer}
        """,
    ),
}
