"""Turning what a record says into words that fit inside a sentence (playbook 5.2).

Slots carry their own article and punctuation; nothing is added to them that the record does not
say.
"""

import re

from reconnect_tui.core.contact import Promise, Reason
from reconnect_tui.core.text import one_line, words_of

ENDS_A_SENTENCE = re.compile(r"[.!?…。！？](?:[”\"'’)\]]*)$")
"""Whether words end as a sentence does."""


_ADDRESS = re.compile(r"https?://[^\s<>“”\"]+", re.IGNORECASE)
_ADDRESS_AND_BRACKETS = re.compile(rf"[(\[<]?{_ADDRESS.pattern}[)\]>]?", re.IGNORECASE)
_AROUND = " \t,;:.-–—|"
OPENERS = words_of(
    "a an the our your my this that these those his her their same how when where being "
    "at on in during through while over by via after before as from online with"
)
_LESSONS = words_of("to what why who not never always more less patience")
PREPOSITIONS = words_of(
    "at on in during through while over by via after before as from online with when thanks because"
)
SPEAKERS = frozenset({"we", "you", "i"})
OF_THEM = frozenset({"she", "he", "they"})
"""Whom a record speaks of; the message speaks to them."""

THEIR_OWN = re.compile(r"\b(?:her|his|their)\b", re.IGNORECASE)
DONE_TOGETHER = words_of(
    "built worked shared met went drove sat stood walked talked wrote sang ate played ran made "
    "organised organized finished planned moved sailed cooked travelled traveled stayed survived "
    "painted repaired rewired fixed launched spent waited danced laughed studied won lost"
)
_SEEN = re.compile(
    r"^(?:(?:i|we|you) )?(?:saw|met|ran into|bumped into|talked to|spoke to|spoke with) ", re.I
)


def without_braces(text: str) -> str:
    """The text with parentheses for braces, so that it can never be taken for an open slot."""
    return text.replace("{", "(").replace("}", ")")


def entered(text: str, longest: int = 2_000) -> str:
    """The words of a slot as they may stand in a sentence: harmless, on one line, no braces."""
    return one_line(without_braces(text), longest)


def inside(text: str) -> str:
    """The words without what would trip over the punctuation around them."""
    return entered(text).strip(_AROUND)


def deed_phrase(words: str) -> str:
    """What somebody could do, as it follows `I could …`: `read your draft`."""
    found = inside(words)
    for beginning in ("I could ", "I can ", "I'd ", "I'll ", "to "):
        if found[: len(beginning)].lower() == beginning.lower():
            found = found[len(beginning) :]
    first, space, rest = found.partition(" ")
    return f"{first.lower()}{space}{rest}" if first.istitle() else found


def lesson_phrase(words: str) -> str:
    """What somebody learned, as it follows `I learned …`: `to check twice`."""
    found = inside(words)
    if found.lower().startswith("i learned "):
        found = found[len("i learned ") :]
    first, space, rest = found.partition(" ")
    return f"{first.lower()}{space}{rest}" if first.lower() in _LESSONS else begun_small(found)


def reason_phrase(words: str) -> str:
    """A reason as it follows `because`: `you guessed it years ago`."""
    first, space, rest = words.partition(" ")
    small = first.lower() in OPENERS | OF_THEM | {"you", "we", "it"}
    return f"{first.lower()}{space}{rest}" if small else words


def memory_phrase(memory: str) -> str:
    """A shared memory as an object of `I think of …`: `how you taught me to wait`."""
    words = inside(memory)
    first, _, rest = words.partition(" ")
    if first.lower() in SPEAKERS and rest:
        return f"how {first if first == 'I' else first.lower()} {rest}"
    if first.lower() in OF_THEM and rest:
        return f"how you {to_them(rest)}"
    if first.lower() in {"learned", "learnt"} and rest:
        return f"how I {first.lower()} {rest}"
    if first.lower() in DONE_TOGETHER and rest:
        return f"how we {first.lower()} {rest}"
    if first.lower() == "when" and rest:
        return f"the time {rest}"
    return begun_small(words)


def to_them(rest: str) -> str:
    """What the record says of them after `she`, as it is said to them."""
    verb, space, others = rest.partition(" ")
    spoken = {"was": "were", "is": "are", "has": "have"}.get(verb.lower(), verb)
    return f"{spoken}{space}{THEIR_OWN.sub('your', others)}"


def begun_small(words: str) -> str:
    """Small at the beginning where the first word is no name."""
    first, space, rest = words.partition(" ")
    return f"{first.lower()}{space}{rest}" if first.lower() in OPENERS else words


def link_in(reason: Reason) -> str:
    """The first address in the label or the source of a reason, without a closing full stop."""
    found = _ADDRESS.search(reason.label) or _ADDRESS.search(reason.source)
    return entered(found[0]).rstrip(".,;:)]") if found else ""


def article_phrase(reason: Reason) -> str:
    """What a saved article is: `a piece on night trains`, or its title in quotation marks."""
    text = inside(_ADDRESS_AND_BRACKETS.sub(" ", reason.label).partition(" because ")[0])
    if not text or text.lower().startswith("because "):
        return ""
    first = text.split(" ", 1)[0].lower()
    if first in {"a", "an", "the", "this", "your"}:
        return begun_small(text)
    return f"“{text.strip('“”')}”"


def why_in(reason: Reason) -> str:
    """The words after `because` in the label of a saved article."""
    _, because, why = f" {reason.label}".partition(" because ")
    return inside(_ADDRESS_AND_BRACKETS.sub(" ", why)) if because else ""


def sighting_phrase(reason: Reason) -> str:
    """Whom the user met, and where: `Otis on the night train`."""
    return _SEEN.sub("", inside(reason.label))


def promise_phrase(promise: Promise) -> str:
    """A promise as it follows a colon or `I promised`: `to send the crane figures`."""
    words = inside(promise.text)
    first = words.split(" ", 1)[0].lower()
    names_a_thing = first in OPENERS or first in {"to", "not", "some"} or first.endswith("'s")
    return (
        begun_small(words) if names_a_thing or not words else f"to {words[:1].lower()}{words[1:]}"
    )
