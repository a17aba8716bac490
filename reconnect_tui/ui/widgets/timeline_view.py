"""The pane that remembers: who they are, what was shared, and when nobody spoke."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from reconnect_tui.core.text import shortened
from reconnect_tui.ui.marks import FINE, Marks
from reconnect_tui.ui.safety import safe
from reconnect_tui.ui.story import Portrait, Story

_LOW = 44
"""Lines below which what is known of a person stands under their timeline and not above it."""


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
        padding: 0 0 0 1;
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
        self._drawn_for: tuple[int, bool, Portrait | None] = (0, False, None)

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
        if portrait is None:
            self.query_one(Static).update(Content(""))
            return
        story = Story(portrait, self._width, self._is_low, self.unfolded, self._marks)
        self.query_one(Static).update(story.content())
