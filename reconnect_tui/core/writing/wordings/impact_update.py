"""The words of the move *tell a mentor what their advice led to* (T22)."""

from collections.abc import Mapping

from reconnect_tui.core.draft import Tone

TEXTS: Mapping[Tone, tuple[str, ...]] = {
    "warm": (
        """
        I never told you what came of it, but I often think of {advice}.
        {result}

        It's been {gap} since we last spoke, and I wanted you to hear it from me.
        ~ It all goes back to how we met {how_met}.
        {thanks}
        ~ {question}
        """,
        """
        Do you remember {advice}? I do, more often than you'd think.
        {result}

        ~ It all goes back to how we met {how_met}.
        {thanks}
        We haven't talked for {gap}, so this report is well due.
        ~ {question}
        """,
        """
        This is a thank-you that took {gap}. | This is a thank-you with a story.
        It goes back to {advice}.
        {result}

        ~ It all goes back to how we met {how_met}.
        {thanks}
        ~ {question}
        """,
    ),
    "neutral": (
        """
        I have never told you what came of it, but I often think of {advice}.
        {result}

        It has been {gap} since we last spoke, and I wanted you to hear it.
        ~ It all goes back to how we met {how_met}.
        {thanks}
        ~ {question}
        """,
        """
        I often think of {advice}.
        {result}

        ~ It all goes back to how we met {how_met}.
        {thanks}
        We have not spoken for {gap}, and I would like you to know it.
        ~ {question}
        """,
        """
        I remember {advice}, and I would like to tell you what it led to.
        {result}

        ~ It all goes back to how we met {how_met}.
        {thanks}
        Our last conversation was {gap} ago.
        ~ {question}
        """,
    ),
    "formal": (
        """
        I have often thought of {advice}, and you may be pleased to hear what came of it.
        {result}

        It has been {gap} since we last spoke, and I wished you to know it.
        ~ It all goes back to how we met {how_met}.
        {thanks}
        ~ {question}
        """,
        """
        I often recall {advice}.
        {result}

        ~ It all goes back to how we met {how_met}.
        {thanks}
        We have not spoken for {gap}, and I did not want to keep it from you any longer.
        ~ {question}
        """,
        """
        I well remember {advice}. Allow me to report what it led to.
        {result}

        ~ It all goes back to how we met {how_met}.
        {thanks}
        Our last exchange was {gap} ago.
        ~ {question}
        """,
    ),
}
