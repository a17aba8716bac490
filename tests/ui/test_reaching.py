"""Addresses, numbers and links to copy, and one's own profile (playbook M29, M31)."""

import pytest

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.owner import Owner
from reconnect_tui.services.opening import Services
from tests.ui.world import Running, TellingClipboard, everything_on, press

PROFILE = "https://www.linkedin.com/in/ada-demo"


def person(services: Services, **values: str) -> Contact:
    return services.directory.add("Ada Lovelace", list(values.items()))


async def test_the_only_address_is_copied_at_once(
    empty: Services, running: Running, clipboard: TellingClipboard
) -> None:
    person(empty, emails="ada@example.org")
    async with running(empty) as pilot:
        await press(pilot, "y")
        assert clipboard.texts == ["ada@example.org"]


async def test_of_several_ways_one_is_chosen(
    empty: Services, running: Running, clipboard: TellingClipboard
) -> None:
    person(empty, emails="ada@example.org", phones="+44 7700 900123", urls=PROFILE)
    async with running(empty) as pilot:
        await press(pilot, "y")
        assert "+44 7700 900123" in everything_on(pilot)
        assert clipboard.texts == []
        await press(pilot, "2", "y", "3", "y", "escape")
        assert clipboard.texts == ["+44 7700 900123", PROFILE]


async def test_who_cannot_be_reached_is_told(
    empty: Services, running: Running, clipboard: TellingClipboard
) -> None:
    person(empty)
    async with running(empty) as pilot:
        await press(pilot, "y")
        assert "No address of Ada known" in everything_on(pilot)
        assert clipboard.texts == []


@pytest.mark.parametrize(("channel", "is_told"), [("linkedin_message", True), ("email", False)])
async def test_where_people_look_at_profiles_one_is_reminded_of_ones_own(
    demo: Services, running: Running, channel: str, is_told: bool
) -> None:
    assert demo.agenda.is_profile_old
    hana = demo.directory.one("hana")
    draft = demo.outreach.begin(hana, "no_ask_hello", channel=channel).draft
    demo.outreach.keep(draft)
    async with running(demo) as pilot:
        await press(pilot, "slash", "“hana”", "enter", "c")
        assert ("They will see your profile first" in everything_on(pilot)) == is_told


async def test_a_message_that_nobody_signs_says_how_to_tell_who_one_is(
    empty: Services, running: Running
) -> None:
    with empty.book.changing("Nobody", undoable=False) as change:
        change.put_owner(Owner())
    empty.directory.add("Ada Lovelace")
    async with running(empty) as pilot:
        await press(pilot, "c")
        assert "reconnect me YOUR NAME" in everything_on(pilot)
    empty.upkeep.called("Robin Ferreira")
    async with running(empty) as pilot:
        await press(pilot, "c")
        assert "reconnect me YOUR NAME" not in everything_on(pilot)


async def test_on_an_empty_book_what_needs_people_says_so(
    empty: Services, running: Running
) -> None:
    async with running(empty) as pilot:
        await press(pilot, "t")
        assert "Nobody is here yet" in everything_on(pilot)
