"""The main screen: everyone on the left, one person's story and a message on the right."""

from collections.abc import Callable
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Footer, Input, Static, TextArea

from reconnect_tui.core.contact import Contact, FollowUp, Promise
from reconnect_tui.services.opening import Services
from reconnect_tui.ui.commands import (
    EDIT,
    HELP_WHILE_TYPING,
    HOME,
    MESSAGE,
    QUIT,
    REMOVE,
    Command,
)
from reconnect_tui.ui.commands_on_items import ENTRY, ENTRY_DONE
from reconnect_tui.ui.marks import FINE, Marks
from reconnect_tui.ui.safety import safe
from reconnect_tui.ui.screens.commanding import Commanding
from reconnect_tui.ui.screens.entries import Entries
from reconnect_tui.ui.screens.going import Going
from reconnect_tui.ui.screens.opening import Opening
from reconnect_tui.ui.screens.passing_on import PassingOn
from reconnect_tui.ui.screens.tending import Tending
from reconnect_tui.ui.widgets.composer import Composer
from reconnect_tui.ui.widgets.contact_list import ContactList, People
from reconnect_tui.ui.widgets.people_list import PeopleList
from reconnect_tui.ui.widgets.timeline_view import TimelineView

_PORTRAIT_AFTER = 0.06
_ELSE_ON_AN_ENTRY = frozenset({EDIT, REMOVE})
"""Commands whose keys are about one thing of the story while that has the focus."""


