"""Delimited text in any encoding, with any delimiter and with broken quotes."""

import pytest

from reconnect_tui.importing.csv_text import Row, Table, lines_of, table_in, text_of
from reconnect_tui.importing.linkedin_columns import HEADERS, LAYOUTS
from reconnect_tui.importing.source import Findings

HEADER = "First Name,Last Name,URL,Company,Connected On"


def table_of(text: str, findings: Findings) -> Table:
    found = table_in(lines_of(text, "x.csv", findings), "x.csv", HEADERS, LAYOUTS)
    assert found is not None
    return found[1]


def rows_of(text: str, findings: Findings | None = None) -> list[Row]:
    findings = findings or Findings()
    return list(table_of(text, findings).rows(findings))


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_an_encoding_is_recognised(encoding: str) -> None:
    findings = Findings()
    text = f"{HEADER}\nZoë,Müller,,Café,01 Jan 2020\n"

    assert text_of(text.encode(encoding), "x.csv", findings) == text
    assert len(findings.warnings) == (1 if encoding == "cp1252" else 0)


def test_a_file_cut_within_a_letter_stays_utf_8() -> None:
    findings = Findings()
    data = "Zoë Brandt, Wiśniewski, Ågård, Zoë".encode()[:-1]

    assert text_of(data, "x.csv", findings).startswith("Zoë Brandt, Wiśniewski")
    assert "�" in findings.warnings[0].reason


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiter_and_line_ends_make_no_difference(delimiter: str, end: str) -> None:
    text = f"{HEADER}\nZoë,Brandt,,Kestrel,01 Jan 2020\n".replace(",", delimiter)

    (row,) = rows_of(text.replace("\n", end))

    assert (row["first_name"], row["company"], row["connected_on"]) == (
        "Zoë",
        "Kestrel",
        "01 Jan 2020",
    )
    assert row.place.line == 2


def test_what_stands_before_the_header_is_passed_over() -> None:
    text = f'Notes:,,,\n"Some words, First Name and all",,,\n\nsep=;\n{HEADER}\nZoë,,,,\n'

    (row,) = rows_of(text)

    assert (row["first_name"], row.place.line) == ("Zoë", 6)


def test_a_quoted_line_break_stays_in_its_cell_and_lines_are_counted_physically() -> None:
    text = f'{HEADER}\nZoë,Brandt,,"One\nTwo",01 Jan 2020\nAda,Hill,,,02 Jan 2020\n'

    first, second = rows_of(text)

    assert (first["company"], first.place.line) == ("One\nTwo", 2)
    assert (second["first_name"], second.place.line) == ("Ada", 4)


@pytest.mark.parametrize(
    "broken",
    [
        'Un,"Closed,,Acme,07 Jan 2020',
        'Un,Closed,,"Acme,07 Jan 2020',
        'Un,Clo"sed",,"Acme,07 Jan 2020',
        '"Un,Closed,,Acme,07 Jan 2020',
    ],
)
def test_a_quote_that_is_never_closed_swallows_no_other_row(broken: str) -> None:
    findings = Findings()
    after = ["Ada,Hill,,,02 Jan 2020", 'Bo,"Lund, PMP",,"Big\nCo",03 Jan 2020', "Cy,Dahl,,,"]

    rows = rows_of("\n".join([HEADER, broken, *after]), findings)

    assert [row["first_name"] for row in rows] == ["Un", "Ada", "Bo", "Cy"]
    assert rows[0]["connected_on"] == "07 Jan 2020"
    assert rows[2]["company"] == "Big\nCo"
    assert [(found.line, "unclosed" in found.reason) for found in findings.warnings] == [(2, True)]


def test_a_quote_within_a_word_is_an_ordinary_letter() -> None:
    (row,) = rows_of(f'{HEADER}\nZoë,5" Pipe,,Acme,01 Jan 2020\n')

    assert row["last_name"] == '5" Pipe'


def test_empty_rows_and_repeated_headers_are_counted() -> None:
    findings = Findings()

    rows = rows_of(f"{HEADER}\n,,,,\n\nZoë,,,,\n{HEADER}\n", findings)

    assert len(rows) == 1
    assert [(skipped.line, skipped.reason) for skipped in findings.skipped] == [
        (2, "empty row"),
        (5, "the header again"),
    ]


def test_short_and_long_rows_are_read_as_far_as_they_go() -> None:
    short, long = rows_of(f"{HEADER}\nZoë,Brandt\nAda,Hill,,Acme,01 Jan 2020,X,,Y\n")

    assert (short.missing, short["connected_on"]) == (3, "")
    assert (long.missing, long.surplus) == (0, ("X", "Y"))


def test_nul_characters_are_taken_out_with_a_warning() -> None:
    findings = Findings()

    (row,) = rows_of(f"{HEADER}\nNul,By\0te,,,\n", findings)

    assert row["last_name"] == "Byte"
    assert (findings.warnings[0].line, "NUL" in findings.warnings[0].reason) == (2, True)


def test_a_very_long_field_is_read_whole() -> None:
    words = "x" * 300_000

    (row,) = rows_of(f'{HEADER}\nZoë,,,"{words}",\n')

    assert row["company"] == words


def test_a_header_in_german_is_understood() -> None:
    (row,) = rows_of(
        "Vorname;Nachname;E-Mail-Adresse;Unternehmen;Verbunden am\nHans;B;;AG;1.2.2020\n"
    )

    assert (row["first_name"], row["company"], row["connected_on"]) == ("Hans", "AG", "1.2.2020")


def test_text_without_a_known_header_is_no_table() -> None:
    lines = lines_of("Name,Phone\nZoë,123\n", "x.csv", Findings())

    assert table_in(lines, "x.csv", HEADERS, LAYOUTS) is None
