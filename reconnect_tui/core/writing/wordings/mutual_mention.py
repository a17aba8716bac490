"""The words of the move *name the mutual friend* (T16), who agreed to be named."""

from collections.abc import Mapping

from reconnect_tui.core.draft import Tone

TEXTS: Mapping[Tone, tuple[str, ...]] = {
    "warm": (
        """
        You and I have a friend in common: {mutual}.
        ~ {mutual} told me {what_they_said}.

        I still think of {memory}. | I still remember how we met {how_met}. | It made me want to \
write to you.
        It's been {gap} since we last spoke.
        {question}
        """,
        """
        We both know {mutual}, and that made me think of you.
        ~ I hear from {mutual} {what_they_said}.

        I haven't forgotten {memory}. | I haven't forgotten how we met {how_met}. | So I thought \
I'd write to you myself.
        You and I haven't spoken for {gap}.
        {question}
        """,
        """
        Knowing {mutual}, as you do too, I couldn't help thinking of you.
        ~ According to {mutual}, it seems {what_they_said}.

        I remember {memory} so well. | I remember so well how we met {how_met}. | It's high time \
for a hello.
        I know it's been {gap}.
        {question}
        """,
    ),
    "neutral": (
        """
        You and I both know {mutual}, and that made me think of you.
        ~ {mutual} told me {what_they_said}.

        I still think of {memory}. | I remember well how we met {how_met}. | It made me want to \
write to you.
        It has been {gap} since we last spoke.
        {question}
        """,
        """
        We have a friend in common, {mutual}.
        ~ I hear from {mutual} {what_they_said}.

        I have not forgotten {memory}. | I have not forgotten how we met {how_met}. | So I \
decided to write to you myself.
        You and I have not spoken for {gap}.
        {question}
        """,
        """
        Through {mutual}, whom we both know, I came to think of you.
        ~ According to {mutual}, it seems {what_they_said}.

        It reminded me of {memory}. | It reminded me of how we met {how_met}. | I was glad of \
the reminder.
        Our last conversation was {gap} ago.
        {question}
        """,
    ),
    "formal": (
        """
        We have a common acquaintance in {mutual}.
        ~ {mutual} told me {what_they_said}.

        I often recall {memory}. | I recall with pleasure how we met {how_met}. | This moved me \
to write to you.
        It has been {gap} since we last spoke.
        {question}
        """,
        """
        Like you, I have the pleasure of knowing {mutual}.
        ~ I understand from {mutual} {what_they_said}.

        I have not forgotten {memory}. | I have not forgotten how we met {how_met}. | I think \
of our acquaintance with respect.
        You and I have not spoken for {gap}.
        {question}
        """,
        """
        Our common acquaintance with {mutual} gives me occasion to write to you.
        ~ {mutual} mentioned {what_they_said}.

        To this day I remember {memory}. | To this day I remember how we met {how_met}. | It is \
a pleasure to do so.
        Our last exchange was {gap} ago.
        {question}
        """,
    ),
}
