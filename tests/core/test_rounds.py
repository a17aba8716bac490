"""A sitting with the queue: who comes in it, whose turn it is, and what was done."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from reconnect_tui.core.contact import ContactId, FollowUp
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.ranking.roster import Roster
from reconnect_tui.core.ranking.rounds import Round
from reconnect_tui.core.ranking.tie import Tie
from reconnect_tui.core.ranking.triage_queue import TriageQueue, queue_of
from reconnect_tui.core.rules import STANDARD

TODAY = date(2026, 11, 23)


def somebody(number: int, *, days: int = 500, due: int | None = None, new: bool = False) -> Tie:
    """Known for `days`, with a step that came due so many days ago, perhaps of another field."""
    steps: tuple[FollowUp, ...] = ()
    if due is not None:
        when = PartialDate.on(TODAY - timedelta(days=due))
        steps = (FollowUp("check_in", when, text="Say hello"),)
    return Tie(
        ContactId(number),
        f"Person {number:02}",
        TODAY,
        inbound=3,
        outbound=3,
        last_contact=TODAY - timedelta(days=days),
        steps=steps,
        different_field=new,
        senior=new,
    )


def queue(*ties: Tie) -> TriageQueue:
    return queue_of(ties)


def test_a_day_has_all_that_is_due_and_three_others() -> None:
    people = [somebody(number) for number in range(1, 9)]
    people += [somebody(20, due=1), somebody(21, due=0), somebody(22, due=-3)]
    ids = Round.of_the_day(queue(*people)).ids
    assert {20, 21} <= set(ids)
    assert len(ids) == 5


def test_a_week_has_all_that_is_due_and_five_others() -> None:
    people = [somebody(number) for number in range(1, 9)]
    ids = Round.of_the_week(queue(*people, somebody(20, due=1))).ids
    assert ids[0] == 20
    assert len(ids) == 6


def test_the_last_seat_of_a_week_goes_to_somebody_who_would_bring_something_new() -> None:
    people = [somebody(number) for number in range(1, 12)]
    novel = somebody(30, days=95, new=True)
    looking = queue_of([*people, novel], ["job_search"])
    assert novel.id not in [place.id for place in looking[:5]]
    week = Round.of_the_week(looking)
    assert week.stretch == novel.id
    assert week.ids == (*(place.id for place in looking[:4]), novel.id)


def test_a_week_that_has_somebody_new_anyway_needs_no_stretch() -> None:
    people = [somebody(number, new=True) for number in range(1, 12)]
    assert Round.of_the_week(queue_of(people, ["job_search"])).stretch is None


def of(*ids: int) -> Round:
    return Round(tuple(map(ContactId, ids)))


def test_what_is_done_brings_the_next_person() -> None:
    sitting = of(1, 2, 3).with_deed(ContactId(1), "logged")
    assert (sitting.current, sitting.following) == (2, 3)
    assert sitting.counts == {"logged": 1}


def test_skipping_and_going_back_pass_nobody_twice() -> None:
    sitting = of(1, 2, 3).onward()
    assert sitting.current == 2
    assert sitting.back().current == 1
    assert sitting.back().back().current == 1
    assert sitting.onward().onward().current is None
    assert sitting.onward().onward().onward().current is None


def test_those_dealt_with_are_passed_over_on_the_way_on() -> None:
    sitting = of(1, 2, 3).with_deed(ContactId(2), "set aside")
    assert sitting.current == 1
    assert sitting.onward().current == 3


def test_taking_back_gives_the_turn_back() -> None:
    sitting = of(1, 2, 3).with_deed(ContactId(1), "logged").onward()
    assert sitting.without_deed(ContactId(1)).current == 1
    assert sitting.without_deed(ContactId(1)).counts == {}


def test_who_leaves_the_book_leaves_the_round() -> None:
    sitting = of(1, 2, 3).onward().onward()
    assert sitting.current == 3
    assert sitting.among({ContactId(1): 0, ContactId(3): 0}).current == 3
    assert sitting.among({}).current is None


@given(st.lists(st.sampled_from(["do", "skip", "back", "undo"]), max_size=40))
def test_whatever_one_does_the_turn_is_at_somebody_of_the_round_or_at_nobody(
    deeds: list[str],
) -> None:
    sitting = of(1, 2, 3, 4)
    for deed in deeds:
        if deed == "do" and sitting.current is not None:
            sitting = sitting.with_deed(sitting.current, "logged")
        elif deed == "skip":
            sitting = sitting.onward()
        elif deed == "back":
            sitting = sitting.back()
        elif sitting.done:
            sitting = sitting.without_deed(next(iter(sitting.done)))
        assert sitting.current is None or sitting.current in sitting.ids
        assert set(sitting.done) <= set(sitting.ids)
        assert 0 <= sitting.at <= len(sitting.ids)


def test_how_many_make_a_day_is_a_setting_for_the_screen_too() -> None:
    ties = [somebody(number) for number in range(1, 9)]
    roster = Roster.of(ties, rules=replace(STANDARD, open_suggestions=2))
    assert len(roster.today()) == 2
    assert len(roster.with_changed([ties[0]]).today()) == 2
    assert len(Round.of_the_day(roster.queue, roster.rules).ids) == 2
