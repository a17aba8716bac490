"""What each thing known about a tie is worth today (playbook 3.3).

Points are whole numbers, rounded half up one by one, so that the score is always the sum of what
is shown. They are worked out apart from their words, which are wanted for a few people only.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from reconnect_tui.core.contact import Reason
from reconnect_tui.core.ranking import standing
from reconnect_tui.core.ranking.tie import Tie, moment_of
from reconnect_tui.core.rules import CAREER_GOALS, STANDARD, Rules


@dataclass(frozen=True, slots=True)
class Part:
    """One term of a score."""

    term: str
    """`lane waiting overdue silence strength reason goal mutual novelty unanswered cap`."""

    points: int
    """Whole points, as they are shown."""

    text: str
    """The same in words."""


@dataclass(frozen=True, slots=True)
class _Term:
    """One term of the open score: what it is worth, and how that is said."""

    name: str
    points: Callable[[Tie, Sequence[str], Rules], int]
    words: Callable[[Tie, Sequence[str], Rules], str]
    """What the points stand for."""

    wanting: Callable[[Tie, Sequence[str]], str]
    """Why there are none, and what would help."""


def open_points(tie: Tie, goals: Sequence[str] = (), rules: Rules = STANDARD) -> list[int]:
    """What each term of the open score is worth, those worth nothing included."""
    return [term.points(tie, goals, rules) for term in _TERMS]


def open_parts(tie: Tie, goals: Sequence[str] = (), rules: Rules = STANDARD) -> list[Part]:
    """The terms of the open score that are worth something, in words."""
    worth = ((term, term.points(tie, goals, rules)) for term in _TERMS)
    return [
        Part(term.name, points, standing.as_sentence(term.words(tie, goals, rules)))
        for term, points in worth
        if points
    ]


def not_counted(tie: Tie, goals: Sequence[str] = (), rules: Rules = STANDARD) -> tuple[Part, ...]:
    """The terms that are worth nothing today, each with what would help (playbook 3.4).

    A term that the settings weigh with nothing is left out altogether (property P12); so is every
    term but the strength where somebody is owed an answer or a promise, for nothing else counts
    there.
    """
    is_owed = tie.waiting_since is not None or tie.due_promise is not None
    return tuple(
        Part(term.name, 0, standing.as_sentence(words))
        for term in _TERMS
        if _weight(term, rules)
        and (term.name == "strength" or not is_owed)
        and term.points(tie, goals, rules) == 0
        and (words := term.wanting(tie, goals))
    )


def _weight(term: _Term, rules: Rules) -> int:
    weight: int = getattr(rules, f"{term.name}_points")
    return weight


def silence(tie: Tie, _goals: Sequence[str] = (), rules: Rules = STANDARD) -> int:
    """More for a longer silence, on a log scale that is flat after three years."""
    gap = tie.gap_days
    if gap is None:
        return _half_up(rules.silence_points * rules.silence_unknown)
    if tie.has_rhythm:
        begins, span = rules.rhythm_counts_from, rules.rhythm_counts_fully
        share = (gap / tie.rhythm_days - begins / 100) / (max(1, span - begins) / 100)
        return _half_up(rules.silence_points * min(1.0, max(0.0, share)))
    scale = rules.silence_scale
    share = math.log1p(gap / scale) / math.log1p(rules.silence_plateau / scale)
    return _half_up(rules.silence_points * min(1.0, share))


def strength(tie: Tie, _goals: Sequence[str] = (), rules: Rules = STANDARD) -> int:
    """More for what was shared: exchanges, both ways, over years, and closeness."""
    exchanges = tie.inbound + tie.outbound
    volume = min(1.0, math.log1p(exchanges) / math.log1p(rules.many_exchanges))
    years = min(1.0, tie.years_known / rules.many_years)
    closeness = (tie.closeness - 1) / 4
    by = rules.strength_by_few if exchanges < rules.few_exchanges else rules.strength_by
    share = by["exchanges"] * volume + by["years"] * years + by["closeness"] * closeness
    if exchanges and "both_ways" in by:
        mutuality = min(tie.inbound, tie.outbound) / max(tie.inbound, tie.outbound)
        share += by["both_ways"] * mutuality
    return _half_up(rules.strength_points * min(1.0, share))


def reason(tie: Tie, _goals: Sequence[str] = (), rules: Rules = STANDARD) -> int:
    """The best piece of news, and a quarter of the second best."""
    if not tie.reasons:
        return 0
    full = rules.reason_points
    return _half_up(min(float(full), news_value(tie, rules) * full / STANDARD.reason_points))


def goal(tie: Tie, goals: Sequence[str] = (), rules: Rules = STANDARD) -> int:
    """Much for the first of the user's goals, less for another."""
    if not tie.goal_tags:
        return 0
    fitting = [place for place, name in enumerate(goals) if name in tie.goal_tags]
    if not fitting:
        return 0
    # Scaled with the main one, so that a goal term of no weight is gone altogether (P12).
    return rules.goal_points if fitting[0] == 0 else min(rules.goal_points, rules.other_goal_points)


