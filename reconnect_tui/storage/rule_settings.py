"""Tables of the settings that hold figures: `rules` those of `core.rules`, `coach` of the coach.

Each figure is read by the shape of its usual value, so that one which is added there needs
nothing here. What is not understood is told and left as it was.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

LONGEST_SPAN = 36_500
"""Days."""

HIGHEST_POINTS = 40
"""The bound of every maximum and threshold in points (playbook 3.3)."""


class Unfit(Exception):
    """A value that is not of its setting's type; the text says what would be."""


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """What a table changes, and what in it is passed over."""

    changed: dict[str, Any] = field(default_factory=dict)
    """Field to its new value."""

    unknown: list[str] = field(default_factory=list)
    """Names that no figure has, as `rules.colour`."""

    unfit: list[tuple[str, str]] = field(default_factory=list)
    """Names of rules whose value is of the wrong kind, and what would be of the right one."""


def figures_in(raw: object, table: str, standard: Any) -> RuleSettings:  # noqa: ANN401 - any figures
    """The figures that a table changes.

    Args:
        raw: What stands under the name of the table.
        table: The name, for messages.
        standard: A value of a dataclass with the usual figures.
    """
    found = RuleSettings()
    if not isinstance(raw, dict):
        found.unfit.append((table, f"a table, such as [{table}]"))
        return found
    figures = {figure.name: figure for figure in dataclasses.fields(standard)}
    for name, item in raw.items():
        if name not in figures:
            found.unknown.append(f"{table}.{name}")
            continue
        reader = _Reader(found, figures[name].metadata.get("least", 0))
        usual = getattr(standard, name)
        value = reader.value(f"{table}.{name}", item, usual)
        if value != usual:
            found.changed[name] = value
    return found


def days_in(raw: object) -> int:
    """A number of days.

    Raises:
        Unfit: It is none.
    """
    return _whole(raw, 0, LONGEST_SPAN, "number of days")


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one rule: a number, several numbers, or a table of such."""

    found: RuleSettings
    least: int
    """The lowest number that makes sense."""

    def value(self, name: str, raw: object, usual: Any) -> Any:  # noqa: ANN401 - any rule
        """What the rule is from now on: its usual value where `raw` is of another shape."""
        try:
            if isinstance(usual, int):
                return self._number(name, raw)
            if isinstance(usual, float):
                return _share(raw)
            if isinstance(usual, tuple):
                return _spans(raw)
            if not isinstance(raw, dict):
                raise Unfit(f"a table, such as [{name}]")
        except Unfit as problem:
            self.found.unfit.append((name, str(problem)))
            return usual
        if isinstance(usual, Mapping):
            return {**usual, **self._items(name, raw, usual)}
        known = {part.name: getattr(usual, part.name) for part in dataclasses.fields(usual)}
        return dataclasses.replace(usual, **self._items(name, raw, known))

    def _number(self, name: str, raw: object) -> int:
        if name.endswith("points"):
            return _whole(raw, self.least, HIGHEST_POINTS, "number of points")
        return _whole(raw, self.least, LONGEST_SPAN, "whole number")

    def _items(self, name: str, raw: dict[str, object], usual: Mapping[str, Any]) -> dict[str, Any]:
        self.found.unknown.extend(f"{name}.{key}" for key in raw if key not in usual)
        return {
            key: self.value(f"{name}.{key}", item, usual[key])
            for key, item in raw.items()
            if key in usual
        }


def _whole(raw: object, least: int, most: int, what: str) -> int:
    if isinstance(raw, int) and not isinstance(raw, bool) and least <= raw <= most:
        return raw
    raise Unfit(f"a {what} from {least} to {most}")


def _share(raw: object) -> float:
    if isinstance(raw, int | float) and not isinstance(raw, bool) and 0 <= raw <= 1:
        return float(raw)
    raise Unfit("a number from 0 to 1")


def _spans(raw: object) -> tuple[int, ...]:
    wanted = "a list of days, such as [45, 90]"
    if not isinstance(raw, list) or not raw:
        raise Unfit(wanted)
    try:
        return tuple(sorted({_whole(days, 1, LONGEST_SPAN, "") for days in raw}))
    except Unfit:
        raise Unfit(wanted) from None
