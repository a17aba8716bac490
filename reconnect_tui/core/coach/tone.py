"""Rules on tone: apologies, flattery, worn words, pressure, softeners, nearness."""

import re
from collections.abc import Iterator
from datetime import timedelta

from reconnect_tui.core.coach.case import Case, Seen
from reconnect_tui.core.coach.finding import Finding
from reconnect_tui.core.coach.lexicon import Phrases, manner
from reconnect_tui.core.coach.lexicon.silence import APOLOGY
from reconnect_tui.core.coach.prepared import fold
from reconnect_tui.core.text import words_of

_I = words_of("i i'm i've i'd i'll me my mine myself")
_YOU = words_of("you your yours you're you've you'd you'll yourself")
_EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf\U0001f1e6-\U0001f1ff]|[:;]-?[)D(P*]|<3")
_FAR = 2
_NEAR = 4
_IN_WORDS = {1: "someone you met once", 2: "an acquaintance"}


def mostly_about_you(case: Case) -> Iterator[Finding]:
    """C16: the writer in nearly every line."""
    words = case.text.words
    if len(words) < case.limits.self_focus_words or case.message.move == "impact_update":
        return
    mine = sum(1 for word in words if word in _I)
    yours = sum(1 for word in words if word in _YOU)
    if mine >= case.limits.self_focus and mine >= 3 * yours + 2:
        yield Finding("C16", "hint", f"{mine} times I or my, {yours} times you or your.")


def apologies(case: Case) -> Iterator[Finding]:
    """C18: more than one apology."""
    found = list(case.found(APOLOGY))
    if len(found) >= case.limits.apologies:
        yield case.seen(
            "C18",
            "warn",
            f"{len(found)} apologies. One is enough; people are glad you wrote.",
            found[1] if len(found) > 1 else found[0],
        )


def hype(case: Case) -> Iterator[Finding]:
    """C19: superlatives and exclamation marks."""
    words = list(case.found(manner.HYPE))
    marks = case.text.content.count("!")
    many = case.limits.exclamation_marks
    loud = len(words) >= case.limits.hype - 1 and marks >= many - 1
    if len(words) < case.limits.hype and marks < many and not loud:
        return
    message = "This sounds like flattery. One true detail does more."
    if words:
        yield case.seen("C19", "warn", message, words[-1])
        return
    at = case.text.folded.find("!", case.text.bounds[0])
    yield case.at("C19", "warn", message, at, at + 1)


def pick_your_brain(case: Case) -> Iterator[Finding]:
    """C20: the phrase itself."""
    found = case.first(manner.BRAIN)
    if found:
        message = "Say what you want to know; the phrase sounds one-sided."
        yield case.seen("C20", "warn", message, found)


def stock_phrase(case: Case) -> Iterator[Finding]:
    """C21: a formula that fits everybody."""
    found = case.first(manner.STOCK)
    if found:
        words = case.typed(found)
        yield case.seen("C21", "hint", f"“{words}” could be in anybody's message.", found)


def pressure(case: Case) -> Iterator[Finding]:
    """C22: urgency, and in a follow-up blame."""
    found = case.first(manner.URGENCY)
    if found is None and case.message.stage == "follow_up":
        found = case.first(manner.BLAME)
    if found:
        words = case.typed(found)
        message = f"“{words}” puts pressure on. Leave room to breathe."
        yield case.seen("C22", "warn", message, found)
        return
    subject = fold(case.message.subject)
    urgent = manner.URGENCY.search(subject)
    if urgent:
        words = case.message.subject[urgent.start() : urgent.end()]
        yield Finding(
            "C22",
            "warn",
            f"“{words}” puts pressure on. Leave room to breathe.",
            0,
            len(case.message.subject),
            case.message.subject,
            "subject",
        )


def too_soon(case: Case) -> Iterator[Finding]:
    """C23: a follow-up before its time, or one too many."""
    message = case.message
    if message.stage != "follow_up":
        return
    if message.attempt > case.limits.attempts:
        yield Finding("C23", "warn", f"This would be message {message.attempt}; let it rest.")
        return
    days = message.days_since
    least = case.limits.too_soon.get(message.channel, 0)
    if days is not None and days < least:
        when = (case.today + timedelta(days=least - days)).isoformat()
        ago = "today" if days == 0 else "yesterday" if days == 1 else f"{days} days ago"
        yield Finding("C23", "warn", f"You wrote {ago}; wait until {when}.")


def questions(case: Case) -> Iterator[Finding]:
    """C24: a questionnaire."""
    count = case.text.content.count("?")
    if count > case.limits.questions:
        yield Finding("C24", "hint", f"{count} questions. One or two are easier to answer.")


def hedges(case: Case) -> Iterator[Finding]:
    """C31: softened until little is left."""
    found = list(case.found(manner.HEDGE))
    if len(found) >= case.limits.hedges:
        yield case.seen("C31", "hint", f"{len(found)} softeners. Say it once, plainly.", found[0])


def tone_and_tie(case: Case) -> Iterator[Finding]:
    """C32: too near, too stiff, or without the form of address that is on record."""
    far = case.to.closeness <= _FAR or case.to.formality == "formal"
    slang = _in_whole(case, manner.SLANG)
    if far and (slang is not None or len(_EMOJI.findall(case.message.body)) >= 2):
        who = "a formal tie" if case.to.formality == "formal" else _IN_WORDS.get(case.to.closeness)
        yield _placed(case, f"Too familiar for {who or 'a formal tie'}.", slang)
        return
    stiff = _in_whole(case, manner.STIFF)
    if case.to.closeness >= _NEAR and case.to.formality != "formal" and stiff is not None:
        yield _placed(case, "Too stiff for a friend.", stiff)
        return
    form = fold(case.to.address_form).strip()
    names, start, end = case.text.greeted
    if form and case.text.has_greeting and form not in names and names not in form.split():
        name = case.to.first_name
        yield case.at("C32", "hint", f"{name} is stored as “{case.to.address_form}”.", start, end)


def _in_whole(case: Case, pattern: Phrases) -> Seen | None:
    match = pattern.search(case.text.folded)
    return Seen(match[0], match.start(), match.end(), 0) if match else None


def _placed(case: Case, message: str, where: Seen | None) -> Finding:
    if where is None:
        return Finding("C32", "hint", message)
    return case.seen("C32", "hint", message, where)
