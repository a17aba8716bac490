"""The links that are kept to be passed on: on the left the links, on the right who would care."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Footer, Input, OptionList, Static
from textual.widgets.option_list import Option

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.errors import ReconnectError
from reconnect_tui.core.saved_item import SavedItem
from reconnect_tui.core.sharing import Caring
from reconnect_tui.services.opening import Services
from reconnect_tui.services.saving import Kept, PassedOn, address_and_reason
from reconnect_tui.ui.commands import Command
from reconnect_tui.ui.commands_on_items import (
    COPY_LINK,
    DROP_LINK,
    EDIT_LINK,
    KEEP_FOR,
    LINKS,
    PASS_ON,
)
from reconnect_tui.ui.links import (
    about_link,
    answering_to,
    caring_line,
    link_line,
    name_of,
    told_of_removed,
)
from reconnect_tui.ui.safety import safe
from reconnect_tui.ui.screens.commanding import Commanding
from reconnect_tui.ui.screens.dialogs import Ask, Form, FormField
from reconnect_tui.ui.screens.people import asking
from reconnect_tui.ui.screens.undoing import Undoing
from reconnect_tui.ui.widgets.contact_list import People
from reconnect_tui.ui.widgets.text_fields import FilterField

_FAINT = "$foreground 60%"
_LOOKS_AFTER = 0.06
"""Seconds that the cursor rests on a link before everyone is gone through for it."""

_SCROLLBAR = 2
"""Cells at the right that a row leaves free."""

_FOR_A_LINK = frozenset({EDIT_LINK, DROP_LINK, COPY_LINK})
_FOR_A_PERSON = frozenset({PASS_ON, KEEP_FOR})
_NEW_HINT = "The address, or a book or film in words, then why: “… because you like bridges”."


class Sharing(Undoing, Commanding):
    """What one kept to pass on, and for whom it would be."""

    BINDINGS: ClassVar[list[BindingType]] = [command.binding() for command in LINKS]

    def __init__(self, services: Services, people: People) -> None:
        """Show the links.

        Args:
            services: What can be done.
            people: Everyone and their order.
        """
        super().__init__()
        self.services = services
        self.set_reactive(Sharing.people, people)
        self.asked_for: Contact | None = None
        """Whom the main screen is to show, once this one is left."""

        self.to_write: bool = False
        """Always without: a link is passed on with `words`."""

        self.words: Mapping[str, str] | None = None
        """What the message to them begins with; `None` where they are only to be shown."""

        self.move: str = ""
        """The move of that message."""

        self._items: tuple[SavedItem, ...] = ()
        self._caring: tuple[Caring, ...] = ()
        self._went: Mapping[int, Sequence[PassedOn]] = {}
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """The links, who would care, and the keys."""
        yield Static(id="links-top", markup=False)
        with Horizontal(id="sides"):
            with Vertical(id="links-side", classes="pane") as links:
                links.border_title = "Links"
                yield FilterField(placeholder="Title, reason, site, person …", compact=True)
                yield OptionList(id="links", compact=True)
                yield Static(id="about-link", classes="about", markup=False)
            with Vertical(id="caring-side", classes="pane") as caring:
                caring.border_title = "Who would care"
                yield OptionList(id="caring", compact=True)
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Show every link."""
        self._links.focus()
        self._show_links()

    def every_command(self) -> tuple[Command, ...]:
        """Those of this view."""
        return LINKS

    def works_now(self, command: Command) -> bool | None:
        """Letters are letters in the filter; most commands need a link, two need a person."""
        if isinstance(self.focused, Input):
            return command.while_typing
        if command in _FOR_A_PERSON:
            return True if self._person is not None else None
        return True if command not in _FOR_A_LINK or self._item is not None else None

    def about_here(self) -> str:
        """What one sees."""
        return (
            "Things worth reading that you kept, and who would care about each, with the words "
            "of their record that speak of it. n keeps a link; enter writes to the person."
        )

    @property
    def _links(self) -> OptionList:
        return self.query_one("#links", OptionList)

    @property
    def _people(self) -> OptionList:
        return self.query_one("#caring", OptionList)

    @property
    def _item(self) -> SavedItem | None:
        place = self._links.highlighted
        return self._items[place] if place is not None and place < len(self._items) else None

    @property
    def _person(self) -> Caring | None:
        place = self._people.highlighted
        return self._caring[place] if place is not None and place < len(self._caring) else None

    @on(OptionList.OptionHighlighted, "#links")
    def _look_who_cares(self) -> None:
        self._show_about()
        self.refresh_bindings()
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(_LOOKS_AFTER, self._ask_who_cares)

    @on(OptionList.OptionHighlighted, "#caring")
    def _other_keys_work(self) -> None:
        self.refresh_bindings()

    @on(OptionList.OptionSelected, "#links")
    def _go_to_the_people(self) -> None:
        if self._caring:
            self._people.focus()

    @on(OptionList.OptionSelected, "#caring")
    def _write_to_them(self) -> None:
        self.action_pass_on()

    @property
    def _width(self) -> int:
        """Cells of a row about a person."""
        return max(20, self._people.size.width - _SCROLLBAR)

    def on_resize(self) -> None:
        """Wrap what is said of the people anew."""
        self.call_after_refresh(self._show_caring, self._caring)

    def _ask_who_cares(self) -> None:
        item = self._item
        if item is None:
            self._show_caring(())
        else:
            self._find_who_cares(item)

    @work(thread=True, exclusive=True, group="caring", exit_on_error=False)
    def _find_who_cares(self, item: SavedItem) -> None:
        found = self.services.saved.who(item)
        self.app.call_from_thread(self._found_who_cares, item, found)

    def _found_who_cares(self, item: SavedItem, found: tuple[Caring, ...]) -> None:
        if self.is_attached and self._item == item:
            self._show_caring(found)

    @asking
    async def action_new_link(self) -> None:
        """Keep a link; the line holds the address and why."""
        text: str | None = ""
        while text is not None:
            text = await self.app.push_screen_wait(Ask("A link to keep", _NEW_HINT, value=text))
            if text is not None and self._keep(text):
                return

    @asking
    async def action_edit_link(self) -> None:
        """Change what is kept of a link."""
        item = self._item
        given: dict[str, str] = {}
        while item is not None:
            shown = {"title": item.title, "why": item.why, "address": item.url, **given}
            labels = {
                "title": "What it is",
                "why": "This is for you because …",
                "address": "Address",
            }
            fields = [FormField(name, label, shown[name]) for name, label in labels.items()]
            answers = await self.app.push_screen_wait(Form("What is kept of it", fields))
            if answers is None:
                return
            given |= answers
            if not given or self._edit(item, given):
                return

    def action_drop_link(self) -> None:
        """Keep a link no longer."""
        item = self._item
        if item is not None:
            ids = item.for_contacts
            if self._try(lambda: self.services.saved.drop(item), ids):
                self.say(f"Dropped: {name_of(item)}", undoable=True)

    def action_keep_for(self) -> None:
        """Keep the link for the person under the cursor, or no longer."""
        item, person = self._item, self._person
        if item is None or person is None:
            return
        saved, contact = self.services.saved, person.contact
        people = [one for one in saved.people_of(item) if one.id != contact.id]
        if not person.was_meant:
            people.append(contact)
        if self._try(lambda: saved.edit(item, people=people), [contact.id]):
            no_longer = "Kept for nobody in particular" if not people else "No longer kept"
            words = no_longer if person.was_meant else "Kept"
            self.say(f"{words}: {contact.first_name}", undoable=True)

    def action_find_link(self) -> None:
        """Put the cursor into the filter."""
        field = self.query_one(FilterField)
        field.display = True
        field.focus()

    def action_pass_on(self) -> None:
        """Write to the person with this link."""
        item, person = self._item, self._person
        if item is not None and person is not None:
            self.asked_for = person.contact
            self.words = self.services.saved.words_for(item, person)
            self.move = self.services.saved.move_for(item)
            self.dismiss()

    @work(thread=True, exclusive=True, group="copy", exit_on_error=False)
    def action_copy_link(self) -> None:
        """Copy the address of a link."""
        item = self._item
        if item is not None:
            copied = self.services.outreach.hand_out(item.url or item.title, "a link")
            self.app.call_from_thread(self.say, copied.sentence, name_of(item))

    def action_other_side(self) -> None:
        """Go from the links to the people, or back."""
        (self._links if self.focused is self._people else self._people).focus()

    def action_close_links(self) -> None:
        """Go back to everyone; from the people first to the links."""
        self.dismiss()

    def go_to(self, contact: Contact) -> None:
        """Show a person on the main screen."""
        self.asked_for = contact
        self.dismiss()

    def show_people(self, people: People, keep: ContactId | None = None) -> None:
        """Show the links as they are now."""
        self.people = people
        self._show_links()

    @on(Input.Changed)
    def _filter(self) -> None:
        self._show_links()

    @on(FilterField.Moved)
    def _move(self, event: FilterField.Moved) -> None:
        if event.step > 0:
            self._links.action_cursor_down()
        else:
            self._links.action_cursor_up()

    @on(Input.Submitted)
    def _take_the_found(self) -> None:
        self._links.focus()

    @on(FilterField.Left)
    def _leave_the_filter(self) -> None:
        self.query_one(FilterField).display = False
        self._links.focus()

    def _keep(self, text: str) -> bool:
        kept: list[Kept] = []

        def deed() -> None:
            address, why = address_and_reason(text)
            kept.append(self.services.saved.keep(address, why))

        if not self._try(deed, ()):
            return False
        item = kept[0].item
        self._show_links(item.id)
        removed = f" {told_of_removed(kept[0])}" if kept[0].removed else ""
        self.say(f"Kept: {name_of(item)}{removed}", undoable=True)
        return True

    def _edit(self, item: SavedItem, given: Mapping[str, str]) -> bool:
        saved, why, title = self.services.saved, given.get("why"), given.get("title")
        address = given.get("address")
        if not self._try(
            lambda: saved.edit(item, address=address, why=why, title=title), item.for_contacts
        ):
            return False
        self.say("Changed what is kept of it", undoable=True)
        return True

    def _try(self, deed: Callable[[], object], ids: Sequence[int]) -> bool:
        try:
            deed()
        except ReconnectError as problem:
            self.say_why_not(problem)
            return False
        self.renew([ContactId(number) for number in ids])
        return True

    def _show_links(self, wanted: int | None = None) -> None:
        before = wanted if wanted is not None else (self._item.id if self._item else None)
        place = self._links.highlighted
        everything = self.services.saved.items
        self._went = self.services.saved.passed_on()
        words = self.query_one(FilterField).value.strip()
        people = self.services.saved.people_of
        self._items = answering_to(words, everything, people) if words else everything
        self._links.clear_options()
        self._links.add_options(Option(self._line(item)) for item in self._items)
        ids = [item.id for item in self._items]
        if ids:
            self._links.highlighted = (
                ids.index(before) if before in ids else min(place or 0, len(ids) - 1)
            )
        else:
            said = "Nothing answers to that." if words else "No link is kept yet. n keeps one."
            self._links.add_option(Option(safe(said, _FAINT), disabled=True))
        self.query_one("#links-top", Static).update(
            Content.assemble(
                (" Links to pass on  ", "bold $primary"),
                (
                    f"{len(everything)} kept · enter goes to the people, and writes to one",
                    "$foreground 70%",
                ),
            )
        )
        self._show_about()
        self._ask_who_cares()
        self.refresh_bindings()

    def _line(self, item: SavedItem) -> Content:
        people = self.services.saved.people_of(item)
        return link_line(item, people, len(self._went.get(item.id, ())))

    def _show_about(self) -> None:
        item = self._item
        about = self.query_one("#about-link", Static)
        about.display = item is not None
        if item is not None:
            about.update(about_link(item))

    def _show_caring(self, found: tuple[Caring, ...]) -> None:
        person, place = self._person, self._people.highlighted
        self._caring = found
        self._people.clear_options()
        self._people.add_options(Option(caring_line(one, self._width)) for one in found)
        ids = [one.contact.id for one in found]
        if ids:
            here = person.contact.id if person is not None else None
            self._people.highlighted = (
                ids.index(here) if here in ids else min(place or 0, len(ids) - 1)
            )
        elif self._item is not None:
            words = "Nobody comes to mind: no record shares a word with it. e adds a title."
            self._people.add_option(Option(safe(words, _FAINT), disabled=True))
        self.refresh_bindings()
