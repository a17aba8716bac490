"""Writing with a coach: looked over while one rests, mended with a key, never forbidden."""

from dataclasses import dataclass

from textual import on, work
from textual.message import Message
from textual.reactive import reactive
from textual.timer import Timer

from reconnect_tui.core.coach.finding import Finding
from reconnect_tui.core.coach.promises import PromiseSeen
from reconnect_tui.core.coach.review import Review
from reconnect_tui.core.contact import Contact
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.errors import ReconnectError
from reconnect_tui.core.text import folded
from reconnect_tui.core.writing.drafting import Composition
from reconnect_tui.ui.screens.dialogs import Choice, Choose, NotePromise
from reconnect_tui.ui.screens.people import asking
from reconnect_tui.ui.screens.writing import Writing
from reconnect_tui.ui.widgets.coach_view import CoachView
from reconnect_tui.ui.widgets.composer import Composer

LOOKS_AFTER_REST = 0.4
"""Seconds without a key (playbook 4.1)."""

OFFERS_TO_MUTE_AFTER = 3
"""Times that a rule was dismissed (playbook 4.6)."""

_LETTERS = "123456789abcdefghijklmnop"


class Coached(Writing):
    """The commands on what the coach sees."""

    review: reactive[Review | None] = reactive(None, bindings=True)
    """What the coach has seen in the message; `None` before it has looked."""

    _look_timer: Timer | None = None

    @dataclass
    class Reviewed(Message):
        """The coach has looked a message over."""

        draft: Draft
        review: Review

    def watch_composition(self, composition: Composition | None) -> None:
        """Look at the message that was opened; of the one before nothing is shown."""
        super().watch_composition(composition)
        self.review = None
        if composition is not None:
            self.call_after_refresh(self._look_now)

    @on(Composer.Reworded)
    def _look_after_a_rest(self) -> None:
        if self._look_timer is not None:
            self._look_timer.stop()
        self._look_timer = self.set_timer(LOOKS_AFTER_REST, self._look_now)

    def _look_now(self) -> None:
        draft = self._as_typed()
        if draft is not None:
            self._look_over(draft)

    @work(thread=True, exclusive=True, group="coach", exit_on_error=False)
    def _look_over(self, draft: Draft) -> None:
        self.post_message(self.Reviewed(draft, self.services.coach.about(draft)))

    @on(Reviewed)
    def _show_the_review(self, event: Reviewed) -> None:
        event.stop()
        draft = self._as_typed()
        if draft is not None and (draft.body, draft.subject) == (
            event.draft.body,
            event.draft.subject,
        ):
            self.review = event.review

    def looked_over(self) -> Review | None:
        """What the coach sees in the words as they stand now."""
        draft = self._as_typed()
        if draft is None:
            return None
        self.review = self.services.coach.about(draft)
        return self.review

    def action_coach(self) -> None:
        """Go to what the coach sees."""
        review = self.looked_over()
        if review is None:
            return
        if not review.findings:
            self.say("The coach has nothing to add")
            return
        listed = self.query_one(CoachView).findings
        self.set_focus(listed)
        self._point_at(review.findings[listed.highlighted or 0])

    def action_next_finding(self) -> None:
        """Go to the next place that the coach sees."""
        review = self.looked_over()
        places = [one for one in review.findings if one.end > one.start] if review else []
        if not places:
            self.say("The coach has nothing to add")
            return
        here = self.query_one(Composer).area.here
        ahead = [one for one in places if one.start > here[0]] or places
        chosen = min(ahead, key=lambda one: one.start)
        self._go_to(chosen)
        if review is not None:
            self.query_one(CoachView).findings.highlighted = review.findings.index(chosen)

    @on(CoachView.Pointed)
    def _follow_the_list(self, event: CoachView.Pointed) -> None:
        event.stop()
        self._point_at(event.finding)

    def _point_at(self, finding: Finding) -> None:
        """Select the place without leaving the list."""
        if finding.field == "body" and finding.end > finding.start:
            self.query_one(Composer).area.choose(finding.start, finding.end)

    def _go_to(self, finding: Finding) -> None:
        composer = self.query_one(Composer)
        if finding.field == "subject":
            composer.focus_subject()
            return
        self._point_at(finding)
        self.set_focus(composer.area)

    @on(CoachView.Asked)
    def _do_as_asked(self, event: CoachView.Asked) -> None:
        event.stop()
        finding = self.query_one(CoachView).current
        if event.what == "leave" or finding is None:
            self._back_to_the_words()
        elif event.what == "go":
            self._go_to(finding)
        elif event.what == "mend":
            self._mend(finding)
        elif event.what == "dismiss":
            self._dismiss(finding)
        elif event.what == "mute":
            self._mute(finding)
        else:
            self._good_enough()

    def _back_to_the_words(self) -> None:
        self.set_focus(self.query_one(Composer).area)

    def _dismiss(self, finding: Finding) -> None:
        """Leave a rule out for this message; after some times offer to leave it out for good."""
        self._without({finding.rule})
        times = self.services.coach.times_dismissed(finding.rule)
        if times >= OFFERS_TO_MUTE_AFTER:
            self.say(f"{finding.rule} was left out {times} times · M leaves it out for good")

    def _without(self, rules: set[str]) -> None:
        composer = self.query_one(Composer)
        draft = self._as_typed()
        if draft is None:
            return
        draft = self.services.coach.dismissed(draft, sorted(rules))
        composer.take_up(draft)
        self._unsaved = draft
        self.save_words()
        self._look_again()

    def _look_again(self) -> None:
        review = self.looked_over()
        if review is None or not review.findings:
            self._back_to_the_words()

    def _mute(self, finding: Finding) -> None:
        try:
            self.services.coach.mute(finding.rule)
        except ReconnectError as problem:
            self.say_why_not(problem)
            return
        self.say(f"{finding.rule} stays quiet from now on · the settings bring it back")
        self._look_again()

    def _good_enough(self) -> None:
        """Leave out every hint for this message (playbook M10); what warns stays in sight."""
        review = self.review
        hints = {one.rule for one in review.findings if one.severity == "hint"} if review else set()
        self._without(hints)
        self._back_to_the_words()
        self.say("Good enough it is · ^o copies")

    def action_mend(self) -> None:
        """Mend what the cursor is on, or the first thing that can be mended."""
        review = self.looked_over()
        if review is None:
            return
        here = self.query_one(Composer).area.here[0]
        mendable = [one for one in review.findings if one.fix]
        if not mendable:
            self.say("There is nothing that a key could mend; f3 goes from place to place")
            return
        on_it = [one for one in mendable if one.start <= here <= one.end and one.field == "body"]
        self._mend((on_it or mendable)[0])

    def _mend(self, finding: Finding) -> None:
        contact = self._writing_to()
        if contact is None:
            return
        if finding.fix == "fill_slot":
            self._go_to(finding)
        elif finding.fix == "other_channel":
            self.run_command_soon("other_move")
        elif finding.fix == "add_event":
            self._back_to_the_words()
            self.run_command_soon("news")
        elif finding.fix == "update_record":
            self.run_command_soon("edit")
        elif finding.fix == "add_alias":
            self._note_the_name(finding, contact)
        elif finding.fix:
            self._insert(finding, contact)
        else:
            self._go_to(finding)

    def run_command_soon(self, action: str) -> None:
        """Run a command once this key has been dealt with."""
        self.call_later(self.run_action, action)

    def _note_the_name(self, finding: Finding, contact: Contact) -> None:
        name = finding.excerpt.strip()
        try:
            self.services.directory.also_called(contact, name)
        except ReconnectError as problem:
            self.say_why_not(problem)
            return
        self.renew([contact.id])
        self._look_again()
        self.say(f"{contact.name} is also called {name}", undoable=True)

    @asking
    async def _insert(self, finding: Finding, contact: Contact) -> None:
        """Put a sentence in; where there are several, one of them is chosen."""
        draft = self._as_typed()
        if draft is None:
            return
        mending = self.services.mender.of(finding, draft, contact)
        if not mending.words:
            self._go_to(finding)
            self.say(mending.why_not)
            return
        words: str | None = mending.words[0]
        if len(mending.words) > 1:
            choices = [
                Choice(key, sentence, sentence)
                for key, sentence in zip(_LETTERS, mending.words, strict=False)
            ]
            words = await self.app.push_screen_wait(Choose(mending.title, "", choices))
        if words is None:
            return
        area = self.query_one(Composer).area
        start, end, text = mending.put(area.text, words)
        area.put(text, start, end)
        self.set_focus(area)
        self._look_now()

    def promises_in(self, draft: Draft) -> tuple[PromiseSeen, ...]:
        """What the words promise and the record does not know yet."""
        contact = self.services.directory.contacts.get(draft.contact_id)
        if contact is None:
            return ()
        known = {folded(promise.text) for promise in contact.open_promises}
        seen = self.services.coach.about(draft).promises
        return tuple(promise for promise in seen if folded(promise.text) not in known)

    async def offer_to_note(self, promise: PromiseSeen, contact: Contact) -> None:
        """A promise in the words can become one in the record (playbook 4.5, L22)."""
        if await self.app.push_screen_wait(NotePromise(promise.text)) != NotePromise.YES:
            return
        fresh = self.services.directory.contacts.get(contact.id)
        if fresh is None:
            return
        try:
            self.services.promises.made(fresh, promise.text)
        except ReconnectError as problem:
            self.say_why_not(problem)
            return
        self.renew([contact.id])
        self.say("The promise is noted", undoable=True)
