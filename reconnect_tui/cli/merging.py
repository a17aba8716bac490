"""People who stand in the book twice: `merge` and `duplicates`."""

from typing import TYPE_CHECKING

from reconnect_tui.cli.output import Words
from reconnect_tui.cli.records import Document, contact_record
from reconnect_tui.cli.run import Run
from reconnect_tui.services.merging import Merging

if TYPE_CHECKING:
    from reconnect_tui.core.duplicates import Pair


def merge(run: Run) -> int:
    """Make two records of one person into one; the first named is kept.

    Raises:
        NoSuchContact: Nobody answers to the words.
        AmbiguousContact: Several people do.
        WrongInput: Both are one record.
    """
    kept, other = run.contact(run.asked.kept), run.contact(run.asked.other)
    contact = Merging(run.book).merge(kept.id, other.id)
    line = (
        f"Merged {other.name} ({other.id}) into {contact.name} ({contact.id}). "
        "“reconnect undo” parts them again."
    )
    return run.confirm(line, contact_record(contact))


def duplicates(run: Run) -> int:
    """List the pairs that may be one person, and what speaks for it."""
    pairs = Merging(run.book).duplicates()[: run.asked.limit]
    if run.asked.json:
        run.output.document([_document_of(pair) for pair in pairs])
    else:
        run.output.table(_cells_of(pair) for pair in pairs)
    if not pairs:
        run.output.hint("No two people in the book look like one.")
        return 1
    if not run.asked.json:
        first, second = pairs[0].ids
        run.output.hint(f"Where two are one: reconnect merge {first} {second}")
    return 0


def _document_of(pair: "Pair") -> Document:
    return {
        "ids": list(pair.ids),
        "names": list(pair.names),
        "score": pair.score,
        "verdict": pair.verdict,
        "evidence": list(pair.evidence),
    }


def _cells_of(pair: "Pair") -> tuple[Words | str, ...]:
    first, second = pair.ids
    return (
        Words(str(pair.score), "quiet", right=True),
        Words(str(first), "quiet", right=True),
        Words(pair.names[0], "strong"),
        Words(str(second), "quiet", right=True),
        Words(pair.names[1], "strong"),
        "; ".join(pair.evidence),
    )
