"""What is shown instead of a book that cannot be read: what is wrong, and the way back."""

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from reconnect_tui.storage.recovery import Copy
from reconnect_tui.ui.safety import safe
from reconnect_tui.ui.screens.dialogs import Dialog

_FAINT = "$foreground 60%"


class Damaged(Dialog[Copy]):
    """A choice of good copies; gives back the one to put in the place of the damaged file."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "give_up", "Leave everything as it is"),
        Binding("r", "newest", "Restore the newest"),
    ]

    def __init__(self, problem: str, copies: Callable[[], Iterable[Copy]]) -> None:
        """Say what is wrong.

        Args:
            problem: What is wrong with the file, and where.
            copies: Looks for good copies, the newest first; called off the screen's thread.
        """
        super().__init__()
        self._problem = problem
        self._look_for = copies
        self._copies: list[Copy] = []

    def compose(self) -> ComposeResult:
        """What is wrong, the copies as they are found, and the keys."""
        with Vertical(classes="dialog -tall") as box:
            box.border_title = "The data file is damaged"
            yield Static(safe(self._problem), classes="about")
            yield Static(safe("Looking for good copies …", _FAINT), id="copies-head")
            yield OptionList(compact=True)
            yield Static(safe("r restore the newest   enter restore this one   q leave", _FAINT))

    def on_mount(self) -> None:
        """Look for copies; each is read from end to end before it is offered."""
        self.query_one(OptionList).focus()
        self._find()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the copy under the cursor."""
        self.give(self._copies[event.option_index])

    def action_newest(self) -> None:
        """Take the newest copy."""
        if self._copies:
            self.give(self._copies[0])

    @work(thread=True, exit_on_error=False)
    def _find(self) -> None:
        for copy in self._look_for():
            self.app.call_from_thread(self._offer, copy)
        self.app.call_from_thread(self._say_how_many)

    def _offer(self, copy: Copy) -> None:
        self._copies.append(copy)
        people = "1 person" if copy.people == 1 else f"{copy.people:,} people"
        line = Content.assemble(
            f"{copy.at.astimezone():%a %d %b %Y %H:%M}",
            (f"   {copy.kind:<16}", _FAINT),
            (people, "bold"),
        )
        options = self.query_one(OptionList)
        options.add_option(Option(line))
        if len(self._copies) == 1:
            options.highlighted = 0
        self.query_one("#copies-head", Static).update(safe("Good copies", "bold"))

    def _say_how_many(self) -> None:
        if not self._copies:
            words = (
                "There is no good copy. Leave, and “reconnect doctor --repair” saves what can be "
                "read; the damaged file is kept whatever happens."
            )
            self.query_one("#copies-head", Static).update(safe(words))
