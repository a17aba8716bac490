"""Short questions: each is asked on top of the screen and gives back a value."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import ClassVar, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from reconnect_tui.ui.safety import safe
from reconnect_tui.ui.widgets.text_fields import Field, OneOf, PrivateField

_FAINT = "$foreground 60%"
_MOST_ROWS = 12
"""Choices of a menu in one column."""

_COLUMN = 29
"""Cells of a choice where there are two columns."""

_FEW_FIELDS = 4
"""Fields that need no more room than they take."""

_LONG_TEXT = 120
"""Characters above which a value is edited in several rows."""


Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer | None]):
    """A question that is answered once, however fast the keys come."""

    _is_answered = False

    def give(self, answer: Answer | None) -> None:
        """Give back the answer; a second key finds the question already answered."""
        if not self._is_answered:
            self._is_answered = True
            self.dismiss(answer)

    def action_give_up(self) -> None:
        """Leave without an answer."""
        self.give(None)


class Ask(Dialog[str]):
    """A line to type; `None` when it was given up."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", "Cancel")]

    def __init__(self, title: str, hint: str, placeholder: str = "", value: str = "") -> None:
        """Ask for a line.

        Args:
            title: The question, for the border.
            hint: One line that says what may be written.
            placeholder: An example, shown while nothing is typed.
            value: What stands there at first.
        """
        super().__init__()
        self._title = title
        self._hint = hint
        self._placeholder = placeholder
        self._value = value

    def compose(self) -> ComposeResult:
        """A box with a field."""
        with Vertical(classes="dialog") as box:
            box.border_title = safe(self._title)
            yield Field(self._value, placeholder=self._placeholder, compact=True)
            yield Static(safe(self._hint, _FAINT), classes="hint")
            yield Static(safe("enter keep   esc cancel", _FAINT), classes="keys")

    @on(Input.Submitted)
    def _answer(self, event: Input.Submitted) -> None:
        self.give(event.value)


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a menu."""

    key: str
    """The key that takes it."""

    words: str
    """What it means."""

    value: str
    """What the menu gives back."""


class Choose(Dialog[str]):
    """A menu in which one key decides; `None` when it was given up."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "give_up", "Cancel"),
        Binding("down,pagedown", "scroll(2)", show=False),
        Binding("up,pageup", "scroll(-2)", show=False),
    ]

    def __init__(
        self,
        title: str,
        about: str,
        choices: Sequence[Choice],
        *,
        takes_enter: bool = True,
        wide: bool = False,
        leaving: str = "cancel",
    ) -> None:
        """Offer some choices.

        Args:
            title: The question, for the border.
            about: What there is to know before choosing; may be empty.
            choices: What can be chosen.
            takes_enter: Whether enter takes the first of them.
            wide: Whether the box may be as wide as there is room for reading.
            leaving: What escape does, in words.
        """
        super().__init__()
        self._wide = wide
        self._leaving = leaving
        self._title = title
        self._about = about
        self._choices = tuple(choices)
        self._takes_enter = takes_enter

    def compose(self) -> ComposeResult:
        """A box with a line for each choice."""
        with Vertical(classes="dialog -wide" if self._wide else "dialog") as box:
            box.border_title = safe(self._title)
            if self._about:
                yield Static(safe(self._about), classes="about")
            with VerticalScroll(can_focus=False, classes="choices"):
                yield Static(Content("\n").join(self._rows()))
            yield Static(safe(f"esc {self._leaving}", _FAINT), classes="keys")

    def _rows(self) -> Iterator[Content]:
        """A row for each choice; many short ones stand in two columns, to be seen at once."""
        lines = [
            Content.assemble((f" {choice.key}  ", "bold $accent"), safe(choice.words))
            for choice in self._choices
        ]
        widest = max((line.cell_length for line in lines), default=0)
        if len(lines) <= _MOST_ROWS or widest > _COLUMN:
            yield from lines
            return
        half = (len(lines) + 1) // 2
        for left, right in zip_longest(lines[:half], lines[half:], fillvalue=Content("")):
            yield Content.assemble(left, " " * (_COLUMN - left.cell_length), right)

    def action_scroll(self, lines: int) -> None:
        """Scroll the choices, where the window is too low for all of them."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def on_key(self, event: events.Key) -> None:
        """Take the choice of a key."""
        pressed = event.character or event.key
        if event.key == "enter" and self._takes_enter:
            pressed = self._choices[0].key
        for choice in self._choices:
            if pressed == choice.key:
                event.stop()
                self.give(choice.value)
                return


class NotePromise(Choose):
    """Whether a promise in some words is to become one in the record (playbook 4.5, L22)."""

    YES = "yes"

    def __init__(self, promise: str) -> None:
        """Ask about a promise, in the words in which it was made."""
        choices = (
            Choice("y", "note it, with a day to keep it", self.YES),
            Choice("n", "no need", "no"),
        )
        super().__init__("You promise:", f"“{promise}”", choices, leaving="no need")


class Show(Dialog[str]):
    """A text to read, or to copy by hand."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter,w", "give_up", "Close"),
        Binding("down,j", "scroll(1)", show=False),
        Binding("up,k", "scroll(-1)", show=False),
    ]

    def __init__(self, title: str, text: Content) -> None:
        """Show `text` under a title."""
        super().__init__()
        self._title = title
        self._text = text

    def compose(self) -> ComposeResult:
        """A box with the text."""
        with Vertical(classes="dialog -tall") as box:
            box.border_title = safe(self._title)
            with VerticalScroll():
                yield Static(self._text)
            yield Static(safe("esc close", _FAINT), classes="keys")

    def action_scroll(self, lines: int) -> None:
        """Scroll the text."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of a form."""

    name: str
    label: str
    value: str = ""
    """What it holds at first."""

    hint: str = ""
    """What stands in it while it is empty."""

    options: tuple[tuple[str, str], ...] = ()
    """Values and their words, where only one of a few will do."""

    is_private: bool = False
    """Whether it is shown only while the cursor is in it."""


