"""`draft`, `moves` and `sent`."""

from subprocess import CompletedProcess
from typing import Any, Protocol

import pytest

from reconnect_tui.services.clipboard import Outcome


class Cli(Protocol):
    copied: list[tuple[str, str]]
    outcome: Outcome

    def __call__(self, *argv: str, **env: str) -> CompletedProcess[str]: ...

    def document(self, *argv: str) -> Any: ...

    def book(self) -> dict[str, dict[str, Any]]: ...


def test_a_draft_is_kept_and_printed_with_the_keys_of_the_contract(cli: Cli) -> None:
    draft = cli.document("draft", "ada")
    assert draft.keys() == {
        "id", "contact_id", "move", "tone", "channel", "subject", "body", "slots", "findings"
    }  # fmt: skip
    assert (draft["contact_id"], draft["findings"]) == (1, [])
    for slot in draft["slots"]:
        assert slot.keys() == {"name", "source", "required", "value"}
    kept = cli.book()["drafts"][str(draft["id"])]
    assert kept["body"] == draft["body"]
    assert cli.document("show", "ada")["drafts"][0]["id"] == draft["id"]


def test_move_tone_and_channel_can_be_named(cli: Cli) -> None:
    draft = cli.document(
        "draft", "ada", "--move", "T02", "--tone", "Neutral", "--channel", "LinkedIn message"
    )
    assert (draft["move"], draft["tone"]) == ("own_gap", "neutral")
    assert draft["channel"] == "linkedin_message"
    assert draft["subject"] is None


def test_the_words_stand_on_stdout_and_the_talk_on_stderr(cli: Cli) -> None:
    result = cli("draft", "ada", "--move", "shared_memory")
    assert "the night the card reader jammed" in result.stdout
    assert result.stderr.startswith("Kept as draft:1 for Ada Lovelace (1): shared_memory")


def test_an_unfilled_slot_stays_and_is_told_with_its_question(cli: Cli) -> None:
    result = cli("draft", "ada", "--move", "nudge")
    assert result.returncode == 0
    assert "{new_thing}" in result.stdout
    assert "Still to fill: {new_thing}" in result.stderr


def test_a_slot_can_be_filled_from_outside(cli: Cli) -> None:
    result = cli("draft", "ada", "--move", "nudge", "--set", "new_thing=The mill has a new wheel")
    assert "The mill has a new wheel" in result.stdout
    assert "Still to fill" not in result.stderr


def test_a_draft_is_one_step_of_undo(cli: Cli) -> None:
    before = cli.book()
    cli("draft", "ada")
    cli("undo")
    after = cli.book()
    assert (after["contacts"], after["drafts"]) == (before["contacts"], before["drafts"])


def test_copy_tells_which_way_the_words_went(cli: Cli) -> None:
    result = cli("draft", "ada", "--copy")
    ((text, title),) = cli.copied
    assert result.stdout.rstrip().endswith(text.splitlines()[-1])
    assert title == "Ada Lovelace"
    assert "Copied and checked." in result.stderr
    assert cli.book()["drafts"]["1"]["status"] == "copied"


def test_only_what_was_checked_counts_as_copied(cli: Cli) -> None:
    cli.outcome = Outcome.HANDED_OVER
    cli("draft", "ada", "--copy")
    assert cli.book()["drafts"]["1"].get("status", "open") == "open"


def test_copied_is_not_sent(cli: Cli) -> None:
    cli("draft", "ada", "--copy")
    assert len(cli.document("show", "ada")["timeline"]) == 3  # the draft itself is noted
    assert cli.document("show", "ada")["state"] == "drafted"


def test_whoever_asked_not_to_be_contacted_is_not_written_to(cli: Cli) -> None:
    cli("edit", "ada", "do_not_contact=yes")
    result = cli("draft", "ada")
    assert result.returncode == 2
    assert "asked not to be contacted" in result.stderr


def test_moves_without_a_name_are_the_catalogue(cli: Cli) -> None:
    rows = cli.document("moves")
    assert "own_gap" in [row["move"] for row in rows]
    assert all(row.keys() == {"move", "title", "fits", "because"} for row in rows)


def test_moves_for_a_person_say_why_and_why_not(cli: Cli) -> None:
    rows = cli.document("moves", "ada")
    fits = [row["fits"] for row in rows]
    assert fits == sorted(fits, reverse=True)
    assert all(row["because"] for row in rows)


def test_sent_alone_takes_the_one_draft_there_is(cli: Cli) -> None:
    cli("draft", "ada", "--channel", "email")
    contact = cli.document("sent")
    assert (contact["id"], contact["state"]) == (1, "waiting")
    assert cli.book()["drafts"]["1"]["status"] == "sent"
    assert "nudge" in [step["kind"] for step in contact["followups"] if not step["done"]]
    assert contact["timeline"][-1]["direction"] == "out"


