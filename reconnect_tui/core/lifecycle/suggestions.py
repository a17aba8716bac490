"""What the program suggests by itself: L18, L23, L24 and L25.

A suggestion is worked out on reading and stands in the due view only (contract, decision 6); it is
stored once the user puts it off, does it or lets it be.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reconnect_tui.core.contact import Contact, FollowUp, Reason
from reconnect_tui.core.dates import PartialDate, number_in_words, partial_date_from
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.lifecycle.keeping import calmer_rhythm
from reconnect_tui.core.lifecycle.steps import days_after, working_day
from reconnect_tui.core.owner import Goal, Owner
from reconnect_tui.core.ranking.elapsed import as_of
from reconnect_tui.core.ranking.tie import Tie
from reconnect_tui.core.ranking.triage import Place, place_of
from reconnect_tui.core.rules import STANDARD, Rules
from reconnect_tui.core.text import folded

_READ_AS_KEEPING = frozenset({"keeping", "waiting"})
"""States that may be *keeping* today (contract, decision 7)."""


def calmer_rhythm_suggested(
    contact: Contact, today: date, rules: Rules = STANDARD
) -> FollowUp | None:
    """A calmer rhythm or a rest for someone whose last messages had no answer (L18, E26).

    It comes once they have been left in peace for a while, and only where a rhythm is kept.
    """
    if contact.rhythm_days <= 0 or contact.state not in _READ_AS_KEEPING:
        return None
    figures = contact.timeline.figures(today, rules.unanswered_within)
    written = figures.last_outbound
    if written is None or figures.unanswered < rules.lower_rhythm_after:
        return None
    if as_of(contact, today, rules).state != "keeping":
        return None
    if is_settled(contact, "lower_rhythm", written):
        return None
    days = calmer_rhythm(contact.rhythm_days, rules)
    count = number_in_words(figures.unanswered)
    calmer = "leave them to rest" if days is None else f"a rhythm of {days} days, or a rest"
    due = working_day(days_after(written, rules.quiet_after_writing))
    text = f"{count.capitalize()} messages without an answer: {calmer}"
    return FollowUp("lower_rhythm", PartialDate.on(due), text=text)


@dataclass(frozen=True, slots=True)
class OldFact:
    """A fact that a draft speaks of and that was looked up a while ago."""

    words: str
    """The fact as the draft may have it."""

    checked_on: date
    """The last day on which it was looked up."""


def old_facts(
    contact: Contact, drafts: Iterable[Draft], today: date, rules: Rules = STANDARD
) -> tuple[OldFact, ...]:
    """The facts about a person to check again before a draft is sent, the oldest first (L25)."""
    texts = [
        folded(f"{draft.subject} {draft.body}")
        for draft in drafts
        if draft.is_live and draft.contact_id == contact.id
    ]
    if not texts:
        return ()
    found = [
        OldFact(words[0], checked.last)
        for words, checked in _facts_of(contact)
        if (today - checked.last).days >= rules.check_fact
        and any(_speaks_of(text, words) for text in texts)
    ]
    return tuple(sorted(found, key=lambda fact: fact.checked_on))


def fact_check_suggested(
    contact: Contact, drafts: Iterable[Draft], today: date, rules: Rules = STANDARD
) -> FollowUp | None:
    """To check a fact again that a draft speaks of (L25)."""
    facts = old_facts(contact, drafts, today, rules)
    if not facts or is_settled(contact, "check_fact", facts[0].checked_on):
        return None
    due = working_day(days_after(facts[0].checked_on, rules.check_fact))
    return FollowUp("check_fact", PartialDate.on(due), text=f"Check again: {facts[0].words}")


def checked_again(contact: Contact, facts: Iterable[OldFact], today: date) -> Contact:
    """The contact with facts that the user has just made sure of."""
    words, day = {fact.words for fact in facts}, PartialDate.on(today)
    reasons = tuple(
        replace(reason, checked_on=day)
        if reason.checked_on and _words_of(reason)[:1] and _words_of(reason)[0] in words
        else reason
        for reason in contact.reasons
    )
    checks = tuple(
        replace(check, on=day) if getattr(contact, check.name, "") in words else check
        for check in contact.checks
    )
    return replace(contact, reasons=reasons, checks=checks)


def warming_up_from(goal: Goal, today: date, rules: Rules = STANDARD) -> date | None:
    """The day on which to begin to warm up ties for a goal; `None` where it needs none (L23)."""
    need_by = partial_date_from(goal.need_by)
    if need_by is None or need_by.first < today:
        return None
    return working_day(need_by.first - timedelta(days=rules.warm_up))


def warming_up(
    goal: Goal, contacts: Iterable[Contact], today: date, rules: Rules = STANDARD
) -> tuple[tuple[Contact, FollowUp], ...]:
    """Whom to warm up for a goal, the first first, each with the step (L23, playbook M33).

    They are those who fit the goal, have been quiet for a while, and may be listed today.
    """
    since = warming_up_from(goal, today, rules)
    if since is None:
        return ()
    found: list[tuple[Place, Contact]] = []
    for contact in contacts:
        if goal.name not in contact.goal_tags or is_settled(contact, "warm_up", since):
            continue
        tie = Tie.of(contact, today, rules)
        place = place_of(tie, (goal.name,), rules)
        if place is not None and place.lane == "open" and _is_to_be_warmed(tie, since, rules):
            found.append((place, contact))
    found.sort(key=lambda pair: pair[0].sort_key)
    words = f"Warm up with a short hello: {goal.name.replace('_', ' ')} by {goal.need_by}"
    step = FollowUp("warm_up", PartialDate.on(since), text=words)
    return tuple((contact, step) for _, contact in found[: rules.warm_up_people])


def profile_suggested(owner: Owner, today: date, rules: Rules = STANDARD) -> FollowUp | None:
    """To look one's own profile over, some time after the last look at it (L24, playbook M31).

    Somebody whose profile the book does not know, and who never looked it over, is not asked.
    """
    checked = owner.profile_checked_on
    if checked is None:
        return FollowUp("review_profile", PartialDate.on(today)) if owner.profile else None
    due = working_day(days_after(checked.last, rules.review_profile))
    return FollowUp("review_profile", PartialDate.on(due))


def is_settled(contact: Contact, kind: str, since: date) -> bool:
    """Whether the user has put it off, or has done it or let it be since that day."""
    return any(
        step.kind == kind and (step.done is None or step.done.first >= since)
        for step in contact.followups
    )


def _is_to_be_warmed(tie: Tie, since: date, rules: Rules) -> bool:
    gap, written = tie.gap_days, tie.last_outbound
    quiet = gap is None or gap >= rules.reconnected_after
    return quiet and (written is None or written < since)


def _facts_of(contact: Contact) -> Iterable[tuple[Sequence[str], PartialDate]]:
    """The words of each fact that was looked up, and when that was."""
    for reason in contact.reasons:
        words = _words_of(reason)
        if reason.checked_on is not None and words:
            yield words, reason.checked_on
    for check in contact.checks:
        value = getattr(contact, check.name, "")
        if check.on is not None and isinstance(value, str) and value:
            yield (value,), check.on


def _words_of(reason: Reason) -> tuple[str, ...]:
    return tuple(word for word in (reason.label, *reason.keywords) if word.strip())


def _speaks_of(text: str, words: Sequence[str]) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(folded(word))}(?!\w)", text) for word in words)
