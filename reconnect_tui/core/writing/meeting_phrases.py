"""How two people met, as it follows `we met …` (playbook 5.2)."""

import re
from collections.abc import Callable

from reconnect_tui.core.text import words_of
from reconnect_tui.core.writing.phrases import (
    DONE_TOGETHER,
    OF_THEM,
    OPENERS,
    PREPOSITIONS,
    SPEAKERS,
    begun_small,
    inside,
    to_them,
)

_EVENTS = words_of(
    "conference workshop fair meetup course summit dinner lunch party wedding training seminar "
    "class congress festival exhibition symposium webinar hackathon retreat reunion"
)
_UNDERTAKINGS = words_of("project team programme program committee board group task shift")
_COLLEAGUES = re.compile(r"(?:former |old |ex-)?colleagues?\b(?= (?:at|in|from|of))", re.IGNORECASE)
_PLACE_AND_YEAR = re.compile(r"[A-ZÀ-Þ][\w'-]+(?: [A-ZÀ-Þ][\w'-]+)?,? (?:19|20)\d\d")
_BEGINNINGS = ("we met ", "we first met ", "met ", "first met ")


def how_met_phrase(how_met: str) -> str:
    """How they met as it follows `we met …`: `at the dairy fair`, `through your team`."""
    words = inside(how_met)
    for beginning in _BEGINNINGS:
        if words.lower().startswith(beginning):
            words = words[len(beginning) :]
    if not words:
        return ""
    return next(said for way in _WAYS if (said := way(words)))


def _as_it_stands(words: str) -> str:
    return begun_small(words) if words.split(" ", 1)[0].lower() in PREPOSITIONS else ""


def _by_somebody(words: str) -> str:
    """Where the words tell what somebody did."""
    first, _, rest = words.partition(" ")
    small = first.lower()
    if small == "introduced":
        return f"when we were introduced {rest}".strip()
    if (small in SPEAKERS and rest) or " introduced us" in words.lower():
        return f"when {words if small not in {'we', 'you'} else f'{small} {rest}'}"
    if small in OF_THEM and rest:
        return f"when you {to_them(rest)}"
    return f"when we {small} {rest}" if small in DONE_TOGETHER and rest else ""


def _at_a_place(words: str) -> str:
    """Where they name an event, a place or a common undertaking."""
    first, _, rest = words.partition(" ")
    last = words.split()[-1].lower()
    if first.lower() in _EVENTS:
        return f"at the {first.lower()} {rest}".strip()
    if _COLLEAGUES.match(words):
        return _COLLEAGUES.sub("as colleagues", words, count=1)
    if _PLACE_AND_YEAR.fullmatch(words):
        return f"in {words}"
    if last in _UNDERTAKINGS and first.lower() not in OPENERS | {"her", "his", "their"}:
        return f"{'in' if last == 'team' else 'on'} the {words}"
    return ""


def _through(words: str) -> str:
    first, _, rest = words.partition(" ")
    if first.lower() in {"her", "his", "their"} and rest:
        # The record speaks about the person, the message speaks to them.
        return f"through your {rest}"
    return f"through {begun_small(words)}"


_WAYS: tuple[Callable[[str], str], ...] = (_as_it_stands, _by_somebody, _at_a_place, _through)
"""The first that fits says it; each gives nothing where it does not."""
