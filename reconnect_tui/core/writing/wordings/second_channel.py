"""The words of the move *try another channel* (T21)."""

from collections.abc import Mapping

from reconnect_tui.core.draft import Tone

TEXTS: Mapping[Tone, tuple[str, ...]] = {
    "neutral": (
        """
        {assume_address_wrong}
        We met {how_we_know}.
        {one_line_value}
        ~ How are you?
        ~ {easy_out}
        """,
        """
        You may remember me, we met {how_we_know}.
        {assume_address_wrong}
        {one_line_value}
        ~ How have you been?
        ~ {easy_out}
        """,
        """
        I am the one you met {how_we_know}.
        {assume_address_wrong}
        {one_line_value}
        ~ How are things with you?
        ~ {easy_out}
        """,
    ),
}
