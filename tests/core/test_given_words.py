"""Words of the user inside a message."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.dates import PartialDate, gap_in_words
from reconnect_tui.core.errors import WrongInput
from reconnect_tui.core.owner import Owner
from reconnect_tui.core.timeline import Interaction, Timeline
from reconnect_tui.core.writing.drafting import (
    Composition,
    compose,
    variant_for,
)
from reconnect_tui.core.writing.moves import Move, move_named

TODAY = date(2026, 11, 23)
SAM = Owner("Sam Okonjo-Reyes", "Sam")


def ago(days: int) -> PartialDate:
    return PartialDate.on(TODAY - timedelta(days=days))


def met(days: int, **more: str) -> Timeline:
    entry = Interaction(uid="met", date=ago(days), kind="meeting", direction="both", **more)  # type: ignore[arg-type]
    return Timeline.of((entry,))


RICH = Contact(
    "Ada Ferrier",
    id=ContactId(3),
    given_name="Ada",
    shared_memories=("the night we rewired the tide gauge",),
    interests=("rooftop bees",),
)


def text_of(composition: Composition) -> str:
    return composition.draft.body


def every_variant(contact: Contact, move: Move) -> list[Contact]:
    """The contact under such ids as give each variant."""
    found: dict[int, Contact] = {}
    for number in range(1, 60):
        other = replace(contact, id=ContactId(number))
        found.setdefault(variant_for(other, move, 3), other)
    return [found[index] for index in range(3)]


def assert_well_formed(text: str) -> None:
    assert not re.search(r"  | [,.;:?]|[,;:]\.|\.\.|,,|\n\n\n|\s$|^\s|\0", text)
    assert not re.search(r"\d+ days?\b", text)
    assert "!" not in text
    assert text.count("?") <= 1


def test_an_optional_slot_that_is_emptied_takes_its_sentence_along() -> None:
    contact = replace(RICH, timeline=met(800))
    move = move_named("T01")
    full = text_of(compose(contact, SAM, move, TODAY))
    without = text_of(compose(contact, SAM, move, TODAY, values={"gap": "", "question": " "}))
    assert gap_in_words(800) in full
    assert gap_in_words(800) not in without
    assert "?" not in without
    assert_well_formed(without)


def test_a_paragraph_without_sentences_leaves_no_gap() -> None:
    values = {"gap": "", "question": ""}
    text = text_of(compose(RICH, SAM, move_named("T01"), TODAY, values=values))
    assert "\n\n\n" not in text


def test_unknown_slots_are_refused_with_the_names_of_the_known_ones() -> None:
    with pytest.raises(WrongInput, match=r"no slot “weather”.*takeaway"):
        compose(RICH, SAM, move_named("T18"), TODAY, values={"weather": "rain"})


def test_unknown_tones_and_channels_are_refused() -> None:
    with pytest.raises(WrongInput, match="warm, neutral, formal"):
        compose(RICH, SAM, move_named("T18"), TODAY, tone="gruff")  # type: ignore[arg-type]
    with pytest.raises(WrongInput, match="linkedin_message"):
        compose(RICH, SAM, move_named("T18"), TODAY, channel="pigeon")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("hiring for patience.", "hiring for patience"),
        ("  hiring\nfor   patience ", "hiring for patience"),
        (", hiring", "hiring"),
        ("a {slot}", "a (slot)"),
        ("\x1b[31mred", "[31mred"),
    ],
)
def test_what_the_user_gives_is_made_to_fit(given: str, expected: str) -> None:
    contact = every_variant(RICH, move_named("T18"))[0]
    text = text_of(compose(contact, SAM, move_named("T18"), TODAY, values={"takeaway": given}))
    assert expected in text
    assert_well_formed(text)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("How are the bees", "How are the bees?"),
        ("How are the bees?", "How are the bees?"),
        ("Tell me about the bees.", "Tell me about the bees."),
        ("蜂は元気ですか？", "蜂は元気ですか？"),
    ],
)
def test_a_sentence_of_the_users_is_closed_once(given: str, expected: str) -> None:
    text = text_of(compose(RICH, SAM, move_named("T01"), TODAY, values={"question": given}))
    assert re.search(rf"(^|\s){re.escape(expected)}(\s|$)", text)


def test_a_value_that_ends_a_sentence_does_not_get_a_second_full_stop() -> None:
    values = {"new_thing": "did you see Vol. 3 of Acme Inc."}
    for contact in every_variant(RICH, move_named("T20")):
        text = text_of(compose(contact, SAM, move_named("T20"), TODAY, values=values))
        assert "Acme Inc. " in text
    values = {"new_thing": "who would have thought?"}
    text = text_of(compose(RICH, SAM, move_named("T20"), TODAY, values=values))
    assert "thought? " in text


def test_the_reason_for_an_article_says_because_once() -> None:
    values = {"why_them": "because you asked about old brick"}
    text = text_of(compose(RICH, SAM, move_named("T06"), TODAY, values=values))
    assert text.count("because") == 1


def test_an_answer_may_have_paragraphs() -> None:
    values = {"answer": "Yes, gladly.\n\nFriday suits me."}
    text = text_of(compose(RICH, SAM, move_named("reply"), TODAY, values=values))
    assert "\n\nYes, gladly.\n\nFriday suits me.\n\n" in text
