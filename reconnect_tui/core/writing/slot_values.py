"""What the record and the calendar put into the slots of a move.

Each slot has one function here; it gives what fits, the first one to be used and the others to be
suggested. A slot without a function waits for the user.
"""

from collections.abc import Callable, Mapping, Sequence

from reconnect_tui.core.contact import Reason
from reconnect_tui.core.dates import approximate_date_in_words, time_since
from reconnect_tui.core.rules import FRESHNESS
from reconnect_tui.core.text import folded
from reconnect_tui.core.writing import derived_values, meeting_values
from reconnect_tui.core.writing.intents import ASKING
from reconnect_tui.core.writing.meeting_phrases import how_met_phrase
from reconnect_tui.core.writing.news_phrases import event_phrase
from reconnect_tui.core.writing.phrases import (
    article_phrase,
    entered,
    inside,
    link_in,
    memory_phrase,
    promise_phrase,
    sighting_phrase,
    why_in,
)
from reconnect_tui.core.writing.salutation import addressed, called
from reconnect_tui.core.writing.setting import Setting
from reconnect_tui.core.writing.wordings import lines, questions

GAP_NAMED_FROM = 365
"""Days of silence that a message names (playbook 4.3)."""

GAP_NAMED_FROM_IN_LIGHT_MOVES = 730
"""The same for moves that come with something of their own (playbook 4.3)."""

LATE_ANSWER = 14
"""Days after which an answer says that it is late."""

TALK_IS_FRESH = 30
"""Days for which a thank-you speaks of the talk itself."""

UNKNOWN_GAP = "a good while"
"""Stands for the silence where no contact is logged and the move must name it."""

_INVITES_FROM = 4
"""Closeness from which a first message may propose to talk (M77)."""


def offered(slot: str, setting: Setting) -> tuple[str, ...]:
    """What may stand in a slot, the best first; nothing where only the user can know."""
    source = next((stock[slot] for stock in _STOCKS if slot in stock), None)
    found = source(setting) if source else ()
    return tuple(dict.fromkeys(words for words in found if words))


def suggested(slot: str, setting: Setting) -> tuple[str, ...]:
    """What may stand in a typed slot although it is not put there unasked."""
    source = _IDEAS.get(slot)
    return tuple(source(setting)) if source else ()


def _known_interests(setting: Setting, led: str = "your work on ") -> Sequence[str]:
    contact = setting.there.contact
    known = (*contact.projects, *contact.interests, *contact.shared_keywords)
    return [f"{led}{inside(word)}" for word in known if word.strip()]


def _known_family(setting: Setting) -> Sequence[str]:
    return [f"your {inside(words)}" for words in setting.there.contact.family]


def _memories(setting: Setting) -> Sequence[str]:
    return [memory_phrase(memory) for memory in setting.there.fresh_memories]


def _why_them(setting: Setting) -> Sequence[str]:
    """What of theirs the saved page speaks of."""
    saved = setting.there.unused("article_saved", "share_article")
    told = folded(" ".join((saved[0].label, *saved[0].keywords))) if saved else ""
    contact = setting.there.contact
    known = (*contact.projects, *contact.interests, *contact.shared_keywords)
    return [
        f"it touches on {inside(word)}"
        for word in known
        if word.strip() and folded(word.strip()) in told
    ]


def _name(setting: Setting) -> Sequence[str]:
    contact = setting.there.contact
    return [
        entered(name) for name in (addressed(contact, setting.tone), called(contact), contact.name)
    ]


def _memory(setting: Setting) -> Sequence[str]:
    memories = [memory_phrase(memory) for memory in setting.there.fresh_memories]
    if setting.move.name == ASKING and not setting.is_cold_ask:
        return ()
    if not setting.is_light:
        return memories
    # A light move spends a memory only where it must, and not on someone met in passing.
    met = setting.there.contact.how_met.strip()
    passing = met and setting.there.contact.closeness <= 2
    return memories if setting.needs_anchor and not passing else ()


def _how_met(setting: Setting) -> Sequence[str]:
    if setting.is_light and not setting.needs_anchor:
        return ()
    if setting.move.name == ASKING and not setting.is_cold_ask:
        return ()
    return [how_met_phrase(setting.there.contact.how_met)]


