"""Single-line text fields that behave as people expect."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from reconnect_tui.core.text import pasted


class Field(Input):
    """An input in which ctrl+backspace removes the word to the left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+backspace,alt+backspace", "delete_left_word", show=False),
    ]

    def _on_paste(self, event: events.Paste) -> None:
        """Take pasted text without the characters a terminal would obey; `Input` puts it in."""
        event.text = pasted(event.text)


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
