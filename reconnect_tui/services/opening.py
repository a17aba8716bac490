"""The one place that puts the services together."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reconnect_tui.core.rules import STANDARD, Rules
from reconnect_tui.core.writing.own_words import Repertoire
from reconnect_tui.services.agenda import Agenda
from reconnect_tui.services.clipboard import Clipboard
from reconnect_tui.services.coaching import Coaching, CoachSettings
from reconnect_tui.services.corrections import Corrections
from reconnect_tui.services.directory import Directory
from reconnect_tui.services.editor import Editor
from reconnect_tui.services.giving import Giving
from reconnect_tui.services.intake import Intake
from reconnect_tui.services.introducing import Introducing
from reconnect_tui.services.mending import Mender
from reconnect_tui.services.merging import Merging
from reconnect_tui.services.news import News
from reconnect_tui.services.outreach import Outreach
from reconnect_tui.services.preparing import Preparing
from reconnect_tui.services.promises import Promises
from reconnect_tui.services.saving import Saving
from reconnect_tui.services.upkeep import Upkeep
from reconnect_tui.storage.address_book import AddressBook
from reconnect_tui.storage.locations import editing_folder


@dataclass(frozen=True, slots=True)
class Services:
    """What a person can do, on one book."""

    book: AddressBook
    directory: Directory
    outreach: Outreach
    preparing: Preparing
    agenda: Agenda
    news: News
    promises: Promises
    giving: Giving
    saved: Saving
    introducing: Introducing
    upkeep: Upkeep
    corrections: Corrections
    intake: Intake
    merging: Merging
    coach: Coaching
    mender: Mender
    editor: Editor
    today: Callable[[], date]
    rules: Rules
    """The spans and weights that count, as the settings have them."""


def services_for(
    book: AddressBook,
    clipboard: Clipboard,
    today: Callable[[], date],
    rules: Rules = STANDARD,
    coach: CoachSettings | None = None,
    editor: Editor | None = None,
    wordings: Callable[[], Repertoire] = Repertoire,
) -> Services:
    """The services on a book that is open, with the clock and the clipboard handed in."""
    outreach = Outreach(book, clipboard, today, rules, wordings)
    return Services(
        book=book,
        directory=Directory(book, today, rules),
        outreach=outreach,
        preparing=Preparing(book, today, rules),
        agenda=Agenda(book, today, rules),
        news=News(book, today, rules),
        promises=Promises(book, today, rules),
        giving=Giving(book, today, rules),
        saved=Saving(book, today, rules),
        introducing=Introducing(book, today, rules),
        upkeep=Upkeep(book, today, rules),
        corrections=Corrections(book, today, rules),
        intake=Intake(book, today),
        merging=Merging(book),
        coach=Coaching(book, today, rules, coach),
        mender=Mender(outreach, today),
        editor=editor or Editor({}, editing_folder()),
        today=today,
        rules=rules,
    )


def services_at(
    path: Path,
    clipboard: Clipboard,
    today: Callable[[], date],
    rules: Rules = STANDARD,
    coach: CoachSettings | None = None,
    editor: Editor | None = None,
    wordings: Callable[[], Repertoire] = Repertoire,
) -> Services:
    """The services on the book in a file.

    Raises:
        BookTrouble: The file is there and cannot be read; it has not been touched.
    """
    return services_for(AddressBook.at(path), clipboard, today, rules, coach, editor, wordings)
