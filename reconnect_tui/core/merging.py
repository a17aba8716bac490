"""Two records of one person made into one, with nothing of either lost.

The first named is kept: its id, its name and its decisions. Lists are joined; of two different
single values the kept one stands and the other is written into the note (formats, section 4.4).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any, TypeVar

from reconnect_tui.core.contact import USUAL_CLOSENESS, Contact, ContactId
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.errors import WrongInput
from reconnect_tui.core.identity import name_key, organization_key, profile_slug
from reconnect_tui.core.text import folded, one_line
from reconnect_tui.core.timeline import Interaction, Timeline

Item = TypeVar("Item")

_BETWEEN_DIGITS = str.maketrans("", "", " \t\u00a0()-./")
_WORD_LISTS = ("tags", "goal_tags", "shared_keywords", "shared_memories", "interests", "emails")
_FLAGS = (
    "do_not_contact",
    "different_field",
    "senior",
    "said_would_keep_in_touch",
    "mutual_offered",
)
_LONG_TEXTS = ("note", "private_notes", "honest_reason")
_DECIDED_ALONE = (
    *("how_met", "relationship", "address_form", "formality", "language"),
    *("learned", "offer", "intent"),
)
_BESIDE = "Also on record:"


def merged(kept: Contact, other: Contact) -> Contact:
    """The kept contact with all that the other record of the same person holds.

    What both have and what can be held only once is settled so: a flag holds if either has it, a
    snooze lasts until the later day, one is known since the earlier day; closeness, rhythm and
    state are the kept one's unless they are what everyone begins with. Another name becomes a
    nickname, another organization a past one, and every other value a line of the note.

    Raises:
        WrongInput: Both are one record.
    """
    if kept.id == other.id:
        raise WrongInput(
            f"{one_line(kept.name)} ({kept.id}) is one record already. "
            "Name two different people to merge."
        )
    settled = _single_values(kept, other)
    changes: dict[str, Any] = {**settled, **_lists(kept, other, str(settled["organization"]))}
    changes |= {name: getattr(kept, name) or getattr(other, name) for name in _FLAGS}
    changes |= _decisions(kept, other)
    for name in _LONG_TEXTS:
        changes[name] = _joined(getattr(kept, name), getattr(other, name))
    changes["note"] = _joined(changes["note"], _beside(kept, other, settled))
    changes["timeline"] = _timeline(kept, other)
    changes["extra"] = _extra(kept.extra, other.extra)
    return replace(kept, **changes)


def renaming(contact: Contact, gone: ContactId, kept: ContactId) -> Contact:
    """The contact with `kept` wherever it named `gone`; the same contact where it never did."""
    mutuals = _renamed(contact.mutuals, gone, kept, contact.id)
    timeline = contact.timeline
    if any(gone in entry.with_ids for entry in timeline):
        timeline = Timeline(
            tuple(
                replace(entry, with_ids=_renamed(entry.with_ids, gone, kept, contact.id))
                for entry in timeline
            )
        )
    if mutuals == contact.mutuals and timeline is contact.timeline:
        return contact
    return replace(contact, mutuals=mutuals, timeline=timeline)


def _renamed(
    numbers: tuple[int, ...], gone: ContactId, kept: ContactId, own: ContactId
) -> tuple[int, ...]:
    if gone not in numbers:
        return numbers
    renamed = (kept if number == gone else number for number in numbers)
    return tuple(number for number in dict.fromkeys(renamed) if number != own)


def _single_values(kept: Contact, other: Contact) -> dict[str, Any]:
    """Fields that hold one text; those that only make sense together come from one record."""
    values: dict[str, Any] = {
        name: getattr(kept, name) or getattr(other, name) for name in _DECIDED_ALONE
    }
    values["organization"] = kept.organization or other.organization
    one_job = _agree(_organization(kept.organization), _organization(other.organization))
    values["title"] = kept.title or (other.title if one_job else "")
    one_country = _agree(folded(kept.country), folded(other.country))
    one_city = _agree(folded(kept.city), folded(other.city))
    values["city"] = kept.city or (other.city if one_country else "")
    values["country"] = kept.country or (other.country if one_city else "")
    values["birthday"] = _birthday(kept.birthday, other.birthday)
    own_words = name_key(kept.name).split()
    for name in ("given_name", "family_name"):
        theirs = getattr(other, name)
        # Part of another name would greet the person by a name that is not shown.
        belongs = set(name_key(theirs).split()) <= set(own_words)
        values[name] = getattr(kept, name) or (theirs if belongs else "")
    values["preferred_name"] = kept.preferred_name or other.preferred_name
    return values


def _agree(one: str, other: str) -> bool:
    return not one or not other or one == other


def _birthday(kept: str, other: str) -> str:
    """The kept birthday, with its year where only the other record knows that."""
    return other if kept == _without_year(other) else kept or other


def _beside(kept: Contact, other: Contact, settled: Mapping[str, Any]) -> str:
    """The values of the other record that found no place, as lines for the note."""
    lines = []
    for name in ("title", "city", "country", "birthday", *_DECIDED_ALONE):
        text = getattr(other, name)
        held = {folded(getattr(kept, name)), folded(settled[name])}
        if folded(text) not in held | {"", _without_year(kept.birthday)}:
            lines.append(f"{name.replace('_', ' ')}: {text}")
    for name in ("given_name", "family_name"):
        text = getattr(other, name)
        known = {*name_key(other.name).split(), *name_key(settled[name]).split()}
        if not set(name_key(text).split()) <= known:
            lines.append(f"{name.replace('_', ' ')}: {text}")
    return "\n".join((_BESIDE, *lines)) if lines else ""


def _without_year(birthday: str) -> str:
    return f"-{birthday[4:]}"


def _lists(kept: Contact, other: Contact, organization: str) -> dict[str, Any]:
    """Every list of both, the kept one's items first, none of them twice."""
    changes: dict[str, Any] = {
        name: _union(getattr(kept, name), getattr(other, name), folded) for name in _WORD_LISTS
    }
    changes["phones"] = _union(kept.phones, other.phones, _phone_key)
    changes["urls"] = _union(kept.urls, other.urls, _url_key)
    changes["nicknames"] = _nicknames(kept, other)
    changes["past_organizations"] = _past_organizations(kept, other, organization)
    spelling = {folded(memory): memory for memory in reversed(changes["shared_memories"])}
    used = (*kept.memories_used, *(spelling.get(folded(m), m) for m in other.memories_used))
    changes["memories_used"] = tuple(dict.fromkeys(used))
    mutuals = dict.fromkeys((*kept.mutuals, *other.mutuals))
    changes["mutuals"] = tuple(one for one in mutuals if one not in (kept.id, other.id))
    for name in ("reasons", "promises", "followups", "people_notes", "checks", "sources"):
        changes[name] = _joined_values(getattr(kept, name), getattr(other, name))
    return changes


