"""Choosing how to begin: every move with its reason, and the message it would make beside it."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from reconnect_tui.core.channels import CHANNEL_WORDS
from reconnect_tui.core.contact import Contact
from reconnect_tui.core.draft import TONES, Tone
from reconnect_tui.core.errors import ReconnectError
from reconnect_tui.core.writing.drafting import Composition, Fit
from reconnect_tui.core.writing.manner import channels_for
from reconnect_tui.services.outreach import Outreach
from reconnect_tui.ui.safety import safe
from reconnect_tui.ui.screens.dialogs import Dialog

_FAINT = "$foreground 60%"

_KEYS = "↑↓ move   t tone   c channel   enter take it   esc back"


@dataclass(frozen=True, slots=True)
class Opener:
    """What was chosen."""

    composition: Composition
    because: str
    """Why it fits, in words for the user."""

    keeps_words: bool
    """Whether only the channel was changed, so that the words can stay."""


class Openers(Dialog[Opener]):
    """The moves for one person, with a live preview."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "Take", priority=True),
        Binding("j,ctrl+t", "step(1)", show=False),
        Binding("k", "step(-1)", show=False),
        Binding("t", "tone", "Tone"),
        Binding("c", "channel(1)", "Channel"),
        Binding("C", "channel(-1)", show=False),
        Binding("escape,q", "give_up", "Cancel"),
    ]

    DEFAULT_CSS = """
    Openers {
        & .sides { height: 1fr; }
        & #moves {
            width: 32; height: 1fr; margin: 0 1 0 0; padding: 0;
            border: none; background: transparent; scrollbar-size-vertical: 1;
            text-wrap: nowrap; text-overflow: ellipsis;
        }
        & .preview { width: 1fr; height: 1fr; padding: 1 0 0 1; scrollbar-size-vertical: 1; }
        & .manner { height: 1; }
        & .because { height: auto; max-height: 3; margin-top: 1; color: $foreground 70%; }
    }
    """

    def __init__(
        self, outreach: Outreach, contact: Contact, *, move: str, tone: str, channel: str
    ) -> None:
        """Show the moves for a person.

        Args:
            outreach: Composes the preview.
            contact: Whom the message is for.
            move: The move that is in use; the cursor stands on the one after it.
            tone: The tone that is in use.
            channel: The channel that is in use.
        """
        super().__init__()
        self._outreach = outreach
        self._contact = contact
        self._move, self._tone, self._channel = move, tone, channel
        self._first = (move, tone)
        self._fits = outreach.moves(contact)
        self._composition: Composition | None = None

    def compose(self) -> ComposeResult:
        """The moves on the left, the message on the right."""
        with Vertical(classes="dialog -whole") as box:
            box.border_title = safe(f"How to begin · {self._contact.name}")
            yield Static(classes="manner", markup=False)
            with Horizontal(classes="sides"):
                yield OptionList(
                    *(Option(_line_of(fit)) for fit in self._fits), id="moves", compact=True
                )
                with VerticalScroll(classes="preview", can_focus=False):
                    yield Static(classes="words", markup=False)
            yield Static(classes="because", markup=False)
            yield Static(safe(_KEYS + self._passed_over(), _FAINT), classes="keys")

    def _passed_over(self) -> str:
        """How many wordings of the user's own cannot be used."""
        count = len(self._outreach.repertoire.problems)
        files = "file" if count == 1 else "files"
        return f"   · {count} {files} of yours passed over: reconnect moves" if count else ""

    def on_mount(self) -> None:
        """Begin at the move after the one in use; no notice lies over the keys."""
        self.app.clear_notifications()
        names = [fit.move.name for fit in self._fits]
        here = names.index(self._move) if self._move in names else -1
        fitting = sum(1 for fit in self._fits if fit.fits) or len(names)
        listed = self.query_one("#moves", OptionList)
        listed.highlighted = (here + 1) % fitting if here < fitting else here
        listed.focus()

    @property
    def _fit(self) -> Fit:
        return self._fits[self.query_one("#moves", OptionList).highlighted or 0]

    @on(OptionList.OptionHighlighted)
    def _preview(self) -> None:
        fit = self._fit
        words = self.query_one(".words", Static)
        try:
            self._composition = self._outreach.begin(
                self._contact,
                fit.move.name,
                tone=self._tone if self._tone in TONES else None,
                channel=self._channel if self._channel in channels_for(fit.move) else "",
            )
        except ReconnectError as problem:
            self._composition = None
            words.update(safe(str(problem), _FAINT))
            return
        draft = self._composition.draft
        subject = f"Subject  {draft.subject}\n\n" if draft.subject else ""
        words.update(safe(subject + draft.body))
        self.query_one(".preview", VerticalScroll).scroll_home(animate=False)
        self.query_one(".because", Static).update(safe(fit.because))
        self._say_the_manner(draft.tone, draft.channel, fit.move.tones)

    def _say_the_manner(self, tone: str, channel: str, tones: tuple[Tone, ...]) -> None:
        shown = Content("  ").join(
            Content.styled(each, "bold $accent" if each == tone else _FAINT)
            for each in TONES
            if each in tones or each == tone
        )
        self.query_one(".manner", Static).update(
            Content.assemble(
                (" t ", "$accent"),
                shown,
                ("    c ", "$accent"),
                CHANNEL_WORDS.get(channel, channel),
            )
        )

    def action_step(self, step: int) -> None:
        """Go to another move."""
        listed = self.query_one("#moves", OptionList)
        if step > 0:
            listed.action_cursor_down()
        else:
            listed.action_cursor_up()

    def action_tone(self) -> None:
        """Say it in another tone."""
        tones = [tone for tone in TONES if tone in self._fit.move.tones]
        at = tones.index(self._tone) if self._tone in tones else -1
        self._tone = tones[(at + 1) % len(tones)]
        self._preview()

    def action_channel(self, step: int) -> None:
        """Say it another way."""
        ways = list(channels_for(self._fit.move))
        at = ways.index(self._channel) if self._channel in ways else -step
        self._channel = ways[(at + step) % len(ways)]
        self._preview()

    def action_take(self) -> None:
        """Begin like this."""
        if self._composition is None:
            return
        draft = self._composition.draft
        same = (draft.move, draft.tone) == self._first
        self.give(Opener(self._composition, self._fit.because, same))


def _line_of(fit: Fit) -> Content:
    """A move, with a light where it fits."""
    return Content.assemble(
        ("● " if fit.fits else "○ ", "$success" if fit.fits else _FAINT),
        (fit.move.title, "" if fit.fits else _FAINT),
    )
