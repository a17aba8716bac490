"""Reflection, homework and promises: what is remembered, looked up and said to be done."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from reconnect_tui.core.coach.promises import promises_in
from reconnect_tui.core.contact import (
    STATES,
    Check,
    Contact,
    ContactId,
    FollowUp,
    PeopleNote,
    Promise,
    Reason,
    State,
)
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.lifecycle import keeping, preparing, promising
from reconnect_tui.core.lifecycle.preparing import Preparation, homework
from reconnect_tui.core.lifecycle.suggestions import (
    checked_again,
    fact_check_suggested,
    old_facts,
    profile_suggested,
    warming_up,
)
from reconnect_tui.core.owner import Goal, Owner
from reconnect_tui.core.rules import FRESHNESS, WINDOWS, Rules
from reconnect_tui.core.timeline import Interaction, Timeline

MONDAY = date(2026, 11, 23)
ADA = ContactId(1)


def on(days: int) -> PartialDate:
    return PartialDate.on(MONDAY + timedelta(days=days))


def open_kinds(contact: Contact) -> list[str]:
    return [step.kind for step in contact.open_followups]


# --- L2, L4 ---------------------------------------------------------------------------------


@pytest.mark.parametrize("state", STATES)
def test_l2_preparing_begins_wherever_no_other_step_is_under_way(state: State) -> None:
    busy: dict[State, FollowUp] = {"waiting": FollowUp("nudge", on(9))}
    steps = (busy[state],) if state in busy else ()
    contact = Contact("Ada", state=state, rhythm_days=90, followups=steps)
    after = preparing.prepared(contact, MONDAY)
    goes_on = state in ("waiting", "replied", "scheduled", "caught_up", "keeping")
    assert after.state == (state if goes_on else "preparing")
    assert open_kinds(after) == [*(step.kind for step in steps), "finish_preparing"]
    assert preparing.prepared(after, MONDAY + timedelta(days=1)) is after


def test_l2_keeping_without_a_rhythm_is_no_step_that_is_under_way() -> None:
    assert preparing.prepared(Contact("Ada", state="keeping"), MONDAY).state == "preparing"


def test_l2_and_l4_leave_somebody_who_is_not_to_be_contacted_alone() -> None:
    contact = Contact("Ada", do_not_contact=True)
    assert preparing.prepared(contact, MONDAY) is contact
    assert preparing.planned(contact, MONDAY, MONDAY) is contact


def test_l4_the_day_that_was_chosen_stands_even_on_a_sunday() -> None:
    contact = Contact("Ada", state="drafted", followups=(FollowUp("send_or_drop", on(3)),))
    planned = preparing.planned(contact, MONDAY + timedelta(days=6), MONDAY)
    assert [(step.kind, str(step.due)) for step in planned.open_followups] == [
        ("planned_send", "2026-11-29")
    ]
    assert preparing.planned(planned, MONDAY + timedelta(days=6), MONDAY) is planned
    later = preparing.planned(planned, MONDAY + timedelta(days=9), MONDAY)
    assert [str(step.due) for step in later.open_followups] == ["2026-12-02"]


# --- What was found -------------------------------------------------------------------------


def test_what_was_found_is_kept_once_and_takes_nothing_away() -> None:
    contact = Contact(
        "Ada",
        id=ADA,
        shared_memories=("the night we rewired the gauge",),
        honest_reason="I am looking for work",
        people_notes=(PeopleNote("Daughter Ines"),),
        mutuals=(3,),
    )
    found = Preparation(
        memories=("The night we rewired the gauge", "the flood"),
        people_notes=(PeopleNote("daughter Ines", ok_to_mention=True), PeopleNote(" ")),
        interests=("tides", "Tides"),
        mutuals=(4, 3, 1),
        news=(Reason("award", on(-9), "the Lyra medal"),),
        looked_up=("city",),
        source="their page",
    )
    after = preparing.with_preparation(contact, found, MONDAY)
    assert after.shared_memories == ("the night we rewired the gauge", "the flood")
    assert after.honest_reason == "I am looking for work"
    assert after.people_notes == (PeopleNote("daughter Ines", ok_to_mention=True),)
    assert after.interests == ("tides",)
    assert after.mutuals == (3, 4)
    assert after.reasons == (
        Reason("award", on(-9), "the Lyra medal", source="their page", checked_on=on(0)),
    )
    assert after.checks == (
        Check("city", on(0), "their page"),
        Check("mutuals", on(0), "their page"),
    )
    assert preparing.with_preparation(after, found, MONDAY) == after
    assert preparing.with_preparation(after, Preparation(), MONDAY) == after


def test_the_same_news_told_again_is_made_sure_of_again() -> None:
    first = preparing.with_news(Contact("Ada"), Reason("award", on(-30), "the medal"), MONDAY)
    later = MONDAY + timedelta(days=100)
    again = preparing.with_news(first, Reason("award", on(-30), "", ("lyra",)), later, source="Bo")
    (reason,) = again.reasons
    assert (reason.label, reason.keywords, reason.source) == ("the medal", ("lyra",), "Bo")
    assert reason.checked_on == PartialDate.on(later)
    assert len(preparing.with_news(again, Reason("award", on(0)), later).reasons) == 2


def test_homework_says_what_is_known_and_what_to_check_again() -> None:
    contact = Contact(
        "Ada",
        organization="Cedar Labs",
        title="Editor",
        city="Turin",
        checks=(Check("organization", on(-91), "a card"), Check("city", on(-90), "a letter")),
        reasons=(
            Reason("award", on(-400), "the old medal"),
            Reason("degree", on(-20), "a doctorate", source="Bo", checked_on=on(-10)),
        ),
    )
    told = {
        item.name: (item.answer, item.source, item.to_check_again)
        for item in homework(contact, MONDAY)
    }
    assert told == {
        "role": ("Editor · Cedar Labs", "a card", True),
        "win": ("a doctorate", "Bo", False),
        "post": ("", "", False),
        "mutuals": ("", "", False),
        "city": ("Turin", "a letter", False),
    }
    strict = homework(contact, MONDAY, Rules(check_fact=5))
    assert [item.name for item in strict if item.to_check_again] == ["role", "win", "city"]
    unknown = homework(Contact("Ada", city="Turin"), MONDAY)
    assert [item.name for item in unknown if item.to_check_again] == ["city"]


# --- L17 ------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", sorted(FRESHNESS))
def test_l17_what_happened_is_acknowledged_while_it_is_news(kind: str) -> None:
    fresh = FRESHNESS[kind]
    of_the_user = kind in ("article_saved", "mutual_sighting", "thought")
    for age, due in ((0, on(0)), (fresh.zero - 1, on(0)), (fresh.zero, None)):
        reason = Reason(kind, on(-age))
        expected = None if of_the_user or due is None else due.first
        assert keeping.acknowledged_by(reason, MONDAY) == expected


@pytest.mark.parametrize(
    ("kind", "day", "due"),
    [
        ("birthday", "1980-11-24", "2026-11-24"),
        ("birthday", "1980-11-28", "2026-11-30"),  # a Saturday
        ("birthday", "1980-11-20", "2026-11-23"),  # three days ago: the last one
        ("birthday", "1980-11-19", None),
        ("work_anniversary", "2019-12-05", "2026-12-07"),
        ("event_both_attend", "2026-12-24", "2026-12-03"),  # 21 days before
        ("event_both_attend", "2026-11-25", "2026-11-23"),
        ("visiting_city", "2026-11-21", "2026-11-23"),
        ("visiting_city", "2026-11-20", None),
    ],
)
def test_l17_a_day_of_the_calendar_is_acknowledged_inside_its_window(
    kind: str, day: str, due: str | None
) -> None:
    reason = Reason(kind, PartialDate.parse(day))
    assert keeping.acknowledged_by(reason, MONDAY) == (due and date.fromisoformat(due))


def test_l17_a_weekend_that_would_leave_the_window_moves_nothing() -> None:
    saturday = date(2026, 11, 28)
    reason = Reason("birthday", PartialDate.parse("1980-11-25"))
    assert keeping.acknowledged_by(reason, saturday) == saturday
    assert WINDOWS["birthday"].after == 3


@pytest.mark.parametrize("state", STATES)
def test_l17_only_those_one_keeps_in_touch_with_are_acknowledged(state: State) -> None:
    step = FollowUp("nudge", on(5))
    contact = Contact("Ada", state=state, rhythm_days=90, followups=(step,))
    after = preparing.with_news(contact, Reason("award", on(0), "the medal"), MONDAY)
    assert ("acknowledge" in open_kinds(after)) == (state == "keeping")
    assert [one.label for one in after.reasons] == ["the medal"]
    assert not any("medal" in step.text for step in after.followups), "news goes with its reason"


def test_l17_the_earlier_of_two_days_stands() -> None:
    contact = Contact("Ada", state="keeping")
    later = preparing.with_news(contact, Reason("event_both_attend", on(30)), MONDAY)
    sooner = preparing.with_news(later, Reason("award", on(0)), MONDAY)
    again = preparing.with_news(sooner, Reason("event_both_attend", on(40)), MONDAY)
    assert [str(step.due) for step in later.open_followups] == ["2026-12-02"]
    assert [str(step.due) for step in sooner.open_followups] == ["2026-11-23"]
    assert [str(step.due) for step in again.open_followups] == ["2026-11-23"]


# --- L14, L18 -------------------------------------------------------------------------------


def test_l14_the_rhythm_is_asked_for_after_a_talk_once_thanks_are_said() -> None:
    talked = Contact("Ada", state="caught_up", followups=(FollowUp("thank_you", on(1)),))
    thanked = replace(talked, followups=(FollowUp("thank_you", on(1), on(0)),))
    assert not keeping.is_asked_for_rhythm(talked, MONDAY)
    assert keeping.is_asked_for_rhythm(thanked, MONDAY)
    assert not keeping.is_asked_for_rhythm(replace(thanked, state="keeping"), MONDAY)
    assert not keeping.is_asked_for_rhythm(replace(thanked, do_not_contact=True), MONDAY)


def test_l14_the_rhythm_one_had_is_a_choice_after_a_talk_too() -> None:
    contact = Contact("Ada", state="caught_up", rhythm_days=90)
    after = keeping.in_rhythm(contact, 90, MONDAY)
    assert (after.state, open_kinds(after)) == ("keeping", ["check_in"])


@pytest.mark.parametrize(
    ("days", "calmer"), [(30, 45), (45, 90), (60, 90), (90, 180), (180, 365), (365, None)]
)
def test_l18_a_calmer_rhythm_is_the_next_longer_one(days: int, calmer: int | None) -> None:
    assert keeping.calmer_rhythm(days) == calmer


def test_l18_where_there_is_no_rhythm_nothing_is_calmed() -> None:
    contact = Contact("Ada", state="keeping")
    assert keeping.calmed(contact, MONDAY) is contact


# --- L22 ------------------------------------------------------------------------------------


def test_l22_a_promise_is_made_once_and_kept() -> None:
    made = promising.promised(Contact("Ada"), " send the map ", MONDAY)
    assert promising.promised(made, "Send the map", MONDAY) is made
    assert promising.promised(made, "  ", MONDAY) is made
    (promise,) = made.open_promises
    kept = promising.kept(made, promise, MONDAY)
    assert kept.open_promises == ()
    assert promising.kept(kept, promise, MONDAY) is kept
    assert [one.summary for one in kept.timeline] == [
        "Promised: send the map",
        "Kept: send the map",
    ]
    again = promising.promised(kept, "send the map", MONDAY)
    assert len(again.promises) == 2


def test_l22_a_day_that_was_named_stands_even_on_a_weekend() -> None:
    (promise,) = promising.promised(Contact("Ada"), "call", MONDAY, due=on(5)).promises
    assert promise.due == on(5)


def test_l22_a_promise_can_be_put_off_and_taken_back() -> None:
    first, second = Promise("call", on(1)), Promise("write", on(1))
    contact = Contact("Ada", promises=(first, second))
    later = promising.put_off(contact, first, MONDAY + timedelta(days=12))
    assert later.promises == (replace(first, due=on(12)), second)
    assert promising.taken_back(contact, first, MONDAY).promises == (second,)
    assert promising.taken_back(contact, Promise("sing"), MONDAY) is contact
    assert promising.put_off(contact, Promise("sing"), MONDAY) is contact


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I will send you the map.", ["send you the map"]),
        ("Good talk. I'll introduce you to Rosa! Bye", ["introduce you to Rosa"]),
        ("I’ll gladly look at it\nlet me find the link", ["look at it", "find the link"]),
        (
            "lunch, I'll send him the chart on Friday, and I will ask Bo.",
            ["send him the chart on Friday", "ask Bo"],
        ),
        ("let me know", []),
        ("Let me know what you think", []),
        ("She will send it. I will miss you. I sent it.", []),
        ("I promised to call you", ["call you"]),
        ("Let me check my notes", ["check my notes"]),
        ("", []),
    ],
)
def test_l22_promises_are_found_in_what_was_written(text: str, found: list[str]) -> None:
    assert [one.text for one in promises_in(text)] == found


# --- L23, L24, L25 --------------------------------------------------------------------------


def quiet(number: int, days: int = 700, **values: Any) -> Contact:
    spoke = Interaction("", on(-days), "message", "in", summary="Hi")
    usual: dict[str, Any] = {"goal_tags": ("networking",), "timeline": Timeline((spoke,))}
    return Contact(f"Person {number}", id=ContactId(number), **{**usual, **values})


def test_l23_names_the_first_five_quiet_people_who_fit_the_goal() -> None:
    people = [quiet(number, 400 + number) for number in range(8)]
    goal = Goal("networking", "2026-12-14")
    names = [person.name for person, _ in warming_up(goal, people, MONDAY)]
    assert names == ["Person 7", "Person 6", "Person 5", "Person 4", "Person 3"]
    assert len(warming_up(goal, people, MONDAY, Rules(warm_up_people=2))) == 2


@pytest.mark.parametrize(
    "values",
    [
        {"goal_tags": ()},
        {"goal_tags": ("mentorship",)},
        {"do_not_contact": True},
        {"state": "paused"},
        {"state": "let_go"},
        {"state": "waiting", "followups": (FollowUp("nudge", on(9)),)},
        {"followups": (FollowUp("nudge", on(-9)),)},
        {"snoozed_until": on(9)},
        {"timeline": Timeline((Interaction("", on(-89), "message", "both"),))},
        {"timeline": Timeline((Interaction("", on(-1), "message", "out"),))},
        {"followups": (FollowUp("warm_up", on(-5), on(-5)),)},
        {"followups": (FollowUp("warm_up", on(5)),)},
    ],
)
def test_l23_leaves_out_whom_one_is_in_touch_with_or_leaves_in_peace(
    values: dict[str, Any],
) -> None:
    goal = Goal("networking", "2026-12-14")
    assert warming_up(goal, [quiet(1)], MONDAY)
    assert warming_up(goal, [quiet(1, **values)], MONDAY) == ()


@pytest.mark.parametrize("need_by", ["", "soon", "2026-11-22"])
def test_l23_a_goal_without_a_day_ahead_warms_nobody_up(need_by: str) -> None:
    assert warming_up(Goal("networking", need_by), [quiet(1)], MONDAY) == ()


def test_l24_a_profile_that_was_never_looked_over_is_due_where_there_is_one() -> None:
    known = profile_suggested(Owner("Sam", profile="https://example.org/sam"), MONDAY)
    assert known is not None
    assert known.due == on(0)
    assert profile_suggested(Owner("Sam"), MONDAY) is None


def test_l25_only_what_a_live_draft_speaks_of_is_checked_again() -> None:
    contact = Contact(
        "Ada",
        id=ADA,
        organization="Cedar Labs",
        reasons=(
            Reason("award", on(-300), "the medal", ("Lyra",), checked_on=on(-200)),
            Reason("talk", on(-300), "on tides", checked_on=on(-10)),
            Reason("post", on(-300), "on gauges"),
        ),
        checks=(Check("organization", on(-120)), Check("city", on(-120))),
    )

    def words(body: str, **values: Any) -> list[str]:
        draft = replace(Draft(ADA, body), **values)
        return [fact.words for fact in old_facts(contact, [draft], MONDAY)]

    assert words("How is Cedar Labs? And the LYRA prize?") == ["the medal", "Cedar Labs"]
    assert words("The talk on tides, the post on gauges") == []
    assert words("The medallion and the lyrabird") == []
    assert words("The medal", status="sent") == []
    assert words("The medal", status="copied") == ["the medal"]
    assert words("Hello", subject="The medal") == ["the medal"]
    assert words("The medal", contact_id=ContactId(2)) == []


def test_l25_what_was_checked_again_is_fresh() -> None:
    contact = Contact(
        "Ada",
        id=ADA,
        city="Turin",
        reasons=(Reason("award", on(-300), "the medal", checked_on=on(-200)),),
        checks=(Check("city", on(-120)),),
    )
    drafts = [Draft(ADA, "The medal in Turin")]
    assert fact_check_suggested(contact, drafts, MONDAY) is not None
    after = checked_again(contact, old_facts(contact, drafts, MONDAY), MONDAY)
    assert old_facts(after, drafts, MONDAY) == ()
    assert (after.reasons[0].checked_on, after.checks[0].on) == (on(0), on(0))
    let_be = replace(contact, followups=(FollowUp("check_fact", on(0), on(0)),))
    assert fact_check_suggested(let_be, drafts, MONDAY) is None
