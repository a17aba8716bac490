"""A1 of playbook 6.8: every state can be reached and left by hand."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from reconnect_tui.core.contact import STATES, Contact, ContactId, FollowUp, State
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.lifecycle import (
    by_hand,
    closing,
    keeping,
    meeting,
    preparing,
    transitions,
)
from reconnect_tui.core.lifecycle.sending import sent
from reconnect_tui.core.ranking.elapsed import as_of
from reconnect_tui.core.ranking.tie import Tie

MONDAY = date(2026, 11, 23)
ADA = ContactId(1)


def wrote(contact: Contact, day: date) -> Contact:
    return transitions.replied(contact, "Hello", day)


def thanked(contact: Contact) -> Contact:
    (thanks,) = contact.open_followups
    return closing.done(contact, thanks, MONDAY)


DEEDS: dict[str, Callable[[Contact], Contact]] = {
    "star": lambda one: transitions.starred(one, MONDAY),
    "prepare": lambda one: preparing.prepared(one, MONDAY),
    "draft": lambda one: transitions.drafted(one, MONDAY),
    "send": lambda one: sent(one, Draft(ADA, "Hello?"), MONDAY),
    "reply": lambda one: wrote(one, MONDAY),
    "agree": lambda one: meeting.scheduled(one, MONDAY + timedelta(days=5), MONDAY),
    "meet": lambda one: transitions.met(one, "", MONDAY),
    "thank": thanked,
    "rhythm": lambda one: keeping.in_rhythm(one, 90, MONDAY),
    "pause": lambda one: transitions.paused(one, MONDAY),
    "let go": lambda one: transitions.let_go(one, MONDAY),
    "wake": lambda one: transitions.awake(one, MONDAY),
}


@pytest.mark.parametrize("before", STATES)
@pytest.mark.parametrize("after", STATES)
def test_a1_every_state_leads_to_every_other_by_hand(before: State, after: State) -> None:
    contact = by_hand.in_state(Contact("Ada"), before, MONDAY, on=MONDAY + timedelta(days=9))
    assert as_of(contact, MONDAY).state == before
    moved = by_hand.in_state(contact, after, MONDAY, on=MONDAY + timedelta(days=5))
    assert as_of(moved, MONDAY).state == after
    left = by_hand.STEPS_OF.get(before, frozenset()) if before != after else frozenset()
    kept = {"thank_you"} if after in ("keeping", "paused") else set()
    assert not left & {step.kind for step in moved.open_followups} - kept


@pytest.mark.parametrize("after", [state for state in STATES if state != "replied"])
def test_a1_a_state_by_hand_stands_even_where_they_wrote_last(after: State) -> None:
    contact = wrote(Contact("Ada"), MONDAY - timedelta(days=1))
    moved = by_hand.in_state(contact, after, MONDAY, on=MONDAY + timedelta(days=5))
    assert as_of(moved, MONDAY).state == after
    assert Tie.of(moved, MONDAY).waiting_since is None


@pytest.mark.parametrize("state", STATES)
def test_a1_the_state_somebody_is_in_already_is_no_change(state: State) -> None:
    contact = by_hand.in_state(Contact("Ada"), state, MONDAY, on=MONDAY + timedelta(days=5))
    assert by_hand.in_state(contact, state, MONDAY) is contact


def test_a1_every_state_is_reachable_without_choosing_it_from_a_list() -> None:
    ways: dict[State, list[str]] = {
        "considering": ["star"],
        "preparing": ["prepare"],
        "drafted": ["prepare", "draft"],
        "waiting": ["draft", "send"],
        "replied": ["send", "reply"],
        "scheduled": ["reply", "agree"],
        "caught_up": ["reply", "agree", "meet"],
        "keeping": ["meet", "thank", "rhythm"],
        "paused": ["meet", "pause"],
        "let_go": ["let go"],
        "dormant": ["let go", "wake"],
    }
    assert set(ways) == set(STATES)
    for state, way in ways.items():
        contact = Contact("Ada")
        for deed in way:
            contact = DEEDS[deed](contact)
        assert contact.state == state


def test_a_rhythm_by_hand_after_a_talk_brings_the_first_check_in() -> None:
    talked = by_hand.in_state(Contact("Ada"), "caught_up", MONDAY)
    keeps = by_hand.in_state(talked, "keeping", MONDAY, rhythm=180)
    assert (keeps.state, keeps.rhythm_days) == ("keeping", 180)
    assert [step.kind for step in keeps.open_followups] == ["thank_you", "check_in"]
    again = by_hand.in_state(replace(talked, rhythm_days=180), "keeping", MONDAY)
    assert [step.kind for step in again.open_followups] == ["thank_you", "check_in"]


def test_without_a_plan_there_is_no_rhythm_and_no_snooze() -> None:
    contact = Contact(
        "Ada",
        state="keeping",
        rhythm_days=90,
        snoozed_until=PartialDate.on(MONDAY + timedelta(days=9)),
        followups=(FollowUp("return", PartialDate.on(MONDAY)), FollowUp("check_fact")),
    )
    after = by_hand.in_state(contact, "dormant", MONDAY)
    assert (after.state, after.rhythm_days, after.snoozed_until) == ("dormant", 0, None)
    assert [step.kind for step in after.open_followups] == ["check_fact"]


def test_an_answer_is_asked_for_only_where_they_wrote() -> None:
    unheard = by_hand.in_state(Contact("Ada"), "replied", MONDAY)
    assert unheard.open_followups == ()
    heard = wrote(Contact("Ada"), MONDAY)
    waiting = by_hand.in_state(heard, "waiting", MONDAY)
    assert [step.kind for step in waiting.open_followups] == ["nudge"]
