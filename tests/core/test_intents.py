"""What the user wants from an exchange decides which messages come first (playbook M32, M50)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from reconnect_tui.core.contact import Contact, FollowUp, Reason
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.owner import Owner
from reconnect_tui.core.writing.drafting import compose, fitting_moves, spent
from reconnect_tui.core.writing.intents import INTENTS
from reconnect_tui.core.writing.moves import MOVES, move_named
from tests.conftest import Entry

TODAY = date(2026, 11, 23)


@pytest.fixture
def ines(entry: Entry) -> Contact:
    from reconnect_tui.core.timeline import Timeline

    return Contact(
        "Ines Duarte",
        given_name="Ines",
        closeness=3,
        shared_memories=("the ferry that never came",),
        timeline=Timeline.of([entry(900, "out"), entry(800, "in")]),
    )


def first(contact: Contact) -> str:
    return fitting_moves(contact, TODAY)[0].move.name


@pytest.mark.parametrize("name", INTENTS)
def test_the_aim_brings_its_own_move_to_the_top_and_says_so(ines: Contact, name: str) -> None:
    top = fitting_moves(replace(ines, intent=name), TODAY)[0]
    assert top.move.name in INTENTS[name].moves
    assert top.because.startswith(f"You want {INTENTS[name].words} · ")


def test_every_aim_names_moves_that_there_are() -> None:
    names = {move.name for move in MOVES}
    assert all(names.issuperset(intent.moves) for intent in INTENTS.values())


def test_who_has_no_aim_or_an_unknown_one_sees_the_usual_order(ines: Contact) -> None:
    usual = [fit.move for fit in fitting_moves(ines, TODAY)]
    strange = [fit.move for fit in fitting_moves(replace(ines, intent="conquest"), TODAY)]
    assert usual == strange


def test_what_is_owed_comes_before_any_aim(ines: Contact, entry: Entry) -> None:
    from reconnect_tui.core.timeline import Timeline

    waiting = replace(ines, intent="advice", timeline=Timeline.of([entry(2, "in")]))
    assert first(waiting) == "reply"
    day = PartialDate.on(TODAY - timedelta(days=9))
    hard = replace(ines, intent="compare", reasons=(Reason("layoff", day, "the plant closed"),))
    assert first(hard) == "support"


def test_a_request_comes_only_once_the_gate_is_open(ines: Contact) -> None:
    wanting = replace(ines, intent="ask_later")
    assert "staged_ask" not in [fit.move.name for fit in fitting_moves(wanting, TODAY) if fit.fits]
    assert first(wanting) == "shared_memory"


def test_what_they_taught_and_what_one_could_do_stand_in_the_message(ines: Contact) -> None:
    told = replace(ines, learned="To check twice.", offer="Read your draft")
    owner = Owner("Robin Vale", "Robin")
    memory = compose(told, owner, move_named("shared_memory"), TODAY).draft.body
    assert "earned to check twice" in memory
    gift = compose(told, owner, move_named("give"), TODAY).draft.body
    assert "I could read your draft." in gift
    offer = compose(told, owner, move_named("open_offer"), TODAY).draft.body
    assert "I could read your draft" in offer


def test_what_a_message_has_told_is_not_told_again(ines: Contact) -> None:
    told = replace(ines, learned="to check twice", offer="read your draft", intent="catch_up")
    after = spent(told, "I learned to check  twice from you. The ferry that never came!", "x")
    assert set(after.memories_used) == {"to check twice", "the ferry that never came"}
    assert (after.offer, after.intent) == ("read your draft", "")
    owner = Owner("Robin Vale", "Robin")
    assert "check twice" not in compose(after, owner, move_named("mentorship"), TODAY).draft.body
    assert spent(after, "I could read your draft.", "give").offer == ""


def test_a_wish_to_ask_lasts_until_it_was_asked(ines: Contact) -> None:
    wanting = replace(ines, intent="ask_later", followups=(FollowUp("nudge"),))
    assert spent(wanting, "Hello", "shared_memory").intent == "ask_later"
    assert spent(wanting, "Would you?", "staged_ask").intent == ""
