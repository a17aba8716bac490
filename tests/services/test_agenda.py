"""What is due: seen, done, put off and dropped, each one change that undo takes back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from reconnect_tui.core.contact import Contact, FollowUp, Promise, Reason, State
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.errors import NoSuchContact, WrongInput
from reconnect_tui.core.lifecycle.agenda import AgendaItem, lane_of_kind
from reconnect_tui.core.owner import Goal, Owner
from reconnect_tui.core.ranking.rounds import Round
from reconnect_tui.core.timeline import Direction, Interaction, Timeline
from reconnect_tui.services.agenda import Agenda
from reconnect_tui.services.opening import Services
from reconnect_tui.storage.address_book import AddressBook
from reconnect_tui.storage.documents import ritual_from

TODAY = date(2026, 11, 23)

Keep = Callable[..., Contact]


def on(days: int) -> PartialDate:
    return PartialDate.on(TODAY + timedelta(days=days))


def said(days_ago: int, direction: Direction) -> Interaction:
    return Interaction(f"{direction}{days_ago}", on(-days_ago), "message", direction, summary="Hi")


@pytest.fixture
def agenda(services: Services) -> Agenda:
    return services.agenda


@pytest.fixture
def keep(book: AddressBook) -> Keep:
    """Puts somebody into the book, with follow-ups given as kind and days from today."""

    def put(name: str = "Bo", state: State = "dormant", **values: object) -> Contact:
        steps = values.pop("steps", {})
        assert isinstance(steps, dict)
        followups = tuple(FollowUp(kind, on(days)) for kind, days in steps.items())
        with book.changing("Kept", undoable=False) as change:
            person = Contact(name, state=state, followups=followups, **values)  # type: ignore[arg-type]
            return change.put(person)

    return put


def lines(items: tuple[AgendaItem, ...]) -> list[tuple[str, str, str]]:
    return [(item.name, item.kind, item.due.text) for item in items]


def open_steps(contact: Contact) -> dict[str, str]:
    return {step.kind: str(step.due) for step in contact.open_followups}


# --- Seeing it ------------------------------------------------------------------------------


def test_everything_that_is_due_stands_there_by_its_day(agenda: Agenda, keep: Keep) -> None:
    keep("Bo", "waiting", steps={"nudge": 0, "thank_you": 20})
    keep("Al", "drafted", steps={"send_or_drop": -3}, promises=(Promise("send it", on(-1)),))
    keep("Cy", "caught_up", steps={"thank_you": 7})
    assert lines(agenda.due()) == [
        ("Al", "send_or_drop", "2026-11-20"),
        ("Al", "promise", "2026-11-22"),
        ("Bo", "nudge", "2026-11-23"),
    ]
    assert [item.text for item in agenda.due()] == [
        "A draft is ready: send it or drop it",
        "send it",
        "Time for a gentle nudge",
    ]
    assert [item.kind for item in agenda.due(7)][-1] == "thank_you"
    assert len(agenda.due(7)) == 4
    assert agenda.counts() == {"owe": 0, "promise": 1, "due": 2, "view": 0}
    assert agenda.counts(20) == {"owe": 0, "promise": 3, "due": 2, "view": 0}
    assert agenda.due()[0].id == "2:send_or_drop:2026-11-20"


def test_what_lists_nobody_in_the_queue_is_in_the_due_view_only() -> None:
    quiet = {"review_profile", "check_fact", "warm_up", "lower_rhythm"}
    assert {lane_of_kind(kind) for kind in quiet} == {None}
    assert lane_of_kind("answer") == "owe"
    for kind in ("promise", "thank_you", "prepare_meeting", "log_meeting"):
        assert lane_of_kind(kind) == "promise"
    for kind in ("nudge", "return", "acknowledge", "propose_times", "a_kind_of_tomorrow"):
        assert lane_of_kind(kind) == "due"


def test_an_answer_that_is_owed_stands_there_once_however_it_came(
    agenda: Agenda, keep: Keep, services: Services
) -> None:
    keep("Imported", timeline=Timeline((said(5, "in"),)))
    logged = services.outreach.replied(keep("Logged"), "Hello")
    assert lines(agenda.due(9)) == [
        ("Imported", "answer", "2026-11-20"),
        ("Logged", "answer", "2026-11-25"),
    ]
    assert agenda.counts(9)["owe"] == 2
    services.outreach.log([logged], "Answered", kind="email")
    assert ("Logged", "answer", "2026-11-25") not in lines(agenda.due(30))


def test_a_reminder_to_answer_goes_with_what_was_answered_elsewhere(
    agenda: Agenda, keep: Keep
) -> None:
    keep(steps={"answer": 0}, timeline=Timeline((said(5, "in"), said(3, "out"))))
    assert agenda.due() == ()


def test_whoever_is_let_go_or_not_to_be_contacted_has_nothing_due(
    agenda: Agenda, keep: Keep
) -> None:
    keep("Gone", "let_go", steps={"nudge": -1})
    keep("Not", do_not_contact=True, steps={"thank_you": -1}, promises=(Promise("x", on(-1)),))
    keep("Theirs", promises=(Promise("send it", on(-1), by="them"),))
    keep("Undated", promises=(Promise("one day"),))
    assert agenda.due(999) == ()


def test_the_own_profile_a_goal_a_rhythm_and_a_fact_are_suggested_and_stored_nowhere(
    agenda: Agenda, keep: Keep, book: AddressBook
) -> None:
    with book.changing("Set", undoable=False) as change:
        change.put_owner(Owner("Sam", profile="https://example.org/sam"))
        change.put_goals([Goal("networking", "2026-12-14"), Goal("mentorship", "2026-12-15")])
    keep("Fits", goal_tags=("networking", "mentorship"), timeline=Timeline((said(400, "in"),)))
    unanswered = Timeline((said(300, "in"), said(150, "out"), said(60, "out")))
    keep("Quiet", "keeping", rhythm_days=365, timeline=unanswered)
    fact = Reason("award", on(-300), "the medal", checked_on=on(-100))
    drafted = keep("Drafted", "drafted", reasons=(fact,))
    with book.changing("Drafted", undoable=False) as change:
        change.put_draft(Draft(drafted.id, "The medal!"))
    before = book.sequence
    assert [(item.name, item.kind, item.text, item.lane) for item in agenda.due()] == [
        (
            "Quiet",
            "lower_rhythm",
            "Two messages without an answer: leave them to rest",
            None,
        ),
        ("Fits", "warm_up", "Warm up with a short hello: networking by 2026-12-14", None),
        ("Drafted", "check_fact", "Check again: the medal", None),
        (
            "",
            "review_profile",
            "Look over your own profile: headline, role, photo, address, latest news",
            None,
        ),
    ]
    assert all(item.is_suggested for item in agenda.due())
    assert agenda.counts() == {"owe": 0, "promise": 0, "due": 0, "view": 4}
    assert book.sequence == before


def test_one_person_has_everything_that_is_open_about_them(agenda: Agenda, keep: Keep) -> None:
    bo = keep(steps={"thank_you": 30, "check_fact": 99}, promises=(Promise("call", on(2)),))
    keep("Al", steps={"nudge": 0})
    assert [item.kind for item in agenda.about(bo)] == ["promise", "thank_you", "check_fact"]


def test_in_an_empty_book_nothing_is_due(agenda: Agenda, book: AddressBook) -> None:
    with book.changing("Set", undoable=False) as change:
        change.put_owner(Owner("Sam", profile="https://example.org/sam"))
    assert agenda.due(999) == ()


# --- Doing it -------------------------------------------------------------------------------

DONE: dict[str, tuple[State, State, dict[str, str], str]] = {
    # kind: state before, state after, what follows, what the timeline says
    "nudge": ("waiting", "waiting", {"second_channel": "2026-12-14"}, "A gentle nudge"),
    "soft_nudge": ("waiting", "waiting", {"second_channel": "2026-12-14"}, "A soft nudge"),
    "second_channel": ("waiting", "waiting", {}, "Tried another channel"),
    "ask_mutual": ("waiting", "waiting", {}, "Asked once more for the introduction"),
    "email_instead": ("waiting", "waiting", {"nudge": "2026-12-03"}, "An email instead"),
    "private_message": ("waiting", "waiting", {"nudge": "2026-12-03"}, "A message after the"),
    "continue_conversation": ("waiting", "waiting", {"nudge": "2026-12-03"}, "Continued the"),
    "answer": ("replied", "waiting", {"soft_nudge": "2026-12-07"}, "Answered"),
    "propose_times": ("replied", "waiting", {"soft_nudge": "2026-12-07"}, "Proposed two times"),
    "offer_new_times": ("replied", "waiting", {"soft_nudge": "2026-12-07"}, "Offered two new"),
    "thank_you": ("caught_up", "caught_up", {}, "Said thank you"),
    "check_in": ("keeping", "keeping", {}, "Checked in"),
    "acknowledge": ("keeping", "keeping", {}, "Acknowledged their news"),
    "look_accepted": ("waiting", "waiting", {}, ""),
    "send_or_drop": ("drafted", "drafted", {}, ""),
    "planned_send": ("drafted", "drafted", {}, ""),
    "finish_preparing": ("preparing", "considering", {}, "Prepared a message"),
    "prepare_meeting": ("scheduled", "scheduled", {}, ""),
    "log_meeting": ("scheduled", "caught_up", {"thank_you": "2026-11-24"}, "We talked"),
    "revisit": ("paused", "dormant", {}, "Back on the list"),
    "lower_rhythm": ("keeping", "keeping", {}, "A calmer rhythm: every 180 days"),
    "a_kind_of_tomorrow": ("dormant", "dormant", {}, ""),
}


@pytest.mark.parametrize("kind", DONE)
def test_what_is_done_is_closed_and_brings_what_follows(
    kind: str, agenda: Agenda, keep: Keep, book: AddressBook
) -> None:
    before, after, follows, says = DONE[kind]
    heard = Timeline((said(1, "in"),)) if kind == "answer" else Timeline()
    bo = keep("Bo", before, steps={kind: 0}, rhythm_days=90, timeline=heard)
    (item,) = [item for item in agenda.due() if item.kind == kind]
    done = agenda.done(item)
    assert done is not None
    assert done.state == after
    assert open_steps(done) == follows
    told = [entry.summary for entry in done.timeline][len(heard) :]
    assert [text[: len(says)] for text in told] == ([says] if says else [])
    assert kind not in [item.kind for item in agenda.due()]
    with pytest.raises(WrongInput, match="meanwhile"):
        agenda.done(item)
    if not follows and not says:
        assert done.state == bo.state
    book.undo()
    assert book.contacts[bo.id] == bo
    assert item in agenda.due()


def test_a_talk_that_is_noted_down_was_had_on_its_day(
    agenda: Agenda, keep: Keep, services: Services, book: AddressBook
) -> None:
    agreed = services.outreach.schedule(keep(), TODAY, "coffee at the harbour")
    texts = [item.text for item in agenda.about(agreed)]
    assert texts == [
        "Prepare for coffee at the harbour on 2026-11-23",
        "Note down how it went: coffee at the harbour",
    ]
    done = agenda.done(agenda.about(agreed)[1])
    assert done is not None
    assert [str(entry.date) for entry in done.timeline if entry.kind == "meeting"] == ["2026-11-23"]
    assert open_steps(done) == {"thank_you": "2026-11-24"}


def test_a_talk_that_words_have_followed_brings_thanks_all_the_same(
    agenda: Agenda, keep: Keep, book: AddressBook
) -> None:
    talk = FollowUp("log_meeting", on(-3), for_day=on(-4))
    bo = keep("Bo", "scheduled", timeline=Timeline((said(1, "out"),)))
    with book.changing("Agreed") as change:
        change.put(replace(bo, followups=(talk,)))
    (item,) = agenda.due()
    done = agenda.done(item)
    assert done is not None
    assert (done.state, [*open_steps(done)]) == ("caught_up", ["thank_you"])


def test_a_promise_is_kept_put_off_and_taken_back(
    agenda: Agenda, keep: Keep, book: AddressBook
) -> None:
    bo = keep(promises=(Promise("send the map", on(0)), Promise("call", on(0))))
    send, call = agenda.due()
    kept = agenda.done(send)
    assert kept is not None
    assert [promise.done for promise in kept.promises] == [on(0), None]
    later = agenda.moved(call, TODAY + timedelta(days=5))
    assert [str(promise.due) for promise in later.open_promises] == ["2026-11-28"]
    with pytest.raises(WrongInput, match="meanwhile"):
        agenda.dropped(call)
    dropped = agenda.dropped(agenda.due(9)[0])
    assert dropped is not None
    assert [promise.text for promise in dropped.promises] == ["send the map"]
    for _ in range(3):
        book.undo()
    assert book.contacts[bo.id] == bo


# --- Putting it off, dropping it ------------------------------------------------------------


@pytest.mark.parametrize("kind", ["nudge", "thank_you", "check_in", "revisit", "log_meeting"])
def test_what_is_put_off_stands_on_the_very_day(
    kind: str, agenda: Agenda, keep: Keep, book: AddressBook
) -> None:
    states: dict[str, State] = {"revisit": "paused", "log_meeting": "scheduled"}
    bo = keep("Bo", states.get(kind, "keeping"), steps={kind: 0})
    saturday = date(2026, 11, 28)
    (item,) = [item for item in agenda.about(bo) if item.kind == kind]
    moved = agenda.moved(item, saturday)
    assert open_steps(moved) == {kind: "2026-11-28"}
    assert moved.timeline == bo.timeline
    book.undo()
    assert book.contacts[bo.id] == bo


def test_a_snooze_that_is_put_off_lasts_longer(
    agenda: Agenda, keep: Keep, services: Services
) -> None:
    snoozed = services.outreach.snooze(keep(), TODAY + timedelta(days=7))
    (item,) = agenda.about(snoozed)
    later = agenda.moved(item, TODAY + timedelta(days=30))
    assert later.snoozed_until == on(30)
    assert open_steps(later) == {"return": on(30).text}
    (item,) = agenda.about(later)
    with pytest.raises(WrongInput, match="later day"):
        agenda.moved(item, TODAY)
    done = agenda.done(item)
    assert done is not None
    assert (done.snoozed_until, done.open_followups) == (None, ())


DROPPED: dict[str, tuple[State, State, str]] = {
    "nudge": ("waiting", "waiting", ""),
    "answer": ("replied", "replied", "No answer needed"),
    "thank_you": ("caught_up", "caught_up", ""),
    "log_meeting": ("scheduled", "replied", "No talk has a date any more"),
    "finish_preparing": ("preparing", "considering", "Put the preparing aside"),
    "send_or_drop": ("drafted", "drafted", ""),
    "check_in": ("keeping", "keeping", ""),
    "lower_rhythm": ("keeping", "keeping", ""),
}


@pytest.mark.parametrize("kind", DROPPED)
def test_what_is_dropped_has_no_follower_and_logs_nothing_that_was_not(
    kind: str, agenda: Agenda, keep: Keep, book: AddressBook
) -> None:
    before, after, says = DROPPED[kind]
    heard = Timeline((said(1, "in"),)) if kind == "answer" else Timeline()
    bo = keep("Bo", before, steps={kind: 0}, timeline=heard)
    (item,) = [item for item in agenda.due() if item.kind == kind]
    dropped = agenda.dropped(item)
    assert dropped is not None
    assert (dropped.state, open_steps(dropped)) == (after, {})
    assert [entry.summary for entry in dropped.timeline][len(heard) :] == [says] * bool(says)
    assert not any(entry.counts for entry in dropped.timeline.entries[len(heard) :])
    assert agenda.due() == ()
    book.undo()
    assert book.contacts[bo.id] == bo


def test_a_snooze_that_is_dropped_ends_quietly(
    agenda: Agenda, keep: Keep, services: Services
) -> None:
    snoozed = services.outreach.snooze(keep(), TODAY + timedelta(days=7))
    dropped = agenda.dropped(agenda.about(snoozed)[0])
    assert dropped is not None
    assert (dropped.snoozed_until, dropped.open_followups) == (None, ())
    assert services.outreach.place(dropped) is not None


# --- Suggestions ----------------------------------------------------------------------------


@pytest.fixture
def suggested(keep: Keep, book: AddressBook) -> dict[str, Contact]:
    """A person for each kind of suggestion."""
    with book.changing("Set", undoable=False) as change:
        change.put_goals([Goal("networking", "2026-12-14")])
    unanswered = Timeline((said(300, "in"), said(150, "out"), said(60, "out")))
    fact = Reason("award", on(-300), "the medal", checked_on=on(-100))
    people = {
        "lower_rhythm": keep("Lo", "keeping", rhythm_days=90, timeline=unanswered),
        "check_fact": keep("Fa", "drafted", reasons=(fact,)),
        "warm_up": keep("Wa", goal_tags=("networking",), timeline=Timeline((said(400, "both"),))),
        "answer": keep("An", timeline=Timeline((said(5, "in"),))),
    }
    with book.changing("Drafted", undoable=False) as change:
        change.put_draft(Draft(people["check_fact"].id, "The medal!"))
    return people


def item_of(agenda: Agenda, kind: str, within: int = 0) -> AgendaItem | None:
    return next((item for item in agenda.due(within) if item.kind == kind), None)


@pytest.mark.parametrize("kind", ["lower_rhythm", "check_fact", "warm_up", "answer"])
def test_a_suggestion_that_is_done_dropped_or_put_off_does_not_come_back(
    kind: str, agenda: Agenda, suggested: dict[str, Contact], book: AddressBook
) -> None:
    item = item_of(agenda, kind)
    assert item is not None
    assert item.contact_id == suggested[kind].id
    for deed in (agenda.done, agenda.dropped, lambda one: agenda.moved(one, date(2026, 12, 4))):
        deed(item)
        assert item_of(agenda, kind) is None
        book.undo()
        assert book.contacts[suggested[kind].id] == suggested[kind]
        assert item_of(agenda, kind) == item
    agenda.moved(item, date(2026, 12, 4))
    later = item_of(agenda, kind, 11)
    assert later is not None
    assert (later.due.text, later.is_suggested) == ("2026-12-04", False)


def test_a_suggestion_that_is_done_has_happened(
    agenda: Agenda, suggested: dict[str, Contact], book: AddressBook
) -> None:
    for kind in ("lower_rhythm", "check_fact", "warm_up"):
        item = item_of(agenda, kind)
        assert item is not None
        agenda.done(item)
    fresh = {kind: book.contacts[person.id] for kind, person in suggested.items()}
    assert fresh["lower_rhythm"].rhythm_days == 180
    assert fresh["check_fact"].reasons[0].checked_on == on(0)
    assert fresh["warm_up"].timeline.entries[-1].summary == "A short hello"


def test_a_rest_that_time_has_brought_is_an_item_like_any_other(
    agenda: Agenda, keep: Keep, book: AddressBook
) -> None:
    outs = Timeline(tuple(said(age, "out") for age in (90, 60, 30)))
    bo = keep("Bo", "waiting", timeline=outs)
    (item,) = agenda.due(365)
    assert (item.kind, item.is_suggested) == ("revisit", False)
    with pytest.raises(WrongInput, match="meanwhile"):
        agenda.moved(replace(item, item=FollowUp("revisit", on(1))), date(2027, 1, 4))
    moved = agenda.moved(item, date(2027, 1, 4))
    assert (moved.state, open_steps(moved)) == ("paused", {"revisit": "2027-01-04"})
    book.undo()
    assert book.contacts[bo.id] == bo


def test_the_own_profile_is_looked_over_or_let_be(
    agenda: Agenda, keep: Keep, book: AddressBook
) -> None:
    keep()
    with book.changing("Set", undoable=False) as change:
        change.put_owner(Owner("Sam", profile="https://example.org/sam"))
    for deed in (agenda.done, agenda.dropped):
        (item,) = agenda.due()
        with pytest.raises(WrongInput, match="no day"):
            agenda.moved(item, date(2026, 12, 4))
        assert deed(item) is None
        assert book.owner == Owner(
            "Sam", profile="https://example.org/sam", profile_checked_on=on(0)
        )
        assert agenda.due() == ()
        assert [item.due.text for item in agenda.due(99)] == ["2027-02-22"]  # 21 is a Sunday
        book.undo()
        assert book.owner.profile_checked_on is None


# --- Trouble --------------------------------------------------------------------------------


def test_a_day_that_has_gone_by_is_no_day_to_put_off_to(agenda: Agenda, keep: Keep) -> None:
    keep(steps={"nudge": 0})
    (item,) = agenda.due()
    with pytest.raises(WrongInput, match="gone by"):
        agenda.moved(item, TODAY - timedelta(days=1))
    assert agenda.due() == (item,)


def test_somebody_removed_meanwhile_is_a_clear_error(
    agenda: Agenda, keep: Keep, book: AddressBook
) -> None:
    bo = keep(steps={"nudge": 0})
    (item,) = agenda.due()
    with book.changing("Removed") as change:
        change.remove(bo.id)
    for deed in (agenda.done, agenda.dropped, lambda one: agenda.moved(one, TODAY)):
        with pytest.raises(NoSuchContact, match="no longer in the book"):
            deed(item)


# --- After a change -------------------------------------------------------------------------


@pytest.mark.parametrize("within", [0, 14, 366])
def test_what_is_due_after_a_change_is_what_is_due(
    agenda: Agenda, book: AddressBook, keep: Keep, within: int
) -> None:
    """Only those whom it concerned are looked at again, and the user's own profile."""
    with book.changing("Kept", undoable=False) as change:
        change.put_owner(Owner("Sam", profile="https://example.org/sam"))
        change.put_goals([Goal("networking", (TODAY + timedelta(days=30)).isoformat())])
    bo = keep("Bo", "waiting", steps={"nudge": 0, "thank_you": 20})
    keep("Al", promises=(Promise("send it", on(-1)),))
    cy = keep("Cy", goal_tags=("networking",), timeline=Timeline((said(300, "both"),)))
    before = agenda.due(within)
    assert {item.kind for item in before} >= {"nudge", "promise", "warm_up", "review_profile"}
    for item in before:
        agenda.done(item)
        after = agenda.due_after(before, [item.contact_id] if item.contact_id else [], within)
        assert lines(after) == lines(agenda.due(within))
        book.undo()
    with book.changing("Removed") as change:
        change.remove(bo.id)
    assert lines(agenda.due_after(before, [bo.id], within)) == lines(agenda.due(within))
    assert cy.id in {item.contact_id for item in agenda.due(within)}


