"""Who may be one person: pairs that are, pairs that are not, and how sure that is."""

import csv
import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from reconnect_tui.core.contact import Contact, ContactId, SourceRecord
from reconnect_tui.core.duplicates import Pair, duplicates_among
from reconnect_tui.core.identity import profile_slug

LINKEDIN = "https://www.linkedin.com/in/"


def person(number: int, name: str, source: str = "", slug: str = "", **changes: Any) -> Contact:
    """Somebody whom a source knows by an id of its own, or somebody entered by hand."""
    record = SourceRecord(source, slug or f"{source}-{number}")
    urls = (LINKEDIN + slug,) if slug else ()
    sources = (record,) if source else ()
    return Contact(name, id=ContactId(number), urls=urls, sources=sources, **changes)


def pair(one: dict[str, Any], other: dict[str, Any]) -> Pair | None:
    """What is found in a book of two."""
    found = duplicates_among([person(1, **one), person(2, **other)])
    return found[0] if found else None


def at(place: str) -> dict[str, Any]:
    return {"organization": place}


def mail(*addresses: str) -> dict[str, Any]:
    return {"emails": addresses}


def phone(*numbers: str) -> dict[str, Any]:
    return {"phones": numbers}


ONE_PERSON: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "one profile, two names": (
        {"name": "Ines Abreu", "slug": "ines", "source": "linkedin"},
        {"name": "Ines Abreu-Vale", "source": "vcard", "slug": "ines"},
    ),
    "one address in two letter cases": (
        {"name": "Tove Lind", **mail("Tove@Lind.example")},
        {"name": "tove lind", **mail("tove+news@lind.example")},
    ),
    "one address, a short form": (
        {"name": "Margaret Yeo", **mail("m.yeo@fen.example")},
        {"name": "Peggy Yeo", **mail("m.yeo@fen.example")},
    ),
    "one address that stands for the name": (
        {"name": "oskar.brandt@fen.example"},
        {"name": "Oskar Brandt", **mail("oskar.brandt@fen.example")},
    ),
    "one address, another family name, the former one in the address": (
        {"name": "Grete Moss", **mail("grete.moss@example.org")},
        {"name": "Grete Alder", **mail("grete.moss@example.org")},
    ),
    "one number and one name": (
        {"name": "Ulf Ek", **phone("+46 70 123 45 67")},
        {"name": "Ek, Ulf", **phone("0046701234567")},
    ),
    "name and organization from LinkedIn and from an address book": (
        {"name": "Ruth Fjeld", "source": "linkedin", "slug": "ruth-fjeld", **at("Fen Labs Ltd")},
        {"name": "Ruth Fjeld, MBA", "source": "google", **at("Fen Labs")},
    ),
}

PERHAPS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "a short form at one organization": (
        {"name": "Robert Adler", "source": "linkedin", "slug": "ra", **at("Fen & Pine")},
        {"name": "Bob Adler", "source": "vcard", **at("Fen and Pine")},
    ),
    "an initial at one organization": (
        {"name": "T. Osei", **at("Volta Works")},
        {"name": "Tunde Osei", **mail("tosei@voltaworks.example")},
    ),
    "another spelling at one organization": (
        {"name": "Kristoffer Dahl", **at("Fen")},
        {"name": "Christoffer Dahl", **at("Fen")},
    ),
    "a number without the code of the country": (
        {"name": "Ed Moor", **phone("020 7946 0018")},
        {"name": "Edward Moor", **phone("+44 20 7946 0018")},
    ),
    "one birthday": (
        {"name": "Lars Holt", "birthday": "1980-02-03"},
        {"name": "Lars M. Holt", "birthday": "1980-02-03"},
    ),
    "one works where the other used to": (
        {"name": "Noor Said", **at("Fen"), "past_organizations": ("Volta",)},
        {"name": "Noor Said", **at("Volta")},
    ),
    "one name, and nobody knows where one of them works": (
        {"name": "Zora Quist", **at("Fen")},
        {"name": "Quist Zora", "source": "vcard"},
    ),
    "name and organization twice in one address book": (
        {"name": "Mai Tran", "source": "google", **at("Fen")},
        {"name": "Mai Tran", "source": "google", **at("Fen")},
    ),
    "a shared mailbox with one name": (
        {"name": "Paul Reed", **mail("info@reed.example")},
        {"name": "Paul Reed", **mail("info@reed.example")},
    ),
    "two profiles with one address": (
        {"name": "Ana Reis", "slug": "ana-1", "source": "linkedin", **mail("ana@reis.example")},
        {"name": "Ana Reis", "slug": "ana-2", "source": "linkedin", **mail("ana@reis.example")},
    ),
    "two birthdays with one address": (
        {"name": "Ana Reis", "birthday": "1970-01-01", **mail("ana@reis.example")},
        {"name": "Ana Reis", "birthday": "1990-01-01", **mail("ana@reis.example")},
    ),
}

