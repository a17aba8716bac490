"""The list of people, drawn line by line, so that thirty thousand scroll like three hundred."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reconnect_tui.core.contact import ContactId
from reconnect_tui.core.text import harmless
from reconnect_tui.ui.widgets.sections import Rows, Section

_NAME_AT = 10
"""Cells before a name."""

_MARK_ENDS_AT = 3
"""Cells before the reason where there is too little room to put it under the name."""

_CHARACTERS_PER_CELL = 8
"""More do not share one cell in any name; the rest of a very long text is not looked at."""

_AS_SPACES = str.maketrans("\t\n\r", "   ")

_ROOMY = 40
"""Cells of a list that has room."""


@dataclass(frozen=True, slots=True)
class Portrayal:
    """What is shown of one person; worked out only for those on the screen."""

    name: str
    mark: str
    """The sign of warmth."""

    mark_class: str
    """The component class that colours the sign."""

    gap: str
    """How long it has been quiet, in at most five characters."""

    is_due: bool
    """Whether something is owed, promised or due today."""

    aside: str
    """What stands to the right where there is room, such as the organization."""

    why: str
    """The words of the second row."""


class PeopleList(ScrollView, can_focus=True):
    """People in rows of one or two lines, with a cursor.

    The cost of drawing is that of the screen and not of the book (Line API).
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "cursor(1)", "Down", show=False),
        Binding("up,k", "cursor(-1)", "Up", show=False),
        Binding("pagedown,ctrl+d", "page(1)", "Page down", show=False),
        Binding("pageup,ctrl+u", "page(-1)", "Page up", show=False),
        Binding("home", "first", "First", show=False),
        Binding("end,G", "last", "Last", show=False),
        Binding("enter", "choose", "Open", show=False),
    ]

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "people-list--cursor",
        "people-list--heading",
        "people-list--quiet",
        "people-list--due",
        "people-list--active",
        "people-list--cooling",
        "people-list--dormant",
    }

    DEFAULT_CSS = """
    PeopleList {
        height: 1fr;
        scrollbar-size-vertical: 1;
        overflow-x: hidden;
        & > .people-list--cursor { background: $block-cursor-blurred-background; color: $text; }
        & > .people-list--heading { color: $foreground 50%; text-style: bold; }
        & > .people-list--quiet { color: $foreground 60%; }
        & > .people-list--due { color: $warning; text-style: bold; }
        & > .people-list--active { color: $success; }
        & > .people-list--cooling { color: $accent; }
        & > .people-list--dormant { color: $foreground 60%; }
        &:focus > .people-list--cursor {
            background: $block-cursor-background;
            color: $block-cursor-foreground;
        }
    }
    """

    cursor: reactive[int] = reactive(-1, repaint=False)
    """The index of the row under the cursor; -1 while there is none."""

    @dataclass
    class Highlighted(Message):
        """The cursor has come to a person, or to nobody."""

        contact_id: ContactId | None

    @dataclass
    class Chosen(Message):
        """A person was opened with enter or a click."""

        contact_id: ContactId

    @dataclass
    class Prefixed(Message):
        """`g` was pressed, and then this key."""

        key: str

    def __init__(self) -> None:
        """Begin with nobody."""
        super().__init__()
        self._prefixed = False
        self._rows = Rows()
        self._portray: Callable[[ContactId], Portrayal] | None = None

    @property
    def current(self) -> ContactId | None:
        """The person under the cursor."""
        return self._rows.person(self.cursor)

    def show(
        self,
        sections: Sequence[Section],
        portray: Callable[[ContactId], Portrayal],
        keep: ContactId | None = None,
    ) -> None:
        """Show other people.

        Args:
            sections: Who stands where, from the top.
            portray: Gives what is shown of a person, when they come into sight.
            keep: Whom the cursor is to stay on; where they are not listed, it keeps its place.
        """
        self._rows, self._portray = Rows(sections), portray
        self.virtual_size = Size(self.size.width, self._rows.lines)
        found = -1 if keep is None else self._rows.index_of(keep)
        target = found if found >= 0 else min(max(self.cursor, 0), len(self._rows) - 1)
        if target == self.cursor:
            self._reveal()
            self._tell()
        else:
            self.cursor = target
        self.refresh()

    def watch_cursor(self, old: int, new: int) -> None:
        """Redraw the rows concerned and tell who it is."""
        for index in (old, new):
            self._repaint(index)
        self._reveal()
        self._tell()

    def action_cursor(self, step: int) -> None:
        """Go to the next person, or the previous one."""
        if 0 <= self.cursor + step < len(self._rows):
            self.cursor += step

    def action_page(self, pages: int) -> None:
        """Go a screenful up or down."""
        if self.cursor >= 0:
            line = self._rows.top_of(self.cursor) + pages * max(1, self.size.height - 2)
            self.cursor = self._rows.place_at(max(0, min(line, self._rows.lines - 1)))[0]

    def action_first(self) -> None:
        """Go to the first person."""
        self.cursor = min(0, len(self._rows) - 1)

    def action_last(self) -> None:
        """Go to the last person."""
        self.cursor = len(self._rows) - 1

    def action_choose(self) -> None:
        """Open the person under the cursor."""
        if self.current is not None:
            self.post_message(self.Chosen(self.current))

    def on_key(self, event: events.Key) -> None:
        """Take the key after `g`; a state and no dialog, so that fast typing loses nothing."""
        if self._prefixed:
            self._prefixed = False
            event.stop()
            event.prevent_default()
            self.post_message(self.Prefixed(event.key))
        elif event.key == "g":
            self._prefixed = True
            event.stop()
            event.prevent_default()
            self.post_message(self.Prefixed(""))

    def on_blur(self) -> None:
        """Forget a `g` that nothing followed."""
        self._prefixed = False

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse is; a second click opens the person."""
        line = event.y + self.scroll_offset.y
        if not 0 <= line < self._rows.lines:
            return
        index, row = self._rows.place_at(line)
        if row < 0:
            return
        if index == self.cursor and event.chain > 1:
            self.action_choose()
        self.cursor = index

    def on_paste(self, event: events.Paste) -> None:
        """Let pasted text press no keys."""
        event.stop()
        self.notify("There is nothing to paste into here.", markup=False)

    def on_resize(self) -> None:
        """Keep the person under the cursor in sight."""
        self.virtual_size = Size(self.size.width, self._rows.lines)
        self._reveal()

    def render_line(self, y: int) -> Strip:
        """One line of the list."""
        line = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        base = self.rich_style
        if not 0 <= line < self._rows.lines:
            return Strip.blank(width, base)
        index, row = self._rows.place_at(line)
        segments = self._segments(index, row, width)
        if index == self.cursor and row >= 0:
            # One solid style: inner colours vanish on some terminals' cursor row.
            style = self.get_component_rich_style("people-list--cursor")
            segments = [Segment(text, style) for text, _, _ in segments]
        return Strip(segments).adjust_cell_length(width, base).apply_style(base)

    def _segments(self, index: int, row: int, width: int) -> list[Segment]:
        person = self._rows.person(index)
        if row < 0 or person is None or self._portray is None:
            style = self.get_component_rich_style("people-list--heading")
            return [Segment(_cut(f" {self._rows.section_of(index).heading}", width), style)]
        shown = self._portray(person)
        base, quiet = self.rich_style, self.get_component_rich_style("people-list--quiet")
        if row == 1:
            indent = _NAME_AT if width >= _ROOMY else _MARK_ENDS_AT
            return [Segment(_cut(f"{' ' * indent}{shown.why}", width), quiet)]
        sign = self.get_component_rich_style(shown.mark_class, partial=True)
        due = self.get_component_rich_style("people-list--due", partial=True)
        name_width = max(0, width - _NAME_AT)
        aside_width = max(0, name_width - 27) if width >= 50 else 0
        name_width -= aside_width
        return [
            Segment(f" {shown.mark or ' '}", base + sign),
            Segment(f"{shown.gap:>5} ", quiet),
            Segment("!" if shown.is_due else " ", base + due),
            Segment(_cut(f" {shown.name}", name_width + 1), base),
            Segment(_cut(f" {shown.aside}", aside_width) if aside_width else "", quiet),
        ]

    def _repaint(self, index: int) -> None:
        if 0 <= index < len(self._rows):
            top = self._rows.top_of(index) - self.scroll_offset.y
            self.refresh(Region(0, top, self.size.width, self._rows.section_of(index).height))

    def _reveal(self) -> None:
        if not 0 <= self.cursor < len(self._rows):
            return
        top, section = self._rows.top_of(self.cursor), self._rows.section_of(self.cursor)
        height = section.height
        if self._rows.begins_section(self.cursor):
            top, height = top - section.above, height + section.above
        region = Region(0, top, self.size.width, height)
        self.scroll_to_region(region, animate=False, force=True, x_axis=False)

    def _tell(self) -> None:
        self.post_message(self.Highlighted(self.current))


def _cut(text: str, width: int) -> str:
    """The text filled or cut to so many cells, with an ellipsis where it was cut.

    It is one row, whatever line ends and tabs a book written by hand has in a name.
    """
    text = harmless(text[: _CHARACTERS_PER_CELL * (width + 1)]).translate(_AS_SPACES)
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(set_cell_size(text, max(0, width - 1)).rstrip() + "…", width)
