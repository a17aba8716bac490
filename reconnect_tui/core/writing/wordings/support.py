"""The words of the move *stand by after hard news* (T26): nothing is asked."""

from collections.abc import Mapping

from reconnect_tui.core.draft import Tone

TEXTS: Mapping[Tone, tuple[str, ...]] = {
    "warm": (
        """
        I heard {acknowledge}, and I'm so sorry.
        I keep thinking of {good_memory}. | You've been in my thoughts ever since.

        ~ If it helps in any way, I could {specific_help}.
        {no_reply_line}
        """,
        """
        I've just learned {acknowledge}. I'm very sorry, and I'm thinking of you.
        What I remember is {good_memory}. | I wish I could do more than write.

        ~ I could {specific_help}, whenever you like.
        {no_reply_line}
        """,
        """
        I've heard {acknowledge}. I wanted you to know that you're not alone with this.
        I often think of {good_memory}. | I'm thinking of you and yours.

        ~ Say the word and I could {specific_help}.
        {no_reply_line}
        """,
    ),
    "neutral": (
        """
        I heard {acknowledge}, and I am very sorry.
        I keep thinking of {good_memory}. | You have been in my thoughts since.

        ~ If it helps in any way, I could {specific_help}.
        {no_reply_line}
        """,
        """
        I have just learned {acknowledge}. I am sorry, and I am thinking of you.
        What I remember is {good_memory}. | I wish that I could do more than write.

        ~ I could {specific_help}, whenever you like.
        {no_reply_line}
        """,
        """
        I was told {acknowledge}. I wanted you to know that my thoughts are with you.
        I often think of {good_memory}. | I wish you strength and good people around you.

        ~ If you want it, I could {specific_help}.
        {no_reply_line}
        """,
    ),
    "formal": (
        """
        I was very sorry to hear {acknowledge}.
        I think with warmth of {good_memory}. | My thoughts are with you and with those close to \
you.

        ~ If it would be of help, I could {specific_help}.
        {no_reply_line}
        """,
        """
        It saddened me to learn {acknowledge}.
        I shall always remember {good_memory}. | I wish you strength in this time.

        ~ Should it be of use, I could {specific_help}.
        {no_reply_line}
        """,
        """
        I have learned with sorrow {acknowledge}.
        I recall {good_memory} with gratitude. | Please be sure of my sympathy.

        ~ At any time, I could {specific_help}.
        {no_reply_line}
        """,
    ),
}
