"""The coach on the drafts of a book: what the record adds, what was dismissed, what is muted."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from reconnect_tui.core.coach.thresholds import STANDARD as USUAL_THRESHOLDS
from reconnect_tui.core.coach.thresholds import Thresholds
from reconnect_tui.core.contact import Contact
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.ranking.tie import Tie
from reconnect_tui.core.rules import STANDARD, Rules
from reconnect_tui.storage.address_book import AddressBook

if TYPE_CHECKING:
    from reconnect_tui.core.coach.message import Message, Recipient
    from reconnect_tui.core.coach.review import Review

_MEETINGS = frozenset({"meeting", "call"})


def _nowhere(_: tuple[str, ...]) -> None:
    """Remember nothing beyond this run."""


@dataclass(slots=True)
class CoachSettings:
    """What the settings say of the coach."""

    thresholds: Thresholds = USUAL_THRESHOLDS
    muted: tuple[str, ...] = ()
    """Rules that stay quiet."""

    remember: Callable[[tuple[str, ...]], None] = _nowhere
    """Writes the muted rules into the settings."""


class Coaching:
    """What the coach has to say."""

    def __init__(
        self,
        book: AddressBook,
        today: Callable[[], date],
        rules: Rules = STANDARD,
        settings: CoachSettings | None = None,
    ) -> None:
        """Look at the drafts of `book`, with the clock and the settings handed in."""
        self._book = book
        self._today = today
        self._rules = rules
        self._settings = settings or CoachSettings()

    @property
    def thresholds(self) -> Thresholds:
        """From when the coach speaks."""
        return self._settings.thresholds

    def about(self, draft: Draft) -> "Review":
        """What the coach sees in a draft, without what is dismissed or muted."""
        from reconnect_tui.core.coach.review import reviewed

        message, recipient = self._given(draft)
        review = reviewed(message, recipient, self._today(), self._settings.thresholds)
        return review.without((*draft.dismissed, *self._settings.muted))

    def _given(self, draft: Draft) -> "tuple[Message, Recipient]":
        """The message, and what the record says (contract, decision 13)."""
        from reconnect_tui.core.coach.message import Message, Recipient

        contact = self._book.contacts.get(draft.contact_id) or Contact("")
        today = self._today()
        tie = Tie.of(contact, today, self._rules)
        last = tie.last_outbound
        message = Message.of(
            draft,
            tie.unanswered + 1,
            None if last is None else (today - last).days,
            _last_talk(contact, today),
        )
        known = self._book.contacts.knowing(contact) if contact.id else ()
        names = [name for other in known for name in (other.name, other.first_name)]
        return message, Recipient.of(contact, tie, names, self._book.owner)

    @staticmethod
    def dismissed(draft: Draft, rules: Iterable[str]) -> Draft:
        """The draft with some rules left out; they are kept with it (playbook 4.1)."""
        left_out = dict.fromkeys((*draft.dismissed, *rules))
        return replace(draft, dismissed=tuple(left_out))

    def times_dismissed(self, rule: str) -> int:
        """In how many messages a rule was left out (playbook 4.6)."""
        return sum(1 for draft in self._book.drafts if rule in draft.dismissed)

    def is_muted(self, rule: str) -> bool:
        """Whether a rule stays quiet for good."""
        return rule in self._settings.muted

    def mute(self, rule: str) -> None:
        """Leave a rule out for good; the settings list it.

        Raises:
            ReconnectError: It could not be remembered; it stays quiet until one leaves.
        """
        if not self.is_muted(rule):
            self._settings.muted = (*self._settings.muted, rule)
            self._settings.remember(self._settings.muted)


def _last_talk(contact: Contact, today: date) -> Iterable[str]:
    """What was spoken about when the two last met."""
    talks = [
        entry
        for entry in contact.timeline.counted
        if entry.kind in _MEETINGS and entry.date.first <= today
    ]
    if not talks:
        return ()
    return tuple(text for text in (talks[-1].summary, talks[-1].body) if text)
