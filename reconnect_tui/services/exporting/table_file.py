"""People as a table (CSV, RFC 4180) that no spreadsheet takes for formulas.

A cell that begins like a formula has an apostrophe put before it, which spreadsheets hide; a cell
that has one there already gets another, so that taking one off gives the value back (reliability,
S8).
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date

from reconnect_tui.core.contact import PRIVATE_FIELDS, Contact

_EMBEDDED = frozenset(
    {"timeline", "reasons", "promises", "followups", "sources", "people_notes", "checks", "extra"}
)
_BETWEEN = "; "
_LOOKS_LIKE_A_FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
_PHONES = re.compile(r"\+\d[\d\s().;+/-]*")


def table_of(
    contacts: Iterable[Contact], today: date, *, private: bool = False, raw: bool = False
) -> str:
    """The table: one row for each person, with every plain field and when they last spoke.

    Args:
        contacts: Whom.
        today: The day the silence is counted to.
        private: Whether private fields have columns.
        raw: Whether cells that begin like formulas stand as they are.
    """
    target = io.StringIO()
    writer = csv.writer(target)
    columns = columns_of(private=private)
    writer.writerow(columns)
    for contact in contacts:
        row = _row(contact, today, columns)
        writer.writerow(cell if raw else safe_cell(cell) for cell in row)
    return target.getvalue()


def columns_of(*, private: bool = False) -> tuple[str, ...]:
    """The names of the columns: those of the fields, and two derived figures at the end."""
    hidden = _EMBEDDED if private else _EMBEDDED | PRIVATE_FIELDS
    names = [field.name for field in fields(Contact) if field.name not in hidden]
    return ("id", *(name for name in names if name != "id"), "last_contact", "gap_days")


def safe_cell(text: str) -> str:
    """A cell that a spreadsheet takes for text."""
    if _LOOKS_LIKE_A_FORMULA.match(text) and not _PHONES.fullmatch(text):
        return f"'{text}"
    return text


def _row(contact: Contact, today: date, columns: Iterable[str]) -> list[str]:
    figures = contact.timeline.figures(today)
    last = figures.last_contact
    derived: Mapping[str, object] = {
        "last_contact": figures.last_contact_text,
        "gap_days": None if last is None else (today - last).days,
    }
    return [_cell(derived[name] if name in derived else getattr(contact, name)) for name in columns]


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        return _BETWEEN.join(map(str, value))
    if isinstance(value, bool):
        return "yes" if value else ""
    return "" if value is None else str(value)
