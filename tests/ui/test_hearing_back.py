"""What follows a message of theirs, and a talk in which something was promised."""

from dataclasses import replace

import pytest

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.timeline import Timeline
from reconnect_tui.services.opening import Services
from reconnect_tui.ui.screens.triage import Triage
from tests.ui.world import Running, everything_on, home_of, press


@pytest.fixture
def ada(empty: Services) -> Contact:
    return empty.directory.add("Ada Lovelace")


def now(services: Services, contact: Contact) -> Contact:
    return services.directory.contacts[contact.id]


def steps(contact: Contact) -> set[str]:
    return {step.kind for step in contact.open_followups}


def told(contact: Contact) -> list[tuple[str, str, str]]:
    return [
        (entry.date.text, entry.direction, entry.summary)
        for entry in contact.timeline
        if entry.counts
    ]


@pytest.mark.parametrize("key", ["n", "escape"])
async def test_a_reply_may_simply_be_logged_and_nothing_typed_is_lost(
    key: str, empty: Services, running: Running, ada: Contact
) -> None:
    async with running(empty) as pilot:
        await press(pilot, "r", "“yesterday: so kind of you”", "enter")
        assert now(empty, ada) == ada
        assert "Ada replied. And now?" in everything_on(pilot)
        await press(pilot, key)
        heard = now(empty, ada)
        assert told(heard) == [("2026-11-22", "in", "so kind of you")]
        assert (heard.state, steps(heard)) == ("replied", {"answer"})
        await press(pilot, "u")
        assert now(empty, ada) == ada


@pytest.mark.parametrize(("key", "move"), [("i", "invite"), ("a", "reply")])
async def test_a_reply_leads_to_an_answer_or_an_invitation_to_talk(
    key: str, move: str, empty: Services, running: Running, ada: Contact
) -> None:
    async with running(empty) as pilot:
        await press(pilot, "r", "“so kind of you”", "enter", key)
        assert now(empty, ada).state == "replied"
        composition = home_of(pilot).composition
        assert composition is not None
        assert composition.draft.move == move
        assert composition.draft.contact_id == ada.id


async def test_from_a_round_the_invitation_is_written_and_the_round_goes_on(
    empty: Services, running: Running, ada: Contact
) -> None:
    async with running(empty) as pilot:
        await press(pilot, "t", "r", "“so kind of you”", "enter", "i")
        composition = home_of(pilot).composition
        assert composition is not None
        assert composition.draft.move == "invite"
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Triage)
        assert now(empty, ada).state == "replied"


async def test_a_day_that_was_agreed_is_asked_for_until_it_can_be_used(
    empty: Services, running: Running, ada: Contact
) -> None:
    async with running(empty) as pilot:
        await press(pilot, "r", "“let us”", "enter", "d", "“someday”", "enter")
        assert now(empty, ada) == ada
        await press(pilot, *["backspace"] * 7, "“friday: tea”", "enter")
        heard = now(empty, ada)
        assert told(heard) == [("2026-11-23", "in", "let us")]
        assert (heard.state, steps(heard)) == ("scheduled", {"prepare_meeting", "log_meeting"})


async def test_a_day_that_is_not_given_after_all_leaves_the_reply_logged(
    empty: Services, running: Running, ada: Contact
) -> None:
    async with running(empty) as pilot:
        await press(pilot, "r", "“let us”", "enter", "d", "escape")
        assert now(empty, ada).state == "replied"


async def test_who_would_like_to_talk_some_time_is_proposed_two_times(
    empty: Services, running: Running, ada: Contact
) -> None:
    async with running(empty) as pilot:
        await press(pilot, "r", "enter", "s")
        heard = now(empty, ada)
        assert told(heard) == [("2026-11-23", "in", "They replied")]
        assert (heard.state, steps(heard)) == ("replied", {"propose_times"})


async def test_a_reply_of_a_day_to_come_is_asked_for_again(
    empty: Services, running: Running, ada: Contact
) -> None:
    async with running(empty) as pilot:
        await press(pilot, "r", "“2026-12-24: merry”", "enter")
        assert "2026-12-24 lies ahead" in " ".join(everything_on(pilot).split())
        await press(pilot, "home", *["delete"] * len("2026-12-24: "), "enter", "n")
        assert told(now(empty, ada)) == [("2026-11-23", "in", "merry")]


async def test_who_asked_not_to_be_contacted_is_only_logged(
    empty: Services, running: Running, ada: Contact
) -> None:
    with empty.book.changing("Asked") as change:
        change.put(replace(ada, do_not_contact=True))
    async with running(empty) as pilot:
        await press(pilot, "slash", "“ada”", "enter", "r", "“hello”", "enter")
        assert "asked not to be contacted" in everything_on(pilot)
        heard = now(empty, ada)
        assert (len(told(heard)), heard.state, steps(heard)) == (1, "dormant", set())


async def test_what_was_promised_in_a_talk_is_noted_if_one_likes(
    empty: Services, running: Running, ada: Contact
) -> None:
    words = "“lunch, I'll send her the chart on Friday. I will ask Bo about the lamp.”"
    async with running(empty) as pilot:
        await press(pilot, "l", "m", words, "enter")
        assert "You promise:" in everything_on(pilot)
        assert "“send her the chart on Friday”" in everything_on(pilot)
        assert now(empty, ada).timeline == Timeline()
        await press(pilot, "y", "n")
        talked = now(empty, ada)
        assert [(one.text, str(one.due)) for one in talked.open_promises] == [
            ("send her the chart on Friday", "2026-11-27")
        ]
        assert (talked.state, steps(talked)) == ("caught_up", {"thank_you"})
        await press(pilot, "u")
        assert now(empty, ada) == ada
        await press(pilot, "n", "“I will send her the chart.”", "enter", "y")
        assert [one.due for one in now(empty, ada).open_promises] != [None]


@pytest.mark.parametrize("keys", [("l", "d", "“2027”", "enter"), ("r", "“2019-03: hi”", "enter")])
async def test_what_names_more_than_a_day_is_asked_for_again(
    keys: tuple[str, ...], empty: Services, running: Running, ada: Contact
) -> None:
    async with running(empty) as pilot:
        await press(pilot, *keys)
        assert "names no day" in " ".join(everything_on(pilot).split())
        assert now(empty, ada) == ada
