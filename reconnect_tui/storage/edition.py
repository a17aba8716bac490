"""One version of the whole book: its tables, and how far it has come."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType

from reconnect_tui.storage.json_text import Document, written
from reconnect_tui.storage.rows import NO_ROWS, Row, Table, Touched, document_in, highest

META = "meta"
"""The table that tells what the book is."""

META_NUMBER = 1
"""The number of its one document."""

BOOKKEEPING = frozenset({"schema", "sequence", "created", "updated", "app", "next_ids", "checksum"})
"""The fields of `meta` that every save writes anew."""

TABLES = ("contacts", "goals", "drafts", "saved_items")
"""The tables of a book beside `meta`, in the order in which they stand in the file."""

RITUAL = "ritual"
"""A table with one document, number 1: how far one has come in the weekly round.

It is no part of `meta`, which an undo may put back as a whole; the ticks of a week stay.
"""

COUNTED = ("contacts", "drafts", "saved_items")
"""The tables whose numbers are never given twice."""


@dataclass(frozen=True, eq=False)
class Edition:
    """One version of the book; a change gives the next one, which shares all that stays."""

    tables: Mapping[str, Table] = field(default_factory=dict)
    """Name to table."""

    sequence: int = 0
    """The number of the last change; each change has the next one."""

    next_numbers: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """Table to the lowest number that no document of it has had."""

    @classmethod
    def of(cls, tables: Mapping[str, Table]) -> "Edition":
        """The version that the tables of a file are."""
        meta = _meta_in(tables)
        counted = meta.get("next_ids")
        known = counted if isinstance(counted, dict) else {}
        next_numbers = {
            name: max(_count(known.get(name), 1), 1 + highest(tables.get(name, NO_ROWS)))
            for name in COUNTED
        }
        return cls(tables, _count(meta.get("sequence"), 0), MappingProxyType(next_numbers))

    @classmethod
    def of_documents(cls, documents: Mapping[str, Mapping[int, Document]]) -> "Edition":
        """The version that these decoded tables are.

        Raises:
            ReconnectError: A document cannot be written as JSON.
        """
        return cls.of(
            {
                name: Table({number: written(document) for number, document in table.items()})
                for name, table in documents.items()
            }
        )

    def documents(self) -> dict[str, dict[int, Document]]:
        """Every table, decoded: name to number to document, in ascending order."""
        return {
            name: {number: document_in(table[number]) for number in table.numbers()}
            for name, table in self.tables.items()
        }

    def as_json(self) -> dict[str, dict[str, Document]]:
        """The same with the keys of the file, so that the whole is a book itself."""
        return {
            name: {str(number): document for number, document in table.items()}
            for name, table in self.documents().items()
        }

    @cached_property
    def meta(self) -> Document:
        """What the book says of itself; empty where it says nothing."""
        return _meta_in(self.tables)

    def table(self, name: str) -> Table:
        """The rows of a table, none where it is not there."""
        return self.tables.get(name, NO_ROWS)

    def next_number(self, name: str) -> int:
        """The lowest number that no document of a table has had."""
        return self.next_numbers.get(name) or 1 + highest(self.table(name))

    def after(self, sequence: int, touched: Touched) -> "Edition":
        """The version that a change makes of this one."""
        tables = dict(self.tables)
        next_numbers = dict(self.next_numbers)
        for name, rows in touched.items():
            tables[name] = self.table(name).changed(rows)
            if name in COUNTED:
                next_numbers[name] = max(self.next_number(name), 1 + highest(rows))
        return Edition(tables, sequence, MappingProxyType(next_numbers))

    def has_the_same(self, other: "Edition") -> bool:
        """Whether both hold the same people, goals, drafts and owner, however they came to that."""
        if set(difference(self, other)) - {META}:
            return False
        return _without_bookkeeping(self.meta) == _without_bookkeeping(other.meta)

    def sharing(self, former: "Edition") -> "Edition":
        """This version with the very rows of a former one, where they are equal."""
        if not former.tables:
            return self
        tables = {name: table.sharing(former.table(name)) for name, table in self.tables.items()}
        return replace(self, tables=tables)


def difference(now: Edition, then: Edition) -> Touched:
    """What has to change so that one version becomes equal to another."""
    touched: dict[str, dict[int, Row | None]] = {}
    for name in {**now.tables, **then.tables}:
        here, there = now.table(name), then.table(name)
        rows: dict[int, Row | None] = {
            number: row for number, row in there.items() if here.get(number) != row
        }
        rows |= dict.fromkeys(number for number in here if number not in there)
        if rows:
            touched[name] = rows
    return touched


def _meta_in(tables: Mapping[str, Table]) -> Document:
    table = tables.get(META, NO_ROWS)
    row = table.get(META_NUMBER)
    return {} if row is None else document_in(row)


def _without_bookkeeping(meta: Document) -> Document:
    return {key: value for key, value in meta.items() if key not in BOOKKEEPING}


def _count(raw: object, otherwise: int) -> int:
    return raw if isinstance(raw, int) and not isinstance(raw, bool) and raw > 0 else otherwise
