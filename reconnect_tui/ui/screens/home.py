"""The main screen: everyone on the left, one person's story and a message on the right."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Footer, Input, Static, TextArea

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.ranking.rounds import Round
from reconnect_tui.core.writing.drafting import Composition
from reconnect_tui.services.opening import Services
from reconnect_tui.ui.commands import HELP_WHILE_TYPING, HOME, MESSAGE, QUIT, Command
from reconnect_tui.ui.marks import FINE, Marks
from reconnect_tui.ui.safety import safe
from reconnect_tui.ui.screens.commanding import Commanding
from reconnect_tui.ui.screens.due import Due
from reconnect_tui.ui.screens.importing import ImportArchive
from reconnect_tui.ui.screens.opening import Opening
from reconnect_tui.ui.screens.people import asking
from reconnect_tui.ui.screens.remembering import Remembering
from reconnect_tui.ui.screens.tending import Tending
from reconnect_tui.ui.screens.triage import Triage
from reconnect_tui.ui.screens.week import Week
from reconnect_tui.ui.screens.writing import Writing
from reconnect_tui.ui.story import Portrait
from reconnect_tui.ui.widgets.composer import Composer
from reconnect_tui.ui.widgets.contact_list import ContactList, People
from reconnect_tui.ui.widgets.people_list import PeopleList
from reconnect_tui.ui.widgets.timeline_view import TimelineView

_PORTRAIT_AFTER = 0.06
_HINT_AFTER = 0.25
_ONCE_THE_FLOW_HAS_ENDED = 0.02
"""Seconds; then commands listen again."""

_AFTER_G = {"i": "import", "f": "due", "t": "triage", "w": "week"}
"""Key after `g` to action."""

_FOR_A_PERSON = frozenset(
    {
        "start_draft",
        "log",
        "mark_done",
        "log_reply",
        "prepare",
        "news",
        "promise",
        "give",
        "follow_up",
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


class Home(Remembering, Writing, Commanding, Tending, Opening):
    """Everyone, the person under the cursor, and the message being written."""

    AUTO_FOCUS = ""
    BINDINGS = [command.binding() for command in (*HOME, *MESSAGE)]

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
        self._marks = marks
        self._portrait_timer: Timer | None = None
        self._hint_timer: Timer | None = None
        self._focus_before: Widget | None = None
        self._sitting: Round | None = None
        self._of_the_round: ContactId | None = None
        self._of_the_week = False

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
        self.open_the_book()

    def begin(self, services: Services, people: People) -> None:
        """Show the people; the book is open."""
        self.services = services
        self.people = people
        self.query_one(ContactList).focus_list()
        self.start_tending()

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
                _HINT_AFTER,
                partial(self.say, "g top · t triage · f due · w week · i import", "Go to"),
            )
            return
        self.app.clear_notifications()
        if event.key == "g":
            self.query_one(PeopleList).action_first()
        elif event.key in _AFTER_G:
            self.call_later(self.run_action, _AFTER_G[event.key])

    def _show_portrait(self) -> None:
        contact = self.contact
        view = self.query_one(TimelineView)
        if contact is None or self.people is None:
            view.portrait = None
            return
        roster = self.people.roster
        mutuals = tuple(other.name for other in self.people.contacts.knowing(contact))
        view.portrait = Portrait(
            contact,
            roster.ties[contact.id],
            roster.queue.place_of(contact.id),
            mutuals,
            self.since(contact),
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
        return (*MESSAGE, *HOME)

    def works_now(self, command: Command) -> bool | None:
        """Letters are letters while one types, and some commands need a person or a message."""
        if self.has_class("-too-small") and command is not QUIT:
            return False  # nobody sees on whom a key would act
        if command in MESSAGE:
            return self.composition is not None
        typing = isinstance(self.focused, Input | TextArea)
        if typing and not command.while_typing:
            return False
        if command is HELP_WHILE_TYPING and not typing:
            return False  # the same key is the other help's; the footer shows one of them
        if self.people is None and command is not QUIT:
            return None
        return None if command.action in _FOR_A_PERSON and self.contact is None else True

    def about_here(self) -> str:
        """What the pane with the focus is for."""
        above = self.focused.ancestors_with_self if self.focused else ()
        helps = (str(widget.HELP) for widget in above if getattr(widget, "HELP", None))
        return next(helps, ContactList.HELP)

    def action_filter(self) -> None:
        """Find people as one types."""
        self.query_one(ContactList).open_filter()

    @asking
    async def action_triage(self) -> None:
        """Go through the people one by one; the place is kept when one leaves half way."""
        if self.people is None or not self.people.contacts:
            return
        if self._sitting is None or self._sitting.current is None:
            self._sitting = Round.of_the_day(self.people.roster.queue, self.people.roster.rules)
        await self._go_through()

    async def _go_through(self) -> None:
        """Go on with the round, were it only to show that everybody has had their turn."""
        if self.people is None or self._sitting is None:
            return
        triage = Triage(self.services, self.people, self._sitting, self._marks)
        await self.app.push_screen_wait(triage)
        self._sitting = triage.sitting
        self._come_back_from(triage)
        if triage.asked_for is not None and triage.to_write:
            self._of_the_round = triage.asked_for.id

    @asking
    async def action_due(self) -> None:
        """Show follow-ups and promises by date."""
        if self.people is None or not self.people.contacts:
            return
        due = Due(self.services, self.people)
        await self.app.push_screen_wait(due)
        self._come_back_from(due)

    @asking
    async def action_week(self) -> None:
        """Go through the week, step by step."""
        if self.people is None or not self.people.contacts:
            return
        week = Week(self.services, self.people, self._marks)
        await self.app.push_screen_wait(week)
        self._come_back_from(week)
        self._of_the_week = week.to_write

    def _come_back_from(self, screen: Triage | Due | Week) -> None:
        """Show everyone as they are now, and whom the other screen has asked for."""
        contact = screen.asked_for
        if screen.people is not None:
            people = People(screen.people.contacts, screen.people.roster)
            self.show_people(people, contact.id if contact else None)
            self.query_one(ContactList).close_filter()
        if contact is not None:
            self.chosen = contact.id
            if screen.to_write:
                self.set_timer(_ONCE_THE_FLOW_HAS_ENDED, self.action_start_draft)

    def watch_composition(self, composition: Composition | None) -> None:
        """Make room for the message; once it is left, a round goes on."""
        super().watch_composition(composition)
        if composition is None and (self._of_the_round is not None or self._of_the_week):
            self.set_timer(_ONCE_THE_FLOW_HAS_ENDED, self._go_on)

    def _go_on(self) -> None:
        """Go back to the round or the week in which the message was begun."""
        if self.is_asking:
            self.set_timer(_ONCE_THE_FLOW_HAS_ENDED, self._go_on)
        elif self._of_the_week:
            self._of_the_week = False
            self.action_week()
        else:
            self._go_on_with_the_round()

    @asking
    async def _go_on_with_the_round(self) -> None:
        number, self._of_the_round = self._of_the_round, None
        contact = self.services.directory.contacts.get(number) if number is not None else None
        if contact is not None and self._sitting is not None:
            if contact.state == "waiting":
                self._sitting = self._sitting.with_deed(contact.id, "written to")
            elif self.services.outreach.draft_for(contact) is not None:
                self._sitting = self._sitting.with_deed(contact.id, "drafted")
        await self._go_through()

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
