"""The coach: every rule on one draft, in order, with the five-part meter (playbook section 4)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from reconnect_tui.core.coach import asks, dates, facts, gap, shape, tone
from reconnect_tui.core.coach.case import Case
from reconnect_tui.core.coach.finding import SEVERITIES, Finding
from reconnect_tui.core.coach.message import Message, Recipient
from reconnect_tui.core.coach.promises import PromiseSeen, promises_in
from reconnect_tui.core.coach.thresholds import STANDARD, Thresholds

Rule = Callable[[Case], Iterator[Finding]]

RULES: tuple[tuple[str, Rule], ...] = (
    ("C01", shape.blanks),
    ("C02", facts.wrong_name),
    ("C03", facts.old_employer),
    ("C04", facts.new_company),
    ("C05", gap.not_mentioned),
    ("C06", gap.stated_wrongly),
    ("C07", gap.nothing_shared),
    ("C08", gap.nothing_about_them),
    ("C09", asks.opens_with_request),
    ("C10", asks.nothing_in_return),
    ("C11", asks.no_way_on),
    ("C12", asks.one_option),
    ("C13", asks.someday),
    ("C14", shape.too_long),
    ("C15", shape.too_thin),
    ("C16", tone.mostly_about_you),
    ("C17", asks.several_requests),
    ("C18", tone.apologies),
    ("C19", tone.hype),
    ("C20", tone.pick_your_brain),
    ("C21", tone.stock_phrase),
    ("C22", tone.pressure),
    ("C23", tone.too_soon),
    ("C24", tone.questions),
    ("C25", facts.late_congratulation),
    ("C26", facts.nothing_to_congratulate),
    ("C27", facts.wrong_after_hard_news),
    ("C28", shape.over_the_limit),
    ("C29", shape.subject_line),
    ("C30", shape.hard_to_read),
    ("C31", tone.hedges),
    ("C32", tone.tone_and_tie),
    ("C33", asks.promised_none),
    ("C34", shape.link_without_reason),
    ("C35", shape.private_words),
    ("C36", dates.wrong_dates),
    ("C37", asks.no_way_out),
    ("C38", shape.thanks_without_content),
    ("C39", gap.dwells_on_it),
)
"""Every rule by its id, in the order of the playbook."""

IN_EVERY_LANGUAGE = frozenset({"C01", "C02", "C14", "C15", "C24", "C28", "C29", "C35", "C36"})
"""Rules that know no English words (playbook 4.1)."""

HIDES = {"C01": "C02", "C13": "C12", "C27": "C26"}
"""A finding of the one leaves the other out (playbook 4.1)."""

_FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class MeterPart:
    """One of the five things that a good message has; never a score."""

    name: str
    lit: bool
    hint: str
    """What would light it, in a few words."""


@dataclass(frozen=True, slots=True)
class Review:
    """What the coach has to say about a draft."""

    findings: tuple[Finding, ...]
    """The gravest first, then by place (playbook 4.5)."""

    meter: tuple[MeterPart, ...]
    promises: tuple[PromiseSeen, ...] = ()

    def without(self, rules: Iterable[str]) -> "Review":
        """The same without the findings of some rules."""
        left_out = frozenset(rules)
        kept = tuple(one for one in self.findings if one.rule not in left_out)
        return Review(kept, self.meter, self.promises)


def reviewed(message: Message, to: Recipient, today: date, limits: Thresholds = STANDARD) -> Review:
    """What the coach sees in a message; the same for the same input, and it changes nothing.

    Args:
        message: The draft, and where in an attempt it stands.
        to: What the record says of the one it is for.
        today: The day from which everything is counted.
        limits: The thresholds.
    """
    case = Case(message, to, today, limits)
    found = _shown(_found(case))
    rules = {one.rule for one in found}
    promises = promises_in(case.text) if case.is_english else ()
    return Review(found, _meter(case, rules), promises)


def _found(case: Case) -> list[Finding]:
    words, greeted = len(case.text.words), len(case.text.greeted[0].split())
    few = words == 0 or words + greeted < _FEWEST_WORDS
    found: list[Finding] = []
    for number, rule in RULES:
        if few and number != "C01":
            break
        if case.is_english or number in IN_EVERY_LANGUAGE:
            found.extend(rule(case))
    return found


def _shown(found: list[Finding]) -> tuple[Finding, ...]:
    rules = {one.rule for one in found}
    hidden = {HIDES[rule] for rule in rules if rule in HIDES}
    shown = [one for one in found if one.rule not in hidden]
    return tuple(
        sorted(shown, key=lambda one: (SEVERITIES.index(one.severity), one.start, one.rule))
    )


def _meter(case: Case, rules: set[str]) -> tuple[MeterPart, ...]:
    asked = bool(case.favours or case.advice)
    question = any(sentence.is_question for sentence in case.text.sentences)
    easy = question or case.has_options or case.message.move in asks.NEEDS_NO_ANSWER
    name = case.to.first_name
    return (
        MeterPart("Remember", "C07" not in rules, "name something that you share"),
        MeterPart("Catch up", "C08" not in rules, f"ask about {name}, or name their news"),
        MeterPart("Match", "C32" not in rules, "say it as you two would speak"),
        MeterPart("Offer", case.offers or not asked, "offer something back"),
        MeterPart("Easy yes", easy, "one question, or two ways to meet"),
    )
