"""How long it takes to find what is due among thirty thousand people, and after a change."""

from datetime import date, timedelta
from functools import partial

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from reconnect_tui.core.contact import Contact, ContactId, FollowUp
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.timeline import Interaction, Timeline
from reconnect_tui.services.agenda import Agenda
from reconnect_tui.storage.address_book import AddressBook
from tests.measuring import least_ratio

TODAY = date(2026, 11, 23)
PEOPLE = 30_000


def _on(days: int) -> PartialDate:
    return PartialDate.on(TODAY + timedelta(days=days))


@pytest.fixture(scope="module")
def agenda() -> Agenda:
    """Thirty thousand people, every fiftieth with a next step; all of them read once."""
    book = AddressBook.in_memory()
    with book.changing("Kept", undoable=False) as change:
        for number in range(1, PEOPLE + 1):
            entry = Interaction(f"{number}", _on(-number % 2000 - 1), "message", "out")
            steps = (FollowUp("nudge", _on(number % 60 - 30)),) if number % 50 == 0 else ()
            change.put(Contact(f"Person {number}", timeline=Timeline((entry,)), followups=steps))
    agenda = Agenda(book, lambda: TODAY)
    agenda.due()
    return agenda


def test_what_is_due_among_thirty_thousand(benchmark: BenchmarkFixture, agenda: Agenda) -> None:
    assert benchmark(agenda.due, 14)


def test_what_is_due_after_a_change(benchmark: BenchmarkFixture, agenda: Agenda) -> None:
    before = agenda.due(14)
    assert benchmark(agenda.due_after, before, [ContactId(50)], 14) == before


def test_what_is_due_after_a_change_costs_a_twentieth_of_looking_at_everyone(
    agenda: Agenda,
) -> None:
    """Compared in the same run, and so on any machine; measured: a hundredth."""
    before = agenda.due(14)
    one = partial(agenda.due_after, before, [ContactId(50)], 14)
    assert least_ratio(one, lambda: agenda.due(14)) < 1 / 20
