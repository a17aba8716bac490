"""The pane in which a message is written: slots to step through, and what to know beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input, Static, TextArea

from reconnect_tui.core.channels import CHANNEL_WORDS, LIMITS, room_in_words
from reconnect_tui.core.coach.prepared import Prepared, fold
from reconnect_tui.core.coach.review import Review
from reconnect_tui.core.draft import Blank, Draft, blanks_in
from reconnect_tui.core.errors import UnknownMove
from reconnect_tui.core.text import shortened
from reconnect_tui.core.writing.drafting import Composition, Slot
from reconnect_tui.core.writing.moves import move_named
from reconnect_tui.ui.safety import safe
from reconnect_tui.ui.widgets.coach_view import CoachView
from reconnect_tui.ui.widgets.message_area import Mark, MessageArea
from reconnect_tui.ui.widgets.text_fields import Field

_FAINT = "$foreground 60%"
_SOCIAL = frozenset({"linkedin_note", "linkedin_message", "inmail", "comment"})
"""Channels on which people look at who writes (playbook M31)."""

_DONE_LINE = Content.assemble(
    ("Nothing left to fill. ", _FAINT), "Ctrl+O copies it; then you send it yourself."
)
_UNSIGNED_LINE = Content.assemble(
    ("Nobody signs it yet. ", _FAINT), "“reconnect me YOUR NAME” says who you are."
)
_PROFILE_LINE = Content.assemble(
    ("They will see your profile first: is it up to date? ", _FAINT), "Ctrl+O copies it."
)
_WITH_SUBJECT = frozenset({"email", "inmail"})

READING_OVER = 2
"""Minutes that a message takes in which nothing is left to fill."""

_LONG_BODY = 5000
"""Characters from which words are counted in the simplest way, so that no key waits."""

MOST_MINUTES = 6
"""Minutes; what one such message takes as a rule (playbook M05)."""


class Composer(Vertical):
    """A message to one person."""

    HELP = (
        "Your message. Tab goes to the next place that waits for your words, and typing replaces "
        "it. Ctrl+O copies; nothing is ever sent from here. Escape leaves, and keeps the draft."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "next_blank(1)", "Next slot", id="composer.next_slot", priority=False),
        Binding("shift+tab", "next_blank(-1)", "Previous slot", show=False),
        Binding("ctrl+n", "next_idea", "Idea", show=False, id="composer.next_idea"),
    ]

    DEFAULT_CSS = """
    Composer {
        padding: 0 1;
        & > .subject { height: 1; margin-bottom: 1; }
        & > .subject > Static { width: auto; color: $foreground 60%; }
        & > .subject > Field { width: 1fr; padding: 0; background: transparent; }
        & > .about {
            height: 1; color: $foreground 60%; text-wrap: nowrap; text-overflow: ellipsis;
        }
        & > .context { height: auto; max-height: 3; display: none; }
        & > .hint { height: auto; max-height: 3; }
        & > .context.-said { display: block; }
        &.-with-coach > .hint, &.-with-coach > .context { display: none; }
    }
    """

    composition: reactive[Composition | None] = reactive(None)
    """The message as it was composed; `None` while nothing is being written."""

    recipient: reactive[str] = reactive("")
    """Whom it is for, by name."""

    context: reactive[str] = reactive("")
    """What they said last, for windows in which the message hides the timeline."""

    review: reactive[Review | None] = reactive(None)
    """What the coach has seen in the words as they stand; `None` before it has looked."""

    status: reactive[str] = reactive("")
    """What was last said of it: `saved 12:03`."""

    limits: Mapping[str, int] = LIMITS
    """Characters that a channel holds, by its name."""

    is_profile_old: bool = False
    """Whether it is long since the user looked over what others see of them."""

    signature: str = ""
    """Who signs the messages; empty where that is not known."""
    """Whether the book does not know who the user is."""

    @dataclass
    class Reworded(Message):
        """The words or the subject have changed."""

        draft: Draft

    def __init__(self) -> None:
        """Begin with no message."""
        super().__init__()
        self._draft: Draft | None = None
        self._ideas: tuple[str, ...] = ()
        self._minutes = 0
        self._hinted: Content | None = None

    def compose(self) -> ComposeResult:
        """What it is, the subject, the words, and the hint for the slot."""
        yield Static(classes="about", markup=False)
        with Horizontal(classes="subject"):
            yield Static("Subject  ", markup=False)
            yield Field(compact=True)
        yield MessageArea(compact=True, show_line_numbers=False, soft_wrap=True)
        yield CoachView()
        yield Static(classes="hint", markup=False)
        yield Static(classes="context", markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a question is asked, no key of the message is shown or works."""
        return not (action.startswith("next_") and getattr(self.screen, "is_asking", False))

    def on_descendant_focus(self) -> None:
        """Give the coach the room of the hints while one is there."""
        self.set_class(self.query_one(CoachView).findings.has_focus, "-with-coach")

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
        self._minutes = 0
        self._say_how_long()
        self._draw()

    def take_up(self, draft: Draft) -> None:
        """Go on with the draft as the book keeps it; the words on the screen stay."""
        if self._draft is not None:
            self._draft = draft
            self._draw()

    def on_mount(self) -> None:
        """Count the minutes; nothing ever waits for them (playbook M05)."""
        self.set_interval(60, self._count_a_minute)

    def _count_a_minute(self) -> None:
        if self._draft is not None:
            self._minutes += 1
            self._say_how_long()

    def _say_how_long(self) -> None:
        left = len(self._draft.blanks) if self._draft is not None else 0
        estimate = f"about {min(MOST_MINUTES, READING_OVER + left)} min"
        so_far = f" · {self._minutes} so far" if self._minutes else ""
        self.border_subtitle = safe(estimate + so_far)

    def watch_recipient(self, recipient: str) -> None:
        """Say in the title whom it is for."""
        self.border_title = safe(f"To {shortened(recipient, 50)}")

    def watch_context(self, context: str) -> None:
        """Show what they said last."""
        said = self.query_one(".context", Static)
        said.set_class(bool(context), "-said")
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

    def focus_subject(self) -> None:
        """Put the cursor into the subject line."""
        self.screen.set_focus(self.query_one(Field))

    def retitle(self, subject: str) -> None:
        """Show another subject."""
        self.query_one(Field).value = subject

    def action_next_blank(self, step: int) -> None:
        """Select the next slot that is to be filled, so that typing replaces it."""
        blank = self.area.blank_beside(step)
        if blank is None:
            self.app.notify("Every slot is filled.", timeout=2, markup=False)
        else:
            self.area.choose(blank.start, blank.end)

    def action_next_idea(self) -> None:
        """Put the next idea from the record into the slot at the cursor."""
        start, end = self.area.here
        blank = next((b for b in blanks_in(self.area.text) if b.start <= start < b.end), None)
        if blank is not None:
            slot = self._slot_named(blank.slot)
            self._ideas = slot.suggestions if slot else ()
            start, end = blank.start, blank.end
        elif self.area.selected_text not in self._ideas:
            self._ideas = ()
        if not self._ideas:
            self.app.notify("No idea for this place; say it in your words.", timeout=3)
            return
        chosen = self.area.selected_text
        at = self._ideas.index(chosen) + 1 if chosen in self._ideas else 0
        idea = self._ideas[at % len(self._ideas)]
        self.area.put(idea, start, end)
        self.area.choose(start, start + len(idea))

    def watch_review(self, review: Review | None) -> None:
        """Underline what the coach sees; what it saw of other words is not shown."""
        self.query_one(CoachView).review = review
        found = review.findings if review is not None else ()
        self.area.mark(
            Mark(one.start, one.end, one.severity) for one in found if one.field == "body"
        )

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

    def _slot_named(self, name: str) -> Slot | None:
        slots = self.composition.slots if self.composition else ()
        return next((slot for slot in slots if slot.name == name), None)

    def _draw(self) -> None:
        if self._draft is None or self.composition is None or not self.is_mounted:
            return
        draft = self._draft
        parts = (
            CHANNEL_WORDS.get(draft.channel, draft.channel),
            room_in_words(draft.body, draft.channel, self.limits)
            or _words_of(draft, self.signature),
            self.status,
            draft.tone,
            _opener_of(draft),
        )
        about = " · ".join(part for part in parts if part)
        # A new layout for each letter would cost more than the letter.
        self.query_one(".about", Static).update(safe(about), layout=False)
        self._draw_hint()

    def _draw_hint(self) -> None:
        if self.composition is None or not self.is_mounted:
            return
        blanks = blanks_in(self.area.text)
        if not blanks:
            channel = self._draft.channel if self._draft is not None else ""
            is_looked_at = self.is_profile_old and channel in _SOCIAL
            line = _PROFILE_LINE if is_looked_at else _DONE_LINE
            self._say_hint(_UNSIGNED_LINE if not self.signature else line)
            return
        here, _ = chosen = self.area.here
        current = next((b for b in blanks if b.start <= here < b.end), blanks[0])
        way = "type it now" if chosen == (current.start, current.end) else "tab goes there"
        self._say_hint(_hint(current, self._slot_named(current.slot), len(blanks), way))

    def _say_hint(self, words: Content) -> None:
        if words != self._hinted:
            self._hinted = words
            self.query_one(".hint", Static).update(words)


