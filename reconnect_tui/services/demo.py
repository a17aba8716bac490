"""The invented book that a newcomer looks around in.

The people stand in `demo_people/*.toml`, one table each, under the field names of the book. Every
date there is a distance from today, so that the book is equally fresh on any day:

- `met_ago = 412` and the first place of a `timeline` row are days ago; `"9 years"` and
  `"61 months"` are dates known to the year or to the month only.
- A `timeline` row is `[days ago, "kind direction", summary, body]`. Without a direction it is
  the usual one of its kind; without a summary it is the beginning of the body. More words may
  follow: `via=sms` the channel, `move=nudge` the move, `group`, and `with=zoi,bo` the others who
  were there, in whose timelines the entry stands too.
- A `reasons` row is `[type, days ago, label, keywords, source]`; what lies ahead is negative.
- A `promises` row is `[text, due, done]` and a `followups` row `[kind, due, text, done]`, both in
  days from today, so that what is past is negative.
- An `asked_after` row is `[kind, days ago, words]`: who or what one may ask after.
- `mutuals` names others by their tables and holds both ways; `snoozed = [30, 12]` was set twelve
  days ago until in thirty days; `birthday_in = 1` is tomorrow; a `draft` is a table of its own.
"""

import tomllib
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cache
from importlib import resources
from typing import Any

from reconnect_tui.core.contact import Contact, ContactId, FollowUp, PeopleNote, Promise, Reason
from reconnect_tui.core.dates import PartialDate, moved_off_weekend
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.errors import WrongInput
from reconnect_tui.core.owner import Goal, Owner
from reconnect_tui.core.saved_item import SavedItem
from reconnect_tui.core.text import cleaned, shortened
from reconnect_tui.core.timeline import DIRECTIONS, Interaction, Timeline, usual_direction
from reconnect_tui.storage.address_book import AddressBook

Table = Mapping[str, Any]
"""One table of a TOML file."""

DAYS_IN_USE = 210
"""How long ago the book was begun."""

_FOLDER = resources.files("reconnect_tui.services") / "demo_people"
_OWNER_FILE = "owner.toml"
_SUMMARY_WIDTH = 140
_USUAL_CHANNEL = {
    "message": "linkedin_message",
    "email": "email",
    "comment": "comment",
    "call": "phone",
    "meeting": "in_person",
}
_NOT_COPIED = frozenset(
    {"linkedin", "met_ago", "mutuals", "birthday_in", "snoozed"}
    | {"timeline", "reasons", "promises", "followups", "draft", "asked_after"}
)
"""What a person's table holds beside the fields of a contact."""


def write_demo_book(book: AddressBook, today: date) -> None:
    """Fill an empty book with the invented people, in one change.

    Raises:
        WrongInput: Somebody is in the book already.
        BookTrouble: It could not be saved.
    """
    with book.changing("Made the demo book", undoable=False) as change:
        if len(book.contacts) > 0:
            raise WrongInput("The demo book is for an empty file, and this one has people in it.")
        for contact in demo_contacts(today):
            change.put(contact)
        for draft in demo_drafts(today):
            change.put_draft(draft)
        change.put_owner(demo_owner())
        change.put_goals(demo_goals())
        for item in demo_saved_items(today):
            change.put_saved_item(item)


def demo_owner() -> Owner:
    """The invented person whose book it is."""
    table = _read(_OWNER_FILE)["owner"]
    return Owner(**{key: _frozen(value) for key, value in table.items()})


def demo_goals() -> tuple[Goal, ...]:
    """Their goals, most important first."""
    return tuple(Goal(name) for name in _read(_OWNER_FILE)["goals"])


def demo_contacts(today: date) -> tuple[Contact, ...]:
    """The invented people as they stand on `today`, with ids from 1 upwards."""
    people = _people()
    ids = {key: ContactId(number) for number, key in enumerate(people, start=1)}
    mutuals = _mutuals(people)
    timelines = _timelines(people, ids, today)
    return tuple(
        replace(
            _contact(key, table, today),
            id=ids[key],
            mutuals=tuple(sorted(ids[other] for other in mutuals[key])),
            timeline=Timeline.of(timelines[key]),
        )
        for key, table in people.items()
    )


