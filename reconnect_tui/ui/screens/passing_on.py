"""Passing things and people on, from the person under the cursor: a link, a friend of both."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from reconnect_tui.core.bridges import Bridge
from reconnect_tui.core.contact import Contact
from reconnect_tui.core.errors import ReconnectError
from reconnect_tui.services.introducing import ASKING, NAMING, words_to_ask, words_to_name
from reconnect_tui.services.saving import Kept, address_and_reason
from reconnect_tui.ui.links import told_of_removed
from reconnect_tui.ui.safety import safe
from reconnect_tui.ui.screens.dialogs import Ask, Choice, Choose, Dialog
from reconnect_tui.ui.screens.flows import Flowing
from reconnect_tui.ui.screens.going import Going
from reconnect_tui.ui.screens.people import asking
from reconnect_tui.ui.screens.sharing import Sharing

_FAINT = "$foreground 60%"
HOW_TO_SAVE = "The address or, of a book or film, the title; then “… because you like bridges”."
"""What the line for a link is to hold."""


class Bridges(Dialog[tuple[Bridge, str]]):
    """Who knows both; gives back the one chosen, and whether to `ask` or to `name` them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "step(1)", show=False),
        Binding("k", "step(-1)", show=False),
        Binding("m", "name", "Name them"),
        Binding("escape,q", "give_up", "Cancel"),
    ]

    def __init__(self, contact: Contact, bridges: Sequence[Bridge]) -> None:
        """Show who knows the user and `contact`."""
        super().__init__()
        self._contact = contact
        self._bridges = tuple(bridges)

    def compose(self) -> ComposeResult:
        """A box with a line or two for each of them."""
        with Vertical(classes="dialog -tall") as box:
            box.border_title = safe(f"Who knows you and {self._contact.first_name}")
            yield OptionList(*(Option(_told(one)) for one in self._bridges), compact=True)
            words = f"enter ask for an introduction   m name them to {self._contact.first_name}"
            yield Static(safe(f"{words}   esc back", _FAINT), classes="keys")

    def on_mount(self) -> None:
        """Begin with the one whom the user spoke with last."""
        listed = self.query_one(OptionList)
        listed.highlighted = 0
        listed.focus()

    def action_step(self, step: int) -> None:
        """Go to another one."""
        listed = self.query_one(OptionList)
        if step > 0:
            listed.action_cursor_down()
        else:
            listed.action_cursor_up()

    def action_name(self) -> None:
        """Write to the person and name this friend."""
        self._take("name")

    @on(OptionList.OptionSelected)
    def _ask(self) -> None:
        self._take("ask")

    def _take(self, what: str) -> None:
        place = self.query_one(OptionList).highlighted
        if place is not None:
            self.give((self._bridges[place], what))


def _told(bridge: Bridge) -> Content:
    """When one spoke with them, whether to ask now, and how one knows that they know both."""
    hint = f" · {bridge.not_now}" if bridge.not_now else ""
    return Content.assemble(
        safe(bridge.contact.name, "bold" if bridge.is_sure else ""),
        safe(f"  {bridge.spoke}", _FAINT),
        safe(hint, "$warning"),
        "\n  ",
        safe("; ".join(bridge.how), _FAINT),
    )


class PassingOn(Flowing, Going):
    """The commands that pass a link or a friend on."""

    @asking
    async def action_saved_links(self) -> None:
        """Show the kept links, and who would care about each."""
        if self.people is None:
            return
        sharing = Sharing(self.services, self.people)
        await self.app.push_screen_wait(sharing)
        self._come_back_from(sharing)
        if sharing.asked_for is not None and sharing.words is not None:
            self._begin_about(sharing.asked_for, sharing.move, sharing.words)

    @asking
    async def action_save_link(self) -> None:
        """Keep a link for the person; the line holds the address and why."""
        contact = self.contact
        text: str | None = ""
        while contact is not None and text is not None:
            title = f"A link for {contact.first_name}"
            text = await self.app.push_screen_wait(Ask(title, HOW_TO_SAVE, value=text))
            if text is not None and self._keep_link(text):
                return

    def _keep_link(self, text: str) -> bool:
        kept: list[Kept] = []

        def deed(contact: Contact) -> None:
            address, why = address_and_reason(text)
            kept.append(self.services.saved.keep(address, why, people=[contact]))

        if not self.do("Kept for {name} · c passes it on", deed, stays=True):
            return False
        if kept[0].removed and self.contact is not None:
            words = f"Kept for {self.contact.first_name}, {told_of_removed(kept[0])}"
            self.say(words, undoable=True)
        return True

    @asking
    async def action_bridges(self) -> None:
        """Show who knows both, to ask them or to name them."""
        contact = self.contact
        if contact is None:
            return
        try:
            bridges = self.services.introducing.bridges(contact)
        except ReconnectError as problem:
            self.say_why_not(problem)
            return
        if not bridges:
            self.say(f"Nobody is noted who knows both you and {contact.first_name} · i notes them")
            return
        answer = await self.app.push_screen_wait(Bridges(contact, bridges))
        if answer is None:
            return
        bridge, what = answer
        if what == "ask":
            await self._ask_for_introduction(bridge, contact)
        elif await self._may_be_named(bridge.contact, contact):
            self._begin_about(contact, NAMING, words_to_name(bridge.contact))

    async def _ask_for_introduction(self, bridge: Bridge, target: Contact) -> None:
        """Write to the friend of both; whoever waits for an answer is answered first (T15)."""
        friend = bridge.contact
        if bridge.owes:
            about = f"{friend.first_name} waits for your answer, so a request can wait too."
            choices = [
                Choice("y", "answer first", "answer"),
                Choice("a", "ask all the same", "ask"),
            ]
            answer = await self.app.push_screen_wait(Choose("Answer first?", about, choices))
            if answer is None:
                return
            if answer == "answer":
                self.go_to(friend)
                self.write_soon("")
                return
        self._begin_about(friend, ASKING, words_to_ask(target))

    async def _may_be_named(self, friend: Contact, target: Contact) -> bool:
        """Whether the friend agreed to be named, which is noted once said (M72)."""
        if friend.id in target.mutuals_agreed:
            return True
        about = f"{target.first_name} may ask {friend.first_name} about it."
        choices = [
            Choice("y", f"yes, {friend.first_name} agreed: note it", "yes"),
            Choice("n", "not yet: leave it", ""),
        ]
        title = f"Has {friend.first_name} agreed to be named?"
        if not await self.app.push_screen_wait(Choose(title, about, choices, takes_enter=False)):
            return False
        introducing = self.services.introducing
        words = f"Noted that {friend.first_name} may be named"
        return self.do(words, lambda contact: introducing.agreed(contact, friend), stays=True)

    def _begin_about(self, contact: Contact, move: str, words: Mapping[str, str]) -> None:
        """Begin a message with words for its slots; the best fitting one where it is not known."""
        moves = {fit.move.name: fit.move for fit in self.services.outreach.moves(contact)}
        slots = {slot.name for slot in moves[move].slots} if move in moves else set()
        if self.contact != contact:
            self.go_to(contact)
        known = {name: text for name, text in words.items() if name in slots}
        self.write_soon(move if move in moves else "", known)
