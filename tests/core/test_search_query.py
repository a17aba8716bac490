import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconnect_tui.core.errors import UnknownField
from reconnect_tui.core.finding.query import LONGEST_QUERY, Query, Term, parse_query


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("ada", [Term("ada")]),
        ("ada  lovelace ", [Term("ada"), Term("lovelace")]),
        ("org:cedar", [Term("cedar", "org")]),
        ("ORG:Cedar", [Term("Cedar", "org")]),
        ("company:cedar city:Kyōto", [Term("cedar", "org"), Term("Kyōto", "place")]),
        ("#press", [Term("press", "tag")]),
        ("not:ada", [Term("ada", excluded=True)]),
        ("not:#press", [Term("press", "tag", excluded=True)]),
        ("not:org:cedar", [Term("cedar", "org", excluded=True)]),
        ('"cedar labs"', [Term("cedar labs", quoted=True)]),
        ("“cedar labs” ada", [Term("cedar labs", quoted=True), Term("ada")]),
        ('org:"cedar labs" ada', [Term("cedar labs", "org", quoted=True), Term("ada")]),
        ('not:"cedar labs', [Term("cedar labs", excluded=True, quoted=True)]),
        ("!ada", [Term("!ada")]),
        ("https://cedar.example/x", [Term("https://cedar.example/x")]),
        ("10:30", [Term("10:30")]),
        ('"colour: red"', [Term("colour: red", quoted=True)]),
        ("ada - lovelace ?", [Term("ada"), Term("lovelace")]),
        ("???", [Term("???")]),
        ("org:title:cto", [Term("title:cto", "org")]),
        ("org: ada", [Term("ada")]),
    ],
)
def test_a_query_is_read_into_terms(text: str, terms: list[Term]) -> None:
    assert parse_query(text).terms == tuple(terms)


@pytest.mark.parametrize("text", ["", "   ", "org:", "not:", "#", '"', "not:org:", "“"])
def test_a_query_without_words_is_empty(text: str) -> None:
    assert parse_query(text).is_empty
    assert parse_query(text, in_screen=True).is_empty


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("!ada", [Term("ada", excluded=True)]),
        ("!#press", [Term("press", "tag", excluded=True)]),
        ("!org:cedar", [Term("cedar", "org", excluded=True)]),
        ("or:cedar", [Term("or:cedar")]),
        ("tit", [Term("tit")]),
        ("!", []),
    ],
)
def test_the_screen_reads_what_is_half_typed(text: str, terms: list[Term]) -> None:
    assert parse_query(text, in_screen=True).terms == tuple(terms)


def test_an_unknown_field_is_refused_with_the_names_of_the_known_ones() -> None:
    with pytest.raises(UnknownField, match=r"“colour”.*org, title, tag, email, place, state"):
        parse_query("ada colour:red")


def test_only_the_beginning_of_an_endless_query_is_looked_at() -> None:
    (term,) = parse_query("a" * 100_000).terms
    assert term.text == "a" * LONGEST_QUERY


def test_a_word_that_is_typed_twice_asks_once() -> None:
    assert parse_query("ada ada").words == (Term("ada"),)


@given(st.text(max_size=200))
def test_the_screen_understands_anything(text: str) -> None:
    assert isinstance(parse_query(text, in_screen=True), Query)


@given(st.text(alphabet='adaorg:#!"“” not-é:', max_size=40))
def test_nothing_but_an_unknown_field_is_refused(text: str) -> None:
    try:
        query = parse_query(text)
    except UnknownField:
        assert ":" in text
    else:
        assert all(term.text for term in query.terms)
