"""`log`, `note`, `replied`, `met`, `settled`, and the decisions about a person."""

import json
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any, Protocol

import pytest


class Cli(Protocol):
    path: Path

    def __call__(
        self, *argv: str, typed: str = "", tty: bool = False, **env: str
    ) -> CompletedProcess[str]: ...

    def document(self, *argv: str) -> Any: ...

    def book(self) -> dict[str, dict[str, Any]]: ...


ENTRY_KEYS = {
    "uid",
    "date",
    "at",
    "kind",
    "direction",
    "channel",
    "summary",
    "body",
    "move",
    "with",
    "source",
    "group",
    "gave",
    "asked",
    "contact_ids",
}


def test_log_writes_one_entry_and_prints_it(cli: Cli) -> None:
    entry = cli.document("log", "ada", "Tea by the canal", "--kind", "meeting")
    assert entry.keys() == ENTRY_KEYS
    assert (entry["date"], entry["direction"]) == ("2026-11-23", "both")
    assert entry["summary"] == "Tea by the canal"
    assert cli.document("show", "ada")["timeline"][-1]["uid"] == entry["uid"]


def test_log_says_what_it_did_in_one_line(cli: Cli) -> None:
    result = cli("log", "lovelace", "Tea by the canal", "--on", "yesterday", "--both")
    assert result.stdout == "Logged a meeting with Ada Lovelace (1) on 2026-11-22.\n"
    assert result.stderr == ""


def test_several_people_share_one_entry(cli: Cli) -> None:
    entry = cli.document("log", "ada, george", "Sent both the slides", "--out")
    assert entry["contact_ids"] == [1, 3]
    for mine, other in ((1, 3), (3, 1)):
        newest = cli.document("show", str(mine))["timeline"][-1]
        assert (newest["uid"], newest["with"]) == (entry["uid"], [other])


def test_people_parted_by_the_shell_are_a_list_too(cli: Cli) -> None:
    assert cli.document("log", "ada,", "george", "Dinner")["contact_ids"] == [1, 3]


def test_somebody_named_twice_is_logged_once(cli: Cli) -> None:
    assert cli.document("log", "ada,1,Ada Lovelace", "Dinner")["contact_ids"] == [1]


def test_a_plain_sentence_names_people_and_a_day(cli: Cli) -> None:
    entry = cli.document("log", "yesterday: lunch with Ada and George at the old mill")
    assert entry["contact_ids"] == [1, 3]
    assert entry["date"] == "2026-11-22"
    assert entry["kind"] == "meeting"
    assert entry["summary"] == "lunch with Ada and George at the old mill"


def test_a_sentence_without_a_day_is_of_today(cli: Cli) -> None:
    assert cli.document("log", "Called George about the slides")["date"] == "2026-11-23"


def test_a_sentence_that_names_nobody_says_so(cli: Cli) -> None:
    result = cli("log", "lunch at the old mill")
    assert result.returncode == 1
    assert "Nobody in the book is named" in result.stderr


def test_a_sentence_with_a_name_of_two_people_lists_them(cli: Cli) -> None:
    result = cli("log", "lunch with Grace")
    assert result.returncode == 2
    assert "Grace Hopper" in result.stderr


def test_a_name_alone_is_no_sentence(cli: Cli) -> None:
    assert cli("log", "Ada").returncode == 2
    assert cli("log", "Ada Lovelace").returncode == 2


@pytest.mark.parametrize(
    ("text", "flags", "kind", "direction"),
    [
        ("Coffee at the station", [], "meeting", "both"),
        ("Called about the fair", [], "call", "both"),
        ("Emailed the draft", [], "email", "out"),
        ("The mill is for sale", [], "note", "none"),
        ("The mill is for sale", ["--in"], "message", "in"),
        ("Her award", ["--kind", "milestone"], "milestone", "none"),
        ("Hello", ["--kind", "message", "--both"], "message", "both"),
    ],
)
def test_kind_and_direction_follow_from_the_words_and_the_options(
    cli: Cli, text: str, flags: list[str], kind: str, direction: str
) -> None:
    entry = cli.document("log", "ada", text, *flags)
    assert (entry["kind"], entry["direction"]) == (kind, direction)


