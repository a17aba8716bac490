"""Tone, channel and variant."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from reconnect_tui.core.contact import Contact, ContactId, SourceRecord
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.owner import Owner
from reconnect_tui.core.timeline import Interaction, Timeline
from reconnect_tui.core.writing.drafting import (
    compose,
    usual_channel,
    usual_tone,
    variant_for,
)
from reconnect_tui.core.writing.moves import MOVES, move_named

TODAY = date(2026, 11, 23)
SAM = Owner("Sam Okonjo-Reyes", "Sam")


def ago(days: int) -> PartialDate:
    return PartialDate.on(TODAY - timedelta(days=days))


ADA = Contact("Ada Ferrier", id=ContactId(3))


def met(days: int, **more: str) -> Timeline:
    entry = Interaction(uid="met", date=ago(days), kind="meeting", direction="both", **more)  # type: ignore[arg-type]
    return Timeline.of((entry,))


@pytest.mark.parametrize(
    ("contact", "tone"),
    [
        (Contact("Ada", closeness=3), "warm"),
        (Contact("Ada", closeness=2), "neutral"),
        (Contact("Ada", closeness=5, formality="formal"), "formal"),
        (Contact("Ada", closeness=5, formality="neutral"), "neutral"),
        (Contact("Ada", closeness=4, address_form="Frau Ferrier"), "formal"),
        (Contact("Ada", closeness=4, formality="whatever"), "warm"),
    ],
)
def test_the_usual_tone_follows_the_record(contact: Contact, tone: str) -> None:
    assert usual_tone(contact) == tone


LINKED = ("https://www.linkedin.com/in/ada-demo",)


@pytest.mark.parametrize(
    ("contact", "channel"),
    [
        (Contact("Ada"), "email"),
        (Contact("Ada", closeness=5, urls=LINKED, emails=("a@example.org",)), "linkedin_message"),
        (Contact("Ada", closeness=3, urls=LINKED, emails=("a@example.org",)), "email"),
        (Contact("Ada", closeness=3, urls=LINKED), "linkedin_message"),
        (Contact("Ada", closeness=1, urls=LINKED), "linkedin_note"),
        (
            Contact("Ada", closeness=1, urls=LINKED, sources=(SourceRecord("linkedin", "ada"),)),
            "linkedin_message",
        ),
        (Contact("Ada", phones=("+44 20 7946 0000",)), "sms"),
        (Contact("Ada", urls=LINKED, timeline=met(900, channel="letter")), "letter"),
        (Contact("Ada", urls=LINKED, timeline=met(900, channel="in_person")), "linkedin_note"),
        (Contact("Ada", timeline=met(900, channel="linkedin_note")), "linkedin_message"),
    ],
)
def test_the_usual_channel_is_the_last_one_else_by_closeness(
    contact: Contact, channel: str
) -> None:
    assert usual_channel(contact) == channel


def test_a_link_never_goes_by_note_unless_that_is_asked_for() -> None:
    contact = Contact("Ada", closeness=1, urls=LINKED)
    move = move_named("T06")
    assert compose(contact, SAM, move, TODAY).draft.channel == "email"
    asked = compose(contact, SAM, move, TODAY, channel="linkedin_note")
    assert asked.draft.channel == "linkedin_note"


def test_people_who_know_each_other_get_different_variants() -> None:
    move = move_named("T01")
    circle = {3, 11, 29}
    variants = {
        variant_for(
            Contact("x", id=ContactId(number), mutuals=tuple(sorted(circle - {number}))), move, 3
        )
        for number in circle
    }
    assert variants == {0, 1, 2}


def test_a_variant_stays_until_its_move_was_sent() -> None:
    move = move_named("T01")
    contact = replace(ADA, timeline=met(800))
    first = variant_for(contact, move, 3)
    assert variant_for(contact, move, 3) == first
    sent = replace(contact, timeline=met(800, move="shared_memory"))
    assert variant_for(sent, move, 3) == (first + 1) % 3


def test_variants_are_spread_evenly() -> None:
    for move in MOVES:
        counts = [0, 0, 0]
        for number in range(1, 301):
            counts[variant_for(Contact("x", id=ContactId(number)), move, 3)] += 1
        assert min(counts) > 60
