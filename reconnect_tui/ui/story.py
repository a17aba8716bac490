"""One person's story as blocks of text: why now, what comes next, what was shared, the silences."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from textual.content import Content

from reconnect_tui.core.contact import Reason
from reconnect_tui.core.dates import gap_in_words
from reconnect_tui.core.ranking.standing import last_spoke_in_words
from reconnect_tui.core.rules import HARD_NEWS
from reconnect_tui.core.since import NEWS_OF_THE_USER
from reconnect_tui.core.timeline import Interaction, Silence, silences
from reconnect_tui.ui.marks import WARMTH_WORDS, Marks, what_it_was
from reconnect_tui.ui.portrait import (
    LABEL,
    Item,
    Portrait,
    since_you_spoke,
    steps_ahead,
    what_is_known,
)
from reconnect_tui.ui.safety import safe

_FAINT = "$foreground 60%"
_ENTRIES_AT_FIRST = 120
_CHARACTERS_AT_FIRST = 600
_INDENT = 2
_BESIDE_A_DAY = 12
"""Cells before what happened on a day."""


@dataclass(frozen=True, slots=True)
class Block:
    """A few rows of a story."""

    content: Content
    """One line for each row of the pane."""

    item: Item | None = None
    """What it tells, where that can be corrected or taken out on its own."""

    @property
    def height(self) -> int:
        """Rows."""
        return self.content.plain.count("\n") + 1

    @property
    def head(self) -> int:
        """The row of its first words; a block may begin with an empty one."""
        return 1 if self.content.plain.startswith("\n") else 0


@dataclass(frozen=True)
class Story:
    """A portrait as lines of a pane."""

    portrait: Portrait
    width: int
    """Cells of a line."""

    is_low: bool
    """Whether the pane is so low that what is known stands under the timeline."""

    is_unfolded: bool
    """Whether long messages and old entries are shown whole."""

    marks: Marks

    def blocks(self) -> tuple[Block, ...]:
        """The whole story, from the top."""
        known = [self._folded(line) for line in what_is_known(self.portrait)]
        blocks = [self._told(line, indent=_INDENT) for line in _head(self.portrait, self.marks)]
        blocks += [self._told(line) for line in _why_now(self.portrait)]
        blocks += [self._told(line, item) for line, item in steps_ahead(self.portrait.contact)]
        blocks += [self._told(line) for line in _shared(self.portrait)]
        blocks += [self._told(line) for line in since_you_spoke(self.portrait)]
        if not self.is_low:
            blocks += map(Block, known)
        blocks += self._timeline()
        if self.is_low and known:
            blocks += map(Block, [safe("\nWhat you know", _FAINT), *known])
        return tuple(blocks)

    def _told(self, line: Content, item: Item | None = None, indent: int = LABEL) -> Block:
        return Block(self._folded(line, indent), item)

    def _folded(self, line: Content, indent: int = LABEL) -> Content:
        """A line under what stands before it; a long one is cut until it is unfolded."""
        if not self.is_unfolded and len(line.plain) > _CHARACTERS_AT_FIRST:
            line = Content.assemble(line[:_CHARACTERS_AT_FIRST].rstrip(), " …")
        return hung(line, self.width, indent)

    def _timeline(self) -> Iterator[Block]:
        contact, today = self.portrait.contact, self.portrait.tie.today
        told = _newest_first(contact.timeline.newest_first(), contact.reasons)
        if not told:
            words = "Nothing logged yet. Press l to note down when you last spoke."
            yield Block(self._under(safe(words, _FAINT)))
        quiet = {silence.since: silence for silence in silences(contact.timeline, today)}
        yield from self._open_silence(quiet)
        shown = told if self.is_unfolded else told[:_ENTRIES_AT_FIRST]
        for one in shown:
            day = one.date.counted_on(today) if one.date is not None else None
            if isinstance(one, Interaction) and one.is_inbound and day in quiet:
                yield self._silence(quiet.pop(day))
            lines = self._news(one) if isinstance(one, Reason) else self._entry(one)
            yield Block(Content("\n").join(lines), one)
        if len(shown) < len(told):
            words = f"… {len(told) - len(shown)} earlier entries · enter shows them"
            yield Block(self._under(safe(words, _FAINT)))

    def _open_silence(self, quiet: dict[date, Silence]) -> Iterator[Block]:
        """The silence that lasts until today is the first thing told."""
        for silence in [silence for silence in quiet.values() if silence.is_open]:
            yield self._silence(quiet.pop(silence.since))

    def _silence(self, silence: Silence) -> Block:
        """A line across the pane: quiet time is shown as plainly as the messages."""
        until = ", until today" if silence.is_open else ""
        line = self.marks.line
        words = f"{line * 2} {gap_in_words(silence.days)} of silence{until} "
        rule = line * max(0, self.width - len(words) - 1)
        return Block(self._under(safe(f"{words}{rule}", _FAINT)))

    def _under(self, line: Content, indent: int = 0) -> Content:
        """A line with an empty row above it."""
        return Content.assemble("\n", hung(line, self.width, indent))

    def _entry(self, entry: Interaction) -> Iterator[Content]:
        mark = self.marks.kinds.get(entry.kind, "·")
        channel = entry.channel.replace("_", " ").replace("linkedin", "LinkedIn")
        what = what_it_was(entry)
        if entry.kind == "state" and entry.summary:
            yield self._dated(entry.date.text, safe(f"{mark} {entry.summary}", _FAINT))
            return
        if channel and entry.kind == "message":
            what = f"{what} · {channel}"
        style = "$success" if entry.is_inbound else _FAINT
        yield self._dated(entry.date.text, safe(f"{mark} {what}", style))
        if entry.kind != "connection":
            yield from self._words_of(entry)

    def _news(self, news: Reason) -> Iterator[Content]:
        """A piece of news among the entries, on the day of which it tells."""
        mark = "·" if news.type in HARD_NEWS else self.marks.kinds.get("milestone", "·")
        day = news.date.text if news.date is not None else ""
        kind = news.type.replace("_", " ")
        words = kind if news.type in NEWS_OF_THE_USER else f"news: {kind}"
        yield self._dated(day, safe(f"{mark} {words}", "$accent"))
        if news.label:
            yield self._folded(safe(f"  {news.label}"), _INDENT)

    def _dated(self, day: str, what: Content) -> Content:
        """The first row of something that has a day."""
        line = Content.assemble((f"{day:<10}  ", _FAINT), what)
        return Content.assemble("\n", self._folded(line, _BESIDE_A_DAY))

    def _words_of(self, entry: Interaction) -> Iterator[Content]:
        text = entry.text
        if not self.is_unfolded and len(text) > _CHARACTERS_AT_FIRST:
            text = text[:_CHARACTERS_AT_FIRST].rstrip() + " …"
        if entry.body and entry.summary and not _begins_with(entry.body, entry.summary):
            summary = entry.summary[: None if self.is_unfolded else _CHARACTERS_AT_FIRST]
            yield hung(safe(f"  {summary}", "bold"), self.width, _INDENT)
        for line in text.split("\n"):
            yield hung(safe(f"  {line}"), self.width, _INDENT) if line else Content("")


def hung(line: Content, width: int, indent: int) -> Content:
    """A line wrapped so that what follows its first row stands under its words.

    Args:
        line: One paragraph.
        width: Cells of a row.
        indent: Cells before the words of the following rows.
    """
    if line.cell_length <= width:
        return line
    first, *rest = line.wrap(width)
    if not rest:
        return line
    remainder = line[len(first.plain) :]
    start = len(remainder.plain) - len(remainder.plain.lstrip())
    lines = remainder[start:].wrap(max(10, width - indent))
    return Content("\n").join([first, *(part.pad_left(indent) for part in lines)])


def _begins_with(body: str, summary: str) -> bool:
    """Whether a text begins with its summary, however the two are broken into lines."""
    return " ".join(body.split()).startswith(" ".join(summary.rstrip("…").split()))


def _head(portrait: Portrait, marks: Marks) -> Iterator[Content]:
    contact, tie = portrait.contact, portrait.tie
    if contact.role:
        yield safe(contact.role, "bold")
    quiet = WARMTH_WORDS[tie.band]
    if tie.gap_days is not None:
        quiet = f"{quiet} · {last_spoke_in_words(tie.gap_days)}"
    if tie.wrote_last and tie.waiting_since is None:
        quiet += " · they wrote last"
    yield safe(f"{marks.warmth[tie.band]} {quiet}", _FAINT)


def _shared(portrait: Portrait) -> Iterator[Content]:
    contact = portrait.contact
    memories = contact.shared_memories
    fresh = next((one for one in memories if one not in contact.memories_used), "")
    if fresh:
        yield Content.assemble(("Shared   ", _FAINT), safe(fresh))
    elif memories:
        told = safe(memories[-1]), (" · spoken of in a message", _FAINT)
        yield Content.assemble(("Shared   ", _FAINT), *told)


def _why_now(portrait: Portrait) -> Iterator[Content]:
    tie = portrait.tie
    if portrait.place is not None:
        yield Content.assemble(("Why now  ", "$accent"), safe(portrait.place.reason))
    elif portrait.contact.do_not_contact:
        yield safe("Asked not to be contacted", "$warning")
    elif tie.snoozed_until is not None and tie.snoozed_until > tie.today:
        yield safe(f"Set aside until {tie.snoozed_until.isoformat()}", "$accent")
    else:
        yield safe(f"Not on the list today: {tie.state.replace('_', ' ')}", "$accent")


def _newest_first(
    entries: Iterator[Interaction], news: tuple[Reason, ...]
) -> tuple[Interaction | Reason, ...]:
    """Entries and news, the newest first; news of no known day come last."""
    dated = [(one.date.middle, one) for one in news if one.date is not None]
    told: list[Interaction | Reason] = []
    left = sorted(dated, key=lambda pair: pair[0])
    for entry in entries:
        while left and left[-1][0] >= entry.date.middle:
            told.append(left.pop()[1])
        told.append(entry)
    told += [one for _, one in reversed(left)]
    return (*told, *(one for one in news if one.date is None))
