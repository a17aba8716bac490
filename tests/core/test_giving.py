"""Who asked and who gave, counted from a timeline and told in words."""

from datetime import date

import pytest

from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.giving import Balance, times
from reconnect_tui.core.timeline import Direction, Interaction, Timeline

TODAY = date(2026, 11, 23)


def entry(
    day: str,
    direction: Direction,
    kind: str = "message",
    *,
    move: str = "",
    gave: bool = False,
    asked: bool = False,
    group: bool = False,
) -> Interaction:
    return Interaction(
        f"{day}-{direction}-{kind}-{move}",
        PartialDate.parse(day),
        kind,
        direction,
        move=move,
        gave=gave,
        asked=asked,
        group=group,
    )


def balance(*entries: Interaction) -> Balance:
    return Balance.of(Timeline.of(entries), TODAY)


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ([], ""),
        ([entry("2026-01-02", "out")], ""),
        ([entry("2026-01-02", "out", asked=True)], "you asked once"),
        (
            [
                entry("2026-01-02", "out", asked=True),
                entry("2026-02-02", "out", asked=True),
                entry("2026-03-02", "in", gave=True),
            ],
            "you asked twice, they helped once",
        ),
        (
            [entry("2019", "in", asked=True), entry("2020-03", "out", "gift", gave=True)],
            "they asked once, you gave once",
        ),
        ([entry("2026-01-02", "both", "meeting", asked=True)], "you asked once"),
        ([entry("2026-01-02", "out", "note", gave=True)], "you gave once"),
    ],
)
def test_who_asked_and_who_gave_is_told_in_words(entries: list[Interaction], words: str) -> None:
    assert balance(*entries).in_words == words


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (entry("2026-01-02", "out", move="staged_ask"), Balance(you_asked=1)),
        (entry("2026-01-02", "out", move="mentorship"), Balance(you_asked=1)),
        (entry("2026-01-02", "out", move="give"), Balance(you_gave=1)),
        (entry("2026-01-02", "out", move="shared_memory"), Balance()),
        (entry("2026-01-02", "in", "gift"), Balance(they_gave=1)),
        (entry("2026-01-02", "in", "recommendation"), Balance(they_gave=1)),
        (entry("2026-01-02", "out", "introduction"), Balance(you_gave=1)),
        (entry("2026-01-02", "both", "introduction"), Balance()),
        (entry("2026-01-02", "out", asked=True, group=True), Balance()),
        (entry("2027-01-02", "out", asked=True), Balance()),
    ],
)
def test_what_a_move_or_a_kind_shows_counts_too(one: Interaction, expected: Balance) -> None:
    assert balance(one) == expected


def test_a_request_that_was_sent_and_noted_on_one_day_is_one_request() -> None:
    sent = entry("2026-01-02", "out", "email", move="staged_ask")
    noted = entry("2026-01-02", "out", "note", asked=True)
    assert balance(sent, noted).you_asked == 1
    assert balance(sent, entry("2026-01-03", "out", "note", asked=True)).you_asked == 2


def test_asks_ahead_is_what_was_asked_beyond_what_was_given() -> None:
    assert Balance(you_asked=3, you_gave=1).asks_ahead == 2
    assert Balance(you_gave=1).asks_ahead == -1


@pytest.mark.parametrize(
    ("count", "words"), [(1, "once"), (2, "twice"), (3, "three times"), (40, "40 times")]
)
def test_how_often_is_said_in_words(count: int, words: str) -> None:
    assert times(count) == words
