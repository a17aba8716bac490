"""Drafts of the labelled collections, as the coach is given them."""

import copy
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from reconnect_tui.core.coach.message import Event, Message, Recipient
from reconnect_tui.core.coach.review import Review, reviewed
from reconnect_tui.core.coach.thresholds import STANDARD

FIXTURES = Path(__file__).parent / "fixtures" / "coach"


def drafts_in(name: str) -> list[dict[str, Any]]:
    """The drafts of a collection."""
    found: list[dict[str, Any]] = json.loads((FIXTURES / name).read_text("utf-8"))
    return found


def examples(name: str = "rule_examples.json") -> list[dict[str, Any]]:
    """The short examples of a file, each as a whole draft with `rule` and `fires`."""
    raw = json.loads((FIXTURES / name).read_text("utf-8"))
    found = []
    for example in raw["examples"]:
        draft = copy.deepcopy(raw["base"])
        draft["body"] = example["text"]
        draft["contact"].update(example["contact"])
        draft["message"].update(example["message"])
        draft.update(example["top"])
        draft |= {"rule": example["rule"], "fires": example["fires"]}
        found.append(draft)
    return found


def review_of(draft: dict[str, Any]) -> Review:
    """What the coach sees in one of them."""
    today = date.fromisoformat(draft["today"])
    limits = STANDARD
    if draft["sender"].get("linkedin_premium"):
        limits = replace(limits, limits={**limits.limits, "linkedin_note": 300})
    return reviewed(message_of(draft), recipient_of(draft, today), today, limits)


def message_of(draft: dict[str, Any]) -> Message:
    """The message of a labelled draft."""
    given = draft["message"]
    return Message(
        draft["body"],
        given.get("subject") or "",
        given["move"],
        given["channel"],
        given["stage"],
        given.get("tone", "warm"),
        given.get("attempt", 1),
        given.get("prior_sent_days_ago"),
        tuple(given.get("meeting_keywords", ())),
    )


def recipient_of(draft: dict[str, Any], today: date) -> Recipient:
    """The recipient of a labelled draft."""
    contact = draft["contact"]
    last = date.fromisoformat(contact["last_contact"]) if contact.get("last_contact") else None
    first, family = contact["first_name"], contact.get("last_name") or ""
    names = (
        first,
        family,
        f"{first} {family}",
        contact.get("preferred_name"),
        contact.get("address_form"),
        *contact.get("aliases", ()),
    )
    events = (
        Event(event["type"], date.fromisoformat(event["date"]), tuple(event.get("keywords", ())))
        for event in contact.get("events", ())
    )
    return Recipient(
        first_name=contact.get("preferred_name") or first,
        names=tuple(name for name in names if name),
        address_form=contact.get("address_form") or "",
        formality=contact.get("formality") or "",
        language=contact.get("language") or "",
        organization=contact.get("company") or "",
        past_organizations=tuple(contact.get("past_companies", ())),
        city=contact.get("city") or "",
        anchors=tuple(contact.get("shared_keywords", ())),
        mutuals=tuple(contact.get("mutuals", ())),
        events=tuple(events),
        gap_days=(today - last).days if last else None,
        last_contact=last,
        closeness=contact.get("closeness", 2),
        private=(draft.get("private_notes") or "",),
        sender=draft["sender"]["first_name"],
        sender_organizations=tuple(draft.get("sender_orgs") or ()),
    )


def rules_in(review: Review) -> list[str]:
    """The rules that fired, each once."""
    return sorted({finding.rule for finding in review.findings})
