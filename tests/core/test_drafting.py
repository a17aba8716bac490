"""Composing a message."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconnect_tui.core.channels import sms_segments
from reconnect_tui.core.contact import PROJECT, Contact, ContactId, PeopleNote, Promise, Reason
from reconnect_tui.core.dates import PartialDate, gap_in_words
from reconnect_tui.core.draft import Tone, blanks_in
from reconnect_tui.core.owner import Owner
from reconnect_tui.core.timeline import Interaction, Timeline
from reconnect_tui.core.writing.drafting import (
    Composition,
    compose,
    variant_for,
)
from reconnect_tui.core.writing.moves import MOVES, Move, move_named
from reconnect_tui.core.writing.wordings.questions import QUESTIONS
from tests.core.typed_words import TYPED as THE_REST

TODAY = date(2026, 11, 23)
SAM = Owner("Sam Okonjo-Reyes", "Sam")
SPAN = re.compile(
    r"(?:about|nearly|over) (?:an?|\w+)(?: and a half)? (?:week|month|year)s?(?: and a half)?"
)
GAPS = (60, 130, 180, 364, 365, 400, 547, 680, 729, 730, 800, 1127, 1300, 3653, 9000)
AGES_OF_NEWS = ("about three months", "about seven months")
TYPED: Mapping[str, str] = {
    **THE_REST,
    "learned": "to wait for the tide",
    "update": "I teach two days a week now",
    "why_not_surprised": "you kept the whole room calm",
    "warm_line": "I wish you long and quiet nights.",
    "link": "https://example.org/bricks",
    "why_them": "you asked about old brick",
    "project_note": "the seed library",
    "family_note": "your sister",
    "detail_they_would_recall": "I was the one with the red notebook",
    "takeaway": "hiring for patience",
    "what_i_did_with_it": "I have rewritten the advert",
    "new_thing": "the survey is out",
    "answer": "Friday suits me well.",
    "memory": "the night we rewired the tide gauge",
    "how_met": "at the dairy fair in Ghent",
    "event": "your new job",
}


def ago(days: int) -> PartialDate:
    return PartialDate.on(TODAY - timedelta(days=days))


def met(days: int, **more: str) -> Timeline:
    entry = Interaction(uid="met", date=ago(days), kind="meeting", direction="both", **more)  # type: ignore[arg-type]
    return Timeline.of((entry,))


RICH = Contact(
    "Ada Ferrier",
    id=ContactId(3),
    given_name="Ada",
    family_name="Ferrier",
    closeness=4,
    organization="Cedar Labs",
    how_met="on the Kestrel project",
    shared_memories=("The night we rewired the tide gauge.", "You taught me to wait"),
    shared_keywords=("tide gauge",),
    interests=("rooftop bees", "choral music"),
    emails=("ada@example.org",),
    promises=(Promise("send the crane figures"),),
    reasons=(
        Reason("promotion", ago(100), "head of the night desk"),
        Reason("article_saved", ago(5), "a piece on night trains https://example.org/x"),
        Reason("mutual_sighting", ago(9), "saw Otis on the night train"),
    ),
)
PEOPLE = (
    RICH,
    Contact("Ravi", id=ContactId(4)),
    Contact(
        "Wanjiru Mwangi",
        id=ContactId(5),
        family_name="Mwangi",
        title="Professor of Hydrology",
        formality="formal",
        closeness=1,
        how_met="Career fair",
        met_on=PartialDate.parse("2019-03"),
        reasons=(Reason("new_child", ago(200), "a daughter, Mira"),),
    ),
    Contact("田中 愛子", id=ContactId(6), how_met="大学", shared_memories=("花火の夜",)),
    Contact(
        "Bo Halvorsen",
        id=ContactId(7),
        interests=("sauna",),
        reasons=(Reason("layoff", ago(20)), Reason("wedding", ago(40))),
    ),
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


ASKS_MORE_THAN_ONCE = {
    "call_opener",
    "impact_update",
    "intro_request",
    "invite",
    "mentorship",
    "networking",
    "open_offer",
}
"""Moves whose wordings hold up to three questions, which are still easy to answer."""

NOT_FOR_A_NOTE = {
    "call_opener",
    "intro_request",
    "invite",
    "mentorship",
    "networking",
    "staged_ask",
}
"""Moves that say more than a note or a text message holds."""


def content_of(text: str) -> str:
    """What stands between greeting and closing, where there are such."""
    if text.startswith("“") or "\n\n" not in text:
        return text
    return text.split("\n\n", 1)[1].rsplit("\n\n", 1)[0]


def assert_well_formed(text: str, most_questions: int = 1) -> None:
    assert not re.search(r"  | [,.;:?]|[,;:]\.|\.\.|,,|\n\n\n|\s$|^\s|\0", text)
    assert not re.search(r"\d+ days?\b", text)
    assert "!" not in text
    assert text.count("?") <= most_questions


@pytest.mark.parametrize("move", MOVES, ids=lambda move: move.name)
@pytest.mark.parametrize("days", GAPS)
def test_every_message_is_well_formed_and_names_the_gap_once_and_rightly(
    move: Move, days: int
) -> None:
    gap = gap_in_words(days)
    has_gap = any(slot.name == "gap" for slot in move.slots)
    always = move.name in ("own_gap", "own_gap_humour")
    named_from = 0 if always else 730 if move.is_light else 365 if has_gap else 10_000
    questions = 3 if move.name in ASKS_MORE_THAN_ONCE else 1
    for person in PEOPLE:
        for contact in every_variant(replace(person, timeline=met(days)), move):
            for tone in move.tones:
                text = text_of(compose(contact, SAM, move, TODAY, tone=tone))
                assert_well_formed(text, questions)
                required = {slot.name for slot in move.slots if slot.required}
                assert {blank.slot for blank in blanks_in(text)} <= required
                assert text.count("{") == len(blanks_in(text))
                assert text.count(gap) <= 1
                assert set(SPAN.findall(text)) <= {gap, *AGES_OF_NEWS}
                assert (gap in text) is (days >= named_from)


@pytest.mark.parametrize("move", MOVES, ids=lambda move: move.name)
def test_a_message_with_everything_filled_has_no_blank_and_the_right_length(move: Move) -> None:
    values = {slot.name: TYPED[slot.name] for slot in move.slots if slot.name in TYPED}
    values.pop("warm_line", None)
    for contact in every_variant(replace(RICH, timeline=met(800)), move):
        for tone in move.tones:
            composition = compose(contact, SAM, move, TODAY, tone=tone, values=values)
            assert "{" not in text_of(composition)
            for words in values.values() if move.name != "check_in" else ():
                if words not in ("at the dairy fair in Ghent",):
                    assert words.rstrip(".") in text_of(composition)
            content = content_of(text_of(composition))
            if move.layout != "bare":
                # What an answer is worth is up to the answer.
                assert (10 if move.name == "reply" else 15) <= len(content.split()) <= 110


@pytest.mark.parametrize("move", MOVES, ids=lambda move: move.name)
def test_typing_only_what_is_required_gives_a_message_of_some_substance(move: Move) -> None:
    values = {
        slot.name: TYPED[slot.name] for slot in move.slots if slot.required and slot.name in TYPED
    }
    for contact in every_variant(Contact("Ravi", timeline=met(800)), move):
        for tone in move.tones:
            text = text_of(compose(contact, SAM, move, TODAY, tone=tone, values=values))
            assert "{" not in text
            content = content_of(text)
            if move.layout != "bare":
                assert len(content.split()) >= (9 if move.name == "reply" else 20)


def test_greeting_and_closing_follow_the_tone() -> None:
    move = move_named("own_gap")
    warm, neutral, formal = (
        text_of(compose(RICH, SAM, move, TODAY, tone=tone)).split("\n") for tone in move.tones
    )
    assert (warm[0], warm[-2:]) == ("Hi Ada,", ["Warmly,", "Sam"])
    assert (neutral[0], neutral[-2:]) == ("Hello Ada,", ["Best wishes,", "Sam"])
    assert formal[0] == "Dear Ada Ferrier,"
    assert formal[-2:] == ["With kind regards,", "Sam Okonjo-Reyes"]


def test_an_owner_without_a_name_leaves_no_empty_line() -> None:
    text = text_of(compose(RICH, Owner(), move_named("own_gap"), TODAY))
    assert text.endswith("\n\nWarmly,")


def test_someone_who_may_not_know_who_writes_gets_the_whole_name() -> None:
    text = text_of(compose(RICH, SAM, move_named("reintroduce"), TODAY))
    assert text.endswith("Sam Okonjo-Reyes")


def test_a_move_without_a_formal_wording_is_neutral() -> None:
    composition = compose(PEOPLE[2], SAM, move_named("T08"), TODAY)
    assert composition.draft.tone == "neutral"
    assert text_of(composition).startswith("Hello Professor Mwangi,")


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(MOVES), st.text(max_size=80), st.text(max_size=40), st.integers(1, 9))
def test_no_words_ever_break_composing(move: Move, words: str, name: str, number: int) -> None:
    contact = replace(
        RICH,
        id=ContactId(number),
        name=name.strip() or "x",
        given_name="",
        how_met=words,
        shared_memories=(words,),
        interests=(words,),
        organization=words,
        reasons=(Reason("new_job", ago(5), words), Reason("article_saved", ago(5), words)),
        timeline=met(800),
    )
    typed = {slot.name: words for slot in move.slots if slot.source == "typed"}
    typed.pop("warm_line", None)
    composition = compose(contact, Owner(words), move, TODAY, values=typed)
    required = {slot.name for slot in move.slots if slot.required}
    assert {blank.slot for blank in composition.draft.blanks} <= required
    assert text_of(composition).count("{") == len(composition.draft.blanks)
    assert not blanks_in(composition.draft.subject)
    assert len(composition.draft.subject) <= 60
    assert "\n" not in composition.draft.subject
    assert "\0" not in text_of(composition)


@pytest.mark.parametrize(("channel", "limit"), [("linkedin_note", 200), ("sms", 300)])
@pytest.mark.parametrize(
    "move", [move for move in MOVES if move.name not in NOT_FOR_A_NOTE], ids=lambda move: move.name
)
def test_short_channels_get_one_short_paragraph(channel: str, limit: int, move: Move) -> None:
    for contact in every_variant(replace(RICH, timeline=met(800)), move):
        for tone in move.tones:
            composition = compose(contact, SAM, move, TODAY, tone=tone, channel=channel)
            text = text_of(composition)
            assert len(text) <= limit
            # The greeting, the words and the name; a card has a line for each word.
            assert text.count("\n") == {"letter": 2, "bare": 0, "card": 3}[move.layout]
            assert "\n\n" not in text
            assert composition.draft.subject == ""
            assert_well_formed(text)


def test_what_cannot_be_shortened_is_left_as_it_is() -> None:
    values = {"memory": "the " + "very " * 60 + "long night"}
    note = compose(RICH, SAM, move_named("T01"), TODAY, channel="linkedin_note", values=values)
    assert "long night" in text_of(note)


def test_composing_twice_gives_the_same_message() -> None:
    for move in MOVES:
        assert compose(RICH, SAM, move, TODAY) == compose(RICH, SAM, move, TODAY)


def test_private_notes_never_enter_a_message() -> None:
    secret = replace(RICH, private_notes="Zanzibar budget", honest_reason="Zanzibar job")
    for move in MOVES:
        composition = compose(secret, SAM, move, TODAY)
        assert "Zanzibar" not in repr(composition)


def test_courtesies_make_room_before_the_question_and_that_before_the_gap() -> None:
    contact = replace(RICH, interests=(), reasons=(), timeline=met(800))
    for one in every_variant(contact, move_named("T01")):
        text = text_of(compose(one, SAM, move_named("T01"), TODAY, channel="sms"))
        assert gap_in_words(800) in text
        assert "?" in text
    values = {"memory": "the very long night on which we rewired the old tide gauge by torchlight"}
    move = move_named("T01")
    notes = [
        text_of(
            compose(one, SAM, move, TODAY, channel="linkedin_note", values=values, tone="neutral")
        )
        for one in every_variant(contact, move)
    ]
    # In a note the question is no must (C11), and the silence after two years is (C05).
    assert all(len(text) <= 200 for text in notes)
    assert all(question not in text for text in notes for question in QUESTIONS["neutral"])
    assert any(gap_in_words(800) in text for text in notes)


@pytest.mark.parametrize("name", ["Ada Byron", "Khôi Nguyễn"])
def test_a_text_message_has_at_most_two_parts_whatever_letters_the_name_has(name: str) -> None:
    contact = replace(RICH, name=name, given_name="", preferred_name="", timeline=met(800))
    for one in every_variant(contact, move_named("T01")):
        text = compose(one, SAM, move_named("T01"), TODAY, channel="sms").draft.body
        assert sms_segments(text).parts <= 2
        assert one.first_name in text


def test_whoever_is_asked_first_how_they_are_is_asked_right_after_the_greeting() -> None:
    usual = compose(RICH, SAM, move_named("T01"), TODAY)
    asked = compose(replace(RICH, asks_first=True), SAM, move_named("T01"), TODAY)
    question = next(slot.value for slot in usual.slots if slot.name == "question")
    paragraphs = asked.draft.body.split("\n\n")
    assert paragraphs[1] == question
    assert usual.draft.body.split("\n\n")[1] != question
    assert sorted(usual.draft.body.split()) == sorted(asked.draft.body.split())
    answer = compose(
        replace(RICH, asks_first=True), SAM, move_named("reply"), TODAY, values={"answer": "Yes."}
    )
    assert not answer.draft.body.split("\n\n")[1].endswith("?")


@pytest.mark.parametrize("variant", range(3))
def test_whoever_was_never_written_to_is_told_since_when_they_are_connected(variant: int) -> None:
    connection = Interaction(
        uid="c", date=ago(900), kind="connection", direction="none", source="linkedin"
    )
    ada = Contact("Ada", timeline=Timeline.of((connection,)))
    number = next(
        n for n in range(1, 99)
        if variant_for(replace(ada, id=ContactId(n)), move_named("T08"), 3) == variant
    )  # fmt: skip
    body = text_of(compose(replace(ada, id=ContactId(number)), SAM, move_named("T08"), TODAY))
    assert "connected on LinkedIn since mid 2024" in body
    known = replace(ada, id=ContactId(number), how_met="at the fair")
    assert "connected" not in text_of(compose(known, SAM, move_named("T08"), TODAY))


ROOF = PeopleNote("roof garden", ok_to_mention=True, kind=PROJECT, on=ago(90))
INES = PeopleNote("daughter Ines", ok_to_mention=True)


@pytest.mark.parametrize(("days", "are_sure"), [(90, True), (365, True), (366, False)])
def test_a_project_one_heard_of_long_ago_is_asked_after_more_softly(
    days: int, are_sure: bool
) -> None:
    note = replace(ROOF, on=ago(days))
    for contact in every_variant(Contact("Ravi", people_notes=(note,)), move_named("T08")):
        body = text_of(compose(contact, SAM, move_named("T08"), TODAY))
        assert "your roof garden" in body
        soft = ("long since", "long behind", "old news", "long past", "long done")
        assert any(words in body for words in soft) is not are_sure


@pytest.mark.parametrize("tone", ["warm", "neutral", "formal"])
def test_other_messages_ask_how_a_project_goes(tone: Tone) -> None:
    ravi = Contact("Ravi", people_notes=(ROOF,), timeline=met(800))
    for contact in every_variant(ravi, move_named("T02")):
        composition = compose(contact, SAM, move_named("T02"), TODAY, tone=tone)
        (question,) = (slot for slot in composition.slots if slot.name == "question")
        assert "your roof garden" in question.value
    old = replace(ravi, people_notes=(replace(ROOF, on=ago(500)),))
    assert "roof garden" not in text_of(compose(old, SAM, move_named("T02"), TODAY))


def test_one_asks_after_one_thing_that_may_be_mentioned() -> None:
    hello = move_named("T08")
    silent = replace(INES, ok_to_mention=False)
    body = text_of(compose(Contact("Ravi", people_notes=(silent,)), SAM, hello, TODAY))
    assert "Ines" not in body
    body = text_of(compose(Contact("Ravi", people_notes=(INES,)), SAM, hello, TODAY))
    assert "your daughter Ines" in body
    both = compose(Contact("Ravi", people_notes=(INES, ROOF)), SAM, hello, TODAY)
    assert "roof garden" in text_of(both)
    assert "Ines" not in text_of(both)
    (family,) = (slot for slot in both.slots if slot.name == "family_note")
    assert family.suggestions == ("your daughter Ines",)
    grieving = Contact("Ravi", people_notes=(INES, ROOF), reasons=(Reason("layoff", ago(9)),))
    assert "roof garden" not in text_of(compose(grieving, SAM, hello, TODAY))


@pytest.mark.parametrize("tone", ["warm", "neutral", "formal"])
def test_a_request_to_a_tie_that_is_not_warm_begins_with_what_one_shares(tone: Tone) -> None:
    for contact in every_variant(replace(RICH, timeline=met(800)), move_named("T25")):
        cold = compose(contact, SAM, move_named("T25"), TODAY, tone=tone)
        assert cold.draft.stage == "first_contact"
        first = cold.draft.body.split("\n\n")[1]
        assert "the night we rewired the tide gauge" in first
        assert "over two years" in first
        warm = replace(contact, timeline=met(20))
        answered = compose(warm, SAM, move_named("T25"), TODAY, tone=tone)
        assert answered.draft.stage == "reply"
        assert "tide gauge" not in answered.draft.body
