"""What the coach is given: the message, and what the record says of the one it is for."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from reconnect_tui.core.contact import Contact, Reason
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.hard_news import day_of_hard_news
from reconnect_tui.core.owner import Owner
from reconnect_tui.core.ranking.tie import Tie, moment_of
from reconnect_tui.core.writing.phrases import memory_phrase


@dataclass(frozen=True, slots=True)
class Message:
    """A message, and where in an attempt it stands."""

    body: str
    subject: str = ""
    move: str = ""
    channel: str = "email"
    stage: str = "first_contact"
    tone: str = "warm"
    attempt: int = 1
    """Which message of this attempt it is, the first one being 1 (contract, decision 13)."""

    days_since: int | None = None
    """Days since the writer's last message."""

    meeting_keywords: tuple[str, ...] = ()
    """What was spoken about when the two last met."""

    @classmethod
    def of(
        cls, draft: Draft, attempt: int, days_since: int | None, keywords: Iterable[str]
    ) -> "Message":
        """The message that a draft holds."""
        return cls(
            draft.body,
            draft.subject,
            draft.move,
            draft.channel,
            draft.stage,
            draft.tone,
            attempt,
            days_since,
            tuple(keywords),
        )


@dataclass(frozen=True, slots=True)
class Event:
    """News about a person, with its day."""

    type: str
    on: date | None
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recipient:
    """What is known of the person that a message is for, as far as the coach needs it."""

    first_name: str
    names: tuple[str, ...]
    """Every name that a greeting may use."""

    address_form: str = ""
    formality: str = ""
    language: str = ""
    organization: str = ""
    past_organizations: tuple[str, ...] = ()
    city: str = ""
    anchors: tuple[str, ...] = ()
    """Shared keywords and memories, and how the two met."""

    mutuals: tuple[str, ...] = ()
    """Names of people whom both know."""

    events: tuple[Event, ...] = ()
    gap_days: int | None = None
    """Days since the two last spoke; `None` where no contact is logged."""

    last_contact: date | None = None
    closeness: int = 2
    private: tuple[str, ...] = ()
    """Texts that are nobody's business."""

    sender: str = ""
    """The writer's first name."""

    sender_organizations: tuple[str, ...] = field(default=())
    """Where the writer works and worked."""

    @classmethod
    def of(cls, contact: Contact, tie: Tie, mutuals: Iterable[str], owner: Owner) -> "Recipient":
        """What the record says, on the day of the tie."""
        names = (
            contact.name,
            contact.given_name,
            contact.family_name,
            contact.preferred_name,
            contact.address_form,
            *contact.nicknames,
        )
        return cls(
            first_name=contact.preferred_name or contact.first_name,
            names=tuple(name for name in names if name),
            address_form=contact.address_form,
            formality=contact.formality,
            language=contact.language,
            organization=contact.organization,
            past_organizations=contact.past_organizations,
            city=contact.city,
            anchors=(
                *contact.shared_keywords,
                *contact.shared_memories,
                *map(memory_phrase, contact.shared_memories),
                contact.how_met,
            ),
            mutuals=tuple(mutuals),
            events=tuple(_events(contact, tie.today)),
            gap_days=tie.gap_days,
            last_contact=tie.last_contact,
            closeness=contact.closeness,
            private=(contact.honest_reason, contact.private_notes),
            sender=owner.signature,
            sender_organizations=owner.organizations,
        )


def _events(contact: Contact, today: date) -> Iterable[Event]:
    reasons = list(contact.reasons)
    if contact.birthday:
        reasons.append(Reason("birthday"))
    for reason in reasons:
        day = moment_of(reason, today) if reason.date else day_of_hard_news(reason, today)
        yield Event(reason.type, day, (*reason.keywords, reason.label))
