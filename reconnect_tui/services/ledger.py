"""What one logs and decides about a tie: talks, messages, rests.

Every deed is one change of the book and one step of undo.
"""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from reconnect_tui.core.contact import Contact, State
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.errors import WrongInput
from reconnect_tui.core.lifecycle import by_hand, keeping, meeting, transitions
from reconnect_tui.core.lifecycle.promising import promised
from reconnect_tui.core.text import cleaned, summed_up
from reconnect_tui.core.timeline import Interaction, usual_direction
from reconnect_tui.services.record_keeping import (
    RecordKeeping,
    newest_of,
    refuse_where_not_wished,
)
from reconnect_tui.services.spoken_dates import day_named_in

_LOGGED = {
    "note": "Kept a note",
    "message": "Logged a message",
    "email": "Logged an email",
    "call": "Logged a call",
    "meeting": "Logged a meeting",
    "gift": "Logged a gift",
    "introduction": "Logged an introduction",
    "other": "In touch",
}
"""What a logged entry is called in the list of changes, before `with Ada`."""


class Ledger(RecordKeeping):
    """The deeds that need no message."""

    def replied(self, contact: Contact, text: str = "", on: date | None = None) -> Contact:
        """The contact after a message of theirs."""
        day = on or self._today()
        self._not_ahead(day)
        channel = self._channel_of_talk(contact)
        return self._changed(
            contact,
            f"Logged a reply from {contact.name}",
            lambda fresh: transitions.replied(
                fresh, cleaned(text), day, channel=channel, today=self._today(), rules=self._rules
            ),
        )

    def met(
        self,
        contact: Contact,
        text: str = "",
        on: date | None = None,
        *,
        promises: Sequence[str] = (),
    ) -> Contact:
        """The contact after a talk with them, and with what the user promised in it."""
        day = on or self._today()
        self._not_ahead(day)
        return self._changed(
            contact,
            f"Logged a talk with {contact.name}",
            lambda fresh: self._with_promises(
                transitions.met(fresh, cleaned(text), day, today=self._today(), rules=self._rules),
                promises,
            ),
        )

    def schedule(self, contact: Contact, on: date, what: str = "") -> Contact:
        """The contact with whom a talk has a date (L9).

        Raises:
            DoNotContact: They asked not to be contacted.
            WrongInput: The day has gone by.
        """
        refuse_where_not_wished(contact)
        self._not_gone(on)
        return self._changed(
            contact,
            f"Agreed to talk with {contact.name} on {on.isoformat()}",
            lambda fresh: meeting.scheduled(fresh, on, self._today(), what=what, rules=self._rules),
        )

    def willing(self, contact: Contact) -> Contact:
        """The contact who would like to talk some time: two times are to be proposed (L11).

        Raises:
            DoNotContact: They asked not to be contacted.
        """
        refuse_where_not_wished(contact)
        return self._changed(
            contact,
            f"{contact.name} would like to talk some time",
            lambda fresh: meeting.willing(fresh, self._today(), self._rules),
        )

    def called_off(self, contact: Contact) -> Contact:
        """The contact with whom a talk did not take place: new times are to be offered (L13)."""
        return self._changed(
            contact,
            f"No talk with {contact.name} after all",
            lambda fresh: meeting.called_off(fresh, self._today(), self._rules),
        )

    def rhythms_to_ask(self, contact: Contact) -> tuple[int, ...]:
        """The rhythms to choose from once thanks are said (L14); none where it is not the time."""
        asked = keeping.is_asked_for_rhythm(contact, self._today(), self._rules)
        return self._rules.rhythms if asked else ()

    def calm(self, contact: Contact) -> Contact:
        """The contact with the next calmer rhythm, or at rest after the calmest one (L18)."""
        return self._changed(
            contact,
            f"A calmer rhythm for {contact.name}",
            lambda fresh: keeping.calmed(fresh, self._today(), self._rules),
        )

    def put_in_state(
        self, contact: Contact, state: State, on: date | None = None, rhythm: int = 0
    ) -> Contact:
        """The contact in a state chosen by hand (A1); `on` is the day of a talk.

        Raises:
            DoNotContact: They asked not to be contacted, and the state is about contact.
            WrongInput: The day of the talk is not given, or has gone by.
        """
        if state not in ("dormant", "paused", "let_go"):
            refuse_where_not_wished(contact)
        if state == "scheduled":
            self._not_gone(_named(on))
        return self._changed(
            contact,
            f"Moved {contact.name} to “{state.replace('_', ' ')}”",
            lambda fresh: by_hand.in_state(
                fresh, state, self._today(), on=on, rhythm=rhythm, rules=self._rules
            ),
        )

    def log(
        self,
        contacts: Sequence[Contact],
        text: str,
        *,
        kind: str = "note",
        direction: str = "",
        on: PartialDate | None = None,
        channel: str = "",
        source: str = "",
        promises: Sequence[str] = (),
    ) -> Interaction:
        """One entry on the timeline of each of several people, under one uid.

        What the user promised in it is noted with each of them, to be kept in some days (L12).

        Raises:
            WrongInput: There are no words, nobody is named, or the day lies ahead.
        """
        people = {contact.id: contact for contact in contacts}
        if not people:
            raise WrongInput("Say who it was with; nobody is named.")

        words = cleaned(text)
        if not words:
            raise WrongInput("Say in a few words what happened; the text is empty.")
        when = on or PartialDate.on(self._today())
        self._not_ahead(when.first)
        summary, body = summed_up(words)
        entry = Interaction(
            uid=str(uuid.uuid4()),
            date=when,
            kind=kind,
            direction=direction or usual_direction(kind),  # type: ignore[arg-type]
            channel=channel,
            summary=summary,
            body=body,
            source=source,
        )
        names = ", ".join(contact.name for contact in people.values())
        with self._book.changing(f"{_LOGGED.get(kind, f'Logged a {kind}')} with {names}") as change:
            for contact in people.values():
                others = tuple(number for number in people if number != contact.id)
                shared = replace(entry, with_ids=others)
                after = transitions.logged(
                    newest_of(change, contact), shared, self._today(), self._rules
                )
                change.put(self._with_promises(after, promises))
        return entry

    def _with_promises(self, contact: Contact, promises: Sequence[str]) -> Contact:
        today = self._today()
        for words in promises:
            due = day_named_in(words, today)
            contact = promised(contact, words, today, due=due, rules=self._rules)
        return contact

    def without_entry(self, contact: Contact, uid: str) -> Contact:
        """The contact without one entry of their timeline."""
        return self._changed(
            contact,
            f"Removed an entry of {contact.name}",
            lambda fresh: replace(fresh, timeline=fresh.timeline.without(uid)),
        )

    def snooze(self, contact: Contact, until: date) -> Contact:
        """The contact out of sight until a day.

        Raises:
            WrongInput: The day does not lie ahead.
        """
        if until <= self._today():
            raise WrongInput(f"{until.isoformat()} does not lie ahead. Name a later day.")
        return self._changed(
            contact,
            f"Set {contact.name} aside until {until.isoformat()}",
            lambda fresh: transitions.snoozed(fresh, until, self._today()),
        )

    def star(self, contact: Contact) -> Contact:
        """The contact marked as one the user would like to write to.

        Raises:
            DoNotContact: They asked not to be contacted.
        """
        refuse_where_not_wished(contact)
        return self._changed(
            contact,
            f"Starred {contact.name}",
            lambda fresh: transitions.starred(fresh, self._today(), self._rules),
        )

    def pause(self, contact: Contact) -> Contact:
        """The contact left to rest for some months."""
        return self._changed(
            contact,
            f"Left {contact.name} to rest",
            lambda fresh: transitions.paused(fresh, self._today(), rules=self._rules),
        )

    def let_go(self, contact: Contact) -> Contact:
        """The contact closed kindly, without reminders."""
        return self._changed(
            contact,
            f"Let go of {contact.name}",
            lambda fresh: transitions.let_go(fresh, self._today()),
        )

    def wake(self, contact: Contact) -> Contact:
        """The contact listed again."""
        return self._changed(
            contact,
            f"Put {contact.name} back on the list",
            lambda fresh: transitions.awake(fresh, self._today(), self._rules),
        )

    @staticmethod
    def _channel_of_talk(contact: Contact) -> str:
        """A reply comes on the channel of the last messages (M79); a talk is no message."""
        written = [
            entry.channel
            for entry in contact.timeline.counted
            if entry.channel and entry.channel not in _SPOKEN
        ]
        return written[-1] if written else ""


_SPOKEN = frozenset({"in_person", "phone"})
"""Channels of talks."""


def _named(day: date | None) -> date:
    if day is None:
        raise WrongInput("Say on which day you will talk, such as 2026-12-03.")
    return day
