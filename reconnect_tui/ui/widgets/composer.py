"""The pane in which a message is written: slots to step through, and what to know beside it."""

from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input, Static, TextArea

from reconnect_tui.core.draft import Blank, Draft, blanks_in
from reconnect_tui.core.text import pasted, shortened
from reconnect_tui.core.writing.drafting import Composition, Slot
from reconnect_tui.ui.safety import safe
from reconnect_tui.ui.widgets.text_fields import Field

_FAINT = "$foreground 60%"
_CHANNEL_WORDS = {
    "email": "email",
    "linkedin_message": "LinkedIn message",
    "linkedin_note": "LinkedIn note",
    "inmail": "InMail",
    "sms": "text message",
    "comment": "comment",
    "phone": "phone",
    "letter": "letter",
    "in_person": "in person",
}
_WITH_SUBJECT = frozenset({"email", "inmail"})


class MessageArea(TextArea):
    """The words of the message, with what is still to fill marked."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"message-area--blank"}

    DEFAULT_CSS = """
    MessageArea {
        border: none;
        padding: 0;
        height: 1fr;
        /* A bar that comes and goes while typing is taken back would look for a cursor that is
           past the end of the text, and end the program (Textual 8.2). */
        overflow-y: scroll;
        background: transparent;
        scrollbar-size-vertical: 1;
        &:focus { border: none; background-tint: transparent; }
        & > .message-area--blank { color: $warning; text-style: reverse; }
        & > .text-area--cursor-line { background: transparent; }
    }
    """

    def get_line(self, line_index: int) -> Text:
        """A line with its unfilled slots marked."""
        line = super().get_line(line_index)
        if "{" in line.plain:
            style = self.get_component_rich_style("message-area--blank", partial=True)
            for blank in blanks_in(line.plain):
                line.stylize(style, blank.start, blank.end)
        return line

    async def _on_paste(self, event: events.Paste) -> None:
        """Take pasted text without the characters a terminal would obey.

        `TextArea` puts it in: Textual calls the handlers of all classes, this one first.
        """
        event.text = pasted(event.text)


class Composer(Vertical):
    """A message to one person."""

    HELP = (
        "Your message. Tab goes to the next place that waits for your words, and typing replaces "
        "it. Ctrl+O copies; nothing is ever sent from here. Escape leaves, and keeps the draft."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "next_blank(1)", "Next slot", id="composer.next_slot", priority=False),
        Binding("shift+tab", "next_blank(-1)", "Previous slot", show=False),
    ]

    DEFAULT_CSS = """
    Composer {
        padding: 0 1;
        & > .subject { height: 1; margin-bottom: 1; }
        & > .subject > Static { width: auto; color: $foreground 60%; }
        & > .subject > Field { width: 1fr; padding: 0; background: transparent; }
        & > .about { height: 1; color: $foreground 60%; }
        & > .context { height: auto; max-height: 3; display: none; }
        & > .hint { height: auto; max-height: 4; border-top: solid $foreground 20%; }
    }
    """

    composition: reactive[Composition | None] = reactive(None)
    """The message as it was composed; `None` while nothing is being written."""

    recipient: reactive[str] = reactive("")
    """Whom it is for, by name."""

    context: reactive[str] = reactive("")
    """What they said last, for windows in which the message hides the timeline."""

    status: reactive[str] = reactive("")
    """What was last said of it: `saved 12:03`."""

    @dataclass
    class Reworded(Message):
        """The words or the subject have changed."""

        draft: Draft

    def __init__(self) -> None:
        """Begin with no message."""
        super().__init__()
        self._draft: Draft | None = None

    def compose(self) -> ComposeResult:
        """What it is, the subject, the words, and the hint for the slot."""
        yield Static(classes="about", markup=False)
        with Horizontal(classes="subject"):
            yield Static("Subject  ", markup=False)
            yield Field(compact=True)
        yield MessageArea(compact=True, show_line_numbers=False, soft_wrap=True)
        yield Static(classes="hint", markup=False)
        yield Static(classes="context", markup=False)

    @property
    def draft(self) -> Draft | None:
        """The message as it stands."""
        return self._draft

    @property
    def area(self) -> MessageArea:
        """The field with the words."""
        return self.query_one(MessageArea)

    def watch_composition(self, composition: Composition | None) -> None:
        """Show another message, or none."""
        if composition is None:
            self._draft = None
            return
        self._draft = composition.draft
        # A changed text keeps its undo history only when it is replaced, not when it is set.
        self.area.replace(composition.draft.body, (0, 0), self.area.document.end)
        self.query_one(Field).value = composition.draft.subject
        self.query_one(".subject").display = composition.draft.channel in _WITH_SUBJECT
        self.area.move_cursor(self.area.document.end)
        self._draw()

    def take_up(self, draft: Draft) -> None:
        """Go on with the draft as the book keeps it; the words on the screen stay."""
        if self._draft is not None:
            self._draft = draft
            self._draw()

    def watch_recipient(self, recipient: str) -> None:
        """Say in the title whom it is for."""
        self.border_title = safe(f"To {shortened(recipient, 50)}")

    def watch_context(self, context: str) -> None:
        """Show what they said last."""
        said = self.query_one(".context", Static)
        said.display = bool(context)
        said.update(safe(f"Last  “{context}”", _FAINT))

    def watch_status(self) -> None:
        """Say what became of the draft."""
        self._draw()

    def focus_words(self) -> None:
        """Put the cursor into the words, on the first slot to fill if there is one."""
        self.screen.set_focus(self.area)
        if self._draft is not None and self._draft.blanks:
            self.area.move_cursor((0, 0))
            self.action_next_blank(1)

    def action_next_blank(self, step: int) -> None:
        """Select the next slot that is to be filled, so that typing replaces it."""
        blanks = blanks_in(self.area.text)
        if not blanks:
            self.app.notify("Every slot is filled.", timeout=2, markup=False)
            return
        start, end = sorted(self.area.selection)
        here = self._offset(start), self._offset(end)
        if step > 0:
            ahead = [blank for blank in blanks if blank.start >= here[1]] or list(blanks)
            chosen = ahead[0]
        else:
            behind = [blank for blank in blanks if blank.end <= here[0]] or list(blanks)
            chosen = behind[-1]
        self._select(chosen)

    @on(TextArea.Changed)
    def _keep_the_words(self, event: TextArea.Changed) -> None:
        event.stop()
        if self._draft is not None:
            self._reword(self._draft.reworded(self.area.text))

    @on(Input.Changed)
    def _keep_the_subject(self, event: Input.Changed) -> None:
        event.stop()
        if self._draft is not None:
            self._reword(self._draft.retitled(event.value))

    @on(Input.Submitted)
    def _go_on_to_the_words(self, event: Input.Submitted) -> None:
        event.stop()
        self.screen.set_focus(self.area)

    @on(TextArea.SelectionChanged)
    def _hint_at_the_slot(self) -> None:
        self._draw_hint()

    def _reword(self, draft: Draft) -> None:
        if draft == self._draft:
            return
        self._draft = draft
        self._draw()
        self.post_message(self.Reworded(draft))

    def _select(self, blank: Blank) -> None:
        self.area.move_cursor(self._location(blank.start))
        self.area.move_cursor(self._location(blank.end), select=True)

    def _offset(self, location: tuple[int, int]) -> int:
        """Characters from the beginning of the words to a place in them."""
        row, column = location
        return sum(len(line) + 1 for line in self.area.document.lines[:row]) + column

    def _location(self, offset: int) -> tuple[int, int]:
        """Row and column of a place so many characters from the beginning."""
        before = self.area.text[:offset]
        row = before.count("\n")
        return row, offset - (before.rfind("\n") + 1)

    def _draw(self) -> None:
        if self._draft is None or self.composition is None or not self.is_mounted:
            return
        draft = self._draft
        channel = _CHANNEL_WORDS.get(draft.channel, draft.channel)
        move = draft.move.replace("_", " ")
        words = len(draft.body.split())
        about = f"{channel} · {move} · {draft.tone} · {words} words"
        self.query_one(".about", Static).update(
            safe(f"{about} · {self.status}" if self.status else about)
        )
        self._draw_hint()

    def _draw_hint(self) -> None:
        if self.composition is None or not self.is_mounted:
            return
        blanks = blanks_in(self.area.text)
        if not blanks:
            words = Content.assemble(
                ("Nothing left to fill. ", _FAINT), "Ctrl+O copies it; then you send it yourself."
            )
            self.query_one(".hint", Static).update(words)
            return
        here = self._offset(sorted(self.area.selection)[0])
        current = next((b for b in blanks if b.start <= here < b.end), blanks[0])
        slot = next((s for s in self.composition.slots if s.name == current.slot), None)
        self.query_one(".hint", Static).update(_hint(current, slot, len(blanks)))


def _hint(blank: Blank, slot: Slot | None, left: int) -> Content:
    name = blank.slot.replace("_", " ")
    lines = [
        Content.assemble(
            (f"{left} to fill · {name}  ", "$warning"), safe(slot.hint if slot else "")
        )
    ]
    if slot is not None and slot.suggestions:
        ideas = " · ".join(shortened(idea, 60) for idea in slot.suggestions[:3])
        lines.append(safe(f"from the record: {ideas}", _FAINT))
    return Content("\n").join(lines)
