"""The catalogue of message moves, and finding one by its name (playbook, section 5)."""

import re

from reconnect_tui.core.errors import UnknownMove
from reconnect_tui.core.writing.catalogue import asking, following, giving, opening
from reconnect_tui.core.writing.move import Move, SlotSource, SlotSpec

__all__ = ["LIGHT_MOVES", "MOVES", "Move", "SlotSource", "SlotSpec", "move_named"]

_SEPARATORS = re.compile(r"[\s\-]+")

MOVES: tuple[Move, ...] = (
    opening.SHARED_MEMORY,
    opening.OWN_GAP,
    opening.OWN_GAP_HUMOUR,
    giving.CONGRATULATE,
    giving.SHARE_ARTICLE,
    opening.RECENT_ACTIVITY,
    opening.NO_ASK_HELLO,
    opening.REINTRODUCE,
    asking.MENTORSHIP,
    asking.NETWORKING,
    opening.PERSONAL,
    giving.OPEN_OFFER,
    giving.GIVE,
    asking.INTRO_REQUEST,
    giving.MUTUAL_MENTION,
    asking.INVITE_THEM,
    following.THANK_YOU,
    following.CHECK_IN,
    following.NUDGE,
    following.SECOND_CHANNEL,
    giving.IMPACT_UPDATE,
    opening.COMMENT,
    opening.CALL_OPENER,
    asking.STAGED_ASK,
    giving.SUPPORT,
    following.CLOSE_LOOP,
    following.REPLY,
)
"""Every move, in the order of the playbook; the answer, which it does not number, is last."""

LIGHT_MOVES = frozenset(move.name for move in MOVES if move.is_light)
"""Moves that bring something of their own and so need say less about the silence (4.3)."""

_BY_WORD = {
    **{move.name: move for move in MOVES},
    **{move.code.lower(): move for move in MOVES if move.code},
    "t05": giving.CONGRATULATE,  # life news: the event's type tells the two apart (contract)
}


def move_named(name: str) -> Move:
    """The move of a name or a code, in any case, with spaces or hyphens for underscores.

    Raises:
        UnknownMove: There is no such move; the message lists the names.
    """
    move = _BY_WORD.get(_SEPARATORS.sub("_", name.strip().lower()))
    if move is None:
        known = ", ".join(each.name for each in MOVES)
        raise UnknownMove(f"There is no move “{name.strip()}”. The moves are: {known}.")
    return move
