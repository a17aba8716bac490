"""The story of a person: a cursor on each thing in it, and one key to correct or take it out."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from textual.pilot import Pilot

from reconnect_tui.core.contact import Contact, FollowUp, Promise, Reason
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.timeline import Interaction, Timeline
from reconnect_tui.services.opening import Services
from reconnect_tui.ui.screens.help import Help
from reconnect_tui.ui.widgets.people_list import PeopleList
from reconnect_tui.ui.widgets.timeline_view import StoryPage, TimelineView
from tests.ui.world import Running, chosen_by, everything_on, home_of, press


def when(text: str) -> PartialDate:
    return PartialDate.parse(text)


@pytest.fixture
def ada(empty: Services) -> Contact:
    """Somebody with one thing of every kind."""
    grace = empty.directory.add("Grace Hopper")
    contact = Contact(
        "Ada Lovelace",
        timeline=Timeline.of(
            [
                Interaction("tea", when("2019-05-04"), "meeting", "both", summary="Tea"),
                Interaction("walk", when("2024-05-04"), "meeting", "both", summary="A walk"),
                Interaction("note", when("2025-01-02"), "note", summary="Likes odds"),
            ]
        ),
        reasons=(
            Reason("illness", when("2026-10-01"), "a fall from the stairs"),
            Reason("award", when("2020-02-02"), "the bridge prize"),
        ),
        promises=(Promise("send the paper", when("2026-11-27")),),
        followups=(FollowUp("revisit", when("2026-12-01")),),
    )
    with empty.book.changing("Ada is there", undoable=False) as change:
        contact = change.put(contact)
        walk = replace(contact.timeline.entries[1], with_ids=(contact.id,))
        change.put(replace(grace, timeline=Timeline.of([walk])))
        shared = tuple(
            replace(one, with_ids=(grace.id,)) if one.uid == "walk" else one
            for one in contact.timeline
        )
        return change.put(replace(contact, timeline=Timeline(shared)))


def now(services: Services, contact: Contact) -> Contact:
    return services.directory.contacts[contact.id]


def story_of(pilot: Pilot[None]) -> TimelineView:
    return home_of(pilot).query_one(TimelineView)


async def open_story(pilot: Pilot[None], name: str = "ada love") -> None:
    await press(pilot, "slash", f"“{name}”", "enter", "tab")
    assert pilot.app.focused is story_of(pilot)


async def to_the(pilot: Pilot[None], words: str) -> None:
    """Go down until the marked row shows these words."""
    await press(pilot, "home")
    for _ in range(20):
        if words in marked(pilot):
            return
        await press(pilot, "j")
    raise AssertionError(f"the cursor never comes to “{words}”")


def marked(pilot: Pilot[None]) -> str:
    """The row under the cursor, as it is drawn."""
    page = story_of(pilot).query_one(StoryPage)
    return page.render_line(page.marked).text if page.marked >= 0 else ""


async def test_the_cursor_visits_everything_once_in_the_order_of_the_story(
    empty: Services, running: Running, ada: Contact
) -> None:
    async with running(empty) as pilot:
        await open_story(pilot)
        rows = []
        for _ in range(7):
            rows.append(marked(pilot))
            await press(pilot, "j")
        for row, words in zip(
            rows,
            ("Next", "send the paper", "illness", "2025-01-02", "2024-05-04", "award", "2019"),
            strict=True,
        ):
            assert words in row
        await press(pilot, "escape")
        assert marked(pilot) == ""
        assert isinstance(pilot.app.focused, PeopleList)


async def test_each_thing_is_taken_out_on_its_own_and_comes_back(
    empty: Services, running: Running, ada: Contact
) -> None:
    """Hard news too (playbook 6.7)."""
    things: dict[str, Callable[[Contact], bool]] = {
        "illness": lambda one: [news.type for news in one.reasons] == ["award"],
        "send the paper": lambda one: not one.open_promises,
        "Next": lambda one: not one.open_followups,
        "2025-01-02": lambda one: "note" not in [entry.uid for entry in one.timeline],
        "2024-05-04": lambda one: "walk" not in [entry.uid for entry in one.timeline],
    }
    grace = empty.directory.one("Grace")
    async with running(empty) as pilot:
        await open_story(pilot)
        for words, is_gone in things.items():
            await to_the(pilot, words)
            await press(pilot, "D")
            assert is_gone(now(empty, ada)), words
            told = everything_on(pilot)
            assert "Taken out:" in told
            assert "u undoes" in told
            assert pilot.app.focused is story_of(pilot)
            await press(pilot, "u")
            assert now(empty, ada) == ada, words
        assert "a fall from the stairs" in everything_on(pilot)
        assert now(empty, grace) == grace


async def test_words_day_and_kind_of_an_entry_are_corrected_for_everyone_in_it(
    empty: Services, running: Running, ada: Contact
) -> None:
    grace = empty.directory.one("Grace")
    async with running(empty) as pilot:
        await open_story(pilot)
        await to_the(pilot, "2024-05-04")
        await press(pilot, "e", *["backspace"] * 10, "“next friday”", "enter")
        assert "lies ahead" in " ".join(everything_on(pilot).split())
        await press(pilot, *["backspace"] * 11, "“may 2023”", "tab", "end", "“ by the {sea}”")
        await press(pilot, "tab", "“call”", "enter")
        for person in (ada, grace):
            entry = next(one for one in now(empty, person).timeline if one.uid == "walk")
            assert (entry.date.text, entry.text) == ("2023-05", "A walk by the {sea}")
            assert (entry.kind, entry.direction) == ("call", "both")
        assert "2023-05" in everything_on(pilot)
        await press(pilot, "u")
        assert (now(empty, ada), now(empty, grace)) == (ada, grace)


async def test_news_promises_and_next_steps_are_corrected_and_done(
    empty: Services, running: Running, ada: Contact
) -> None:
    async with running(empty) as pilot:
        await open_story(pilot)
        await to_the(pilot, "illness")
        await press(pilot, "e", "tab", "end", "“, mended”", "enter")
        assert now(empty, ada).reasons[0].label == "a fall from the stairs, mended"
        await to_the(pilot, "send the paper")
        await press(pilot, "e", "end", "“ and the map”", "enter")
        assert now(empty, ada).open_promises[0].text == "send the paper and the map"
        await press(pilot, "x")
        assert not now(empty, ada).open_promises
        await to_the(pilot, "Next")
        await press(pilot, "e", "tab", "“ask about the exam”", "enter")
        (step,) = now(empty, ada).open_followups
        assert (step.text, str(step.due)) == ("ask about the exam", "2026-12-01")
        await press(pilot, "d")
        assert not now(empty, ada).open_followups
        await press(pilot, *["u"] * 5)
        assert now(empty, ada) == ada


async def test_the_keys_of_the_story_are_shown_where_they_work(
    empty: Services, running: Running, ada: Contact
) -> None:
    async with running(empty, (80, 24)) as pilot:
        assert "Take out" not in everything_on(pilot)
        await open_story(pilot)
        await to_the(pilot, "Next")
        for words in ("Correct", "Done", "Take out"):
            assert words in everything_on(pilot).splitlines()[-1]
        await press(pilot, "question_mark")
        assert isinstance(pilot.app.screen, Help)
        await press(pilot, "“take out”", "enter")
        assert not now(empty, ada).open_followups


async def test_one_stays_with_a_person_whose_place_in_the_list_changes(
    demo: Services, running: Running
) -> None:
    async with running(demo) as pilot:
        contact = chosen_by(pilot)
        before = demo.outreach.place(contact)
        await press(pilot, "tab")
        await to_the(pilot, "Next")
        await press(pilot, "D")
        after = demo.outreach.place(now(demo, contact))
        assert before is not None
        assert after is None or after.lane != before.lane
        assert chosen_by(pilot).id == contact.id


async def test_the_next_person_is_read_about_without_going_back(
    demo: Services, running: Running
) -> None:
    async with running(demo) as pilot:
        first = chosen_by(pilot)
        await press(pilot, "tab", "J")
        second = chosen_by(pilot)
        assert second.id != first.id
        assert second.name in str(story_of(pilot).border_title)
        await press(pilot, "K")
        assert chosen_by(pilot).id == first.id
        assert pilot.app.focused is story_of(pilot)


async def test_marked_rows_are_those_of_the_things_in_every_width(
    empty: Services, running: Running
) -> None:
    long = "田中さんと長い話をした、それから海辺を歩いた。" * 6 + "\n\nword " * 30
    entries = [
        Interaction(f"e{n}", when(f"20{10 + n // 12}-{1 + n % 12:02}"), "email", "in", body=long)
        for n in range(0, 200)
    ]
    news = tuple(Reason("award", entry.date, "賞" * 40) for entry in entries[::20])
    with empty.book.changing("Plant", undoable=False) as change:
        change.put(Contact("田中 愛子", timeline=Timeline.of(entries), reasons=news))
    async with running(empty, (80, 24)) as pilot:
        for size in ((80, 24), (61, 16), (160, 50)):
            await pilot.resize_terminal(*size)
            await press(pilot, "tab", "tab", "end")
            view = story_of(pilot)
            if pilot.app.focused is not view:
                await press(pilot, "tab", "end")
            page = view.query_one(StoryPage)
            heads = view._heads
            assert len(heads) >= 120
            for item, head in list(zip(view._items, heads, strict=True))[::10]:
                assert not isinstance(item, FollowUp | Promise)
                assert item.date is not None
                assert page.render_line(head).text.startswith(item.date.text)
