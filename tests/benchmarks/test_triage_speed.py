"""How long it takes to find out whom to write to, among thirty thousand people."""

import random
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from reconnect_tui.core.contact import Contact, ContactId, FollowUp, Reason
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.ranking.roster import Roster
from reconnect_tui.core.ranking.tie import Tie
from reconnect_tui.core.ranking.triage_queue import TriageQueue, queue_of
from reconnect_tui.core.timeline import Direction, Interaction, Timeline
from tests.measuring import least_ratio

TODAY = date(2026, 11, 23)
GOALS = ("mentorship", "networking")
PEOPLE = 30_000
DIRECTIONS: tuple[Direction, ...] = ("in", "out", "both")


@pytest.fixture(scope="module")
def people() -> list[Contact]:
    """Thirty thousand people with three entries each, the same in every run."""
    chance = random.Random(7)
    return [_person(number, chance) for number in range(1, PEOPLE + 1)]


def _person(number: int, chance: random.Random) -> Contact:
    entries = (
        Interaction(
            f"{number}-{place}",
            _on(chance.randrange(1, 4000)),
            chance.choice(("message", "email", "meeting", "connection")),
            chance.choice(DIRECTIONS),
        )
        for place in range(3)
    )
    return Contact(
        f"Person {number}",
        id=ContactId(number),
        timeline=Timeline.of(entries),
        closeness=1 + number % 5,
        birthday="1980-05-06" if number % 3 == 0 else "",
        goal_tags=("mentorship",) if number % 4 == 0 else (),
        mutuals=(1,) if number % 7 == 0 else (),
        reasons=(Reason("new_job", _on(number % 200)),) if number % 5 == 0 else (),
        followups=(FollowUp("nudge", _on(number % 60 - 30)),) if number % 50 == 0 else (),
    )


def _on(days_ago: int) -> PartialDate:
    return PartialDate.on(TODAY - timedelta(days=days_ago))


def _ranked(people: list[Contact]) -> TriageQueue:
    return queue_of((Tie.of(contact, TODAY) for contact in people), GOALS)


@pytest.mark.benchmark(min_rounds=3)
def test_ranking_everyone(benchmark: BenchmarkFixture, people: list[Contact]) -> None:
    queue = benchmark(_ranked, people)
    assert len(queue) > PEOPLE * 0.9


def test_ranking_everyone_costs_no_more_than_some_walks_past_all_entries(
    people: list[Contact],
) -> None:
    """Compared in the same run, and so on any machine; measured: 35 to 60 walks.

    The words are not among it: they are worked out for those who are shown.
    """

    def walk() -> None:
        assert not any(one.date.first > TODAY for person in people for one in person.timeline)

    _ranked(people)
    assert least_ratio(lambda: _ranked(people), walk) < 120


def _roster(people: list[Contact]) -> Roster:
    return Roster.of((Tie.of(contact, TODAY) for contact in people), GOALS)


def test_ranking_again_after_one_change(benchmark: BenchmarkFixture, people: list[Contact]) -> None:
    roster = _roster(people)
    changed = replace(people[7], closeness=5)
    renewed = benchmark(lambda: roster.with_changed([Tie.of(changed, TODAY)]))
    assert len(renewed) == len(roster)


def test_ranking_again_after_one_change_costs_a_hundredth_of_ranking_everyone(
    people: list[Contact],
) -> None:
    """Compared in the same run, and so on any machine; measured: a 500th to a 1,000th."""
    roster = _roster(people)
    changed = replace(people[7], closeness=5)
    again = [*people[:7], changed, *people[8:]]
    assert roster.with_changed([Tie.of(changed, TODAY)]).order() == _roster(again).order()
    one = partial(roster.with_changed, [Tie.of(changed, TODAY)])
    assert least_ratio(one, lambda: _roster(again)) < 1 / 100


def test_ranking_grows_with_the_people_and_no_faster(people: list[Contact]) -> None:
    """Ten times the people: some ten times the work; work that grew as the square took 100."""
    few = people[: PEOPLE // 10]
    _roster(people)
    assert least_ratio(lambda: _roster(people), lambda: _roster(few)) < 15
