"""The pane that remembers: who they are, what was shared, and when nobody spoke."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.dates import approximate_date_in_words, gap_in_words
from reconnect_tui.core.standing import step_in_words
from reconnect_tui.core.text import shortened
from reconnect_tui.core.tie import Tie
from reconnect_tui.core.timeline import Interaction, Silence, silences
from reconnect_tui.core.triage import Place
from reconnect_tui.ui.marks import FINE, WARMTH_WORDS, Marks, what_it_was
from reconnect_tui.ui.safety import safe

_FAINT = "$foreground 60%"
_ENTRIES_AT_FIRST = 120
_CHARACTERS_AT_FIRST = 600
_LABEL = 9
_LOW = 28
"""Lines below which what is known of a person stands under their timeline and not above it."""


@dataclass(frozen=True)
class Portrait:
    """What the pane shows of one person."""

    contact: Contact
    tie: Tie
    place: Place | None
    """Their place in the queue, or `None` where they are left in peace."""

    mutuals: tuple[str, ...] = ()
    """Names of the people who know both."""


class TimelineView(VerticalScroll, can_focus=True):
    """One person's story, the newest first."""

    HELP = (
        "What you and this person shared, newest first. A line with words marks a silence. "
        "Enter shows long messages whole."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "scroll_down", "Down", show=False),
        Binding("up,k", "scroll_up", "Up", show=False),
        Binding("pagedown,ctrl+d", "page_down", "Page down", show=False),
        Binding("pageup,ctrl+u", "page_up", "Page up", show=False),
        Binding("home", "scroll_home", "Top", show=False),
        Binding("end,G", "scroll_end", "Bottom", show=False),
        Binding("enter", "unfold", "Show long messages whole", show=False),
    ]

    DEFAULT_CSS = """
    TimelineView {
        scrollbar-size-vertical: 1;
        padding: 0 1;
        & > Static { width: 1fr; height: auto; }
    }
    """

    portrait: reactive[Portrait | None] = reactive(None)
    """Whose story to show."""

    unfolded: reactive[bool] = reactive(False)
    """Whether long messages are shown whole."""

    def __init__(self, marks: Marks = FINE) -> None:
        """Draw with a set of signs."""
        super().__init__()
        self._marks = marks
        self._title = Content("")
        self._drawn_for = (0, False)

    def compose(self) -> ComposeResult:
        """One text, whatever the number of entries."""
        yield Static(markup=False)

    def watch_portrait(self, old: Portrait | None, new: Portrait | None) -> None:
        """Show another person from the top, or the same one where the reader was."""
        if new is None or old is None or old.contact.id != new.contact.id:
            self.set_reactive(TimelineView.unfolded, False)
            self.scroll_home(animate=False)
        self._draw()

    def watch_unfolded(self) -> None:
        """Fold or unfold."""
        self._draw()

    def action_unfold(self) -> None:
        """Show long messages whole, or cut again."""
        self.unfolded = not self.unfolded

    def on_resize(self) -> None:
        """Wrap anew where the width is another."""
        if (self._width, self._is_low) != self._drawn_for:
            self._draw()

    @property
    def _width(self) -> int:
        return max(20, self.size.width - self.styles.scrollbar_size_vertical)

    @property
    def _is_low(self) -> bool:
        return self.size.height < _LOW

    def _draw(self) -> None:
        if not self.is_mounted:
            return
        self._drawn_for = (self._width, self._is_low)
        portrait = self.portrait
        title = safe(shortened(portrait.contact.name, 60) if portrait else "Timeline")
        if title != self._title:
            # Setting a title repaints the whole box, so only another one is set.
            self._title = self.border_title = title
        content = Content("\n").join(self._lines(portrait)) if portrait else Content("")
        self.query_one(Static).update(content)

    def _lines(self, portrait: Portrait) -> Iterator[Content]:
        known = [_hung(line, self._width, _LABEL) for line in _what_is_known(portrait)]
        for line in _head(portrait, self._marks):
            yield _hung(line, self._width, _LABEL)
        if not self._is_low:
            yield from known
        contact, today = portrait.contact, portrait.tie.today
        entries = list(contact.timeline.newest_first())
        shown = entries if self.unfolded else entries[:_ENTRIES_AT_FIRST]
        quiet = {silence.since: silence for silence in silences(contact.timeline, today)}
        for silence in [silence for silence in quiet.values() if silence.is_open]:
            yield self._silence(quiet.pop(silence.since))
        for entry in shown:
            day = entry.date.counted_on(today)
            if entry.is_inbound and day in quiet:
                yield self._silence(quiet.pop(day))
            yield from self._entry(entry)
        if len(shown) < len(entries):
            yield safe(f"… {len(entries) - len(shown)} earlier entries · enter shows them", _FAINT)
        if not entries:
            yield safe("\nNothing logged yet. Press l to note down when you last spoke.", _FAINT)
        if self._is_low and known:
            yield safe("\nWhat you know", _FAINT)
            yield from known

    def _silence(self, silence: Silence) -> Content:
        """A line across the pane: quiet time is shown as plainly as the messages."""
        until = ", until today" if silence.is_open else ""
        line = self._marks.line
        words = f"{line * 2} {gap_in_words(silence.days)} of silence{until} "
        return safe(f"\n{words}{line * max(2, self._width - len(words) - 1)}", _FAINT)

    def _entry(self, entry: Interaction) -> Iterator[Content]:
        mark = self._marks.kinds.get(entry.kind, "·")
        channel = entry.channel.replace("_", " ").replace("linkedin", "LinkedIn")
        what = what_it_was(entry)
        if channel and entry.kind in ("message", "call"):
            what = f"{what} · {channel}"
        style = "$success" if entry.is_inbound else _FAINT
        yield Content.assemble((f"\n{entry.date.text:<10}  ", _FAINT), (f"{mark} {what}", style))
        if entry.kind == "connection":
            return
        text = entry.text
        if not self.unfolded and len(text) > _CHARACTERS_AT_FIRST:
            text = text[:_CHARACTERS_AT_FIRST].rstrip() + " …"
        if entry.body and entry.summary and not entry.body.startswith(entry.summary.rstrip("…")):
            yield _hung(safe(f"  {entry.summary}", "bold"), self._width, 2)
        for line in text.split("\n"):
            yield _hung(safe(f"  {line}"), self._width, 2) if line else Content("")


