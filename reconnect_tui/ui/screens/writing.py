"""Writing to a person: open, fill, keep, leave."""

import time
from collections.abc import Mapping
from dataclasses import replace

from textual import on
from textual.reactive import reactive
from textual.timer import Timer
from textual.worker import Worker, WorkerState

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.errors import ReconnectError
from reconnect_tui.core.text import shortened
from reconnect_tui.core.writing.drafting import Composition
from reconnect_tui.ui.screens.people import PeopleScreen
from reconnect_tui.ui.widgets.composer import Composer
from reconnect_tui.ui.widgets.contact_list import ContactList
from reconnect_tui.ui.widgets.text_fields import Field

SAVE_AFTER_REST = 0.5
"""Seconds without a key after which the words are saved."""

SAVE_AT_LATEST = 2.0
"""Seconds after which the words are saved while one keeps typing."""

_NARROW = 100
"""Cells of a window below which the message takes the place of the timeline."""

_LAST_WORDS = 100
"""Characters."""


class Writing(PeopleScreen):
    """The commands on a message."""

    composition: reactive[Composition | None] = reactive(None, bindings=True)
    """The message being written; `None` while there is none."""

    recipient: reactive[str] = reactive("")
    """Whom the message is for, by name."""

    last_words: reactive[str] = reactive("")
    """What they said last, where the message hides the timeline."""

    draft_status: reactive[str] = reactive("")
    """What became of the draft last: `saved`."""

    _unsaved: Draft | None = None
    _heard: tuple[str, str] = ("", "")
    """The subject and the words as they were last taken in."""

    _unsaved_since: float = 0.0
    _save_timer: Timer | None = None
    _watch: Timer | None = None

    def watch_composition(self, composition: Composition | None) -> None:
        """Make room for the message, or give it back; at once, so that it can take the focus."""
        self.query_one(Composer).display = composition is not None
        self.set_class(composition is not None, "-writing")
        if self._watch is not None:
            self._watch.stop()
        # Textual may lose the message that tells of a key (its `prevent` reaches across tasks).
        self._watch = self.set_interval(SAVE_AT_LATEST, self._keep_up) if composition else None

    def _keep_up(self) -> None:
        if self._take_in():
            self.save_words()

    def _open_message(
        self,
        contact: Contact,
        kept: Draft | None,
        move: str = "",
        values: Mapping[str, str] | None = None,
    ) -> None:
        try:
            if kept is None:
                composition = self.services.outreach.begin(contact, move, values=values)
            else:
                composition = self._resumed(contact, kept)
        except ReconnectError as problem:
            self.say_why_not(problem)
            return
        self._unsaved = None
        self.draft_status = "" if kept is None else "draft kept"
        self.recipient = contact.name
        composer = self.query_one(Composer)
        composer.is_profile_old = self.services.agenda.is_profile_old
        composer.signature = self.services.book.owner.signature
        self.last_words = _last_words_of(contact) if self.size.width < _NARROW else ""
        self.composition = composition
        typed = self._as_typed()
        self._heard = (typed.subject, typed.body) if typed else ("", "")
        self.query_one(Composer).focus_words()

    def _resumed(self, contact: Contact, kept: Draft) -> Composition:
        """The kept words, with the slots of their move for hints."""
        try:
            fresh = self.services.outreach.begin(contact, kept.move)
        except ReconnectError:
            return Composition(kept, ())
        return replace(fresh, draft=kept)

    @on(Composer.Reworded)
    def _keep_the_words(self, event: Composer.Reworded) -> None:
        event.stop()
        now = time.monotonic()
        if self._unsaved is None:
            self._unsaved_since = now
        if not self._take_in():
            return
        if self._save_timer is not None:
            self._save_timer.stop()
        left = SAVE_AT_LATEST - (now - self._unsaved_since)
        if left > 0:
            self._save_timer = self.set_timer(min(SAVE_AFTER_REST, left), self.save_words)
        else:
            # At once: the next key would stop a timer before it is heard.
            self.save_words()

    def _as_typed(self) -> Draft | None:
        """The message as its fields show it now; `None` while there is none."""
        composer = self.query_one(Composer)
        if composer.draft is None:
            return None
        subject = composer.query_one(Field).value
        return composer.draft.reworded(composer.area.text).retitled(subject)

    def _take_in(self) -> bool:
        """Take in what the fields show, ahead of the messages that tell of it; whether it is new.

        A signal or a key can overtake the last letters otherwise, and a message that was on its
        way during a save would speak of a draft that has no number yet.
        """
        typed = self._as_typed()
        if typed is None or (typed.subject, typed.body) == self._heard:
            return False
        self._heard = (typed.subject, typed.body)
        self._unsaved = typed
        return True

    def keep_words(self) -> None:
        """Save what was typed without a look at the screen, which may have fallen.

        Raises:
            ReconnectError: It cannot be saved.
        """
        if self._unsaved is not None:
            self.services.outreach.keep(self._unsaved)

    def save_words(self) -> bool:
        """Save what was typed; whether it is safe now."""
        if self.composition is not None:
            self._take_in()
        draft = self._unsaved
        if draft is None:
            return True
        try:
            kept = self.services.outreach.keep(draft)
        except ReconnectError as problem:
            self.draft_status = "not saved"
            self.say_why_not(problem)
            return False
        self._unsaved = None
        composer = self.query_one(Composer)
        if composer.draft is not None:
            composer.take_up(replace(draft, id=kept.id, created=kept.created, updated=kept.updated))
        self.draft_status = "saved"
        if draft.id not in (0, kept.id):
            self.say("Other words were written elsewhere; they stay as a draft of their own")
        if draft.id == 0:
            self.renew([draft.contact_id])
        return True

    def action_save(self) -> None:
        """Save the draft now."""
        composer = self.query_one(Composer)
        if self._unsaved is None and composer.draft is not None and composer.draft.id == 0:
            self._unsaved = composer.draft
        if self.save_words():
            self.draft_status = "saved"

    def action_leave_draft(self) -> None:
        """Go back to the list; the draft is kept."""
        if self.composition is not None and self.save_words():
            self._close_message()

    def _close_message(self) -> None:
        self.composition = None
        self.draft_status = ""
        self.query_one(ContactList).focus_list()

    def action_drop_draft(self) -> None:
        """Put the draft away."""
        composer = self.query_one(Composer)
        draft = composer.draft
        if draft is None:
            return
        self._unsaved = None
        try:
            if draft.id:
                self.services.outreach.drop(draft)
        except ReconnectError as problem:
            self.say_why_not(problem)
            return
        self._close_message()
        self.renew([draft.contact_id])
        self.say("The draft is put away", undoable=bool(draft.id))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Let what fails off the screen's thread count like any other fault, not pass unseen."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            raise event.worker.error

    def _writing_to(self) -> Contact | None:
        draft = self.query_one(Composer).draft
        if draft is None:
            return None
        return self.services.directory.contacts.get(draft.contact_id)


def _last_words_of(contact: Contact) -> str:
    said = (entry.text for entry in contact.timeline.newest_first() if entry.is_inbound)
    return shortened(next(said, ""), _LAST_WORDS)