class Form(Dialog[dict[str, str]]):
    """Several fields at once; gives back those that were changed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", "Cancel"),
        Binding("ctrl+s,ctrl+o", "keep", "Keep"),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(self, title: str, fields: Sequence[FormField]) -> None:
        """Ask for several values.

        Args:
            title: What it is about, for the border.
            fields: What is asked.
        """
        super().__init__()
        self._title = title
        self._fields = tuple(fields)

    def compose(self) -> ComposeResult:
        """A box with a line for each field."""
        size = "-many" if len(self._fields) > _FEW_FIELDS else "-short"
        with Vertical(classes=f"dialog {size}") as box:
            box.border_title = safe(self._title)
            with VerticalScroll(can_focus=False):
                for field in self._fields:
                    yield Static(safe(field.label, _FAINT), classes="label")
                    yield _widget_of(field)
            yield Static(
                safe("enter or ^s keep   tab next field   esc cancel", _FAINT), classes="keys"
            )

    def on_mount(self) -> None:
        """Begin at the top, the label of the first field included."""
        self.call_after_refresh(self.query_one(VerticalScroll).scroll_home, animate=False)

    def action_keep(self) -> None:
        """Give back what was changed."""
        values = {}
        for field in self._fields:
            widget = self.query_one(f"#{_id_of(field.name)}")
            now = widget.text if isinstance(widget, TextArea) else field.value
            now = widget.value if isinstance(widget, Field | OneOf) else now
            if now != field.value:
                values[field.name] = now
        self.give(values)

    @on(Input.Submitted)
    @on(OneOf.Submitted)
    def _keep(self) -> None:
        self.action_keep()


def _widget_of(field: FormField) -> Widget:
    name = _id_of(field.name)
    if field.options:
        return OneOf(field.options, field.value, id=name)
    if field.is_private:
        return PrivateField(field.value, placeholder=field.hint, id=name, compact=True)
    if "\n" in field.value or len(field.value) > _LONG_TEXT:
        return TextArea(field.value, id=name, compact=True)
    return Field(field.value, placeholder=field.hint, id=name, compact=True)


def _id_of(name: str) -> str:
    """The id of the widget for a field."""
    return f"field-{name.replace('_', '-')}"
