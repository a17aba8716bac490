"""From the queue to the sent message, and everything one logs about a tie.

Every deed is one change of the book and one step of undo.
"""

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.draft import Draft, Tone
from reconnect_tui.core.errors import WrongInput
from reconnect_tui.core.lifecycle import sending, transitions
from reconnect_tui.core.ranking.elapsed import as_of
from reconnect_tui.core.ranking.roster import Roster
from reconnect_tui.core.ranking.standing import step_in_words
from reconnect_tui.core.ranking.tie import Tie
from reconnect_tui.core.ranking.triage import Place, place_of
from reconnect_tui.core.ranking.triage_queue import TriageQueue
from reconnect_tui.core.rules import STANDARD, Rules
from reconnect_tui.core.writing.drafting import (
    Composition,
    Fit,
    compose,
    fitting_moves,
    spent,
)
from reconnect_tui.core.writing.moves import Move
from reconnect_tui.core.writing.own_words import Repertoire
from reconnect_tui.services.clipboard import Clipboard, Copied, Outcome
from reconnect_tui.services.drafts import Drafts
from reconnect_tui.services.record_keeping import newest_of, refuse_where_not_wished
from reconnect_tui.storage.address_book import AddressBook, UndoneChange

_CHEAPER_ONE_BY_ONE = 5
"""A ranking of everyone costs about as much as taking a fifth of them out and in again."""

_NOT_LIKE = 60
"""Messages to others, the newest of a kind, whose sentences a new one does not repeat."""


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


class Outreach(Drafts):
    """Whom to write to, writing to them, and what became of it."""

    def __init__(
        self,
        book: AddressBook,
        clipboard: Clipboard,
        today: Callable[[], date],
        rules: Rules = STANDARD,
        wordings: Callable[[], Repertoire] = Repertoire,
    ) -> None:
        """Work on `book`, with the clock, the clipboard and the ways to say things handed in."""
        super().__init__(book, today, rules)
        self._clipboard = clipboard
        self._wordings = wordings

    @property
    def repertoire(self) -> Repertoire:
        """Every move there is, and every way to say it, the user's own included."""
        return self._wordings()

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
        return fitting_moves(contact, self._today(), self.repertoire.moves)

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
        chosen = self.repertoire.named(move) if move else self._best_move(contact)
        given = {**self._known_to_both(contact, chosen), **(values or {})}
        return compose(
            contact,
            self._book.owner,
            chosen,
            self._today(),
            tone=tone,
            channel=channel,
            values=given,
            repertoire=self.repertoire,
            others=self._told_others(contact, chosen),
        )

    def _told_others(self, contact: Contact, move: Move) -> tuple[str, ...]:
        """The newest messages to other people that began from a move."""
        found = (
            draft.body
            for draft in self._book.drafts
            if draft.move == move.name
            and draft.contact_id != contact.id
            and draft.status != "dropped"
        )
        return tuple(deque(found, maxlen=_NOT_LIKE))

    def _known_to_both(self, contact: Contact, move: Move) -> Mapping[str, str]:
        """The friend whom the message names, where one agreed to that (M72), or the one it seeks.

        Where several come into question, the user has to say which.
        """
        friends = self._book.contacts.knowing(contact)
        if move.name == "intro_request" and len(friends) == 1:
            return {"target": friends[0].name}
        if move.name != "mutual_mention":
            return {}
        named = [friend for friend in friends if friend.id in contact.mutuals_agreed]
        if not named and contact.mutual_offered and len(friends) == 1:
            named = list(friends)
        return {"mutual": named[0].first_name} if named else {}

    def drop(self, draft: Draft) -> None:
        """Put a draft away for good."""
        contact = self._contact(draft.contact_id)
        with self._book.changing(f"Dropped the message to {contact.name}") as change:
            contact = newest_of(change, contact)
            self._drafts.put_as(change, draft, "dropped")
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
        contact = self._addressed(draft)
        text = f"{draft.subject}\n\n{draft.body}" if with_subject and draft.subject else draft.body
        return self.hand_out(text, contact.name)

    def hand_out(self, text: str, title: str) -> Copied:
        """Which way a text went to the clipboard; `title` names the file it is kept in."""
        return self._clipboard.copy(text, title)

    def kept_after(self, draft: Draft, copied: Copied) -> Draft:
        """The draft, marked as copied where that is certain; its words are a version either way."""
        certain = copied.outcome in (Outcome.VERIFIED, Outcome.TMUX)
        return self.marked_as_copied(draft) if certain else self.keep(draft, milestone=True)

    def marked_as_copied(self, draft: Draft) -> Draft:
        """The draft kept as copied, once that is certain or the user has said so."""
        if draft.status == "copied":
            return draft
        contact = self._contact(draft.contact_id)
        with self._book.changing(f"Copied the message to {contact.name}", undoable=False) as change:
            newest_of(change, contact)
            copied = replace(draft, status="copied")
            return self._drafts.put(change, copied, milestone=True)

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
            changed = spent(changed, draft.body, draft.move)
            self._drafts.put_as(change, draft, "sent")
            return change.put(changed)

    def undo(self) -> UndoneChange:
        """Take the last change back.

        Raises:
            NothingToUndo: There is none.
        """
        return self._book.undo()

    def _best_move(self, contact: Contact) -> Move:
        return self.moves(contact)[0].move

    def _goals(self) -> tuple[str, ...]:
        return tuple(goal.name for goal in self._book.goals)


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
