"""Links that are kept to be passed on: whom they are for, and what became of them (M51, M91, M93).

A link that was kept for somebody stands in their record as the reason `article_saved` too, from
which the order of the day and the message that passes it on take it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reconnect_tui.core.contact import Contact, ContactId, Reason
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.errors import ReconnectError, WrongInput
from reconnect_tui.core.lifecycle.preparing import with_news
from reconnect_tui.core.links import Link, is_work, link_from, link_key, links_in
from reconnect_tui.core.saved_item import SavedItem
from reconnect_tui.core.sharing import MOST_CARING, Caring, called, who_would_care, why_for
from reconnect_tui.core.text import folded, one_line, shortened
from reconnect_tui.core.writing.phrases import article_phrase
from reconnect_tui.services.record_keeping import (
    RecordKeeping,
    refuse_where_not_wished,
)
from reconnect_tui.storage.address_book import Change

PASSING_ON = "share_article"
"""The move of a message that passes a link on (playbook T06)."""

_TELLING = "no_ask_hello"
"""The move of a message that tells of a book or a film (T08)."""

_REASON = "article_saved"
_WORK = "thought"
_SHOWN = 60
"""Characters of a link's name in a confirming line."""


class NoSuchSavedItem(ReconnectError):
    """A number that no kept link has."""

    title = "No such link"
    exit_code = 1


@dataclass(frozen=True, slots=True)
class Kept:
    """A link after it was kept."""

    item: SavedItem
    removed: tuple[str, ...] = ()
    """Names of the parameters that were taken out of its address."""

    was_known: bool = False
    """Whether the page was among the links before."""


@dataclass(frozen=True, slots=True)
class PassedOn:
    """A link that went to somebody."""

    contact_id: ContactId
    on: str
    """The day, as the timeline has it."""


class Saving(RecordKeeping):
    """Keeping links, and finding out who would care."""

    @property
    def items(self) -> tuple[SavedItem, ...]:
        """Every kept link, the newest first."""
        return tuple(reversed(self._book.saved_items))

    def item(self, number: int) -> SavedItem:
        """The kept link of a number.

        Raises:
            NoSuchSavedItem: There is none.
        """
        for item in self._book.saved_items:
            if item.id == number:
                return item
        raise NoSuchSavedItem(f"There is no link {number}. “reconnect saved” lists what is kept.")

    def keep(
        self, address: str, why: str = "", *, title: str = "", people: Sequence[Contact] = ()
    ) -> Kept:
        """A link kept to be passed on; one that is kept already takes in what is new.

        Args:
            address: Of the page, as it was pasted; or the title of a book, a film and the like
                in several words, which has none (playbook M43).
            why: How “this is for you because …” goes on.
            title: What it is.
            people: Whom it is for.

        Raises:
            WrongInput: It is no address of a page on the web.
            DoNotContact: One of the people asked not to be contacted.
        """
        link = Link("") if is_work(address) else link_from(address)
        fresh = SavedItem(link.url, _title("" if link.url else address))
        with self._book.changing("Kept a link") as change:
            known = next((one for one in change.saved_items() if _key(one) == _key(fresh)), None)
            item = known or fresh
            item = replace(item, why=_reason(why) or item.why, title=_title(title) or item.title)
            item = self._given(change, item, (*item.for_contacts, *(one.id for one in people)))
            item = change.put_saved_item(item)
            change.label = one_line(f"Kept a link: {shortened(called(item), _SHOWN)}")
        return Kept(item, link.removed, known is not None)

    def edit(
        self,
        item: SavedItem,
        *,
        address: str | None = None,
        why: str | None = None,
        title: str | None = None,
        people: Sequence[Contact] | None = None,
    ) -> Kept:
        """The link with what is given in place of what it had; an empty text clears it.

        Raises:
            WrongInput: The address is none of a page on the web.
            DoNotContact: One of the people asked not to be contacted.
            NoSuchSavedItem: The link is no longer kept.
        """
        link = None if address is None else link_from(address)
        with self._book.changing(f"Changed a link: {shortened(called(item), _SHOWN)}") as change:
            before = _present(change, item)
            after = replace(
                before,
                url=before.url if link is None else link.url,
                why=before.why if why is None else _reason(why),
                title=before.title if title is None else _title(title),
            )
            ids = before.for_contacts if people is None else tuple(one.id for one in people)
            after = self._given(change, after, ids, before)
            return Kept(change.put_saved_item(after), () if link is None else link.removed, True)

    def drop(self, item: SavedItem) -> None:
        """Keep a link no longer; `undo` brings it back.

        Raises:
            NoSuchSavedItem: It is not kept any more.
        """
        with self._book.changing(f"Dropped a link: {shortened(called(item), _SHOWN)}") as change:
            before = _present(change, item)
            self._given(change, before, (), before)
            change.remove_saved_item(before.id)

    def who(self, item: SavedItem, limit: int = MOST_CARING) -> tuple[Caring, ...]:
        """Who would care about a link, the one for whom most speaks first."""
        everyone = self._book.contacts.values()
        return who_would_care(item, everyone, self._today(), self._rules, limit)

    def for_person(self, contact: Contact) -> tuple[tuple[SavedItem, Caring], ...]:
        """The links that a person would care about, and that did not go to them yet."""
        today = self._today()
        pairs = [
            (item, caring)
            for item in self.items
            for caring in who_would_care(item, (contact,), today, self._rules)
        ]
        return tuple(sorted(pairs, key=lambda pair: -pair[1].points))

    def passed_on(self) -> Mapping[int, tuple[PassedOn, ...]]:
        """To whom each link went, by its number; it follows from the timelines."""
        pages = {link_key(item.url): item.id for item in self._book.saved_items if item.url}
        found: dict[int, list[PassedOn]] = {}
        if not pages:
            return {}
        for contact in self._book.contacts.values():
            for entry in contact.timeline.newest_first():
                if entry.is_outbound and "://" in entry.text:
                    for page in links_in(entry.text) & pages.keys():
                        went = PassedOn(contact.id, entry.date.text)
                        found.setdefault(pages[page], []).append(went)
        return {number: tuple(went) for number, went in found.items()}

    def words_for(self, item: SavedItem, caring: Caring | None) -> dict[str, str]:
        """What the slots of the message that passes a link on are filled with.

        A reason that nobody has given yet is left for the user.
        """
        title = article_phrase(Reason(_REASON, label=item.title)) if item.title else ""
        why = why_for(item, caring)
        if not item.url:
            return {"recommendation": item.label}
        words = {"link": item.url, "article": title}
        return {**words, "why_them": why} if why else words

    @staticmethod
    def move_for(item: SavedItem) -> str:
        """The move of the message that passes it on."""
        return PASSING_ON if item.url else _TELLING

    def people_of(self, item: SavedItem) -> tuple[Contact, ...]:
        """Whom a link is kept for, without those who are not in the book any more."""
        contacts = self._book.contacts
        return tuple(
            contacts[ContactId(number)]
            for number in item.for_contacts
            if ContactId(number) in contacts
        )

    def _given(
        self,
        change: Change,
        item: SavedItem,
        ids: Sequence[int],
        before: SavedItem | None = None,
    ) -> SavedItem:
        """The link kept for these people, in whose records it stands from now on.

        Args:
            change: The change it belongs to.
            item: The link as it is to be.
            ids: Whom it is for.
            before: The link as their records have it.
        """
        wanted = tuple(dict.fromkeys(ids))
        former = before or item
        for number in dict.fromkeys((*wanted, *former.for_contacts)):
            contact = change.contact(ContactId(number))
            if contact is None:
                continue
            if number not in wanted:
                change.put(_without_link(contact, former))
            elif number in former.for_contacts:
                change.put(_with_link_as_it_is(contact, former, item))
            else:
                refuse_where_not_wished(contact)
                change.put(self._with_link(contact, item))
        return replace(item, for_contacts=wanted)

    def _with_link(self, contact: Contact, item: SavedItem) -> Contact:
        """The contact with the link among the reasons to write, once."""
        if any(_is_about(one, item) for one in contact.reasons):
            return _with_link_as_it_is(contact, item, item)
        today = self._today()
        kind, told_by = (_REASON, item.url) if item.url else (_WORK, _source_of(item))
        told = Reason(kind, PartialDate.on(today), item.label, source=told_by)
        return with_news(contact, told, today, rules=self._rules)