def _gap(setting: Setting) -> Sequence[str]:
    there = setting.there
    if setting.move.name in ("own_gap", "own_gap_humour"):
        return [there.gap or UNKNOWN_GAP]
    named_from = GAP_NAMED_FROM_IN_LIGHT_MOVES if setting.is_light else GAP_NAMED_FROM
    return [there.gap] if there.quiet_for(named_from) else ()


def _place_time(setting: Setting) -> Sequence[str]:
    """When the two met; the day of a LinkedIn connection is not taken for it."""
    contact = setting.there.contact
    met = contact.met_on
    connected = any(entry.kind == "connection" for entry in contact.timeline)
    told = any(char.isdigit() for char in contact.how_met)
    if met is None or connected or told or met.first > setting.there.today:
        return ()
    return [f"in {approximate_date_in_words(met)}"]


def _event(setting: Setting) -> Sequence[str]:
    there = setting.there
    is_fresh = there.organization_is_fresh
    return [event_phrase(news, there.contact, names_company=is_fresh) for news in there.occasions]


def _question(setting: Setting) -> Sequence[str]:
    """A question of the stock; an answer asks none of itself, for they have just written."""
    return () if setting.move.name == "reply" else _questions(setting)


def _questions(setting: Setting) -> Sequence[str]:
    there, tone = setting.there, setting.tone
    if there.hard_news is not None:
        return setting.turned(questions.GENTLE_QUESTIONS[tone])
    about_news = _about_news(setting)
    about_them = [*_about_company(setting), *_about_interests(setting)]
    about_news = [*about_news, *_about_projects(setting)]
    general = setting.turned(questions.QUESTIONS[tone])
    if setting.variant % 3 == 2:  # so that not everyone is asked about what they like
        return [*about_news, *general, *about_them]
    return [*about_news, *setting.turned(about_them), *general]


def shorter_questions(setting: Setting) -> Sequence[str]:
    """Questions for a channel that holds little."""
    stock = questions.SHORT_QUESTIONS
    if setting.there.hard_news is not None:
        stock = questions.GENTLE_QUESTIONS
    return setting.turned(stock[setting.tone])


def _about_news(setting: Setting) -> Sequence[str]:
    there, news = setting.there, setting.news
    if news is None:
        return ()
    is_the_point = setting.move.name == "congratulate"
    stock = (questions.NEWS_QUESTIONS if is_the_point else questions.NEWS_IN_PASSING).get(news.type)
    if stock is None:
        return ()
    day = there.day_of(news)
    is_fresh = day is not None and (there.today - day).days <= FRESHNESS[news.type].zero
    return setting.turned(stock[setting.tone]) if is_the_point or is_fresh else ()


def _about_company(setting: Setting) -> Sequence[str]:
    there = setting.there
    if not there.organization_is_fresh:
        return ()
    stock = setting.turned(questions.COMPANY_QUESTIONS[setting.tone])
    return [stock[0].replace("{company}", inside(there.contact.organization))]


def _about_projects(setting: Setting) -> Sequence[str]:
    """What became of a project of theirs, where the message does not ask after it already."""
    if setting.move.name in ("no_ask_hello", "congratulate"):
        return ()
    stock = setting.turned(questions.PROJECT_QUESTIONS[setting.tone])
    projects = derived_values.projects_of(setting.there, are_fresh=True)
    return [stock[0].replace("{project}", words) for words in projects]


def _about_interests(setting: Setting) -> Sequence[str]:
    stock = setting.turned(questions.INTEREST_QUESTIONS[setting.tone])
    return [
        stock[0].replace("{interest}", inside(interest))
        for interest in setting.there.contact.interests
        if inside(interest)
    ]


def _late_line(setting: Setting) -> Sequence[str]:
    there = setting.there
    if setting.move.name == "reply":
        waiting = there.tie.last_contact if there.tie.wrote_last else None
        if waiting is None or (there.today - waiting).days < LATE_ANSWER:
            return ()
        return setting.turned(lines.LATE_ANSWERS[setting.tone])
    news = setting.news
    if news is None or news.date is None or not there.is_late(news):
        return ()
    age = time_since(news.date, there.today)
    stock = setting.turned(lines.LATE_CONGRATULATIONS[setting.tone])
    return [line.replace("{event_age}", age) for line in stock]


def _talk(setting: Setting) -> Sequence[str]:
    talk, today = setting.there.last_talk, setting.there.today
    if talk is None or (today - talk.date.first).days > TALK_IS_FRESH:
        return ["your time"]
    return ["our call" if talk.kind == "call" else "our meeting", "your time"]


