"""Where somebody stands, in words: news, next steps, spans of time and every term of a score.

A phrase begins in lower case with a word of ours, so that it may stand inside a line or, raised
by `as_sentence`, at its head; what the user wrote themselves comes after it and is never changed.
The wording is neutral: it says how things are and blames nobody (playbook M01).
"""

from collections.abc import Sequence
from datetime import date

from reconnect_tui.core.contact import FollowUp, Reason
from reconnect_tui.core.dates import (
    PartialDate,
    approximate_date_in_words,
    gap_in_words,
    number_in_words,
    time_since,
)
from reconnect_tui.core.ranking.tie import Tie, moment_of
from reconnect_tui.core.rules import CAREER_GOALS, STANDARD, Rules

_NEWS = {
    "new_job": "new job {when}",
    "promotion": "promotion {when}",
    "business_opened": "opened a business {when}",
    "new_child": "new child {when}",
    "wedding": "wedding {when}",
    "degree": "finished a degree {when}",
    "award": "won an award {when}",
    "publication": "published something {when}",
    "talk": "gave a talk {when}",
    "project_done": "finished a project {when}",
    "post": "posted something {when}",
    "article_saved": "you saved an article for them {when}",
    "mutual_sighting": "you met someone you both know {when}",
    "thought": "you thought of them {when}",
    "layoff": "their job came to an end {when}",
    "bereavement": "news of a loss {when}",
    "illness": "news of an illness {when}",
    "business_closed": "their business closed {when}",
    "divorce": "news of a separation {when}",
    "birthday": "birthday {when}",
    "work_anniversary": "work anniversary {when}",
    "event_both_attend": "you were both at an event {when}",
    "visiting_city": "you were in their city {when}",
}
_NEWS_AHEAD = {
    "event_both_attend": "you both go to an event {when}",
    "visiting_city": "you visit their city {when}",
}
_STEPS = {
    "finish_preparing": "finish preparing",
    "send_or_drop": "a draft is ready: send it or drop it",
    "planned_send": "the day you chose for sending",
    "nudge": "time for a gentle nudge",
    "look_accepted": "see whether they accepted",
    "email_instead": "write an email instead",
    "private_message": "follow the comment with a message",
    "continue_conversation": "continue the conversation",
    "ask_mutual": "ask your mutual friend once more",
    "second_channel": "try another channel, once, with something new",
    "revisit": "a good time to think of them again",
    "soft_nudge": "a soft nudge, if you like",
    "propose_times": "propose two times",
    "offer_new_times": "offer two new times",
    "check_in": "a first check-in, without a request",
    "acknowledge": "acknowledge their news",
    "return": "the day you chose to come back to them",
    "thank_you": "say thank you",
    "prepare_meeting": "prepare for your meeting",
    "log_meeting": "note down how the meeting went",
    "answer": "they are waiting for your answer",
    "lower_rhythm": "choose a calmer rhythm",
    "warm_up": "warm up with a short hello",
    "review_profile": "look over your own profile: headline, role, photo, address, latest news",
    "check_fact": "check a fact again",
}

_SIGNS_OF_NOVELTY = {
    "different_field": "different field",
    "senior": "senior",
    "little_shared": "little shared time",
}


def as_sentence(phrase: str) -> str:
    """A phrase raised to stand at the head of a line."""
    return phrase[:1].upper() + phrase[1:]


def step_in_words(step: FollowUp) -> str:
    """What a follow-up asks for: the user's own words, else what its kind means."""
    words = _STEPS.get(step.kind, step.kind.replace("_", " "))
    if step.kind == "prepare_meeting" and step.for_day is not None:
        words = f"{words} on {step.for_day}"
    return step.text or words


def step_as_sentence(step: FollowUp) -> str:
    """The same at the head of a line; the user's own words stay as they wrote them."""
    return step.text or as_sentence(step_in_words(step))


def promise_as_sentence(step: FollowUp) -> str:
    """What was promised, or what is due after a talk."""
    if step.kind != "promise":
        return step_as_sentence(step)
    return f"You promised: {step.text}" if step.text else "You made a promise"


def reason_in_words(reason: Reason, today: date) -> str:
    """A piece of news and when it was: `new job nine days ago: head of the night desk`."""
    moment = moment_of(reason, today)
    days = 0 if moment is None else (today - moment).days
    words = _NEWS.get(reason.type, reason.type.replace("_", " ") + " {when}")
    if days <= 0:
        words = _NEWS_AHEAD.get(reason.type, words)
    words = words.replace("{when}", when_it_was(reason.date, moment, today)).rstrip()
    return f"{words}: {reason.label}" if reason.label else words


