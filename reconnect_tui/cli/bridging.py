"""Who knows both the user and a person: `bridges`."""

from reconnect_tui.cli.output import Words
from reconnect_tui.cli.records import Document
from reconnect_tui.cli.run import Run
from reconnect_tui.core.bridges import Bridge
from reconnect_tui.services.introducing import Introducing


def bridges(run: Run) -> int:
    """List who knows both, how, when one spoke with them, and whether one may ask now.

    Raises:
        DoNotContact: The person asked not to be contacted.
        NoSuchContact: Nobody answers to the words.
        AmbiguousContact: Several people do.
    """
    contact = run.contact(run.asked.contact)
    found = Introducing(run.book, lambda: run.today, run.rules).bridges(contact)
    if run.asked.json:
        run.output.document([_document(run, one) for one in found])
    else:
        run.output.table(
            (
                Words(str(one.contact.id), "quiet", right=True),
                Words(one.contact.name, "strong" if one.is_sure else "plain"),
                "; ".join(one.how),
                Words(one.spoke, "quiet"),
                Words(one.not_now or "may be asked now", "warm" if one.not_now else "quiet"),
            )
            for one in found
        )
    if not found:
        run.output.hint(
            f"Nobody is noted who knows both you and {contact.name}. "
            f"“reconnect mutual {contact.id} OTHER” notes somebody."
        )
    return 0 if found else 1


def _document(run: Run, one: Bridge) -> Document:
    contact = one.contact
    return {
        "id": contact.id,
        "name": contact.name,
        "organization": contact.organization or None,
        "title": contact.title or None,
        "sure": one.is_sure,
        "how": list(one.how),
        "last_contact": contact.timeline.figures(run.today).last_contact_text,
        "gap_days": one.gap_days,
        "may_ask": one.may_be_asked,
        "not_now": one.not_now or None,
    }
