"""What stands between the user and one person: how close, how often, which goals, who else."""

from collections.abc import Mapping

from reconnect_tui.core.contact import STATES, Contact, State
from reconnect_tui.core.text import shortened
from reconnect_tui.core.writing.moves import MOVES
from reconnect_tui.services.fields import with_field
from reconnect_tui.services.opening import Services
from reconnect_tui.services.spoken_dates import future_date
from reconnect_tui.services.upkeep import GOALS
from reconnect_tui.ui.portrait import CLOSENESS, goal_in_words, rhythm_in_words
from reconnect_tui.ui.screens.flows import flow
from reconnect_tui.ui.screens.people import REQUEST
from reconnect_tui.ui.screens.remembering import Remembering
from reconnect_tui.ui.screens.steps import Act, Line, Menu, Pick, Question, Step, Way, Write

STATE_WORDS: Mapping[State, tuple[str, str]] = {
    "dormant": ("d", "no plan for now"),
    "considering": ("c", "you would like to write"),
    "preparing": ("p", "you are preparing a message"),
    "drafted": ("t", "a text is begun"),
    "waiting": ("w", "you wrote, and wait"),
    "replied": ("r", "they answered"),
    "scheduled": ("s", "a talk has a day …"),
    "caught_up": ("u", "you have talked"),
    "keeping": ("k", "keeping in touch"),
    "paused": ("z", "resting"),
    "let_go": ("l", "let go"),
}
"""The key and the meaning of every state (playbook 6.1)."""

_WARM_UPS = {
    "no_ask_hello": "a hello without a request",
    "support": "a word of support",
    "reply": "an answer to what they wrote",
}
"""What the gate proposes instead of a request, by its move."""

_MOST_NAMES = 3
_LONGEST_WORDS = 52
"""Characters of an option, so that it is one row."""


def _ticked(words: str, holds: bool) -> str:
    return f"{words} ✓" if holds else words


def _close_by(closeness: int) -> Act:
    words = f"{{name}}: {CLOSENESS[closeness]}, closeness {closeness} of 5"
    return Act(words, lambda services, contact: services.upkeep.close_by(contact, str(closeness)))


def _in_rhythm(days: int) -> Act:
    words = f"In touch with {{name}} every {days} days" if days else "No rhythm with {name}"
    return Act(words, lambda services, contact: services.upkeep.in_rhythm(contact, days))


def _every(services: Services, contact: Contact, text: str) -> Act | Menu:
    """What follows a number of days that was typed: one that is too short is asked about."""
    days = with_field(contact, "rhythm_days", text.strip(), services.today()).rhythm_days
    shortest = services.rules.shortest_rhythm
    if not 0 < days < shortest or contact.relationship == "friend":
        return _in_rhythm(days)
    calmer = services.rules.rhythms[0]
    return Menu(
        f"Every {days} days is often for a working tie.",
        (
            Way("c", f"every {calmer} days instead", _in_rhythm(calmer)),
            Way("y", f"yes, every {days} days", _in_rhythm(days)),
        ),
    )


def _rhythms(services: Services, contact: Contact) -> Menu:
    other = Question(
        "In touch every how many days?",
        "A number of days, such as 60.",
        lambda text: _every(services, contact, text),
    )
    return Menu(
        "How often would you like to be in touch with {name}?",
        (
            *(
                Way(
                    str(place),
                    _ticked(f"every {days} days", days == contact.rhythm_days),
                    _in_rhythm(days),
                )
                for place, days in enumerate(services.rules.rhythms, start=1)
            ),
            Way("o", "another number of days …", other),
            Way("n", _ticked("no rhythm", not contact.rhythm_days), _in_rhythm(0)),
        ),
    )


def _goal_toggled(goal: str, contact: Contact) -> Act:
    words = goal_in_words(goal)
    if goal in contact.goal_tags:
        return Act(
            f"{{name}} has nothing to do with {words}",
            lambda services, contact: services.upkeep.unaimed(contact, [goal]),
        )
    return Act(
        f"{{name}} fits your goal: {words}",
        lambda services, contact: services.upkeep.aimed(contact, [goal]),
    )


def _goals(services: Services, contact: Contact) -> Menu:
    """The goals to turn on or off for a person; those of the user first, in their order."""
    mine = [goal.name for goal in services.book.goals]
    names = dict.fromkeys((*mine, *GOALS))
    options = []
    for name in names:
        words = f"{goal_in_words(name)}{'' if name in mine else ' (not a goal of yours now)'}"
        ticked = _ticked(words, name in contact.goal_tags)
        options.append(Way(name[0], ticked, _goal_toggled(name, contact)))
    return Menu(
        "Which goals does {name} fit?", tuple(options), "M shows your own goals.", takes_enter=False
    )