def test_the_round_of_a_week_is_kept_and_begins_anew_on_monday(book: AddressBook) -> None:
    day = [TODAY]
    agenda = Agenda(book, lambda: day[0])
    assert agenda.ritual().taken == ()
    agenda.step_taken("answer")
    assert agenda.step_taken("news").taken == ("answer", "news")
    sequence = book.sequence
    assert agenda.step_taken("news").taken == ("answer", "news")
    assert book.sequence == sequence, "nothing changed, so nothing is recorded"
    day[0] += timedelta(days=6)
    assert Agenda(book, lambda: day[0]).ritual().taken == ("answer", "news")
    day[0] += timedelta(days=1)
    assert agenda.ritual().taken == ()
    assert agenda.step_taken("look_back").week == "2026-W49"
    assert book.undo_steps() == ()


def test_an_undo_leaves_the_ticks_of_the_week(
    agenda: Agenda, services: Services, book: AddressBook, keep: Keep
) -> None:
    services.directory.remove(keep("Bo"))
    agenda.step_taken("answer")
    book.undo()
    assert agenda.ritual().taken == ("answer",)


def test_the_round_of_a_day_is_kept_for_that_day(book: AddressBook, keep: Keep) -> None:
    ids = tuple(keep(name).id for name in ("Ada", "Bo", "Cy"))
    day = [TODAY]
    agenda = Agenda(book, lambda: day[0])
    assert agenda.sitting() is None
    half_way = Round(ids, stretch=ids[2]).with_deed(ids[0], "logged").onward()
    agenda.keep_sitting(half_way)
    agenda.step_taken("answer")
    again = Agenda(book, lambda: day[0]).sitting()
    assert again == half_way
    assert again.current == ids[2]
    assert dict(again.counts) == {"logged": 1}
    assert book.undo_steps() == ()
    day[0] += timedelta(days=1)
    assert agenda.sitting() is None
    assert agenda.ritual().taken == ("answer",)


@pytest.mark.parametrize(
    "document",
    [
        {"round_on": "2026-11-23", "round_ids": [1, "x", None], "round_at": 99},
        {"round_on": "2026-11-23", "round_ids": [1], "round_at": -5, "round_done": [{}, 3]},
        {"round_on": "2026", "round_ids": [1]},
        {"round_on": 5, "round_ids": "me"},
    ],
)
def test_a_round_written_by_hand_does_no_harm(document: dict[str, Any]) -> None:
    ritual = ritual_from(document)
    sitting = ritual.round_of(TODAY)
    assert sitting is None or 0 <= sitting.at <= len(sitting.ids)
