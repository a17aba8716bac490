"""Which kind of news some words tell of."""

import pytest

from reconnect_tui.core.news_words import kind_of_news
from reconnect_tui.core.rules import FRESHNESS, HARD_NEWS

WORDS = {
    "head of data at Borealis": "new_job",
    "joined the harbour board": "new_job",
    "promoted to chief engineer": "promotion",
    "made partner": "promotion",
    "won the bridge prize": "award",
    "finished her PhD": "degree",
    "gave a keynote in Brno": "talk",
    "a book on weirs came out": "publication",
    "posted about night trains": "post",
    "opened a bakery": "business_opened",
    "their second daughter was born": "new_child",
    "got married in June": "wedding",
    "laid off in the merger": "layoff",
    "lost her job": "layoff",
    "lost his father": "bereavement",
    "is in hospital": "illness",
    "had to close the shop": "business_closed",
    "the new tram line is running": "project_done",
}


@pytest.mark.parametrize(("words", "kind"), WORDS.items())
def test_the_words_tell_the_kind(words: str, kind: str) -> None:
    assert kind_of_news(words) == kind
    assert kind_of_news(words.upper()) == kind


def test_hard_news_is_never_taken_for_happy() -> None:
    assert kind_of_news("lost her job after she won the award") in HARD_NEWS


@pytest.mark.parametrize("words", ["", " ", "🎉", "x" * 10_000])
def test_any_words_have_a_kind_that_the_order_knows(words: str) -> None:
    assert kind_of_news(words) in FRESHNESS
