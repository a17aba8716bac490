"""Every change can be taken back, also after a restart, and nothing is recorded in vain."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reconnect_tui.core.contact import Contact, ContactId, SourceRecord
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.errors import NothingToUndo
from reconnect_tui.core.owner import Goal, Owner
from reconnect_tui.core.timeline import Interaction
from reconnect_tui.storage.address_book import AddressBook
from reconnect_tui.storage.undo_log import STEPS_KEPT, UndoLog, UndoStep

OpenBook = Callable[[], AddressBook]
ADA = ContactId(1)


def add(book: AddressBook, name: str) -> Contact:
    with book.changing(f"Added {name}") as change:
        return change.put(Contact(name))


def remove(book: AddressBook, number: ContactId) -> None:
    with book.changing("Removed somebody") as change:
        change.remove(number)


def names(book: AddressBook) -> list[str]:
    return [contact.name for contact in book.contacts.values()]


@pytest.fixture
def book(opened: OpenBook) -> AddressBook:
    book = opened()
    add(book, "Ada")
    return book


def edit(book: AddressBook) -> None:
    with book.changing("Edited Ada") as change:
        contact = change.contact(ADA)
        assert contact is not None
        entry = Interaction("", PartialDate.parse("2026-03-01"), "call", "both")
        change.put(replace(contact, note="new", timeline=contact.timeline.with_entry(entry)))


def take_out(book: AddressBook) -> None:
    with book.changing("Removed Ada") as change:
        change.remove(ADA)


def write(book: AddressBook) -> None:
    with book.changing("Wrote to Ada") as change:
        change.put_draft(Draft(ADA, "Hi Ada"))


def introduce(book: AddressBook) -> None:
    with book.changing("Told who I am") as change:
        change.put_owner(Owner("Sam Doe", "Sam"))


def aim(book: AddressBook) -> None:
    with book.changing("Set goals") as change:
        change.put_goals([Goal("mentorship"), Goal("personal")])


def several(book: AddressBook) -> None:
    with book.changing("Did several things") as change:
        change.put(Contact("Grace"))
        change.put(Contact("Barbara"))
        change.remove(ADA)
        change.put_owner(Owner("Sam"))


CHANGES = [edit, take_out, write, introduce, aim, several]


def everything(book: AddressBook) -> tuple[object, ...]:
    return dict(book.contacts), book.drafts, book.goals, book.owner, book.removed_sources


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_taken_back_after_a_restart(
    change: Callable[[AddressBook], None], book: AddressBook, opened: OpenBook
) -> None:
    before = everything(opened())
    change(book)
    assert everything(opened()) == everything(book)
    assert everything(book) != before
    sequence = book.sequence
    other = opened()
    other.undo()
    assert everything(other) == everything(opened()) == before
    assert other.sequence == sequence + 1
    assert book.refresh()
    assert everything(book) == before


def test_all_changes_are_taken_back_one_after_another(book: AddressBook, opened: OpenBook) -> None:
    befores = []
    for change in (edit, write, introduce, aim, take_out):
        befores.append(everything(opened()))
        change(opened())
    for before in reversed(befores):
        opened().undo()
        assert everything(opened()) == before
    opened().undo()
    assert names(opened()) == []
    with pytest.raises(NothingToUndo):
        opened().undo()


def test_undoing_tells_what_was_taken_back_and_whom_it_concerned(book: AddressBook) -> None:
    edit(book)
    undone = book.undo()
    assert (undone.label, undone.contact_ids) == ("Edited Ada", (ADA,))


def test_without_a_change_there_is_nothing_to_undo(opened: OpenBook, path: Path) -> None:
    with pytest.raises(NothingToUndo):
        opened().undo()
    assert not path.exists()


def test_an_undo_is_followed_by_new_changes_that_can_be_undone(book: AddressBook) -> None:
    add(book, "Grace")
    book.undo()
    add(book, "Barbara")
    assert [step.label for step in book.undo_steps()] == ["Added Ada", "Added Barbara"]
    book.undo()
    book.undo()
    assert names(book) == []


def test_the_label_may_be_reworded_while_the_change_is_made(book: AddressBook) -> None:
    with book.changing("Added somebody") as change:
        change.put(Contact("Grace"))
        change.label = "Added Grace"
    assert book.undo().label == "Added Grace"


def test_an_id_is_never_used_again(book: AddressBook, opened: OpenBook) -> None:
    assert add(book, "Grace").id == 2
    book.undo()
    assert add(opened(), "Barbara").id == 3
    remove(opened(), ContactId(3))
    assert add(opened(), "Katherine").id == 4
    opened().undo()
    opened().undo()
    opened().undo()
    assert add(opened(), "Joan").id == 5


def test_an_id_is_not_used_again_after_the_owner_was_taken_back(
    opened: OpenBook,
) -> None:
    introduce(opened())
    add(opened(), "Ada")
    opened().undo()
    opened().undo()
    assert opened().owner == Owner()
    assert add(opened(), "Grace").id == 2


def test_the_highest_id_of_a_book_written_by_hand_is_not_used_again(
    path: Path, opened: OpenBook
) -> None:
    path.parent.mkdir()
    path.write_text('{"contacts": {"1": {"name": "A"}, "9": {"name": "B"}}}', encoding="utf-8")
    remove(opened(), ContactId(9))
    assert add(opened(), "Grace").id == 10


def test_a_draft_number_is_never_used_again(book: AddressBook) -> None:
    write(book)
    book.undo()
    write(book)
    assert [draft.id for draft in book.drafts] == [2]


def test_ids_reserved_ahead_are_kept_apart(book: AddressBook) -> None:
    with book.changing("Added two who know each other") as change:
        grace, joan = change.reserve_id(), change.reserve_id()
        change.put(Contact("Grace", id=grace, mutuals=(joan,)))
        assert change.put(Contact("Barbara")).id not in (grace, joan)
        change.put(Contact("Joan", id=joan, mutuals=(grace,)))
    assert names(book) == ["Ada", "Grace", "Joan", "Barbara"]


def nothing(change: Any) -> None:
    pass


def same_contact(change: Any) -> None:
    change.put(change.contact(ADA))


def same_owner(change: Any) -> None:
    change.put_owner(Owner())


def same_goals(change: Any) -> None:
    change.put_goals([])


def remove_nobody(change: Any) -> None:
    change.remove(ContactId(77))


def add_and_remove(change: Any) -> None:
    change.remove(change.put(Contact("Grace")).id)


@pytest.mark.parametrize(
    "deed", [nothing, same_contact, same_owner, same_goals, remove_nobody, add_and_remove]
)
def test_a_change_that_changes_nothing_is_not_recorded(
    deed: Callable[[Any], None], path: Path, book: AddressBook
) -> None:
    before, sequence = path.read_bytes(), book.sequence
    with book.changing("Changed nothing") as change:
        deed(change)
    assert path.read_bytes() == before
    assert book.sequence == sequence
    assert [step.label for step in book.undo_steps()] == ["Added Ada"]


def test_a_document_written_by_hand_is_not_rewritten_in_vain(path: Path, opened: OpenBook) -> None:
    path.parent.mkdir()
    content = '{"contacts": {"1": {"name": "Ada", "note": "", "tags": null, "updated": 5}}}'
    path.write_text(content, encoding="utf-8")
    book = opened()
    with book.changing("Changed nothing") as change:
        same_contact(change)
    assert path.read_text(encoding="utf-8") == content


def test_an_exception_leaves_the_book_as_it_was(path: Path, book: AddressBook) -> None:
    before = path.read_bytes()

    def broken() -> None:
        with book.changing("Broke") as change:
            change.put(Contact("Grace"))
            change.remove(ADA)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken()
    assert path.read_bytes() == before
    assert names(book) == ["Ada"]
    assert add(book, "Barbara").id == 2


def test_within_a_change_its_own_deeds_are_seen(book: AddressBook) -> None:
    with book.changing("Many things") as change:
        grace = change.put(Contact("Grace"))
        assert change.contact(grace.id) == grace
        draft = change.put_draft(Draft(grace.id, "Hi"))
        assert change.drafts() == (draft,)
        change.remove(grace.id)
        assert change.contact(grace.id) is None
        assert change.drafts() == ()
    assert names(book) == ["Ada"]


def test_words_typed_into_a_draft_are_no_step_of_their_own(
    book: AddressBook, opened: OpenBook
) -> None:
    write(book)
    edit(book)
    with book.changing("Typed", undoable=False) as change:
        change.put_draft(replace(book.drafts[0], body="Hi Ada, how are you"))
    assert opened().undo().label == "Edited Ada"
    assert opened().undo().label == "Wrote to Ada"
    assert [draft.body for draft in opened().drafts] == ["Hi Ada, how are you"]


def test_the_very_first_change_may_be_one_that_is_not_undone(opened: OpenBook, path: Path) -> None:
    book = opened()
    with book.changing("Typed", undoable=False) as change:
        change.put(Contact("Ada"))
    assert names(opened()) == ["Ada"]
    assert book.undo_steps() == ()


def test_removing_takes_drafts_along_and_remembers_the_sources(
    book: AddressBook, opened: OpenBook
) -> None:
    with book.changing("Imported") as change:
        contact = change.contact(ADA)
        assert contact is not None
        change.put(replace(contact, sources=(SourceRecord("linkedin", "ada-1"),)))
    write(book)
    take_out(book)
    assert (names(opened()), opened().drafts) == ([], ())
    assert opened().removed_sources
    opened().undo()
    assert opened().removed_sources == frozenset()
    assert len(opened().drafts) == 1


def test_a_change_that_a_crash_prevented_is_no_step(
    book: AddressBook, path: Path, opened: OpenBook
) -> None:
    log = path.parent / "book.json.d" / "undo.jsonl"
    line = {
        "sequence": book.sequence + 1,
        "label": "Never happened",
        "at": "2026-03-13T12:00:00.000Z",
        "before": {"contacts": {"1": {"name": "Somebody else"}}},
        "undoes": 0,
    }
    with log.open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")
    assert [step.label for step in opened().undo_steps()] == ["Added Ada"]
    add(opened(), "Grace")
    assert [step.label for step in opened().undo_steps()] == ["Added Ada", "Added Grace"]
    opened().undo()
    assert names(opened()) == ["Ada"]


@pytest.mark.parametrize(
    "rest",
    [
        b'{"sequence": 2, "label": "Cut sho',
        b"\n\n\n",
        b"\xff\xfe\n",
        b"[" * 50_000 + b"\n",
        b"null\n",
        b'{"sequence": 1}\n',
        b'{"sequence": "1", "label": "x", "at": "", "before": {}, "undoes": 0}\n',
        b'{"sequence": 1, "label": "x", "at": "", "before": {"contacts": 5}, "undoes": 0}\n',
        b'{"sequence": 1, "label": "x", "at": "", "before": {"contacts": {"1": 5}}, "undoes": 0}\n',
    ],
)
def test_a_broken_line_of_the_log_costs_no_other_step(
    rest: bytes, book: AddressBook, path: Path, opened: OpenBook
) -> None:
    with (path.parent / "book.json.d" / "undo.jsonl").open("ab") as file:
        file.write(rest)
    assert [step.label for step in opened().undo_steps()] == ["Added Ada"]
    add(opened(), "Grace")
    assert [step.label for step in opened().undo_steps()] == ["Added Ada", "Added Grace"]


def test_a_line_that_an_older_version_wrote_is_a_step(
    path: Path, opened: OpenBook, book: AddressBook
) -> None:
    log = path.parent / "book.json.d" / "undo.jsonl"
    (line,) = log.read_bytes().splitlines()
    log.write_bytes(line.partition(b" ")[2] + b"\n")
    assert opened().undo().label == "Added Ada"
    assert names(opened()) == []


@pytest.mark.parametrize("place", [0, 8, 30, -20])
def test_a_line_that_is_not_as_it_was_written_is_no_step(
    place: int, path: Path, opened: OpenBook, book: AddressBook
) -> None:
    log = path.parent / "book.json.d" / "undo.jsonl"
    data = bytearray(log.read_bytes())
    data[place] ^= 0x01
    log.write_bytes(data)
    assert opened().undo_steps() == ()


def test_a_log_that_is_gone_costs_only_the_undoing(
    book: AddressBook, path: Path, opened: OpenBook
) -> None:
    (path.parent / "book.json.d" / "undo.jsonl").unlink()
    with pytest.raises(NothingToUndo):
        opened().undo()
    add(opened(), "Grace")
    assert opened().undo().label == "Added Grace"
    assert names(opened()) == ["Ada"]


def test_only_the_newest_steps_are_kept(tmp_path: Path) -> None:
    log = UndoLog(tmp_path)
    for number in range(1, STEPS_KEPT + 11):
        log.add([UndoStep(number, f"Step {number}", "")], number - 1)
    steps = log.steps(10_000)
    assert len(steps) == STEPS_KEPT
    assert steps[0].label == "Step 11"


def test_a_log_that_has_grown_large_is_cut(tmp_path: Path) -> None:
    log = UndoLog(tmp_path)
    before_it = {"contacts": {1: json.dumps({"name": "x" * 40_000}).encode()}}
    for number in range(1, STEPS_KEPT + 31):
        log.add([UndoStep(number, f"Step {number}", "", before_it)], number - 1)
    file = tmp_path / "undo.jsonl"
    before, steps = file.stat().st_size, log.steps(10_000)
    log.trim(10_000)
    assert file.stat().st_size < before
    assert file.stat().st_mode & 0o777 == 0o600
    assert log.steps(10_000) == steps