def _hint(blank: Blank, slot: Slot | None, left: int, way: str) -> Content:
    """How many places are left, the one at hand with its question, and how to fill it."""
    asked = slot.hint if slot else blank.slot.replace("_", " ")
    lines = [
        Content.assemble((f"{left} to fill  ", "$warning"), safe(asked), (f"  · {way}", "$warning"))
    ]
    if slot is not None and slot.suggestions:
        ideas = " · ".join(shortened(idea, 60) for idea in slot.suggestions[:3])
        lines.append(Content.assemble(("^n ", "$accent"), safe(ideas, _FAINT)))
    return Content("\n").join(lines)


def _words_of(draft: Draft, signature: str) -> str:
    """How many words there are, as the coach counts them, beside those that read best (M36)."""
    if len(draft.body) > _LONG_BODY:
        return f"{len(draft.body.split())} words"
    count = len(Prepared(draft.body, fold(signature).split(" ")[0]).words)
    is_first = draft.channel == "email" and draft.stage == "first_contact"
    return f"{count} of 50–125 words" if is_first else f"{count} words"


def _opener_of(draft: Draft) -> str:
    """The kind of message, as the picker calls it."""
    try:
        return move_named(draft.move).title
    except UnknownMove:
        return draft.move.replace("_", " ")
