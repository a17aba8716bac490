"""Who the user of a LinkedIn export is: directions are never guessed without knowing that."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from reconnect_tui.core.errors import WrongInput
from reconnect_tui.core.identity import (
    email_addresses_in,
    name_key,
    person_name,
    profile_address,
    profile_slug,
)
from reconnect_tui.core.owner import Owner
from reconnect_tui.importing.csv_text import Row
from reconnect_tui.importing.linkedin_messages import Letter
from reconnect_tui.importing.source import Party

_NEARLY_EVERY = 0.8
_FEWEST_CONVERSATIONS = 2


@dataclass(frozen=True, slots=True)
class Identity:
    """By what the user is recognised among the parties of messages."""

    name: str = ""
    """The whole name."""

    given_name: str = ""
    slug: str = ""
    """The name of their profile."""

    emails: tuple[str, ...] = ()

    def is_party(self, party: Party) -> bool:
        """Whether a party is the user; a namesake with another profile is not."""
        if party.slug and self.slug:
            return party.slug == self.slug
        return bool(self.name) and party.key == name_key(self.name)

    @property
    def owner(self) -> Owner:
        """The same for the book."""
        profile = profile_address(self.slug) if self.slug else ""
        return Owner(self.name, self.given_name, self.emails, profile=profile)


@dataclass
class Evidence:
    """What the files say about the user, gathered while they are read."""

    given_name: str = ""
    """From Profile.csv."""

    name: str = ""
    """From Profile.csv."""

    emails: list[str] = field(default_factory=list)
    """From Email Addresses.csv, the primary one first."""

    invitation_slugs: Counter[str] = field(default_factory=Counter)
    """Profiles that stand on the user's side of an invitation."""

    invitation_names: Counter[str] = field(default_factory=Counter)
    """Names that stand there."""

    def take_profile(self, rows: Iterable[Row]) -> None:
        """Read Profile.csv: one row, the user."""
        for row in rows:
            name = person_name(row["first_name"], row["last_name"])
            if name.shown and not self.name:
                self.name, self.given_name = name.shown, name.given

    def take_emails(self, rows: Iterable[Row]) -> None:
        """Read Email Addresses.csv: the user's own addresses."""
        for row in rows:
            for address in email_addresses_in(row["email"])[0]:
                if address not in self.emails:
                    at = 0 if row["primary"].lower() == "yes" else len(self.emails)
                    self.emails.insert(at, address)

    def take_invitations(self, rows: Iterable[Row]) -> None:
        """Read Invitations.csv: the user sent the outgoing ones and received the incoming."""
        for row in rows:
            outgoing = row["direction"].upper() == "OUTGOING"
            self.invitation_names[row["from" if outgoing else "to"]] += 1
            slug = profile_slug(row["inviter_url" if outgoing else "invitee_url"])
            if slug:
                self.invitation_slugs[slug] += 1


def recognised(
    evidence: Evidence, letters: Sequence[Letter], known: Owner, me: str = ""
) -> Identity | None:
    """Who the user is (formats, section 1.1, Owner), or `None` where nothing tells.

    Args:
        evidence: What the files say.
        letters: The messages; whoever is named must be among their parties.
        known: Who the book says the user is.
        me: A name or a profile address given by the user; it wins over everything else.

    Raises:
        WrongInput: `me` is given, and nobody in the messages is called so.
    """
    senders = _slugs_by_name(letters)
    if me.strip():
        return _named(me.strip(), evidence, letters, senders)
    name = evidence.name or known.name or _clear_winner(evidence.invitation_names)
    invited = _clear_winner(evidence.invitation_slugs)
    for slug in (invited, profile_slug(known.profile), senders.get(name_key(name), "")):
        if slug and any(party.slug == slug for letter in letters for party in letter.parties):
            return _identity(name, slug, evidence, letters)
    for called in (name, _declared(letters)):
        identity = _identity(called, "", evidence, letters)
        if called and _takes_part(identity, letters):
            return identity
    everywhere = _in_nearly_every_conversation(letters, senders)
    if everywhere:
        return _identity("", everywhere, evidence, letters)
    if letters or not (name or invited):
        return None
    return _identity(name, invited, evidence, letters)


def _named(
    me: str, evidence: Evidence, letters: Sequence[Letter], senders: Mapping[str, str]
) -> Identity:
    slug = profile_slug(me)
    identity = _identity(
        "" if slug else me, slug or senders.get(name_key(me), ""), evidence, letters
    )
    if letters and not _takes_part(identity, letters):
        seen = Counter(p.name for letter in letters for p in letter.parties if p.name)
        often = ", ".join(f"“{name}”" for name, _ in seen.most_common(3))
        raise WrongInput(
            f"Nobody called “{me}” takes part in these messages. The names seen most are {often}. "
            "Give yours with --me as LinkedIn writes it."
        )
    return identity


def _identity(name: str, slug: str, evidence: Evidence, letters: Sequence[Letter]) -> Identity:
    if not name:
        names = (
            party.name
            for letter in letters
            for party in letter.parties
            if party.slug == slug and party.name
        )
        name = next(names, "")
    given = evidence.given_name if name == evidence.name else ""
    return Identity(name, given, slug, tuple(evidence.emails))


def _takes_part(identity: Identity, letters: Sequence[Letter]) -> bool:
    return any(identity.is_party(party) for letter in letters for party in letter.parties)


def _slugs_by_name(letters: Iterable[Letter]) -> dict[str, str]:
    """The profile under which a name is seen most."""
    seen = Counter((party.name, party.slug) for letter in letters for party in letter.parties)
    counted: dict[str, Counter[str]] = {}
    for (name, slug), count in seen.items():
        if name and slug:
            counted.setdefault(name_key(name), Counter())[slug] += count
    return {name: slugs.most_common(1)[0][0] for name, slugs in counted.items()}


def _declared(letters: Iterable[Letter]) -> str:
    """The name on the user's side where the export says which messages went out (2018)."""
    names: Counter[str] = Counter()
    for letter in letters:
        if letter.declared == "OUTGOING":
            names[letter.sender.name] += 1
        elif letter.declared == "INCOMING" and len(letter.recipients) == 1:
            names[letter.recipients[0].name] += 1
    return _clear_winner(names)


def _clear_winner(counted: Counter[str]) -> str:
    best = [item for item, count in counted.most_common(1) if count * 2 > counted.total()]
    return best[0] if best else ""


def _in_nearly_every_conversation(letters: Iterable[Letter], senders: Mapping[str, str]) -> str:
    """The one profile that takes part in nearly every conversation; empty in doubt."""
    present: dict[str, set[str]] = {}
    for letter in letters:
        slugs = present.setdefault(letter.conversation, set())
        for party in letter.parties:
            if not party.is_gone:
                slugs.add(party.slug or senders.get(party.key, ""))
    counted = Counter(slug for slugs in present.values() for slug in slugs if slug)
    first, second = ([*counted.most_common(2), ("", 0), ("", 0)])[:2]
    enough = len(present) >= _FEWEST_CONVERSATIONS and first[1] >= _NEARLY_EVERY * len(present)
    return first[0] if enough and first[1] > second[1] else ""
