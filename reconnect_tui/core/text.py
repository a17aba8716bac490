"""Text from outside: made harmless on entry, and folded for comparison.

Terminals obey control characters wherever they come from, so a name must never carry one
(reliability, S1 and S17).
"""

import re
import unicodedata

_NEVER = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # C0 without tab and line feed, DEL, C1
    "\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff"  # bidi, invisible
    "\ufff9-\ufffb"
)
_FORBIDDEN = re.compile(f"[{_NEVER}]")
_LINE_ENDS = re.compile("\r\n?")
_SURROGATES = re.compile("[\ud800-\udfff]")
_SPACES = re.compile(r"\s+")
_LETTERS_WITHOUT_MARKS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
)

_LONGEST_WORD_END = 24
"""Characters that are given up so that a text ends with a whole word."""

LONGEST_NAME = 500
"""Characters of a name, a title or any other single line that can be entered."""

LONGEST_SUMMARY = 140
"""Characters of the line that stands for a longer text."""

LONGEST_NOTE = 100_000
"""Characters of a note, a message or any other long text that can be entered."""


def cleaned(text: str, longest: int = LONGEST_NOTE) -> str:
    """The text as it may be stored: NFC, no control or bidi characters, cut to `longest`."""
    return pasted(text).strip()[:longest].rstrip()


def pasted(text: str) -> str:
    """The text as it may be put between other words: cleaned, the spaces around it kept."""
    if text.isascii() and text.isprintable():
        return text
    text = _SURROGATES.sub("\ufffd", text)
    text = _FORBIDDEN.sub("", _LINE_ENDS.sub("\n", text))
    return unicodedata.normalize("NFC", text)


def one_line(text: str, longest: int = LONGEST_NAME) -> str:
    """The text cleaned and on one line, for names, titles and summaries."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()[:longest].rstrip()
    return _SPACES.sub(" ", cleaned(text)).strip()[:longest].rstrip()


def harmless(text: str) -> str:
    """The text for display: every character a terminal might obey shown as a replacement.

    Tabs and line feeds stay. A carriage return would have the rest of a line written over its
    beginning; before a line feed it is as good as a space.
    """
    if text.isprintable():
        return text
    text = text.replace("\r\n", " \n").replace("\r", "\ufffd")
    return _SURROGATES.sub("\ufffd", _FORBIDDEN.sub("\ufffd", text))


def shortened(text: str, width: int) -> str:
    """The text on one line and at most `width` characters long, an ellipsis where it was cut."""
    text = _SPACES.sub(" ", text).strip()
    return text if len(text) <= width else text[: max(0, width - 1)].rstrip() + "…"


def shortened_at_a_word(text: str, width: int) -> str:
    """The same for a text to be read: cut after a whole word, where one ends not far before."""
    cut = shortened(text, width)
    if not cut.endswith("…") or text.endswith("…"):
        return cut
    whole, _, rest = cut.rpartition(" ")
    return f"{whole.rstrip(' ,;:–—-')} …" if whole and len(rest) < _LONGEST_WORD_END else cut


def summed_up(text: str, otherwise: str = "") -> tuple[str, str]:
    """One line for a text, and the text itself where that line does not hold it whole.

    Args:
        text: What was said.
        otherwise: The line where nothing was.
    """
    line = shortened(text, LONGEST_SUMMARY) or otherwise
    return line, text if len(text) > LONGEST_SUMMARY or "\n" in text else ""


def folded(text: str) -> str:
    """The text for comparison: case folded and without accents, so that `Zoë` equals `zoe`."""
    if text.isascii():
        return text.lower()
    # Decomposed first, because the letters of decorated names (𝓐𝓭𝓪) have no case of their own.
    plain = unicodedata.normalize("NFKD", text).casefold()
    decomposed = unicodedata.normalize("NFKD", plain)
    kept = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", kept.translate(_LETTERS_WITHOUT_MARKS))


def words_of(text: str) -> frozenset[str]:
    """A set of words, written as one text."""
    return frozenset(text.split())
