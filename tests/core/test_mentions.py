"""The people whom a plain sentence names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.errors import AmbiguousContact, NoSuchContact
from reconnect_tui.core.finding.mentions import people_named_in

PEOPLE = (
    Contact("Ada Lovelace", ContactId(1), given_name="Ada", family_name="Lovelace"),
    Contact("Grace Hopper", ContactId(2), nicknames=("Amazing Grace",)),
    Contact("Grace Murray", ContactId(3)),
    Contact("George Boole", ContactId(4)),
    Contact("Zoë Ó Briain", ContactId(5), preferred_name="Zo"),
    Contact("Rose Mill", ContactId(6)),
    Contact("J. Smith", ContactId(7)),
    Contact("Ros O'Neill-Boole", ContactId(8)),
)


def ids(sentence: str) -> list[int]:
    return [contact.id for contact in people_named_in(sentence, PEOPLE)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("lunch with Ada", [1]),
        ("lunch with ada", [1]),
        ("Lunch with Ada and George", [1, 4]),
        ("lunch with George, Ada & Zo", [4, 1, 5]),
        ("lunch with George, Ada, and Rose at the harbour", [4, 1, 6]),
        ("lunch with Grace Hopper and Grace Murray", [2, 3]),
        ("lunch with Ada at Rose Café", [1]),
        ("coffee with Ada and George's brother", [1]),
        ("Ada called about the mill", [1]),
        ("Called George, who met Ada", [4, 1]),
        ("Ada Lovelace and Ada again", [1]),
        ("wrote to ZOË Ó BRIAIN", [5]),
        ("tea with Amazing Grace", [2]),
        ("dinner with J. Smith", [7]),
        ("walked with Ros O'Neill-Boole", [8]),
        ("met Boole at the fair", [4]),
        ("spoke with friends about Ada", [1]),
    ],
)
def test_names_are_found_in_their_order(sentence: str, expected: list[int]) -> None:
    assert ids(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    ["", "lunch at the harbour", "lunch with friends", "a rose in the garden", "lunch with Zed",
     "lunch with Ada and Zed", "coffee with Zed at Rose Mill's"],
)  # fmt: skip
def test_a_sentence_that_names_nobody_or_a_stranger_is_refused(sentence: str) -> None:
    with pytest.raises(NoSuchContact):
        ids(sentence)


def test_a_first_name_of_two_people_is_ambiguous() -> None:
    with pytest.raises(AmbiguousContact) as refused:
        ids("lunch with Grace")
    assert [number for number, _ in refused.value.candidates] == [2, 3]


def test_a_whole_name_goes_before_a_part_of_another() -> None:
    people = (Contact("Rose", ContactId(1)), Contact("Rose Mill", ContactId(2)))
    assert [one.id for one in people_named_in("met Rose", people)] == [1]
    assert [one.id for one in people_named_in("met Rose Mill", people)] == [2]


@given(st.text(max_size=200))
def test_no_sentence_does_any_harm(sentence: str) -> None:
    try:
        found = people_named_in(sentence, PEOPLE)
    except (NoSuchContact, AmbiguousContact):
        return
    assert found
    assert len({contact.id for contact in found}) == len(found)
