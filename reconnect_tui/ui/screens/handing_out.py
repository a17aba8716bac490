"""Getting a message out: copy, say whether it was sent, and on to the next person."""

import asyncio
from functools import partial

from textual import work

from reconnect_tui.core.coach.promises import promises_to_do_better
from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.errors import ReconnectError
from reconnect_tui.services.clipboard import Copied, Outcome
from reconnect_tui.services.spoken_dates import future_date, past_date
from reconnect_tui.ui.safety import safe
from reconnect_tui.ui.screens.coached import Coached
from reconnect_tui.ui.screens.dialogs import Ask, Choice, Choose, Show
from reconnect_tui.ui.screens.people import asking
from reconnect_tui.ui.widgets.composer import Composer
from reconnect_tui.ui.widgets.contact_list import ContactList

_REST = "rest"
"""How a message in which one laughs about the gap says that it will not happen again (T03); no
day can be kept for that, but a rhythm."""


class HandingOut(Coached):
    """The commands that take a message to where it is sent from."""

    sent_to: ContactId | None = None
    """To whom the last message went, until whoever begins messages has taken note of it."""

    _copied_as_it_is: str = ""
    """The words that a first key press did not copy; the second one does."""

    _copied: tuple[Draft, Copied]

    def action_start_draft(self) -> None:
        """Write to the person under the cursor, or go on with what was begun."""
        contact = self.contact
        if contact is None:
            return
        kept = self.services.outreach.draft_for(contact)
        if kept is not None and kept.status == "copied":
            self._ask_about_the_copied()
        else:
            # At once, so that letters typed ahead come into the message or nowhere.
            self._open_message(contact, kept)

    @asking
    async def _ask_about_the_copied(self) -> None:
        contact = self.contact
        kept = self.services.outreach.draft_for(contact) if contact else None
        if contact and kept and not await self._was_sent(kept, contact):
            self._open_message(contact, kept)

    def action_copy(self) -> None:
        """Copy the message; what is still to fill or plainly wrong is pointed at first."""
        composer = self.query_one(Composer)
        draft = self._as_typed()
        if draft is None:
            return
        if self._copied_as_it_is != draft.body and self._points_at_what_stops(draft):
            self._copied_as_it_is = draft.body
            return
        self._unsaved = draft
        if not self.save_words() or composer.draft is None:
            return
        self.app.clear_notifications()
        self._hand_out(composer.draft)

    def _points_at_what_stops(self, draft: Draft) -> bool:
        """Whether something asks for a second key press; never more than that (playbook 4.1)."""
        names = ", ".join(dict.fromkeys(blank.slot.replace("_", " ") for blank in draft.blanks))
        review = self.looked_over()
        blocks = [one for one in review.findings if one.severity == "block"] if review else []
        if names:
            why = f"Still to fill: {names}. Type over it, or press ^o again to copy it as it is."
            self.query_one(Composer).focus_words()
        elif blocks:
            why = f"{blocks[0].message} Press ^o again to copy it all the same."
            self._go_to(blocks[0])
        else:
            return False
        self.notify(why, title="Not copied yet", severity="warning", markup=False)
        return True

    @work(thread=True, exclusive=True, group="copy", exit_on_error=False)
    def _hand_out(self, draft: Draft) -> None:
        try:
            copied = self.services.outreach.handed_out(draft)
        except ReconnectError as problem:
            self.app.call_from_thread(self.say_why_not, problem)
            return
        self.app.call_from_thread(self._ask_whether_sent, draft, copied)

    def _ask_whether_sent(self, draft: Draft, copied: Copied) -> None:
        self._copied = (draft, copied)
        self._ask_about_the_copy()

    @asking
    async def _ask_about_the_copy(self) -> None:
        draft, copied = self._copied
        # A clipboard tool may have written over the screen.
        self.app.refresh()
        contact = self.services.directory.contacts.get(draft.contact_id)
        if contact is None:
            return
        draft = self.services.outreach.kept_after(draft, copied)
        self.query_one(Composer).take_up(draft)
        await self._was_sent(draft, contact, copied)

    async def _was_sent(self, draft: Draft, contact: Contact, copied: Copied | None = None) -> bool:
        """Ask whether the message was sent; whether nothing is left to write (playbook 6.3)."""
        answer = await self._asked_about(draft, contact, copied)
        if answer == "today":
            return await self._confirmed(draft, contact, "today")
        if answer == "day":
            hint = "The day it went out: yesterday, last friday, 2026-11-02."
            day = await self.app.push_screen_wait(Ask("When was it sent?", hint))
            return bool(day) and await self._confirmed(draft, contact, day or "")
        if answer == "edit":
            return False
        if answer == "plan":
            await self._plan_the_sending(contact)
        if answer is not None and self.composition is not None:
            self._close_message()
        return True

    async def _asked_about(
        self, draft: Draft, contact: Contact, copied: Copied | None
    ) -> str | None:
        """The answer to “Sent?”, after as many looks at the text as one likes."""
        about = copied.sentence if copied else "You copied this message earlier."
        choices = _ways_on(draft, copied)
        while True:
            answer = await self.app.push_screen_wait(Choose("Sent?", about, choices))
            if answer == "text":
                where = f"\n\nAlso kept in {copied.kept}" if copied and copied.kept else ""
                text = safe(draft.body + where)
                await self.app.push_screen_wait(Show(f"To {contact.name}", text))
            elif answer == "subject":
                # Off the screen's thread: a clipboard tool may take its time.
                again = partial(self.services.outreach.handed_out, draft, with_subject=True)
                about = (await asyncio.to_thread(again)).sentence
            else:
                return answer

    async def _plan_the_sending(self, contact: Contact) -> None:
        """A time that one has named is kept more often (playbook L4, E16)."""
        hint = "A day ahead: tomorrow, thursday, 2026-12-01."
        words = await self.app.push_screen_wait(Ask("When will you send it?", hint))
        if not words:
            return
        try:
            day = future_date(words, self.services.today()).first
            self.services.preparing.plan(contact, day)
        except ReconnectError as problem:
            self.say_why_not(problem)
            return
        self.renew([contact.id])
        self.say(f"It comes back on {day.isoformat()}", undoable=True)

    async def _confirmed(self, draft: Draft, contact: Contact, day: str) -> bool:
        """Log the message and go on to who follows; asked of the queue as it was."""
        following = self.people.roster.queue.after(contact.id) if self.people else None
        try:
            when = past_date(day, self.services.today())
            self.services.outreach.sent(draft, when.first)
        except ReconnectError as problem:
            self.say_why_not(problem)
            return False
        self.sent_to = contact.id
        promises = self.promises_in(draft)
        self._close_message()
        self.query_one(ContactList).close_filter()
        self.renew([contact.id], keep=following.id if following else None)
        for promise in promises:
            await self.offer_to_note(promise, contact)
        await self._offer_a_rhythm(contact, draft)
        if following is None:
            self.say("All caught up · u undoes", title="Sent and logged")
        else:
            self.say(f"Next: {following.name} · u undoes", title="Sent and logged")
        return True

    async def _offer_a_rhythm(self, contact: Contact, draft: Draft) -> None:
        """After a talk and thanks, or a promise to do better, ask how often (L14, M54)."""
        now = self.services.directory.contacts.get(contact.id)
        if now is None:
            return
        rhythms = self.services.outreach.rhythms_to_ask(now)
        if not rhythms and promises_to_do_better(draft.body) and not now.rhythm_days:
            rhythms = self.services.rules.rhythms
        if not rhythms:
            return
        choices = [
            Choice(str(place), f"every {days} days", str(days))
            for place, days in enumerate(rhythms, start=1)
        ]
        choices += [Choice("r", "let it rest for now", _REST), Choice("n", "say nothing yet", "")]
        title = f"How often would you like to be in touch with {now.first_name}?"
        answer = await self.app.push_screen_wait(Choose(title, "", choices, takes_enter=False))
        if not answer:
            return
        if answer == _REST:
            self.services.outreach.pause(now)
        else:
            self.services.upkeep.in_rhythm(now, int(answer))
        self.renew([now.id])


def _ways_on(draft: Draft, copied: Copied | None) -> list[Choice]:
    """What can be said of a message that was copied."""
    choices = [
        Choice("y", "yes, sent today", "today"),
        Choice("d", "yes, on another day …", "day"),
        Choice("n", "not yet: keep the draft", "no"),
        Choice("p", "not yet: choose the day for it …", "plan"),
        Choice("e", "keep writing", "edit"),
    ]
    if draft.subject:
        choices.append(Choice("s", "copy it with the subject", "subject"))
    if copied is not None and copied.outcome is not Outcome.VERIFIED:
        choices.append(Choice("t", "show the text, to copy it by hand", "text"))
    return choices
