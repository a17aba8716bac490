import pytest

from reconnect_tui.services.opening import Services
from reconnect_tui.ui.commands import HELP_WHILE_TYPING, HOME, MESSAGE, ROUND, Command
from reconnect_tui.ui.commands_on_items import ENTRY, OWN_GOALS
from reconnect_tui.ui.screens.goals import Goals
from reconnect_tui.ui.screens.help import Help
from reconnect_tui.ui.screens.home import Home
from reconnect_tui.ui.screens.triage import Triage
from reconnect_tui.ui.widgets.contact_list import ContactList
from reconnect_tui.ui.widgets.people_list import PeopleList
from reconnect_tui.ui.widgets.timeline_view import TimelineView
from tests.ui.world import Running, chosen_by, everything_on, home_of, settled

HOSTILE = [
    "[bold]x[/bold]",
    "[@click=app.quit]Anna[/]",
    "[/",
    "[0]",
    "[$nope]y[/]",
    "田中 さくら",
    "אורי לוי",
    "👩‍👩‍👧‍👦 Family",
]


async def test_a_newcomer_is_greeted_and_told_what_to_press(
    empty: Services, running: Running
) -> None:
    async with running(empty, (80, 24)) as pilot:
        shown = everything_on(pilot)
        assert "Nobody here yet" in shown
        assert "g i" in shown
        assert "import your LinkedIn archive" in shown


async def test_the_list_begins_with_the_day_and_says_why(demo: Services, running: Running) -> None:
    first = demo.outreach.queue()[0]
    async with running(demo) as pilot:
        shown = everything_on(pilot)
        assert shown.index("Today") < shown.index(f"! {first.name}")
        assert first.reason[:20] in shown
        assert chosen_by(pilot).id == first.id


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 40), (200, 50)])
async def test_every_size_shows_the_list_and_the_story(
    demo: Services, running: Running, size: tuple[int, int]
) -> None:
    async with running(demo, size) as pilot:
        shown = everything_on(pilot)
        assert "People" in shown
        assert chosen_by(pilot).first_name in shown


async def test_a_window_that_is_too_small_says_so(demo: Services, running: Running) -> None:
    async with running(demo, (52, 14)) as pilot:
        assert "needs 60x16, this is 52x14" in everything_on(pilot)


async def test_the_cursor_passes_over_headings_and_the_story_follows(
    demo: Services, running: Running
) -> None:
    async with running(demo) as pilot:
        people = home_of(pilot).query_one(PeopleList)
        seen = []
        for _ in range(12):
            assert people.current is not None
            seen.append(people.current)
            await pilot.press("j")
        await settled(pilot)
        assert len(set(seen)) == 12
        portrait = home_of(pilot).query_one(TimelineView).portrait
        assert portrait is not None
        assert portrait.contact.id == people.current
        await pilot.press("g", "g")
        await settled(pilot)
        assert people.current == seen[0]
        await pilot.press("G")
        await settled(pilot)
        assert people.current not in seen


async def test_people_are_found_as_one_types(demo: Services, running: Running) -> None:
    somebody = next(c for c in demo.directory.contacts.values() if c.name.isascii())
    async with running(demo) as pilot:
        await pilot.press("slash", *somebody.name[:6].lower().replace(" ", ""))
        await settled(pilot)
        pane = home_of(pilot).query_one(ContactList)
        assert somebody.name in everything_on(pilot)
        assert f" of {len(demo.directory.contacts)}" in str(pane.border_title)
        await pilot.press("escape")
        await settled(pilot)
        assert " of " not in str(pane.border_title)
        assert not pane.is_filtering


async def test_a_filter_nobody_answers_to_says_so(demo: Services, running: Running) -> None:
    async with running(demo) as pilot:
        await pilot.press("slash", *"zzqqxxyyww")
        await settled(pilot)
        assert "Nobody answers to that" in everything_on(pilot)


