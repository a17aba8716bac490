"""Somebody from each lane, from the list to the end of what is to be done, by keys alone."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from textual.pilot import Pilot

from reconnect_tui.core.contact import Contact, FollowUp, Promise
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.timeline import Direction, Interaction, Timeline
from reconnect_tui.services.opening import Services
from reconnect_tui.ui.screens.triage import Triage
from tests.ui.world import (
    TODAY,
    Running,
    TellingClipboard,
    everything_on,
    home_of,
    settled,
    until,
)

Keep = Callable[[Contact], Contact]


def on(days: int) -> PartialDate:
    return PartialDate.on(TODAY + timedelta(days=days))


def said(days_ago: int, direction: Direction, channel: str = "email") -> Interaction:
    words = "Could you tell me how the bridge turned out?"
    return Interaction(
        f"{direction}{days_ago}", on(-days_ago), "message", direction, "", channel, words
    )


@pytest.fixture
def keep(empty: Services) -> Keep:
    def put(contact: Contact) -> Contact:
        with empty.book.changing("Kept", undoable=False) as change:
            return change.put(contact)

    return put


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


def round_of(pilot: Pilot[None]) -> Triage:
    screen = pilot.app.screen
    assert isinstance(screen, Triage)
    return screen


async def write_and_send(
    pilot: Pilot[None], clipboard: TellingClipboard, words: str, *then: str
) -> None:
    """From a card: draft, write, copy, confirm; three keys beside the words."""
    await press(pilot, "c")
    assert pilot.app.screen is home_of(pilot)
    await press(pilot, "ctrl+end", *words, "ctrl+o")
    if not clipboard.texts:
        await press(pilot, "ctrl+o")  # the hint of a slot is still there
    assert words in clipboard.texts[0]
    await press(pilot, "y", *then)
    await until(pilot, lambda: isinstance(pilot.app.screen, Triage))


def steps_of(contact: Contact) -> dict[str, str]:
    return {step.kind: str(step.due) for step in contact.open_followups}


async def test_the_lane_owe_from_their_message_to_the_answer(
    empty: Services, keep: Keep, running: Running, clipboard: TellingClipboard
) -> None:
    ada = keep(
        Contact("Ada Byron", emails=("ada@byron.example",), timeline=Timeline((said(3, "in"),)))
    )
    async with running(empty) as pilot:
        await press(pilot, "t")
        assert "They wrote three days ago" in everything_on(pilot)
        await write_and_send(pilot, clipboard, "It still stands")
        after = empty.directory.contacts[ada.id]
        assert after.state == "waiting"
        assert [(one.direction, one.date) for one in after.timeline if one.counts] == [
            ("in", on(-3)),
            ("out", on(0)),
        ]
        assert steps_of(after) == {"soft_nudge": on(14).text}
        assert empty.outreach.place(after) is None
        await press(pilot, "u")
        back = empty.directory.contacts[ada.id]
        assert [one.direction for one in back.timeline if one.counts] == ["in"]
        assert "soft_nudge" not in steps_of(back)
        place = empty.outreach.place(back)
        assert place is not None
        assert place.lane == "owe"
        assert round_of(pilot).contact == back


async def test_the_lane_promise_from_the_word_given_to_the_word_kept(
    empty: Services, keep: Keep, running: Running
) -> None:
    promise = Promise("the drawings of the bridge", on(-1))
    ada = keep(Contact("Ada Byron", promises=(promise,), timeline=Timeline((said(90, "both"),))))
    async with running(empty) as pilot:
        await press(pilot, "t")
        assert "You promised: the drawings of the bridge" in everything_on(pilot)
        assert "x once it is done" in everything_on(pilot)
        await press(pilot, "x")
        after = empty.directory.contacts[ada.id]
        assert after.open_promises == ()
        assert [one.done for one in after.promises] == [on(0)]
        assert "1 kept" in everything_on(pilot)
        assert round_of(pilot).contact is None
        await press(pilot, "u")
        assert empty.directory.contacts[ada.id] == ada
        assert round_of(pilot).contact == ada


async def test_the_lane_promise_with_thanks_that_are_due(
    empty: Services, keep: Keep, running: Running, clipboard: TellingClipboard
) -> None:
    met = Interaction("m", on(-1), "meeting", "both", summary="Tea at the weir")
    ada = keep(
        Contact(
            "Ada Byron",
            state="caught_up",
            emails=("ada@byron.example",),
            followups=(FollowUp("thank_you", on(0)),),
            timeline=Timeline((met,)),
        )
    )
    async with running(empty) as pilot:
        await press(pilot, "t")
        assert "Say thank you" in everything_on(pilot)
        await write_and_send(pilot, clipboard, "That tea did me good", "2")
        after = empty.directory.contacts[ada.id]
        assert "thank_you" not in steps_of(after)
        assert [one.kind for one in after.timeline if one.is_outbound][-1] != "meeting"
        assert (after.state, after.rhythm_days) == ("keeping", 90)
        assert steps_of(after) == {"check_in": on(30).text}
        await press(pilot, "u", "u")
        assert "thank_you" in steps_of(empty.directory.contacts[ada.id])


async def test_the_lane_due_from_the_day_of_a_nudge_to_the_second_waiting(
    empty: Services, keep: Keep, running: Running, clipboard: TellingClipboard
) -> None:
    ada = keep(
        Contact(
            "Ada Byron",
            state="waiting",
            emails=("ada@byron.example",),
            followups=(FollowUp("nudge", on(0)),),
            timeline=Timeline((said(400, "both"), said(10, "out"))),
        )
    )
    async with running(empty) as pilot:
        await press(pilot, "t")
        assert "gentle nudge" in everything_on(pilot)
        await write_and_send(pilot, clipboard, "The survey is closed now")
        after = empty.directory.contacts[ada.id]
        assert after.state == "waiting"
        assert len([one for one in after.timeline if one.is_outbound]) == 3
        assert steps_of(after) == {"second_channel": on(21).text}
        assert empty.outreach.place(after) is None
        await press(pilot, "u")
        assert "nudge" in steps_of(empty.directory.contacts[ada.id])
        assert round_of(pilot).contact == empty.directory.contacts[ada.id]


async def test_the_lane_open_from_a_long_silence_to_the_first_message(
    empty: Services, keep: Keep, running: Running, clipboard: TellingClipboard
) -> None:
    ada = keep(
        Contact(
            "Ada Byron",
            emails=("ada@byron.example",),
            shared_memories=("the flood at the weir",),
            timeline=Timeline((said(800, "out"), said(799, "in"), said(798, "out"))),
        )
    )
    before = tuple(ada.timeline)
    async with running(empty) as pilot:
        await press(pilot, "t")
        assert "Quiet for over two years" in everything_on(pilot)
        await write_and_send(pilot, clipboard, "How is the weir?")
        after = empty.directory.contacts[ada.id]
        assert after.state == "waiting"
        assert [one.date for one in after.timeline if one.is_outbound][-1] == on(0)
        assert steps_of(after) == {"nudge": on(10).text}
        assert empty.outreach.place(after) is None
        await press(pilot, "u")
        back = empty.directory.contacts[ada.id]
        assert tuple(one for one in back.timeline if one.counts) == before
        assert "nudge" not in steps_of(back)
        assert round_of(pilot).contact == back


async def test_x_where_nothing_is_due_says_so(
    empty: Services, keep: Keep, running: Running
) -> None:
    ada = keep(Contact("Ada Byron"))
    async with running(empty) as pilot:
        await press(pilot, "t", "x")
        assert "Nothing has come due with Ada" in everything_on(pilot)
        assert empty.directory.contacts[ada.id] == ada


async def test_a_daily_round_of_ten_people_takes_fifteen_keys(
    empty: Services, keep: Keep, running: Running
) -> None:
    """Two who wrote, three promises, two days that have come and three suggestions.

    Nobody takes more than two keys, and the whole round fifteen, with the one that opens it and
    the one that ends it.
    """
    for name in ("Owed One", "Owed Two"):
        keep(Contact(name, timeline=Timeline((said(5, "in"),))))
    for name in ("Promised One", "Promised Two", "Promised Three"):
        keep(Contact(name, promises=(Promise("a book", on(0)),)))
    for name in ("Due One", "Due Two"):
        keep(Contact(name, followups=(FollowUp("revisit", on(0)),)))
    for number in range(5):
        keep(Contact(f"Open {number}", timeline=Timeline((said(500 + number, "both"),))))
    decisions = [["d"], ["s", "1"], ["x"], ["x"], ["x"], ["P"], ["s", "m"], ["d"], ["X", "y"]]
    decisions.append(["space"])
    pressed = 0
    async with running(empty) as pilot:
        await press(pilot, "t")
        everybody = round_of(pilot).sitting.ids
        assert len(everybody) == 10
        for number, keys in zip(everybody, decisions, strict=True):
            contact = round_of(pilot).contact
            assert contact is not None
            assert contact.id == number
            assert len(keys) <= 3
            pressed += len(keys)
            await press(pilot, *keys)
        assert round_of(pilot).contact is None
        assert "Done for today" in everything_on(pilot)
        assert dict(round_of(pilot).sitting.counts) == {
            "kept": 3,
            "logged": 2,
            "set aside": 2,
            "let rest": 1,
            "let go": 1,
        }
        await press(pilot, "q")
        assert pilot.app.screen is home_of(pilot)
    assert 1 + pressed + 1 == 15


async def test_a_promise_to_do_better_is_followed_by_the_question_how_often(
    empty: Services, keep: Keep, running: Running, clipboard: TellingClipboard
) -> None:
    ada = keep(Contact("Ada Byron", closeness=4, timeline=Timeline((said(800, "both"),))))
    draft = empty.outreach.begin(ada, "own_gap_humour").draft
    body = "Hi Ada,\n\nTwo years. I promise to do better from here on. How are you?\n\nWren"
    empty.outreach.keep(draft.reworded(body))
    async with running(empty) as pilot:
        await press(pilot, "c", "ctrl+o", "y")
        assert "How often would you like to be in touch with Ada?" in everything_on(pilot)
        await press(pilot, "1")
        assert empty.directory.contacts[ada.id].rhythm_days == 45


async def test_whoever_was_written_to_is_done_with_whatever_state_that_leads_to(
    empty: Services, keep: Keep, running: Running, clipboard: TellingClipboard
) -> None:
    ada = keep(
        Contact(
            "Ada Byron",
            state="keeping",
            rhythm_days=90,
            followups=(FollowUp("check_in", on(-3)),),
            timeline=Timeline((said(60, "both"),)),
        )
    )
    bea = keep(Contact("Bea Tilney", closeness=4, timeline=Timeline((said(900, "both"),))))
    async with running(empty) as pilot:
        await press(pilot, "t")
        assert round_of(pilot).contact == empty.directory.contacts[ada.id]
        await write_and_send(pilot, clipboard, "It is only a hello")
        assert empty.directory.contacts[ada.id].state == "keeping"
        assert round_of(pilot).contact == empty.directory.contacts[bea.id]
        assert "1 written to" in everything_on(pilot)


async def test_a_message_that_was_only_looked_at_is_not_counted(
    empty: Services, keep: Keep, running: Running
) -> None:
    ada = keep(
        Contact(
            "Ada Byron",
            state="waiting",
            followups=(FollowUp("nudge", on(-1)),),
            timeline=Timeline((said(400, "both"), said(20, "out"))),
        )
    )
    async with running(empty) as pilot:
        await press(pilot, "t", "c", "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, Triage))
        assert "written to" not in everything_on(pilot)
        assert round_of(pilot).contact == empty.directory.contacts[ada.id]
