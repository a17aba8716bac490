"""What one logs and decides about a tie: playbook 6.2, as a table of cases."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconnect_tui.core.contact import STATES, Contact, ContactId, FollowUp, State
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.lifecycle import transitions
from reconnect_tui.core.lifecycle.sending import sent
from reconnect_tui.core.ranking.elapsed import CANCELLED_BY_INBOUND
from reconnect_tui.core.ranking.tie import Tie
from reconnect_tui.core.ranking.triage import lane_of
from reconnect_tui.core.rules import Rules
from reconnect_tui.core.timeline import KINDS, Direction, Interaction, Timeline, usual_direction

MONDAY = date(2026, 11, 23)
FRIDAY = date(2026, 11, 20)
BLAME = re.compile(r"neglect|overdue|\bfail|\bmiss|\bcold\b|\blead\b|\bdeal\b|pipeline|!", re.I)


def on(days_ago: int) -> PartialDate:
    return PartialDate.on(MONDAY - timedelta(days=days_ago))


def ada(state: State = "dormant", *steps: FollowUp, timeline: Timeline | None = None) -> Contact:
    return Contact("Ada", state=state, followups=steps, timeline=timeline or Timeline())


def entry(days_ago: int, direction: Direction, kind: str = "message") -> Interaction:
    return Interaction(f"{kind}{direction}{days_ago}", on(days_ago), kind, direction, summary="Hi")


def logged(contact: Contact, days_ago: int, direction: Direction, kind: str = "message") -> Contact:
    return transitions.logged(contact, entry(days_ago, direction, kind), MONDAY)


def open_steps(contact: Contact) -> list[tuple[str, str]]:
    """Kind and due date of what is open."""
    return [(step.kind, str(step.due)) for step in contact.open_followups]


def lane(contact: Contact, today: date = MONDAY) -> str | None:
    return lane_of(Tie.of(contact, today))


# --- L1, L3 ---------------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["dormant", "paused", "let_go", "keeping"])
def test_l1_a_star_marks_a_wish_and_sets_no_reminder(state: State) -> None:
    starred = transitions.starred(ada(state, FollowUp("revisit", on(-90))), MONDAY)
    assert starred.state == "considering"
    assert open_steps(starred) == []
    assert [one.summary for one in starred.timeline] == ["Would like to write"]


def test_l1_whoever_is_further_along_than_a_wish_stays_there() -> None:
    further = set(STATES) - {"dormant", "paused", "let_go", "keeping"}
    for state in further:
        nudge = FollowUp("nudge", on(-5))
        contact = ada(state, nudge)
        assert transitions.starred(contact, MONDAY) is contact
    in_rhythm = replace(ada("keeping"), rhythm_days=90)
    assert transitions.starred(in_rhythm, MONDAY) is in_rhythm


def test_l1_waiting_for_nothing_is_no_waiting_and_may_be_starred() -> None:
    assert transitions.starred(ada("waiting"), MONDAY).state == "considering"


@pytest.mark.parametrize("state", ["dormant", "considering", "preparing", "keeping"])
def test_l3_a_draft_is_to_be_sent_or_dropped_within_three_days(state: State) -> None:
    contact = ada(state, FollowUp("finish_preparing", on(-2)))
    drafted = transitions.drafted(contact, MONDAY)
    assert drafted.state == "drafted"
    assert ("send_or_drop", "2026-11-26") in open_steps(drafted)
    assert [one.summary for one in drafted.timeline] == ["Began a message"]


def test_l3_a_reminder_on_a_weekend_moves_to_monday() -> None:
    assert open_steps(transitions.drafted(ada(), FRIDAY - timedelta(days=1))) == [
        ("send_or_drop", "2026-11-23")  # three days after Thursday is a Sunday
    ]


@pytest.mark.parametrize("state", ["waiting", "replied", "scheduled", "caught_up", "paused"])
def test_l3_elsewhere_a_draft_leaves_the_state_and_only_brings_its_reminder(state: State) -> None:
    contact = ada(state, FollowUp("nudge", on(-5)))
    drafted = transitions.drafted(contact, MONDAY)
    assert drafted.state == state
    assert open_steps(drafted) == [("nudge", "2026-11-28"), ("send_or_drop", "2026-11-26")]
    assert transitions.drafted(drafted, MONDAY) == drafted


# --- L8, L21 --------------------------------------------------------------------------------


@pytest.mark.parametrize("state", STATES)
def test_l8_a_message_of_theirs_is_answered_within_two_days(state: State) -> None:
    contact = ada(state, *(FollowUp(kind, on(-9)) for kind in sorted(CANCELLED_BY_INBOUND)))
    after = transitions.replied(contact, "Good to hear from you", MONDAY)
    assert after.state == "replied"
    assert open_steps(after) == [("answer", "2026-11-25")]
    assert {step.done for step in after.followups if step.kind != "answer"} == {on(0)}
    assert lane(after) == "owe"


def test_l8_an_answer_is_due_on_no_weekend() -> None:
    assert open_steps(transitions.replied(ada(), "", FRIDAY)) == [("answer", "2026-11-23")]


def test_l8_other_steps_stay() -> None:
    kinds = ["thank_you", "prepare_meeting", "planned_send", "send_or_drop", "check_fact"]
    after = transitions.replied(ada("drafted", *(FollowUp(k, on(-9)) for k in kinds)), "", MONDAY)
    assert [kind for kind, _ in open_steps(after)] == [*kinds, "answer"]


@pytest.mark.parametrize(
    ("text", "summary", "body"),
    [
        ("", "They replied", ""),
        ("Lovely idea", "Lovely idea", ""),
        ("Lovely\nidea", "Lovely idea", "Lovely\nidea"),
        ("word " * 40, ("word " * 40)[:139] + "…", "word " * 40),
    ],
)
def test_a_reply_keeps_its_words(text: str, summary: str, body: str) -> None:
    (reply,) = transitions.replied(ada(), text, MONDAY, channel="email").timeline
    assert (reply.summary, reply.body) == (summary, body)
    assert (reply.kind, reply.direction, reply.channel) == ("email", "in", "email")


def test_l21_a_message_lifts_a_rest_a_snooze_and_a_decision_that_nothing_is_owed() -> None:
    for state in ("paused", "let_go"):
        hidden = replace(
            ada(state, FollowUp("revisit", on(-90)), FollowUp("return", on(-9))),
            snoozed_until=on(-9),
            snoozed_on=on(0),
            settled_on=on(0),
        )
        after = transitions.replied(hidden, "I am back", MONDAY)
        assert (after.state, after.snoozed_until, lane(after)) == ("replied", None, "owe")
        assert open_steps(after) == [("answer", "2026-11-25")]


# --- L12 ------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", STATES)
def test_l12_a_talk_is_followed_by_thanks_the_next_day(state: State) -> None:
    kinds = ("prepare_meeting", "log_meeting", "nudge", "answer", "propose_times", "planned_send")
    contact = replace(ada(state, *(FollowUp(kind, on(0)) for kind in kinds)), snoozed_until=on(-30))
    after = transitions.met(contact, "Lunch by the canal", MONDAY)
    assert after.state == "caught_up"
    assert open_steps(after) == [("thank_you", "2026-11-24")]
    assert after.snoozed_until is None
    assert lane(after, date(2026, 11, 24)) == "promise"


def test_l12_thanks_are_the_one_step_that_no_weekend_moves() -> None:
    assert open_steps(transitions.met(ada(), "", FRIDAY)) == [("thank_you", "2026-11-21")]


@pytest.mark.parametrize(
    "state", ["scheduled", "waiting", "replied", "drafted", "considering", "paused", "let_go"]
)
@pytest.mark.parametrize("kind", ["meeting", "call"])
def test_l12_a_talk_that_is_only_logged_counts_as_one_too(state: State, kind: str) -> None:
    after = logged(ada(state, FollowUp("nudge", on(-3))), 0, "both", kind)
    assert after.state == "caught_up"
    assert open_steps(after) == [("thank_you", "2026-11-24")]


@pytest.mark.parametrize(("state", "age"), [("dormant", 4), ("keeping", 0), ("caught_up", 0)])
def test_a_talk_of_those_in_touch_or_of_some_days_ago_is_simply_logged(
    state: State, age: int
) -> None:
    after = logged(ada(state), age, "both", "call")
    assert (after.state, open_steps(after)) == (state, [])


@pytest.mark.parametrize("age", [0, 3])
def test_l12_a_talk_out_of_a_silence_brings_thanks_though_nothing_led_up_to_it(age: int) -> None:
    after = logged(ada(), age, "both", "meeting")
    assert (after.state, [kind for kind, _ in open_steps(after)]) == ("caught_up", ["thank_you"])


@pytest.mark.parametrize(
    ("before", "after"),
    [("waiting", "replied"), ("replied", "replied"), ("paused", "replied"), ("keeping", "keeping")],
)
def test_being_in_touch_settles_what_was_open_between_the_two(before: State, after: str) -> None:
    steps = (FollowUp("nudge", on(-3)), FollowUp("answer", on(0)))
    contact = logged(ada(before, *steps), 0, "both", "other")
    assert (contact.state, open_steps(contact)) == (after, [])


# --- Logging what the user wrote ------------------------------------------------------------


def test_l10_an_answer_that_is_only_logged_asks_for_at_most_a_soft_nudge() -> None:
    replied = transitions.replied(ada(), "Hello", MONDAY - timedelta(days=2))
    after = logged(replied, 0, "out")
    assert after.state == "waiting"
    assert open_steps(after) == [("soft_nudge", "2026-12-07")]
    assert lane(after) is None


def test_l6_a_nudge_that_is_only_logged_is_one_too() -> None:
    after = logged(ada("waiting", FollowUp("nudge", on(0))), 0, "out")
    assert open_steps(after) == [("second_channel", "2026-12-14")]
    again = logged(after, 0, "out", "email")
    assert open_steps(again) == []


def test_a_message_that_is_only_logged_starts_no_clock_of_its_own() -> None:
    steps = [FollowUp(kind, on(2)) for kind in ("send_or_drop", "planned_send", "revisit")]
    after = logged(ada("considering", *steps, FollowUp("thank_you", on(0))), 0, "out", "email")
    assert after.state == "considering"
    assert [kind for kind, _ in open_steps(after)] == ["thank_you"]


def test_a_message_during_a_snooze_leaves_the_snooze() -> None:
    snoozed = transitions.snoozed(ada(), MONDAY + timedelta(days=9), MONDAY)
    after = logged(snoozed, 0, "out")
    assert after.snoozed_until == on(-9)
    assert [kind for kind, _ in open_steps(after)] == ["return"]


# --- History --------------------------------------------------------------------------------


@pytest.mark.parametrize("direction", ["in", "out", "both"])
@pytest.mark.parametrize("kind", KINDS)
def test_an_entry_that_newer_ones_follow_moves_nothing(kind: str, direction: Direction) -> None:
    contact = ada("waiting", FollowUp("nudge", on(-3)), timeline=Timeline((entry(7, "out"),)))
    after = logged(contact, 8, direction, kind)
    assert replace(after, timeline=contact.timeline) == contact
    assert len(after.timeline) == 2


@pytest.mark.parametrize("direction", ["in", "out", "both", "none"])
def test_an_entry_of_long_ago_moves_nothing(direction: Direction) -> None:
    contact = ada("paused", FollowUp("revisit", on(-90)))
    after = logged(contact, 61, direction, "meeting")
    assert replace(after, timeline=Timeline()) == contact


def test_a_talk_of_years_ago_asks_for_no_thanks() -> None:
    contact = ada("paused", FollowUp("revisit", on(-90)))
    after = transitions.met(contact, "The fair", date(2019, 5, 1), today=MONDAY)
    assert (after.state, open_steps(after)) == ("paused", [("revisit", "2027-02-21")])


@pytest.mark.parametrize("kind", ["note", "connection", "invitation", "endorsement", "state"])
def test_what_is_no_contact_moves_nothing(kind: str) -> None:
    contact = ada("waiting", FollowUp("nudge", on(-3)))
    after = logged(contact, 0, "in", kind)
    assert replace(after, timeline=Timeline()) == contact


def test_a_message_to_many_moves_nothing() -> None:
    contact = ada("waiting", FollowUp("nudge", on(-3)))
    after = transitions.logged(contact, replace(entry(0, "in"), group=True), MONDAY)
    assert replace(after, timeline=Timeline()) == contact


def test_a_meeting_that_lies_ahead_keeps_nothing_from_being_news() -> None:
    contact = ada("waiting", FollowUp("nudge", on(-3)), timeline=Timeline((entry(-5, "both"),)))
    assert logged(contact, 0, "in").state == "replied"
    assert logged(contact, -1, "in").state == "waiting"


def test_news_is_news_for_sixty_days() -> None:
    assert [logged(ada(), age, "in").state for age in (60, 61)] == ["replied", "dormant"]


def test_an_approximate_entry_may_be_news() -> None:
    about_now = replace(entry(0, "in"), date=PartialDate.parse("2026-11"))
    assert transitions.logged(ada(), about_now, MONDAY).state == "replied"
    some_year = replace(entry(0, "in"), date=PartialDate.parse("2024"))
    assert transitions.logged(ada(), some_year, MONDAY).state == "dormant"


@pytest.mark.parametrize("direction", ["in", "out", "both"])
def test_somebody_who_is_not_to_be_contacted_only_has_it_on_the_timeline(
    direction: Direction,
) -> None:
    contact = replace(ada("let_go"), do_not_contact=True)
    after = logged(contact, 0, direction, "meeting")
    assert replace(after, timeline=Timeline()) == contact
    assert lane(after) is None
    met = transitions.met(contact, "", MONDAY)
    assert replace(met, timeline=Timeline()) == contact
    assert transitions.drafted(contact, MONDAY) is contact


# --- L19, L20, rest and return --------------------------------------------------------------


@pytest.mark.parametrize("state", STATES)
def test_l19_a_snooze_leaves_state_and_rhythm_and_brings_them_back(state: State) -> None:
    contact = replace(ada(state), rhythm_days=90)
    saturday = MONDAY + timedelta(days=5)
    after = transitions.snoozed(contact, saturday, MONDAY)
    assert (after.state, after.rhythm_days) == (state, 90)
    assert open_steps(after) == [("return", "2026-11-28")]  # the very day the user chose
    assert lane(after) is None
    assert lane(after, MONDAY + timedelta(days=4)) is None
    if state not in ("paused", "let_go"):
        assert lane(after, saturday) == "due"


def test_l19_another_snooze_takes_the_place_of_the_first() -> None:
    first = transitions.snoozed(ada(), MONDAY + timedelta(days=7), MONDAY)
    assert transitions.snoozed(first, MONDAY + timedelta(days=7), MONDAY) is first
    lost = replace(first, followups=())
    assert (
        transitions.snoozed(lost, MONDAY + timedelta(days=7), MONDAY).followups == first.followups
    )
    second = transitions.snoozed(first, MONDAY + timedelta(days=30), MONDAY)
    assert open_steps(second) == [("return", "2026-12-23")]


def test_l20_whoever_is_let_go_has_no_reminders() -> None:
    every_kind = sorted(CANCELLED_BY_INBOUND | {"thank_you", "check_fact", "answer"})
    contact = replace(
        ada("waiting", *(FollowUp(kind, on(0)) for kind in every_kind)), snoozed_until=on(-9)
    )
    after = transitions.let_go(contact, MONDAY)
    assert (after.state, open_steps(after), lane(after)) == ("let_go", [], None)
    assert transitions.let_go(after, MONDAY) is after


def test_a_rest_lasts_180_days_from_the_day_it_was_chosen() -> None:
    after = transitions.paused(ada("waiting", FollowUp("nudge", on(0))), MONDAY)
    assert after.state == "paused"
    assert open_steps(after) == [("revisit", "2027-05-24")]  # 22 May is a Saturday
    assert open_steps(transitions.paused(ada(), MONDAY, days=365)) == [("revisit", "2027-11-23")]
    assert open_steps(transitions.paused(ada(), MONDAY, rules=Rules(revisit=7))) == [
        ("revisit", "2026-11-30")
    ]


@pytest.mark.parametrize("deed", [transitions.paused, transitions.let_go])
def test_resting_settles_a_message_that_came_before_and_not_one_that_comes_after(
    deed: Callable[[Contact, date], Contact],
) -> None:
    wrote = transitions.replied(ada(), "Hello", MONDAY - timedelta(days=1))
    assert lane(wrote) == "owe"
    resting = deed(wrote, MONDAY)
    assert lane(resting) is None
    assert lane(transitions.replied(resting, "Hello again", MONDAY)) == "owe"
    imported = replace(resting, timeline=resting.timeline.with_entry(entry(-1, "in")))
    assert lane(imported, MONDAY + timedelta(days=1)) == "owe"


def test_a_message_that_needs_no_answer_is_settled() -> None:
    wrote = transitions.replied(ada(), "Thanks, all well", MONDAY - timedelta(days=1))
    after = transitions.settled(wrote, MONDAY)
    assert (lane(after), open_steps(after), after.settled_on) == ("open", [], on(0))
    assert transitions.settled(ada(), MONDAY) == ada()


@pytest.mark.parametrize("state", ["paused", "let_go"])
def test_waking_brings_back_whoever_rested(state: State) -> None:
    contact = ada(state, FollowUp("revisit", on(-90)))
    after = transitions.awake(contact, MONDAY)
    assert (after.state, open_steps(after), lane(after)) == ("dormant", [], "open")


def test_waking_ends_a_snooze_and_leaves_the_state() -> None:
    snoozed = transitions.snoozed(ada("considering"), MONDAY + timedelta(days=9), MONDAY)
    after = transitions.awake(snoozed, MONDAY)
    assert (after.state, after.snoozed_until, open_steps(after)) == ("considering", None, [])
    assert lane(after) == "open"


def test_waking_whoever_is_awake_changes_nothing() -> None:
    contact = ada("waiting", FollowUp("nudge", on(-3)))
    assert transitions.awake(contact, MONDAY) is contact


def test_waking_ends_the_rest_after_a_second_follow_up() -> None:
    timeline = Timeline(tuple(entry(age, "out") for age in (90, 60, 30)))
    after = transitions.awake(ada("waiting", timeline=timeline), MONDAY)
    assert (after.state, lane(after)) == ("dormant", "open")


def test_a_step_may_be_marked_as_done() -> None:
    contact = ada("drafted", FollowUp("send_or_drop", on(0)), FollowUp("check_fact", on(0)))
    after = transitions.without_followup(contact, "send_or_drop", MONDAY)
    assert [kind for kind, _ in open_steps(after)] == ["check_fact"]
    assert transitions.without_followup(after, "send_or_drop", MONDAY) is after


# --- Always ---------------------------------------------------------------------------------

DEEDS: dict[str, Callable[[Contact, date], Contact]] = {
    "star": transitions.starred,
    "draft": transitions.drafted,
    "send": lambda contact, day: sent(contact, Draft(ContactId(1), "Hello?", move="nudge"), day),
    "check in": lambda contact, day: sent(
        contact, Draft(ContactId(1), "Hi.", move="check_in"), day
    ),
    "thank": lambda contact, day: sent(
        contact, Draft(ContactId(1), "Thanks", move="thank_you"), day
    ),
    "reply": lambda contact, day: transitions.replied(contact, "Hello", day),
    "meet": lambda contact, day: transitions.met(contact, "Lunch", day),
    "snooze": lambda contact, day: transitions.snoozed(contact, day + timedelta(days=7), day),
    "pause": transitions.paused,
    "let go": transitions.let_go,
    "wake": transitions.awake,
    "settle": transitions.settled,
    "log": lambda contact, day: transitions.logged(
        contact, replace(entry(0, "out"), date=PartialDate.on(day)), day
    ),
}


@given(
    st.lists(st.tuples(st.sampled_from(sorted(DEEDS)), st.integers(0, 120)), max_size=12),
    st.sampled_from([MONDAY, date(2028, 2, 29), date(2027, 12, 31)]),
)
def test_whatever_is_done_in_whatever_order_the_rules_hold(
    deeds: list[tuple[str, int]], day: date
) -> None:
    contact = ada()
    for deed, days in deeds:
        day += timedelta(days=days)
        before = contact
        contact = DEEDS[deed](before, day)
        kinds = [step.kind for step in contact.open_followups]
        assert len(kinds) == len(set(kinds)), "one open follow-up of a kind per person"
        assert contact.state in STATES
        assert (contact.state == "let_go") <= (deed == "let go" or before.state == "let_go")
        for step in contact.open_followups:
            assert step.due is not None
            movable = step.kind not in ("thank_you", "return")
            assert not movable or step.due.first.weekday() < 5
        assert not any(BLAME.search(one.summary) for one in contact.timeline)
        tie = Tie.of(contact, day)
        if deed == "reply":
            assert (contact.state, tie.wrote_last) == ("replied", True)
            assert lane_of(tie) is not None
        if deed in ("pause", "let go", "snooze"):
            assert lane_of(tie) is None


@given(st.integers(0, 12))
def test_a4_however_often_one_writes_there_is_never_a_third_reminder(extra: int) -> None:
    contact, day = ada(), MONDAY
    reminders = []
    for _ in range(3 + extra):
        contact = sent(contact, Draft(ContactId(1), "Hello?", move="nudge"), day)
        reminders += [step.kind for step in contact.open_followups]
        day += timedelta(days=10)
    assert reminders == ["second_channel"]


def test_the_usual_direction_decides_what_a_logged_kind_brings_about() -> None:
    """Contract, decision 11, seen from the state of somebody who is being waited for."""
    states = {
        kind: logged(
            ada("waiting", FollowUp("nudge", on(-3))), 0, usual_direction(kind), kind
        ).state
        for kind in ("meeting", "call", "gift", "message", "email", "note", "milestone")
    }
    assert states == {
        "meeting": "caught_up",
        "call": "caught_up",
        "gift": "replied",
        "message": "waiting",
        "email": "waiting",
        "note": "waiting",
        "milestone": "waiting",
    }
