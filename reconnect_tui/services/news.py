"""News about people: what makes a day a natural one to write (playbook 3.3).

A piece of news stands in one place only, the list `reasons` of its contact, and is shown on the
timeline from there; so hard news is gone for good once it is taken out (playbook 6.7).
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from reconnect_tui.core.contact import Contact, Reason
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.errors import WrongInput
from reconnect_tui.core.lifecycle.keeping import acknowledged_by
from reconnect_tui.core.lifecycle.preparing import with_news
from reconnect_tui.core.lifecycle.steps import without_steps
from reconnect_tui.core.rules import FRESHNESS, STANDARD, WINDOWS, Rules
from reconnect_tui.core.text import one_line
from reconnect_tui.core.writing.circumstances import MET_IN_PERSON
from reconnect_tui.services.record_keeping import RecordKeeping, newest_of

REASON_TYPES: tuple[str, ...] = (*FRESHNESS, *WINDOWS)
"""The kinds of news there are (contract, section 4)."""

_LONGEST_LABEL = 500
"""Characters."""


class News(RecordKeeping):
    """Recording, correcting and taking out what one hears about people."""

    def heard(self, contact: Contact, news: Reason) -> Contact:
        """The contact with a piece of news; the same news twice is none.

        A day that is not given is today, but for what has a day of its own in the calendar.

        Raises:
            WrongInput: There is no such kind of news, or it needs a date.
        """
        news = self._sound(news)
        label = f"Noted news about {contact.name}: {in_words(news.type)}"
        return self._changed(
            contact, label, lambda fresh: with_news(fresh, news, self._today(), rules=self._rules)
        )

    def met_somebody_you_both_know(
        self, contact: Contact, friend: Contact, label: str = "", on: PartialDate | None = None
    ) -> Contact:
        """The contact after the user ran into a friend of both (M42).

        Both records have it, each with the other's name, and each stands among the people that
        the other has in common with the user.

        Raises:
            WrongInput: The two are one person.
        """
        if contact.id == friend.id:
            raise WrongInput(f"{contact.name} is the same person twice. Name two people.")
        seen = self._sound(Reason("mutual_sighting", on, label or friend.name))
        told = self._sound(Reason("mutual_sighting", on, contact.name, source=MET_IN_PERSON))
        today, rules = self._today(), self._rules
        with self._book.changing(
            one_line(f"Noted that you met {friend.name}, whom {contact.name} knows")
        ) as change:
            here, there = newest_of(change, contact), newest_of(change, friend)
            change.put(with_news(with_mutual(there, here), told, today, rules=rules))
            return change.put(with_news(with_mutual(here, there), seen, today, rules=rules))

    def corrected(self, contact: Contact, before: Reason, after: Reason) -> Contact:
        """The contact with one piece of news worded or dated otherwise.

        Raises:
            WrongInput: It is no longer there, or the new one cannot be used.
        """
        after = self._sound(after)

        def deed(fresh: Contact) -> Contact:
            place = _place_of(fresh, before)
            reasons = (*fresh.reasons[:place], after, *fresh.reasons[place + 1 :])
            return replace(fresh, reasons=reasons)

        return self._changed(contact, f"Corrected news about {contact.name}", deed)

    def without(self, contact: Contact, news: Reason) -> Contact:
        """The contact without one piece of news, and with everything else as it was.

        Raises:
            WrongInput: It is no longer there.
        """
        return self._changed(
            contact,
            f"Took out news about {contact.name}",
            lambda fresh: without_news(fresh, news, self._today(), self._rules),
        )

    def acquainted(self, one: Contact, other: Contact) -> tuple[Contact, Contact]:
        """Both, each as somebody whom the other has in common with the user.

        Raises:
            WrongInput: They are one person.
        """
        return self._both(one, other, f"{one.name} and {other.name} know each other", known=True)

    def unacquainted(self, one: Contact, other: Contact) -> tuple[Contact, Contact]:
        """Both, no longer as people who know each other.

        Raises:
            WrongInput: They are one person.
        """
        label = f"{one.name} and {other.name} do not know each other"
        return self._both(one, other, label, known=False)

    def _both(
        self, one: Contact, other: Contact, label: str, *, known: bool
    ) -> tuple[Contact, Contact]:
        if one.id == other.id:
            raise WrongInput(f"{one.name} is the same person twice. Name two people.")
        deed = with_mutual if known else without_mutual
        with self._book.changing(one_line(label)) as change:
            here, there = newest_of(change, one), newest_of(change, other)
            return change.put(deed(here, there)), change.put(deed(there, here))

    def _sound(self, news: Reason) -> Reason:
        kind = kind_of_news(news.type)
        if news.date is None and kind in WINDOWS:
            raise WrongInput(
                f"A reason of the calendar needs its day: say when the {in_words(kind)} is."
            )
        today = PartialDate.on(self._today())
        return replace(
            news,
            type=kind,
            date=news.date or today,
            label=one_line(news.label, _LONGEST_LABEL),
            keywords=_words(news.keywords),
            source=one_line(news.source),
            checked_on=news.checked_on or today,
        )


def without_news(contact: Contact, news: Reason, today: date, rules: Rules = STANDARD) -> Contact:
    """The contact without a piece of news, nor a reminder of it where it was the only one.

    Raises:
        WrongInput: It is no longer there.
    """
    place = _place_of(contact, news)
    reasons = contact.reasons[:place] + contact.reasons[place + 1 :]
    contact = replace(contact, reasons=reasons)
    if any(acknowledged_by(other, today, rules) for other in reasons):
        return contact
    return without_steps(contact, {"acknowledge"}, today)


def with_mutual(contact: Contact, friend: Contact) -> Contact:
    """The contact with somebody who knows the two."""
    if friend.id in contact.mutuals:
        return contact
    return replace(contact, mutuals=(*contact.mutuals, friend.id))


def without_mutual(contact: Contact, friend: Contact) -> Contact:
    """The contact without somebody who knows the two."""
    return replace(contact, mutuals=tuple(one for one in contact.mutuals if one != friend.id))


def kind_of_news(words: str) -> str:
    """The kind of news as the contract names it: `New job` is `new_job`.

    Raises:
        WrongInput: There is no such kind.
    """
    kind = "_".join(words.lower().replace("-", " ").replace("_", " ").split())
    if kind not in REASON_TYPES:
        raise WrongInput(
            f"“{one_line(words, 60)}” is no kind of news. The kinds are: {', '.join(REASON_TYPES)}."
        )
    return kind


def in_words(kind: str) -> str:
    """A kind of news as people read it: `new job`."""
    return kind.replace("_", " ")


def _place_of(contact: Contact, news: Reason) -> int:
    if news not in contact.reasons:
        raise WrongInput(f"This news about {contact.name} is no longer in the book.")
    return contact.reasons.index(news)


def _words(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(one_line, words))))
