"""Addresses of pages: checked, freed of what follows readers, and compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconnect_tui.core.errors import ReconnectError, WrongInput
from reconnect_tui.core.links import link_from, link_key, links_in, site_of, words_in_link


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("  <https://example.org/a> ", "https://example.org/a"),
        ("“https://example.org/a”", "https://example.org/a"),
        ("(https://example.org/a)", "https://example.org/a"),
        ("example.org/a", "https://example.org/a"),
        ("example.org:8080/a", "https://example.org:8080/a"),
        ("HTTP://example.org/A", "http://example.org/A"),
        ("https://example.org/Seal_(mechanical)", "https://example.org/Seal_(mechanical)"),
        ("https://example.org/a?b=1&c=%20x#top", "https://example.org/a?b=1&c=%20x#top"),
    ],
)
def test_an_address_is_kept_as_it_was_pasted_without_what_stood_around_it(
    pasted: str, kept: str
) -> None:
    assert link_from(pasted).url == kept
    assert link_from(pasted).removed == ()


def test_what_follows_readers_is_taken_out_and_named() -> None:
    link = link_from("https://example.org/a?utm_source=x&id=3&fbclid=y&UTM_Medium=z&gclid=1#b")
    assert link.url == "https://example.org/a?id=3#b"
    assert link.removed == ("utm_source", "fbclid", "UTM_Medium", "gclid")
    assert link_from("https://example.org/a?gclid=1").url == "https://example.org/a"


@pytest.mark.parametrize(
    "pasted",
    [
        *(
            "",
            "  ",
            "hello",
            "javascript:alert(1)",
            "mailto:ada@example.org",
            "ftp://example.org/a",
        ),
        *("file:///etc/passwd", "data:text/html,x", "https://", "https://localhost/a"),
        *(
            "https://example.org/a b",
            "http://[::1",
            "https://example.org:99999/",
            "/a/b",
            "https://.",
        ),
        "https://example.org/" + "a" * 3_000,
    ],
)
def test_what_is_no_page_on_the_web_is_refused(pasted: str) -> None:
    with pytest.raises(WrongInput):
        link_from(pasted)


def test_a_password_in_an_address_is_not_kept() -> None:
    with pytest.raises(WrongInput, match="password"):
        link_from("https://ada:secret@example.org/a")


def test_two_copies_of_one_address_are_one_page() -> None:
    keys = {
        link_key(text)
        for text in (
            "https://example.org/a",
            "http://www.example.org/a/",
            "https://Example.org/a?utm_source=x",
            "https://example.org/a#part",
            "https://example.org/a.",
        )
    }
    assert len(keys) == 1
    assert link_key("https://example.org/a?id=1") != link_key("https://example.org/a?id=2")
    assert link_key("https://example.org/a") != link_key("https://example.org/ab")


def test_addresses_are_found_within_a_text() -> None:
    text = "Read https://example.org/a, and then (https://example.org/b)."
    assert links_in(text) == {link_key("https://example.org/a"), link_key("https://example.org/b")}
    assert links_in("No address here.") == frozenset()


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://example.org/2026/11/resin-seals-tested.html", "resin seals tested"),
        ("https://example.org/resin_seals/", "resin seals"),
        ("https://example.org/item/12345", ""),
        ("https://example.org/", ""),
        ("https://example.org/caf%C3%A9-culture-42", "café culture"),
    ],
)
def test_a_path_tells_in_words_what_a_page_is(url: str, words: str) -> None:
    assert words_in_link(url) == words


@given(st.text(max_size=80))
def test_any_text_is_either_an_address_or_refused(text: str) -> None:
    try:
        link = link_from(text)
    except ReconnectError:
        return
    assert link.url.startswith(("https://", "http://"))
    assert link_from(link.url) == link
    assert "." in site_of(link.url)


@given(st.from_regex(r"https://[a-z]{1,9}\.org/[a-z0-9/?=&._-]{0,30}", fullmatch=True))
def test_a_kept_address_is_found_again_in_the_message_that_has_it(text: str) -> None:
    url = link_from(text).url
    assert link_key(url) in links_in(f"Hi Ada,\n\nthis is for you: {url}\n\nRobin")


@given(st.text(max_size=80))
def test_no_text_trips_the_readers_of_addresses(text: str) -> None:
    assert isinstance(link_key(text), str)
    assert isinstance(words_in_link(text), str)
    assert isinstance(site_of(text), str)
    assert isinstance(links_in(f"https://{text}"), frozenset)
