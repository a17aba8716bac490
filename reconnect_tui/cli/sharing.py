"""Links that are kept to be passed on: `save` and `saved`."""

from argparse import Namespace
from collections.abc import Sequence

from reconnect_tui.cli.asked_for import who
from reconnect_tui.cli.output import Words
from reconnect_tui.cli.records import Document, record
from reconnect_tui.cli.run import Run
from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.errors import WrongInput
from reconnect_tui.core.saved_item import SavedItem
from reconnect_tui.core.sharing import Caring, called
from reconnect_tui.core.text import shortened
from reconnect_tui.services.saving import Kept, PassedOn, Saving

_SHOWN = 60
"""Characters of a link's name in a confirming line."""


def save(run: Run) -> int:
    """Keep a link to pass on.

    Raises:
        WrongInput: It is no address of a page on the web.
        DoNotContact: One of the people asked not to be contacted.
        NoSuchContact: Nobody answers to a name.
        AmbiguousContact: Several people do.
    """
    asked = run.asked
    people = [run.contact(words) for words in asked.people or ()]
    saving = _saving(run)
    kept = saving.keep(asked.url, " ".join(asked.why), title=asked.title or "", people=people)
    _tell_of_removed(run, kept)
    return run.confirm(_line("Kept", kept.item, people), _document(saving, kept.item, ()))


def saved(run: Run) -> int:
    """List the kept links, show one, say who would care, change one, or drop one.

    Raises:
        NoSuchSavedItem: No link has the number.
        WrongInput: The options do not go together.
    """
    asked = run.asked
    if asked.number is None:
        if any((asked.who, asked.edit, asked.drop)) or _is_told(asked):
            raise WrongInput("Say which link: reconnect saved ID. “reconnect saved” lists them.")
        return _listed(run)
    saving = _saving(run)
    item = saving.item(asked.number)
    if asked.edit:
        return _edited(run, saving, item)
    if _is_told(asked) or asked.people:
        raise WrongInput(f"To change a link, say so: reconnect saved {item.id} --edit --title T.")
    if asked.drop:
        saving.drop(item)
        return run.confirm(f"Dropped: {_name(item)} ({item.id}).", record(item))
    return _who_would_care(run, saving, item) if asked.who else _shown(run, saving, item)


def _is_told(asked: Namespace) -> bool:
    """Whether an option is there that only an edit takes."""
    return any(one is not None for one in (asked.url, asked.why, asked.title))


def _edited(run: Run, saving: Saving, item: SavedItem) -> int:
    asked = run.asked
    people = None if asked.people is None else [run.contact(words) for words in asked.people]
    if people is None and not _is_told(asked):
        raise WrongInput("Say what is to change: --title, --why, --url or --for.")
    kept = saving.edit(item, address=asked.url, why=asked.why, title=asked.title, people=people)
    _tell_of_removed(run, kept)
    line = _line("Changed", kept.item, saving.people_of(kept.item))
    return run.confirm(line, _document(saving, kept.item, ()))


def _listed(run: Run) -> int:
    """Everything that is kept, or what one person would care about."""
    saving = _saving(run)
    people = [run.contact(words) for words in run.asked.people or ()]
    if len(people) > 1:
        raise WrongInput("Name one person: reconnect saved --for CONTACT.")
    if people:
        return _listed_for(run, saving, people[0])
    items = saving.items[: run.asked.limit]
    went = saving.passed_on()
    if run.asked.json:
        run.output.document([_document(saving, one, went.get(one.id, ())) for one in items])
    else:
        run.output.table(
            (
                Words(str(item.id), "quiet", right=True),
                Words(_name(item), "strong"),
                Words(item.url if called(item) != item.url else "", "quiet"),
                _whom(run, saving, item, went.get(item.id, ())),
            )
            for item in items
        )
    if not items:
        run.output.hint("No link is kept yet. “reconnect save URL WHY” keeps one.")
    return 0 if items else 1