TWO_PEOPLE: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "father and son at one address": (
        {"name": "John Carter Sr.", **mail("carter@home.example"), **phone("+15550102001")},
        {"name": "John Carter Jr.", **mail("carter@home.example"), **phone("+15550102001")},
    ),
    "father and son at one organization": (
        {"name": "George Hall", **at("Hall & Sons")},
        {"name": "George Hall Jr.", **at("Hall & Sons")},
    ),
    "a household with one number": (
        {"name": "Lena Fjord", **phone("+49305550104")},
        {"name": "Karl Fjord", **phone("+49305550104")},
    ),
    "a household with one address": (
        {"name": "Lena Fjord", **mail("fjord@home.example")},
        {"name": "Karl Fjord", **mail("fjord@home.example")},
    ),
    "one name at two organizations": (
        {"name": "John Smith", "source": "google", **at("Fen"), **mail("john@fen.example")},
        {"name": "John Smith", "source": "linkedin", **at("Volta")},
    ),
    "one name, two profiles, one organization": (
        {"name": "David Lee", "source": "linkedin", "slug": "david-1", **at("Fen")},
        {"name": "David Lee", "source": "linkedin", "slug": "david-2", **at("Fen")},
    ),
    "two people behind one info@": (
        {"name": "Paul Reed", **mail("info@fen.example")},
        {"name": "Nora Fink", **mail("info@fen.example")},
    ),
    "a man and a woman of nearly one name": (
        {"name": "Mario Vela", **at("Fen")},
        {"name": "Maria Vela", **at("Fen")},
    ),
    "two well-known names that look alike": (
        {"name": "Christian Lund", **at("Fen")},
        {"name": "Christina Lund", **at("Fen")},
    ),
    "an organization and one of its people": (
        {"name": "Fen Plumbing", **at("Fen Plumbing"), **phone("+15550104001")},
        {"name": "Fen Pipe", **at("Fen Plumbing"), **phone("+15550104001")},
    ),
    "the sender of a mailing list": (
        {"name": "'Zora Quist' via Fen List", **mail("list@lists.example")},
        {"name": "Zora Quist", **mail("zora@fen.example")},
    ),
    "a given name alone": ({"name": "Mom", **phone("+15550105003")}, {"name": "Susan Baker"}),
    "colleagues with addresses of their own": (
        {"name": "Sam Stone", **mail("sam.stone@fen.example"), **at("Fen")},
        {"name": "Sam Storm", **mail("sam.storm@fen.example"), **at("Fen")},
    ),
}


@pytest.mark.parametrize("case", ONE_PERSON)
def test_one_person_is_found_without_a_doubt(case: str) -> None:
    found = pair(*ONE_PERSON[case])
    assert found is not None
    assert found.verdict == "auto"
    assert 90 <= found.score <= 100


@pytest.mark.parametrize("case", PERHAPS)
def test_where_a_doubt_is_left_a_person_is_asked(case: str) -> None:
    found = pair(*PERHAPS[case])
    assert found is not None
    assert found.verdict == "suggest"
    assert 60 <= found.score < 90


@pytest.mark.parametrize("case", TWO_PEOPLE)
def test_two_people_are_left_alone(case: str) -> None:
    assert pair(*TWO_PEOPLE[case]) is None


def test_working_for_oneself_is_no_organization_to_share() -> None:
    found = pair(
        {"name": "Ana Alves", **at("Self-employed"), "source": "linkedin", "slug": "ana"},
        {"name": "Ana Alves", **at("Self employed"), "source": "google"},
    )
    assert found is None


def test_the_order_of_the_two_makes_no_difference() -> None:
    for one, other in (*ONE_PERSON.values(), *PERHAPS.values(), *TWO_PEOPLE.values()):
        there, back = pair(one, other), pair(other, one)
        assert (there and there.score) == (back and back.score), one


