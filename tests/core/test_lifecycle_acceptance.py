"""A3 to A7 and A10 of the acceptance list of playbook 6.8, and what holds in any course of deeds.

A1 stands in `test_lifecycle_by_hand`, A2 in `test_lifecycle_transitions`, A8 in
`test_lifecycle_gate`, A9 in `test_lifecycle_words`.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconnect_tui.core.contact import STATES, Contact, ContactId, FollowUp, Promise, Reason, State
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.lifecycle import (
    by_hand,
    closing,
    keeping,
    meeting,
    preparing,
    promising,
    transitions,
)
from reconnect_tui.core.lifecycle.agenda import items_about
from reconnect_tui.core.lifecycle.gate import ask_gate
from reconnect_tui.core.lifecycle.sending import sent
from reconnect_tui.core.lifecycle.suggestions import warming_up
from reconnect_tui.core.owner import Goal
from reconnect_tui.core.ranking.elapsed import CANCELLED_BY_INBOUND, as_of
from reconnect_tui.core.ranking.tie import Tie
from reconnect_tui.core.ranking.triage import lane_of
from reconnect_tui.core.rules import FRESHNESS, WINDOWS
from reconnect_tui.core.timeline import Interaction, Timeline
from reconnect_tui.services.opening import Services
from reconnect_tui.storage.address_book import AddressBook

MONDAY = date(2026, 11, 23)
ADA = ContactId(1)
BLAME = re.compile(
    r"neglect|overdue|\bfail|\bmiss(ed|ing)?\b|\bcold\b|\bleads?\b|\bdeals?\b|pipeline|forgot|!",
    re.I,
)
KINDS = """
    finish_preparing send_or_drop planned_send nudge look_accepted email_instead private_message
    continue_conversation ask_mutual second_channel revisit answer prepare_meeting log_meeting
    soft_nudge propose_times thank_you offer_new_times check_in acknowledge lower_rhythm return
    warm_up review_profile check_fact
