"""What is due, by date: follow-ups and promises, with one key to do, move or drop each."""

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from functools import partial
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.errors import ReconnectError
from reconnect_tui.core.lifecycle.agenda import PROMISE, AgendaItem
from reconnect_tui.core.ranking.standing import quiet_in_words
from reconnect_tui.core.rules import STANDARD, Rules
from reconnect_tui.core.text import shortened
from reconnect_tui.services.opening import Services
from reconnect_tui.services.spoken_dates import future_date
from reconnect_tui.ui.commands import AGENDA, Command
from reconnect_tui.ui.safety import safe
from reconnect_tui.ui.screens.dialogs import Ask
from reconnect_tui.ui.screens.people import asking
from reconnect_tui.ui.screens.undoing import Undoing
from reconnect_tui.ui.screens.visiting import Visiting
from reconnect_tui.ui.widgets.contact_list import People

_AT_ONCE = 3_000
"""People; what is due among more of them is looked for off the screen's thread."""

_NARROW = 100
"""Cells of a window below which names get less room."""

_BESIDE = 20
"""Cells of a line beside the name and the words: the day, two gaps, the box and its bar."""

_FAINT = "$foreground 60%"
_FOR_AN_ITEM = frozenset({"item_done", "item_moved", "item_dropped", "item_draft", "item_open"})


class Due(Undoing, Visiting):
    """Follow-ups and promises, the earliest first."""

    BINDINGS: ClassVar[list[BindingType]] = [command.binding() for command in AGENDA]

    def __init__(self, services: Services, people: People) -> None:
        """Show what is due.

        Args:
            services: What can be done.
            people: Everyone and their order.
        """
        super().__init__(services, people)
        self._within = people.roster.rules.due_soon
        self._due: tuple[AgendaItem, ...] = ()
        self._items: list[AgendaItem | None] = []
        """By place in the list; `None` for a heading."""

        self._looks = 0
        """How often it was looked for all that is due; only the last look is shown."""

    def compose(self) -> ComposeResult:
        """The list, the item under the cursor in full, and the keys."""
        yield Static(id="due-top", markup=False)
        yield OptionList(id="due-list", classes="pane", compact=True)
        yield Static(id="due-about", markup=False)
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Show what is due soon."""
        self.query_one(OptionList).focus()
        self._look()

    def on_resize(self) -> None:
        """Fit the lines."""
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
        self._tell_about()
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
        if self.contact is not None:
            self.leave_for(self.contact, to_write=True)

    def action_item_open(self) -> None:
        """Show this person on the main screen."""
        if self.contact is not None:
            self.leave_for(self.contact)

    def action_later(self) -> None:
        """Show what is due later too, or only what is due soon."""
        rules = self._rules
        self._within = rules.due_soon if self._within == rules.due_later else rules.due_later
        self._look()

    action_close_due = Visiting.action_go_back

    def renew(self, changed: Iterable[ContactId], keep: ContactId | None = None) -> None:
        """Show what is due after a change; nobody else is looked at again for it."""
        ids = tuple(changed)
        self._due = self.services.agenda.due_after(self._due, ids, self._within)
        super().renew(ids, keep)

    def show_people(self, people: People, keep: ContactId | None = None) -> None:
        """Show what is due now."""
        self.people = people
        self._show()

    @property
    def contact(self) -> Contact | None:
        """Whom the item under the cursor is about."""
        item = self._item
        number = item.contact_id if item is not None else None
        return self.services.directory.contacts.get(number) if number is not None else None

    @property
    def _rules(self) -> Rules:
        return self.people.roster.rules if self.people else STANDARD

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
        return True

    def _look(self) -> None:
        """Look for all that is due."""
        self._looks += 1
        if len(self.services.directory.contacts) <= _AT_ONCE:
            self._found(self._looks, self.services.agenda.due(self._within))
            return
        self.query_one("#due-top", Static).update(safe(" Follow-ups  looking …", _FAINT))
        self._look_aside(self._looks, self._within)

    @work(thread=True, group="due", exit_on_error=False)
    def _look_aside(self, look: int, within: int) -> None:
        due = self.services.agenda.due(within)
        self.app.call_from_thread(self._found, look, due)

    def _found(self, look: int, due: tuple[AgendaItem, ...]) -> None:
        if look == self._looks and self.is_attached:
            self._due = due
            self._show()

    def _show(self) -> None:
        options = self.query_one(OptionList)
        place, due = options.highlighted, self._due
        options.clear_options()
        self._items = []
        if not due:
            words = f"Nothing has a day in the next {self._within} days."
            if self._within != self._rules.due_later:
                words += " + shows what comes later."
            options.add_option(Option(safe(words, _FAINT), disabled=True))
        lines: list[Option] = []
        for title, items in self._groups(due).items():
            lines.append(Option(safe(title, "bold $accent"), disabled=True))
            lines += [Option(self._line(item)) for item in items]
            self._items += [None, *items]
        options.add_options(lines)
        choosable = [index for index, item in enumerate(self._items) if item is not None]
        if choosable:
            wanted = place if place is not None else choosable[0]
            options.highlighted = min(
                choosable, key=lambda index: (index < wanted, abs(index - wanted))
            )
        self._show_top()
        self._tell_about()
        self.refresh_bindings()

    def _show_top(self) -> None:
        today = self.services.today()
        come = sum(1 for item in self._due if item.due.first <= today)
        self.query_one("#due-top", Static).update(
            Content.assemble(
                (" Follow-ups  ", "bold $primary"),
                (f"{come} for today · {len(self._due) - come} ahead", "$foreground 70%"),
            )
        )

    def _tell_about(self) -> None:
        """The item under the cursor in full, and where its person stands."""
        item, contact = self._item, self.contact
        words = item.text if item else ""
        lines = [safe(f"You promised: {words}" if item and item.kind == PROMISE else words)]
        if contact is not None:
            tie = self.services.outreach.tie(contact)
            parts = [contact.name, quiet_in_words(tie.gap_days), contact.role]
            line = " · ".join(part for part in parts if part)
            lines.append(safe(shortened(line, max(20, self.size.width - 4)), _FAINT))
        self.query_one("#due-about", Static).update(Content("\n").join(lines))

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
        width, room = self.size.width, 18 if self.size.width < _NARROW else 26
        name = safe(shortened(item.name or "You", room))
        return Content.assemble(
            (f" {item.due.first:%a %d %b}  ", "dim"),  # a colour would vanish under the cursor
            name.stylize("bold"),
            " " * max(2, room + 2 - name.cell_length),
            safe(shortened(item.text, max(20, width - room - _BESIDE))),
        )
