"""What is worth remembering, from the command line: news, promises, give and take, mutuals."""

import json
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any, Protocol

import pytest


class Cli(Protocol):
    path: Path

    def __call__(
        self, *argv: str, typed: str = ..., tty: bool = ..., **env: str
    ) -> CompletedProcess[str]: ...

    def document(self, *argv: str) -> Any: ...

    def book(self) -> dict[str, dict[str, Any]]: ...


def line(cli: Cli, *argv: str) -> str:
    result = cli(*argv)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.count("\n") == 1
    return result.stdout.rstrip("\n")


def test_news_is_noted_in_one_line_and_taken_back_by_undo(cli: Cli) -> None:
    said = line(cli, "news", "ada", "new_job", "head of the night desk", "--on", "last friday")
    assert said == "Noted about Ada Lovelace (1): new job three days ago: head of the night desk."
    assert cli.book()["contacts"]["1"]["reasons"] == [
        {
            "type": "new_job",
            "date": "2026-11-20",
            "label": "head of the night desk",
            "checked_on": "2026-11-23",
        }
    ]
    assert line(cli, "undo") == "Undone: Noted news about Ada Lovelace: new job."
    assert "reasons" not in cli.book()["contacts"]["1"]


def test_news_has_every_key_in_json(cli: Cli) -> None:
    argv = ["Award", "Green Ink", "--keyword", "atlas", "--keyword", "ink", "--source", "her page"]
    document = cli.document("news", "1", *argv, "--on", "2026-03", "--checked", "yesterday")
    assert document == {
        "number": 1,
        "contact_id": 1,
        "type": "award",
        "date": "2026-03",
        "label": "Green Ink",
        "keywords": ["atlas", "ink"],
        "source": "her page",
        "checked_on": "2026-11-22",
    }
    assert cli.document("news", "1") == [document]


def test_a_kind_of_news_may_be_two_words(cli: Cli) -> None:
    assert cli.document("news", "ada", "new", "job", "at", "sea")["label"] == "at sea"


def test_a_day_to_come_is_one_for_the_calendar(cli: Cli) -> None:
    assert cli.document("news", "ada", "visiting_city", "--on", "friday")["date"] == "2026-11-27"
    assert cli.document("news", "ada", "award", "--on", "friday")["date"] == "2026-11-20"


def test_news_is_listed_with_numbers_corrected_and_dropped(cli: Cli) -> None:
    line(cli, "news", "ada", "award", "Green Ink")
    line(cli, "news", "ada", "layoff", "the desk was closed")
    listed = cli("news", "ada").stdout.splitlines()
    assert [row.split()[:2] for row in listed] == [["1", "2026-11-23"], ["2", "2026-11-23"]]
    assert line(cli, "news", "ada", "--edit", "1", "Blue Ink", "--on", "yesterday") == (
        "Corrected about Ada Lovelace (1): won an award yesterday: Blue Ink."
    )
    assert cli.document("news", "ada", "--edit", "1", "--source", "a card")["label"] == "Blue Ink"
    assert line(cli, "news", "ada", "--drop", "2") == (
        "Took out news about Ada Lovelace (1): their job came to an end today: the desk was closed."
    )
    assert [one["label"] for one in cli.document("news", "ada")] == ["Blue Ink"]
    assert "the desk was closed" not in json.dumps(cli.book())


def test_hard_news_is_noted_and_shown_without_a_word_of_blame(cli: Cli) -> None:
    line(cli, "news", "ada", "bereavement", "her mother", "--on", "2026-11-09")
    assert "News of a loss fourteen days ago: her mother" in cli("show", "ada").stdout


def test_a_friend_of_both_is_noted_on_both(cli: Cli) -> None:
    argv = ("news", "ada", "mutual_sighting", "George at the mill", "--with", "george")
    assert line(cli, *argv) == (
        "Noted about Ada Lovelace (1): you met someone you both know today: George at the mill."
    )
    assert cli.document("news", "george")[0]["label"] == "Ada Lovelace"
    assert [one["id"] for one in cli.document("mutual", "ada")] == [2, 3]
    assert [one["id"] for one in cli.document("mutual", "george")] == [1]


def test_the_same_news_again_changes_nothing(cli: Cli) -> None:
    line(cli, "news", "ada", "award", "Green Ink")
    assert line(cli, "news", "ada", "award", "green ink").startswith("Nothing to change. ")
    assert len(cli.document("undo", "--list")) == 1


