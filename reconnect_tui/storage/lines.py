"""A damaged file read line by line, each line on its own (`storage.layout` tells how it stands).

A row counts as read where it is strict JSON; everything else is a gap, with the numbers between
which it lies, so that what is missing can be looked for in a copy.
"""

import contextlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from reconnect_tui.storage.edition import META, META_NUMBER, TABLES
from reconnect_tui.storage.json_text import NotStrict, strictly_read
from reconnect_tui.storage.rows import Row

_HEAD = re.compile(rb'\{?"([^"\\\x00-\x1f]*[^"\\\x00-\x1f0-9][^"\\\x00-\x1f]*)": \{(\},?|\}\})?')
"""A line that begins a table; the second group says that the table is empty."""

_ROW = re.compile(rb'"([1-9][0-9]{0,17})": (\{.*\}),?')
_NUMBERED = re.compile(r'"([1-9][0-9]{0,17})": (?=\{)')
_ENDS = (b"},", b"}}")
_LONGEST_BREAK = 3
"""Characters between two rows, and more than what ends a table: a line as short holds no row."""

_LONGEST_HEAD = 24
"""Bytes; a shorter line that is none of ours was the head of a table, and no row."""

_MOST_SKIPPED = 10_000

_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class Gap:
    """A place of a table where something could not be read."""

    after: int
    """The number of the last row before it that could be read; 0 where there is none."""

    before: int | None
    """The number of the first row after it that could be read; `None` where there is none."""

    number: int
    """The number of the row, where it can be read; else 0."""

    line: int
    """The line of the file, from 1; 0 where the table is missing as a whole."""

    def may_hold(self, number: int) -> bool:
        """Whether a row of this number may have stood here."""
        if self.number:
            return number == self.number
        if self.before is not None and self.before <= self.after:
            return True  # the rows are not in order, so that nobody can tell
        return number > self.after and (self.before is None or number < self.before)

    def skipped(self, rows: Mapping[int, Row], end: int) -> list[int]:
        """The numbers of which there may have been rows too, because damage may span lines.

        Args:
            rows: What there is of the table by now.
            end: The lowest number that no row of the table has had.
        """
        if not self.line:
            return []
        begin = max(self.after, self.number) + 1
        last = min(end if self.before is None else self.before, begin + _MOST_SKIPPED)
        return [number for number in range(begin, last) if number not in rows]


@dataclass(slots=True)
class Reading:
    """What could be read of a damaged file, and where something is missing."""

    tables: dict[str, dict[int, Row]] = field(default_factory=dict)
    """Table to number to row."""

    gaps: dict[str, list[Gap]] = field(default_factory=dict)
    """Table to what could not be read of it, in the order of the file."""

    nameless: dict[int, Row] = field(default_factory=dict)
    """The contacts that can be read, and yet have no name."""

    cut_at: int = 0
    """The last line of a file that was cut short; 0 where it has its end."""

    missing: tuple[str, ...] = ()
    """The tables that every book has, and this file has no more."""

    is_whole: bool = False
    """Whether every table of the file was read from its beginning to its end."""

    @classmethod
    def of(cls, tables: dict[str, dict[int, Row]]) -> "Reading":
        """The reading of a file of which every document is strict JSON."""
        reading = cls(tables, is_whole=True)
        contacts = tables.get("contacts", {})
        for number in [one for one, row in contacts.items() if not _has_a_name(row)]:
            reading.nameless[number] = contacts.pop(number)
            reading.gaps.setdefault("contacts", []).append(Gap(0, None, number, 0))
        return reading

    @property
    def is_waiting(self) -> bool:
        """Whether a row is missing whose number is known."""
        return any(
            gap.number and gap.number not in self.tables.get(name, {})
            for name, gaps in self.gaps.items()
            for gap in gaps
        )

    def filled_from(self, name: str, rows: Mapping[int, Row], *, is_newest: bool) -> list[int]:
        """Take what is missing of a table from a copy; the numbers of what was taken.

        Args:
            name: The table.
            rows: The table in the copy.
            is_newest: Whether it is the newest copy, which tells what else is missing.
        """
        if is_newest and not self.is_whole and name not in self.tables:
            self.gaps.setdefault(name, []).append(Gap(0, None, 0, 0))
        found = self.tables.setdefault(name, {})
        taken = []
        for number, row in rows.items():
            gap = self._gap(name, number, is_newest) if number not in found else None
            if gap is not None:
                found[number] = row
                taken.append(number)
                self.gaps[name] = [
                    replace(one, line=0) if one is gap and not one.number else one
                    for one in self.gaps[name]
                ]
        return taken

    def _gap(self, name: str, number: int, is_newest: bool) -> Gap | None:
        fitting = (gap for gap in self.gaps.get(name, ()) if gap.may_hold(number))
        return next((gap for gap in fitting if gap.number or is_newest), None)


