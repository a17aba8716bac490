"""From when the coach speaks: every figure of playbook 4.3, each a setting."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from reconnect_tui.core.channels import LIMITS
from reconnect_tui.core.rules import AT_LEAST_ONE


def _thin() -> Mapping[str, int]:
    return {"email": 25, "linkedin_message": 15, "inmail": 15, "linkedin_note": 15, "sms": 10}


def _long() -> Mapping[str, int]:
    return {"email": 125, "linkedin_message": 100, "inmail": 100, "linkedin_note": 100, "sms": 50}


def _too_soon() -> Mapping[str, int]:
    return {
        "email": 7,
        "linkedin_message": 10,
        "inmail": 10,
        "linkedin_note": 10,
        "sms": 4,
        "phone": 4,
    }


def _weeks_until_late() -> Mapping[str, int]:
    return {
        **dict.fromkeys(
            ("new_job", "promotion", "business_opened", "new_child", "wedding", "degree"), 12
        ),
        **dict.fromkeys(("award", "publication", "talk", "project_done"), 8),
        "work_anniversary": 3,
        "birthday": 1,
    }


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The settings of the coach; days, words or counts, as each sentence says."""

    gap: int = 365
    """Days of silence from which a message names it."""

    gap_light: int = 730
    """The same for light moves, such as an article or a congratulation."""

    strict_anchor: int = 1095
    """Days of silence from which only what is on record counts as shared."""

    opens_with_request: int = 90
    """Days of silence from which a message does not begin with a request."""

    long: Mapping[str, int] = field(default_factory=_long)
    """Words of a first message, by channel, above which it is long."""

    long_later: int = 110
    """Words of every later message above which it is long."""

    thin: Mapping[str, int] = field(default_factory=_thin)
    """Words of a first message, by channel, below which it is thin."""

    self_focus: int = 8
    """First-person words from which a message may be mostly about its writer."""

    self_focus_words: int = 30
    """Words of a message below which nobody counts them."""

    hype: int = field(default=3, metadata=AT_LEAST_ONE)
    """Superlatives that sound like flattery."""

    exclamation_marks: int = field(default=4, metadata=AT_LEAST_ONE)
    """Exclamation marks that do; with two superlatives one fewer is enough."""

    apologies: int = field(default=2, metadata=AT_LEAST_ONE)
    hedges: int = field(default=4, metadata=AT_LEAST_ONE)
    questions: int = 3
    """Question marks above which there are too many."""

    gap_sentences: int = field(default=3, metadata=AT_LEAST_ONE)
    """Sentences about the silence that dwell on it."""

    reading_grade: int = 10
    """Flesch-Kincaid grade above which a text is hard to read."""

    reading_words: int = field(default=40, metadata=AT_LEAST_ONE)
    """Words from which the grade says something."""

    too_soon: Mapping[str, int] = field(default_factory=_too_soon)
    """Days between a message and the next without an answer, by channel."""

    attempts: int = 3
    """Messages without an answer above which one lets it rest."""

    hard_news: int = 180
    """Days for which hard news counts."""

    weeks_until_late: Mapping[str, int] = field(default_factory=_weeks_until_late)
    """Weeks after which a congratulation says that it is late, by the type of the news."""

    private_run: int = field(default=6, metadata=AT_LEAST_ONE)
    """Words in a row that are shared with private notes."""

    limits: Mapping[str, int] = field(default_factory=lambda: LIMITS)
    """Characters that a message may have, by channel."""

    subject_characters: int = 60
    subject_words: int = 9


STANDARD = Thresholds()
"""The coach with no setting changed."""