""".split()  # noqa: SIM905 - as the contract lists them
"""Contract, section 4."""

Deed = Callable[[Contact, date], Contact]


def on(days: int, since: date = MONDAY) -> PartialDate:
    return PartialDate.on(since + timedelta(days=days))


def message(move: str = "", body: str = "Hello?") -> Draft:
    return Draft(ADA, body, "", move)


def wrote(contact: Contact, day: date) -> Contact:
    return transitions.replied(contact, "Hello", day)


def ending(kind: str, deed: str) -> Deed:
    """Does, drops or puts off the first open follow-up of a kind, where there is one."""

    def end(contact: Contact, day: date) -> Contact:
        contact = as_of(contact, day)
        step = next((one for one in contact.open_followups if one.kind == kind), None)
        if step is None:
            return contact
        if deed == "put off":
            return closing.moved(contact, step, day + timedelta(days=9), day)
        return {"do": closing.done, "drop": closing.dropped}[deed](contact, step, day)

    return end


DEEDS: dict[str, Deed] = {
    "star": transitions.starred,
    "prepare": preparing.prepared,
    "draft": transitions.drafted,
    "plan": lambda one, day: preparing.planned(one, day + timedelta(days=2), day),
    "send": lambda one, day: sent(one, message(), day),
    "nudge": lambda one, day: sent(one, message("nudge"), day),
    "reply": wrote,
    "willing": meeting.willing,
    "agree": lambda one, day: meeting.scheduled(one, day + timedelta(days=5), day),
    "call off": meeting.called_off,
    "meet": lambda one, day: transitions.met(one, "", day),
    "rhythm": lambda one, day: keeping.in_rhythm(one, 90, day),
    "no rhythm": lambda one, day: keeping.in_rhythm(one, 0, day),
    "calm": keeping.calmed,
    "news": lambda one, day: preparing.with_news(one, Reason("award", on(0, day)), day),
    "snooze": lambda one, day: transitions.snoozed(one, day + timedelta(days=7), day),
    "pause": transitions.paused,
    "wake": transitions.awake,
    "settle": transitions.settled,
    "promise": lambda one, day: promising.promised(one, "send the map", day),
    "let go": transitions.let_go,
    **{f"{end} {kind}": ending(kind, end) for kind in KINDS for end in ("do", "drop", "put off")},
}
COURSES = st.lists(st.tuples(st.sampled_from(sorted(DEEDS)), st.integers(0, 200)), max_size=12)


# --- A3 -------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", STATES)
def test_a3_a_message_of_theirs_cancels_the_reminders_and_lists_them_first(state: State) -> None:
    reminders = tuple(FollowUp(kind, on(30)) for kind in sorted(CANCELLED_BY_INBOUND))
    contact = Contact("Ada", state=state, followups=reminders, snoozed_until=on(30))
    after = wrote(contact, MONDAY)
    assert [step.kind for step in after.open_followups] == ["answer"]
    assert lane_of(Tie.of(after, MONDAY)) == "owe"
    assert {"nudge", "second_channel", "check_in"} <= CANCELLED_BY_INBOUND


@given(COURSES)
def test_a3_whatever_went_before_a_message_of_theirs_lists_them_first(
    course: list[tuple[str, int]],
) -> None:
    *_, (contact, day) = lived(course)
    assert lane_of(Tie.of(wrote(contact, day), day)) == "owe"


# --- A4 -------------------------------------------------------------------------------------


def test_a4_a_second_follow_up_without_an_answer_leads_to_rest_and_to_no_third() -> None:
    contact, day = sent(Contact("Ada", state="drafted"), message("own_gap"), MONDAY), MONDAY
    seen = [step.kind for step in contact.open_followups]
    for move in ("nudge", "second_channel"):
        day += timedelta(days=21)
        contact = sent(contact, message(move), day)
        seen += [step.kind for step in contact.open_followups]
    assert seen == ["nudge", "second_channel"]
    resting = as_of(contact, day + timedelta(days=21))
    assert resting.state == "paused"
    (revisit,) = resting.open_followups
    assert revisit.due is not None
    assert 180 <= (revisit.due.first - day).days - 21 <= 182, "half a year, off the weekend"


def test_a4_nudges_that_are_only_marked_as_done_lead_there_too() -> None:
    contact, day = sent(Contact("Ada", state="drafted"), message("own_gap"), MONDAY), MONDAY
    for kind in ("nudge", "second_channel"):
        day += timedelta(days=21)
        contact = DEEDS[f"do {kind}"](contact, day)
    assert contact.open_followups == ()
    assert as_of(contact, day + timedelta(days=21)).state == "paused"


# --- A5 -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [name for name in DEEDS if not name.startswith("put off")])
def test_a5_undo_restores_state_follow_ups_and_timeline(name: str, book: AddressBook) -> None:
    kinds = ("nudge", "answer", "thank_you", "log_meeting", "finish_preparing", "check_in")
    before = wrote(
        Contact("Ada", state="waiting", followups=tuple(FollowUp(kind, on(3)) for kind in kinds)),
        MONDAY - timedelta(days=1),
    )
    with book.changing("Kept", undoable=False) as change:
        before = change.put(before)
    with book.changing(name) as change:
        change.put(DEEDS[name](before, MONDAY))
    if book.contacts[before.id] != before:
        book.undo()
    after = book.contacts[before.id]
    assert (after.state, after.followups, after.timeline, after.promises) == (
        before.state,
        before.followups,
        before.timeline,
        before.promises,
    )
    assert after == before


# --- A6 -------------------------------------------------------------------------------------


@given(COURSES, st.integers(0, 4000))
def test_a6_nobody_is_let_go_of_by_time_or_by_another_deed(
    course: list[tuple[str, int]], wait: int
) -> None:
    chosen = False
    for (deed, _), (contact, day) in zip(course, lived(course), strict=False):
        chosen = deed == "let go" or (chosen and contact.state == "let_go")
        assert (contact.state == "let_go") <= chosen
        assert (as_of(contact, day + timedelta(days=wait)).state == "let_go") <= chosen


# --- A7 -------------------------------------------------------------------------------------


def test_a7_copying_without_confirming_starts_no_clock(
    services: Services, book: AddressBook, ada: Contact
) -> None:
    kept = services.outreach.keep(services.outreach.begin(ada, "own_gap").draft)
    before = book.contacts[ada.id]
    services.outreach.copy(kept)
    after = book.contacts[ada.id]
    assert (after.state, after.followups, after.timeline) == (
        "drafted",
        before.followups,
        before.timeline,
    )
    assert [step.kind for step in after.open_followups] == ["send_or_drop"]


# --- A10 ------------------------------------------------------------------------------------


DATES = st.dates(date(1900, 1, 1), date(2200, 12, 31))
PARTIAL = st.one_of(
    DATES.map(PartialDate.on),
    DATES.map(lambda day: PartialDate.parse(f"{day:%Y-%m}".rjust(7, "0"))),
    DATES.map(lambda day: PartialDate.parse(f"{day.year}")),
    st.none(),
)


@st.composite
def people(draw: st.DrawFn) -> Contact:
    """Somebody with dates of every kind in every place, past and future."""
    days = draw(st.lists(PARTIAL, min_size=12, max_size=12))
    entries = [
        Interaction(str(place), day, draw(st.sampled_from(["message", "meeting"])), direction)
        for place, (day, direction) in enumerate(
            zip(days, draw(st.tuples(*[st.sampled_from(["in", "out", "both"])] * 4)), strict=False)
        )
        if day is not None
    ]
    return Contact(
        "Ada",
        id=ADA,
        state=draw(st.sampled_from(STATES)),
        rhythm_days=draw(st.sampled_from([0, 45, 3650])),
        goal_tags=("networking",),
        birthday=draw(st.sampled_from(["", "--02-29", "2000-02-29"])),
        met_on=days[4],
        snoozed_until=days[5],
        snoozed_on=days[6],
        settled_on=days[7],
        followups=tuple(
            FollowUp(kind, due, for_day=days[8])
            for kind, due in zip(draw(st.permutations(KINDS)), days, strict=False)
        ),
        promises=(Promise("send it", days[9]),),
        reasons=tuple(
            Reason(draw(st.sampled_from([*FRESHNESS, *WINDOWS])), day, "news", checked_on=day)
            for day in days[9:]
        ),
        timeline=Timeline.of(entries),
    )


@given(people(), DATES, st.sampled_from(sorted(DEEDS)), DATES)
def test_a10_leap_days_and_dates_in_the_future_do_no_harm(
    contact: Contact, day: date, deed: str, need_by: date
) -> None:
    after = DEEDS[deed](contact, day)
    assert after.name == "Ada"
    goal = Goal("networking", need_by.isoformat())
    for one in (contact, after):
        items = items_about(one, day, drafts=[message(body="news")])
        assert all(item.text for item in items)
        assert len(warming_up(goal, [one], day)) <= 1
        assert len(ask_gate(one, day).conditions) == 4
        assert len(preparing.homework(one, day)) == 5
    assert as_of(by_hand.in_state(contact, "preparing", day), day).state == "preparing"


# --- What holds always ----------------------------------------------------------------------


@given(COURSES, st.sampled_from([MONDAY, date(2028, 2, 29), date(2027, 12, 31)]))
def test_there_are_never_two_open_follow_ups_of_a_kind(
    course: list[tuple[str, int]], day: date
) -> None:
    for contact, _ in lived(course, day):
        kinds = [step.kind for step in contact.open_followups]
        assert sorted(kinds) == sorted(set(kinds))
        assert all(step.due is not None for step in contact.open_followups)
        assert contact.state in STATES
        assert not any(BLAME.search(one.summary) for one in contact.timeline)


@given(COURSES)
def test_sending_anything_ends_the_reminder_to_send(course: list[tuple[str, int]]) -> None:
    *_, (contact, day) = lived(course)
    after = sent(contact, message(), day)
    assert not {"send_or_drop", "planned_send"} & {step.kind for step in after.open_followups}


@given(COURSES, st.integers(0, 3))
def test_a_deed_done_twice_on_one_day_leaves_no_second_reminder(
    course: list[tuple[str, int]], which: int
) -> None:
    *_, (contact, day) = lived(course)
    deed = [preparing.prepared, meeting.willing, transitions.starred, transitions.let_go][which]
    once = deed(contact, day)
    assert deed(once, day) == once


def lived(course: list[tuple[str, int]], day: date = MONDAY) -> list[tuple[Contact, date]]:
    """Somebody after each deed of a course, with the day; themselves where there is none."""
    contact = Contact("Ada", id=ADA)
    steps = []
    for deed, days in course:
        day += timedelta(days=days)
        contact = DEEDS[deed](contact, day)
        steps.append((contact, day))
    return steps or [(contact, day)]
