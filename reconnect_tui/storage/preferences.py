"""The settings file: read with good will, and written only to remember a theme.

Every key is optional; what is not understood is named in a warning and passed over, so that a
settings file never keeps anybody from their book (contract, section 1).
"""

import dataclasses
import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from reconnect_tui.core.coach import thresholds
from reconnect_tui.core.coach.thresholds import Thresholds
from reconnect_tui.core.errors import ReconnectError, WrongInput
from reconnect_tui.core.rules import STANDARD, Rules
from reconnect_tui.core.text import harmless, shortened
from reconnect_tui.storage.plain_text import text_of
from reconnect_tui.storage.private_files import replace_file
from reconnect_tui.storage.rule_settings import RuleSettings, Unfit, days_in, figures_in

LARGEST_SETTINGS = 1_000_000
"""Bytes; a larger file is taken for a mistake."""

_THEME_LINE = re.compile(
    r"""^[ \t]*(?:theme|"theme"|'theme')[ \t]*=[ \t]*(?P<value>"[^"\n]*"|'[^'\n]*'|[^#\s]+)""",
    re.MULTILINE,
)
_MUTED_LINE = re.compile(r"^[ \t]*muted[ \t]*=[ \t]*(?P<value>\[[^\]]*\])", re.MULTILINE)
_COACH_LINE = re.compile(r"^[ \t]*\[[ \t]*coach[ \t]*\][^\n\r]*", re.MULTILINE)
_TABLE_LINE = re.compile(r"^[ \t]*\[", re.MULTILINE)


def _no_keys() -> Mapping[str, str]:
    return {}


def _no_rules() -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a person has set; each field is a key of the file."""

    theme: str = "tokyo-night"
    """The name of a theme; one that is not known is the screen's matter."""

    ascii: bool = False
    """Whether marks and lines are drawn without characters beyond ASCII."""

    keys: Mapping[str, str] = field(default_factory=_no_keys)
    """The id of a command to the keys that call it, separated by commas."""

    owe_days: int = STANDARD.owe_for
    """Days for which an unanswered message of theirs is owed (contract, decision 5)."""

    quiet_after_writing_days: int = STANDARD.quiet_after_writing
    """Days for which someone just written to is left in peace (contract, decision 7)."""

    changed_rules: Mapping[str, Any] = field(default_factory=_no_rules)
    """The table `rules` of the file: fields of `Rules` by their names. They win over the others."""

    changed_thresholds: Mapping[str, Any] = field(default_factory=_no_rules)
    """The table `coach` of the file: fields of `Thresholds` by their names."""

    muted: tuple[str, ...] = ()
    """Rules of the coach that stay quiet: `muted` in the table `coach`."""

    @property
    def thresholds(self) -> Thresholds:
        """From when the coach speaks, with these settings."""
        return dataclasses.replace(thresholds.STANDARD, **self.changed_thresholds)

    @property
    def rules(self) -> Rules:
        """The rules of the queue and of the lifecycle with these settings."""
        settings = {
            "owe_for": self.owe_days,
            "quiet_after_writing": self.quiet_after_writing_days,
            **self.changed_rules,
        }
        return dataclasses.replace(STANDARD, **settings)

    @classmethod
    def load(cls, path: Path) -> tuple[Self, tuple[str, ...]]:
        """The settings in a file, and a warning for each thing in it that is passed over.

        A file that is not there is an empty one.
        """
        try:
            text = _text_of(path)
            table = _parsed(text) if text.strip() else {}
        except OSError as problem:
            return cls(), (_warning(path, f"cannot be read: {problem.strerror or problem}"),)
        except ValueError as problem:
            return cls(), (_warning(path, f"is not understood: {problem}"),)
        values: dict[str, Any] = {}
        warnings: list[str] = []
        unknown: list[str] = []
        for name, raw in table.items():
            if name in _TABLES:
                found = _TABLES[name](raw, values)
                unknown += found.unknown
                warnings += [
                    _warning(path, f"“{key}” should be {what}") for key, what in found.unfit
                ]
                continue
            if name not in _READERS:
                unknown.append(name)
                continue
            try:
                values[name] = _READERS[name](raw)
            except Unfit as problem:
                warnings.append(_warning(path, f"“{name}” should be {problem}"))
        if unknown:
            listing = ", ".join(f"“{name}”" for name in unknown)
            warnings.insert(0, _warning(path, f"there is no setting named {listing}"))
        return cls(**values), tuple(warnings)


def remembering_theme(path: Path, name: str) -> None:
    """Write the theme into the settings file and leave every other line as it is.

    Raises:
        WrongInput: The file is not understood as it stands; it has not been touched.
        ReconnectError: It could not be written; the old file is intact.
    """
    _remembering(path, "The theme", lambda text: _with_theme(text, name))


def remembering_muted(path: Path, rules: tuple[str, ...]) -> None:
    """Write the muted rules of the coach into the settings file, every other line as it is.

    Raises:
        WrongInput: The file is not understood as it stands; it has not been touched.
        ReconnectError: It could not be written; the old file is intact.
    """
    _remembering(path, "This", lambda text: _with_muted(text, list(rules)))


