"""No pattern of the program takes more than its text's length warrants (reliability, S12).

Times are compared with each other and not with a clock: from 8,000 to 20,000 characters a pattern
that takes the square of the length takes six times as long, and a good one two and a half times.
"""

import ast
import importlib
import inspect
import pkgutil
import re
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import reconnect_tui
from reconnect_tui.core import identity
from reconnect_tui.core.coach.lexicon import Phrases
from reconnect_tui.core.errors import ReconnectError
from reconnect_tui.services.spoken_dates import future_date, past_date, split_leading_date

SHAPES = (
    *("a", "A", "é", "1", " ", "\u3000", "\t", "\n", "\r\n", "(", "[", "{", "<", "@", ".", "-"),
    *("_", "/", ":", "'", '"', ",", "a ", "a.", "a@", "1-", "1/", "{a", "(a", "aB", "a1 ", "12:"),
    *("a, ", "http://", "a.b@", "the a ", "in 1 ", "and ", "  \n"),
)
"""What is repeated to make the worst texts."""

PROBE, SHORT, LONG = 1_000, 8_000, 20_000
"""Characters; the first only keeps a bad pattern from taking minutes."""

FAST = 0.01
"""Seconds that are too little to compare; with the square of the length it would be far more."""

METHODS = frozenset({"search", "match", "fullmatch", "sub", "split", "findall", "finditer"})

BOUNDED = {
    "reconnect_tui.core.identity": "a name or an address is cut to 500 characters before",
    "reconnect_tui.services.spoken_dates": "a phrase of more than a few words is no date",
}
"""Modules whose patterns see short texts only; their functions are tried below instead."""

Ways = tuple[str, ...]


def modules() -> Iterator[Any]:
    for found in pkgutil.walk_packages(reconnect_tui.__path__, "reconnect_tui."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def patterns_in(value: object) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, Phrases):
        yield re.compile(value.pattern)
    elif isinstance(value, dict):
        yield from patterns_in([*value, *value.values()])
    elif isinstance(value, list | tuple | set | frozenset):
        for inner in value:
            yield from patterns_in(inner)


def ways_of_use() -> dict[str, set[str]]:
    """Name of a pattern to the methods that the program calls on it."""
    used: dict[str, set[str]] = {}
    for path in Path(inspect.getfile(reconnect_tui)).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in METHODS:
                used.setdefault(ast.unparse(node.value), set()).add(node.attr)
    return used


def every_pattern() -> dict[str, tuple[re.Pattern[Any], Ways]]:
    used = ways_of_use()
    found: dict[str, tuple[re.Pattern[Any], Ways]] = {}
    for module in modules():
        if module.__name__ in BOUNDED:
            continue
        for name, value in vars(module).items():
            for number, pattern in enumerate(patterns_in(value)):
                ways = tuple(sorted(used.get(name, {"search", "sub"})))
                found.setdefault(f"{module.__name__}.{name}[{number}]", (pattern, ways))
    return found


def seconds(call: Callable[[str], object], text: str, times: int = 1) -> float:
    spent = []
    for _ in range(times):
        began = time.process_time()
        call(text)
        spent.append(time.process_time() - began)
    return min(spent)


def grows_too_fast(call: Callable[[str], object], shape: str) -> bool:
    probe, short, long = ((shape * size)[:size] + "!" for size in (PROBE, SHORT, LONG))
    if seconds(call, probe) > 10 * FAST or (once := seconds(call, short)) > 100 * FAST:
        return True
    # What looks slow is looked at again: anything else on the machine takes its time too.
    return seconds(call, long) > 4 * once + FAST and (
        seconds(call, long, 3) > 4 * seconds(call, short, 3) + FAST
    )


def use_of(pattern: re.Pattern[Any], way: str) -> Callable[[str], object]:
    def call(text: str) -> object:
        given: Any = text.encode() if isinstance(pattern.pattern, bytes) else text
        if way == "sub":
            return pattern.sub(given[:0], given)
        found = getattr(pattern, way)(given)
        return list(found) if way == "finditer" else found

    return call


def test_every_pattern_of_the_program_takes_its_texts_in_one_go() -> None:
    slow = {
        (place, way, shape)
        for place, (pattern, ways) in every_pattern().items()
        for way in ways
        for shape in SHAPES
        if grows_too_fast(use_of(pattern, way), shape)
    }
    assert slow == set()


def test_the_patterns_are_found() -> None:
    found = every_pattern()
    assert len(found) > 150
    assert any(place.startswith("reconnect_tui.core.coach.lexicon.") for place in found)
    assert any(place.startswith("reconnect_tui.core.text.") for place in found)
    assert "sub" in found["reconnect_tui.core.text._SPACES[0]"][1]


def test_a_pattern_that_tries_everything_would_be_noticed() -> None:
    assert grows_too_fast(use_of(re.compile(r"\s+x"), "search"), " ")
    assert not grows_too_fast(use_of(re.compile(r"\s++x"), "match"), " ")


def tried(reading: Callable[..., object]) -> Callable[[str], object]:
    def call(text: str) -> object:
        try:
            return reading(text)
        except (ReconnectError, ValueError):
            return None

    return call


@pytest.mark.parametrize(
    "call",
    [
        lambda text: identity.person_name(text, text),
        identity.whole_name,
        identity.email_addresses_in,
        identity.organization_key,
        identity.profile_slug,
        identity.name_key,
        tried(lambda text: past_date(text, date(2026, 11, 23))),
        tried(lambda text: future_date(text, date(2026, 11, 23))),
        tried(lambda text: split_leading_date(text, date(2026, 11, 23))),
    ],
    ids=[
        *("two names", "a name", "addresses", "an organization", "a profile", "a key"),
        *("a past date", "a date ahead", "a sentence"),
    ],
)
def test_what_reads_names_and_dates_takes_any_text_in_one_go(call: Callable[[str], object]) -> None:
    assert {shape for shape in SHAPES if grows_too_fast(call, shape)} == set()
