"""Where somebody stands, from the record and from what time has brought since."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from reconnect_tui.core.contact import STATES, Contact, ContactId, FollowUp, Promise, Reason, State
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.ranking.elapsed import as_of
from reconnect_tui.core.ranking.scoring import silence
from reconnect_tui.core.ranking.tie import Tie, band_of, moment_of, next_occurrence
from reconnect_tui.core.ranking.triage import lane_of
from reconnect_tui.core.rules import Rules
from reconnect_tui.core.timeline import Direction, Interaction, Timeline

TODAY = date(2026, 11, 23)


def day(days_ago: int) -> date:
    return TODAY - timedelta(days=days_ago)


def on(days_ago: int) -> PartialDate:
    return PartialDate.on(day(days_ago))


def spoken(*entries: tuple[int, Direction], move: str = "", kind: str = "message") -> Timeline:
    """A timeline of messages, each so many days ago and in one direction."""
    return Timeline.of(
        Interaction(f"{age}{way}", on(age), kind, way, move=move) for age, way in entries
    )


def standing(contact: Contact, today: date = TODAY) -> Tie:
    return Tie.of(contact, today)


@pytest.mark.parametrize(
    ("gap", "band"),
    [
        (None, None),
        (0, "active"),
        (89, "active"),
        (90, "cooling"),
        (364, "cooling"),
        (365, "dormant"),
        (1094, "dormant"),
        (1095, "long_dormant"),
    ],
)
def test_the_bands_are_those_of_the_playbook(gap: int | None, band: str | None) -> None:
    assert band_of(gap) == band


def test_a_name_alone_is_enough_to_stand_somewhere() -> None:
    tie = standing(Contact("Ada", id=ContactId(7)))
    assert (tie.id, tie.state, tie.closeness, tie.gap_days, tie.band) == (
        7,
        "dormant",
        2,
        None,
        None,
    )
    assert lane_of(tie) == "open"


@pytest.mark.parametrize(("written", "read"), [(-3, 1), (0, 1), (3, 3), (9, 5)])
def test_a_closeness_out_of_range_is_brought_into_it(written: int, read: int) -> None:
    assert standing(Contact("Ada", closeness=written)).closeness == read


def test_a_rhythm_below_nothing_is_none() -> None:
    assert not standing(Contact("Ada", state="keeping", rhythm_days=-30)).has_rhythm


def test_an_entry_both_ways_counts_as_two_exchanges() -> None:
    assert standing(Contact("Ada", timeline=spoken((9, "both"), (3, "out")))).exchanges == 3


def test_an_unanswered_message_of_the_user_does_not_shorten_the_gap() -> None:
    tie = standing(Contact("Ada", timeline=spoken((400, "in"), (30, "out"))))
    assert (tie.gap_days, tie.unanswered) == (400, 1)


def test_a_connection_and_a_group_mail_are_no_contact() -> None:
    connected = Interaction("1", on(50), "connection", "none")
    invited = Interaction("2", on(49), "invitation", "in")
    to_all = Interaction("3", on(5), "email", "in", group=True)
    tie = standing(Contact("Ada", timeline=Timeline.of([connected, invited, to_all])))
    assert (tie.gap_days, tie.exchanges, tie.waiting_since) == (None, 0, None)


@pytest.mark.parametrize(
    ("met_on", "years"),
    [("2020-11-23", 6), ("2020-11-24", 5), ("2020", 6), ("2020-12", 5), ("2030-01-01", 0)],
)
def test_the_years_known_are_the_anniversaries_since_they_met(met_on: str, years: int) -> None:
    contact = Contact("Ada", met_on=PartialDate.parse(met_on), timeline=spoken((4000, "in")))
    assert standing(contact).years_known == years


def test_without_a_day_of_meeting_the_earliest_entry_counts() -> None:
    contact = Contact("Ada", timeline=spoken((366, "none"), (20, "in"), kind="note"))
    assert standing(contact).years_known == 1


def test_somebody_met_on_a_leap_day_has_an_anniversary_in_common_years() -> None:
    contact = Contact("Ada", met_on=PartialDate.parse("2024-02-29"))
    assert standing(contact, date(2027, 2, 27)).years_known == 2
    assert standing(contact, date(2027, 2, 28)).years_known == 3


# --- Owing an answer (contract, decision 5) -------------------------------------------------


@pytest.mark.parametrize(
    ("timeline", "settled", "waiting"),
    [
        (spoken((2, "in")), None, 2),
        (spoken((60, "in")), None, 60),
        (spoken((61, "in")), None, None),
        # The days count from the first message that had no answer.
        (spoken((50, "out"), (40, "in"), (3, "in")), None, 40),
        (spoken((70, "in"), (3, "in")), None, None),
        (spoken((5, "in"), (3, "out")), None, None),
        (spoken((5, "in"), (3, "both")), None, None),
        (spoken((5, "in")), on(5), None),
        (spoken((5, "in")), on(6), 5),
        (spoken((5, "in"), (1, "in")), on(3), 1),
        (spoken((100, "in"), (1, "in")), on(90), 1),
        (spoken((100, "in"), (1, "in")), None, None),
    ],
)
def test_an_answer_is_owed_until_it_is_given_or_settled(
    timeline: Timeline, settled: PartialDate | None, waiting: int | None
) -> None:
    tie = standing(Contact("Ada", timeline=timeline, settled_on=settled))
    assert tie.waiting_since == (None if waiting is None else day(waiting))
    assert (lane_of(tie) == "owe") == (waiting is not None)


def test_an_old_message_of_theirs_is_told_in_words_and_ranks_as_open() -> None:
    tie = standing(Contact("Ada", timeline=spoken((200, "in"))))
    assert tie.wrote_last
    assert lane_of(tie) == "open"


def test_a_setting_says_how_long_an_answer_is_owed() -> None:
    contact = Contact("Ada", timeline=spoken((45, "in")))
    assert Tie.of(contact, TODAY, Rules(owe_for=45)).waiting_since == day(45)
    assert Tie.of(contact, TODAY, Rules(owe_for=44)).waiting_since is None


@pytest.mark.parametrize("state", STATES)
def test_whoever_waits_for_an_answer_is_read_as_having_replied(state: State) -> None:
    followups = (FollowUp("nudge", on(1)), FollowUp("revisit", on(-90)))
    contact = Contact("Ada", state=state, timeline=spoken((4, "in")), followups=followups)
    tie = standing(contact)
    assert tie.state == ("scheduled" if state == "scheduled" else "replied")
    assert lane_of(tie) == "owe"
    if state not in ("replied", "scheduled"):
        assert not as_of(contact, TODAY).open_followups


def test_a_message_that_came_in_makes_moot_only_what_waited_for_it() -> None:
    kept = (
        FollowUp("nudge", on(9), done=on(8)),
        FollowUp("thank_you", on(1)),
        FollowUp("return", on(-9)),
    )
    contact = Contact(
        "Ada", timeline=spoken((2, "in")), followups=(*kept, FollowUp("nudge", on(0)))
    )
    read = as_of(contact, TODAY)
    assert read.followups == (*kept, FollowUp("nudge", on(0), done=on(2)))


@pytest.mark.parametrize(("set_on", "lane"), [(3, "owe"), (2, None), (1, None), (None, "owe")])
def test_of_a_snooze_and_a_message_the_later_one_counts(
    set_on: int | None, lane: str | None
) -> None:
    contact = Contact(
        "Ada",
        timeline=spoken((2, "in")),
        snoozed_until=on(-9),
        snoozed_on=None if set_on is None else on(set_on),
    )
    assert lane_of(standing(contact)) == lane


def test_a_message_of_somebody_who_is_not_to_be_contacted_changes_nothing() -> None:
    contact = Contact("Ada", state="let_go", do_not_contact=True, timeline=spoken((1, "in")))
    assert as_of(contact, TODAY) is contact
    assert lane_of(standing(contact)) is None


# --- What time brings (contract, decisions 7 and 10) ----------------------------------------


def test_a_rest_ends_on_its_date_and_the_date_brings_them_back() -> None:
    resting = Contact("Ada", state="paused", followups=(FollowUp("revisit", on(0)),))
    assert standing(resting, day(1)).state == "paused"
    assert lane_of(standing(resting, day(1))) is None
    assert standing(resting).state == "dormant"
    assert lane_of(standing(resting)) == "due"


def test_a_rest_without_a_date_lasts() -> None:
    assert standing(Contact("Ada", state="paused")).state == "paused"
    assert (
        standing(Contact("Ada", state="paused", followups=(FollowUp("revisit"),))).state == "paused"
    )


@pytest.mark.parametrize(("rhythm", "state"), [(0, "dormant"), (90, "keeping")])
def test_waiting_for_nothing_is_no_waiting(rhythm: int, state: str) -> None:
    contact = Contact("Ada", state="waiting", rhythm_days=rhythm, timeline=spoken((80, "out")))
    assert standing(contact).state == state
    done = replace(contact, followups=(FollowUp("nudge", on(70), done=on(60)),))
    assert standing(done).state == state
    # A step that never puts anybody into the queue would hide them for good.
    for step in (FollowUp("check_fact", on(9)), FollowUp("nudge")):
        assert standing(replace(contact, followups=(step,))).state == state


def test_waiting_for_a_nudge_lasts_as_long_as_the_nudge_is_open() -> None:
    contact = Contact(
        "Ada",
        state="waiting",
        timeline=spoken((800, "in"), (300, "out")),
        followups=(FollowUp("nudge", on(290)),),
    )
    assert standing(contact).state == "waiting"
    assert lane_of(standing(contact)) == "due"


def followed_up_twice(last: int, **values: Any) -> Contact:
    """A message, a nudge and another channel, the last of them so many days ago."""
    followups = (
        FollowUp("nudge", on(last + 25), done=on(last + 25)),
        FollowUp("second_channel", on(last), done=on(last)),
    )
    timeline = spoken((last + 500, "in"), (last + 40, "out"), (last + 25, "out"), (last, "out"))
    return Contact("Ada", state="waiting", timeline=timeline, followups=followups, **values)


@pytest.mark.parametrize(
    ("last", "state"),
    [
        (0, "waiting"),
        (20, "waiting"),
        (21, "paused"),
        (200, "paused"),
        (202, "dormant"),
        # Long after, when the messages are no longer among those of the last 12 months.
        (390, "dormant"),
    ],
)
def test_a_second_unanswered_follow_up_leads_to_a_rest_and_no_third_nudge(
    last: int, state: str
) -> None:
    contact = followed_up_twice(last)
    tie = standing(contact)
    assert tie.state == state
    assert lane_of(tie) == ("due" if state == "dormant" else None)
    kinds = {step.kind for step in as_of(contact, TODAY).open_followups}
    assert kinds == (set() if state == "waiting" else {"revisit"})


def test_the_rest_lasts_180_days_and_ends_on_no_weekend() -> None:
    rested = as_of(followed_up_twice(21), TODAY).open_followups
    assert rested == (FollowUp("revisit", PartialDate.parse("2027-05-24")),)  # 22 May: Saturday


def test_three_messages_logged_by_hand_lead_to_a_rest_as_well() -> None:
    contact = Contact(
        "Ada", state="waiting", timeline=spoken((90, "out"), (60, "out"), (30, "out"))
    )
    assert standing(contact).state == "paused"


def test_follow_ups_of_an_earlier_round_do_not_count() -> None:
    earlier = FollowUp("second_channel", on(400), done=on(400))
    timeline = spoken((400, "out"), (300, "in"), (40, "out"))
    contact = Contact("Ada", state="waiting", timeline=timeline, followups=(earlier,))
    assert standing(contact).state == "dormant"


def test_a_kind_last_word_is_followed_by_a_rest_at_once() -> None:
    timeline = Timeline.of([*spoken((50, "out")), *spoken((1, "out"), move="close_loop")])
    tie = standing(Contact("Ada", state="waiting", timeline=timeline))
    assert tie.state == "paused"
    assert lane_of(tie) is None


def test_what_time_brought_changes_no_record() -> None:
    contact = followed_up_twice(30)
    before = replace(contact)
    standing(contact)
    assert contact == before
    assert as_of(contact, TODAY) != contact


# --- Dates of the lanes ---------------------------------------------------------------------


def test_promises_thanks_and_meetings_are_kept_by_date() -> None:
    contact = Contact(
        "Ada",
        promises=(
            Promise("The photos", on(-9)),
            Promise("Kept", on(9), done=on(8)),
            Promise("Ever"),
        ),
        followups=(
            FollowUp("thank_you", on(2)),
            FollowUp("nudge", on(4)),
            FollowUp("answer", on(5)),
        ),
    )
    tie = standing(contact)
    assert [step.kind for step in tie.promised] == ["thank_you", "promise"]
    assert [step.kind for step in tie.steps] == ["nudge"]
    assert tie.due_promise is not None
    assert tie.due_promise.kind == "thank_you"


@pytest.mark.parametrize(
    "kind", ["review_profile", "check_fact", "warm_up", "lower_rhythm", "answer"]
)
def test_quiet_follow_ups_put_nobody_into_the_queue(kind: str) -> None:
    assert lane_of(standing(Contact("Ada", followups=(FollowUp(kind, on(3)),)))) == "open"


def test_the_end_of_a_snooze_comes_due_even_where_no_follow_up_was_kept() -> None:
    snoozed = Contact("Ada", snoozed_until=on(0), timeline=spoken((300, "in"), (60, "out")))
    assert lane_of(standing(snoozed, day(1))) is None
    tie = standing(snoozed)
    assert lane_of(tie) == "due"
    assert tie.due_step == FollowUp("return", on(0))
    written_to = replace(snoozed, timeline=spoken((300, "in"), (0, "out")))
    assert lane_of(standing(written_to)) is None


# --- Days that come round -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("month_and_day", "today", "expected"),
    [
        ("12-31", date(2027, 1, 2), date(2026, 12, 31)),
        ("01-02", date(2026, 12, 31), date(2027, 1, 2)),
        ("02-29", date(2027, 2, 27), date(2027, 2, 28)),
        ("02-29", date(2028, 2, 28), date(2028, 2, 29)),
        ("13-01", TODAY, None),
        ("04-31", TODAY, None),
        ("soon", TODAY, None),
        ("", TODAY, None),
    ],
)
def test_a_yearly_day_is_the_nearest_one(
    month_and_day: str, today: date, expected: date | None
) -> None:
    assert next_occurrence(month_and_day, today) == expected


@pytest.mark.parametrize("birthday", ["1984-11-23", "--11-23"])
def test_a_birthday_of_the_record_is_a_reason(birthday: str) -> None:
    tie = standing(Contact("Ada", birthday=birthday))
    assert tie.reasons == (Reason("birthday", on(0)),)


@pytest.mark.parametrize("birthday", ["", "1984", "in spring", "--13-45"])
def test_a_birthday_that_is_no_day_is_no_reason(birthday: str) -> None:
    assert standing(Contact("Ada", birthday=birthday)).reasons == ()


def test_a_birthday_among_the_reasons_is_not_doubled() -> None:
    told = Reason("birthday", on(1), "fifty")
    assert standing(Contact("Ada", birthday="1976-11-22", reasons=(told,))).reasons == (told,)


def test_approximate_news_counts_from_the_middle_of_its_span() -> None:
    assert moment_of(Reason("new_job", PartialDate.parse("2026-10")), TODAY) == date(2026, 10, 16)
    assert moment_of(Reason("birthday", PartialDate.parse("1980-10")), TODAY) == date(1980, 10, 16)
    assert moment_of(Reason("new_job"), TODAY) is None


def test_an_approximate_last_contact_counts_from_the_middle_of_its_span() -> None:
    entry = Interaction("1", PartialDate.parse("2019"), "meeting", "both")
    tie = standing(Contact("Ada", timeline=Timeline((entry,))))
    assert tie.last_contact == date(2019, 7, 2)
    assert silence(tie) == 25
