"""Small decisions that keep a record true: tags, goals, closeness, rhythm, what needs no answer.

Each is one change of the book and one step of undo; a decision that changes nothing is none.
"""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.errors import WrongInput
from reconnect_tui.core.lifecycle import transitions
from reconnect_tui.core.lifecycle.keeping import in_rhythm
from reconnect_tui.core.lifecycle.sending import sent
from reconnect_tui.core.owner import Goal, Owner
from reconnect_tui.core.text import folded, one_line
from reconnect_tui.core.timeline import Interaction
from reconnect_tui.core.writing.drafting import usual_channel
from reconnect_tui.services.fields import time_zone_named, with_field
from reconnect_tui.services.record_keeping import RecordKeeping, refuse_where_not_wished

GOALS = ("mentorship", "networking", "job_search", "collaboration", "personal")
"""What one can want from a network (contract, section 4)."""


class Upkeep(RecordKeeping):
    """Decisions about a tie, and about what the user wants."""

    def tagged(self, contact: Contact, tags: Iterable[str]) -> Contact:
        """The contact with tags added; one they have already, in any case, is not doubled."""
        return self._changed(
            contact,
            f"Tagged {contact.name}",
            lambda fresh: replace(fresh, tags=_with(fresh.tags, tags)),
        )

    def untagged(self, contact: Contact, tags: Iterable[str]) -> Contact:
        """The contact without these tags."""
        return self._changed(
            contact,
            f"Took tags off {contact.name}",
            lambda fresh: replace(fresh, tags=_less(fresh.tags, tags)),
        )

    def aimed(self, contact: Contact, goals: Sequence[str]) -> Contact:
        """The contact as one who belongs to these goals of the user.

        Raises:
            WrongInput: There is no such goal.
        """
        _check_goals(goals)
        return self._changed(
            contact,
            f"Set the goals of {contact.name}",
            lambda fresh: replace(fresh, goal_tags=_with(fresh.goal_tags, goals)),
        )

    def unaimed(self, contact: Contact, goals: Sequence[str]) -> Contact:
        """The contact without these goals."""
        return self._changed(
            contact,
            f"Took goals off {contact.name}",
            lambda fresh: replace(fresh, goal_tags=_less(fresh.goal_tags, goals)),
        )

    def close_by(self, contact: Contact, closeness: str) -> Contact:
        """The contact with a closeness from `1` to `5`.

        Raises:
            WrongInput: It is none.
        """
        return self._changed(
            contact,
            f"Set the closeness of {contact.name}",
            lambda fresh: with_field(fresh, "closeness", closeness, self._today()),
        )

    def in_rhythm(self, contact: Contact, days: int) -> Contact:
        """The contact to be thought of every so many days; 0 takes the rhythm away.

        Choosing one begins *keeping*, and after a talk it brings a first check-in (L14); taking
        it away ends *keeping*.

        Raises:
            DoNotContact: They asked not to be contacted; a rhythm can still be taken away.
        """
        if days:
            refuse_where_not_wished(contact)
        return self._changed(
            contact,
            f"Set the rhythm of {contact.name}",
            lambda fresh: in_rhythm(fresh, days, self._today(), self._rules),
        )

    def settled(self, contact: Contact) -> Interaction | None:
        """The entry that says that their last message needs no answer; `None` if none was owed."""
        entry = Interaction(
            uid=str(uuid.uuid4()),
            date=PartialDate.on(self._today()),
            kind="state",
            summary="No answer needed",
            source="command",
        )

        def deed(fresh: Contact) -> Contact:
            done = transitions.settled(fresh, self._today())
            if done == fresh or fresh.settled_on == done.settled_on:
                return fresh
            return replace(done, timeline=done.timeline.with_entry(entry))

        changed = self._changed(contact, f"Settled what {contact.name} wrote", deed)
        return entry if any(one.uid == entry.uid for one in changed.timeline) else None

    def sent_elsewhere(self, contact: Contact, on: date) -> Contact:
        """The contact after a message that was not drafted here; its words are not known.

        Raises:
            WrongInput: The day lies ahead.
        """
        self._not_ahead(on)

        def deed(fresh: Contact) -> Contact:
            message = Draft(fresh.id, subject="Sent a message", channel=usual_channel(fresh))
            return sent(fresh, message, on, self._rules)

        return self._changed(contact, f"Sent a message to {contact.name}", deed)

    def pursue(self, names: Sequence[str], need_by: str = "") -> tuple[Goal, ...]:
        """The user's goals from now on, the most important first.

        Args:
            names: In order; none for no goals at all.
            need_by: The day by which they are to be reached; else each keeps its own.

        Raises:
            WrongInput: There is no such goal.
        """
        _check_goals(names)
        before = {goal.name: goal for goal in self._book.goals}
        goals = tuple(
            replace(goal, need_by=need_by or goal.need_by)
            for name in dict.fromkeys(names)
            for goal in (before.get(name, Goal(name)),)
        )
        with self._book.changing("Set your goals") as change:
            change.put_goals(goals)
        return goals

    def called(self, name: str, given_name: str = "", time_zone: str | None = None) -> Owner:
        """Who the user is, for the name under a message.

        Args:
            name: The whole name.
            given_name: The name under a warm message; else the first word of the whole one.
            time_zone: Where they are: a city or the name of a time zone; nothing keeps what stands.

        Raises:
            WrongInput: There is no name, or no such time zone.
        """
        whole = one_line(name)
        if not whole:
            raise WrongInput("Say your name, such as: reconnect me Robin Ferreira.")
        before = self._book.owner
        zone = before.time_zone if time_zone is None else time_zone_named(time_zone)
        owner = replace(before, name=whole, given_name=one_line(given_name), time_zone=zone)
        with self._book.changing("Said who you are") as change:
            change.put_owner(owner)
        return owner

    def needed(self, name: str, by: str) -> tuple[Goal, ...]:
        """The user's goals, one of them to be reached by a day, or by none where `by` is empty.

        Raises:
            WrongInput: It is none of their goals.
        """
        if all(goal.name != name for goal in self._book.goals):
            raise WrongInput(f"“{one_line(name, 60)}” is none of your goals.")
        goals = tuple(
            replace(goal, need_by=by) if goal.name == name else goal for goal in self._book.goals
        )
        with self._book.changing("Set the day of a goal") as change:
            change.put_goals(goals)
        return goals


def _with(words: tuple[str, ...], more: Iterable[str]) -> tuple[str, ...]:
    known = {folded(word) for word in words}
    fresh = []
    for word in map(one_line, more):
        if word and folded(word) not in known:
            known.add(folded(word))
            fresh.append(word)
    return (*words, *fresh)


def _less(words: tuple[str, ...], fewer: Iterable[str]) -> tuple[str, ...]:
    gone = {folded(one_line(word)) for word in fewer}
    return tuple(word for word in words if folded(word) not in gone)


def _check_goals(names: Iterable[str]) -> None:
    for name in names:
        if name not in GOALS:
            raise WrongInput(f"“{name}” is no goal. The goals are: {', '.join(GOALS)}.")
