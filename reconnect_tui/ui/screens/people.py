"""What every screen that shows people shares: the services, who is chosen, and renewing."""

from collections.abc import Callable, Coroutine, Iterable
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from textual.reactive import reactive
from textual.screen import Screen

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.errors import ReconnectError
from reconnect_tui.core.since import SinceYouSpoke
from reconnect_tui.ui.portrait import Portrait
from reconnect_tui.ui.widgets.contact_list import ContactList, People

if TYPE_CHECKING:
    from reconnect_tui.core.contacts import Contacts
    from reconnect_tui.core.ranking.roster import Roster
    from reconnect_tui.services.opening import Services

REQUEST = "staged_ask"
"""The move of a request (playbook T25)."""

Self_ = TypeVar("Self_", bound="PeopleScreen")
Given = ParamSpec("Given")


def asking(
    flow: Callable[Concatenate[Self_, Given], Coroutine[None, None, None]],
) -> Callable[Concatenate[Self_, Given], None]:
    """An action that asks questions; until it has ended, no other command listens.

    Keys that were typed ahead would otherwise reach the list in the moment between two questions
    and act on people (interface, section 0.5).
    """

    @wraps(flow)
    def action(screen: Self_, *given: Given.args, **named: Given.kwargs) -> None:
        if screen.is_asking:
            return
        screen.is_asking = True

        async def until_it_ends() -> None:
            try:
                await flow(screen, *given, **named)
            finally:
                screen.is_asking = False
                screen.refresh_bindings()

        screen.run_worker(until_it_ends(), group="asking")

    return action  # type: ignore[return-value]


class PeopleScreen(Screen[None]):
    """A screen on the people of a book."""

    people: reactive[People | None] = reactive(None, bindings=True)
    """Everyone and their order; `None` while the book is being opened."""

    chosen: reactive[ContactId | None] = reactive(None, bindings=True)
    """The person under the cursor."""

    services: "Services"
    """What can be done; there once the book is open."""

    is_asking: bool = False
    """Whether a command is in the middle of its questions."""

    @property
    def contact(self) -> Contact | None:
        """The person under the cursor, as the book has them."""
        if self.people is None or self.chosen is None:
            return None
        return self.people.contacts.get(self.chosen)

    def renew(self, changed: Iterable[ContactId], keep: ContactId | None = None) -> None:
        """Show what a change has made of some people.

        Args:
            changed: Whom it concerned.
            keep: On whom the cursor is to be; nobody leaves it where it is.
        """
        if self.people is None:
            return
        contacts, ids = self.services.directory.contacts, {*changed}
        if self.services.book.has_news:
            # The change came upon those of another program: they are shown together with it.
            ids |= {*contacts.changed_since(self.people.contacts)}
        roster = self.services.outreach.roster_after(self.people.roster, ids)
        self.show_everyone_as(contacts, roster, keep)

    def show_everyone_as(
        self, contacts: "Contacts", roster: "Roster", keep: ContactId | None = None
    ) -> None:
        """Show everyone as they are now; what a search has found stays."""
        found = self.people.found if self.people is not None else None
        if found is not None:
            found = tuple(hit for hit in found if hit.id in contacts)
        self.show_people(People(contacts, roster, found), keep)

    def since(self, contact: Contact) -> SinceYouSpoke:
        """What has come about since the user and a person last spoke."""
        book = self.services.book
        return SinceYouSpoke.of(contact, self.services.today(), book.owner, book.goals)

    def portrait_of(self, contact: Contact) -> Portrait:
        """What is shown of a person."""
        services = self.services
        return Portrait(
            contact,
            services.outreach.tie(contact),
            services.outreach.place(contact),
            services.introducing.told(contact),
            self.since(contact),
            services.preparing.gate(contact, REQUEST),
        )

    def show_people(self, people: People, keep: ContactId | None = None) -> None:
        """Show other people, the cursor on `keep` or where it was."""
        self.query_one(ContactList).keep = keep or self.chosen
        self.people = people

    def say(self, words: str, title: str = "", *, undoable: bool = False) -> None:
        """Tell in a toast what happened; it takes the place of what was told before."""
        self.app.clear_notifications()
        if undoable:
            words = f"{words} · u undoes"
        self.notify(words, title=title, markup=False, timeout=4)

    def say_why_not(self, problem: ReconnectError) -> None:
        """Tell in a toast why something did not happen; nothing on the screen is lost."""
        self.app.clear_notifications()
        self.notify(str(problem), title=problem.title, severity="error", markup=False, timeout=10)
