"""A draft made ready for reading: folded, and parted into greeting, sentences and sign-off.

Everything is looked for in the folded text (no case, no accents, straight quotes); places are
given back in characters of the text as it was typed (playbook 4.1).
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache

from reconnect_tui.core.coach.greetings import CLOSINGS, GREETINGS

_SAME = {
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "´": "'",
    "`": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "–": "-",
    "—": "-",
    "‑": "-",
    "…": "...",
    "\u00a0": " ",
    "\u202f": " ",
    "\t": " ",
    "\r": " ",
}
"""Signs that are written in several ways."""

WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
"""A run of letters or digits, joined by apostrophe or hyphen (playbook 4.1)."""

_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"]+[^\s<>\".,;:!?)]")
_SHORTENED = re.compile(
    r"\b(?:dr|mr|mrs|ms|prof|st|no|vs|sr|jr|approx|etc|inc|ltd|e\.g|i\.e|a\.m|p\.m|[a-z])\.$"
)
_END = re.compile(r"[.!?]+[\"')\]]*(?=\s|$)|\n+")
_GREETING = re.compile(
    rf"\s*(?:{'|'.join(GREETINGS)})(?![\w'])"
    r"(?P<names>(?:[ ]+(?:and |& )?[^\s,!:;.?\n-]+(?:[.'-][^\s,!:;.?\n-]+)*\.?){0,4}?)"
    r"[ ]*(?:[,!:;.]+|[ ]-+[ ]|(?=\n)|$)"
)
_MOST_CLOSING_WORDS = 4


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the message itself, folded."""

    text: str
    start: int
    """Folded characters from the beginning."""

    @property
    def is_question(self) -> bool:
        """Whether it asks something."""
        return "?" in self.text

    @property
    def count(self) -> int:
        """Words."""
        return len(WORD.findall(self.text))


@lru_cache(maxsize=2000)
def fold_sign(sign: str) -> str:
    """One character without case and accents; one that only changes others is nothing."""
    same = _SAME.get(sign)
    if same is not None:
        return same
    parts = unicodedata.normalize("NFKD", sign)
    return "".join(part for part in parts if not unicodedata.combining(part)).casefold()


def fold(text: str) -> str:
    """A text without case and accents, with straight quotes."""
    return text.casefold() if text.isascii() else "".join(map(fold_sign, text))


@dataclass(frozen=True)
class Prepared:
    """A text, and what it is made of."""

    typed: str
    """As it was typed."""

    sender: str = ""
    """The folded first name of the writer, which is no word of the message below it."""

    @cached_property
    def _folding(self) -> tuple[str, tuple[int, ...] | None]:
        if self.typed.isascii():
            return self.typed.casefold().replace("\t", " ").replace("\r", " "), None
        signs: list[str] = []
        places: list[int] = []
        for place, sign in enumerate(self.typed):
            same = fold_sign(sign)
            signs.append(same)
            places.extend([place] * len(same))
        places.append(len(self.typed))
        return "".join(signs), tuple(places)

    @property
    def folded(self) -> str:
        """The whole text, folded."""
        return self._folding[0]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The place in the typed text of a place in the folded one."""
        places = self._folding[1]
        if places is None:
            return start, end
        if end <= start:
            return places[start], places[start]
        return places[start], places[end - 1] + 1

    @cached_property
    def _greeting(self) -> re.Match[str] | None:
        return _GREETING.match(self.folded)

    @property
    def has_greeting(self) -> bool:
        """Whether it begins with a greeting that is known."""
        return self._greeting is not None

    @property
    def greeted(self) -> tuple[str, int, int]:
        """The folded words after the greeting word, and where they begin and end."""
        if self._greeting is None:
            return "", 0, 0
        names = self._greeting["names"]
        start = self._greeting.start("names") + len(names) - len(names.lstrip())
        return names.strip(), start, self._greeting.end("names")

    @cached_property
    def bounds(self) -> tuple[int, int]:
        """Where the message begins and ends between greeting and sign-off, folded characters."""
        start = self._greeting.end() if self._greeting else 0
        end = len(self.folded)
        while end > start:
            line_start = self.folded.rfind("\n", start, end) + 1
            line_start = max(line_start, start)
            line = self.folded[line_start:end]
            if line.strip() and not self._closes(line, line_start == start, end):
                break
            if line_start <= start:
                break
            end = line_start - 1
        return start, self._without_name(start, max(start, end))

    def _closes(self, line: str, is_first: bool, end: int) -> bool:
        words = WORD.findall(line)
        if len(words) > _MOST_CLOSING_WORDS or (is_first and end == len(self.folded)):
            return False
        below = self.folded[end:].strip()
        bare = line.strip().rstrip(",.!")
        return (
            bare in CLOSINGS
            or bare.startswith(tuple(f"{closing} " for closing in CLOSINGS))
            or bool(self.sender and self.sender in words)
            or bool(below and line.strip().endswith(",") and len(words) <= _MOST_CLOSING_WORDS)
        )

    def _without_name(self, start: int, end: int) -> int:
        """Leave out the writer's name where it stands alone behind the last sentence."""
        if not self.sender:
            return end
        body = self.folded[start:end].rstrip()
        if body.endswith(self.sender):
            before = body[: -len(self.sender)].rstrip(" -\n")
            if before and before[-1] in ".!?,":
                return start + len(before)
        return end

    @cached_property
    def content(self) -> str:
        """The message between greeting and sign-off, folded, each link as one word."""
        start, end = self.bounds
        return _LINK.sub(lambda link: "x" * len(link[0]), self.folded[start:end])

    @cached_property
    def links(self) -> tuple[tuple[int, int], ...]:
        """Where the links are, folded characters."""
        return tuple(match.span() for match in _LINK.finditer(self.folded))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the message between greeting and sign-off, folded."""
        return tuple(WORD.findall(self.content))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences between greeting and sign-off, folded."""
        offset = self.bounds[0]
        found: list[Sentence] = []
        begin = 0
        for match in _END.finditer(self.content):
            piece = self.content[begin : match.end()]
            if match[0].startswith(".") and _SHORTENED.search(piece.rstrip("\"')]")):
                continue
            self._add(found, piece, offset + begin)
            begin = match.end()
        self._add(found, self.content[begin:], offset + begin)
        return tuple(found)

    @staticmethod
    def _add(found: list[Sentence], piece: str, start: int) -> None:
        text = piece.lstrip(" \n")
        if WORD.search(text):
            found.append(Sentence(text.rstrip(), start + len(piece) - len(text)))
