"""What a channel holds: limits in characters, and the parts of a text message.

The limits are those of playbook C28 and E30, as they were known in 2026; platforms change them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

CHANNEL_WORDS: Mapping[str, str] = {
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
"""How a channel is called."""

LIMITS: Mapping[str, int] = MappingProxyType(
    {"linkedin_note": 200, "inmail": 1900, "linkedin_message": 3000, "comment": 1250}
)
"""Characters that a message may have, by channel; the others have no limit.

A LinkedIn note from a paid account holds 300, which is a setting.
"""

_GSM_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""GSM 03.38, the default alphabet."""

_GSM_EXTENDED = frozenset("\f^{}\\[~]|€")
"""GSM 03.38, the extension table; each of them takes two places."""

SMS_PARTS = 2
"""Parts of a text message that one sends without a second thought (C28)."""


@dataclass(frozen=True, slots=True)
class Segments:
    """How a text message is cut."""

    encoding: Literal["GSM-7", "UCS-2"]
    """The second as soon as one character is not in the alphabet of the first."""

    units: int
    """Places that the text takes: septets, or 16-bit units."""

    parts: int
    """Messages that it is cut into; at least one."""

    fits: int
    """Places that so many parts hold."""


def sms_segments(text: str) -> Segments:
    """How a text is cut into text messages: 160 or 153 septets a part, 70 or 67 units (E30)."""
    if all(sign in _GSM_BASIC or sign in _GSM_EXTENDED for sign in text):
        units = sum(2 if sign in _GSM_EXTENDED else 1 for sign in text)
        return _cut("GSM-7", units, 160, 153)
    return _cut("UCS-2", len(text.encode("utf-16-le")) // 2, 70, 67)


def _cut(encoding: Literal["GSM-7", "UCS-2"], units: int, alone: int, each: int) -> Segments:
    parts = 1 if units <= alone else -(-units // each)
    return Segments(encoding, units, parts, alone if parts == 1 else parts * each)


def room_in_words(text: str, channel: str, limits: Mapping[str, int] = LIMITS) -> str:
    """How much of its room a text takes, for the screen; empty where there is no limit."""
    if channel == "sms":
        cut = sms_segments(text)
        parts = "1 part" if cut.parts == 1 else f"{cut.parts} parts"
        return f"{cut.units}/{cut.fits} {cut.encoding} · {parts}"
    limit = limits.get(channel)
    return "" if limit is None else f"{len(text)}/{limit} characters"