def demo_drafts(today: date) -> tuple[Draft, ...]:
    """The messages that are in the making on `today`."""
    return tuple(
        _draft(ContactId(number), table["draft"], today)
        for number, table in enumerate(_people().values(), start=1)
        if "draft" in table
    )


def demo_saved_items(today: date) -> tuple[SavedItem, ...]:
    """The links that are kept to be passed on, the oldest first."""
    numbers = {key: number for number, key in enumerate(_people(), start=1)}
    return tuple(
        SavedItem(
            table["url"],
            title=table["title"],
            for_contacts=tuple(numbers[key] for key in table.get("for", ())),
            created=_stamp(today - timedelta(days=table["ago"])),
        )
        for table in _read(_OWNER_FILE)["saved"]
    )


@cache
def _read(name: str) -> Table:
    return tomllib.loads((_FOLDER / name).read_text(encoding="utf-8"))


@cache
def _people() -> Mapping[str, Table]:
    """Everyone's table, in the order of the files and of the tables in them."""
    names = sorted(file.name for file in _FOLDER.iterdir() if file.name.endswith(".toml"))
    people: dict[str, Table] = {}
    for name in names:
        if name != _OWNER_FILE:
            people |= _read(name)
    return people


def _contact(key: str, table: Table, today: date) -> Contact:
    """A contact without what takes the others to work out: id, mutuals, timeline."""
    until, set_ago = table.get("snoozed", (None, None))
    values = {name: _frozen(value) for name, value in table.items() if name not in _NOT_COPIED}
    values.setdefault("name", f"{table['given_name']} {table['family_name']}")
    return Contact(
        **values,
        uid=_uid(key),
        urls=_profile(table),
        birthday=_birthday(table, today),
        met_on=_when(table["met_ago"], today),
        snoozed_until=_days_from(today, until),
        snoozed_on=None if set_ago is None else _when(set_ago, today),
        created=_stamp(today - timedelta(days=DAYS_IN_USE)),
        people_notes=tuple(_note(row, today) for row in table.get("asked_after", ())),
        reasons=tuple(_reason(row, today) for row in table.get("reasons", ())),
        promises=tuple(_promise(row, today) for row in table.get("promises", ())),
        followups=tuple(_followup(row, today) for row in table.get("followups", ())),
    )


def _mutuals(people: Mapping[str, Table]) -> Mapping[str, set[str]]:
    """Who knows whom; it is enough that one of the two names the other."""
    known: dict[str, set[str]] = {key: set() for key in people}
    for key, table in people.items():
        for other in table.get("mutuals", ()):
            known[key].add(other)
            known[other].add(key)
    return known


def _timelines(
    people: Mapping[str, Table], ids: Mapping[str, ContactId], today: date
) -> Mapping[str, list[Interaction]]:
    """Everyone's entries; one that several share stands with each of them under one uid."""
    timelines: dict[str, list[Interaction]] = {key: [] for key in people}
    for key, table in people.items():
        for place, row in enumerate(table.get("timeline", ())):
            words = _Words.of(row[1])
            entry = _entry(_uid(f"{key}/{place}"), place, row, words, today)
            there = (key, *words.companions)
            for one in there:
                others = tuple(sorted(ids[other] for other in there if other != one))
                timelines[one].append(replace(entry, with_ids=others))
    return timelines


@dataclass(frozen=True, slots=True)
class _Words:
    """The second place of a timeline row, taken apart."""

    kind: str
    direction: str
    group: bool
    options: Mapping[str, str]

    @classmethod
    def of(cls, text: str) -> "_Words":
        kind, *others = text.split()
        plain = [word for word in others if "=" not in word]
        directions = [word for word in plain if word in DIRECTIONS]
        return cls(
            kind=kind,
            direction=directions[0] if directions else usual_direction(kind),
            group="group" in plain,
            options=dict(word.split("=", 1) for word in others if "=" in word),
        )

    @property
    def companions(self) -> tuple[str, ...]:
        return tuple(self.options["with"].split(",")) if "with" in self.options else ()


