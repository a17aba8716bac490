"""Deciding: `next` and `due`."""

from collections.abc import Sequence

from reconnect_tui.cli.output import Words
from reconnect_tui.cli.records import Document
from reconnect_tui.cli.run import Run
from reconnect_tui.core.errors import UnknownDate, WrongInput
from reconnect_tui.core.ranking.scoring import not_counted
from reconnect_tui.core.ranking.standing import as_sentence
from reconnect_tui.core.ranking.triage import Place


def next_people(run: Run) -> int:
    """Say whom to write to next, and why."""
    queue = run.outreach.queue()
    limit = run.asked.limit
    places: Sequence[Place] = queue.today(run.rules) if limit is None else list(queue)[:limit]
    if run.asked.json:
        run.output.document([_document_of(run, place) for place in places])
    else:
        for number, place in enumerate(places):
            if number and run.asked.explain:
                run.output.line()
            _drawn(run, place)
    if not places:
        run.output.hint(_nobody(run))
    return 0 if places else 1


def due(run: Run) -> int:
    """List the follow-ups and promises whose day has come."""
    from reconnect_tui.services.agenda import Agenda

    agenda = Agenda(run.book, lambda: run.today, run.rules)
    steps = agenda.due(_days_in(run, run.asked.within))
    documents: list[Document] = [
        {
            "id": step.id,
            "contact_id": step.contact_id,
            "name": step.name,
            "due": step.due.text,
            "kind": step.kind,
            "text": step.text,
        }
        for step in steps
    ]
    if run.asked.count:
        run.output.document({"count": len(steps)}) if run.asked.json else run.output.line(
            str(len(steps))
        )
    elif run.asked.json:
        run.output.document(documents)
    else:
        run.output.table(
            (
                Words(step.due.text, "quiet"),
                Words("" if step.contact_id is None else str(step.contact_id), "quiet", right=True),
                Words(step.name or "you", "strong"),
                as_sentence(step.text),
            )
            for step in steps
        )
    if not steps and not run.asked.count:
        run.output.hint("Nothing is due.")
    return 0 if steps else 1


def _document_of(run: Run, place: Place) -> Document:
    return {
        "id": place.id,
        "name": place.name,
        "lane": place.lane,
        "score": place.score,
        "parts": [
            {"term": part.term, "points": part.points, "text": part.text} for part in place.parts
        ],
        "move": _best_move(run, place),
        "reason": place.reason,
    }


def _best_move(run: Run, place: Place) -> str | None:
    for fit in run.outreach.moves(run.book.contacts[place.id]):
        return fit.move.name if fit.fits else None
    return None


def _drawn(run: Run, place: Place) -> None:
    contact = run.book.contacts[place.id]
    role = f"  {contact.role}" if contact.role else ""
    run.output.line(
        Words(f"{place.score:>4}", "warm" if place.lane != "open" else "plain"),
        "  ",
        Words(place.name, "strong"),
        Words(f"  {place.id}", "quiet"),
        Words(role, "quiet"),
    )
    if not run.asked.explain:
        move = _best_move(run, place)
        run.output.line(f"      {place.reason}")
        if move is not None:
            run.output.line(Words(f"      reconnect draft {place.id}  ({move})", "quiet"))
        return
    for part in place.parts:
        run.output.line(f"      {part.points:>4}  {part.text}")
    run.output.line(Words(f"      {place.score:>4}  in all", "quiet"))
    missing = not_counted(run.outreach.tie(contact), run.goals, run.rules)
    if missing and place.lane in ("open", "due"):
        run.output.line(Words("            not counted:", "quiet"))
        for part in missing:
            run.output.line(Words(f"            {part.text}", "quiet"))


def _nobody(run: Run) -> str:
    if not run.book.contacts:
        return "Nobody is in the book yet. Begin with “reconnect import” or “reconnect add NAME”."
    return "Nobody is waiting today. “reconnect list --sort gap” shows who has been quiet longest."


def _days_in(run: Run, span: str | None) -> int:
    """The days of a span such as `14d`, `2 weeks` or `14`.

    Raises:
        UnknownDate: It is none.
        WrongInput: It does not lead ahead.
    """
    if span is None:
        return 0
    from reconnect_tui.services.spoken_dates import future_date

    text = span.strip()
    if text.isascii() and text.isdecimal() and len(text) <= 5:
        return int(text)
    until = future_date(text, run.today)
    if not until.is_exact:
        raise UnknownDate(f"“{text}” is no span. Write one such as 14d or 2 weeks.")
    if until.first < run.today:
        raise WrongInput(f"“{text}” does not lead ahead. Write a span such as 14d or 2 weeks.")
    return (until.first - run.today).days
