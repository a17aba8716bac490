"""A9 of playbook 6.8 for the whole program: no word of it blames or sells (M01, M02).

Every string of every module is looked at, those of its documentation excepted. The messages that
a person sends speak with that person's own voice, and the rules of the coach name what they
advise against: both are tested elsewhere.
"""

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import reconnect_tui

PACKAGE = Path(inspect.getfile(reconnect_tui)).parent

BLAME = re.compile(
    r"\b(neglect\w*|overdue|fail(ed|ure|ing)?|missed|late again|cold|forgot(ten)?"
    r"|should have|too late|behind schedule|shame|guilt\w*|streak|lost touch)\b",
    re.IGNORECASE,
)
SALES = re.compile(
    r"\b(leads|(a|new|warm|cold|hot) lead|prospects?|pipeline|deals?|funnel|crm|conversion"
    r"|closing rate|quota|upsell|touchpoints?|stakeholders?|leverage|network value)\b",
    re.IGNORECASE,
)
SHOUTED = re.compile(r"\w!(?=\s|$)")

NOT_SHOWN = {
    "overdue": "the name of a term in the JSON of `next` (contract, section 3)",
    "funnel": "a key in the JSON of `stats` (contract, section 3)",
}
"""Whole strings that are names in data, with what they are."""

IN_ANOTHER_VOICE = ("core/writing", "core/coach", "core/finding/nicknames")
"""Where the words are the user's own to others, or what the coach looks for."""


def _shown() -> Iterator[tuple[str, str]]:
    """Every string that is no documentation, with where it stands."""
    for path in sorted(PACKAGE.rglob("*.py")):
        where = path.relative_to(PACKAGE).as_posix()
        if where.startswith(IN_ANOTHER_VOICE):
            continue
        tree = ast.parse(path.read_text("utf-8"))
        about = {
            id(node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        }
        for node in ast.walk(tree):
            text = node.value if isinstance(node, ast.Constant) else None
            if isinstance(text, str) and id(node) not in about and text not in NOT_SHOWN:
                yield f"{where}:{getattr(node, 'lineno', 0)}", text


@pytest.mark.parametrize("words", [BLAME, SALES, SHOUTED], ids=["blame", "sales", "shouting"])
def test_no_word_of_the_program(words: re.Pattern[str]) -> None:
    found = [f"{where}: {text}" for where, text in _shown() if words.search(text)]
    assert found == []


def test_the_strings_are_found() -> None:
    texts = {text for _, text in _shown()}
    assert len(texts) > 2_000
    assert " + shows what comes later." in texts


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (BLAME, "3 contacts are overdue"),
        (BLAME, "You missed Ada’s birthday"),
        (BLAME, "A cold tie"),
        (SALES, "Add a lead"),
        (SALES, "Your pipeline"),
        (SHOUTED, "Well done!"),
    ],
)
def test_the_words_are_known(words: re.Pattern[str], text: str) -> None:
    assert words.search(text)
