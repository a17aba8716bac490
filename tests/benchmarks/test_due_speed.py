"""How long it takes to find what is due among thirty thousand people, and after a change."""

from datetime import date, timedelta
from time import process_time

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from reconnect_tui.core.contact import Contact, ContactId, FollowUp
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.timeline import Interaction, Timeline
from reconnect_tui.services.agenda import Agenda
from reconnect_tui.storage.address_book import AddressBook

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

    def seconds(times: int, one_only: bool) -> float:
        best = float("inf")
        for _ in range(times):
            began = process_time()
            if one_only:
                agenda.due_after(before, [ContactId(50)], 14)
            else:
                agenda.due(14)
            best = min(best, process_time() - began)
        return best

    before = agenda.due(14)
    assert 20 * seconds(9, True) < seconds(3, False)
