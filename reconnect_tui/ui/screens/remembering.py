"""What one notes about a person: news, promises, what was given, and the next step."""

from dataclasses import replace
from functools import partial

from reconnect_tui.core.contact import Contact, FollowUp, Reason
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.lifecycle.agenda import AgendaItem
from reconnect_tui.core.text import shortened
from reconnect_tui.services.opening import Services
from reconnect_tui.services.spoken_dates import future_date, split_leading_date
from reconnect_tui.ui.screens.flows import flow
from reconnect_tui.ui.screens.preparing import Preparing
from reconnect_tui.ui.screens.steps import Act, Line, Menu, Pick, Question, Step, Way

_NEWS = (
    ("j", "a new job", "new_job"),
    ("p", "a promotion", "promotion"),
    ("a", "an award", "award"),
    ("t", "a talk or an interview", "talk"),
    ("u", "a publication", "publication"),
    ("f", "a project finished", "project_done"),
    ("b", "a business opened", "business_opened"),
    ("c", "a child", "new_child"),
    ("w", "a wedding", "wedding"),
    ("d", "a degree", "degree"),
    ("o", "a post of theirs", "post"),
    ("s", "an article saved for them", "article_saved"),
    ("h", "a thought of them", "thought"),
    ("l", "a layoff", "layoff"),
    ("i", "an illness", "illness"),
    ("x", "a bereavement", "bereavement"),
    ("z", "a business closed", "business_closed"),
    ("q", "a separation", "divorce"),
    ("y", "a work anniversary", "work_anniversary"),
    ("e", "an event you both go to", "event_both_attend"),
    ("v", "a visit to their city", "visiting_city"),
)
_AHEAD = frozenset({"event_both_attend", "visiting_city"})
_DAY = "A date or a span: next monday, 2 weeks, 2027-03-12."

_NEXT = (
    ("h", "a hello, without a request", "check_in"),
    ("n", "a gentle nudge", "nudge"),
    ("t", "thanks", "thank_you"),
    ("p", "propose two times to talk", "propose_times"),
    ("r", "think of them again", "revisit"),
)
"""Key, words and kind of the steps that one may choose without words of one's own."""

_LONGEST_WORDS = 52
"""Characters of an option, so that it is one row."""

_IN_OWN_WORDS = "reminder"
"""The kind of a follow-up that is nothing but the user's own words; no inbound cancels it."""


def _heard(kind: str, services: Services, contact: Contact, text: str) -> object:
    when, words = split_leading_date(text, services.today(), ahead=kind in _AHEAD)
    return services.news.heard(contact, Reason(kind, when, words, source="screen"))


def _line_on(kind: str) -> Line:
    """The line to type for a piece of news."""
    hint = "A few words; a day may stand first: “last week: head of data at Borealis”."
    if kind in _AHEAD:
        hint = "The day first: “12 december: the rail conference in Brno”."
    return Line("What is new with {name}?", hint, "Noted news about {name}", partial(_heard, kind))


_SEEN = Pick(
    "Whom have you met, whom {name} knows too?",
    "It is noted with both, and each is somebody you know in common.",
    "Noted that you met {other}, whom {name} knows",
    lambda services, contact, friend: services.news.met_somebody_you_both_know(contact, friend),
)
_NEWS_MENU = Menu(
    "What is new with {name}?",
    (
        *(Way(key, words, _line_on(kind)) for key, words, kind in _NEWS),
        Way("k", "a friend you share, met", _SEEN),
    ),
)


def _promised(by: str, services: Services, contact: Contact, text: str) -> object:
    when, words = split_leading_date(text, services.today(), ahead=True)
    return services.promises.made(contact, words, when, theirs=by == "theirs")


def _promise_by(by: str) -> Line:
    return Line(
        "You promised to …" if by == "mine" else "{name} promised to …",
        "What, in a few words; a day may stand first: “next friday: send the paper”.",
        "Noted the promise with {name}",
        partial(_promised, by),
    )


_PROMISE = Menu(
    "Who promised?",
    (
        Way("m", "I promised something", _promise_by("mine")),
        Way("t", "they promised something", _promise_by("theirs")),
    ),
)


def _given(what: str, services: Services, contact: Contact, text: str) -> object:
    when, words = split_leading_date(text, services.today())
    deed = services.giving.gave if what.endswith("gave") else services.giving.asked
    return deed(contact, words, theirs=what.startswith("they"), on=when)


def _giving(what: str) -> Line:
    hint = "What, in a few words; a day may stand first: “in march: read my draft”."
    return Line("What was it?", hint, "Noted with {name}", partial(_given, what))


_GIVE = Menu(
    "Give and take",
    (
        Way("g", "I gave or helped", _giving("gave")),
        Way("a", "I asked for something", _giving("asked")),
        Way("t", "they gave or helped", _giving("they gave")),
        Way("w", "they asked for something", _giving("they asked")),
    ),
)


def _planned(services: Services, contact: Contact, text: str) -> object:
    return services.preparing.plan(contact, future_date(text, services.today()).first)


_SENDING = Line(
    "When will you send it?", _DAY, "The day to write to {name} is set", _planned, "planned"
)


def _following_up(services: Services, contact: Contact) -> Step:
    """The day of the next step there is, or a step from nothing."""
    if services.outreach.draft_for(contact) is not None:
        return _SENDING
    standing = [item for item in services.agenda.about(contact) if not item.is_suggested]
    new = _from_nothing(services)
    if not standing:
        return new
    return replace(new, options=(_moving(standing[0]), *new.options))


def _moving(item: AgendaItem) -> Way:
    def moved(services: Services, _: Contact, text: str) -> object:
        return services.agenda.moved(item, future_date(text, services.today()).first)

    line = Line(item.text, _DAY, "Moved the next step with {name}", moved)
    return Way("f", shortened(f"another day: {item.text}", _LONGEST_WORDS), line)


def _from_nothing(services: Services) -> Menu:
    """A next step where there was none: a kind and a day, or the user's own words."""

    def in_own_words(text: str) -> Step:
        when, words = split_leading_date(text, services.today(), ahead=True)
        line = _day_for(_IN_OWN_WORDS, words.strip())
        if when is None:
            return line
        return Act(line.said, lambda services, contact: line.deed(services, contact, when.text))

    own = Question(
        "What is next with {name}?",
        "In your own words; the day may stand first: “in 2 weeks: ask how the exam went”.",
        in_own_words,
    )
    return Menu(
        "What is next with {name}?",
        (
            *(Way(key, words, _day_for(kind, "")) for key, words, kind in _NEXT),
            Way("o", "in your own words …", own),
        ),
    )


def _day_for(kind: str, text: str) -> Line:
    def added(services: Services, contact: Contact, day: str) -> object:
        due = PartialDate.on(future_date(day, services.today()).first)
        return services.agenda.added(contact, FollowUp(kind, due, text=text))

    return Line("When?", _DAY, "The next step with {name} is set", added, "planned")


class Remembering(Preparing):
    """The commands that note something about the person under the cursor."""

    action_news = flow(lambda *_: _NEWS_MENU, "Note what has happened to them.")
    action_promise = flow(lambda *_: _PROMISE, "Note what was promised, by the user or by them.")
    action_give = flow(lambda *_: _GIVE, "Note what was given or asked for.")
    action_follow_up = flow(_following_up, "Choose the next step, or another day for it.")
