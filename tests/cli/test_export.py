"""Everything for other programs: read back by strict little readers of the same formats."""

import csv
import io
import json
import os
import re
import stat
from datetime import date
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any, Protocol

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB

from reconnect_tui.core.contact import Contact, Promise
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.text import cleaned
from reconnect_tui.services.exporting.calendar_file import calendar_of
from reconnect_tui.services.exporting.card_file import cards_of
from reconnect_tui.services.exporting.content_lines import escaped, line
from reconnect_tui.services.exporting.page_file import plain
from reconnect_tui.services.exporting.table_file import safe_cell, table_of

FORMATS = ("json", "csv", "vcard", "ics", "markdown")
TODAY = date(2026, 11, 23)


class Cli(Protocol):
    path: Path
    environment: dict[str, str]

    def __call__(
        self, *argv: str, typed: str = ..., tty: bool = ..., **env: str
    ) -> CompletedProcess[str]: ...

    def document(self, *argv: str) -> Any: ...

    def book(self) -> dict[str, dict[str, Any]]: ...


Property = tuple[str, str]
"""The name with its parameters, and the value as it is written."""


def properties(text: str) -> list[Property]:
    """The content lines of a file, refusing all that RFC 5545, 3.1 does not allow."""
    assert text.endswith("\r\n")
    lines = text[:-2].split("\r\n")
    for one in lines:
        assert "\n" not in one
        assert "\r" not in one
        assert len(one.encode()) <= 75
        assert not re.search("[\x00-\x08\x0a-\x1f\x7f]", one)
    unfolded: list[str] = []
    for one in lines:
        if one.startswith(" "):
            unfolded[-1] += one[1:]
        else:
            unfolded.append(one)
    found = []
    for one in unfolded:
        match = re.fullmatch(r"([A-Z][A-Z0-9-]*(?:;[A-Z0-9-]+=[A-Z0-9.-]+)*):(.*)", one)
        assert match, one
        found.append((match[1], match[2]))
    return found


def read_text(value: str) -> str:
    """The words of an escaped value, refusing a special character that is not escaped."""
    assert re.fullmatch(r"(?:[^\\;,]|\\[\\;,nN])*", value), value
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], value)


def events(text: str) -> list[dict[str, str]]:
    """The events of a calendar, refusing all that RFC 5545, 3.6.1 does not allow."""
    lines = properties(text)
    assert lines[:4] == [
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("PRODID", "-//reconnect-tui//reconnect//EN"),
        ("CALSCALE", "GREGORIAN"),
    ]
    assert lines[-1] == ("END", "VCALENDAR")
    found: list[dict[str, str]] = []
    inside = False
    for name, value in lines[4:-1]:
        if (name, value) == ("BEGIN", "VEVENT"):
            assert not inside
            inside = True
            found.append({})
        elif (name, value) == ("END", "VEVENT"):
            assert inside
            inside = False
        else:
            assert inside
            assert name not in found[-1], name
            found[-1][name] = value
    assert not inside
    for event in found:
        assert set(event) == {"UID", "DTSTAMP", "DTSTART;VALUE=DATE", "SUMMARY", "TRANSP"}
        assert re.fullmatch(r"\d{8}T\d{6}Z", event["DTSTAMP"])
        assert re.fullmatch(r"\d{8}", event["DTSTART;VALUE=DATE"])
    assert len({event["UID"] for event in found}) == len(found)
    return [{**event, "SUMMARY": read_text(event["SUMMARY"])} for event in found]


def test_the_calendar_holds_follow_ups_and_promises_on_their_days(cli: Cli) -> None:
    result = cli("export", "--to", "ics")
    assert (result.returncode, result.stderr) == (0, "")
    assert [(one["DTSTART;VALUE=DATE"], one["SUMMARY"]) for one in events(result.stdout)] == [
        ("20261116", "George Boole: Time for a gentle nudge"),
        ("20261123", "Grace Hopper: They are waiting for your answer"),
        ("20261201", "George Boole: You promised: send the slides"),
    ]


def test_an_event_keeps_its_identifier_when_its_day_moves(cli: Cli) -> None:
    cli("note", "george", "so that he has a uid of his own")
    before = events(cli("export", "--to", "ics").stdout)
    assert cli("promise", "george", "--edit", "1", "--by", "2027-02-01").returncode == 0
    after = events(cli("export", "--to", "ics").stdout)
    assert {one["UID"] for one in before} == {one["UID"] for one in after}
    assert "20270201" in [one["DTSTART;VALUE=DATE"] for one in after]


def test_a_rhythm_brings_the_next_check_in(cli: Cli) -> None:
    cli("log", "ada", "tea", "--kind", "meeting", "--on", "2026-11-01")
    cli("rhythm", "ada", "90")
    day = [
        one["DTSTART;VALUE=DATE"]
        for one in events(cli("export", "--to", "ics").stdout)
        if one["SUMMARY"].startswith("Ada")
    ]
    assert day == ["20270130"]


