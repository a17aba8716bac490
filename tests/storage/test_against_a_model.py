"""Any sequence of changes, undos and restarts, compared with a plain dictionary."""

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.errors import NothingToUndo
from reconnect_tui.storage.address_book import AddressBook

People = dict[int, tuple[str, str]]

words = st.text(max_size=8)
choices = st.integers(0, 1_000)


class BookAgainstAModel(RuleBasedStateMachine):
    """The model keeps names and notes, and what they were before each change."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "book.json"
        self.book = AddressBook.at(self.path)
        self.people: People = {}
        self.befores: list[People] = []
        self.given: set[int] = set()

    def teardown(self) -> None:
        self.folder.cleanup()

    def chosen(self, choice: int) -> ContactId:
        return ContactId(sorted(self.people)[choice % len(self.people)])

    @rule(name=words, note=words)
    def add(self, name: str, note: str) -> None:
        with self.book.changing("Added") as change:
            number = change.put(Contact(name, note=note)).id
        assert number not in self.given
        self.given.add(number)
        self.befores.append(dict(self.people))
        self.people[number] = (name, note)

    @precondition(lambda self: self.people)
    @rule(choice=choices, note=words)
    def edit(self, choice: int, note: str) -> None:
        number = self.chosen(choice)
        with self.book.changing("Edited") as change:
            contact = change.contact(number)
            assert contact is not None
            change.put(replace(contact, note=note))
        name, former = self.people[number]
        if note != former:
            self.befores.append(dict(self.people))
            self.people[number] = (name, note)

    @precondition(lambda self: self.people)
    @rule(choice=choices)
    def remove(self, choice: int) -> None:
        number = self.chosen(choice)
        with self.book.changing("Removed") as change:
            change.remove(number)
        self.befores.append(dict(self.people))
        del self.people[number]

    @rule()
    def undo(self) -> None:
        if not self.befores:
            with pytest.raises(NothingToUndo):
                self.book.undo()
            return
        self.book.undo()
        self.people = self.befores.pop()

    @rule()
    def open_again(self) -> None:
        self.book = AddressBook.at(self.path)

    @invariant()
    def both_agree(self) -> None:
        assert {
            number: (contact.name, contact.note) for number, contact in self.book.contacts.items()
        } == self.people
        assert len(self.book.undo_steps()) == len(self.befores)


BookAgainstAModel.TestCase.settings = settings(
    max_examples=25, stateful_step_count=25, deadline=None
)
TestBookAgainstAModel = BookAgainstAModel.TestCase
