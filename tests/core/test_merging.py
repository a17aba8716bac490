"""Two records of one person become one, and nothing of either is lost."""

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconnect_tui.core.contact import (
    STATES,
    Contact,
    ContactId,
    FollowUp,
    Promise,
    Reason,
    SourceRecord,
)
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.errors import WrongInput
from reconnect_tui.core.merging import merged, renaming
from reconnect_tui.core.text import folded
from reconnect_tui.core.timeline import DIRECTIONS, Interaction, Timeline

ROBERT, BOB, CAROL = ContactId(1), ContactId(2), ContactId(3)
TEXTS = ("emails", "phones", "urls", "tags", "goal_tags", "shared_keywords", "interests")
SINGLE = ("title", "city", "country", "how_met", "relationship", "language", "formality")

word = st.text("abcéÉ Z", min_size=1, max_size=4).map(str.strip).filter(bool)
words = st.lists(word, max_size=3, unique_by=lambda item: folded(item).replace(" ", "")).map(tuple)
text = st.lists(st.text("ab ", max_size=3), max_size=4).map("\n".join)
day = st.sampled_from(["2018", "2019-03", "2019-03-12", "2021-07-01"]).map(PartialDate.parse)


frugal = settings(max_examples=30, deadline=None)
"""A person has some forty fields, and drawing them takes its time."""


@st.composite
def entries(draw: st.DrawFn) -> Interaction:
    return Interaction(
        draw(st.sampled_from(["", "u1", "u2", "u3"])) or draw(st.uuids().map(str)),
        draw(day),
        draw(st.sampled_from(["call", "email"])),
        draw(st.sampled_from(DIRECTIONS)),
        summary=draw(st.sampled_from(["", "Lunch", "Tea"])),
        with_ids=draw(st.sampled_from([(), (1, 3), (2,)])),
    )


timelines = st.lists(entries(), max_size=4, unique_by=lambda entry: entry.uid).map(Timeline.of)
many: dict[str, st.SearchStrategy[Any]] = dict.fromkeys((*TEXTS, "shared_memories"), words)
single: dict[str, st.SearchStrategy[Any]] = {name: st.just("") | word for name in SINGLE}


@st.composite
def contacts(draw: st.DrawFn, number: ContactId) -> Contact:
    return Contact(
        id=number,
        uid=f"uid-{number}",
        name=draw(st.sampled_from(["Robert Chen", "Bob Chen", "robert CHEN", "b@example.org"])),
        preferred_name=draw(st.sampled_from(["", "Bob", "Rob"])),
        nicknames=draw(words),
        organization=draw(st.sampled_from(["", "Contoso", "Contoso Ltd", "Fabrikam", "✨"])),
        past_organizations=draw(words),
        note=draw(text),
        private_notes=draw(text),
        honest_reason=draw(text),
        birthday=draw(st.sampled_from(["", "--03-07", "1984-03-07", "1990-01-02"])),
        met_on=draw(st.none() | day),
        closeness=draw(st.integers(1, 5)),
        rhythm_days=draw(st.sampled_from([0, 90])),
        state=draw(st.sampled_from(STATES)),
        snoozed_until=draw(st.none() | day),
        do_not_contact=draw(st.booleans()),
        mutuals=draw(st.lists(st.integers(1, 6), max_size=4, unique=True).map(tuple)),
        sources=draw(st.lists(st.builds(SourceRecord, word, word), max_size=2).map(tuple)),
        timeline=draw(timelines),
        reasons=draw(st.lists(st.builds(Reason, word), max_size=2).map(tuple)),
        promises=draw(st.lists(st.builds(Promise, word), max_size=2).map(tuple)),
        followups=draw(st.lists(st.builds(FollowUp, word, day), max_size=2).map(tuple)),
        extra=draw(st.dictionaries(st.sampled_from(["shoe", "hat"]), st.integers(), max_size=2)),
        **{name: draw(strategy) for name, strategy in (many | single).items()},
    )


