"""Delimited text as people really bring it: any encoding, any delimiter, broken quotes.

The standard `csv` module reads the fields. Own code does what it does not: the encoding, the
place of the header, the physical line of each row, and one row at a time after a quote that was
never closed (formats, sections 0 and 5).
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reconnect_tui.core.text import folded
from reconnect_tui.importing.source import Findings, Place

LONGEST_FIELD = 10_000_000
"""Characters of one field; the standard limit of 131,072 refuses long HTML messages."""

_LINES_BEFORE_HEADER = 40
_LONGEST_RECORD = 5_000
"""Physical lines of one record, a message of many paragraphs included."""

_MOST_IN_VAIN = 10_000_000
"""Characters that are read ahead for records that never close, beside twice the table."""

_LONGEST_AFTER_THAT = 10
"""Physical lines of one record once that many were read in vain: reading ahead at every row would
take the square of their number (reliability, S10)."""

_DELIMITERS = ",;\t"
_NOT_IN_A_KEY = re.compile(r"[^a-z0-9]")

Headers = Mapping[str, str]
"""Folded header word to the name a column goes by here."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table."""

    place: Place
    """Where it begins."""

    cells: Sequence[str]
    """As they stand in the file, without the space around them; one for each column at least."""

    columns: Mapping[str, int]
    """Column name to the place of its cell."""

    width: int
    """How many columns the table has."""

    missing: int
    """How many cells the row was short of."""

    def __getitem__(self, column: str) -> str:
        """The cell of a column; empty where the table has no such column."""
        try:
            return self.cells[self.columns[column]]
        except KeyError:
            return ""

    @property
    def surplus(self) -> tuple[str, ...]:
        """What stands beyond the last column."""
        return tuple(cell for cell in self.cells[self.width :] if cell)


class Table:
    """The rows under a header."""

    def __init__(
        self, file: str, lines: list[str], header: int, delimiter: str, columns: Mapping[str, int]
    ) -> None:
        """Stand for the rows that follow the physical line `header` (counted from 0)."""
        self.file = file
        """The name of the file."""

        self.columns = columns
        """Column name to the place of its cell."""

        self.header = header
        """The index of the physical line that holds the header."""

        self.line_count = len(lines)
        """Physical lines in the file."""

        self._lines = lines
        self._delimiter = delimiter
        self._header_cells = _header_cells(lines[header], delimiter)

    def rows(self, findings: Findings) -> Iterator[Row]:
        """The rows that hold something; empty ones and repeated headers are noted as skipped."""
        width = len(self._header_cells)
        for line, raw, recovered in _records(self._lines, self.header + 1, self._delimiter, width):
            if not raw:
                continue
            place = Place(self.file, line + 1)
            cells = [cell.strip() for cell in raw]
            missing = max(0, width - len(cells))
            if not any(cells):
                findings.skip(place, "empty row")
            elif cells[:width] == self._header_cells:
                findings.skip(place, "the header again")
            else:
                if recovered:
                    findings.warn(place, "unclosed quote; this line was read by itself")
                yield Row(place, cells + [""] * missing, self.columns, width, missing)


