"""The words of the move *gentle nudge* (T20): something new, no counting and no blame."""

from collections.abc import Mapping

from reconnect_tui.core.draft import Tone

TEXTS: Mapping[Tone, tuple[str, ...]] = {
    "warm": (
        """
        There's something new to tell since I wrote: {new_thing}.
        I had a feeling you'd like it.

        {lighter_ask}
        ~ {no_rush}
        """,
        """
        I have a little something to add to what I sent you: {new_thing}.
        I thought you might like to know.

        {lighter_ask}
        ~ {no_rush}
        """,
        """
        I thought of you again, because of this: {new_thing}.
        I hoped it might brighten your day.

        {lighter_ask}
        ~ {no_rush}
        """,
    ),
    "neutral": (
        """
        There is something new since I wrote to you: {new_thing}.
        I thought that it might interest you.

        {lighter_ask}
        ~ {no_rush}
        """,
        """
        I would like to add one point to my earlier message: {new_thing}.
        It seemed worth passing on to you.

        {lighter_ask}
        ~ {no_rush}
        """,
        """
        I have some news that fits what I wrote before: {new_thing}.
        I wanted you to know about it.

        {lighter_ask}
        ~ {no_rush}
        """,
    ),
}