def test_sent_alone_prefers_the_draft_that_was_copied(cli: Cli) -> None:
    cli("draft", "george")
    cli("draft", "ada", "--copy")
    assert cli.document("sent")["id"] == 1


def test_sent_alone_with_several_drafts_lists_them(cli: Cli) -> None:
    cli("draft", "ada")
    cli("draft", "george")
    result = cli("sent")
    assert result.returncode == 2
    assert "draft:1  Ada Lovelace" in result.stderr


def test_sent_alone_without_a_draft_is_exit_one(cli: Cli) -> None:
    assert cli("sent").returncode == 1


@pytest.mark.parametrize("name", ["draft:1", "d1", "D1", "1", "ada", "Ada Lovelace"])
def test_a_sent_draft_can_be_named_in_several_ways(cli: Cli, name: str) -> None:
    cli("draft", "ada")
    result = cli("sent", name, "--on", "yesterday")
    assert result.stdout == "Logged draft:1 to Ada Lovelace (1) as sent on 2026-11-22.\n"


def test_a_number_that_is_a_live_draft_is_the_draft(cli: Cli) -> None:
    cli("draft", "george")
    assert "draft:1 to George Boole (3)" in cli("sent", "1").stdout
    assert "without its words to Ada Lovelace (1)" in cli("sent", "1").stdout


def test_a_number_that_could_be_a_person_too_is_told(cli: Cli) -> None:
    cli("draft", "george")
    assert "1 is also the id of Ada Lovelace" in cli("sent", "1").stderr
    cli("draft", "2")
    assert "also the id" not in cli("sent", "2").stderr


def test_a_message_written_elsewhere_is_logged_without_its_words(cli: Cli) -> None:
    contact = cli.document("sent", "ada")
    assert contact["state"] == "waiting"
    newest = contact["timeline"][-1]
    assert (newest["summary"], newest["direction"]) == ("Sent a message", "out")
    assert cli.book()["drafts"] == {}


def test_a_draft_is_sent_once(cli: Cli) -> None:
    cli("draft", "ada")
    cli("sent", "draft:1")
    again = cli("sent", "draft:1")
    assert again.returncode == 2
    assert "sent already" in again.stderr
    assert cli("sent", "draft:9").returncode == 1


def test_a_preview_keeps_nothing(cli: Cli) -> None:
    result = cli("draft", "ada", "--move", "shared_memory", "--preview")
    assert "the night the card reader jammed" in result.stdout
    assert result.stderr.startswith("Not kept: a preview for Ada Lovelace (1)")
    assert cli.document("draft", "ada", "--preview")["id"] is None
    assert not cli.book().get("drafts")
    assert cli.document("show", "ada")["state"] == "dormant"


def test_the_very_same_message_is_kept_once(cli: Cli) -> None:
    first = cli.document("draft", "ada", "--move", "shared_memory")
    assert cli.document("draft", "ada", "--move", "shared_memory")["id"] == first["id"]
    assert cli.document("draft", "ada", "--move", "own_gap")["id"] != first["id"]
    assert len(cli.book()["drafts"]) == 2


def test_sent_to_a_person_with_several_drafts_lists_them_and_prefers_the_copied_one(
    cli: Cli,
) -> None:
    cli("draft", "ada", "--move", "shared_memory")
    cli("draft", "ada", "--move", "own_gap")
    result = cli("sent", "ada")
    assert result.returncode == 2
    assert "draft:1  Ada Lovelace, shared_memory" in result.stderr
    assert "draft:2  Ada Lovelace, own_gap" in result.stderr
    cli("drafts", "draft:1", "--copy")
    assert "Logged draft:1 to Ada Lovelace" in cli("sent", "ada").stdout


def test_what_a_sent_message_promises_is_pointed_out(cli: Cli) -> None:
    words = ("--set", "update=I will send you the drawings.")
    cli("draft", "ada", "--move", "own_gap", *words)
    told = cli("sent", "ada").stderr
    assert "You promise: “send you the drawings”" in told
    assert "reconnect promise 1 'send you the drawings'" in told
    assert "rhythm" not in told


def test_a_promise_to_do_better_is_helped_by_a_rhythm(cli: Cli) -> None:
    cli("draft", "ada", "--move", "own_gap", "--set", "update=I'll write more often.")
    told = cli("sent", "ada").stderr
    assert "reconnect rhythm 1 90" in told
    assert "You promise: “write" not in told
