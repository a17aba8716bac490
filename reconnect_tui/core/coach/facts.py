"""Rules on names and facts: who it is for, where they work, what happened to them."""

import re
from collections.abc import Iterator

from reconnect_tui.core.coach.case import Case, Seen
from reconnect_tui.core.coach.finding import Finding
from reconnect_tui.core.coach.lexicon import Phrases
from reconnect_tui.core.coach.lexicon.manner import CHEER, LATENESS
from reconnect_tui.core.coach.prepared import WORD, fold
from reconnect_tui.core.finding.nicknames import other_forms
from reconnect_tui.core.text import words_of

_NO_NAMES = words_of(
    "there all team everyone everybody folks friend friends colleague colleagues sir madam "
    "both you mr mrs ms miss mx dr prof professor doctor sir dame rev father sister coach "
    "captain dear and my old again stranger buddy mate pal dude love hun babe san sensei sama "
    "chef herr frau senor senora monsieur madame signor signora dottore dottoressa the from "
    "here lovely darling boss neighbour"
)
_PRESENT = Phrases(
    r"(?:how|what)(?:'s|s| is| are| does| do)? (?:life|things|work|everything|it|the \w+|your "
    r"\w+|you)",
    r"(?:are|is) you|you(?:'re| are)|are (?:things|they|you)|is (?:everything|life|work|it)",
    r"still|these days|nowadays|now (?:at|with)|at the moment",
    r"your (?:\w+ )?(?:team|job|role|work|colleagues|boss|desk|lab|group|department|office|"
    r"people|crew|"
    r"life|days) (?:at|with|in)",
    r"(?:things|life|work|calmer|busy|quieter) (?:\w+ )?(?:at|with|over at)|doing (?:well )?at|"
    r"enjoying|hiring at|working (?:at|for)|hope (?:all is well|things are \w+)",
)
"""What has somebody at a place today."""

_PRESENT_AFTER = Phrases(
    r"(?:is |are |isn't |aren't )?(?:still |not )?(?:treating|keeping|working) you|these days|"
    r"nowadays|must be|going well|"
    r"doing well"
)
_TELLING = 5
"""Letters from which on the first word of a company stands for it."""

_BETWEEN = 7
"""Words at most between a sign of the present and the company."""

_FROM_THERE = re.compile(r"\bfrom (?:the )?$")
"""Somebody from there need not be the reader."""

_PAST_AT = Phrases(
    r"(?:when|back|while|in) (?:we|you|i|at|our|those)|used to|taught|told|showed|days at|years at|"
    r"time at|left|before you|after you|was|were|met|worked|shared|built|remember\w*|last"
)
_JOINED = Phrases(
    r"(?:joined|joining|join|started (?:work )?at|starting (?:work )?at|start at|new (?:role|"
    r"job|post|position|chapter|start) (?:as (?:\w+ ){1,4}?)?(?:at|with)|appointment (?:at|with|"
    r"to)|appointed (?:\w+ ){0,4}?(?:at|by)|"
    r"promoted (?:at|to (?:\w+ ){1,4}?at|to)|"
    r"promotion at|move to|moved to|moving to|hired by|gone to|switched to|landed at)"
)
_TITLE_RUN = re.compile(
    r"(?:the )?((?:[A-ZÀ-ÖØ-ÞŁŚŻĆČŠŽ0-9][\w&'’.-]*)(?:\s+(?:(?:of|and|de|du|der|für|la|le|van|"
    r"&)\s+)?"
    r"[A-ZÀ-ÖØ-ÞŁŚŻĆČŠŽ0-9][\w&'’-]*)*)"
)
_YOU = Phrases(r"you|your|you've|you're|you'd|congratulations?|congrats|congratulat\w+|well done")
_TYPES_IN_WORDS = {"business_closed": "business closed"}


def wrong_name(case: Case) -> Iterator[Finding]:
    """C02: the greeting names somebody else."""
    names, start, end = case.text.greeted
    words = [word for word in WORD.findall(names) if word not in _NO_NAMES and not word.isdigit()]
    if not words:
        return
    known = {word for name in case.to.names for word in WORD.findall(fold(name))}
    if not known:
        return
    forms = known | {
        form for word in known for form in other_forms(word) if _is_short_for(form, word)
    }
    whole = {fold(name) for name in case.to.names}
    if " ".join(words) in whole or any(_is_one_of(word, forms) for word in words):
        return
    typed = case.message.body[slice(*case.text.place(start, end))]
    near = any(_distance(word, form) <= 2 for word in words for form in known)
    record = "on record it is spelled" if near else "the record says"
    yield case.at(
        "C02",
        "block",
        f"The greeting says “{typed}”; {record} “{case.to.first_name}”.",
        start,
        end,
        "add_alias",
    )


def _is_short_for(form: str, name: str) -> bool:
    """Whether nobody would take the one for a misspelling of the other."""
    return name.startswith(form) or form.startswith(name) or _distance(form, name) > 2


def _is_one_of(word: str, forms: set[str]) -> bool:
    bare = word.removesuffix("'s")
    if bare in forms or any(part in forms for part in bare.split("-")):
        return True
    # Names without spaces, as in Chinese or Japanese, carry the form of address with them.
    return any(not form.isascii() and form in bare for form in forms)


def _distance(one: str, other: str) -> int:
    from rapidfuzz.distance import DamerauLevenshtein

    return DamerauLevenshtein.distance(one, other)


