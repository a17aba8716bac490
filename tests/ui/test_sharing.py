"""Links that one kept: from the key to the message that passes one on; and friends of both."""

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from reconnect_tui.core.contact import Contact
from reconnect_tui.services.opening import Services
from reconnect_tui.ui.screens.dialogs import Ask, Choose
from reconnect_tui.ui.screens.passing_on import Bridges
from reconnect_tui.ui.screens.sharing import Sharing
from reconnect_tui.ui.widgets.composer import Composer
from tests.ui.world import Running, chosen_by, everything_on, home_of, settled

URL = "https://example.org/reading/night-trains"
LINE = f"{URL}?utm_source=x because it has your timetable problem in it"


@pytest.fixture
def demo(demo: Services) -> Services:
    """The invented people, before any link was kept."""
    for item in demo.saved.items:
        demo.saved.drop(item)
    return demo


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
    await settled(pilot)
    await pilot.pause(0.15)  # a link is looked up a moment after the cursor has come to it


def sharing_of(pilot: Pilot[None]) -> Sharing:
    screen = pilot.app.screen
    assert isinstance(screen, Sharing)
    return screen


def body_of(pilot: Pilot[None]) -> str:
    draft = home_of(pilot).query_one(Composer).draft
    assert draft is not None
    return draft.body


async def go_to(pilot: Pilot[None], contact: Contact) -> None:
    home_of(pilot).go_to(contact)
    await settled(pilot)
    assert chosen_by(pilot).id == contact.id


async def test_a_link_is_kept_and_shows_who_would_care_and_why(
    demo: Services, running: Running
) -> None:
    async with running(demo) as pilot:
        await press(pilot, "g", "r")
        assert "No link is kept yet" in everything_on(pilot)
        await press(pilot, "n", *LINE, "enter")
        screen = everything_on(pilot)
        assert "night trains" in screen
        assert "because it has your timetable problem in it" in screen
        assert "Hana Kovářová" in screen
        assert "cares about night trains" in screen
        assert "without utm_source" in screen
        assert [item.url for item in demo.saved.items] == [URL]


async def test_what_is_no_address_is_asked_for_again(demo: Services, running: Running) -> None:
    async with running(demo) as pilot:
        await press(pilot, "R", "n", *"javascript:alert(1)", "enter")
        assert isinstance(pilot.app.screen, Ask)
        assert "javascript:alert(1)" in everything_on(pilot)
        await press(pilot, "escape")
        assert not demo.saved.items


async def test_enter_on_a_person_begins_a_message_with_the_link_and_the_reason(
    demo: Services, running: Running
) -> None:
    demo.saved.keep(URL, "it has your timetable problem in it", title="A piece on night trains")
    async with running(demo) as pilot:
        await press(pilot, "R", "enter", "enter")
        assert chosen_by(pilot).name == "Hana Kovářová"
        draft = home_of(pilot).query_one(Composer).draft
        assert draft is not None
        assert draft.move == "share_article"
        assert URL in draft.body
        assert "because it has your timetable problem in it" in draft.body
        assert not draft.blanks


async def test_a_message_that_was_begun_before_stays_among_the_drafts(
    demo: Services, running: Running
) -> None:
    hana = demo.directory.one("hana")
    begun = demo.outreach.keep(demo.outreach.begin(hana, "no_ask_hello").draft)
    demo.saved.keep(URL, "it has your timetable problem in it", people=[hana])
    async with running(demo) as pilot:
        await press(pilot, "R", "enter", "enter")
        assert URL in body_of(pilot)
        await press(pilot, "ctrl+s")
        kept = demo.outreach.draft(begun.id)
        assert kept is not None
        assert kept.is_live
        assert kept.body == begun.body


async def test_once_it_was_sent_they_are_not_named_for_it_again(
    demo: Services, running: Running
) -> None:
    demo.saved.keep(URL, "it has your timetable problem in it")
    async with running(demo) as pilot:
        await press(pilot, "R", "enter", "enter", "ctrl+o")
        await press(pilot, "y")
        await press(pilot, "R")
        screen = everything_on(pilot)
        assert "sent to 1" in screen
        assert "Hana" not in [one.contact.first_name for one in sharing_of(pilot)._caring]


async def test_a_link_is_found_by_a_few_letters_and_changed_and_dropped_and_brought_back(
    demo: Services, running: Running
) -> None:
    demo.saved.keep(URL)
    demo.saved.keep("https://example.org/roofs/green-roofs")
    async with running(demo) as pilot:
        await press(pilot, "R", "slash", *"ngtrain", "enter")
        assert "green roofs" not in everything_on(pilot)
        await press(pilot, "e", *"Night trains again", "enter")
        assert [item.title for item in demo.saved.items] == ["", "Night trains again"]
        await press(pilot, "d")
        assert [item.title for item in demo.saved.items] == [""]
        await press(pilot, "u")
        assert len(demo.saved.items) == 2