def test_an_approximate_date_stays_approximate(cli: Cli) -> None:
    assert cli.document("log", "ada", "Old times", "--on", "2016-05")["date"] == "2016-05"


def test_a_note_stands_on_the_timeline_and_counts_for_nothing(cli: Cli) -> None:
    entry = cli.document("note", "ada", "Her sister restores harpsichords")
    assert (entry["kind"], entry["direction"]) == ("note", "none")
    assert cli.document("show", "ada")["gap_days"] == 2813


def test_a_reply_makes_the_person_wait_for_an_answer(cli: Cli) -> None:
    contact = cli.document("replied", "george", "Glad, and free in May")
    assert contact["state"] == "replied"
    assert [step["kind"] for step in contact["followups"] if not step["done"]] == ["answer"]
    assert cli.document("next")[0]["id"] in (2, 3)


def test_a_name_in_two_words_without_quotation_marks_is_a_name(cli: Cli) -> None:
    contact = cli.document("met", "ada", "lovelace")
    assert contact["timeline"][-1]["summary"] != "lovelace"
    assert contact["id"] == 1


@pytest.mark.parametrize("command", ["met", "replied"])
def test_a_day_may_stand_before_the_words(cli: Cli, command: str) -> None:
    contact = cli.document(command, "ada", "yesterday: coffee: two cups")
    entry = next(one for one in contact["timeline"] if one["date"] == "2026-11-22")
    assert entry["summary"] == "coffee: two cups"
    refused = cli(command, "ada", "tomorrow: coffee")
    assert refused.returncode == 2
    assert "lies ahead" in refused.stderr


def test_a_talk_is_followed_by_thanks(cli: Cli) -> None:
    contact = cli.document("met", "ada", "Walked along the canal", "--on", "2026-11-20")
    assert contact["state"] == "caught_up"
    assert contact["timeline"][-1]["date"] == "2026-11-20"
    assert [step["kind"] for step in contact["followups"]] == ["thank_you"]


def test_settled_takes_a_person_out_of_those_who_wait(cli: Cli) -> None:
    entry = cli.document("settled", "grace", "hopper")
    assert entry["kind"] == "state"
    assert cli.document("show", "2")["settled_on"] == "2026-11-23"
    assert cli.document("next")[0]["lane"] != "owe"


def test_settled_twice_changes_nothing_more(cli: Cli) -> None:
    cli("settled", "2")
    before = cli.book()
    again = cli("settled", "2")
    assert again.returncode == 0
    assert again.stdout.startswith("Nothing to change.")
    assert cli.book() == before


@pytest.mark.parametrize(
    ("argv", "key", "value"),
    [
        (["star", "ada"], "state", "considering"),
        (["pause", "ada"], "state", "paused"),
        (["letgo", "ada"], "state", "let_go"),
        (["snooze", "ada", "2", "weeks"], "snoozed_until", "2026-12-07"),
        (["snooze", "ada", "1 month"], "snoozed_until", "2026-12-23"),
        (["rhythm", "ada", "90"], "rhythm_days", 90),
        (["rhythm", "ada", "90"], "state", "keeping"),
        (["closeness", "ada", "5"], "closeness", 5),
        (["tag", "ada", "turin", "MENTOR", "turin"], "tags", ["mentor", "turin"]),
        (["tag", "ada", "Mentor", "--remove"], "tags", []),
        (["goal", "ada", "job-search"], "goal_tags", ["mentorship", "job_search"]),
        (["goal", "ada", "mentorship", "--remove"], "goal_tags", []),
    ],
)
def test_decisions_are_kept_and_can_be_taken_back(
    cli: Cli, argv: list[str], key: str, value: object
) -> None:
    before = cli.document("show", "1")
    contact = cli.document(*argv)
    assert contact["id"] == 1
    assert contact[key] == value
    assert cli.document("show", "1")[key] == value
    assert cli.document("undo")["contact_ids"] == [1]
    assert cli.document("show", "1") == before