def old_employer(case: Case) -> Iterator[Finding]:
    """C03: they no longer work where the message has them."""
    current = fold(case.to.organization)
    for company in case.to.past_organizations:
        name = fold(company).strip()
        if not name or (current and name in current):
            continue
        for sentence in case.text.sentences:
            at, name = _named_in(sentence.text, fold(company).strip(), current)
            if at < 0:
                continue
            before, after = sentence.text[:at], sentence.text[at + len(name) :]
            if _has_them_there(before, after):
                start = sentence.start + at
                now = case.to.organization or "no company"
                yield case.at(
                    "C03",
                    "warn",
                    f"You write as if {case.to.first_name} were still at {company}; the record "
                    f"says "
                    f"{now}.",
                    start,
                    start + len(name),
                    "update_record",
                )
                return


def _named_in(sentence: str, name: str, current: str) -> tuple[int, str]:
    """Where a company is named, whole or by its first word, and as what; -1 where it is not."""
    at = sentence.find(name)
    first = name.split(" ")[0]
    if at >= 0 or first == name or len(first) < _TELLING or first in current:
        return at, name
    match = re.search(rf"(?<![\w]){re.escape(first)}(?![\w])", sentence)
    return (match.start(), first) if match else (-1, name)


def _has_them_there(before: str, after: str) -> bool:
    """Whether the words around a company have the reader there today."""
    if _FROM_THERE.search(before):
        return False
    last = _last(_PRESENT, before)
    if last is None:
        return bool(_PRESENT_AFTER.match(after.strip())) and not _PAST_AT.search(before)
    between = before[last:]
    return len(WORD.findall(between)) <= _BETWEEN and not _PAST_AT.search(before)


def _last(pattern: Phrases, text: str) -> int | None:
    found = None
    for match in pattern.finditer(text):
        found = match.end()
    return found


def new_company(case: Case) -> Iterator[Finding]:
    """C04: the company that is named is not the one on record."""
    known = [case.to.organization, *case.to.past_organizations]
    if not case.to.organization:
        return
    own = [*case.to.sender_organizations, case.to.city]
    for sentence in case.text.sentences:
        for match in _JOINED.finditer(sentence.text):
            if not _YOU.search(sentence.text[: match.start()]) or _someone_else(
                sentence.text[: match.start()]
            ):
                continue
            place = sentence.start + match.end()
            typed_at = case.text.place(place, place)[0]
            run = _TITLE_RUN.match(case.message.body[typed_at:].lstrip(" "))
            if run is None:
                continue
            typed = run[1].rstrip(".,!?")
            if any(_same_company(typed, name) for name in (*known, *own) if name):
                continue
            skip = len(case.message.body[typed_at:]) - len(case.message.body[typed_at:].lstrip(" "))
            start = typed_at + skip + run.start(1)
            yield Finding(
                "C04",
                "warn",
                f"You name {typed}; the record says {case.to.organization}.",
                start,
                start + len(typed),
                typed,
                fix="update_record",
            )
            return


_OTHERS = Phrases(r"my (?:\w+)|he|she|they|who|we|i|our \w+|his|her|their")


def _someone_else(before: str) -> bool:
    """Whether the last person named before is not the reader."""
    you = _last(_YOU, before) or 0
    other = _last(_OTHERS, before) or 0
    return other > you


def _same_company(typed: str, known: str) -> bool:
    one, other = fold(typed), fold(known)
    if one in other or other in one or _distance(one, other) <= 1:
        return True
    initials = "".join(word[0] for word in other.split())
    return len(one) > 1 and one == initials


def late_congratulation(case: Case) -> Iterator[Finding]:
    """C25: the news is old, and the message does not say so."""
    said = case.congratulation
    events = [event for event in case.happy_events if event.on is not None]
    if said is None or not events or case.has(LATENESS):
        return
    birthday = "birthday" in said.text
    events = [event for event in events if (event.type == "birthday") == birthday]
    ages = [((case.today - event.on).days, event.type) for event in events if event.on is not None]
    if not ages or any(
        days <= 7 * case.limits.weeks_until_late.get(kind, 0) for days, kind in ages
    ):
        return
    days, _ = min(ages)
    yield case.seen(
        "C25",
        "warn",
        f"That was {_age_in_words(days)} ago. Say that you are late, or choose another opening.",
        said,
        "add_late_line",
    )


def _age_in_words(days: int) -> str:
    from reconnect_tui.core.dates import gap_in_words

    return gap_in_words(days)


def nothing_to_congratulate(case: Case) -> Iterator[Finding]:
    """C26: there is no such news on record."""
    said = case.congratulation
    if said is None or case.happy_events:
        return
    yield case.seen(
        "C26",
        "hint",
        "There is no such news on record: add it, or make sure that you have it right.",
        said,
        "add_event",
    )


def wrong_after_hard_news(case: Case) -> Iterator[Finding]:
    """C27: a congratulation, a request or forced cheer while things are hard for them."""
    news = case.hard_news
    if news is None or news.on is None:
        return
    where: Seen | None = None
    later = [event for event in case.happy_events if event.on and event.on > news.on]
    if case.congratulation is not None and not later:
        where = case.congratulation
    elif case.favours:
        where = case.favours[0]
    elif not later:
        where = case.first(CHEER)
    if where is None:
        return
    what = _TYPES_IN_WORDS.get(news.type, news.type)
    yield case.seen(
        "C27",
        "block",
        f"{case.to.first_name} had hard news ({what}, {news.on.isoformat()}). This may hurt: "
        f"“{case.typed(where)}”.",
        where,
    )
