"""Links that are kept to be passed on, and who would care about each (playbook M51, M91, M93)."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import nlargest
from typing import Literal

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.finding.words import LONGEST_FIELD, LONGEST_NOTE_SEARCHED, words_of_long
from reconnect_tui.core.links import link_key, links_in, words_in_link
from reconnect_tui.core.ranking.standing import days_ago, quiet_in_words
from reconnect_tui.core.ranking.tie import Tie
from reconnect_tui.core.rules import STANDARD, Rules
from reconnect_tui.core.saved_item import SavedItem
from reconnect_tui.core.stems import stem_of, stems_in, told_words
from reconnect_tui.core.text import folded, shortened

MOST_CARING = 50
"""People that are named for one link; nobody sends one to more."""

_MEANT = 100.0
"""Points of somebody for whom the link was kept: they come before whoever only might care."""

_JUST_SPOKEN = 14
"""Days since the last words for which another message can wait."""

_WHILE_WAITING = 0.5
"""Part of the points that is left while an answer of either is still to come."""

_AFTER_SPEAKING = 0.8
"""The same for somebody one has just spoken with."""

_WHOLE_PHRASE = 1.5
"""What a field of several words is worth more when the link has them all."""

_MOST_REASONS = 4
_LONGEST_WORDS = 60
"""Characters of a field that are repeated in a reason."""

Kind = Literal[
    "keyword", "interest", "project", "memory", "title", "organization", "tag", "past", "note"
]

_WEIGHTS: Mapping[Kind, float] = {
    "keyword": 10.0,
    "interest": 10.0,
    "project": 9.0,
    "memory": 6.0,
    "title": 5.0,
    "organization": 5.0,
    "tag": 6.0,
    "past": 4.0,
    "note": 3.0,
}
"""Points of a field that speaks of the same thing, before rarity counts."""

_PHRASES: Mapping[Kind, str] = {
    "keyword": "you share “{words}”",
    "interest": "cares about {words}",
    "project": "is busy with {words}",
    "memory": "you both remember {words}",
    "title": "works as {words}",
    "organization": "works at {words}",
    "tag": "tagged #{words}",
    "past": "was at {words}",
    "note": "your note has “{words}”",
}


@dataclass(frozen=True, slots=True)
class Caring:
    """Somebody who would care about a link."""

    contact: Contact
    points: float
    """How much speaks for it; only good for the order."""

    because: tuple[str, ...]
    """What speaks for it, in words, the strongest first."""

    words: tuple[str, ...]
    """The words of the record that the link shares, as they stand there."""

    last: str
    """How long it has been quiet, in words."""

    hint: str = ""
    """What to think of before writing to them now; empty where nothing is in the way."""

    was_meant: bool = False
    """Whether the link was kept for them."""


@dataclass(frozen=True, slots=True)
class _Match:
    """A field of a record that shares words with a link."""

    kind: Kind
    text: str
    stems: frozenset[str]
    share: float
    """Which part of the field's words the link has, 0 to 1; of a longer text always 1."""


_Found = tuple[Contact, list[_Match]]
"""Somebody, and what their record shares with a link."""


def who_would_care(
    item: SavedItem,
    contacts: Iterable[Contact],
    today: date,
    rules: Rules = STANDARD,
    limit: int = MOST_CARING,
) -> tuple[Caring, ...]:
    """Whom a link would interest, the one for whom most speaks first.

    Left out are those who asked not to be contacted, whom the user let go, and to whom it was sent
    already. Private notes are not looked at (playbook M27). A word that fewer people share says
    more; somebody from whom an answer is awaited, or who awaits one, stands further down.

    Args:
        item: The link.
        contacts: Everyone.
        today: From when silence is counted.
        rules: The spans that count.
        limit: How many are named at most.
    """
    reader = _Reader(stems_of_item(item))
    meant = frozenset(item.for_contacts)
    found: list[_Found] = []
    for contact in contacts:
        if contact.do_not_contact or contact.state == "let_go":
            continue
        matches = reader.matches(contact)
        if matches or contact.id in meant:
            found.append((contact, matches))
    rarity = _rarity([matches for _, matches in found])
    caring = (
        _caring(contact, matches, rarity, contact.id in meant, today, rules)
        for contact, matches in _most_promising(found, rarity, meant, limit)
        if not sent_on(item, contact)
    )
    return tuple(sorted(caring, key=lambda one: (-one.points, one.contact.name, one.contact.id)))[
        :limit
    ]


def sent_on(item: SavedItem, contact: Contact) -> str:
    """The day on which a message with this link went to a person; empty where none did.

    It follows from the timeline alone, so that taking back the message takes back this too.
    """
    if not item.url:
        return _told_on(item, contact)
    page = link_key(item.url)
    for entry in contact.timeline.newest_first():
        if entry.is_outbound and "://" in entry.text and page in links_in(entry.text):
            return entry.date.text or "once"
    return ""


def _told_on(item: SavedItem, contact: Contact) -> str:
    """The same of a work, by its title."""
    title = folded(item.title)
    for entry in contact.timeline.newest_first():
        if entry.is_outbound and title and title in folded(entry.text):
            return entry.date.text or "once"
    return ""


def called(item: SavedItem) -> str:
    """What a link is called: its title, else the words of its address, else the address."""
    return item.title or words_in_link(item.url) or item.url


def stems_of_item(item: SavedItem) -> frozenset[str]:
    """The words that a link is about, by their stems."""
    return stems_in(" ".join((item.title, item.why, words_in_link(item.url))))


