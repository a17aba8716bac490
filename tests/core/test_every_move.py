"""Every wording of every move, for every length of silence, reads cleanly and pleases the coach."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from reconnect_tui.core.coach.message import Message, Recipient
from reconnect_tui.core.coach.review import reviewed
from reconnect_tui.core.contact import Contact, ContactId, Reason
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.draft import Tone
from reconnect_tui.core.owner import Owner
from reconnect_tui.core.ranking.tie import Tie
from reconnect_tui.core.timeline import Interaction, Timeline
from reconnect_tui.core.writing.drafting import Composition, compose
from reconnect_tui.core.writing.manner import variant_for
from reconnect_tui.core.writing.moves import MOVES, Move
from reconnect_tui.core.writing.wordings import wordings_of
from tests.core.typed_words import TYPED

TODAY = date(2026, 11, 23)
OWNER = Owner("Wren Okafor", "Wren")
GAPS = (None, 60, 100, 200, 365, 400, 547, 800, 1127, 2000, 3653, 9000)


def person(gap: int | None, closeness: int = 3) -> Contact:
    entries: tuple[Interaction, ...] = ()
    if gap is not None:
        day = PartialDate.on(TODAY - timedelta(days=gap))
        entries = (Interaction("e", day, kind="meeting", direction="both", summary="the audit"),)
    return Contact(
        "Ines Vega",
        ContactId(7),
        given_name="Ines",
        family_name="Vega",
        organization="Cedar Labs",
        emails=("ines@example.org",),
        city="Lima",
        closeness=closeness,
        how_met="at the dairy fair in Ghent",
        shared_memories=("the night the generator tripped at the fair",),
        shared_keywords=("generator",),
        timeline=Timeline(entries),
        reasons=(
            Reason("new_job", PartialDate.on(TODAY - timedelta(days=9)), "head of the eye clinic"),
        ),
    )


def composed(contact: Contact, move: Move, tone: Tone, variant: int) -> Composition:
    """The message with everything filled that only a person can know."""
    count = len(wordings_of("congratulate" if move.name == "congratulate" else move.name, tone))
    number = next(
        number
        for number in range(1, 400)
        if variant_for(replace(contact, id=ContactId(number)), move, count) == variant
    )
    contact = replace(contact, id=ContactId(number))
    names = {slot.name for slot in move.slots}
    used = wordings_of("congratulate" if move.name == "congratulate" else move.name, tone)
    held = used[variant].slot_names | {"name"}
    values = {name: words for name, words in TYPED.items() if name in names & held}
    if move.name == "congratulate":
        values.pop("event", None)
    return compose(contact, OWNER, move, TODAY, tone=tone, values=values)


def everything() -> Iterator[tuple[Move, Tone, int]]:
    for move in MOVES:
        for tone in move.tones:
            key = "congratulate" if move.name == "congratulate" else move.name
            for variant in range(len(wordings_of(key, tone))):
                yield move, tone, variant


ALL = [pytest.param(*each, id=f"{each[0].name}-{each[1]}-{each[2]}") for each in everything()]


@pytest.mark.parametrize(("move", "tone", "variant"), ALL)
def test_a_wording_reads_cleanly_and_pleases_the_coach(
    move: Move, tone: Tone, variant: int
) -> None:
    for gap in GAPS:
        contact = person(gap, closeness=4 if move.name == "invite" else 3)
        composition = composed(contact, move, tone, variant)
        draft = composition.draft
        assert draft.tone == tone
        assert not draft.blanks, (gap, draft.body)
        assert not re.search(r"  | ,| \.|\.\.|,,|\?\.|\.\?|\{|\}|^\s|\s$", draft.body), draft.body
        assert tone != "formal" or not re.search(r"\b\w+'(?:s been|m|ve|re|d|ll)\b|n't", draft.body)
        tie = Tie.of(contact, TODAY)
        message = Message.of(draft, 2 if draft.stage == "follow_up" else 1, 12, ("pricing",))
        review = reviewed(message, Recipient.of(contact, tie, ("Amina",), OWNER), TODAY)
        seen = [(one.rule, one.excerpt or one.message) for one in review.findings]
        assert seen == [], (seen, gap, draft.body)


def test_every_move_has_three_ways_to_say_it_in_each_tone_and_no_two_are_the_same() -> None:
    for move in MOVES:
        if move.name == "comment":
            continue  # its words are the user's own
        for tone in move.tones:
            texts = wordings_of(move.name, tone)
            assert len(texts) >= 3, (move.name, tone)
            assert len({text.lines for text in texts}) == len(texts)


def test_the_codes_are_those_of_the_playbook() -> None:
    codes = {move.code for move in MOVES if move.code}
    assert codes | {"T05"} == {f"T{number:02}" for number in range(1, 28)}


def test_days_that_are_proposed_lie_ahead_and_are_named_rightly() -> None:
    for shift in range(400):
        today = TODAY + timedelta(days=shift)
        contact = person(200, closeness=4)
        move = next(move for move in MOVES if move.name == "invite")
        body = compose(contact, OWNER, move, today, tone="warm").draft.body
        message = Message(body, "A coffee or a call", "invite")
        to = Recipient("Ines", ("Ines",), anchors=("generator",), gap_days=200 + shift)
        assert "C36" not in [one.rule for one in reviewed(message, to, today).findings], body
