"""`save`, `saved` and `bridges`: stable lines, every key in JSON, one step of undo each."""

import json

import pytest

from tests.cli.conftest import Commands as Cli

URL = "https://example.org/beehives-in-winter"


def line(cli: Cli, *argv: str) -> str:
    result = cli(*argv)
    assert result.returncode == 0, result.stderr
    return result.stdout.removesuffix("\n")


def test_a_link_is_kept_with_the_reason_and_the_people_it_is_for(cli: Cli) -> None:
    assert line(
        cli, "save", URL, "because", "you", "asked", "--title", "Hives", "--for", "ada"
    ) == ("Kept: Hives (1), for Ada Lovelace (1).")
    stored = cli.book()["saved_items"]["1"]
    assert isinstance(stored, dict)
    assert {key: stored[key] for key in ("url", "title", "why", "for_contacts")} == {
        "url": URL,
        "title": "Hives",
        "why": "you asked",
        "for_contacts": [1],
    }
    shown = cli.document("show", "ada")
    assert isinstance(shown, dict)
    assert [(one["type"], one["source"]) for one in shown["reasons"]] == [("article_saved", URL)]
    assert line(cli, "undo") == "Undone: Kept a link: Hives."
    assert cli("saved").returncode == 1


def test_what_follows_readers_is_taken_out_with_a_word(cli: Cli) -> None:
    result = cli("save", f"{URL}?utm_source=x&id=4&fbclid=1")
    assert result.stderr == "Taken out of the address: utm_source, fbclid.\n"
    assert cli.document("saved", "1")["url"] == f"{URL}?id=4"  # type: ignore[index]


def test_every_key_stands_in_json(cli: Cli) -> None:
    kept = cli.document("save", URL)
    assert isinstance(kept, dict)
    assert {key: value for key, value in kept.items() if key not in ("created", "updated")} == {
        "id": 1,
        "url": URL,
        "title": None,
        "why": None,
        "for_contacts": [],
        "sent": [],
    }
    assert cli.document("saved") == [kept]
    assert cli.document("saved", "1") == kept


def test_keeping_it_twice_changes_nothing(cli: Cli) -> None:
    line(cli, "save", URL)
    assert line(cli, "save", URL).startswith("Nothing to change. Kept: beehives in winter (1)")


def test_who_would_care_is_told_with_the_reasons(cli: Cli) -> None:
    line(cli, "save", URL, "--title", "Bees in winter", "--for", "grace hopper")
    assert [row.split("  ")[:3] for row in line(cli, "saved", "1", "--who").split("\n")] == [
        ["2", "Grace Hopper", "you kept it for them"],
        ["1", "Ada Lovelace", "your note has “bees”"],
    ]
    found = cli.document("saved", "1", "--who")
    assert isinstance(found, list)
    assert [(one["id"], one["because"], one["kept_for"]) for one in found] == [
        (2, ["you kept it for them"], True),
        (1, ["your note has “bees”"], False),
    ]
    assert list(found[0]) == [
        *("id", "name", "organization", "title", "score", "because", "words", "last", "hint"),
        "kept_for",
    ]
    assert len(cli.document("saved", "1", "--who", "-n", "1")) == 1  # type: ignore[arg-type]


def test_the_private_notes_bring_nobody(cli: Cli) -> None:
    line(cli, "save", "https://example.org/old-bicycle")
    assert cli("saved", "1", "--who").returncode == 1


def test_what_is_for_a_person_is_listed(cli: Cli) -> None:
    line(cli, "save", URL, "--title", "Bees in winter")
    line(cli, "save", "https://example.org/engine-rooms", "--for", "ada")
    found = cli.document("saved", "--for", "ada")
    assert isinstance(found, list)
    assert [(one["id"], one["because"]) for one in found] == [
        (2, ["you kept it for them", "works at Engine Works"]),
        (1, ["your note has “bees”"]),
    ]
    result = cli("saved", "--for", "george")
    assert (result.returncode, result.stdout) == (1, "")


def test_a_message_that_passes_it_on_is_told(cli: Cli) -> None:
    line(cli, "save", URL, "you keep bees", "--title", "Hives", "--for", "ada")
    draft = cli.document("draft", "ada", "--move", "share_article")
    assert isinstance(draft, dict)
    assert URL in draft["body"]
    assert "because you keep bees" in draft["body"]
    line(cli, "sent", "ada")
    assert line(cli, "saved").endswith("sent to Ada Lovelace")
    shown = cli.document("saved", "1")
    assert isinstance(shown, dict)
    assert shown["sent"] == [{"contact_id": 1, "date": "2026-11-23"}]
    assert cli("saved", "--for", "ada").returncode == 1


