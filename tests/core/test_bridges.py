"""Who knows both, how one knows it, and whom one may ask now."""

from dataclasses import replace
from datetime import date

import pytest

from reconnect_tui.core.bridges import (
    MOST_GUESSES,
    TOO_MANY_COLLEAGUES,
    Bridge,
    acquaintances_of,
    bridges_to,
    told_on_card,
)
from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.contacts import Contacts
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.timeline import Direction, Interaction, Timeline

TODAY = date(2026, 11, 23)
TARGET = Contact("Target", id=ContactId(1))


def spoken(days_ago: int, direction: Direction = "both") -> Timeline:
    return Timeline.of([entry(days_ago, direction)])


def entry(
    days_ago: int,
    direction: Direction = "both",
    *others: int,
    summary: str = "Lunch",
    group: bool = False,
) -> Interaction:
    when = PartialDate.on(date.fromordinal(TODAY.toordinal() - days_ago))
    return Interaction(
        f"e{days_ago}",
        when,
        "meeting" if direction == "both" else "email",
        direction,
        summary=summary,
        with_ids=others,
        group=group,
    )


def found(target: Contact, *others: Contact) -> tuple[Bridge, ...]:
    return bridges_to(target, Contacts.of([target, *others]), TODAY)


def person(number: int, name: str, days_ago: int = 30) -> Contact:
    return Contact(name, id=ContactId(number), timeline=spoken(days_ago))


def test_a_mutual_counts_whichever_of_the_two_names_the_other() -> None:
    theirs = found(replace(TARGET, mutuals=(2,)), person(2, "Ada"))
    reverse = found(TARGET, replace(person(2, "Ada"), mutuals=(1,)))
    for bridges in (theirs, reverse):
        assert [(one.contact.name, one.is_sure, one.how) for one in bridges] == [
            ("Ada", True, ("you noted that they know each other",))
        ]


def test_an_entry_of_all_three_counts_and_one_of_a_group_does_not() -> None:
    target = replace(TARGET, timeline=Timeline.of([entry(400, "both", 2, summary="The mill")]))
    (bridge,) = found(target, person(2, "Ada"))
    assert bridge.how == ("together on 2025-10-19: The mill",)
    grouped = Timeline.of([entry(400, "both", 2, group=True)])
    assert found(replace(TARGET, timeline=grouped), person(2, "Ada")) == ()


def test_having_been_at_one_organization_is_only_a_guess_and_says_so() -> None:
    target = replace(TARGET, organization="Orbit Foods")
    ada = replace(person(2, "Ada"), past_organizations=("Orbit Foods Ltd",))
    (bridge,) = found(target, ada)
    assert not bridge.is_sure
    assert bridge.how == ("may know each other: both were at Orbit Foods",)


def test_a_guess_says_nothing_where_half_the_book_was_there() -> None:
    target = replace(TARGET, organization="Orbit Foods")
    few = [replace(person(n, f"P{n}"), organization="Orbit Foods") for n in range(2, 12)]
    assert len(found(target, *few)) == MOST_GUESSES
    many = [
        replace(person(n, f"P{n}"), organization="Orbit Foods")
        for n in range(2, 3 + TOO_MANY_COLLEAGUES)
    ]
    assert found(target, *many) == ()
    free = replace(TARGET, organization="Freelance")
    assert found(free, replace(person(2, "Ada"), organization="freelance")) == ()


def test_whom_one_spoke_with_last_comes_first_and_whom_one_owes_an_answer_last() -> None:
    target = replace(TARGET, mutuals=(2, 3, 4, 5), organization="Orbit")
    people = [
        person(2, "Long ago", 500),
        person(3, "Lately", 20),
        replace(person(4, "Waits"), timeline=spoken(3, "in")),
        Contact("Never", id=ContactId(5)),
        replace(person(6, "Colleague", 2), organization="Orbit"),
    ]
    bridges = found(target, *people)
    assert [(one.contact.name, one.may_be_asked, one.not_now) for one in bridges] == [
        ("Lately", True, ""),
        ("Long ago", False, "not in touch lately: say hello first"),
        ("Never", False, "not in touch lately: say hello first"),
        ("Colleague", True, ""),
        ("Waits", False, "you owe them an answer: answer first"),
    ]
    assert bridges[-1].owes


def test_somebody_just_written_to_is_not_asked_again() -> None:
    timeline = Timeline.of([entry(40), entry(5, "out")])
    ada = replace(person(2, "Ada"), timeline=timeline)
    (bridge,) = found(replace(TARGET, mutuals=(2,)), ada)
    assert bridge.not_now == "you wrote five days ago, no answer yet"


@pytest.mark.parametrize("change", [{"do_not_contact": True}, {"state": "let_go"}])
def test_whom_one_does_not_write_to_is_no_bridge(change: dict[str, object]) -> None:
    ada = replace(person(2, "Ada"), **change)  # type: ignore[arg-type]
    assert found(replace(TARGET, mutuals=(2,)), ada) == ()


def test_nobody_leads_to_whom_one_is_not_to_contact() -> None:
    assert found(replace(TARGET, do_not_contact=True, mutuals=(2,)), person(2, "Ada")) == ()


def test_ids_that_nobody_has_and_oneself_are_passed_over() -> None:
    target = replace(TARGET, mutuals=(1, 99), organization="Orbit")
    assert found(target) == ()


def test_the_line_of_the_card_names_those_on_record() -> None:
    target = replace(TARGET, mutuals=(2,))
    contacts = Contacts.of([target, person(2, "Ada", 21)])
    line = told_on_card(acquaintances_of(target, contacts, TODAY))
    assert line == "Ada knows you both (spoke about three weeks ago)"
    both = replace(TARGET, mutuals=(2, 3))
    contacts = Contacts.of([both, person(2, "Ada", 21), Contact("Bo", id=ContactId(3))])
    assert told_on_card(acquaintances_of(both, contacts, TODAY)) == (
        "Ada (spoke about three weeks ago) and Bo (no talk logged) know you both"
    )
    assert told_on_card(()) == ""
