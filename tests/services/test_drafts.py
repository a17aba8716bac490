"""Many messages at once, and what each of them held before."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.errors import DoNotContact, EmptyDraft, WrongInput
from reconnect_tui.services.clipboard import Clipboard, Copied, Outcome
from reconnect_tui.services.opening import services_for
from reconnect_tui.services.outreach import Outreach
from reconnect_tui.storage.address_book import AddressBook

TODAY = date(2026, 11, 23)
LONG = " ".join(f"word{number}" for number in range(100))


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def later(self, **span: float) -> None:
        self.now += timedelta(**span)


class Desk:
    """A book on a clock, and a message in it."""

    def __init__(self, clipboard: Clipboard, path: Path | None = None) -> None:
        self.clock = Clock()
        if path is None:
            self.book = AddressBook.in_memory(self.clock)
        else:
            self.book = AddressBook.at(path, self.clock)
        self.outreach: Outreach = services_for(self.book, clipboard, lambda: TODAY).outreach
        with self.book.changing("Added", undoable=False) as change:
            self.ada = change.put(Contact("Ada Lindqvist", emails=("ada@example.org",)))

    def begin(self, body: str = LONG) -> Draft:
        return self.outreach.keep(Draft(self.ada.id, body))

    def type(self, draft: Draft, *bodies: str, seconds: float = 1) -> Draft:
        for body in bodies:
            self.clock.later(seconds=seconds)
            draft = self.outreach.keep(draft.reworded(body))
        return draft

    def bodies(self, draft: Draft) -> list[str]:
        return [version.body for version in self.outreach.versions(draft)]


@pytest.fixture
def desk(clipboard: Clipboard) -> Desk:
    return Desk(clipboard)


def test_typing_on_keeps_no_versions(desk: Desk) -> None:
    draft = desk.type(desk.begin("Hi"), "Hi Ada", "Hi Ada, do", "Hi Ada, do you", seconds=2)
    assert desk.bodies(draft) == []


def test_a_version_is_kept_at_most_every_five_minutes_of_typing(desk: Desk) -> None:
    texts = [f"{LONG} {number}" for number in range(61)]
    draft = desk.type(desk.begin(), *texts, seconds=10)
    assert desk.bodies(draft) == [texts[57], texts[28]]
    saved = [version.at for version in desk.outreach.versions(draft)]
    assert saved == ["2026-11-23T09:39:40.000Z", "2026-11-23T09:34:50.000Z"]


def test_words_of_another_day_are_kept_when_one_goes_on(desk: Desk) -> None:
    draft = desk.begin("Monday")
    desk.clock.later(days=1)
    assert desk.bodies(desk.type(draft, "Tuesday")) == ["Monday"]


def test_a_large_loss_keeps_what_was_there_at_once(desk: Desk) -> None:
    draft = desk.type(desk.begin(), f"{LONG} and more", "x")
    assert desk.bodies(draft) == [f"{LONG} and more"]


def test_words_deleted_one_by_one_are_kept_whole(desk: Desk) -> None:
    words = LONG.split()
    draft = desk.begin()
    for end in range(99, 0, -3):
        draft = desk.type(draft, " ".join(words[:end]))
    assert desk.bodies(draft)[-1] == LONG
    assert len(desk.bodies(draft)) < 10


def test_a_few_words_typed_over_are_no_loss(desk: Desk) -> None:
    assert desk.bodies(desk.type(desk.begin("Hi Ada, how are"), "Hi Ada,", "Dear Ada,")) == []


def test_the_end_of_a_stretch_keeps_what_stood_and_what_stands(desk: Desk) -> None:
    draft = desk.outreach.keep(desk.begin("First").reworded("Second"), milestone=True)
    assert desk.bodies(draft) == ["First"]
    assert desk.bodies(desk.type(draft, "Third")) == ["Second", "First"]


def test_closing_twice_keeps_the_same_words_once_and_changes_nothing(desk: Desk) -> None:
    draft = desk.outreach.keep(desk.begin(), milestone=True)
    before = desk.book.sequence
    desk.clock.later(hours=1)
    assert desk.outreach.keep(draft, milestone=True) == draft
    assert desk.book.sequence == before
    (stored,) = desk.book.drafts
    assert [version.body for version in stored.versions] == [LONG]


@pytest.mark.parametrize("outcome", list(Outcome))
def test_what_was_copied_can_be_had_back_however_far_it_came(outcome: Outcome) -> None:
    class Telling:
        def copy(self, text: str, title: str) -> Copied:
            return Copied(outcome, "Perhaps.", None)

    desk = Desk(Telling())
    draft, _ = desk.outreach.copy(desk.begin("Copied"))
    assert desk.bodies(desk.type(draft, "Changed")) == ["Copied"]


def test_who_types_with_an_old_copy_of_the_draft_loses_no_versions(desk: Desk) -> None:
    old = desk.begin("First")
    desk.outreach.keep(old.reworded("Second"), milestone=True)
    kept = desk.outreach.draft(old.id)
    assert kept is not None
    typed = replace(old, body="Third", updated=kept.updated)
    assert desk.bodies(desk.outreach.keep(typed)) == ["Second", "First"]
    desk.outreach.marked_as_copied(typed)
    assert desk.bodies(typed) == ["Second", "First"]


def test_at_most_twenty_versions_are_kept_and_no_words_twice(desk: Desk) -> None:
    draft = desk.begin("Text 0")
    for number in [*range(1, 31), 28, 29]:
        draft = desk.outreach.keep(draft.reworded(f"Text {number}"), milestone=True)
    assert desk.bodies(draft)[:3] == ["Text 28", "Text 30", "Text 27"]
    (stored,) = desk.book.drafts
    assert len(stored.versions) == 20


def test_long_versions_are_bounded_by_their_characters(desk: Desk) -> None:
    draft = desk.begin("a" * 90_000)
    for letter in "bcde":
        draft = desk.outreach.keep(draft.reworded(letter * 90_000), milestone=True)
    (stored,) = desk.book.drafts
    assert [version.body[0] for version in stored.versions] == ["e", "d"]


def test_going_back_keeps_what_stood_and_is_one_step_of_undo(desk: Desk) -> None:
    draft = desk.outreach.keep(desk.begin("First").retitled("One"), milestone=True)
    draft = desk.outreach.keep(draft.reworded("Second").retitled("Two"), milestone=True)
    steps = len(desk.book.undo_steps())
    back = desk.outreach.with_version(draft, 1)
    assert (back.subject, back.body) == ("One", "First")
    assert desk.bodies(back)[0] == "Second"
    assert len(desk.book.undo_steps()) == steps + 1
    desk.outreach.undo()
    (stored,) = desk.book.drafts
    assert stored == draft


@pytest.mark.parametrize("number", [0, -1, 2])
def test_there_is_no_version_of_another_number(desk: Desk, number: int) -> None:
    draft = desk.outreach.keep(desk.begin("First").reworded("Second"), milestone=True)
    with pytest.raises(WrongInput, match=f"no version {number} of draft:1"):
        desk.outreach.with_version(draft, number)


def test_words_from_elsewhere_are_one_step_of_undo_and_leave_the_earlier_ones(desk: Desk) -> None:
    draft = desk.begin("First")
    reworded = desk.outreach.reword(draft.reworded("From the editor"))
    assert desk.bodies(reworded) == ["First"]
    desk.outreach.undo()
    assert desk.book.drafts == (draft,)


def test_undo_of_the_sent_message_brings_its_versions_back(desk: Desk) -> None:
    draft = desk.outreach.keep(desk.begin("First").reworded("Second"), milestone=True)
    desk.outreach.sent(draft)
    assert desk.book.drafts[0].versions == ()
    desk.outreach.undo()
    assert desk.bodies(draft) == ["First"]


def test_a_time_that_is_none_counts_as_long_ago(desk: Desk) -> None:
    draft = desk.begin("First")
    with desk.book.changing("By hand") as change:
        change.put_draft(replace(draft, created="some day"))
    (by_hand,) = desk.book.drafts
    assert desk.bodies(desk.type(by_hand, "Second")) == ["First"]


def test_versions_survive_the_end_of_the_program(tmp_path: Path, clipboard: Clipboard) -> None:
    desk = Desk(clipboard, tmp_path / "book.json")
    desk.type(desk.begin(), "Oops")
    # Nobody closes the book: this is a program that was killed.
    again = services_for(AddressBook.at(tmp_path / "book.json"), clipboard, lambda: TODAY).outreach
    (found,) = again.live_drafts()
    assert found.body == "Oops"
    assert [version.body for version in again.versions(found)] == [LONG]


def test_every_live_message_is_listed_the_newest_first(desk: Desk) -> None:
    first = desk.begin("First")
    desk.clock.later(minutes=1)
    second = desk.begin("Second")
    desk.clock.later(minutes=1)
    first = desk.type(first, "First, again")
    gone = desk.begin("Third")
    desk.outreach.drop(gone)
    assert desk.outreach.live_drafts() == (first, second)
    assert desk.outreach.live_for(desk.ada) == (first, second)
    assert desk.outreach.draft_for(desk.ada) == second


def test_nothing_goes_out_that_is_empty_or_not_wished(desk: Desk) -> None:
    draft = desk.begin("Words")
    assert desk.outreach.mailto(draft) == "mailto:ada@example.org?body=Words"
    assert b"To: Ada Lindqvist <ada@example.org>" in desk.outreach.letter(draft, desk.clock.now)
    with pytest.raises(EmptyDraft):
        desk.outreach.mailto(draft.reworded(" \n"))
    with desk.book.changing("Asked") as change:
        change.put(replace(desk.book.contacts[desk.ada.id], do_not_contact=True))
    for way in (desk.outreach.mailto, lambda one: desk.outreach.letter(one, desk.clock.now)):
        with pytest.raises(DoNotContact):
            way(draft)
