"""JSON as strictly as the standard has it (RFC 8259), which Python's reader is not.

A key that stands twice, `NaN`, a number beyond all bounds and nesting without end are refused;
Python would take the first three silently and fall over the last.
"""

import json
import math
from typing import Any, NoReturn

from reconnect_tui.core.errors import ReconnectError

Document = dict[str, Any]
"""One JSON object of the book."""


class NotStrict(ValueError):
    """Text that is no strict JSON; its words say what is wrong and where."""


def strictly_read(text: str) -> Any:  # noqa: ANN401 - any JSON value
    """The value of a JSON text.

    Raises:
        NotStrict: It is no strict JSON.
    """
    if not text.strip():
        raise NotStrict("it is empty")
    try:
        return json.loads(
            text,
            object_pairs_hook=_without_duplicates,
            parse_constant=_no_number,
            parse_float=_finite,
        )
    except json.JSONDecodeError as problem:
        place = f"line {problem.lineno}, column {problem.colno}"
        raise NotStrict(f"{place}: {problem.msg.lower()}") from problem
    except RecursionError as problem:
        raise NotStrict("it is nested too deeply") from problem
    except NotStrict:
        raise
    except ValueError as problem:
        raise NotStrict(_in_plain_words(problem)) from problem


def written(value: object) -> bytes:
    """A value as JSON on one line, in UTF-8.

    Raises:
        ReconnectError: It cannot be written as JSON.
    """
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(", ", ": "))
    except (ValueError, TypeError, RecursionError) as problem:
        raise ReconnectError(f"This cannot be written as JSON: {problem}.") from problem
    # Half of a surrogate pair has no UTF-8; its backslash escape means the same in JSON.
    return text.encode("utf-8", "backslashreplace")


def _without_duplicates(pairs: list[tuple[str, Any]]) -> Document:
    document = dict(pairs)
    if len(document) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise NotStrict(f"the key “{key}” stands twice in one object")
            seen.add(key)
    return document


def _in_plain_words(problem: ValueError) -> str:
    """What is wrong with a value; Python words the refusal of a huge integer for programmers."""
    return "a number has too many digits" if "integer string" in str(problem) else str(problem)


def _no_number(word: str) -> NoReturn:
    raise NotStrict(f"{word} is no JSON number")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise NotStrict(f"{digits} is too large a number")
    return number
