"""Phrases of a record as a native reader would say them in a message."""

from datetime import date

import pytest

from reconnect_tui.core.contact import Contact, PeopleNote, Promise, Reason
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.owner import Owner
from reconnect_tui.core.timeline import Direction, Interaction, Timeline
from reconnect_tui.core.writing.drafting import compose, fitting_moves
from reconnect_tui.core.writing.meeting_phrases import how_met_phrase
from reconnect_tui.core.writing.moves import MOVES, move_named
from reconnect_tui.core.writing.news_phrases import event_phrase
from reconnect_tui.core.writing.phrases import (
    deed_phrase,
    lesson_phrase,
    memory_phrase,
    promise_phrase,
    reason_phrase,
)

TODAY = date(2026, 11, 23)
OWNER = Owner("Robin Vale", "Robin")


def entry_on(day: str, kind: str, direction: Direction) -> Interaction:
    return Interaction(day, PartialDate.parse(day), kind, direction, summary="Words")


@pytest.mark.parametrize(
    ("memory", "said"),
    [
        ("She taught me to check the seals twice", "how you taught me to check the seals twice"),
        ("he was the first to laugh", "how you were the first to laugh"),
        ("they lent us their boat", "how you lent us your boat"),
        ("Learned from you how to listen", "how I learned from you how to listen"),
        ("Built the tide gauge together", "how we built the tide gauge together"),
        ("You lent me your boots", "how you lent me your boots"),
        ("the night of the storm", "the night of the storm"),
        ("Built-in shelves", "Built-in shelves"),
    ],
)
def test_a_memory_follows_i_think_of(memory: str, said: str) -> None:
    assert memory_phrase(memory) == said


@pytest.mark.parametrize(
    ("how_met", "said"),
    [
        ("worked together at Orbit Foods", "when we worked together at Orbit Foods"),
        ("conference in Oslo", "at the conference in Oslo"),
        ("Former colleague at Orbit", "as colleagues at Orbit"),
        ("Lisbon, 2019", "in Lisbon, 2019"),
        ("archive flood project", "on the archive flood project"),
        ("She hired me", "when you hired me"),
        ("he was my boss", "when you were my boss"),
        ("her sister's choir", "through your sister's choir"),
        ("at the dairy fair", "at the dairy fair"),
        ("we met on the ferry", "on the ferry"),
        ("Olga", "through Olga"),
        ("", ""),
    ],
)
def test_how_they_met_follows_we_met(how_met: str, said: str) -> None:
    assert how_met_phrase(how_met) == said


@pytest.mark.parametrize(
    ("kind", "label", "said"),
    [
        ("new_child", "had twins", "the arrival of your twins"),
        ("new_child", "baby girl in May", "the arrival of your baby girl in May"),
        ("new_child", "a small drummer", "the arrival of a small drummer"),
        ("business_opened", "opened her own bakery", "opening your own bakery"),
        ("degree", "finished her PhD", "finishing your PhD"),
        ("publication", "a paper on seals", "your paper on seals"),
        ("project_done", "the harbour bridge opened", "finishing your project"),
        ("project_done", "the harbour bridge", "finishing the harbour bridge"),
        ("talk", "hospital kitchens", "your talk on hospital kitchens"),
        ("talk", "Rain on Roofs", "your talk “Rain on Roofs”"),
    ],
)
def test_news_follows_congratulations_on(kind: str, label: str, said: str) -> None:
    assert event_phrase(Reason(kind, label=label), Contact("Ada")) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("send the drawings", "to send the drawings"),
        ("to send the drawings", "to send the drawings"),
        ("the last three ratings", "the last three ratings"),
        ("Send Ana’s address", "to send Ana’s address"),
    ],
)
def test_a_promise_follows_i_promised(text: str, said: str) -> None:
    assert promise_phrase(Promise(text)) == said


def test_what_is_led_in_is_not_said_twice() -> None:
    assert lesson_phrase("I learned to sleep before signing.") == "to sleep before signing"
    assert deed_phrase("I could read your draft") == "read your draft"
    assert deed_phrase("To read it") == "read it"
    assert reason_phrase("You guessed it years ago") == "you guessed it years ago"
    assert reason_phrase("Ana said so") == "Ana said so"
    ada = Contact("Ada Lovelace", given_name="Ada", shared_memories=("the flood",))
    values = {"learned": "I learned to look twice"}
    body = compose(ada, OWNER, move_named("shared_memory"), TODAY, values=values).draft.body
    assert "earned to look twice" in body
    assert body.count("earned") == 1


