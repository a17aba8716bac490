"""The catalogue of moves."""

import re

import pytest

from reconnect_tui.core.draft import STAGES, TONES, Tone
from reconnect_tui.core.errors import UnknownMove
from reconnect_tui.core.writing.moves import MOVES, Move, move_named
from reconnect_tui.core.writing.wordings import wordings_of

EVERY_WORDING = [
    pytest.param(move, key, tone, id=f"{key}-{tone}")
    for move in MOVES
    for key in (
        [move.name, "congratulate_life", "congratulate_birthday"]
        if move.name == "congratulate"
        else [move.name]
    )
    for tone in move.tones
]
ASKS_IN_ITS_OWN_WORDS = {
    "check_in",
    "impact_update",
    "intro_request",
    "invite",
    "mentorship",
    "networking",
    "open_offer",
    "second_channel",
    "staged_ask",
}
"""Moves whose question stands in the wording itself."""

STOCK = re.compile(
    r"finds? you well|reach(ing)? out|touch base|brain|circle back|no worries|long time no|"
    r"hope all is well\b(?! with)|just checking|per my last|following up|synerg|amazing|awesome|"
    r"incredible|exciting|thrilled|legend|genius|asap|urgent|deadline|still waiting|"
    r"not replied|no reply from you|haven't heard",
    re.IGNORECASE,
)
APOLOGY = re.compile(r"sorry|apolog|regret|the blame|forgive", re.IGNORECASE)
CONTRACTION = re.compile(r"\w'(m|s|re|ve|d|ll|t)\b", re.IGNORECASE)


def test_names_and_codes_are_unique() -> None:
    names = [move.name for move in MOVES]
    codes = [move.code for move in MOVES if move.code]
    assert len(set(names)) == len(names)
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("own_gap", "own_gap"),
        ("Own-Gap", "own_gap"),
        ("OWN GAP", "own_gap"),
        (" t02 ", "own_gap"),
        ("T04", "congratulate"),
        ("t05", "congratulate"),
        ("reply", "reply"),
    ],
)
def test_a_move_answers_to_its_name_and_its_code(words: str, name: str) -> None:
    assert move_named(words).name == name


@pytest.mark.parametrize("words", ["", " ", "T99", "own", "—"])
def test_an_unknown_move_is_told_with_the_names_of_all(words: str) -> None:
    with pytest.raises(UnknownMove) as failure:
        move_named(words)
    assert all(move.name in str(failure.value) for move in MOVES)


@pytest.mark.parametrize("move", MOVES, ids=lambda move: move.name)
def test_a_move_is_described_in_full(move: Move) -> None:
    assert move.title
    assert move.summary.endswith(".")
    assert move.stage in STAGES
    assert set(move.tones) <= set(TONES)
    names = [slot.name for slot in move.slots]
    assert names[0] == "name"
    assert len(set(names)) == len(names)
    assert all("?" in slot.hint and len(slot.hint) <= 60 for slot in move.slots)


@pytest.mark.parametrize(("move", "key", "tone"), EVERY_WORDING)
def test_there_are_three_different_variants(move: Move, key: str, tone: Tone) -> None:
    texts = {line.alternatives for wording in wordings_of(key, tone) for line in wording.lines[:1]}
    assert len(wordings_of(key, tone)) >= 3
    if move.layout != "bare":  # a comment is in the user's own words
        assert len(texts) >= 3


@pytest.mark.parametrize(("move", "key", "tone"), EVERY_WORDING)
def test_every_variant_has_room_for_the_same_slots(move: Move, key: str, tone: Tone) -> None:
    known = {slot.name for slot in move.slots}
    required = {slot.name for slot in move.slots if slot.required} - {"name"}
    named = {wording.slot_names for wording in wordings_of(key, tone)}
    assert len(named) == 1
    (names,) = named
    assert required <= names <= known


def test_the_wordings_of_a_move_leave_no_slot_unused() -> None:
    for move in MOVES:
        keys = [key for each, key, tone in (p.values for p in EVERY_WORDING) if each == move]
        used = {
            name
            for key in keys
            for tone in move.tones
            for wording in wordings_of(str(key), tone)
            for name in wording.slot_names
        }
        assert used | {"name"} == {slot.name for slot in move.slots}


@pytest.mark.parametrize(("move", "key", "tone"), EVERY_WORDING)
def test_no_wording_shouts_sells_or_borrows_a_stock_phrase(
    move: Move, key: str, tone: Tone
) -> None:
    for wording in wordings_of(key, tone):
        text = " ".join(part for line in wording.lines for part in line.alternatives)
        assert "!" not in text
        if move.name not in ASKS_IN_ITS_OWN_WORDS:
            assert "?" not in text, "the one question of a message is a slot"
        assert not STOCK.search(text)
        assert len(APOLOGY.findall(text)) <= 1
        if tone != "warm":
            assert not CONTRACTION.search(text)


@pytest.mark.parametrize(("move", "key", "tone"), EVERY_WORDING)
def test_an_optional_slot_always_has_a_sentence_of_its_own(
    move: Move, key: str, tone: Tone
) -> None:
    required = {slot.name for slot in move.slots if slot.required}
    for wording in wordings_of(key, tone):
        for line in wording.lines:
            for text in line.alternatives:
                named = set(re.findall(r"\{(\w+)\}", text))
                optional = named - required
                assert len(optional) <= 1 or "place_time" in optional
                if optional and named & required:
                    # What is required must not go with what is optional.
                    assert named & required <= set(re.findall(r"\{(\w+)\}", line.alternatives[-1]))
