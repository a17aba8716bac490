"""Writing: `draft`, `moves` and `sent`."""

from collections.abc import Iterator

from reconnect_tui.cli.checking import row_of
from reconnect_tui.cli.deeds import day_of, hint_at_promises
from reconnect_tui.cli.handing_out import (
    begun,
    check_ways,
    draft_number_in,
    hand_out,
    live_draft,
)
from reconnect_tui.cli.output import Words
from reconnect_tui.cli.records import Document, contact_record
from reconnect_tui.cli.run import Run
from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.errors import ReconnectError, WrongInput
from reconnect_tui.core.text import shortened
from reconnect_tui.core.writing.drafting import Slot


def draft(run: Run) -> int:
    """Compose a message, keep it as a draft, and hand it out in the way that is wished.

    Raises:
        DoNotContact: The person asked not to be contacted.
        EditorFailed: Their editor could not be run, or ended with an error; nothing is kept.
        UnknownMove: There is no such move.
        WrongInput: A slot is none of the move's.
    """
    asked = run.asked
    check_ways(run)
    _tell_of_own_wordings(run)
    contact = run.contact(asked.contact)
    composition = run.outreach.begin(
        contact,
        asked.move,
        tone=asked.tone,
        channel=asked.channel or ("email" if asked.mailto or asked.eml else ""),
        values=_values_of(asked.slots),
    )
    before = run.outreach.live_for(contact)
    same = next((one for one in before if _says_the_same(one, composition.draft)), None)
    kept = composition.draft if asked.preview else begun(run, same or composition.draft)
    said = hand_out(run, kept, _document_of(run, kept, composition.slots))
    what = f"Kept as draft:{kept.id}" if kept.id else "Not kept: a preview"
    manner = f"{kept.move}, {kept.tone}, {kept.channel.replace('_', ' ')}"
    run.output.hint(f"{what} for {contact.name} ({contact.id}): {manner}.")
    fit = next(one for one in run.outreach.moves(contact) if one.move.name == kept.move)
    if not fit.fits:
        run.output.hint(f"That kind of message does not suit today: {fit.because}.")
    if not run.book.owner.name:
        run.output.hint("Nobody signs it yet. Say who you are with: reconnect me YOUR NAME")
    for word in _standing_told(run, contact):
        run.output.hint(word)
    if asked.tone and kept.tone != asked.tone:
        run.output.hint(f"There are no {asked.tone} words of that kind; these are {kept.tone}.")
    if others := [one for one in before if one.id != kept.id]:
        listed = ", ".join(f"draft:{one.id}" for one in others)
        run.output.hint(
            f"Also waiting for {contact.name}: {listed}. "
            f"To go on with one: reconnect drafts draft:{others[-1].id}"
        )
    _unfilled_told(run, kept, composition.slots)
    for sentence in said:
        run.output.hint(sentence)
    return 0


def _says_the_same(one: Draft, other: Draft) -> bool:
    """Whether a draft that waits is the very message that was composed."""
    return (one.move, one.tone, one.channel, one.subject, one.body) == (
        other.move,
        other.tone,
        other.channel,
        other.subject,
        other.body,
    )


def _standing_told(run: Run, contact: Contact) -> Iterator[str]:
    """What speaks for waiting with a message to somebody."""
    tie = run.outreach.tie(contact)
    if tie.state in ("paused", "let_go"):
        words = "rests for now" if tie.state == "paused" else "is let go of"
        yield f"{contact.name} {words}; reconnect wake {contact.id} puts them back on the list."
    if tie.unanswered > 1:
        yield "Your last messages to them had no answer yet: something new, or another channel."


def moves(run: Run) -> int:
    """Show the catalogue of moves, or those that fit a person and why."""
    _tell_of_own_wordings(run)
    if not run.asked.contact:
        return _catalogue(run)
    contact = run.contact(run.asked.contact)
    fits = run.outreach.moves(contact)
    if run.asked.json:
        run.output.document(
            [
                {
                    "move": fit.move.name,
                    "title": fit.move.title,
                    "fits": fit.fits,
                    "because": fit.because,
                }
                for fit in fits
            ]
        )
        return 0
    run.output.line(Words(f"{contact.name} ({contact.id})", "strong"))
    run.output.table(
        (
            "✓" if fit.fits else "·",
            Words(fit.move.name, "plain" if fit.fits else "quiet"),
            Words(fit.because, "plain" if fit.fits else "quiet"),
        )
        for fit in fits
    )
    return 0


