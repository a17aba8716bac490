"""Rules on requests, offers, invitations and ways to answer."""

import re
from collections.abc import Iterator

from reconnect_tui.core.coach.case import Case, Seen
from reconnect_tui.core.coach.finding import Finding
from reconnect_tui.core.coach.lexicon import asking, meeting
from reconnect_tui.core.coach.lexicon.manner import PLEASANTRY, SOFT_CUE
from reconnect_tui.core.coach.prepared import fold

ASKS_NOTHING = frozenset(
    {
        "no_ask_hello",
        "congratulate",
        "share_article",
        "recent_activity",
        "comment",
        "thank_you",
        "check_in",
        "open_offer",
        "give",
        "support",
        "impact_update",
        "close_loop",
        "personal",
        "shared_memory",
    }
)
"""Moves that promise not to ask for anything (C33)."""

NEEDS_NO_ANSWER = frozenset(
    {
        "congratulate",
        "comment",
        "thank_you",
        "close_loop",
        "support",
        "give",
        "open_offer",
        "impact_update",
    }
)
"""Moves that may end without a question (C11, and playbook 6.2: kindness is not a claim)."""

_ASKING_STAGES = frozenset({"first_contact", "follow_up", "reply", "meeting"})
_ONGOING_STAGES = frozenset({"first_contact", "follow_up", "check_in"})
_SHORT_FAREWELL = 8
"""Words; a longer sentence may plan something all the same."""

_SHORT_QUESTION = 4
"""Words; a question of so few that names a meeting and no day is a plan: `Coffee sometime?`"""

_APPLIED_FOR = re.compile(
    r"(?:application|applying|apply|cv|resume|letter|summary) for (?:\w+ ){1,3}?"
    r"(?:role|jobs?|positions?|post|internship)\b"
)
"""What is to be looked over, and no request for a job."""

_KINDS = {name: re.compile(words) for name, words in asking.KINDS.items()}


def is_a_request(text: str) -> bool:
    """Whether somebody who says why they want to write wants to ask for something."""
    said = fold(text)
    return bool(asking.FAVOUR.search(said) or asking.OWN_NEED.search(said))


def opens_with_request(case: Case) -> Iterator[Finding]:
    """C09: what one needs stands before anything else."""
    gap = case.to.gap_days
    if not case.is_first or case.message.move == "intro_request":
        return
    if gap is not None and gap < case.limits.opens_with_request:
        return
    opening = [
        number
        for number, sentence in enumerate(case.text.sentences)
        if not (PLEASANTRY.match(sentence.text) and sentence.count <= 12) or _asks_in(case, number)
    ][:2]
    if not opening:
        return
    asked = next((seen for seen in case.favours if seen.sentence in opening), None) or next(
        (seen for seen in case.advice if seen.sentence == opening[0]), None
    )
    if asked is not None:
        yield case.seen(
            "C09", "warn", f"Begin with {case.to.first_name}, not with what you need.", asked
        )


def _asks_in(case: Case, number: int) -> bool:
    return any(seen.sentence == number for seen in (*case.favours, *case.advice))


def nothing_in_return(case: Case) -> Iterator[Finding]:
    """C10: a request, and no offer anywhere."""
    asked = case.favours or case.advice
    if case.message.stage not in _ASKING_STAGES or not asked or case.offers:
        return
    yield case.seen(
        "C10", "warn", "You ask but offer nothing. What could you give or lend?", asked[0]
    )


def no_way_on(case: Case) -> Iterator[Finding]:
    """C11: nothing to answer."""
    message = case.message
    if message.stage not in _ONGOING_STAGES or message.move in NEEDS_NO_ANSWER:
        return
    if message.channel in {"comment", "linkedin_note"}:
        return
    if any(sentence.is_question for sentence in case.text.sentences) or case.invitations:
        return
    if case.favours or case.advice or case.has(SOFT_CUE):
        return
    yield Finding("C11", "hint", "End with a question or a small next step.")


def one_option(case: Case) -> Iterator[Finding]:
    """C12: an invitation without a choice."""
    if not case.invitations or case.has_options or case.message.move == "intro_request":
        return
    sentence = case.invitations[-1]
    yield case.at(
        "C12",
        "hint",
        "Offer two ways, for example a call or a coffee.",
        sentence.start,
        sentence.start + len(sentence.text),
        "build_invitation",
    )


def someday(case: Case) -> Iterator[Finding]:
    """C13: a plan without a day."""
    if case.message.stage == "thank_you":
        return
    for number, sentence in enumerate(case.text.sentences):
        text = sentence.text
        met = meeting.MEETING_UP.search(text)
        if met is None or meeting.TIME.search(text) or meeting.CHOICE.search(text):
            continue
        if meeting.FAREWELL.search(text) and sentence.count <= _SHORT_FAREWELL:
            continue
        vague = meeting.SOMEDAY.search(text)
        bare = meeting.BARE_PLAN.search(text)
        planned = meeting.PLANNING.search(text) or (
            sentence.is_question and sentence.count <= _SHORT_QUESTION
        )
        if not (vague and planned) and not (bare and sentence.count <= 5):
            continue
        found = vague if vague and planned else bare or met
        where = Seen(found[0], sentence.start + found.start(), sentence.start + found.end(), number)
        yield case.seen(
            "C13",
            "warn",
            f"“{case.typed(where)}” is hard to say yes to. Suggest two concrete options.",
            where,
            "build_invitation",
        )
        return


def several_requests(case: Case) -> Iterator[Finding]:
    """C17: more than one kind of request."""
    kinds: list[str] = []
    for seen in case.favours:
        sentence = case.text.sentences[seen.sentence]
        asked = _APPLIED_FOR.sub("", sentence.text[seen.start - sentence.start :])
        kinds += [name for name, words in _KINDS.items() if words.search(asked)]
    if case.favours and case.advice:
        kinds.append("advice")
    kinds = _each_once(kinds)
    if len(kinds) < 2:
        return
    last = case.favours[-1]
    listed = f"{', '.join(kinds[:-1])} and {kinds[-1]}"
    yield case.seen("C17", "warn", f"You ask for {listed}. Choose one; the rest can wait.", last)


def _each_once(kinds: list[str]) -> list[str]:
    """The kinds; handing on a CV or naming the hiring manager is about a job and nothing else."""
    found = list(dict.fromkeys(kinds))
    for other in ("material", "an introduction"):
        if "a job" in found and other in found and len(found) == 2:
            found.remove(other)
    return found


def promised_none(case: Case) -> Iterator[Finding]:
    """C33: a request in a message that was not going to ask."""
    if case.message.move in ASKS_NOTHING and case.favours:
        yield case.seen(
            "C33",
            "warn",
            "This move asks for nothing. Keep the request for another day.",
            case.favours[0],
        )


def no_way_out(case: Case) -> Iterator[Finding]:
    """C37: an introduction is asked for without an easy no."""
    if case.message.move == "intro_request" and not case.has(asking.WAY_OUT):
        name = case.to.first_name
        yield Finding("C37", "hint", f"Give {name} an easy way to say no.")
