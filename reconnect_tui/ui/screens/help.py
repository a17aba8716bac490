"""What every key does: a list that can be filtered and run."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from reconnect_tui.core.text import folded
from reconnect_tui.ui.commands import Command
from reconnect_tui.ui.safety import safe
from reconnect_tui.ui.screens.dialogs import Dialog
from reconnect_tui.ui.story import hung
from reconnect_tui.ui.widgets.text_fields import FilterField

_FAINT = "$foreground 60%"
_NARROWEST = 40
"""Cells of a row in a very small window."""


class Help(Dialog[str]):
    """The keys of the moment; gives back the action to run, or `None`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1", "give_up", "Close", priority=True)
    ]

    def __init__(self, about: str, commands: Sequence[Command]) -> None:
        """Show some commands.

        Args:
            about: A sentence on what the pane is for.
            commands: Those that can be run now.
        """
        super().__init__()
        self._about = about
        self._commands = tuple(commands)

    def compose(self) -> ComposeResult:
        """What the pane is for, a filter, and the keys."""
        with Vertical(classes="dialog -tall") as box:
            box.border_title = "Keys"
            yield Static(safe(self._about), classes="about")
            yield FilterField(placeholder="Type to filter", compact=True)
            yield OptionList(compact=True)
            yield Static(
                safe("enter runs it   esc close   arrows and j k move in every list", _FAINT),
                classes="keys",
            )

    def on_mount(self) -> None:
        """Show every key, once it is known how wide a row is."""
        self.call_after_refresh(self._show, "")

    def _show(self, words: str) -> None:
        options = self.query_one(OptionList)
        options.clear_options()
        wanted = folded(words)
        titles = max((len(command.title) for command in self._commands), default=0) + 2
        width = max(_NARROWEST, options.scrollable_content_region.width - 2)
        options.add_options(
            Option(
                hung(
                    Content.assemble(
                        (f"{command.key:>6}  ", "bold $accent"),
                        f"{command.title:<{titles}}",
                        (command.help, _FAINT),
                    ),
                    width,
                    titles + 8,
                ),
                id=command.action,
            )
            for command in self._commands
            if wanted in folded(f"{command.title} {command.help} {command.key}")
        )
        if options.option_count:
            options.highlighted = 0

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
    def _run_the_highlighted(self) -> None:
        options = self.query_one(OptionList)
        if options.highlighted is not None:
            self.give(options.get_option_at_index(options.highlighted).id)

    @on(OptionList.OptionSelected)
    def _run(self, event: OptionList.OptionSelected) -> None:
        self.give(event.option_id)
