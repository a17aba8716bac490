"""What the queue says about a person: the line, the sum, and what is not counted."""

import re
from datetime import date, timedelta
from typing import Any

import pytest

from reconnect_tui.core.contact import ContactId, FollowUp, Reason
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.ranking.scoring import best_reasons, not_counted
from reconnect_tui.core.ranking.standing import reason_in_words, step_as_sentence, step_in_words
from reconnect_tui.core.ranking.tie import Tie
from reconnect_tui.core.ranking.triage import Place, place_of
from reconnect_tui.core.rules import FRESHNESS, WINDOWS

BLAME = re.compile(
    r"neglect|overdue|\bfail|\bmiss(ed|ing)?\b|\bcold\b|\bleads?\b|\bdeals?\b|pipeline|!", re.I
)
TODAY = date(2026, 11, 23)
GOALS = ("mentorship", "networking")


def day(days_ago: int) -> date:
    return TODAY - timedelta(days=days_ago)


def on(days_ago: int) -> PartialDate:
    return PartialDate.on(day(days_ago))


def tie(number: int = 1, **values: Any) -> Tie:
    """A two-way relationship of four years, quiet for 680 days, unless told otherwise."""
    usual: dict[str, Any] = {
        "closeness": 3,
        "inbound": 6,
        "outbound": 6,
        "years_known": 4,
        "last_contact": day(680),
    }
    return Tie(ContactId(number), f"Person {number}", TODAY, **{**usual, **values})


def listed(**values: Any) -> Place:
    place = place_of(tie(**values), GOALS)
    assert place is not None
    return place


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"waiting_since": day(2), "state": "replied"}, "They wrote two days ago"),
        ({"waiting_since": day(0), "state": "replied"}, "They wrote today"),
        (
            {"promised": (FollowUp("promise", on(1), text="iPhone photos for Ada"),)},
            "You promised: iPhone photos for Ada · due yesterday",
        ),
        ({"promised": (FollowUp("thank_you", on(0)),)}, "Say thank you · due today"),
        (
            {"steps": (FollowUp("nudge", on(0)),), "state": "waiting"},
            "Time for a gentle nudge · quiet for nearly two years",
        ),
        (
            {"steps": (FollowUp("planned_send", on(0), text="ask how the class went"),)},
            "ask how the class went · quiet for nearly two years",
        ),
        (
            {"reasons": (Reason("new_job", on(9), "head of the night desk"),)},
            "New job nine days ago: head of the night desk · quiet for nearly two years",
        ),
        (
            {"reasons": (Reason("mutual_sighting", on(1), "Rosa"),), "goal_tags": ("networking",)},
            "You met someone you both know yesterday: Rosa · quiet for nearly two years · "
            "fits your goal: networking",
        ),
        (
            {"reasons": (Reason("event_both_attend", on(-10), "Leipzig"),)},
            "You both go to an event in ten days: Leipzig · quiet for nearly two years",
        ),
        (
            {"reasons": (Reason("event_both_attend", on(0)),)},
            "You both go to an event today · quiet for nearly two years",
        ),
        (
            {"reasons": (Reason("visiting_city", on(2)),)},
            "You were in their city two days ago · quiet for nearly two years",
        ),
        (
            {"goal_tags": ("mentorship",), "mutuals": 2, "last_contact": day(1090)},
            "Quiet for about three years · fits your main goal: mentorship · "
            "two people know you both",
        ),
        ({"mutuals": 1}, "Quiet for nearly two years · one person knows you both"),
        (
            {"wrote_last": True, "unanswered": 3},
            "Quiet for nearly two years · they wrote last · three messages without an answer",
        ),
        ({"last_contact": None}, "No past contact logged"),
        ({"last_contact": day(0)}, "In touch today"),
        ({"last_contact": day(5)}, "In touch five days ago"),
        ({"state": "drafted"}, "A draft is ready · quiet for nearly two years"),
        (
            {"state": "keeping", "rhythm_days": 350},
            "Twice the rhythm you chose",
        ),
    ],
)
def test_the_line_says_why_in_one_breath(values: dict[str, Any], words: str) -> None:
    assert listed(**values).reason == words


def test_the_explanation_names_every_term() -> None:
    place = listed(
        last_contact=day(1000),
        inbound=2,
        outbound=2,
        goal_tags=("mentorship",),
        different_field=True,
        senior=True,
        unanswered=2,
        mutual_offered=True,
    )
    assert [(part.term, part.text) for part in place.parts] == [
        ("silence", "Quiet for nearly three years"),
        ("strength", "Closeness 3 of 5, 4 exchanges, known four years"),
        ("goal", "Fits your main goal: mentorship"),
        ("mutual", "A mutual friend offered to introduce you"),
        (
            "novelty",
            "A view you do not hear every week (different field, senior, little shared time)",
        ),
        ("unanswered", "Two messages without an answer"),
    ]


