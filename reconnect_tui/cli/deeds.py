"""Logging: `log`, `note`, `replied`, `met` and `settled`."""

import re
import shlex
from datetime import date

from reconnect_tui.cli.records import contact_record, entry_record
from reconnect_tui.cli.run import Run
from reconnect_tui.core.contact import Contact
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.errors import UnknownDate, WrongInput
from reconnect_tui.core.text import folded, shortened

_KINDS_BY_WORD = (
    ("call", r"called|call|phoned|phone|rang|zoom|video call|voicemail"),
    ("email", r"emailed|e-mailed|email|e-mail|mailed"),
    ("message", r"wrote|texted|messaged|message|dm|sms|sent"),
    ("introduction", r"introduced|introduction"),
    ("gift", r"gift|present"),
    (
        "meeting",
        r"met|lunch|coffee|tea|dinner|breakfast|supper|drinks?|beer|walk(?:ed)?|visit(?:ed)?|"
        r"meeting|ran into|bumped into|talked|spoke|chatted|caught up|saw",
    ),
)
_KINDS = tuple((kind, re.compile(rf"\b(?:{words})\b", re.I)) for kind, words in _KINDS_BY_WORD)


def log(run: Run) -> int:
    """Note down what happened, with one person or several.

    Raises:
        WrongInput: There is no text, or the day lies ahead.
        NoSuchContact: Nobody answers to a name.
        AmbiguousContact: Several people do.
        UnknownDate: A date cannot be understood.
    """
    asked = run.asked
    when = _when(run, asked.on)
    if len(asked.words) == 1:
        people, text, when = _read_sentence(run, asked.words[0], when)
    else:
        text = asked.words[-1]
        people = _people(run, " ".join(asked.words[:-1]))
    kind = asked.kind or _kind_in(text, asked.direction)
    entry = run.outreach.log(
        people,
        text,
        kind=kind,
        direction=asked.direction or "",
        on=when,
        channel=asked.channel or "",
        source="command",
        promises=asked.promises,
    )
    if entry.direction != "in":
        hint_at_promises(run, text, str(people[0].id))
    names = ", ".join(f"{contact.name} ({contact.id})" for contact in people)
    said = {"in": ", they spoke", "out": ", you spoke"}.get(entry.direction, "")
    line = f"Logged {_article(kind)} with {names} on {entry.date.text}{said}."
    return run.confirm(line, entry_record(entry, people))


def note(run: Run) -> int:
    """Write a note on a person's timeline."""
    contact = run.contact(run.asked.contact)
    when = _when(run, run.asked.on)
    entry = run.outreach.log([contact], run.asked.text, kind="note", on=when, source="command")
    line = f"Noted on the timeline of {contact.name} ({contact.id})."
    return run.confirm(line, entry_record(entry, (contact,)))


def replied(run: Run) -> int:
    """Log that a person wrote back."""
    contact, text = _contact_and_text(run)
    day, text = _day_and_text(run, text)
    contact = run.outreach.replied(contact, text, day)
    next_step = (
        f"The next word is yours; if a talk came of it: reconnect schedule {contact.id} WHEN."
    )
    if contact.do_not_contact:
        next_step = "They asked not to be contacted, so nothing more is due."
    line = f"Logged the reply of {contact.name} ({contact.id}). {next_step}"
    return run.confirm(line, contact_record(contact))


def met(run: Run) -> int:
    """Log that one met or talked with a person."""
    contact, text = _contact_and_text(run)
    day, text = _day_and_text(run, text)
    contact = run.outreach.met(contact, text, day, promises=run.asked.promises)
    hint_at_promises(run, text, str(contact.id))
    line = (
        f"Logged a talk with {contact.name} ({contact.id}). A word of thanks is a good next step."
    )
    return run.confirm(line, contact_record(contact))


