"""What stands between the two: closeness, rhythm, goals, friends in common, tags, the state."""

from typing import Any

import pytest

from reconnect_tui.core.contact import STATES, Contact, State
from reconnect_tui.services.opening import Services
from reconnect_tui.ui.screens.about import STATE_WORDS
from reconnect_tui.ui.screens.home import Home
from tests.ui.world import Running, TellingClipboard, chosen_by, everything_on, press


@pytest.fixture
def ada(empty: Services) -> Contact:
    return empty.directory.add("Ada Lovelace")


def now(services: Services, contact: Contact) -> Contact:
    return services.directory.contacts[contact.id]


async def test_closeness_is_two_keys_and_rhythm_three_and_undo_takes_each_back(
    empty: Services, running: Running, ada: Contact
) -> None:
    async with running(empty) as pilot:
        await press(pilot, "i", "4")
        assert now(empty, ada).closeness == 4
        assert "trusted ally, closeness 4 of 5 · u undoes" in everything_on(pilot)
        await press(pilot, "i", "r", "2")
        assert now(empty, ada).rhythm_days == 90
        assert now(empty, ada).state == "keeping"
        assert "in touch every 90 days" in " ".join(everything_on(pilot).split())
        await press(pilot, "i", "r", "o", "“soon”", "enter")
        assert now(empty, ada).rhythm_days == 90
        await press(pilot, *["backspace"] * 4, "“60”", "enter")
        assert now(empty, ada).rhythm_days == 60
        await press(pilot, "i", "r", "n")
        assert now(empty, ada).rhythm_days == 0
        await press(pilot, "u", "u", "u", "u")
        assert now(empty, ada) == ada


async def test_a_rhythm_of_less_than_three_weeks_is_asked_about_between_colleagues(
    empty: Services, running: Running, ada: Contact
) -> None:
    async with running(empty) as pilot:
        await press(pilot, "i", "r", "o", "“14”", "enter")
        assert "Every 14 days is often for a working tie." in everything_on(pilot)
        assert now(empty, ada).rhythm_days == 0
        await press(pilot, "y")
        assert now(empty, ada).rhythm_days == 14
        await press(pilot, "i", "r", "o", "“20”", "enter", "enter")
        assert now(empty, ada).rhythm_days == 45


async def test_friends_may_hear_from_each_other_every_week(
    empty: Services, running: Running, ada: Contact
) -> None:
    empty.directory.edit(ada, {"relationship": "friend"})
    async with running(empty) as pilot:
        await press(pilot, "i", "r", "o", "“7”", "enter")
        assert now(empty, ada).rhythm_days == 7


async def test_enter_in_the_menu_sets_nothing_and_the_same_closeness_is_no_change(
    empty: Services, running: Running, ada: Contact
) -> None:
    async with running(empty) as pilot:
        await press(pilot, "i", "enter")
        assert not isinstance(pilot.app.screen, Home)
        await press(pilot, "2")
        assert now(empty, ada) == ada
        assert "u undoes" not in everything_on(pilot)


async def test_goals_tags_and_the_wish_to_be_left_alone_are_turned_on_and_off(
    empty: Services, running: Running, ada: Contact
) -> None:
    empty.upkeep.pursue(["mentorship"])
    async with running(empty) as pilot:
        await press(pilot, "i", "g", "m")
        assert now(empty, ada).goal_tags == ("mentorship",)
        await press(pilot, "i", "g", "j")
        assert now(empty, ada).goal_tags == ("mentorship", "job_search")
        await press(pilot, "i", "g", "m")
        assert now(empty, ada).goal_tags == ("job_search",)
        assert "job search" in everything_on(pilot)
        await press(pilot, "number_sign", "“math, poetry”", "enter")
        assert now(empty, ada).tags == ("math", "poetry")
        await press(pilot, "i", "x")
        assert now(empty, ada).do_not_contact
        await press(pilot, "i", "x")
        assert not now(empty, ada).do_not_contact


async def test_friends_in_common_are_picked_by_a_few_letters_and_taken_off_again(
    demo: Services, running: Running
) -> None:
    friend = demo.directory.one("Tess Holloway")
    async with running(demo, (80, 24)) as pilot:
        ada = chosen_by(pilot)
        before = demo.directory.contacts[ada.id]
        assert friend.id not in before.mutuals
        await press(pilot, "i", "m")
        shown = everything_on(pilot)
        for known in demo.directory.contacts.knowing(before)[:3]:
            assert known.name in shown
        await press(pilot, "“tess holl”", "enter")
        assert friend.id in demo.directory.contacts[ada.id].mutuals
        assert ada.id in demo.directory.contacts[friend.id].mutuals
        await press(pilot, "i", "m", "“tess holl”")
        assert "✓ Tess Holloway" in everything_on(pilot)
        await press(pilot, "enter")
        assert demo.directory.contacts[ada.id].mutuals == before.mutuals
        await press(pilot, "i", "m", "“zzqqxy”", "enter")
        assert "Nobody answers to that" in everything_on(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Home)


async def test_a_friend_that_both_know_and_was_met_is_noted_with_both(
    demo: Services, running: Running
) -> None:
    friend = demo.directory.one("Tess Holloway")
    async with running(demo) as pilot:
        ada = chosen_by(pilot)
        await press(pilot, "N", "k", "“tess holl”", "enter")
        for one in (ada, friend):
            assert demo.directory.contacts[one.id].reasons[-1].type == "mutual_sighting"


