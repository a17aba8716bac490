"""The words of the move *thank after talking* (T18); no request rides along (playbook, C33)."""

from collections.abc import Mapping

from reconnect_tui.core.draft import Tone

TEXTS: Mapping[Tone, tuple[str, ...]] = {
    "warm": (
        """
        Thank you for {talk}, I'm very glad we did that.
        What you said about {takeaway} has stayed with me.
        ~ {what_i_did_with_it}

        ~ As I promised: {promise_kept}.
        It was good to hear how you are, and I hope to hear more before long.
        """,
        """
        Thanks so much for {talk}.
        I keep coming back to what you said about {takeaway}.
        ~ {what_i_did_with_it}

        ~ I've kept my word on this: {promise_kept}.
        You were generous with your time, and I've been in good spirits ever since.
        """,
        """
        I wanted to say thank you for {talk}.
        Your point about {takeaway} gave me a lot to think about.
        ~ {what_i_did_with_it}

        ~ And as I said I would: {promise_kept}.
        It was lovely to talk, and I wish you a good week.
        """,
    ),
    "neutral": (
        """
        Thank you for {talk}.
        What you said about {takeaway} was helpful, and I have thought about it since.
        ~ {what_i_did_with_it}

        ~ As I promised: {promise_kept}.
        It was good to talk with you, and I wish you a good week.
        """,
        """
        I would like to thank you for {talk}.
        I remember in particular what you said about {takeaway}.
        ~ {what_i_did_with_it}

        ~ I have done what I said I would: {promise_kept}.
        I appreciate the time that you took, and I look forward to hearing how things go.
        """,
        """
        Many thanks for {talk}.
        Your point about {takeaway} has given me something to work with.
        ~ {what_i_did_with_it}

        ~ This is done as agreed: {promise_kept}.
        I am glad that we are in contact again, and I wish you well with your plans.
        """,
    ),
    "formal": (
        """
        Thank you very much for {talk}.
        What you said about {takeaway} was of great help to me.
        ~ {what_i_did_with_it}

        ~ As I promised: {promise_kept}.
        I am grateful for the time you gave me, and I wish you all the best in your work.
        """,
        """
        I would like to thank you for {talk}.
        I have given much thought to what you said about {takeaway}.
        ~ {what_i_did_with_it}

        ~ I have done what I undertook to do: {promise_kept}.
        It was an honour to hear your thoughts, and I shall remember them.
        """,
        """
        Please accept my thanks for {talk}.
        Your point about {takeaway} made a lasting impression on me.
        ~ {what_i_did_with_it}

        ~ The matter that I promised to see to is done: {promise_kept}.
        I value our exchange highly, and I send you my best wishes.
        """,
    ),
}
