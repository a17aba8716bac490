"""Which move is proposed first: one case for each row of the playbook's order (5.4)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from reconnect_tui.core.contact import Contact, ContactId, FollowUp, Reason
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.timeline import Direction, Interaction, Timeline
from reconnect_tui.core.writing.fitting import fitting_moves

TODAY = date(2026, 11, 23)


def ago(days: int) -> PartialDate:
    return PartialDate.on(TODAY - timedelta(days=days))


def entry(days: int, direction: Direction = "both", kind: str = "email") -> Interaction:
    return Interaction(f"{days}{direction}", ago(days), kind=kind, direction=direction)


QUIET = Contact(
    "Ines Vega",
    ContactId(1),
    closeness=3,
    how_met="at the fair",
    shared_memories=("the night the generator tripped",),
    timeline=Timeline((entry(800),)),
)
LATELY = replace(QUIET, timeline=Timeline((entry(120),)))


def first(contact: Contact) -> str:
    return fitting_moves(contact, TODAY)[0].move.name


@pytest.mark.parametrize(
    ("contact", "move"),
    [
        pytest.param(
            replace(QUIET, timeline=Timeline((entry(800), entry(5, "in")))), "reply", id="owed"
        ),
        pytest.param(
            replace(QUIET, reasons=(Reason("layoff", ago(20)),)), "support", id="hard news"
        ),
        pytest.param(
            replace(QUIET, timeline=Timeline((entry(1, kind="meeting"),))), "thank_you", id="talk"
        ),
        pytest.param(
            replace(QUIET, reasons=(Reason("promotion", ago(9), "head of the lab"),)),
            "congratulate",
            id="event in its window",
        ),
        pytest.param(
            replace(QUIET, reasons=(Reason("post", ago(9), "about seals"),)),
            "recent_activity",
            id="activity under three weeks",
        ),
        pytest.param(
            replace(QUIET, reasons=(Reason("article_saved", ago(9), "https://example.org/a"),)),
            "share_article",
            id="saved item for them",
        ),
        pytest.param(
            replace(QUIET, reasons=(Reason("mutual_sighting", ago(9), "Otis"),)),
            "no_ask_hello",
            id="sighting",
        ),
        pytest.param(
            replace(QUIET, mutuals=(2,), mutual_offered=True),
            "mutual_mention",
            id="mutual consented",
        ),
        pytest.param(replace(QUIET, closeness=1), "reintroduce", id="closeness 1"),
        pytest.param(
            replace(QUIET, shared_memories=(), timeline=Timeline((entry(1200),))),
            "reintroduce",
            id="three years without a memory",
        ),
        pytest.param(
            replace(QUIET, relationship="mentor", shared_memories=("how you taught me to wait",)),
            "impact_update",
            id="mentor with advice",
        ),
        pytest.param(QUIET, "shared_memory", id="a year with a memory"),
        pytest.param(replace(QUIET, shared_memories=()), "own_gap", id="a year without one"),
        pytest.param(
            replace(
                LATELY,
                state="keeping",
                rhythm_days=90,
                shared_memories=(),
                followups=(FollowUp("check_in", ago(1)),),
            ),
            "check_in",
            id="rhythm due",
        ),
        pytest.param(
            replace(LATELY, state="replied", followups=(FollowUp("propose_times", ago(0)),)),
            "invite",
            id="they would like to talk",
        ),
    ],
)
def test_the_first_match_wins(contact: Contact, move: str) -> None:
    assert first(contact) == move


@pytest.mark.parametrize(
    ("contact", "move", "says"),
    [
        (replace(QUIET, reasons=(Reason("illness", ago(20)),)), "own_gap_humour", "hard news"),
        (replace(QUIET, address_form="Dr Vega"), "own_gap_humour", "formal"),
        (replace(QUIET, closeness=2), "invite", "should not propose"),
        (replace(QUIET, closeness=2), "personal", "well enough"),
        (replace(QUIET, mutuals=(2,)), "mutual_mention", "may be named"),
        (QUIET, "check_in", "should say more"),
        (QUIET, "close_loop", "two messages"),
        (QUIET, "staged_ask", "Not yet"),
        (QUIET, "intro_request", "say hello first"),
        (QUIET, "support", "No hard news"),
        (replace(QUIET, timeline=Timeline((entry(9, "in"),))), "intro_request", "owe"),
        (
            replace(QUIET, timeline=Timeline((entry(90), entry(40, "out"), entry(9, "out")))),
            "check_in",
            "rest",
        ),
    ],
)
def test_a_move_that_does_not_fit_says_why(contact: Contact, move: str, says: str) -> None:
    fit = next(fit for fit in fitting_moves(contact, TODAY) if fit.move.name == move)
    assert not fit.fits
    assert says in fit.because


def test_with_two_asks_ahead_moves_that_ask_come_last() -> None:
    asked = tuple(replace(entry(days), uid=f"a{days}", asked=True) for days in (30, 40, 50))
    contact = replace(LATELY, timeline=Timeline(asked))
    fits = [fit.move.name for fit in fitting_moves(contact, TODAY) if fit.fits]
    assert fits.index("mentorship") > fits.index("call_opener")
