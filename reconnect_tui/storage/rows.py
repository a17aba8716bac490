"""Documents as they rest in memory: undecoded, one line of JSON each.

Most documents of a large book are never looked at in a run, so that none is decoded before it is
asked for (performance, section 1.4).
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from reconnect_tui.storage.json_text import Document, written

Row = bytes
"""One document, as it stands in the file: a JSON object without line ends."""

Touched = Mapping[str, Mapping[int, Row | None]]
"""Table to number to the new row, `None` where the document goes."""

_MOST_DIGITS = 18
"""Of the number of a document; `layout` takes no more either."""

MOST_RECENT = 256
"""Changed rows that a table carries beside the others before it is put together anew."""


def document_in(row: Row) -> Document:
    """The document of a row that was found sound when it was read."""
    return cast("Document", json.loads(row))


class Table(Mapping[int, Row]):
    """The rows of one table, by number; a changed copy shares what stays.

    What a change costs does not grow with the table: only the last few changed rows are copied,
    and now and then, once in `MOST_RECENT` changes, the whole.
    """

    __slots__ = ("_count", "_numbers", "_recent", "_settled")

    def __init__(self, rows: dict[int, Row] | None = None) -> None:
        """Take over the rows, in the order in which they stand in the file."""
        self._settled: dict[int, Row] = {} if rows is None else rows
        self._recent: dict[int, Row | None] = {}
        self._count = len(self._settled)
        self._numbers: dict[int, None] | None = None

    def changed(self, rows: Mapping[int, Row | None]) -> "Table":
        """The table with other rows of these numbers, `None` where one goes."""
        table = Table.__new__(Table)
        table._settled = self._settled
        table._recent = {**self._recent, **rows}
        table._count = self._count
        table._numbers = self._numbers
        for number, row in rows.items():
            change = (row is not None) - (number in self)
            if change:
                table._count += change
                table._numbers = None
        if len(table._recent) > MOST_RECENT:
            table._settle()
        return table

    def numbers(self) -> Mapping[int, None]:
        """Every number, in ascending order; the same object for as long as they are the same."""
        if self._numbers is None:
            self._numbers = dict.fromkeys(sorted(self))
        return self._numbers

    def sharing(self, former: "Table") -> "Table":
        """This table with the very rows of a former one, where they are equal.

        What was built from a row is kept by the row's identity.
        """
        rows = {}
        for number, row in self.items():
            known = former.get(number)
            rows[number] = known if known == row and known is not None else row
        return Table(rows)

    def __getitem__(self, number: int) -> Row:
        if number in self._recent:
            row = self._recent[number]
            if row is None:
                raise KeyError(number)
            return row
        return self._settled[number]

    def __iter__(self) -> Iterator[int]:
        if not self._recent:
            return iter(self._settled)
        return self._all_numbers()

    def __len__(self) -> int:
        return self._count

    def __contains__(self, number: object) -> bool:
        if number in self._recent:
            return self._recent[number] is not None
        return number in self._settled

    def _all_numbers(self) -> Iterator[int]:
        recent = self._recent
        for number in self._settled:
            if number not in recent or recent[number] is not None:
                yield number
        for number, row in recent.items():
            if row is not None and number not in self._settled:
                yield number

    def _settle(self) -> None:
        self._settled = dict(self.items())
        self._recent = {}


NO_ROWS = Table()
"""A table that is not there."""


def highest(numbers: Iterable[int]) -> int:
    """The highest number, 0 where there is none."""
    return max(numbers, default=0)


def rows_as_json(touched: Touched) -> bytes:
    """Rows as one JSON object: table to number to document, `null` where there is none."""
    return (
        b"{"
        + b", ".join(
            b"%b: {%b}"
            % (
                written(name),
                b", ".join(
                    b'"%d": %b' % (number, b"null" if row is None else row)
                    for number, row in rows.items()
                ),
            )
            for name, rows in touched.items()
        )
        + b"}"
    )


def rows_from_json(raw: object) -> Touched | None:
    """The rows of such an object, or `None` where it is none."""
    if not isinstance(raw, dict) or not all(isinstance(rows, dict) for rows in raw.values()):
        return None
    if not all(_are_documents(rows) for rows in raw.values()):
        return None
    return {
        name: {
            int(number): None if document is None else written(document)
            for number, document in rows.items()
        }
        for name, rows in raw.items()
    }


def _are_documents(rows: Mapping[str, Any]) -> bool:
    return all(
        number.isdecimal()
        and len(number) <= _MOST_DIGITS
        and (document is None or isinstance(document, dict))
        for number, document in rows.items()
    )
