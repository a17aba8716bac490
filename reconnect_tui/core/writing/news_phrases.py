"""News as it follows `congratulations on …` (playbook 5.2)."""

import re
from collections.abc import Mapping

from reconnect_tui.core.contact import Contact, Reason
from reconnect_tui.core.rules import YEARLY_REASONS
from reconnect_tui.core.text import folded, words_of
from reconnect_tui.core.writing.phrases import (
    PREPOSITIONS,
    THEIR_OWN,
    begun_small,
    inside,
)

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
    "birthday": "your birthday",
    "work_anniversary": "your work anniversary",
}
_FIRST_OF_A_CHILD = words_of("baby daughter son twins triplets girl boy first second third little")
_OF_A_DAY = re.compile(r"\b(?:birthday|anniversary|jubilee|years?)\b", re.IGNORECASE)
_WITH_THEIR_NAME = frozenset({"publication", "talk", "award"})
"""Kinds of news that are theirs: `a paper on seals` is `your paper on seals`."""


def event_phrase(event: Reason, contact: Contact, *, names_company: bool = True) -> str:
    """News as it follows `congratulations on …`: `your new job at Cedar Labs`."""
    plain = _EVENT_WORDS.get(event.type, "your news")
    label = inside(event.label)
    if not label or folded(label) == folded(plain):
        return plain
    label = THEIR_OWN.sub("your", label)
    if event.type in YEARLY_REASONS:
        return _yearly(plain, label)
    if event.type == "new_child":
        return _arrival(label)
    if event.type == "wedding":
        return _wedding(label)
    is_company = bool(contact.organization) and folded(label) == folded(contact.organization)
    if is_company and not names_company:
        return plain
    return _as_it_stands(event.type, label) or _event_with_label(event.type, label, is_company)


def _yearly(plain: str, label: str) -> str:
    """A day that comes round: `your 40th birthday`, `your ten years at Cedar Labs`."""
    if not _OF_A_DAY.search(label):
        return plain
    return label if label.lower().startswith("your ") else f"your {begun_small(label)}"


def _arrival(label: str) -> str:
    first, _, rest = label.partition(" ")
    if first.lower() in {"had", "has", "welcomed", "expecting"} and rest:
        label = rest
    is_theirs = label.split(" ", 1)[0].lower() in _FIRST_OF_A_CHILD
    return f"the arrival of {'your ' if is_theirs else ''}{begun_small(label)}"


def _wedding(label: str) -> str:
    first, _, rest = label.partition(" ")
    small, plain = first.lower(), _EVENT_WORDS["wedding"]
    if small in {"the", "your"} and "wedding" in label.lower():
        return f"{small} {rest}"
    return f"{plain} {label}" if small in PREPOSITIONS | {"to"} else plain


def _as_it_stands(kind: str, label: str) -> str:
    """A label that is a phrase already; nothing where it is only a name."""
    first, _, rest = label.partition(" ")
    small = first.lower()
    if small in {"now", "promoted"} and rest:
        return _post(kind, rest)
    if small in _GERUNDS:
        return f"{_GERUNDS[small]} {rest}".strip()
    if small in {"a", "an"} and kind in _WITH_THEIR_NAME:
        return f"your {rest}"
    if kind == "project_done" and small == "the":
        return _EVENT_WORDS[kind] if label.endswith("ed") else f"finishing {small} {rest}"
    if small in {"the", "your", "a", "an"} or small.endswith("ing"):
        return f"{small} {rest}".strip()
    return ""


def _event_with_label(kind: str, label: str, is_company: bool) -> str:
    plain = _EVENT_WORDS.get(kind, "your news")
    if kind in ("new_job", "promotion"):
        return f"{plain} at {label}" if is_company else _post(kind, label)
    if kind in ("publication", "talk"):
        is_topic = kind == "talk" and label == label.lower()
        return f"{plain} on {label}" if is_topic else f"{plain} “{label.strip('“”')}”"
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
