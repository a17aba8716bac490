"""Single-line text fields that behave as people expect."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input, Static

from reconnect_tui.core.text import pasted
from reconnect_tui.ui.safety import safe


class Field(Input):
    """An input in which ctrl+backspace removes the word to the left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+backspace,alt+backspace", "delete_left_word", show=False),
    ]

    def _on_paste(self, event: events.Paste) -> None:
        """Take pasted text without the characters a terminal would obey; `Input` puts it in."""
        event.text = pasted(event.text)


class PrivateField(Field):
    """A field whose words are shown only while one is in it (playbook M27)."""

    DEFAULT_CSS = "PrivateField { width: 100%; }"

    def watch_has_focus(self, has_focus: bool) -> None:
        """Mask the words, or show them to whoever writes them."""
        super().watch_has_focus(has_focus)
        self.password = not has_focus


class OneOf(Static, can_focus=True):
    """One of a few words in a row, chosen with the arrows."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space,l", "step(1)", "Next", show=False),
        Binding("left,h", "step(-1)", "Previous", show=False),
        Binding("enter", "submit", "Keep", show=False),
    ]

    value: reactive[str] = reactive("")
    """The chosen one, by its value."""

    class Submitted(Message):
        """Enter was pressed."""

    def __init__(self, options: Sequence[tuple[str, str]], value: str, *, id: str) -> None:  # noqa: A002 - as Textual names it
        """Offer some options.

        Args:
            options: The value and the words of each.
            value: The one that is chosen at first.
            id: The name of the widget.
        """
        super().__init__(id=id)
        self._options = tuple(options)
        self.set_reactive(OneOf.value, value)

    def render(self) -> Content:
        """All options, the chosen one marked."""
        chosen = "reverse" if self.has_focus else "bold underline"
        words = [
            safe(f" {said} ", chosen if value == self.value else "$foreground 60%")
            for value, said in self._options
        ]
        return Content(" ").join(words)

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show whether the arrows act here."""
        super().watch_has_focus(has_focus)
        self.refresh()

    def action_step(self, step: int) -> None:
        """Choose the next or the previous one."""
        values = [value for value, _ in self._options]
        place = values.index(self.value) if self.value in values else 0
        self.value = values[(place + step) % len(values)]

    def action_submit(self) -> None:
        """Tell that the form is filled in."""
        self.post_message(self.Submitted())

    def on_click(self, event: events.Click) -> None:
        """Choose what the mouse is on."""
        column = 0
        for value, said in self._options:
            column += len(said) + 3
            if event.x < column:
                self.value = value
                return


class FilterField(Field):
    """The field one types a name into; the arrows move through the list below it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", "Move", key_display="↓ ↑"),
        Binding("up", "move(-1)", show=False),
        Binding("enter", "submit", "Keep"),
        Binding("escape", "clear", "Show everyone", key_display="esc"),
    ]

    class Moved(Message):
        """The cursor of the list is to go up or down."""

        def __init__(self, step: int) -> None:
            """Go `step` people down, or up where it is negative."""
            super().__init__()
            self.step = step

    class Left(Message):
        """The filter was given up."""

    def action_move(self, step: int) -> None:
        """Move through the list without leaving the field."""
        self.post_message(self.Moved(step))

    def action_clear(self) -> None:
        """Show everyone again and leave the field."""
        self.value = ""
        self.post_message(self.Left())
