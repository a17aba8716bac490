"""Where a book rests, as those see it who change it; and a book that rests in memory."""

import contextlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Protocol

from reconnect_tui.storage.edition import Edition
from reconnect_tui.storage.rows import Touched
from reconnect_tui.storage.undo_log import STEPS_KEPT, UndoStep

Clock = Callable[[], datetime]
"""Gives the present moment, with its zone."""


class Store(Protocol):
    """Where a book rests."""

    @property
    def edition(self) -> Edition:
        """The newest version that is known."""

    @property
    def exists(self) -> bool:
        """Whether there is a book yet."""

    def refresh(self) -> bool:
        """Take in what another program has changed; whether anything had."""

    def writing(self) -> contextlib.AbstractContextManager[None]:
        """Keep others from writing meanwhile, on the newest version."""

    def commit(
        self,
        touched: Touched,
        label: str,
        at: str,
        *,
        undoable: bool = True,
        undoes: int = 0,
    ) -> None:
        """Make a change; it is on disk when this returns."""

    def undo_steps(self) -> tuple[UndoStep, ...]:
        """The changes that can be taken back, oldest first."""


class MemoryStore:
    """A book that is never on disk, for tests and for looking around."""

    def __init__(self) -> None:
        """Begin with no book at all."""
        self.edition = Edition()
        self._steps: list[UndoStep] = []

    @property
    def exists(self) -> bool:
        """Whether anything was put in."""
        return self.edition.sequence > 0

    def refresh(self) -> bool:
        """Nobody else can reach it."""
        return False

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Nobody else can reach it."""
        yield

    def commit(
        self,
        touched: Touched,
        label: str,
        at: str,
        *,
        undoable: bool = True,
        undoes: int = 0,
    ) -> None:
        """Make a change."""
        sequence = self.edition.sequence + 1
        if undoable:
            before = standing(self.edition, touched)
            self._steps.append(UndoStep(sequence, label, at, before, undoes))
            if undoes:
                self._steps = [
                    step for step in self._steps if step.sequence not in (undoes, sequence)
                ]
        self.edition = self.edition.after(sequence, touched)

    def undo_steps(self) -> tuple[UndoStep, ...]:
        """The changes that can be taken back, oldest first."""
        return tuple(self._steps[-STEPS_KEPT:])


def stamp(moment: datetime) -> str:
    """A moment as it stands in the book: in UTC, to the millisecond."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


def standing(edition: Edition, touched: Touched) -> Touched:
    """What stands where a change is going to be made."""
    return {
        name: {number: edition.table(name).get(number) for number in rows}
        for name, rows in touched.items()
    }
