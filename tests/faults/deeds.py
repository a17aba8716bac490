"""Deeds on a book that are numbered, and what a book is after them: both follow from the number.

So two programs agree on what must be in a book without talking to each other: the one that does
the deeds until it is killed, and the one that looks afterwards.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.draft import Draft
from reconnect_tui.storage.address_book import AddressBook

BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)

LARGE = "é" * 45_000
"""A dozen such notes in one change are more than a line of the journal may hold."""

People = dict[int, tuple[str, str]]
"""Id to name and note."""

Drafts = dict[int, tuple[int, str]]
"""Id to the person and the words."""

FEWEST = 40
"""Nobody is removed while there are no more people than that."""

_DEEDS = (
    *("add", "add", "lengthen", "shorten", "type", "remove", "add two", "undo"),
    *("type", "lengthen", "shorten", "fold", "remove", "remove", "undo", "type"),
)


def deed_of(number: int) -> str:
    """What the deed of a number is."""
    rare = {48: "fold", 77: "keep a copy", 63: "import", 95: "clear"}.get(number % 128)
    return rare or _DEEDS[number % len(_DEEDS)]


def clock_of(number: int) -> datetime:
    """When it is done: a new day now and then, so that daily copies are kept."""
    return BEGINNING + timedelta(minutes=20 * number)


@dataclass(frozen=True)
class Model:
    """What is in the book after so many deeds."""

    people: People = field(default_factory=dict)
    drafts: Drafts = field(default_factory=dict)

    given: tuple[int, int] = (0, 0)
    """The highest ids that a person and a draft ever had."""

    steps: tuple[tuple[str, People, Drafts], ...] = ()
    """What can be taken back, and who and which drafts were there before it."""

    sequence: int = 0

    def after(self, number: int) -> "Model":
        """What the deed of a number makes of it."""
        match deed_of(number):
            case "undo":
                return self._undone()
            case "type":
                return self._typed(number)
            case "fold" | "keep a copy":
                return self
        people = dict(self.people)
        drafts = self.drafts
        for one, what in touched_by(number, self.people, self.given[0]).items():
            if what is None:
                del people[one]
                drafts = {key: draft for key, draft in drafts.items() if draft[0] != one}
            else:
                people[one] = what
        if people == self.people:
            return self
        steps = (*self.steps, (f"Deed {number}", self.people, self.drafts))[-60:]
        given = (max(self.given[0], *people), self.given[1])
        return Model(people, drafts, given, steps, self.sequence + 1)

    def _typed(self, number: int) -> "Model":
        drafts = dict(self.drafts)
        one, what = typed_by(number, self.people, drafts, self.given[1])
        drafts[one] = what
        given = (self.given[0], max(self.given[1], one))
        return replace(self, drafts=drafts, given=given, sequence=self.sequence + 1)

    def _undone(self) -> "Model":
        if not self.steps:
            return self
        *steps, (_, people, before) = self.steps
        # Words that were typed since then stay; drafts that went with a person come back.
        drafts = {key: draft for key, draft in before.items() if draft[0] not in self.people}
        return replace(
            self,
            people=people,
            drafts={**drafts, **self.drafts},
            steps=tuple(steps),
            sequence=self.sequence + 1,
        )

    def of_book(self) -> tuple[object, ...]:
        """What can be seen of it from outside, and is compared."""
        labels = [label for label, *_ in self.steps]
        return self.people, self.drafts, labels[-40:], self.sequence


def seen_in(book: AddressBook) -> tuple[object, ...]:
    """What can be seen of a book, as `Model.of_book` has it."""
    people = {int(person.id): (person.name, person.note) for person in book.contacts.values()}
    drafts = {draft.id: (draft.contact_id, draft.body) for draft in book.drafts}
    labels = [step.label for step in book.undo_steps()]
    return people, drafts, labels[-40:], book.sequence


def touched_by(number: int, people: People, given: int) -> dict[int, tuple[str, str] | None]:
    """Id to what a deed puts there; `None` where it removes somebody."""
    deed = deed_of(number)
    fresh = {given + 1: (f"Person {number}", "")}
    if not people or deed == "add":
        return {**fresh}
    if deed == "add two":
        return {**fresh, given + 2: (f"Another {number}", "words " * (number % 40))}
    ids = sorted(people)
    if deed in ("import", "clear"):
        note = LARGE if deed == "import" else f"{number}"
        return {one: (people[one][0], note + str(number)) for one in ids[:12]}
    one = ids[number * 31 % len(ids)]
    if deed == "remove":
        return {one: None} if len(ids) > FEWEST else {}
    words = f"{number} " * (number % 700 if deed == "lengthen" else 1)
    return {one: (people[one][0], words)}


def typed_by(
    number: int, people: People, drafts: Drafts, given: int
) -> tuple[int, tuple[int, str]]:
    """The id of the draft that is typed into, and what it becomes."""
    words = f"Dear {number}, " * (number % 30 + 1)
    if len(drafts) < 4 and people:
        ids = sorted(people)
        return given + 1, (ids[number % len(ids)], words)
    one = sorted(drafts)[number % len(drafts)]
    return one, (drafts[one][0], words)


def do(book: AddressBook, number: int) -> None:
    """Do the deed of a number."""
    match deed_of(number):
        case "undo":
            if book.undo_steps():
                book.undo()
        case "fold":
            book.fold()
        case "keep a copy":
            book.keep_backup("before-import")
        case "type":
            _type(book, number)
        case _:
            _touch(book, number)


def _touch(book: AddressBook, number: int) -> None:
    with book.changing(f"Deed {number}") as change:
        people = {int(person.id): (person.name, person.note) for person in book.contacts.values()}
        for one, what in touched_by(number, people, max(people, default=0)).items():
            if what is None:
                change.remove(ContactId(one))
            elif one in people:
                change.put(replace(book.contacts[ContactId(one)], note=what[1]))
            else:
                change.put(Contact(what[0], note=what[1]))


def _type(book: AddressBook, number: int) -> None:
    with book.changing("Typed", undoable=False) as change:
        people = {int(person.id): (person.name, person.note) for person in book.contacts.values()}
        drafts = {draft.id: draft for draft in book.drafts}
        known = {key: (int(draft.contact_id), draft.body) for key, draft in drafts.items()}
        one, (person, words) = typed_by(number, people, known, max(drafts, default=0))
        former = drafts.get(one, Draft(ContactId(person)))
        change.put_draft(replace(former, body=words))
