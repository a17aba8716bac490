"""The properties P1 to P13 of playbook 3.5, on people of every kind."""

import re
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconnect_tui.core.contact import Contact, ContactId, FollowUp, Promise, Reason
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.ranking.roster import Roster
from reconnect_tui.core.ranking.scoring import not_counted
from reconnect_tui.core.ranking.tie import Tie
from reconnect_tui.core.ranking.triage import BASES, Lane, lane_of, place_of
from reconnect_tui.core.ranking.triage_queue import queue_of
from reconnect_tui.core.rules import FRESHNESS, STANDARD, WINDOWS, Rules
from reconnect_tui.core.timeline import Direction, Interaction, Timeline

TERMS = ("silence", "strength", "reason", "goal", "mutual", "novelty", "unanswered")
BLAME = re.compile(
    r"neglect|overdue|\bfail|\bmiss(ed|ing)?\b|\bcold\b|\bleads?\b|\bdeals?\b|pipeline|!", re.I
)
TODAY = date(2026, 11, 23)
GOALS = ("mentorship", "networking")


def day(days_ago: int) -> date:
    return TODAY - timedelta(days=days_ago)


def on(days_ago: int) -> PartialDate:
    return PartialDate.on(day(days_ago))


def message(days_ago: int, direction: Direction) -> Interaction:
    return Interaction(f"{direction}{days_ago}", on(days_ago), "message", direction)


reasons = st.builds(
    lambda kind, age: Reason(kind, on(age)),
    st.sampled_from(sorted({*FRESHNESS, *WINDOWS})),
    st.integers(-60, 200),
)
steps = st.builds(
    lambda kind, age: FollowUp(kind, on(age)),
    st.sampled_from(["nudge", "planned_send", "return", "revisit"]),
    st.integers(-30, 30),
)
promises = st.builds(
    lambda kind, age: FollowUp(kind, on(age)),
    st.sampled_from(["promise", "thank_you"]),
    st.integers(-30, 300),
)


@st.composite
def ties(draw: st.DrawFn, number: int = 1) -> Tie:
    gap = draw(st.none() | st.integers(0, 6000))
    waiting = draw(st.none() | st.integers(0, 60))
    return Tie(
        ContactId(number),
        draw(st.sampled_from(["Ada", "Zoë", "田中 愛子", "ada"])),
        TODAY,
        closeness=draw(st.integers(1, 5)),
        inbound=draw(st.integers(0, 60)),
        outbound=draw(st.integers(0, 60)),
        years_known=draw(st.integers(0, 60)),
        last_contact=None if gap is None else day(gap),
        unanswered=draw(st.integers(0, 9)),
        waiting_since=None if waiting is None else day(waiting),
        wrote_last=waiting is not None or draw(st.booleans()),
        last_outbound=day(draw(st.integers(0, 100))),
        state="replied"
        if waiting is not None
        else draw(
            st.sampled_from(
                ["dormant", "considering", "drafted", "waiting", "keeping", "caught_up"]
            )
        ),
        snoozed_until=draw(st.none() | st.just(day(3))),
        promised=tuple(draw(st.lists(promises, max_size=1))),
        steps=tuple(draw(st.lists(steps, max_size=1))),
        rhythm_days=draw(st.sampled_from([0, 0, 45, 90, 365])),
        reasons=tuple(draw(st.lists(reasons, max_size=3))),
        goal_tags=tuple(draw(st.sets(st.sampled_from(["mentorship", "networking", "personal"])))),
        mutuals=draw(st.integers(0, 4)),
        mutual_offered=draw(st.booleans()),
        different_field=draw(st.booleans()),
        senior=draw(st.booleans()),
    )


goals = st.lists(
    st.sampled_from(["mentorship", "networking", "job_search", "collaboration", "personal"]),
    unique=True,
)


points = st.integers(0, 40)
shares = st.floats(0, 1)
days = st.integers(1, 3000)


