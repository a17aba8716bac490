"""Looking back: what was written, what came of it, and nothing about what was not done."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from reconnect_tui.core.contact import Contact, Promise
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.looking_back import LookBack, Replies, messages_in
from reconnect_tui.core.timeline import Direction, Interaction, Timeline

TODAY = date(2026, 11, 23)
"""A Monday."""


def entry(day: str, direction: Direction, kind: str = "email", move: str = "") -> Interaction:
    return Interaction(f"{kind}-{day}", PartialDate.parse(day), kind, direction, move=move)


def person(*entries: Interaction, **fields: Any) -> Contact:
    return replace(Contact("Ada", timeline=Timeline.of(entries)), **fields)


def back(*people: Contact, weeks: int = 52) -> LookBack:
    return LookBack.on(people, TODAY, weeks)


def test_an_empty_book_gives_a_look_back_on_nothing() -> None:
    nothing = back()
    assert (nothing.people, nothing.sent, nothing.written_to) == (0, 0, 0)
    assert len(nothing.per_week) == 52
    assert nothing.capacity_in_words == ""


@pytest.mark.parametrize(
    ("entries", "funnel"),
    [
        ([], (0, 0, 0)),
        ([entry("2026-10-01", "out")], (1, 0, 0)),
        ([entry("2026-10-01", "out"), entry("2026-10-05", "in")], (1, 1, 0)),
        (
            [
                entry("2026-09-01", "out"),
                entry("2026-09-12", "out"),
                entry("2026-09-20", "in"),
                entry("2026-10-20", "both", "meeting"),
            ],
            (1, 1, 1),
        ),
        ([entry("2026-06-01", "out"), entry("2026-11-01", "in")], (1, 0, 0)),  # something new
        ([entry("2026-01-05", "out"), entry("2026-11-05", "both", "meeting")], (1, 0, 0)),
        ([entry("2026-11-05", "both", "meeting")], (0, 0, 0)),
        ([entry("2024-10-01", "out"), entry("2024-10-05", "in")], (0, 0, 0)),  # long ago
        ([entry("2026-10-01", "out", "note")], (0, 0, 0)),
        ([entry("2027-10-01", "out")], (0, 0, 0)),
    ],
)
def test_the_funnel_counts_people_from_the_message_to_the_talk(
    entries: list[Interaction], funnel: tuple[int, int, int]
) -> None:
    seen = back(person(*entries))
    assert (seen.written_to, seen.replied, seen.met) == funnel


def test_the_answer_belongs_to_the_newest_message_before_it() -> None:
    timeline = Timeline.of(
        [entry("2026-09-01", "out", move="own_gap"), entry("2026-09-12", "out", move="nudge"),
         entry("2026-09-20", "in")]
    )  # fmt: skip
    sent = messages_in(timeline, date(2026, 1, 1), TODAY)
    assert [(one.move, one.is_answered, one.is_open) for one in sent] == [
        ("own_gap", False, False),
        ("nudge", True, False),
    ]


def test_a_young_message_without_an_answer_is_still_open() -> None:
    (young,) = messages_in(Timeline.of([entry("2026-11-01", "out")]), date(2026, 1, 1), TODAY)
    (old,) = messages_in(Timeline.of([entry("2026-10-01", "out")]), date(2026, 1, 1), TODAY)
    assert young.is_open
    assert not old.is_open


def test_messages_are_told_apart_by_move_and_by_the_silence_before_them() -> None:
    seen = back(
        person(entry("2020-01-01", "in"), entry("2026-05-01", "out", move="own_gap"),
               entry("2026-05-03", "in")),
        person(entry("2026-05-01", "out", move="own_gap")),
        person(entry("2026-10-01", "both", "meeting"), entry("2026-11-20", "out")),
    )  # fmt: skip
    assert [(one.sort, one.in_words) for one in seen.by_move] == [
        ("own_gap", "two sent, one answered"),
        ("", "one sent, one still open"),
    ]
    assert [(one.sort, one.sent, one.answered) for one in seen.by_gap] == [
        ("active", 1, 0),
        ("long_dormant", 1, 1),
        ("none", 1, 0),
    ]


def test_what_was_not_answered_is_not_said() -> None:
    assert Replies("nudge", 3, 0, 0).in_words == "three sent"


def test_weeks_run_from_monday_and_the_last_one_is_the_running_one() -> None:
    seen = back(
        person(entry("2026-11-23", "out"), entry("2026-11-22", "out"), entry("2026-11-16", "out")),
        weeks=2,
    )
    assert [(str(week.begins), week.sent) for week in seen.per_week] == [
        ("2026-11-16", 2),
        ("2026-11-23", 1),
    ]
    assert seen.sent == 3


def test_states_and_bands_count_everyone_once() -> None:
    seen = back(person(), person(entry("2020-01-01", "in")), person(state="paused"))
    assert seen.states == {"dormant": 2, "paused": 1}
    assert seen.bands == {"long_dormant": 1, "none": 2}


def test_rhythms_are_set_beside_what_was_written_last_quarter() -> None:
    keeping = person(
        entry("2026-10-01", "in"), entry("2026-10-02", "out"), state="keeping", rhythm_days=30
    )
    seen = back(keeping, keeping, person(rhythm_days=30, state="paused"))
    assert seen.rhythms_ask == 2.0
    assert seen.capacity_in_words == (
        "Your rhythms ask for about 2 messages a month; you sent 1 a month last quarter."
    )


def test_what_was_given_and_kept_in_those_weeks_is_counted() -> None:
    kept = PartialDate.parse("2026-10-10")
    seen = back(
        person(
            replace(entry("2026-10-01", "out", "gift"), gave=True),
            replace(entry("2019-10-01", "out", "gift"), gave=True),
            promises=(Promise("x", done=kept), Promise("y", done=kept, by="them"), Promise("z")),
        )
    )
    assert (seen.gave, seen.promises_kept) == (1, 1)
