"""What happened with a person: a talk, a call, a message, the day of a talk to come."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.errors import WrongInput
from reconnect_tui.core.timeline import KINDS
from reconnect_tui.services.opening import Services
from reconnect_tui.services.spoken_dates import (
    day_and_plan,
    split_leading_date,
    split_leading_day,
)
from reconnect_tui.ui.screens.steps import Account, Act, Line, Menu, Question, Way, Write

_PAST_DAY_FIRST = "A day may stand first: “yesterday: lunch at the harbour”."
_LOGGED = (
    ("m", "we met or talked", "meeting"),
    ("c", "we spoke on the phone", "call"),
    ("r", "they wrote to me", "in"),
    ("w", "I wrote to them", "out"),
    ("n", "a note for myself", "note"),
)


def _logged(
    kind: str, services: Services, contact: Contact, text: str, promises: Sequence[str]
) -> object:
    when, words = split_leading_date(text, services.today())
    return services.outreach.log(
        [contact],
        words,
        kind=kind if kind in KINDS else "message",
        direction=kind if kind in ("in", "out") else "",
        on=when,
        source="screen",
        promises=promises,
    )


def line_of(kind: str) -> Account:
    """The line to type for an entry of a kind."""
    return Account(
        "A note on {name}" if kind == "note" else "{name}: what was it about?",
        _PAST_DAY_FIRST,
        "Logged with {name}",
        partial(_logged, kind),
        "" if kind in ("note", "in") else "logged",
    )


def _agreed(reply: str | None, services: Services, contact: Contact, text: str) -> object:
    """Note the day of a talk, after the reply in which they agreed to it."""
    day, what = day_and_plan(text, services.today())
    if day < services.today():
        # Said before the reply is logged, so that the line is asked for again.
        raise WrongInput(f"{day.isoformat()} has gone by. Name a day from today on.")
    if reply is not None:
        contact = _heard(reply, services, contact)
    return services.outreach.schedule(contact, day, what)


def _day_of_talk(reply: str | None = None) -> Line:
    return Line(
        "When will you talk?",
        "The day, and after a colon what it is to be: “next friday: coffee at the harbour”.",
        "A talk with {name} is agreed",
        partial(_agreed, reply),
        "agreed",
        otherwise=None if reply is None else _only_heard(reply),
    )


LOG = Menu(
    "What happened with {name}?",
    (
        *(Way(key, words, line_of(kind)) for key, words, kind in _LOGGED),
        Way("d", "we agreed on a day to talk …", _day_of_talk()),
        Way(
            "s",
            "they would like to talk some time",
            Act(
                "Propose two times to {name}",
                lambda services, contact: services.outreach.willing(contact),
            ),
        ),
        Way(
            "o",
            "the talk did not take place",
            Act(
                "Offer {name} two new times",
                lambda services, contact: services.outreach.called_off(contact),
            ),
        ),
        Way(
            "a",
            "what they wrote needs no answer",
            Act(
                "Nothing is waiting for an answer from {name} any more",
                lambda services, contact: services.upkeep.settled(contact),
                "settled",
            ),
        ),
    ),
)


def _heard(reply: str, services: Services, contact: Contact) -> Contact:
    """Note down a message of theirs; a day may stand before its words."""
    day, words = split_leading_day(reply, services.today())
    return services.outreach.replied(contact, words, day)


def _heard_and_willing(reply: str, services: Services, contact: Contact) -> object:
    return services.outreach.willing(_heard(reply, services, contact))


def _only_heard(reply: str, move: str = "") -> Act:
    return Act(
        "Logged the reply · {name} waits for your answer",
        partial(_heard, reply),
        then=Write(move) if move else None,
    )


def _after_a_reply(today: date, reply: str) -> Menu:
    """What may come of a message of theirs, an invitation first (playbook M80, L9, L11).

    Raises:
        UnknownDate: What stands before its words is more than a day.
        WrongInput: The day before its words lies ahead.
    """
    day, _ = split_leading_day(reply, today)
    if day is not None and day > today:
        raise WrongInput(
            f"{day.isoformat()} lies ahead, and what has not happened cannot be logged."
        )
    just_log = _only_heard(reply)
    return Menu(
        "{name} replied. And now?",
        (
            Way("i", "answer, and propose a talk", _only_heard(reply, "invite")),
            Way("a", "answer", _only_heard(reply, "reply")),
            Way("d", "we agreed on a day to talk …", _day_of_talk(reply)),
            Way(
                "s",
                "they would like to talk some time",
                Act("Propose two times to {name}", partial(_heard_and_willing, reply)),
            ),
            Way("n", "nothing more: just log it", just_log),
        ),
        takes_enter=False,
        otherwise=just_log,
        leaving="just logs it",
    )


_WHAT_THEY_SAID = "What they said, in a few words; may be empty."


def reply_of(services: Services, contact: Contact) -> Question | Line:
    """What is asked about a message of theirs; less where they asked to be left in peace."""
    if contact.do_not_contact:
        return Line(
            "{name} wrote",
            _WHAT_THEY_SAID,
            "Logged · {name} asked not to be contacted",
            lambda services, one, text: _heard(text, services, one),
        )
    return Question(
        "{name} replied",
        _WHAT_THEY_SAID,
        partial(_after_a_reply, services.today()),
        may_be_empty=True,
    )