@pytest.mark.parametrize(
    ("inbound", "closeness", "words"),
    [
        (2, 3, "A view you do not hear every week (senior, little shared time)"),
        (3, 3, "A view you do not hear every week (senior)"),
        (2, 2, "A view you do not hear every week (senior)"),
    ],
)
def test_the_words_for_a_new_view_name_exactly_what_counts(
    inbound: int, closeness: int, words: str
) -> None:
    place = listed(inbound=inbound, outbound=3, closeness=closeness, senior=True)
    (part,) = [part for part in place.parts if part.term == "novelty"]
    assert part.text == words
    assert part.points == 3 * (words.count(",") + 1)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (
            {"waiting_since": day(3)},
            ["They wrote and are waiting for you", "They wrote three days ago"],
        ),
        ({"promised": (FollowUp("promise", on(2)),)}, ["You said you would", "Due two days ago"]),
        (
            {"promised": (FollowUp("thank_you", on(0)),)},
            ["The day has come: say thank you", "Due today"],
        ),
        (
            {"steps": (FollowUp("planned_send", on(0), text="Ask about the class"),)},
            ["The day has come: Ask about the class", "Quiet for nearly two years"],
        ),
    ],
)
def test_the_lane_is_explained_too(values: dict[str, Any], words: list[str]) -> None:
    assert [part.text for part in listed(**values).parts][:2] == words


def test_a_missing_last_contact_is_named_with_what_would_help() -> None:
    place = listed(last_contact=None)
    assert "No past contact logged: add when you last spoke" in [part.text for part in place.parts]


def test_what_is_not_counted_says_what_would_help() -> None:
    stranger = Tie(ContactId(1), "Ada", TODAY, closeness=1, last_contact=TODAY)
    missing = not_counted(stranger, GOALS)
    assert {part.term: part.text for part in missing} == {
        "silence": "In touch today: too recent to count",
        "strength": "Nothing shared is recorded: rate the closeness, or log what you did together",
        "reason": "No news of late: add some when you hear it",
        "goal": "Fits none of your goals: say which, if they do",
        "mutual": "Nobody who knows you both: add whom you have in common",
        "novelty": "Not marked as senior or as working in a different field",
    }
    assert {part.points for part in missing} == {0}


def test_nothing_is_missing_where_an_answer_is_owed() -> None:
    assert not_counted(tie(waiting_since=day(1)), GOALS) == ()


def test_without_goals_the_explanation_says_how_to_have_some() -> None:
    words = {part.term: part.text for part in not_counted(tie(), ())}
    assert words["goal"] == "You have set no goals: name one, and those who fit it count more"
    assert words["novelty"] == "A new view counts for career goals only"


@pytest.mark.parametrize("kind", [*FRESHNESS, *WINDOWS, "eclipse_seen"])
@pytest.mark.parametrize("age", [-400, -3, -1, 0, 1, 9, 40, 500])
def test_news_of_every_kind_reads_as_a_phrase(kind: str, age: int) -> None:
    words = reason_in_words(Reason(kind, on(age), "Zürich, “Élan”"), TODAY)
    assert words[0].islower()
    assert words.endswith(": Zürich, “Élan”")
    assert "{" not in words
    assert "_" not in words
    assert not BLAME.search(words)


def test_undated_news_is_named_and_counts_for_nothing() -> None:
    undated = Reason("award", None, "the Lyon prize")
    assert reason_in_words(undated, TODAY) == "won an award: the Lyon prize"
    assert best_reasons([undated], TODAY) == ()


FOLLOW_UPS = (
    "finish_preparing send_or_drop planned_send nudge look_accepted email_instead private_message "
    "continue_conversation ask_mutual second_channel revisit answer prepare_meeting log_meeting "
    "soft_nudge propose_times thank_you offer_new_times check_in acknowledge lower_rhythm return "
    "warm_up review_profile check_fact"
)


@pytest.mark.parametrize("kind", FOLLOW_UPS.split())
def test_every_follow_up_says_what_to_do_without_blame(kind: str) -> None:
    words = step_in_words(FollowUp(kind))
    assert words != kind.replace("_", " ") or kind == "finish_preparing"
    assert words[0].islower()
    assert not BLAME.search(words)
    assert step_as_sentence(FollowUp(kind))[0].isupper()


def test_the_words_of_the_user_stay_as_they_wrote_them() -> None:
    own = FollowUp("nudge", text="iPhone photos, “Élan”")
    assert step_in_words(own) == step_as_sentence(own) == "iPhone photos, “Élan”"


def test_an_unknown_kind_of_follow_up_is_shown_by_its_name() -> None:
    assert step_in_words(FollowUp("water_the_plants")) == "water the plants"


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2026-11", "new job earlier this month: head"),
        ("2026-09", "new job about two months ago: head"),
        ("2026", "new job earlier this year: head"),
        ("2027-03", "new job in early 2027: head"),
        ("2027", "new job in 2027: head"),
    ],
)
def test_news_known_to_the_month_is_told_no_more_exactly(when: str, words: str) -> None:
    news = Reason("new_job", PartialDate.parse(when), "head")
    assert reason_in_words(news, date(2026, 11, 23)) == words
