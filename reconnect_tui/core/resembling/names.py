"""How two names compare, where spelling, order and form vary (formats, section 4.3)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from reconnect_tui.core.finding.nicknames import other_forms
from reconnect_tui.core.finding.words import umlauts_written_out
from reconnect_tui.core.identity import email_key, looks_like_credentials, name_key
from reconnect_tui.core.text import folded, one_line

_TITLE_NAMES = "dr prof ing dipl mr mrs ms mx sir dame herr frau"
_TITLES = frozenset(_TITLE_NAMES.split())
_PARTICLE_WORDS = "de da do dos das del della di du la le van von der den af av bin al"
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_GENERATIONS = {
    "jr": "Jr.", "junior": "Jr.", "sr": "Sr.", "senior": "Sr.", "ii": "II", "iii": "III", "iv": "IV"
}  # fmt: skip
_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщыэюяіїєґ"
_IN_LATIN = "a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch y e yu ya i i e g"
_TO_LATIN = str.maketrans(dict(zip(_CYRILLIC, _IN_LATIN.split(), strict=True)) | {"ъ": "", "ь": ""})
_NOT_LATIN = re.compile(r"[^\W\d_a-zªº\u00df-\u024f\u1e00-\u1eff]")
_SOUNDS = (("ph", "f"), ("th", "t"), ("ck", "k"), ("v", "f"), ("y", "i"), ("c", "k"))
_DOUBLED = re.compile(r"(.)\1")

SHORTEST_SLIP = 5
"""Letters that a word needs so that another spelling of it can be told from another name."""

_SLIP = 85
_LIKE = 80


class NameLikeness(Enum):
    """What two names have to do with each other, from one name to two; said in words."""

    SAME = "the same name"
    FULLER = "the same name, longer in one"
    SHORT_FORM = "a short form of the same name"
    SLIP = "the same name in another spelling"
    INITIAL = "the same name with an initial"
    GIVEN_ONLY = "the same given name"
    ADDRESS = "an address in place of a name"
    LIKE = "similar names"
    SURNAME = "the same given name, but another family name"
    SCRIPT = "names in two scripts"
    FAMILY = "the same family name, but another given name"
    DIFFERENT = "but the names differ"


NEAR = frozenset({NameLikeness.SAME, NameLikeness.FULLER, NameLikeness.SHORT_FORM})
"""Names that can be one person's without any doubt about their spelling."""

_BEST_FIRST = tuple(NameLikeness)


@dataclass(frozen=True, slots=True)
class NameForm:
    """One name of a person in words that can be compared."""

    words: tuple[str, ...]
    """Folded, without titles, letters after the name and `Jr.`."""

    spellings: frozenset[str]
    """The words in any order, each spelling as one text: `muller anna` and `anna mueller`."""

    generation: str = ""
    """`Jr.`, `Sr.`, `II` …, or empty."""

    is_address: bool = False
    """Whether an email address stands in place of the name."""

    @property
    def is_whole(self) -> bool:
        """Whether it can be told from others: more than one word, or written without spaces."""
        return len(self.words) > 1 or not "".join(self.words).isascii()


@lru_cache(maxsize=65_536)
def name_form(name: str) -> NameForm:
    """The name as it is compared; `Brandt, Zoë` is turned round."""
    if "@" in name and email_key(name):
        box = _words(email_key(name).partition("@")[0])
        return NameForm(tuple(box), frozenset({" ".join(sorted(box))}), is_address=True)
    name = _turned_round(one_line(name))
    words, generation = _without_generation(_words(name))
    while len(words) > 1 and words[0] in _TITLES:
        words.pop(0)
    spellings = {" ".join(sorted(words))}
    if not name.isascii():
        written_out = name_key(" ".join(umlauts_written_out(name)))
        spelled, _ = _without_generation(written_out.split())
        spellings |= {" ".join(sorted(spelled))} if spelled else set()
        spellings.add(" ".join(sorted(" ".join(words).translate(_TO_LATIN).split())))
    return NameForm(tuple(words), frozenset(spellings), generation)


def _words(name: str) -> list[str]:
    return name_key(name).split()


def _turned_round(name: str) -> str:
    family, comma, given = name.partition(",")
    given = given.strip()
    turns = comma and given and "," not in given and not looks_like_credentials(given)
    return f"{given} {family}" if turns and folded(given) not in _GENERATIONS else name


def _without_generation(words: list[str]) -> tuple[list[str], str]:
    if len(words) > 2 and words[-1] in _GENERATIONS:
        return words[:-1], _GENERATIONS[words[-1]]
    return words, ""


