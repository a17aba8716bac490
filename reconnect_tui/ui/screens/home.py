"""The main screen: everyone on the left, one person's story and a message on the right."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Footer, Input, Static, TextArea

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.errors import BookTrouble
from reconnect_tui.services.opening import Services
from reconnect_tui.ui.commands import HELP_WHILE_TYPING, HOME, MESSAGE, QUIT, Command
from reconnect_tui.ui.marks import FINE, Marks
from reconnect_tui.ui.safety import safe
from reconnect_tui.ui.screens.deeds import Deeds
from reconnect_tui.ui.screens.help import Help
from reconnect_tui.ui.screens.importing import ImportArchive
from reconnect_tui.ui.screens.people import asking
from reconnect_tui.ui.screens.writing import Writing
from reconnect_tui.ui.story import Portrait
from reconnect_tui.ui.widgets.composer import Composer
from reconnect_tui.ui.widgets.contact_list import ContactList, People
from reconnect_tui.ui.widgets.people_list import PeopleList
from reconnect_tui.ui.widgets.timeline_view import TimelineView

_PORTRAIT_AFTER = 0.06
_LOOK_FOR_CHANGES_EVERY = 1.5
_HINT_AFTER = 0.25

_FOR_A_PERSON = frozenset(
    {
        "start_draft",
        "log",
        "mark_done",
        "log_reply",
        "write_note",
        "snooze",
        "star",
        "let_rest",
        "let_go",
        "wake",
        "explain",
        "copy_address",
        "edit",
        "remove",
    }
)


@contextmanager
def without_collections() -> Iterator[None]:
    """Load much without the collector, and keep what was loaded out of its later rounds.

    With a large book loaded, one full collection stops the screen for a tenth of a second at a
    random key (performance, section 1.1).
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


