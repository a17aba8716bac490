"""What is due, by date: follow-ups and promises, with one key to do, move or drop each."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.errors import ReconnectError
from reconnect_tui.core.lifecycle.agenda import AgendaItem
from reconnect_tui.core.text import shortened
from reconnect_tui.services.opening import Services
from reconnect_tui.services.spoken_dates import future_date
from reconnect_tui.ui.commands import AGENDA, Command
from reconnect_tui.ui.safety import safe
from reconnect_tui.ui.screens.commanding import Commanding
from reconnect_tui.ui.screens.dialogs import Ask
from reconnect_tui.ui.screens.people import asking
from reconnect_tui.ui.widgets.contact_list import People

_SOON = 14
"""Days that are shown at first."""

_LONG = 366
"""Days that are shown with what is due later."""

_FAINT = "$foreground 60%"
_FOR_AN_ITEM = frozenset({"item_done", "item_moved", "item_dropped", "item_draft", "item_open"})


class Due(Commanding):
    """Follow-ups and promises, the earliest first."""

    BINDINGS: ClassVar[list[BindingType]] = [command.binding() for command in AGENDA]

    def __init__(self, services: Services, people: People) -> None:
        """Show what is due.

        Args:
            services: What can be done.
            people: Everyone and their order.
        """
        super().__init__()
        self.services = services
        self.set_reactive(Due.people, people)
        self.asked_for: Contact | None = None
        """Whom the main screen is to show, once this one is left."""

        self.to_write: bool = False
        """Whether they are to be written to."""

        self._within = _SOON
        self._items: list[AgendaItem | None] = []
        """By place in the list; `None` for a heading."""

    def compose(self) -> ComposeResult:
        """The list, and the keys."""
        yield Static(id="due-top", markup=False)
        yield OptionList(id="due-list", classes="pane", compact=True)
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Show what is due soon."""
        self.query_one(OptionList).focus()
        self._show()

    def every_command(self) -> tuple[Command, ...]:
        """Those of this view."""
        return AGENDA

    def works_now(self, command: Command) -> bool | None:
        """Most commands need an item."""
        return True if command.action not in _FOR_AN_ITEM or self._item else None

    def about_here(self) -> str:
        """What one sees."""
        return (
            "Everything that has a day: answers, thanks, promises, check-ins. Each is one key from "
            "being done, moved or dropped, and u takes that back."
        )

    def on_option_list_option_highlighted(self) -> None:
        """Other keys may work on another item."""
        self.refresh_bindings()

    def on_option_list_option_selected(self) -> None:
        """Enter opens."""
        self.action_item_open()

    def action_item_done(self) -> None:
        """Note that this is done."""
        item = self._item
        if item is not None and self._tried(lambda: self.services.agenda.done(item)):
            self.say(f"Done: {item.text}", undoable=True)

    def action_item_dropped(self) -> None:
        """Let it be for good."""
        item = self._item
        if item is not None and self._tried(lambda: self.services.agenda.dropped(item)):
            self.say(f"Dropped: {item.text}", undoable=True)

    @asking
    async def action_item_moved(self) -> None:
        """Put it off to another day."""
        item = self._item
        text: str | None = ""
        while item is not None and text is not None:
            hint = "A date or a span: next monday, 2 weeks, 2027-03-12."
            text = await self.app.push_screen_wait(Ask(item.text, hint, value=text))
            if text is None:
                return
            if self._tried(partial(self._move, item, text)):
                self.say(f"Moved: {item.text}", undoable=True)
                return

    def action_item_draft(self) -> None:
        """Write to this person."""
        self.to_write = True
        self.action_item_open()

    def action_item_open(self) -> None:
        """Show this person on the main screen."""
        item = self._item
        number = item.contact_id if item is not None else None
        contact = self.services.directory.contacts.get(number) if number is not None else None
        if contact is not None:
            self.asked_for = contact
            self.dismiss()

    def action_later(self) -> None:
        """Show what is due later too, or only what is due soon."""
        self._within = _SOON if self._within == _LONG else _LONG
        self._show()

    def action_undo(self) -> None:
        """Take back the last change."""
        try:
            undone = self.services.outreach.undo()
        except ReconnectError as problem:
            self.say_why_not(problem)
            return
        self.renew(undone.contact_ids)
        self.say(undone.label, title="Undone")

    def action_close_due(self) -> None:
        """Go back to everyone."""
        self.dismiss()

    def go_to(self, contact: Contact) -> None:
        """Show a person on the main screen."""
        self.asked_for = contact
        self.dismiss()

    def show_people(self, people: People, keep: ContactId | None = None) -> None:
        """Show what is due now."""
        self.people = people
        self._show()

    @property
    def _item(self) -> AgendaItem | None:
        place = self.query_one(OptionList).highlighted
        return self._items[place] if place is not None and place < len(self._items) else None

    def _move(self, item: AgendaItem, words: str) -> object:
        return self.services.agenda.moved(item, future_date(words, self.services.today()).first)

    def _tried(self, deed: Callable[[], object]) -> bool:
        item = self._item
        try:
            deed()
        except ReconnectError as problem:
            self.say_why_not(problem)
            return False
        self.renew([item.contact_id] if item is not None and item.contact_id is not None else [])
        self._show()
        return True

    def _show(self) -> None:
        options = self.query_one(OptionList)
        place = options.highlighted
        due = self.services.agenda.due(self._within)
        options.clear_options()
        self._items = []
        if not due:
            words = "Nothing has a day in the next two weeks. + shows what comes later."
            options.add_option(Option(safe(words, _FAINT), disabled=True))
        for title, items in self._groups(due).items():
            options.add_option(Option(safe(title, "bold $accent"), disabled=True))
            self._items.append(None)
            for item in items:
                options.add_option(Option(self._line(item)))
                self._items.append(item)
        choosable = [index for index, item in enumerate(self._items) if item is not None]
        if choosable:
            wanted = place if place is not None else choosable[0]
            options.highlighted = min(
                choosable, key=lambda index: (index < wanted, abs(index - wanted))
            )
        today = self.services.today()
        come = sum(1 for item in due if item.due.first <= today)
        self.query_one("#due-top", Static).update(
            Content.assemble(
                (" Follow-ups  ", "bold $primary"),
                (f"{come} for today · {len(due) - come} ahead", "$foreground 70%"),
            )
        )
        self.refresh_bindings()

    def _groups(self, due: Sequence[AgendaItem]) -> dict[str, list[AgendaItem]]:
        today = self.services.today()
        week = today + timedelta(days=7)
        groups: dict[str, list[AgendaItem]] = {}
        for item in due:
            day = item.due.first
            title = "Earlier" if day < today else "Today" if day == today else "This week"
            groups.setdefault("Later" if day > week else title, []).append(item)
        return groups

    def _line(self, item: AgendaItem) -> Content:
        day = item.due.first
        name = shortened(item.name or "You", 26)
        words = safe(item.text)
        return Content.assemble(
            (f"  {day:%a %d %b}  ", _FAINT),
            safe(name, "bold"),
            " " * max(2, 28 - safe(name).cell_length),
            words,
        )
