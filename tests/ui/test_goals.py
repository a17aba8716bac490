"""The user's own goals: in order, with a day, and with the people to warm up for them."""

from textual.pilot import Pilot

from reconnect_tui.services.opening import Services
from reconnect_tui.ui.screens.goals import Goals
from reconnect_tui.ui.screens.triage import Triage
from reconnect_tui.ui.widgets.composer import Composer
from tests.ui.world import Running, chosen_by, everything_on, home_of, press


def names(services: Services) -> list[str]:
    return [goal.name for goal in services.book.goals]


async def in_goals(pilot: Pilot[None], *keys: str) -> None:
    await press(pilot, *keys)
    assert isinstance(pilot.app.screen, Goals)


async def test_goals_are_added_put_in_order_and_dropped(empty: Services, running: Running) -> None:
    empty.directory.add("Ada")
    async with running(empty) as pilot:
        await in_goals(pilot, "g", "m")
        assert "No goals yet" in everything_on(pilot)
        await in_goals(pilot, "a", "m", "a", "j", "a", "p")
        assert names(empty) == ["mentorship", "job_search", "personal"]
        await in_goals(pilot, "K")
        assert names(empty) == ["mentorship", "personal", "job_search"]
        await in_goals(pilot, "K", "K", "J")
        assert names(empty) == ["mentorship", "personal", "job_search"]
        await in_goals(pilot, "D")
        assert names(empty) == ["mentorship", "job_search"]
        assert "No goal any more: personal" in everything_on(pilot)
        await in_goals(pilot, "u")
        assert names(empty) == ["mentorship", "personal", "job_search"]
        await press(pilot, "q")
        assert pilot.app.screen is home_of(pilot)


async def test_a_goal_has_its_day_in_words_and_tells_when_to_begin(
    empty: Services, running: Running
) -> None:
    empty.directory.add("Ada", [("goal_tags", "mentorship")])
    empty.upkeep.pursue(["mentorship", "personal"])
    async with running(empty) as pilot:
        await in_goals(pilot, "M")
        await press(pilot, "f", "“someday”", "enter")
        assert not empty.book.goals[0].need_by
        await in_goals(pilot, *["backspace"] * 7, "“2027-03-01”", "enter")
        assert [goal.need_by for goal in empty.book.goals] == ["2027-03-01", ""]
        assert "begin to warm up from 2027-01-18" in everything_on(pilot)
        assert "Ada" in everything_on(pilot)
        await in_goals(pilot, "f", *["backspace"] * 10, "“in 2 weeks”", "enter")
        assert "time to warm up" in everything_on(pilot)
        await in_goals(pilot, "f", *["backspace"] * 10, "enter")
        assert not empty.book.goals[0].need_by
        await in_goals(pilot, "u", "u", "u")
        assert not empty.book.goals[0].need_by


async def test_enter_goes_through_the_people_and_writes_to_one(
    demo: Services, running: Running
) -> None:
    async with running(demo) as pilot:
        await press(pilot, "M", "enter")
        triage = pilot.app.screen
        assert isinstance(triage, Triage)
        wanted = triage.contact
        assert wanted is not None
        assert "mentorship" in wanted.goal_tags
        await in_goals(pilot, "q")
        await press(pilot, "enter", "c")
        await pilot.pause(0.3)
        assert chosen_by(pilot).id == wanted.id
        assert home_of(pilot).query_one(Composer).draft is not None
