"""How long it takes, among thirty thousand people, to see who would care and who knows both."""

import random
from datetime import date, timedelta

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from reconnect_tui.core.bridges import acquaintances_of, bridges_to
from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.contacts import Contacts
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.saved_item import SavedItem
from reconnect_tui.core.sharing import who_would_care
from reconnect_tui.core.timeline import Interaction, Timeline

TODAY = date(2026, 11, 23)
PEOPLE = 30_000
TOPICS = (
    *("night trains", "resin seals", "water law", "beekeeping", "tide gauges", "old brick"),
    *("rooftop gardens", "choral singing", "type design", "sensor calibration", "seed libraries"),
)
TITLES = ("Head of packing", "Data engineer", "Editor", "Water engineer", "Training manager")
ITEM = SavedItem(
    "https://example.org/night-trains-and-resin-seals",
    "What resin seals taught a night train crew about calibration",
    "you once asked whether the seals on sleeper doors last",
    for_contacts=(17,),
)


@pytest.fixture(scope="module")
def everyone() -> Contacts:
    """Thirty thousand people who care about this and that, the same in every run."""
    chance = random.Random(11)
    return Contacts.of([_person(number, chance) for number in range(1, PEOPLE + 1)])


def _person(number: int, chance: random.Random) -> Contact:
    entries = (
        Interaction(
            f"{number}-{place}",
            PartialDate.on(TODAY - timedelta(days=chance.randrange(1, 4000))),
            "email",
            chance.choice(("in", "out")),
            body="The slides are at https://example.org/slides and the rest is as we said.",
            with_ids=(chance.randrange(1, PEOPLE),) if place == 0 and number % 9 == 0 else (),
        )
        for place in range(3)
    )
    return Contact(
        f"Person {number}",
        id=ContactId(number),
        title=chance.choice(TITLES),
        organization=f"Company {number % 700}",
        past_organizations=(f"Company {number % 3_000} GmbH",),
        interests=tuple(chance.sample(TOPICS, 2)),
        shared_keywords=(chance.choice(TOPICS),),
        tags=("mentor",) if number % 5 == 0 else (),
        note="Met at the summer school; keeps notes on everything. " * 6,
        mutuals=(number % 1_000 + 1,) if number % 7 == 0 else (),
        timeline=Timeline.of(entries),
    )


@pytest.mark.benchmark(min_rounds=3)
def test_who_would_care(benchmark: BenchmarkFixture, everyone: Contacts) -> None:
    found = benchmark(who_would_care, ITEM, everyone.values(), TODAY)
    assert found[0].was_meant
    assert len(found) == 50


@pytest.mark.benchmark(min_rounds=3)
def test_who_would_care_about_what_nobody_does(
    benchmark: BenchmarkFixture, everyone: Contacts
) -> None:
    item = SavedItem("https://example.org/a", "Quasars beyond Antarctic ice")
    assert benchmark(who_would_care, item, everyone.values(), TODAY) == ()


@pytest.mark.benchmark(min_rounds=3)
def test_who_knows_both(benchmark: BenchmarkFixture, everyone: Contacts) -> None:
    found = benchmark(bridges_to, everyone[ContactId(8)], everyone, TODAY)
    assert any(one.is_sure for one in found)


def test_the_line_on_the_card(benchmark: BenchmarkFixture, everyone: Contacts) -> None:
    found = benchmark(acquaintances_of, everyone[ContactId(7)], everyone, TODAY)
    assert [one.contact.id for one in found] == [8]
