"""Before a message: thinking of somebody, looking them up, choosing the day to send it.

Every deed is one change of the book and one step of undo.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.errors import WrongInput
from reconnect_tui.core.finding.one import one_contact
from reconnect_tui.core.lifecycle import preparing
from reconnect_tui.core.lifecycle.gate import AskGate, ask_gate
from reconnect_tui.core.lifecycle.preparing import Homework, Preparation
from reconnect_tui.core.writing.intents import ASK_LATER
from reconnect_tui.services.fields import with_field
from reconnect_tui.services.record_keeping import (
    RecordKeeping,
    newest_of,
    refuse_where_not_wished,
)

_LOOKED_UP = frozenset({"organization", "title", "city", "country", "mutuals"})
"""Plain fields that can be out of date, so that it is kept when they were looked up."""

_FOR_THE_MESSAGE = frozenset({"learned", "offer", "intent"})

NOT_ANSWERS = frozenset({"name", "state", "do_not_contact", "rhythm_days", "snoozed_until"})
"""Fields that are decisions and no answers to a question about somebody."""

NOTHING_FOUND = Preparation()
"""What one has who begins to prepare."""


class Preparing(RecordKeeping):
    """Preparing a message (playbook 1 C)."""

    def homework(self, contact: Contact) -> tuple[Homework, ...]:
        """What one may look up about a person, with what is known and how old that is (M28)."""
        items = preparing.homework(contact, self._today(), self._rules)
        friends = ", ".join(one.name for one in self._book.contacts.knowing(contact))
        return tuple(
            replace(item, answer=friends) if item.name == "mutuals" else item for item in items
        )

    def prepare(
        self,
        contact: Contact,
        found: Preparation = NOTHING_FOUND,
        answers: Mapping[str, str] | None = None,
    ) -> Contact:
        """The contact once the user prepares (L2), with what was remembered and looked up.

        What is empty changes nothing, and preparing twice changes nothing either.

        Args:
            contact: Whom the user is going to write to.
            found: What was remembered, and news.
            answers: Plain fields of the record and what they hold now, as they are typed:
                `organization`, `city`, `how_met`. One that is as it was is looked up again; only
                what the next message draws on can be cleared: `learned`, `offer`, `intent`.

        Raises:
            DoNotContact: They asked not to be contacted.
            UnknownField: Contacts have no such field, or it is no answer.
            WrongInput: An answer is none for its field.
        """
        refuse_where_not_wished(contact)
        given = {
            name: text
            for name, text in (answers or {}).items()
            if text.strip() or name in _FOR_THE_MESSAGE
        }
        if not given.keys().isdisjoint(NOT_ANSWERS):
            raise WrongInput(f"These are no answers: {', '.join(sorted(NOT_ANSWERS & {*given}))}.")
        from reconnect_tui.core.coach.asks import is_a_request

        today = self._today()
        names = tuple(dict.fromkeys((*found.looked_up, *(_LOOKED_UP & given.keys()))))
        found = replace(found, looked_up=names)
        if not given.get("intent", contact.intent) and is_a_request(found.honest_reason):
            # The first message goes without the request, and the gate waits for it (M27, M50).
            given["intent"] = ASK_LATER

        def deed(fresh: Contact) -> Contact:
            fresh = preparing.prepared(fresh, today, self._rules)
            for name, text in given.items():
                fresh = with_field(fresh, name, text, today)
            return preparing.with_preparation(fresh, found, today, self._rules)

        return self._changed(contact, f"Prepared a message to {contact.name}", deed)

    def friends_named(self, contact: Contact, names: str) -> tuple[int, ...]:
        """The ids of the people whom names with commas between them mean (M28).

        Raises:
            NoSuchContact: Nobody in the book has one of the names.
            AmbiguousContact: Several have.
        """
        everyone = self._book.contacts
        friends = [one_contact(name, everyone) for name in names.split(",") if name.strip()]
        return tuple(friend.id for friend in friends if friend.id != contact.id)

    def plan(self, contact: Contact, on: date) -> Contact:
        """The contact once the day is chosen on which their draft is to be sent (L4).

        Raises:
            DoNotContact: They asked not to be contacted.
            WrongInput: There is no draft, or the day has gone by.
        """
        refuse_where_not_wished(contact)
        today = self._today()
        self._not_gone(on)
        label = f"Chose {on.isoformat()} for the message to {contact.name}"
        with self._book.changing(label) as change:
            fresh = newest_of(change, contact)
            drafts = [one for one in change.drafts() if one.contact_id == contact.id]
            if not any(one.is_live for one in drafts):
                raise WrongInput(f"There is no draft to {contact.name} yet. Write one first.")
            return change.put(preparing.planned(fresh, on, today))

    def gate(self, contact: Contact, move: str, *, asks_favour: bool = False) -> AskGate:
        """How ready a tie is for a request (playbook 6.4); it explains and never forbids.

        Args:
            contact: Who is to be asked.
            move: The move of the message.
            asks_favour: Whether its words ask for a favour, whatever the move.
        """
        return ask_gate(contact, self._today(), self._rules, move=move, asks_favour=asks_favour)
