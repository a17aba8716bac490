"""Putting right what stands on a timeline: another day, other words, another kind.

An entry that several people share is one entry: a correction reaches all of their timelines.
"""

from dataclasses import replace

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.errors import WrongInput
from reconnect_tui.core.text import cleaned, one_line, shortened
from reconnect_tui.core.timeline import KINDS, Interaction, Timeline, usual_direction
from reconnect_tui.services.record_keeping import RecordKeeping, newest_of

_SUMMARY = 140
"""Characters of the line that stands for a longer text."""


class Corrections(RecordKeeping):
    """Correcting and taking out entries of a timeline."""

    def entry(
        self,
        contact: Contact,
        before: Interaction,
        *,
        text: str = "",
        when: PartialDate | None = None,
        kind: str = "",
    ) -> Contact:
        """The contact with an entry as it should have been; what is not given stays.

        It is history: neither the state nor a follow-up changes with it.

        Raises:
            WrongInput: It is no longer there, the day lies ahead, or there is no such kind.
        """
        if when is not None:
            self._not_ahead(when.first, when.text)
        known = _kind_named(kind) if kind else before.kind
        with self._book.changing(one_line(f"Corrected an entry of {contact.name}")) as change:
            fresh = newest_of(change, contact)
            standing = _standing(fresh, before)
            after = replace(_reworded(standing, text), date=when or standing.date, kind=known)
            if usual_direction(known) != usual_direction(standing.kind):
                after = replace(after, direction=usual_direction(known))
            for number in standing.with_ids:
                other = change.contact(ContactId(number))
                if other is not None and other.id != fresh.id:
                    change.put(_with_entry(other, after))
            return change.put(_with_entry(fresh, after))

    def without_entry(self, contact: Contact, entry: Interaction) -> Contact:
        """The contact without an entry; where others share it, it stays with them.

        Raises:
            WrongInput: It is no longer there.
        """
        with self._book.changing(one_line(f"Took out an entry of {contact.name}")) as change:
            fresh = newest_of(change, contact)
            _standing(fresh, entry)
            for number in entry.with_ids:
                other = change.contact(ContactId(number))
                if other is not None and other.id != fresh.id:
                    change.put(_alone_in(other, entry.uid, contact.id))
            return change.put(replace(fresh, timeline=fresh.timeline.without(entry.uid)))


def _standing(contact: Contact, entry: Interaction) -> Interaction:
    found = next((one for one in contact.timeline if one.uid == entry.uid), None)
    if found is None:
        raise WrongInput(f"This entry of {contact.name} is no longer in the book.")
    return found


def _reworded(entry: Interaction, text: str) -> Interaction:
    """The entry with other words; one that has a long text keeps no old summary of it."""
    words = cleaned(text)
    if not words or words == entry.text:
        return entry
    is_long = len(words) > _SUMMARY or "\n" in words
    return replace(entry, summary=shortened(words, _SUMMARY), body=words if is_long else "")


def _with_entry(contact: Contact, after: Interaction) -> Contact:
    """The contact with what an entry says in place of what it said; its company stays."""
    entries = [
        replace(after, with_ids=one.with_ids, extra=one.extra) if one.uid == after.uid else one
        for one in contact.timeline
    ]
    return replace(contact, timeline=Timeline.of(entries))


def _alone_in(contact: Contact, uid: str, gone: int) -> Contact:
    """The contact with an entry in which somebody took no part after all."""
    entries = tuple(
        replace(one, with_ids=tuple(other for other in one.with_ids if other != gone))
        if one.uid == uid
        else one
        for one in contact.timeline
    )
    return replace(contact, timeline=Timeline(entries))


def _kind_named(words: str) -> str:
    kind = words.strip().lower().replace(" ", "_")
    if kind not in KINDS:
        known = ", ".join(KINDS)
        raise WrongInput(f"“{one_line(words, 60)}” is no kind of entry. The kinds are: {known}.")
    return kind
