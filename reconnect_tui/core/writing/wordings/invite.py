"""The words of the move *invite, two options* (T17)."""

from collections.abc import Mapping

from reconnect_tui.core.draft import Tone

TEXTS: Mapping[Tone, tuple[str, ...]] = {
    "warm": (
        """
        ~ {thanks_back} | \
I still think of {memory}. | I still remember how we met {how_met}. | I'd like to hear \
you tell me things again.
        {answer}
        It's been {gap} since we last spoke.
        {question}

        Would {format_a} on {time_a} suit you, or {format_b} on {time_b}?
        ~ {length}
        {easy_out}
        """,
        """
        ~ {thanks_back} | \
I keep thinking of {memory}. | I keep thinking of how we met {how_met}. | I'd love to \
hear your voice again.
        {answer}
        We haven't talked for {gap}, and I'd like to change that.
        {question}

        How about {format_a} on {time_a}, or {format_b} on {time_b} if you prefer?
        ~ {length}
        {easy_out}
        """,
        """
        ~ {thanks_back} | \
I thought of you today, and of {memory}. | You came to mind today, and how we met \
{how_met}. | You came to mind today.
        {answer}
        I know it's been {gap}.
        {question}

        I'd be free for {format_a} on {time_a}, or for {format_b} on {time_b}, whichever you like.
        ~ {length}
        {easy_out}
        """,
    ),
    "neutral": (
        """
        ~ {thanks_back} | \
I still think of {memory}. | I remember well how we met {how_met}. | I would like to \
hear how you are.
        {answer}
        It has been {gap} since we last spoke.
        {question}

        Would {format_a} on {time_a} suit you, or {format_b} on {time_b}?
        ~ {length}
        {easy_out}
        """,
        """
        ~ {thanks_back} | \
I have not forgotten {memory}. | I have not forgotten how we met {how_met}. | I would \
enjoy talking with you again.
        {answer}
        We have not spoken for {gap}.
        {question}

        Could we meet for {format_a} on {time_a}, or for {format_b} on {time_b}?
        ~ {length}
        {easy_out}
        """,
        """
        ~ {thanks_back} | \
I was reminded of {memory}. | I was reminded of how we met {how_met}. | You came to \
mind this week.
        {answer}
        Our last conversation was {gap} ago.
        {question}

        I would be free for {format_a} on {time_a}, or for {format_b} on {time_b}, whichever \
suits you.
        ~ {length}
        {easy_out}
        """,
    ),
    "formal": (
        """
        ~ {thanks_back} | \
I often recall {memory}. | I recall with pleasure how we met {how_met}. | I would \
welcome a conversation with you.
        {answer}
        It has been {gap} since we last spoke.
        {question}

        If your diary allows, could we meet for {format_a} on {time_a}, or for {format_b} on \
{time_b}?
        ~ {length}
        {easy_out}
        """,
        """
        ~ {thanks_back} | \
I have not forgotten {memory}. | I have not forgotten how we met {how_met}. | It would \
be a pleasure to speak with you.
        {answer}
        We have not spoken for {gap}.
        {question}

        Would {format_a} on {time_a} be convenient, or {format_b} on {time_b}?
        ~ {length}
        {easy_out}
        """,
        """
        ~ {thanks_back} | \
To this day I remember {memory}. | To this day I remember how we met {how_met}. | I \
hope that you are well.
        {answer}
        Our last exchange was {gap} ago.
        {question}

        Should it suit you, I would be free for {format_a} on {time_a}, or for {format_b} on \
{time_b}.
        ~ {length}
        {easy_out}
        """,
    ),
}
