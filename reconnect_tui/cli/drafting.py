"""`drafts`: the messages that are waiting, going on with one, and what it held before."""

from datetime import datetime

from reconnect_tui.cli.handing_out import (
    check_ways,
    draft_number_in,
    hand_out,
    in_editor,
    live_draft,
)
from reconnect_tui.cli.output import Words
from reconnect_tui.cli.records import Document, record
from reconnect_tui.cli.run import Run
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.errors import WrongInput
from reconnect_tui.core.text import shortened

_FIRST_WORDS = 60
"""Characters."""


def drafts(run: Run) -> int:
    """List the messages that are waiting, or go on with the one that is named.

    Raises:
        NoSuchContact: There is no such message, and nobody answers to the words.
        WrongInput: The message was sent or put away, or an option wants the name of one.
    """
    check_ways(run)
    words = " ".join(run.asked.which).strip()
    number = int(words) if words.isascii() and words.isdecimal() else draft_number_in(words)
    if number is not None:
        return _one(run, live_draft(run, number))
    found = run.outreach.live_drafts()
    if words:
        contact = run.contact(words)
        found = tuple(one for one in found if one.contact_id == contact.id)
    if _is_about_one(run):
        if len(found) != 1:
            raise WrongInput("Name the message: “reconnect drafts” lists them with numbers.")
        return _one(run, found[0])
    return _listed(run, found)


def _is_about_one(run: Run) -> bool:
    asked = run.asked
    ways = (asked.copy, asked.mailto, asked.eml, asked.edit, asked.versions, asked.drop)
    return any(ways) or asked.take is not None


def _one(run: Run, message: Draft) -> int:
    asked = run.asked
    if asked.versions:
        return _versions(run, message)
    if asked.take is not None:
        return _taken(run, message)
    if asked.edit:
        kept = in_editor(run, message, run.outreach.reword)
        return run.confirm(f"Kept {_called(run, kept)}.", record(kept))
    if asked.drop:
        run.outreach.drop(message)
        return run.confirm(f"Put {_called(run, message)} away.", record(_dropped(run, message)))
    said = hand_out(run, message, record(message))
    run.output.hint(
        f"{_called(run, message)}: {message.move or 'message'}, {message.tone}, "
        f"{message.channel.replace('_', ' ')}, {message.status}."
    )
    count = len(run.outreach.versions(message))
    if count:
        versions = "an earlier version" if count == 1 else f"{count} earlier versions"
        run.output.hint(f"There is {versions}: reconnect drafts {message.id} --versions")
    for sentence in said:
        run.output.hint(sentence)
    return 0


def _dropped(run: Run, message: Draft) -> Draft:
    return run.outreach.draft(message.id) or message


def _taken(run: Run, message: Draft) -> int:
    earlier = run.outreach.versions(message)
    kept = run.outreach.with_version(message, run.asked.take)
    at = _moment(earlier[run.asked.take - 1].at)
    line = f"{_called(run, kept)} holds the words of {at} again."
    return run.confirm(line, record(kept))


def _versions(run: Run, message: Draft) -> int:
    versions = run.outreach.versions(message)
    if run.asked.json:
        run.output.document(
            [{"version": number, **record(one)} for number, one in enumerate(versions, start=1)]
        )
    elif versions:
        run.output.table(
            (
                Words(str(number), "quiet", right=True),
                _moment(one.at),
                Words(f"{len(one.body.split())} words", "quiet", right=True),
                _first_words(one.body),
            )
            for number, one in enumerate(versions, start=1)
        )
        run.output.hint(f"To go back to one: reconnect drafts {message.id} --take N")
    else:
        run.output.hint(f"{_called(run, message)} holds what it always held.")
    return 0 if versions else 1


def _listed(run: Run, found: tuple[Draft, ...]) -> int:
    if run.asked.json:
        run.output.document([_row_of(run, one) for one in found])
    elif found:
        run.output.table(
            (
                Words(f"draft:{one.id}", "quiet"),
                _name(run, one),
                one.move or "message",
                Words(one.channel.replace("_", " "), "quiet"),
                one.status,
                Words(_moment(one.updated or one.created)[:10], "quiet"),
                Words(_first_words(one.body), "quiet"),
            )
            for one in found
        )
    else:
        run.output.hint("No message is waiting. To begin one: reconnect draft CONTACT")
    return 0 if found else 1


def _row_of(run: Run, message: Draft) -> Document:
    document = record(message)
    del document["body"], document["versions"]
    return {
        **document,
        "name": _name(run, message),
        "first_words": _first_words(message.body),
        "versions": len(run.outreach.versions(message)),
    }


def _called(run: Run, message: Draft) -> str:
    return f"draft:{message.id} for {_name(run, message)} ({message.contact_id})"


def _name(run: Run, message: Draft) -> str:
    contact = run.book.contacts.get(message.contact_id)
    return "somebody no longer in the book" if contact is None else contact.name


def _first_words(body: str) -> str:
    """The beginning of the words, after the greeting where one stands on a line of its own."""
    greeting, _, rest = body.strip().partition("\n")
    return shortened(rest if rest.strip() and len(greeting) < _FIRST_WORDS else body, _FIRST_WORDS)


def _moment(at: str) -> str:
    """A timestamp of the book by the clock of this machine."""
    try:
        return f"{datetime.fromisoformat(at).astimezone():%Y-%m-%d %H:%M}"
    except ValueError:
        return at[:16].replace("T", " ")
