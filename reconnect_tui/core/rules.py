"""Every threshold and weight of the triage and the lifecycle, in one place.

The figures are those of the playbook (sections 3 and 6); where nobody has measured anything they
are judgement (section 2.4), which is why all of them are settings.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

AT_LEAST_ONE: Mapping[str, int] = {"least": 1}
"""What is written beside a number that makes no sense at zero."""


@dataclass(frozen=True, slots=True)
class Freshness:
    """How long a kind of news makes a natural reason to write."""

    points: int
    """Its full value."""

    full: int
    """Days after the event up to which it has its full value."""

    zero: int
    """Days after the event at which nothing is left of it; falling straight in between."""


@dataclass(frozen=True, slots=True)
class Window:
    """How long around a calendar date a reason counts."""

    points: int
    """Its value inside the window."""

    before: int
    """Days before the date."""

    after: int
    """Days after the date."""


FRESHNESS: Mapping[str, Freshness] = {
    **dict.fromkeys(("new_job", "promotion", "business_opened"), Freshness(25, 14, 90)),
    **dict.fromkeys(("new_child", "wedding"), Freshness(22, 14, 90)),
    **dict.fromkeys(("award", "publication", "talk", "project_done"), Freshness(22, 14, 60)),
    "degree": Freshness(20, 14, 60),
    "mutual_sighting": Freshness(16, 10, 45),
    **dict.fromkeys(("layoff", "bereavement", "business_closed", "divorce"), Freshness(20, 14, 60)),
    "illness": Freshness(18, 14, 60),
    "article_saved": Freshness(18, 7, 45),
    "post": Freshness(18, 5, 21),
    "thought": Freshness(10, 14, 60),
}
"""Playbook 3.3; a closed business and a divorce are hard news like a layoff."""

WINDOWS: Mapping[str, Window] = {
    "birthday": Window(12, 2, 3),
    "work_anniversary": Window(14, 3, 10),
    "event_both_attend": Window(20, 21, 7),
    "visiting_city": Window(20, 21, 2),
}
"""Playbook 3.3."""

STRENGTH_BY: Mapping[str, float] = {
    "exchanges": 0.35,
    "both_ways": 0.30,
    "years": 0.20,
    "closeness": 0.15,
}
"""Playbook 3.3, the term *strength*."""

STRENGTH_BY_FEW: Mapping[str, float] = {"exchanges": 0.35, "years": 0.20, "closeness": 0.45}
"""The same where fewer than three messages say nothing about who writes to whom."""

NOVELTY_BY: Mapping[str, float] = {"different_field": 0.4, "senior": 0.3, "little_shared": 0.3}
"""Playbook 3.3, the term *novelty*: 4, 3 and 3 of its 10 points."""

YEARLY_REASONS = frozenset({"birthday", "work_anniversary"})
"""Reasons that come round every year."""

HARD_NEWS = frozenset({"layoff", "bereavement", "illness", "business_closed", "divorce"})
"""News that calls for care and never for congratulation."""

CAREER_GOALS = frozenset({"mentorship", "networking", "job_search", "collaboration"})
"""Goals for which a view one does not hear every week is worth something (E3, E6)."""


def _nudges() -> Mapping[str, int]:
    return {
        "email": 10,
        "linkedin_message": 14,
        "inmail": 14,
        "sms": 5,
        "letter": 28,
        "in_person": 14,
    }


@dataclass(frozen=True, slots=True)
class Rules:
    """The settings of the queue and of what follows an action.

    A field that ends in `_points` is a maximum or a threshold in points; every other number is a
    span of days unless its sentence says otherwise.
    """

    silence_points: int = 25
    strength_points: int = 20
    reason_points: int = 25
    goal_points: int = 15
    other_goal_points: int = 8
    mutual_points: int = 5
    novelty_points: int = 10
    unanswered_points: int = 30
    unanswered_each_points: int = 10
    """For each message without an answer after the `unanswered_free` first ones."""

    highest_wait: int = 60
    """How many points a person gets at most for waiting, for an answer or for a promise."""

    owed_each_day: int = 3
    """Points for each day that they wait for an answer."""

    promised_each_day: int = 4
    """Points for each day since a promise came due."""

    silence_unknown: float = 0.48
    """The share of the silence points of someone with no logged contact."""

    silence_scale: int = field(default=30, metadata=AT_LEAST_ONE)
    """How long a silence is before its logarithm begins to bend; a shorter one bends sooner."""

    rhythm_counts_from: int = 80
    """The percentage of a chosen rhythm from which a silence counts."""

    rhythm_counts_fully: int = 200
    """The percentage of a chosen rhythm from which a longer silence counts no more."""

    strength_by: Mapping[str, float] = field(default_factory=lambda: STRENGTH_BY)
    """The share that each thing shared has in the strength of a tie; 1 together is the maximum."""

    strength_by_few: Mapping[str, float] = field(default_factory=lambda: STRENGTH_BY_FEW)
    """The same for a tie of few exchanges, which do not say yet whether both sides speak."""

    few_exchanges: int = 3
    """How many exchanges, inbound and outbound together, are few no longer."""

    many_exchanges: int = field(default=24, metadata=AT_LEAST_ONE)
    """From how many exchanges a tie gets stronger by no further ones."""

    many_years: int = field(default=8, metadata=AT_LEAST_ONE)
    """From how many years a tie gets stronger by no further ones."""

    second_reason: float = 0.25
    """The share of its points that the second best piece of news adds to the best."""

    one_mutual: float = 0.6
    """The share of the mutual points for one person in common."""

    several_mutuals: int = field(default=2, metadata=AT_LEAST_ONE)
    """How many people in common give all of the mutual points."""

    novelty_by: Mapping[str, float] = field(default_factory=lambda: NOVELTY_BY)
    """The share that each sign of a new view has in the novelty points."""

    little_shared_exchanges: int = 5
    """Up to how many exchanges a trusted person and the user have shared little time."""

    little_shared_closeness: int = 3
    """From which closeness, 1 to 5, somebody with little shared time may bring a new view."""

    unanswered_free: int = 1
    """How many messages without an answer cost nothing."""

    unanswered_within: int = 365
    """How long a message without an answer is counted as one (contract, derived figures)."""

    cooling_after: int = 90
    """From how long a silence a tie is no longer active (playbook, section 0)."""

    dormant_after: int = 365
    """From how long a silence a tie is dormant."""

    long_dormant_after: int = 1095
    """From how long a silence a tie is long dormant."""

    silence_plateau: int = field(default=1095, metadata=AT_LEAST_ONE)
    """From when a longer silence counts no more than this one."""

    freshness: Mapping[str, Freshness] = field(default_factory=lambda: FRESHNESS)
    """How long each kind of news is a reason to write."""

    windows: Mapping[str, Window] = field(default_factory=lambda: WINDOWS)
    """How long around its date each calendar reason counts."""

    lists_early_points: int = 10
    """From how many points for news someone is listed before their rhythm has passed."""

    owe_for: int = 60
    """How long an unanswered inbound message is owed; older ones are told in words."""

    quiet_after_writing: int = 21
    """How long someone just written to is left in peace."""

    open_suggestions: int = 3
    """How many people without a date stand on a day's list."""

    week_suggestions: int = 5
    """How many people without a date stand in a week's list."""

    stretch_among: int = 15
    """Among how many people after those of a week the stretch pick is sought."""

    stretch_points: int = 6
    """From how many points for novelty somebody is a stretch."""

    news_round: int = 10
    """Of how many people one looks once a week whether anything is new (playbook 6.5, step 3)."""

    warm_up_after: int = 14
    """How long without a word to anybody before a week proposes a warm-up (step 5)."""

    warm_up_hellos: int = 2
    """To how many people of an active tie a warm-up is a short hello (playbook 6.6)."""

    due_soon: int = 14
    """How far ahead the view of what is due looks at first."""

    due_later: int = 366
    """How far ahead it looks once more is asked for."""

    finish_preparing: int = 7
    send_or_drop: int = 3
    nudge: Mapping[str, int] = field(default_factory=_nudges)
    """Until a gentle nudge, by the channel of the message."""

    look_accepted: int = 14
    email_instead: int = 3
    private_message: int = 5
    continue_conversation: int = 21
    ask_mutual: int = 7
    second_channel: int = 21
    unanswered_before_rest: int = field(default=3, metadata=AT_LEAST_ONE)
    """How many messages without an answer are one and its two follow-ups (L7)."""

    rest_after_second: int = 21
    """After the second follow-up, until the person is left to rest."""

    revisit: int = 180
    revisit_after_talk: int = 365
    """The rest of someone with whom the user has caught up."""

    answer: int = 2
    prepare_meeting: int = 1
    """Before the day of a talk."""

    log_meeting: int = 1
    """After the day of a talk."""

    soft_nudge: int = 14
    propose_times: int = 3
    offer_new_times: int = 3
    thank_you: int = 1
    thanks_for_talk_within: int = 3
    """After a talk that nothing had led up to; an older one is history that is put on record."""

    promise: int = 3
    """Until a promise that was given no day is to be kept."""

    check_in: int = 30
    check_in_nudge: int = 21
    """After a check-in that asked a question."""

    rhythms: tuple[int, ...] = (45, 90, 180, 365)
    """The rhythms to choose from, the shortest first."""

    shortest_rhythm: int = 21
    """Days; a shorter rhythm is asked about where the two know each other through work (M88)."""

    lower_rhythm_after: int = field(default=2, metadata=AT_LEAST_ONE)
    """After how many unanswered messages a calmer rhythm is suggested."""

    warm_up: int = 42
    """How long before a goal is to be reached one begins to warm up ties."""

    warm_up_people: int = 5
    """How many people are named for one goal."""

    review_profile: int = 90
    """How old the last look at one's own profile may be."""

    check_fact: int = 90
    """How old a fact may be that a draft speaks of."""

    reconnected_after: int = field(default=90, metadata=AT_LEAST_ONE)
    """A silence from which on writing again is reconnecting."""

    ask_after_reply: int = 14
    """How long after their first reply one may ask for something."""

    hard_news_counts: int = 180
    """How long hard news rules a request out."""

    asks_ahead: int = field(default=2, metadata=AT_LEAST_ONE)
    """From how many requests more than favours one gives before asking again."""


STANDARD = Rules()
"""The rules with no setting changed."""