def sent(run: Run) -> int:
    """Confirm that a message was sent.

    Raises:
        WrongInput: It is not clear which message, or the day lies ahead.
        NoSuchContact: There is no such draft, and nobody answers to the words.
    """
    words = " ".join(run.asked.which).strip()
    day = day_of(run)
    message, contact = _which(run, words)
    if message is None:
        assert contact is not None
        contact = run.upkeep.sent_elsewhere(contact, day or run.today)
        what = "a message without its words"
    else:
        contact = run.outreach.sent(message, day)
        what = f"draft:{message.id}"
        if left := list(dict.fromkeys(blank.slot for blank in message.blanks)):
            run.output.hint(
                f"Its words still have places to fill: {', '.join(left)}. "
                "If you sent other words, “reconnect undo” and mend the draft first."
            )
        _hint_at_what_it_promises(run, message, contact)
    line = f"Logged {what} to {contact.name} ({contact.id}) as sent {_on(run, day)}."
    return run.confirm(line, contact_record(contact))


def _hint_at_what_it_promises(run: Run, message: Draft, contact: Contact) -> None:
    """What the words promise, with the commands that note it (playbook 4.5, M54)."""
    from reconnect_tui.core.coach.promises import promises_to_do_better

    hint_at_promises(run, message.body, str(contact.id))
    if promises_to_do_better(message.body) and not contact.rhythm_days:
        command = f"reconnect rhythm {contact.id} {run.rules.rhythms[1]}"
        run.output.hint(f"You promise to do better. A rhythm helps to keep that: {command}")


def _which(run: Run, words: str) -> tuple[Draft | None, Contact | None]:
    """The draft that is meant, or the person it was written to elsewhere."""
    live = [one for one in run.book.drafts if one.is_live]
    if not words:
        return _the_only(run, live), None
    number = draft_number_in(words)
    if number is not None:
        return live_draft(run, number), None
    by_number = [one for one in live if words.isascii() and words == str(one.id)]
    if by_number:
        _tell_of_namesake(run, by_number[0])
        return by_number[0], None
    contact = run.contact(words)
    theirs = run.outreach.live_for(contact)
    return (_the_only(run, list(theirs)) if theirs else None), contact


def _tell_of_namesake(run: Run, message: Draft) -> None:
    """A bare number is a draft before it is a person; say so where it could be either."""
    other = run.book.contacts.get(ContactId(message.id))
    if other is not None and other.id != message.contact_id:
        run.output.hint(
            f"{message.id} is also the id of {other.name}. To log a message to them, undo this "
            "and name them in words."
        )


def _the_only(run: Run, live: list[Draft]) -> Draft:
    """The one copied draft, else the one draft there is."""
    copied = [one for one in live if one.status == "copied"]
    candidates = copied or live
    if not candidates:
        raise NoDraft("No message is waiting to be sent. Name the person: reconnect sent CONTACT.")
    if len(candidates) > 1:
        contacts = run.book.contacts
        listing = "\n".join(
            f"  draft:{one.id}  {contacts[one.contact_id].name}, {one.move}"
            for one in candidates
            if one.contact_id in contacts
        )
        raise WrongInput(f"Several messages are waiting. Name one of them:\n{listing}")
    return candidates[0]


class NoDraft(ReconnectError):
    """There is no message that could have been sent."""

    title = "No message"
    exit_code = 1


def _values_of(slots: list[str]) -> dict[str, str]:
    values = {}
    for slot in slots:
        name, equals, text = slot.partition("=")
        if not equals or not name.strip():
            raise WrongInput(
                f"“{shortened(slot, 80)}” is no SLOT=TEXT. Write --set update='I teach now'."
            )
        values[name.strip()] = text
    return values


def _unfilled_told(run: Run, kept: Draft, slots: tuple[Slot, ...]) -> None:
    hints = {slot.name: slot.hint for slot in slots}
    for name in dict.fromkeys(blank.slot for blank in kept.blanks):
        question = f" {hints[name]}" if hints.get(name) else ""
        run.output.hint(f"Still to fill: {{{name}}}{question}  (--set {name}=…)")


def _document_of(run: Run, kept: Draft, slots: tuple[Slot, ...]) -> Document:
    return {
        "id": kept.id or None,
        "contact_id": kept.contact_id,
        "move": kept.move,
        "tone": kept.tone,
        "channel": kept.channel,
        "subject": kept.subject or None,
        "body": kept.body,
        "slots": [
            {
                "name": slot.name,
                "source": slot.source,
                "required": slot.required,
                "value": slot.value or None,
            }
            for slot in slots
        ],
        "findings": [row_of(finding) for finding in run.coach.about(kept).findings],
    }


def _catalogue(run: Run) -> int:
    moves = run.wordings().moves
    if run.asked.json:
        run.output.document(
            [
                {"move": move.name, "title": move.title, "fits": None, "because": move.summary}
                for move in moves
            ]
        )
    else:
        run.output.table(
            (Words(move.code, "quiet"), move.name, Words(move.summary, "quiet")) for move in moves
        )
        run.output.hint(f"Wordings of your own go into {run.wordings.folder}; see the read-me.")
    return 0


def _tell_of_own_wordings(run: Run) -> None:
    """Name every file of the user's own that is passed over, and why."""
    for problem in run.wordings().problems:
        run.output.problem(problem)


def _on(run: Run, day: object) -> str:
    return f"on {day or run.today}"
