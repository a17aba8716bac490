"""Another opener, another channel, one's own editor, and the drafts that wait."""

from dataclasses import replace

from textual.app import SuspendNotSupported

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.errors import ReconnectError
from reconnect_tui.core.writing.drafting import Composition
from reconnect_tui.ui.screens.drafts import Drafts, Versions
from reconnect_tui.ui.screens.handing_out import HandingOut
from reconnect_tui.ui.screens.openers import Opener, Openers
from reconnect_tui.ui.screens.people import asking
from reconnect_tui.ui.widgets.composer import Composer


class Rewording(HandingOut):
    """The commands that put other words into a message; no words are lost by them."""

    @asking
    async def action_other_move(self) -> None:
        """Choose how to begin, with the message that it makes beside it."""
        contact, draft = self._writing_to(), self._as_typed()
        if contact is None or draft is None:
            return
        opener = await self.app.push_screen_wait(
            Openers(
                self.services.outreach,
                contact,
                move=draft.move,
                tone=draft.tone,
                channel=draft.channel,
            )
        )
        if opener is not None:
            self._begin_with(opener, draft)

    def _begin_with(self, opener: Opener, draft: Draft) -> None:
        """Take the opener; words that the user wrote stay one ^z and one version away."""
        if self.composition is None or not self._save_as_version():
            return
        own_words = draft.body.strip() != self.composition.draft.body.strip()
        fresh = opener.composition.draft
        kept = self.query_one(Composer).draft or draft
        changed = replace(
            kept,
            move=fresh.move,
            tone=fresh.tone,
            channel=fresh.channel,
            stage=fresh.stage,
            subject=draft.subject or fresh.subject,
        )
        if opener.keeps_words and own_words:
            self._take(replace(opener.composition, draft=changed.reworded(draft.body)))
            self.say("Your words stay; only the channel is another")
            return
        changed = changed.reworded(fresh.body).retitled(fresh.subject)
        self._take(replace(opener.composition, draft=changed))
        because = opener.because
        self.say(f"{because} · ^z brings your words back" if own_words else because)

    def _save_as_version(self) -> bool:
        """Save what was typed so that it can be had back; whether it is safe now."""
        if not self.save_words():
            return False
        draft = self.query_one(Composer).draft
        if draft is not None and draft.id:
            self.query_one(Composer).take_up(self.services.outreach.keep(draft, milestone=True))
        return True

    def _take(self, composition: Composition) -> None:
        """Show a composition in place of the present one, and keep it where that one was kept."""
        self.composition = composition
        composer = self.query_one(Composer)
        composer.focus_words()
        if composer.draft is not None and composer.draft.id:
            self._unsaved = composer.draft
            self.save_words()

    def action_editor(self) -> None:
        """Write in your own editor, and come back with the words."""
        contact, draft = self._writing_to(), self._as_typed()
        if contact is None or draft is None:
            return
        self._unsaved = draft
        if not self.save_words():
            return
        kept = self.query_one(Composer).draft or draft
        problem: Exception | None = None
        edited = kept
        try:
            with self.app.suspend():
                # Nothing may get out of here: the screen would stay dark.
                try:
                    edited = self.services.editor.edited(
                        kept, contact.name, self.services.outreach.reword
                    )
                except (ReconnectError, OSError) as why:
                    problem = why
        except SuspendNotSupported:
            problem = ReconnectError("This terminal cannot be lent to an editor. Write here.")
        self.app.refresh()
        if isinstance(problem, ReconnectError):
            self.say_why_not(problem)
        elif problem is not None:
            self.say_why_not(ReconnectError(f"The editor could not be run: {problem}."))
        else:
            self._show_edited(edited)

    def _show_edited(self, edited: Draft) -> None:
        composer = self.query_one(Composer)
        area = composer.area
        if edited.body != area.text:
            area.put(edited.body, 0, len(area.text))
        composer.retitle(edited.subject)
        composer.take_up(edited)
        self._heard = (edited.subject, edited.body)
        self._unsaved = None
        self.draft_status = "saved"
        composer.focus_words()

    @asking
    async def action_drafts(self) -> None:
        """Show every message that has not been sent."""
        contacts = self.services.directory.contacts
        drafts = self.services.outreach.live_drafts()
        if not drafts:
            self.say("No draft is waiting · c begins one")
            return
        chosen = await self.app.push_screen_wait(Drafts(drafts, contacts))
        if chosen is None:
            return
        draft = next(each for each in drafts if each.id == chosen)
        contact = contacts.get(draft.contact_id)
        if contact is not None and self.save_words():
            self._resume(contact, draft)

    def _resume(self, contact: Contact, draft: Draft) -> None:
        if self.composition is not None:
            self._close_message()
        self.go_to(contact)
        self._open_message(contact, draft)

    @asking
    async def action_versions(self) -> None:
        """Show earlier words of this message."""
        draft = self._as_typed()
        if draft is None or not self._save_as_version():
            return
        draft = self.query_one(Composer).draft or draft
        versions = self.services.outreach.versions(draft)
        if not versions:
            self.say("There are no earlier words of this message")
            return
        chosen = await self.app.push_screen_wait(Versions(versions))
        if chosen is not None:
            area = self.query_one(Composer).area
            area.put(versions[int(chosen)].body, 0, len(area.text))
            self.say("The earlier words are back · ^z undoes")

    def go_to(self, contact: Contact) -> None:
        """Put the cursor on a person."""
        raise NotImplementedError
