"""The words of the move *simply reconnect* (T12)."""

from collections.abc import Mapping

from reconnect_tui.core.draft import Tone

TEXTS: Mapping[Tone, tuple[str, ...]] = {
    "warm": (
        """
        I was thinking of you today, and of {memory}. | I was thinking of you today, and of how \
we met {how_met}. | I was thinking of you today, for no reason but that I like to.
        ~ {feeling}

        It's been {gap}, which is far longer than I'd like.
        {question}
        """,
        """
        You came to mind today, along with {memory}. | You came to mind today, along with \
the day we met {how_met}. | You came to mind today.
        ~ {feeling}

        We haven't spoken for {gap}, and I've missed it.
        {question}

        ~ A few lines from you would make my week.
        """,
        """
        This is a note from somebody who still smiles about {memory}. | This is a note from \
somebody who still smiles about how we met {how_met}. | This is a note from somebody who likes \
to think of you.
        ~ {feeling}

        I know it's been {gap} since we last spoke.
        {question}

        ~ I wish you a good day, whatever you're doing.
        """,
    ),
}