def test_the_evidence_is_said_in_words() -> None:
    found = pair(
        {"name": "Robert Adler", **mail("r@adler.example"), **at("Fen"), "birthday": "1980-02-03"},
        {"name": "Bob Adler", **mail("r@adler.example"), **at("Fen"), "birthday": "1990-02-03"},
    )
    assert found is not None
    assert found.names == ("Robert Adler", "Bob Adler")
    assert found.evidence == (
        "the same email address r@adler.example",
        "the same organization: Fen",
        "a short form of the same name",
        "but two birthdays",
    )


def test_a_number_that_three_people_have_is_an_office() -> None:
    office = phone("+4930555010")
    people = [
        person(number, name, **office)
        for number, name in enumerate(("Ida Holm", "I. Holm", "Ole Berg"), start=1)
    ]
    assert duplicates_among(people) == ()
    assert len(duplicates_among(people[:2])) == 1


def test_an_address_that_three_people_have_proves_nothing() -> None:
    people = [
        person(number, name, **mail("crew@fen.example"))
        for number, name in enumerate(("Ida Holm", "Ida Holm", "Ole Berg"), start=1)
    ]
    (found,) = duplicates_among(people)
    assert (found.ids, found.verdict) == ((1, 2), "suggest")


def test_where_three_records_look_alike_a_person_is_asked() -> None:
    people = [person(number, "Ida Holm", slug="ida") for number in (1, 2)]
    assert [found.verdict for found in duplicates_among(people)] == ["auto"]
    third = person(3, "Ida Holm", **mail("ida@holm.example"))
    people[1] = person(2, "Ida Holm", slug="ida", **mail("ida@holm.example"))
    assert {found.ids: found.verdict for found in duplicates_among([*people, third])} == {
        (1, 2): "suggest",
        (2, 3): "suggest",
    }


def test_a_nickname_finds_who_was_merged_before() -> None:
    found = pair(
        {"name": "Lena Moss", **at("Fen"), "nicknames": ("Lena Alder",)},
        {"name": "Lena Alder", **at("Fen")},
    )
    assert found is not None
    assert "the same name" in found.evidence


def test_an_empty_book_and_a_book_of_oddities_have_no_pairs() -> None:
    assert duplicates_among([]) == ()
    odd = ("", "✨", "😀", "...", "@", "a" * 500, "(x)", "Dr.")
    assert duplicates_among([person(n, name) for n, name in enumerate(odd, start=1)]) == ()


def test_thousands_of_one_name_or_address_are_not_compared_with_each_other() -> None:
    crowd = [person(number, "John Smith", **mail("noreply@fen.example")) for number in range(5_000)]
    assert duplicates_among(crowd) == ()


@pytest.fixture
def labelled_pairs() -> list[dict[str, str]]:
    """Pairs that people have judged, from the folder of the public fixtures."""
    folder = os.environ.get("RECONNECT_FIXTURES", "")
    path = Path(folder).parent / "dedupe" / "pairs.csv"
    if not folder or not path.is_file():
        pytest.skip("RECONNECT_FIXTURES names no folder beside labelled pairs")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def side(row: dict[str, str], letter: str, number: int) -> Contact:
    """One side of a labelled pair as a person of the book."""
    slug = profile_slug(row[f"{letter}_linkedin"])
    return Contact(
        row[f"{letter}_name"],
        id=ContactId(number),
        organization=row[f"{letter}_org"],
        emails=tuple(filter(None, [row[f"{letter}_emails"]])),
        phones=tuple(filter(None, [row[f"{letter}_phones"]])),
        urls=tuple(filter(None, [row[f"{letter}_linkedin"]])),
        city=row[f"{letter}_location"],
        birthday=row[f"{letter}_birthday"],
        sources=(SourceRecord(row[f"{letter}_source"], slug or f"{row['pair_id']}{letter}"),),
    )


def test_no_labelled_pair_of_two_people_is_taken_for_one(
    labelled_pairs: list[dict[str, str]],
) -> None:
    counts: Counter[tuple[str, str]] = Counter()
    for row in labelled_pairs:
        found = duplicates_among([side(row, "a", 1), side(row, "b", 2)])
        counts[row["label"], found[0].verdict if found else "none"] += 1
    assert counts["different", "auto"] == 0
    same = sum(number for (label, _), number in counts.items() if label == "same")
    assert counts["same", "none"] <= same * 0.05
    assert counts["same", "auto"] >= same * 0.6
