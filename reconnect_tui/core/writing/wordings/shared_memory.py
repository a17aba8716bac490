"""The words of the move *shared memory* (T01)."""

from collections.abc import Mapping

from reconnect_tui.core.draft import Tone

TEXTS: Mapping[Tone, tuple[str, ...]] = {
    "warm": (
        """
        I still think of {memory}.
        ~ I learned {learned} from you, and it has stayed with me.

        ~ It's been {gap} since we last spoke, and I've missed hearing your news.
        ~ I haven't forgotten that I promised {promise_due}.
        {question}

        ~ I'd simply love to hear from you.
        """,
        """
        Every so often I find myself thinking back to {memory}.
        ~ From you I learned {learned}, and I haven't forgotten it.
        ~ I like to think of the time we worked on things together.

        ~ I know it's been {gap}, so this note may come as a surprise.
        ~ I haven't forgotten that I promised {promise_due}.
        {question}

        ~ I'd love to know how you are, in as many words as you like.
        """,
        """
        I was thinking of you today, and of {memory}.
        ~ Thanks to you I learned {learned}, and I still put it to use.
        ~ I hope you remember it as fondly as I do.

        ~ We haven't spoken for {gap}, and that's longer than I'd like.
        ~ I haven't forgotten that I promised {promise_due}.
        {question}

        ~ Tell me as much or as little as you feel like.
        """,
    ),
    "neutral": (
        """
        I was thinking about {memory}, and I wanted to tell you so.
        ~ I learned {learned} from you, and I still use it.

        ~ It has been {gap} since we last spoke.
        ~ I have not forgotten that I promised {promise_due}.
        {question}

        ~ I remember our time together well, and I would be glad to read a few lines from you.
        """,
        """
        When I look back, I often return to {memory}.
        ~ From you I learned {learned}, and it has been useful ever since.
        ~ It is a good memory, and you are a part of it.

        ~ We last spoke {gap} ago, so you will have news to tell.
        ~ I have not forgotten that I promised {promise_due}.
        {question}

        ~ I would like to hear how you are and how things have gone for you.
        """,
        """
        I have not forgotten {memory}, and I think of it with pleasure.
        ~ Thanks to you I learned {learned}, which helps me to this day.

        ~ We have not spoken for {gap}, and I would like to change that.
        ~ I have not forgotten that I promised {promise_due}.
        {question}

        ~ A short answer is as welcome as a long one, and I look forward to either.
        """,
    ),
    "formal": (
        """
        I still recall, with gratitude, {memory}.
        ~ I learned {learned} from you, and I remain thankful for it.

        ~ I regret that we have not spoken for {gap}.
        ~ I have not forgotten that I promised {promise_due}.
        {question}

        ~ I would be pleased to hear from you whenever it is convenient for you.
        """,
        """
        I have often thought of {memory}.
        ~ From you I learned {learned}, and I have tried to pass it on.

        ~ It has been {gap} since we last spoke, which I regret.
        ~ I have not forgotten that I promised {promise_due}.
        {question}

        ~ It would be a pleasure to have news of you.
        """,
        """
        I remember {memory} very well, and I have long wanted to thank you for it.
        ~ Thanks to you I learned {learned}, and it continues to serve me.

        ~ We last spoke {gap} ago, and I am sorry not to have written sooner.
        ~ I have not forgotten that I promised {promise_due}.
        {question}

        ~ I would be glad of a few lines from you at any time.
        """,
    ),
}
