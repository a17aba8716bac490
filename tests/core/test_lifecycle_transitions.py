"""L1 to L25 as the table of playbook 6.2 has them: kind, days, and what weekends do to them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from reconnect_tui.core.coach.promises import promises_in
from reconnect_tui.core.contact import Contact, ContactId, FollowUp, Reason, State
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.lifecycle import keeping, meeting, preparing, promising, transitions
from reconnect_tui.core.lifecycle.sending import sent
from reconnect_tui.core.lifecycle.suggestions import (
    calmer_rhythm_suggested,
    fact_check_suggested,
    profile_suggested,
    warming_up,
    warming_up_from,
)
from reconnect_tui.core.owner import Goal, Owner
from reconnect_tui.core.ranking.elapsed import as_of
from reconnect_tui.core.ranking.tie import Tie
from reconnect_tui.core.rules import Rules
from reconnect_tui.core.timeline import Direction, Interaction, Timeline

MONDAY = date(2026, 11, 23)
DAYS = [MONDAY + timedelta(days=offset) for offset in range(7)]
ADA = ContactId(1)

Deed = Callable[[Contact, date], Contact]


def working_day(day: date) -> date:
    """Saturday and Sunday become the Monday after them."""
    return day + timedelta(days={5: 2, 6: 1}.get(day.weekday(), 0))


def entry(day: date, direction: Direction, kind: str = "message") -> Interaction:
    return Interaction(f"{direction}{day}", PartialDate.on(day), kind, direction, summary="Hello")


def draft(move: str = "own_gap", channel: str = "email", body: str = "Hello Ada.") -> Draft:
    return Draft(ADA, body, "The tide gauge", move, channel=channel)


def sending(move: str = "own_gap", channel: str = "email", body: str = "Hello Ada.") -> Deed:
    return lambda contact, day: sent(contact, draft(move, channel, body), day)


@dataclass(frozen=True)
class Case:
    """One row of the table."""

    before: State
    deed: Deed
    after: State
    steps: dict[str, int]
    """Kind of each follow-up that is open afterwards, to its days from the deed."""

    open_before: tuple[str, ...] = ()
    keeps_weekends: bool = False


CASES = {
    "L1": Case("dormant", transitions.starred, "considering", {}),
    "L2": Case("considering", preparing.prepared, "preparing", {"finish_preparing": 7}),
    "L3": Case(
        "preparing",
        transitions.drafted,
        "drafted",
        {"send_or_drop": 3},
        open_before=("finish_preparing",),
    ),
    "L4": Case(
        "drafted",
        lambda contact, day: preparing.planned(contact, day + timedelta(days=4), day),
        "drafted",
        {"planned_send": 4},
        open_before=("send_or_drop",),
        keeps_weekends=True,
    ),
    "L5 email": Case(
        "drafted",
        sending(),
        "waiting",
        {"nudge": 10},
        open_before=("send_or_drop", "planned_send"),
    ),
    "L5 LinkedIn message": Case(
        "drafted", sending(channel="linkedin_message"), "waiting", {"nudge": 14}
    ),
    "L5 InMail": Case("drafted", sending(channel="inmail"), "waiting", {"nudge": 14}),
    "L5 LinkedIn note": Case(
        "drafted", sending(channel="linkedin_note"), "waiting", {"look_accepted": 14}
    ),
    "L5 SMS": Case("drafted", sending(channel="sms"), "waiting", {"nudge": 5}),
    "L5 voicemail": Case("drafted", sending(channel="phone"), "waiting", {"email_instead": 3}),
    "L5 letter": Case("drafted", sending(channel="letter"), "waiting", {"nudge": 28}),
    "L5 comment": Case("drafted", sending(channel="comment"), "waiting", {"private_message": 5}),
    "L5 support": Case("drafted", sending("support"), "waiting", {}),
    "L5 impact": Case("drafted", sending("impact_update"), "waiting", {}),
    "L5 close": Case("drafted", sending("close_loop"), "waiting", {}),
    "L5 congratulation": Case(
        "drafted", sending("congratulate"), "waiting", {"continue_conversation": 21}
    ),
    "L5 introduction": Case("drafted", sending("intro_request"), "waiting", {"ask_mutual": 7}),
    "L6": Case(
        "waiting", sending("nudge"), "waiting", {"second_channel": 21}, open_before=("nudge",)
    ),
    "L8": Case(
        "waiting",
        lambda contact, day: transitions.replied(contact, "Hello", day),
        "replied",
        {"answer": 2},
        open_before=("nudge", "second_channel", "check_in"),
    ),
    "L10": Case("replied", sending(), "waiting", {"soft_nudge": 14}, open_before=("answer",)),
    "L11": Case("replied", meeting.willing, "replied", {"propose_times": 3}),
    "L12": Case(
        "scheduled",
        lambda contact, day: transitions.met(contact, "Lunch", day),
        "caught_up",
        {"thank_you": 1},
        open_before=("prepare_meeting", "log_meeting"),
        keeps_weekends=True,
    ),
    "L13": Case(
        "scheduled",
        meeting.called_off,
        "replied",
        {"offer_new_times": 3},
        open_before=("prepare_meeting", "log_meeting"),
    ),
    "L14": Case(
        "caught_up",
        lambda contact, day: keeping.in_rhythm(contact, 90, day),
        "keeping",
        {"check_in": 30},
    ),
    "L15": Case("caught_up", transitions.paused, "paused", {"revisit": 365}),
    "L16 nothing asked": Case("keeping", sending("check_in", body="All well here."), "keeping", {}),
    "L16 asked": Case(
        "keeping", sending("check_in", body="How are you?"), "waiting", {"nudge": 21}
    ),
    "L17": Case(
        "keeping",
        lambda contact, day: preparing.with_news(
            contact, Reason("award", PartialDate.on(day)), day
        ),
        "keeping",
        {"acknowledge": 0},
    ),
    "L18": Case("keeping", keeping.calmed, "keeping", {}),
    "L19": Case(
        "considering",
        lambda contact, day: transitions.snoozed(contact, day + timedelta(days=7), day),
        "considering",
        {"return": 7},
        keeps_weekends=True,
    ),
    "L20": Case("waiting", transitions.let_go, "let_go", {}, open_before=("nudge", "check_fact")),
    "L21 paused": Case(
        "paused",
        lambda contact, day: transitions.replied(contact, "Hello", day),
        "replied",
        {"answer": 2},
        open_before=("revisit",),
    ),
    "L21 let go": Case(
        "let_go",
        lambda contact, day: transitions.replied(contact, "Hello", day),
        "replied",
        {"answer": 2},
    ),
}


@pytest.mark.parametrize("day", DAYS, ids=lambda day: f"{day:%A}")
@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_each_transition_creates_exactly_the_named_follow_up(case: Case, day: date) -> None:
    far = PartialDate.on(day + timedelta(days=500))
    contact = Contact(
        "Ada",
        state=case.before,
        rhythm_days=90 if case.before == "keeping" else 0,
        followups=tuple(FollowUp(kind, far) for kind in case.open_before),
    )
    after = case.deed(contact, day)
    expected = {
        kind: day + timedelta(days=days)
        if case.keeps_weekends
        else working_day(day + timedelta(days=days))
        for kind, days in case.steps.items()
    }
    assert after.state == case.after
    assert {step.kind: step.due.first for step in after.open_followups if step.due} == expected


TALKS = {
    "2026-12-01": ("2026-11-30", "2026-12-02"),
    "2026-12-04": ("2026-12-03", "2026-12-07"),  # Friday: noted down on Monday
    "2026-12-05": ("2026-12-04", "2026-12-07"),
    "2026-12-06": ("2026-12-05", "2026-12-07"),  # Sunday: Monday would be too late to prepare
    "2026-12-07": ("2026-12-07", "2026-12-08"),  # Monday: prepared on the day itself
    "2026-11-23": ("2026-11-23", "2026-11-24"),
}


@pytest.mark.parametrize(("talk", "before", "after"), [(k, *v) for k, v in TALKS.items()])
def test_l9_a_talk_is_prepared_the_day_before_and_noted_down_the_day_after(
    talk: str, before: str, after: str
) -> None:
    asked = tuple(FollowUp(kind, on(2)) for kind in ("answer", "propose_times", "nudge"))
    contact = Contact("Ada", state="replied", followups=asked)
    agreed = meeting.scheduled(contact, date.fromisoformat(talk), MONDAY)
    assert agreed.state == "scheduled"
    assert {kind: str(day) for kind, day in dues(agreed).items()} == {
        "prepare_meeting": before,
        "log_meeting": after,
    }
    assert {str(step.for_day) for step in agreed.open_followups} == {talk}
    assert meeting.scheduled(agreed, date.fromisoformat(talk), MONDAY) is agreed


def test_l9_another_date_takes_the_place_of_the_first() -> None:
    first = meeting.scheduled(Contact("Ada"), date(2026, 12, 1), MONDAY, what="coffee")
    second = meeting.scheduled(first, date(2026, 12, 9), MONDAY, what="coffee")
    assert dues(second) == {
        "prepare_meeting": date(2026, 12, 8),
        "log_meeting": date(2026, 12, 10),
    }
    assert [step.text for step in second.open_followups] == [
        "Prepare for coffee on 2026-12-09",
        "Note down how it went: coffee",
    ]


def test_l9_a_date_that_is_agreed_answers_what_they_wrote() -> None:
    wrote = transitions.replied(Contact("Ada"), "How about Tuesday?", MONDAY)
    agreed = meeting.scheduled(wrote, date(2026, 12, 1), MONDAY)
    assert as_of(agreed, MONDAY).state == "scheduled"
    assert Tie.of(agreed, MONDAY).waiting_since is None


def test_l7_a_second_follow_up_without_an_answer_leads_to_half_a_year_of_rest() -> None:
    contact = sent(
        Contact("Ada", state="waiting", followups=(FollowUp("second_channel", on(0)),)),
        draft("second_channel"),
        MONDAY,
    )
    assert contact.open_followups == ()
    assert as_of(contact, MONDAY + timedelta(days=20)).state == "waiting"
    resting = as_of(contact, MONDAY + timedelta(days=21))
    assert resting.state == "paused"
    assert dues(resting) == {"revisit": working_day(MONDAY + timedelta(days=201))}
    assert told(resting)[-1] == (MONDAY + timedelta(days=21), "Left to rest")


def test_what_time_brings_stands_on_the_timeline_once_and_on_its_day() -> None:
    revisit = FollowUp("revisit", on(5))
    rested = as_of(Contact("Ada", state="paused", followups=(revisit,)), MONDAY + timedelta(days=9))
    assert rested.state == "dormant"
    assert told(rested) == [(MONDAY + timedelta(days=5), "Back on the list after a rest")]
    assert as_of(rested, MONDAY + timedelta(days=90)) == rested


def told(contact: Contact) -> list[tuple[date, str]]:
    return [(entry.date.first, entry.summary) for entry in contact.timeline]


def test_l12_a_talk_brings_what_was_promised_in_it_within_three_days() -> None:
    words = "Lunch. I'll send the tide tables."
    after = transitions.met(Contact("Ada", state="scheduled"), words, MONDAY)
    (found,) = promises_in(words)
    (promise,) = promising.promised(after, found.text, MONDAY).promises
    assert (promise.text, promise.due) == ("send the tide tables", on(3))


@pytest.mark.parametrize("day", DAYS, ids=lambda day: f"{day:%A}")
def test_l22_a_promise_is_to_be_kept_within_three_days(day: date) -> None:
    (promise,) = promising.promised(Contact("Ada"), "send the tide tables", day).promises
    assert promise.due == PartialDate.on(working_day(day + timedelta(days=3)))


@pytest.mark.parametrize("day", DAYS, ids=lambda day: f"{day:%A}")
def test_l23_warming_up_begins_six_weeks_before_a_goal(day: date) -> None:
    goal = Goal("job_search", (day + timedelta(days=42 + 7)).isoformat())
    begin = working_day(day + timedelta(days=7))
    assert warming_up_from(goal, day) == begin
    quiet = Contact(
        "Ada", goal_tags=("job_search",), timeline=Timeline((entry(date(2024, 5, 6), "in"),))
    )
    ((person, step),) = warming_up(goal, [quiet], day)
    assert (person, step.kind, step.due) == (quiet, "warm_up", PartialDate.on(begin))


@pytest.mark.parametrize("day", DAYS, ids=lambda day: f"{day:%A}")
def test_l24_the_own_profile_is_looked_over_after_ninety_days(day: date) -> None:
    step = profile_suggested(Owner("Sam", profile_checked_on=PartialDate.on(day)), day)
    assert step is not None
    assert step.kind == "review_profile"
    assert step.due == PartialDate.on(working_day(day + timedelta(days=90)))


@pytest.mark.parametrize("age", [89, 90, 91, 300])
def test_l25_a_fact_in_a_draft_is_checked_again_after_ninety_days(age: int) -> None:
    looked_up = MONDAY - timedelta(days=age)
    contact = Contact(
        "Ada",
        id=ADA,
        reasons=(
            Reason("award", PartialDate.parse("2025"), "the Lyra medal", checked_on=on(-age)),
        ),
    )
    step = fact_check_suggested(contact, [draft(body="I saw the LYRA medal!")], MONDAY)
    if age < 90:
        assert step is None
    else:
        assert step is not None
        assert step.due == PartialDate.on(working_day(looked_up + timedelta(days=90)))
        assert step.text == "Check again: the Lyra medal"


def test_l18_a_calmer_rhythm_is_suggested_after_two_messages_without_an_answer() -> None:
    timeline = Timeline(
        (
            entry(MONDAY - timedelta(days=300), "in"),
            entry(MONDAY - timedelta(days=120), "out"),
            entry(MONDAY - timedelta(days=30), "out"),
        )
    )
    contact = Contact("Ada", state="keeping", rhythm_days=90, timeline=timeline)
    step = calmer_rhythm_suggested(contact, MONDAY)
    assert step is not None
    assert step.kind == "lower_rhythm"
    assert step.due == PartialDate.on(working_day(MONDAY - timedelta(days=9)))
    assert step.text == "Two messages without an answer: a rhythm of 180 days, or a rest"

    calmer = keeping.calmed(contact, MONDAY)
    assert (calmer.state, calmer.rhythm_days) == ("keeping", 180)
    assert calmer_rhythm_suggested(calmer, MONDAY) is None, "once is enough"
    assert keeping.calmed(replace(contact, rhythm_days=365), MONDAY).state == "paused"


def test_l18_a_rhythm_chosen_by_hand_settles_the_suggestion() -> None:
    outs = tuple(entry(MONDAY - timedelta(days=days), "out") for days in (120, 30))
    contact = Contact("Ada", state="keeping", rhythm_days=90, timeline=Timeline(outs))
    assert calmer_rhythm_suggested(contact, MONDAY) is not None
    chosen = keeping.in_rhythm(contact, 120, MONDAY)
    assert calmer_rhythm_suggested(chosen, MONDAY) is None
    written = transitions.logged(chosen, entry(MONDAY, "out"), MONDAY)
    later = MONDAY + timedelta(days=30)
    assert calmer_rhythm_suggested(written, later) is None, "settled on the day of the last words"
    again = transitions.logged(written, entry(later, "out"), later)
    assert calmer_rhythm_suggested(again, later + timedelta(days=30)) is not None


def test_l18_one_message_an_answer_or_no_rhythm_suggests_nothing() -> None:
    one = Timeline((entry(MONDAY - timedelta(days=40), "out"),))
    two = one.with_entry(entry(MONDAY - timedelta(days=30), "out"))
    answered = two.with_entry(entry(MONDAY - timedelta(days=20), "in"))
    keeps = Contact("Ada", state="keeping", rhythm_days=90)
    assert calmer_rhythm_suggested(replace(keeps, timeline=one), MONDAY) is None
    assert calmer_rhythm_suggested(replace(keeps, timeline=answered), MONDAY) is None
    assert calmer_rhythm_suggested(replace(keeps, timeline=two), MONDAY) is not None
    no_rhythm = replace(keeps, timeline=two, rhythm_days=0)
    assert calmer_rhythm_suggested(no_rhythm, MONDAY) is None
    waiting = replace(keeps, timeline=two, state="waiting", followups=(FollowUp("nudge", on(9)),))
    assert calmer_rhythm_suggested(waiting, MONDAY) is None


FORTNIGHT = Rules(
    finish_preparing=14,
    send_or_drop=14,
    propose_times=14,
    offer_new_times=14,
    answer=14,
    thank_you=14,
    check_in=14,
)
SPANS: dict[str, tuple[State, Callable[[Contact], Contact]]] = {
    "finish_preparing": ("dormant", lambda one: preparing.prepared(one, MONDAY, FORTNIGHT)),
    "send_or_drop": ("dormant", lambda one: transitions.drafted(one, MONDAY, FORTNIGHT)),
    "propose_times": ("replied", lambda one: meeting.willing(one, MONDAY, FORTNIGHT)),
    "offer_new_times": ("scheduled", lambda one: meeting.called_off(one, MONDAY, FORTNIGHT)),
    "answer": ("dormant", lambda one: transitions.replied(one, "", MONDAY, rules=FORTNIGHT)),
    "thank_you": ("dormant", lambda one: transitions.met(one, "", MONDAY, rules=FORTNIGHT)),
    "check_in": ("caught_up", lambda one: keeping.in_rhythm(one, 90, MONDAY, FORTNIGHT)),
}


@pytest.mark.parametrize("kind", SPANS)
def test_every_span_is_a_setting(kind: str) -> None:
    state, deed = SPANS[kind]
    assert dues(deed(Contact("Ada", state=state)))[kind] == MONDAY + timedelta(days=14)


def on(days: int) -> PartialDate:
    return PartialDate.on(MONDAY + timedelta(days=days))


def dues(contact: Contact) -> dict[str, date]:
    return {step.kind: step.due.first for step in contact.open_followups if step.due}