def _mutuals(services: Services, contact: Contact) -> Pick:
    known = services.directory.contacts.knowing(contact)
    return Pick(
        "Who knows both {name} and you?",
        "Whoever has a tick is noted already; taking them again takes the tick away.",
        "{name} and {other}: noted",
        _mutual_toggled,
        known,
    )


def _mutual_toggled(services: Services, contact: Contact, other: Contact) -> object:
    news = services.news
    deed = news.unacquainted if other.id in contact.mutuals else news.acquainted
    return deed(contact, other)


def tagging(_: Services, contact: Contact) -> Line:
    """The tags of a person, to be changed as a line."""
    return Line(
        "Tags of {name}",
        "Words with commas between; an empty line takes all of them off.",
        "The tags of {name} are set",
        lambda services, contact, text: services.directory.edit(contact, {"tags": text}),
        value=", ".join(contact.tags),
    )


def _state_step(state: State) -> Step:
    if state == "scheduled":
        return Line(
            "On which day will you talk?",
            "A date: next monday, 2027-03-12.",
            "A talk with {name} is agreed",
            lambda services, contact, day: services.outreach.put_in_state(
                contact, "scheduled", future_date(day, services.today()).first
            ),
        )
    words = STATE_WORDS[state][1]
    return Act(
        f"{{name}}: {words}",
        lambda services, contact: services.outreach.put_in_state(contact, state),
    )


def _states(services: Services, contact: Contact) -> Menu:
    now = services.outreach.tie(contact).state
    return Menu(
        "Where do you stand with {name}?",
        tuple(
            Way(STATE_WORDS[state][0], _ticked(STATE_WORDS[state][1], state == now), step)
            for state in STATES
            for step in (_state_step(state),)
        ),
        takes_enter=False,
    )


def _wished(contact: Contact) -> Way:
    """Whether they may be written to at all."""
    is_set = contact.do_not_contact
    said = "{name} may be written to again" if is_set else "{name} is never listed any more"
    value = "no" if is_set else "yes"
    return Way(
        "x",
        _ticked("asked not to be contacted", is_set),
        Act(
            said,
            lambda services, contact: services.directory.edit(contact, {"do_not_contact": value}),
        ),
    )


def about(services: Services, contact: Contact) -> Menu:
    """Everything that is set about a person in one or two further keys."""
    state = services.outreach.tie(contact).state
    friends = [one.name for one in services.directory.contacts.knowing(contact)]
    shown = ", ".join(friends[:_MOST_NAMES])
    more = f" and {len(friends) - _MOST_NAMES} more" if len(friends) > _MOST_NAMES else ""
    goals = ", ".join(map(goal_in_words, contact.goal_tags))
    return Menu(
        "About {name}",
        (
            *(
                Way(str(n), _ticked(words, n == contact.closeness), _close_by(n))
                for n, words in CLOSENESS.items()
            ),
            Way(
                "r",
                f"in touch: {rhythm_in_words(contact.rhythm_days)} …",
                _rhythms(services, contact),
            ),
            Way("g", f"goals: {goals or 'none'} …", _goals(services, contact)),
            Way(
                "m",
                shortened(f"know you both: {shown or 'nobody'}{more} …", _LONGEST_WORDS),
                _mutuals(services, contact),
            ),
            Way(
                "t",
                shortened(f"tags: {' '.join(contact.tags) or 'none'} …", _LONGEST_WORDS),
                tagging(services, contact),
            ),
            Way("s", f"now: {STATE_WORDS[state][1].rstrip(' …')} …", _states(services, contact)),
            _wished(contact),
        ),
        takes_enter=False,
    )


def asking_for_something(services: Services, contact: Contact) -> Menu:
    """Every condition of a request with how it stands, and what to write instead (playbook 6.4)."""
    gate = services.preparing.gate(contact, REQUEST)
    lines = [f"{'✓' if one.is_met else '·'} {one.text}" for one in gate.conditions]
    ask = Way("a", "write the request", _writing(REQUEST))
    if gate.is_open:
        return Menu("Asking {name} for something", (ask, _NOT_NOW), "\n".join(lines))
    warm = _WARM_UPS.get(gate.proposal, "a few words")
    lines.append(f"\nFirst, perhaps: {warm}. It is for you to say.")
    options = (
        Way("h", f"write {warm} first", _writing(gate.proposal)),
        Way("a", "ask all the same", _writing(REQUEST)),
        _NOT_NOW,
    )
    return Menu("Asking {name} for something", options, "\n".join(lines))


def _writing(move: str) -> Write:
    """A message of a kind; of the one that fits best where there is no such kind."""
    return Write(move if any(one.name == move for one in MOVES) else "")


_NOT_NOW = Way("n", "nothing now", None)


class AboutThem(Remembering):
    """The commands that say what stands between the user and a person."""

    action_about = flow(about, "Set closeness, rhythm, goals, mutual friends, tags or the state.")
    action_tags = flow(tagging, "Change the tags.")
    action_ask = flow(asking_for_something, "Tell whether it is a good moment to ask.")
