"""Names, addresses, numbers and organizations in all their spellings."""

import pytest

from reconnect_tui.core.resembling.addresses import (
    is_national_form,
    is_role,
    names_of_organization,
    phone_digits,
    same_organization,
    similar_organizations,
    workplace_of,
)
from reconnect_tui.core.resembling.names import NameLikeness, likeness, name_form


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Jürgen Müller", "Juergen Mueller", NameLikeness.SAME),
        ("Jürgen Müller", "jurgen muller", NameLikeness.SAME),
        ("Владимир Примеров", "Vladimir Primerov", NameLikeness.SAME),
        ("ZHANG Wei", "Wei Zhang", NameLikeness.SAME),
        ("Moss, Grete", "Grete Moss", NameLikeness.SAME),
        ("Grete Moss, PMP", "Grete Moss", NameLikeness.SAME),
        ("Mary Ann Moss", "MaryAnn Moss", NameLikeness.SAME),
        ("Prof. Dr.-Ing. Karl Moss", "Karl Moss", NameLikeness.SAME),
        ("Jan van Dijk", "Jan Dijk", NameLikeness.FULLER),
        ("John Quincy Moss", "John Q. Moss", NameLikeness.FULLER),
        ("María José Vela", "Mª José Vela", NameLikeness.FULLER),
        ("Bob Moss", "Robert Moss", NameLikeness.SHORT_FORM),
        ("Stephen Moss", "Steven Moss", NameLikeness.SLIP),
        ("J. Moss", "John Moss", NameLikeness.INITIAL),
        ("Grete", "Grete Moss", NameLikeness.GIVEN_ONLY),
        ("Grete", "Grete", NameLikeness.GIVEN_ONLY),
        ("愛子", "愛子", NameLikeness.SAME),
        ("Aiko Tanaka", "田中 愛子", NameLikeness.SCRIPT),
        ("Grete Moss", "Grete Alder", NameLikeness.SURNAME),
        ("Daniel Moss", "Daniela Moss", NameLikeness.FAMILY),
        ("Tim Moss", "Tom Moss", NameLikeness.FAMILY),
        ("Moss", "Grete Moss", NameLikeness.FAMILY),
        ("xy17@fen.example", "Grete Moss", NameLikeness.ADDRESS),
        ("g.moss@fen.example", "Grete Moss", NameLikeness.INITIAL),
        ("Grete Moss", "Ole Berg", NameLikeness.DIFFERENT),
    ],
)
def test_two_names_are_compared(one: str, other: str, expected: NameLikeness) -> None:
    assert likeness(name_form(one), name_form(other)) is expected
    assert likeness(name_form(other), name_form(one)) is expected


def test_what_tells_generations_apart_is_no_part_of_the_name() -> None:
    assert name_form("John Carter Jr.").generation == "Jr."
    assert name_form("John Carter III").generation == "III"
    assert name_form("Carter Jr.").generation == ""


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("j@contoso.example", "contoso"),
        ("j@mail.contoso.co.uk", "contoso"),
        ("j@gmail.com", ""),
        ("j@x.example", ""),
        ("nonsense", ""),
    ],
)
def test_an_address_may_tell_a_workplace(address: str, place: str) -> None:
    assert workplace_of(address) == place


def test_an_office_address_is_told_from_a_personal_one() -> None:
    assert all(map(is_role, ("info@a.example", "no-reply@a.example", "sales.team@a.example")))
    assert not any(map(is_role, ("ada@a.example", "hr.giger@a.example", "m.info17@a.example")))


def test_phone_numbers_are_compared_by_their_digits() -> None:
    assert phone_digits("+44 (20) 7946-0018") == phone_digits("0044 20 7946 0018")
    assert phone_digits("12345") == ""
    assert is_national_form("0151 2345678", "+491512345678")
    assert not is_national_form("+15550101234", "+4915550101234")


@pytest.mark.parametrize(
    ("one", "other", "same", "similar"),
    [
        ("Fen Labs Ltd", "Fen Labs", True, True),
        ("Müller, Schmidt & Co. KG", "Mueller Schmidt", True, True),
        ("Fen & Pine LLC", "Fen and Pine", True, True),
        ("University of Bergen", "University of Bremen", False, True),
        ("Fen", "Volta", False, False),
        ("Self-employed", "Self employed", False, False),
        ("Freelance", "Freelance", False, False),
        ("", "", False, False),
    ],
)
def test_organizations_are_compared(one: str, other: str, same: bool, similar: bool) -> None:
    assert same_organization(one, other) is same
    assert similar_organizations(one, other) is similar


def test_an_organization_has_names_of_one_word() -> None:
    assert names_of_organization("Harbor & Pine LLC") == {"harborpine", "harbor"}
    assert names_of_organization("TU Demo") == {"tudemo"}
    assert names_of_organization("") == frozenset()