async def test_a_link_is_kept_for_somebody_with_a_key_and_becomes_a_reason(
    demo: Services, running: Running
) -> None:
    demo.saved.keep(URL, title="Night trains")
    async with running(demo) as pilot:
        await press(pilot, "R", "tab", "space")
        hana = demo.directory.one("hana")
        assert demo.saved.items[0].for_contacts == (hana.id,)
        assert hana.reasons[-1].type == "article_saved"
        await press(pilot, "space")
        assert not demo.saved.items[0].for_contacts


async def test_escape_leads_back_to_everyone(demo: Services, running: Running) -> None:
    async with running(demo) as pilot:
        before = chosen_by(pilot)
        await press(pilot, "R", "escape")
        assert pilot.app.screen is home_of(pilot)
        assert chosen_by(pilot) == before


async def test_a_link_is_kept_for_the_person_under_the_cursor_with_two_keys(
    demo: Services, running: Running
) -> None:
    async with running(demo) as pilot:
        tom = demo.directory.one("tom applegarth")
        await go_to(pilot, tom)
        await press(pilot, "L", *LINE, "enter")
        assert demo.saved.items[0].for_contacts == (tom.id,)
        assert "Kept for Tom, without utm_source" in everything_on(pilot)
        assert chosen_by(pilot).reasons[-1].source == URL
        await press(pilot, "u")
        assert not demo.saved.items
        assert chosen_by(pilot) == tom


async def test_the_story_says_who_knows_both_and_when_one_spoke_with_them(
    demo: Services, running: Running
) -> None:
    async with running(demo, size=(160, 50)) as pilot:
        await go_to(pilot, demo.directory.one("aurelio"))
        await pilot.pause(0.2)
        assert "Mei-Ling Tsai knows you both (spoke nearly five years ago)" in everything_on(pilot)


async def test_enter_on_a_friend_of_both_begins_a_message_to_the_friend(
    demo: Services, running: Running
) -> None:
    async with running(demo) as pilot:
        wangari = demo.directory.one("36")
        await go_to(pilot, wangari)
        await press(pilot, "B")
        assert isinstance(pilot.app.screen, Bridges)
        screen = everything_on(pilot)
        assert "Kwame Asante-Boadu  spoke thirteen days ago" in screen
        assert "you noted that they know each other" in screen
        await press(pilot, "enter")
        assert chosen_by(pilot).name == "Kwame Asante-Boadu"
        draft = home_of(pilot).query_one(Composer).draft
        assert draft is not None
        assert draft.move == "intro_request"
        assert wangari.name in draft.body


async def test_whom_one_owes_an_answer_is_answered_first(demo: Services, running: Running) -> None:
    async with running(demo) as pilot:
        await go_to(pilot, demo.directory.one("hana"))
        await press(pilot, "B", "k", "enter")
        assert isinstance(pilot.app.screen, Choose)
        assert "Marisol waits for your answer" in everything_on(pilot)
        await press(pilot, "y")
        assert chosen_by(pilot).name == "Marisol Quispe"
        draft = home_of(pilot).query_one(Composer).draft
        assert draft is not None
        assert draft.move == "reply"


@pytest.mark.parametrize(("key", "noted"), [("y", True), ("n", False)])
async def test_a_friend_is_named_only_once_they_agreed(
    demo: Services, running: Running, key: str, noted: bool
) -> None:
    async with running(demo) as pilot:
        wangari = demo.directory.one("36")
        await go_to(pilot, wangari)
        await press(pilot, "B", "m")
        assert "Has Kwame agreed to be named?" in everything_on(pilot)
        await press(pilot, key)
        assert demo.directory.contacts[wangari.id].mutual_offered is noted
        assert (home_of(pilot).composition is not None) is noted
        if noted:
            assert chosen_by(pilot).id == wangari.id
            draft = home_of(pilot).query_one(Composer).draft
            assert draft is not None
            assert draft.move == "mutual_mention"
            assert "Kwame" in draft.body


async def test_where_nobody_knows_both_it_says_so(empty: Services, running: Running) -> None:
    empty.directory.add("Ada Lindqvist")
    async with running(empty) as pilot:
        await press(pilot, "B")
        assert "Nobody is noted who knows both you and Ada" in everything_on(pilot)


async def test_the_screen_fits_into_a_small_window(demo: Services, running: Running) -> None:
    demo.saved.keep(URL, title="Night trains")
    async with running(demo, size=(80, 24)) as pilot:
        await press(pilot, "R")
        screen = everything_on(pilot)
        assert "Night trains" in screen
        assert "Hana" in screen
        assert sharing_of(pilot).query_one("#caring", OptionList).size.height > 2


async def test_a_film_is_kept_in_words_and_told_of(empty: Services, running: Running) -> None:
    ada = empty.directory.add("Ada Lovelace", [("interests", "lighthouses")])
    async with running(empty) as pilot:
        await press(pilot, "L", *"The Keeper, a film because you like lighthouses", "enter")
        (item,) = empty.saved.items
        assert (item.url, item.title) == ("", "The Keeper, a film")
        assert item.for_contacts == (ada.id,)
        await press(pilot, "g", "r", "enter", "enter")
        words = " ".join(everything_on(pilot).split())
        assert "To Ada Lovelace" in words
        assert "The Keeper, a film" in words
