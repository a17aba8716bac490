"""What options and numbers of a command mean: dates in words, the third of a list."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from reconnect_tui.cli.run import Run
from reconnect_tui.core.contact import Contact
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.errors import UnknownDate, WrongInput

Item = TypeVar("Item")

_YES = frozenset({"y", "yes"})


def past_date_of(run: Run, words: str | None) -> PartialDate | None:
    """The date that words name of something that has been; `None` where nothing was said.

    Raises:
        UnknownDate: They name none.
    """
    if words is None:
        return None
    from reconnect_tui.services.spoken_dates import past_date

    return past_date(words, run.today)


def date_ahead_of(run: Run, words: str | None) -> PartialDate | None:
    """The date that words name of something to come; `None` where nothing was said.

    Raises:
        UnknownDate: They name none.
    """
    if words is None:
        return None
    from reconnect_tui.services.spoken_dates import future_date

    return future_date(words, run.today)


def past_day_of(run: Run, words: str | None) -> date | None:
    """The same where it has to be a single day.

    Raises:
        UnknownDate: They name none, or more than a day.
    """
    when = past_date_of(run, words)
    if when is not None and not when.is_exact:
        raise UnknownDate(f"“{words}” names no day. Write one, such as 2026-11-22.")
    return None if when is None else when.first


def numbered(items: Sequence[Item], number: int, contact: Contact, command: str) -> Item:
    """The item of a number, as the command without more words lists them.

    Raises:
        WrongInput: There are not so many.
    """
    if number > len(items):
        raise WrongInput(
            f"{contact.name} has no number {number} there. “reconnect {command} {contact.id}” "
            "lists what there is."
        )
    return items[number - 1]


def refuse(words: Sequence[object], option: str) -> None:
    """Pass where nothing was said beside an option that wants nothing more.

    Raises:
        WrongInput: Something was.
    """
    if any(word not in (None, False) for word in words):
        raise WrongInput(f"{option} stands alone: leave the rest away.")


def who(contact: Contact) -> str:
    """A person as a confirming line names them."""
    return f"{contact.name} ({contact.id})"


def is_agreed(run: Run, refusal: str, question: str) -> bool:
    """Whether the user says yes, by `--yes` or when asked.

    Args:
        run: What was asked for.
        refusal: What was not done, as a sentence without its end.
        question: What is asked.

    Raises:
        WrongInput: There is nobody to ask.
    """
    if run.asked.yes:
        return True
    if not run.surroundings.stdin.isatty():
        raise WrongInput(f"{refusal}: without a terminal to ask on, --yes is needed.")
    return has_said_yes(run, question)


def has_said_yes(run: Run, question: str) -> bool:
    """Whether the user, who is there to be asked, says yes to a question."""
    run.output.ask(f"{question} [y/N]")
    return run.surroundings.stdin.readline().strip().lower() in _YES
