"""Names, addresses and profiles in a form that can be compared."""

import pytest

from reconnect_tui.core.contact import Contact, SourceRecord
from reconnect_tui.core.identity import (
    email_addresses_in,
    email_key,
    looks_like_credentials,
    name_key,
    names_agree,
    organizations_agree,
    person_name,
    profile_address,
    profile_slug,
    source_key,
    source_keys,
    whole_name,
)


@pytest.mark.parametrize(
    ("given", "family", "shown", "greeted", "family_name", "credentials"),
    [
        ("Ana Inés", "de la Cruz, PMP", "Ana Inés de la Cruz", "Ana Inés", "de la Cruz", "PMP"),
        ("Dr. Omar", "Sample MD, MBA, FACS", "Dr. Omar Sample", "Omar", "Sample", "MD, MBA, FACS"),
        ("🌟 Lena", "Fiction ✨", "Lena Fiction", "Lena", "Fiction", ""),
        ("愛子", "田中", "愛子 田中", "愛子", "田中", ""),
        ("Neha", "", "Neha", "Neha", "", ""),
        ("Ann (she/her)", "Lee", "Ann Lee", "Ann", "Lee", ""),
        ("Jo", "Smith, Jr., MBA", "Jo Smith Jr.", "Jo", "Smith Jr.", "MBA"),
        ("=cmd|' /C calc'!A0", "Formula", "=cmd|' /C calc'!A0 Formula", "=cmd|' /C calc'!A0",
         "Formula", ""),
        ("Yo-Yo", "MA", "Yo-Yo MA", "Yo-Yo", "MA", ""),
        ("\x1b[31mRed\u202e", "Ink\x00", "[31mRed Ink", "[31mRed", "Ink", ""),
        ("✨", "", "✨", "", "", ""),
    ],
)  # fmt: skip
def test_a_name_is_taken_apart(
    given: str, family: str, shown: str, greeted: str, family_name: str, credentials: str
) -> None:
    name = person_name(given, family)

    assert (name.shown, name.given, name.family) == (shown, greeted, family_name)
    assert name.credentials == credentials


def test_a_learned_title_gives_the_form_of_address() -> None:
    assert person_name("Dr. Omar", "Sample").address_form == "Dr. Sample"
    assert person_name("Omar", "Sample").address_form == ""
    assert person_name("Drew", "Sample").address_form == ""


def test_the_family_name_in_a_whole_name_is_not_guessed() -> None:
    name = whole_name("Dr. Omar Sample, MBA")

    assert (name.shown, name.given, name.family) == ("Dr. Omar Sample", "Omar", "")
    assert whole_name("Wang Fang").given == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zoë Brandt", "ZOE BRANDT"),
        ("Siobhán O'Neill-Ågård", "Siobhan ONeill Agard"),
        ("Maria José de la Cruz, PMP", "maria jose de la cruz"),
        ("🌟 Lena Fiction ✨", "Lena Fiction"),
        ("Dr. Omar Sample MD, MBA", "Omar Sample"),
        ("Ann Lee (née Park)", "Ann Lee"),
        ("Łukasz Żółć", "Lukasz Zolc"),
    ],
)
def test_one_name_written_twice_has_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


def test_generations_and_different_people_keep_different_keys() -> None:
    keys = {name_key(name) for name in ("Jo Smith", "Jo Smith Jr.", "Jo Smith, Sr.", "J. Smith")}

    assert len(keys) == 4


@pytest.mark.parametrize(
    "address",
    [
        "https://www.linkedin.com/in/zo%C3%AB-brandt-4a1b2c",
        "HTTP://de.LinkedIn.com/in/ZO%C3%AB-brandt-4a1b2c/?trk=x#top",
        "www.linkedin.com/in/zoë-brandt-4a1b2c/en",
        "https\\://www.linkedin.com/in/zoë-brandt-4a1b2c",
        "linkedin.com/in/zoe\u0308-brandt-4a1b2c",
    ],
)
def test_a_profile_has_one_name_however_it_is_written(address: str) -> None:
    assert profile_slug(address) == "zoë-brandt-4a1b2c"


@pytest.mark.parametrize(
    "address", ["", "https://example.com/in/zoe", "https://www.linkedin.com/company/x", "zoe"]
)
def test_other_addresses_are_no_profiles(address: str) -> None:
    assert profile_slug(address) == ""


def test_the_address_of_a_profile_leads_back_to_its_name() -> None:
    assert profile_slug(profile_address("zoë-brandt")) == "zoë-brandt"


@pytest.mark.parametrize(
    ("cell", "addresses", "rest"),
    [
        ("a@example.com; b@example.com", ("a@example.com", "b@example.com"), ""),
        ("mailto:A@Example.com", ("a@example.com",), ""),
        ("not-an-email", (), "not-an-email"),
        ("", (), ""),
        ("a@example.com a@EXAMPLE.com", ("a@example.com",), ""),
    ],
)
def test_the_addresses_in_a_cell_are_found(
    cell: str, addresses: tuple[str, ...], rest: str
) -> None:
    assert email_addresses_in(cell) == (addresses, rest)


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("Jane.Doe+news@Example.COM", "jane.doe@example.com"),
        ("J.A.Ne+x@googlemail.com", "jane@googlemail.com"),
        ("<kim@park.example>", "kim@park.example"),
        ("nobody", ""),
    ],
)
def test_addresses_are_compared_without_what_mail_ignores(address: str, key: str) -> None:
    assert email_key(address) == key


def test_organizations_agree_without_their_legal_forms() -> None:
    assert organizations_agree("Kestrel Robotics GmbH", "Kestrel Robotics")
    assert organizations_agree("Blue Fjord, S.A.", "blue fjord")
    assert not organizations_agree("Contoso", "Northlight")
    assert not organizations_agree("", "")


def test_names_on_one_address_agree_where_they_can_be_one_person() -> None:
    assert names_agree("Zoë Brandt", "Zoe Maria Brandt")
    assert names_agree("J. Smith", "Jane Smith")
    assert names_agree("zoe@example.com", "Zoë Brandt")
    assert not names_agree("Erik Lund", "Maria Lund-Berg")


def test_letters_after_a_comma_are_no_person() -> None:
    assert all(map(looks_like_credentials, ["PMP", "PhD", "J.D.", "SHRM-CP", "Jr."]))
    assert not any(map(looks_like_credentials, ["Zoë Brandt", "Neha", "Madonna", ""]))


def test_a_removed_person_is_remembered_without_their_name() -> None:
    record = SourceRecord(
        "linkedin", "zoe", fields={"native_ids": ["zoe", "zoe brandt|2019-03-12"]}
    )
    keys = source_keys(Contact("Zoë Brandt", sources=(record,)))

    assert source_key("linkedin", "zoe") in keys
    assert source_key("linkedin", "zoe brandt|2019-03-12") in keys
    assert not any("zoe" in key or "brandt" in key for key in keys)


def test_a_contact_added_by_hand_is_remembered_by_the_profile_in_its_addresses() -> None:
    contact = Contact("Zoë", urls=("https://www.linkedin.com/in/zoe/",))

    assert source_key("linkedin", "zoe") in source_keys(contact)
    assert source_keys(Contact("Zoë")) == frozenset()
