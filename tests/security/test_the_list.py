"""Which test answers which threat: the list S1 to S19 of reliability, section 3.

`ANSWERS` names them file by file. A threat that lies in a feature which the program does not have
stands in `NOT_YET` with what would show that it has come: the test here then fails, and the threat
wants its own tests and a line in `ANSWERS`.
"""

import ast
import inspect
from collections.abc import Mapping
from pathlib import Path

import pytest

import reconnect_tui

TESTS = Path(__file__).parents[1]
PACKAGE = Path(inspect.getfile(reconnect_tui)).parent

ANSWERS: Mapping[str, Mapping[str, str]] = {
    "S1 escape sequences": {
        "security/test_screen_sequences.py": "every screen, dialog, toast, the palette, the import",
        "security/test_command_sequences.py": "every command, table and message",
        "cli/test_bad_input.py": "no_name_can_speak",
        "cli/test_output.py": "json_escapes_what_a_terminal_obeys",
        "core/test_text.py": "nothing_that_a_terminal_obeys",
        "storage/test_reading.py": "a_key_of_the_file_cannot_speak",
    },
    "S2 markup": {
        "security/test_markup_sinks.py": "the lint, and that it bites",
        "security/test_markup_payloads.py": "shown to the letter, clicked on",
        "ui/test_people.py": "hostile_names_are_shown_to_the_letter",
    },
    "S3 modes": {
        "security/test_private_modes.py": "every file of a busy day",
        "storage/test_saving.py": "every_file_is_the_users_alone",
        "cli/test_faults.py": "the_log_is_for_the_user_alone",
        "services/test_clipboard.py": "a_kept_text_is_private",
    },
    "S4 crash reports": {
        "security/test_crashes.py": "the terminal, the log, the folders; no picture",
        "cli/test_faults.py": "the_log_has_places_and_kinds_but_no_values",
    },
    "S5 links": {"security/test_forbidden_calls.py": "nothing opens a link"},
    "S6 mailto": {"services/test_letters.py": "nothing_becomes_a_field_of_the_link"},
    "S7 vCard": {"security/test_exports.py": "no_value_of_a_card_begins_a_property"},
    "S8 CSV formulas": {"security/test_exports.py": "no_cell_of_a_table_is_a_formula"},
    "S9 archives": {
        "security/test_bombs.py": "nested, lying, oddly packed, memory",
        "importing/test_archive.py": "a_link_inside_an_archive",
    },
    "S10 bombs": {
        "security/test_bombs.py": "tables and cells",
        "storage/test_reading.py": "a_damaged_or_foreign_file",
    },
    "S11 long texts": {
        "security/test_bombs.py": "names, queries, paths",
        "cli/test_bad_input.py": "a_megabyte_of_anything",
    },
    "S12 regular expressions": {"security/test_regular_expressions.py": "every pattern"},
    "S13 shell": {
        "security/test_forbidden_calls.py": "no shell, lists only",
        "security/test_clipboard_manners.py": "words_reach_a_tool_on_its_input",
        "services/test_editor.py": "a_real_editor_is_run_without_a_shell",
    },
    "S14 editor": {
        "services/test_editor.py": "the_file_is_the_users_alone_and_in_a_folder_of_its_own",
        "cli/test_draft_out.py": "an_editor_that_ends_with_an_error_changes_nothing",
    },
    "S15 clipboard": {
        "security/test_clipboard_manners.py": "stub tools, unasked copies, pastes",
        "services/test_clipboard.py": "a_clipboard_that_holds_other_words",
    },
    "S16 planted links": {
        "security/test_planted_links.py": "book, outbox, settings, log, demo",
        "storage/test_saving.py": "a_link_planted_in_the_way",
        "services/test_clipboard.py": "a_text_is_never_written_through_a_link",
    },
    "S17 bidirectional text": {
        "security/test_command_sequences.py": "stands_there_as_a_replacement",
        "security/test_screen_sequences.py": "bidi is one of the kinds",
    },
    "S19 network": {
        "security/test_no_network.py": "commands and screen",
        "security/test_forbidden_calls.py": "no import could",
    },
}
"""Threat to the files that answer it, each with a part of the test's name or what it tries."""

NOT_YET = {
    "S18 encryption": ["import pyrage", "from pyrage", "import cryptography", "from cryptography"],
}
"""Threat to the words in the program that would show that its feature has come."""


def test_every_threat_of_the_list_is_answered_or_has_no_feature() -> None:
    named = [threat.split()[0] for threat in (*ANSWERS, *NOT_YET)]
    assert sorted(named, key=lambda name: int(name[1:])) == [f"S{n}" for n in range(1, 20)]


@pytest.mark.parametrize(
    ("file", "part"),
    [
        (file, part)
        for files in ANSWERS.values()
        for file, part in files.items()
        if "_" in part or file.startswith("security/")
    ],
)
def test_the_answers_are_there(file: str, part: str) -> None:
    tree = ast.parse((TESTS / file).read_text("utf-8"))
    names = [
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test")
    ]
    assert any(part in name for name in names) if "_" in part else names


@pytest.mark.parametrize("threat", NOT_YET)
def test_a_feature_that_comes_brings_its_own_tests(threat: str) -> None:
    shown_by = [
        f"{path.relative_to(PACKAGE)}: {words}"
        for path in PACKAGE.rglob("*.py")
        for words in NOT_YET[threat]
        if words in path.read_text("utf-8")
    ]
    assert shown_by == [], f"{threat} now wants tests of its own: see reliability, section 3"
