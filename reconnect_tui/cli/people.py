"""Keeping the book: `add`, `edit`, `remove` and `undo`."""

from reconnect_tui.cli.asked_for import is_agreed
from reconnect_tui.cli.records import contact_record
from reconnect_tui.cli.run import Run
from reconnect_tui.core.contact import Contact
from reconnect_tui.core.errors import WrongInput
from reconnect_tui.core.text import folded


def add(run: Run) -> int:
    """Add a person; the name is enough.

    Raises:
        WrongInput: There is no name, or a value cannot be used; nobody was added.
    """
    asked = run.asked
    given = (
        ("organization", asked.org),
        ("title", asked.title),
        ("emails", ", ".join(asked.email or ())),
        ("phones", ", ".join(asked.phone or ())),
        ("how_met", asked.met),
        ("tags", ", ".join(asked.tag or ())),
        ("note", asked.note),
    )
    contact = run.directory.add(
        " ".join(asked.name), [(field, text) for field, text in given if text]
    )
    for other in _namesakes(run, contact):
        run.output.hint(f"There is another {other.name} in the book: {other.id}.")
    return run.confirm(f"Added {contact.name} ({contact.id}).", contact_record(contact))


def edit(run: Run) -> int:
    """Set fields of a person.

    Raises:
        WrongInput: A value cannot be used; nothing was changed.
        UnknownField: There is no such field.
    """
    words, values = _who_and_values(run.asked.words)
    contact = run.contact(words)
    contact = run.directory.edit(contact, values)
    line = f"Set {', '.join(values)} of {contact.name} ({contact.id})."
    return run.confirm(line, contact_record(contact))


def remove(run: Run) -> int:
    """Take a person out of the book, after asking.

    Raises:
        WrongInput: There is nobody to ask, and `--yes` was not given.
    """
    contact = run.contact(run.asked.contact)
    who = f"{contact.name} ({contact.id})"
    if not is_agreed(run, f"{who} was not removed", f"Remove {who} with the whole timeline?"):
        run.output.hint("Nobody was removed.")
        return 1
    run.directory.remove(contact)
    return run.confirm(
        f"Removed {who}. “reconnect undo” brings them back.", contact_record(contact)
    )


def undo(run: Run) -> int:
    """Take back the last change, or list what can be taken back.

    Raises:
        NothingToUndo: There is no change left.
    """
    if run.asked.listing:
        return _steps_listed(run)
    undone = run.outreach.undo()
    document = {"undone": undone.label, "contact_ids": list(undone.contact_ids)}
    return run.confirm(f"Undone: {undone.label}.", document)


def _steps_listed(run: Run) -> int:
    steps = run.book.undo_steps()[::-1]
    return run.listed(
        [{"sequence": step.sequence, "at": step.at, "label": step.label} for step in steps],
        ((step.at[:16].replace("T", " "), step.label) for step in steps),
        "There is no change left to take back.",
    )


def _who_and_values(words: list[str]) -> tuple[list[str], dict[str, str]]:
    """The words that name a person, and the `FIELD=VALUE` pairs after them."""
    place = next((index for index, word in enumerate(words) if "=" in word), len(words))
    pairs = [word.partition("=") for word in words[place:]]
    if not pairs or place == 0:
        raise WrongInput("Say who and what: reconnect edit CONTACT FIELD=VALUE.")
    for field, equals, _ in pairs:
        if not equals:
            raise WrongInput(
                f"“{field}” is no FIELD=VALUE. Put a value with spaces into quotation marks."
            )
    return words[:place], {field.strip(): text for field, _, text in pairs}


def _namesakes(run: Run, contact: Contact) -> list[Contact]:
    name = folded(contact.name)
    return [
        other
        for other in run.book.contacts.values()
        if other.id != contact.id and folded(other.name) == name
    ]