def _listed_for(run: Run, saving: Saving, contact: Contact) -> int:
    pairs = saving.for_person(contact)[: run.asked.limit]
    if run.asked.json:
        run.output.document(
            [
                {**_document(saving, item, ()), "because": list(caring.because)}
                for item, caring in pairs
            ]
        )
    else:
        run.output.table(
            (
                Words(str(item.id), "quiet", right=True),
                Words(_name(item), "strong"),
                "; ".join(caring.because),
            )
            for item, caring in pairs
        )
    if not pairs:
        run.output.hint(f"No kept link is for {contact.name}, or it went to them already.")
    return 0 if pairs else 1


def _shown(run: Run, saving: Saving, item: SavedItem) -> int:
    went = saving.passed_on().get(item.id, ())
    if run.asked.json:
        run.output.document(_document(saving, item, went))
        return 0
    run.output.line(Words(_name(item), "strong"), Words(f"  {item.id}", "quiet"))
    if item.url and called(item) != item.url:
        run.output.line(item.url)
    if item.why:
        run.output.line(f"because {item.why}")
    whom = _whom(run, saving, item, went)
    if whom:
        run.output.line(Words(whom, "quiet"))
    return 0


def _who_would_care(run: Run, saving: Saving, item: SavedItem) -> int:
    found = saving.who(item, run.asked.limit) if run.asked.limit else saving.who(item)
    if run.asked.json:
        run.output.document([_caring_document(one) for one in found])
    else:
        run.output.table(
            (
                Words(str(one.contact.id), "quiet", right=True),
                Words(one.contact.name, "strong"),
                "; ".join(one.because),
                Words(one.last, "quiet"),
                Words(one.hint, "warm"),
            )
            for one in found
        )
    if not found:
        run.output.hint("Nobody comes to mind: no record shares a word with it.")
    return 0 if found else 1


def _caring_document(one: Caring) -> Document:
    return {
        "id": one.contact.id,
        "name": one.contact.name,
        "organization": one.contact.organization or None,
        "title": one.contact.title or None,
        "score": round(one.points, 1),
        "because": list(one.because),
        "words": list(one.words),
        "last": one.last,
        "hint": one.hint or None,
        "kept_for": one.was_meant,
    }


def _document(saving: Saving, item: SavedItem, went: Sequence[PassedOn]) -> Document:
    people = [contact.id for contact in saving.people_of(item)]
    sent = [{"contact_id": one.contact_id, "date": one.on or None} for one in went]
    return {**record(item), "for_contacts": people, "sent": sent}


def _whom(run: Run, saving: Saving, item: SavedItem, went: Sequence[PassedOn]) -> str:
    """Whom a link is for and to whom it went: `for Ada Lovelace; sent to Grace Hopper`."""
    contacts = run.book.contacts
    sent = [contacts[ContactId(one.contact_id)] for one in went if one.contact_id in contacts]
    known = {contact.id for contact in sent}
    waiting = [one for one in saving.people_of(item) if one.id not in known]
    parts = (("for", waiting), ("sent to", sent))
    return "; ".join(f"{word} {_names(people)}" for word, people in parts if people)


def _names(people: Sequence[Contact]) -> str:
    return ", ".join(dict.fromkeys(contact.name for contact in people))


def _line(deed: str, item: SavedItem, people: Sequence[Contact]) -> str:
    whom = f", for {', '.join(map(who, people))}" if people else ""
    return f"{deed}: {_name(item)} ({item.id}){whom}."


def _name(item: SavedItem) -> str:
    return shortened(called(item), _SHOWN)


def _tell_of_removed(run: Run, kept: Kept) -> None:
    if kept.removed:
        run.output.hint(f"Taken out of the address: {', '.join(kept.removed)}.")


def _saving(run: Run) -> Saving:
    return Saving(run.book, lambda: run.today, run.rules)