def compared(item: str, field: str) -> str:
    """An item as its list compares it: spaces in a number make no other number."""
    return folded(item).replace(" ", "") if field == "phones" else folded(item)


def lines(*texts: str) -> set[str]:
    return {line.strip() for one in texts for line in one.splitlines() if line.strip()}


@frugal
@given(contacts(ROBERT), contacts(BOB))
def test_every_item_of_every_list_is_found_in_the_result(kept: Contact, other: Contact) -> None:
    result = merged(kept, other)
    for name in (*TEXTS, "shared_memories", "nicknames", "past_organizations"):
        before = [compared(item, name) for one in (kept, other) for item in getattr(one, name)]
        after = [compared(item, name) for item in getattr(result, name)]
        assert set(before) <= set(after), name
        assert len(after) == len(set(after)), name
        assert getattr(result, name)[: len(getattr(kept, name))] == getattr(kept, name)
    for name in ("reasons", "promises", "followups", "sources"):
        for one in (kept, other):
            assert not Counter(map(repr, getattr(one, name))) - Counter(
                map(repr, getattr(result, name))
            )


@frugal
@given(contacts(ROBERT), contacts(BOB))
def test_every_line_of_every_text_is_found_in_the_result(kept: Contact, other: Contact) -> None:
    result = merged(kept, other)
    for name in ("note", "private_notes", "honest_reason"):
        assert lines(getattr(kept, name), getattr(other, name)) <= lines(getattr(result, name))


@frugal
@given(contacts(ROBERT), contacts(BOB))
def test_every_single_value_stands_in_its_field_or_in_the_note(
    kept: Contact, other: Contact
) -> None:
    result = merged(kept, other)
    for name in SINGLE:
        if getattr(kept, name):
            assert getattr(result, name) == getattr(kept, name)
        told = f"{name.replace('_', ' ')}: {getattr(other, name)}"
        own = folded(getattr(other, name))
        assert own in ("", folded(getattr(result, name))) or told in result.note
    known = (result.name, result.preferred_name, *result.nicknames, *other.emails)
    if "@" not in other.name:
        assert folded(other.name) in map(folded, known)
    assert folded(other.preferred_name) in {"", *map(folded, known)}


@frugal
@given(contacts(ROBERT), contacts(BOB))
def test_every_entry_is_found_in_the_result_and_none_twice(kept: Contact, other: Contact) -> None:
    def said(entry: Interaction) -> tuple[object, ...]:
        return entry.date, entry.at, entry.kind, entry.direction, entry.text

    result = merged(kept, other)
    uids = [entry.uid for entry in result.timeline]
    assert len(uids) == len(set(uids))
    assert {entry.uid for entry in kept.timeline} <= set(uids)
    for one in other.timeline:
        assert one.uid in uids or said(one) in map(said, result.timeline)
    moments = [(entry.date.middle, entry.at) for entry in result.timeline]
    assert moments == sorted(moments)
    assert all(not {ROBERT, BOB} & set(entry.with_ids) for entry in result.timeline)


@frugal
@given(contacts(ROBERT), contacts(BOB))
def test_the_first_named_stays_who_they_are(kept: Contact, other: Contact) -> None:
    result = merged(kept, other)
    assert (result.id, result.uid, result.name) == (kept.id, kept.uid, kept.name)
    assert result.do_not_contact == (kept.do_not_contact or other.do_not_contact)
    assert result.state == (other.state if kept.state == "dormant" else kept.state)
    assert result.extra == {**other.extra, **kept.extra}
    assert not {ROBERT, BOB} & set(result.mutuals)


@frugal
@given(contacts(ROBERT))
def test_a_twin_adds_nothing(kept: Contact) -> None:
    apart = replace(kept, mutuals=(), timeline=Timeline())
    twin = replace(apart, id=BOB, uid="another")
    assert merged(apart, twin) == apart


@frugal
@given(contacts(ROBERT), contacts(BOB))
def test_merging_a_copy_of_the_same_record_again_adds_nothing(
    kept: Contact, other: Contact
) -> None:
    once = merged(kept, other)
    assert merged(once, other) == once