def _day_and_text(run: Run, text: str) -> tuple[date | None, str]:
    """The day of `--on`, or the one before the words: `yesterday: coffee at the harbour`."""
    if run.asked.on is not None:
        return day_of(run), text
    from reconnect_tui.services.spoken_dates import split_leading_day

    return split_leading_day(text, run.today)


def hint_at_promises(run: Run, text: str, who: str) -> None:
    """Point out what was promised in the words, with the command that notes it (L12)."""
    from reconnect_tui.core.coach.promises import promises_in

    for seen in () if getattr(run.asked, "promises", ()) else promises_in(text):
        command = f"reconnect promise {who} {shlex.quote(seen.text)}"
        run.output.hint(f"You promise: “{seen.text}” To note it: {command}")


def settled(run: Run) -> int:
    """Say that what a person wrote needs no answer."""
    contact = run.contact(run.asked.contact)
    entry = run.upkeep.settled(contact)
    line = f"What {contact.name} ({contact.id}) wrote needs no answer."
    return run.confirm(line, None if entry is None else entry_record(entry, (contact,)))


def day_of(run: Run) -> date | None:
    """The day that `--on` names, or `None` where it is not given.

    Raises:
        UnknownDate: It is no date, or names more than a day.
    """
    when = _when(run, run.asked.on)
    if when is None:
        return None
    if not when.is_exact:
        raise UnknownDate(f"“{run.asked.on}” names no day. Write one, such as 2026-11-22.")
    return when.first


def _when(run: Run, words: str | None) -> PartialDate | None:
    if words is None:
        return None
    from reconnect_tui.services.spoken_dates import past_date

    return past_date(words, run.today)


def _people(run: Run, words: str) -> tuple[Contact, ...]:
    """The people of a list with commas, each once; a whole name may hold a comma itself."""
    whole = folded(words.strip())
    for contact in run.book.contacts.values() if "," in words else ():
        if folded(contact.name) == whole:
            return (contact,)
    people = [run.contact(part) for part in words.split(",") if part.strip()]
    if not people:
        raise WrongInput("Say with whom it was: reconnect log CONTACT TEXT.")
    return tuple({contact.id: contact for contact in people}.values())


def _read_sentence(
    run: Run, sentence: str, when: PartialDate | None
) -> tuple[tuple[Contact, ...], str, PartialDate | None]:
    """Who, what and when of a plain sentence: `yesterday: lunch with Grace and George`."""
    from reconnect_tui.core.finding.mentions import people_named_in
    from reconnect_tui.services.spoken_dates import split_leading_date

    leading, text = split_leading_date(sentence, run.today)
    people = people_named_in(text, run.book.contacts.values())
    if any(folded(text.strip()) in _names_of(contact) for contact in people):
        raise WrongInput(
            f"Say what happened with {people[0].name} too: reconnect log {people[0].id} TEXT."
        )
    return people, text, when or leading


def _names_of(contact: Contact) -> set[str]:
    names = (contact.name, contact.first_name, contact.given_name, contact.family_name)
    return {folded(name) for name in names if name}


def _kind_in(text: str, direction: str | None) -> str:
    """The kind of entry that the words speak of; a message where only a direction is known."""
    found = [(match.start(), kind) for kind, words in _KINDS if (match := words.search(text[:500]))]
    if found:
        return min(found)[1]
    return "note" if direction is None else "message"


def _contact_and_text(run: Run) -> tuple[Contact, str]:
    """The person and the words; a name in two words without quotation marks is a name."""
    asked = run.asked
    if asked.text is None:
        return run.contact(asked.contact), ""
    together = folded(f"{asked.contact} {asked.text}")
    if len(together) < 200:
        for contact in run.book.contacts.values():
            if folded(contact.name) == together:
                return contact, ""
    return run.contact(asked.contact), asked.text


def _article(kind: str) -> str:
    words = shortened(kind.replace("_", " "), 40)
    if words == "other":
        return "something"
    return f"an {words}" if words[0] in "aeiou" else f"a {words}"
