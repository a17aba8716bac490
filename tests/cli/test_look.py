"""`find`, `list` and `show`."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any, Protocol

import pytest

FIND_KEYS = {
    "id",
    "name",
    "organization",
    "title",
    "emails",
    "tags",
    "state",
    "last_contact",
    "gap_days",
    "score",
    "matched",
}

RECORD_KEYS = {
    "id", "uid", "name", "given_name", "family_name", "preferred_name", "nicknames",
    "organization", "title", "past_organizations", "emails", "phones", "urls", "city",
    "country", "birthday", "tags", "note", "how_met", "met_on", "relationship", "closeness",
    "shared_keywords", "shared_memories", "interests", "mutuals", "goal_tags", "rhythm_days",
    "state", "snoozed_until", "do_not_contact", "honest_reason", "private_notes", "sources",
    "created", "updated", "timeline", "reasons", "promises", "followups", "gap_days", "band",
    "drafts", "address_form", "formality", "language", "different_field", "senior",
    "said_would_keep_in_touch", "mutual_offered",
}  # fmt: skip


class Cli(Protocol):
    path: Path

    def __call__(self, *argv: str, tty: bool = ..., **env: str) -> CompletedProcess[str]: ...

    def document(self, *argv: str) -> Any: ...


def ids(rows: list[dict[str, object]]) -> list[object]:
    return [row["id"] for row in rows]


def test_find_prints_exactly_the_keys_of_the_contract(cli: Cli) -> None:
    rows = cli.document("find", "ada")
    assert ids(rows) == [1]
    assert rows[0].keys() == FIND_KEYS
    assert rows[0]["emails"] == ["ada@example.org", "a.lovelace@example.com"]
    assert rows[0]["last_contact"] == "2019-03-12"
    assert rows[0]["gap_days"] == 2813
    assert rows[0]["matched"] == "name"


def test_a_missing_value_is_null_and_a_missing_list_is_empty(cli: Cli) -> None:
    (row,) = cli.document("find", "murray")
    assert row["title"] is None
    assert row["last_contact"] is None
    assert row["gap_days"] is None
    assert row["emails"] == []


def test_json_writes_letters_of_every_script_as_they_are(cli: Cli) -> None:
    assert "田中 愛子" in cli("find", "愛子", "--json").stdout


def test_search_is_another_name_of_find(cli: Cli) -> None:
    assert cli.document("search", "ada") == cli.document("find", "ada")


def test_words_are_all_to_be_there_and_fields_narrow(cli: Cli) -> None:
    assert ids(cli.document("find", "org:naval")) == [2]
    assert ids(cli.document("find", "grace", "not:naval")) == [4]
    assert ids(cli.document("find", "#vip")) == [4]


def test_a_phrase_in_one_shell_word_stays_one_phrase(cli: Cli) -> None:
    assert ids(cli.document("find", "org:Cedar Labs")) == [4]


def test_a_limit_keeps_the_best(cli: Cli) -> None:
    assert len(cli.document("find", "grace", "-n", "1")) == 1


def test_parsable_rows_are_five_fields_with_tabs(cli: Cli) -> None:
    result = cli("find", "ada", "-p")
    assert result.stdout == "1\tAda Lovelace\tEngine Works\t2019-03-12\tdormant\n"


def test_an_approximate_last_contact_stays_as_it_is_known(cli: Cli) -> None:
    cli("edit", "4", "note=x")
    cli("log", "4", "Old times", "--kind", "call", "--on", "2017")
    assert cli("find", "murray", "-p").stdout == "4\tGrace Murray\tCedar Labs\t2017\tdormant\n"


def test_nobody_found_is_exit_one_with_a_word_on_stderr(cli: Cli) -> None:
    result = cli("find", "zzzzqqq")
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == "Nobody answers to “zzzzqqq”.\n"
    assert cli("find", "zzzzqqq", "--json").stdout == "[]\n"


def test_mutt_gets_a_status_line_and_a_row_for_each_address(cli: Cli) -> None:
    first, *rows = cli("find", "ada", "--format", "mutt").stdout.splitlines()
    assert "\t" not in first
    assert rows == [
        "ada@example.org\tAda Lovelace\tEngine Works",
        "a.lovelace@example.com\tAda Lovelace\tEngine Works",
    ]


def test_mutt_gets_the_status_line_also_when_there_is_no_address(cli: Cli) -> None:
    for words in ("murray", "zzzzqqq"):
        result = cli("find", words, "--format", "mutt")
        assert result.returncode == 1
        assert len(result.stdout.splitlines()) == 1


def test_aerc_gets_rows_only(cli: Cli) -> None:
    assert cli("find", "grace hopper", "--format", "aerc").stdout == (
        "grace@example.org\tGrace Hopper\n"
    )


def test_list_shows_everyone_by_name(cli: Cli) -> None:
    rows = cli.document("list")
    assert ids(rows) == [1, 3, 2, 4, 5]
    assert rows[0].keys() == FIND_KEYS | {"note"}
    assert rows[0]["note"] == "Keeps bees."
    assert rows[0]["matched"] is None


def test_ls_takes_the_filters_of_find(cli: Cli) -> None:
    assert ids(cli.document("ls", "state:waiting")) == [3]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("gap", [1, 3, 2, 4, 5]),
        ("last", [2, 3, 1, 4, 5]),
        ("state", [1, 4, 5, 3, 2]),
        ("name", [1, 3, 2, 4, 5]),
    ],
)
def test_list_is_sorted_as_asked(cli: Cli, order: str, expected: list[int]) -> None:
    assert ids(cli.document("list", "--sort", order)) == expected


def test_list_by_score_follows_the_queue(cli: Cli) -> None:
    queue = ids(cli.document("next", "-n", "99"))
    assert ids(cli.document("list", "--sort", "score"))[: len(queue)] == queue


def test_list_of_an_empty_book_says_how_to_begin(empty_cli: Cli) -> None:
    result = empty_cli("list")
    assert result.returncode == 1
    assert "reconnect import" in result.stderr
    assert not empty_cli.path.exists()


def test_show_holds_every_field_of_the_record(cli: Cli) -> None:
    shown = cli.document("show", "ada")
    for key in RECORD_KEYS:
        assert key in shown, key
    assert shown["id"] == 1
    assert shown["band"] == "long_dormant"
    assert shown["mutuals"] == [2]
    assert shown["rhythm_days"] is None
    assert shown["phones"] == []
    assert shown["birthday"] is None
    assert shown["shoe_size"] == 38


def test_show_gives_entries_with_every_key(cli: Cli) -> None:
    older, newer = cli.document("show", "1")["timeline"]
    assert newer == {
        "uid": "t1",
        "date": "2019-03-12",
        "at": None,
        "kind": "meeting",
        "direction": "both",
        "channel": None,
        "summary": "Walked to the mill",
        "body": None,
        "move": None,
        "with": [],
        "source": None,
        "group": False,
        "gave": False,
        "asked": False,
    }
    assert (older["date"], older["mood"]) == ("2018", "calm")


def test_private_notes_are_masked_until_they_are_asked_for(cli: Cli) -> None:
    assert cli.document("show", "1")["private_notes"] is None
    assert cli.document("show", "1", "--private")["private_notes"] == "Owes me a bicycle."
    assert "bicycle" not in cli("show", "1").stdout
    assert "bicycle" in cli("details", "1", "--private").stdout


def test_show_for_the_eye_names_what_comes_next_and_the_timeline(cli: Cli) -> None:
    shown = cli("show", "george", "boole").stdout
    assert "George Boole" in shown
    assert "You promised: send the slides" in shown
    assert shown.index("2026-11-03") < shown.index("2025-02-01")


def test_an_ambiguous_name_lists_the_people_with_ids(cli: Cli) -> None:
    result = cli("show", "grace")
    assert result.returncode == 2
    assert "  2  Grace Hopper · Naval Labs" in result.stderr
    assert "  4  Grace Murray · Cedar Labs" in result.stderr


def test_nobody_of_that_name_is_exit_one(cli: Cli) -> None:
    assert cli("show", "zzzzqqq").returncode == 1
    assert cli("show", "99").returncode == 1


def test_columns_line_up_with_wide_letters_and_are_cut_to_a_terminal(cli: Cli) -> None:
    cli("add", "Wilhelmina " + "Very" * 30 + "long", "--title", "Keeper of the " + "Long " * 20)
    lines = cli("list", tty=True, NO_COLOR="1").stdout.splitlines()
    assert len(lines) == 6
    assert all(len(line) <= 80 for line in lines)
    piped = cli("list").stdout.splitlines()
    assert max(map(len, piped)) > 200


def test_colour_is_for_terminals_that_want_it(cli: Cli) -> None:
    assert "\x1b[" in cli("list", tty=True).stdout
    assert "\x1b[" not in cli("list", tty=True, NO_COLOR="1").stdout
    assert "\x1b[" not in cli("list", tty=True, TERM="dumb").stdout
    assert "\x1b[" not in cli("list", "--no-color", tty=True).stdout
    assert "\x1b[" not in cli("--no-color", "list", tty=True).stdout
    assert "\x1b[" not in cli("list").stdout


def test_json_in_a_pipe_is_one_line_and_on_a_terminal_laid_out(cli: Cli) -> None:
    assert cli("find", "ada", "--json").stdout.count("\n") == 1
    laid_out = cli("find", "ada", "--json", tty=True).stdout
    assert laid_out.count("\n") > 5
    assert "\x1b" not in laid_out
    assert json.loads(laid_out)


def test_file_option_goes_before_or_after_the_command(
    cli: Cli, tmp_path: Path, process: Callable[..., CompletedProcess[bytes]]
) -> None:
    other = tmp_path / "other.json"
    cli("--file", str(other), "add", "Zoë")
    assert cli("list", "--file", str(other), "-p").stdout == "1\tZoë\t\t\tdormant\n"
    assert process("--file", str(other), "find", "zoe", "-p").stdout.decode().startswith("1\tZoë")
