"""Turning what a record says into words that fit inside a sentence (playbook 5.2).

Slots carry their own article and punctuation; nothing is added to them that the record does not
say.
"""

import re
from collections.abc import Mapping
from datetime import date

from reconnect_tui.core.contact import Contact, Promise, Reason
from reconnect_tui.core.dates import PartialDate, gap_in_words
from reconnect_tui.core.text import folded, one_line


def words_of(text: str) -> frozenset[str]:
    """A set of words, written as one text."""
    return frozenset(text.split())


_ADDRESS = re.compile(r"https?://[^\s<>“”\"]+", re.IGNORECASE)
_ADDRESS_AND_BRACKETS = re.compile(rf"[(\[<]?{_ADDRESS.pattern}[)\]>]?", re.IGNORECASE)
_AROUND = " \t,;:.-–—|"
_OPENERS = words_of(
    "a an the our your my this that these those his her their same how when where being "
    "at on in during through while over by via after before as from online with"
)
_LESSONS = words_of("to what why who not never always more less patience")
_PREPOSITIONS = words_of(
    "at on in during through while over by via after before as from online with when thanks because"
)
_SPEAKERS = frozenset({"we", "you", "i"})
_GERUNDS: Mapping[str, str] = {
    "joined": "joining",
    "started": "starting",
    "became": "becoming",
    "opened": "opening",
    "won": "winning",
    "published": "publishing",
    "finished": "finishing",
    "completed": "completing",
    "launched": "launching",
    "founded": "founding",
    "took": "taking",
    "moved": "moving",
    "received": "receiving",
    "got": "getting",
    "gave": "giving",
    "wrote": "writing",
    "made": "making",
    "built": "building",
    "led": "leading",
}
_EVENT_WORDS: Mapping[str, str] = {
    "new_job": "your new job",
    "promotion": "your promotion",
    "business_opened": "opening your own business",
    "award": "your award",
    "publication": "your new publication",
    "talk": "your talk",
    "project_done": "finishing your project",
    "degree": "your degree",
    "new_child": "the new member of your family",
    "wedding": "your wedding",
}
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
    return f"{first.lower()}{space}{rest}" if first.lower() in _LESSONS else _begun_small(found)


def memory_phrase(memory: str) -> str:
    """A shared memory as an object of `I think of …`: `how you taught me to wait`."""
    words = inside(memory)
    first, _, rest = words.partition(" ")
    if first.lower() in _SPEAKERS and rest:
        return f"how {first if first == 'I' else first.lower()} {rest}"
    if first.lower() == "when" and rest:
        return f"the time {rest}"
    return _begun_small(words)


def how_met_phrase(how_met: str) -> str:
    """How they met as it follows `we met …`: `at the dairy fair`, `through your team`."""
    words = inside(how_met)
    for beginning in ("we met ", "we first met ", "met ", "first met "):
        if words.lower().startswith(beginning):
            words = words[len(beginning) :]
    first, _, rest = words.partition(" ")
    small = first.lower()
    if not words or small in _PREPOSITIONS:
        return _begun_small(words)
    if small == "introduced":
        return f"when we were introduced {rest}".strip()
    if (small in _SPEAKERS and rest) or " introduced us" in words.lower():
        return f"when {words if small not in {'we', 'you'} else f'{small} {rest}'}"
    if small in {"her", "his", "their"} and rest:
        # The record speaks about the person, the message speaks to them.
        return f"through your {rest}"
    return f"through {_begun_small(words)}"


def _begun_small(words: str) -> str:
    """Small at the beginning where the first word is no name."""
    first, space, rest = words.partition(" ")
    return f"{first.lower()}{space}{rest}" if first.lower() in _OPENERS else words


def event_phrase(event: Reason, contact: Contact) -> str:
    """News as it follows `congratulations on …`: `your new job at Cedar Labs`."""
    plain = _EVENT_WORDS.get(event.type, "your news")
    label = inside(event.label)
    first, _, rest = label.partition(" ")
    small = first.lower()
    if not label or folded(label) == folded(plain):
        return plain
    if event.type == "new_child":
        return f"the arrival of {_begun_small(label)}"
    if event.type == "wedding":
        if small in {"the", "your"} and "wedding" in label.lower():
            return f"{small} {rest}"
        return f"{plain} {label}" if small in _PREPOSITIONS | {"to"} else plain
    if small in {"now", "promoted"} and rest:
        return _post(event.type, rest)
    if small in _GERUNDS:
        return f"{_GERUNDS[small]} {rest}".strip()
    if small in {"the", "your", "a", "an"} or small.endswith("ing"):
        return f"{small} {rest}".strip()
    return _event_with_label(event.type, label, contact)


def _event_with_label(kind: str, label: str, contact: Contact) -> str:
    plain = _EVENT_WORDS.get(kind, "your news")
    if kind in ("new_job", "promotion"):
        known = contact.organization and folded(label) == folded(contact.organization)
        return f"{plain} at {label}" if known else _post(kind, label)
    if kind in ("publication", "talk"):
        return f"{plain} “{label.strip('“”')}”"
    if kind in ("business_opened", "project_done"):
        return f"{'opening' if kind == 'business_opened' else 'finishing'} {label}"
    if kind == "award":
        return f"{plain} ({label})"
    return plain


def _post(kind: str, label: str) -> str:
    plain = _EVENT_WORDS[kind] if kind in ("new_job", "promotion") else "your new job"
    first = label.split(" ", 1)[0].lower()
    if first in {"at", "to", "as", "with", "in", "on", "for"}:
        return f"{plain} {first}{label[len(first) :]}"
    if label[0].isupper() and " at " not in label and " of " not in label:
        return f"{plain} ({label})"  # a name as likely as a post
    return f"{plain} {'to' if kind == 'promotion' else 'as'} {label}"


def time_since(moment: PartialDate, today: date) -> str:
    """When something was, as one says it: `last week`, `about four months ago` (playbook 5.2)."""
    day = moment.counted_on(today)
    if day is None:
        return ""
    if moment.is_exact:
        if (today - day).days <= today.weekday():
            return "this week"
        if (today - day).days <= today.weekday() + 7:
            return "last week"
    months = (today.year - day.year) * 12 + today.month - day.month
    if len(moment.text) == 4 and today.year - day.year <= 1:
        return "last year" if day.year < today.year else "earlier this year"
    if len(moment.text) > 4 and months <= 1:
        return "last month" if months else "earlier this month"
    return f"{gap_in_words((today - day).days)} ago"


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
        return _begun_small(text)
    return f"“{text.strip('“”')}”"


def why_in(reason: Reason) -> str:
    """The words after `because` in the label of a saved article."""
    _, because, why = f" {reason.label}".partition(" because ")
    return inside(_ADDRESS_AND_BRACKETS.sub(" ", why)) if because else ""


def sighting_phrase(reason: Reason) -> str:
    """Whom the user met, and where: `Otis on the night train`."""
    return _SEEN.sub("", inside(reason.label))


def promise_phrase(promise: Promise) -> str:
    """A promise as it follows a colon: `send the crane figures`."""
    return inside(promise.text)