def _nicknames(kept: Contact, other: Contact) -> tuple[str, ...]:
    """The nicknames of both, and every name of the other that the kept one does not have."""
    shown = {folded(name) for name in (kept.name, kept.preferred_name or other.preferred_name)}
    addresses = {folded(address) for address in (*kept.emails, *other.emails)}
    fresh = (
        name
        for name in (other.name, other.preferred_name)
        if name and folded(name) not in shown | addresses
    )
    return _union(kept.nicknames, (*fresh, *other.nicknames), folded)


def _past_organizations(kept: Contact, other: Contact, organization: str) -> tuple[str, ...]:
    past = _union(kept.past_organizations, other.past_organizations, folded)
    if _organization(other.organization) in ("", _organization(organization)):
        return past
    return _union(past, (other.organization,), folded)


def _organization(name: str) -> str:
    """An organization for comparison; one of signs alone is still one."""
    return organization_key(name) or folded(name)


def _decisions(kept: Contact, other: Contact) -> dict[str, Any]:
    """What the user decided about the tie; the kept one's decision, where one was made."""
    snoozed = max(
        (kept, other), key=lambda one: one.snoozed_until.last if one.snoozed_until else date.min
    )
    return {
        "closeness": (other if kept.closeness == USUAL_CLOSENESS else kept).closeness,
        "rhythm_days": kept.rhythm_days or other.rhythm_days,
        "state": other.state if kept.state == "dormant" else kept.state,
        "snoozed_until": snoozed.snoozed_until,
        "snoozed_on": snoozed.snoozed_on,
        "met_on": _known_since(kept.met_on, other.met_on),
        # A message that came after that day is owed again, whichever record had it.
        "settled_on": max(
            (day for day in (kept.settled_on, other.settled_on) if day is not None),
            key=lambda day: day.last,
            default=None,
        ),
    }


