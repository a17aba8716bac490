"""From the queue to the sent message, and back again by undo."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from reconnect_tui.core.contact import Contact, ContactId, FollowUp, Promise, Reason
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.errors import (
    DoNotContact,
    EmptyDraft,
    NoSuchContact,
    NothingToUndo,
    UnknownMove,
    WrongInput,
)
from reconnect_tui.core.timeline import Interaction, Timeline
from reconnect_tui.services.clipboard import Clipboard, Copied, Outcome
from reconnect_tui.services.opening import Services, services_for
from reconnect_tui.services.outreach import Outreach
from reconnect_tui.storage.address_book import AddressBook

TODAY = date(2026, 11, 23)


def on(days_ago: int) -> PartialDate:
    return PartialDate.on(TODAY - timedelta(days=days_ago))


@pytest.fixture
def outreach(services: Services) -> Outreach:
    return services.outreach


@pytest.fixture
def fresh(book: AddressBook) -> Callable[[Contact], Contact]:
    """The contact as the book has it now."""
    return lambda contact: book.contacts[contact.id]


Fresh = Callable[[Contact], Contact]


def keep(book: AddressBook, contact: Contact) -> Contact:
    with book.changing("Kept", undoable=False) as change:
        return change.put(contact)


def open_kinds(contact: Contact) -> list[str]:
    return [step.kind for step in contact.open_followups]


# --- From the queue to the sent message -----------------------------------------------------


def test_a_message_goes_from_its_beginning_to_the_waiting_and_back_by_undo(
    outreach: Outreach, ada: Contact, copied_texts: list[str], fresh: Fresh
) -> None:
    begun = outreach.begin(ada, "shared_memory")
    assert begun.draft.id == 0
    assert outreach.draft_for(ada) is None, "nothing is kept before the user says so"

    kept = outreach.keep(begun.draft)
    assert outreach.draft_for(ada) == kept
    assert fresh(ada).state == "drafted"
    assert open_kinds(fresh(ada)) == ["send_or_drop"]

    reworded = outreach.keep(kept.reworded("Ada, do you still keep the tide gauge?"))
    copied, outcome = outreach.copy(reworded)
    assert copied_texts == ["Ada, do you still keep the tide gauge?"]
    assert (copied.status, outcome.outcome) == ("copied", Outcome.VERIFIED)
    assert fresh(ada).state == "drafted", "copied is not sent"
    assert open_kinds(fresh(ada)) == ["send_or_drop"]
    assert len(fresh(ada).timeline) == 3

    sent = outreach.sent(copied)
    assert sent == fresh(ada)
    assert (sent.state, open_kinds(sent)) == ("waiting", ["nudge"])
    assert sent.timeline.entries[-1].body == "Ada, do you still keep the tide gauge?"
    assert outreach.draft_for(ada) is None
    assert outreach.place(sent) is None, "they are left in peace until the nudge is due"

    assert outreach.undo().contact_ids == (ada.id,)
    assert (fresh(ada).state, open_kinds(fresh(ada))) == ("drafted", ["send_or_drop"])
    assert outreach.draft_for(ada) == copied

    outreach.undo()
    assert fresh(ada) == ada
    # The words that were typed since are not taken away with it.
    left = outreach.draft_for(ada)
    assert left is not None
    assert left.body == "Ada, do you still keep the tide gauge?"

    with pytest.raises(NothingToUndo):
        outreach.undo()


def test_undoing_the_beginning_of_an_untouched_message_takes_it_away(
    outreach: Outreach, ada: Contact, book: AddressBook, fresh: Fresh
) -> None:
    outreach.keep(outreach.begin(ada).draft)
    outreach.undo()
    assert book.drafts == ()
    assert fresh(ada) == ada


def test_words_saved_while_typing_are_no_step_of_undo(
    outreach: Outreach, ada: Contact, book: AddressBook
) -> None:
    kept = outreach.keep(outreach.begin(ada).draft)
    for words in ("Ada", "Ada, do", "Ada, do you"):
        kept = outreach.keep(kept.reworded(words))
    outreach.copy(kept)
    assert [step.label for step in book.undo_steps()] == ["Began a message to Ada Lindqvist"]


def test_keeping_the_same_words_twice_changes_nothing(
    outreach: Outreach, ada: Contact, book: AddressBook
) -> None:
    kept = outreach.keep(outreach.begin(ada).draft)
    before = book.sequence
    assert outreach.keep(kept) == kept
    assert book.sequence == before


def test_a_message_is_never_longer_than_a_note(outreach: Outreach, ada: Contact) -> None:
    assert len(outreach.keep(Draft(ada.id, "x" * 100_001)).body) == 100_000


@pytest.mark.parametrize("outcome", [Outcome.HANDED_OVER, Outcome.KEPT])
def test_a_draft_counts_as_copied_only_where_that_is_certain(
    outcome: Outcome, book: AddressBook, ada: Contact
) -> None:
    class Doubtful:
        def copy(self, text: str, title: str) -> Copied:
            return Copied(outcome, "Perhaps.", None)

    outreach = services_for(book, Doubtful(), lambda: TODAY).outreach
    kept, copied = outreach.copy(outreach.keep(outreach.begin(ada).draft))
    assert (kept.status, copied.sentence) == ("open", "Perhaps.")
    # The user may say so themselves.
    assert outreach.marked_as_copied(kept).status == "copied"


def test_a_subject_is_copied_only_where_it_is_asked_for(
    outreach: Outreach, ada: Contact, copied_texts: list[str]
) -> None:
    kept = outreach.keep(Draft(ada.id, "Words", "The tide gauge"))
    outreach.copy(kept)
    outreach.copy(kept, with_subject=True)
    assert copied_texts == ["Words", "The tide gauge\n\nWords"]


@pytest.mark.parametrize("body", ["", "  \n "])
def test_an_empty_message_is_not_copied(outreach: Outreach, ada: Contact, body: str) -> None:
    with pytest.raises(EmptyDraft, match="nothing to copy"):
        outreach.copy(Draft(ada.id, body))


def test_a_message_is_marked_as_sent_once(outreach: Outreach, ada: Contact, fresh: Fresh) -> None:
    kept = outreach.keep(outreach.begin(ada).draft)
    outreach.sent(kept)
    with pytest.raises(WrongInput, match="sent already"):
        outreach.sent(kept)
    assert len([entry for entry in fresh(ada).timeline if entry.move]) == 1


def test_a_message_may_have_been_sent_days_ago_and_never_tomorrow(
    outreach: Outreach, ada: Contact, today: date
) -> None:
    kept = outreach.keep(outreach.begin(ada).draft)
    with pytest.raises(WrongInput, match="2026-11-24 lies ahead"):
        outreach.sent(kept, today + timedelta(days=1))
    sent = outreach.sent(kept, today - timedelta(days=7))
    assert str(sent.open_followups[0].due) == "2026-11-26"


def test_a_memory_that_was_sent_is_not_offered_again(
    outreach: Outreach, ada: Contact, fresh: Fresh
) -> None:
    kept = outreach.keep(Draft(ada.id, "I still think of the night we rewired the tide gauge."))
    sent = outreach.sent(kept)
    assert sent.memories_used == ("the night we rewired the tide gauge",)
    outreach.undo()
    assert fresh(ada).memories_used == ()


def test_a_dropped_message_brings_the_person_back_to_rest(
    outreach: Outreach, ada: Contact, fresh: Fresh
) -> None:
    kept = outreach.keep(outreach.begin(ada).draft)
    outreach.drop(kept)
    assert outreach.draft_for(ada) is None
    assert (fresh(ada).state, open_kinds(fresh(ada))) == ("dormant", [])
    outreach.undo()
    assert outreach.draft_for(ada) == kept
    assert (fresh(ada).state, open_kinds(fresh(ada))) == ("drafted", ["send_or_drop"])


def test_a_message_begins_with_the_best_fitting_move_or_the_one_named(
    outreach: Outreach, ada: Contact
) -> None:
    best = outreach.moves(ada)[0]
    assert best.fits
    assert outreach.begin(ada).draft.move == best.move.name
    assert outreach.begin(ada, "own_gap", channel="sms").draft.channel == "sms"
    with pytest.raises(UnknownMove):
        outreach.begin(ada, "sell_something")


def test_drafts_are_found_by_their_number(outreach: Outreach, ada: Contact) -> None:
    kept = outreach.keep(outreach.begin(ada).draft)
    assert outreach.draft(kept.id) == kept
    assert outreach.draft(kept.id + 1) is None


# --- Somebody who asked not to be contacted -------------------------------------------------


def test_nothing_is_written_or_copied_to_somebody_who_asked_not_to_be_contacted(
    outreach: Outreach, book: AddressBook, ada: Contact, copied_texts: list[str]
) -> None:
    kept = outreach.keep(outreach.begin(ada).draft)
    keep(book, replace(book.contacts[ada.id], do_not_contact=True))
    refused = book.contacts[ada.id]
    with pytest.raises(DoNotContact, match="asked not to be contacted"):
        outreach.begin(refused)
    with pytest.raises(DoNotContact):
        outreach.copy(kept)
    assert copied_texts == []
    assert outreach.place(refused) is None
    assert outreach.due(30) == ()


# --- Somebody else has removed the person ---------------------------------------------------


@pytest.fixture
def elsewhere(tmp_path: Path, clipboard: Clipboard) -> tuple[Outreach, Contact, AddressBook]:
    """A person, the services on their book, and the same book opened a second time."""
    path = tmp_path / "reconnect.json"
    book = AddressBook.at(path)
    noor = keep(book, Contact("Noor Haddad"))
    return services_for(book, clipboard, lambda: TODAY).outreach, noor, AddressBook.at(path)


DEEDS: dict[str, Callable[[Outreach, Contact], object]] = {
    "keep": lambda outreach, noor: outreach.keep(Draft(noor.id, "Words")),
    "keep again": lambda outreach, noor: outreach.keep(Draft(noor.id, "Other words", id=1)),
    "copy": lambda outreach, noor: outreach.copy(Draft(noor.id, "Words", id=1)),
    "mark": lambda outreach, noor: outreach.marked_as_copied(Draft(noor.id, "Words", id=1)),
    "send": lambda outreach, noor: outreach.sent(Draft(noor.id, "Words", id=1)),
    "drop": lambda outreach, noor: outreach.drop(Draft(noor.id, "Words", id=1)),
    "reply": lambda outreach, noor: outreach.replied(noor, "Hello"),
    "meet": lambda outreach, noor: outreach.met(noor, "Lunch"),
    "log": lambda outreach, noor: outreach.log([noor], "A note"),
    "snooze": lambda outreach, noor: outreach.snooze(noor, TODAY + timedelta(days=9)),
    "star": lambda outreach, noor: outreach.star(noor),
    "pause": lambda outreach, noor: outreach.pause(noor),
    "let go": lambda outreach, noor: outreach.let_go(noor),
    "wake": lambda outreach, noor: outreach.wake(noor),
    "unlog": lambda outreach, noor: outreach.without_entry(noor, "1"),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_a_person_removed_meanwhile_is_named_and_nothing_comes_back_to_life(
    deed: str, elsewhere: tuple[Outreach, Contact, AddressBook], tmp_path: Path
) -> None:
    outreach, noor, other = elsewhere
    with other.changing("Removed Noor") as change:
        change.remove(noor.id)
    before = (tmp_path / "reconnect.json").read_bytes()
    with pytest.raises(NoSuchContact, match="no longer in the book"):
        DEEDS[deed](outreach, noor)
    assert (tmp_path / "reconnect.json").read_bytes() == before


def test_what_was_written_elsewhere_meanwhile_is_kept(
    elsewhere: tuple[Outreach, Contact, AddressBook],
) -> None:
    outreach, noor, other = elsewhere
    with other.changing("Edited Noor") as change:
        change.put(replace(noor, title="Archivist"))
    assert outreach.star(noor).title == "Archivist"


# --- Logging --------------------------------------------------------------------------------


def test_an_entry_with_several_people_is_one_entry(
    outreach: Outreach, ada: Contact, grace: Contact, bruno: Contact, fresh: Fresh
) -> None:
    logged = outreach.log([ada, grace, bruno, ada], "Lunch at the harbour", kind="meeting")
    for person in (ada, grace, bruno):
        (found,) = [one for one in fresh(person).timeline if one.uid == logged.uid]
        assert found.direction == "both"
        assert set(found.with_ids) == {ada.id, grace.id, bruno.id} - {person.id}
    assert outreach.undo().label == (
        "Logged a meeting with Ada Lindqvist, Grace Mensah, Bruno Albrecht"
    )
    assert [fresh(person) for person in (ada, grace, bruno)] == [ada, grace, bruno]


def test_a_long_entry_keeps_its_words_and_shows_a_line(outreach: Outreach, ada: Contact) -> None:
    long = "We spoke of the tide gauge, the harbour and the mill. " * 6
    entry = outreach.log([ada], long)
    assert (entry.kind, entry.direction) == ("note", "none")
    assert len(entry.summary) <= 140
    assert entry.body == long.strip()
    assert outreach.log([ada], "Short").body == ""


@pytest.mark.parametrize("text", ["", "   ", "\u200b"])
def test_an_entry_without_words_is_refused(outreach: Outreach, ada: Contact, text: str) -> None:
    with pytest.raises(WrongInput, match="empty"):
        outreach.log([ada], text)


def test_an_entry_with_nobody_is_refused(outreach: Outreach) -> None:
    with pytest.raises(WrongInput, match="nobody is named"):
        outreach.log([], "Lunch")


def test_what_has_not_happened_is_not_logged(outreach: Outreach, ada: Contact) -> None:
    with pytest.raises(WrongInput, match="lies ahead"):
        outreach.log([ada], "Lunch", on=on(-1))
    tomorrow = TODAY + timedelta(days=1)
    for deed in (outreach.replied, outreach.met):
        with pytest.raises(WrongInput, match="lies ahead"):
            deed(ada, "Hello", tomorrow)


def test_an_approximate_day_may_be_logged_while_it_lasts(outreach: Outreach, ada: Contact) -> None:
    assert str(outreach.log([ada], "A talk", on=PartialDate.parse("2026")).date) == "2026"


def test_a_reply_comes_on_the_channel_of_the_talk_and_is_owed_an_answer(
    outreach: Outreach, book: AddressBook, bruno: Contact
) -> None:
    kept = outreach.keep(Draft(bruno.id, "Hello Bruno", channel="linkedin_message"))
    outreach.sent(kept)
    replied = outreach.replied(book.contacts[bruno.id], "Hello!")
    assert replied.timeline.entries[-1].channel == "linkedin_message"
    assert (replied.state, open_kinds(replied)) == ("replied", ["answer"])
    place = outreach.place(replied)
    assert place is not None
    assert place.lane == "owe"
    outreach.undo()
    assert book.contacts[bruno.id].state == "waiting"


def test_a_talk_is_followed_by_thanks(outreach: Outreach, ada: Contact) -> None:
    met = outreach.met(ada, "Coffee at the mill")
    assert (met.state, open_kinds(met)) == ("caught_up", ["thank_you"])
    old = outreach.met(met, "The fair", date(2019, 5, 1))
    assert len(old.timeline) == 4
    assert open_kinds(old) == ["thank_you"]


def test_an_entry_can_be_taken_off_the_timeline(
    outreach: Outreach, ada: Contact, fresh: Fresh
) -> None:
    entry = outreach.log([ada], "Wrong person", kind="call")
    assert len(fresh(ada).timeline) == 3
    assert len(outreach.without_entry(fresh(ada), entry.uid).timeline) == 2
    outreach.undo()
    assert len(fresh(ada).timeline) == 3


# --- Deciding -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("deed", "state"),
    [
        (lambda outreach, ada: outreach.star(ada), "considering"),
        (lambda outreach, ada: outreach.snooze(ada, TODAY + timedelta(days=30)), "dormant"),
        (lambda outreach, ada: outreach.pause(ada), "paused"),
        (lambda outreach, ada: outreach.let_go(ada), "let_go"),
    ],
)
def test_every_decision_is_one_step_and_undone_by_one(
    deed: Callable[[Outreach, Contact], Contact],
    state: str,
    outreach: Outreach,
    book: AddressBook,
    ada: Contact,
    fresh: Fresh,
) -> None:
    changed = deed(outreach, ada)
    assert (changed.state, changed) == (state, fresh(ada))
    assert len(book.undo_steps()) == 1
    if state != "considering":
        assert outreach.place(changed) is None
        assert outreach.wake(changed).state == "dormant"
        assert outreach.place(fresh(ada)) is not None
        outreach.undo()
    outreach.undo()
    assert fresh(ada) == ada


def test_a_decision_that_changes_nothing_is_no_step(
    outreach: Outreach, book: AddressBook, ada: Contact, fresh: Fresh
) -> None:
    outreach.wake(ada)
    assert book.undo_steps() == ()
    outreach.star(ada)
    outreach.star(fresh(ada))
    outreach.let_go(fresh(ada))
    outreach.let_go(fresh(ada))
    assert len(book.undo_steps()) == 2


@pytest.mark.parametrize("days", [0, -1])
def test_a_snooze_ends_ahead(outreach: Outreach, ada: Contact, days: int) -> None:
    with pytest.raises(WrongInput, match="does not lie ahead"):
        outreach.snooze(ada, TODAY + timedelta(days=days))


# --- The lists ------------------------------------------------------------------------------


def test_the_queue_puts_whoever_waits_first(
    outreach: Outreach, ada: Contact, grace: Contact, bruno: Contact
) -> None:
    queue = outreach.queue()
    assert [place.name for place in queue] == ["Grace Mensah", "Ada Lindqvist", "Bruno Albrecht"]
    assert [place.lane for place in queue] == ["owe", "open", "open"]
    following = queue.after(grace.id)
    assert following is not None
    assert following.id == ada.id
    assert queue.after(bruno.id) is None
    assert outreach.place(ada) == queue.place_of(ada.id)
    # The goals are those of the user.
    assert "fits your main goal: mentorship" in following.reason


def test_the_roster_shows_whoever_is_left_in_peace_after_the_queue(
    outreach: Outreach, ada: Contact, grace: Contact, bruno: Contact
) -> None:
    outreach.pause(grace)
    roster = outreach.roster()
    assert roster.order() == (ada.id, bruno.id, grace.id)
    assert roster.resting == (grace.id,)


def test_what_is_due_comes_by_date_with_promises_among_it(
    outreach: Outreach, book: AddressBook
) -> None:
    noor = keep(
        book,
        Contact(
            "Noor",
            promises=(Promise("Send the plans", on(1)), Promise("Kept", on(3), done=on(2))),
            followups=(
                FollowUp("nudge", on(2)),
                FollowUp("check_in", on(-5)),
                FollowUp("return", on(-20)),
                FollowUp("thank_you", on(4), done=on(4)),
                FollowUp("check_fact"),
            ),
        ),
    )
    steps = outreach.due()
    assert [(step.kind, step.text) for step in steps] == [
        ("nudge", "time for a gentle nudge"),
        ("promise", "Send the plans"),
    ]
    assert {(step.contact_id, step.name) for step in steps} == {(noor.id, "Noor")}
    assert [step.kind for step in outreach.due(5)] == ["nudge", "promise", "check_in"]
    assert len(outreach.due(20)) == 4


def test_nothing_is_due_for_whoever_was_let_go(outreach: Outreach, book: AddressBook) -> None:
    keep(book, Contact("Noor", state="let_go", promises=(Promise("Send the plans", on(1)),)))
    assert outreach.due(30) == ()


def test_a_reminder_that_an_imported_answer_made_moot_is_not_due(
    outreach: Outreach, book: AddressBook
) -> None:
    answer = Interaction("1", on(3), "message", "in")
    keep(
        book,
        Contact(
            "Noor",
            state="waiting",
            timeline=Timeline((answer,)),
            followups=(FollowUp("nudge", on(1)),),
        ),
    )
    assert outreach.due() == ()


def test_the_end_of_a_rest_that_time_brought_is_due(outreach: Outreach, book: AddressBook) -> None:
    entries = tuple(Interaction(str(age), on(age), "email", "out") for age in (260, 240, 220))
    done = FollowUp("second_channel", on(220), done=on(220))
    keep(book, Contact("Noor", state="waiting", timeline=Timeline(entries), followups=(done,)))
    assert [step.kind for step in outreach.due()] == ["revisit"]


def test_an_empty_book_has_an_empty_queue(outreach: Outreach) -> None:
    assert list(outreach.queue()) == []
    assert outreach.due(365) == ()
    assert outreach.draft_for(Contact("Nobody", id=ContactId(9))) is None


def test_a_reply_is_a_message_whatever_the_last_talk_was(
    services: Services, ada: Contact, book: AddressBook
) -> None:
    services.outreach.met(ada)
    after = services.outreach.replied(book.contacts[ada.id], "It was good to see you")
    newest = next(iter(after.timeline.newest_first()))
    assert (newest.kind, newest.direction) in {("message", "in"), ("email", "in")}
    assert newest.channel not in {"in_person", "phone"}


# --- Not the same words to everybody --------------------------------------------------------


def test_messages_that_wait_side_by_side_do_not_repeat_each_other(services: Services) -> None:
    book, outreach = services.book, services.outreach
    told: list[set[str]] = []
    for name in ("Ada Ferrier", "Bo Halvorsen", "Cy Marsh"):
        news = Reason("promotion", on(5), f"head of the {name.split()[0]} desk")
        contact = keep(book, Contact(name, closeness=4, reasons=(news,)))
        draft = outreach.keep(outreach.begin(contact, "congratulate").draft)
        told.append({line for line in draft.body.splitlines()[2:-3] if line})
    assert not set.intersection(*told[:2]) | told[2] & (told[0] | told[1])


def test_the_words_of_a_person_stay_as_they_were_beside_their_own_drafts(
    services: Services,
) -> None:
    ada = keep(services.book, Contact("Ada Ferrier", closeness=4))
    first = services.outreach.begin(ada, "no_ask_hello")
    services.outreach.keep(first.draft)
    assert services.outreach.begin(ada, "no_ask_hello").draft.body == first.draft.body
