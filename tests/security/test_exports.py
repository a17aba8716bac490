"""What is exported says nothing but what stands in the book (reliability, S7 and S8)."""

import csv
import io
import re
from datetime import date
from pathlib import Path

import pytest

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.services.exporting.calendar_file import calendar_of
from reconnect_tui.services.exporting.card_file import cards_of
from reconnect_tui.services.exporting.table_file import table_of
from reconnect_tui.storage.address_book import AddressBook
from tests.security.threats import SEQUENCES, hostile_book, kinds_in

TODAY = date(2026, 11, 23)

INJECTED = (
    "Ada\r\nX-INJECTED:1",
    "Ada\nEND:VCARD\nBEGIN:VCARD\nFN:Eve",
    "Ada\rX-INJECTED:1",
    "Ada\\nX-INJECTED:1",
    "Ada\u2028X-INJECTED:1\u0085X-INJECTED:2\x0bX-INJECTED:3\x0cX-INJECTED:4",
    'Ada;TYPE=x,y:"z\\',
    "x" * 74 + "\r\nX-INJECTED:1",
    "é" * 80 + "\n X-INJECTED:1",
    "".join(SEQUENCES.values()),
)

FORMULAS = (
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "'=1+1",
    '=HYPERLINK("http://x","y")',
    "＝1+1",
)


def properties_in(text: str) -> list[str]:
    """The names of the properties, as a strict reader of content lines finds them."""
    assert text.endswith("\r\n")
    lines = text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    assert not any(set("\r\n\x0b\x0c\x85\u2028\u2029") & set(line) for line in lines)
    return [re.split("[;:]", line, maxsplit=1)[0] for line in lines]


@pytest.mark.parametrize("text", INJECTED, ids=lambda text: ascii(text)[:30])
def test_no_value_of_a_card_begins_a_property_or_a_card(tmp_path: Path, text: str) -> None:
    contacts = AddressBook.at(hostile_book(tmp_path / "book.json", text)).contacts
    plain = AddressBook.at(hostile_book(tmp_path / "plain.json", "Ada")).contacts
    cards = cards_of(contacts.values(), private=True)
    assert properties_in(cards) == properties_in(cards_of(plain.values(), private=True))
    assert cards.count("BEGIN:VCARD\r\n") == len(contacts)
    assert kinds_in(cards) == set()


@pytest.mark.parametrize("text", INJECTED, ids=lambda text: ascii(text)[:30])
def test_no_step_of_a_calendar_begins_a_property_or_an_event(tmp_path: Path, text: str) -> None:
    contacts = AddressBook.at(hostile_book(tmp_path / "book.json", text)).contacts
    plain = AddressBook.at(hostile_book(tmp_path / "plain.json", "Ada")).contacts
    calendar = calendar_of(contacts.values(), TODAY)
    assert properties_in(calendar) == properties_in(calendar_of(plain.values(), TODAY))
    assert "BEGIN:VEVENT\r\n" in calendar
    assert kinds_in(calendar) == set()


@pytest.mark.parametrize("text", FORMULAS, ids=ascii)
def test_no_cell_of_a_table_is_a_formula_and_each_can_be_read_back(text: str) -> None:
    ada = Contact(text, organization=text, note=text, tags=(text,), id=ContactId(1))
    header, row = csv.reader(io.StringIO(table_of([ada], TODAY)))
    cells = dict(zip(header, row, strict=True))
    assert not any(cell and cell[0] in "=+-@\t\r＝＋－＠" for cell in row)
    for name in ("name", "organization", "note", "tags"):
        assert cells[name].removeprefix("'") == text


@pytest.mark.parametrize("phone", ["+34 600 123 456", "+1 (555) 010-9999"])
def test_a_telephone_number_stays_usable(phone: str) -> None:
    header, row = csv.reader(io.StringIO(table_of([Contact("Ada", phones=(phone,))], TODAY)))
    assert dict(zip(header, row, strict=True))["phones"] == phone
