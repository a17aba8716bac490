"""From the main screen to the others and back: the round, what is due, the week, the goals."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Protocol

from textual import on
from textual.timer import Timer

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.ranking.rounds import Round
from reconnect_tui.core.writing.drafting import Composition
from reconnect_tui.ui.marks import FINE, Marks
from reconnect_tui.ui.screens.courage import Courage
from reconnect_tui.ui.screens.due import Due
from reconnect_tui.ui.screens.goals import Goals
from reconnect_tui.ui.screens.importing import ImportArchive
from reconnect_tui.ui.screens.people import asking
from reconnect_tui.ui.screens.triage import Triage
from reconnect_tui.ui.screens.week import Week
from reconnect_tui.ui.widgets.contact_list import ContactList, People
from reconnect_tui.ui.widgets.people_list import PeopleList

_ONCE_THE_FLOW_HAS_ENDED = 0.02
"""Seconds; then commands listen again."""

_HINT_AFTER = 0.25
_AFTER_G = {
    "i": "import",
    "d": "drafts",
    "f": "due",
    "t": "triage",
    "w": "week",
    "m": "goals",
    "r": "saved_links",
}
"""Key after `g` to action."""


class _Left(Protocol):
    """A screen that was left, as far as the main screen needs to know it."""

    asked_for: Contact | None
    to_write: bool
    chosen: ContactId | None

    @property
    def people(self) -> People | None: ...


class Going(Courage):
    """The commands that lead to other screens, and what becomes of coming back."""

    marks: Marks = FINE
    """The signs to draw with."""

    _hint_timer: Timer | None = None
    _sitting: Round | None = None
    _sat_on: date | None = None
    _of_the_round: ContactId | None = None
    _of_the_week = False

    @on(PeopleList.Prefixed)
    def _after_g(self, event: PeopleList.Prefixed) -> None:
        if self._hint_timer is not None:
            self._hint_timer.stop()
        if not event.key:
            self._hint_timer = self.set_timer(
                _HINT_AFTER,
                partial(
                    self.say,
                    "g top · t triage · f due · d drafts · r links · w week · m goals · i import",
                    "Go to",
                ),
            )
            return
        self.app.clear_notifications()
        if event.key == "g":
            self.query_one(PeopleList).action_first()
        elif event.key in _AFTER_G:
            self.call_later(self.run_action, _AFTER_G[event.key])

    @asking
    async def action_triage(self) -> None:
        """Go through the people one by one; the place is kept when one leaves half way."""
        if self.people is None or self._is_empty():
            return
        queue, rules = self.people.roster.queue, self.people.roster.rules
        today = self.services.today()
        in_mind = self._sitting if self._sat_on == today else None
        begun = self.services.agenda.sitting() or in_mind
        if begun is None or begun.current is None:
            self._sitting = Round.of_the_day(queue, rules)
        else:
            self._sitting = begun.joined_by(queue)
        await self._go_through()

    def _is_empty(self) -> bool:
        """Whether nobody is in the book; it is said then."""
        is_empty = self.people is not None and not self.people.contacts
        if is_empty:
            self.say("Nobody is here yet: g i imports your archive, a adds a person")
        return is_empty

    async def _go_through(self) -> None:
        """Go on with the round, were it only to show that everybody has had their turn."""
        if self.people is None or self._sitting is None:
            return
        triage = Triage(self.services, self.people, self._sitting, self.marks)
        await self.app.push_screen_wait(triage)
        self._sitting, self._sat_on = triage.sitting, self.services.today()
        self._come_back_from(triage)
        if triage.asked_for is not None and triage.to_write:
            self._of_the_round, self.sent_to = triage.asked_for.id, None

    @asking
    async def action_due(self) -> None:
        """Show follow-ups and promises by date."""
        if self.people is None or self._is_empty():
            return
        due = Due(self.services, self.people)
        await self.app.push_screen_wait(due)
        self._come_back_from(due)

    @asking
    async def action_week(self) -> None:
        """Go through the week, step by step."""
        if self.people is None or self._is_empty():
            return
        week = Week(self.services, self.people, self.marks)
        await self.app.push_screen_wait(week)
        self._come_back_from(week)
        self._of_the_week = week.to_write

    @asking
    async def action_goals(self) -> None:
        """Show what the user wants, in order."""
        if self.people is None:
            return
        goals = Goals(self.services, self.people, self.marks)
        await self.app.push_screen_wait(goals)
        self._come_back_from(goals)

    def _come_back_from(self, screen: _Left) -> None:
        """Show everyone as they are now, and whom the other screen has asked for."""
        contact = screen.asked_for
        if screen.people is not None:
            people = People(screen.people.contacts, screen.people.roster)
            # Whoever was looked at last is where one goes on.
            self.show_people(people, contact.id if contact else screen.chosen)
            self.query_one(ContactList).close_filter()
        if contact is not None:
            self.chosen = contact.id
            if screen.to_write:
                self.write_soon(getattr(screen, "wanted_move", ""))

    def write_soon(self, move: str, values: Mapping[str, str] | None = None) -> None:
        """Begin a message of a kind, or the best fitting one, once the flow has ended.

        Args:
            move: Which kind; a message that was begun is gone on with.
            values: Words for its slots; with them it is a message of its own.
        """
        self.set_timer(_ONCE_THE_FLOW_HAS_ENDED, partial(self._write, move, values))

    def _write(self, move: str, values: Mapping[str, str] | None) -> None:
        contact = self.contact
        if contact is None:
            return
        begun = self.services.outreach.draft_for(contact)
        if not move or (begun is not None and not values):
            self.action_start_draft()
            return
        self._open_message(contact, None, move, values)
        if begun is not None:
            self.say("The message you had begun stays among the drafts")

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
            if self.sent_to == contact.id:
                self._sitting = self._sitting.with_deed(contact.id, "written to")
            elif self.services.outreach.draft_for(contact) is not None:
                self._sitting = self._sitting.with_deed(contact.id, "drafted")
        self.sent_to = None
        await self._go_through()

    @asking
    async def action_import(self) -> None:
        """Bring in an archive."""
        if await self.app.push_screen_wait(ImportArchive(self.services)):
            self._show_everyone()
            self.query_one(ContactList).focus_list()

    def _show_everyone(self) -> None:
        roster = self.services.outreach.roster()
        self.show_people(People(self.services.directory.contacts, roster))