def best_likeness(some: Iterable[NameForm], others: Sequence[NameForm]) -> NameLikeness:
    """The closest that any name of one person comes to any name of the other."""
    found = (likeness(one, other) for one in some for other in others)
    return min(found, key=_BEST_FIRST.index, default=NameLikeness.DIFFERENT)


def likeness(one: NameForm, other: NameForm) -> NameLikeness:
    """How two names compare."""
    found = _likeness(one, other)
    told_apart = found in (NameLikeness.DIFFERENT, NameLikeness.FAMILY, NameLikeness.SCRIPT)
    return NameLikeness.ADDRESS if told_apart and one.is_address != other.is_address else found


def _likeness(one: NameForm, other: NameForm) -> NameLikeness:
    if not one.spellings.isdisjoint(other.spellings):
        return NameLikeness.SAME if one.is_whole else NameLikeness.GIVEN_ONLY
    if "".join(one.words) == "".join(other.words):
        return NameLikeness.SAME
    if _in_other_script(one) != _in_other_script(other):
        return NameLikeness.SCRIPT
    mine, theirs = _unshared(one.words, other.words)
    shared = len(one.words) - len(mine)
    if not shared:
        return NameLikeness.DIFFERENT
    if not mine or not theirs:
        return _contained(one, other, shared)
    return _differing(one, other, mine, theirs)


def _in_other_script(form: NameForm) -> bool:
    return any(_NOT_LATIN.search(word) for word in form.words)


def _unshared(one: Sequence[str], other: Sequence[str]) -> tuple[list[str], list[str]]:
    mine, theirs = list(one), list(other)
    for word in one:
        if len(word) > 1 and word in theirs:
            mine.remove(word)
            theirs.remove(word)
    return mine, theirs


def _contained(one: NameForm, other: NameForm, shared: int) -> NameLikeness:
    """All words of one name stand in the other."""
    if shared > 1:
        return NameLikeness.FULLER
    shorter, longer = sorted((one.words, other.words), key=len)
    return NameLikeness.GIVEN_ONLY if longer[0] == shorter[0] else NameLikeness.FAMILY


def _differing(one: NameForm, other: NameForm, mine: list[str], theirs: list[str]) -> NameLikeness:
    """Both names have words that the other has not; matched word by word, as far as they can be."""
    found: set[NameLikeness] = set()
    longest = 2 if len(one.words) - len(mine) > 1 else 1
    for word in list(mine):
        for counterpart in theirs:
            kind = _words_compared(word, counterpart, longest)
            if kind is not None:
                found.add(kind)
                mine.remove(word)
                theirs.remove(counterpart)
                break
    mine, theirs = ([word for word in rest if not _is_slight(word)] for rest in (mine, theirs))
    if mine and theirs:
        return _parted(one, other)
    if not found:
        return NameLikeness.FULLER
    if (
        found == {NameLikeness.INITIAL}
        and len(_unshared(one.words, other.words)[0]) < len(one.words) - 1
    ):
        return NameLikeness.FULLER  # only a middle name is cut to its initial
    return max(found, key=_BEST_FIRST.index)


def _is_slight(word: str) -> bool:
    return len(word) == 1 or word in _PARTICLES


def _words_compared(one: str, other: str, longest: int) -> NameLikeness | None:
    """How two words compare; up to `longest` letters can be an abbreviation (`Mª` for María)."""
    short, whole = sorted((one, other), key=len)
    if len(short) <= longest and whole.startswith(short):
        return NameLikeness.INITIAL
    if other in other_forms(one):
        return NameLikeness.SHORT_FORM
    return NameLikeness.SLIP if _is_slip(one, other) else None


def _parted(one: NameForm, other: NameForm) -> NameLikeness:
    from rapidfuzz import fuzz

    if one.words[0] == other.words[0]:
        return NameLikeness.SURNAME
    shared = len(set(one.words) & set(other.words))
    alike = fuzz.token_sort_ratio(" ".join(one.words), " ".join(other.words)) >= _LIKE
    return NameLikeness.LIKE if alike and shared > 1 else NameLikeness.FAMILY


def _is_slip(one: str, other: str) -> bool:
    """Whether two words are one name in two spellings, and not Mario and Maria."""
    if min(len(one), len(other)) < SHORTEST_SLIP:
        return False
    first, second = _sounded(one), _sounded(other)
    if first == second:
        return True
    if first[0] != second[0] or first.rstrip("aeiou") == second.rstrip("aeiou"):
        return False
    if other_forms(one) and other_forms(other):
        return False  # two well-known names, such as Christian and Christina
    from rapidfuzz import fuzz

    return fuzz.ratio(first, second) >= _SLIP


def _sounded(word: str) -> str:
    for letters, sound in _SOUNDS:
        word = word.replace(letters, sound)
    return _DOUBLED.sub(r"\1", word)
