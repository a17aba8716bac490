"""Whether a move suits a person today, as a judge of it says."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one judge says of one move."""

    because: str
    """Why, or why not, in words for the user."""

    place: float = 0
    """The place among the fitting moves, the smallest first; 0 where the move does not fit."""
