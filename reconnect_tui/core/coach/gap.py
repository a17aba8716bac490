"""Rules on the silence: named, named rightly, and not dwelt on; and on what both share."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reconnect_tui.core.coach.case import Case
from reconnect_tui.core.coach.finding import Finding
from reconnect_tui.core.coach.lexicon.manner import NEWS_OF_THEM
from reconnect_tui.core.coach.lexicon.silence import (
    AGO,
    GAP_CUE,
    LAST_SPOKE,
    MEMORY,
    NUMBER_WORDS,
    OTHER_SPAN,
)
from reconnect_tui.core.dates import gap_in_words
from reconnect_tui.core.writing.moves import LIGHT_MOVES

_SHORT_AND_PUBLIC = frozenset({"comment", "linkedin_note"})
_DAYS = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25, "decade": 3652.5}
_NUMBERS = {word: float(number) for number, word in enumerate(NUMBER_WORDS, 1)} | {
    "a": 1.0,
    "an": 1.0,
}
_ONE = r"(?:\d{1,3}(?:[.,]\d)?|" + "|".join(NUMBER_WORDS) + r"|an?)"
_CLAIM = re.compile(
    r"(?<![\w-])(?P<before>(?:(?:well|just|only|a little|a bit|slightly|much|far|way|almost|"
    r"exactly|"
    r"about|around|roughly|some|nearly|close to|over|more than|less than|under|not quite|quite|"
    r"the best part of|the better part of|at least|approximately|a good|good|upwards of|getting on "
    r"for|all of|fully|a full|probably|maybe|perhaps) )*)"
    rf"(?:(?P<vague>a few|several|a couple(?: of)?|many)|(?P<half>half an?)|(?P<low>{_ONE})"
    rf"(?: (?:or|to) (?P<high>{_ONE}))?)"
    r"(?P<and_half> and a half)? ?(?:long |full |whole |good |more )?"
    r"(?P<unit>day|week|month|year|yr|decade)s?"
    rf"(?P<and_half_after> and a half)?(?: and (?P<more>{_ONE}) (?P<more_unit>month|week)s?)?"
    r"(?P<bit> and a bit| or so| and counting| plus)?(?![\w-])"
)
_SINCE_YEAR = re.compile(
    r"(?:last \w+(?: \w+){0,4}|since|back) (?:in |early in |late in )?(20\d\d|19\d\d)"
)
_OVER = ("over", "more than", "at least", "upwards of", "a good", "good", "and counting", "plus")
_NEARLY = (
    "nearly",
    "almost",
    "close to",
    "less than",
    "under",
    "not quite",
    "the best part of",
    "the better part of",
    "getting on for",
)
_ANY_DAY = ("one day", "a day")
"""Some day or other, and no length of time."""

_VAGUE = {"a few": (2.0, 6.0), "several": (3.0, 10.0), "many": (4.0, 60.0)}
_COUPLE = (1.5, 3.0)


@dataclass(frozen=True, slots=True)
class _Span:
    low: float
    """Days."""

    high: float
    start: int
    end: int


def not_mentioned(case: Case) -> Iterator[Finding]:
    """C05: a long silence that the message passes over."""
    move = case.message.move
    if not case.is_first or case.message.channel in _SHORT_AND_PUBLIC or move == "support":
        return
    threshold = case.limits.gap_light if move in LIGHT_MOVES else case.limits.gap
    if not case.quiet_for(threshold) or case.names_the_gap:
        return
    gap = gap_in_words(case.to.gap_days or 0)
    yield Finding(
        "C05",
        "warn",
        f"It has been {gap}. One short line about that helps; then move on.",
        fix="insert_gap",
    )


def stated_wrongly(case: Case) -> Iterator[Finding]:
    """C06: a length of the silence that the record does not bear out."""
    gap = case.to.gap_days
    if gap is None or gap < 60:
        return
    for sentence in case.text.sentences:
        if not GAP_CUE.search(sentence.text):
            continue
        wrong = next(_wrong_spans(sentence.text, gap), None) or _wrong_year(case, sentence.text)
        if wrong is None:
            continue
        start, end = sentence.start + wrong[0], sentence.start + wrong[1]
        claim = case.message.body[slice(*case.text.place(start, end))]
        yield case.at(
            "C06",
            "warn",
            f"You write “{claim}”; the record says {gap_in_words(gap)}.",
            start,
            end,
        )
        return


def _wrong_spans(sentence: str, gap: int) -> Iterator[tuple[int, int]]:
    if OTHER_SPAN.search(sentence) or (AGO.search(sentence) and not LAST_SPOKE.search(sentence)):
        return
    spans = [_span(match) for match in _CLAIM.finditer(sentence) if match[0] not in _ANY_DAY]
    # One span that fits is enough: the others are about something else.
    if any(span.low <= gap <= span.high for span in spans):
        return
    for span in spans:
        yield span.start, span.end


def _span(match: re.Match[str]) -> _Span:
    unit = _DAYS["year" if match["unit"] == "yr" else match["unit"]]
    words = f"{match['before']}{match['bit'] or ''}"
    if match["vague"]:
        low, high = _VAGUE.get(match["vague"], _COUPLE)
        return _Span(low * unit * 0.9, high * unit, match.start(), match.end())
    least = 0.5 if match["half"] else _number(match["low"])
    most = _number(match["high"]) if match["high"] else least
    half = 0.5 if match["and_half"] or match["and_half_after"] else 0.0
    more = _number(match["more"]) * _DAYS[match["more_unit"]] if match["more"] else 0.0
    low, high = (least + half) * unit + more, (most + half) * unit + more
    if any(word in words for word in _NEARLY):
        return _Span(low * 0.7, high * 1.1, match.start(), match.end())
    if any(word in words for word in _OVER) or match["bit"]:
        return _Span(low * 0.9, high + 0.98 * max(unit, high), match.start(), match.end())
    return _Span(low * 0.72, high * 1.38, match.start(), match.end())


def _number(word: str) -> float:
    return _NUMBERS[word] if word in _NUMBERS else float(word.replace(",", "."))


def _wrong_year(case: Case, sentence: str) -> tuple[int, int] | None:
    match = _SINCE_YEAR.search(sentence)
    last = case.to.last_contact
    if (
        match is None
        or last is None
        or not re.search(r"spoke|talk|touch|met|saw|heard|wrote", sentence)
    ):
        return None
    return match.span(1) if abs(int(match[1]) - last.year) > 1 else None


def nothing_shared(case: Case) -> Iterator[Finding]:
    """C07: nothing by which they could place the writer."""
    strict = case.quiet_for(case.limits.strict_anchor) or case.to.closeness == 1
    if not case.is_first or case.message.channel == "comment":
        return
    if not case.quiet_for(case.limits.gap) and case.to.closeness != 1:
        return
    anchors = (*case.to.anchors, *case.to.past_organizations, *case.to.mutuals)
    if any(case.mentions(anchor) for anchor in anchors):
        return
    if not strict and case.has(MEMORY):
        return
    known = next((anchor for anchor in anchors if anchor.strip()), "")
    idea = f": {known}" if known else ", such as where you met"
    yield Finding(
        "C07",
        "warn",
        f"Give {case.to.first_name} something to place you by{idea}.",
        fix="pick_memory",
    )


def nothing_about_them(case: Case) -> Iterator[Finding]:
    """C08: no interest in how they are."""
    if not case.is_first or case.message.channel in _SHORT_AND_PUBLIC | {"sms"}:
        return
    if not case.quiet_for(case.limits.gap) or case.message.move == "support":
        return  # a question would ask for the answer that such a message does without
    asked = {seen.sentence for seen in (*case.favours, *case.advice)}
    inviting = {sentence.start for sentence in case.invitations}
    for number, sentence in enumerate(case.text.sentences):
        if NEWS_OF_THEM.search(sentence.text):
            return
        if sentence.is_question and number not in asked and sentence.start not in inviting:
            return
    keywords = [word for event in case.to.events for word in event.keywords]
    if any(case.mentions(word) for word in keywords):
        return
    yield Finding(
        "C08",
        "hint",
        f"Show some interest in how {case.to.first_name} is: a question, or their news.",
    )


def dwells_on_it(case: Case) -> Iterator[Finding]:
    """C39: too many sentences about the silence."""
    if not case.is_first or len(case.gap_sentences) < case.limits.gap_sentences:
        return
    sentence = case.text.sentences[case.gap_sentences[1]]
    yield case.at(
        "C39",
        "hint",
        f"{len(case.gap_sentences)} sentences about the silence. One will do.",
        sentence.start,
        sentence.start + len(sentence.text),
    )