@pytest.mark.parametrize(
    ("note", "is_used"), [("daughter Ines", True), ("daughter Ines began school", False)]
)
def test_only_a_note_that_names_somebody_stands_in_a_sentence(note: str, is_used: bool) -> None:
    ada = Contact("Ada", people_notes=(PeopleNote(note, ok_to_mention=True),))
    body = compose(ada, OWNER, move_named("check_in"), TODAY).draft.body
    assert (f"your {note}" in body) == is_used


def test_what_they_taught_can_be_reported_back() -> None:
    ada = Contact("Ada", relationship="mentor", learned="to sleep before signing")
    body = compose(ada, OWNER, move_named("impact_update"), TODAY).draft.body
    assert "how you taught me to sleep before signing" in body


def test_nobody_is_said_to_have_sent_greetings() -> None:
    for number in range(40):
        one = Contact("Ada", uid=str(number), mutual_offered=True, mutuals=(2,))
        values = {"mutual": "Olga"}
        body = compose(one, OWNER, move_named("mutual_mention"), TODAY, values=values).draft.body
        assert "Olga" in body
        for claim in ("greet", "told", "suggest", "came up", "talk"):
            assert claim not in body.lower()


def test_a_promise_for_these_days_is_not_passed_over() -> None:
    due = Promise("send the tide tables", PartialDate.on(date(2026, 11, 20)))
    far = Promise("bake a cake", PartialDate.on(date(2027, 3, 1)))
    ada = Contact("Ada", shared_memories=("the flood",), promises=(far, due))
    for move in ("shared_memory", "own_gap", "no_ask_hello", "check_in"):
        body = compose(ada, OWNER, move_named(move), TODAY).draft.body
        assert "that I promised to send the tide tables." in body
        assert "cake" not in body


def test_the_second_channel_is_another_one() -> None:
    out = [entry_on(day, "email", "out") for day in ("2026-09-01", "2026-09-20")]
    ada = Contact(
        "Ada",
        emails=("ada@example.org",),
        phones=("+44 7700 900123",),
        how_met="on the ferry",
        timeline=Timeline.of(out),
    )
    draft = compose(ada, OWNER, move_named("second_channel"), TODAY).draft
    assert draft.channel == "sms"
    assert "neither" not in draft.body
    fit = next(one for one in fitting_moves(ada, TODAY) if one.move.name == "second_channel")
    assert fit.fits


def test_a_text_message_has_at_most_fifty_words() -> None:
    ada = Contact("Ada", given_name="Ada", closeness=3, shared_memories=("the flood",))
    for move in MOVES:
        if move.layout == "letter":
            body = compose(ada, OWNER, move, TODAY, channel="sms").draft.body
            core = compose(ada, OWNER, move, TODAY, channel="linkedin_note").draft.body
            assert len(body.split()) <= max(50, len(core.split()))


def test_who_wants_to_ask_later_is_not_made_to_say_the_opposite() -> None:
    ada = Contact("Ada", closeness=4, intent="ask_later", how_met="on the ferry")
    fits = {one.move.name: one for one in fitting_moves(ada, TODAY)}
    assert not fits["no_ask_hello"].fits
    assert not fits["personal"].fits


def test_nobody_in_hard_times_gets_a_cheerful_wave() -> None:
    news = Reason("bereavement", PartialDate.on(date(2026, 11, 2)), "her husband died")
    ada = Contact("Ada", closeness=4, reasons=(news,), mutuals=(2,))
    fits = {one.move.name: one for one in fitting_moves(ada, TODAY)}
    assert not fits["check_in"].fits
    assert not fits["intro_request"].fits
    for name in ("no_ask_hello", "open_offer"):
        body = compose(ada, OWNER, move_named(name), TODAY).draft.body
        for cheer in ("been kind", "treating you well", "working on", "busiest", "plenty to tell"):
            assert cheer not in body


@pytest.mark.parametrize(("day", "is_too_soon"), [("2026-11-10", True), ("2026-10-20", False)])
def test_nobody_begins_anew_right_after_a_message(day: str, is_too_soon: bool) -> None:
    told = (entry_on("2024-01-01", "meeting", "both"), entry_on(day, "email", "out"))
    ada = Contact("Ada", shared_memories=("the flood",), timeline=Timeline.of(told))
    fits = {one.move.name: one for one in fitting_moves(ada, TODAY)}
    assert fits["own_gap"].fits != is_too_soon
    assert fits["shared_memory"].fits != is_too_soon
    assert fits["no_ask_hello"].fits