class Home(Deeds, Writing):
    """Everyone, the person under the cursor, and the message being written."""

    AUTO_FOCUS = ""
    BINDINGS = [command.binding() for command in (*HOME, *MESSAGE)]

    def __init__(
        self, opening: Callable[[], Services], about: str = "", marks: Marks = FINE
    ) -> None:
        """Show the book that `opening` opens.

        Args:
            opening: Opens the book; called once, off the screen's thread.
            about: What stands at the right of the first line: `demo data`.
            marks: The signs to draw with.
        """
        super().__init__()
        self._opening = opening
        self._about = about
        self._marks = marks
        self._portrait_timer: Timer | None = None
        self._hint_timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """The first line, the panes, and the keys."""
        yield Static(id="top", markup=False)
        with Horizontal(id="panes"):
            yield ContactList(self._marks)
            with Vertical(id="right"):
                yield TimelineView(self._marks)
                yield Composer().data_bind(
                    composition=Writing.composition,
                    recipient=Writing.recipient,
                    context=Writing.last_words,
                    status=Writing.draft_status,
                )
        yield Static(id="too-small", markup=False)
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Open the book without making the screen wait for it."""
        self._say_where_we_are()
        self._open_the_book()

    @work(thread=True, exit_on_error=False)
    def _open_the_book(self) -> None:
        try:
            with without_collections():
                services = self._opening()
                roster = services.outreach.roster()
        except BookTrouble as problem:
            self.app.call_from_thread(self._refuse, problem)
            return
        people = People(services.directory.contacts, roster)
        self.app.call_from_thread(self._begin, services, people)

    def _begin(self, services: Services, people: People) -> None:
        self.services = services
        self.people = people
        self.query_one(ContactList).focus_list()
        self.set_interval(_LOOK_FOR_CHANGES_EVERY, self._notice_changes)

    def _refuse(self, problem: BookTrouble) -> None:
        self.app.exit(return_code=problem.exit_code, message=str(problem))

    def _notice_changes(self) -> None:
        """Take in what another window or a script has changed, keeping place and words."""
        if self.app.screen is not self or self._unsaved is not None:
            return
        try:
            changed = self.services.book.refresh()
        except BookTrouble as problem:
            self.say_why_not(problem)
            return
        if changed:
            self._show_everyone()

    def _show_everyone(self) -> None:
        roster = self.services.outreach.roster()
        self.show_people(People(self.services.directory.contacts, roster))

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

    @on(ContactList.Filtered)
    def _filter(self, event: ContactList.Filtered) -> None:
        if self.people is None:
            return
        words = event.words.strip()
        found = self.services.directory.find(words, in_screen=True) if words else None
        pane = self.query_one(ContactList)
        pane.keep = self.chosen if found is None else None
        self.people = People(self.people.contacts, self.people.roster, found)

    @on(PeopleList.Prefixed)
    def _after_g(self, event: PeopleList.Prefixed) -> None:
        if self._hint_timer is not None:
            self._hint_timer.stop()
        if not event.key:
            self._hint_timer = self.set_timer(
                _HINT_AFTER, partial(self.say, "g top · i import · esc", "Go to")
            )
        elif event.key == "g":
            self.query_one(PeopleList).action_first()
        elif event.key == "i":
            self.action_import()

    def _show_portrait(self) -> None:
        contact = self.contact
        view = self.query_one(TimelineView)
        if contact is None or self.people is None:
            view.portrait = None
            return
        roster = self.people.roster
        mutuals = tuple(other.name for other in self.people.contacts.knowing(contact))
        view.portrait = Portrait(
            contact, roster.ties[contact.id], roster.queue.place_of(contact.id), mutuals
        )

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
        self.set_class(small, "-too-small")
        if small:
            words = f"reconnect needs 60x16, this is {self.size.width}x{self.size.height}"
            self.query_one("#too-small", Static).update(safe(words))
        elif self.focused is None and self.people is not None:
            self.call_after_refresh(self._focus_again)
        self._say_where_we_are()

    def _focus_again(self) -> None:
        """Go back to where one was before the window was too small."""
        if self.composition is not None:
            self.set_focus(self.query_one(Composer).area)
        else:
            self.query_one(ContactList).focus_list()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Which keys work now; those that need what is not there are dimmed."""
        return False if self.is_asking else self._works_now(action)

    def _works_now(self, action: str) -> bool | None:
        commands = {command.action: command for command in (*HOME, *MESSAGE)}
        command = commands.get(action)
        if command is None:
            return True
        if command in MESSAGE:
            return self.composition is not None
        typing = isinstance(self.focused, Input | TextArea)
        if typing and not command.while_typing:
            return False
        if command is HELP_WHILE_TYPING and not typing:
            return False  # the same key is the other help's; the footer shows one of them
        if self.people is None and command is not QUIT:
            return None
        return None if action in _FOR_A_PERSON and self.contact is None else True

    def action_filter(self) -> None:
        """Find people as one types."""
        self.query_one(ContactList).open_filter()

    @asking
    async def action_import(self) -> None:
        """Bring in an archive."""
        if await self.app.push_screen_wait(ImportArchive(self.services)):
            self._show_everyone()
            self.query_one(ContactList).focus_list()

    @work(thread=True, exclusive=True, group="copy", exit_on_error=False)
    def action_copy_address(self) -> None:
        """Copy an email address."""
        contact = self.contact
        if contact is None:
            return
        if not contact.emails:
            self.app.call_from_thread(self.say, f"No email address of {contact.first_name} known")
            return
        copied = self.services.outreach.hand_out(contact.emails[0], f"{contact.name} address")
        self.app.call_from_thread(self.say, copied.sentence, contact.emails[0])

    def action_next_pane(self) -> None:
        """Go to the next pane."""
        self.focus_next("PeopleList, TimelineView, MessageArea")

    def action_previous_pane(self) -> None:
        """Go to the previous pane."""
        self.focus_previous("PeopleList, TimelineView, MessageArea")

    def action_open_palette(self) -> None:
        """Find any command by its name."""
        self.app.action_command_palette()

    @asking
    async def action_show_help(self) -> None:
        """Show what every key does here."""
        about = next(
            (
                str(widget.HELP)
                for widget in (self.focused.ancestors_with_self if self.focused else ())
                if getattr(widget, "HELP", None)
            ),
            ContactList.HELP,
        )
        action = await self.app.push_screen_wait(Help(about, self.commands_now()))
        if action:
            # Once this flow has ended, so that the command listens again.
            self.set_timer(0.01, partial(self.run_command, action))

    def action_help_while_typing(self) -> None:
        """Show every key, also while typing."""
        self.action_show_help()

    def action_leave(self) -> None:
        """Leave; everything is saved."""
        if self.save_words():
            self.app.exit()

    def commands_now(self) -> tuple[Command, ...]:
        """The commands that can be run now."""
        return tuple(command for command in (*MESSAGE, *HOME) if self._works_now(command.action))

    def run_command(self, action: str) -> None:
        """Run one of them."""
        self.call_later(self.run_action, action)

    def people_called(self, words: str, limit: int) -> tuple[Contact, ...]:
        """The people whom words find, the best match first."""
        if self.people is None:
            return ()
        hits = self.services.directory.find(words, limit, in_screen=True)
        return tuple(self.people.contacts[hit.id] for hit in hits)

    def go_to(self, contact: Contact) -> None:
        """Put the cursor on a person."""
        if self.people is not None:
            everyone = People(self.people.contacts, self.people.roster)
            self.chosen = contact.id
            self.show_people(everyone, keep=contact.id)
            self.query_one(ContactList).close_filter()
