"""One run of the command line: what was asked for, and what it works on."""

import contextlib
from argparse import Namespace
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reconnect_tui.cli.output import Output, Words
from reconnect_tui.cli.surroundings import Surroundings
from reconnect_tui.core.contact import Contact
from reconnect_tui.storage.locations import (
    book_path,
    config_path,
    moves_folder,
    outbox_folder,
    today_from,
)

if TYPE_CHECKING:
    from reconnect_tui.core.rules import Rules
    from reconnect_tui.services.clipboard import Clipboard, Copied
    from reconnect_tui.services.coaching import Coaching
    from reconnect_tui.services.directory import Directory
    from reconnect_tui.services.outreach import Outreach
    from reconnect_tui.services.upkeep import Upkeep
    from reconnect_tui.storage.address_book import AddressBook
    from reconnect_tui.storage.own_wordings import OwnWordings
    from reconnect_tui.storage.preferences import Preferences


class Run:
    """What a command needs, made when it is first asked for.

    A look-up answers in a blink because it imports and opens nothing that it does not use
    (performance, section 4).
    """

    def __init__(self, asked: Namespace, surroundings: Surroundings, output: Output) -> None:
        """Hold what was asked for, and in which surroundings."""
        self.asked = asked
        self.surroundings = surroundings
        self.output = output
        self._sequence_before = 0

    @cached_property
    def today(self) -> date:
        """Today, as `RECONNECT_TODAY` or the clock has it.

        Raises:
            WrongInput: `RECONNECT_TODAY` is no date.
        """
        return today_from(self.surroundings.environment) or self.surroundings.clock()

    @cached_property
    def path(self) -> Path:
        """The data file."""
        return book_path(self.asked.file, self.surroundings.environment)

    @cached_property
    def preferences(self) -> "Preferences":
        """What the settings file says; what it says wrongly is told and passed over."""
        from reconnect_tui.storage.preferences import Preferences

        preferences, warnings = Preferences.load(config_path(self.surroundings.environment))
        for warning in warnings:
            self.output.problem(warning)
        return preferences

    @property
    def rules(self) -> "Rules":
        """Thresholds and weights, with the settings of the user."""
        return self.preferences.rules

    @cached_property
    def coach(self) -> "Coaching":
        """The coach, with the settings of the user."""
        from reconnect_tui.services.coaching import Coaching, CoachSettings

        settings = CoachSettings(self.preferences.thresholds, self.preferences.muted)
        return Coaching(self.book, lambda: self.today, self.rules, settings)

    @cached_property
    def book(self) -> "AddressBook":
        """The book.

        Raises:
            BookTrouble: The file is there and cannot be read; it has not been touched.
            WrongInput: `RECONNECT_TODAY` is no date.
        """
        from reconnect_tui.storage.address_book import AddressBook

        _ = self.today
        book = AddressBook.at(self.path)
        self._sequence_before = book.sequence
        return book

    @cached_property
    def goals(self) -> tuple[str, ...]:
        """The names of the user's goals, the main one first."""
        return tuple(goal.name for goal in self.book.goals)

    @cached_property
    def directory(self) -> "Directory":
        """Finding and editing people."""
        from reconnect_tui.services.directory import Directory

        return Directory(self.book, lambda: self.today, self.rules)

    @cached_property
    def outreach(self) -> "Outreach":
        """The queue and what is done about it."""
        from reconnect_tui.services.outreach import Outreach

        return Outreach(
            self.book,
            _ClipboardWhenNeeded(self),
            lambda: self.today,
            self.rules,
            self.wordings,
        )

    @cached_property
    def wordings(self) -> "OwnWordings":
        """The moves, with the user's own wordings."""
        from reconnect_tui.storage.own_wordings import OwnWordings

        return OwnWordings(moves_folder(config_path(self.surroundings.environment)))

    @cached_property
    def upkeep(self) -> "Upkeep":
        """Decisions that keep a record true."""
        from reconnect_tui.services.upkeep import Upkeep

        return Upkeep(self.book, lambda: self.today, self.rules)

    def contact(self, words: list[str] | str) -> Contact:
        """The person that an id or words name.

        Raises:
            NoSuchContact: Nobody answers to them.
            AmbiguousContact: Several people do.
        """
        return self.directory.one(words if isinstance(words, str) else " ".join(words))

    def confirm(self, line: str, document: object) -> int:
        """Say on stdout what was changed: one line, or one document with `--json`."""
        if self.asked.json:
            self.output.document(document)
        elif self.has_changed_something:
            self.output.line(line)
        else:
            self.output.line(f"Nothing to change. {line}")
        return 0

    def listed(
        self, documents: Sequence[object], rows: Iterable[Sequence[Words | str]], nothing: str
    ) -> int:
        """Print a list, with `--json` as a document; the exit code, 1 where it is empty.

        Args:
            documents: What is printed with `--json`.
            rows: The same for the eye.
            nothing: What is said where there is nothing.
        """
        if self.asked.json:
            self.output.document(list(documents))
        else:
            self.output.table(rows)
        if not documents:
            self.output.hint(nothing)
        return 0 if documents else 1

    def finish(self) -> None:
        """Leave what was changed in the file itself, where any TinyDB sees it.

        Changes that a program which is gone did not leave there are taken along.
        """
        if "book" not in self.__dict__:
            return
        from reconnect_tui.core.errors import BookTrouble

        try:
            if self.has_changed_something:
                self.book.close()
        except BookTrouble as problem:
            self.output.problem(f"The change is saved in the journal beside the file. {problem}")
            return
        # Others may come to it later; a book that is only read need not be writable.
        with contextlib.suppress(BookTrouble):
            if self.book.is_left_over:
                self.book.close()

    @property
    def has_changed_something(self) -> bool:
        """Whether the book is another than it was at the start of the run."""
        return self.book.sequence != self._sequence_before


class _ClipboardWhenNeeded:
    """The clipboard of the surroundings, or the system's once something is copied."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def copy(self, text: str, title: str) -> "Copied":
        """Hand a text to the clipboard; `title` names the file it is kept in."""
        return self._clipboard().copy(text, title)

    def _clipboard(self) -> "Clipboard":
        from reconnect_tui.services.clipboard import SystemClipboard

        surroundings = self._run.surroundings
        if surroundings.clipboard is not None:
            return surroundings.clipboard
        return SystemClipboard(
            outbox_folder(), surroundings.environment, surroundings.send_to_terminal
        )
