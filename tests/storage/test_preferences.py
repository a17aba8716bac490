"""The settings: read with good will, and hardly ever written."""

import dataclasses
import os
import stat
import tempfile
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconnect_tui.core.errors import ReconnectError, WrongInput
from reconnect_tui.core.rules import STANDARD, Freshness, Rules, Window
from reconnect_tui.storage.preferences import (
    LARGEST_SETTINGS,
    Preferences,
    remembering_theme,
)

COMPLETE = """\
# my settings
theme = "textual-light"   # easy on the eyes
ascii = true
owe_days = 30
quiet_after_writing_days = 14

[coach]
gap = 400
muted = ["C14"]

[rules]
answer = 3

[keys]
start_draft = "d"
copy = ["ctrl+o", "f5"]
"""


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "config" / "config.toml"


def written(config: Path, text: str | bytes) -> Path:
    config.parent.mkdir(exist_ok=True)
    config.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return config


def test_without_a_file_everything_is_as_usual_and_nothing_is_made(config: Path) -> None:
    assert Preferences.load(config) == (Preferences(), ())
    assert not config.parent.exists()


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing set yet\n", "\ufeff"])
def test_an_empty_file_is_as_good_as_none(text: str, config: Path) -> None:
    assert Preferences.load(written(config, text)) == (Preferences(), ())


def test_no_device_is_as_good_as_none() -> None:
    assert Preferences.load(Path(os.devnull)) == (Preferences(), ())


def test_every_setting_is_read(config: Path) -> None:
    found, warnings = Preferences.load(written(config, COMPLETE))
    assert warnings == ()
    assert found == Preferences(
        theme="textual-light",
        ascii=True,
        keys={"start_draft": "d", "copy": "ctrl+o,f5"},
        owe_days=30,
        quiet_after_writing_days=14,
        changed_rules={"answer": 3},
        changed_thresholds={"gap": 400},
        muted=("C14",),
    )


def test_every_setting_can_be_in_the_file(config: Path) -> None:
    found = tomllib.loads(COMPLETE)
    names = {field.name for field in dataclasses.fields(Preferences)}
    assert set(found) == names - {"changed_rules", "changed_thresholds", "muted"} | {
        "rules",
        "coach",
    }


def test_the_settings_reach_the_rules_of_the_queue() -> None:
    assert Preferences().rules == STANDARD
    rules = Preferences(owe_days=30, quiet_after_writing_days=0).rules
    assert (rules.owe_for, rules.quiet_after_writing) == (30, 0)


RULES = {
    "whole number": ("answer = 4", "answer", 4),
    "a maximum": ("silence_points = 0", "silence_points", 0),
    "the highest maximum": ("strength_points = 40", "strength_points", 40),
    "a share": ("silence_unknown = 0.5", "silence_unknown", 0.5),
    "several": ("rhythms = [180, 30, 30]", "rhythms", (30, 180)),
}


@pytest.mark.parametrize(("line", "name", "value"), RULES.values(), ids=RULES)
def test_any_rule_may_be_set_by_its_name(line: str, name: str, value: object, config: Path) -> None:
    found, warnings = Preferences.load(written(config, f"[rules]\n{line}\n"))
    assert warnings == ()
    assert found.rules == dataclasses.replace(STANDARD, **{name: value})  # type: ignore[arg-type]


def test_every_rule_that_is_a_number_may_be_set(config: Path) -> None:
    numbers = [
        rule.name
        for rule in dataclasses.fields(Rules)
        if isinstance(getattr(STANDARD, rule.name), int)
    ]
    assert len(numbers) > 40
    text = "[rules]\n" + "".join(f"{name} = 39\n" for name in numbers)
    found, warnings = Preferences.load(written(config, text))
    assert warnings == ()
    assert {getattr(found.rules, name) for name in numbers} == {39}


def test_a_part_of_a_rule_may_be_set_and_leaves_the_others(config: Path) -> None:
    text = """
        [rules.nudge]
        email = 12
        [rules.freshness.new_job]
        zero = 120
        [rules.windows.birthday]
        points = 40
    """
    found, warnings = Preferences.load(written(config, text))
    assert warnings == ()
    assert found.rules.nudge == {**STANDARD.nudge, "email": 12}
    assert found.rules.freshness["new_job"] == Freshness(25, 14, 120)
    assert found.rules.freshness["award"] == STANDARD.freshness["award"]
    assert found.rules.windows["birthday"] == Window(40, 2, 3)


