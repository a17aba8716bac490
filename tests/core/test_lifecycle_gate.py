"""The ask gate of playbook 6.4 (A8): it tells which condition is open, and never forbids."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconnect_tui.core.contact import Contact, Reason
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.lifecycle.gate import AskGate, ask_gate
from reconnect_tui.core.rules import HARD_NEWS, Rules
from reconnect_tui.core.timeline import Direction, Interaction, Timeline

TODAY = date(2026, 11, 23)


def said(
    days_ago: int, direction: Direction, kind: str = "message", text: str = "Hello", **more: Any
) -> Interaction:
    day = PartialDate.on(TODAY - timedelta(days=days_ago))
    return Interaction(f"{direction}{days_ago}", day, kind, direction, summary=text, **more)


def known(*entries: Interaction, reasons: tuple[Reason, ...] = ()) -> Contact:
    return Contact("Ada", timeline=Timeline.of(entries), reasons=reasons)


def unmet(contact: Contact, rules: Rules | None = None) -> list[str]:
    gate = ask_gate(contact, TODAY, rules or Rules())
    return [one.name for one in gate.unmet]


OLD = (said(900, "out"), said(880, "in"))
WARM = (*OLD, said(40, "out"), said(30, "in"))


@pytest.mark.parametrize("move", ["own_gap", "mentorship", "check_in", "give", "thank_you", ""])
def test_a_message_that_asks_for_no_favour_has_no_conditions(move: str) -> None:
    assert ask_gate(known(), TODAY, move=move) == AskGate()
    assert not ask_gate(known(), TODAY, move=move, asks_favour=True).is_open


@pytest.mark.parametrize("move", ["staged_ask", "intro_request"])
def test_a_warm_tie_is_ready_for_a_favour(move: str) -> None:
    gate = ask_gate(known(*WARM), TODAY, move=move)
    assert gate.is_open
    assert gate.proposal == ""
    assert [one.name for one in gate.conditions] == ["exchange", "time", "hard_news", "balance"]
    assert all(one.text for one in gate.conditions)


@pytest.mark.parametrize(
    ("entries", "open_conditions"),
    [
        ((), ["exchange", "time"]),
        (OLD, ["exchange", "time"]),  # long ago
        ((*OLD, said(40, "out")), ["exchange", "time"]),  # no answer yet
        ((*OLD, said(30, "in")), ["exchange"]),  # they wrote, and wait for an answer
        ((*OLD, said(20, "out"), said(13, "in")), ["time"]),
        ((*OLD, said(20, "out"), said(14, "in")), []),
        ((*OLD, said(20, "out"), said(3, "in"), said(2, "both", "call")), []),
        ((*OLD, said(2, "both", "meeting")), []),
        ((*OLD, said(2, "both", "gift")), ["time"]),
        ((said(60, "in"), said(50, "out")), []),  # never long silent
        ((*OLD, said(400, "out"), said(390, "in")), ["exchange", "time"]),  # silent again
    ],
)
def test_a_word_from_each_and_two_weeks_come_before_a_favour(
    entries: tuple[Interaction, ...], open_conditions: list[str]
) -> None:
    assert unmet(known(*entries)) == open_conditions


@pytest.mark.parametrize(
    "offer",
    [
        "Let me know if there is anything I can do.",
        "I would be happy to help, any time.",
        "If you ever need anything, write.",
        "Feel free to ask!",
        "You can always send me the proposal.",
    ],
)
def test_an_offer_of_theirs_spares_the_two_weeks(offer: str) -> None:
    assert unmet(known(*OLD, said(9, "out"), said(3, "in", text=offer))) == []
    assert unmet(known(*OLD, said(9, "out", text=offer), said(3, "in"))) == ["time"]


def test_the_day_from_which_it_is_easier_is_named() -> None:
    (time,) = ask_gate(known(*OLD, said(9, "out"), said(3, "in")), TODAY).unmet
    assert time.text == "They answered only lately: from 2026-12-04 it is easier"


@pytest.mark.parametrize("kind", sorted(HARD_NEWS))
def test_hard_news_within_half_a_year_comes_first(kind: str) -> None:
    for days, expected in ((0, ["hard_news"]), (180, ["hard_news"]), (181, [])):
        day = PartialDate.on(TODAY - timedelta(days=days))
        contact = known(*WARM, reasons=(Reason(kind, day), Reason("award", day)))
        assert unmet(contact) == expected
        if expected:
            assert ask_gate(contact, TODAY).proposal == "support"
    ahead = known(*WARM, reasons=(Reason(kind, PartialDate.on(TODAY + timedelta(days=9))),))
    assert unmet(ahead) == []


def test_hard_news_whose_day_is_not_known_counts_from_when_it_was_looked_up() -> None:
    looked_up = PartialDate.on(TODAY - timedelta(days=181))
    for news, is_in_the_way in (
        (Reason("layoff"), True),
        (Reason("layoff", checked_on=PartialDate.on(TODAY)), True),
        (Reason("layoff", checked_on=looked_up), False),
        (Reason("award"), False),
    ):
        assert ("hard_news" in unmet(known(*WARM, reasons=(news,)))) == is_in_the_way
    gate = ask_gate(known(*WARM, reasons=(Reason("illness"),)), TODAY)
    assert gate.proposal == "support"
    assert "say when it was" in gate.unmet[0].text


def test_a_call_that_nobody_answered_is_no_talk() -> None:
    tries = (*OLD, said(9, "out"), said(8, "in"), said(3, "in", "call"))
    assert unmet(known(*tries)) == ["time"]
    assert unmet(known(*tries, said(2, "both", "call"))) == []


def test_two_requests_more_than_gifts_come_first_to_be_balanced() -> None:
    asked = (said(200, "out", asked=True), said(100, "out", asked=True))
    assert unmet(known(*WARM, asked[0])) == []
    contact = known(*WARM, *asked)
    assert unmet(contact) == ["balance"]
    (balance,) = ask_gate(contact, TODAY).unmet
    assert balance.text == "You have asked two times more than you gave: give something first"
    assert unmet(known(*WARM, *asked, said(5, "out", gave=True))) == []
    assert unmet(contact, Rules(asks_ahead=3)) == []


def test_every_threshold_is_a_setting() -> None:
    recent = known(*OLD, said(9, "out"), said(7, "in"))
    assert unmet(recent, Rules(ask_after_reply=7)) == []
    grieving = known(
        *WARM, reasons=(Reason("bereavement", PartialDate.on(TODAY - timedelta(days=9))),)
    )
    assert unmet(grieving, Rules(hard_news_counts=8)) == []
    assert unmet(known(*OLD), Rules(reconnected_after=2000)) == []


@given(
    st.lists(
        st.tuples(
            st.integers(-50, 2000),
            st.sampled_from(["in", "out", "both", "none"]),
            st.sampled_from(["message", "call", "note", "gift"]),
        ),
        max_size=12,
    )
)
def test_a_closed_gate_always_says_why_and_proposes_something(
    entries: list[tuple[int, Direction, str]],
) -> None:
    gate = ask_gate(known(*(said(*one) for one in entries)), TODAY)
    assert gate.is_open == (not gate.unmet) == (gate.proposal == "")
    assert all(one.text for one in gate.conditions)


def test_who_waits_for_an_answer_is_answered_first() -> None:
    gate = ask_gate(known(*OLD, said(9, "out"), said(3, "in")), TODAY)
    assert [one.name for one in gate.unmet] == ["time"]
    assert gate.unmet[0].text == "They answered only lately: from 2026-12-04 it is easier"
    assert gate.proposal == "reply"
