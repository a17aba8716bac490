"""The messages of a LinkedIn export: who wrote what to whom, in every layout since 2018."""

import html
import re
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Literal

from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.identity import looks_like_credentials, profile_slug
from reconnect_tui.core.text import LONGEST_NOTE, folded, one_line, shortened
from reconnect_tui.importing.csv_text import Row, Table
from reconnect_tui.importing.linkedin_dates import is_day_first, moment_from
from reconnect_tui.importing.source import (
    Findings,
    ImportedMessage,
    ImportedPerson,
    Party,
    Watch,
    fitted_text,
)

LONGEST_SUMMARY = 140
"""Characters of the one line that stands for a message (formats, section 5)."""

_ENOUGH = 1_000
"""Characters of a body that its summary is made from."""

_NAMESPACE = uuid.UUID("7d9c2f52-6a0e-5c1b-9a34-0f6f3d2f8b11")
_YES = frozenset({"yes", "true", "1", "ja", "oui", "si", "sim"})
_SPONSORED = re.compile(r"spinmail-quill-editor|%FIRSTNAME%", re.I)
_TAG = re.compile(
    r"</?(?:p|br|div|span|a|b|i|u|em|strong|ul|ol|li|h[1-6]|img|table|tr|td|blockquote)"
    r"(?=[\s/>])[^<>]*>",
    re.I,
)
_BLOCK_END = re.compile(r"<br\s*/?>|</(?:p|div|li|tr|h[1-6]|blockquote)\s*>", re.I)
_MANY_BREAKS = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Letter:
    """One row of messages before it is known who the user is."""

    row: Row
    """The row itself."""

    conversation: str
    """What LinkedIn numbers the conversation with; empty in 2018."""

    sender: Party
    """Who wrote it."""

    recipients: tuple[Party, ...]
    """To whom, the user included."""

    declared: str
    """`INCOMING` or `OUTGOING` in exports of 2018, else empty."""

    refused: str
    """Why it is no message that counts: a draft, spam, sponsored; else empty."""

    @property
    def parties(self) -> tuple[Party, ...]:
        """Everyone who took part."""
        return (self.sender, *self.recipients)


def letters_in(
    table: Table, people: Iterable[ImportedPerson], findings: Findings, watch: Watch
) -> list[Letter]:
    """The rows of a table of messages.

    Args:
        table: The table.
        people: The connections; they tell where a name ends and the next begins.
        findings: Takes what is no whole row.
        watch: Is told how far the reading is.
    """
    rows = []
    for row in table.rows(findings):
        if row["date"] and (row["from"] or row["sender_url"] or row["to"]):
            rows.append(row)
        elif row.missing:
            filled = row.width - row.missing
            findings.skip(row.place, f"no whole message: {filled} of {row.width} columns")
        else:
            findings.skip(row.place, "no date, or neither sender nor recipient")
    parties = _Parties(people, rows)
    return [
        Letter(
            row=row,
            conversation=row["conversation"],
            sender=parties.one(row["from"], row["sender_url"]),
            recipients=parties.several(row["to"], row["recipient_urls"]),
            declared=row["direction"].upper(),
            refused=_refusal(row),
        )
        for row in watch.through(rows, len(rows), f"Reading {table.file}")
    ]


class _Parties:
    """Turns the names and addresses of rows into parties; the same few come again and again."""

    def __init__(self, people: Iterable[ImportedPerson], rows: Iterable[Row]) -> None:
        self._single: dict[tuple[str, str], Party] = {}
        self._lists: dict[tuple[str, str], tuple[Party, ...]] = {}
        self._name_of: dict[str, str] = {}
        self._whole_names: set[str] = set()
        for person in people:
            self._name_of.setdefault(person.slug, person.name.shown)
            if person.name.credentials:
                self._whole_names.add(folded(f"{person.name.shown}, {person.name.credentials}"))
        for row in rows:
            sender = self.one(row["from"], row["sender_url"])
            self._name_of.setdefault(sender.slug, sender.name)
            if ", " in sender.name:
                self._whole_names.add(folded(sender.name))

    def one(self, name: str, url: str) -> Party:
        party = self._single.get((name, url))
        if party is None:
            party = Party(one_line(name), profile_slug(url))
            self._single[name, url] = party
        return party

    def several(self, names: str, urls: str) -> tuple[Party, ...]:
        """The recipients: by profile where there are any, for names hold commas themselves."""
        parties = self._lists.get((names, urls))
        if parties is None:
            slugs = [slug for url in urls.split(",") if (slug := profile_slug(url))]
            parties = tuple(self._split(one_line(names, LONGEST_NOTE), slugs))
            self._lists[names, urls] = parties
        return parties

    def _split(self, joined: str, slugs: list[str]) -> list[Party]:
        if len(slugs) == 1:
            return [Party(joined or self._name_of.get(slugs[0], ""), slugs[0])]
        names = names_in(joined, self._whole_names)
        if not slugs:
            return [Party(name) for name in names]
        if len(names) != len(slugs):
            names = [self._name_of.get(slug, "") for slug in slugs]
        return [Party(name, slug) for name, slug in zip(names, slugs, strict=True)]


