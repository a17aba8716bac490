"""The pane that remembers: who they are, what was shared, and when nobody spoke."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widgets import Static

from reconnect_tui.core.text import shortened
from reconnect_tui.ui.marks import FINE, Marks
from reconnect_tui.ui.portrait import Item, Portrait
from reconnect_tui.ui.safety import safe
from reconnect_tui.ui.story import Block, Story

_LOW = 44
"""Lines below which what is known of a person stands under their timeline and not above it."""


class StoryPage(Static):
    """The text of a story; one row of it can be marked without writing the whole text anew."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"page--cursor"}

    DEFAULT_CSS = """
    StoryPage > .page--cursor {
        background: $block-cursor-background;
        color: $block-cursor-foreground;
        text-style: bold;
    }
    """

    marked: reactive[int] = reactive(-1, repaint=False)
    """The row that is marked; -1 for none."""

    def watch_marked(self, old: int, new: int) -> None:
        """Redraw the two rows concerned."""
        is_outdated = bool(self._dirty_regions)
        for row in (old, new):
            if row >= 0:
                self.refresh(Region(0, row, self.size.width, 1))
        if not is_outdated:
            # The text is as it was: only two rows are drawn anew, not hundreds wrapped anew.
            self._dirty_regions.clear()

    def render_line(self, y: int) -> Strip:
        """One row; the marked one in one solid style, which every terminal shows."""
        strip = super().render_line(y)
        if y != self.marked:
            return strip
        style = self.get_component_rich_style("page--cursor")
        return Strip([Segment(text, style) for text, _, _ in strip], strip.cell_length)


