"""The pictures and the key table of the README.

`python -m tests.ui.screenshots` writes them anew from the demo book, on a day that stands still;
`tests/ui/test_screenshots.py` fails when they no longer show what the program draws.
"""

import asyncio
from collections.abc import Mapping
from pathlib import Path

from textual.pilot import Pilot

from reconnect_tui.ui.app import Reconnect
from reconnect_tui.ui.commands import HOME, MESSAGE
from reconnect_tui.ui.commands_on_items import ENTRY
from tests.ui.world import TellingClipboard, services_on, settled, without_blinking

FOLDER = Path(__file__).parents[2] / "screenshots"
README = FOLDER.parent / "README.md"
MOST_LOOKS = 50
TABLE_BEGINS = "<!-- keys: written by `python -m tests.ui.screenshots` -->"
TABLE_ENDS = "<!-- end of keys -->"

SCENES: Mapping[str, tuple[tuple[int, int], tuple[str, ...]]] = {
    "people": ((120, 36), ()),
    "draft": ((120, 36), (*"jjjjjjjj", "c")),
    "sent": ((120, 36), (*"jjjjjjjj", "c", "ctrl+o")),
    "openers": ((120, 36), (*"jjjjjjjj", "c", "ctrl+t", "j")),
    "find": ((120, 36), ("slash", "m", "a", "r")),
    "triage": ((100, 34), ("t",)),
    "due": ((100, 30), ("F",)),
    "small": ((80, 24), ()),
    "wide": ((200, 50), (*"jjjjjjjj", "c")),
}
"""Name of the picture to size and keys."""


async def picture(size: tuple[int, int], keys: tuple[str, ...]) -> str:
    """The screen as SVG after some keys."""
    without_blinking()
    services = services_on(TellingClipboard(), demo=True)
    app = Reconnect(lambda: services, about="demo data")
    async with app.run_test(size=size) as pilot:
        await pilot.app.workers.wait_for_complete()
        await at_rest(pilot, until="Help")
        for key in keys:
            await pilot.press(key)
            await at_rest(pilot)
        return await at_rest(pilot)


async def at_rest(pilot: Pilot[None], until: str = "") -> str:
    """The screen as SVG once nothing moves any more and these words stand on it."""
    before, now = "", "-"
    for _ in range(MOST_LOOKS):
        if before == now and until in now:
            return now
        await settled(pilot)
        before, now = now, pilot.app.export_screenshot(title="reconnect")
    raise AssertionError(f"the screen does not come to rest on “{until}”")


def draw_all() -> dict[str, str]:
    """Every picture, by its name."""
    return {name: asyncio.run(picture(size, keys)) for name, (size, keys) in SCENES.items()}


def key_table() -> str:
    """The keys of the screen as a Markdown table."""
    rows = ["| key | what it does |", "|---|---|"]
    for command in (*HOME, *ENTRY, *MESSAGE):
        keys = " ".join(f"`{key}`" for key in command.all_keys)
        where = "On the timeline, " if command in ENTRY else ""
        words = f"{command.title}: {command.help[0].lower()}{command.help[1:]}"
        rows.append(f"| {keys} | {where}{words} |")
    return "\n".join(rows)


def with_key_table(readme: str) -> str:
    """The README with the keys of today."""
    before, rest = readme.split(TABLE_BEGINS, 1)
    _, after = rest.split(TABLE_ENDS, 1)
    return f"{before}{TABLE_BEGINS}\n{key_table()}\n{TABLE_ENDS}{after}"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, svg in draw_all().items():
        (FOLDER / f"{name}.svg").write_text(svg, encoding="utf-8")
    README.write_text(with_key_table(README.read_text(encoding="utf-8")), encoding="utf-8")
