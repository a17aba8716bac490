"""Messages that wait, and earlier words of one message."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from reconnect_tui.core.channels import CHANNEL_WORDS
from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.draft import Draft, Version
from reconnect_tui.core.text import one_line, shortened
from reconnect_tui.ui.safety import safe
from reconnect_tui.ui.screens.dialogs import Dialog

_FAINT = "$foreground 60%"
_FIRST_WORDS = 60

Answer = TypeVar("Answer")


class _Picked(Dialog[Answer], Generic[Answer]):
    """A list with the whole text of the line under the cursor below it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "step(1)", show=False),
        Binding("k", "step(-1)", show=False),
        Binding("escape,q", "give_up", "Cancel"),
    ]

    DEFAULT_CSS = """
    _Picked, Drafts, Versions {
        & OptionList { height: auto; max-height: 50%; }
        & VerticalScroll { height: 1fr; border-top: solid $foreground 20%; }
    }
    """

    _title = ""
    _enter = ""

    def rows(self) -> Sequence[tuple[Answer, Content, str]]:
        """What each line gives back, what it shows, and its whole text."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """A box with the list and the text."""
        with Vertical(classes="dialog -whole") as box:
            box.border_title = safe(self._title)
            yield OptionList(*(Option(_line_in(row)) for row in self.rows()), compact=True)
            with VerticalScroll(can_focus=False):
                yield Static(classes="words", markup=False)
            yield Static(safe(f"enter {self._enter}   esc back", _FAINT), classes="keys")

    def on_mount(self) -> None:
        """Begin at the first line."""
        listed = self.query_one(OptionList)
        listed.highlighted = 0
        listed.focus()

    def action_step(self, step: int) -> None:
        """Go to another line."""
        listed = self.query_one(OptionList)
        if step > 0:
            listed.action_cursor_down()
        else:
            listed.action_cursor_up()

    @on(OptionList.OptionHighlighted)
    def _preview(self, event: OptionList.OptionHighlighted) -> None:
        self.query_one(".words", Static).update(safe(self.rows()[event.option_index][2]))
        self.query_one(VerticalScroll).scroll_home(animate=False)

    @on(OptionList.OptionSelected)
    def _take(self, event: OptionList.OptionSelected) -> None:
        self.give(self.rows()[event.option_index][0])


def _line_in(row: tuple[object, Content, str]) -> Content:
    return row[1]


class Drafts(_Picked[int]):
    """Every message that has not been sent; gives back the number of one."""

    _title = "Drafts"
    _enter = "go on writing"

    def __init__(self, drafts: Sequence[Draft], contacts: Mapping[ContactId, Contact]) -> None:
        """Show these drafts."""
        super().__init__()
        self._drafts = tuple(drafts)
        self._contacts = contacts

    def rows(self) -> Sequence[tuple[int, Content, str]]:
        """Whom each is for, by which channel, and how it begins."""
        return [(draft.id, self._line(draft), draft.body) for draft in self._drafts]

    def _line(self, draft: Draft) -> Content:
        contact = self._contacts.get(draft.contact_id)
        way = CHANNEL_WORDS.get(draft.channel, draft.channel)
        copied = " · copied" if draft.status == "copied" else ""
        begins = shortened(one_line(draft.subject or draft.body), _FIRST_WORDS)
        return Content.assemble(
            safe(contact.name if contact else "?", "bold"),
            (f"  {draft.updated[:10]} · {way}{copied}  ", _FAINT),
            safe(begins, _FAINT),
        )


class Versions(_Picked[int]):
    """Earlier words of one message; gives back the place of one in the list."""

    _title = "Earlier words"
    _enter = "bring them back"

    def __init__(self, versions: Sequence[Version]) -> None:
        """Show these versions."""
        super().__init__()
        self._versions = tuple(versions)

    def rows(self) -> Sequence[tuple[int, Content, str]]:
        """When each was put away, and how it begins."""
        return [
            (
                at,
                Content.assemble(
                    safe(version.at[:16].replace("T", " "), "bold"),
                    (f"  {len(version.body.split())} words  ", _FAINT),
                    safe(shortened(one_line(version.body), _FIRST_WORDS), _FAINT),
                ),
                version.body,
            )
            for at, version in enumerate(self._versions)
        ]
