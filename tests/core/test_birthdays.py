"""Birthdays and anniversaries: congratulated on from the day itself, once, and not after grief."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from reconnect_tui.core.contact import Contact, Reason
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.owner import Owner
from reconnect_tui.core.timeline import Interaction, Timeline
from reconnect_tui.core.writing.drafting import Fit, compose, fitting_moves
from reconnect_tui.core.writing.moves import move_named

TODAY = date(2026, 11, 23)
ADA = Contact("Ada Byron", closeness=3)
SAM = Owner("Sam Okonjo")


def day(offset: int) -> PartialDate:
    return PartialDate.on(TODAY + timedelta(days=offset))


def congratulation(contact: Contact) -> Fit:
    return next(one for one in fitting_moves(contact, TODAY) if one.move.name == "congratulate")


def body(contact: Contact, tone: str = "warm") -> str:
    move = move_named("congratulate")
    return compose(contact, SAM, move, TODAY, tone=tone).draft.body  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("birthday", "because"),
    [
        ("1980-11-23", "Their birthday is today"),
        ("--11-23", "Their birthday is today"),
        ("1980-11-22", "Their birthday was yesterday"),
        ("1980-11-20", "Their birthday was three days ago"),
    ],
)
def test_a_birthday_is_congratulated_on_for_some_days(birthday: str, because: str) -> None:
    fit = congratulation(replace(ADA, birthday=birthday))
    assert (fit.fits, fit.because) == (True, because)
    assert fitting_moves(replace(ADA, birthday=birthday), TODAY)[0] == fit


@pytest.mark.parametrize("birthday", ["1980-11-24", "--11-19", "", "--02-30", "soon"])
def test_nobody_is_congratulated_before_the_day_or_long_after(birthday: str) -> None:
    assert not congratulation(replace(ADA, birthday=birthday)).fits


def test_the_words_are_for_a_birthday_and_say_where_they_are_late() -> None:
    for tone in ("warm", "neutral", "formal"):
        today = body(replace(ADA, birthday="1980-11-23"), tone)
        assert "wish" in today
        assert "your birthday" in today
        assert "ongratulat" not in today
        assert "belated" not in today
        assert "belated" in body(replace(ADA, birthday="1980-11-21"), tone)
    draft = compose(
        replace(ADA, birthday="1980-11-23"), SAM, move_named("congratulate"), TODAY, channel="email"
    ).draft
    assert draft.subject == "Good wishes for your birthday"


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("", "your work anniversary"),
        ("ten years at Cedar Labs", "your ten years at Cedar Labs"),
        ("Cedar Labs", "your work anniversary"),
    ],
)
def test_an_anniversary_is_one_of_work(label: str, words: str) -> None:
    long_ago = PartialDate.parse("2016-11-20")
    contact = replace(ADA, reasons=(Reason("work_anniversary", long_ago, label),))
    assert congratulation(contact).because == "Their anniversary was three days ago"
    assert f"{words}." in body(contact)


def test_the_day_comes_round_every_year_and_is_congratulated_on_once() -> None:
    def wished(when: str) -> Contact:
        sent = Interaction(
            "1", PartialDate.parse(when), "email", "out", summary="x", move="congratulate"
        )
        return replace(ADA, birthday="1980-11-22", timeline=Timeline((sent,)))

    assert congratulation(wished("2025-11-22")).fits
    assert not congratulation(wished("2026-11-22")).fits


def test_on_its_very_day_a_birthday_comes_before_other_news_and_after_that_behind_it() -> None:
    job = Reason("new_job", day(-9), "head of the mill")
    assert "birthday" in body(replace(ADA, birthday="--11-23", reasons=(job,)))
    later = replace(ADA, birthday="--11-21", reasons=(job,))
    assert "birthday" not in body(later)
    assert "head of the mill" in body(later)


def test_there_is_no_cheer_after_hard_news() -> None:
    grieving = replace(ADA, birthday="--11-23", reasons=(Reason("bereavement", day(-60)),))
    assert not congratulation(grieving).fits