def _fields(contact: Contact) -> Iterator[tuple[Kind, str]]:
    """What of a record may speak of a page; nothing private is among it."""
    lists: tuple[tuple[Kind, Sequence[str]], ...] = (
        ("keyword", contact.shared_keywords),
        ("interest", contact.interests),
        ("tag", contact.tags),
        ("memory", contact.shared_memories),
        ("project", contact.projects),
        ("past", contact.past_organizations),
    )
    for kind, texts in lists:
        for text in texts:
            yield kind, text
    if contact.title:
        yield "title", contact.title
    if contact.organization:
        yield "organization", contact.organization
    if contact.note:
        yield "note", contact.note[:LONGEST_NOTE_SEARCHED]


_LONG_TEXTS = frozenset({"note", "memory"})
"""Kinds of which one word is enough, and whose other words say nothing."""


class _Reader:
    """Finds what records share with a link; texts that many records have are read once."""

    def __init__(self, stems: frozenset[str]) -> None:
        self._stems = stems
        self._known: dict[tuple[Kind, str], _Match | None] = {}

    def matches(self, contact: Contact) -> list[_Match]:
        """The fields of a person that share words with the link."""
        found = []
        known = self._known
        for field_ in _fields(contact):
            if field_ in known:
                match = known[field_]
            else:
                match = self._match(*field_)
                if field_[0] not in _LONG_TEXTS:
                    known[field_] = match
            if match is not None:
                found.append(match)
        return found

    def _match(self, kind: Kind, text: str) -> _Match | None:
        """What a text shares, if anything.

        Most share nothing, which can be told without taking them apart: a stem is always the
        beginning of its words.
        """
        is_plain = text.isascii() and "'" not in text
        plain = text.lower() if is_plain else " ".join(words_of_long(text))
        for stem in self._stems:
            if stem in plain:
                return _match(kind, text if kind == "note" else text[:LONGEST_FIELD], self._stems)
        return None


def _match(kind: Kind, text: str, stems: frozenset[str]) -> _Match | None:
    told = told_words(text)
    own = {stem_of(word) for word in told}
    shared = own & stems
    if not shared:
        return None
    if kind == "note":
        first = next(word for word in told if stem_of(word) in shared)
        return _Match(kind, first, frozenset(shared), 1.0)
    share = 1.0 if kind in _LONG_TEXTS else len(shared) / len(own)
    return _Match(kind, text, frozenset(shared), share)


def _rarity(everyone: Sequence[Sequence[_Match]]) -> Mapping[str, float]:
    """What a word is worth, 0 to 1, from how many people share it."""
    holders: Counter[str] = Counter()
    for matches in everyone:
        if len(matches) == 1:
            holders.update(matches[0].stems)
        else:
            holders.update({stem for match in matches for stem in match.stems})
    return {stem: 1 / (1 + 0.5 * math.log(count)) for stem, count in holders.items()}


def _worth(match: _Match, rarity: Mapping[str, float]) -> float:
    is_whole = len(match.stems) > 1 and match.share == 1.0 and match.kind not in _LONG_TEXTS
    points = _WEIGHTS[match.kind] * match.share * sum(rarity[stem] for stem in match.stems)
    return points * _WHOLE_PHRASE if is_whole else points


def _most_promising(
    found: Sequence[_Found], rarity: Mapping[str, float], meant: frozenset[int], limit: int
) -> Sequence[_Found]:
    """Some times as many as are asked for; only of these it is worked out how they stand."""
    if len(found) <= 4 * limit:
        return found
    worth: dict[int, float] = {}

    def points(pair: _Found) -> float:
        total = _MEANT if pair[0].id in meant else 0.0
        for match in pair[1]:
            known = worth.get(id(match))  # one object for all who have the text; it stays alive
            if known is None:
                known = worth[id(match)] = _worth(match, rarity)
            total += known
        return total

    return nlargest(4 * limit, found, key=points)


def _caring(
    contact: Contact,
    matches: Sequence[_Match],
    rarity: Mapping[str, float],
    was_meant: bool,
    today: date,
    rules: Rules,
) -> Caring:
    tie = Tie.of(contact, today, rules)
    ranked = sorted(matches, key=lambda match: -_worth(match, rarity))
    points = sum(_worth(match, rarity) for match in ranked)
    hint, part = _how_it_stands(tie, rules)
    told = [_PHRASES[one.kind].replace("{words}", _cut(one.text)) for one in ranked]
    because = (["you kept it for them"] if was_meant else []) + told
    return Caring(
        contact,
        (points + (_MEANT if was_meant else 0.0)) * part,
        tuple(dict.fromkeys(because))[:_MOST_REASONS],
        tuple(dict.fromkeys(_cut(one.text) for one in ranked)),
        quiet_in_words(tie.gap_days),
        hint,
        was_meant,
    )


def _how_it_stands(tie: Tie, rules: Rules) -> tuple[str, float]:
    """What to think of first, and which part of the points is left."""
    if tie.waiting_since is not None:
        return "waits for your answer: answer first", _WHILE_WAITING
    if tie.unanswered and tie.last_outbound is not None:
        days = (tie.today - tie.last_outbound).days
        if days <= rules.quiet_after_writing:
            return f"you wrote {days_ago(days)}, no answer yet", _WHILE_WAITING
    if tie.gap_days is not None and tie.gap_days <= _JUST_SPOKEN:
        return "", _AFTER_SPEAKING
    return "", 1.0


def _cut(text: str) -> str:
    return shortened(text, _LONGEST_WORDS)


def why_for(item: SavedItem, caring: Caring | None) -> str:
    """How “this is for you because …” goes on for a person; empty where only the user can know.

    It is the reason with which the link was kept; else what it shares with what they care about.
    """
    if item.why or caring is None:
        return item.why
    cared_for = (*caring.contact.interests, *caring.contact.shared_keywords)
    word = next((word for word in caring.words if word in cared_for), "")
    return f"it touches on {word}" if word else ""