class Home(Entries, PassingOn, Commanding, Tending, Opening):
    """Everyone, the person under the cursor, and the message being written."""

    AUTO_FOCUS = ""
    BINDINGS = [command.binding() for command in (HOME[0], *ENTRY, *HOME[1:], *MESSAGE)]

    def __init__(
        self,
        opening: Callable[[], Services],
        about: str = "",
        marks: Marks = FINE,
        book: Path | None = None,
    ) -> None:
        """Show the book that `opening` opens.

        Args:
            opening: Opens the book; called once, off the screen's thread.
            about: What stands at the right of the first line: `demo data`.
            marks: The signs to draw with.
            book: The file, where good copies of it may be put back.
        """
        super().__init__(opening, book)
        self._about = about
        self.marks = marks
        self._portrait_timer: Timer | None = None
        self._kind_of_item = (False, False)
        self._focus_before: Widget | None = None

    def compose(self) -> ComposeResult:
        """The first line, the panes, and the keys."""
        yield Static(id="top", markup=False)
        with Horizontal(id="panes"):
            yield ContactList(self.marks)
            with Vertical(id="right"):
                yield TimelineView(self.marks)
                yield Composer().data_bind(
                    composition=Going.composition,
                    recipient=Going.recipient,
                    context=Going.last_words,
                    status=Going.draft_status,
                    review=Going.review,
                )
        yield Static(id="too-small", markup=False)
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Open the book without making the screen wait for it."""
        self._say_where_we_are()
        self.open_the_book()

    def begin(self, services: Services, people: People) -> None:
        """Show the people; the book is open."""
        self.services = services
        self.query_one(Composer).limits = services.coach.thresholds.limits
        self.people = people
        self.query_one(ContactList).focus_list()
        self.start_tending()

    def watch_people(self, people: People | None) -> None:
        """Hand the people on to their pane."""
        if people is None:
            return
        pane = self.query_one(ContactList)
        pane.people = people
        self.set_class(not people.contacts, "-newcomer")
        if not people.contacts:
            self._greet()
        self._say_where_we_are()
        self._show_portrait()

    def _greet(self) -> None:
        path = self.services.book.path
        where = f"\nYour data will stay in {path}" if path else ""
        lines = [
            safe("Nobody here yet.\n", "bold"),
            Content.assemble(("  g i  ", "bold $accent"), "import your LinkedIn archive"),
            Content.assemble(("  a    ", "bold $accent"), "add one person by hand"),
            Content.assemble(("  ?    ", "bold $accent"), "see every key"),
            safe("\nreconnect --demo shows it all with invented people.", "$foreground 60%"),
            safe(
                "Drifting apart is ordinary and nobody’s fault; a tie that has gone quiet "
                f"is not lost.{where}",
                "$foreground 60%",
            ),
        ]
        self.query_one("ContactList > .empty", Static).update(Content("\n").join(lines))

    @on(ContactList.Highlighted)
    def _follow_the_cursor(self, event: ContactList.Highlighted) -> None:
        self.chosen = event.contact_id
        if self._portrait_timer is not None:
            self._portrait_timer.stop()
        self._portrait_timer = self.set_timer(_PORTRAIT_AFTER, self._show_portrait)

    @on(ContactList.Opened)
    def _read_on(self, event: ContactList.Opened) -> None:
        self.chosen = event.contact_id
        self._show_portrait()
        self.set_focus(self.query_one(TimelineView))

    @on(TimelineView.Highlighted)
    def _other_keys_work(self, event: TimelineView.Highlighted) -> None:
        kind = (event.item is not None, isinstance(event.item, FollowUp | Promise))
        if kind != self._kind_of_item:
            # The footer is built anew for other keys only, and not at every step of the cursor.
            self._kind_of_item = kind
            self.refresh_bindings()

    @on(TimelineView.Elsewhere)
    def _read_about_another(self, event: TimelineView.Elsewhere) -> None:
        self.query_one(PeopleList).action_cursor(event.step)

    @on(TimelineView.Left)
    def _back_to_the_list(self) -> None:
        self.query_one(ContactList).focus_list()

    @on(ContactList.Filtered)
    def _filter(self, event: ContactList.Filtered) -> None:
        if self.people is None:
            return
        words = event.words.strip()
        found = self.services.directory.find(words, in_screen=True) if words else None
        pane = self.query_one(ContactList)
        pane.keep = self.chosen if found is None else None
        self.people = People(self.people.contacts, self.people.roster, found)

    def _show_portrait(self) -> None:
        contact = self.contact
        view = self.query_one(TimelineView)
        if contact is None or self.people is None:
            view.portrait = None
            return
        view.portrait = self.portrait_of(contact)

    def _say_where_we_are(self) -> None:
        left = Content.styled(" reconnect", "bold $primary")
        words = ""
        if self.people is not None:
            count = len(self.people.contacts)
            listed = sum(1 for place in self.people.roster.today() if place.lane != "open")
            words = f"   {count:,} {'person' if count == 1 else 'people'}"
            if listed:
                words += f" · {listed} waiting for a word from you"
        gap = self.size.width - left.cell_length - len(words) - len(self._about) - 1
        self.query_one("#top", Static).update(
            Content.assemble(left, (words, "$foreground 70%"), " " * max(1, gap), safe(self._about))
        )

    def on_resize(self) -> None:
        """Fit the first line, and say so where there is too little room."""
        small = self.size.width < 60 or self.size.height < 16
        if small and not self.has_class("-too-small"):
            self._focus_before = self.focused
        self.set_class(small, "-too-small")
        self.refresh_bindings()
        if small:
            words = f"reconnect needs 60x16, this is {self.size.width}x{self.size.height}"
            self.query_one("#too-small", Static).update(safe(words))
        elif self.focused is None and self.people is not None:
            self.call_after_refresh(self._focus_again)
        self._say_where_we_are()

    def _focus_again(self) -> None:
        """Go back to where one was before the window was too small."""
        if self._focus_before is not None and self._focus_before.display:
            self.set_focus(self._focus_before)
        elif self.composition is not None:
            self.set_focus(self.query_one(Composer).area)
        else:
            self.query_one(ContactList).focus_list()

    def every_command(self) -> tuple[Command, ...]:
        """Those of a message first, while there is one."""
        return (*MESSAGE, *ENTRY, *HOME)

    def works_now(self, command: Command) -> bool | None:
        """Letters are letters while one types, and some commands need a person or a message."""
        if self.has_class("-too-small") and command is not QUIT:
            return False  # nobody sees on whom a key would act
        if command in MESSAGE:
            return self.composition is not None
        item = self.item
        if command in ENTRY:
            is_step = isinstance(item, FollowUp | Promise)
            return is_step if command is ENTRY_DONE else item is not None
        if item is not None and command in _ELSE_ON_AN_ENTRY:
            return False  # the same key is about the one thing under the cursor
        typing = isinstance(self.focused, Input | TextArea)
        if typing and not command.while_typing:
            return False
        if command is HELP_WHILE_TYPING and not typing:
            return False  # the same key is the other help's; the footer shows one of them
        if self.people is None and command is not QUIT:
            return None
        return None if command.area == "person" and self.contact is None else True

    def about_here(self) -> str:
        """What the pane with the focus is for."""
        above = self.focused.ancestors_with_self if self.focused else ()
        helps = (str(widget.HELP) for widget in above if getattr(widget, "HELP", None))
        return next(helps, ContactList.HELP)

    def write_to(self, contact: Contact, move: str) -> None:
        """Begin a message of some kind, once the flow has ended."""
        self.write_soon(move)

    def action_filter(self) -> None:
        """Find people as one types."""
        self.query_one(ContactList).open_filter()

    def action_next_pane(self) -> None:
        """Go to the next pane."""
        self.focus_next("PeopleList, TimelineView, MessageArea")

    def action_previous_pane(self) -> None:
        """Go to the previous pane."""
        self.focus_previous("PeopleList, TimelineView, MessageArea")

    def action_leave(self) -> None:
        """Leave; everything is saved."""
        if self.save_words():
            self.app.exit()

    def go_to(self, contact: Contact) -> None:
        """Put the cursor on a person."""
        if self.people is not None:
            everyone = People(self.people.contacts, self.people.roster)
            self.chosen = contact.id
            self.show_people(everyone, keep=contact.id)
            self.query_one(ContactList).close_filter()
