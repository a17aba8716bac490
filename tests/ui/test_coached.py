"""The coach at one's elbow: it sees, one key goes there, one mends, one sends it away."""

from collections.abc import Callable

from textual.pilot import Pilot

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.services.opening import Services
from reconnect_tui.ui.screens.dialogs import Choose
from reconnect_tui.ui.screens.openers import Openers
from reconnect_tui.ui.widgets.coach_view import CoachView
from reconnect_tui.ui.widgets.composer import Composer
from tests.ui.world import (
    Running,
    TellingClipboard,
    everything_on,
    home_of,
    settled,
)


async def until(pilot: Pilot[None], is_so: Callable[[], bool], rounds: int = 200) -> None:
    for _ in range(rounds):
        if is_so():
            return
        await pilot.pause(0.05)
    raise AssertionError("it did not come to that")


def quiet_for_years(services: Services) -> Contact:
    ada = services.directory.add("Ada Lovelace", [("closeness", "4")])
    services.outreach.log(
        [ada], "Lunch at the works", kind="meeting", on=PartialDate.parse("2023-05-02")
    )
    return services.directory.edit(ada, {"shared_memories": "the punch-card story"})


async def writing(pilot: Pilot[None], contact: Contact, words: str) -> Composer:
    """Write these words to somebody, as if typed."""
    home_of(pilot).go_to(contact)
    await settled(pilot)
    await pilot.press("c")
    await settled(pilot)
    composer = home_of(pilot).query_one(Composer)
    area = composer.area
    area.put(words, 0, len(area.text))
    await settled(pilot)
    return composer


def rules_seen(pilot: Pilot[None]) -> list[str]:
    review = home_of(pilot).review
    return [finding.rule for finding in review.findings] if review else []


async def test_the_coach_looks_once_the_fingers_rest_and_underlines_what_it_sees(
    empty: Services, running: Running
) -> None:
    ada = quiet_for_years(empty)
    async with running(empty) as pilot:
        composer = await writing(pilot, ada, "Hi Ada,\n\nLet us touch base soon.\n\nWarmly,\nSam")
        await until(pilot, lambda: "C05" in rules_seen(pilot))
        assert "Remember" in everything_on(pilot)
        seen = composer.area.get_line(2)
        assert any("underline" in str(span.style) for span in seen.spans)


async def test_what_the_coach_saw_of_other_words_is_not_shown(
    empty: Services, running: Running
) -> None:
    ada = quiet_for_years(empty)
    async with running(empty) as pilot:
        await writing(pilot, ada, "Hi Ada,\n\nHow is the engine?")
        home = home_of(pilot)
        await until(pilot, lambda: home.review is not None)
        before = home.review
        home.post_message(
            home.Reviewed(
                home.services.outreach.begin(ada).draft.reworded("Other words"),
                home.services.coach.about(home.services.outreach.begin(ada).draft),
            )
        )
        await settled(pilot)
        assert home.review == before


async def test_one_key_mends_the_unnamed_gap(empty: Services, running: Running) -> None:
    ada = quiet_for_years(empty)
    async with running(empty) as pilot:
        composer = await writing(
            pilot, ada, "Hi Ada,\n\nI still tell the punch-card story. How is the engine?"
        )
        assert "C05" in [f.rule for f in home_of(pilot).looked_over().findings]  # type: ignore[union-attr]
        await pilot.press("f9")
        await settled(pilot)
        asked = pilot.app.screen
        assert isinstance(asked, Choose)
        await pilot.press("1")
        await settled(pilot)
        assert "three and a half years" in composer.area.text
        assert composer.area.text.index("half years") < composer.area.text.index("punch-card")
        assert "C05" not in rules_seen(pilot)
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert "half years" not in composer.area.text


async def test_a_finding_is_left_out_for_this_message_alone(
    empty: Services, running: Running
) -> None:
    ada = quiet_for_years(empty)
    async with running(empty) as pilot:
        await writing(pilot, ada, "Hi Ada,\n\nHow is the engine these days, and how are you?")
        await pilot.press("f2")
        await settled(pilot)
        home = home_of(pilot)
        view = home.query_one(CoachView)
        first = view.current
        assert first is not None
        await pilot.press("x")
        await settled(pilot)
        assert first.rule not in rules_seen(pilot)
        kept = empty.outreach.draft_for(ada)
        assert kept is not None
        assert first.rule in kept.dismissed
        await pilot.press("escape", "escape")
        await settled(pilot)
        await pilot.press("c")
        await until(pilot, lambda: home.review is not None)
        assert first.rule not in rules_seen(pilot)


async def test_good_enough_leaves_every_hint_out_and_keeps_the_warnings(
    empty: Services, running: Running
) -> None:
    ada = quiet_for_years(empty)
    async with running(empty) as pilot:
        await writing(pilot, ada, "Hi Ada,\n\nLet us touch base about my plans soon.")
        await pilot.press("f2", "g")
        await settled(pilot)
        review = home_of(pilot).looked_over()
        assert review is not None
        assert review.findings
        assert all(finding.severity != "hint" for finding in review.findings)


