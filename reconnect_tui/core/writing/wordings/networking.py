"""The words of the move *exchange ideas* (T11): the writer brings something."""

from collections.abc import Mapping

from reconnect_tui.core.draft import Tone

TEXTS: Mapping[Tone, tuple[str, ...]] = {
    "warm": (
        """
        {event_or_work}. It made me think of you. | I thought of you today.
        ~ I still think of {memory}. | I remember well how we met {how_met}.
        It's been {gap} since we last spoke, so you'll have new things to tell.

        I can {what_i_bring}.
        What are you finding out about {topic} on your side? | What are you finding out on your \
side?
        {two_ways}
        """,
        """
        I thought of you this week, and of {memory}. | I thought of you this week, and of how we \
met {how_met}. | I thought of you this week.
        ~ {event_or_work}
        We haven't talked for {gap}, and I miss our exchanges.

        If it's useful to you, I can {what_i_bring}.
        What have you learned about {topic} in the meantime? | What have you learned in the \
meantime?
        {two_ways}
        """,
        """
        I haven't forgotten {memory}, and you're the person I'd most like to talk this over \
with. | You're \
the person I'd most like to talk this over with, ever since we met {how_met}. | You're the \
person I'd most like to talk this over with.
        ~ {event_or_work}
        I know it's been {gap}.

        For my part, I can {what_i_bring}.
        How do you see {topic} these days? | How do you see things these days?
        {two_ways}
        """,
    ),
    "neutral": (
        """
        {event_or_work}. It made me think of you. | I thought of you today.
        ~ I still think of {memory}. | I remember well how we met {how_met}.
        It has been {gap} since we last spoke.

        I can {what_i_bring}.
        What are you finding out about {topic}? | What are you finding out in your work?
        {two_ways}
        """,
        """
        I thought of you this week, and of {memory}. | I thought of you this week, and of how we \
met {how_met}. | I thought of you this week.
        ~ {event_or_work}
        We have not spoken for {gap}, and I would enjoy an exchange.

        If it is useful to you, I can {what_i_bring}.
        What have you learned about {topic} since then? | What have you learned since then?
        {two_ways}
        """,
        """
        I have not forgotten {memory}, and I would like to compare notes with you. | I would like \
to compare notes with you, as when we met {how_met}. | I would like to compare notes with you.
        ~ {event_or_work}
        Our last conversation was {gap} ago.

        For my part, I can {what_i_bring}.
        How do you see {topic} at present? | How do you see things at present?
        {two_ways}
        """,
    ),
}
