"""What was promised: `promise`."""

from reconnect_tui.cli.asked_for import date_ahead_of, numbered, past_day_of, refuse, who
from reconnect_tui.cli.output import Words
from reconnect_tui.cli.records import Document, record
from reconnect_tui.cli.run import Run
from reconnect_tui.core.contact import Contact, Promise
from reconnect_tui.core.errors import WrongInput
from reconnect_tui.core.since import promise_in_words
from reconnect_tui.services.promises import Promises


def promise(run: Run) -> int:
    """Note a promise, change it, say that it is kept, take it out, or list all.

    Raises:
        WrongInput: There is no such number, or the options do not go together.
        UnknownDate: A date cannot be understood.
    """
    asked = run.asked
    contact = run.contact(asked.contact)
    words = " ".join(asked.words)
    number = next((one for one in (asked.kept, asked.drop, asked.edit) if one is not None), None)
    if number is None:
        if not words.strip():
            refuse((asked.by, asked.on, asked.theirs), "CONTACT")
            return _listed(run, contact)
        return _promised(run, contact, words)
    if asked.theirs:
        raise WrongInput("--theirs goes with a new promise; a number says which one is meant.")
    before = numbered(contact.promises, number, contact, "promise")
    if asked.edit is not None:
        return _reworded(run, contact, before, words)
    refuse((*asked.words, asked.by), "--kept N" if asked.kept is not None else "--drop N")
    return (_kept if asked.kept is not None else _taken_out)(run, contact, before)


def _kept(run: Run, contact: Contact, before: Promise) -> int:
    number = run.asked.kept
    changed = _promises(run).kept(contact, before, past_day_of(run, run.asked.on))
    line = f"Kept, {_between(contact, before)}: {before.text}."
    return run.confirm(line, _promise_record(contact, changed.promises[number - 1], number))


def _taken_out(run: Run, contact: Contact, before: Promise) -> int:
    refuse((run.asked.on,), "--drop N")
    _promises(run).without(contact, before)
    line = f"Took out, {_between(contact, before)}: {before.text}."
    return run.confirm(line, _promise_record(contact, before, run.asked.drop))


def _promised(run: Run, contact: Contact, words: str) -> int:
    asked = run.asked
    if asked.on is not None:
        raise WrongInput("--on goes with --kept; --by says until when.")
    changed = _promises(run).made(contact, words, date_ahead_of(run, asked.by), theirs=asked.theirs)
    open_ones = changed.awaited_promises if asked.theirs else changed.open_promises
    made = next(
        (one for one in open_ones if one.text.casefold() == words.strip().casefold()), open_ones[-1]
    )
    line = f"Noted, {_between(contact, made)}: {promise_in_words(made)}."
    return run.confirm(line, _promise_record(changed, made, changed.promises.index(made) + 1))


def _reworded(run: Run, contact: Contact, before: Promise, words: str) -> int:
    asked = run.asked
    if not words.strip() and asked.by is None:
        raise WrongInput("Say what changes: other words, or another day with --by.")
    changed = _promises(run).reworded(contact, before, words, date_ahead_of(run, asked.by))
    after = changed.promises[asked.edit - 1]
    line = f"Changed, {_between(contact, after)}: {promise_in_words(after)}."
    return run.confirm(line, _promise_record(changed, after, asked.edit))


def _listed(run: Run, contact: Contact) -> int:
    rows = (
        (
            Words(str(place), "quiet", right=True),
            "theirs" if one.is_theirs else "yours",
            promise_in_words(one),
            Words("" if one.done is None else f"kept {one.done.text}", "quiet"),
        )
        for place, one in enumerate(contact.promises, 1)
    )
    documents = [_promise_record(contact, one, n) for n, one in enumerate(contact.promises, 1)]
    return run.listed(documents, rows, f"No promises between you and {contact.name} are noted.")


def _promises(run: Run) -> Promises:
    return Promises(run.book, lambda: run.today, run.rules)


def _promise_record(contact: Contact, promise: Promise, number: int) -> Document:
    document = {"number": number, "contact_id": contact.id, **record(promise)}
    return {**document, "by": "them" if promise.is_theirs else "you"}


def _between(contact: Contact, promise: Promise) -> str:
    return f"promised by {who(contact)}" if promise.is_theirs else f"promised to {who(contact)}"
