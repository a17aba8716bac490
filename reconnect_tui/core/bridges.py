"""Who knows both the user and somebody, and whom of them one may ask now (playbook M71 to M73)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.contacts import Contacts
from reconnect_tui.core.identity import organization_key
from reconnect_tui.core.ranking.standing import days_ago
from reconnect_tui.core.ranking.tie import Tie
from reconnect_tui.core.rules import STANDARD, Rules
from reconnect_tui.core.text import shortened

MOST_GUESSES = 5
"""People who only may know somebody that are named at most."""

TOO_MANY_COLLEAGUES = 25
"""People of one organization beyond which having been there says nothing about knowing others."""

_LATELY = frozenset({"active", "cooling"})
"""Bands in which a tie is warm enough to ask (playbook T15, “in touch with you lately”)."""

_LONGEST_SUMMARY = 50
"""Characters of what was done together."""

_NO_ORGANIZATION = frozenset({"", "freelance", "self employed", "independent", "retired"})
"""Keys of what stands for an organization and is none that people share."""


@dataclass(frozen=True, slots=True)
class Bridge:
    """Somebody who knows the user, and knows or may know a third person."""

    contact: Contact
    is_sure: bool
    """Whether it is on record that the two know each other; else it is a guess."""

    how: tuple[str, ...]
    """How one comes to say so, in words, the surest first."""

    gap_days: int | None
    """Whole days since the user spoke with them; `None` where no contact is logged."""

    not_now: str = ""
    """Why it is better not to ask them now; empty where one may."""

    owes: bool = False
    """Whether the user owes them an answer, so that asking has to wait (playbook T15)."""

    @property
    def may_be_asked(self) -> bool:
        """Whether nothing speaks against asking them now."""
        return not self.not_now

    @property
    def spoke(self) -> str:
        """When the user spoke with them last: `spoke about three weeks ago`."""
        return "no talk logged" if self.gap_days is None else f"spoke {days_ago(self.gap_days)}"


def bridges_to(
    contact: Contact, contacts: Contacts, today: date, rules: Rules = STANDARD
) -> tuple[Bridge, ...]:
    """Everyone who knows both, the one with whom the user spoke last first.

    Those who are on record as knowing the person come before those who only may, and whoever the
    user owes an answer comes last. Left out are those who asked not to be contacted and whom the
    user let go, and everyone where the person asked not to be contacted.

    Args:
        contact: Whom one would like to reach.
        contacts: Everyone.
        today: From when silence is counted.
        rules: The spans that count.
    """
    if contact.do_not_contact:
        return ()
    sure = _on_record(contact, contacts)
    for other in contacts.values():
        if contact.id in other.mutuals:
            sure.setdefault(other.id, (_NOTED,))
    guesses = _same_organization(contact, contacts.values())
    found = [
        _bridge(contacts[number], True, words, today, rules)
        for number, words in sure.items()
        if _can_be_one(contacts[number], contact)
    ]
    may = [
        _bridge(contacts[number], False, (words,), today, rules)
        for number, words in guesses.items()
        if number not in sure and _can_be_one(contacts[number], contact)
    ]
    return tuple(sorted([*found, *sorted(may, key=_order)[:MOST_GUESSES]], key=_order))


def acquaintances_of(
    contact: Contact, contacts: Contacts, today: date, rules: Rules = STANDARD
) -> tuple[Bridge, ...]:
    """Those of them whom the person's own record names; a look-up that does not pass everyone."""
    how = _on_record(contact, contacts)
    found = (_bridge(contacts[number], True, words, today, rules) for number, words in how.items())
    return tuple(sorted((one for one in found if one.contact.id != contact.id), key=_order))


def told_on_card(bridges: Iterable[Bridge]) -> str:
    """Who knows both, in a line: `Ada knows you both (spoke about three weeks ago)`."""
    sure = [one for one in bridges if one.is_sure]
    named = [f"{one.contact.name} ({one.spoke})" for one in sure]
    if not named:
        return ""
    if len(named) == 1:
        return f"{sure[0].contact.name} knows you both ({sure[0].spoke})"
    return f"{', '.join(named[:-1])} and {named[-1]} know you both"


_NOTED = "you noted that they know each other"


def _on_record(contact: Contact, contacts: Contacts) -> dict[ContactId, tuple[str, ...]]:
    """Whom the record of a person names, and how: as a mutual, or in an entry of both."""
    found: dict[ContactId, tuple[str, ...]] = {
        ContactId(number): (_NOTED,) for number in contact.mutuals
    }
    for entry in contact.timeline.newest_first():
        if entry.group:
            continue
        for number in map(ContactId, entry.with_ids):
            what = shortened(entry.summary or entry.body, _LONGEST_SUMMARY)
            words = f"together on {entry.date.text}" if entry.date.text else "together once"
            told = f"{words}: {what}" if what else words
            if not any(one.startswith("together") for one in found.get(number, ())):
                found[number] = (*found.get(number, ()), told)
    return {number: how for number, how in found.items() if number in contacts}


def _same_organization(contact: Contact, others: Iterable[Contact]) -> dict[ContactId, str]:
    """Who was at one of the organizations of a person, maybe not at the same time.

    Records hold no years for an organization, so that it stays a guess, and is worded as one.
    """
    own = {_key(name): name for name in _organizations(contact)}
    own = {key: name for key, name in own.items() if key not in _NO_ORGANIZATION}
    there: dict[str, list[ContactId]] = {key: [] for key in own}
    if not own:
        return {}
    for other in others:
        for name in _organizations(other):
            if (key := _key(name)) in there and other.id != contact.id:
                there[key].append(other.id)
    return {
        number: f"may know each other: both were at {shortened(own[key], _LONGEST_SUMMARY)}"
        for key, numbers in there.items()
        if len(numbers) <= TOO_MANY_COLLEAGUES
        for number in numbers
    }


def _organizations(contact: Contact) -> Iterator[str]:
    if contact.organization:
        yield contact.organization
    yield from contact.past_organizations


@lru_cache(maxsize=65_536)
def _key(name: str) -> str:
    return organization_key(name)


def _can_be_one(bridge: Contact, target: Contact) -> bool:
    return bridge.id != target.id and not bridge.do_not_contact and bridge.state != "let_go"


def _bridge(
    contact: Contact, is_sure: bool, how: Iterable[str], today: date, rules: Rules
) -> Bridge:
    tie = Tie.of(contact, today, rules)
    owes = tie.waiting_since is not None
    return Bridge(contact, is_sure, tuple(how), tie.gap_days, _not_now(tie, rules), owes)


def _not_now(tie: Tie, rules: Rules) -> str:
    """Why one would rather not ask them today (playbook T15)."""
    if tie.waiting_since is not None:
        return "you owe them an answer: answer first"
    if tie.unanswered and tie.last_outbound is not None:
        days = (tie.today - tie.last_outbound).days
        if days <= rules.quiet_after_writing:
            return f"you wrote {days_ago(days)}, no answer yet"
    if tie.band not in _LATELY:
        return "not in touch lately: say hello first"
    return ""


def _order(bridge: Bridge) -> tuple[bool, bool, bool, int, str, int]:
    gap = bridge.gap_days
    return (
        bridge.owes,
        not bridge.is_sure,
        gap is None,
        gap or 0,
        bridge.contact.name,
        bridge.contact.id,
    )
