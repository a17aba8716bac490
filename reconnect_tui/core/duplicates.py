"""Records that may be one person, with what speaks for it in words.

Nobody is compared with everybody: only people who share an address, a phone number, a profile, a
name, or a workplace and a part of the name (formats, section 4.3, blocking). A value that several
people share proves little, and nothing here ever merges anybody.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Literal

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.resembling.evidence import SURE, Finding, Setting, resemblance
from reconnect_tui.core.resembling.faces import Face, face_of

Verdict = Literal["auto", "suggest"]

_MOST_HOLDERS = 40
"""People who share a value, up to whom that is a reason to compare them with each other."""

_MOST_NAMESAKES = 6
"""The same for people who share nothing but their name."""

_ALL_LOOK_ALIKE = "but more than two records look like the same person"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be one person."""

    ids: tuple[ContactId, ContactId]
    """The lower id first."""

    names: tuple[str, str]
    score: int
    """Points of 100; 90 and more where nothing leaves a doubt."""

    evidence: tuple[str, ...]
    """What speaks for it, and after a “but” what speaks against it, in words."""

    @property
    def verdict(self) -> Verdict:
        """`auto` where the two are certainly one, `suggest` where a person should look."""
        return "auto" if self.score >= SURE else "suggest"


def duplicates_among(contacts: Iterable[Contact]) -> tuple[Pair, ...]:
    """The pairs that may be one person, the surest first."""
    faces = [face_of(contact) for contact in contacts]
    faces = [face for face in faces if face.is_person]
    blocks = _blocks(faces)
    setting = _setting(faces, blocks)
    found: dict[tuple[int, int], Finding] = {}
    for one, other in _candidates(blocks):
        finding = resemblance(faces[one], faces[other], setting)
        if finding is not None:
            found[one, other] = finding
    pairs = [_pair(faces[one], faces[other], it) for (one, other), it in _asked(found).items()]
    return tuple(sorted(pairs, key=lambda pair: (-pair.score, pair.ids)))


def _pair(one: Face, other: Face, finding: Finding) -> Pair:
    first, second = sorted((one, other), key=lambda face: face.id)
    return Pair((first.id, second.id), (first.name, second.name), finding.score, finding.evidence)


def _blocks(faces: Sequence[Face]) -> Mapping[str, list[int]]:
    """Places in `faces` by what is shared."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for place, face in enumerate(faces):
        for key in face.keys:
            blocks[key].append(place)
    return blocks


def _setting(faces: Sequence[Face], blocks: Mapping[str, list[int]]) -> Setting:
    words = Counter(word for face in faces for word in face.words)
    holders = {key: len(places) for key, places in blocks.items() if len(places) > 1}
    return Setting(len(faces), words, holders)


def _candidates(blocks: Mapping[str, list[int]]) -> Iterator[tuple[int, int]]:
    """Each pair of places that share something, once."""
    seen: set[tuple[int, int]] = set()
    for key, places in blocks.items():
        most = _MOST_NAMESAKES if key.startswith("name:") else _MOST_HOLDERS
        if 1 < len(places) <= most:
            for pair in combinations(places, 2):
                if pair not in seen:
                    seen.add(pair)
                    yield pair


def _asked(found: Mapping[tuple[int, int], Finding]) -> Mapping[tuple[int, int], Finding]:
    """The findings; where more than two records hang together, a person has to look."""
    sure = Counter(
        place for pair, finding in found.items() if finding.score >= SURE for place in pair
    )
    return {
        pair: replace(finding, score=SURE - 1, evidence=(*finding.evidence, _ALL_LOOK_ALIKE))
        if finding.score >= SURE and max(sure[place] for place in pair) > 1
        else finding
        for pair, finding in found.items()
    }