@pytest.mark.parametrize("fields", [{"do_not_contact": True}, {"state": "let_go"}])
def test_who_is_left_in_peace_is_in_no_calendar(fields: dict[str, Any]) -> None:
    promise = Promise("send it", PartialDate.on(TODAY))
    assert events(calendar_of([Contact("Ada", promises=(promise,), **fields)], TODAY)) == []
    assert len(events(calendar_of([Contact("Ada", promises=(promise,))], TODAY))) == 1


words = st.text(
    st.characters(codec="utf-8") | st.sampled_from(list("\r\n\\;,:\t\u2028 éß日🎣")), max_size=120
)


@given(words, words)
def test_no_words_break_out_of_their_property(name: str, text: str) -> None:
    contact = Contact(
        name,
        emails=(text,),
        phones=(text,),
        urls=(text,),
        tags=(text, name),
        note=text,
        birthday=text,
        city=text,
        promises=(Promise(text, PartialDate.on(TODAY)),),
        honest_reason=text,
    )
    (event,) = events(calendar_of([contact], TODAY))
    assert "\n" not in event["UID"]
    card = properties(cards_of([contact], private=True))
    assert [one for one in card if one[0] == "BEGIN"] == [("BEGIN", "VCARD")]
    assert card[-1] == ("END", "VCARD")
    allowed = {"BEGIN", "VERSION", "FN", "N", "EMAIL;TYPE=INTERNET", "TEL;TYPE=VOICE", "URL",
               "NICKNAME", "CATEGORIES", "NOTE", "BDAY", "BDAY;X-APPLE-OMIT-YEAR=1604", "ADR",
               "X-RECONNECT-HONEST-REASON", "END"}  # fmt: skip
    assert {key for key, _ in card} <= allowed


@given(words)
def test_a_value_is_read_back_as_it_was(text: str) -> None:
    ((name, value),) = properties(line("NOTE", escaped(text)))
    assert name == "NOTE"
    assert read_text(value) == cleaned(text).replace("\t", " ")


def test_long_lines_are_folded_between_characters() -> None:
    drawn = line("NOTE", "日" * 60 + "🎣" * 30)
    assert properties(drawn) == [("NOTE", "日" * 60 + "🎣" * 30)]
    assert drawn.count("\r\n ") >= 3


def test_cards_hold_what_a_phone_can_take(cli: Cli) -> None:
    lines = properties(cli("export", "--to", "vcard").stdout)
    assert lines.count(("BEGIN", "VCARD")) == 5
    ada = lines[: lines.index(("END", "VCARD"))]
    assert ("FN", "Ada Lovelace") in ada
    assert ("N", "Lovelace;Ada;;;") in ada
    assert [value for name, value in ada if name == "EMAIL;TYPE=INTERNET"] == [
        "ada@example.org",
        "a.lovelace@example.com",
    ]
    assert ("N", "田中 愛子;;;;") in lines


@pytest.mark.parametrize(
    ("birthday", "expected"),
    [
        ("--03-07", ("BDAY;X-APPLE-OMIT-YEAR=1604", "1604-03-07")),
        ("1984-03-07", ("BDAY", "1984-03-07")),
    ],
)
def test_a_birthday_is_on_the_card_with_or_without_its_year(
    birthday: str, expected: Property
) -> None:
    assert expected in properties(cards_of([Contact("Ada", birthday=birthday)]))


def test_the_json_is_everything_and_a_book_again(cli: Cli, tmp_path: Path) -> None:
    exported = cli.document("export", "--private")
    assert exported == cli.book()
    target = tmp_path / "out.json"
    assert cli("export", "--private", "-o", str(target)).returncode == 0
    assert json.loads(target.read_text("utf-8")) == cli.book()
    with TinyDB(target, access_mode="r") as tables:
        assert len(tables.table("contacts")) == 5
    assert cli("--file", str(target), "find", "lovelace").returncode == 0


def test_without_private_only_the_private_fields_are_missing(cli: Cli) -> None:
    exported = cli.document("export")
    book = cli.book()
    assert book["contacts"]["1"].pop("private_notes") == "Owes me a bicycle."
    assert exported == book


@pytest.mark.parametrize("to", FORMATS)
def test_what_is_private_leaves_only_when_asked_for(cli: Cli, to: str, tmp_path: Path) -> None:
    cli("edit", "ada", "honest_reason=I want her job")
    target = tmp_path / "out"
    assert cli("export", "--to", to, "-o", str(target)).returncode == 0
    for text in (cli("export", "--to", to).stdout, target.read_text("utf-8")):
        assert "bicycle" not in text
        assert "her job" not in text
    if to != "ics":
        text = cli("export", "--to", to, "--private").stdout
        assert "bicycle" in text
        assert "her job" in text


