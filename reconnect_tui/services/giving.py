"""Logging who gave and who asked (playbook M66): entries of the timeline that carry a mark.

An entry `gave` or `asked` has the direction of the one who did it: `out` for the user, `in` for
them. It is contact like any other; on a day on which that side has spoken already it is a note, so
that one exchange is not counted twice.
"""

import uuid
from dataclasses import replace
from typing import Literal, TypedDict, Unpack

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.errors import WrongInput
from reconnect_tui.core.lifecycle import transitions
from reconnect_tui.core.text import cleaned, summed_up
from reconnect_tui.core.timeline import Direction, Interaction
from reconnect_tui.services.record_keeping import RecordKeeping

_USUAL_KIND = {"gave": "gift", "asked": "message"}


class Details(TypedDict, total=False):
    """What more there is to say of it."""

    on: PartialDate | None
    """When; today if not said."""

    kind: str
    """The kind of entry; a gift or a message if not said."""

    channel: str


class Giving(RecordKeeping):
    """Logging what was given and what was asked for."""

    def gave(
        self,
        contact: Contact,
        text: str,
        *,
        theirs: bool = False,
        **details: Unpack[Details],
    ) -> Interaction:
        """The entry of something that the user gave, or with `theirs` that they gave.

        Raises:
            WrongInput: There are no words, or the day lies ahead.
        """
        label = f"{contact.name} gave you something" if theirs else f"Gave {contact.name} something"
        return self._logged(contact, text, "gave", label, theirs, **details)

    def asked(
        self,
        contact: Contact,
        text: str,
        *,
        theirs: bool = False,
        **details: Unpack[Details],
    ) -> Interaction:
        """The entry of something that the user asked for, or with `theirs` that they asked for.

        Raises:
            WrongInput: There are no words, or the day lies ahead.
        """
        label = (
            f"{contact.name} asked you for something"
            if theirs
            else f"Asked {contact.name} for something"
        )
        return self._logged(contact, text, "asked", label, theirs, **details)

    def _logged(
        self,
        contact: Contact,
        text: str,
        mark: Literal["gave", "asked"],
        label: str,
        theirs: bool,
        *,
        on: PartialDate | None = None,
        kind: str = "",
        channel: str = "",
    ) -> Interaction:
        words = cleaned(text)
        if not words:
            raise WrongInput(
                f"Say in a few words what was {_PARTICIPLES[mark]}; the text is empty."
            )
        when = on or PartialDate.on(self._today())
        self._not_ahead(when.first, when.text)
        summary, body = summed_up(words)
        direction: Direction = "in" if theirs else "out"
        entry = Interaction(
            uid=str(uuid.uuid4()),
            date=when,
            kind=kind or _USUAL_KIND[mark],
            direction=direction,
            channel=channel,
            summary=summary,
            body=body,
            source="command",
            gave=mark == "gave",
            asked=mark == "asked",
        )

        def deed(fresh: Contact) -> Contact:
            nonlocal entry
            if not kind and _have_spoken(fresh, entry):
                entry = replace(entry, kind="note")
            return transitions.logged(fresh, entry, self._today(), self._rules)

        self._changed(contact, label, deed)
        return entry


_PARTICIPLES = {"gave": "given", "asked": "asked for"}


def _have_spoken(contact: Contact, entry: Interaction) -> bool:
    """Whether that side has spoken on that very day already."""
    return any(
        other.date == entry.date
        and (other.is_inbound if entry.direction == "in" else other.is_outbound)
        for other in contact.timeline.counted
    )
