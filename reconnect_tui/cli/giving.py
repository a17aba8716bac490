"""Who gave and who asked: `gave` and `asked`."""

from collections.abc import Callable

from reconnect_tui.cli.asked_for import past_date_of, who
from reconnect_tui.cli.records import entry_record
from reconnect_tui.cli.run import Run
from reconnect_tui.core.contact import Contact
from reconnect_tui.core.text import shortened
from reconnect_tui.core.timeline import Interaction
from reconnect_tui.services.giving import Giving


def gave(run: Run) -> int:
    """Log that one gave something, or that they did.

    Raises:
        WrongInput: There is no text, or the day lies ahead.
        UnknownDate: The date cannot be understood.
    """
    contact = run.contact(run.asked.contact)
    them = who(contact)
    said = f"{them} gave you something" if run.asked.theirs else f"you gave {them} something"
    return _logged(run, contact, _giving(run).gave, said)


def asked(run: Run) -> int:
    """Log that one asked for something, or that they did.

    Raises:
        WrongInput: There is no text, or the day lies ahead.
        UnknownDate: The date cannot be understood.
    """
    contact = run.contact(run.asked.contact)
    them = who(contact)
    if run.asked.theirs:
        return _logged(run, contact, _giving(run).asked, f"{them} asked you for something")
    return _logged(run, contact, _giving(run).asked, f"you asked {them} for something")


def _giving(run: Run) -> Giving:
    return Giving(run.book, lambda: run.today, run.rules)


def _logged(run: Run, contact: Contact, deed: Callable[..., Interaction], said: str) -> int:
    entry = deed(
        contact,
        run.asked.text,
        theirs=run.asked.theirs,
        on=past_date_of(run, run.asked.on),
        kind=run.asked.kind or "",
        channel=run.asked.channel or "",
    )
    line = f"Logged on {entry.date.text} that {said}: {shortened(entry.text, 80)}."
    return run.confirm(line, entry_record(entry, (contact,)))