def when_it_was(told: PartialDate | None, moment: date | None, today: date) -> str:
    """When it was: by the day where that is known, else no more exactly than it was told."""
    if moment is None:
        return ""
    if told is None or told.is_exact:
        return days_ago((today - moment).days)
    return time_since(told, today) or f"in {approximate_date_in_words(told)}"


def quiet_in_words(gap_days: int | None) -> str:
    """How long it has been quiet, as a phrase of its own."""
    if gap_days is None:
        return "no past contact logged"
    if gap_days < 7:
        return f"in touch {days_ago(gap_days)}"
    return f"quiet for {gap_in_words(gap_days)}"


def last_spoke_in_words(gap_days: int) -> str:
    """When the two last spoke: `last spoke yesterday`, `last spoke about a month ago`."""
    when = days_ago(gap_days) if gap_days < 7 else f"{gap_in_words(gap_days)} ago"
    return f"last spoke {when}"


def silence_in_words(tie: Tie) -> str:
    """The quiet since the last exchange, or where it stands in the rhythm that was chosen."""
    if not tie.has_rhythm or tie.gap_days is None:
        return quiet_in_words(tie.gap_days)
    ratio = tie.gap_days / tie.rhythm_days
    if ratio >= 2.5:
        return "more than twice the rhythm you chose"
    if ratio >= 1.75:
        return "twice the rhythm you chose"
    if ratio >= 1.25:
        return "some time past the rhythm you chose"
    return "about the rhythm you chose"


def strength_in_words(tie: Tie) -> str:
    """What the two share: `closeness 3 of 5, 4 exchanges, known four years`."""
    exchanges = tie.exchanges
    words = [
        f"closeness {tie.closeness} of 5",
        f"{exchanges or 'no'} exchange{'' if exchanges == 1 else 's'}",
    ]
    if tie.years_known:
        words.append(f"known {counted(tie.years_known, 'year')}")
    elif exchanges:
        words.append("known less than a year")
    return ", ".join(words)


def goal_in_words(tie: Tie, goals: Sequence[str]) -> str:
    """The first of the user's goals that a person fits."""
    fitting = [goal for goal in goals if goal in tie.goal_tags]
    if not fitting:
        return "fits none of your goals"
    main = "main " if fitting[0] == goals[0] else ""
    return f"fits your {main}goal: {fitting[0].replace('_', ' ')}"


def mutual_in_words(tie: Tie) -> str:
    """The people who know both."""
    if tie.mutual_offered:
        return "a mutual friend offered to introduce you"
    if tie.mutuals == 0:
        return "nobody who knows you both"
    return f"{counted(tie.mutuals, 'person', 'people')} know{'s' * (tie.mutuals == 1)} you both"


def novelty_signs(tie: Tie, rules: Rules = STANDARD) -> tuple[str, ...]:
    """What speaks for a new view, by the names of `Rules.novelty_by`."""
    is_little_shared = (
        tie.closeness >= rules.little_shared_closeness
        and tie.inbound + tie.outbound <= rules.little_shared_exchanges
    )
    signs = (
        (tie.different_field, "different_field"),
        (tie.senior, "senior"),
        (is_little_shared, "little_shared"),
    )
    return tuple(sign for holds, sign in signs if holds)


def novelty_in_words(tie: Tie, goals: Sequence[str], rules: Rules = STANDARD) -> str:
    """Why their view may be new to the user."""
    if CAREER_GOALS.isdisjoint(goals):
        return "a new view counts for career goals only"
    words = ", ".join(_SIGNS_OF_NOVELTY[sign] for sign in novelty_signs(tie, rules))
    return f"a view you do not hear every week ({words})" if words else "a view you often hear"


def unanswered_in_words(tie: Tie) -> str:
    """How many messages of the user have had no answer."""
    return f"{counted(tie.unanswered, 'message') or 'no messages'} without an answer"


def days_ago(days: int) -> str:
    """A day as seen from today, from its distance in days; a negative one lies ahead."""
    if days < 0:
        return "tomorrow" if days == -1 else f"in {counted(-days, 'day')}"
    if days < 2:
        return ("today", "yesterday")[days]
    return f"{counted(days, 'day') if days < 21 else gap_in_words(days)} ago"


def counted(number: int, noun: str, nouns: str = "") -> str:
    """A number of things in words, and nothing for none of them."""
    if number == 0:
        return ""
    return f"{number_in_words(number)} {noun if number == 1 else nouns or noun + 's'}"
