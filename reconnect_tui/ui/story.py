"""One person's story as text: why now, what comes next, what was shared, and the silences."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from textual.content import Content

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.dates import approximate_date_in_words, gap_in_words
from reconnect_tui.core.ranking.standing import step_in_words
from reconnect_tui.core.ranking.tie import Tie
from reconnect_tui.core.ranking.triage import Place
from reconnect_tui.core.since import THEY_PROMISED, YOU_PROMISED, SinceYouSpoke
from reconnect_tui.core.timeline import Interaction, Silence, silences
from reconnect_tui.ui.marks import WARMTH_WORDS, Marks, what_it_was
from reconnect_tui.ui.safety import safe

_FAINT = "$foreground 60%"
_ENTRIES_AT_FIRST = 120
_CHARACTERS_AT_FIRST = 600
_LABEL = 9
_MOST_SINCE = 2
"""Facts of each side; the record has them all."""

_TOLD_ELSEWHERE = frozenset({YOU_PROMISED})
_SHORT_HEADS = {THEY_PROMISED: "Awaited", "Give and take": "Between"}
_INDENT = 2


@dataclass(frozen=True, eq=False)
class Portrait:
    """What is shown of one person."""

    contact: Contact
    tie: Tie
    place: Place | None
    """Their place in the queue, or `None` where they are left in peace."""

    mutuals: tuple[str, ...] = ()
    """Names of the people who know both."""

    since: SinceYouSpoke | None = None
    """What has come about since the two last spoke."""


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

    def content(self) -> Content:
        """The whole text."""
        known = [self._folded(line) for line in what_is_known(self.portrait)]
        lines = [self._folded(line) for line in _head(self.portrait, self.marks)]
        lines += [self._folded(line) for line in since_you_spoke(self.portrait)]
        if not self.is_low:
            lines += known
        lines += self._timeline()
        if self.is_low and known:
            lines += [safe("\nWhat you know", _FAINT), *known]
        return Content("\n").join(lines)

    def _folded(self, line: Content) -> Content:
        """A line about the person under its label; a long one is cut until it is unfolded."""
        if not self.is_unfolded and len(line.plain) > _CHARACTERS_AT_FIRST:
            line = Content.assemble(line[:_CHARACTERS_AT_FIRST].rstrip(), " …")
        return hung(line, self.width, _LABEL)

    def _timeline(self) -> Iterator[Content]:
        contact, today = self.portrait.contact, self.portrait.tie.today
        entries = list(contact.timeline.newest_first())
        if not entries:
            yield safe("\nNothing logged yet. Press l to note down when you last spoke.", _FAINT)
        quiet = {silence.since: silence for silence in silences(contact.timeline, today)}
        yield from self._open_silence(quiet)
        shown = entries if self.is_unfolded else entries[:_ENTRIES_AT_FIRST]
        for entry in shown:
            day = entry.date.counted_on(today)
            if entry.is_inbound and day in quiet:
                yield self._silence(quiet.pop(day))
            yield from self._entry(entry)
        if len(shown) < len(entries):
            more = len(entries) - len(shown)
            yield safe(f"\n… {more} earlier entries · enter shows them", _FAINT)

    def _open_silence(self, quiet: dict[date, Silence]) -> Iterator[Content]:
        """The silence that lasts until today is the first thing told."""
        for silence in [silence for silence in quiet.values() if silence.is_open]:
            yield self._silence(quiet.pop(silence.since))

    def _silence(self, silence: Silence) -> Content:
        """A line across the pane: quiet time is shown as plainly as the messages."""
        until = ", until today" if silence.is_open else ""
        line = self.marks.line
        words = f"{line * 2} {gap_in_words(silence.days)} of silence{until} "
        return safe(f"\n{words}{line * max(2, self.width - len(words) - 1)}", _FAINT)

    def _entry(self, entry: Interaction) -> Iterator[Content]:
        mark = self.marks.kinds.get(entry.kind, "·")
        channel = entry.channel.replace("_", " ").replace("linkedin", "LinkedIn")
        what = what_it_was(entry)
        if channel and entry.kind == "message":
            what = f"{what} · {channel}"
        style = "$success" if entry.is_inbound else _FAINT
        yield Content.assemble(
            (f"\n{entry.date.text:<10}  ", _FAINT), safe(f"{mark} {what}", style)
        )
        if entry.kind != "connection":
            yield from self._words_of(entry)

    def _words_of(self, entry: Interaction) -> Iterator[Content]:
        text = entry.text
        if not self.is_unfolded and len(text) > _CHARACTERS_AT_FIRST:
            text = text[:_CHARACTERS_AT_FIRST].rstrip() + " …"
        if entry.body and entry.summary and not entry.body.startswith(entry.summary.rstrip("…")):
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


def _head(portrait: Portrait, marks: Marks) -> Iterator[Content]:
    contact, tie = portrait.contact, portrait.tie
    if contact.role:
        yield safe(contact.role, "bold")
    quiet = WARMTH_WORDS[tie.band]
    if tie.gap_days is not None:
        quiet = f"{quiet} · last spoke {gap_in_words(tie.gap_days)} ago"
    if tie.wrote_last and tie.waiting_since is None:
        quiet += " · they wrote last"
    yield safe(f"{marks.warmth[tie.band]} {quiet}", _FAINT)
    yield from _why_now(portrait)
    yield from what_comes_next(contact)
    memory = next((m for m in contact.shared_memories if m not in contact.memories_used), "")
    if memory:
        yield Content.assemble(("Shared   ", _FAINT), safe(memory))


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


def what_comes_next(contact: Contact) -> Iterator[Content]:
    """The follow-ups and promises that are open, by date."""
    for step in sorted(contact.open_followups, key=lambda step: str(step.due or "")):
        if step.due is not None:
            words = f"{step.due.text} {step_in_words(step)}"
            yield Content.assemble(("Next     ", "$accent"), safe(words))
    for promise in contact.open_promises:
        due = f" by {promise.due.text}" if promise.due else ""
        yield Content.assemble(("Promised ", "$accent"), safe(f"{promise.text}{due}"))


def since_you_spoke(portrait: Portrait) -> Iterator[Content]:
    """What has come about on both sides; what is ahead and promised is told as the next steps."""
    if portrait.since is None:
        return
    told = [part for part in portrait.since.sections if part[0] not in _TOLD_ELSEWHERE]
    if told:
        yield safe(portrait.since.heading, _FAINT)
    for label, texts in told:
        for place, text in enumerate(texts[:_MOST_SINCE]):
            head = _SHORT_HEADS.get(label, label) if place == 0 else ""
            yield Content.assemble((f"{head:<{_LABEL}}", "$accent"), safe(text))


def what_is_known(portrait: Portrait) -> Iterator[Content]:
    """What the record holds beside the timeline."""
    memories = " · ".join(portrait.contact.shared_memories[1:])
    for label, words in (("Memories", memories), *facts_of(portrait)):
        if words:
            yield Content.assemble((f"{label:<{_LABEL}}", _FAINT), safe(words))


def facts_of(portrait: Portrait) -> tuple[tuple[str, str], ...]:
    """What is known of a person beside what was shared: a label and the words, maybe none."""
    contact = portrait.contact
    return (
        ("Met", _how_met(contact)),
        ("Likes", ", ".join(contact.interests)),
        ("Mutuals", ", ".join(portrait.mutuals)),
        ("Reach", "  ".join((*contact.emails, *contact.phones))),
        ("Lives", ", ".join(part for part in (contact.city, contact.country) if part)),
        ("Tags", " ".join(f"#{tag}" for tag in contact.tags)),
        ("Note", contact.note),
    )


def _how_met(contact: Contact) -> str:
    since = f"known since {approximate_date_in_words(contact.met_on)}" if contact.met_on else ""
    return " · ".join(part for part in (contact.how_met, since) if part)
