"""Any sequence of changes, undos, crashes and restarts, by two programs, against a dictionary.

Ordinarily 50 sequences of 40 steps; with `RECONNECT_FAULTS=full` 500 of 50.
"""

import contextlib
import itertools
import os
import tempfile
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from tinydb import TinyDB

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.errors import NothingToUndo
from reconnect_tui.storage.address_book import AddressBook
from reconnect_tui.storage.backups import loaded_soundly
from tests.faults.disk import Disk

FULL = os.environ.get("RECONNECT_FAULTS") == "full"
NOON = datetime(2026, 3, 13, 12, tzinfo=UTC)

People = dict[int, tuple[str, str]]
"""Id to name and note."""

Drafts = dict[int, tuple[int, str, int]]
"""Id to the person, the words, and the change that put them there."""

words = st.text(max_size=8)
choices = st.integers(0, 1_000)
programs = st.sampled_from([0, 0, 1])


@dataclass
class Step:
    """A change that can be taken back: what it found, where it changed something."""

    number: int
    people: dict[int, tuple[str, str] | None] = field(default_factory=dict)
    drafts: dict[int, tuple[int, str, int] | None] = field(default_factory=dict)


class BookAgainstAModel(RuleBasedStateMachine):
    """The model keeps who and which drafts there are, and what each change found."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.disk = contextlib.ExitStack()
        self.disk.enter_context(Disk(Path(self.folder.name)).between())  # waits for no disk
        self.path = Path(self.folder.name) / "book.json"
        self.looks = itertools.count()
        self.books = [self.opened(), self.opened()]
        self.people: People = {}
        self.drafts: Drafts = {}
        self.steps: list[Step] = []
        self.sequence = 0
        self.given: set[int] = set()
        self.copies: list[tuple[Path, People, Drafts]] = []

    def teardown(self) -> None:
        self.disk.close()
        self.folder.cleanup()

    def opened(self) -> AddressBook:
        return AddressBook.at(self.path, lambda: NOON + timedelta(seconds=next(self.looks)))

    def chosen(self, choice: int) -> ContactId:
        return ContactId(sorted(self.people)[choice % len(self.people)])

    def became(self, people: People, drafts: Drafts, *, undoable: bool = True) -> None:
        """Note a change that made this of the book."""
        if (people, drafts) == (self.people, self.drafts):
            return
        self.sequence += 1
        step = Step(self.sequence)
        for number in {*people, *self.people}:
            if people.get(number) != self.people.get(number):
                step.people[number] = self.people.get(number)
        for number in {*drafts, *self.drafts}:
            if drafts.get(number) != self.drafts.get(number):
                step.drafts[number] = self.drafts.get(number)
        if undoable:
            self.steps.append(step)
        self.people, self.drafts = people, drafts

    @rule(program=programs, name=words, note=words)
    def add(self, program: int, name: str, note: str) -> None:
        with self.books[program].changing("Added") as change:
            number = change.put(Contact(name, note=note)).id
        assert number not in self.given
        self.given.add(number)
        self.became({**self.people, number: (name, note)}, self.drafts)

    @precondition(lambda self: self.people)
    @rule(program=programs, choice=choices, note=words)
    def edit(self, program: int, choice: int, note: str) -> None:
        number = self.chosen(choice)
        with self.books[program].changing("Edited") as change:
            contact = change.contact(number)
            assert contact is not None
            change.put(replace(contact, note=note))
        self.became({**self.people, number: (self.people[number][0], note)}, self.drafts)

    @precondition(lambda self: self.people)
    @rule(program=programs, choice=choices)
    def remove(self, program: int, choice: int) -> None:
        number = self.chosen(choice)
        with self.books[program].changing("Removed") as change:
            change.remove(number)
        self.became(
            {key: person for key, person in self.people.items() if key != number},
            {key: draft for key, draft in self.drafts.items() if draft[0] != number},
        )

    @precondition(lambda self: len(self.people) > 1)
    @rule(program=programs, one=choices, another=choices)
    def merge(self, program: int, one: int, another: int) -> None:
        kept, other = self.chosen(one), self.chosen(another)
        if kept == other:
            return
        note = self.people[kept][1] + self.people[other][1]
        with self.books[program].changing("Merged") as change:
            contact = change.contact(kept)
            assert contact is not None
            change.put(replace(contact, note=note))
            for draft in change.drafts():
                if draft.contact_id == other:
                    change.put_draft(replace(draft, contact_id=kept))
            change.remove(other)
        people = {**self.people, kept: (self.people[kept][0], note)}
        del people[other]
        moved = {
            number: (int(kept), body, self.sequence + 1)
            for number, (person, body, _) in self.drafts.items()
            if person == other
        }
        self.became(people, {**self.drafts, **moved})

    @precondition(lambda self: self.people)
    @rule(program=programs, choice=choices, body=words, is_new=st.booleans())
    def type_words(self, program: int, choice: int, body: str, is_new: bool) -> None:
        is_new = is_new or not self.drafts
        with self.books[program].changing("Typed", undoable=False) as change:
            if is_new:
                draft = Draft(self.chosen(choice), body=body)
            else:
                former = change.drafts()[choice % len(self.drafts)]
                draft = replace(former, body=body)
            draft = change.put_draft(draft)
        if is_new or self.drafts[draft.id][1] != body:
            typed = (int(draft.contact_id), body, self.sequence + 1)
            self.became(self.people, {**self.drafts, draft.id: typed}, undoable=False)

    @rule(program=programs)
    def undo(self, program: int) -> None:
        if not self.steps:
            with pytest.raises(NothingToUndo):
                self.books[program].undo()
            return
        self.books[program].undo()
        step = self.steps.pop()
        people = {**self.people, **step.people}
        # Words that were typed since then stay.
        since = {number for number, draft in self.drafts.items() if draft[2] > step.number}
        earlier = {key: draft for key, draft in step.drafts.items() if key not in since}
        drafts = {**self.drafts, **earlier}
        self.people = {key: person for key, person in people.items() if person is not None}
        self.drafts = {key: draft for key, draft in drafts.items() if draft is not None}
        self.sequence += 1

    @rule(program=programs)
    def fold(self, program: int) -> None:
        self.books[program].fold()

    @rule(program=programs)
    def crash_and_start_again(self, program: int) -> None:
        self.books[program] = self.opened()

    @precondition(lambda self: self.sequence)
    @rule(program=programs)
    def close_and_look_with_a_plain_tinydb(self, program: int) -> None:
        self.books[program].refresh()
        self.books[program].close()
        with contextlib.closing(TinyDB(self.path, access_mode="r")) as plain:
            found = {one.doc_id: one["name"] for one in plain.table("contacts")}
        assert found == {number: name for number, (name, _) in self.people.items()}
        assert not self.path.with_name("book.json.journal").exists()

    @precondition(lambda self: self.sequence)
    @rule(program=programs)
    def keep_a_copy(self, program: int) -> None:
        copy = self.books[program].keep_backup("manual")
        assert copy is not None
        self.copies.append((copy.path, self.people, self.drafts))

    @precondition(lambda self: self.copies)
    @rule(program=programs, choice=choices)
    def restore(self, program: int, choice: int) -> None:
        copy, people, drafts = self.copies[choice % len(self.copies)]
        if (people, drafts) == (self.people, self.drafts):
            return  # only what the book says of itself would change
        self.books[program].restore(loaded_soundly(copy), "Restored")
        self.became(people, drafts)

    @invariant()
    def all_agree(self) -> None:
        for book in self.books:
            book.refresh()
            people = {one: (contact.name, contact.note) for one, contact in book.contacts.items()}
            assert people == self.people
            drafts = {draft.id: (draft.contact_id, draft.body) for draft in book.drafts}
            assert drafts == {key: draft[:2] for key, draft in self.drafts.items()}
            assert len(book.undo_steps()) == len(self.steps)
            assert book.sequence == self.sequence


BookAgainstAModel.TestCase.settings = settings(
    max_examples=500 if FULL else 50, stateful_step_count=50 if FULL else 40, deadline=None
)
TestBookAgainstAModel = BookAgainstAModel.TestCase
