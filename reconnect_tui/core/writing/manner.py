"""How one usually writes to a person: tone, channel, and which of several wordings."""

import zlib
from collections.abc import Mapping
from types import MappingProxyType

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.draft import TONES, Tone
from reconnect_tui.core.errors import WrongInput
from reconnect_tui.core.text import folded
from reconnect_tui.core.timeline import CHANNELS
from reconnect_tui.core.writing.moves import Move

SHORT_CHANNELS: Mapping[str, int] = MappingProxyType({"linkedin_note": 200, "sms": 300})
"""Characters for which sentences are left out, by channel (playbook, C28)."""

MOST_WORDS: Mapping[str, int] = MappingProxyType({"sms": 50})
"""Words for which they are left out (playbook, C14)."""

PUBLIC = "comment"
"""The channel that everybody reads."""

_PUBLIC_MOVES = frozenset({"comment", "congratulate", "recent_activity"})
_CLOSE = 4
_WRITTEN_CHANNELS = frozenset({"email", "linkedin_message", "inmail", "sms", "letter"})


def usual_tone(contact: Contact) -> Tone:
    """The tone of a first message (playbook 5.1).

    The formality of the record; formal where a form of address is stored without one; else warm
    from closeness 3 up and neutral below.
    """
    for tone in TONES:
        if contact.formality == tone:
            return tone
    if contact.address_form:
        return "formal"
    return "warm" if contact.closeness >= 3 else "neutral"


def usual_channel(contact: Contact) -> str:
    """Where to write (playbook 5.4): where they last wrote or spoke, else by closeness.

    Only channels count on which one writes to a person. Where nothing was written yet, it is one
    that the record has an address for: friends get a message, on LinkedIn or to their telephone,
    others an email; someone who is not connected on LinkedIn can only get a note there.
    """
    newest = tuple(contact.timeline.newest_first())
    theirs = [entry for entry in newest if entry.is_inbound]
    for entry in (*theirs, *newest):
        channel = entry.channel or ("email" if entry.kind == "email" else "")
        channel = "linkedin_message" if channel == "linkedin_note" else channel
        if entry.counts and channel in _WRITTEN_CHANNELS:
            return channel
    has_linkedin = any("linkedin.com/" in url.lower() for url in contact.urls)
    is_close = contact.closeness >= _CLOSE
    if has_linkedin and (is_close or not contact.emails):
        return "linkedin_message" if _is_connected(contact) else "linkedin_note"
    return "sms" if contact.phones and (is_close or not contact.emails) else "email"


def _another_channel(contact: Contact, silent: str) -> str:
    """Where else one can write than where there was no answer; the same where nowhere else."""
    has_linkedin = any("linkedin.com/" in url.lower() for url in contact.urls)
    ways = (
        ("linkedin_message", has_linkedin and _is_connected(contact)),
        ("email", bool(contact.emails)),
        ("sms", bool(contact.phones)),
        ("linkedin_note", has_linkedin),
    )
    return next((way for way, is_there in ways if is_there and way != silent), silent)


def _is_connected(contact: Contact) -> bool:
    return (
        contact.closeness >= 3
        or any(entry.kind == "connection" for entry in contact.timeline)
        or any(record.source == "linkedin" for record in contact.sources)
    )


def variant_for(contact: Contact, move: Move, count: int) -> int:
    """Which of `count` variants a person gets; the same each time, until that move was sent.

    People who know each other take turns, so that two of them seldom read the same sentences.
    """
    sent = sum(1 for entry in contact.timeline if entry.move == move.name)
    if not contact.id:
        return (_stable(f"{contact.uid or folded(contact.name)}:{move.name}") + sent) % count
    taken: set[int] = set()
    for number in sorted({int(contact.id), *contact.mutuals}):
        if len(taken) == count:
            taken.clear()
        turn = _stable(f"{number}:{move.name}") % count
        while turn in taken:
            turn = (turn + 1) % count
        taken.add(turn)
        if number == contact.id:
            return (turn + sent) % count
    return 0


def _stable(words: str) -> int:
    """A number that is the same in every run, which Python's own hash is not."""
    return zlib.crc32(words.encode())


def tone_for(move: Move, tone: Tone) -> Tone:
    """The tone itself, or where the move has no wording in it neutral, or the one it has.

    Raises:
        WrongInput: There is no such tone.
    """
    if tone not in TONES:
        raise WrongInput(f"There is no tone “{tone}”. The tones are: {', '.join(TONES)}.")
    if tone in move.tones:
        return tone
    return "neutral" if "neutral" in move.tones else move.tones[0]


def channel_for(contact: Contact, move: Move, channel: str) -> str:
    """The channel that was named, or the usual one that the move fits into.

    Raises:
        WrongInput: There is no such channel, or it is public and the news is hard (5.4).
    """
    if not channel:
        usual = move.channel or usual_channel(contact)
        if move.name == "second_channel":
            return _another_channel(contact, usual)
        # A link and its reason do not fit into a note (playbook 5.4).
        return "email" if move.name == "share_article" and usual in SHORT_CHANNELS else usual
    if channel not in CHANNELS:
        raise WrongInput(
            f"There is no channel “{channel}”. The channels are: {', '.join(CHANNELS)}."
        )
    if channel == PUBLIC and move.name == "support":
        raise WrongInput("A comment is public, and hard news is not for everybody to read.")
    return channel


def channels_for(move: Move) -> tuple[str, ...]:
    """The channels that a message can go through; only what is meant for everybody is public."""
    return tuple(way for way in CHANNELS if way != PUBLIC or move.name in _PUBLIC_MOVES)