def test_a_link_is_changed_and_dropped_by_its_number(cli: Cli) -> None:
    line(cli, "save", URL, "--for", "ada")
    assert line(cli, "saved", "1", "--edit", "--title", "Hives", "--for", "grace hopper") == (
        "Changed: Hives (1), for Grace Hopper (2)."
    )
    assert line(cli, "saved", "1", "--edit", "--why", "") == (
        "Nothing to change. Changed: Hives (1), for Grace Hopper (2)."
    )
    assert line(cli, "saved", "1", "--drop") == "Dropped: Hives (1)."
    assert line(cli, "undo") == "Undone: Dropped a link: Hives."
    assert cli.document("saved", "1", "--drop")["id"] == 1  # type: ignore[index]


@pytest.mark.parametrize(
    ("argv", "code", "said"),
    [
        (("save", "javascript:alert(1)"), 2, "no page on the web"),
        (("save", "mailto:ada@example.org"), 2, "no page on the web"),
        (("save", "https://a:b@example.org/"), 2, "password"),
        (("save", URL, "--for", "nobody at all"), 1, "Nobody"),
        (("saved", "9"), 1, "There is no link 9"),
        (("saved", "0"), 2, "no number above zero"),
        (("saved", "--drop"), 2, "Say which link"),
        (("saved", "--title", "x"), 2, "Say which link"),
        (("saved", "1", "--title", "x"), 2, "--edit"),
        (("saved", "1", "--edit"), 2, "Say what is to change"),
        (("saved", "1", "--edit", "--drop"), 2, "Choose one: --edit or --drop"),
    ],
)
def test_wrong_use_says_what_to_do(cli: Cli, argv: tuple[str, ...], code: int, said: str) -> None:
    line(cli, "save", "https://example.org/first")
    result = cli(*argv)
    assert (result.returncode, result.stdout) == (code, "")
    assert said in result.stderr


def test_a_hostile_address_or_title_never_reaches_the_terminal_raw(cli: Cli) -> None:
    line(cli, "save", "https://example.org/\x1b]0;a\x07b", "\x1b[31mred", "--title", "\x1b[2Jx\x9b")
    for argv in (("saved",), ("saved", "1"), ("saved", "--json")):
        shown = cli(*argv).stdout
        assert "\x1b" not in shown
        assert "\x9b" not in shown


def test_who_knows_both_is_listed_with_when_one_spoke_and_whether_to_ask(cli: Cli) -> None:
    line(cli, "mutual", "george", "ada")
    assert line(cli, "bridges", "ada").split("\n") == [
        "3  George Boole  you noted that they know each other  spoke nearly two years ago  "
        "you wrote twenty days ago, no answer yet",
        "2  Grace Hopper  you noted that they know each other  spoke two days ago          "
        "you owe them an answer: answer first",
    ]
    found = cli.document("bridges", "ada")
    assert isinstance(found, list)
    assert found[1] == {
        "id": 2,
        "name": "Grace Hopper",
        "organization": "Naval Labs",
        "title": None,
        "sure": True,
        "how": ["you noted that they know each other"],
        "last_contact": "2026-11-21",
        "gap_days": 2,
        "may_ask": False,
        "not_now": "you owe them an answer: answer first",
    }


def test_where_nobody_knows_both_it_is_exit_one_with_the_next_step(cli: Cli) -> None:
    result = cli("bridges", "george")
    assert (result.returncode, result.stdout) == (1, "")
    assert "“reconnect mutual 3 OTHER” notes somebody." in result.stderr
    assert json.loads(cli("bridges", "george", "--json").stdout) == []


def test_nobody_leads_to_whom_one_is_not_to_contact(cli: Cli) -> None:
    line(cli, "edit", "ada", "do_not_contact=yes")
    assert cli("bridges", "ada").returncode == 2


def test_a_book_or_a_film_is_kept_by_its_title_and_told_of(cli: Cli) -> None:
    film, why = "The Keeper, a film", "you like lighthouses"
    assert (
        line(cli, "save", film, why, "--for", "ada") == f"Kept: {film} (1), for Ada Lovelace (1)."
    )
    line(cli, "save", "the keeper, A FILM")
    (stored,) = cli.book()["saved_items"].values()
    assert isinstance(stored, dict)
    assert (stored.get("url"), stored["title"]) == ("", film)
    shown = cli.document("show", "ada")
    assert isinstance(shown, dict)
    assert [(one["type"], one["label"]) for one in shown["reasons"]] == [
        ("thought", f"{film} because {why}")
    ]
    assert f"{film} because {why}" in cli("draft", "ada", "--move", "no_ask_hello").stdout
    line(cli, "news", "ada", "mutual_sighting", "Otis on the night train")
    words = cli("draft", "ada", "--move", "no_ask_hello", "--set", f"recommendation={film}").stdout
    assert film in words
    assert "Otis" not in words
    assert film in cli("saved").stdout
    line(cli, "saved", "1", "--drop")
    bare = cli.document("show", "ada")
    assert isinstance(bare, dict)
    assert [one["type"] for one in bare["reasons"]] == ["mutual_sighting"]


def test_one_word_is_neither_an_address_nor_a_title(cli: Cli) -> None:
    result = cli("save", "Dune")
    assert result.returncode == 2
