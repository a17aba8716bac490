from pathlib import Path

from textual.widgets import ProgressBar

from reconnect_tui.services.opening import Services
from reconnect_tui.ui.screens.importing import ImportArchive
from tests.ui.world import Running, everything_on, home_of, settled

CONNECTIONS = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ada,Lovelace,https://www.linkedin.com/in/ada-demo,,Analytical,Engineer,12 Mar 2019
Grace,Hopper,https://www.linkedin.com/in/grace-demo,,Navy Labs,Admiral,31 Feb 2020
,,,,,,07 Jun 2022
"""
MESSAGES = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,"
    "DATE,SUBJECT,CONTENT,FOLDER\n"
    "c1,,Ada Lovelace,https://www.linkedin.com/in/ada-demo,Robin Ferreira,"
    "https://www.linkedin.com/in/robin-demo,2021-03-13 08:15:22 UTC,,Hello there,INBOX\n"
    "c1,,Robin Ferreira,https://www.linkedin.com/in/robin-demo,Ada Lovelace,"
    "https://www.linkedin.com/in/ada-demo,2021-03-14 08:15:22 UTC,,Hello back,INBOX\n"
)
PROFILE = "First Name,Last Name,Headline\nRobin,Ferreira,Reconnector\n"


def archive_in(folder: Path) -> Path:
    (folder / "Connections.csv").write_text(CONNECTIONS, encoding="utf-8")
    (folder / "messages.csv").write_text(MESSAGES, encoding="utf-8")
    (folder / "Profile.csv").write_text(PROFILE, encoding="utf-8")
    return folder


async def test_an_archive_comes_in_from_the_screen_and_the_quiet_ones_stand_with_reasons(
    empty: Services, running: Running, tmp_path: Path
) -> None:
    archive = archive_in(tmp_path)
    async with running(empty, (80, 24)) as pilot:
        await pilot.press("g", "i")
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, ImportArchive)
        screen.query_one("Field").value = str(archive)  # type: ignore[attr-defined]
        await pilot.press("enter")
        await settled(pilot)
        assert "2  people would be added" in everything_on(pilot)
        assert screen.query_one(ProgressBar).total == 2  # the rows it was last told of
        assert len(empty.directory.contacts) == 0
        await pilot.press("enter")
        await settled(pilot)
        assert len(empty.directory.contacts) == 2
        assert empty.book.owner.name == "Robin Ferreira"
        await pilot.press("enter")
        await settled(pilot)
        shown = everything_on(pilot)
        assert "Ada Lovelace" in shown
        assert "Quiet for" in shown
        await pilot.press("u")
        await settled(pilot)
        assert len(empty.directory.contacts) == 0
        assert home_of(pilot).people is not None


async def test_a_path_that_leads_nowhere_is_named_and_nothing_changes(
    empty: Services, running: Running, tmp_path: Path
) -> None:
    async with running(empty) as pilot:
        await pilot.press("I")
        await settled(pilot)
        pilot.app.screen.query_one("Field").value = str(tmp_path / "nowhere.zip")  # type: ignore[attr-defined]
        await pilot.press("enter")
        await settled(pilot)
        assert "nowhere.zip" in everything_on(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert not empty.book.exists
