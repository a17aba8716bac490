"""What of a person is searched: the words of each field, folded for comparison.

Nothing here or in the rest of the search carries a place in a folded text back to the text it came
from: folding changes lengths (a Turkish capital dotted I becomes two characters).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.finding.fields import Field
from reconnect_tui.core.text import folded

LONGEST_FIELD = 256
"""Characters of a field that are searched (reliability, S11)."""

LONGEST_NOTE_SEARCHED = 2_000
"""Characters of a note that are searched."""

NEWEST_ENTRIES = 20
"""Timeline entries of a person that are searched, counted from the newest."""

_TAIL = 8
"""Characters of a piece of unspaced writing that are kept as one word."""

_APART = re.compile("['’‘ʼ´ʹ＇׳]")
_WITHIN_WORDS = dict.fromkeys(map(ord, "'’‘ʼ´ʹ＇׳״\u0640\u00ad\u200c\u200d"))
# A translation from ASCII to ASCII is several times faster than a regular expression.
_ASCII_LETTERS = "".join(chr(code).lower() if chr(code).isalnum() else " " for code in range(128))
_BETWEEN = re.compile(
    r"[\s\x00-/:-@\[-`{-\xbf×÷\u2000-\u206f\u2e00-\u2e7f\u3000-\u3004\u3007-\u3020\u3030\u30fb"
    r"\ufe30-\ufe6f\uff00-\uff0f\u05be\u05c0\u05c3\u060c\u061b\u061f\u066a-\u066d\u06d4]+"
)
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\U00020000-\U0003ffff]+"
)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})


@lru_cache(maxsize=8_192)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a short text, folded; apostrophes join (`obrien`), all other signs part.

    A text without any letter or figure is one word by itself, so that it can still be found.
    """
    return tuple(words_of_long(text)) or tuple(folded(text).split())


def words_of_long(text: str) -> list[str]:
    """The same for a text that is too long to be kept in mind; it may have no words."""
    if text.isascii():
        return text.replace("'", "").translate(_ASCII_LETTERS).split()
    text = folded(text.translate(_WITHIN_WORDS))
    return [word for word in _BETWEEN.split(text) if word]


def other_spellings(text: str) -> tuple[str, ...]:
    """Further words under which a text is found, without those of `words_of`.

    These are parts that an apostrophe joined (`brien`), words that a hyphen parted (`jeanluc`),
    umlauts written out (`mueller`), and for writing without spaces every end of a word.
    """
    plain = text.isascii() and text.replace(" ", "").isalnum()
    return () if plain else _other_spellings(text)


@lru_cache(maxsize=8_192)
def _other_spellings(text: str) -> tuple[str, ...]:
    words = words_of(text)
    found = [part for piece in text.split() for part in _joined_parts(piece)]
    if not text.isascii():
        found += umlauts_written_out(text)
        found += tails(words)
    return tuple(word for word in dict.fromkeys(found) if word not in words)


def _joined_parts(piece: str) -> Iterator[str]:
    words = words_of(piece)
    if len(words) > 1:
        yield "".join(words)
    parts = _APART.split(piece)
    if len(parts) > 1:
        yield from (word for part in parts if len(part) > 2 for word in words_of(part))


def umlauts_written_out(text: str) -> tuple[str, ...]:
    """The words of a text with umlauts as two letters, where it has umlauts."""
    lowered = unicodedata.normalize("NFC", text).casefold()
    written = lowered.translate(_UMLAUTS)
    return words_of(written) if written != lowered else ()


def tails(words: Iterable[str]) -> Iterator[str]:
    """The ends of words in writing without spaces (Chinese, Japanese, Korean, Thai).

    With them, the beginning of a word is all that must be looked for: 太郎 is the end of 田中太郎.
    """
    for word in words:
        for run in () if word.isascii() else _UNSPACED.finditer(word):
            for start in range(run.start(), run.end()):
                if start:
                    yield word[start : min(run.end(), start + _TAIL)]


def pieces(word: str) -> tuple[str, ...]:
    """The word as `tails` would cut it, for looking up one that is longer than a tail."""
    if word.isascii() or len(word) <= _TAIL or not _UNSPACED.fullmatch(word):
        return (word,)
    return tuple(word[start : start + _TAIL] for start in range(0, len(word), _TAIL))


def forms_of_name(words: tuple[str, ...]) -> Iterator[str]:
    """What is made from a name: `adalovelace`, `al`, `alovelace`."""
    if len(words) < 2:
        return
    first, last = words[0], words[-1]
    yield "".join(words)
    yield "".join(word[0] for word in words)
    yield first[0] + last
    if len(words) > 2:
        yield first + last
        yield first[0] + last[0]


def fields_in_short(contact: Contact) -> Iterator[tuple[Field, str]]:
    """The fields of one line, each cut to `LONGEST_FIELD` characters.

    Neither these nor the long texts hold anything private (`core.contact.PRIVATE_FIELDS`).
    """
    name = contact.name[:LONGEST_FIELD]
    yield Field.NAME, name
    for part in (contact.given_name, contact.family_name):
        if part and part not in name:
            yield Field.NAME, part[:LONGEST_FIELD]
    for field, texts in (
        (Field.NICKNAME, (contact.preferred_name, *contact.nicknames)),
        (Field.ORGANIZATION, (contact.organization,)),
        (Field.PAST_ORGANIZATION, contact.past_organizations),
        (Field.TAG, contact.tags),
        (Field.TITLE, (contact.title,)),
        (Field.PLACE, (contact.city, contact.country)),
        (Field.KEYWORD, contact.shared_keywords),
        (Field.KEYWORD, contact.interests),
        (Field.KEYWORD, (contact.relationship,)),
    ):
        for text in texts:
            if text:
                yield field, text[:LONGEST_FIELD]


def addresses(contact: Contact) -> Iterator[str]:
    """The email addresses, lower case."""
    for address in contact.emails:
        yield address[:LONGEST_FIELD].lower()


def words_of_address(address: str) -> tuple[str, ...]:
    """The words of an email address but for the last, which says `com` of half the people."""
    local, _, host = address.partition("@")
    return words_of(f"{local} {host.rpartition('.')[0]}")


def note_of(contact: Contact) -> str:
    """The note and what is like it, cut to `LONGEST_NOTE_SEARCHED` characters."""
    note = "\n".join((contact.note, contact.how_met, *contact.shared_memories, *contact.projects))
    return note[:LONGEST_NOTE_SEARCHED]


def entries_of(contact: Contact) -> list[str]:
    """The newest `NEWEST_ENTRIES` of the timeline, each cut to `LONGEST_FIELD` characters."""
    return [
        (f"{entry.summary}\n{entry.body}" if entry.body else entry.summary)[:LONGEST_FIELD]
        for entry in contact.timeline.entries[-NEWEST_ENTRIES:]
    ]


def labels(contact: Contact) -> Iterator[tuple[Field, str]]:
    """The states and the goals, which only their own fields ask for."""
    yield Field.STATE, contact.state
    if contact.do_not_contact:
        yield Field.STATE, "do_not_contact"
    for goal in contact.goal_tags:
        yield Field.GOAL, goal[:LONGEST_FIELD]


def searched_texts(contact: Contact) -> Iterator[tuple[Field, str]]:
    """Everything that is searched, as it is written."""
    yield from fields_in_short(contact)
    for address in addresses(contact):
        yield Field.EMAIL, address
    yield Field.NOTE, note_of(contact)
    for text in entries_of(contact):
        yield Field.TIMELINE, text
    yield from labels(contact)