async def test_every_state_is_reached_and_left_by_keys(
    empty: Services, running: Running, ada: Contact
) -> None:
    """Playbook 6.8, A1."""
    assert set(STATE_WORDS) == set(STATES)
    assert len({key for key, _ in STATE_WORDS.values()}) == len(STATES)
    round_trip: list[State] = [*STATES[1:], "dormant"]
    async with running(empty) as pilot:
        for state in round_trip:
            left = empty.outreach.tie(now(empty, ada)).state
            await press(pilot, "i", "s", STATE_WORDS[state][0])
            if state == "scheduled":
                await press(pilot, "“tomorrow”", "enter")
            reached = empty.outreach.tie(now(empty, ada)).state
            assert (left, reached) != (state, state)
            assert reached == state
        assert len(now(empty, ada).timeline) >= len(STATES)
        for _ in round_trip:
            await press(pilot, "u")
        assert now(empty, ada) == ada


async def test_the_states_come_about_by_their_own_keys_too(
    empty: Services, running: Running, ada: Contact
) -> None:
    journey: tuple[tuple[tuple[str, ...], str], ...] = (
        (("asterisk",), "considering"),
        (("p", "enter"), "considering"),
        (("p", "“the bridge”", "enter"), "preparing"),
        (("r", "“hello”", "enter", "n"), "replied"),
        (("l", "d", "“tomorrow: tea”", "enter"), "scheduled"),
        (("l", "o"), "replied"),
        (("l", "m", "“tea at last”", "enter"), "caught_up"),
        (("i", "r", "1"), "keeping"),
        (("P",), "paused"),
        (("W",), "dormant"),
        (("X", "y"), "let_go"),
        (("W",), "dormant"),
    )
    async with running(empty) as pilot:
        for keys, state in journey:
            await press(pilot, *keys)
            assert empty.outreach.tie(now(empty, ada)).state == state, keys


async def test_a_next_step_is_made_from_nothing(
    empty: Services, running: Running, ada: Contact
) -> None:
    def steps() -> list[tuple[str, str, str]]:
        return [(step.kind, str(step.due), step.text) for step in now(empty, ada).open_followups]

    async with running(empty) as pilot:
        await press(pilot, "f", "o", "“in 2 weeks: ask about {the} exam”", "enter")
        assert steps() == [("reminder", "2026-12-07", "ask about {the} exam")]
        assert "ask about {the} exam" in " ".join(everything_on(pilot).split())
        await press(pilot, "f", "h", "“someday”", "enter")
        assert len(steps()) == 1
        await press(pilot, *["backspace"] * 7, "“1 month”", "enter")
        assert ("check_in", "2026-12-23", "") in steps()
        await press(pilot, "f", "f", "“tomorrow”", "enter")
        assert ("reminder", "2026-11-24", "ask about {the} exam") in steps()
        await press(pilot, "u", "u", "u")
        assert now(empty, ada) == ada


async def test_own_words_without_a_day_are_asked_for_it(
    empty: Services, running: Running, ada: Contact
) -> None:
    async with running(empty) as pilot:
        await press(pilot, "f", "o", "“call: the flat”", "enter", "“in 3 days”", "enter")
        (step,) = now(empty, ada).open_followups
        assert (step.text, str(step.due)) == ("call: the flat", "2026-11-26")


async def test_an_address_is_copied_in_a_round_too(
    empty: Services, running: Running, clipboard: TellingClipboard
) -> None:
    empty.directory.add("Ada", [("emails", "ada@example.org")])
    async with running(empty) as pilot:
        await press(pilot, "t", "y")
        assert clipboard.texts == ["ada@example.org"]


THREE_KEYS: dict[str, tuple[str, ...]] = {
    "log their reply": ("r", "“so kind”", "enter", "n"),
    "log a reply without words": ("r", "enter", "n"),
    "log a meeting": ("l", "m", "“lunch”", "enter"),
    "log a call": ("l", "c", "“call”", "enter"),
    "done today": ("d",),
    "news": ("N", "j", "enter"),
    "gave": ("b", "g", "“a book”", "enter"),
    "promise": ("m", "m", "“send it”", "enter"),
    "note": ("n", "“likes tea”", "enter"),
    "snooze a week": ("s", "1"),
    "snooze to a date": ("s", "d", "“2027-03-01”", "enter"),
    "rest": ("P",),
    "let go": ("X", "y"),
    "star": ("asterisk",),
    "closeness": ("i", "3"),
    "rhythm": ("i", "r", "1"),
    "goal": ("i", "g", "m"),
    "friend in common": ("i", "m", "“hana”", "enter"),
    "tags": ("number_sign", "“tea”", "enter"),
    "state": ("i", "s", "z"),
    "a next step": ("f", "h", "“2 weeks”", "enter"),
    "prepare": ("p", "“the harbour”", "enter"),
}
"""What one may do about somebody in a round; typed words are no keys (playbook 6.5)."""


async def test_everything_about_a_person_takes_at_most_three_keys_in_a_round(
    demo: Services, running: Running
) -> None:
    dormant = [
        place.id
        for place in demo.outreach.queue()
        if demo.outreach.draft_for(demo.directory.contacts[place.id]) is None
        and not demo.agenda.about(demo.directory.contacts[place.id])
        and demo.directory.contacts[place.id].state == "dormant"
        and demo.directory.contacts[place.id].closeness != 3
        and demo.directory.contacts[place.id].name.isascii()
    ]
    contact = demo.directory.contacts[dormant[0]]
    async with running(demo) as pilot:
        await press(pilot, "slash", f"“{contact.name.lower()}”", "enter")
        assert chosen_by(pilot).id == contact.id
        for what, keys in THREE_KEYS.items():
            assert sum(not key.startswith("“") for key in keys) <= 3, what
            before: Any = demo.directory.contacts[contact.id]
            await press(pilot, *keys)
            assert demo.directory.contacts[contact.id] != before, what
            await press(pilot, "u")
            assert demo.directory.contacts[contact.id] == before, what
            assert chosen_by(pilot).id == contact.id, what
