"""The ways to reach somebody: addresses, numbers and profiles to copy (playbook M29)."""

from textual import work

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.text import one_line, shortened
from reconnect_tui.ui.screens.dialogs import Choice, Choose
from reconnect_tui.ui.screens.flows import Flowing
from reconnect_tui.ui.screens.people import asking

_LONGEST_ADDRESS = 48
"""Characters of an address in a menu."""


class Reaching(Flowing):
    """The command that hands out how somebody is reached."""

    @asking
    async def action_copy_address(self) -> None:
        """Copy an address, a number or the link to a profile; the only one there is at once."""
        contact = self.contact
        if contact is None:
            return
        ways = _ways_to(contact)
        if not ways:
            self.say(f"No address of {contact.first_name} known")
        elif len(ways) == 1:
            self._copy_address(contact.name, ways[0].value)
        else:
            title = f"Ways to reach {contact.first_name}"
            chosen = await self.app.push_screen_wait(Choose(title, "", ways))
            if chosen is not None:
                self._copy_address(contact.name, chosen)

    @work(thread=True, exclusive=True, group="copy", exit_on_error=False)
    def _copy_address(self, name: str, address: str) -> None:
        copied = self.services.outreach.hand_out(address, f"{name} address")
        self.app.call_from_thread(self.say, copied.sentence, address)


def _ways_to(contact: Contact) -> list[Choice]:
    """What can be copied; opening it is left to the user, who sees where it leads."""
    addresses = (*contact.emails, *contact.phones, *contact.urls)
    return [
        Choice(key, shortened(one_line(words), _LONGEST_ADDRESS), words)
        for key, words in zip("123456789", addresses, strict=False)
    ]
