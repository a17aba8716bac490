"""What one calls a person at the head of a message."""

import pytest

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.draft import Tone
from reconnect_tui.core.writing.salutation import addressed, called


@pytest.mark.parametrize(
    ("contact", "name"),
    [
        (Contact("Ada Ferrier"), "Ada"),
        (Contact("Ada"), "Ada"),
        (Contact("Adelaide Ferrier", given_name="Adelaide", preferred_name="Ada"), "Ada"),
        (Contact("Adelaide Ferrier", given_name="Adelaide"), "Adelaide"),
        (Contact("María José Ordóñez", given_name="María José"), "María José"),
        (Contact("Nagy Béla", family_name="Nagy"), "Béla"),
        (Contact("Nguyễn Văn An", family_name="Nguyễn"), "Văn An"),
        (Contact("Ada King Ferrier", family_name="Ferrier"), "Ada"),
        (Contact("田中 愛子"), "田中 愛子"),
        (Contact("田中 愛子", family_name="田中"), "愛子"),
        (Contact("田中愛子"), "田中愛子"),
        (Contact("김하늘"), "김하늘"),
        (Contact("Dr. Wen Li"), "Dr. Wen Li"),
        (Contact("Dr. Wen Li", given_name="Wen"), "Wen"),
    ],
)
def test_people_are_called_by_what_is_stored_and_never_by_a_guess(
    contact: Contact, name: str
) -> None:
    assert called(contact) == name
    assert addressed(contact, "warm") == name


@pytest.mark.parametrize(
    ("contact", "tone", "name"),
    [
        (
            Contact("Wanjiru Mwangi", address_form="Professor Mwangi"),
            "formal",
            "Professor Mwangi",
        ),
        (
            Contact("Wanjiru Mwangi", address_form="Professor Mwangi"),
            "neutral",
            "Professor Mwangi",
        ),
        (Contact("Wanjiru Mwangi", address_form="Professor Mwangi"), "warm", "Wanjiru"),
        (
            Contact("Wanjiru Mwangi", family_name="Mwangi", title="Professor of Hydrology"),
            "formal",
            "Professor Mwangi",
        ),
        (Contact("Dr. Wen Li", family_name="Li"), "formal", "Dr. Li"),
        (Contact("Dr. Wen Li"), "formal", "Dr. Wen Li"),
        (Contact("Wanjiru Mwangi", family_name="Mwangi"), "formal", "Wanjiru Mwangi"),
        (Contact("Wanjiru Mwangi"), "formal", "Wanjiru Mwangi"),
        (Contact("Wanjiru Mwangi", given_name="Wanjiru"), "neutral", "Wanjiru"),
        (
            Contact("Wen Li", family_name="Li", title="Dr", formality="formal"),
            "neutral",
            "Dr Li",
        ),
        (Contact("田中 愛子", family_name="田中", given_name="愛子"), "formal", "田中 愛子"),
    ],
)
def test_a_formal_address_uses_the_stored_form_or_the_title(
    contact: Contact, tone: Tone, name: str
) -> None:
    assert addressed(contact, tone) == name