def test_somebody_is_not_merged_with_themselves() -> None:
    robert = Contact("Robert Chen", id=ROBERT)
    with pytest.raises(WrongInput, match=r"Robert Chen \(1\) is one record already"):
        merged(robert, replace(robert, name="Bob"))


def robert(**changes: Any) -> Contact:
    return Contact("Robert Chen", id=ROBERT, **changes)


def bob(**changes: Any) -> Contact:
    return Contact("Bob Chen", id=BOB, **changes)


def test_the_other_name_becomes_a_nickname() -> None:
    assert merged(robert(nicknames=("RC",)), bob(preferred_name="Bob")).nicknames == (
        "RC",
        "Bob Chen",
    )
    assert merged(robert(), Contact("ROBERT chen", id=BOB)).nicknames == ()
    address = Contact("rc@example.org", id=BOB, emails=("rc@example.org",))
    assert merged(robert(), address).nicknames == ()


def test_a_greeting_is_not_taken_from_another_name() -> None:
    result = merged(robert(), bob(given_name="Bob", family_name="Chen"))
    assert (result.given_name, result.family_name, result.first_name) == ("", "Chen", "Robert")
    assert "Bob" not in result.note


def test_another_organization_becomes_a_past_one_and_its_title_a_line_of_the_note() -> None:
    result = merged(
        robert(organization="Contoso", note="Keeps bees."),
        bob(organization="Fabrikam", title="Engineer", past_organizations=("Northlight",)),
    )
    assert (result.organization, result.title) == ("Contoso", "")
    assert result.past_organizations == ("Northlight", "Fabrikam")
    assert result.note == "Keeps bees.\n\nAlso on record:\ntitle: Engineer"


def test_an_organization_of_signs_alone_is_not_lost() -> None:
    result = merged(robert(organization="✨"), bob(organization="🌊"))
    assert (result.organization, result.past_organizations) == ("✨", ("🌊",))


def test_what_only_the_other_record_knows_is_taken_over() -> None:
    result = merged(
        robert(birthday="--03-07", organization="Contoso Ltd"),
        bob(birthday="1984-03-07", organization="Contoso", title="Engineer", city="Oslo"),
    )
    assert (result.birthday, result.title, result.city) == ("1984-03-07", "Engineer", "Oslo")
    assert (result.past_organizations, result.note) == ((), "")
    assert merged(robert(birthday="1984-03-07"), bob(birthday="--03-07")).note == ""
    assert merged(robert(birthday="1984-03-07"), bob(birthday="1984-03-08")).note == (
        "Also on record:\nbirthday: 1984-03-08"
    )


def test_a_city_is_not_put_into_another_country() -> None:
    result = merged(robert(country="Italy"), bob(city="Oslo", country="Norway"))
    assert (result.city, result.country) == ("", "Italy")
    assert result.note == "Also on record:\ncity: Oslo\ncountry: Norway"


def test_one_number_written_in_two_ways_stands_once() -> None:
    result = merged(
        robert(phones=("+44 7700 900103",), urls=("https://www.linkedin.com/in/rc/",)),
        bob(phones=("+447700900103", "1-800-BOB"), urls=("linkedin.com/in/RC?x=1",)),
    )
    assert result.phones == ("+44 7700 900103", "1-800-BOB")
    assert result.urls == ("https://www.linkedin.com/in/rc/",)


def test_a_memory_that_was_used_stays_used_in_the_spelling_that_is_kept() -> None:
    result = merged(
        robert(shared_memories=("The mill",)),
        bob(shared_memories=("the mill", "The pond"), memories_used=("the mill",)),
    )
    assert result.shared_memories == ("The mill", "The pond")
    assert result.memories_used == ("The mill",)