class TimelineView(VerticalScroll, can_focus=True):
    """One person's story, the newest first, with a cursor on the things that can be changed."""

    HELP = (
        "What you and this person shared, newest first; a line with words marks a silence. The "
        "arrows go from one thing to the next: e corrects it, D takes it out, x says it is done. "
        "Enter shows long messages whole, J and K go to the next and the previous person."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "cursor(1)", "Down", show=False),
        Binding("up,k", "cursor(-1)", "Up", show=False),
        Binding("pagedown,ctrl+d", "page(1)", "Page down", show=False),
        Binding("pageup,ctrl+u", "page(-1)", "Page up", show=False),
        Binding("home", "first", "Top", show=False),
        Binding("end,G", "last", "Bottom", show=False),
        Binding("enter", "unfold", "Show long messages whole", show=False),
        Binding("J", "elsewhere(1)", "Next person", show=False),
        Binding("K", "elsewhere(-1)", "Previous person", show=False),
        Binding("escape", "leave", "Back to the list", show=False),
    ]

    DEFAULT_CSS = """
    TimelineView {
        scrollbar-size-vertical: 1;
        padding: 0 0 0 1;
        & > Static { width: 1fr; height: auto; }
    }
    """

    portrait: reactive[Portrait | None] = reactive(None)
    """Whose story to show."""

    unfolded: reactive[bool] = reactive(False)
    """Whether long messages are shown whole."""

    cursor: reactive[int] = reactive(0, repaint=False)
    """The how manieth thing of the story the cursor is on."""

    @dataclass
    class Highlighted(Message):
        """The cursor has come to another thing, or to none."""

        item: Item | None

    @dataclass
    class Elsewhere(Message):
        """The next person is wanted, or the one before."""

        step: int

    class Left(Message):
        """The reader wants to go back to the list."""

    def __init__(self, marks: Marks = FINE) -> None:
        """Draw with a set of signs."""
        super().__init__()
        self._marks = marks
        self._title = Content("")
        self._drawn_for: tuple[int, bool, Portrait | None] = (0, False, None)
        self._items: tuple[Item, ...] = ()
        self._heads: tuple[int, ...] = ()
        """The first row with words of each item."""

        self._ends: tuple[int, ...] = ()
        """The row after each item."""

    def compose(self) -> ComposeResult:
        """One text, whatever the number of entries."""
        yield StoryPage(markup=False)

    @property
    def item(self) -> Item | None:
        """What the cursor is on; nothing while the pane has not the focus."""
        in_reach = self.has_focus and 0 <= self.cursor < len(self._items)
        return self._items[self.cursor] if in_reach else None

    def watch_portrait(self, old: Portrait | None, new: Portrait | None) -> None:
        """Show another person from the top, or the same one where the reader was."""
        if new is None or old is None or old.contact.id != new.contact.id:
            self.set_reactive(TimelineView.unfolded, False)
            self.set_reactive(TimelineView.cursor, 0)
            self.scroll_home(animate=False)
        self._draw()

    def watch_unfolded(self) -> None:
        """Fold or unfold."""
        self._draw()

    def watch_cursor(self) -> None:
        """Mark what the cursor is on and bring it into sight."""
        self._mark()
        if 0 <= self.cursor < len(self._heads):
            top = 0 if self.cursor == 0 else self._heads[self.cursor]
            height = min(self._ends[self.cursor] - top, max(1, self.size.height - 2))
            self.scroll_to_region(Region(0, top, 1, height), animate=False, force=True)

    def action_cursor(self, step: int) -> None:
        """Go to the next thing, or the previous one; scroll where there is none."""
        if 0 <= self.cursor + step < len(self._items):
            self.cursor += step
        elif step > 0:
            self.scroll_end(animate=False)
        else:
            self.scroll_home(animate=False)

    def action_page(self, pages: int) -> None:
        """Go a screenful up or down."""
        if not self._items:
            self.scroll_relative(y=pages * self.size.height, animate=False)
            return
        row = self._heads[self.cursor] + pages * max(1, self.size.height - 2)
        self.cursor = max(0, min(bisect_left(self._heads, row), len(self._items) - 1))

    def action_first(self) -> None:
        """Go to the top."""
        self.cursor = 0
        self.scroll_home(animate=False)

    def action_last(self) -> None:
        """Go to the bottom."""
        self.cursor = max(0, len(self._items) - 1)
        self.scroll_end(animate=False)

    def action_unfold(self) -> None:
        """Show long messages whole, or cut again."""
        self.unfolded = not self.unfolded

    def action_elsewhere(self, step: int) -> None:
        """Ask for the next person, or the one before."""
        self.post_message(self.Elsewhere(step))

    def action_leave(self) -> None:
        """Ask to go back to the list."""
        self.post_message(self.Left())

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show the cursor while the keys act on it."""
        super().watch_has_focus(has_focus)
        self._mark()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse is."""
        row = event.y + int(self.scroll_offset.y)
        for place, (head, end) in enumerate(zip(self._heads, self._ends, strict=True)):
            if head <= row < end:
                self.cursor = place

    def on_resize(self) -> None:
        """Wrap anew where the width is another."""
        if (self._width, self._is_low, self.portrait) != self._drawn_for:
            self._draw()

    @property
    def _width(self) -> int:
        return max(20, self.size.width - self.styles.scrollbar_size_vertical - 1)

    @property
    def _is_low(self) -> bool:
        return self.size.height < _LOW

    def _draw(self) -> None:
        if not self.is_mounted or not self.size.width:
            return  # hidden behind the message: drawn when there is room again
        self._drawn_for = (self._width, self._is_low, self.portrait)
        portrait = self.portrait
        title = safe(shortened(portrait.contact.name, 60) if portrait else "Timeline")
        if title != self._title:
            # Setting a title repaints the whole box, so only another one is set.
            self._title = self.border_title = title
        blocks: Sequence[Block] = ()
        if portrait is not None:
            story = Story(portrait, self._width, self._is_low, self.unfolded, self._marks)
            blocks = story.blocks()
        self._place(blocks)
        text = Content("\n").join([block.content for block in blocks])
        self.query_one(StoryPage).update(text)
        self._mark()

    def _place(self, blocks: Sequence[Block]) -> None:
        """Remember on which rows each item stands."""
        ends = list(accumulate(block.height for block in blocks))
        kept = [(block, end) for block, end in zip(blocks, ends, strict=True) if block.item]
        self._items = tuple(block.item for block, _ in kept if block.item is not None)
        self._heads = tuple(end - block.height + block.head for block, end in kept)
        self._ends = tuple(end for _, end in kept)
        self.set_reactive(TimelineView.cursor, max(0, min(self.cursor, len(self._items) - 1)))

    def _mark(self) -> None:
        if not self.is_mounted:
            return
        item = self.item
        self.query_one(StoryPage).marked = -1 if item is None else self._heads[self.cursor]
        self.post_message(self.Highlighted(item))
