"""Choosing a person by a few letters of the name."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from reconnect_tui.core.contact import Contact
from reconnect_tui.ui.safety import safe
from reconnect_tui.ui.screens.dialogs import Dialog
from reconnect_tui.ui.widgets.text_fields import FilterField

_FAINT = "$foreground 60%"
_MOST = 30
"""People shown; more letters find the others."""


class PickPerson(Dialog[Contact]):
    """A list of people that narrows as one types; `None` when it was given up."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", "Cancel", priority=True)]

    def __init__(
        self,
        title: str,
        hint: str,
        chosen: Sequence[Contact],
        found: Callable[[str], Sequence[Contact]],
    ) -> None:
        """Offer people.

        Args:
            title: What for, for the border.
            hint: What taking somebody does.
            chosen: Who is taken already; they stand first, with a tick.
            found: Gives those whom words find, the best match first.
        """
        super().__init__()
        self._title = title
        self._hint = hint
        self._chosen = tuple(chosen)
        self._found = found
        self._shown: tuple[Contact, ...] = ()

    def compose(self) -> ComposeResult:
        """A field, and who answers to it."""
        with Vertical(classes="dialog -tall") as box:
            box.border_title = safe(self._title)
            yield Static(safe(self._hint, _FAINT), classes="about")
            yield FilterField(placeholder="A few letters of the name", compact=True)
            yield OptionList(compact=True)
            yield Static(safe("enter takes them   ↓ ↑ move   esc cancel", _FAINT), classes="keys")

    def on_mount(self) -> None:
        """Show who is taken already."""
        self._show("")

    @on(Input.Changed)
    def _filter(self, event: Input.Changed) -> None:
        self._show(event.value)

    @on(FilterField.Moved)
    def _move(self, event: FilterField.Moved) -> None:
        options = self.query_one(OptionList)
        if event.step > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()

    @on(Input.Submitted)
    def _take_the_highlighted(self) -> None:
        self._take(self.query_one(OptionList).highlighted)

    @on(OptionList.OptionSelected)
    def _take_the_selected(self, event: OptionList.OptionSelected) -> None:
        self._take(event.option_index)

    def _take(self, place: int | None) -> None:
        if place is not None and place < len(self._shown):
            self.give(self._shown[place])

    def _show(self, words: str) -> None:
        taken = {one.id for one in self._chosen}
        found = self._found(words) if words.strip() else self._chosen
        self._shown = tuple(found[:_MOST])
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(
            Option(
                Content.assemble(
                    (" ✓ " if one.id in taken else "   ", "bold $accent"),
                    safe(one.name),
                    safe(f"  {one.role}" if one.role else "", _FAINT),
                )
            )
            for one in self._shown
        )
        if not self._shown:
            quiet = "Nobody answers to that." if words.strip() else "Nobody yet."
            options.add_option(Option(safe(f"   {quiet}", _FAINT), disabled=True))
        elif options.option_count:
            options.highlighted = 0
