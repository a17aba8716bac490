"""Which test answers which line of the playbook: A1 to A10, L1 to L25, P1 to P13.

`ANSWERS` names them by file, each with a part of the test's name, or with the key of its case
where one test goes through many.
"""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]

ACCEPTANCE = "core/test_lifecycle_acceptance.py"
BY_HAND = "core/test_lifecycle_by_hand.py"
GATE = "core/test_lifecycle_gate.py"
LIFECYCLE = "core/test_lifecycle.py"
PREPARING = "core/test_lifecycle_preparing.py"
PROPERTIES = "core/test_triage_properties.py"
SENDING = "core/test_sending.py"
TRANSITIONS = "core/test_lifecycle_transitions.py"
TRIAGE = "core/test_triage.py"
WORDS = "core/test_lifecycle_words.py"

ANSWERS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "A1 every state reached and left": {
        BY_HAND: ("a1_every_state_leads_to_every_other", "a1_every_state_is_reachable"),
        "ui/test_lanes.py": ("lane_owe", "lane_promise", "lane_due", "lane_open"),
    },
    "A2 each transition its follow-up": {TRANSITIONS: ("each_transition_creates_exactly",)},
    "A3 inbound cancels and lists first": {
        ACCEPTANCE: ("a3_a_message_of_theirs", "a3_whatever_went_before"),
    },
    "A4 no third nudge": {
        ACCEPTANCE: ("a4_a_second_follow_up", "a4_nudges_that_are_only_marked"),
        LIFECYCLE: ("a4_however_often_one_writes",),
    },
    "A5 undo restores": {
        ACCEPTANCE: ("a5_undo_restores",),
        "ui/test_lanes.py": ("lane_owe", "lane_promise", "lane_due", "lane_open"),
    },
    "A6 nobody let go of without a key": {
        ACCEPTANCE: ("a6_nobody_is_let_go_of",),
        "ui/test_triage_mode.py": ("whole_day",),
    },
    "A7 copied is not sent": {
        ACCEPTANCE: ("a7_copying_without_confirming",),
        "services/test_outreach.py": ("a_draft_counts_as_copied_only",),
    },
    "A8 the gate explains": {GATE: ("a_closed_gate_always_says_why",)},
    "A9 no blame": {
        WORDS: ("a9_no_reminder_blames",),
        PROPERTIES: ("no_word_of_the_queue_blames",),
        "test_words_shown.py": ("no_word_of_the_program",),
    },
    "A10 clocks, leap days, the future": {
        ACCEPTANCE: ("a10_leap_days",),
        "test_time.py": ("a_clock_that_jumps_back",),
        "test_calendar_edges.py": ("no_command_stumbles",),
    },
    "L1": {TRANSITIONS: ("L1",), LIFECYCLE: ("l1_a_star",)},
    "L2": {TRANSITIONS: ("L2",), PREPARING: ("l2_preparing_begins",)},
    "L3": {TRANSITIONS: ("L3",), LIFECYCLE: ("l3_a_draft", "l3_a_reminder_on_a_weekend")},
    "L4": {TRANSITIONS: ("L4",), PREPARING: ("l4_the_day_that_was_chosen",)},
    "L5": {
        TRANSITIONS: (
            "L5 email",
            "L5 LinkedIn message",
            "L5 InMail",
            "L5 LinkedIn note",
            "L5 SMS",
            "L5 voicemail",
            "L5 letter",
            "L5 comment",
            "L5 support",
            "L5 impact",
            "L5 close",
            "L5 congratulation",
            "L5 introduction",
        ),
        SENDING: ("l5_a_first_message_waits", "l5_some_moves_ask_for_no_answer"),
    },
    "L6": {TRANSITIONS: ("L6",), SENDING: ("l6_after_a_nudge",)},
    "L7": {TRANSITIONS: ("l7_a_second_follow_up",), SENDING: ("l7_after_the_second",)},
    "L8": {TRANSITIONS: ("L8",), LIFECYCLE: ("l8_a_message_of_theirs", "l8_other_steps_stay")},
    "L9": {TRANSITIONS: ("l9_a_talk_is_prepared", "l9_another_date")},
    "L10": {TRANSITIONS: ("L10",), SENDING: ("l10_after_an_answer",)},
    "L11": {TRANSITIONS: ("L11",)},
    "L12": {TRANSITIONS: ("L12", "l12_a_talk_brings_what_was_promised")},
    "L13": {TRANSITIONS: ("L13",)},
    "L14": {TRANSITIONS: ("L14",), PREPARING: ("l14_the_rhythm_is_asked_for",)},
    "L15": {TRANSITIONS: ("L15",)},
    "L16": {TRANSITIONS: ("L16 nothing asked", "L16 asked")},
    "L17": {TRANSITIONS: ("L17",), PREPARING: ("l17_what_happened_is_acknowledged",)},
    "L18": {TRANSITIONS: ("L18", "l18_a_calmer_rhythm_is_suggested")},
    "L19": {TRANSITIONS: ("L19",), LIFECYCLE: ("l19_a_snooze_leaves_state_and_rhythm",)},
    "L20": {TRANSITIONS: ("L20",), LIFECYCLE: ("l20_whoever_is_let_go",)},
    "L21": {TRANSITIONS: ("L21 paused", "L21 let go"), LIFECYCLE: ("l21_a_message_lifts",)},
    "L22": {TRANSITIONS: ("l22_a_promise_is_to_be_kept",), PREPARING: ("l22_promises_are_found",)},
    "L23": {TRANSITIONS: ("l23_warming_up_begins",), PREPARING: ("l23_names_the_first_five",)},
    "L24": {TRANSITIONS: ("l24_the_own_profile",), PREPARING: ("l24_a_profile_that_was_never",)},
    "L25": {TRANSITIONS: ("l25_a_fact_in_a_draft",), PREPARING: ("l25_only_what_a_live_draft",)},
    "P1": {PROPERTIES: ("p1_",), TRIAGE: ("the_worked_pairs",)},
    "P2": {PROPERTIES: ("p2_",)},
    "P3": {PROPERTIES: ("p3_",)},
    "P4": {PROPERTIES: ("p4_",)},
    "P5": {PROPERTIES: ("p5_",)},
    "P6": {PROPERTIES: ("p6_",)},
    "P7": {PROPERTIES: ("p7_",)},
    "P8": {PROPERTIES: ("p8_",)},
    "P9": {PROPERTIES: ("p9_",)},
    "P10": {PROPERTIES: ("p10_and_p11_",)},
    "P11": {PROPERTIES: ("p10_and_p11_",)},
    "P12": {PROPERTIES: ("p12_",)},
    "P13": {PROPERTIES: ("p13_",)},
}
"""Line of the playbook (6.8, 6.2, 3.5) to the tests that answer it."""


def test_every_line_is_answered() -> None:
    wanted = [
        *(f"A{number}" for number in range(1, 11)),
        *(f"L{number}" for number in range(1, 26)),
        *(f"P{number}" for number in range(1, 14)),
    ]
    assert [line.split()[0] for line in ANSWERS] == wanted


@pytest.mark.parametrize("line", ANSWERS)
def test_the_answers_are_there(line: str) -> None:
    for file, parts in ANSWERS[line].items():
        tests, cases = _tests_and_cases(TESTS / file)
        missing = [
            part for part in parts if part not in cases and not any(part in test for test in tests)
        ]
        assert missing == [], f"{line}: {file} has no such test"


def _tests_and_cases(path: Path) -> tuple[list[str], set[str]]:
    """The names of a file's tests, and the keys of the cases that one of them goes through."""
    tree = ast.parse(path.read_text("utf-8"))
    tests = [
        node.name.removeprefix("test_")
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test")
    ]
    return tests, set(_keys_of_cases(tree))


def _keys_of_cases(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        is_cases = isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "CASES"
        if is_cases and isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict):
            keys = (key for key in node.value.keys if isinstance(key, ast.Constant))
            yield from (str(key.value) for key in keys)