@st.composite
def changed_rules(draw: st.DrawFn) -> Rules:
    """Every weight, share and threshold of the score somewhere within its bounds."""
    names = [rule.name for rule in fields(Rules) if rule.name.endswith("_points")]
    by_name: dict[str, Any] = {name: draw(points) for name in names}
    for name in ("strength_by", "strength_by_few", "novelty_by"):
        by_name[name] = {sign: draw(shares) for sign in getattr(STANDARD, name)}
    for name in ("silence_unknown", "second_reason", "one_mutual"):
        by_name[name] = draw(shares)
    for name in (
        "silence_plateau", "silence_scale", "rhythm_counts_from", "rhythm_counts_fully",
        "few_exchanges", "many_exchanges", "many_years", "several_mutuals",
        "little_shared_exchanges", "little_shared_closeness", "unanswered_free",
        "quiet_after_writing", "highest_wait", "owed_each_day", "promised_each_day",
    ):  # fmt: skip
        by_name[name] = draw(days)
    return Rules(**by_name)


settings = st.just(STANDARD) | changed_rules()
"""The properties hold whatever the user has set."""


def score_of(there: Tie, wanted: Sequence[str], rules: Rules) -> int | None:
    place = place_of(there, wanted, rules)
    return None if place is None else place.score


@given(ties(), goals, settings)
def test_p1_the_score_is_the_sum_of_what_is_shown(
    there: Tie, wanted: list[str], rules: Rules
) -> None:
    place = place_of(there, wanted, rules)
    if place is not None:
        assert place.score == sum(part.points for part in place.parts)
        assert all(part.text for part in place.parts)
        assert place.lane != "open" or 0 <= place.score <= 100


@given(ties(), goals, st.integers(0, 6000), settings)
def test_p2_a_longer_silence_never_lowers_the_score(
    there: Tie, wanted: list[str], more: int, rules: Rules
) -> None:
    """All else equal: a rhythm that has not elapsed hides, and a longer silence may only list."""
    if there.last_contact is None:
        return
    longer = replace(there, last_contact=there.last_contact - timedelta(days=more))
    before, after = score_of(there, wanted, rules), score_of(longer, wanted, rules)
    assert before is None or (after is not None and after >= before)


@given(ties(), goals, st.integers(1, 3000), settings)
def test_p3_among_equal_scores_the_longer_silence_comes_first(
    there: Tie, wanted: list[str], more: int, rules: Rules
) -> None:
    if there.last_contact is None:
        return
    longer = replace(there, id=ContactId(2), last_contact=there.last_contact - timedelta(days=more))
    queue = queue_of([there, longer], wanted, rules)
    if len(queue) == 2 and queue[0].score == queue[1].score:
        assert [place.id for place in queue] == [2, 1]


@given(ties(), goals, st.integers(0, 4), st.integers(0, 20), settings)
def test_p4_more_closeness_or_more_years_never_lower_the_score(
    there: Tie, wanted: list[str], closer: int, longer: int, rules: Rules
) -> None:
    """Not monotone by design, and so not tested: more messages of the user can lower the share
    that went both ways, and a sixth exchange ends the bonus for little shared time."""
    more = replace(
        there,
        closeness=min(5, there.closeness + closer),
        years_known=there.years_known + longer,
    )
    before, after = score_of(there, wanted, rules), score_of(more, wanted, rules)
    assert before is None or (after is not None and after >= before)


@given(
    ties(),
    goals,
    st.sampled_from(sorted(FRESHNESS)),
    st.integers(0, 200),
    st.integers(0, 200),
    settings,
)
def test_p5_fresher_news_of_the_same_kind_never_lowers_the_score(
    there: Tie, wanted: list[str], kind: str, one: int, other: int, rules: Rules
) -> None:
    older, fresher = (
        replace(there, reasons=(*there.reasons, Reason(kind, on(age))))
        for age in (max(one, other), min(one, other))
    )
    before, after = score_of(older, wanted, rules), score_of(fresher, wanted, rules)
    assert before is None or (after is not None and after >= before)


@given(ties(), goals, settings)
def test_p6_one_more_unanswered_message_never_raises_the_score(
    there: Tie, wanted: list[str], rules: Rules
) -> None:
    before = score_of(there, wanted, rules)
    after = score_of(replace(there, unanswered=there.unanswered + 1), wanted, rules)
    assert after is None or (before is not None and after <= before)