def test_the_table_has_a_row_for_everyone_and_when_they_last_spoke(cli: Cli) -> None:
    rows = list(csv.DictReader(io.StringIO(cli("export", "--to", "csv").stdout)))
    assert [row["name"] for row in rows][:2] == ["Ada Lovelace", "Grace Hopper"]
    ada = rows[0]
    assert ada["emails"] == "ada@example.org; a.lovelace@example.com"
    assert (ada["id"], ada["last_contact"], ada["gap_days"]) == ("1", "2019-03-12", "2813")
    assert "private_notes" not in ada
    assert "timeline" not in ada


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+SUM(A1)", "'+SUM(A1)"),
        ("-2+3", "'-2+3"),
        ("@cmd", "'@cmd"),
        ("\t=1", "'\t=1"),
        ("'=1", "''=1"),
        ("'tis", "'tis"),
        ("+34 600 123 456", "+34 600 123 456"),
        ("+1 (555) 010-99; +44 20", "+1 (555) 010-99; +44 20"),
        ("plain", "plain"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula_and_phones_stay_usable(cell: str, safe: str) -> None:
    assert safe_cell(cell) == safe


@given(words)
def test_a_cell_comes_back_by_taking_one_apostrophe_off(text: str) -> None:
    rows = list(csv.reader(io.StringIO(table_of([Contact("Ada", note=text)], TODAY), newline="")))
    (cell,) = [value for name, value in zip(*rows, strict=True) if name == "note"]
    assert cell == safe_cell(text)
    assert (cell[1:] if cell != text else cell) == text


def test_raw_leaves_the_cells_as_they_are(cli: Cli) -> None:
    cli("edit", "ada", "title==1+1")
    assert ",'=1+1," in cli("export", "--to", "csv").stdout
    assert ",=1+1," in cli("export", "--to", "csv", "--raw").stdout


def test_the_pages_tell_of_everyone_with_the_timeline(cli: Cli) -> None:
    cli("edit", "ada", "note=*bees* <b> [x](javascript:1)")
    text = cli("export", "--to", "markdown").stdout
    assert re.findall(r"^# (.+)$", text, re.M)[:2] == ["Ada Lovelace", "George Boole"]
    assert "- 2019-03-12 ↔ meeting: Walked to the mill" in text
    assert "- Note: \\*bees\\* \\<b\\> \\[x\\](javascript:1)" in text
    assert "- send the slides, by 2026-12-01" in text


def test_words_in_a_page_begin_no_heading_and_no_list() -> None:
    assert plain("# one\n- two\n1. three") == "\\# one\n  \\- two\n  1\\. three"


def test_a_file_is_written_for_the_users_eyes_only(cli: Cli, tmp_path: Path) -> None:
    target = tmp_path / "people.csv"
    target.write_text("old", "utf-8")
    target.chmod(0o644)
    result = cli("export", "--to", "csv", "-o", str(target), "--force")
    assert result.stdout == f"Wrote 5 people to {target}, which only you can read.\n"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert "Ada Lovelace" in target.read_text("utf-8")
    assert sorted(os.listdir(tmp_path)) == ["book.json", "book.json.lock", "people.csv"] or (
        sorted(os.listdir(tmp_path)) == ["book.json", "people.csv"]
    )
    document = cli.document("export", "--to", "csv", "-o", str(target), "--force")
    assert document == {"to": "csv", "file": str(target), "people": 5}


def test_a_file_that_is_there_is_left_as_it_is_without_force(cli: Cli, tmp_path: Path) -> None:
    target = tmp_path / "people.csv"
    target.write_text("mine", "utf-8")
    result = cli("export", "--to", "csv", "-o", str(target))
    assert (result.returncode, result.stdout) == (2, "")
    assert "is there already" in result.stderr
    assert "--force" in result.stderr
    assert target.read_text("utf-8") == "mine"
    assert cli("export", "--force").returncode == 2, "there is no file to write"


@pytest.mark.parametrize("name", ["book.json", "book.json.journal", "book.json.d/undo.jsonl"])
def test_an_export_never_takes_the_place_of_the_book(cli: Cli, name: str) -> None:
    cli("note", "ada", "x")
    (cli.path.parent / "book.json.d").mkdir(exist_ok=True)
    before = cli.path.read_bytes()
    result = cli("export", "-o", str(cli.path.parent / name))
    assert result.returncode == 2
    assert "belongs to the book itself" in result.stderr
    assert cli.path.read_bytes() == before


def test_a_link_is_not_followed(cli: Cli, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine", "utf-8")
    link = tmp_path / "link.json"
    link.symlink_to(victim)
    result = cli("export", "-o", str(link))
    assert result.returncode == 2
    assert "is a link or a device" in result.stderr
    assert victim.read_text("utf-8") == "mine"


@pytest.mark.parametrize("to", FORMATS)
def test_a_book_that_is_not_there_exports_nothing_without_complaint(
    empty_cli: Cli, to: str
) -> None:
    result = empty_cli("export", "--to", to)
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize("to", FORMATS)
def test_nothing_obeys_a_name_on_a_terminal(cli: Cli, to: str) -> None:
    book = cli.book()
    book["contacts"]["4"]["name"] = "Grace \x1b]0;owned\x07"
    cli.path.write_text(json.dumps(book), "utf-8")
    assert "\x1b]" not in cli("export", "--to", to, tty=True).stdout


def test_a_book_on_export_is_only_read(cli: Cli) -> None:
    before = cli.path.read_bytes()
    for to in FORMATS:
        assert cli("export", "--to", to).returncode == 0
    assert cli.path.read_bytes() == before