def _hung(line: Content, width: int, indent: int) -> Content:
    """A line wrapped so that what follows its first row stands under its words."""
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
    yield from _what_comes_next(contact)
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


def _what_comes_next(contact: Contact) -> Iterator[Content]:
    for step in sorted(contact.open_followups, key=lambda step: str(step.due or "")):
        if step.due is not None:
            words = f"{step.due.text} {step_in_words(step)}"
            yield Content.assemble(("Next     ", "$accent"), safe(words))
    for promise in contact.open_promises:
        due = f" by {promise.due.text}" if promise.due else ""
        yield Content.assemble(("Promised ", "$accent"), safe(f"{promise.text}{due}"))


def _what_is_known(portrait: Portrait) -> Iterator[Content]:
    contact = portrait.contact
    facts = [
        ("Met      ", _how_met(contact)),
        ("Memories ", " · ".join(contact.shared_memories[1:])),
        ("Likes    ", ", ".join(contact.interests)),
        ("Mutuals  ", ", ".join(portrait.mutuals)),
        ("Reach    ", "  ".join((*contact.emails, *contact.phones))),
        ("Lives    ", ", ".join(part for part in (contact.city, contact.country) if part)),
        ("Tags     ", " ".join(f"#{tag}" for tag in contact.tags)),
        ("Note     ", contact.note),
    ]
    for label, words in facts:
        if words:
            yield Content.assemble((label, _FAINT), safe(words))


def _how_met(contact: Contact) -> str:
    since = f"known since {approximate_date_in_words(contact.met_on)}" if contact.met_on else ""
    return " · ".join(part for part in (contact.how_met, since) if part)