def _remembering(path: Path, what: str, rewritten: Callable[[str], str]) -> None:
    target = Path(os.path.realpath(path))  # a link to a folder of settings stays a link
    try:
        replace_file(target, rewritten(_text_of(target)).encode("utf-8"))
    except ValueError as problem:
        raise WrongInput(
            f"{path} has not been touched, because it is not understood: {_told(problem)}. "
            f"{what} is set until you leave; correct the file to have it remembered."
        ) from problem
    except OSError as problem:
        raise ReconnectError(
            f"{what} could not be written to {path}: {problem.strerror or problem}. "
            "It is set until you leave; permit writing there to have it remembered."
        ) from problem


def _text_of(path: Path) -> str:
    return text_of(path, LARGEST_SETTINGS)


def _parsed(text: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def _warning(path: Path, what: str) -> str:
    return f"{harmless(str(path))}: {_told(what)}. It is passed over."


def _told(what: object) -> str:
    text = shortened(harmless(str(what)), 300).rstrip(".")
    return text[:1].lower() + text[1:]


def _with_theme(text: str, name: str) -> str:
    """The text with the theme in it; the first rewriting that changes nothing else.

    Raises:
        ValueError: The text is no TOML.
    """
    wanted = _parsed(text) | {"theme": name}
    for candidate in _rewritings(text, json.dumps(name, ensure_ascii=False)):
        with_theme = _parsed_or_nothing(candidate)
        if with_theme == wanted:
            return candidate
    raise ValueError("no place was found for the theme")


def _with_muted(text: str, rules: list[str]) -> str:
    """The text with the muted rules in it; the first rewriting that changes nothing else.

    Raises:
        ValueError: The text is no TOML, or there is no place for them.
    """
    before = _parsed(text)
    table = before.get("coach", {})
    wanted = before | {"coach": {**table, "muted": rules}} if isinstance(table, dict) else None
    value = json.dumps(rules)
    line_end = "\r\n" if "\r\n" in text else "\n"
    candidates = [
        f"{text[: match.start('value')]}{value}{text[match.end('value') :]}"
        for match in _MUTED_LINE.finditer(text)
    ]
    candidates += [
        f"{text[: match.end()]}{line_end}muted = {value}{text[match.end() :]}"
        for match in _COACH_LINE.finditer(text)
    ]
    head = f"{text}{'' if not text or text.endswith(line_end) else line_end}"
    candidates.append(f"{head}{line_end if head else ''}[coach]{line_end}muted = {value}{line_end}")
    for candidate in candidates:
        if wanted is not None and _parsed_or_nothing(candidate) == wanted:
            return candidate
    raise ValueError("no place was found for it")


def _rewritings(text: str, value: str) -> Iterator[str]:
    for match in _THEME_LINE.finditer(text):
        yield text[: match.start("value")] + value + text[match.end("value") :]
    line_end = "\r\n" if "\r\n" in text else "\n"
    line = f"theme = {value}{line_end}"
    for match in _TABLE_LINE.finditer(text):
        yield f"{text[: match.start()]}{line}{line_end}{text[match.start() :]}"
    yield f"{text}{'' if not text or text.endswith(line_end) else line_end}{line}"
    yield line + text


def _parsed_or_nothing(text: str) -> dict[str, Any] | None:
    try:
        return _parsed(text)
    except ValueError:
        return None


def _word(raw: object) -> str:
    if isinstance(raw, str) and raw.strip():
        return raw.strip()
    raise Unfit("a word in quotation marks")


def _flag(raw: object) -> bool:
    if isinstance(raw, bool):
        return raw
    raise Unfit("true or false")


def _keys(raw: object) -> Mapping[str, str]:
    """Keys as one string or as a list of strings."""
    wanted = 'a table of commands and keys, such as start_draft = "c"'
    if not isinstance(raw, dict):
        raise Unfit(wanted)
    keys: dict[str, str] = {}
    for command, called_by in raw.items():
        listed = called_by if isinstance(called_by, list) else [called_by]
        if not listed or not all(isinstance(key, str) and key for key in listed):
            raise Unfit(wanted)
        keys[command] = ",".join(listed)
    return keys


def _rules(raw: object, values: dict[str, Any]) -> RuleSettings:
    found = figures_in(raw, "rules", STANDARD)
    values["changed_rules"] = found.changed
    return found


def _coach(raw: object, values: dict[str, Any]) -> RuleSettings:
    table = dict(raw) if isinstance(raw, dict) else raw
    muted = table.pop("muted", []) if isinstance(table, dict) else []
    found = figures_in(table, "coach", thresholds.STANDARD)
    values["changed_thresholds"] = found.changed
    if isinstance(muted, list) and all(isinstance(rule, str) for rule in muted):
        values["muted"] = tuple(rule.strip().upper() for rule in muted)
    else:
        found.unfit.append(("coach.muted", 'a list of rules, such as ["C14", "C21"]'))
    return found


_TABLES = {"rules": _rules, "coach": _coach}

_READERS = {
    "theme": _word,
    "ascii": _flag,
    "keys": _keys,
    "owe_days": days_in,
    "quiet_after_writing_days": days_in,
}