def _known_since(kept: PartialDate | None, other: PartialDate | None) -> PartialDate | None:
    """The earlier day; the more exact one where one date lies within the other."""
    if kept is None or other is None:
        return kept or other
    if kept.first <= other.first and other.last <= kept.last:
        return kept if kept.first == other.first and kept.last == other.last else other
    if other.first <= kept.first and kept.last <= other.last:
        return kept
    return kept if kept.first < other.first else other


def _timeline(kept: Contact, other: Contact) -> Timeline:
    """Both timelines; an entry that stands in both, by its uid or by what it says, once."""
    own = {kept.id, other.id}
    by_uid = {entry.uid: entry for entry in other.timeline if entry.uid}
    entries = [
        _without_company(_completed(entry, by_uid.get(entry.uid)), own) for entry in kept.timeline
    ]
    known = {entry.uid for entry in kept.timeline if entry.uid}
    told = Counter(
        _what_it_says(entry) for entry in kept.timeline if not entry.uid or entry.uid not in by_uid
    )
    for entry in other.timeline:
        if entry.uid and entry.uid in known:
            continue
        says = _what_it_says(entry)
        if told[says]:
            told[says] -= 1
        else:
            entries.append(_without_company(entry, own))
    return Timeline.of(entries)


def _what_it_says(entry: Interaction) -> tuple[object, ...]:
    return (entry.date.text, entry.at, entry.kind, entry.direction, entry.text, entry.group)


def _completed(entry: Interaction, twin: Interaction | None) -> Interaction:
    """The entry with what only its other copy has."""
    if twin is None or twin == entry:
        return entry
    names = ("at", "channel", "summary", "body", "move", "source")
    changes: dict[str, Any] = {name: getattr(entry, name) or getattr(twin, name) for name in names}
    company = tuple(dict.fromkeys((*entry.with_ids, *twin.with_ids)))
    return replace(entry, **changes, with_ids=company, extra=_extra(entry.extra, twin.extra))


def _without_company(entry: Interaction, own: set[ContactId]) -> Interaction:
    """The entry without the two themselves among the others who took part."""
    return replace(entry, with_ids=tuple(one for one in entry.with_ids if one not in own))


def _joined(text: str, more: str) -> str:
    """Both texts with a blank line between; one whose lines all stand in the other goes."""
    lines, further = _lines(text), _lines(more)
    if further <= lines:
        return text
    return more if lines <= further else f"{text}\n\n{more}"


def _lines(text: str) -> set[str]:
    return {line.strip() for line in text.splitlines()} - {""}


def _union(
    items: tuple[str, ...], more: Iterable[str], key: Callable[[str], str]
) -> tuple[str, ...]:
    """The items, and those of `more` that they do not have under their keys."""
    known = {key(item) for item in items}
    fresh = []
    for item in more:
        if key(item) not in known:
            known.add(key(item))
            fresh.append(item)
    return (*items, *fresh)


def _joined_values(items: tuple[Item, ...], more: tuple[Item, ...]) -> tuple[Item, ...]:
    """The values of both; what stands in both stands once, what one has twice stays twice."""
    rest = list(items)
    fresh = []
    for item in more:
        if item in rest:
            rest.remove(item)
        else:
            fresh.append(item)
    return (*items, *fresh)


def _phone_key(number: str) -> str:
    return folded(number).translate(_BETWEEN_DIGITS)


def _url_key(address: str) -> str:
    return profile_slug(address) or folded(address).rstrip("/")


def _extra(kept: Mapping[str, object], other: Mapping[str, object]) -> Mapping[str, object]:
    """The unknown fields of both; where both have one, the kept one's stands."""
    return MappingProxyType({**other, **kept}) if other else kept
