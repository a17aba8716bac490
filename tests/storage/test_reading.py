"""What is read, what is refused, and that neither leaves a trace."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.errors import BookTrouble, DamagedBook, ForeignBook, NewerBook
from reconnect_tui.storage.address_book import AddressBook
from reconnect_tui.storage.book_file import BookFile
from reconnect_tui.storage.documents import contact_from, document_of

OpenBook = Callable[[], AddressBook]

GOOD = '{"meta": {"1": {"schema": 1}}, "contacts": {"1": {"name": "Ada"}}}'


def with_contacts(contacts: str) -> str:
    return f'{{"meta": {{"1": {{"schema": 1}}}}, "contacts": {contacts}}}'


def with_schema(schema: str) -> str:
    return f'{{"meta": {{"1": {{"schema": {schema}}}}}, "contacts": {{}}}}'


DAMAGED: dict[str, tuple[str | bytes, type[BookTrouble]]] = {
    "empty": ("", DamagedBook),
    "one space": (" ", DamagedBook),
    "only line ends": ("\n\n\n", DamagedBook),
    "null": ("null", DamagedBook),
    "a list": ("[]", DamagedBook),
    "a number": ("7", DamagedBook),
    "a string": ('"meta"', DamagedBook),
    "an object without tables": ("{}", ForeignBook),
    "somebody else's tables": ('{"_default": {"1": {"name": "Ada"}}}', ForeignBook),
    "cut short": (GOOD[:-5], DamagedBook),
    "cut after one letter": ("{", DamagedBook),
    "something after the end": (GOOD + "}", DamagedBook),
    "the tail of an older version": (GOOD + '"Ada"}}}', DamagedBook),
    "twice": (GOOD * 2, DamagedBook),
    "zeros after the end": (GOOD.encode() + b"\0" * 40, DamagedBook),
    "only zeros": (b"\0" * 40, DamagedBook),
    "a byte order mark": (b"\xef\xbb\xbf" + GOOD.encode(), DamagedBook),
    "UTF-16": (GOOD.encode("utf-16"), DamagedBook),
    "Latin-1": (GOOD.replace("Ada", "Zoë").encode("latin-1"), DamagedBook),
    "a comment": ("// mine\n" + GOOD, DamagedBook),
    "a trailing comma": (with_contacts('{"1": {"name": "Ada"},}'), DamagedBook),
    "single quotes": (GOOD.replace('"', "'"), DamagedBook),
    "NaN": (with_contacts('{"1": {"name": "Ada", "x": NaN}}'), DamagedBook),
    "Infinity": (with_contacts('{"1": {"name": "Ada", "x": -Infinity}}'), DamagedBook),
    "a number beyond all": (with_contacts('{"1": {"name": "Ada", "x": 1e999}}'), DamagedBook),
    "a number of 5000 digits": (
        with_contacts(f'{{"1": {{"name": "Ada", "x": {"9" * 5000}}}}}'),
        DamagedBook,
    ),
    "a key twice": (with_contacts('{"1": {"name": "Ada", "name": "Bob"}}'), DamagedBook),
    "a contact twice": (with_contacts('{"1": {"name": "A"}, "1": {"name": "B"}}'), DamagedBook),
    "nested too deeply": (with_contacts("[" * 100_000), DamagedBook),
    "nested too deeply and closed": (
        with_contacts(f'{{"1": {{"name": "A", "x": {"[" * 50_000}{"]" * 50_000}}}}}'),
        DamagedBook,
    ),
    "a control character": (with_contacts('{"1": {"name": "A\x01"}}'), DamagedBook),
    "id 0": (with_contacts('{"0": {"name": "Ada"}}'), DamagedBook),
    "id -1": (with_contacts('{"-1": {"name": "Ada"}}'), DamagedBook),
    "id 01": (with_contacts('{"01": {"name": "Ada"}}'), DamagedBook),
    "id +1": (with_contacts('{"+1": {"name": "Ada"}}'), DamagedBook),
    "id 1.5": (with_contacts('{"1.5": {"name": "Ada"}}'), DamagedBook),
    "id abc": (with_contacts('{"abc": {"name": "Ada"}}'), DamagedBook),
    "id of Arabic figures": (with_contacts('{"١": {"name": "Ada"}}'), DamagedBook),
    "id of 5000 digits": (with_contacts(f'{{"{"9" * 5000}": {{"name": "A"}}}}'), DamagedBook),
    "an empty id": (with_contacts('{"": {"name": "Ada"}}'), DamagedBook),
    "a table that is a list": (with_contacts('[{"name": "Ada"}]'), DamagedBook),
    "a table that is null": (with_contacts("null"), DamagedBook),
    "another table that is a word": (GOOD[:-1] + ', "drafts": "none"}', DamagedBook),
    "a document that is a list": (with_contacts('{"1": ["Ada"]}'), DamagedBook),
    "a document that is null": (with_contacts('{"1": null}'), DamagedBook),
    "a meta document that is a number": ('{"meta": {"1": 5}, "contacts": {}}', DamagedBook),
    "nobody's name": (with_contacts('{"1": {"note": "who?"}}'), DamagedBook),
    "a name that is null": (with_contacts('{"1": {"name": null}}'), DamagedBook),
    "a name that is a number": (with_contacts('{"1": {"name": 5}}'), DamagedBook),
    "a name that is a list": (with_contacts('{"1": {"name": ["Ada"]}}'), DamagedBook),
    "a newer schema": (with_schema("2"), NewerBook),
    "a much newer schema": (with_schema("99999999999999999999"), NewerBook),
    "schema 0": (with_schema("0"), DamagedBook),
    "schema -1": (with_schema("-1"), DamagedBook),
    "a schema that is a word": (with_schema('"1"'), DamagedBook),
    "a schema that is true": (with_schema("true"), DamagedBook),
    "a schema that is null": (with_schema("null"), DamagedBook),
    "a schema that is a fraction": (with_schema("1.5"), DamagedBook),
    "an SQLite file": (b"SQLite format 3\0" + bytes(range(256)), DamagedBook),
    "a vCard": ("BEGIN:VCARD\nFN:Ada\nEND:VCARD\n", DamagedBook),
}


def trace(folder: Path) -> list[tuple[str, int, bytes]]:
    return [
        (str(item.relative_to(folder)), item.lstat().st_mtime_ns, item.read_bytes())
        for item in sorted(folder.rglob("*"))
        if item.is_file()
    ]


@pytest.mark.parametrize("case", DAMAGED)
def test_a_damaged_or_foreign_file_is_refused_and_left_as_it_is(
    case: str, path: Path, opened: OpenBook
) -> None:
    content, error = DAMAGED[case]
    path.parent.mkdir()
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    before = trace(path.parent)
    with pytest.raises(error) as caught:
        opened()
    assert caught.value.exit_code == 3
    assert str(path) in str(caught.value)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < len(str(path)) * 2 + 600
    assert trace(path.parent) == before
    assert [item.name for item in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (GOOD[:-2] + "\n", "line 2, column 1"),
        ('{"meta":\n {},\n"contacts": oops}', "line 3, column 13"),
        (GOOD.encode() + b"\n\xff", "line 2 is not UTF-8"),
        (with_contacts('{"12": {"note": "x"}}'), "contact 12"),
        (with_contacts('{"12": 3}'), "entry 12 of the table “contacts”"),
        (with_contacts('{"1": {"name": "A", "x": 1, "x": 2}}'), "the key “x” stands twice"),
    ],
)
def test_the_refusal_says_where_the_damage_is(
    content: str | bytes, place: str, path: Path, opened: OpenBook
) -> None:
    path.parent.mkdir()
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    with pytest.raises(BookTrouble, match=place):
        opened()


def test_a_key_of_the_file_cannot_speak_to_the_terminal(path: Path, opened: OpenBook) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"meta": {}, "\x1b]52;c;eA==\x07": 5}), encoding="utf-8")
    with pytest.raises(DamagedBook) as caught:
        opened()
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    "content",
    [
        GOOD,
        '{"meta": {}}',
        '{"contacts": {}}',
        '{"meta": {"1": {}}, "contacts": {}}',
        '{"contacts": {"1": {"name": ""}}}',
        '{"contacts": {"999999999999999999": {"name": "Ada"}}}',
        "\n\t " + GOOD + "\r\n",
        '{"contacts": {"1": {"name": "\\u0000\\ud800 [bold]x[/]"}}}',
    ],
)
def test_what_a_book_may_be_is_read_without_leaving_a_trace(
    content: str, path: Path, opened: OpenBook
) -> None:
    path.parent.mkdir()
    path.write_text(content, encoding="utf-8")
    before = trace(path.parent)
    book = opened()
    assert book.exists
    assert all(contact.id == number for number, contact in book.contacts.items())
    assert (book.drafts, book.goals, book.undo_steps()) == ((), (), ())
    assert trace(path.parent) == before


@pytest.mark.parametrize("table", ["contacts", "drafts"])
def test_a_table_whose_name_was_damaged_is_no_empty_table(
    table: str, path: Path, opened: OpenBook
) -> None:
    book = opened()
    with book.changing("Added Ada") as change:
        change.put(Contact("Ada"))
    damaged = path.read_bytes().replace(f'"{table}"'.encode(), f'"{table[:-1]}X"'.encode())
    path.write_bytes(damaged)
    with pytest.raises(DamagedBook, match=f"the table “{table}”"):
        opened()
    assert path.read_bytes() == damaged


def test_reading_a_book_that_is_not_there_makes_nothing(path: Path, opened: OpenBook) -> None:
    book = opened()
    assert not book.exists
    assert len(book.contacts) == 0
    assert book.undo_steps() == ()
    assert not path.parent.exists()


def test_a_folder_is_no_book(path: Path, opened: OpenBook) -> None:
    path.mkdir(parents=True)
    with pytest.raises(BookTrouble) as caught:
        opened()
    assert caught.value.exit_code == 3
    assert list(path.iterdir()) == []


def test_a_pipe_is_no_book_and_holds_nobody_up(path: Path, opened: OpenBook) -> None:
    path.parent.mkdir()
    os.mkfifo(path)
    with pytest.raises(DamagedBook, match="not a regular file"):
        opened()


def test_a_link_to_nothing_is_told_and_nothing_is_made(path: Path, opened: OpenBook) -> None:
    path.parent.mkdir()
    path.symlink_to(path.parent / "unplugged" / "book.json")
    with pytest.raises(DamagedBook, match="nothing is there"):
        opened()
    assert [item.name for item in path.parent.iterdir()] == [path.name]


def test_links_in_a_ring_are_told(path: Path, opened: OpenBook) -> None:
    path.parent.mkdir()
    path.symlink_to(path)
    with pytest.raises(BookTrouble):
        opened()


def test_a_path_through_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(BookTrouble):
        AddressBook.at(tmp_path / "file" / "book.json")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_is_told(path: Path, opened: OpenBook) -> None:
    path.parent.mkdir()
    path.write_text(GOOD, encoding="utf-8")
    path.chmod(0)
    with pytest.raises(BookTrouble, match="Check its permissions"):
        opened()


def test_a_book_that_became_damaged_stops_a_change_before_it_is_made(
    path: Path, opened: OpenBook
) -> None:
    path.parent.mkdir()
    path.write_text(GOOD, encoding="utf-8")
    book = opened()
    path.write_text(GOOD[:-1], encoding="utf-8")
    with pytest.raises(DamagedBook), book.changing("Removed Ada") as change:
        change.remove(next(iter(book.contacts)))
    assert path.read_text(encoding="utf-8") == GOOD[:-1]


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_file_with_any_bytes_changed_is_read_or_refused(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    whole = bytearray(GOOD.encode())
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place : place + data.draw(st.integers(0, 2))] = data.draw(st.binary(max_size=2))
    path = tmp_path_factory.getbasetemp() / "mutated.json"
    path.write_bytes(whole)
    try:
        book = AddressBook.at(path)
    except BookTrouble:
        return
    finally:
        assert path.read_bytes() == whole
    assert all(isinstance(contact.name, str) for contact in book.contacts.values())


@settings(max_examples=100, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
        ),
        max_leaves=12,
    )
)
def test_a_contact_with_any_fields_is_shown_and_written_back(value: Any) -> None:
    for field in ("timeline", "tags", "met_on", "reasons", "closeness", "uid", "anything"):
        contact = contact_from(ContactId(1), {"name": "Ada", field: value})
        assert contact_from(ContactId(1), document_of(contact)) == contact


def test_reading_leaves_no_file_open(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(GOOD, encoding="utf-8")
    open_before = len(os.listdir("/dev/fd"))
    for _ in range(5):
        BookFile(path).read()
    assert len(os.listdir("/dev/fd")) == open_before


def test_a_huge_number_is_refused_in_words_for_people(path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(with_contacts(f'{{"1": {{"name": "Ada", "x": {"9" * 5000}}}}}'))
    with pytest.raises(DamagedBook, match="a number has too many digits"):
        AddressBook.at(path)