@given(ties(), goals, settings)
def test_p7_every_lane_keeps_to_its_range(there: Tie, wanted: list[str], rules: Rules) -> None:
    ranges: dict[Lane, tuple[int, int]] = {
        "owe": (400, 480 if rules is STANDARD else 499),
        "promise": (300, 380 if rules is STANDARD else 399),
        "due": (200, 299),
        "open": (0, 100),
    }
    place = place_of(there, wanted, rules)
    if place is not None:
        lowest, highest = ranges[place.lane]
        assert lowest <= place.score <= highest
        assert BASES[place.lane] == lowest


@given(
    ties(),
    goals,
    st.sampled_from(
        [
            {"snoozed_until": day(-1)},
            {"state": "paused"},
            {"state": "let_go"},
            {"do_not_contact": True},
            {
                "state": "waiting",
                "waiting_since": None,
                "promised": (),
                "steps": (FollowUp("nudge", on(-1)),),
            },
        ]
    ),
    settings,
)
def test_p8_whoever_is_to_be_left_in_peace_is_absent_whatever_their_score(
    there: Tie, wanted: list[str], hiding: dict[str, Any], rules: Rules
) -> None:
    assert place_of(replace(there, **hiding), wanted, rules) is None


@pytest.mark.parametrize(
    "hidden",
    [
        Contact("Ada", state="paused", followups=(FollowUp("revisit", on(-100)),)),
        Contact("Ada", state="let_go"),
        Contact("Ada", state="waiting", followups=(FollowUp("nudge", on(-10)),)),
        Contact("Ada", snoozed_until=on(-30), snoozed_on=on(5)),
        Contact("Ada", state="paused", snoozed_until=on(-30)),
    ],
)
def test_p9_a_message_of_theirs_puts_a_hidden_person_into_the_first_lane(hidden: Contact) -> None:
    assert lane_of(Tie.of(hidden, TODAY)) is None
    wrote = replace(hidden, timeline=Timeline((message(1, "in"),)))
    assert lane_of(Tie.of(wrote, TODAY)) == "owe"


def test_a_snooze_that_was_set_after_their_message_hides_them_again() -> None:
    timeline = Timeline((message(3, "in"),))
    snoozed = Contact("Ada", timeline=timeline, snoozed_until=on(-7), snoozed_on=on(1))
    assert lane_of(Tie.of(snoozed, TODAY)) is None
    assert lane_of(Tie.of(snoozed, day(-7))) == "owe"


@given(st.data(), goals, settings)
def test_a_roster_with_some_changed_is_the_roster_of_everyone(
    data: st.DataObject, wanted: list[str], rules: Rules
) -> None:
    """Whoever changes, goes or is new: the same order, places and ties as ranked all over."""
    people = {one: data.draw(ties(one)) for one in range(1, data.draw(st.integers(0, 9)) + 1)}
    roster = Roster.of(people.values(), wanted, rules)
    for _ in range(data.draw(st.integers(1, 3))):
        changed = [data.draw(ties(one)) for one in data.draw(st.sets(st.integers(1, 12)))]
        gone = data.draw(st.sets(st.integers(1, 12))) - {one.id for one in changed}
        people = {one: tie for one, tie in people.items() if one not in gone}
        people |= {one.id: one for one in changed}
        roster = roster.with_changed(changed, map(ContactId, gone))
        again = Roster.of(people.values(), wanted, rules)
        assert roster.order() == again.order()
        assert list(roster.queue) == list(again.queue)
        assert dict(roster.ties) == dict(again.ties)
        assert roster.today() == again.today()
        assert list(roster.later()) == [one.id for one in again.queue][len(again.today()) :]
        for place, number in enumerate(one.id for one in again.queue):
            assert roster.queue.index_of(number) == place
            assert roster.queue.place_of(number) == again.queue[place]
            assert roster.queue.after(number) == next(iter(again.queue[place + 1 :]), None)


