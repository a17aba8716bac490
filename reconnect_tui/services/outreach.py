"""From the queue to the sent message, and everything one logs about a tie.

Every deed is one change of the book and one step of undo.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.draft import Draft, Tone
from reconnect_tui.core.errors import EmptyDraft, NoSuchContact, WrongInput
from reconnect_tui.core.lifecycle import sending, transitions
from reconnect_tui.core.ranking.elapsed import as_of
from reconnect_tui.core.ranking.roster import Roster
from reconnect_tui.core.ranking.standing import step_in_words
from reconnect_tui.core.ranking.tie import Tie
from reconnect_tui.core.ranking.triage import Place, place_of
from reconnect_tui.core.ranking.triage_queue import TriageQueue
from reconnect_tui.core.text import LONGEST_NOTE
from reconnect_tui.core.writing.drafting import (
    Composition,
    Fit,
    compose,
    fitting_moves,
    memory_used_in,
)
from reconnect_tui.core.writing.moves import Move, move_named
from reconnect_tui.services.clipboard import Copied, Outcome
from reconnect_tui.services.ledger import Ledger, newest_of, refuse_where_not_wished
from reconnect_tui.storage.address_book import Change, UndoneChange

_CHEAPER_ONE_BY_ONE = 5
"""A ranking of everyone costs about as much as taking a fifth of them out and in again."""


@dataclass(frozen=True, slots=True)
class DueStep:
    """A follow-up or a promise with its day."""

    contact_id: ContactId
    name: str
    due: PartialDate
    kind: str
    """The kind of follow-up, or `promise`."""

    text: str
    """What to do, in words."""


class Outreach(Ledger):
    """Whom to write to, writing to them, and what became of it."""

    def roster(self) -> Roster:
        """Everyone in the order of the screen."""
        today = self._today()
        ties = (Tie.of(contact, today, self._rules) for contact in self._book.contacts.values())
        return Roster.of(ties, self._goals(), self._rules)

    def roster_after(self, roster: Roster, changed: Iterable[ContactId]) -> Roster:
        """Everyone in their order once some people have changed, or are no longer in the book.

        Only these are ranked anew, unless there are many, or the day or a goal is another.
        """
        ids, contacts = tuple(changed), self._book.contacts
        is_little = len(ids) <= max(1, len(contacts) // _CHEAPER_ONE_BY_ONE)
        if not is_little or not roster.is_of(self._today(), self._goals(), self._rules):
            return self.roster()
        if not ids:
            return roster
        known = (contacts.get(number) for number in ids)
        ties = [self.tie(contact) for contact in known if contact is not None]
        return roster.with_changed(ties, [number for number in ids if number not in contacts])

    def queue(self) -> TriageQueue:
        """Everyone who may be listed today, the first one first."""
        return self.roster().queue

    def place(self, contact: Contact) -> Place | None:
        """The place of one person today, or `None` where they are left in peace."""
        return place_of(self.tie(contact), self._goals(), self._rules)

    def tie(self, contact: Contact) -> Tie:
        """Where a person stands today."""
        return Tie.of(contact, self._today(), self._rules)

    def due(self, within_days: int = 0) -> tuple[DueStep, ...]:
        """Follow-ups and promises whose day has come or comes within so many days."""
        today = self._today()
        found = [
            step
            for contact in self._book.contacts.values()
            if contact.followups or contact.promises
            if not (contact.do_not_contact or contact.state == "let_go")
            for step in _steps_of(as_of(contact, today, self._rules))
            if (step.due.first - today).days <= within_days
        ]
        return tuple(sorted(found, key=lambda step: (step.due.first, step.name, step.kind)))

    def moves(self, contact: Contact) -> tuple[Fit, ...]:
        """The moves for a person, the fitting ones first."""
        return fitting_moves(contact, self._today())

    def begin(
        self,
        contact: Contact,
        move: str = "",
        *,
        tone: Tone | None = None,
        channel: str = "",
        values: Mapping[str, str] | None = None,
    ) -> Composition:
        """A message to a person, composed and not yet kept.

        Args:
            contact: To whom.
            move: The name of a move, or nothing for the best fitting one.
            tone: The tone, or nothing for the usual one.
            channel: The channel, or nothing for the usual one.
            values: What the user gave for slots.

        Raises:
            DoNotContact: They asked not to be contacted.
            UnknownMove: There is no such move.
        """
        refuse_where_not_wished(contact)
        chosen = move_named(move) if move else self._best_move(contact)
        return compose(
            contact,
            self._book.owner,
            chosen,
            self._today(),
            tone=tone,
            channel=channel,
            values=values or {},
        )

    def draft_for(self, contact: Contact) -> Draft | None:
        """The newest message to a person that has not been sent."""
        live = [
            draft for draft in self._book.drafts if draft.contact_id == contact.id and draft.is_live
        ]
        return live[-1] if live else None

    def draft(self, number: int) -> Draft | None:
        """The draft of a number."""
        return next((draft for draft in self._book.drafts if draft.id == number), None)

    def keep(self, draft: Draft) -> Draft:
        """The draft as it is kept in the book; words saved while typing are no step of undo.

        Where another window has written other words into it meanwhile, both are kept, these as a
        draft of their own.
        """
        contact = self._contact(draft.contact_id)
        begun = draft.id == 0
        draft = replace(draft, body=draft.body[:LONGEST_NOTE])
        label = f"Began a message to {contact.name}"
        with self._book.changing(label, undoable=begun) as change:
            contact = newest_of(change, contact)
            if _was_reworded_elsewhere(change, draft):
                draft = replace(draft, id=0, created="")
            kept = change.put_draft(draft)
            if begun or contact.state == "preparing":
                change.put(transitions.drafted(contact, self._today(), self._rules))
        return kept

    def drop(self, draft: Draft) -> None:
        """Put a draft away for good."""
        contact = self._contact(draft.contact_id)
        with self._book.changing(f"Dropped the message to {contact.name}") as change:
            contact = newest_of(change, contact)
            change.put_draft(replace(draft, status="dropped"))
            contact = transitions.without_followup(contact, "send_or_drop", self._today())
            if contact.state == "drafted":
                contact = replace(contact, state="dormant")
            change.put(contact)

    def copy(self, draft: Draft, *, with_subject: bool = False) -> tuple[Draft, Copied]:
        """The draft as it is kept, and which way its words went.

        Copied is not sent: no clock starts and nothing is logged.

        Raises:
            EmptyDraft: There are no words in it.
        """
        kept = self.keep(draft)
        copied = self.handed_out(kept, with_subject=with_subject)
        return self.kept_after(kept, copied), copied

    def handed_out(self, draft: Draft, *, with_subject: bool = False) -> Copied:
        """Which way the words of a kept draft went; touches nothing but the clipboard.

        Raises:
            EmptyDraft: There are no words in it.
            DoNotContact: They asked not to be contacted.
        """
        if not draft.body.strip():
            raise EmptyDraft("There is nothing to copy yet: the message is empty.")
        contact = self._contact(draft.contact_id)
        refuse_where_not_wished(contact)
        text = f"{draft.subject}\n\n{draft.body}" if with_subject and draft.subject else draft.body
        return self.hand_out(text, contact.name)

    def hand_out(self, text: str, title: str) -> Copied:
        """Which way a text went to the clipboard; `title` names the file it is kept in."""
        return self._clipboard.copy(text, title)

    def kept_after(self, draft: Draft, copied: Copied) -> Draft:
        """The draft, marked as copied where that is certain."""
        certain = copied.outcome in (Outcome.VERIFIED, Outcome.TMUX)
        return self.marked_as_copied(draft) if certain else draft

    def marked_as_copied(self, draft: Draft) -> Draft:
        """The draft kept as copied, once that is certain or the user has said so."""
        if draft.status == "copied":
            return draft
        contact = self._contact(draft.contact_id)
        with self._book.changing(f"Copied the message to {contact.name}", undoable=False) as change:
            newest_of(change, contact)
            return change.put_draft(replace(draft, status="copied"))

    def sent(self, draft: Draft, on: date | None = None) -> Contact:
        """The contact after the user confirmed that the draft was sent (playbook 6.3).

        Raises:
            NoSuchContact: Somebody has removed them meanwhile.
            WrongInput: It was sent before, or the day lies ahead.
        """
        contact = self._contact(draft.contact_id)
        day = on or self._today()
        self._not_ahead(day)
        with self._book.changing(f"Sent a message to {contact.name}") as change:
            fresh = newest_of(change, contact)
            if any(kept.id == draft.id and kept.status == "sent" for kept in change.drafts()):
                raise WrongInput(f"This message to {contact.name} is marked as sent already.")
            changed = sending.sent(fresh, draft, day, self._rules)
            memory = memory_used_in(draft.body, fresh)
            if memory and memory not in changed.memories_used:
                changed = replace(changed, memories_used=(*changed.memories_used, memory))
            change.put_draft(replace(draft, status="sent"))
            return change.put(changed)

    def undo(self) -> UndoneChange:
        """Take the last change back.

        Raises:
            NothingToUndo: There is none.
        """
        return self._book.undo()

    def _contact(self, number: ContactId) -> Contact:
        contact = self._book.contacts.get(number)
        if contact is None:
            raise NoSuchContact("The person this message was for is no longer in the book.")
        return contact

    def _best_move(self, contact: Contact) -> Move:
        return fitting_moves(contact, self._today())[0].move

    def _goals(self) -> tuple[str, ...]:
        return tuple(goal.name for goal in self._book.goals)


def _was_reworded_elsewhere(change: Change, draft: Draft) -> bool:
    """Whether the draft holds other words in the book than those that this one goes on from."""
    if not (draft.id and draft.updated):
        return False
    standing = next((kept for kept in change.drafts() if kept.id == draft.id), None)
    return (
        standing is not None
        and standing.updated != draft.updated
        and (standing.subject, standing.body) != (draft.subject, draft.body)
    )


def _steps_of(contact: Contact) -> list[DueStep]:
    steps = [
        DueStep(contact.id, contact.name, step.due, step.kind, step_in_words(step))
        for step in contact.open_followups
        if step.due is not None
    ]
    promises = [
        DueStep(contact.id, contact.name, promise.due, "promise", promise.text)
        for promise in contact.open_promises
        if promise.due is not None
    ]
    return steps + promises
