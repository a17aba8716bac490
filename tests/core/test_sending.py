"""Writing to somebody: L5, L6, L7, L10 and L16 of playbook 6.2, as a table of cases."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from reconnect_tui.core.contact import STATES, Contact, ContactId, FollowUp, State
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.lifecycle.sending import sent
from reconnect_tui.core.ranking.elapsed import as_of
from reconnect_tui.core.rules import Rules
from reconnect_tui.core.timeline import Direction, Interaction, Timeline

MONDAY = date(2026, 11, 23)


def on(days_ago: int) -> PartialDate:
    return PartialDate.on(MONDAY - timedelta(days=days_ago))


def draft(channel: str = "email", move: str = "own_gap", body: str = "Hello Ada.") -> Draft:
    return Draft(ContactId(1), body, "The tide gauge", move, channel=channel)


def ada(state: State = "drafted", *steps: FollowUp, rhythm: int = 0) -> Contact:
    return Contact("Ada", state=state, followups=steps, rhythm_days=rhythm)


def spoken(days_ago: int, direction: Direction) -> Interaction:
    return Interaction(f"{direction}{days_ago}", on(days_ago), "message", direction)


def open_steps(contact: Contact) -> list[tuple[str, str]]:
    """Kind and due date of what is open."""
    return [(step.kind, str(step.due)) for step in contact.open_followups]


@pytest.mark.parametrize(
    ("channel", "kind", "due", "entry"),
    [
        ("email", "nudge", "2026-12-03", "email"),  # 10 days
        ("linkedin_message", "nudge", "2026-12-07", "message"),  # 14
        ("inmail", "nudge", "2026-12-07", "message"),  # 14
        ("linkedin_note", "look_accepted", "2026-12-07", "message"),  # 14
        ("sms", "nudge", "2026-11-30", "message"),  # 5 days: Saturday, so Monday
        ("phone", "email_instead", "2026-11-26", "call"),  # 3
        ("letter", "nudge", "2026-12-21", "message"),  # 28
        ("comment", "private_message", "2026-11-30", "comment"),  # 5: Saturday, so Monday
        ("pigeon", "nudge", "2026-12-03", "message"),
    ],
)
def test_l5_a_first_message_waits_as_long_as_its_channel_takes(
    channel: str, kind: str, due: str, entry: str
) -> None:
    after = sent(ada("drafted"), draft(channel), MONDAY)
    assert after.state == "waiting"
    assert open_steps(after) == [(kind, due)]
    (logged,) = after.timeline
    assert (logged.kind, logged.direction, logged.channel) == (entry, "out", channel)
    assert (logged.move, logged.body, str(logged.date)) == ("own_gap", "Hello Ada.", "2026-11-23")


@pytest.mark.parametrize(
    ("move", "steps"),
    [
        ("support", []),
        ("impact_update", []),
        ("close_loop", []),
        ("thank_you", []),
        ("congratulate", [("continue_conversation", "2026-12-14")]),  # 21
        ("intro_request", [("ask_mutual", "2026-11-30")]),  # 7
        ("nudge", [("second_channel", "2026-12-14")]),  # 21
        ("second_channel", []),
    ],
)
def test_l5_some_moves_ask_for_no_answer(move: str, steps: list[tuple[str, str]]) -> None:
    after = sent(ada("drafted"), draft(move=move), MONDAY)
    assert after.state == "waiting"
    assert open_steps(after) == steps


def test_a_setting_says_how_long_to_wait() -> None:
    patient = Rules(nudge={"email": 40})
    assert open_steps(sent(ada(), draft(), MONDAY, patient)) == [
        ("nudge", "2027-01-04")
    ]  # Saturday
    assert open_steps(sent(ada(), draft("sms"), MONDAY, patient)) == [("nudge", "2027-01-04")]


@pytest.mark.parametrize("first", ["nudge", "soft_nudge"])
def test_l6_after_a_nudge_comes_one_other_channel(first: str) -> None:
    after = sent(ada("waiting", FollowUp(first, on(1))), draft(move="nudge"), MONDAY)
    assert after.state == "waiting"
    assert open_steps(after) == [("second_channel", "2026-12-14")]
    assert after.followups[0].done == on(0)


def test_l7_after_the_second_follow_up_comes_rest_and_never_a_third_nudge() -> None:
    contact = replace(ada(), timeline=Timeline((spoken(800, "in"),)))
    contact = sent(contact, draft(), MONDAY)
    day = MONDAY + timedelta(days=10)
    contact = sent(contact, draft(move="nudge"), day)
    day += timedelta(days=21)
    contact = sent(contact, draft("linkedin_message", "second_channel"), day)
    assert open_steps(contact) == []
    assert as_of(contact, day + timedelta(days=20)).state == "waiting"
    # Another message while nothing is asked of them starts no clock either.
    again = sent(contact, draft(move="nudge"), day + timedelta(days=5))
    assert open_steps(again) == []
    rested = as_of(contact, day + timedelta(days=21))
    assert rested.state == "paused"
    assert [step.kind for step in rested.open_followups] == ["revisit"]
    # Half a year on, a message is a first one again.
    much_later = sent(contact, draft(), day + timedelta(days=300))
    assert [kind for kind, _ in open_steps(much_later)] == ["nudge"]


@pytest.mark.parametrize(
    ("open_kind", "follows"),
    [
        ("continue_conversation", "nudge"),
        ("private_message", "nudge"),
        ("look_accepted", "nudge"),
        ("email_instead", "nudge"),
        ("second_channel", None),
        ("ask_mutual", None),
    ],
)
def test_what_follows_depends_on_what_was_being_waited_for(
    open_kind: str, follows: str | None
) -> None:
    after = sent(ada("waiting", FollowUp(open_kind, on(0))), draft(), MONDAY)
    assert [kind for kind, _ in open_steps(after)] == ([follows] if follows else [])


def test_a_second_channel_of_years_ago_does_not_stand_in_for_this_one() -> None:
    earlier = FollowUp("second_channel", on(900), done=on(900))
    contact = replace(
        ada("waiting", earlier, FollowUp("nudge", on(0))),
        timeline=Timeline((spoken(900, "out"), spoken(700, "in"), spoken(10, "out"))),
    )
    after = sent(contact, draft(move="nudge"), MONDAY)
    assert [kind for kind, _ in open_steps(after)] == ["second_channel"]


def test_l10_after_an_answer_comes_at_most_a_soft_nudge() -> None:
    contact = replace(
        ada("replied", FollowUp("answer", on(-1))), timeline=Timeline((spoken(1, "in"),))
    )
    after = sent(contact, draft(move="reply"), MONDAY)
    assert after.state == "waiting"
    assert open_steps(after) == [("soft_nudge", "2026-12-07")]


@pytest.mark.parametrize("days_ago", [0, 3])
def test_l10_holds_for_an_imported_message_too(days_ago: int) -> None:
    contact = replace(ada("dormant"), timeline=Timeline((spoken(days_ago, "in"),)))
    assert [kind for kind, _ in open_steps(sent(contact, draft(), MONDAY))] == ["soft_nudge"]


@pytest.mark.parametrize(
    ("body", "state", "steps"),
    [
        ("Two owls by the gate this morning.", "keeping", []),
        ("Two owls by the gate. Do you still count them?", "waiting", [("nudge", "2026-12-14")]),
    ],
)
def test_l16_a_check_in_waits_for_an_answer_only_where_it_asks(
    body: str, state: str, steps: list[tuple[str, str]]
) -> None:
    after = sent(ada("keeping", rhythm=90), draft(move="check_in", body=body), MONDAY)
    assert after.state == state
    assert open_steps(after) == steps


def test_a_hello_to_somebody_without_a_rhythm_is_a_first_message() -> None:
    after = sent(ada("dormant"), draft(move="check_in", body="Two owls this morning."), MONDAY)
    assert (after.state, open_steps(after)) == ("waiting", [("nudge", "2026-12-03")])


def test_a_nudge_after_a_check_in_goes_the_usual_way() -> None:
    asked = sent(ada("keeping", rhythm=90), draft(move="check_in", body="And you?"), MONDAY)
    after = sent(asked, draft(move="nudge"), MONDAY + timedelta(days=21))
    assert [kind for kind, _ in open_steps(after)] == ["second_channel"]


@pytest.mark.parametrize("move", ["share_article", "no_ask_hello", "give", "open_offer"])
def test_l16_in_a_rhythm_whatever_asks_for_nothing_is_a_sign_of_life(move: str) -> None:
    given = sent(ada("keeping", rhythm=90), draft(move=move), MONDAY)
    assert (given.state, open_steps(given)) == ("keeping", [])
    asked = sent(ada("keeping", rhythm=90), draft(move=move, body="And you?"), MONDAY)
    assert (asked.state, open_steps(asked)) == ("waiting", [("nudge", "2026-12-14")])
    without = sent(ada("keeping"), draft(move=move), MONDAY)
    assert (without.state, open_steps(without)) == ("waiting", [("nudge", "2026-12-03")])


@pytest.mark.parametrize("state", ["caught_up", "keeping", "scheduled"])
def test_thanks_close_their_follow_up_and_leave_the_state(state: State) -> None:
    contact = ada(state, FollowUp("thank_you", on(0)), FollowUp("check_fact", on(0)))
    after = sent(contact, draft(move="thank_you"), MONDAY)
    assert after.state == state
    assert [kind for kind, _ in open_steps(after)] == ["check_fact"]


def test_another_message_does_not_pass_for_thanks() -> None:
    after = sent(ada("caught_up", FollowUp("thank_you", on(0))), draft(), MONDAY)
    assert {kind for kind, _ in open_steps(after)} == {"thank_you", "nudge"}


def test_a_message_before_a_meeting_leaves_the_meeting_as_it_is() -> None:
    meeting = (FollowUp("prepare_meeting", on(-1)), FollowUp("log_meeting", on(-3)))
    after = sent(ada("scheduled", *meeting), draft(), MONDAY)
    assert after.state == "scheduled"
    assert after.followups == meeting


def test_sending_closes_what_asked_for_it_and_lifts_a_snooze() -> None:
    kinds = ("send_or_drop", "planned_send", "finish_preparing", "return", "revisit", "warm_up")
    contact = replace(
        ada("drafted", *(FollowUp(kind, on(0)) for kind in kinds)),
        snoozed_until=on(-9),
        snoozed_on=on(3),
    )
    after = sent(contact, draft(), MONDAY)
    assert [kind for kind, _ in open_steps(after)] == ["nudge"]
    assert {step.done for step in after.followups if step.kind != "nudge"} == {on(0)}
    assert after.snoozed_until is None


@pytest.mark.parametrize("state", STATES)
def test_sending_is_possible_from_every_state(state: State) -> None:
    after = sent(ada(state), draft(), MONDAY)
    assert after.state == ("scheduled" if state == "scheduled" else "waiting")
    assert len(after.timeline) == 1


def test_a_message_sent_before_their_last_one_is_history() -> None:
    contact = replace(
        ada("replied", FollowUp("answer", on(-1)), FollowUp("send_or_drop", on(2))),
        timeline=Timeline((spoken(1, "in"),)),
    )
    after = sent(contact, draft(), MONDAY - timedelta(days=4))
    assert after.state == "replied"
    assert [kind for kind, _ in open_steps(after)] == ["answer"]
    assert [entry.direction for entry in after.timeline] == ["out", "in"]


def test_a_message_to_somebody_who_is_not_to_be_contacted_starts_no_clock() -> None:
    contact = replace(ada("drafted", FollowUp("send_or_drop", on(0))), do_not_contact=True)
    after = sent(contact, draft(), MONDAY)
    assert after.state == "dormant"
    assert open_steps(after) == []
    assert len(after.timeline) == 1


def test_a_message_without_a_subject_is_summed_up_by_its_first_words() -> None:
    long = replace(draft(body="Word " * 100), subject="")
    (entry,) = sent(ada(), long, MONDAY).timeline
    assert len(entry.summary) <= 140
    assert entry.summary.endswith("…")
    assert entry.body == long.body


@pytest.mark.parametrize(
    ("day", "due"),
    [
        ("2028-02-19", "2028-02-29"),  # 10 days on, the leap day itself
        ("2027-02-18", "2027-03-01"),  # the 28th is a Sunday
        ("2026-12-22", "2027-01-01"),
        ("2026-03-24", "2026-04-03"),  # across a change of the clocks
    ],
)
def test_leap_days_and_ends_of_years_are_days_like_others(day: str, due: str) -> None:
    assert open_steps(sent(ada(), draft(), date.fromisoformat(day))) == [("nudge", due)]


def test_the_given_contact_is_left_alone() -> None:
    contact = ada("drafted", FollowUp("send_or_drop", on(0)))
    before = replace(contact)
    sent(contact, draft(), MONDAY)
    assert contact == before
