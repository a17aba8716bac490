"""Completion in the shell: the script of `completion`, and the answers it asks for at each TAB.

What can follow is told by `argcomplete`, from the same declarations that the commands are read by.
Names come from the book; a book in trouble completes nothing, and says nothing.
"""

import argparse
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from reconnect_tui.cli.commands import commands_by_name
from reconnect_tui.cli.grammar import GLOBAL_OPTIONS, JSON, OUTSIDE_COMMANDS, Argument
from reconnect_tui.cli.run import Run
from reconnect_tui.cli.surroundings import Surroundings
from reconnect_tui.core.errors import ReconnectError
from reconnect_tui.core.text import folded, harmless, one_line

MOST_NAMES = 200
"""Names that are offered at once; a shell asks before it shows more anyway."""

_PATHS = frozenset({"PATH", "FILE", "FILE|-", "WHEN|FILE"})
_MOVES = "M"
_PEOPLE = frozenset({"CONTACT", "OTHER", "DRAFT|CONTACT", "CONTACT TEXT", "CONTACT FIELD=VALUE"})
"""What stands for a person, or begins with one, in the help of a command."""

Completer = Callable[..., Iterable[str]]


def completion(run: Run) -> int:
    """Print what a shell is to evaluate so that TAB completes `reconnect`."""
    from argcomplete.shell_integration import shellcode

    shell = run.asked.shell
    script = shellcode(["reconnect"], True, shell).rstrip() + "\n"
    if run.asked.json:
        run.output.document({"shell": shell, "script": script})
    else:
        run.output.exact(script)
    return 0


def complete(surroundings: Surroundings, leave: Callable[[int], Any]) -> None:
    """Answer a shell that asks what can follow; `argcomplete` reads the words and writes the rest.

    Args:
        surroundings: The environment holds what was typed.
        leave: Ends the program, with an exit code.
    """
    from argcomplete.completers import ChoicesCompleter
    from argcomplete.finders import CompletionFinder

    CompletionFinder()(
        _every_command(surroundings),
        exit_method=leave,
        validator=_begins_so,
        default_completer=ChoicesCompleter({}),
    )


def _begins_so(candidate: str, typed: str) -> bool:
    return folded(candidate).startswith(folded(typed))


def _every_command(surroundings: Surroundings) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("reconnect", allow_abbrev=False)
    _take(parser, (*OUTSIDE_COMMANDS, *GLOBAL_OPTIONS), surroundings)
    commands = parser.add_subparsers()
    for name, command in commands_by_name().items():
        one = commands.add_parser(name, help=command.summary, allow_abbrev=False)
        _take(one, (*command.arguments, *command.either, JSON, *GLOBAL_OPTIONS), surroundings)
    return parser


def _take(
    parser: argparse.ArgumentParser, arguments: Iterable[Argument], surroundings: Surroundings
) -> None:
    for argument in arguments:
        action: Any = parser.add_argument(*argument.flags, **argument.options)
        completer = _completer_of(str(argument.options.get("metavar", "")), surroundings)
        if completer is not None:
            action.completer = completer


def _completer_of(metavar: str, surroundings: Surroundings) -> Completer | None:
    if metavar in _PATHS:
        from argcomplete.completers import FilesCompleter

        files: Completer = FilesCompleter()
        return files
    if metavar in _PEOPLE:
        return lambda prefix, parsed_args, **_: _names(prefix, parsed_args, surroundings)
    if metavar == _MOVES:
        from reconnect_tui.core.writing.moves import MOVES

        return lambda **_: [move.name for move in MOVES]
    return None


def _names(prefix: str, parsed: argparse.Namespace, surroundings: Surroundings) -> Iterator[str]:
    from reconnect_tui.cli.output import Output

    asked = argparse.Namespace(file=getattr(parsed, "file", None))
    run = Run(asked, surroundings, Output.on(surroundings, plain=True))
    typed, count = folded(prefix), 0
    try:
        for contact in run.book.contacts.values():
            if count == MOST_NAMES:
                return
            if folded(contact.name).startswith(typed):
                count += 1
                yield one_line(harmless(contact.name))
    except ReconnectError:
        return