def text_of(data: bytes, file: str, findings: Findings) -> str:
    """Bytes as text: by their mark, else UTF-8, else UTF-16, else Windows-1252 with a warning."""
    whole = Place(file, 0)
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    elif data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    elif (guess := _utf_16_without_mark(data)) is not None:
        return data.decode(guess, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    if damaged * 2 < sum(1 for letter in text if letter > "\x7f"):
        findings.warn(whole, "some letters are not UTF-8 and were replaced by �")
        return text
    findings.warn(whole, "not UTF-8; read as Windows-1252, so look at names with accents")
    return data.decode("cp1252", "replace")


def _utf_16_without_mark(data: bytes) -> str | None:
    sample = data[:400]
    if len(sample) < 4:
        return None
    half = len(sample) // 2
    if sample[1::2].count(0) > half * 0.6:
        return "utf-16-le"
    return "utf-16-be" if sample[0::2].count(0) > half * 0.6 else None


def lines_of(text: str, file: str, findings: Findings) -> list[str]:
    """The physical lines with their ends; NUL characters are taken out with a warning."""
    lines = list(io.StringIO(text, newline=""))
    if "\0" in text:
        for number, line in enumerate(lines):
            if "\0" in line:
                lines[number] = line.replace("\0", "")
                findings.warn(Place(file, number + 1), "NUL characters taken out")
    return lines


def header_key(word: str) -> str:
    """A header word for comparison: folded, letters and digits only."""
    return _NOT_IN_A_KEY.sub("", folded(word))


def table_in(
    lines: list[str], file: str, headers: Headers, layouts: Mapping[str, frozenset[str]]
) -> tuple[str, Table] | None:
    """The layout and the table in some lines, or `None` where no line is a header of a layout.

    Whatever stands before the header, such as the notes of a LinkedIn export, is passed over.

    Args:
        lines: Physical lines; the header is looked for among the first forty.
        file: The name of the file.
        headers: The header words that are known.
        layouts: Name of a layout to the columns that it cannot do without; the first that fits.
    """
    for number, line in enumerate(lines[:_LINES_BEFORE_HEADER]):
        for delimiter in _DELIMITERS:
            if delimiter not in line:
                continue
            columns: dict[str, int] = {}
            for index, word in enumerate(_header_cells(line, delimiter)):
                known = headers.get(header_key(word))
                if known is not None:
                    columns.setdefault(known, index)
            for layout, needed in layouts.items():
                if needed <= columns.keys():
                    return layout, Table(file, lines, number, delimiter, columns)
    return None


def _header_cells(line: str, delimiter: str) -> list[str]:
    cells = [cell.strip() for cell in _cells_of_line(line, delimiter)]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _cells_of_line(line: str, delimiter: str, width: int = 0) -> list[str]:
    """The fields of one physical line by itself; quotes that do not pair are left out."""
    csv.field_size_limit(LONGEST_FIELD)
    bare = line.rstrip("\r\n")
    try:
        cells = next(csv.reader([bare], delimiter=delimiter, strict=True), [])
    except csv.Error:
        cells = []
    if cells and (not width or len(cells) == width):
        return cells
    plain = [cell.strip().strip('"').replace('""', '"') for cell in bare.split(delimiter)]
    return plain if not cells or len(plain) == width else cells


class _Feed:
    """Gives physical lines to the `csv` reader and knows how many it took."""

    def __init__(self, lines: list[str], first: int) -> None:
        self.position = first
        self.end = first
        self._lines = lines

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        if self.position >= min(self.end, len(self._lines)):
            raise StopIteration
        self.position += 1
        return self._lines[self.position - 1]


def _records(
    lines: list[str], first: int, delimiter: str, width: int
) -> Iterator[tuple[int, list[str], bool]]:
    """Each record with the index of its first line, and whether it had to be recovered.

    A quote that is never closed would swallow the rows after it; such a record cannot be read
    strictly, or has the wrong width over several lines. Its first line is then read by itself,
    and reading goes on with the very next line.
    """
    csv.field_size_limit(LONGEST_FIELD)
    left_to_waste = _MOST_IN_VAIN + 2 * sum(map(len, lines))
    while first < len(lines):
        feed = _Feed(lines, first)
        reader = csv.reader(feed, delimiter=delimiter, strict=True)
        longest = _LONGEST_RECORD if left_to_waste > 0 else _LONGEST_AFTER_THAT
        while True:
            begin = feed.position
            feed.end = begin + longest
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                cells = None
            if cells is None or (feed.position - begin > 1 and not _fits(cells, width)):
                left_to_waste -= sum(map(len, lines[begin : feed.position]))
                yield begin, _cells_of_line(lines[begin], delimiter, width), True
                first = begin + 1
                break
            yield begin, cells, False


def _fits(cells: list[str], width: int) -> bool:
    return len(cells) >= width and not any(map(str.strip, cells[width:]))
