"""`purge`: a person is erased for good, with every trace."""

from datetime import UTC, datetime

from reconnect_tui.cli.asked_for import is_agreed
from reconnect_tui.cli.records import Document
from reconnect_tui.cli.run import Run
from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.errors import WrongInput
from reconnect_tui.core.text import shortened
from reconnect_tui.services.purging import BEYOND_REACH, is_surely_meant
from reconnect_tui.services.purging import purge as purged
from reconnect_tui.storage.erasing import Erased
from reconnect_tui.storage.locations import outbox_folder


def purge(run: Run) -> int:
    """Erase a person and every trace of them, after asking.

    Raises:
        WrongInput: There is nobody to ask, and `--yes` was not given; or it is not sure enough who
            is meant.
        BookTrouble: It could not be done everywhere; the book still has them.
    """
    words = " ".join(run.asked.contact)
    contact = run.contact(words)
    who = f"{contact.name} ({contact.id})"
    if run.asked.yes and not is_surely_meant(words, contact):
        raise WrongInput(
            f"“{shortened(words, 60)}” is only close to {who}, and nobody is erased on a guess. "
            f"If they are meant: reconnect purge {contact.id} --yes"
        )
    question = f"Erase {who} for good, from the undo history and all copies too?"
    if not is_agreed(run, f"{who} was not erased", question):
        run.output.hint("Nobody was erased.")
        return 1
    outbox = outbox_folder() if run.surroundings.clipboard is None else None
    erased = purged(run.book, contact, datetime.now(UTC), outbox)
    run.confirm(f"Erased {who} from {_places(erased)}.", _document_of(contact, erased))
    _say_what_is_left(run, erased)
    return 0


def _places(erased: Erased) -> str:
    copies = "1 copy of it" if erased.backups == 1 else f"{erased.backups:,} copies of it"
    return f"the book, its journal, its undo history and {copies}"


def _say_what_is_left(run: Run, erased: Erased) -> None:
    for path in erased.removed:
        run.output.hint(f"{path} could not be written anew without them; it was removed.")
    if erased.naming:
        names = ", ".join(run.book.contacts[ContactId(number)].name for number in erased.naming)
        run.output.hint(f"Your own words still name them in the records of: {names}.")
    for path in erased.left:
        run.output.hint(f"{path}, a damaged book that was set aside, still has them.")
    run.output.hint(BEYOND_REACH)


def _document_of(contact: Contact, erased: Erased) -> Document:
    return {
        "id": contact.id,
        "name": contact.name,
        "drafts": erased.drafts,
        "undo_steps": erased.steps,
        "backups": erased.backups,
        "removed": [str(path) for path in erased.removed],
        "naming": list(erased.naming),
        "left": [str(path) for path in erased.left],
    }