def _with_link_as_it_is(contact: Contact, before: SavedItem, item: SavedItem) -> Contact:
    """The contact whose reason tells of the link as it is now; one taken out is not put back."""
    reasons = tuple(
        replace(one, label=item.label, source=_source_of(item)) if _is_about(one, before) else one
        for one in contact.reasons
    )
    return replace(contact, reasons=reasons)


def _without_link(contact: Contact, item: SavedItem) -> Contact:
    reasons = tuple(one for one in contact.reasons if not _is_about(one, item))
    return contact if len(reasons) == len(contact.reasons) else replace(contact, reasons=reasons)


def _is_about(reason: Reason, item: SavedItem) -> bool:
    if not item.url:
        return reason.type == _WORK and reason.source == _source_of(item)
    return reason.type == _REASON and link_key(reason.source) == link_key(item.url)


def _source_of(item: SavedItem) -> str:
    """By what a reason in a record is known to be about an item."""
    return item.url or f"kept: {item.title}"


def _key(item: SavedItem) -> str:
    """What two items have in common that are one."""
    return link_key(item.url) if item.url else f" {folded(item.title)}"


def _present(change: Change, item: SavedItem) -> SavedItem:
    for kept in change.saved_items():
        if kept.id == item.id:
            return kept
    raise NoSuchSavedItem(f"“{shortened(called(item), _SHOWN)}” is no longer kept.")


def _reason(why: str) -> str:
    """How “because …” goes on: without the word itself and the full stop after it."""
    words = one_line(why).rstrip(" .")
    first, _, rest = words.partition(" ")
    return rest.strip() if first.lower() == "because" else words


def _title(title: str) -> str:
    return one_line(title)


def address_and_reason(line: str) -> tuple[str, str]:
    """A line that begins with an address, parted from the reason after it.

    Raises:
        WrongInput: There is nothing on it.
    """
    if is_work(line):
        title, _, why = line.strip().partition(" because ")
        return title.strip(), why.strip()
    address, _, why = line.strip().partition(" ")
    if not address:
        raise WrongInput("Paste the address first, then why: https://example.org/a because …")
    return address, why.strip(" –—-:")
