"""What is known of one person in words: where the two stand, what comes next, what is shared."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from textual.content import Content

from reconnect_tui.core.contact import Contact, FollowUp, Promise, Reason
from reconnect_tui.core.dates import approximate_date_in_words
from reconnect_tui.core.lifecycle.gate import AskGate
from reconnect_tui.core.ranking.standing import step_in_words
from reconnect_tui.core.ranking.tie import Tie
from reconnect_tui.core.ranking.triage import Place
from reconnect_tui.core.since import THEY_PROMISED, YOU_PROMISED, SinceYouSpoke
from reconnect_tui.core.timeline import Interaction
from reconnect_tui.core.writing.intents import INTENTS
from reconnect_tui.core.writing.phrases import deed_phrase
from reconnect_tui.ui.safety import safe

_FAINT = "$foreground 60%"
LABEL = 9
"""Cells of the word before a fact."""

_MOST_SINCE = 2
"""Facts of each side; the record has them all."""

_TOLD_ELSEWHERE = frozenset({YOU_PROMISED, THEY_PROMISED})
_SHORT_HEADS = {"Give and take": "Between"}

CLOSENESS: Mapping[int, str] = {
    1: "met once",
    2: "acquaintance",
    3: "worked well together",
    4: "trusted ally",
    5: "close",
}
"""How far one would trust them (playbook, section 0)."""

Item = Interaction | Reason | FollowUp | Promise
"""One thing of a record that can be corrected or taken out on its own."""


@dataclass(frozen=True, eq=False)
class Portrait:
    """What is shown of one person."""

    contact: Contact
    tie: Tie
    place: Place | None
    """Their place in the queue, or `None` where they are left in peace."""

    mutuals: str = ""
    """Who knows both, and when the user spoke with each."""

    since: SinceYouSpoke | None = None
    """What has come about since the two last spoke."""

    gate: AskGate | None = None
    """How ready the tie is for a request; `None` where nobody has asked."""


def steps_ahead(contact: Contact) -> Iterator[tuple[Content, FollowUp | Promise]]:
    """The follow-ups and promises that are open, by date, each with what it tells."""
    for step in sorted(contact.open_followups, key=lambda step: str(step.due or "")):
        if step.due is not None:
            words = f"{step.due.text} {step_in_words(step)}"
            yield _labelled("Next", words, "$accent"), step
    for head, promises in (
        ("Promised", contact.open_promises),
        ("Awaited", contact.awaited_promises),
    ):
        for promise in promises:
            due = f" by {promise.due.text}" if promise.due else ""
            yield _labelled(head, f"{promise.text}{due}", "$accent"), promise


def what_comes_next(contact: Contact) -> Iterator[Content]:
    """The follow-ups and promises that are open, by date."""
    return (line for line, _ in steps_ahead(contact))


def since_you_spoke(portrait: Portrait) -> Iterator[Content]:
    """What has come about on both sides; what is ahead and promised is told as the next steps."""
    if portrait.since is None:
        return
    told = [part for part in portrait.since.sections if part[0] not in _TOLD_ELSEWHERE]
    if told:
        yield safe(portrait.since.heading, _FAINT)
    for label, texts in told:
        for place, text in enumerate(texts[:_MOST_SINCE]):
            head = _SHORT_HEADS.get(label, label) if place == 0 else ""
            yield Content.assemble((f"{head:<{LABEL}}", "$accent"), safe(text))


def what_is_known(portrait: Portrait) -> Iterator[Content]:
    """What the record holds beside the timeline."""
    memories = " · ".join(portrait.contact.shared_memories[1:])
    for label, words in (("Memories", memories), *facts_of(portrait)):
        if words:
            yield Content.assemble((f"{label:<{LABEL}}", _FAINT), safe(words))


def facts_of(portrait: Portrait) -> tuple[tuple[str, str], ...]:
    """What is known of a person beside what was shared: a label and the words, maybe none."""
    contact = portrait.contact
    return (
        ("Met", _how_met(contact)),
        ("Likes", ", ".join(contact.interests)),
        ("Family", ", ".join(contact.family)),
        ("Busy with", "; ".join(contact.projects)),
        ("Mutuals", portrait.mutuals),
        ("You two", _between(contact)),
        ("You want", _aim(contact)),
        ("Learned", contact.learned),
        ("Goals", ", ".join(map(goal_in_words, contact.goal_tags))),
        ("Asking", "" if portrait.gate is None else gate_in_words(portrait.gate, portrait.tie)),
        ("Reach", "  ".join((*contact.emails, *contact.phones))),
        ("Lives", ", ".join(part for part in (contact.city, contact.country) if part)),
        ("Tags", " ".join(f"#{tag}" for tag in contact.tags)),
        ("Note", contact.note),
    )


def _how_met(contact: Contact) -> str:
    since = f"known since {approximate_date_in_words(contact.met_on)}" if contact.met_on else ""
    return " · ".join(part for part in (contact.how_met, since) if part)


def _between(contact: Contact) -> str:
    rhythm = f" · in touch {rhythm_in_words(contact.rhythm_days)}" if contact.rhythm_days else ""
    return f"{CLOSENESS.get(contact.closeness, '')}{rhythm}"


def _aim(contact: Contact) -> str:
    """What the next message is for, and what it could offer."""
    aim = INTENTS[contact.intent].words if contact.intent in INTENTS else ""
    offer = f"you could {deed_phrase(contact.offer)}" if contact.offer else ""
    return " · ".join(part for part in (aim, offer) if part)


def _labelled(label: str, words: str, style: str = _FAINT) -> Content:
    return Content.assemble((f"{label:<{LABEL}}", style), safe(words))


def goal_in_words(name: str) -> str:
    """A goal as people read it: `job search`."""
    return name.replace("_", " ")


def rhythm_in_words(days: int) -> str:
    """A rhythm as people read it."""
    return f"every {days} days" if days else "none"


def gate_in_words(gate: AskGate, tie: Tie) -> str:
    """The ask gate in one line, for the card."""
    if gate.is_open:
        waits = "nothing speaks against it once your last message is answered"
        return waits if tie.unanswered else "nothing speaks against it"
    first = gate.unmet[0].text
    return f"not yet: {first[:1].lower()}{first[1:]} · A tells more"