def reading_of(data: bytes) -> Reading:
    """Everything of a file that can be read on its own, line by line."""
    sections = list(_sections_in(data))
    names = {section.name for section in sections}
    reading = Reading(cut_at=0 if sections[-1].is_closed else 1 + data.count(b"\n"))
    for place, section in enumerate(sections):
        name = _name_of(section, place, names)
        rows = reading.tables.setdefault(name, {})
        gaps = reading.gaps.setdefault(name, [])
        section.give_to(rows, gaps, reading.nameless if name == "contacts" else None)
    nowhere = reading.tables.pop("", {})
    if nowhere:
        lines = [line for one in sections for line, number, _ in one.rows if number in nowhere]
        reading.gaps[""] += [Gap(0, None, 0, line) for line in lines]
    reading.gaps = {name: gaps for name, gaps in reading.gaps.items() if gaps}
    reading.missing = tuple(name for name in (*TABLES, META) if name not in reading.tables)
    return reading


@dataclass(slots=True)
class _Section:
    """One table as it stands in the file."""

    name: str
    """Empty where the line with its name cannot be read."""

    rows: list[tuple[int, int, Row | None]] = field(default_factory=list)
    """The line, the number, and the row; number 0 or no row where it cannot be read."""

    is_closed: bool = False

    def give_to(
        self, rows: dict[int, Row], gaps: list[Gap], nameless: dict[int, Row] | None
    ) -> None:
        """Hand over the rows, and where some are missing."""
        after = 0
        open_gaps: list[Gap] = []
        for line, number, row in self.rows:
            has_a_name = nameless is None or row is None or _has_a_name(row)
            if row is not None and has_a_name and number not in rows:
                gaps += (replace(gap, before=number) for gap in open_gaps)
                open_gaps, after = [], number
                rows[number] = row
                continue
            if number in rows and rows[number] == row:
                continue
            if nameless is not None and row is not None and not has_a_name:
                nameless.setdefault(number, row)
            open_gaps.append(Gap(after, None, 0 if number in rows else number, line))
        gaps += open_gaps
        if not self.is_closed:
            gaps.append(Gap(after, None, 0, 0))


def _sections_in(data: bytes) -> Iterator[_Section]:
    current = _Section("", is_closed=True)
    names: set[str] = set()
    for count, line in enumerate(data.split(b"\n"), start=1):
        head = _HEAD.fullmatch(line)
        if head is not None or (current.is_closed and len(line) > _LONGEST_BREAK):
            if current.name or current.rows or not current.is_closed:
                yield current
            current = _begun(head)
            names.add(current.name)
        if head is not None or _is_head(line, current):
            continue
        if line in _ENDS:
            current.is_closed = True
            if line == _ENDS[1] and names.issuperset((*TABLES, META)):
                break  # what follows is the tail of another version
        elif len(line) > _LONGEST_BREAK:
            current.rows += ((count, number, row) for number, row in _rows_in(line))
    yield current


def _begun(head: re.Match[bytes] | None) -> _Section:
    if head is None:
        return _Section("")
    return _Section(head[1].decode("utf-8", "replace"), is_closed=head[2] is not None)


def _is_head(line: bytes, section: _Section) -> bool:
    """Whether a line that cannot be read was the first of its table, with the name, and no row."""
    is_first = not section.name and not section.rows
    return is_first and len(line) <= _LONGEST_HEAD and _ROW.fullmatch(line) is None


def _rows_in(line: bytes) -> Iterator[tuple[int, Row | None]]:
    """The rows of one line: one, or several where the line end between them is damaged."""
    whole = _ROW.fullmatch(line)
    if whole is not None and (row := _sound(whole[2])) is not None:
        yield int(whole[1]), row
        return
    text = line.decode("utf-8", "surrogateescape")
    place, reported = 0, 0
    while (found := _NUMBERED.search(text, place)) is not None:
        place = found.end()
        if found.start() > 0 and not _may_begin_a_row(text, found.start()):
            continue
        row, end = _row_at(text, found.end())
        if row is None and found.start() > 0:
            continue
        if found.start() - reported > _LONGEST_BREAK:
            yield 0, None
        yield int(found[1]), row
        # What follows a row that cannot be read, up to the next one, is part of it.
        place, reported = (end, end) if row is not None else (place, len(text))
    if len(text) - reported > _LONGEST_BREAK:
        yield 0, None


def _row_at(text: str, place: int) -> tuple[Row | None, int]:
    """The row that begins there, and where it ends."""
    with contextlib.suppress(ValueError, RecursionError):
        _, end = _DECODER.raw_decode(text, place)
        return _sound(text[place:end].encode("utf-8", "surrogateescape")), end
    return None, place


def _may_begin_a_row(text: str, start: int) -> bool:
    """Whether a number within a line stands where another row ends, and not inside of a row."""
    return "}," in text[max(0, start - 3) : start] and text[start - 1] != " "


def _sound(row: bytes) -> Row | None:
    with contextlib.suppress(NotStrict, UnicodeDecodeError):
        if isinstance(strictly_read(row.decode("utf-8")), dict):
            return row
    return None


def _has_a_name(row: Row) -> bool:
    return isinstance(json.loads(row).get("name"), str)


def _name_of(section: _Section, place: int, names: set[str]) -> str:
    """The name of a table, which stands in its place even where its own line cannot be read."""
    if section.name in (*TABLES, META):
        return section.name
    if place < len(TABLES) and TABLES[place] not in names:
        return TABLES[place]
    only_one = [number for _, number, _ in section.rows if number] == [META_NUMBER]
    if META not in names and not section.name and only_one:
        return META
    return section.name