@pytest.mark.parametrize(
    ("command", "hint"),
    [
        ("news", "No news about Ada Lovelace is noted."),
        ("promise", "No promises between you and Ada Lovelace are noted."),
    ],
)
def test_where_nothing_is_noted_it_says_so_and_is_exit_one(
    cli: Cli, command: str, hint: str
) -> None:
    result = cli(command, "ada")
    assert (result.returncode, result.stdout, result.stderr) == (1, "", f"{hint}\n")
    assert cli(command, "ada", "--json").stdout == "[]\n"


def test_a_promise_is_due_in_three_days_and_shows_in_due(cli: Cli) -> None:
    assert line(cli, "promise", "ada", "send the tide tables") == (
        "Noted, promised to Ada Lovelace (1): send the tide tables, by 2026-11-26."
    )
    due = cli.document("due", "--within", "14d")
    assert [(one["contact_id"], one["kind"], one["due"], one["text"]) for one in due] == [
        (3, "nudge", "2026-11-16", "Time for a gentle nudge"),
        (2, "answer", "2026-11-23", "They are waiting for your answer"),
        (1, "promise", "2026-11-26", "send the tide tables"),
        (3, "promise", "2026-12-01", "send the slides"),
    ]
    assert cli("due", "--within", "14d", "--count").stdout == "4\n"
    assert cli.document("due", "--within", "2 weeks", "--count") == {"count": 4}


def test_a_promise_has_every_key_in_json_whoever_made_it(cli: Cli) -> None:
    mine = cli.document("promise", "ada", "send it", "--by", "next friday")
    theirs = cli.document("promise", "ada", "ask her editor", "--theirs")
    assert mine == {
        "number": 1,
        "contact_id": 1,
        "text": "send it",
        "due": "2026-11-27",
        "done": None,
        "by": "you",
    }
    assert theirs == {**mine, "number": 2, "text": "ask her editor", "due": None, "by": "them"}
    assert cli.document("promise", "ada") == [mine, theirs]
    assert cli.book()["contacts"]["1"]["promises"][0] == {"text": "send it", "due": "2026-11-27"}


def test_what_they_promised_is_never_due(cli: Cli) -> None:
    line(cli, "promise", "ada", "ask her editor", "--theirs", "--by", "today")
    assert 1 not in [one["contact_id"] for one in cli.document("due", "--within", "90d")]


def test_a_promise_is_changed_kept_and_taken_out_by_its_number(cli: Cli) -> None:
    assert line(cli, "promise", "george", "--edit", "1", "--by", "2w") == (
        "Changed, promised to George Boole (3): send the slides, by 2026-12-07."
    )
    assert line(cli, "promise", "george", "--edit", "1", "send all slides") == (
        "Changed, promised to George Boole (3): send all slides, by 2026-12-07."
    )
    kept = cli.document("promise", "george", "--kept", "1", "--on", "yesterday")
    assert (kept["text"], kept["done"]) == ("send all slides", "2026-11-22")
    assert "kept 2026-11-22" in cli("promise", "george").stdout
    assert line(cli, "promise", "george", "--drop", "1") == (
        "Took out, promised to George Boole (3): send all slides."
    )
    assert cli("promise", "george").returncode == 1


@pytest.mark.parametrize(
    ("argv", "said", "mark", "direction"),
    [
        (["gave", "ada", "an hour"], "you gave Ada Lovelace (1) something: an hour", "gave", "out"),
        (
            ["gave", "ada", "an hour", "--theirs"],
            "Ada Lovelace (1) gave you something: an hour",
            "gave",
            "in",
        ),
        (
            ["asked", "ada", "for a map"],
            "you asked Ada Lovelace (1) for something: for a map",
            "asked",
            "out",
        ),
        (
            ["asked", "ada", "for a map", "--theirs"],
            "Ada Lovelace (1) asked you for something: for a map",
            "asked",
            "in",
        ),
    ],
)
def test_who_gave_and_who_asked_is_logged(
    cli: Cli, argv: list[str], said: str, mark: str, direction: str
) -> None:
    assert line(cli, *argv, "--on", "2 days ago") == f"Logged on 2026-11-21 that {said}."
    entry = cli.book()["contacts"]["1"]["timeline"][-1]
    assert (entry[mark], entry["direction"], entry["date"]) == (True, direction, "2026-11-21")


