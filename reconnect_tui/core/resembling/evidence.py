"""What speaks for and against two records being one person (formats, section 4.3).

Scores are points of 100. Only strong evidence reaches `SURE`; whatever leaves a doubt stays below.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reconnect_tui.core.resembling.addresses import (
    is_national_form,
    is_role,
    names_of_organization,
    same_organization,
    similar_organizations,
)
from reconnect_tui.core.resembling.faces import Face, phone_key
from reconnect_tui.core.resembling.names import NEAR, NameLikeness, best_likeness

SURE = 90
"""Points from which on nothing leaves a doubt."""

_CERTAIN = 99
_FEW = 3
"""People who hold a value, from which on it is shared and proves nothing by itself."""

_ENOUGH_TO_TELL = 500
"""People in a book from which on it tells how rare a name is."""

_RARE = 2_000
"""One person of so many may have a word of a name that counts as rare; three in a small book."""

_PROFILE, _SHARED_PROFILE, _SHARED_BOX, _FURTHER = 98, 75, 70, 1
_BY_EMAIL = {
    NameLikeness.SAME: 96,
    NameLikeness.FULLER: 95,
    NameLikeness.SHORT_FORM: 95,
    NameLikeness.SLIP: 94,
    NameLikeness.INITIAL: 93,
    NameLikeness.ADDRESS: 93,
    NameLikeness.GIVEN_ONLY: 92,
    NameLikeness.SURNAME: 80,
    NameLikeness.LIKE: 75,
    NameLikeness.SCRIPT: 75,
    NameLikeness.DIFFERENT: 60,
}
_HELD_BY_THE_ADDRESS = frozenset({NameLikeness.SURNAME, NameLikeness.SCRIPT})
_NAMED_BY_THE_ADDRESS = 91
"""Where the names differ, but the address itself holds one of them."""

_BY_PHONE = {
    NameLikeness.SAME: 94,
    NameLikeness.SHORT_FORM: 86,
    NameLikeness.FULLER: 85,
    NameLikeness.SLIP: 80,
    NameLikeness.INITIAL: 72,
    NameLikeness.GIVEN_ONLY: 72,
    NameLikeness.SURNAME: 70,
}
_WITHOUT_COUNTRY = 6
"""Points less where only one of the numbers has the code of its country."""

_BY_WORKPLACE = {
    NameLikeness.SAME: 84,
    NameLikeness.SHORT_FORM: 80,
    NameLikeness.FULLER: 76,
    NameLikeness.SLIP: 72,
    NameLikeness.INITIAL: 70,
}
_FROM_TWO_SIDES = 91
"""Name and workplace where LinkedIn has the one and an address book the other."""

_BY_BIRTHDAY = {
    NameLikeness.SAME: 88,
    NameLikeness.FULLER: 84,
    NameLikeness.SHORT_FORM: 84,
    NameLikeness.SLIP: 80,
    NameLikeness.INITIAL: 70,
}
_SIMILAR_WORKPLACE, _FORMER_WORKPLACE, _SAME_CITY, _NAME_ALONE = 78, 76, 68, 64


@dataclass(frozen=True, slots=True)
class Setting:
    """What the whole book says about how much a shared value is worth."""

    people: int
    words: Mapping[str, int]
    """Word of a name to the number of people who have it."""

    holders: Mapping[str, int]
    """Shared value, as in `Face.keys`, to the number of people who have it."""

    def is_shared(self, key: str) -> bool:
        """Whether more than two people have it, as an office has one number."""
        return self.holders.get(key, 0) >= _FEW

    def is_theirs_alone(self, one: Face, other: Face) -> bool:
        """Whether no third person has the name of the two."""
        return not any(map(self.is_shared, one.name_keys | other.name_keys))

    def is_rare(self, face: Face) -> bool:
        """Whether few people have a word of the name."""
        rarest = min(self.words.get(word, 0) for word in face.words)
        return self.people < _ENOUGH_TO_TELL or rarest <= max(_FEW, self.people // _RARE)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that speaks for two people being one, or all of it together."""

    score: int
    """Points of 100."""

    evidence: tuple[str, ...]
    """In words."""


