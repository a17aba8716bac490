"""The words of the move *call or in-person card* (T24): four lines to have before one."""

from collections.abc import Mapping

from reconnect_tui.core.draft import Tone

TEXTS: Mapping[Tone, tuple[str, ...]] = {
    "warm": (
        """
        “{opening}.” It's been {gap}, and that's on me. | “{opening}.”
        I still think of {memory}. | We met {how_met}, you may remember. | It's good to hear you.
        {real_question}
        {next_step}
        """,
        """
        “{opening}.” We haven't talked for {gap}, my doing. | “{opening}.”
        I was just thinking of {memory}. | I was just remembering how we met \
{how_met}. | I've been meaning to ring you.
        {real_question}
        {next_step}
        """,
        """
        “{opening}.” I let {gap} go by, I know. | “{opening}.”
        I haven't forgotten {memory}. | I remember how we met {how_met}. | You're on my mind \
today.
        {real_question}
        {next_step}
        """,
    ),
    "neutral": (
        """
        “{opening}.” It has been {gap} since we spoke. | “{opening}.”
        I still think of {memory}. | We met {how_met}, you may remember. | I am glad to reach you.
        {real_question}
        {next_step}
        """,
        """
        “{opening}.” We have not talked for {gap}. | “{opening}.”
        I remember {memory}. | I remember how we met {how_met}. | I wanted to hear how you are.
        {real_question}
        {next_step}
        """,
        """
        “{opening}.” Our last talk was {gap} ago. | “{opening}.”
        I thought of {memory} today. | I thought of how we met {how_met}. | It is good to hear \
your voice.
        {real_question}
        {next_step}
        """,
    ),
    "formal": (
        """
        “{opening}.” It has been {gap} since we spoke. | “{opening}.”
        I often recall {memory}. | You may recall that we met {how_met}. | I hope that I do not \
call at a bad moment.
        {real_question}
        {next_step}
        """,
        """
        “{opening}.” We have not spoken for {gap}. | “{opening}.”
        I remember {memory} with pleasure. | I remember how we met {how_met}. | I am glad to \
reach you.
        {real_question}
        {next_step}
        """,
        """
        “{opening}.” Our last talk was {gap} ago. | “{opening}.”
        I thought of {memory}. | I thought of how we met {how_met}. | Thank you for taking my call.
        {real_question}
        {next_step}
        """,
    ),
}
