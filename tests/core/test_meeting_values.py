"""Days and hours that are proposed, where the two are far apart (playbook M20, 5.2)."""

from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.owner import Owner
from reconnect_tui.core.writing.drafting import compose
from reconnect_tui.core.writing.meeting_values import days_to_propose, hour_for_both
from reconnect_tui.core.writing.moves import move_named

TODAY = date(2026, 11, 23)
ZONES = ("Europe/London", "Asia/Tokyo", "America/Lima", "Pacific/Auckland", "Asia/Kolkata")


def body(contact: Contact, owner: Owner) -> str:
    return compose(contact, owner, move_named("invite"), TODAY).draft.body


def test_days_are_said_to_be_theirs_only_where_they_live_elsewhere() -> None:
    ada, sam = Contact("Ada", closeness=4), Owner("Sam", time_zone="Europe/London")
    assert "your time" not in body(ada, sam)
    assert "your time" not in body(replace(ada, time_zone="Europe/London"), sam)
    assert body(replace(ada, time_zone="Asia/Tokyo"), sam).count("(your time)") == 2
    assert body(replace(ada, time_zone="Asia/Tokyo"), Owner("Sam")).count("(your time)") == 2
    assert "your time" not in body(replace(ada, time_zone="Nowhere/At_all"), sam)
    assert "(your time)" in body(replace(ada, time_zone="Asia/Tokyo"), replace(sam, time_zone="?"))


@pytest.mark.parametrize(
    ("theirs", "mine", "first"),
    [
        ("Asia/Tokyo", "Europe/London", "Tuesday 1 December at 5 pm (your time)"),
        ("America/Lima", "Europe/London", "Tuesday 1 December at 9 am (your time)"),
        ("Asia/Tokyo", "", "Tuesday 1 December (your time)"),
        ("Europe/London", "Pacific/Auckland", "Tuesday 1 December (your time)"),
    ],
)
def test_an_hour_suits_both_or_is_left_to_them(theirs: str, mine: str, first: str) -> None:
    assert days_to_propose(TODAY, 0, theirs, mine)[0] == first


@given(st.sampled_from(ZONES), st.sampled_from(ZONES), st.dates(date(2020, 1, 1), date(2035, 1, 1)))
def test_nobody_is_called_at_night(theirs: str, mine: str, day: date) -> None:
    hour = hour_for_both(day, theirs, mine)
    if hour is not None:
        here = datetime.combine(day, time(hour), ZoneInfo(theirs)).astimezone(ZoneInfo(mine))
        assert 9 <= hour <= 18
        assert 8 <= here.hour <= 20
        assert here.date() == day
