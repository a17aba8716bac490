"""The words of the move *own the gap* (T02)."""

from collections.abc import Mapping

from reconnect_tui.core.draft import Tone

TEXTS: Mapping[Tone, tuple[str, ...]] = {
    "warm": (
        """
        It's been {gap} since we last spoke, and I take the blame for that.
        ~ I still think of {memory}. | I remember well how we met {how_met}.

        ~ {update}
        ~ I haven't forgotten that I promised {promise_due}.
        {question}
        ~ {invite}

        ~ A lot must have happened for you since then, and I'd really like to hear about it.
        """,
        """
        I've let {gap} go by without a proper conversation between us, and I'm sorry about that.
        ~ I haven't forgotten {memory}. | I do remember how we met {how_met}.

        ~ {update}
        I'd love to hear what has happened on your side.
        ~ I haven't forgotten that I promised {promise_due}.
        {question}
        ~ {invite}
        """,
        """
        After {gap}, here I am again, later than I'd like.
        ~ I often think back to {memory}. | It all goes back to how we met {how_met}.

        ~ I haven't forgotten that I promised {promise_due}.
        {question}
        ~ {update}
        ~ {invite}

        ~ You don't have to tell me everything at once, I'd be happy with a few lines.
        """,
    ),
    "neutral": (
        """
        It has been {gap} since we last spoke, and I would like to change that.
        ~ I still think of {memory}. | I remember well how we met {how_met}.

        ~ {update}
        ~ I have not forgotten that I promised {promise_due}.
        {question}
        ~ {invite}

        ~ I would be glad to know how things have gone for you in the meantime.
        """,
        """
        We have not been in touch for {gap}, and I would like to change that.
        ~ I have not forgotten {memory}. | I have not forgotten how we met {how_met}.

        ~ {update}
        I expect that a good deal has changed for you as well.
        ~ I have not forgotten that I promised {promise_due}.
        {question}
        ~ {invite}
        """,
        """
        Our last conversation was {gap} ago, and I noticed that I miss hearing from you.
        ~ I like to remember {memory}. | I like to remember how we met {how_met}.

        ~ I have not forgotten that I promised {promise_due}.
        {question}
        ~ {update}
        ~ {invite}

        ~ A few lines are enough, and I will gladly answer any questions of yours.
        """,
    ),
    "formal": (
        """
        I regret that we have not spoken for {gap}.
        ~ I still think of {memory}. | I remember well how we met {how_met}.

        ~ {update}
        ~ I have not forgotten that I promised {promise_due}.
        {question}
        ~ {invite}

        ~ I would be very pleased to have news of you, and I hope that your work is going well.
        """,
        """
        It has been {gap} since our last exchange, and I regret that it has been so long.
        ~ I have not forgotten {memory}. | I have not forgotten how we met {how_met}.

        ~ {update}
        I hope that the time has been good to you.
        ~ I have not forgotten that I promised {promise_due}.
        {question}
        ~ {invite}
        """,
        """
        I am sorry that {gap} could pass before I wrote to you again.
        ~ I recall with pleasure {memory}. | I recall with pleasure how we met {how_met}.

        ~ I have not forgotten that I promised {promise_due}.
        {question}
        ~ {update}
        ~ {invite}

        ~ Please answer at whatever time suits you.
        """,
    ),
}
