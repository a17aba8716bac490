"""What the program itself puts into slots: days, ways to talk, ways out, thanks, a last word.

Like `slot_values`, one function for each slot, the first value to be used and the others to be
suggested.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

from reconnect_tui.core.contact import PROJECT, Reason
from reconnect_tui.core.text import words_of
from reconnect_tui.core.writing.circumstances import Circumstances
from reconnect_tui.core.writing.meeting_phrases import how_met_phrase
from reconnect_tui.core.writing.news_phrases import event_phrase
from reconnect_tui.core.writing.phrases import (
    article_phrase,
    deed_phrase,
    inside,
    lesson_phrase,
    link_in,
    memory_phrase,
    promise_phrase,
    without_braces,
)
from reconnect_tui.core.writing.salutation import addressed
from reconnect_tui.core.writing.setting import Setting
from reconnect_tui.core.writing.wordings import lines, questions

ACTIVITY_IS_FRESH = 21
"""Days after which a post or a talk is no longer answered (T07)."""

PROMISE_IS_NEAR = 7
"""Days before the day of a promise from which a message speaks of it."""

PROJECT_IS_FRESH = 365
"""Days after which a message does not take it that they are still busy with a project (M44)."""

_ARTICLES = frozenset({"a", "an", "the", "your", "his", "her", "their"})
_LONGEST_NAMING = 4
"""Words of a note that names somebody."""

_TELLING = words_of(
    "is was are were has had have began begins begin started starts start works worked lives lived "
    "goes went likes loves plays studies studied moved broke got became he she they"
)
"""Words of a note that tells a story."""

MILESTONE_IS_FRESH = 60
"""Days for which a milestone is spoken of in passing (T19)."""

_FAR = 365
"""Days of silence after which something shared says who writes."""

_GRIEF = frozenset({"bereavement"})
"""Hard news beside which not every memory belongs."""

_COMMENT = "comment"
_ACTIVITIES = ("post", "talk", "publication")
_TAUGHT = words_of(
    "taught told advised advice showed explained recommended warned rule lesson tip learned learnt "
    "learning"
)


def activity_phrase(reason: Reason) -> str:
    """What they did, as it follows `I came across …`: `your post about seals`."""
    label = inside(reason.label)
    noun = "piece" if reason.type == "publication" else reason.type
    if not label:
        return f"your {noun}"
    first, _, rest = label.partition(" ")
    if first.lower() in ("your", "the", "a", "an"):
        return (
            f"your {rest}" if first.lower() in ("a", "an") and rest else f"{first.lower()} {rest}"
        )
    if first.lower() in ("about", "on"):
        return f"your {noun} {first.lower()} {rest}"
    return f"your {noun} about {label}"


def fresh_activities(setting: Setting) -> tuple[Reason, ...]:
    """What they posted or said lately and no message has answered, newest first."""
    there = setting.there
    comments = [
        Reason(_COMMENT, entry.date)
        for entry in there.contact.timeline
        if entry.direction == "in" and _COMMENT in (entry.kind, entry.channel)
    ]
    told = [reason for kind in _ACTIVITIES for reason in there.unused(kind, "recent_activity")]
    told += [one for one in comments if not there.spoken_of(one, "recent_activity")]
    return tuple(
        reason
        for reason in told
        if (day := there.day_of(reason)) and (there.today - day).days <= ACTIVITY_IS_FRESH
    )


def advice_in(setting: Setting) -> tuple[str, ...]:
    """What they taught or told the user: as was prepared, and from the shared memories."""
    there = setting.there
    taught = [memory for memory in there.fresh_memories if words_of(memory.lower()) & _TAUGHT]
    lesson = "" if there.is_learned_told else lesson_phrase(there.contact.learned)
    if lesson.startswith(("to ", "how ", "that ", "not to ")):
        taught.append(f"how you taught me {lesson}")
    elif lesson:
        taught.append(f"what you taught me about {lesson}")
    return tuple(taught)


def _activity(setting: Setting) -> Sequence[str]:
    return [activity_phrase(reason) for reason in fresh_activities(setting)]


def _comment_line(setting: Setting) -> Sequence[str]:
    if not setting.there.has_commented:
        return ()
    return setting.turned(lines.COMMENT_LINES[setting.tone])


def _is_personal_turn(setting: Setting) -> bool:
    """Whether this keep-alive rests on something personal, as every third does (M70)."""
    sent = sum(entry.move == "check_in" for entry in setting.there.contact.timeline.counted)
    return setting.move.name == "check_in" and sent % 3 == 2


def _advice(setting: Setting) -> Sequence[str]:
    return [memory_phrase(memory) for memory in advice_in(setting)]


def _good_memory(setting: Setting) -> Sequence[str]:
    """What one remembers with warmth (T26).

    In grief the user chooses it, unless they have to be reminded who writes (C07).
    """
    there = setting.there
    if there.hard_news is not None and there.hard_news.type in _GRIEF and not _is_far(setting):
        return ()
    return [memory_phrase(memory) for memory in setting.there.fresh_memories]


def _is_far(setting: Setting) -> bool:
    """Whether they may not know at once who writes (playbook C07, the strict case)."""
    there = setting.there
    return there.contact.closeness <= 1 or there.gap_days is None or there.quiet_for(_FAR)


def _season(setting: Setting) -> Sequence[str]:
    """Good wishes for a day they keep (playbook 5.5)."""
    holiday = setting.there.holiday
    if holiday is None:
        return ()
    day, name = holiday
    stock = lines.HOLIDAY_PAST if day < setting.there.today else lines.HOLIDAY_WISHES
    return [
        words.replace("{holiday}", inside(name)) for words in setting.turned(stock[setting.tone])
    ]


def _milestone(setting: Setting) -> Sequence[str]:
    there = setting.there
    if _is_personal_turn(setting) or there.holiday is not None:
        return ()
    return [
        event_phrase(news, there.contact, names_company=there.organization_is_fresh)
        for news in there.happy_news
        if (day := there.day_of(news)) and (there.today - day).days <= MILESTONE_IS_FRESH
    ]


def _note(setting: Setting) -> Sequence[str]:
    """Somebody of theirs or a project; what is personal has only people in it (M70)."""
    if setting.there.holiday is not None:
        return ()
    if _is_personal_turn(setting):
        return _family_of(setting.there)
    return [*_family_of(setting.there), *projects_of(setting.there, are_fresh=True)]


def _family_of(there: Circumstances) -> Sequence[str]:
    return [
        f"your {inside(words)}" for words in there.contact.family if _is_somebody(inside(words))
    ]


def projects_of(there: Circumstances, *, are_fresh: bool) -> Sequence[str]:
    """What they are busy with, or were when it was last heard of (playbook M44)."""
    found = []
    for note in there.contact.mentionable(PROJECT):
        words = inside(note.text)
        known = note.on is not None and (there.today - note.on.last).days <= PROJECT_IS_FRESH
        if words and known == are_fresh:
            has_article = words.split()[0].lower() in _ARTICLES
            found.append(words if has_article else f"your {words}")
    return found


def _project_note(setting: Setting) -> Sequence[str]:
    there = setting.there
    return [] if there.hard_news else projects_of(there, are_fresh=True)


def _earlier_project(setting: Setting) -> Sequence[str]:
    there = setting.there
    return [] if there.hard_news else projects_of(there, are_fresh=False)


def _family_note(setting: Setting) -> Sequence[str]:
    """Only where no project is asked about already, and not beside hard news."""
    there = setting.there
    return [] if there.hard_news or there.contact.projects else _family_of(there)


def _is_somebody(words: str) -> bool:
    """Whether a note names somebody or something, `daughter Ines`, and tells no story."""
    parts = words.lower().split()
    return 0 < len(parts) <= _LONGEST_NAMING and "," not in words and not _TELLING & {*parts}


def _saved_item(setting: Setting) -> Sequence[str]:
    if _is_personal_turn(setting) or setting.there.holiday is not None:
        return ()
    saved = setting.there.unused("article_saved", "check_in")
    return [
        " ".join(part for part in (article_phrase(reason), link_in(reason)) if part)
        for reason in saved[:1]
        if link_in(reason)
    ]


def _how_we_know(setting: Setting) -> Sequence[str]:
    return [how_met_phrase(setting.there.contact.how_met)]


def opening_words(setting: Setting) -> Sequence[str]:
    """How one says on the telephone or in person who one is."""
    me = setting.me or "…"
    name = without_braces(addressed(setting.there.contact, setting.tone))
    if setting.tone == "formal":
        return [f"{name}, this is {me}."]
    return [f"{name}, it's {me}."] if setting.tone == "warm" else [f"{name}, this is {me}."]


def _promise_due(setting: Setting) -> Sequence[str]:
    """What was promised for these days, so that no message passes over it (playbook 5.4)."""
    soon = setting.there.today + timedelta(days=PROMISE_IS_NEAR)
    open_ones = setting.there.contact.open_promises
    return [promise_phrase(one) for one in open_ones if one.due and one.due.first <= soon]


def _other_way(setting: Setting) -> Sequence[str]:
    """A way out of what is asked; where nothing was proposed, of answering at all."""
    stock = lines.NO_REPLY_LINES if setting.move.name == "second_channel" else lines.EASY_OUTS
    return setting.turned(stock[setting.tone])


def _forwardable(setting: Setting) -> Sequence[str]:
    me = setting.me or "A friend of mine"
    return [
        f"“{me} asked after you and would like to be in touch with you. "
        "May I pass on your address?”"
    ]


def _could(setting: Setting) -> Sequence[str]:
    """What the user could do for them, as it follows “I could” or “I can”."""
    return [deed_phrase(setting.there.contact.offer)]


def _gift(setting: Setting) -> Sequence[str]:
    """The same as a sentence."""
    return [f"I could {words}" for words in _could(setting) if words]


def _learned(setting: Setting) -> Sequence[str]:
    there = setting.there
    return [] if there.is_learned_told else [lesson_phrase(there.contact.learned)]


def _offer(setting: Setting) -> Sequence[str]:
    return [*_gift(setting), *setting.turned(lines.OFFERS[setting.tone])]


def _self_joke(setting: Setting) -> Sequence[str]:
    return setting.turned(lines.SELF_JOKES)


def _other_address(setting: Setting) -> Sequence[str]:
    return setting.turned(lines.OTHER_ADDRESS_LINES)


def _from(stock: lines.Stock) -> Callable[[Setting], Sequence[str]]:
    return lambda setting: setting.turned(stock[setting.tone])


def _real_question(setting: Setting) -> Sequence[str]:
    if setting.there.hard_news is not None:
        return setting.turned(questions.GENTLE_QUESTIONS[setting.tone])
    return setting.turned(questions.QUESTIONS[setting.tone])


SOURCES: Mapping[str, Callable[[Setting], Sequence[str]]] = {
    "activity": _activity,
    "advice": _advice,
    "assume_address_wrong": _other_address,
    "comment_line": _comment_line,
    "easy_out": _other_way,
    "earlier_project": _earlier_project,
    "family_note": _family_note,
    "forwardable": _forwardable,
    "gift": _gift,
    "good_memory": _good_memory,
    "how_we_know": _how_we_know,
    "learned": _learned,
    "length": _from(lines.LENGTHS),
    "milestone": _milestone,
    "no_return_line": _from(lines.NO_RETURN_LINES),
    "note": _note,
    "offer": _offer,
    "open_door": _from(lines.OPEN_DOORS),
    "opening": opening_words,
    "opt_out": _from(lines.OPT_OUTS),
    "project_note": _project_note,
    "promise_due": _promise_due,
    "real_question": _real_question,
    "saved_item": _saved_item,
    "season": _season,
    "self_joke": _self_joke,
    "specific_help": _could,
    "thanks": _from(lines.THANKS),
    "what_i_bring": _could,
}
"""Where the words of each slot come from."""
