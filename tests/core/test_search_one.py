from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.contacts import Contacts
from reconnect_tui.core.errors import AmbiguousContact, NoSuchContact, WrongInput
from reconnect_tui.core.finding.one import MOST_CANDIDATES
from reconnect_tui.core.finding.search import Level, one_contact, people_answering_to


def book(*people: Contact) -> Contacts:
    return Contacts.of(
        replace(person, id=ContactId(place)) for place, person in enumerate(people, 1)
    )


BOOK = book(
    Contact("Ada Lovelace", organization="Cedar Labs", emails=("Ada@Cedar.example",)),
    Contact("Ada Byron", organization="Quarry"),
    Contact("Ann"),
    Contact("Ann Lee"),
    Contact("Anna Leeds"),
    Contact("Robert Tables", nicknames=("Dropper",)),
    Contact("Jörg Müller"),
    Contact("Siobhán O'Neill"),
    Contact("田中太郎"),
    Contact("Katherine Dunmore", preferred_name="Kit"),
    Contact("Jane Dunmore", do_not_contact=True),
    Contact("Thomas Whitfield"),
    Contact("Mary Cedar"),
    Contact("Mary Jones", organization="Cedar Labs"),
)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("1", "Ada Lovelace"),
        (" 14 ", "Mary Jones"),
        ("ada lovelace", "Ada Lovelace"),
        ("lovelace ada", "Ada Lovelace"),
        ("Lovelace, Ada", "Ada Lovelace"),
        ("lovelace", "Ada Lovelace"),
        ("ada love", "Ada Lovelace"),
        ("ada cedar", "Ada Lovelace"),
        ("ada@cedar.example", "Ada Lovelace"),
        ("ANN", "Ann"),
        ("ann lee", "Ann Lee"),
        ("anna", "Anna Leeds"),
        ("ann leed", "Anna Leeds"),
        ("dropper", "Robert Tables"),
        ("bob", "Robert Tables"),
        ("bob tables", "Robert Tables"),
        ("rt", "Robert Tables"),
        ("rtables", "Robert Tables"),
        ("robret", "Robert Tables"),
        ("jorg muller", "Jörg Müller"),
        ("joerg mueller", "Jörg Müller"),
        ("oneill", "Siobhán O'Neill"),
        ("o'neill", "Siobhán O'Neill"),
        ("太郎", "田中太郎"),
        ("kit", "Katherine Dunmore"),
        ("kate dunmore", "Katherine Dunmore"),
        ("jd", "Jane Dunmore"),
        ("tom whitfeild", "Thomas Whitfield"),
        ("mary cedar", "Mary Cedar"),
        ("mary labs", "Mary Jones"),
    ],
)
def test_words_name_one_person(words: str, name: str) -> None:
    assert one_contact(words, BOOK).name == name


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("ada", [2, 1]),
        ("dunmore", [11, 10]),
        ("mary", [13, 14]),
        ("le", [4, 5]),
        ("dunmroe", [11, 10]),
    ],
)
def test_words_that_several_answer_to_list_them(words: str, ids: list[int]) -> None:
    with pytest.raises(AmbiguousContact) as caught:
        one_contact(words, BOOK)
    assert sorted(number for number, _ in caught.value.candidates) == sorted(ids)


def test_the_candidates_are_told_apart_by_their_organization() -> None:
    with pytest.raises(AmbiguousContact, match="1  Ada Lovelace · Cedar Labs"):
        one_contact("ada", BOOK)


@pytest.mark.parametrize("words", ["labs", "cedar labs", "zzz", "99", "ada zzz", "9" * 5_000, "?"])
def test_words_that_nobody_answers_to_are_repeated_with_advice(words: str) -> None:
    with pytest.raises(NoSuchContact, match="reconnect find") as caught:
        one_contact(words, BOOK)
    assert words[:10] in str(caught.value)


def test_no_words_at_all_are_wrong_input() -> None:
    with pytest.raises(WrongInput, match="Name a person"):
        one_contact("  ", BOOK)


def test_a_long_list_of_candidates_is_cut_and_says_so() -> None:
    many = book(*[Contact("Ada Hill")] * (MOST_CANDIDATES + 7))
    with pytest.raises(AmbiguousContact, match="and 7 more") as caught:
        one_contact("ada", many)
    assert len(caught.value.candidates) == MOST_CANDIDATES


@pytest.mark.parametrize(
    ("words", "levels"),
    [
        ("ann", [(Level.NAME, "Ann"), (Level.WORDS, "Ann Lee"), (Level.BEGINNING, "Anna Leeds")]),
        ("bob", [(Level.FORM, "Robert Tables")]),
        ("robrt", [(Level.SLIP, "Robert Tables")]),
        ("", []),
    ],
)
def test_people_answer_at_a_level(words: str, levels: list[tuple[Level, str]]) -> None:
    answers = people_answering_to(words, BOOK.values())
    assert [(level, contact.name) for level, contact in answers] == levels


def test_the_whole_name_wins_over_the_same_name_with_more_words() -> None:
    people = book(Contact("Sam Hill Jr"), Contact("Sam Hill"), Contact("Sam Hill Brook"))
    assert one_contact("sam hill", people).id == 2


def test_two_of_the_same_name_are_several() -> None:
    with pytest.raises(AmbiguousContact):
        one_contact("sam hill", book(Contact("Sam Hill"), Contact("SAM HILL")))


@given(st.text(max_size=60))
def test_any_words_name_somebody_nobody_or_several(words: str) -> None:
    try:
        contact = one_contact(words, BOOK)
    except (NoSuchContact, AmbiguousContact, WrongInput):
        return
    assert contact.id in BOOK
