"""The words of the move *hello without a request* (T08)."""

from collections.abc import Mapping

from reconnect_tui.core.draft import Tone

TEXTS: Mapping[Tone, tuple[str, ...]] = {
    "warm": (
        """
        I met someone we both know: {sighting}. | Something made me think of you: \
{recommendation}. | We've been connected {connected}, and this is a proper hello at last. | You \
came to mind, so I'm sending you a hello.
        ~ I still think of {memory}. | I remember well how we met {how_met}.

        ~ I haven't forgotten {project_note}, and I'd love to know how it's going. | I still \
wonder what became of {earlier_project}, though you may have moved on long since.
        ~ I know it's been {gap} since we last spoke.
        ~ I haven't forgotten that I promised {promise_due}.
        {question}
        ~ I hope all is well with {family_note}, too.

        ~ I wish you a good week.
        There's nothing I need, I'd simply like to know how you are.
        """,
        """
        Your name came to mind when I met someone: {sighting}. | Here's what brought you to \
mind: {recommendation}. | You and I have been connected {connected}, so here is a hello from \
me. | You crossed my mind, and I decided to say so.
        ~ It took me back to {memory}. | It took me back to how we met {how_met}.

        ~ I've been curious about {project_note}. | Perhaps {earlier_project} is long behind \
you, but I'd love to know how it ended.
        ~ We haven't spoken for {gap}, which is a pity.
        ~ I haven't forgotten that I promised {promise_due}.
        {question}
        ~ Please say hello to {family_note} from me.

        ~ I wish you well with all that you do.
        This note comes without a request, I only wanted to say hello.
        """,
        """
        I ran into someone we both know: {sighting}. | Something brought you to mind: \
{recommendation}. | This is simply a hello, because we've been connected {connected}. | This is \
simply a hello, because you crossed my mind.
        ~ I thought of {memory}. | I thought of how we met {how_met}.

        ~ I've also been wondering how {project_note} is coming along. | It may be old news by \
now, but I'd like to hear how it went with {earlier_project}.
        ~ We last spoke {gap} ago, and I've wondered how you are.
        ~ I haven't forgotten that I promised {promise_due}.
        {question}
        ~ And how nice it would be to have news of {family_note}.

        ~ I send you my best wishes.
        That's the whole reason for writing, there's no request to follow.
        """,
    ),
    "neutral": (
        """
        I met someone we both know: {sighting}. | Something brought you to mind: \
{recommendation}. | We have been connected {connected}, and I would like to say hello. | You \
came to mind, so I decided to write.
        ~ I still think of {memory}. | I remember well how we met {how_met}.

        ~ I have not forgotten {project_note}, and I would like to know how it is going. | I \
still wonder what became of {earlier_project}, although it may be long past.
        ~ It has been {gap} since we last spoke.
        ~ I have not forgotten that I promised {promise_due}.
        {question}
        ~ I hope that all is well with {family_note}.

        ~ I send you my best wishes.
        I am not writing with a request, only to ask how you are.
        """,
        """
        I thought of you when I met someone: {sighting}. | I thought of you because of this: \
{recommendation}. | You and I have been connected {connected}, so I wanted to say hello. | Your \
name came to mind, and I wanted to say hello.
        ~ It reminded me of {memory}. | It reminded me of how we met {how_met}.

        ~ I have been interested to know more about {project_note}. | Perhaps {earlier_project} \
is long done, but I would like to know how it ended.
        ~ We have not spoken for {gap}, so I would be glad of some news.
        ~ I have not forgotten that I promised {promise_due}.
        {question}
        ~ Please give my regards to {family_note}.

        ~ I wish you well with all that you do.
        There is no request behind this message.
        """,
        """
        Someone we both know crossed my path: {sighting}. | This made me think of \
you: {recommendation}. | This is a short hello, because we have been connected {connected}. | \
This is a short hello, because you came to mind.
        ~ I thought of {memory}. | I thought of how we met {how_met}.

        ~ I would also like to hear about {project_note}. | It may be old news by now, but I \
would like to know how it went with {earlier_project}.
        ~ We last spoke {gap} ago, and I have wondered how you are.
        ~ I have not forgotten that I promised {promise_due}.
        {question}
        ~ I hope that {family_note} and you are in good health.

        ~ My good wishes go with this note.
        There is nothing that I need, I would simply like to know how you are.
        """,
    ),
}
