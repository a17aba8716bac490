"""Before one asks for something: what is open, said plainly, and never a ban (playbook 6.4)."""

from reconnect_tui.core.lifecycle.gate import ask_gate
from reconnect_tui.services.opening import Services
from reconnect_tui.ui.screens.home import Home
from reconnect_tui.ui.screens.triage import Triage
from reconnect_tui.ui.widgets.composer import Composer
from tests.ui.world import TODAY, Running, chosen_by, everything_on, home_of, press


async def test_the_card_tells_what_is_open_and_a_key_tells_everything(
    empty: Services, running: Running
) -> None:
    ada = empty.directory.add("Ada Lovelace")
    async with running(empty) as pilot:
        words = " ".join(everything_on(pilot).split())
        assert "Asking not yet: a word from each of you is still to come" in words
        await press(pilot, "A")
        words = " ".join(everything_on(pilot).split())
        for condition in ask_gate(ada, TODAY).conditions:
            assert condition.text[:30] in words
        assert "ask all the same" in words
        await press(pilot, "n")
        assert isinstance(pilot.app.screen, Home)
        await press(pilot, "A", "h")
        await pilot.pause(0.3)
        draft = home_of(pilot).query_one(Composer).draft
        assert draft is not None
        assert draft.move == "no_ask_hello"


async def test_where_all_is_well_one_simply_asks(empty: Services, running: Running) -> None:
    ada = empty.directory.add("Ada Lovelace")
    empty.outreach.met(ada, "Tea")
    async with running(empty) as pilot:
        assert "nothing speaks against it" in everything_on(pilot)
        await press(pilot, "A")
        assert "write the request" in everything_on(pilot)
        await press(pilot, "a")
        await pilot.pause(0.3)
        assert home_of(pilot).query_one(Composer).draft is not None


async def test_in_a_round_the_warm_up_is_written_on_the_main_screen(
    demo: Services, running: Running
) -> None:
    async with running(demo) as pilot:
        await press(pilot, "t")
        triage = pilot.app.screen
        assert isinstance(triage, Triage)
        asked = chosen_by(pilot)
        for number in triage.sitting.ids:
            asked = demo.directory.contacts[number]
            gate = demo.preparing.gate(asked, "staged_ask")
            if gate.proposal == "no_ask_hello" and demo.outreach.draft_for(asked) is None:
                break
            await press(pilot, "space")
        await press(pilot, "A", "h")
        await pilot.pause(0.4)
        assert chosen_by(pilot).id == asked.id
        draft = home_of(pilot).query_one(Composer).draft
        assert draft is not None
        assert draft.move == "no_ask_hello"
