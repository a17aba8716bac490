"""What one hears about people: `news` and `mutual`."""

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace

from reconnect_tui.cli.asked_for import date_ahead_of, numbered, past_date_of, refuse, who
from reconnect_tui.cli.output import Words
from reconnect_tui.cli.records import Document, contact_record, record
from reconnect_tui.cli.run import Run
from reconnect_tui.core.contact import Contact, Reason
from reconnect_tui.core.errors import WrongInput
from reconnect_tui.core.ranking.standing import reason_in_words
from reconnect_tui.core.rules import WINDOWS
from reconnect_tui.services.news import News, kind_of_news


def news(run: Run) -> int:
    """Note news about a person, correct it, take it out, or list it.

    Raises:
        WrongInput: There is no such kind of news, no such number, or a date is missing.
        UnknownDate: A date cannot be understood.
    """
    asked = run.asked
    contact = run.contact(asked.contact)
    if asked.drop is not None:
        refuse((*asked.words, *_told_with(asked)), "--drop")
        gone = numbered(contact.reasons, asked.drop, contact, "news")
        _news(run).without(contact, gone)
        line = f"Took out news about {who(contact)}: {_told(run, gone)}."
        return run.confirm(line, _news_record(contact, gone, asked.drop))
    if asked.edit is not None:
        return _news_corrected(run, contact)
    if not asked.words:
        refuse(_told_with(asked), "CONTACT")
        return _news_listed(run, contact)
    return _news_heard(run, contact)


def mutual(run: Run) -> int:
    """Say that two people know each other, that they do not, or list whom one has in common.

    Raises:
        WrongInput: The two are one person.
    """
    one = run.contact(run.asked.contact)
    if run.asked.other is None:
        if run.asked.remove:
            raise WrongInput("Name the other person too: reconnect mutual CONTACT OTHER --remove.")
        return _mutuals_listed(run, one)
    other = run.contact(run.asked.other)
    keeping = _news(run)
    if run.asked.remove:
        one, other = keeping.unacquainted(one, other)
        line = f"{who(one)} and {who(other)} are no longer noted as knowing each other."
    else:
        one, other = keeping.acquainted(one, other)
        line = f"{who(one)} and {who(other)} know each other."
    return run.confirm(line, [contact_record(one), contact_record(other)])


def _news_heard(run: Run, contact: Contact) -> int:
    asked = run.asked
    heard = _reason_asked_for(run, Reason(""))
    if asked.friend is None:
        changed = _news(run).heard(contact, heard)
    elif heard.type != "mutual_sighting":
        raise WrongInput("--with goes with mutual_sighting: whom you met, and who knows them too.")
    else:
        friend = run.contact(asked.friend)
        label = heard.label or friend.name
        changed = _news(run).met_somebody_you_both_know(contact, friend, label, heard.date)
    known = [one for one in changed.reasons if one.type == heard.type and _same(one, heard)]
    noted = known[-1] if known else changed.reasons[-1]
    line = f"Noted about {who(contact)}: {_told(run, noted)}."
    return run.confirm(line, _news_record(changed, noted, changed.reasons.index(noted) + 1))


def _same(one: Reason, other: Reason) -> bool:
    return not other.label or one.label.casefold() == other.label.casefold()


def _news_corrected(run: Run, contact: Contact) -> int:
    asked = run.asked
    before = numbered(contact.reasons, asked.edit, contact, "news")
    if asked.friend is not None:
        raise WrongInput("--with goes with new news; take this one out and note it again.")
    after = _reason_asked_for(run, before)
    changed = _news(run).corrected(contact, before, after)
    noted = changed.reasons[asked.edit - 1]
    line = f"Corrected about {who(contact)}: {_told(run, noted)}."
    return run.confirm(line, _news_record(changed, noted, asked.edit))


def _reason_asked_for(run: Run, before: Reason) -> Reason:
    """The news as the words and options tell it; what they leave out stays as it was."""
    asked = run.asked
    kind, label = _kind_and_label(asked.words, before.type)
    reader = date_ahead_of if kind in WINDOWS else past_date_of
    return replace(
        before,
        type=kind,
        label=label or before.label,
        date=before.date if asked.on is None else reader(run, asked.on),
        keywords=before.keywords if asked.keyword is None else tuple(asked.keyword),
        source=before.source if asked.source is None else asked.source,
        checked_on=before.checked_on if asked.checked is None else past_date_of(run, asked.checked),
    )


def _kind_and_label(words: Sequence[str], kind: str) -> tuple[str, str]:
    """The kind of news, in a word or two, and the words after it; a correction may go without."""
    for count in (2, 1):
        try:
            return kind_of_news(" ".join(words[:count])), " ".join(words[count:])
        except WrongInput:
            if count == 1 and not kind:
                raise
    return kind, " ".join(words)


def _news_listed(run: Run, contact: Contact) -> int:
    rows = (
        (
            Words(str(place), "quiet", right=True),
            Words("" if one.date is None else one.date.text, "quiet"),
            _told(run, one),
            Words(one.source, "quiet"),
        )
        for place, one in enumerate(contact.reasons, 1)
    )
    documents = [_news_record(contact, one, place) for place, one in enumerate(contact.reasons, 1)]
    return run.listed(documents, rows, f"No news about {contact.name} is noted.")


def _mutuals_listed(run: Run, contact: Contact) -> int:
    known = run.book.contacts.knowing(contact)
    rows = (
        (Words(str(one.id), "quiet", right=True), Words(one.name, "strong"), one.role)
        for one in known
    )
    documents = [
        {"id": one.id, "name": one.name, "organization": one.organization or None} for one in known
    ]
    nothing = f"Nobody is noted who knows both you and {contact.name}."
    return run.listed(documents, rows, nothing)


def _news(run: Run) -> News:
    return News(run.book, lambda: run.today, run.rules)


def _news_record(contact: Contact, news: Reason, number: int) -> Document:
    return {"number": number, "contact_id": contact.id, **record(news)}


def _told(run: Run, news: Reason) -> str:
    return reason_in_words(news, run.today)


def _told_with(asked: Namespace) -> tuple[object, ...]:
    """The options that tell something about news."""
    return asked.on, asked.keyword, asked.source, asked.checked, asked.friend