def _promise(setting: Setting) -> Sequence[str]:
    """What they were promised, or that one would keep in touch (M23)."""
    contact = setting.there.contact
    promised = [promise_phrase(promise) for promise in contact.open_promises]
    if contact.said_would_keep_in_touch and not promised:
        return ["to keep in touch"]
    return promised


def _promise_kept(setting: Setting) -> Sequence[str]:
    """A promise kept on the day of the last talk or after it."""
    talk = setting.there.last_talk
    if talk is None:
        return ()
    return [
        promise_phrase(promise)
        for promise in setting.there.contact.promises
        if promise.done is not None
        and promise.done.first >= talk.date.first
        and not promise.is_theirs
    ]


def _sighting(setting: Setting) -> Sequence[str]:
    return [sighting_phrase(reason) for reason in setting.there.sightings()]


def _recommendation(setting: Setting) -> Sequence[str]:
    thoughts = setting.there.unused("thought", "no_ask_hello")
    return [inside(reason.label) for reason in thoughts]


def _connected(setting: Setting) -> Sequence[str]:
    """How long they are connected, where nothing else is known to begin from."""
    there = setting.there
    if there.gap_days is not None or there.fresh_memories or there.contact.how_met.strip():
        return ()
    return [
        f"{'on LinkedIn ' if 'linkedin' in f'{entry.source} {entry.summary}'.lower() else ''}"
        f"since {approximate_date_in_words(entry.date)}"
        for entry in there.contact.timeline
        if entry.kind == "connection" and entry.date.last <= there.today
    ][:1]


def _saved(part: Callable[[Reason], str]) -> Callable[[Setting], Sequence[str]]:
    """The part of the newest saved article that no message has sent."""

    def found(setting: Setting) -> Sequence[str]:
        saved = setting.there.unused("article_saved", "share_article")
        return [part(reason) for reason in saved[:1]]

    return found


def _invite(setting: Setting) -> Sequence[str]:
    if setting.there.contact.closeness < _INVITES_FROM or setting.there.hard_news is not None:
        return ()
    return setting.turned(lines.INVITES[setting.tone])


def _thanks_back(setting: Setting) -> Sequence[str]:
    if setting.there.tie.waiting_since is None:
        return ()
    return setting.turned(lines.THANKS_BACK[setting.tone])


def _from(stock: lines.Stock) -> Callable[[Setting], Sequence[str]]:
    return lambda setting: setting.turned(stock[setting.tone])


_SOURCES: Mapping[str, Callable[[Setting], Sequence[str]]] = {
    "name": _name,
    "memory": _memory,
    "how_met": _how_met,
    "gap": _gap,
    "place_time": _place_time,
    "event": _event,
    "question": _question,
    "late_line": _late_line,
    "talk": _talk,
    "promise": _promise,
    "promise_kept": _promise_kept,
    "sighting": _sighting,
    "recommendation": _recommendation,
    "connected": _connected,
    "link": _saved(link_in),
    "article": _saved(article_phrase),
    "why_them": _saved(why_in),
    "opinion_question": _from(questions.OPINION_QUESTIONS),
    "no_reply_line": _from(lines.NO_REPLY_LINES),
    "no_rush": _from(lines.NO_RUSH_LINES),
    "lighter_ask": _from(lines.LIGHTER_ASKS),
    "invite": _invite,
    "thanks_back": _thanks_back,
}

_IDEAS: Mapping[str, Callable[[Setting], Sequence[str]]] = {
    "their_work": _known_interests,
    "their_need": _known_interests,
    "topic": lambda setting: _known_interests(setting, ""),
    "good_memory": _memories,
    "question": lambda setting: _questions(setting) if setting.move.name == "reply" else (),
    "together": _from(lines.TOGETHER),
    "specific_help": lambda _: lines.GIFTS,
    "what_i_bring": lambda _: lines.GIFTS,
    "gift": lambda _: [f"I could {words}" for words in lines.GIFTS],
    "both_agreed": _from(lines.BOTH_AGREED),
    "family_note": _known_family,
    "why_them": _why_them,
}
"""What is proposed beside a slot that only the user can fill."""

_STOCKS = (_SOURCES, derived_values.SOURCES, meeting_values.SOURCES)
