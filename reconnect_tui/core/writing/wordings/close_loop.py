"""The words of the move *let go kindly* (T27): no question, an open door."""

from collections.abc import Mapping

from reconnect_tui.core.draft import Tone

TEXTS: Mapping[Tone, tuple[str, ...]] = {
    "warm": (
        """
        I'll leave it at this for now, with all good wishes for you.
        ~ {good_word} | I'll always be glad of {memory}.
        {open_door}
        """,
        """
        This is the last you'll hear from me for a while, and it's only a kind word.
        ~ {good_word} | What stays with me is {memory}.
        {open_door}
        """,
        """
        I take it that life is full on your side, and that's quite all right.
        ~ {good_word} | I think of {memory} with pleasure.
        {open_door}
        """,
    ),
    "neutral": (
        """
        I will leave it at this for now, with good wishes for you.
        ~ {good_word} | I remain glad of {memory}.
        {open_door}
        """,
        """
        I will not write again for some time; this is only a kind word.
        ~ {good_word} | What stays with me is {memory}.
        {open_door}
        """,
        """
        I expect that your days are full, and that is quite all right.
        ~ {good_word} | I think of {memory} with pleasure.
        {open_door}
        """,
    ),
}