async def test_a_plain_error_is_copied_by_a_second_key(
    empty: Services, running: Running, clipboard: TellingClipboard
) -> None:
    ada = quiet_for_years(empty)
    async with running(empty) as pilot:
        await writing(pilot, ada, "Dear Monica,\n\nit has been over three years. How are you?")
        await pilot.press("ctrl+o")
        await settled(pilot)
        assert clipboard.texts == []
        assert "Not copied yet" in everything_on(pilot)
        await pilot.press("ctrl+o")
        await settled(pilot)
        assert clipboard.texts[0].startswith("Dear Monica")


async def test_a_promise_in_the_words_is_offered_once_the_message_is_sent(
    empty: Services, running: Running
) -> None:
    ada = quiet_for_years(empty)
    async with running(empty) as pilot:
        await writing(
            pilot,
            ada,
            "Hi Ada,\n\nIt has been over three years. I will send you the punch-card drawings. "
            "How is the engine?",
        )
        await pilot.press("ctrl+o")
        await settled(pilot)
        await pilot.press("y")
        await settled(pilot)
        assert "You promise" in everything_on(pilot)
        await pilot.press("y")
        await settled(pilot)
        promises = empty.directory.contacts[ada.id].open_promises
        assert [promise.is_theirs for promise in promises] == [False]
        assert promises[0].due is not None


async def test_another_opener_is_chosen_with_its_message_beside_it(
    demo: Services, running: Running
) -> None:
    contact = demo.directory.contacts[list(demo.outreach.queue())[8].id]
    async with running(demo) as pilot:
        home_of(pilot).go_to(contact)
        await settled(pilot)
        await pilot.press("c")
        await settled(pilot)
        composer = home_of(pilot).query_one(Composer)
        first = composer.area.text
        await pilot.press("ctrl+t")
        await settled(pilot)
        picker = pilot.app.screen
        assert isinstance(picker, Openers)
        shown = everything_on(pilot)
        await pilot.press("j", "t")
        await settled(pilot)
        assert everything_on(pilot) != shown
        await pilot.press("enter")
        await settled(pilot)
        assert composer.area.text != first
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert composer.area.text == first


async def test_only_another_channel_leaves_ones_own_words(
    empty: Services, running: Running
) -> None:
    ada = quiet_for_years(empty)
    async with running(empty) as pilot:
        composer = await writing(pilot, ada, "Hi Ada,\n\nmy very own words.")
        draft = composer.draft
        assert draft is not None
        await pilot.press("ctrl+t", "k", "c", "enter")
        await settled(pilot)
        assert "my very own words" in composer.area.text
        assert composer.draft is not None
        assert composer.draft.channel != draft.channel


async def test_nerves_bring_a_warm_up_and_lead_back_to_the_message(
    empty: Services, running: Running
) -> None:
    ada = quiet_for_years(empty)
    near = empty.directory.add("Grace Hopper")
    empty.outreach.log([near], "Met at the fair", kind="meeting")
    async with running(empty) as pilot:
        composer = await writing(pilot, ada, "Hi Ada,\n\nhow is the engine?")
        await pilot.press("ctrl+r")
        await settled(pilot)
        assert "5,900" in everything_on(pilot)
        await pilot.press("1")
        await settled(pilot)
        assert composer.draft is not None
        assert composer.draft.contact_id == near.id
        await pilot.press("escape")
        await settled(pilot)
        assert composer.draft is not None
        assert composer.draft.contact_id == ada.id
        assert "how is the engine?" in composer.area.text


async def test_the_next_idea_fills_a_slot(demo: Services, running: Running) -> None:
    async with running(demo) as pilot:
        home = home_of(pilot)
        for place in demo.outreach.queue():
            composition = demo.outreach.begin(demo.directory.contacts[place.id])
            if any(not slot.value and slot.suggestions for slot in composition.slots):
                break
        home.go_to(demo.directory.contacts[place.id])
        await settled(pilot)
        await pilot.press("c")
        await settled(pilot)
        composer = home.query_one(Composer)
        before = composer.area.text
        await pilot.press("ctrl+n")
        await settled(pilot)
        assert composer.area.text != before or "No idea" in everything_on(pilot)


async def test_drafts_that_wait_are_one_list(demo: Services, running: Running) -> None:
    async with running(demo) as pilot:
        await pilot.press("g", "d")
        await settled(pilot)
        drafts = demo.outreach.live_drafts()
        assert len(drafts) > 0
        await pilot.press("enter")
        await settled(pilot)
        draft = home_of(pilot).query_one(Composer).draft
        assert draft is not None
        assert draft.id == drafts[0].id
