"""Going through the people one by one: one card, and a key for every decision."""

import contextlib
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Static

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.errors import ReconnectError
from reconnect_tui.core.lifecycle.agenda import PROMISE, AgendaItem
from reconnect_tui.core.ranking.rounds import Round
from reconnect_tui.core.text import shortened
from reconnect_tui.services.opening import Services
from reconnect_tui.ui.card import Card
from reconnect_tui.ui.commands import ROUND, Command
from reconnect_tui.ui.marks import FINE, Marks
from reconnect_tui.ui.safety import safe
from reconnect_tui.ui.screens.about import AboutThem
from reconnect_tui.ui.screens.visiting import Visiting
from reconnect_tui.ui.widgets.contact_list import People

_BAR = 24
"""Cells."""

_FAINT = "$foreground 60%"

_WITHOUT_A_PERSON = frozenset(
    {"show_help", "undo", "stop", "skip_back", "longer_round", "open_palette"}
)


class Triage(AboutThem, Visiting):
    """One person at a time, in the order of the list; what was left half way is kept."""

    BINDINGS: ClassVar[list[BindingType]] = [command.binding() for command in ROUND]

    def __init__(
        self,
        services: Services,
        people: People,
        sitting: Round,
        marks: Marks = FINE,
        *,
        keeps_place: bool = True,
    ) -> None:
        """Go through the people of a round.

        Args:
            services: What can be done.
            people: Everyone and their order.
            sitting: Who comes in it, and how far one has come.
            marks: The signs to draw with.
            keeps_place: Whether it is the round of the day, whose place outlives the program.
        """
        super().__init__(services, people)
        self._keeps_place = keeps_place
        self.sitting = sitting
        """Who comes in the round, and how far one has come."""

        self._marks = marks
        self._kept = sitting

    def compose(self) -> ComposeResult:
        """How far one has come, the card, who follows, and the keys."""
        yield Static(id="round-top", markup=False)
        with Vertical(id="round"), VerticalScroll(id="card", classes="pane", can_focus=True):
            yield Static(markup=False)
        yield Static(id="round-next", markup=False)
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Show whose turn it is."""
        self.query_one("#card").focus()
        if self.people is not None:
            self.show_people(self.people)

    def show_people(self, people: People, keep: ContactId | None = None) -> None:
        """Show the person whose turn it is, as everyone is now."""
        self.sitting = self.sitting.among(people.contacts)
        self.set_reactive(Triage.chosen, self.sitting.current)
        self.people = people
        self._draw()

    def dealt_with(self, contact_id: ContactId, deed: str) -> None:
        """The next person is up."""
        self.sitting = self.sitting.with_deed(contact_id, deed)

    def taken_back(self, ids: tuple[ContactId, ...]) -> None:
        """It is the turn of whom it was about again."""
        for number in ids:
            self.sitting = self.sitting.without_deed(number)

    def every_command(self) -> tuple[Command, ...]:
        """Those of a round."""
        return ROUND

    def works_now(self, command: Command) -> bool | None:
        """Most commands need somebody whose turn it is."""
        if command.action in _WITHOUT_A_PERSON:
            return True
        return True if self.contact is not None else None

    def about_here(self) -> str:
        """What one sees."""
        return (
            "One person at a time, with the reasons. What you do about them brings the next one; "
            "space skips, k goes back, the arrows scroll, u takes back; q goes to everyone and "
            "keeps the place."
        )

    def action_step_done(self) -> None:
        """Note that what has brought this person here is done: a promise kept, thanks said."""
        contact = self.contact
        if contact is None:
            return
        place, today = self.services.outreach.place(contact), self.services.today()
        due = [one for one in self.services.agenda.about(contact) if one.due.first <= today]
        due.sort(key=lambda item: place is None or item.lane != place.lane)
        if not due:
            self.say(f"Nothing has come due with {contact.first_name}")
            return
        item = due[0]
        done = "kept" if item.kind == PROMISE else "done"
        self.do("What was due with {name} is done", lambda _: self._end(item), done)

    def _end(self, item: AgendaItem) -> object:
        return self.services.agenda.done(item)

    def action_skip(self) -> None:
        """Go on to the next person."""
        self._turn(self.sitting.onward())

    def action_skip_back(self) -> None:
        """Go back to the person before."""
        self._turn(self.sitting.back())

    def action_longer_round(self) -> None:
        """Change between the list of a day and of a week."""
        if self.people is None:
            return
        queue, done = self.people.roster.queue, self.sitting.done
        rules = self.people.roster.rules
        day, longer = Round.of_the_day(queue, rules), Round.of_the_week(queue, rules)
        is_day = len(self.sitting.ids) <= len(day.ids) + len(done)
        fresh = longer if is_day and len(longer.ids) > len(day.ids) else day
        for number, deed in done.items():
            fresh = fresh.with_deed(number, deed)
        self._turn(fresh)
        self.say("The list of a week" if fresh.ids == longer.ids else "The list of a day")

    def action_start_draft(self) -> None:
        """Write to this person, and come back here after that."""
        self.leave_for(self.contact, to_write=True)

    def action_open_in_full(self) -> None:
        """Show this person on the main screen."""
        self.leave_for(self.contact)

    action_stop = Visiting.action_go_back

    def _turn(self, sitting: Round) -> None:
        self.sitting = sitting
        if self.people is not None:
            self.show_people(self.people)

    def on_resize(self) -> None:
        """Fit the first line."""
        if self.people is not None:
            self._draw()

    def _keep_place(self) -> None:
        """Keep how far one has come, for when the program is started again."""
        if self._keeps_place and self.sitting != self._kept:
            self._kept = self.sitting
            # A disk that takes nothing is told of by what one does; the place is kept in memory.
            with contextlib.suppress(ReconnectError):
                self.services.agenda.keep_sitting(self.sitting)

    def _draw(self) -> None:
        self._keep_place()
        contact = self.contact
        self._draw_top()
        card = self.query_one("#card", VerticalScroll)
        card.scroll_home(animate=False)
        if contact is None or self.people is None:
            card.border_title, card.border_subtitle = "Done for today", ""
            self.query_one("#card > Static", Static).update(self._closing_words())
            self.query_one("#round-next", Static).update("")
            return
        shown = self._card_of(contact)
        role = f" · {contact.role}" if contact.role else ""
        card.border_title = safe(shortened(f"{contact.name}{role}", 70))
        card.border_subtitle = Content.assemble(self._how_to_end(contact), shown.warmth())
        self.query_one("#card > Static", Static).update(shown.content())
        self.query_one("#round-next", Static).update(self._who_follows())

    def _card_of(self, contact: Contact) -> Card:
        outreach = self.services.outreach
        fits = next((fit for fit in outreach.moves(contact) if fit.fits), None)
        return Card(
            self.portrait_of(contact),
            fits.move.title if fits else "",
            fits.because if fits else "",
            max(30, self.query_one("#card > Static", Static).size.width),
            contact.id == self.sitting.stretch,
            self._marks,
        )

    def _how_to_end(self, contact: Contact) -> Content:
        """The key that ends what has come due; nothing where nothing has."""
        place = self.services.outreach.place(contact)
        if place is None or place.lane not in ("promise", "due"):
            return Content("")
        return Content.assemble(("x", "bold $accent"), " once it is done · ")

    def _draw_top(self) -> None:
        count, at = len(self.sitting.ids), self.sitting.at
        filled = _BAR * at // count if count else _BAR
        line = self._marks.line
        where = f"{at + 1} of {count}" if at < count else f"{count} of {count}"
        done = " · ".join(f"{number} {deed}" for deed, number in self.sitting.counts.items())
        self.query_one("#round-top", Static).update(
            Content.assemble(
                (" Triage  ", "bold $primary"),
                (line * filled, "$primary"),
                (line * (_BAR - filled), "$foreground 30%"),
                f"  {where}",
                (f"    {done}", _FAINT),
            )
        )

    def _who_follows(self) -> Content:
        following = self.sitting.following
        contact = self.services.directory.contacts.get(following) if following is not None else None
        if contact is None:
            return safe("  The last one of this round", _FAINT)
        place = self.services.outreach.place(contact)
        why = f" · {place.reason}" if place else ""
        return safe(f"  next: {contact.name}{why}", _FAINT)

    def _closing_words(self) -> Content:
        counts = self.sitting.counts
        lines = []
        if counts:
            lines.append(safe("   ".join(f"{number} {deed}" for deed, number in counts.items())))
            lines.append(Content(""))
        elif not self.sitting.ids:
            lines += [safe("Nobody is waiting for a word from you today."), Content("")]
        for key, words in (("v", "the list of the week"), ("u", "undo"), ("q", "back to everyone")):
            lines.append(Content.assemble((f"  {key}  ", "bold $accent"), words))
        return Content("\n").join(lines)