def names_in(text: str, whole_names: set[str]) -> list[str]:
    """The names in a list joined by commas, although a name may hold a comma (`Cruz, PMP`).

    Args:
        text: The list.
        whole_names: Folded names with a comma that are known to be one person.
    """
    names: list[str] = []
    parts = [part for part in text.split(", ") if part]
    index = 0
    while index < len(parts):
        end = index + 1
        for longer in range(min(len(parts), index + 4), index + 1, -1):
            if folded(", ".join(parts[index:longer])) in whole_names:
                end = longer
                break
        while end < len(parts) and looks_like_credentials(parts[end]):
            end += 1
        names.append(", ".join(parts[index:end]))
        index = end
    return names


def _refusal(row: Row) -> str:
    if folded(row["message_draft"]) in _YES or folded(row["conversation_draft"]) in _YES:
        return "a draft that was never sent"
    if row["folder"].upper() == "SPAM":
        return "in the spam folder"
    if not row["sender_url"] and _SPONSORED.search(row["content"]):
        return "a sponsored message"
    return ""


def messages_from(
    letters: Iterable[Letter], is_owner: Callable[[Party], bool], findings: Findings
) -> list[ImportedMessage]:
    """The messages that count, oldest first; the others are noted with the reason."""
    letters = list(letters)
    day_first = is_day_first(letter.row["date"] for letter in letters)
    timed = []
    for letter in letters:
        if letter.refused:
            findings.skip(letter.row.place, letter.refused)
            continue
        try:
            day, time, in_utc = moment_from(letter.row["date"], day_first=day_first)
        except ValueError as problem:
            findings.skip(letter.row.place, str(problem))
            continue
        placed = _placed(letter, is_owner)
        if isinstance(placed, str):
            findings.skip(letter.row.place, placed)
            continue
        message = _message(letter, placed, day, time, findings)
        timed.append((day.first, time, message if in_utc else _without_at(message)))
    timed.sort(key=lambda item: item[:2])
    return [message for _, _, message in timed]


Direction = Literal["in", "out"]


def _placed(
    letter: Letter, is_owner: Callable[[Party], bool]
) -> tuple[Direction, tuple[Party, ...]] | str:
    """The direction and the other parties, or why they cannot be told."""
    others = tuple(party for party in letter.recipients if not is_owner(party))
    if letter.declared == "OUTGOING" or (not letter.declared and is_owner(letter.sender)):
        return ("out", others) if others else "no recipient besides yourself"
    if not letter.declared and letter.recipients and len(others) == len(letter.recipients):
        return "neither from nor to you"
    if letter.sender.is_gone:
        return "the sender’s account is gone"
    return "in", (letter.sender, *(party for party in others if party != letter.sender))


def _message(
    letter: Letter,
    placed: tuple[Direction, tuple[Party, ...]],
    day: PartialDate,
    time: str,
    findings: Findings,
) -> ImportedMessage:
    row = letter.row
    direction, others = placed
    body = fitted_text(without_markup(row["content"]), row.place, "message", findings)
    subject = one_line(row["subject"])
    attachments = tuple(part.strip() for part in row["attachments"].split(",") if part.strip())
    summary = body if not subject or folded(subject) in folded(body) else f"{subject}: {body}"
    at = f"{day}T{time}Z" if time else ""
    sender = letter.sender.slug or letter.sender.key
    content = row["content"].replace("\r\n", "\n")
    identity = (letter.conversation, at or str(day), sender, content)
    return ImportedMessage(
        uid=str(uuid.uuid5(_NAMESPACE, "\x1f".join(identity))),
        place=row.place,
        day=day,
        at=at,
        direction=direction,
        others=others,
        summary=shortened(summary[:_ENOUGH], LONGEST_SUMMARY)
        or ("An attachment" if attachments else ""),
        body=body,
        attachments=attachments,
    )


def _without_at(message: ImportedMessage) -> ImportedMessage:
    """The message without a timestamp: a time without a zone is not one."""
    return replace(message, at="")


def without_markup(text: str) -> str:
    """The words of a message that may be HTML; other text, `<3` included, stays as it is."""
    if _TAG.search(text) is None:
        return text
    plain = html.unescape(_TAG.sub("", _BLOCK_END.sub("\n", text)))
    return _MANY_BREAKS.sub("\n\n", plain).strip()
