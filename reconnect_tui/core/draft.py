"""A message in the making."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from reconnect_tui.core.contact import ContactId
from reconnect_tui.core.timeline import nothing_more

Tone = Literal["warm", "neutral", "formal"]
TONES: tuple[Tone, ...] = get_args(Tone)

Stage = Literal["first_contact", "follow_up", "reply", "meeting", "thank_you", "check_in"]
STAGES: tuple[Stage, ...] = get_args(Stage)

DraftStatus = Literal["open", "copied", "sent", "dropped"]

_BLANK = re.compile(r"\{([a-z][a-z_]*)\}")


@dataclass(frozen=True, slots=True)
class Blank:
    """A place in a text that still waits for the user's words: `{place}`."""

    slot: str
    """The name of the slot."""

    start: int
    """Characters from the beginning of the text to the opening brace."""

    end: int
    """Characters from the beginning of the text to just after the closing brace."""


def blanks_in(text: str) -> tuple[Blank, ...]:
    """The slots of a text that are still to be filled, in their order."""
    return tuple(Blank(match[1], match.start(), match.end()) for match in _BLANK.finditer(text))


@dataclass(frozen=True, slots=True)
class Version:
    """Words that a message held earlier."""

    at: str = ""
    """UTC timestamp of when they were saved."""

    subject: str = ""
    """The subject line of then."""

    body: str = ""
    """The words of then."""

    extra: Mapping[str, object] = field(default_factory=nothing_more, hash=False)
    """Fields of the document that this version of the program does not know."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A message to one person, from its opening to the day it was sent."""

    contact_id: ContactId
    """Whom it is for."""

    body: str = ""
    """The words; a slot that is still to be filled stands as `{name}`."""

    subject: str = ""
    """The subject line of an email; may hold unfilled slots too."""

    move: str = ""
    """The message move it began from."""

    tone: str = "warm"
    """One of `TONES`."""

    channel: str = "email"
    """One of the channels of the contract."""

    stage: str = "first_contact"
    """One of `STAGES`."""

    status: str = "open"
    """`open`, `copied`, `sent` or `dropped`."""

    id: int = 0
    """The number of the document in the book; 0 before the book has given one."""

    created: str = ""
    """UTC timestamp."""

    updated: str = ""
    """UTC timestamp."""

    versions: tuple[Version, ...] = ()
    """What it held earlier, newest first, as `core.versions` keeps it."""

    extra: Mapping[str, object] = field(default_factory=nothing_more, hash=False)
    """Fields of the document that this version does not know."""

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """The slots of the body that are still to be filled."""
        return blanks_in(self.body)

    @property
    def is_live(self) -> bool:
        """Whether it may still be sent: open, or copied and not yet confirmed as sent."""
        return self.status in ("open", "copied")

    def reworded(self, body: str) -> "Draft":
        """The draft with other words; a copied draft that changes is open again."""
        if body == self.body:
            return self
        return replace(self, body=body, status="open")

    def retitled(self, subject: str) -> "Draft":
        """The draft with another subject line."""
        if subject == self.subject:
            return self
        return replace(self, subject=subject, status="open")
