"""Text from outside, made harmless and comparable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconnect_tui.core.text import cleaned, folded, harmless, one_line, shortened

OBEYED_BY_TERMINALS = [
    "\x1b]52;c;eA==\x07",
    "\x1b]0;title\x07",
    "\x1b[31m",
    "\x9b31m",
    "\x9d0;title\x9c",
    "\x00",
    "\x08",
    "\x7f",
    "\u202e",
    "\u2066",
    "\u200b",
    "\ufeff",
]


def is_obeyed(letter: str) -> bool:
    return (ord(letter) < 32 and letter not in "\t\n") or 127 <= ord(letter) < 160


@pytest.mark.parametrize("hostile", OBEYED_BY_TERMINALS)
def test_nothing_that_a_terminal_obeys_is_stored_or_shown(hostile: str) -> None:
    for made in (cleaned(f"Ada{hostile}L"), one_line(f"Ada{hostile}L"), harmless(f"Ada{hostile}L")):
        assert made.startswith("Ada")
        assert made.endswith("L")
        assert not any(is_obeyed(letter) for letter in made)
        assert hostile not in made


@given(st.text())
def test_display_shows_every_letter_or_a_replacement(text: str) -> None:
    shown = harmless(text)
    assert len(shown) == len(text)
    assert not any(is_obeyed(letter) and letter != "\r" for letter in shown.replace("\r", ""))


@pytest.mark.parametrize(
    "text", ["Zoë", "田中 さくら", "👩‍💻", "می‌خواهم", "Łukasz", "[bold]x[/]", "a\tb"]
)
def test_ordinary_words_of_any_script_stay_as_they_are(text: str) -> None:
    assert cleaned(text) == text
    assert harmless(text) == text


def test_letters_of_two_spellings_become_one() -> None:
    assert cleaned("Zoe\u0308") == "Zoë"


def test_line_ends_become_line_feeds_and_edges_are_trimmed() -> None:
    assert cleaned("  a\r\nb\rc\n ") == "a\nb\nc"


def test_half_a_character_is_replaced_so_that_it_can_be_saved() -> None:
    assert cleaned("a\ud800b") == "a\ufffdb"
    assert harmless("a\ud800b").encode("utf-8")


@pytest.mark.parametrize(("longest", "kept"), [(5, "abcde"), (3, "abc"), (100, "abcdefgh")])
def test_text_is_cut_to_its_limit(longest: int, kept: str) -> None:
    assert cleaned("abcdefgh", longest) == kept
    assert one_line("abcdefgh", longest) == kept


def test_a_single_line_has_no_line_ends_and_no_runs_of_spaces() -> None:
    assert one_line(" Ada\n\n  Lovelace\t ") == "Ada Lovelace"


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert cleaned(cleaned(text)) == cleaned(text)
    assert one_line(one_line(text)) == one_line(text)


@pytest.mark.parametrize(
    ("text", "width", "short"),
    [
        ("Ada Lovelace", 12, "Ada Lovelace"),
        ("Ada Lovelace", 11, "Ada Lovela…"),
        ("Ada Lovelace", 5, "Ada…"),
        ("Ada\nLovelace", 20, "Ada Lovelace"),
        ("Ada", 1, "…"),
        ("", 3, ""),
    ],
)
def test_text_is_shortened_to_a_width(text: str, width: int, short: str) -> None:
    assert shortened(text, width) == short


@pytest.mark.parametrize(
    ("written", "searched"),
    [
        ("Zoë Kravitz", "zoe kravitz"),
        ("ŁUKASZ", "lukasz"),
        ("Søren", "soren"),
        ("Straße", "strasse"),
        ("Þór", "thor"),
        ("İstanbul", "istanbul"),
        ("ÆON", "aeon"),
        ("Ivan Петров", "ivan петров"),
        ("ﬁne", "fine"),
        ("ADA", "ada"),
        ("𝓐𝓭𝓪", "ada"),
    ],
)
def test_words_are_found_without_case_and_accents(written: str, searched: str) -> None:
    assert folded(written) == searched


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)
