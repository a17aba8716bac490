"""Messages while they are written: many at once, each with what it held before.

Every deed is one change of the book.
"""

from dataclasses import replace
from datetime import datetime
from functools import cached_property

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.draft import Draft, Version
from reconnect_tui.core.errors import EmptyDraft, NoSuchContact, WrongInput
from reconnect_tui.core.lifecycle import transitions
from reconnect_tui.core.text import LONGEST_NOTE
from reconnect_tui.core.versions import earlier_words
from reconnect_tui.services.draft_keeping import DraftKeeping
from reconnect_tui.services.ledger import Ledger
from reconnect_tui.services.record_keeping import newest_of, refuse_where_not_wished
from reconnect_tui.storage.address_book import Change


class Drafts(Ledger):
    """Keeping messages, going back to earlier words, and handing them to a mail program."""

    @cached_property
    def _drafts(self) -> DraftKeeping:
        return DraftKeeping()

    def draft_for(self, contact: Contact) -> Draft | None:
        """The newest message to a person that has not been sent."""
        live = self.live_for(contact)
        return live[-1] if live else None

    def live_for(self, contact: Contact) -> tuple[Draft, ...]:
        """Every message to a person that has not been sent, the one begun last at the end."""
        return tuple(
            draft for draft in self._book.drafts if draft.contact_id == contact.id and draft.is_live
        )

    def live_drafts(self) -> tuple[Draft, ...]:
        """Every message that may still be sent, the one worked on last first."""
        live = (draft for draft in self._book.drafts if draft.is_live)
        return tuple(sorted(live, key=lambda draft: (draft.updated, draft.id), reverse=True))

    def draft(self, number: int) -> Draft | None:
        """The draft of a number."""
        return next((draft for draft in self._book.drafts if draft.id == number), None)

    def keep(self, draft: Draft, *, milestone: bool = False) -> Draft:
        """The draft as it is kept in the book; words saved while typing are no step of undo.

        Where another window has written other words into it meanwhile, both are kept, these as a
        draft of their own.

        Args:
            draft: The words.
            milestone: Whether a stretch of writing ends here, so that these words, and those in
                whose place they stand, can be had back as a version.
        """
        begun = draft.id == 0
        deed = "Began a message to" if begun else "Wrote on the message to"
        return self._kept(draft, deed, undoable=begun, milestone=milestone)

    def reword(self, draft: Draft) -> Draft:
        """The draft, kept with words that were written elsewhere; a step of undo of its own."""
        deed = "Began a message to" if draft.id == 0 else "Reworded the message to"
        return self._kept(draft, deed, undoable=True, milestone=True)

    def versions(self, draft: Draft) -> tuple[Version, ...]:
        """What a message held earlier and does not hold now, newest first."""
        kept = self.draft(draft.id)
        return () if kept is None else earlier_words(replace(draft, versions=kept.versions))

    def with_version(self, draft: Draft, number: int) -> Draft:
        """The draft, kept with the words of an earlier version; what it held becomes a version.

        Args:
            draft: The words as they are now.
            number: Which of `versions`, counted from 1.

        Raises:
            WrongInput: There is no such version.
        """
        versions = self.versions(draft)
        if not 0 < number <= len(versions):
            raise WrongInput(
                f"There is no version {number} of draft:{draft.id}. "
                f"“reconnect drafts {draft.id} --versions” lists them."
            )
        earlier = versions[number - 1]
        reworded = draft.reworded(earlier.body).retitled(earlier.subject)
        deed = "Went back to earlier words of the message to"
        return self._kept(reworded, deed, undoable=True, milestone=True)

    def letter(self, draft: Draft, now: datetime) -> bytes:
        """The draft as a file for a mail program, as `letters.letter_of` makes it.

        Raises:
            EmptyDraft: There are no words in it.
            DoNotContact: They asked not to be contacted.
        """
        from reconnect_tui.services.letters import letter_of

        return letter_of(draft, self._addressed(draft), self._book.owner, now)

    def mailto(self, draft: Draft) -> str:
        """The draft as a link for a mail program, as `letters.mailto_of` makes it.

        Raises:
            EmptyDraft: There are no words in it.
            DoNotContact: They asked not to be contacted.
        """
        from reconnect_tui.services.letters import mailto_of

        return mailto_of(draft, self._addressed(draft))

    def _kept(self, draft: Draft, deed: str, *, undoable: bool, milestone: bool) -> Draft:
        contact = self._contact(draft.contact_id)
        begun = draft.id == 0
        draft = replace(draft, body=draft.body[:LONGEST_NOTE])
        with self._book.changing(f"{deed} {contact.name}", undoable=undoable) as change:
            contact = newest_of(change, contact)
            if _was_reworded_elsewhere(change, draft):
                draft = replace(draft, id=0, created="")
            kept = self._drafts.put(change, draft, milestone=milestone)
            if begun or contact.state == "preparing":
                change.put(transitions.drafted(contact, self._today(), self._rules))
        return kept

    def _contact(self, number: ContactId) -> Contact:
        contact = self._book.contacts.get(number)
        if contact is None:
            raise NoSuchContact("The person this message was for is no longer in the book.")
        return contact

    def _addressed(self, draft: Draft) -> Contact:
        """The person that a message can go out to."""
        if not draft.body.strip():
            raise EmptyDraft("There is nothing to copy yet: the message is empty.")
        contact = self._contact(draft.contact_id)
        refuse_where_not_wished(contact)
        return contact


def _was_reworded_elsewhere(change: Change, draft: Draft) -> bool:
    """Whether the draft holds other words in the book than those that this one goes on from."""
    if not (draft.id and draft.updated):
        return False
    standing = change.draft(draft.id)
    return (
        standing is not None
        and standing.updated != draft.updated
        and (standing.subject, standing.body) != (draft.subject, draft.body)
    )
