"""The timeline, and the figures that follow from it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconnect_tui.core.dates import UNKNOWN_DATE, PartialDate
from reconnect_tui.core.timeline import (
    DIRECTIONS,
    KINDS,
    KINDS_THAT_NEVER_COUNT,
    Direction,
    Figures,
    Interaction,
    Timeline,
    silences,
    usual_direction,
)

TODAY = date(2026, 3, 13)


def entry(
    when: str, direction: Direction = "in", kind: str = "email", at: str = "", group: bool = False
) -> Interaction:
    return Interaction(f"{when}{at}", PartialDate.parse(when), kind, direction, at, group=group)


def figures(*entries: Interaction, today: date = TODAY) -> Figures:
    return Timeline.of(entries).figures(today)


def test_entries_stand_in_the_order_of_their_days() -> None:
    timeline = Timeline.of(
        [entry("2025-05-01"), entry("2019"), entry("2025-04"), entry("2024-01-01")]
    )
    assert [one.date.text for one in timeline] == ["2019", "2024-01-01", "2025-04", "2025-05-01"]
    assert next(one.date.text for one in timeline.newest_first()) == "2025-05-01"


def test_entries_of_one_day_are_ordered_by_their_moment_and_then_by_their_place() -> None:
    late, early = (
        entry("2025-05-01", at="2025-05-01T20:00:00Z"),
        entry("2025-05-01", at="2025-05-01T08:00:00Z"),
    )
    first, second = entry("2025-06-01", kind="call"), entry("2025-06-01", kind="email")
    assert list(Timeline.of([late, early, first, second])) == [early, late, first, second]


def test_an_entry_is_added_in_its_place_and_taken_out_by_its_uid() -> None:
    old, new, between = entry("2024-01-01"), entry("2025-01-01"), entry("2024-06-01")
    timeline = Timeline.of([old, new]).with_entry(between)
    assert list(timeline) == [old, between, new]
    assert list(timeline.without(between.uid)) == [old, new]
    assert list(timeline.without("nobody")) == [old, between, new]


def test_without_entries_nothing_is_known() -> None:
    assert figures() == Figures(0, 0, None, None, 0, None, None, None, None)


def test_both_counts_once_each_way() -> None:
    found = figures(entry("2025-01-01", "both", "meeting"))
    assert (found.inbound, found.outbound) == (1, 1)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("direction", DIRECTIONS)
def test_what_is_contact_and_what_is_a_mere_note(kind: str, direction: Direction) -> None:
    found = figures(entry("2025-01-01", direction, kind))
    counts = kind not in KINDS_THAT_NEVER_COUNT
    assert found.inbound == int(counts and direction in ("in", "both"))
    assert found.outbound == int(counts and direction in ("out", "both"))


def test_mail_to_a_group_says_nothing_about_the_two() -> None:
    found = figures(entry("2025-01-01", "in", group=True), entry("2025-02-01", "out", group=True))
    assert (found.inbound, found.outbound, found.last_contact) == (0, 0, None)


def test_an_unanswered_message_of_mine_does_not_shorten_the_silence() -> None:
    found = figures(entry("2024-01-10", "in"), entry("2026-03-01", "out"))
    assert found.last_contact == date(2024, 1, 10)
    assert found.last_outbound == date(2026, 3, 1)
    assert found.unanswered == 1


def test_only_messages_of_the_last_twelve_months_are_waiting_for_an_answer() -> None:
    found = figures(
        entry("2023-01-10", "in"),
        entry("2025-03-12", "out"),
        entry("2025-03-13", "out"),
        entry("2026-01-01", "out"),
    )
    assert found.unanswered == 2


def test_an_answer_settles_all_messages_before_it() -> None:
    found = figures(
        entry("2026-01-01", "out"), entry("2026-01-08", "out"), entry("2026-01-09", "in")
    )
    assert found.unanswered == 0
    assert found.last_contact == date(2026, 1, 9)


def test_they_wait_since_the_first_message_that_had_no_answer() -> None:
    found = figures(
        entry("2026-01-01", "out"), entry("2026-02-01", "in"), entry("2026-02-20", "in")
    )
    assert found.waiting_since == date(2026, 2, 1)
    assert found.newest_inbound == date(2026, 2, 20)


@pytest.mark.parametrize("direction", ["out", "both"])
def test_an_answer_or_a_talk_ends_their_waiting(direction: Direction) -> None:
    found = figures(entry("2026-02-01", "in"), entry("2026-02-02", direction))
    assert found.waiting_since is None
    assert found.newest_inbound is None


def test_two_messages_of_one_day_are_told_apart_by_their_moments() -> None:
    answered = figures(
        entry("2026-02-01", "in", at="2026-02-01T08:00:00Z"),
        entry("2026-02-01", "out", at="2026-02-01T09:00:00Z"),
    )
    waiting = figures(
        entry("2026-02-01", "in", at="2026-02-01T10:00:00Z"),
        entry("2026-02-01", "out", at="2026-02-01T09:00:00Z"),
    )
    assert answered.waiting_since is None
    assert waiting.waiting_since == date(2026, 2, 1)


def test_an_approximate_contact_counts_from_the_middle_and_is_told_as_it_stands() -> None:
    found = figures(entry("2024", "both", "meeting"))
    assert found.last_contact == date(2024, 7, 1)
    assert found.last_contact_text == "2024"


def test_a_year_that_is_running_never_counts_as_the_future() -> None:
    assert figures(entry("2026", "both", "meeting")).last_contact == TODAY


def test_entries_dated_ahead_count_for_nothing() -> None:
    found = figures(
        entry("2024-01-10", "in"),
        entry("2026-03-14", "out"),
        entry("2027-01-01", "both", "meeting"),
        entry("2200-12-31", "in"),
    )
    assert found == figures(entry("2024-01-10", "in"))


def test_a_timeline_that_lies_wholly_ahead_is_no_silence_at_all() -> None:
    timeline = Timeline.of([entry("2027-01-01", "both", "meeting")])
    assert timeline.figures(TODAY) == figures()
    assert silences(timeline, TODAY) == ()


def test_an_entry_of_an_unknown_day_counts_for_nothing() -> None:
    undated = Interaction("u", UNKNOWN_DATE, "meeting", "both")
    assert figures(undated) == figures()
    assert figures(undated, entry("2020-05-01", "both")).earliest == date(2020, 5, 1)


def test_the_first_entry_of_any_kind_tells_since_when_they_are_known() -> None:
    found = figures(entry("2018-05-01", "none", "connection"), entry("2020-01-01", "in"))
    assert found.earliest == date(2018, 5, 1)


def test_silences_are_the_stretches_without_a_word_from_them() -> None:
    timeline = Timeline.of(
        [
            entry("2023-01-01", "in"),
            entry("2023-02-01", "in"),
            entry("2024-02-01", "both", "meeting"),
            entry("2024-06-01", "out"),
        ]
    )
    found = silences(timeline, TODAY)
    assert [(one.since, one.until, one.is_open) for one in found] == [
        (date(2023, 2, 1), date(2024, 2, 1), False),
        (date(2024, 2, 1), TODAY, True),
    ]
    assert found[0].days == 365


@pytest.mark.parametrize(("shortest", "count"), [(31, 1), (32, 0)])
def test_a_silence_is_told_from_its_shortest_length(shortest: int, count: int) -> None:
    timeline = Timeline.of([entry("2023-01-01", "in"), entry("2023-02-01", "in")])
    assert len(silences(timeline, date(2023, 2, 1), shortest)) == count


@pytest.mark.parametrize(
    ("kind", "direction"),
    [
        ("meeting", "both"),
        ("call", "both"),
        ("gift", "both"),
        ("introduction", "both"),
        ("other", "both"),
        ("message", "out"),
        ("email", "out"),
        ("comment", "out"),
        ("note", "none"),
        ("milestone", "none"),
    ],
)
def test_an_entry_without_a_direction_gets_the_usual_one(kind: str, direction: str) -> None:
    assert usual_direction(kind) == direction


days = st.integers(-3_000, 3_000).map(lambda away: PartialDate.on(TODAY + timedelta(days=away)))
entries = st.builds(
    Interaction,
    uid=st.uuids().map(str),
    date=days
    | st.sampled_from([UNKNOWN_DATE, PartialDate.parse("2026"), PartialDate.parse("2025-03")]),
    kind=st.sampled_from(KINDS),
    direction=st.sampled_from(DIRECTIONS),
    group=st.booleans(),
)


@given(st.lists(entries, max_size=12))
def test_no_figure_ever_lies_ahead_of_today(some: list[Interaction]) -> None:
    found = Timeline.of(some).figures(TODAY)
    for day in (found.last_contact, found.last_outbound, found.waiting_since, found.newest_inbound):
        assert day is None or day <= TODAY
    assert found.unanswered <= found.outbound
    for silence in silences(Timeline.of(some), TODAY, 0):
        assert silence.days >= 0


@given(st.lists(entries, max_size=8), st.randoms())
def test_the_order_in_which_entries_come_does_not_matter(
    some: list[Interaction], random: "object"
) -> None:
    one_a_day = list({item.date.middle: item for item in some}.values())
    assert Timeline.of(reversed(one_a_day)) == Timeline.of(one_a_day)
