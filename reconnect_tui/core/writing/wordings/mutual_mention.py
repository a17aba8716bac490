"""The words of the move *name the mutual friend* (T16), who agreed to be named."""

from collections.abc import Mapping

from reconnect_tui.core.draft import Tone

TEXTS: Mapping[Tone, tuple[str, ...]] = {
    "warm": (
        """
        I was talking with {mutual}, and your name came up.
        ~ {mutual} told me {what_they_said}.

        I still think of {memory}. | I still remember how we met {how_met}. | It made me want to \
write to you.
        It's been {gap} since we last spoke.
        {question}
        """,
        """
        {mutual} sends you warm greetings, and so do I.
        ~ I hear from {mutual} {what_they_said}.

        We got to talking about you, and I told the story of {memory}. | We got to talking about \
you, and I told how we met {how_met}. | We got to talking about you.
        You and I haven't spoken for {gap}.
        {question}
        """,
        """
        It was {mutual} who got me to write this.
        ~ According to {mutual}, it seems {what_they_said}.

        I said at once that I remember {memory}. | I said at once that I remember how we met \
{how_met}. | You've been on my mind since then.
        I know it's been {gap}.
        {question}
        """,
    ),
    "neutral": (
        """
        I was talking with {mutual}, and your name came up.
        ~ {mutual} told me {what_they_said}.

        I still think of {memory}. | I remember well how we met {how_met}. | It made me want to \
write to you.
        It has been {gap} since we last spoke.
        {question}
        """,
        """
        {mutual} sends you greetings, and so do I.
        ~ I hear from {mutual} {what_they_said}.

        I have not forgotten {memory}. | I have not forgotten how we met {how_met}. | We spoke \
about you for quite a while.
        You and I have not spoken for {gap}.
        {question}
        """,
        """
        {mutual} suggested that I write to you.
        ~ According to {mutual}, it seems {what_they_said}.

        It reminded me of {memory}. | It reminded me of how we met {how_met}. | I was glad of \
the suggestion.
        Our last conversation was {gap} ago.
        {question}
        """,
    ),
    "formal": (
        """
        {mutual} kindly suggested that I write to you.
        ~ {mutual} told me {what_they_said}.

        I often recall {memory}. | I recall with pleasure how we met {how_met}. | I was glad to \
follow the suggestion.
        It has been {gap} since we last spoke.
        {question}
        """,
        """
        I had the pleasure of speaking with {mutual}, who asked me to greet you.
        ~ I understand from {mutual} {what_they_said}.

        I have not forgotten {memory}. | I have not forgotten how we met {how_met}. | We spoke \
of you with great respect.
        You and I have not spoken for {gap}.
        {question}
        """,
        """
        At the suggestion of {mutual}, I am taking up our contact again.
        ~ {mutual} mentioned {what_they_said}.

        I remember {memory} to this day. | I remember to this day how we met {how_met}. | It is \
a pleasure to do so.
        Our last exchange was {gap} ago.
        {question}
        """,
    ),
}
