"""The subject line of an email: a few plain words, from the record (playbook, C29)."""

import re
from collections.abc import Mapping

from reconnect_tui.core.owner import Owner
from reconnect_tui.core.text import shortened, words_of
from reconnect_tui.core.writing.meeting_phrases import how_met_phrase
from reconnect_tui.core.writing.phrases import inside, memory_phrase
from reconnect_tui.core.writing.setting import Setting

LONGEST = 60
"""Characters of a subject line (playbook, C29)."""

MOST_WORDS = 6
"""Words of a subject line; three to six are plain and specific."""

FEWEST_WORDS = 3
"""Words under which a subject line says too little."""

_BOUNDARIES = words_of(
    "at on in to as during through while over by via after before from with for when where who "
    "which that and but"
)
_JOINTS = re.compile(r"[,;:.(–—]")
_ENDINGS = words_of("the a an of our your to my this that as is was we you i")


def subject_for(setting: Setting, owner: Owner, filled: dict[str, str]) -> str:
    """The subject of a message whose slots are filled like this; never an open slot."""
    words = _of_the_move(setting, filled) or _of_the_record(setting, filled)
    if not words:
        words = f"A note from {owner.name}" if owner.name.strip() else "A short note to you"
    words = shortened(inside(words), LONGEST)
    return words[:1].upper() + words[1:]


_FIXED: Mapping[str, str] = {
    "nudge": "Something new since I wrote",
    "reply": "Thank you for your message",
    "own_gap_humour": "Slower than any glacier",
    "mentorship": "A question for you",
    "networking": "Shall we compare notes",
    "open_offer": "A small offer",
    "give": "Something for you",
    "invite": "A talk some time soon",
    "staged_ask": "One small question",
    "support": "Thinking of you",
    "check_in": "A short hello",
    "second_channel": "A second try here",
    "close_loop": "With good wishes",
    "impact_update": "What your advice led to",
}
"""Subjects of moves that speak for themselves."""


def _of_the_move(setting: Setting, filled: dict[str, str]) -> str:
    name, news = setting.move.name, setting.news
    if name in _FIXED:
        return _FIXED[name]
    if name == "congratulate":
        if news is not None and news.type == "new_child":
            return "Congratulations to you all"
        if news is not None and news.type == "birthday":
            return "Good wishes for your birthday"
        return _led("Congratulations on", filled.get("event", "")) or "Congratulations to you"
    led = {
        "share_article": _head(filled.get("article", "").strip("“”")) or "Something to read",
        "thank_you": _led("Thank you for", filled.get("talk", "")) or "Thank you very much",
        "recent_activity": _led("", filled.get("activity", "")) or "A thought on your post",
        "intro_request": _led("About", filled.get("target", "")) or "A small question",
        "mutual_mention": _led("A friend in common:", filled.get("mutual", ""))
        or "A friend in common",
        "reintroduce": _of_meeting(filled.get("how_met", "")),
    }
    return led.get(name, "")


def _of_the_record(setting: Setting, filled: dict[str, str]) -> str:
    keywords = setting.there.contact.shared_keywords
    memory = filled.get("memory", "")
    if memory:
        head = _head(memory)
        brief = f"Thinking of {head}" if len(head.split()) < FEWEST_WORDS else head
        return _keyword_in(memory, keywords) or brief
    met = filled.get("how_met", "") or how_met_phrase(setting.there.contact.how_met)
    if met:
        return _keyword_in(met, keywords) or _of_meeting(met)
    telling = [inside(word) for word in keywords if " " in word.strip() or word[:1].isupper()]
    return f"Thinking of {telling[0]}" if telling else ""


def _keyword_in(text: str, keywords: tuple[str, ...]) -> str:
    """The first keyword that the text has with an article, and the article before it."""
    for keyword in keywords:
        word = re.escape(inside(keyword))
        found = re.search(rf"\b(the|our|your|that|an?) (\w+ ){{0,2}}?{word}\b", text, re.IGNORECASE)
        if word and found:
            return f"Thinking of {found[0]}"
    return ""


def _of_meeting(met: str) -> str:
    """What they met at, by itself where that is telling: `The dairy fair in Ghent`."""
    first, _, rest = met.partition(" ")
    head = _head(rest)
    if first in ("at", "on", "in", "during", "through") and len(head.split()) >= FEWEST_WORDS:
        return head
    return _led("We met", met)


def _led(beginning: str, phrase: str) -> str:
    room = MOST_WORDS - len(beginning.split())
    head = _head(phrase, max(2, room))
    return f"{beginning} {head}" if head else ""


def _head(phrase: str, most: int = MOST_WORDS) -> str:
    """The phrase as far as it makes sense in so many words."""
    words = _JOINTS.split(memory_phrase(phrase), maxsplit=1)[0].split()
    if len(words) <= most:
        return " ".join(words)
    places = range(2, most + 1)
    ends = [place for place in places if words[place].lower() in _BOUNDARIES]
    ends = ends or [place for place in places if words[place].lower() == "of"]
    words = words[: ends[-1]] if ends else words[:most]
    while len(words) > 1 and words[-1].lower() in _ENDINGS | _BOUNDARIES:
        words.pop()
    return " ".join(words)