def test_unknown_rules_are_named_in_the_one_warning_and_the_others_count(config: Path) -> None:
    text = "colour = 1\n[rules]\nanswer = 4\nspeed = 2\n[rules.nudge]\npigeon = 3\n"
    found, warnings = Preferences.load(written(config, text))
    assert found.rules == dataclasses.replace(STANDARD, answer=4)
    assert len(warnings) == 1
    assert "“colour”" in warnings[0]
    assert "“rules.speed”" in warnings[0]
    assert "“rules.nudge.pigeon”" in warnings[0]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("rules = 3", "rules"),
        ("[rules]\nanswer = -1", "rules.answer"),
        ("[rules]\nanswer = 2.5", "rules.answer"),
        ("[rules]\nanswer = true", "rules.answer"),
        ("[rules]\nanswer = 36501", "rules.answer"),
        ("[rules]\nsilence_points = 41", "rules.silence_points"),
        ("[rules]\nsilence_plateau = 0", "rules.silence_plateau"),
        ("[rules]\nsilence_unknown = 2", "rules.silence_unknown"),
        ("[rules]\nsilence_unknown = true", "rules.silence_unknown"),
        ("[rules]\nrhythms = []", "rules.rhythms"),
        ("[rules]\nrhythms = [0]", "rules.rhythms"),
        ("[rules]\nrhythms = 45", "rules.rhythms"),
        ("[rules]\nnudge = 3", "rules.nudge"),
        ('[rules.nudge]\nemail = "ten"', "rules.nudge.email"),
        ("[rules.freshness]\naward = 3", "rules.freshness.award"),
        ("[rules.freshness.award]\npoints = 41", "rules.freshness.award.points"),
    ],
)
def test_a_rule_of_the_wrong_kind_is_named_and_stays_as_it_was(
    text: str, name: str, config: Path
) -> None:
    found, warnings = Preferences.load(written(config, f"owe_days = 30\n{text}\n"))
    assert found.rules == dataclasses.replace(STANDARD, owe_for=30)
    assert len(warnings) == 1
    assert f"“{name}” should be a" in warnings[0]


def test_unknown_settings_are_named_in_one_warning_and_the_others_count(config: Path) -> None:
    found, warnings = Preferences.load(
        written(config, "colour = 1\nowe_days = 30\n[fancy]\nx = 1\n")
    )
    assert found == Preferences(owe_days=30)
    assert len(warnings) == 1
    assert "“colour”, “fancy”" in warnings[0]
    assert str(config) in warnings[0]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("theme = 3", "theme"),
        ('theme = ""', "theme"),
        ("ascii = 1", "ascii"),
        ('ascii = "yes"', "ascii"),
        ("owe_days = -1", "owe_days"),
        ("owe_days = true", "owe_days"),
        ("owe_days = 30.5", "owe_days"),
        ("owe_days = 99999999999", "owe_days"),
        ('quiet_after_writing_days = "21"', "quiet_after_writing_days"),
        ('keys = "c"', "keys"),
        ("keys = {start_draft = 3}", "keys"),
        ("keys = {start_draft = []}", "keys"),
        ('keys = {start_draft = ["a", 1]}', "keys"),
    ],
)
def test_a_value_of_the_wrong_kind_is_named_and_passed_over(
    line: str, name: str, config: Path
) -> None:
    found, warnings = Preferences.load(written(config, line))
    assert found == Preferences()
    assert len(warnings) == 1
    assert f"“{name}” should be" in warnings[0]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('theme = "a"\nowe_days = = 3\n', "line 2"),
        ("theme\n", "line 1"),
        ("theme = 1\ntheme = 2\n", "line 2"),
        (b'theme = "\xff"', "utf-8"),
        ("x = " + "[" * 20_000, "nested too deeply"),
        ("#" * (LARGEST_SETTINGS + 1), "too large"),
    ],
)
def test_a_file_that_is_no_toml_is_one_warning(
    content: str | bytes, said: str, config: Path
) -> None:
    found, warnings = Preferences.load(written(config, content))
    assert found == Preferences()
    assert len(warnings) == 1
    assert said in warnings[0]
    assert len(warnings[0]) < 600