@pytest.mark.parametrize(
    "argv",
    [
        ["star", "ada"],
        ["pause", "ada"],
        ["letgo", "ada"],
        ["snooze", "ada", "2 weeks"],
        ["rhythm", "ada", "90"],
        ["closeness", "ada", "5"],
        ["tag", "ada", "turin"],
        ["goal", "ada", "networking"],
        ["note", "ada", "x"],
        ["log", "ada", "x"],
        ["replied", "ada"],
        ["met", "ada"],
        ["settled", "2"],
        ["goals", "--clear"],
        ["edit", "ada", "city=Turin"],
        ["add", "Zoë"],
        ["remove", "ada", "--yes"],
        ["sent", "ada"],
    ],
)
def test_a_change_is_confirmed_in_one_line_and_undone_whole(cli: Cli, argv: list[str]) -> None:
    before = cli.book()
    result = cli(*argv)
    assert result.returncode == 0, result.stderr
    assert result.stdout.count("\n") == 1
    assert result.stderr == ""
    undone = cli("undo")
    assert undone.stdout.startswith("Undone: ")
    after = cli.book()
    assert after["contacts"] == before["contacts"]
    assert after["goals"] == before["goals"]
    assert after["drafts"] == before["drafts"]


def test_wake_brings_somebody_back(cli: Cli) -> None:
    cli("letgo", "ada")
    assert cli.document("wake", "ada")["state"] == "dormant"


def test_a_rhythm_can_be_taken_away(cli: Cli) -> None:
    cli("rhythm", "ada", "90")
    contact = cli.document("rhythm", "ada", "off")
    assert (contact["rhythm_days"], contact["state"]) == (None, "dormant")


@pytest.mark.parametrize(("days", "is_told"), [("20", True), ("21", False), ("off", False)])
def test_a_very_short_rhythm_is_set_and_remarked_upon(cli: Cli, days: str, is_told: bool) -> None:
    done = cli("rhythm", "ada", days)
    assert done.returncode == 0
    assert ("often between people who met at work" in done.stderr) == is_told


def test_a_rhythm_after_a_talk_brings_a_first_check_in(cli: Cli) -> None:
    cli("met", "ada")
    contact = cli.document("rhythm", "ada", "180")
    assert contact["state"] == "keeping"
    steps = {step["kind"]: step["due"] for step in contact["followups"] if not step["done"]}
    assert steps["check_in"] == "2026-12-23"


def test_a_decision_that_changes_nothing_is_no_change(cli: Cli) -> None:
    cli("closeness", "ada", "5")
    before = cli.book()
    again = cli("closeness", "ada", "5")
    assert again.stdout == "Nothing to change. Ada Lovelace (1) has closeness 5 of 5.\n"
    assert cli.book() == before


def test_goals_that_were_left_out_and_those_without_anybody_are_pointed_out(cli: Cli) -> None:
    done = cli("goals", "networking")
    assert "No longer a goal: mentorship; reconnect undo brings it back." in done.stderr
    assert "Nobody belongs to networking yet: reconnect goal CONTACT networking" in done.stderr
    cli("goal", "ada", "networking")
    assert cli("goals", "networking", "--need-by", "2027-03-01").stderr == ""


@pytest.mark.parametrize(("answer", "days"), [("y\n", 14), ("n\n", None), ("", None)])
def test_a_very_short_rhythm_is_asked_about_where_there_is_somebody_to_ask(
    cli: Cli, answer: str, days: int | None
) -> None:
    done = cli("rhythm", "ada", "14", typed=answer, tty=True)
    assert done.returncode == 0
    assert "Every 14 days all the same? [y/N]" in done.stderr
    assert cli.document("show", "ada")["rhythm_days"] == days


