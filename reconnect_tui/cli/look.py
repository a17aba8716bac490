"""Looking: `find`, `list` and `show`."""

from collections.abc import Callable, Iterable, Sequence

from reconnect_tui.cli.records import Document
from reconnect_tui.cli.rows import Row
from reconnect_tui.cli.run import Run
from reconnect_tui.core.contact import STATES
from reconnect_tui.core.errors import WrongInput
from reconnect_tui.core.text import folded


def find(run: Run) -> int:
    """Find people by words.

    Raises:
        UnknownField: The query names a field that cannot be searched.
        WrongInput: There are no words, or two kinds of output are asked for.
    """
    query = _query_of(run.asked.query)
    if not query.strip():
        raise WrongInput("Say what to look for; “reconnect list” shows everyone.")
    if run.asked.format is not None and run.asked.json:
        raise WrongInput("Choose one: --json, or --format for the address book of a mail program.")
    rows = _found(run, query, run.asked.limit)
    if run.asked.format is not None:
        return _for_mail(run, rows, query)
    return _shown(run, rows, lambda row: row.document, f"Nobody answers to “{query}”.")


def list_people(run: Run) -> int:
    """List everyone, or those whom a filter leaves, in the order asked for."""
    query = _query_of(run.asked.query)
    if query.strip():
        rows = _found(run, query, None)
    else:
        rows = [Row(run, contact) for contact in run.book.contacts.values()]
    order = run.asked.sort or ("" if query.strip() else "name")
    if order:
        rows = sorted(rows, key=_ORDERS[order])
    nobody = (
        f"Nobody answers to “{query}”."
        if query.strip()
        else "Nobody is in the book yet. Begin with “reconnect import” or “reconnect add NAME”."
    )
    return _shown(run, rows, lambda row: {**row.document, "note": row.contact.note or None}, nobody)


def show(run: Run) -> int:
    """Show one person whole."""
    from reconnect_tui.cli import portrait

    contact = run.contact(run.asked.contact)
    drafts = [draft for draft in run.book.drafts if draft.contact_id == contact.id]
    row = Row(run, contact)
    if run.asked.json:
        run.output.document(portrait.document_of(row, drafts, private=run.asked.private))
    else:
        portrait.drawn(row, drafts, private=run.asked.private)
    return 0


def _query_of(words: Sequence[str]) -> str:
    """The words of the shell as one query; a term that holds spaces is one phrase."""
    return " ".join(_as_one_term(word) for word in words)


def _as_one_term(word: str) -> str:
    head, colon, rest = word.partition(":")
    if colon and " " in rest and '"' not in rest and head.isalpha():
        return f'{head}:"{rest}"'
    return word


def _found(run: Run, query: str, limit: int | None) -> list[Row]:
    contacts = run.book.contacts
    return [
        Row(run, contacts[hit.id], hit.matched or None, round(hit.score, 1))
        for hit in run.directory.find(query, limit)
    ]


def _shown(run: Run, rows: Sequence[Row], document: Callable[[Row], Document], nobody: str) -> int:
    if run.asked.json:
        run.output.document([document(row) for row in rows])
    elif run.asked.parsable:
        for row in rows:
            run.output.fields(row.parsable)
    else:
        run.output.table(row.cells for row in rows)
    if not rows:
        run.output.hint(nobody)
    return 0 if rows else 1


def _for_mail(run: Run, rows: Iterable[Row], query: str) -> int:
    """Rows for the address book of mutt or aerc; people without an address have none."""
    is_mutt = run.asked.format == "mutt"
    lines = [
        (email, row.contact.name, *((row.contact.organization,) if is_mutt else ()))
        for row in rows
        for email in row.contact.emails
    ]
    if is_mutt:
        count = len(lines) or "no"
        run.output.fields([f"reconnect: {count} address{'' if count == 1 else 'es'} for {query}"])
    for line in lines:
        run.output.fields(line)
    return 0 if lines else 1


def _by_name(row: Row) -> tuple[object, ...]:
    return (folded(row.contact.name), row.contact.id)


def _by_gap(row: Row) -> tuple[object, ...]:
    gap = row.tie.gap_days
    return (gap is None, -(gap or 0), *_by_name(row))


def _by_last(row: Row) -> tuple[object, ...]:
    gap = row.tie.gap_days
    return (gap is None, gap or 0, *_by_name(row))


def _by_state(row: Row) -> tuple[object, ...]:
    return (STATES.index(row.tie.state), *_by_name(row))


def _by_score(row: Row) -> tuple[object, ...]:
    """The order of the queue, then those who are not in it, by name (contract, decision 8)."""
    return (1, *_by_name(row)) if row.place is None else (0, *row.place.sort_key)


_ORDERS: dict[str, Callable[[Row], tuple[object, ...]]] = {
    "name": _by_name,
    "gap": _by_gap,
    "last": _by_last,
    "state": _by_state,
    "score": _by_score,
}
