"""The words of the move *congratulate*: work news (T04), life news (T05), birthdays."""

from collections.abc import Mapping

from reconnect_tui.core.draft import Tone

WORK: Mapping[Tone, tuple[str, ...]] = {
    "warm": (
        """
        Congratulations on {event}.
        ~ {late_line}
        I was really glad to hear it.
        ~ I'm not surprised: {why_not_surprised}.

        ~ I still think of {memory}. | I remember well how we met {how_met}.
        ~ It's been {gap} since we last spoke, and this is happy news to write about.
        {question}

        ~ I hope you've found a moment to enjoy it.
        """,
        """
        I wanted to say congratulations on {event}.
        ~ {late_line}
        ~ It makes sense to me: {why_not_surprised}.
        You can be proud of it.

        ~ It took me back to {memory}. | It took me back to how we met {how_met}.
        ~ I know we haven't spoken for {gap}, but I've been glad for you all the same.
        {question}

        ~ I'll be thinking of you and hoping it goes well.
        """,
        """
        I've heard the good news: congratulations on {event}.
        ~ {late_line}
        ~ I can see why: {why_not_surprised}.
        It made me happy to hear that things are going well for you.

        ~ I thought at once of {memory}. | I thought at once of how we met {how_met}.
        ~ We last spoke {gap} ago, so I'm sure there's more to tell.
        {question}
        """,
    ),
    "neutral": (
        """
        Congratulations on {event}.
        ~ {late_line}
        I was pleased to hear the news.
        ~ It does not surprise me: {why_not_surprised}.

        ~ I still think of {memory}. | I remember well how we met {how_met}.
        ~ It has been {gap} since we last spoke, and this is a good occasion to write.
        {question}

        ~ I hope that you have had time to enjoy it.
        """,
        """
        I heard about {event}, and I would like to congratulate you.
        ~ {late_line}
        ~ I understand well how it came about: {why_not_surprised}.
        It is good to see your work recognised.

        ~ It reminded me of {memory}. | It reminded me of how we met {how_met}.
        ~ We have not spoken for {gap}, but I was glad to have this news of you.
        {question}
        """,
        """
        It was good to hear about {event}.
        My congratulations to you.
        ~ {late_line}
        ~ I can see the reason: {why_not_surprised}.

        ~ I thought of {memory}. | I thought of how we met {how_met}.
        ~ We last spoke {gap} ago, and I wanted this to reach you from me directly.
        {question}

        ~ I wish you continued success with it.
        """,
    ),
    "formal": (
        """
        Please accept my congratulations on {event}.
        ~ {late_line}
        ~ It does not surprise me: {why_not_surprised}.
        I was very pleased to learn of it.

        ~ I still think of {memory}. | I remember well how we met {how_met}.
        ~ I regret that we have not spoken for {gap}.
        {question}

        ~ I wish you every success in all that follows.
        """,
        """
        I was pleased to learn of {event}, and I congratulate you warmly.
        ~ {late_line}
        ~ The reason is plain to me: {why_not_surprised}.

        ~ The news reminded me of {memory}. | The news reminded me of how we met {how_met}.
        ~ It has been {gap} since we last spoke, which I regret.
        {question}

        ~ With my congratulations come my best wishes for the time ahead.
        """,
        """
        May I congratulate you on {event}.
        ~ {late_line}
        ~ It seems well deserved: {why_not_surprised}.
        The news gave me great pleasure.

        ~ I thought at once of {memory}. | I thought at once of how we met {how_met}.
        ~ We last spoke {gap} ago, and I am glad of this occasion to write.
        {question}
        """,
    ),
}

