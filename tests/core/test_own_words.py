"""Wordings that users write themselves."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.errors import UnknownMove
from reconnect_tui.core.owner import Owner
from reconnect_tui.core.writing.drafting import compose
from reconnect_tui.core.writing.fitting import fitting_moves
from reconnect_tui.core.writing.own_words import (
    OwnWording,
    Repertoire,
    WrongWording,
    own_wording_from,
)

TODAY = date(2026, 11, 23)
MINE = """move: own_gap
tone: warm

It's been {gap}, can you believe it.
~ I still think of {memory}.

{question}
"""
CHOIR = """move: choir_news
title: News of the choir
when: After a concert.
tone: neutral

The choir sang {piece} on Sunday, and your seat was empty.
"""


def test_a_wording_of_ones_own_comes_before_ours() -> None:
    repertoire = Repertoire((own_wording_from(MINE),))
    assert len(repertoire.wordings("own_gap", "warm")) == 4
    ada = Contact("Ada", shared_memories=("the night of the card reader",), closeness=4)
    move = repertoire.named("T02")
    bodies = {
        compose(
            replace(ada, name=f"Ada {n}"),
            Owner("Sam"),
            move,
            TODAY,
            tone="warm",
            repertoire=repertoire,
        ).draft.body
        for n in range(30)
    }
    assert any("can you believe it" in body for body in bodies)


def test_a_move_of_ones_own_can_be_chosen_and_is_proposed_last() -> None:
    repertoire = Repertoire((own_wording_from(CHOIR),))
    move = repertoire.named("choir news")
    assert (move.title, move.summary) == ("News of the choir", "After a concert.")
    fits = fitting_moves(Contact("Ada"), TODAY, repertoire.moves)
    assert [fit.move.name for fit in fits if fit.fits][-1] == "choir_news"
    body = compose(
        Contact("Ada"),
        Owner("Sam"),
        move,
        TODAY,
        values={"piece": "the Requiem"},
        repertoire=repertoire,
    ).draft.body
    assert "The choir sang the Requiem on Sunday" in body
    with pytest.raises(UnknownMove):
        Repertoire().named("choir_news")


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("", 1, "missing"),
        ("move: own_gap\n", 1, "missing"),
        ("hello there\n\nwords", 1, "hello there"),
        ("move: own_gap\ncolour: red\n\n{gap}", 2, "colour"),
        ("move: own_gap\ntone: loud\n\n{gap}", 2, "loud"),
        ("move: own_gap_humour\ntone: formal\n\n{gap} {self_joke}", 2, "formal"),
        ("tone: warm\n\n{gap}", 1, "move: own_gap"),
        ("move: choir\n\nwords", 1, "title:"),
        ("move: own_gap\n\n", 2, "no words"),
        ("move: own_gap\n\nIt has been long.", 2, "{gap}"),
        ("move: own_gap\n\nIt has been {gap}.\n\nHow is {dog}?", 5, "{dog}"),
        ("move: own_gap\n\nIt has been {gap.\n", 3, "{"),
        ("move: own_gap\n\nIt has been {Gap}.\n", 3, "{Gap}"),
        ("move: own_gap\n\n" + "{gap} " * 2000, 1, "longer"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, line: int, says: str) -> None:
    with pytest.raises(WrongWording, match=None) as problem:
        own_wording_from(text)
    assert problem.value.line == line
    assert says in str(problem.value)


@given(st.text(max_size=300))
def test_no_file_can_do_worse_than_be_refused(text: str) -> None:
    for head in ("", "move: own_gap\n\n", "move: mine\ntitle: Mine\n\n"):
        try:
            found = own_wording_from(head + text)
        except WrongWording:
            continue
        assert isinstance(found, OwnWording)
        repertoire = Repertoire((found,))
        move = repertoire.named(found.move.name)
        assert compose(Contact("Ada"), Owner("Sam"), move, TODAY, repertoire=repertoire).draft.move


@pytest.mark.parametrize("name", ["give_thanks", "reply_late", "invite_again"])
def test_a_move_of_ones_own_may_begin_like_one_of_ours(name: str) -> None:
    repertoire = Repertoire((own_wording_from(CHOIR.replace("choir_news", name)),))
    assert len(repertoire.wordings(name, "neutral")) == 1
    assert repertoire.wordings(name, "warm") == ()


def test_the_key_of_life_news_is_no_name_for_a_move_of_ones_own() -> None:
    with pytest.raises(WrongWording, match="taken"):
        own_wording_from(CHOIR.replace("choir_news", "congratulate_life"))
