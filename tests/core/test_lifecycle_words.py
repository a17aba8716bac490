"""A9 of playbook 6.8: what the program says about next steps blames nobody."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from reconnect_tui.core.contact import Contact, ContactId, FollowUp, Promise, Reason, State
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.lifecycle import closing
from reconnect_tui.core.lifecycle.agenda import items_about
from reconnect_tui.core.lifecycle.gate import ask_gate
from reconnect_tui.core.lifecycle.suggestions import profile_suggested, warming_up
from reconnect_tui.core.owner import Goal, Owner
from reconnect_tui.core.ranking.standing import step_as_sentence, step_in_words
from reconnect_tui.core.rules import FRESHNESS, WINDOWS
from reconnect_tui.core.timeline import Interaction, Timeline

MONDAY = date(2026, 11, 23)
ADA = ContactId(1)
BLAME = re.compile(
    r"neglect|overdue|\bfail|\bmiss(ed|ing)?\b|\bcold\b|\bleads?\b|\bdeals?\b|pipeline|forgot|!",
    re.I,
)
KINDS = """
    finish_preparing send_or_drop planned_send nudge look_accepted email_instead private_message
    continue_conversation ask_mutual second_channel revisit answer prepare_meeting log_meeting
    soft_nudge propose_times thank_you offer_new_times check_in acknowledge lower_rhythm return
    warm_up review_profile check_fact
""".split()  # noqa: SIM905 - as the contract lists them
"""Contract, section 4."""

STATE_OF: dict[str, State] = {
    "log_meeting": "scheduled",
    "finish_preparing": "preparing",
    "revisit": "paused",
    "lower_rhythm": "keeping",
}


def on(days: int) -> PartialDate:
    return PartialDate.on(MONDAY + timedelta(days=days))


def words_of_reminders() -> Iterator[str]:
    far = MONDAY - timedelta(days=400)
    for kind in KINDS:
        step = FollowUp(kind, on(-400), for_day=on(-401))
        yield step_in_words(step)
        yield step_as_sentence(step)
        contact = Contact("Ada", state=STATE_OF.get(kind, "waiting"), followups=(step,))
        for deed in (closing.done, closing.dropped):
            yield from (entry.summary for entry in deed(contact, step, far).timeline)
    old = Interaction("", on(-60), "message", "out", summary="Hi")
    quiet = Contact(
        "Ada",
        id=ADA,
        state="keeping",
        rhythm_days=90,
        goal_tags=("networking",),
        promises=(Promise("", on(-99)),),
        reasons=(Reason("award", on(-400), "the medal", checked_on=on(-400)),),
        timeline=Timeline((old, replace(old, uid="2"), replace(old, uid="3"))),
    )
    for item in items_about(quiet, MONDAY, drafts=[Draft(ADA, "The medal?")]):
        yield item.text
    for goal in (Goal("networking", "2026-12-12"),):
        yield from (step.text for _, step in warming_up(goal, [quiet], MONDAY))
    profile = profile_suggested(Owner("Sam", profile="https://x"), MONDAY)
    assert profile is not None
    yield step_as_sentence(profile)
    asked = Interaction("", on(-9), "message", "out", summary="Hi", move="staged_ask")
    hard = tuple(Reason(kind, on(-9)) for kind in (*FRESHNESS, *WINDOWS))
    for contact in (quiet, replace(quiet, reasons=hard, timeline=Timeline((asked,) * 4))):
        yield from (one.text for one in ask_gate(contact, MONDAY).conditions)


def test_a9_no_reminder_blames_anybody() -> None:
    texts = list(words_of_reminders())
    assert len(texts) > 75
    assert [text for text in texts if BLAME.search(text) or not text.strip()] == []
