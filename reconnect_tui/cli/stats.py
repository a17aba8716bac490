"""`stats`: what was written of late, what came of it, and the network as it is today."""

from collections.abc import Iterator, Sequence

from reconnect_tui.cli.output import Words
from reconnect_tui.cli.records import Document
from reconnect_tui.cli.rows import state_in_words
from reconnect_tui.cli.run import Run
from reconnect_tui.core.contact import STATES
from reconnect_tui.core.looking_back import LookBack, Replies
from reconnect_tui.core.ranking.standing import counted

USUAL_WEEKS = 52

GAPS = {
    "active": "within three months of the last word",
    "cooling": "after three months to a year",
    "dormant": "after one to three years",
    "long_dormant": "after three years or more",
    "none": "first words",
}
"""The silence before a message, in words, by its band."""

_BANDS = {
    "active": "in touch within three months",
    "cooling": "quiet for three months to a year",
    "dormant": "quiet for one to three years",
    "long_dormant": "quiet for three years or more",
    "none": "no past contact logged",
}
_BLOCKS = "▁▂▃▄▅▆▇█"


def stats(run: Run) -> int:
    """Show what was written in some weeks, and how the network stands."""
    weeks = run.asked.weeks or USUAL_WEEKS
    back = LookBack.on(run.book.contacts.values(), run.today, weeks, run.rules)
    if run.asked.json:
        run.output.document(document_of(back))
        return 0
    if not back.people:
        run.output.hint("Nobody is in the book yet, so there is nothing to look back on.")
        return 1
    _drawn(run, back, weeks)
    return 0


def document_of(back: LookBack) -> Document:
    """The keys of `stats --json`."""
    return {
        "since": back.since.isoformat(),
        "until": back.until.isoformat(),
        "people": back.people,
        "funnel": {
            "sent": back.written_to,
            "replied": back.replied,
            "met": back.met,
            "messages": back.sent,
            "text": funnel_in_words(back),
        },
        "per_week": [
            {"week": week.begins.isoformat(), "sent": week.sent} for week in back.per_week
        ],
        "replies_by_move": [_replies(one, "move") for one in back.by_move],
        "replies_by_gap": [{**_replies(one, "gap"), "gap": GAPS[one.sort]} for one in back.by_gap],
        "gave": back.gave,
        "promises_kept": back.promises_kept,
        "states": {state: back.states.get(state, 0) for state in STATES},
        "bands": {band: back.bands.get(band, 0) for band in _BANDS},
        "rhythms_ask_a_month": back.rhythms_ask,
        "sent_a_month": back.wrote,
        "capacity": back.capacity_in_words or None,
    }


def funnel_in_words(back: LookBack) -> str:
    """How many people were written to, wrote back and were met, in one sentence."""
    if not back.written_to:
        return "No message went out."
    people = counted(back.written_to, "person", "people")
    replied = counted(back.replied, "of them", "of them") or "nobody yet"
    met = f"; you met or called {counted(back.met, 'of them', 'of them')}" if back.met else ""
    return f"You wrote to {people}; {replied} wrote back{met}."


def _replies(one: Replies, key: str) -> Document:
    return {
        key: one.sort or None,
        "sent": one.sent,
        "answered": one.answered,
        "still_open": one.still_open,
        "text": one.in_words,
    }


def _drawn(run: Run, back: LookBack, weeks: int) -> None:
    output = run.output
    output.line(Words(f"The last {counted(weeks, 'week')}, since {back.since}", "strong"))
    output.line(funnel_in_words(back))
    for text in _done(back):
        output.line(text)
    if back.sent:
        output.line()
        output.line(Words("Messages by week", "strong"))
        output.line(f"{curve([week.sent for week in back.per_week])}")
        most = max(week.sent for week in back.per_week)
        output.line(Words(f"at most {most} in a week", "quiet"))
        _section(run, "Answers by move", [(_move(one), one.in_words) for one in back.by_move])
        _section(run, "Answers by silence", [(GAPS[one.sort], one.in_words) for one in back.by_gap])
    _section(
        run,
        f"The {counted(back.people, 'person', 'people')} in your book today",
        [(_BANDS[band], str(count)) for band, count in back.bands.items()],
    )
    _section(run, "", [(state_in_words(state), str(count)) for state, count in back.states.items()])
    if back.capacity_in_words:
        output.line()
        output.line(back.capacity_in_words)


def _done(back: LookBack) -> Iterator[str]:
    if back.gave:
        yield f"You gave something {counted(back.gave, 'time')}."
    if back.promises_kept:
        yield f"You kept {counted(back.promises_kept, 'promise')}."


def _move(one: Replies) -> str:
    return one.sort.replace("_", " ") or "in your own words"


def _section(run: Run, title: str, rows: Sequence[tuple[str, str]]) -> None:
    run.output.line()
    if title:
        run.output.line(Words(title, "strong"))
    run.output.table([(label, Words(text, "quiet")) for label, text in rows])


def curve(numbers: Sequence[int]) -> str:
    """Numbers as one line of blocks; a week in which nothing went out stays a dot."""
    most = max(numbers, default=0)
    return "".join(
        _BLOCKS[(number * len(_BLOCKS) - 1) // most] if number else "·" for number in numbers
    )
