"""Every command, in the groups of the help."""

from collections.abc import Mapping

from reconnect_tui.cli.commands_to_act import KEEP, LOG, WRITE
from reconnect_tui.cli.commands_to_decide import DECIDE, LOOK
from reconnect_tui.cli.commands_to_guard import GUARD
from reconnect_tui.cli.commands_to_remember import HAND_OUT, LOOK_BACK, REMEMBER
from reconnect_tui.cli.commands_to_share import SHARE
from reconnect_tui.cli.grammar import Command

GROUPS: Mapping[str, tuple[Command, ...]] = {
    "Look": (*LOOK, *LOOK_BACK),
    "Decide": DECIDE,
    "Write": (*WRITE, *SHARE),
    "Log": (*LOG, *REMEMBER),
    "Keep": (*KEEP, *HAND_OUT, *GUARD),
}
"""The commands by the heads under which the help lists them."""


def commands_by_name() -> dict[str, Command]:
    """Every command, by its name and by its other names."""
    commands = [command for group in GROUPS.values() for command in group]
    return {name: command for command in commands for name in (command.name, *command.aliases)}
