"""What there is to do and when: seeing it, doing it, putting it off, dropping it.

Every deed is one change of the book and one step of undo.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from reconnect_tui.core.contact import Contact, ContactId, FollowUp, Promise
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.errors import NoSuchContact, WrongInput
from reconnect_tui.core.lifecycle import closing, promising
from reconnect_tui.core.lifecycle.agenda import AgendaItem, about, items_about
from reconnect_tui.core.lifecycle.steps import with_followup
from reconnect_tui.core.lifecycle.suggestions import (
    is_settled,
    profile_suggested,
    warming_up,
    warming_up_from,
)
from reconnect_tui.core.ranking.elapsed import as_of
from reconnect_tui.core.ranking.rounds import Round
from reconnect_tui.core.ranking.standing import step_as_sentence
from reconnect_tui.core.ritual import Ritual
from reconnect_tui.core.text import one_line
from reconnect_tui.services.record_keeping import RecordKeeping
from reconnect_tui.storage.address_book import Change

DUE_VIEW_ONLY = "view"
"""What `counts` calls the items that list nobody in the queue."""


class Agenda(RecordKeeping):
    """Follow-ups, promises and suggestions of the whole book."""

    def due(self, within_days: int = 0) -> tuple[AgendaItem, ...]:
        """What is due or comes due within so many days, the earliest first."""
        today = self._today()
        items = (
            item for item in self._all(within_days) if (item.due.first - today).days <= within_days
        )
        return tuple(sorted(items, key=lambda item: item.sort_key))

    def counts(self, within_days: int = 0) -> Mapping[str, int]:
        """How many items there are in each lane: `owe`, `promise`, `due` and `view`."""
        lanes = Counter(item.lane or DUE_VIEW_ONLY for item in self.due(within_days))
        return {lane: lanes[lane] for lane in ("owe", "promise", "due", DUE_VIEW_ONLY)}

    def about(self, contact: Contact) -> tuple[AgendaItem, ...]:
        """Everything that is open about one person, whenever it is due, the earliest first."""
        drafts = self._drafts().get(contact.id, ())
        return items_about(contact, self._today(), self._rules, drafts)

    def due_after(
        self, items: Iterable[AgendaItem], changed: Iterable[ContactId], within_days: int = 0
    ) -> tuple[AgendaItem, ...]:
        """What was due, once some people have changed; only these are looked at again.

        Whom a goal would have warmed up depends on everyone and is taken as it was found, for
        those for whom it is not settled now.

        Args:
            items: What was due before.
            changed: Whom the change concerned.
            within_days: How far ahead these looked.
        """
        ids, contacts, today = frozenset(changed), self._book.contacts, self._today()
        renewed = [
            item
            for item in items
            if item.contact_id is not None
            and (item.contact_id not in ids or self._is_still_to_warm_up(item))
        ]
        renewed += self._about_profile()
        for number in ids:
            contact = contacts.get(number)
            renewed += () if contact is None else self.about(contact)
        soon = (item for item in renewed if (item.due.first - today).days <= within_days)
        return tuple(sorted(soon, key=lambda item: item.sort_key))

    def ritual(self) -> Ritual:
        """How far one has come in the round of this week."""
        return self._book.ritual.as_of(self._today())

    def step_taken(self, name: str) -> Ritual:
        """The round of this week once a step was taken or skipped; it is no step of undo."""
        with self._book.changing("Took a step of the week", undoable=False) as change:
            ritual = self._book.ritual.with_step(name, self._today())
            change.put_ritual(ritual)
        return ritual

    def sitting(self) -> Round | None:
        """The round that was begun today, as far as one has come; `None` where there is none."""
        return self._book.ritual.round_of(self._today())

    def keep_sitting(self, sitting: Round) -> None:
        """Keep how far one has come in the round of today; it is no step of undo."""
        with self._book.changing("Went on with a round", undoable=False) as change:
            change.put_ritual(self._book.ritual.with_round(sitting, self._today()))

    def done(self, item: AgendaItem) -> Contact | None:
        """The contact once an item is done, with what follows; `None` where it is about nobody.

        A step that asks for a message is logged as a message that was sent elsewhere; a draft
        that was sent is better confirmed as sent, with its words.

        Raises:
            NoSuchContact: Somebody has removed them meanwhile.
            WrongInput: It was done or changed meanwhile.
        """
        today = self._today()

        def deed(change: Change, contact: Contact) -> Contact:
            if isinstance(item.item, Promise):
                return promising.kept(contact, item.item, today)
            drafts = tuple(one for one in change.drafts() if one.contact_id == contact.id)
            return closing.done(contact, item.item, today, self._rules, drafts=drafts)

        return self._closed(item, "Done", "Looked over your profile", deed)

    def added(self, contact: Contact, step: FollowUp) -> Contact:
        """The contact with a follow-up that the user has thought of; one of a kind is enough.

        Raises:
            NoSuchContact: Somebody has removed them meanwhile.
            WrongInput: It has no day, or its day has gone by.
        """
        self._check_ahead(step)
        label = f"Next with {contact.name}: {step_as_sentence(step)}"
        return self._changed(contact, label, lambda fresh: with_followup(fresh, step))

    def corrected(self, contact: Contact, before: FollowUp, after: FollowUp) -> Contact:
        """The contact with a follow-up worded or dated otherwise.

        Raises:
            NoSuchContact: Somebody has removed them meanwhile.
            WrongInput: It was done or changed meanwhile, or its day has gone by.
        """
        if after.due != before.due:
            self._check_ahead(after)

        def deed(fresh: Contact) -> Contact:
            if before not in fresh.open_followups:
                raise WrongInput(f"This step with {contact.name} was done or changed meanwhile.")
            day = after.due.first if after.due is not None else None
            if before.kind == "return" and day is not None:
                return closing.moved(fresh, before, day, self._today())
            return with_followup(fresh, after)

        return self._changed(contact, f"Changed the next step with {contact.name}", deed)

    def moved(self, item: AgendaItem, to: date) -> Contact:
        """The contact with an item on another day.

        Raises:
            NoSuchContact: Somebody has removed them meanwhile.
            WrongInput: The day has gone by, or the item was done or changed meanwhile, or it has
                no day of its own.
        """
        today = self._today()
        self._not_gone(to)
        if item.contact_id is None:
            raise WrongInput("This has no day to be moved: do it, or let it be for now.")
        if item.kind == "return" and to == today:
            raise WrongInput(f"{to.isoformat()} does not lie ahead. Name a later day.")
        with self._book.changing(_label(f"Put off until {to.isoformat()}", item)) as change:
            contact = self._standing(change, item)
            if isinstance(item.item, Promise):
                return change.put(promising.put_off(contact, item.item, to))
            return change.put(closing.moved(contact, item.item, to, today))

    def dropped(self, item: AgendaItem) -> Contact | None:
        """The contact without an item; `None` where it is about nobody.

        Raises:
            NoSuchContact: Somebody has removed them meanwhile.
            WrongInput: It was done or changed meanwhile.
        """
        today = self._today()

        def deed(_: Change, contact: Contact) -> Contact:
            if isinstance(item.item, Promise):
                return promising.taken_back(contact, item.item, today)
            return closing.dropped(contact, item.item, today, self._rules)

        return self._closed(item, "Dropped", "Let your profile be for now", deed)

    def _check_ahead(self, step: FollowUp) -> None:
        if step.due is None:
            raise WrongInput("A next step needs its day: say when, such as “in 2 weeks”.")
        if step.due.first < self._today():
            raise WrongInput(f"{step.due.text} has gone by. Name a day from today on.")

    def _all(self, within_days: int) -> Iterator[AgendaItem]:
        today, drafts = self._today(), self._drafts()
        for contact in self._book.contacts.values():
            yield from items_about(contact, today, self._rules, drafts.get(contact.id, ()))
        yield from self._warm_ups(within_days)
        yield from self._about_profile()

    @property
    def is_profile_old(self) -> bool:
        """Whether it is long since the user looked their own profile over (playbook M31)."""
        today = self._today()
        profile = profile_suggested(self._book.owner, today, self._rules)
        return profile is not None and profile.due is not None and profile.due.first <= today

    def _about_profile(self) -> Iterator[AgendaItem]:
        if not self._book.contacts:
            return
        profile = profile_suggested(self._book.owner, self._today(), self._rules)
        if profile is not None and profile.due is not None:
            words = step_as_sentence(profile)
            yield AgendaItem(None, "", profile.kind, words, profile.due, None, profile, True)

    def _is_still_to_warm_up(self, item: AgendaItem) -> bool:
        contact = None if item.contact_id is None else self._book.contacts.get(item.contact_id)
        return (
            item.kind == "warm_up"
            and contact is not None
            and not is_settled(contact, item.kind, item.due.first)
        )

    def _warm_ups(self, within_days: int) -> Iterator[AgendaItem]:
        """Whom to warm up for the goals for which it is time; each person once."""
        today, rules = self._today(), self._rules
        named: set[ContactId] = set()
        for goal in self._book.goals:
            since = warming_up_from(goal, today, rules)
            if since is None or (since - today).days > within_days:
                continue
            people = self._book.contacts.values()
            for contact, step in warming_up(goal, people, today, rules):
                item = about(contact, step, is_suggested=True)
                if item is not None and contact.id not in named:
                    named.add(contact.id)
                    yield item

    def _drafts(self) -> Mapping[ContactId, tuple[Draft, ...]]:
        drafts: dict[ContactId, tuple[Draft, ...]] = {}
        for draft in self._book.drafts:
            if draft.is_live:
                drafts[draft.contact_id] = (*drafts.get(draft.contact_id, ()), draft)
        return drafts

    def _closed(
        self,
        item: AgendaItem,
        said: str,
        said_of_profile: str,
        deed: Callable[[Change, Contact], Contact],
    ) -> Contact | None:
        """The contact after `deed` on an item; what is about nobody is one's own profile."""
        if item.contact_id is None:
            with self._book.changing(said_of_profile) as change:
                today = PartialDate.on(self._today())
                change.put_owner(replace(self._book.owner, profile_checked_on=today))
            return None
        with self._book.changing(_label(said, item)) as change:
            return change.put(deed(change, self._standing(change, item)))

    def _standing(self, change: Change, item: AgendaItem) -> Contact:
        """The contact as the book and the time have it now, with the item still to be done."""
        contact = None if item.contact_id is None else change.contact(item.contact_id)
        if contact is None:
            raise NoSuchContact(f"{item.name} is no longer in the book.")
        if not isinstance(item.item, Promise) and item.item not in contact.open_followups:
            contact = as_of(contact, self._today(), self._rules)
        if not self._is_open(change, contact, item):
            raise WrongInput(
                f"“{item.text}” was done or changed meanwhile. Look at what is due again."
            )
        return contact

    def _is_open(self, change: Change, contact: Contact, item: AgendaItem) -> bool:
        """Whether an item stands in the record, or is still suggested."""
        if isinstance(item.item, Promise):
            return item.item in contact.open_promises
        if not item.is_suggested:
            return item.item in contact.open_followups
        if item.kind == "warm_up":
            return not is_settled(contact, item.kind, item.due.first)
        items = items_about(contact, self._today(), self._rules, change.drafts())
        return any(one.kind == item.kind and one.is_suggested for one in items)


def _label(deed: str, item: AgendaItem) -> str:
    return one_line(f"{deed}: {item.text} ({item.name})")