def test_goals_are_kept_in_order(cli: Cli) -> None:
    assert cli.document("goals") == [{"name": "mentorship", "need_by": None}]
    set_to = cli.document("goals", "Networking", "job-search", "--need-by", "2027-03-01")
    assert [(goal["name"], goal["need_by"]) for goal in set_to] == [
        ("networking", "2027-03-01"),
        ("job_search", "2027-03-01"),
    ]
    assert cli.document("goals") == set_to
    assert cli.document("goals", "--clear") == []
    assert cli("goals").returncode == 1


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["add", "--", "-Zoë"], "Added -Zoë (6)."),
        (["log", "ada", "--", "-5 degrees at the mill"], "Logged a note with Ada Lovelace (1)"),
        (["log", "--", "ada", "-h"], "Logged a note with Ada Lovelace (1)"),
        (["tag", "ada", "--", "-x", "--json"], "has the tags mentor, -x, --json"),
        (["snooze", "ada", "--", "2w"], "is set aside until 2026-12-07"),
        (["edit", "--", "ada", "title=-"], "Set title of Ada Lovelace (1)."),
    ],
    ids=lambda value: str(value)[:30],
)
def test_no_word_after_two_dashes_is_an_option(cli: Cli, argv: list[str], words: str) -> None:
    result = cli(*argv)
    assert result.returncode == 0, result.stderr
    assert words in result.stdout
    assert r"\x00" not in str(cli.book())


def test_whoever_is_further_along_is_not_said_to_be_starred(cli: Cli) -> None:
    line = cli("star", "3").stdout
    assert line == ("Nothing to change. George Boole (3) is further along than a star: waiting.\n")


def test_places_that_nobody_filled_are_told_of_when_a_message_is_logged_as_sent(cli: Cli) -> None:
    cli("draft", "ada", "--move", "thank_you")
    done = cli("sent", "ada")
    assert done.returncode == 0
    assert "still have places to fill: takeaway" in done.stderr


def test_who_one_is_stands_under_every_message(cli: Cli) -> None:
    assert cli("me", "Robin", "Ferreira").stdout == (
        "Your messages are signed Robin, formal ones Robin Ferreira.\n"
    )
    assert cli("me").stdout == "Robin Ferreira, signed Robin\n"
    assert cli.document("draft", "ada", "--tone", "warm")["body"].endswith("Robin")
    assert cli.document("me", "--short", "Rob")["given_name"] == "Rob"
    cli("undo")
    assert cli.document("me")["name"] == "Robin Ferreira"


def test_a_book_in_which_nobody_has_said_who_they_are_tells_how(cli: Cli) -> None:
    book = cli.book()
    book["meta"]["1"].pop("owner", None)
    cli.path.write_text(json.dumps(book), "utf-8")
    told = cli("me")
    assert (told.returncode, told.stdout) == (1, "")
    assert "reconnect me YOUR NAME" in told.stderr
    assert "Nobody signs it yet" in cli("draft", "ada").stderr
    assert cli("me", " ").returncode == 2


def test_what_speaks_for_waiting_is_told_with_a_draft(cli: Cli) -> None:
    cli("letgo", "ada")
    assert "is let go of; reconnect wake 1" in cli("draft", "ada").stderr
    told = cli("draft", "george", "--move", "own_gap_humour", "--tone", "formal").stderr
    assert "There are no formal words of that kind; these are warm." in told


def test_where_one_is_can_be_said_and_keeps_the_name(cli: Cli) -> None:
    cli("me", "Robin Ferreira", "--short", "Rob")
    cli("me", "--time-zone", "lisbon")
    owner = cli.document("me")
    assert (owner["name"], owner["given_name"]) == ("Robin Ferreira", "Rob")
    assert owner["time_zone"] == "Europe/Lisbon"
    result = cli("me", "--time-zone", "Atlantis")
    assert result.returncode == 2
    assert "is no time zone" in result.stderr
