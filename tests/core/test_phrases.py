"""Words of the record inside a sentence."""

from datetime import date

import pytest

from reconnect_tui.core.contact import Contact, Reason
from reconnect_tui.core.writing.meeting_phrases import how_met_phrase
from reconnect_tui.core.writing.news_phrases import event_phrase
from reconnect_tui.core.writing.phrases import (
    article_phrase,
    link_in,
    memory_phrase,
    sighting_phrase,
    why_in,
)

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("memory", "phrase"),
    [
        ("the night we rewired the tide gauge", "the night we rewired the tide gauge"),
        ("The night we rewired the tide gauge.", "the night we rewired the tide gauge"),
        ("You taught me to wait", "how you taught me to wait"),
        ("We slept in the van", "how we slept in the van"),
        ("I broke the kiln", "how I broke the kiln"),
        ("When the lift stopped", "the time the lift stopped"),
        ("Durban in the rain", "Durban in the rain"),
        ("  the  two   ferries, ", "the two ferries"),
        ("a sketch of {x}", "a sketch of (x)"),
    ],
)
def test_a_memory_follows_i_think_of(memory: str, phrase: str) -> None:
    assert memory_phrase(memory) == phrase


@pytest.mark.parametrize(
    ("how_met", "phrase"),
    [
        ("at the dairy fair in Ghent", "at the dairy fair in Ghent"),
        ("At the dairy fair in Ghent.", "at the dairy fair in Ghent"),
        ("We met at the dairy fair", "at the dairy fair"),
        ("met on the night boat", "on the night boat"),
        ("Career fair", "through Career fair"),
        ("the 2023 field trip", "through the 2023 field trip"),
        ("Her team at Bluepeak", "through your team at Bluepeak"),
        ("Olga introduced us", "when Olga introduced us"),
        ("introduced by Olga", "when we were introduced by Olga"),
        ("We shared a desk", "when we shared a desk"),
        ("", ""),
    ],
)
def test_the_first_meeting_follows_we_met(how_met: str, phrase: str) -> None:
    assert how_met_phrase(how_met) == phrase


@pytest.mark.parametrize(
    ("kind", "label", "phrase"),
    [
        ("new_job", "", "your new job"),
        ("new_job", "Cedar Labs", "your new job at Cedar Labs"),
        ("new_job", "Orbit Foods", "your new job (Orbit Foods)"),
        ("new_job", "head of the night desk", "your new job as head of the night desk"),
        ("new_job", "Head of Night at the Herald", "your new job as Head of Night at the Herald"),
        ("new_job", "joined the night desk", "joining the night desk"),
        ("new_job", "now head of the desk", "your new job as head of the desk"),
        ("promotion", "director", "your promotion to director"),
        ("promotion", "to director", "your promotion to director"),
        ("promotion", "promoted to director", "your promotion to director"),
        ("award", "Kelvin medal", "your award (Kelvin medal)"),
        ("award", "the Kelvin medal", "the Kelvin medal"),
        ("award", "won the Kelvin medal", "winning the Kelvin medal"),
        ("publication", "Seals and Sand", "your new publication “Seals and Sand”"),
        ("talk", "“Seals and Sand”", "your talk “Seals and Sand”"),
        ("project_done", "harbour wall", "finishing harbour wall"),
        ("degree", "", "your degree"),
        ("new_child", "A daughter, Mira", "the arrival of a daughter, Mira"),
        ("new_child", "", "the new member of your family"),
        ("wedding", "in Lisbon", "your wedding in Lisbon"),
        ("wedding", "Joost", "your wedding"),
        ("wedding", "the lighthouse wedding", "the lighthouse wedding"),
    ],
)
def test_news_follows_congratulations_on(kind: str, label: str, phrase: str) -> None:
    contact = Contact("Ada Ferrier", organization="Cedar Labs")
    assert event_phrase(Reason(kind, label=label), contact) == phrase


@pytest.mark.parametrize(
    ("label", "link", "article", "why"),
    [
        (
            "a piece on night trains https://example.org/a.",
            "https://example.org/a",
            "a piece on night trains",
            "",
        ),
        ("Night trains", "", "“Night trains”", ""),
        (
            "https://example.org/b?x=1 because you once asked",
            "https://example.org/b?x=1",
            "",
            "you once asked",
        ),
        (
            "the report because it names your bridge (https://example.org/c)",
            "https://example.org/c",
            "the report",
            "it names your bridge",
        ),
        ("", "", "", ""),
    ],
)
def test_the_label_of_a_saved_article_is_taken_apart(
    label: str, link: str, article: str, why: str
) -> None:
    reason = Reason("article_saved", label=label)
    assert (link_in(reason), article_phrase(reason), why_in(reason)) == (link, article, why)


def test_a_link_may_stand_in_the_source() -> None:
    reason = Reason("article_saved", label="night trains", source="https://example.org/a")
    assert link_in(reason) == "https://example.org/a"


@pytest.mark.parametrize(
    ("label", "phrase"),
    [
        ("Otis on the night train", "Otis on the night train"),
        ("saw Otis on the night train", "Otis on the night train"),
        ("I ran into Otis.", "Otis"),
    ],
)
def test_a_sighting_names_whom_one_met(label: str, phrase: str) -> None:
    assert sighting_phrase(Reason("mutual_sighting", label=label)) == phrase
