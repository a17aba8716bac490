"""The words of the move *send something worth reading* (T06).

Every wording gives the reason as `because …`, so that a link never stands alone (playbook, C34).
"""

from collections.abc import Mapping

from reconnect_tui.core.draft import Tone

TEXTS: Mapping[Tone, tuple[str, ...]] = {
    "warm": (
        """
        I came across {article} and wanted you to have it. | Here is something to read that I \
wanted you to have.
        I thought of you because {why_them}.

        {link}

        ~ I still think of {memory}. | I remember well how we met {how_met}.
        ~ It's been {gap} since we last spoke, so consider this a small hello as well.
        {opinion_question}

        ~ Keep it for a quiet hour if now isn't the time.
        """,
        """
        This one is for you, because {why_them}.
        ~ It's {article}.

        {link}

        ~ It took me back to {memory}. | It took me back to how we met {how_met}.
        ~ I know we haven't spoken for {gap}, and I hope you're well.
        {opinion_question}

        ~ I'd love to hear from you, whether you read it now, later or only halfway.
        """,
        """
        You were the first person I thought of when I read {article}. | You were the first \
person I thought of with this.
        That's because {why_them}.

        {link}

        ~ It also brought back {memory}. | It also brought back how we met {how_met}.
        ~ We last spoke {gap} ago, and I'd love to hear how you are.
        {opinion_question}
        """,
    ),
    "neutral": (
        """
        I read {article}, and I think that it may interest you. | I read something that may \
interest you.
        I thought of you because {why_them}.

        {link}

        ~ I still think of {memory}. | I remember well how we met {how_met}.
        ~ It has been {gap} since we last spoke, and I hope that you are well.
        {opinion_question}

        ~ It can wait for a quiet hour, of course.
        """,
        """
        I am sending you something to read, because {why_them}.
        ~ It is {article}.

        {link}

        ~ It reminded me of {memory}. | It reminded me of how we met {how_met}.
        ~ We have not spoken for {gap}, and this seemed a good way to say hello.
        {opinion_question}

        ~ I would be interested to hear from you once you have had a look.
        """,
        """
        Reading {article}, I thought of you. | Something that I read brought you to mind.
        The reason is simple: it is for you because {why_them}.

        {link}

        ~ I also thought of {memory}. | I also thought of how we met {how_met}.
        ~ We last spoke {gap} ago, so I also wanted to ask after you.
        {opinion_question}
        """,
    ),
    "formal": (
        """
        I have read {article}, and I believe that it may be of interest to you. | I have read \
something that may be of interest to you.
        I thought of you because {why_them}.

        {link}

        ~ I still think of {memory}. | I remember well how we met {how_met}.
        ~ I regret that we have not spoken for {gap}.
        {opinion_question}

        ~ Please read it at your leisure.
        """,
        """
        Allow me to send you something to read, because {why_them}.
        ~ It is {article}.

        {link}

        ~ It reminded me of {memory}. | It reminded me of how we met {how_met}.
        ~ It has been {gap} since we last spoke, and I hope that you are well.
        {opinion_question}

        ~ It would be a pleasure to hear from you.
        """,
        """
        While I was reading {article}, you came to mind. | A text that I read recently brought \
you to mind.
        I send it to you because {why_them}.

        {link}

        ~ I also thought of {memory}. | I also thought of how we met {how_met}.
        ~ We last spoke {gap} ago, and I am glad of this occasion to write.
        {opinion_question}
        """,
    ),
}