def mutual(tie: Tie, _goals: Sequence[str] = (), rules: Rules = STANDARD) -> int:
    """Something for people who know both."""
    if tie.mutual_offered or tie.mutuals >= rules.several_mutuals:
        return rules.mutual_points
    return _half_up(rules.mutual_points * rules.one_mutual) if tie.mutuals else 0


def novelty(tie: Tie, goals: Sequence[str] = (), rules: Rules = STANDARD) -> int:
    """Something for a view that is likely to be new, where a career goal asks for one."""
    if CAREER_GOALS.isdisjoint(goals):
        return 0
    share = sum(rules.novelty_by[sign] for sign in standing.novelty_signs(tie, rules))
    return _half_up(rules.novelty_points * min(1.0, share))


def unanswered(tie: Tie, _goals: Sequence[str] = (), rules: Rules = STANDARD) -> int:
    """Less for every message after the first that has had no answer."""
    counting = max(0, tie.unanswered - rules.unanswered_free)
    return -min(rules.unanswered_points, rules.unanswered_each_points * counting)


def news_value(tie: Tie, rules: Rules = STANDARD) -> float:
    """What the news about a person is worth, before it is weighed."""
    if not tie.reasons:
        return 0.0
    best = sorted((reason_worth(one, tie.today, rules) for one in tie.reasons), reverse=True)
    return sum(best[:1]) + sum(best[1:2]) * rules.second_reason


def reason_worth(news: Reason, today: date, rules: Rules = STANDARD) -> float:
    """What a piece of news is worth on `today`, in points."""
    moment = moment_of(news, today)
    if moment is None:
        return 0.0
    age = (today - moment).days
    window = rules.windows.get(news.type)
    if window is not None:
        return float(window.points) if -window.before <= age <= window.after else 0.0
    fresh = rules.freshness.get(news.type)
    if fresh is None or age < 0:
        return 0.0
    if age <= fresh.full:
        return float(fresh.points)
    return max(0.0, fresh.points * (fresh.zero - age) / max(1, fresh.zero - fresh.full))


def best_reasons(
    reasons: Iterable[Reason], today: date, rules: Rules = STANDARD
) -> tuple[Reason, ...]:
    """The reasons that count today, the best first."""
    worth = [(reason_worth(one, today, rules), one) for one in reasons]
    counting = [pair for pair in worth if pair[0] > 0]
    return tuple(one for _, one in sorted(counting, key=lambda pair: -pair[0]))


def _news(tie: Tie, _goals: Sequence[str], rules: Rules) -> str:
    return standing.reason_in_words(best_reasons(tie.reasons, tie.today, rules)[0], tie.today)


def _quiet(tie: Tie, _goals: Sequence[str], _rules: Rules) -> str:
    words = standing.silence_in_words(tie)
    return words if tie.gap_days is not None else f"{words}: add when you last spoke"


def _no_silence(tie: Tie, _goals: Sequence[str]) -> str:
    if tie.has_rhythm:
        return "the rhythm you chose leaves more time"
    return f"{standing.quiet_in_words(tie.gap_days)}: too recent to count"


def _no_strength(_tie: Tie, _goals: Sequence[str]) -> str:
    return "nothing shared is recorded: rate the closeness, or log what you did together"


def _no_news(tie: Tie, _goals: Sequence[str]) -> str:
    if any(news.date is None or not news.date.text for news in tie.reasons):
        return "news without its day counts for nothing: say when it was"
    return "no news of late: add some when you hear it"


def _no_goal(_tie: Tie, goals: Sequence[str]) -> str:
    if not goals:
        return "you have set no goals: name one, and those who fit it count more"
    return "fits none of your goals: say which, if they do"


def _no_mutual(_tie: Tie, _goals: Sequence[str]) -> str:
    return "nobody who knows you both: add whom you have in common"


def _no_novelty(_tie: Tie, goals: Sequence[str]) -> str:
    if CAREER_GOALS.isdisjoint(goals):
        return "a new view counts for career goals only"
    return "not marked as senior or as working in a different field"


def _none_unanswered(tie: Tie, _goals: Sequence[str]) -> str:
    if not tie.unanswered:
        return ""
    which = "the first one costs" if tie.unanswered == 1 else "so few cost"
    return f"{standing.unanswered_in_words(tie)}: {which} nothing"


_TERMS = (
    _Term("silence", silence, _quiet, _no_silence),
    _Term("strength", strength, lambda tie, *_: standing.strength_in_words(tie), _no_strength),
    _Term("reason", reason, _news, _no_news),
    _Term("goal", goal, lambda tie, goals, _: standing.goal_in_words(tie, goals), _no_goal),
    _Term("mutual", mutual, lambda tie, *_: standing.mutual_in_words(tie), _no_mutual),
    _Term(
        "novelty",
        novelty,
        standing.novelty_in_words,
        _no_novelty,
    ),
    _Term(
        "unanswered",
        unanswered,
        lambda tie, *_: standing.unanswered_in_words(tie),
        _none_unanswered,
    ),
)

STRENGTH_AT = [term.name for term in _TERMS].index("strength")
"""Where the strength stands among the `open_points`."""


def _half_up(value: float) -> int:
    """Round half up; a whisker of binary noise below a half counts as the half."""
    return math.floor(value + 0.5 + 1e-9)
