"""Preparing a message, and the deeds about a talk, a rhythm and a state, down to undo."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from reconnect_tui.core.contact import Check, Contact, ContactId, FollowUp, PeopleNote, Reason
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.errors import (
    DoNotContact,
    NoSuchContact,
    NothingToUndo,
    UnknownField,
    WrongInput,
)
from reconnect_tui.core.lifecycle.preparing import Preparation
from reconnect_tui.core.rules import Rules
from reconnect_tui.services.opening import Services, services_for
from reconnect_tui.services.preparing import Preparing
from reconnect_tui.storage.address_book import AddressBook

TODAY = date(2026, 11, 23)
YESTERDAY = TODAY - timedelta(days=1)


def on(days: int) -> PartialDate:
    return PartialDate.on(TODAY + timedelta(days=days))


def open_steps(contact: Contact) -> dict[str, str]:
    return {step.kind: str(step.due) for step in contact.open_followups}


@pytest.fixture
def preparing(services: Services) -> Preparing:
    return services.preparing


@pytest.fixture
def silent(book: AddressBook) -> Contact:
    """Asked not to be contacted."""
    with book.changing("Kept", undoable=False) as change:
        return change.put(Contact("Derek", do_not_contact=True))


def test_preparing_is_begun_once_and_taken_back_by_undo(
    preparing: Preparing, ada: Contact, book: AddressBook
) -> None:
    begun = preparing.prepare(ada)
    assert (begun.state, open_steps(begun)) == ("preparing", {"finish_preparing": "2026-11-30"})
    assert begun.timeline.entries[-1].summary == "Began to prepare a message"
    assert preparing.prepare(ada) == begun
    book.undo()
    assert book.contacts[ada.id] == ada
    with pytest.raises(NothingToUndo):
        book.undo()


def test_beginning_and_what_was_remembered_and_looked_up_is_one_change(
    preparing: Preparing, ada: Contact, bruno: Contact, book: AddressBook
) -> None:
    found = Preparation(
        honest_reason="I would like an introduction",
        memories=("the flood",),
        people_notes=(PeopleNote("her brother sails"),),
        mutuals=(bruno.id,),
        news=(Reason("award", PartialDate.parse("2026-10"), "the Lyra medal"),),
        source="their page",
    )
    answers = {"organization": "Cedar Labs", "city": " Turin ", "how_met": "At sea", "note": ""}
    kept = preparing.prepare(ada, found, answers)
    assert (kept.state, open_steps(kept)) == ("preparing", {"finish_preparing": "2026-11-30"})
    assert kept.honest_reason == "I would like an introduction"
    assert kept.shared_memories == ("the night we rewired the tide gauge", "the flood")
    assert (kept.city, kept.how_met, kept.mutuals) == ("Turin", "At sea", (bruno.id,))
    assert kept.checks == (
        Check("city", on(0), "their page"),
        Check("mutuals", on(0), "their page"),
        Check("organization", on(0), "their page"),
    )
    assert kept.reasons[0].checked_on == on(0)
    assert preparing.prepare(ada, found, {"city": "Turin"}) == kept
    told = {item.name: (item.answer, item.to_check_again) for item in preparing.homework(kept)}
    assert told["role"] == ("Cedar Labs", False)
    assert told["win"] == ("the Lyra medal", False)
    assert told["mutuals"] == ("Bruno Albrecht", False)
    book.undo()
    assert book.contacts[ada.id] == ada
    with pytest.raises(NothingToUndo):
        book.undo()


def test_nothing_found_is_no_further_change(
    preparing: Preparing, ada: Contact, book: AddressBook
) -> None:
    begun = preparing.prepare(ada)
    before = book.sequence
    assert preparing.prepare(ada, Preparation(), {"city": "  "}) == begun
    assert book.sequence == before


@pytest.mark.parametrize("name", ["state", "name", "do_not_contact", "rhythm_days"])
def test_a_decision_is_no_answer_to_a_question(
    name: str, preparing: Preparing, ada: Contact
) -> None:
    with pytest.raises(WrongInput, match=f"no answers: {name}"):
        preparing.prepare(ada, Preparation(), {name: "1"})


def test_an_answer_to_a_field_that_is_not_there_is_named(
    preparing: Preparing, ada: Contact, book: AddressBook
) -> None:
    with pytest.raises(UnknownField, match="shoe_size"):
        preparing.prepare(ada, Preparation(memories=("the flood",)), {"shoe_size": "38"})
    assert book.contacts[ada.id] == ada


def test_going_on_with_a_draft_after_preparing_is_drafting_again(
    preparing: Preparing, services: Services, ada: Contact, book: AddressBook
) -> None:
    kept = services.outreach.keep(services.outreach.begin(ada, "own_gap").draft)
    assert preparing.prepare(ada).state == "preparing"
    services.outreach.keep(kept.reworded("Dear Ada, it has been a while."))
    assert book.contacts[ada.id].state == "drafted"
    assert open_steps(book.contacts[ada.id]) == {"send_or_drop": "2026-11-26"}


# --- The day to send it ---------------------------------------------------------------------


def test_a_draft_is_planned_for_a_day_and_stands_in_the_queue_on_it(
    preparing: Preparing, services: Services, ada: Contact, book: AddressBook, today: date
) -> None:
    services.outreach.keep(services.outreach.begin(ada, "own_gap").draft)
    planned = preparing.plan(ada, date(2026, 11, 28))
    assert (planned.state, open_steps(planned)) == ("drafted", {"planned_send": "2026-11-28"})
    saturday = services_for(book, lambda *_: None, lambda: date(2026, 11, 28))  # type: ignore[arg-type]
    place = saturday.outreach.place(planned)
    assert place is not None
    assert place.lane == "due"
    draft = services.outreach.draft_for(ada)
    assert draft is not None
    assert open_steps(services.outreach.sent(draft)) == {"nudge": "2026-12-03"}


def test_without_a_draft_or_on_a_day_gone_by_there_is_nothing_to_plan(
    preparing: Preparing, ada: Contact, book: AddressBook
) -> None:
    with pytest.raises(WrongInput, match="no draft to Ada"):
        preparing.plan(ada, TODAY)
    with book.changing("Drafted", undoable=False) as change:
        change.put_draft(Draft(ada.id, "Hello", status="dropped"))
    with pytest.raises(WrongInput, match="no draft to Ada"):
        preparing.plan(ada, TODAY)
    with pytest.raises(WrongInput, match="gone by"):
        preparing.plan(ada, YESTERDAY)


def test_the_gate_is_asked_with_the_rules_of_the_person(
    book: AddressBook, grace: Contact, preparing: Preparing
) -> None:
    assert preparing.gate(grace, "own_gap").is_open
    assert [one.name for one in preparing.gate(grace, "staged_ask").unmet] == ["exchange", "time"]
    strict = Preparing(book, lambda: TODAY, Rules(reconnected_after=365))
    assert strict.gate(grace, "own_gap", asks_favour=True).is_open, "in touch all year"


# --- A talk, a rhythm, a state --------------------------------------------------------------


def test_a_talk_is_sought_agreed_called_off_and_had(
    services: Services, grace: Contact, book: AddressBook
) -> None:
    outreach = services.outreach
    willing = outreach.willing(grace)
    assert (willing.state, open_steps(willing)) == ("replied", {"propose_times": "2026-11-26"})
    agreed = outreach.schedule(grace, date(2026, 12, 1), "lunch")
    assert agreed.state == "scheduled"
    assert open_steps(agreed) == {"prepare_meeting": "2026-11-30", "log_meeting": "2026-12-02"}
    assert outreach.place(agreed) is None, "listed again from the day before"
    off = outreach.called_off(grace)
    assert (off.state, open_steps(off)) == ("replied", {"offer_new_times": "2026-11-26"})
    had = outreach.met(grace, "Lunch", promises=["send the map"])
    assert (had.state, open_steps(had)) == ("caught_up", {"thank_you": "2026-11-24"})
    assert [(one.text, str(one.due)) for one in had.promises] == [("send the map", "2026-11-26")]
    for before in (off, agreed, willing, grace):
        book.undo()
        assert book.contacts[grace.id] == before


def test_a_talk_that_nobody_agreed_on_cannot_be_called_off(
    services: Services, ada: Contact, book: AddressBook
) -> None:
    before = book.sequence
    assert services.outreach.called_off(ada) == ada
    assert book.sequence == before


def test_after_thanks_the_rhythm_is_asked_for(services: Services, ada: Contact) -> None:
    outreach = services.outreach
    met = outreach.met(ada)
    assert outreach.rhythms_to_ask(met) == ()
    (thanks,) = services.agenda.about(met)
    thanked = services.agenda.done(thanks)
    assert thanked is not None
    assert outreach.rhythms_to_ask(thanked) == (45, 90, 180, 365)
    keeps = outreach.put_in_state(ada, "keeping", rhythm=90)
    assert (keeps.rhythm_days, open_steps(keeps)) == (90, {"check_in": "2026-12-23"})
    assert outreach.calm(ada).rhythm_days == 180


def test_letting_somebody_rest_after_a_talk_is_for_a_year(services: Services, ada: Contact) -> None:
    services.outreach.met(ada)
    rests = services.outreach.pause(ada)
    assert (rests.state, open_steps(rests)["revisit"]) == ("paused", "2027-11-23")


def test_a_state_by_hand_can_be_taken_back(
    services: Services, ada: Contact, book: AddressBook
) -> None:
    moved = services.outreach.put_in_state(ada, "scheduled", date(2026, 12, 1))
    assert moved.state == "scheduled"
    with pytest.raises(WrongInput, match="on which day"):
        services.outreach.put_in_state(ada, "scheduled")
    with pytest.raises(WrongInput, match="gone by"):
        services.outreach.put_in_state(ada, "scheduled", YESTERDAY)
    book.undo()
    assert book.contacts[ada.id] == ada


Deed = Callable[[Services, Contact], object]

DEEDS: dict[str, Deed] = {
    "prepare": lambda services, one: services.preparing.prepare(one),
    "plan": lambda services, one: services.preparing.plan(one, TODAY),
    "schedule": lambda services, one: services.outreach.schedule(one, TODAY),
    "willing": lambda services, one: services.outreach.willing(one),
    "state": lambda services, one: services.outreach.put_in_state(one, "waiting"),
}


@pytest.mark.parametrize("name", DEEDS)
def test_whoever_asked_not_to_be_contacted_is_left_alone(
    name: str, services: Services, silent: Contact, book: AddressBook
) -> None:
    before = book.sequence
    with pytest.raises(DoNotContact, match="asked not to be contacted"):
        DEEDS[name](services, silent)
    assert book.sequence == before
    assert services.outreach.put_in_state(silent, "let_go").state == "let_go"


@pytest.mark.parametrize("name", DEEDS)
def test_somebody_removed_meanwhile_is_a_clear_error(
    name: str, services: Services, ada: Contact, book: AddressBook
) -> None:
    with book.changing("Removed") as change:
        change.remove(ada.id)
    with pytest.raises(NoSuchContact, match="no longer in the book"):
        DEEDS[name](services, ada)


def test_the_spans_are_those_of_the_settings(book: AddressBook, ada: Contact) -> None:
    rules = Rules(finish_preparing=14, propose_times=14)
    services = services_for(book, lambda *_: None, lambda: TODAY, rules)  # type: ignore[arg-type]
    assert open_steps(services.preparing.prepare(ada))["finish_preparing"] == "2026-12-07"
    assert open_steps(services.outreach.willing(ada))["propose_times"] == "2026-12-07"


def test_a_step_of_somebody_else_is_left_as_it_is(
    services: Services, ada: Contact, bruno: Contact, book: AddressBook
) -> None:
    with book.changing("Kept", undoable=False) as change:
        other = change.put(replace(bruno, followups=(FollowUp("nudge", on(3)),)))
    services.preparing.prepare(ada)
    services.outreach.willing(ada)
    assert book.contacts[ContactId(other.id)] == other
