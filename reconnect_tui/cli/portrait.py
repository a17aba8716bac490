"""One person whole, as `show` prints them: for the eye, and as a document."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from reconnect_tui.cli.output import Output, Words
from reconnect_tui.cli.records import Document, contact_record, record, since_record
from reconnect_tui.cli.rows import Row, state_in_words
from reconnect_tui.core.contact import Contact, FollowUp, Reason
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.facts import facts_about, private_facts_about
from reconnect_tui.core.ranking.standing import (
    as_sentence,
    quiet_in_words,
    reason_in_words,
    step_as_sentence,
)
from reconnect_tui.core.since import YOU_PROMISED, SinceYouSpoke
from reconnect_tui.core.timeline import Interaction

_SIGNS = {"in": "←", "out": "→", "both": "↔", "none": "·"}

_MASK = "… (--private shows it)"


def document_of(row: Row, drafts: Iterable[Draft], *, private: bool) -> Document:
    """The keys of `show --json`: the fields of the contact, and what follows from them."""
    return {
        **contact_record(row.contact, private=private),
        "state": row.tie.state,
        "last_contact": row.last_contact,
        "gap_days": row.tie.gap_days,
        "band": row.tie.band,
        "drafts": [record(draft) for draft in drafts],
        "since_you_spoke": since_record(_since(row)),
    }


def drawn(row: Row, drafts: Iterable[Draft], *, private: bool) -> None:
    """Print a person for the eye: who they are, what comes next, and the timeline."""
    contact, output = row.contact, row.run.output
    output.line(Words(contact.name, "strong"), Words(f"  {contact.id}", "quiet"))
    if contact.role:
        output.line(contact.role)
    output.line(Words(_standing(row), "quiet"))
    lines = [*_facts(row), *_secrets(contact, private)]
    if lines:
        output.line()
        output.table([(Words(label, "quiet"), text) for label, text in lines])
    _steps_drawn(output, contact, drafts)
    _since_drawn(output, _since(row))
    rows = _story_of(contact, row.run.today)
    if rows:
        output.line()
        output.line(Words("Timeline", "strong"))
        output.table(rows)


def _standing(row: Row) -> str:
    contact = row.contact
    parts = [
        state_in_words(row.tie.state),
        quiet_in_words(row.tie.gap_days),
        f"closeness {contact.closeness} of 5",
    ]
    if contact.rhythm_days:
        parts.append(f"every {contact.rhythm_days} days")
    if row.tie.snoozed_until is not None and row.tie.snoozed_until > row.run.today:
        parts.append(f"set aside until {row.tie.snoozed_until.isoformat()}")
    if contact.do_not_contact:
        parts.append("asked not to be contacted")
    return " · ".join(part[:1].lower() + part[1:] for part in parts)


def _facts(row: Row) -> Iterator[tuple[str, str]]:
    contact = row.contact
    yield from facts_about(contact)
    place = ", ".join(part for part in (contact.city, contact.country) if part)
    if place:
        yield "Place", place
    known = row.run.book.contacts.knowing(contact)
    if known:
        yield "In common", "; ".join(f"{other.name} ({other.id})" for other in known)


def _secrets(contact: Contact, private: bool) -> Iterator[tuple[str, str]]:
    for label, text in private_facts_about(contact):
        yield label, text if private else _MASK


def _steps_drawn(output: Output, contact: Contact, drafts: Iterable[Draft]) -> None:
    rows = [_step_row(step) for step in contact.open_followups]
    rows += [
        (_day(promise.due), f"You promised: {promise.text}") for promise in contact.open_promises
    ]
    rows += [
        (Words(f"draft:{draft.id}", "quiet"), f"{draft.move or 'message'} · {draft.status}")
        for draft in drafts
        if draft.is_live
    ]
    if rows:
        output.line()
        output.line(Words("Next", "strong"))
        output.table(rows)


def _since(row: Row) -> SinceYouSpoke:
    book = row.run.book
    return SinceYouSpoke.of(row.contact, row.run.today, book.owner, book.goals)


def _since_drawn(output: Output, since: SinceYouSpoke) -> None:
    """What has come about, but for what stands under “Next” already."""
    rows = [
        (Words("" if place else label, "quiet"), text)
        for label, texts in since.sections
        if label != YOU_PROMISED
        for place, text in enumerate(texts)
    ]
    if rows:
        output.line()
        output.line(Words(since.heading, "strong"))
        output.table(rows)


def _step_row(step: FollowUp) -> tuple[Words, str]:
    return _day(step.due), step_as_sentence(step)


def _day(when: object) -> Words:
    return Words("" if when is None else str(when), "quiet")


def _story_of(contact: Contact, today: date) -> list[tuple[Words | str, ...]]:
    """The timeline, the newest first, with the news about the person in their places."""
    dated = [
        (entry.date.middle, entry.at, _row_of(entry)) for entry in contact.timeline.newest_first()
    ]
    dated += [(one.date.middle, "", _news_row(one, today)) for one in contact.reasons if one.date]
    rows = sorted(dated, key=lambda row: row[:2], reverse=True)
    undated = [_news_row(one, today) for one in contact.reasons if one.date is None]
    return [*(row for _, _, row in rows), *undated]


def _news_row(news: Reason, today: date) -> tuple[Words | str, ...]:
    # The day stands before it, so that its age need not be told as well.
    words = as_sentence(reason_in_words(replace(news, date=None), today))
    return _day(news.date), Words(_SIGNS["none"], "quiet"), Words("news", "quiet"), words


def _row_of(entry: Interaction) -> tuple[Words | str, ...]:
    what = entry.kind.replace("_", " ") + (" (group)" if entry.group else "")
    return (
        Words(entry.date.text, "quiet"),
        Words(_SIGNS.get(entry.direction, "·"), "quiet"),
        Words(what, "quiet"),
        entry.summary or entry.body,
    )
