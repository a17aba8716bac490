"""Names that are markup are shown to the letter and do nothing (reliability, S2)."""

import pytest
from textual.pilot import Pilot

from tests.security.threats import MARKUP, Planted, TellingApp, Watching
from tests.ui.world import everything_on, settled

SCREENS = (
    (),
    ("down", "up"),
    ("asterisk",),
    ("u",),
    ("w",),
    ("escape", "X"),
    ("escape", "l", "m"),
    ("escape", "e"),
    ("escape", "y"),
    ("c",),
    ("ctrl+o", "ctrl+o"),
    ("escape", "escape", "tab"),
    ("ctrl+p", "m", "a", "l", "l"),
    ("escape", "slash", "m", "a", "l", "l", "enter"),
)
"""Keys that lead from one screen, dialog or toast to the next."""

joined = pytest.mark.parametrize("kind", MARKUP)


async def click_on(pilot: Pilot[None], word: str) -> int:
    """Click on some of the places where a word stands; how many there were."""
    places = [
        (line.index(word) + 1, row)
        for row, line in enumerate(everything_on(pilot).split("\n"))
        if word in line
    ]
    for place in places[:1] + places[-2:]:
        await pilot.click(offset=place)
    return len(places)


@joined
async def test_markup_in_a_record_is_shown_to_the_letter_and_does_nothing(
    planted: Planted, watching: Watching, kind: str
) -> None:
    payloads = MARKUP[kind]
    text = " ".join(payloads)
    shown: list[str] = []
    clicks = 0
    async with watching(planted(text), (170, 44)) as pilot:
        app = pilot.app
        assert isinstance(app, TellingApp)
        for keys in SCREENS:
            await pilot.press(*keys)
            await settled(pilot)
            shown.append(everything_on(pilot))
            clicks += await click_on(pilot, "Anna") if keys[-1:] != ("c",) else 0
        assert app.obeyed == 0
        assert app._exception is None
        assert app.return_code is None
    seen = "\n".join(shown)
    assert all(payload[:40] in seen for payload in payloads)
    assert clicks > 8 or "Anna" not in text


async def test_markup_typed_into_every_field_does_nothing(
    planted: Planted, watching: Watching
) -> None:
    async with watching(planted("plain"), (120, 40)) as pilot:
        app = pilot.app
        assert isinstance(app, TellingApp)
        for keys in (("slash",), ("escape", "s", "d"), ("escape", "a"), ("ctrl+p",), ("I",)):
            await pilot.press(*keys, *"[/x]", "enter")
            await settled(pilot)
            assert app._exception is None
            await pilot.press("escape")
            await settled(pilot)
        assert app.obeyed == 0
        assert "[/x]" in everything_on(pilot)
