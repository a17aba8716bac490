"""The words of the move *remind them who you are* (T09)."""

from collections.abc import Mapping

from reconnect_tui.core.draft import Tone

TEXTS: Mapping[Tone, tuple[str, ...]] = {
    "warm": (
        """
        To help you place me: we met {how_met}, {place_time}. | To help you place me: we met \
{how_met}.
        ~ You may also recall this: {detail_they_would_recall}.

        ~ It's been {gap} since we last spoke, and I'd like to pick up the thread.
        ~ I haven't forgotten what I promised: {promise}.
        {question}

        ~ I was glad to meet you then, and I'd be happy to hear from you now.
        """,
        """
        You and I met {how_met}, {place_time}. | You and I met {how_met}.
        ~ One thing you might remember: {detail_they_would_recall}.
        I was glad to meet you, and I've kept your name in mind.

        ~ I know we haven't spoken for {gap}.
        ~ There's also something I said I would do: {promise}.
        {question}

        ~ A few words in return would make me happy.
        """,
        """
        We met {how_met}, {place_time}, and I hope you remember me. | We met {how_met}, and I \
hope you remember me.
        ~ If not, this may help: {detail_they_would_recall}.

        ~ We last spoke {gap} ago, so I don't take it for granted.
        ~ I still owe you something: {promise}.
        {question}

        ~ I'd like us to stay in touch, and I'm glad to answer any questions you have for me.
        """,
    ),
    "neutral": (
        """
        You may remember me: we met {how_met}, {place_time}. | You may remember me: we met \
{how_met}.
        ~ One detail that may help: {detail_they_would_recall}.

        ~ It has been {gap} since we last spoke, and I would like to be in contact again.
        ~ I have not forgotten what I promised: {promise}.
        {question}

        ~ I was glad to meet you then, and I would be glad of a few lines from you now.
        """,
        """
        You and I met {how_met}, {place_time}. | You and I met {how_met}.
        ~ You may recall this: {detail_they_would_recall}.
        I have kept your name in mind since then.

        ~ We have not spoken for {gap}.
        ~ I also said that I would do something: {promise}.
        {question}

        ~ I would be interested to hear how things are with you.
        """,
        """
        Let me first say how we know each other: we met {how_met}, {place_time}. | Let me first \
say how we know each other: we met {how_met}.
        ~ This may help you to place me: {detail_they_would_recall}.

        ~ We last spoke {gap} ago, so I would understand if you have to think for a moment.
        ~ I still owe you something: {promise}.
        {question}

        ~ It would be good to stay in contact, and I am happy to tell you more about my work.
        """,
    ),
    "formal": (
        """
        You may remember me: we met {how_met}, {place_time}. | You may remember me: we met \
{how_met}.
        ~ One detail may help: {detail_they_would_recall}.

        ~ I regret that we have not spoken for {gap}.
        ~ I have not forgotten what I promised: {promise}.
        {question}

        ~ It was a pleasure to make your acquaintance, and I would be glad to have news of you.
        """,
        """
        I had the pleasure of meeting you {how_met}, {place_time}. | I had the pleasure of \
meeting you {how_met}.
        ~ You may recall this: {detail_they_would_recall}.

        ~ It has been {gap} since we last spoke, and I regret that I did not write sooner.
        ~ I also said that I would do something: {promise}.
        {question}

        ~ I would be honoured to stay in contact with you.
        """,
        """
        May I bring myself back to your mind: we met {how_met}, {place_time}. | May I bring \
myself back to your mind: we met {how_met}.
        ~ Please let me add one detail: {detail_they_would_recall}.

        ~ We last spoke {gap} ago, and I have not forgotten it.
        ~ I still owe you something: {promise}.
        {question}

        ~ Please answer only when it is convenient, and I thank you for reading this.
        """,
    ),
}
