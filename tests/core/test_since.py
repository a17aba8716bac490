"""Since you last spoke: what has come about on both sides, in words."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconnect_tui.core.contact import Contact, Promise, Reason, SourceRecord
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.owner import Goal, Owner
from reconnect_tui.core.rules import FRESHNESS, WINDOWS
from reconnect_tui.core.since import SinceYouSpoke
from reconnect_tui.core.timeline import Direction, Interaction, Timeline

TODAY = date(2026, 11, 23)
BLAME = re.compile(
    r"\b(overdue|neglect\w*|failed|missed|cold|late|guilty|lead|deal|pipeline|score|points?)\b",
    re.I,
)


def when(text: str) -> PartialDate:
    return PartialDate.parse(text)


def spoke(day: str, direction: Direction = "both", kind: str = "meeting") -> Interaction:
    return Interaction(f"{kind}-{day}", when(day), kind, direction)


def ada(*entries: Interaction, **fields: Any) -> Contact:
    return replace(Contact("Ada Lindqvist", timeline=Timeline.of(entries)), **fields)


def told(contact: Contact, owner: Owner | None = None, *goals: Goal) -> Mapping[str, Any]:
    return dict(SinceYouSpoke.of(contact, TODAY, owner, goals).sections)


def test_nothing_is_told_about_someone_of_whom_nothing_is_known() -> None:
    since = SinceYouSpoke.of(ada(), TODAY)
    assert since.sections == ()
    assert (since.since, since.gap_days) == (None, None)
    assert since.heading == "What is known; no past contact is logged"


@pytest.mark.parametrize(
    ("day", "heading"),
    [
        ("2026-11-23", "Since you last spoke, today"),
        ("2026-11-20", "Since you last spoke, three days ago"),
        ("2019-11-20", "Since you last spoke, about seven years ago"),
        ("2019", "Since you last spoke, over seven years ago"),
    ],
)
def test_the_heading_says_how_long_it_has_been(day: str, heading: str) -> None:
    since = SinceYouSpoke.of(ada(spoke(day)), TODAY)
    assert since.heading == heading
    assert str(since.since) == day


def test_a_message_that_had_no_answer_is_not_the_last_word_between_the_two() -> None:
    since = SinceYouSpoke.of(ada(spoke("2024-01-02"), spoke("2026-10-01", "out", "email")), TODAY)
    assert str(since.since) == "2024-01-02"
    assert [fact.text for fact in since.yours] == ["you sent a message that had no answer yet"]
    assert str(since.yours[0].date) == "2026-10-01"


@pytest.mark.parametrize(
    ("news", "expected"),
    [
        (
            Reason("new_job", when("2026-11-14"), "head of the night desk"),
            ["New job nine days ago: head of the night desk"],
        ),
        (Reason("new_job", when("2023-11-14"), "before you spoke"), None),
        (
            Reason("new_job", when("2024-01-02"), "the very day"),
            ["New job about three years ago: the very day"],
        ),
        (
            Reason("award", when("2024"), "some day that year"),
            ["Won an award about two and a half years ago: some day that year"],
        ),
        (Reason("award", None, "of no known day"), ["Won an award: of no known day"]),
        (Reason("award", None, "known long ago", checked_on=when("2020-05-05")), None),
        (Reason("birthday", when("2026-11-22")), None),
        (Reason("work_anniversary", when("2026-11-22")), None),
        (
            Reason("bereavement", when("2026-11-09"), "her mother"),
            ["News of a loss fourteen days ago: her mother"],
        ),
    ],
)
def test_their_news_is_told_where_it_came_after_the_last_word(
    news: Reason, expected: list[str] | None
) -> None:
    sections = told(ada(spoke("2024-01-02"), reasons=(news,)))
    assert sections.get("They") == (None if expected is None else tuple(expected))


def test_what_the_user_saw_or_saved_stands_on_their_own_side() -> None:
    sections = told(
        ada(
            spoke("2026-01-02"),
            reasons=(
                Reason("article_saved", when("2026-11-20"), "a piece on tides"),
                Reason("mutual_sighting", when("2026-11-22"), "Otis"),
            ),
        )
    )
    assert sections == {
        "You": (
            "You met someone you both know yesterday: Otis",
            "You saved an article for them three days ago: a piece on tides",
        )
    }


def test_a_visit_to_come_stands_ahead_and_other_news_to_come_nowhere() -> None:
    sections = told(
        ada(
            spoke("2026-01-02"),
            reasons=(
                Reason("visiting_city", when("2026-12-01")),
                Reason("event_both_attend", when("2026-11-28"), "the tide congress"),
                Reason("new_job", when("2027-01-01"), "not yet"),
            ),
        )
    )
    assert sections == {
        "Ahead": (
            "You both go to an event in five days: the tide congress",
            "You visit their city in eight days",
        )
    }


def test_milestones_and_their_endorsements_since_then_are_told_newest_first() -> None:
    contact = ada(
        spoke("2024-01-02"),
        replace(spoke("2025-01-02", "none", "milestone"), summary="Ten years at Cedar Labs"),
        replace(spoke("2025-05-02", "in", "endorsement"), summary="Hydrology"),
        replace(spoke("2025-06-02", "out", "endorsement"), summary="by the user"),
        replace(spoke("2020-01-02", "none", "milestone"), summary="long ago"),
    )
    assert told(contact) == {
        "They": ("Endorsement: Hydrology", "Milestone: Ten years at Cedar Labs")
    }


def linkedin(imported: str, organization: str = "Cedar Labs") -> SourceRecord:
    return SourceRecord("linkedin", "ada", imported, {"organization": organization})


@pytest.mark.parametrize(
    ("last", "sources", "reasons", "is_told"),
    [
        ("2020-01-02", (), (), True),
        (None, (), (), True),
        ("2026-10-02", (), (), False),  # they have spoken of late
        ("2024-01-02", (linkedin("2026-11-01"),), (), True),
        ("2024-01-02", (linkedin("2023-11-01"),), (), False),  # known by then
        ("2024-01-02", (linkedin("no day"),), (), True),
        ("2024-01-02", (linkedin("2023-11-01", "Engine Works"),), (), True),
        ("2024-01-02", (), (Reason("new_job", when("2025-05-05"), "told"),), False),
    ],
)
def test_a_post_that_may_be_new_is_told_with_the_one_before_it(
    last: str | None,
    sources: tuple[SourceRecord, ...],
    reasons: tuple[Reason, ...],
    is_told: bool,
) -> None:
    contact = ada(
        *([spoke(last)] if last else []),
        organization="Cedar Labs",
        title="Editor",
        past_organizations=("Engine Works", "cedar labs"),
        sources=sources,
        reasons=reasons,
    )
    facts = [fact for fact in SinceYouSpoke.of(contact, TODAY).theirs if fact.kind == "role"]
    assert [fact.text for fact in facts] == (
        ["now Editor, Cedar Labs; formerly at Engine Works"] if is_told else []
    )
    assert all(fact.date is None for fact in facts)


def test_promises_both_ways_are_told_while_they_are_open() -> None:
    contact = ada(
        promises=(
            Promise("send the slides", when("2026-12-01")),
            Promise("ask her editor", by="them"),
            Promise("long done", done=when("2026-01-01")),
            Promise("done too", done=when("2026-01-01"), by="them"),
        )
    )
    assert told(contact) == {
        "You promised": ("send the slides, by 2026-12-01",),
        "They promised": ("ask her editor",),
    }
    assert [one.text for one in contact.open_promises] == ["send the slides"]


def test_give_and_take_is_told_over_all_the_years() -> None:
    contact = ada(
        replace(spoke("2015", "in", "gift"), gave=True),
        replace(spoke("2026-01-02", "out", "message"), asked=True),
    )
    assert told(contact)["Give and take"] == ("You asked once, they helped once",)


def test_the_users_goals_and_place_are_told_where_they_may_matter() -> None:
    owner = Owner("Robin Vale", organizations=("Harbour Office",))
    goals = (Goal("mentorship", "2027-03-01"), Goal("job_search"), Goal("personal"))
    old = ada(spoke("2020-01-02"), goal_tags=("job_search", "mentorship"))
    assert told(old, owner, *goals) == {
        "You": (
            "Your goals that fit them: mentorship by 2027-03-01, job search",
            "You are at Harbour Office",
        )
    }
    assert told(ada(spoke("2026-11-02")), owner, *goals) == {}
    shared = replace(old, goal_tags=(), past_organizations=("HARBOUR OFFICE",))
    assert told(shared, owner) == {}


dates = st.one_of(
    st.none(),
    st.dates(date(1990, 1, 1), date(2040, 1, 1)).map(PartialDate.on),
    st.integers(1990, 2040).map(lambda year: PartialDate.parse(str(year))),
)
reasons = st.builds(Reason, st.sampled_from((*FRESHNESS, *WINDOWS)), dates, checked_on=dates)
entries = st.builds(
    lambda day, kind, direction, gave, asked: Interaction(
        "x", day or when("2000"), kind, direction, gave=gave, asked=asked
    ),
    dates,
    st.sampled_from(("message", "meeting", "milestone", "endorsement", "gift", "note")),
    st.sampled_from(("in", "out", "both", "none")),
    st.booleans(),
    st.booleans(),
)


@given(
    st.lists(reasons, max_size=6),
    st.lists(entries, max_size=6),
    st.dates(date(1995, 1, 1), date(2035, 1, 1)),
)
def test_it_never_falls_over_and_blames_nobody(
    news: list[Reason], log: list[Interaction], today: date
) -> None:
    since = SinceYouSpoke.of(ada(*log, reasons=tuple(news)), today)
    texts = [since.heading, *(text for _, texts in since.sections for text in texts)]
    assert not [text for text in texts if BLAME.search(text)]
    assert all(fact.date is None or fact.date.first <= today for fact in since.theirs)
    days = [fact.date.middle for fact in since.theirs if fact.date is not None]
    assert days == sorted(days, reverse=True)
