"""The coach looks a draft over in a blink, and a long one in time that grows with its length."""

from datetime import date

from pytest_benchmark.fixture import BenchmarkFixture

from reconnect_tui.core.coach.message import Message, Recipient
from reconnect_tui.core.coach.review import reviewed
from tests.measuring import least_ratio

TODAY = date(2026, 11, 23)
JAMIE = Recipient("Jamie", ("Jamie",), anchors=("packing line",), gap_days=733)
SENTENCE = (
    "I still think of the packing line, and of the way you labelled every drawer so that nobody "
    "had to search at three in the morning. "
)


def draft_of(words: int) -> Message:
    count = len(SENTENCE.split())
    return Message("Hi Jamie,\n\n" + SENTENCE * (words // count + 1), "The line", "own_gap")


def test_three_hundred_words(benchmark: BenchmarkFixture) -> None:
    """Measured: 5 ms."""
    review = benchmark(reviewed, draft_of(300), JAMIE, TODAY)
    assert review.meter


def test_three_thousand_words_take_about_ten_times_as_long() -> None:
    def look_over(message: Message) -> None:
        reviewed(message, JAMIE, TODAY)

    long, short = draft_of(3_000), draft_of(300)
    look_over(long)
    assert least_ratio(lambda: look_over(long), lambda: look_over(short)) < 20
