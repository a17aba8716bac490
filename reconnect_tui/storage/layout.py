"""How a book stands in its file: a TinyDB file with one document per line.

    {"contacts": {
    "1": {"name": "Ada Lindqvist", …},
    "2": {"name": "Noor Haddad", …}
    },
    "drafts": {},
    "meta": {
    "1": {"schema": 1, "sequence": 12, …, "checksum": "5f3ab1c0-183"}
    }}

Any JSON tool reads it, `grep` and `git diff` show whom a change concerns, and a document is found
without decoding the others. `meta` comes last and holds a checksum of all that stands before it
(CRC-32 and the number of bytes), so that a file which is exactly what reconnect wrote is taken as
sound at once; every other file is read from end to end with all strictness first.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NoReturn
from zlib import crc32

from reconnect_tui.storage.edition import META, META_NUMBER, TABLES, Edition
from reconnect_tui.storage.json_text import Document, NotStrict, strictly_read, written
from reconnect_tui.storage.rows import NO_ROWS, Row, Table

CHECKSUM = "checksum"
"""The field of `meta` that tells whether the file is as it was written."""

_HEAD = re.compile(rb'"([^"\\\x00-\x1f]*)": \{(?:(\n)|(\}),\n|\}\}\n\Z)')
"""The line that begins a table; the second group says that rows follow, the third that none do
and that another table comes."""

_NUMBER = re.compile(r"[1-9][0-9]{0,17}")
"""Document numbers as TinyDB writes them: `01` would be the same document as `1`."""

LARGEST_NUMBER = 10**18 - 1
"""The highest number a document can have."""

_ROWS_AT_A_TIME = 500


class _AnotherLayout(Exception):
    """The file is not laid out as reconnect does it."""


def tables_in(data: bytes) -> tuple[dict[str, Table], bool]:
    """The tables of a book's file, and whether it is byte for byte what reconnect wrote.

    Raises:
        NotStrict: The file is no JSON object of tables of documents.
    """
    try:
        tables, before_meta = _tables_by_line(data)
        if _is_as_written(data, before_meta, tables):
            return tables, True
    except _AnotherLayout:
        return _tables_anyhow(data), False
    return tables if _all_strict(tables) else _tables_anyhow(data), False


def lines_of(edition: Edition, meta: Document) -> Iterator[bytes]:
    """The file of a book, in pieces; a document costs no more than copying it.

    Args:
        edition: The version of the book.
        meta: The document that tells what the book is; its checksum is put in.
    """
    names = [*TABLES, *(name for name in edition.tables if name not in TABLES and name != META)]
    checksum, size = 0, 0
    first = b"{"
    for name in names:
        for piece in _table_lines(first + written(name), edition.table(name)):
            checksum = crc32(piece, checksum)
            size += len(piece)
            yield piece
        first = b""
    meta = {key: value for key, value in meta.items() if key != CHECKSUM}
    row = written({**meta, CHECKSUM: _checksum(checksum, size)})
    table = edition.table(META).changed({META_NUMBER: row})
    *pieces, last = _table_lines(written(META), table)
    yield from pieces
    yield last.removesuffix(b",\n") + b"}\n"


def _table_lines(head: bytes, table: Table) -> Iterator[bytes]:
    if not table:
        yield head + b": {},\n"
        return
    yield head + b": {\n"
    lines: list[bytes] = []
    for number, row in table.items():
        if len(lines) == _ROWS_AT_A_TIME:
            yield b",\n".join(lines) + b",\n"
            lines = []
        lines.append(b'"%d": %b' % (number, row))
    yield b",\n".join(lines) + b"\n},\n"


def _checksum(checksum: int, size: int) -> str:
    return f"{checksum:08x}-{size}"


def _tables_by_line(data: bytes) -> tuple[dict[str, Table], int]:
    """The tables by the lines of the file, undecoded; where `meta` begins if it is the last."""
    if not data.startswith(b"{"):
        raise _AnotherLayout
    tables: dict[str, Table] = {}
    before_meta = -1
    position, more = 1, True
    while more:
        head = _HEAD.match(data, position)
        if head is None:
            raise _AnotherLayout
        name = _utf8(head[1])
        if name in tables:
            raise _AnotherLayout
        before_meta = position if name == META else -1
        position, more = head.end(), head[3] is not None
        rows: dict[int, Row] = {}
        if head[2] is not None:
            position, more = _read_rows(data, position, rows)
        tables[name] = Table(rows)
    return tables, before_meta


def _read_rows(data: bytes, position: int, rows: dict[int, Row]) -> tuple[int, bool]:
    """Take the rows of one table; where the next table begins, and whether there is one."""
    find = data.find
    last = False
    count = 0
    while not last:
        count += 1
        end = find(b"\n", position)
        colon = find(b'": {', position, end)
        number = data[position + 1 : colon]
        last = data[end - 1 : end] != b","
        row = data[colon + 3 : end if last else end - 1]
        if not (0 < colon - position < 20 and number.isdigit() and row.endswith(b"}")):
            raise _AnotherLayout
        if number.startswith(b"0") or data[position : position + 1] != b'"':
            raise _AnotherLayout
        rows[int(number)] = row
        position = end + 1
    if len(rows) != count:  # a number stands twice, and strict reading says which
        raise _AnotherLayout
    if data.startswith(b"},\n", position):
        return position + 3, True
    if data.startswith(b"}}\n", position) and position + 3 == len(data):
        return position + 3, False
    raise _AnotherLayout


def _utf8(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise _AnotherLayout from None


def _is_as_written(data: bytes, before_meta: int, tables: Mapping[str, Table]) -> bool:
    if before_meta < 0:
        return False
    row = tables[META].get(META_NUMBER, b"{}")
    try:
        meta = strictly_read(row.decode("utf-8"))
    except ValueError:
        raise _AnotherLayout from None
    kept = meta.get(CHECKSUM) if isinstance(meta, dict) else None
    # `meta` itself is not covered, but it is always read strictly.
    others = all(number == META_NUMBER for number in tables[META])
    return others and kept == _checksum(crc32(memoryview(data)[:before_meta]), before_meta)


def _all_strict(tables: Mapping[str, Table]) -> bool:
    """Whether each row is one strict JSON object; then the whole file is strict JSON."""
    try:
        return all(
            isinstance(strictly_read(row.decode("utf-8")), dict)
            for table in tables.values()
            for row in table.values()
        )
    except ValueError:
        return False


def _tables_anyhow(data: bytes) -> dict[str, Table]:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        line = data[: problem.start].count(b"\n") + 1
        raise NotStrict(f"line {line} is not UTF-8") from problem
    tables = strictly_read(text)
    if not isinstance(tables, dict):
        raise NotStrict("it holds no tables")
    return {name: _table_of(name, table) for name, table in tables.items()}


def _table_of(name: str, table: object) -> Table:
    if not isinstance(table, dict):
        raise NotStrict(f"the table “{name}” is no table")
    rows: dict[int, Row] = {}
    for number, document in table.items():
        if not _NUMBER.fullmatch(number):
            _refuse(f"“{number}” in the table “{name}” is no number")
        if not isinstance(document, dict):
            _refuse(f"entry {number} of the table “{name}” is no document")
        rows[int(number)] = written(document)
    return Table(rows) if rows else NO_ROWS


def _refuse(what: str) -> NoReturn:
    raise NotStrict(what)
