"""What a message move is: what it does, needs and allows (playbook, section 5)."""

from dataclasses import dataclass
from typing import Literal

from reconnect_tui.core.draft import TONES, Stage, Tone

SlotSource = Literal["record", "derived", "typed"]


@dataclass(frozen=True, slots=True)
class SlotSpec:
    """A place in a move's wordings that takes words from the record, the program or the user."""

    name: str
    """The word between the braces."""

    source: SlotSource
    """Where its words usually come from; the user may always give their own."""

    required: bool
    """Whether the message cannot do without; the others take their whole sentence with them."""

    hint: str
    """One short question to show beside the slot."""


@dataclass(frozen=True, slots=True)
class Move:
    """One way to begin or to continue a conversation."""

    name: str
    """As the contract names it: `own_gap`."""

    code: str
    """As the playbook numbers it: `T02`; empty for a move that the playbook does not number."""

    title: str
    """A few words for a list."""

    summary: str
    """What it does, on one line."""

    slots: tuple[SlotSpec, ...]
    """In the order in which one would fill them."""

    tones: tuple[Tone, ...] = TONES
    """The tones it can be written in."""

    stage: Stage = "first_contact"
    """Where in an attempt it stands; the draft takes it over."""

    needs_answer: bool = True
    """Whether it leaves the next word to them."""

    asks: bool = False
    """Whether it asks them for something that costs effort; such moves wait for their turn."""

    is_light: bool = False
    """Whether it brings something of its own and so need say less about the silence (4.3)."""

    channel: str = ""
    """The channel it is made for; empty where any will do."""

    layout: Literal["letter", "bare", "card"] = "letter"
    """A letter has a greeting and a closing, a bare one neither, a card is a line for each word."""


NAME = SlotSpec("name", "record", True, "How do you address them?")
MEMORY = SlotSpec("memory", "record", False, "What did you two share?")
HOW_MET = SlotSpec("how_met", "record", False, "Where or how did you meet?")
GAP = SlotSpec("gap", "derived", False, "How long has it been?")
QUESTION = SlotSpec("question", "derived", False, "What would you like to know about them?")
NO_RUSH = SlotSpec("no_rush", "derived", False, "How do you tell them to take their time?")
LATE = SlotSpec("late_line", "derived", False, "How do you say that this comes late?")
INVITE = SlotSpec("invite", "derived", False, "Which two ways to talk can you offer?")
UPDATE = SlotSpec("update", "typed", False, "Where are you now, in one sentence?")
NO_REPLY = SlotSpec("no_reply_line", "derived", False, "How do you say that no answer is due?")
TWO_WAYS = SlotSpec("two_ways", "derived", True, "Which two ways to answer can you offer?")
OFFER = SlotSpec("offer", "derived", False, "What can you give or lend them?")
OPT_OUT = SlotSpec("opt_out", "derived", True, "How can they say no with ease?")

WARM: tuple[Tone, ...] = ("warm",)
NEUTRAL: tuple[Tone, ...] = ("neutral",)
WARM_OR_NEUTRAL: tuple[Tone, ...] = ("warm", "neutral")