@pytest.mark.parametrize(
    ("kept", "other", "expected"),
    [
        ({}, {"state": "let_go"}, {"state": "let_go"}),
        ({"state": "keeping"}, {"state": "let_go"}, {"state": "keeping"}),
        ({}, {"closeness": 4}, {"closeness": 4}),
        ({"closeness": 3}, {"closeness": 4}, {"closeness": 3}),
        ({}, {"do_not_contact": True}, {"do_not_contact": True}),
        ({"do_not_contact": True}, {}, {"do_not_contact": True}),
        ({"rhythm_days": 30}, {"rhythm_days": 90}, {"rhythm_days": 30}),
        ({}, {"mutual_offered": True, "senior": True}, {"mutual_offered": True, "senior": True}),
    ],
)
def test_decisions_follow_clear_rules(
    kept: dict[str, Any], other: dict[str, Any], expected: dict[str, Any]
) -> None:
    result = merged(robert(**kept), bob(**other))
    assert {name: getattr(result, name) for name in expected} == expected


def test_the_later_snooze_holds_with_the_day_it_was_set() -> None:
    early, late, on = (PartialDate.parse(day) for day in ("2026-12-01", "2027-01-11", "2026-11-20"))
    result = merged(robert(snoozed_until=early), bob(snoozed_until=late, snoozed_on=on))
    assert (result.snoozed_until, result.snoozed_on) == (late, on)
    assert merged(robert(snoozed_until=late), bob()).snoozed_until == late


@pytest.mark.parametrize(
    ("kept", "other", "expected"),
    [
        ("2019-03-12", "2015-06-01", "2015-06-01"),
        ("2015-06-01", "2019-03-12", "2015-06-01"),
        ("2019", "2019-03-12", "2019-03-12"),
        ("2019-03-12", "2019", "2019-03-12"),
    ],
)
def test_one_is_known_since_the_earlier_day_as_exactly_as_it_is_known(
    kept: str, other: str, expected: str
) -> None:
    first, second = PartialDate.parse(kept), PartialDate.parse(other)
    assert str(merged(robert(met_on=first), bob(met_on=second)).met_on) == expected


def entry(uid: str, summary: str = "Lunch", **changes: Any) -> Interaction:
    return Interaction(
        uid, PartialDate.parse("2019-03-12"), "meeting", "both", summary=summary, **changes
    )


def test_an_entry_of_both_stands_once_without_the_two_in_its_company() -> None:
    first = Timeline.of([entry("u1", with_ids=(2, 3)), entry("k")])
    second = Timeline.of([entry("u1", with_ids=(1, 4), body="All of it"), entry("o")])
    result = merged(robert(timeline=first), bob(timeline=second)).timeline
    assert [(one.uid, one.with_ids, one.body) for one in result] == [
        ("u1", (3, 4), "All of it"),
        ("k", (), ""),
    ]


def test_two_talks_of_one_day_stay_two() -> None:
    twice = Timeline.of([entry("o1"), entry("o2")])
    once = Timeline.of([entry("k")])
    assert [one.uid for one in merged(robert(timeline=once), bob(timeline=twice)).timeline] == [
        "k",
        "o2",
    ]
    assert len(merged(robert(timeline=twice), bob(timeline=once)).timeline) == 2


def test_an_entry_to_a_group_is_not_taken_for_one_to_the_person() -> None:
    mass = Timeline.of([entry("k", group=True)])
    result = merged(robert(timeline=mass), bob(timeline=Timeline.of([entry("o")])))
    assert [one.uid for one in result.timeline.counted] == ["o"]


def test_whoever_named_the_one_names_the_other() -> None:
    carol = Contact(
        "Carol",
        id=CAROL,
        mutuals=(2, 5, 1),
        timeline=Timeline.of([entry("u1", with_ids=(2, 1)), entry("u2", with_ids=(5,))]),
    )
    result = renaming(carol, BOB, ROBERT)
    assert result.mutuals == (1, 5)
    assert [one.with_ids for one in result.timeline] == [(1,), (5,)]
    assert renaming(result, BOB, ROBERT) is result


def test_nobody_comes_to_know_themselves() -> None:
    itself = Contact("Robert Chen", id=ROBERT, mutuals=(2, 3))
    assert renaming(itself, BOB, ROBERT).mutuals == (3,)
