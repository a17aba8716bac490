"""Values to documents and back, with nothing lost on the way."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from reconnect_tui.core.contact import (
    Check,
    Contact,
    ContactId,
    FollowUp,
    PeopleNote,
    Promise,
    Reason,
    SourceRecord,
)
from reconnect_tui.core.dates import UNKNOWN_DATE, PartialDate
from reconnect_tui.core.draft import Draft, Version
from reconnect_tui.core.owner import Goal, Owner
from reconnect_tui.core.timeline import Interaction, Timeline
from reconnect_tui.storage.address_book import AddressBook
from reconnect_tui.storage.documents import (
    contact_from,
    document_of,
    draft_from,
    goal_from,
    owner_from,
)

Document = dict[str, Any]
OpenBook = Callable[[], AddressBook]

ADA = ContactId(1)
TODAY = date(2026, 3, 13)


def when(text: str) -> PartialDate:
    return PartialDate.parse(text)


FULL = Contact(
    name="Ada Lovelace",
    id=ADA,
    uid="5f0c7a52-0000-4000-8000-000000000001",
    given_name="Augusta",
    family_name="Lovelace",
    preferred_name="Ada",
    nicknames=("Enchantress",),
    organization="Analytical Engines",
    title="Programmer",
    past_organizations=("Royal Society",),
    emails=("ada@example.org",),
    phones=("+44 20 7946 0000",),
    urls=("https://example.org/ada",),
    city="London",
    country="United Kingdom",
    birthday="--12-10",
    tags=("engines", "poetry"),
    note="Likes odds.\nAvoid Lord Byron.",
    how_met="at Mrs Somerville’s",
    met_on=when("1933"),
    relationship="former_colleague",
    closeness=4,
    shared_keywords=("punch cards",),
    shared_memories=("the demo",),
    interests=("poetry",),
    mutuals=(2, 3),
    goal_tags=("mentorship",),
    rhythm_days=90,
    state="keeping",
    snoozed_until=when("2026-04-01"),
    snoozed_on=when("2026-03-01"),
    do_not_contact=True,
    honest_reason="a job",
    private_notes="secret",
    learned="to look at the mountain first",
    offer="read your draft",
    intent="advice",
    address_form="Lady Lovelace",
    greeting="Kia ora",
    asks_first=True,
    formality="formal",
    language="en",
    different_field=True,
    senior=True,
    said_would_keep_in_touch=True,
    mutuals_agreed=(7,),
    holidays=("11-08 Diwali",),
    time_zone="Asia/Tokyo",
    mutual_offered=True,
    settled_on=when("2026-02-01"),
    memories_used=("the walk",),
    created="2026-01-01T00:00:00.000Z",
    updated="2026-01-02T00:00:00.000Z",
    sources=(SourceRecord("linkedin", "ada-1", "2026-01-01", {"title": "Countess"}, {"odd": [1]}),),
    timeline=Timeline.of(
        [
            Interaction(
                "a", when("2019"), "meeting", "both", with_ids=(2,), extra={"mood": "good"}
            ),
            Interaction(
                "b",
                when("2024-03-14"),
                "email",
                "out",
                at="2024-03-14T10:00:00Z",
                channel="email",
                summary="Thanks",
                body="Thanks for the slides",
                move="shared_memory",
                source="screen",
                group=True,
            ),
        ]
    ),
    reasons=(
        Reason(
            "new_job",
            when("2026-03"),
            "head of desk",
            ("desk",),
            "post",
            when("2026-03-10"),
            {"x": 1},
        ),
    ),
    promises=(Promise("send the cards", when("2026-05-01"), None, "them", {"y": {"z": None}}),),
    followups=(
        FollowUp(
            "log_meeting",
            when("2026-03-20"),
            when("2026-03-21"),
            "ask",
            when("2026-03-19"),
            {"q": "r"},
        ),
    ),
    people_notes=(
        PeopleNote("the roof garden", True, "project", PartialDate.parse("2025-03"), {"s": 1}),
    ),
    checks=(Check("organization", when("2026-02-01"), "their page", {"t": 1}),),
    extra={"shoe_size": 38, "nested": {"deep": [1, 2, {"three": None}]}},
)


def through_json(document: Document) -> Document:
    read: Document = json.loads(json.dumps(document))
    return read


def test_a_contact_with_every_field_comes_back_as_it_was() -> None:
    assert contact_from(ADA, through_json(document_of(FULL))) == FULL


def test_every_field_of_the_full_contact_is_put_to_the_test() -> None:
    usual = Contact("")
    left_out = [
        name for name in Contact.__dataclass_fields__ if getattr(FULL, name) == getattr(usual, name)
    ]
    assert left_out == []


def test_the_names_in_the_file_are_those_that_others_rely_on() -> None:
    document = document_of(FULL)
    assert document["timeline"][1] == {
        "uid": "b",
        "date": "2024-03-14",
        "kind": "email",
        "direction": "out",
        "at": "2024-03-14T10:00:00Z",
        "channel": "email",
        "summary": "Thanks",
        "body": "Thanks for the slides",
        "move": "shared_memory",
        "source": "screen",
        "group": True,
    }
    assert document["timeline"][0]["with"] == [2]
    assert document["met_on"] == "1933"
    assert document["promises"] == [
        {"text": "send the cards", "due": "2026-05-01", "by": "them", "y": {"z": None}}
    ]
    assert "id" not in document


def test_a_name_is_enough_and_what_is_empty_is_not_written() -> None:
    contact = contact_from(ADA, {"name": "Ada"})
    assert contact == Contact("Ada", id=ADA)
    assert document_of(contact) == {"name": "Ada"}


def test_drafts_goals_and_owner_come_back_as_they_were() -> None:
    draft = Draft(
        ADA,
        "Hi {name}",
        "Hello",
        "own_gap",
        "formal",
        "inmail",
        "reply",
        "copied",
        7,
        "a",
        "b",
        versions=(Version("a", "Hallo", "Hi", {"mood": "calm"}), Version("", "", "H")),
        extra={"x": 1},
    )
    assert draft_from(7, through_json(document_of(draft))) == draft
    goal = Goal("mentorship", "2026-05-01", {"weight": 2})
    assert goal_from(through_json(document_of(goal))) == goal
    owner = Owner(
        "Sam Doe",
        "Sam",
        ("s@example.org",),
        ("Org",),
        "https://x",
        "Europe/London",
        when("2026-04-01"),
        {"pet": "cat"},
    )
    assert owner_from(through_json(document_of(owner))) == owner
    assert document_of(owner)["pet"] == "cat"


WRONG_TYPES: list[Document] = [
    {"closeness": "three"},
    {"closeness": True},
    {"closeness": 2.5},
    {"note": 5},
    {"note": ["a"]},
    {"tags": {"a": 1}},
    {"tags": 3},
    {"met_on": "spring"},
    {"met_on": 2019},
    {"do_not_contact": "yes"},
    {"mutuals": "2"},
    {"timeline": "none"},
    {"timeline": {"1": {}}},
    {"reasons": 1},
    {"promises": [1, "two"]},
    {"timeline": ["met in Rome"]},
    {"tags": [1, None]},
    {"sources": [{"source": "linkedin", "native_id": 5, "fields": "x"}]},
    {"timeline": [{"date": "once", "kind": 3, "direction": "sideways", "with": [True]}]},
    {"timeline": [{"summary": "no date at all"}]},
]


@pytest.mark.parametrize("wrong", WRONG_TYPES, ids=json.dumps)
def test_what_is_not_of_its_type_is_kept_as_it_was_while_other_fields_change(
    wrong: Document,
) -> None:
    document = {"name": "Ada", **wrong}
    contact = replace(contact_from(ADA, document), city="London")
    written = document_of(contact)
    (key, value), *_ = wrong.items()
    if isinstance(value, list) and value and isinstance(value[0], dict):
        for item, kept in zip(value, written[key], strict=True):
            assert item.items() <= kept.items()
    else:
        assert written[key] == value
    assert written["city"] == "London"


@pytest.mark.parametrize(
    ("key", "wrong", "now"),
    [("closeness", "three", 4), ("note", 5, "Likes odds"), ("tags", "", ("x",))],
)
def test_a_new_value_takes_the_place_of_one_that_could_not_be_read(
    key: str, wrong: object, now: Any
) -> None:
    contact = replace(contact_from(ADA, {"name": "Ada", key: wrong}), **{key: now})
    assert getattr(contact_from(ADA, through_json(document_of(contact))), key) == now


def test_a_list_keeps_its_odd_items_and_takes_new_ones() -> None:
    document: Document = {
        "name": "Ada",
        "tags": ["a", 7],
        "timeline": ["met in Rome", {"uid": "u", "date": "2020-01-01", "kind": "call"}],
    }
    contact = contact_from(ADA, document)
    assert contact.tags == ("a",)
    assert len(contact.timeline) == 1
    entry = Interaction("v", when("2021-01-01"), "email", "out")
    written = document_of(
        replace(contact, tags=("a", "b"), timeline=contact.timeline.with_entry(entry))
    )
    assert written["tags"] == ["a", "b", 7]
    assert [one["uid"] for one in written["timeline"][:2]] == ["u", "v"]
    assert written["timeline"][2] == "met in Rome"


def test_an_entry_without_a_day_counts_for_nothing_and_stays_without_one() -> None:
    document: Document = {
        "name": "Ada",
        "timeline": [{"uid": "u", "kind": "meeting", "direction": "both", "summary": "tea"}],
    }
    contact = contact_from(ADA, document)
    assert next(iter(contact.timeline)).date is UNKNOWN_DATE
    assert contact.timeline.figures(TODAY).last_contact is None
    assert document_of(contact) == document


def test_null_is_as_good_as_missing() -> None:
    document: Document = {
        "name": "Ada",
        "note": None,
        "tags": None,
        "met_on": None,
        "timeline": None,
    }
    assert contact_from(ADA, document) == Contact("Ada", id=ADA)


UNKNOWN_EVERYWHERE: Document = {
    "meta": {
        "1": {"schema": 1, "sequence": 4, "plugin": {"a": 1}, "owner": {"name": "Sam", "o": 1}}
    },
    "contacts": {
        "1": {
            "name": "Ada",
            "c": [1],
            "timeline": [{"uid": "u", "date": "2020", "kind": "call", "t": {"x": None}}],
            "reasons": [{"type": "post", "r": 1.5}],
            "promises": [{"text": "cards", "p": False}],
            "followups": [{"kind": "nudge", "f": "g"}],
            "sources": [{"source": "csv", "native_id": "1", "s": "s", "fields": {"any": [1]}}],
        }
    },
    "goals": {"1": {"name": "personal", "g": 1}},
    "drafts": {"1": {"contact_id": 1, "body": "Hi", "d": 1}},
    "saved_items": {"1": {"url": "https://example.org", "anything": [1, 2]}},
    "_default": {"1": {"of": "TinyDB"}},
    "somebody_elses": {"7": {"x": "y"}},
}


def test_unknown_fields_survive_a_change_at_every_level(path: Path, opened: OpenBook) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps(UNKNOWN_EVERYWHERE), encoding="utf-8")
    book = opened()
    with book.changing("Changed everything") as change:
        contact = change.contact(ADA)
        assert contact is not None
        change.put(replace(contact, city="London"))
        change.put_draft(replace(change.drafts()[0], body="Hello"))
        change.put_owner(replace(book.owner, given_name="S"))
        change.put_goals([replace(book.goals[0], need_by="2026-12-01")])
    book.close()
    written = json.loads(path.read_text(encoding="utf-8"))
    before = UNKNOWN_EVERYWHERE["contacts"]["1"]
    after = written["contacts"]["1"]
    assert after["c"] == [1]
    for key in ("timeline", "reasons", "promises", "followups", "sources"):
        assert after[key] == before[key]
    assert written["meta"]["1"]["plugin"] == {"a": 1}
    assert written["meta"]["1"]["owner"] == {"name": "Sam", "given_name": "S", "o": 1}
    assert written["goals"]["1"] == {"name": "personal", "need_by": "2026-12-01", "g": 1}
    assert written["drafts"]["1"]["d"] == 1
    for table in ("saved_items", "_default", "somebody_elses"):
        assert written[table] == UNKNOWN_EVERYWHERE[table]


@pytest.mark.parametrize(
    "meta",
    [
        {"owner": "Sam"},
        {"next_ids": [1]},
        {"next_ids": {"contacts": "9"}},
        {"sequence": "many"},
        {"sequence": True},
        {"removed": "all"},
        {"removed": [1, {}]},
    ],
    ids=json.dumps,
)
def test_odd_fields_of_the_meta_document_keep_nobody_from_their_book(
    meta: Document, path: Path, opened: OpenBook
) -> None:
    path.parent.mkdir()
    path.write_text(
        json.dumps({"meta": {"1": meta}, "contacts": {"4": {"name": "Ada"}}}), encoding="utf-8"
    )
    book = opened()
    assert book.owner == Owner()
    assert book.removed_sources == frozenset()
    with book.changing("Added Grace, removed Ada") as change:
        change.put_owner(Owner("Sam Doe"))
        assert change.put(Contact("Grace")).id == 5
        change.remove(ContactId(4))
    assert [contact.name for contact in opened().contacts.values()] == ["Grace"]
    assert opened().owner.name == "Sam Doe"


def test_a_book_written_by_hand_is_welcome(path: Path, opened: OpenBook) -> None:
    path.parent.mkdir()
    path.write_text('{"contacts": {"3": {"name": "Ada"}}}', encoding="utf-8")
    book = opened()
    assert dict(book.contacts) == {3: Contact("Ada", id=ContactId(3))}
    assert (book.drafts, book.goals, book.owner, book.sequence) == ((), (), Owner(), 0)
    with book.changing("Tagged Ada") as change:
        change.put(replace(book.contacts[ContactId(3)], tags=("x",)))
    book.close()
    written = json.loads(path.read_text(encoding="utf-8"))
    assert written["contacts"]["3"]["uid"]
    assert written["meta"]["1"]["schema"] == 1
    assert set(written) == {"meta", "contacts", "goals", "drafts", "saved_items"}