def test_a_folder_or_a_pipe_is_one_warning_and_holds_nobody_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for odd in (tmp_path, tmp_path / "pipe"):
        found, warnings = Preferences.load(odd)
        assert found == Preferences()
        assert len(warnings) == 1


def test_a_key_of_the_file_cannot_speak_to_the_terminal(config: Path) -> None:
    _, warnings = Preferences.load(written(config, '"\\u001b]0;x\\u0007" = 1\n'))
    assert len(warnings) == 1
    assert warnings[0].isprintable()


REMEMBERED = [
    ("", 'theme = "nord"\n'),
    ("# hello\n", '# hello\ntheme = "nord"\n'),
    ("ascii = true", 'ascii = true\ntheme = "nord"\n'),
    (COMPLETE, COMPLETE.replace('"textual-light"', '"nord"')),
    ("theme='a'\n", 'theme="nord"\n'),
    ('  "theme" = "a"# x\r\nascii = true\r\n', '  "theme" = "nord"# x\r\nascii = true\r\n'),
    ("theme = 3\n", 'theme = "nord"\n'),
    ('[keys]\nc = "d"\n', 'theme = "nord"\n\n[keys]\nc = "d"\n'),
    ('[other]\ntheme = "mine"\n', 'theme = "nord"\n\n[other]\ntheme = "mine"\n'),
    ('#theme = "a"\n', '#theme = "a"\ntheme = "nord"\n'),
    (
        'x = """\ntheme = "no"\n[not a table]\n"""\n[keys]\n',
        'x = """\ntheme = "no"\n[not a table]\n"""\ntheme = "nord"\n\n[keys]\n',
    ),
]


@pytest.mark.parametrize(("before", "after"), REMEMBERED)
def test_remembering_a_theme_changes_one_line(before: str, after: str, config: Path) -> None:
    remembering_theme(written(config, before), "nord")
    assert config.read_bytes().decode("utf-8") == after
    assert Preferences.load(config)[0].theme == "nord"


def test_a_theme_that_cannot_be_rewritten_is_told_and_the_file_left_alone(config: Path) -> None:
    before = 'theme = """a\nb"""\n[keys]\n'
    with pytest.raises(WrongInput, match="has not been touched"):
        remembering_theme(written(config, before), "nord")
    assert config.read_text(encoding="utf-8") == before


def test_remembering_a_theme_makes_a_private_file(config: Path) -> None:
    remembering_theme(config, "nord")
    assert config.read_text(encoding="utf-8") == 'theme = "nord"\n'
    assert stat.S_IMODE(config.stat().st_mode) == 0o600
    assert stat.S_IMODE(config.parent.stat().st_mode) == 0o700
    assert [item.name for item in config.parent.iterdir()] == ["config.toml"]


def test_a_link_to_the_settings_stays_a_link(config: Path, tmp_path: Path) -> None:
    dotfiles = tmp_path / "dotfiles.toml"
    dotfiles.write_text("ascii = true\n", encoding="utf-8")
    config.parent.mkdir()
    config.symlink_to(dotfiles)
    remembering_theme(config, "nord")
    assert config.is_symlink()
    assert dotfiles.read_text(encoding="utf-8") == 'ascii = true\ntheme = "nord"\n'


def test_a_file_that_is_no_toml_is_not_touched(config: Path) -> None:
    with pytest.raises(WrongInput, match="line 1"):
        remembering_theme(written(config, "theme = = 1\n"), "nord")
    assert config.read_text(encoding="utf-8") == "theme = = 1\n"


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(ReconnectError, match="could not be written"):
        remembering_theme(tmp_path / "file" / "config.toml", "nord")


@settings(deadline=None)
@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).map(str.strip).filter(bool)
)
def test_any_name_of_a_theme_survives(name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "config.toml"
        config.write_text(COMPLETE, encoding="utf-8")
        remembering_theme(config, name)
        found, warnings = Preferences.load(config)
    assert (found.theme, warnings) == (name, ())
    assert found.keys == {"start_draft": "d", "copy": "ctrl+o,f5"}
