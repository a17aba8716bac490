"""The words of the move *comment on a post* (T23): one or two sentences, in public."""

from collections.abc import Mapping

from reconnect_tui.core.draft import Tone

TEXTS: Mapping[Tone, tuple[str, ...]] = {
    "neutral": (
        """
        {specific_point}
        ~ {comment_question}
        """,
        """
        {specific_point}
        ~ {comment_question}
        """,
        """
        {specific_point}
        ~ {comment_question}
        """,
    ),
}
