"""The coach beside the message: the five parts, and one line for each thing it sees."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from reconnect_tui.core.coach.finding import Finding
from reconnect_tui.core.coach.review import MeterPart, Review
from reconnect_tui.ui.safety import safe

FIXES = {
    "fill_slot": "fill it",
    "insert_gap": "say how long it has been",
    "pick_memory": "pick a memory",
    "build_invitation": "offer two ways to talk",
    "add_late_line": "say that it comes late",
    "add_event": "note their news",
    "other_channel": "choose another channel",
    "add_alias": "note the name",
    "update_record": "correct the record",
}
"""What the key for mending does, by the fix of a finding (playbook 4.5)."""

_SIGNS = {"block": "✗", "warn": "!", "hint": "·"}
_STYLES = {"block": "$error", "warn": "$warning", "hint": "$secondary"}
_FAINT = "$foreground 60%"


class Findings(OptionList):
    """What the coach sees, each on a line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", show=False),
        Binding("k", "cursor_up", show=False),
        Binding("enter", "deed('go')", "Go there"),
        Binding("f", "deed('mend')", "Mend"),
        Binding("x", "deed('dismiss')", "Not here"),
        Binding("M", "deed('mute')", "Never again"),
        Binding("g", "deed('enough')", "Good enough"),
        Binding("escape,q,tab,f2", "deed('leave')", "Back", key_display="esc"),
    ]

    def action_deed(self, what: str) -> None:
        """Ask for something about the line under the cursor."""
        self.post_message(CoachView.Asked(what))


class CoachView(Vertical):
    """The coach: what is there, what is missing, and what to do about it."""

    HELP = (
        "What the coach sees in your message. Enter goes to the place, f mends it where it can, "
        "x leaves it out for this message, M for good, g says that it is good enough. Escape goes "
        "back to your words. It never changes your text by itself, and nothing is forbidden."
    )

    DEFAULT_CSS = """
    CoachView {
        height: auto;
        border-top: solid $foreground 20%;
        & > .meter { height: auto; }
        & > Findings {
            height: auto;
            max-height: 3;
            padding: 0;
            border: none;
            background: transparent;
            scrollbar-size-vertical: 1;
            text-wrap: nowrap;
            text-overflow: ellipsis;
            &:focus { max-height: 10; text-wrap: wrap; }
        }
    }
    """

    review: reactive[Review | None] = reactive(None)
    """What the coach has seen; `None` before it has looked."""

    @dataclass
    class Asked(Message):
        """A key was pressed on what the coach sees."""

        what: str
        """`go`, `mend`, `dismiss`, `mute`, `enough` or `leave`."""

    @dataclass
    class Pointed(Message):
        """The cursor is on a line of the list."""

        finding: Finding

    def compose(self) -> ComposeResult:
        """The five parts, and the list."""
        yield Static(classes="meter", markup=False)
        yield Findings(compact=True)

    @property
    def findings(self) -> Findings:
        """The list."""
        return self.query_one(Findings)

    @property
    def current(self) -> Finding | None:
        """The finding under the cursor, or the first one."""
        if self.review is None or not self.review.findings:
            return None
        at = self.findings.highlighted or 0
        return self.review.findings[min(at, len(self.review.findings) - 1)]

    def watch_review(self, review: Review | None) -> None:
        """Show what the coach has seen; the cursor stays on its line."""
        listed = self.findings
        self.display = review is not None
        if review is None:
            return
        self.query_one(".meter", Static).update(_meter(review.meter, self.size.width < _ROOMY))
        at = listed.highlighted or 0
        with listed.prevent(OptionList.OptionHighlighted):
            listed.clear_options()
            listed.add_options([Option(line_of(finding)) for finding in review.findings])
            listed.display = bool(review.findings)
            if review.findings:
                listed.highlighted = min(at, len(review.findings) - 1)

    @on(OptionList.OptionHighlighted)
    def _point(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if self.current is not None and self.findings.has_focus:
            self.post_message(self.Pointed(self.current))


_ROOMY = 60
"""Cells; with fewer the parts stand without what would light them."""


def line_of(finding: Finding) -> Content:
    """One finding on one line: its sign, the key that mends it, what it is."""
    mend = FIXES.get(finding.fix, "")
    return Content.assemble(
        (f"{_SIGNS[finding.severity]} ", _STYLES[finding.severity]),
        ("f9 " if mend else "", "$accent"),
        safe(finding.message),
        (f"  {finding.rule}", _FAINT),
        (f" · f9: {mend}" if mend else "", _FAINT),
    )


def _meter(parts: tuple[MeterPart, ...], narrow: bool) -> Content:
    """The five parts, lit or not; never a score (playbook 4.1)."""
    lights = Content("   " if not narrow else "  ").join(
        Content.assemble(
            ("● " if part.lit else "○ ", "$success" if part.lit else _FAINT),
            (part.name, "" if part.lit else _FAINT),
        )
        for part in parts
    )
    return lights
