"""The words of the move *answer them*: thanks, room for the answer, and one question back."""

from collections.abc import Mapping

from reconnect_tui.core.draft import Tone

TEXTS: Mapping[Tone, tuple[str, ...]] = {
    "warm": (
        """
        Thank you for your message, it was lovely to hear from you.
        ~ {late_line}

        {answer}

        {question}
        """,
        """
        It made me happy to read your message.
        ~ {late_line}

        {answer}

        {question}
        """,
        """
        Thanks for writing, I was very glad to hear from you.
        ~ {late_line}

        {answer}

        {question}
        """,
    ),
    "neutral": (
        """
        Thank you for your message.
        It was good to hear from you.
        ~ {late_line}

        {answer}

        {question}
        """,
        """
        I was glad to read your message.
        ~ {late_line}

        {answer}

        {question}
        """,
        """
        Many thanks for writing to me.
        ~ {late_line}

        {answer}

        {question}
        """,
    ),
    "formal": (
        """
        Thank you very much for your message.
        ~ {late_line}

        {answer}

        {question}
        """,
        """
        I was very pleased to receive your message.
        ~ {late_line}

        {answer}

        {question}
        """,
        """
        I am grateful to you for writing.
        ~ {late_line}

        {answer}

        {question}
        """,
    ),
}
