"""The queue: the worked pairs of the playbook, its properties, and its words."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from reconnect_tui.core.contact import ContactId, FollowUp, Reason
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.ranking.scoring import reason_worth, silence
from reconnect_tui.core.ranking.tie import Tie
from reconnect_tui.core.ranking.triage import Lane, Place, lane_of, place_of
from reconnect_tui.core.ranking.triage_queue import TriageQueue, queue_of
from reconnect_tui.core.rules import FRESHNESS, WINDOWS, Freshness, Rules

TODAY = date(2026, 11, 23)
GOALS = ("mentorship", "networking")
PAIRS: list[dict[str, Any]] = json.loads(
    Path(__file__).with_name("fixtures").joinpath("pairs.json").read_text(encoding="utf-8")
)


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


def tie_of_record(record: Mapping[str, Any], today: date, number: int) -> Tie:
    """The tie that a record of the worked pairs describes."""
    state = record.get("state", "dormant")
    steps = [
        FollowUp(kind, PartialDate.parse(record[key]))
        for key, kind in (("nudge_due", "nudge"), ("plan_date", "planned_send"))
        if key in record
    ]
    promised = [
        FollowUp("promise", PartialDate.parse(due)) for due in record.get("promises_due", [])
    ]
    if "prep_due" in record:
        promised.append(FollowUp("prepare_meeting", PartialDate.parse(record["prep_due"])))
    return Tie(
        ContactId(number),
        record["name"],
        today,
        closeness=record.get("closeness", 2),
        inbound=record["inbound"],
        outbound=record["outbound"],
        years_known=record["years_known"],
        last_contact=_date_in(record, "last_contact"),
        unanswered=record.get("unanswered", 0),
        waiting_since=_date_in(record, "owe_since"),
        # A message that came since lifts a pause (L21), which `Tie.of` takes in.
        state="replied" if "owe_since" in record else _state(state),
        do_not_contact=state == "do_not_contact",
        snoozed_until=_date_in(record, "snoozed_until"),
        promised=tuple(promised),
        steps=tuple(steps),
        rhythm_days=record.get("cadence_days", 0),
        reasons=tuple(
            Reason(event["type"], PartialDate.parse(event["date"]))
            for event in record.get("events", [])
        ),
        goal_tags=tuple(record.get("goal_tags", ())),
        mutuals=len(record.get("mutuals", ())),
        different_field=record.get("different_field", False),
        senior=record.get("senior", False),
    )


def _state(word: str) -> Any:
    return "dormant" if word == "do_not_contact" else word


def _date_in(record: Mapping[str, Any], key: str) -> date | None:
    return date.fromisoformat(record[key]) if record.get(key) else None


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: str(pair["id"]))
def test_the_worked_pairs_come_out_term_by_term(pair: dict[str, Any]) -> None:
    today = date.fromisoformat(pair["today"])
    # B has the smaller id, so that no pair is in order by accident.
    ties = [tie_of_record(pair["B"], today, 1), tie_of_record(pair["A"], today, 2)]
    queue = queue_of(ties, pair["goals"])
    assert [place.name for place in queue] == pair["order"]
    for side, number in (("A", 2), ("B", 1)):
        place = queue.place_of(ContactId(number))
        parts = None if place is None else [[part.term, part.points] for part in place.parts]
        expected = pair[f"{side}_parts"]
        assert parts == (expected and [[term, points] for term, points, _ in expected])
        assert (None if place is None else place.score) == pair[f"{side}_score"]


@pytest.mark.parametrize(
    ("gap", "points"),
    [
        (30, 5),
        (60, 8),
        (90, 10),
        (180, 13),
        (365, 18),
        (500, 20),
        (730, 22),
        (1095, 25),
        (9000, 25),
    ],
)
def test_silence_has_the_reference_values(gap: int, points: int) -> None:
    assert silence(tie(last_contact=day(gap))) == points


@pytest.mark.parametrize(
    ("gap", "points"), [(72, 0), (90, 4), (92, 5), (120, 11), (180, 25), (400, 25)]
)
def test_silence_in_a_rhythm_of_90_days_has_the_reference_values(gap: int, points: int) -> None:
    there = tie(last_contact=day(gap), rhythm_days=90, state="keeping")
    assert silence(there) == points


@pytest.mark.parametrize("kind", FRESHNESS)
def test_news_keeps_its_full_worth_then_falls_to_nothing(kind: str) -> None:
    fresh = FRESHNESS[kind]
    assert reason_worth(Reason(kind, on(0)), TODAY) == fresh.points
    assert reason_worth(Reason(kind, on(fresh.full)), TODAY) == fresh.points
    assert 0 < reason_worth(Reason(kind, on(fresh.zero - 1)), TODAY) < fresh.points
    assert reason_worth(Reason(kind, on(fresh.zero)), TODAY) == 0
    assert reason_worth(Reason(kind, on(-1)), TODAY) == 0


@pytest.mark.parametrize("kind", WINDOWS)
def test_calendar_reasons_count_inside_their_window_only(kind: str) -> None:
    window = WINDOWS[kind]
    worth = {age: reason_worth(Reason(kind, on(age)), TODAY) for age in range(-40, 40)}
    inside = {age for age, points in worth.items() if points}
    assert inside == set(range(-window.before, window.after + 1))
    assert {worth[age] for age in inside} == {window.points}


def test_a_birthday_comes_round_every_year() -> None:
    born = Reason("birthday", PartialDate.parse("1968-11-24"))
    assert reason_worth(born, TODAY) == 12
    assert reason_worth(born, date(2027, 11, 24)) == 12
    assert reason_worth(born, date(2027, 6, 1)) == 0


def test_the_second_best_news_counts_a_quarter_and_the_sum_is_capped() -> None:
    talk, thought = Reason("talk", on(60 - 23)), Reason("thought", on(3))
    assert [
        part.points for part in listed(reasons=(talk, thought)).parts if part.term == "reason"
    ] == [
        14  # 22 x 23 / 46 = 11, and a quarter of 10
    ]
    fresh = tuple(Reason("new_job", on(1)) for _ in range(3))
    assert [part.points for part in listed(reasons=fresh).parts if part.term == "reason"] == [25]


@pytest.mark.parametrize(
    ("values", "lane"),
    [
        ({"waiting_since": day(2), "state": "replied"}, "owe"),
        ({"promised": (FollowUp("promise", on(0)),)}, "promise"),
        ({"promised": (FollowUp("thank_you", on(4)),), "state": "caught_up"}, "promise"),
        ({"promised": (FollowUp("prepare_meeting", on(0)),), "state": "scheduled"}, "promise"),
        ({"promised": (FollowUp("prepare_meeting", on(-1)),), "state": "scheduled"}, None),
        ({"steps": (FollowUp("nudge", on(0)),), "state": "waiting"}, "due"),
        ({"steps": (FollowUp("nudge", on(-1)),), "state": "waiting"}, None),
        ({"steps": (FollowUp("return", on(0)),)}, "due"),
        ({"steps": (FollowUp("return", on(3)),), "snoozed_until": day(-1)}, None),
        ({"waiting_since": day(2), "snoozed_until": day(-1)}, None),
        ({"snoozed_until": day(0)}, "open"),
        ({"waiting_since": day(2), "do_not_contact": True}, None),
        ({"state": "paused"}, None),
        ({"state": "let_go", "promised": (FollowUp("promise", on(5)),)}, None),
        ({"state": "scheduled"}, None),
        ({"state": "drafted"}, "open"),
        ({"state": "considering"}, "open"),
        ({"state": "keeping", "rhythm_days": 90, "last_contact": day(89)}, None),
        ({"state": "keeping", "rhythm_days": 90, "last_contact": day(90)}, "open"),
        ({"state": "keeping", "rhythm_days": 90, "last_contact": None}, "open"),
        ({"state": "caught_up", "rhythm_days": 90, "last_contact": day(5)}, None),
        ({"state": "dormant", "rhythm_days": 90, "last_contact": day(5)}, "open"),
        (
            {
                "state": "keeping",
                "rhythm_days": 90,
                "last_contact": day(5),
                "reasons": (Reason("birthday", on(0)),),
            },
            "open",
        ),
        (
            {
                "state": "keeping",
                "rhythm_days": 90,
                "last_contact": day(5),
                "reasons": (Reason("thought", on(30)),),
            },
            None,
        ),
        ({"unanswered": 1, "last_outbound": day(21)}, None),
        ({"unanswered": 1, "last_outbound": day(22)}, "open"),
        ({"unanswered": 0, "last_outbound": day(1)}, "open"),
        (
            {"unanswered": 1, "last_outbound": day(3), "steps": (FollowUp("planned_send", on(0)),)},
            "due",
        ),
    ],
)
def test_everyone_is_in_the_first_lane_that_applies(
    values: dict[str, Any], lane: Lane | None
) -> None:
    assert lane_of(tie(**values)) == lane


def test_a_setting_says_how_long_someone_just_written_to_is_left_in_peace() -> None:
    there = tie(unanswered=1, last_outbound=day(10))
    assert lane_of(there, Rules(quiet_after_writing=9)) == "open"
    assert lane_of(there, Rules(quiet_after_writing=10)) is None


def test_the_day_shows_all_that_has_a_date_and_three_others() -> None:
    dated = [tie(number, steps=(FollowUp("nudge", on(1)),)) for number in range(1, 8)]
    others = [tie(number) for number in range(10, 20)]
    queue = queue_of([*others, *dated], GOALS)
    shown = queue.today()
    assert [place.lane for place in shown] == ["due"] * 7 + ["open"] * 3
    assert len(queue.today(Rules(open_suggestions=5))) == 12
    assert len(queue) == 17


def test_a_queue_knows_who_comes_after_whom() -> None:
    queue = queue_of([tie(1), tie(2, mutuals=2), tie(3, state="paused")])
    assert [place.id for place in queue] == [2, 1]
    assert queue.after(ContactId(2)) == queue[1]
    assert queue.after(ContactId(1)) is None
    assert queue.after(ContactId(3)) is None
    assert queue.place_of(ContactId(3)) is None
    assert queue[0:1] == (queue[0],)


def test_renewing_one_place_is_like_ranking_again() -> None:
    people = [tie(number, last_contact=day(100 * number)) for number in range(1, 6)]
    changed = replace(people[1], waiting_since=day(1), state="replied")
    again = queue_of([changed if one.id == 2 else one for one in people], GOALS)
    renewed = queue_of(people, GOALS).with_changed({ContactId(2): place_of(changed, GOALS)})
    assert list(renewed) == list(again)
    gone = queue_of(people, GOALS).with_changed({ContactId(2): None})
    assert [place.id for place in gone] == [5, 4, 3, 1]


def test_equals_are_ordered_by_silence_then_strength_then_name_then_id() -> None:
    def place(number: int, name: str, gap: int | None, strong: int) -> Place:
        there = replace(tie(number, last_contact=None if gap is None else day(gap)), name=name)
        return Place(there, "open", 40, strong)

    queue = TriageQueue(
        [
            place(9, "Zoë", 1200, 15),
            place(8, "zoe", 1200, 15),
            place(1, "Adam", 1300, 3),
            place(2, "Anna", 1200, 16),
            place(3, "Noor", None, 20),
            place(4, "Bea", 1200, 15),
        ]
    )
    assert [one.id for one in queue] == [1, 2, 4, 8, 9, 3]


# --- Settings -------------------------------------------------------------------------------


def test_no_setting_lets_a_promise_reach_those_who_wait_for_an_answer() -> None:
    """Property P7, whatever the maxima are set to."""
    highest = Rules(strength_points=40, highest_wait=500, promised_each_day=40, owed_each_day=0)
    full: dict[str, Any] = {"closeness": 5, "inbound": 40, "outbound": 40, "years_known": 30}
    promise = FollowUp("promise", on(90), text="send it")
    promised = place_of(tie(1, promised=(promise,), **full), rules=highest)
    owed = place_of(tie(2, waiting_since=day(0), closeness=1), rules=highest)
    assert promised is not None
    assert owed is not None
    assert promised.score == 399 == sum(part.points for part in promised.parts)
    assert owed.score >= 400


def test_news_is_worth_what_the_settings_say() -> None:
    award = Reason("award", on(200), "the medal")
    person = tie(reasons=(award,))
    rules = Rules(freshness={"award": Freshness(20, 300, 400)})
    place = place_of(person, rules=rules)
    assert place is not None
    assert [part.points for part in place.parts if part.term == "reason"] == [20]
    assert "Won an award" in place.reason
    assert all(part.term != "reason" for part in (place_of(person) or place).parts)
    never = Rules(freshness={"award": Freshness(20, 300, 100)})
    assert place_of(person, rules=never) is not None
