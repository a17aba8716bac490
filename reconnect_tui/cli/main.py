"""The way in: reads what was asked for, and hands it to the one module that does it."""

import contextlib
import importlib
import sys
from collections.abc import Callable, Sequence
from typing import Any

from reconnect_tui.cli.commands import GROUPS, commands_by_name
from reconnect_tui.cli.grammar import (
    GLOBAL_OPTIONS,
    OUTSIDE_COMMANDS,
    HelpAsked,
    Parser,
    WrongUsage,
    arguments_of,
)
from reconnect_tui.cli.output import Output
from reconnect_tui.cli.run import Run
from reconnect_tui.cli.surroundings import Surroundings
from reconnect_tui.core.errors import DamagedBook, ReconnectError

INTERRUPTED = 130
"""The exit code of a run that the person broke off (contract, section 2)."""

_ABOUT = "Bring working relationships that have gone quiet back to life."
_FIRST_STEPS = """\
examples:
  reconnect                          open the screen
  reconnect --demo                   look around in an invented book
  reconnect import LinkedIn.zip      begin with your own people
  reconnect next                     whom to write to, and why

“reconnect COMMAND --help” explains a command. Each change can be taken back with
“reconnect undo”."""


def main(argv: Sequence[str], surroundings: Surroundings) -> int:
    """Do what the arguments ask for.

    Args:
        argv: The arguments, without the name of the program.
        surroundings: Streams, environment and clock.

    Returns:
        The exit code (contract, section 2).
    """
    if "_ARGCOMPLETE" in surroundings.environment:
        _deed_at("completing:complete")(surroundings, sys.exit)
    output = Output.on(surroundings, plain="--no-color" in argv)
    try:
        code = _code_of(argv, surroundings, output)
        output.close()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return 0
    except ReconnectError as problem:
        # The streams themselves may be what has failed: then there is nobody to tell.
        with contextlib.suppress(ReconnectError, BrokenPipeError):
            output.problem(str(problem))
        return problem.exit_code
    return code


def _code_of(argv: Sequence[str], surroundings: Surroundings, output: Output) -> int:
    try:
        return _done(argv, surroundings, output)
    except HelpAsked as asked:
        output.passage(str(asked).rstrip())
        return 0
    except WrongUsage as problem:
        if problem.usage:
            output.hint(problem.usage)
        output.problem(str(problem))
        return problem.exit_code
    except ReconnectError as problem:
        output.problem(str(problem))
        return problem.exit_code


def _done(argv: Sequence[str], surroundings: Surroundings, output: Output) -> int:
    before, words = _parted(argv)
    general = _general_parser().parse_args(before)
    if not words:
        run = Run(general, surroundings, output)
        return _deed_at("opening:show_version" if general.version else "opening:open_screen")(run)
    name, *rest = words
    command = commands_by_name().get(name)
    if command is None:
        raise WrongUsage(_no_such_command(name), "usage: reconnect COMMAND …")
    asked = arguments_of(command, rest)
    asked.file = general.file if asked.file is None else asked.file
    run = Run(asked, surroundings, output)
    _ = run.today  # an invalid RECONNECT_TODAY is refused by every command
    try:
        return _deed_at(command.deed)(run)
    except DamagedBook as problem:
        output.problem(str(problem))
        _deed_at("keeping:way_back")(run)
        return problem.exit_code
    finally:
        run.finish()


def _parted(argv: Sequence[str]) -> tuple[list[str], list[str]]:
    """The options before the command, and the command with all that follows."""
    place = 0
    while place < len(argv) and argv[place].startswith("-") and len(argv[place]) > 1:
        place += 2 if argv[place] == "--file" else 1
    return list(argv[:place]), list(argv[place:])


def _general_parser() -> Parser:
    parser = Parser("reconnect", _ABOUT, f"{_commands_in_groups()}\n\n{_FIRST_STEPS}")
    parser.usage = "reconnect [--file PATH] [--no-color] [--demo] [COMMAND …]"
    parser.take((*GLOBAL_OPTIONS, *OUTSIDE_COMMANDS))
    parser.take_help()
    return parser


def _commands_in_groups() -> str:
    lines = []
    for title, commands in GROUPS.items():
        lines.append(f"{title}:")
        lines += [f"  {command.name:<10} {command.summary}" for command in commands]
        lines.append("")
    return "\n".join(lines).rstrip()


def _no_such_command(name: str) -> str:
    import difflib

    near = difflib.get_close_matches(name[:40], list(commands_by_name()), n=1, cutoff=0.6)
    guess = f"Did you mean “reconnect {near[0]}”? " if near else ""
    return f"There is no command “{name}”. {guess}“reconnect --help” lists them."


def _deed_at(place: str) -> Callable[..., int]:
    """The function that does it; its module is imported for this one command only."""
    module, function = place.split(":")
    deed: Any = getattr(importlib.import_module(f"reconnect_tui.cli.{module}"), function)
    return deed  # type: ignore[no-any-return]
