"""One edit costs one edit, however many people are in the book.

The sizes are small here; `python -m tests.benchmarks.book` measures up to 100,000 people and
prints the table of the README.
"""

from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.benchmarks.book import Figures, Ours, measured_apart, prepared

FEW, MANY = 500, 10_000


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, int], Figures]:
    """Each store at both sizes, all in one run."""
    found = {}
    for people in (FEW, MANY):
        paths = prepared(tmp_path_factory.mktemp(f"{people}"), people)
        for store, path in paths.items():
            found[store, people] = measured_apart(store, path, people)
    return found


def test_an_edit_costs_no_more_in_a_book_twenty_times_as_large(
    figures: dict[tuple[str, int], Figures],
) -> None:
    """Measured: 1.0 to 1.2 times; stock TinyDB: 15 to 20 times."""
    few, many = figures["reconnect", FEW], figures["reconnect", MANY]
    assert many.edit_cpu < 2 * few.edit_cpu


def test_an_edit_is_far_cheaper_than_with_stock_tinydb(
    figures: dict[tuple[str, int], Figures],
) -> None:
    """Measured: some 300 times cheaper at 10,000 people, and more the larger the book."""
    assert figures["reconnect", MANY].edit_cpu * 50 < figures["TinyDB", MANY].edit_cpu


def test_opening_is_quicker_than_reading_the_file_with_stock_tinydb(
    figures: dict[tuple[str, int], Figures],
) -> None:
    """Measured: a quarter of the time and half of the memory."""
    assert figures["reconnect", MANY].open < figures["TinyDB", MANY].open
    assert figures["reconnect", MANY].memory < figures["TinyDB", MANY].memory


def test_one_edit_among_ten_thousand(
    benchmark: BenchmarkFixture, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path: Path = prepared(tmp_path_factory.mktemp("edit"), MANY)["reconnect"]
    ours = Ours(path)
    benchmark(ours.edit, 77)
    assert ours.book.undo_steps()


def test_folding_ten_thousand_people(
    benchmark: BenchmarkFixture, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path: Path = prepared(tmp_path_factory.mktemp("fold"), MANY)["reconnect"]
    ours = Ours(path)

    def changed_and_folded() -> None:
        ours.edit(77)
        ours.book.fold()

    benchmark(changed_and_folded)
    assert ours.book.is_folded


def test_opening_ten_thousand_people(
    benchmark: BenchmarkFixture, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path: Path = prepared(tmp_path_factory.mktemp("open"), MANY)["reconnect"]
    assert benchmark(Ours, path).book.exists