async def test_notes_talks_replies_and_snoozes_are_logged_and_undone(
    empty: Services, running: Running
) -> None:
    contact = empty.directory.add("Ada Lovelace")
    async with running(empty) as pilot:
        await pilot.press("n", *"engines", "enter")
        await settled(pilot)
        kept = empty.directory.contacts[contact.id]
        assert [entry.summary for entry in kept.timeline] == ["engines"]
        await pilot.press("l", "m", *"yesterday: tea", "enter")
        await settled(pilot)
        kept = empty.directory.contacts[contact.id]
        assert {("tea", "meeting", "2026-11-22")} <= {
            (entry.summary, entry.kind, entry.date.text) for entry in kept.timeline
        }
        await pilot.press("r", *"thanks", "enter")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert empty.directory.contacts[contact.id].state == "replied"
        await pilot.press("s", "2")
        await settled(pilot)
        until = empty.directory.contacts[contact.id].snoozed_until
        assert until is not None
        assert until.text == "2026-12-07"
        for _ in range(4):
            await pilot.press("u")
            await settled(pilot)
        assert empty.directory.contacts[contact.id] == contact


async def test_a_person_is_added_edited_and_removed_from_the_screen(
    empty: Services, running: Running
) -> None:
    async with running(empty) as pilot:
        await pilot.press("a", *"Grace Hopper, Navy Labs", "enter")
        await settled(pilot)
        grace = chosen_by(pilot)
        assert (grace.name, grace.organization) == ("Grace Hopper", "Navy Labs")
        await pilot.press("e", "tab", *"Amazing", "enter")
        await settled(pilot)
        assert chosen_by(pilot).preferred_name == "Amazing"
        await pilot.press("D", "y")
        await settled(pilot)
        assert len(empty.directory.contacts) == 0
        assert "Nobody here yet" in everything_on(pilot)
        await pilot.press("u")
        await settled(pilot)
        assert len(empty.directory.contacts) == 1


async def test_a_wrong_date_changes_nothing_and_says_what_it_could_not_read(
    empty: Services, running: Running
) -> None:
    contact = empty.directory.add("Ada Lovelace")
    async with running(empty) as pilot:
        await pilot.press("s", "d", *"whenever", "enter")
        await settled(pilot)
        assert empty.directory.contacts[contact.id] == contact
        assert any("whenever" in str(note.message) for note in pilot.app._notifications)


@pytest.mark.parametrize("name", HOSTILE)
async def test_hostile_names_are_shown_to_the_letter_everywhere(
    empty: Services, running: Running, name: str
) -> None:
    contact = empty.directory.add(
        name, [("organization", name), ("note", name), ("tags", name), ("emails", "a@example.org")]
    )
    empty.outreach.log([contact], name, kind="message", direction="in")
    async with running(empty, (160, 40)) as pilot:
        kept = empty.directory.contacts[contact.id].name
        assert kept in everything_on(pilot).replace("\u200d", "‍")
        for keys in (["w"], ["escape"], ["e"], ["escape"], ["X"], ["escape"], ["c"], ["escape"]):
            await pilot.press(*keys)
            await settled(pilot)
        await pilot.press("y", "star", "u", "ctrl+p", *name[:3])
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert pilot.app.return_code is None
        assert isinstance(pilot.app.screen, Home)


async def test_control_characters_of_a_record_never_reach_the_terminal(
    empty: Services, running: Running
) -> None:
    from dataclasses import replace

    contact = empty.directory.add("Bob")
    with empty.book.changing("Plant") as change:
        change.put(replace(contact, name="Bob\x1b]0;PWNED\x07", note="\x9b31m\u202eevil"))
    async with running(empty) as pilot:
        await settled(pilot)
        strips = pilot.app.screen._compositor.render_strips()
        filters = pilot.app.get_line_filters()
        background = pilot.app.screen.background_colors[1]
        for strip in strips:
            segments = list(strip)
            for line_filter in filters:
                segments = line_filter.apply(segments, background)
            text = "".join(segment.text for segment in segments)
            assert not set(text) & set("\x1b\x07\x9b\u202e")