@dataclass(frozen=True, slots=True)
class _Doubt:
    """Something that speaks against it."""

    words: str
    limit: int
    """Points that cannot be passed."""

    with_key: frozenset[NameLikeness]
    """The names that stand against it together with a shared address, number or profile."""

    without_key: frozenset[NameLikeness]
    """The names that stand against it without any."""


_ANY = frozenset(NameLikeness)
_NONE: frozenset[NameLikeness] = frozenset()
_SAME_ONLY = frozenset({NameLikeness.SAME})


def resemblance(one: Face, other: Face, setting: Setting) -> Finding | None:
    """All that speaks for the two being one, and against it; `None` where too little does."""
    names = best_likeness(one.forms, other.forms)
    keys = [
        *_by_profile(one, other, setting),
        *_by_email(one, other, names, setting),
        *_by_phone(one, other, names, setting),
    ]
    doubts = list(_doubts(one, other))
    if one.slugs.isdisjoint(other.slugs) and not all(
        names in (doubt.with_key if keys else doubt.without_key) for doubt in doubts
    ):
        return None
    findings = keys or list(_without_a_key(one, other, names, setting))
    if not findings:
        return None
    findings.sort(key=lambda finding: -finding.score)
    further = [*_further(one, other)] if keys else []
    score = findings[0].score + _FURTHER * (len(findings) + len(further) - 1)
    score = min(score, SURE - 1 if findings[0].score < SURE else _CERTAIN)
    for doubt in doubts:
        score = min(score, doubt.limit)
    evidence = [words for finding in findings for words in finding.evidence]
    against = [f"but {doubt.words}" for doubt in doubts]
    return Finding(score, tuple(dict.fromkeys((*evidence, *further, names.value, *against))))


def _by_profile(one: Face, other: Face, setting: Setting) -> Iterator[Finding]:
    for slug in sorted(one.slugs & other.slugs):
        shared = setting.is_shared(f"profile:{slug}")
        score = _SHARED_PROFILE if shared else _PROFILE
        yield Finding(score, (f"the same LinkedIn profile {slug}",))


def _by_email(one: Face, other: Face, names: NameLikeness, setting: Setting) -> Iterator[Finding]:
    for address in sorted(one.emails & other.emails):
        words = f"the same email address {address}"
        if is_role(address) or setting.is_shared(f"email:{address}"):
            if names in NEAR:
                yield Finding(_SHARED_BOX, (words, "but several people may read it"))
        elif names in _HELD_BY_THE_ADDRESS and _holds_a_name(address, one, other, names):
            yield Finding(_NAMED_BY_THE_ADDRESS, (words,))
        elif names in _BY_EMAIL:
            yield Finding(_BY_EMAIL[names], (words,))


def _holds_a_name(address: str, one: Face, other: Face, names: NameLikeness) -> bool:
    """Whether the address names one of them: the family name, or what is in its own script."""
    box = address.partition("@")[0]
    family_only = names is NameLikeness.SURNAME
    words = (word for face in (one, other) for word in face.words[-1 if family_only else 0 :])
    return any(len(word) > 2 and word in box for word in words)


def _by_phone(one: Face, other: Face, names: NameLikeness, setting: Setting) -> Iterator[Finding]:
    if names not in _BY_PHONE:
        return
    for digits, number in one.phones.items():
        for others, written in other.phones.items():
            words = f"the same phone number {number}"
            if setting.is_shared(phone_key(digits)):
                continue
            if digits == others:
                yield Finding(_BY_PHONE[names], (words,))
            elif is_national_form(number, written):
                yield Finding(_BY_PHONE[names] - _WITHOUT_COUNTRY, (words,))


