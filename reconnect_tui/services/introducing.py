"""Who knows both the user and somebody, and the two messages that this makes possible.

The one asks the friend of both to bring the two together (T15), the other names that friend to
the person (T16), which the friend has to have agreed to (M72).
"""

from dataclasses import replace

from reconnect_tui.core.bridges import Bridge, acquaintances_of, bridges_to, told_on_card
from reconnect_tui.core.contact import Contact
from reconnect_tui.services.record_keeping import RecordKeeping, refuse_where_not_wished

ASKING = "intro_request"
"""The move that asks a friend of both to connect them (playbook T15)."""

NAMING = "mutual_mention"
"""The move that names a friend of both (playbook T16)."""


class Introducing(RecordKeeping):
    """Finding friends of both, and noting what they agreed to."""

    def bridges(self, contact: Contact) -> tuple[Bridge, ...]:
        """Everyone who knows both, whom the user spoke with last first.

        Raises:
            DoNotContact: The person asked not to be contacted.
        """
        refuse_where_not_wished(contact)
        return bridges_to(contact, self._book.contacts, self._today(), self._rules)

    def told(self, contact: Contact) -> str:
        """Who knows both, in one line for the record; empty where nobody is noted."""
        known = acquaintances_of(contact, self._book.contacts, self._today(), self._rules)
        return told_on_card(known)

    def agreed(self, contact: Contact, friend: Contact) -> Contact:
        """The contact to whom a friend of both agreed to be named.

        Raises:
            NoSuchContact: Somebody has removed them meanwhile.
        """
        return self._changed(
            contact,
            f"Noted that {friend.name} may be named to {contact.name}",
            lambda fresh: replace(
                fresh,
                mutual_offered=True,
                mutuals_agreed=tuple(dict.fromkeys((*fresh.mutuals_agreed, friend.id))),
                mutuals=tuple(dict.fromkeys((*fresh.mutuals, friend.id))),
            ),
        )


def words_to_ask(target: Contact) -> dict[str, str]:
    """What the slots of the message that asks for an introduction are filled with."""
    return {"target": target.name}


def words_to_name(friend: Contact) -> dict[str, str]:
    """What the slots of the message that names the friend are filled with."""
    return {"mutual": friend.name}