async def test_help_lists_the_keys_of_the_moment_and_runs_them(
    demo: Services, running: Running
) -> None:
    async with running(demo, (80, 24)) as pilot:
        await pilot.press("question_mark")
        await settled(pilot)
        assert isinstance(pilot.app.screen, Help)
        await pilot.press(*"why")
        await pilot.press("enter")
        await settled(pilot)
        assert "today, for your goals" in everything_on(pilot)


async def test_the_palette_finds_commands_and_people(demo: Services, running: Running) -> None:
    somebody = next(c for c in demo.directory.contacts.values() if c.name.isascii())
    async with running(demo) as pilot:
        await pilot.press("ctrl+p", *somebody.name.split()[-1].lower())
        await pilot.pause(0.5)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert chosen_by(pilot).name == somebody.name


@pytest.mark.parametrize(
    ("screen", "commands"),
    [(Home, (*HOME, *ENTRY, *MESSAGE)), (Triage, ROUND), (Goals, OWN_GOALS)],
)
def test_every_command_has_its_action_and_ends_its_help_with_a_full_stop(
    screen: type, commands: tuple[Command, ...]
) -> None:
    for command in commands:
        assert hasattr(screen, f"action_{command.action}"), command.action
        assert command.help.endswith("."), command.action


@pytest.mark.parametrize("commands", [(*HOME, *MESSAGE), ROUND, ENTRY, OWN_GOALS])
def test_no_key_is_taken_twice(commands: tuple[Command, ...]) -> None:
    # Help while typing has the key of help, which is off while one types.
    commands = tuple(command for command in commands if command is not HELP_WHILE_TYPING)
    keys = [key for command in commands for key in command.keys.split(",")]
    assert len(keys) == len(set(keys))


def test_no_key_is_bound_that_terminals_or_text_fields_need() -> None:
    forbidden = {
        *(f"ctrl+{letter}" for letter in "abchijmvwxz"),
        "ctrl+backslash",
        "f6",
        "f7",
        "f10",
        "f11",
    }
    commands = (*HOME, *MESSAGE, *ROUND, *ENTRY, *OWN_GOALS)
    keys = {key for command in commands for key in command.keys.split(",")}
    assert not keys & forbidden
    assert not any(key.startswith(("alt+", "ctrl+shift+")) for key in keys)


async def test_what_another_program_changes_is_taken_in(empty: Services, running: Running) -> None:
    async with running(empty) as pilot:
        await pilot.press("a", *"Ada", "enter")
        await settled(pilot)
        with empty.book.changing("From outside") as change:
            from reconnect_tui.core.contact import Contact

            change.put(Contact("Grace"))
        home_of(pilot)._show_everyone()
        await settled(pilot)
        assert "Grace" in everything_on(pilot)
        assert chosen_by(pilot).name == "Ada"


async def test_someone_found_can_be_removed_and_the_filter_left(
    demo: Services, running: Running
) -> None:
    async with running(demo) as pilot:
        await pilot.press("slash", *"hana", "enter")
        await settled(pilot)
        hana = chosen_by(pilot)
        await pilot.press("D")
        await settled(pilot)
        await pilot.press("y")
        await settled(pilot)
        assert hana.id not in demo.directory.contacts
        await pilot.press("escape")
        await settled(pilot)
        assert not home_of(pilot).query_one(ContactList).is_filtering
        await pilot.press("u")
        await settled(pilot)
        assert chosen_by(pilot).id == hana.id


async def test_who_is_set_aside_makes_room_for_the_next(demo: Services, running: Running) -> None:
    first, second = demo.outreach.queue()[:2]
    async with running(demo) as pilot:
        assert chosen_by(pilot).id == first.id
        await pilot.press("s")
        await settled(pilot)
        await pilot.press("1")
        await settled(pilot)
        assert chosen_by(pilot).id == second.id


async def test_one_undo_too_many_leaves_the_demo_as_it_is(demo: Services, running: Running) -> None:
    async with running(demo) as pilot:
        await pilot.press("u")
        await settled(pilot)
        assert len(demo.directory.contacts) > 60