LIFE: Mapping[Tone, tuple[str, ...]] = {
    "warm": (
        """
        I was so happy to hear about {event}.
        ~ {late_line}
        Congratulations to you and everyone at home.
        ~ {warm_line}

        ~ I still think of {memory}. | I remember well how we met {how_met}.
        ~ It's been {gap} since we last spoke, and I couldn't let this pass without a word.
        ~ {no_reply_line}
        """,
        """
        What lovely news about {event}.
        ~ {late_line}
        Congratulations, I'm very happy for you.
        ~ {warm_line}

        ~ It took me back to {memory}. | It took me back to how we met {how_met}.
        ~ I know we haven't spoken for {gap}, but I've been thinking of you since I heard.
        ~ {no_reply_line}
        """,
        """
        I've heard about {event}, and it has made my week.
        ~ {late_line}
        My warmest congratulations to all of you.
        ~ {warm_line}

        ~ I thought of {memory}. | I thought of how we met {how_met}.
        ~ We last spoke {gap} ago, so here's a hello along with my good wishes.
        ~ {no_reply_line}
        """,
    ),
    "neutral": (
        """
        I was very happy to hear about {event}.
        ~ {late_line}
        Congratulations, and my best wishes to everyone at home.
        ~ {warm_line}

        ~ I still think of {memory}. | I remember well how we met {how_met}.
        ~ It has been {gap} since we last spoke, and I did not want to let this pass.
        ~ {no_reply_line}
        """,
        """
        It was a pleasure to hear about {event}.
        ~ {late_line}
        I congratulate you and wish you all a happy time together.
        ~ {warm_line}

        ~ It reminded me of {memory}. | It reminded me of how we met {how_met}.
        ~ We have not spoken for {gap}, but I am very glad for you.
        ~ {no_reply_line}
        """,
        """
        I heard about {event}, which is wonderful news.
        ~ {late_line}
        My congratulations to you and to your family.
        ~ {warm_line}

        ~ I thought of {memory}. | I thought of how we met {how_met}.
        ~ We last spoke {gap} ago, and it is good to have a happy reason to write.
        ~ {no_reply_line}
        """,
    ),
    "formal": (
        """
        I was delighted to learn of {event}.
        ~ {late_line}
        Please accept my congratulations, and give my best wishes to your family.
        ~ {warm_line}

        ~ I still think of {memory}. | I remember well how we met {how_met}.
        ~ I regret that we have not spoken for {gap}.
        ~ {no_reply_line}
        """,
        """
        It gave me great pleasure to learn of {event}.
        ~ {late_line}
        I congratulate you, and I wish you and your family much happiness.
        ~ {warm_line}

        ~ The news reminded me of {memory}. | The news reminded me of how we met {how_met}.
        ~ It has been {gap} since we last spoke, and I am glad of a happy reason to write.
        ~ {no_reply_line}
        """,
        """
        May I send you my congratulations on {event}.
        ~ {late_line}
        I am very happy for you and for all your family.
        ~ {warm_line}

        ~ I thought of {memory}. | I thought of how we met {how_met}.
        ~ We last spoke {gap} ago, and I did not wish to let this pass in silence.
        ~ {no_reply_line}
        """,
    ),
}

BIRTHDAY: Mapping[Tone, tuple[str, ...]] = {
    "warm": (
        """
        All my good wishes for {event}.
        ~ {late_line}
        I hope the year ahead brings you much that you enjoy.
        ~ {warm_line}

        ~ I still think of {memory}. | I remember well how we met {how_met}.
        ~ It's been {gap} since we last spoke, and I'm glad of a reason to write.
        ~ {no_reply_line}
        """,
        """
        I've been thinking of you, and I wish you all the best for {event}.
        ~ {late_line}
        ~ {warm_line}

        ~ It took me back to {memory}. | It took me back to how we met {how_met}.
        ~ I know we haven't spoken for {gap}, but I haven't forgotten you.
        ~ {no_reply_line}
        """,
        """
        Here come my warmest wishes for {event}.
        ~ {late_line}
        May the year ahead be a kind one.
        ~ {warm_line}

        ~ I thought of {memory}. | I thought of how we met {how_met}.
        ~ We last spoke {gap} ago, so here's a hello along with my good wishes.
        ~ {no_reply_line}
        """,
    ),
    "neutral": (
        """
        I wish you all the best for {event}.
        ~ {late_line}
        I hope that the year ahead is a good one for you.
        ~ {warm_line}

        ~ I still think of {memory}. | I remember well how we met {how_met}.
        ~ It has been {gap} since we last spoke, and I am glad of a reason to write.
        ~ {no_reply_line}
        """,
        """
        My best wishes for {event}, and for the year that begins with it.
        ~ {late_line}
        ~ {warm_line}

        ~ It reminded me of {memory}. | It reminded me of how we met {how_met}.
        ~ We have not spoken for {gap}, but I have not forgotten you.
        ~ {no_reply_line}
        """,
        """
        I would like to send you my good wishes for {event}.
        ~ {late_line}
        May the year ahead be kind to you.
        ~ {warm_line}

        ~ I thought of {memory}. | I thought of how we met {how_met}.
        ~ We last spoke {gap} ago, and it is good to have a happy reason to write.
        ~ {no_reply_line}
        """,
    ),
    "formal": (
        """
        Please accept my best wishes for {event}.
        ~ {late_line}
        I wish you good health and much pleasure in the year ahead.
        ~ {warm_line}

        ~ I still think of {memory}. | I remember well how we met {how_met}.
        ~ I regret that we have not spoken for {gap}.
        ~ {no_reply_line}
        """,
        """
        I send you my warm wishes for {event}.
        ~ {late_line}
        May the coming year bring you much that pleases you.
        ~ {warm_line}

        ~ The day reminded me of {memory}. | The day reminded me of how we met {how_met}.
        ~ It has been {gap} since we last spoke, and I am glad of a happy reason to write.
        ~ {no_reply_line}
        """,
        """
        It is a pleasure to send you my good wishes for {event}.
        ~ {late_line}
        I hope that the year ahead is a happy one.
        ~ {warm_line}

        ~ I thought at once of {memory}. | I thought at once of how we met {how_met}.
        ~ We last spoke {gap} ago, and I am glad of this occasion to write.
        ~ {no_reply_line}
        """,
    ),
}