def test_give_and_take_is_shown_in_words(cli: Cli) -> None:
    line(cli, "asked", "ada", "for a map", "--on", "2026-03")
    line(cli, "asked", "ada", "for another", "--on", "2026-04")
    line(cli, "gave", "ada", "drew both", "--theirs", "--on", "2026-05")
    assert "You asked twice, they helped once" in cli("show", "ada").stdout
    balance = cli.document("show", "ada")["since_you_spoke"]["balance"]
    assert balance == {
        "you_asked": 2,
        "you_gave": 0,
        "they_asked": 0,
        "they_gave": 1,
        "text": "you asked twice, they helped once",
    }


def test_two_people_know_each_other_and_can_be_parted(cli: Cli) -> None:
    assert line(cli, "mutual", "ada", "george") == (
        "Ada Lovelace (1) and George Boole (3) know each other."
    )
    assert cli.book()["contacts"]["3"]["mutuals"] == [1]
    assert [one["id"] for one in cli.document("mutual", "1", "3", "--remove")] == [1, 3]
    assert cli.document("mutual", "ada") == [
        {"id": 2, "name": "Grace Hopper", "organization": "Naval Labs"}
    ]
    result = cli("mutual", "george")
    assert (result.returncode, result.stdout) == (1, "")
    assert "Nobody is noted who knows both you and George Boole." in result.stderr


def test_goals_are_set_in_order_with_a_day_and_undone(cli: Cli) -> None:
    assert cli.document("goals", "job_search", "mentorship", "--need-by", "1 Mar 2027") == [
        {"name": "job_search", "need_by": "2027-03-01"},
        {"name": "mentorship", "need_by": "2027-03-01"},
    ]
    assert line(cli, "undo") == "Undone: Set your goals."
    assert [one["name"] for one in cli.document("goals")] == ["mentorship"]


def test_show_tells_what_has_come_about_since_the_two_last_spoke(cli: Cli) -> None:
    line(cli, "news", "ada", "promotion", "chief analyst", "--on", "2026-11-14")
    line(cli, "promise", "ada", "send the tables")
    line(cli, "promise", "ada", "ask her editor", "--theirs")
    text = cli("show", "ada").stdout
    assert "Since you last spoke, nearly eight years ago" in text
    assert "They           Promotion nine days ago: chief analyst" in text
    assert "You promised: send the tables" in text
    assert "They promised  ask her editor" in text
    assert "2026-11-14  ·  news     Promotion: chief analyst" in text
    since = cli.document("show", "ada")["since_you_spoke"]
    assert (since["since"], since["gap_days"]) == ("2019-03-12", 2813)
    assert since["theirs"] == [
        {"kind": "news", "date": "2026-11-14", "text": "promotion nine days ago: chief analyst"}
    ]
    assert since["yours"] == [
        {"kind": "goal", "date": None, "text": "your goal that fits them: mentorship"}
    ]
    assert [one["text"] for one in since["promised"]] == ["send the tables"]
    assert [one["text"] for one in since["awaited"]] == ["ask her editor"]


@pytest.mark.parametrize("person", ["1", "2", "3", "4", "5"])
def test_show_has_the_same_keys_for_everyone(cli: Cli, person: str) -> None:
    since = cli.document("show", person)["since_you_spoke"]
    assert sorted(since) == sorted(
        ("since", "gap_days", "text", "theirs", "yours", "ahead", "promised", "awaited", "balance")
    )


@pytest.mark.parametrize("command", ["news", "promise", "gave", "asked", "mutual"])
def test_what_is_private_is_in_no_output(cli: Cli, command: str) -> None:
    words = {"news": ("award", "x"), "mutual": ("george",)}.get(command, ("x",))
    for argv in ((command, "ada", *words), (command, "ada", *words, "--json"), ("show", "ada")):
        result = cli(*argv)
        assert "bicycle" not in result.stdout + result.stderr


def test_a_name_that_several_answer_to_is_asked_about(cli: Cli) -> None:
    result = cli("news", "grace", "award", "x")
    assert result.returncode == 2
    assert "Grace Hopper" in result.stderr
    assert "Grace Murray" in result.stderr


@pytest.mark.parametrize(
    "command", ["news", "promise", "gave", "asked", "mutual", "stats", "export"]
)
def test_the_help_has_an_example(cli: Cli, command: str) -> None:
    text = cli(command, "--help").stdout
    assert f"reconnect {command} " in text.split("example", 1)[1]
