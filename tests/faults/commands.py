"""Commands that are numbered, and the people that are in a book after them."""

from pathlib import Path

from reconnect_tui.core.contact import Contact
from reconnect_tui.storage.address_book import AddressBook

People = dict[int, tuple[str, str, tuple[str, ...]]]
"""Id to name, note, and what stands on the timeline."""

BASE = 3
"""The first so many commands add the people whom later ones are about."""

KEPT: People = {number: (f"Kept {number}", "", ()) for number in (1, 2, 3)}
"""The people of the copy that is restored now and then."""

LONG = "a long story, " * 200


def environment(path: str) -> dict[str, str]:
    """The environment of a command on the book at `path`."""
    folder = str(Path(path).parent)
    return {
        "RECONNECT_FILE": path,
        "RECONNECT_CONFIG": f"{folder}/none.toml",
        "RECONNECT_TODAY": "2026-11-23",
        "HOME": folder,
    }


def keep_a_copy(path: Path) -> None:
    """Make the copy that is restored, beside the book at `path`."""
    book = AddressBook.at(_copy_beside(path))
    for name, *_ in KEPT.values():
        with book.changing("Added") as change:
            change.put(Contact(name))
    book.close()


def command_of(number: int, path: Path) -> list[str]:
    """The arguments of a command on the book at `path`."""
    if number < BASE:
        return ["add", f"Base {number}"]
    cycle, place = divmod(number - BASE, 8)
    fresh = str(BASE + cycle + 1)
    return [
        ["add", f"Person {number}"],
        ["log", "1", f"Talked about {number}", "--kind", "call"],
        ["edit", "2", f"note={number}"],
        ["undo"],
        ["edit", "3", f"note={LONG}{number}"],
        ["edit", "3", f"note={number}"] if cycle % 4 else ["restore", str(_copy_beside(path))],
        ["remove", fresh, "--yes"] if cycle % 2 else ["log", "2", f"Wrote {number}"],
        ["undo"],
    ][place]


def people_after(count: int) -> People:
    """Who is in the book after so many commands; each is one change."""
    people: People = {}
    given = 0
    for number in range(count):
        name, *words = command_of(number, Path())
        undone_next = number >= BASE and (number - BASE) % 4 == 2
        if name == "undo" or (undone_next and number + 1 < count):
            continue
        given += name == "add"
        people = _after(people, given, name, words)
    return people


def _copy_beside(path: Path) -> Path:
    return path.parent / "kept.json"


def _after(people: People, number: int, name: str, words: list[str]) -> People:
    if name == "add":
        return {**people, number: (words[0], "", ())}
    if name == "restore":
        return KEPT
    one = int(words[0])
    if name == "remove":
        return {key: person for key, person in people.items() if key != one}
    who, note, entries = people[one]
    if name == "edit":
        return {**people, one: (who, words[1].removeprefix("note=").strip(), entries)}
    return {**people, one: (who, note, (*entries, words[1]))}


def people_in(book: AddressBook) -> People:
    """Who is in a book."""
    return {
        person.id: (person.name, person.note, tuple(entry.summary for entry in person.timeline))
        for person in book.contacts.values()
    }
