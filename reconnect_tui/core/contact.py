"""One person of the book."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal, NewType, get_args

from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.timeline import Interaction, Timeline, nothing_more

ContactId = NewType("ContactId", int)

State = Literal[
    "dormant",
    "considering",
    "preparing",
    "drafted",
    "waiting",
    "replied",
    "scheduled",
    "caught_up",
    "keeping",
    "paused",
    "let_go",
]
STATES: tuple[State, ...] = get_args(State)

USUAL_CLOSENESS = 2
"""The closeness of someone the user has not rated (contract, decision 15)."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Something that makes now a natural time to write."""

    type: str
    """One of the reason types of the contract, such as `new_job`."""

    date: PartialDate | None = None
    """When it happened or will happen."""

    label: str = ""
    """The news in a few words: `head of the night desk`."""

    keywords: tuple[str, ...] = ()
    """Words by which a draft can be recognised as speaking of it."""

    source: str = ""
    """Where the user learned of it."""

    checked_on: PartialDate | None = None
    """When the user last made sure of it."""

    extra: Mapping[str, object] = field(default_factory=nothing_more, hash=False)
    """Fields of the document that this version does not know."""


@dataclass(frozen=True, slots=True)
class Promise:
    """Something that one of the two said they would do."""

    text: str
    """What was promised."""

    due: PartialDate | None = None
    """By when."""

    done: PartialDate | None = None
    """When it was kept; `None` while it is open."""

    by: str = ""
    """Who promised it: `them`, or empty for the user."""

    extra: Mapping[str, object] = field(default_factory=nothing_more, hash=False)
    """Fields of the document that this version does not know."""

    @property
    def is_theirs(self) -> bool:
        """Whether the other person promised it to the user."""
        return self.by == "them"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A next step with a date."""

    kind: str
    """One of the follow-up kinds of the contract, such as `nudge`."""

    due: PartialDate | None = None
    """From when it is shown."""

    done: PartialDate | None = None
    """When it was done or dropped; `None` while it is open."""

    text: str = ""
    """What to do, in the user's words where they gave any."""

    for_day: PartialDate | None = None
    """The day of the talk that it belongs to; `None` where it belongs to none."""

    extra: Mapping[str, object] = field(default_factory=nothing_more, hash=False)
    """Fields of the document that this version does not know."""


PROJECT = "project"
"""The kind of a note about something they work on."""


@dataclass(frozen=True, slots=True)
class PeopleNote:
    """Something one may ask after: who belongs to their life, what they are busy with (M44)."""

    text: str
    """In a few words: `daughter Ines`, `roof garden`."""

    ok_to_mention: bool = False
    """Whether a message may speak of it (playbook 6.7)."""

    kind: str = ""
    """`PROJECT` for something they work on; empty for somebody."""

    on: PartialDate | None = None
    """When it was known to be so."""

    extra: Mapping[str, object] = field(default_factory=nothing_more, hash=False)
    """Fields of the document that this version does not know."""


@dataclass(frozen=True, slots=True)
class Check:
    """When the user last made sure of a plain field of the record, and where (playbook M28)."""

    name: str
    """The name of the field: `organization`."""

    on: PartialDate | None = None
    """When."""

    source: str = ""
    """Where it was looked up."""

    extra: Mapping[str, object] = field(default_factory=nothing_more, hash=False)
    """Fields of the document that this version does not know."""


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """Which import gave which values."""

    source: str
    """One of the import sources, such as `linkedin`."""

    native_id: str
    """What the source itself knows the person by."""

    imported: str = ""
    """The day of the import."""

    fields: Mapping[str, object] = field(default_factory=nothing_more, hash=False)
    """The values as the source gave them, by field name."""

    extra: Mapping[str, object] = field(default_factory=nothing_more, hash=False)
    """Fields of the document that this version does not know."""


