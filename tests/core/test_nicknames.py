import pytest

from reconnect_tui.core.finding.nicknames import _SHORT_FORMS, other_forms
from reconnect_tui.core.text import folded


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("bob", "robert"),
        ("robert", "bob"),
        ("bob", "rob"),
        ("kate", "katherine"),
        ("alex", "alexandra"),
        ("alex", "alejandro"),
        ("sasha", "aleksandr"),
        ("pepe", "jose"),
        ("kostya", "konstantin"),
        ("gosia", "malgorzata"),
        ("mo", "mohammed"),
        ("uli", "ulrich"),
    ],
)
def test_a_short_form_belongs_to_its_name(name: str, other: str) -> None:
    assert other in other_forms(name)


@pytest.mark.parametrize(
    ("name", "other"), [("alexander", "alexandra"), ("christopher", "christine"), ("bob", "bob")]
)
def test_two_names_that_share_a_short_form_stay_two(name: str, other: str) -> None:
    assert other not in other_forms(name)


def test_a_name_without_short_forms_has_none() -> None:
    assert other_forms("zephyrine") == frozenset()


def test_the_list_is_written_as_names_are_compared() -> None:
    lines = _SHORT_FORMS.strip().splitlines()
    assert all(line.count(":") == 1 for line in lines)
    assert all(folded(line) == line for line in lines)
