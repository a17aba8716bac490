"""What the coach sees in a draft."""

from dataclasses import dataclass
from typing import Literal, get_args

Severity = Literal["block", "warn", "hint"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
"""The gravest first (playbook 4.1)."""

Fix = Literal[
    "",
    "fill_slot",
    "insert_gap",
    "pick_memory",
    "build_invitation",
    "add_late_line",
    "add_event",
    "other_channel",
    "add_alias",
    "update_record",
]
"""What the program can do about a finding (playbook 4.5); empty where it is the writer's to do."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing worth a second look."""

    rule: str
    """`C01` to `C39`."""

    severity: Severity
    """`block` asks for a second key before copying, `warn` and `hint` only tell."""

    message: str
    """One sentence for the writer."""

    start: int = 0
    """Characters from the beginning of the body, or of the subject."""

    end: int = 0
    """Characters; the same as `start` where it is about the whole text."""

    excerpt: str = ""
    """The words between the two."""

    field: Literal["body", "subject"] = "body"
    """Which of the two texts it is about."""

    fix: Fix = ""
    """What one key can do about it."""