@dataclass(frozen=True)
class Contact:
    """One person: who they are, what was shared, and what comes next.

    Field names are those of the data file (contract, section 4); an unknown word is empty.
    """

    name: str
    """As it is shown: the one field that nobody lacks."""

    id: ContactId = ContactId(0)
    """The number of the document in the book; 0 before the book has given one."""

    uid: str = ""
    """A UUID that stays when the book is copied."""

    given_name: str = ""
    family_name: str = ""
    preferred_name: str = ""
    nicknames: tuple[str, ...] = ()
    organization: str = ""
    title: str = ""
    past_organizations: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    city: str = ""
    country: str = ""
    time_zone: str = ""
    """As IANA names it, `Asia/Tokyo`; empty where it is that of the user or not known."""

    birthday: str = ""
    """`YYYY-MM-DD`, or `--MM-DD` where the year is not known."""

    holidays: tuple[str, ...] = ()
    """Days they keep, as the user entered them (playbook 5.5): `11-08 Diwali`."""

    tags: tuple[str, ...] = ()
    note: str = ""
    how_met: str = ""
    met_on: PartialDate | None = None
    """Known since; a LinkedIn connection date stands here and is no contact."""

    relationship: str = ""
    closeness: int = USUAL_CLOSENESS
    """1 met once, 2 acquaintance, 3 worked well together, 4 trusted ally, 5 close."""

    shared_keywords: tuple[str, ...] = ()
    shared_memories: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    mutuals: tuple[int, ...] = ()
    """Ids of the people who know both."""

    people_notes: tuple[PeopleNote, ...] = ()
    checks: tuple[Check, ...] = ()
    """One for each field that was looked up, the newest of each."""

    goal_tags: tuple[str, ...] = ()
    rhythm_days: int = 0
    """How many days may pass between touches; 0 where no rhythm was chosen."""

    state: State = "dormant"
    snoozed_until: PartialDate | None = None
    snoozed_on: PartialDate | None = None
    """When the snooze was set; a message that comes later lifts it."""

    do_not_contact: bool = False
    honest_reason: str = ""
    """Private: never searched, exported, copied or drafted."""

    private_notes: str = ""
    """Private: never searched, exported, copied or drafted."""

    learned: str = ""
    """What they taught the user, as “I learned … from you” goes on (playbook M38)."""

    offer: str = ""
    """What the user could do for them, as “I could …” goes on (M64); until a message says so."""

    intent: str = ""
    """What the user wants from the next exchange (M32): one of `core.writing.intents`."""

    address_form: str = ""
    """How a formal letter begins after `Dear`: `Professor Mwangi`."""

    greeting: str = ""
    """The word before the name where it is one of their own (5.5): `Kia ora`."""

    asks_first: bool = False
    """Whether a message asks how they are before it says anything else (playbook 5.5)."""

    formality: str = ""
    """`formal`, `neutral`, or empty where the closeness decides."""

    language: str = ""
    different_field: bool = False
    senior: bool = False
    said_would_keep_in_touch: bool = False
    mutuals_agreed: tuple[int, ...] = ()
    """Ids of those of them who agreed to be named to the person (M72)."""

    mutual_offered: bool = False
    """Whether a mutual friend offered to introduce the two again."""

    settled_on: PartialDate | None = None
    """When the user decided that what they wrote needs no answer."""

    memories_used: tuple[str, ...] = ()
    """Shared memories that a sent message has already used."""

    created: str = ""
    updated: str = ""
    sources: tuple[SourceRecord, ...] = ()
    timeline: Timeline = field(default_factory=Timeline)
    reasons: tuple[Reason, ...] = ()
    promises: tuple[Promise, ...] = ()
    followups: tuple[FollowUp, ...] = ()
    extra: Mapping[str, object] = field(default_factory=nothing_more, hash=False)
    """Fields of the document that this version does not know."""

    @property
    def first_name(self) -> str:
        """What one calls them in a greeting: preferred, else given, else the first word."""
        return self.preferred_name or self.given_name or (self.name.split() or [""])[0]

    @property
    def surname(self) -> str:
        """The family name where the record has one; never guessed from the name."""
        return self.family_name

    @property
    def role(self) -> str:
        """Title and organization on one line."""
        return " · ".join(part for part in (self.title, self.organization) if part)

    @property
    def family(self) -> tuple[str, ...]:
        """Who belongs to their life and may be asked after."""
        return tuple(note.text for note in self.mentionable(""))

    @property
    def projects(self) -> tuple[str, ...]:
        """What they are busy with and may be asked about."""
        return tuple(note.text for note in self.mentionable(PROJECT))

    def mentionable(self, kind: str) -> tuple[PeopleNote, ...]:
        """The notes of a kind of which a message may speak."""
        notes = self.people_notes
        return tuple(note for note in notes if note.ok_to_mention and note.kind == kind)

    @property
    def open_followups(self) -> tuple[FollowUp, ...]:
        """The next steps that are neither done nor dropped."""
        return tuple(step for step in self.followups if step.done is None)

    @property
    def open_promises(self) -> tuple[Promise, ...]:
        """What the user promised and has not done yet."""
        return tuple(one for one in self.promises if one.done is None and not one.is_theirs)

    @property
    def awaited_promises(self) -> tuple[Promise, ...]:
        """What they promised the user and have not done yet; nobody is reminded of it."""
        return tuple(one for one in self.promises if one.done is None and one.is_theirs)


PRIVATE_FIELDS = frozenset({"honest_reason", "private_notes"})
"""Fields that never leave through search, export, clipboard or draft (playbook M27)."""


def asked_after(contact: Contact, kind: str, texts: Iterable[str], today: date) -> Contact:
    """The contact with just these to ask after; what may not be mentioned stays as it is.

    Args:
        contact: Whose record it is.
        kind: `PROJECT`, or nothing for people.
        texts: In a few words each. What stood there already keeps its day.
        today: The day of what is new.
    """
    known = {note.text: note for note in contact.mentionable(kind)}
    fresh = (PeopleNote(text, True, kind, PartialDate.on(today)) for text in texts)
    kept = tuple(note for note in contact.people_notes if note.text not in known)
    now = tuple(known.get(note.text, note) for note in fresh)
    return replace(contact, people_notes=(*kept, *now))


def noted(contact: Contact, words: str, today: date, state: State) -> Contact:
    """The contact in a state, with an entry that says so (playbook 6.1)."""
    entry = Interaction(uid="", date=PartialDate.on(today), kind="state", summary=words)
    return replace(contact, state=state, timeline=contact.timeline.with_entry(entry))
