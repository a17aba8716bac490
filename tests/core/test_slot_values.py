"""What the record and the calendar put into a message."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from reconnect_tui.core.contact import Contact, ContactId, Promise, Reason, SourceRecord
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.owner import Owner
from reconnect_tui.core.timeline import Interaction, Timeline
from reconnect_tui.core.writing.circumstances import Circumstances
from reconnect_tui.core.writing.drafting import (
    Composition,
    Slot,
    compose,
    memory_used_in,
)
from reconnect_tui.core.writing.moves import move_named

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


def text_of(composition: Composition) -> str:
    return composition.draft.body


def slot_of(composition: Composition, name: str) -> Slot:
    return next(slot for slot in composition.slots if slot.name == name)


def test_the_record_fills_what_it_knows_and_suggests_the_rest() -> None:
    contact = replace(RICH, timeline=met(800))
    memory = slot_of(compose(contact, SAM, move_named("T01"), TODAY), "memory")
    assert memory.value == "the night we rewired the tide gauge"
    assert memory.suggestions == ("how you taught me to wait",)
    article = compose(contact, SAM, move_named("T06"), TODAY)
    assert slot_of(article, "link").value == "https://example.org/x"
    assert slot_of(article, "article").value == "a piece on night trains"
    assert [blank.slot for blank in article.draft.blanks] == ["why_them"]
    hello = compose(contact, SAM, move_named("T08"), TODAY)
    assert "Otis on the night train" in text_of(hello)
    again = compose(contact, SAM, move_named("T09"), TODAY)
    assert "send the crane figures" in text_of(again)


def test_a_memory_that_was_used_is_not_used_again() -> None:
    used = replace(RICH, memories_used=RICH.shared_memories[:1])
    composition = compose(used, SAM, move_named("T01"), TODAY)
    assert slot_of(composition, "memory").value == "how you taught me to wait"
    spent = replace(RICH, memories_used=RICH.shared_memories)
    assert "{memory}" in text_of(compose(spent, SAM, move_named("T01"), TODAY))


def test_the_memory_of_a_message_is_found_again_in_the_record() -> None:
    for memory in RICH.shared_memories:
        used = tuple(one for one in RICH.shared_memories if one != memory)
        contact = replace(RICH, memories_used=used)
        body = text_of(compose(contact, SAM, move_named("T01"), TODAY))
        assert memory_used_in(body, contact) == memory
    assert memory_used_in("Hi Ada, how are you?", RICH) == ""
    rewrapped = "I think of the NIGHT we\nrewired the tide  gauge a lot."
    assert memory_used_in(rewrapped, RICH) == RICH.shared_memories[0]


def test_late_congratulations_say_so_and_timely_ones_do_not() -> None:
    late = text_of(compose(RICH, SAM, move_named("T04"), TODAY))
    assert "belated" in late
    assert "about three months ago" in late
    fresh = replace(RICH, reasons=(Reason("promotion", ago(20), "director"),))
    assert "belated" not in text_of(compose(fresh, SAM, move_named("T04"), TODAY))
    chosen = compose(RICH, SAM, move_named("T04"), TODAY, values={"event": "the boat race"})
    assert "belated" not in text_of(chosen)


def test_life_news_has_words_of_its_own() -> None:
    child = replace(RICH, reasons=(Reason("new_child", ago(20), "Mira"),))
    composition = compose(child, SAM, move_named("T05"), TODAY)
    names = {slot.name for slot in composition.slots}
    assert "no_reply_line" in names
    assert "why_not_surprised" not in names
    assert "?" not in text_of(composition)


def test_hard_news_leaves_nothing_to_congratulate_on_and_asks_gently() -> None:
    bo = Contact(
        "Bo Halvorsen",
        interests=("sauna",),
        reasons=(Reason("layoff", ago(20)), Reason("wedding", ago(40))),
        timeline=met(800),
    )
    assert "{event}" in text_of(compose(bo, SAM, move_named("T04"), TODAY))
    question = slot_of(compose(bo, SAM, move_named("T08"), TODAY), "question")
    assert "sauna" not in " ".join((question.value, *question.suggestions))


def test_a_company_is_named_only_where_it_was_checked_lately() -> None:
    move = move_named("T08")
    ada = replace(RICH, reasons=(), interests=())
    told = SourceRecord("linkedin", "ada", "2026-10-01", {"organization": "Cedar Labs"})
    for checked, expected in (
        (replace(ada, sources=(told,)), True),
        (replace(ada, sources=(replace(told, imported="2026-08-01"),)), False),
        (replace(ada, sources=(replace(told, fields={"organization": "Orbit"}),)), False),
        (replace(ada, reasons=(Reason("new_job", ago(30)),)), True),
        (replace(ada, reasons=(Reason("new_job", ago(300), checked_on=ago(9)),)), True),
        (ada, False),
    ):
        slot = slot_of(compose(checked, SAM, move, TODAY), "question")
        assert ("Cedar Labs" in " ".join((slot.value, *slot.suggestions))) is expected


def test_the_day_of_a_linkedin_connection_is_not_when_they_met() -> None:
    move = move_named("T09")
    ada = replace(RICH, met_on=PartialDate.parse("2019-03"))
    assert "in early 2019" in text_of(compose(ada, SAM, move, TODAY))
    linked = Interaction(uid="c", date=PartialDate.parse("2019-03-12"), kind="connection")
    connected = replace(ada, timeline=Timeline.of((linked,)))
    assert "2019" not in text_of(compose(connected, SAM, move, TODAY))


@pytest.mark.parametrize(
    ("move", "subject"),
    [
        ("shared_memory", "Thinking of the tide gauge"),
        ("own_gap", "Thinking of the tide gauge"),
        ("congratulate", "Congratulations on your promotion"),
        ("share_article", "A piece on night trains"),
        ("reintroduce", "The Kestrel project"),
        ("thank_you", "Thank you for your time"),
        ("nudge", "Something new since I wrote"),
        ("reply", "Thank you for your message"),
    ],
)
def test_the_subject_of_an_email_is_short_and_from_the_record(move: str, subject: str) -> None:
    contact = replace(RICH, timeline=met(800))
    assert compose(contact, SAM, move_named(move), TODAY).draft.subject == subject
    assert compose(contact, SAM, move_named(move), TODAY, channel="letter").draft.subject == ""


def test_without_anything_known_the_subject_names_the_sender() -> None:
    ravi, move = Contact("Ravi"), move_named("own_gap")
    assert compose(ravi, SAM, move, TODAY).draft.subject == "A note from Sam Okonjo-Reyes"
    assert compose(ravi, Owner(), move, TODAY).draft.subject == "A short note to you"


def test_a_light_move_recalls_something_shared_only_after_a_long_silence() -> None:
    move = move_named("T08")
    friend = replace(RICH, timeline=met(300))
    assert slot_of(compose(friend, SAM, move, TODAY), "memory").value == ""
    assert slot_of(compose(friend, SAM, move, TODAY), "how_met").value == ""
    quiet = replace(RICH, timeline=met(400))
    assert "rewired" in slot_of(compose(quiet, SAM, move, TODAY), "memory").value


def test_a_light_move_spends_no_memory_on_someone_met_in_passing() -> None:
    acquaintance = replace(RICH, closeness=2, timeline=met(400))
    composition = compose(acquaintance, SAM, move_named("T08"), TODAY)
    assert slot_of(composition, "memory").value == ""
    assert "how we met on the Kestrel project" in text_of(composition)


def test_a_second_link_of_the_same_day_is_still_to_be_sent() -> None:
    day = PartialDate.on(date(2026, 11, 20))
    sent = Interaction(
        "s",
        PartialDate.on(date(2026, 11, 21)),
        kind="email",
        direction="out",
        move="share_article",
        body="Hi Ada, https://example.org/one",
    )
    ada = Contact(
        "Ada",
        reasons=(
            Reason("article_saved", day, "https://example.org/one"),
            Reason("article_saved", day, "https://example.org/two"),
        ),
        timeline=Timeline((sent,)),
    )
    there = Circumstances(ada, date(2026, 11, 23))
    left = there.unused("article_saved", "share_article")
    assert [reason.label for reason in left] == ["https://example.org/two"]
