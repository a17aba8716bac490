"""Preparing a message: what is asked, where the answers go, and what stays private."""

import pytest
from textual.pilot import Pilot

from reconnect_tui.core.contact import Contact
from reconnect_tui.services.opening import Services
from reconnect_tui.ui.widgets.composer import Composer
from tests.ui.world import Running, everything_on, home_of, press

FIELDS = (
    *("memory", "learned", "news", "project", "family", "organization", "city"),
    *("mutuals", "checked", "intent", "wish", "offer"),
)
"""In the order of the form."""


@pytest.fixture
def ada(empty: Services) -> Contact:
    return empty.directory.add("Ada Lovelace", [("organization", "Analytical Engines")])


def now(services: Services, contact: Contact) -> Contact:
    return services.directory.contacts[contact.id]


def to(name: str) -> tuple[str, ...]:
    """The keys from the first field to another."""
    return ("tab",) * FIELDS.index(name)


def body_of(pilot: Pilot[None]) -> str:
    draft = home_of(pilot).query_one(Composer).draft
    assert draft is not None
    return draft.body


async def test_the_answers_stand_in_the_message(
    empty: Services, running: Running, ada: Contact
) -> None:
    async with running(empty) as pilot:
        await press(
            pilot, "p", "“the night of the great storm”", "tab", "“to check twice”", "enter"
        )
        assert now(empty, ada).state == "preparing"
        assert now(empty, ada).shared_memories == ("the night of the great storm",)
        assert "Prepared · c writes to Ada" in everything_on(pilot)
        await press(pilot, "c")
        assert "the night of the great storm" in body_of(pilot)
        assert "earned to check twice" in body_of(pilot)


async def test_what_one_wants_chooses_the_message_and_what_one_could_give_goes_into_it(
    empty: Services, running: Running, ada: Contact
) -> None:
    async with running(empty) as pilot:
        await press(pilot, "p", *to("intent"), *["right"] * 4, "tab", "tab")
        await press(pilot, "“read your draft”", "enter")
        assert now(empty, ada).intent == "give"
        await press(pilot, "c")
        assert "I could read your draft." in body_of(pilot)


async def test_an_honest_reason_that_is_a_request_plans_two_steps_and_is_shown_nowhere(
    empty: Services, running: Running, ada: Contact
) -> None:
    async with running(empty) as pilot:
        await press(pilot, "p", *to("wish"), "“I need a referral”")
        assert "I need a referral" in everything_on(pilot)
        await press(pilot, "tab")
        assert "I need a referral" not in everything_on(pilot)
        await press(pilot, "enter")
        assert "A request is for later" in everything_on(pilot)
        assert now(empty, ada).intent == "ask_later"
        assert now(empty, ada).honest_reason == "I need a referral"
        await press(pilot, "c")
        assert "referral" not in body_of(pilot)
        assert "?" in body_of(pilot)
        await press(pilot, "escape", "u")
        assert now(empty, ada) == ada


async def test_another_aim_is_kept_whatever_the_reason(
    empty: Services, running: Running, ada: Contact
) -> None:
    async with running(empty) as pilot:
        await press(pilot, "p", *to("intent"), "right", "tab", "“ask her for help”", "enter")
        assert now(empty, ada).intent == "catch_up"
        assert "A request is for later" not in everything_on(pilot)


async def test_what_was_looked_up_has_its_day(
    empty: Services, running: Running, ada: Contact
) -> None:
    async with running(empty) as pilot:
        await press(pilot, "p")
        assert "Where do they work now? never looked up: check again" in everything_on(pilot)
        await press(pilot, *to("checked"), "space", "enter")
        (check,) = now(empty, ada).checks
        assert (check.name, check.on and check.on.first) == ("organization", empty.today())
        await press(pilot, "p")
        assert "Where do they work now?" in everything_on(pilot)
        assert "check again" not in everything_on(pilot)


async def test_news_are_of_their_kind_and_friends_are_known_by_name(
    empty: Services, running: Running, ada: Contact
) -> None:
    mary = empty.directory.add("Mary Somerville")
    async with running(empty) as pilot:
        await press(pilot, "slash", "“ada”", "enter", "p", *to("news"))
        await press(pilot, "“yesterday: promoted to chief engineer”", *["tab"] * 5)
        await press(pilot, "“mary, nobody at all”", "enter")
        assert "nobody at all" in everything_on(pilot)
        assert now(empty, ada) == ada
        await press(pilot, *to("mutuals"), "“mary”", "enter")
        (news,) = now(empty, ada).reasons
        assert (news.type, news.label) == ("promotion", "promoted to chief engineer")
        assert now(empty, ada).mutuals == (mary.id,)


async def test_a_link_among_what_one_could_give_is_a_reason_to_write(
    empty: Services, running: Running, ada: Contact
) -> None:
    async with running(empty) as pilot:
        await press(pilot, "p", *to("offer"), "“https://example.org/looms on looms”", "enter")
        (reason,) = now(empty, ada).reasons
        assert reason.type == "article_saved"
        assert not now(empty, ada).offer


async def test_one_can_ask_after_a_project_or_after_somebody(
    empty: Services, running: Running, ada: Contact
) -> None:
    async with running(empty) as pilot:
        await press(
            pilot, "p", *to("project"), "“the roof garden”", "tab", "“sister Mary”", "enter"
        )
        assert now(empty, ada).projects == ("the roof garden",)
        assert now(empty, ada).family == ("sister Mary",)
        await press(pilot, "c")
        assert "the roof garden" in body_of(pilot)
        await press(pilot, "escape", "p")
        assert "On record: the roof garden" in everything_on(pilot)