def _without_a_key(
    one: Face, other: Face, names: NameLikeness, setting: Setting
) -> Iterator[Finding]:
    """What the names together with a workplace, a birthday or a place say."""
    yield from _by_workplace(one, other, names, setting)
    if one.birthday and one.birthday == other.birthday and names in _BY_BIRTHDAY:
        less = 0 if one.birthday[0] != "-" else 8
        yield Finding(_BY_BIRTHDAY[names] - less, ("the same birthday",))
    if names is NameLikeness.SAME and setting.is_theirs_alone(one, other) and setting.is_rare(one):
        if one.city and one.city == other.city:
            yield Finding(_SAME_CITY, ("the same city",))
        is_told = not (one.organization and other.organization) or setting.people >= _ENOUGH_TO_TELL
        if is_told and one.sources.keys().isdisjoint(other.sources):
            yield Finding(_NAME_ALONE, ("a name that nobody else has",))


def _by_workplace(
    one: Face, other: Face, names: NameLikeness, setting: Setting
) -> Iterator[Finding]:
    if names not in _BY_WORKPLACE:
        return
    is_same = same_organization(one.organization, other.organization)
    if is_same or _works_at_the_address(one, other):
        sides = {"linkedin" in one.sources, "linkedin" in other.sources}
        alone = is_same and len(sides) == 2 and setting.is_theirs_alone(one, other)
        score = _FROM_TWO_SIDES if alone and names is NameLikeness.SAME else _BY_WORKPLACE[names]
        yield Finding(score, (_the_same_workplace(one, other),))
    elif (
        names is NameLikeness.SAME
        and setting.is_theirs_alone(one, other)
        and similar_organizations(one.organization, other.organization)
    ):
        yield Finding(
            _SIMILAR_WORKPLACE,
            (f"similar organizations: {one.organization}, {other.organization}",),
        )
    elif names in NEAR and (_once_at(one, other) or _once_at(other, one)):
        yield Finding(_FORMER_WORKPLACE, ("one works where the other used to",))


def _the_same_workplace(one: Face, other: Face) -> str:
    return f"the same organization: {one.organization or other.organization}".rstrip(": ")


def _works_at_the_address(one: Face, other: Face) -> bool:
    """Whether the address of one, or of both, speaks of one workplace."""
    mine = one.workplaces | names_of_organization(one.organization)
    theirs = other.workplaces | names_of_organization(other.organization)
    return not (one.workplaces | other.workplaces).isdisjoint(mine & theirs)


def _once_at(one: Face, other: Face) -> bool:
    return any(same_organization(one.organization, past) for past in other.past_organizations)


def _further(one: Face, other: Face) -> Iterator[str]:
    """What agrees besides a shared address, number or profile."""
    if same_organization(one.organization, other.organization):
        yield _the_same_workplace(one, other)
    if one.birthday and one.birthday == other.birthday:
        yield "the same birthday"
    if one.city and one.city == other.city:
        yield "the same city"


def _doubts(one: Face, other: Face) -> Iterator[_Doubt]:
    """What speaks against it; with any of it a person has to look."""
    if one.slugs and other.slugs and one.slugs.isdisjoint(other.slugs):
        yield _Doubt("two LinkedIn profiles", 70, NEAR, _NONE)
    if _told_apart_by(one.birthday, other.birthday):
        yield _Doubt("two birthdays", 65, NEAR, _NONE)
    mine, theirs = one.forms[0].generation, other.forms[0].generation
    if mine != theirs:
        words = " and ".join(word for word in (mine, theirs) if word)
        yield _Doubt(f"{words} in the name", 65, _NONE if mine and theirs else NEAR, _NONE)
    for source in sorted(one.sources.keys() & other.sources.keys()):
        ids, others = one.sources[source], other.sources[source]
        if ids and others and ids.isdisjoint(others):
            apart = source == "linkedin" and not (one.slugs or other.slugs)
            names = (NEAR, _NONE) if apart else (_ANY, _ANY)
            yield _Doubt(f"two records of one source: {source}", SURE - 1, *names)
    shared = one.workplaces & other.workplaces
    if shared and one.emails.isdisjoint(other.emails):
        yield _Doubt(f"two addresses at {min(shared)}", 70, _ANY, _SAME_ONLY)


def _told_apart_by(birthday: str, other: str) -> bool:
    """Whether two birthdays are two days, as far as both are known."""
    if not birthday or not other:
        return False
    if "--" in (birthday[:2], other[:2]):
        return birthday[-5:] != other[-5:]
    return birthday != other