def _entry(uid: str, place: int, row: Sequence[Any], words: _Words, today: date) -> Interaction:
    when = _when(row[0], today)
    body = cleaned(row[3]) if len(row) > 3 else ""
    direction = next(known for known in DIRECTIONS if known == words.direction)
    return Interaction(
        uid=uid,
        date=when,
        kind=words.kind,
        direction=direction,
        # Each entry some time after the one before, so that those of one day keep their order.
        at=_stamp(when.first, 460 + 47 * place) if when.is_exact else "",
        channel=words.options.get("via", _USUAL_CHANNEL.get(words.kind, "")),
        summary=row[2] or shortened(body, _SUMMARY_WIDTH),
        body=body,
        move=words.options.get("move", ""),
        group=words.group,
    )


def _draft(contact_id: ContactId, table: Table, today: date) -> Draft:
    return Draft(
        contact_id,
        body=cleaned(table["body"]),
        subject=table["subject"],
        move=table["move"],
        channel=table.get("channel", "email"),
        status=table.get("status", "open"),
        created=_stamp(today - timedelta(days=table["ago"])),
    )


def _note(row: Sequence[Any], today: date) -> PeopleNote:
    kind, days_ago, words = row
    known = PartialDate.on(today - timedelta(days=days_ago))
    return PeopleNote(words, ok_to_mention=True, kind=kind, on=known)


def _reason(row: Sequence[Any], today: date) -> Reason:
    kind, days_ago, label, keywords, source = row
    day = today - timedelta(days=days_ago)
    checked = day if days_ago >= 0 else today - timedelta(days=4)
    return Reason(
        kind, PartialDate.on(day), label, tuple(keywords), source, PartialDate.on(checked)
    )


def _promise(row: Sequence[Any], today: date) -> Promise:
    text, due, done = (*row, None)[:3]
    return Promise(text, _days_from(today, due), _days_from(today, done))


def _followup(row: Sequence[Any], today: date) -> FollowUp:
    kind, due = row[:2]
    text = row[2] if len(row) > 2 else ""
    done = row[3] if len(row) > 3 else None
    day = today + timedelta(days=due)
    if due > 0 and kind != "thank_you":
        day = moved_off_weekend(day)
    return FollowUp(kind, PartialDate.on(day), _days_from(today, done), text)


def _profile(table: Table) -> tuple[str, ...]:
    slug = table.get("linkedin")
    return (f"https://www.linkedin.com/in/{slug}-demo",) if slug else ()


def _birthday(table: Table, today: date) -> str:
    if "birthday_in" not in table:
        return ""
    return f"--{today + timedelta(days=table['birthday_in']):%m-%d}"


def _when(ago: int | str, today: date) -> PartialDate:
    """A distance into the past as a date: days, or `9 years` or `61 months`."""
    if isinstance(ago, int):
        return PartialDate.on(today - timedelta(days=ago))
    count, unit = ago.split()
    if unit == "years":
        return PartialDate.parse(str(today.year - int(count)))
    year, month = divmod(today.year * 12 + today.month - 1 - int(count), 12)
    return PartialDate.parse(f"{year}-{month + 1:02}")


def _days_from(today: date, days: int | None) -> PartialDate | None:
    return None if days is None else PartialDate.on(today + timedelta(days=days))


def _stamp(day: date, minutes: int = 550) -> str:
    """A moment of a day as the book writes it; by default ten past nine in the morning."""
    moment = datetime.combine(day, time()) + timedelta(minutes=minutes)
    return moment.isoformat(timespec="milliseconds") + "Z"


def _uid(name: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"https://reconnect.example/demo/{name}"))


def _frozen(value: object) -> Any:  # noqa: ANN401 - whatever the file holds
    return tuple(value) if isinstance(value, list) else value
