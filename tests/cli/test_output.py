"""The writer to stdout and stderr, and the measuring of columns."""

import io

import pytest

from reconnect_tui.cli.cells import cut, fitting_widths, padded, width_of
from reconnect_tui.cli.output import Output, Words


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("Ada", 3), ("田中", 4), ("Zoe\u0308", 3), ("a\u200db", 2), ("ａ", 2), ("אורי", 4)],
)
def test_width_is_counted_in_columns(text: str, width: int) -> None:
    assert width_of(text) == width
    assert width_of(padded(text, 9)) == 9
    assert padded(text, 9, right=True).endswith(text)


@pytest.mark.parametrize("width", range(12))
@pytest.mark.parametrize("text", ["Ada Lovelace", "田中 愛子の手紙", "Zoe\u0308 Brandt", "短"])
def test_a_cut_text_never_takes_more_than_its_columns(text: str, width: int) -> None:
    shown = cut(text, width)
    assert width_of(shown) <= width
    assert shown == text or shown.endswith("…") or width == 0


def test_the_widest_columns_give_way_first() -> None:
    assert fitting_widths([4, 60, 20], 50) == [4, 26, 20]
    assert fitting_widths([4, 60, 60], 44) == [4, 20, 20]
    assert fitting_widths([4, 10], 80) == [4, 10]
    assert fitting_widths([30, 30, 30], 5) == [8, 8, 8]


def written(**options: bool | int) -> tuple[Output, io.StringIO, io.StringIO]:
    out, err = io.StringIO(), io.StringIO()
    return Output(out, err, **options), out, err  # type: ignore[arg-type]


def test_columns_line_up_in_cells() -> None:
    output, out, _ = written()
    output.table([("田中", "a"), ("Ada", "b")])
    assert out.getvalue() == "田中  a\nAda   b\n"


def test_an_empty_table_writes_nothing() -> None:
    output, out, _ = written()
    output.table([])
    assert out.getvalue() == ""


def test_colour_is_set_around_harmless_text_only() -> None:
    output, out, _ = written(colour=True)
    output.line(Words("Ada\x1b[31m", "strong"), " plain")
    assert out.getvalue() == "\x1b[1mAda\ufffd[31m\x1b[0m plain\n"


def test_fields_hold_neither_tabs_nor_line_ends() -> None:
    output, out, _ = written()
    output.fields([1, "a\tb\nc", None])
    assert out.getvalue() == "1\ta b c\t\n"


def test_json_escapes_what_a_terminal_obeys_and_stays_the_same_document() -> None:
    output, out, _ = written()
    output.document({"name": "a\x9b\u202eé田"})
    assert out.getvalue() == '{"name": "a\\u009b\\u202eé田"}\n'


def test_a_long_remark_is_cut_in_the_middle() -> None:
    output, _, err = written()
    output.problem("x" * 100_000 + " is no date.")
    assert len(err.getvalue()) < 1_100
    assert err.getvalue().endswith(" is no date.\n")
