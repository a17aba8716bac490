"""What a text is about: its words without those that say nothing, each reduced to its stem."""

from collections.abc import Iterator, Mapping

from reconnect_tui.core.finding.words import words_of_long
from reconnect_tui.core.text import words_of

_SHORTEST = 3
"""Characters of a stem that tells one thing from another; of unspaced writing two are enough."""

_ENDINGS: Mapping[str, int] = {
    **dict.fromkeys(("ings", "ing"), 4),
    "ies": 3,
    **dict.fromkeys(("ers", "er", "ed", "es"), 4),
    **dict.fromkeys(("s", "y"), 3),
    "e": 4,
}
"""Endings of words, with the characters that must be left before them."""

_DOUBLING = frozenset({"ings", "ing", "ers", "er", "ed"})
"""Endings before which a last consonant may stand twice."""

_SAY_NOTHING = words_of(
    "a about after again all also an and another any are article as at be because been before "
    "being best big but by can case come could day did do does done each even every few first for "
    "found from full get getting give go good great had has have he her here him his how i if in "
    "into is it its just know last like list little long look low made make making many may me "
    "might more most much must my need never new news next no not now of off old on one only open "
    "or other our out over page paper part people piece post read reading really report said same "
    "say see she short should small so some someone still story study such take than that the "
    "their them then there these they thing things think this those time to today too under up us "
    "use used using very want was way we well were what when where which while who why will with "
    "without work working would year years yet young you your html php com org www http https "
    "der die das und ein eine les des une pour los las una por"
)
"""Folded words that tell nothing of what a page is about."""


def stems_in(text: str) -> frozenset[str]:
    """The stems of the words that tell what a text is about."""
    return frozenset(stem for word in told_words(text) if _says_something(stem := stem_of(word)))


def told_words(text: str) -> list[str]:
    """The folded words of a text that say something; unspaced writing in pairs of signs."""
    return [word for word in _words(text) if word not in _SAY_NOTHING]


def stem_of(word: str) -> str:
    """A folded word without the endings that English varies.

    What is left is always the beginning of the word: `seals`, `sealed` and `sealing` are `seal`.
    """
    if not word.isascii():
        return word
    for ending, least in _ENDINGS.items():
        if word.endswith(ending) and len(word) - len(ending) >= least:
            if ending == "s" and word.endswith("ss"):
                continue
            bare = word[: -len(ending)]
            return _undoubled(bare) if ending in _DOUBLING else bare
    return word


def _undoubled(stem: str) -> str:
    """`shipp` of `shipping` is `ship`; `sell` of `selling` stays."""
    if stem[-1] == stem[-2] and stem[-1] not in "lsz":
        return stem[:-1]
    return stem


def _says_something(stem: str) -> bool:
    return len(stem) >= (2 if _is_unspaced(stem) else _SHORTEST)


def _words(text: str) -> Iterator[str]:
    for word in words_of_long(text):
        if word.isascii() or not _is_unspaced(word):
            yield word
        else:
            yield from (word[start : start + 2] for start in range(max(1, len(word) - 1)))


def _is_unspaced(word: str) -> bool:
    """Whether it is in a writing that parts no words (Japanese, Chinese, Thai)."""
    return any("\u0e00" <= letter <= "\u0eff" or letter >= "\u3040" for letter in word)
