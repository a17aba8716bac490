"""When one hesitates: three facts, and a warm-up with somebody near (playbook M07, M08, 6.6)."""

from collections.abc import Mapping, Sequence

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.dates import gap_in_words
from reconnect_tui.core.draft import Draft
from reconnect_tui.ui.screens.dialogs import Choice, Choose
from reconnect_tui.ui.screens.people import asking
from reconnect_tui.ui.screens.rewording import Rewording

LONG_QUIET = 1095
"""Days of silence from which the first message brings a word of encouragement (playbook M07)."""

FACTS = (
    "People are gladder of such a message than its writer expects, most of all where it comes as "
    "a surprise (experiments with 5,900 people).",
    "Nine in ten know somebody they no longer hear from, and few write even when they want to. It "
    "is an ordinary thing to hesitate.",
    "Talks with people from the past were short, useful and pleasant, even where it stayed at one.",
)
"""Playbook E10, E9 and E2."""

ENCOURAGEMENT = "People are gladder of a message after years than its writer expects. ^r says more."
"""One line, the first time that a message to somebody after years is begun (E10)."""

ENCOURAGING = "M07"
"""What the settings call the line of encouragement where it is muted."""

_WARM_UP = (
    "Practice helps more than advice: three minutes with somebody near, and you come back here."
)
"""Playbook E9."""

WARM_UP_MOVE = "check_in"
"""A hello to somebody near wants nothing (playbook 6.6)."""

_MOST_FOR_WARMING_UP = 2
_KEYS = "12"


class Courage(Rewording):
    """The command for a hesitating hand; nothing here ever asks whether one is sure."""

    _waiting_for_courage: ContactId | None = None
    """Whose message waits while one warms up with somebody else."""

    @asking
    async def action_nerves(self) -> None:
        """Show what helps when one hesitates."""
        draft = self._as_typed()
        if draft is None:
            return
        near = self._near(draft.contact_id)
        about = "\n".join(f"· {fact}" for fact in (*FACTS, *((_WARM_UP,) if near else ())))
        choices = [
            Choice(key, f"a short hello to {contact.name}, {gap}", str(contact.id))
            for key, (contact, gap) in zip(_KEYS, near, strict=False)
        ]
        choices.append(Choice("c", "it is good enough: copy it", "copy"))
        if not self.services.coach.is_muted(ENCOURAGING):
            choices.append(Choice("M", "no word of encouragement by itself any more", "mute"))
        answer = await self.app.push_screen_wait(
            Choose("It takes a little courage", about, choices, wide=True)
        )
        if answer == "copy":
            self.run_command_soon("copy")
        elif answer == "mute":
            self.services.coach.mute(ENCOURAGING)
        elif answer:
            self._warm_up(int(answer), draft.contact_id)

    def _near(self, writing_to: ContactId) -> Sequence[tuple[Contact, str]]:
        """One or two people with whom one spoke lately, the latest first."""
        if self.people is None:
            return ()
        near = [
            (tie.gap_days, number)
            for number, tie in self.people.roster.ties.items()
            if number != writing_to and tie.gap_days is not None and tie.band == "active"
        ]
        contacts = self.services.directory.contacts
        free = [
            (contacts[number], f"you spoke {gap_in_words(days)} ago")
            for days, number in sorted(near)
            if not contacts[number].do_not_contact and contacts[number].state != "let_go"
        ]
        return free[:_MOST_FOR_WARMING_UP]

    def _warm_up(self, number: int, waiting: ContactId) -> None:
        contact = next((each for each, _ in self._near(waiting) if each.id == number), None)
        if contact is None or not self.save_words():
            return
        self.go_to(contact)
        self._open_message(contact, self.services.outreach.draft_for(contact), WARM_UP_MOVE)
        self._waiting_for_courage = waiting

    def _close_message(self) -> None:
        """Leave a message; after a warm-up the one that waits takes its place."""
        waiting, self._waiting_for_courage = self._waiting_for_courage, None
        contact = self.services.directory.contacts.get(waiting) if waiting is not None else None
        if contact is None:
            super()._close_message()
            return
        self._open_message(contact, self.services.outreach.draft_for(contact))
        # After those who call this have put the cursor elsewhere.
        self.call_later(self.go_to, contact)
        self.say(f"Back to {contact.first_name}, warmed up")

    def _open_message(
        self,
        contact: Contact,
        kept: Draft | None,
        move: str = "",
        values: Mapping[str, str] | None = None,
    ) -> None:
        """Open a message; the first one after years comes with one line of encouragement."""
        super()._open_message(contact, kept, move, values)
        if kept is not None or self.composition is None or self._waiting_for_courage:
            return
        drafts = self.services.book.drafts
        gap = self.services.outreach.tie(contact).gap_days
        if (
            gap is not None
            and gap >= LONG_QUIET
            and not any(draft.contact_id == contact.id for draft in drafts)
            and not self.services.coach.is_muted(ENCOURAGING)
        ):
            self.say(ENCOURAGEMENT)