@given(st.data(), goals, settings)
def test_the_lanes_stand_one_after_the_other(
    data: st.DataObject, wanted: list[str], rules: Rules
) -> None:
    queue = queue_of([data.draw(ties(number)) for number in range(1, 9)], wanted, rules)
    lanes: list[Lane] = ["owe", "promise", "due", "open"]
    assert [one for lane in lanes for one in queue.in_lane(lane)] == list(queue)
    assert all(one.lane == lane for lane in lanes for one in queue.in_lane(lane))
    assert list(queue.dated) == [one for one in queue if one.lane != "open"]


@given(st.data())
def test_the_ids_of_a_queue_are_a_row_like_any_other(data: st.DataObject) -> None:
    queue = queue_of([data.draw(ties(number)) for number in range(1, 9)])
    first = data.draw(st.integers(0, 9))
    here = [one.id for one in queue][first:]
    ids = queue.ids_from(first)
    assert list(ids) == here
    assert list(ids[1:]) == here[1:]
    assert [number in ids for number in range(11)] == [number in here for number in range(11)]
    assert [ids.index(number) for number in here] == list(range(len(here)))
    with pytest.raises(ValueError, match="not here"):
        ids.index(99)


@given(st.data(), goals, settings)
def test_p10_and_p11_the_order_depends_neither_on_the_input_nor_on_others(
    data: st.DataObject, wanted: list[str], rules: Rules
) -> None:
    people = [data.draw(ties(number)) for number in range(1, 9)]
    ids = [place.id for place in queue_of(people, wanted, rules)]
    shuffled = data.draw(st.permutations(people))
    assert [place.id for place in queue_of(shuffled, wanted, rules)] == ids
    without_one = queue_of(people[1:], wanted, rules)
    assert [place.id for place in without_one] == [number for number in ids if number != 1]


@given(ties(), goals, st.sampled_from(TERMS))
def test_p12_a_term_of_no_weight_is_gone_from_every_explanation(
    there: Tie, wanted: list[str], term: str
) -> None:
    weightless: dict[str, Any] = {f"{term}_points": 0}
    rules = Rules(**weightless)
    place = place_of(there, wanted, rules)
    if place is not None:
        assert term not in {part.term for part in place.parts}
        assert place.score == sum(part.points for part in place.parts)
    assert term not in {part.term for part in not_counted(there, wanted, rules)}


@given(
    st.integers(0, 4000),
    st.sampled_from(["in", "out", "both"]),
    st.sampled_from(sorted({*FRESHNESS, *WINDOWS})),
    st.sampled_from([date(2028, 2, 29), TODAY, date(2027, 2, 28), date(2026, 12, 31)]),
)
def test_p13_what_lies_ahead_never_counts_as_silence(
    ahead: int, direction: Direction, kind: str, today: date
) -> None:
    coming = PartialDate.on(today + timedelta(days=ahead + 1))
    contact = Contact(
        "Ada",
        met_on=coming,
        birthday="--02-29",
        timeline=Timeline((Interaction("1", coming, "message", direction),)),
        reasons=(Reason(kind, coming),),
        promises=(Promise("Write", coming),),
        followups=(FollowUp("nudge", coming),),
        settled_on=coming,
        snoozed_on=coming,
    )
    there = Tie.of(contact, today)
    assert (there.gap_days, there.exchanges, there.years_known) == (None, 0, 0)
    place = place_of(there, GOALS)
    assert place is not None
    assert place.lane == "open"
    assert place.reason


@given(ties(), goals)
def test_counted_and_not_counted_never_overlap(there: Tie, wanted: list[str]) -> None:
    place = place_of(there, wanted)
    shown = set() if place is None else {part.term for part in place.parts if part.points}
    assert not shown & {part.term for part in not_counted(there, wanted)}


@given(ties(), goals)
def test_no_word_of_the_queue_blames_or_sells(there: Tie, wanted: list[str]) -> None:
    texts = [part.text for part in not_counted(there, wanted)]
    place = place_of(there, wanted)
    if place is not None:
        texts += [place.reason, *(part.text for part in place.parts)]
    for text in texts:
        assert not BLAME.search(text)
        assert "  " not in text
        assert "None" not in text
