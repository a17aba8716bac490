"""The grammar of the command line: what a command is, and how its arguments are read."""

import argparse
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

from reconnect_tui.core.errors import WrongInput


class WrongUsage(WrongInput):
    """A command was called in a way that it does not understand."""

    def __init__(self, text: str, usage: str = "") -> None:
        """Say what is wrong, and how the command is called."""
        super().__init__(text)
        self.usage = usage


class HelpAsked(Exception):
    """Help was asked for; its text is what there is to show."""


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a command, in the words of `argparse`."""

    flags: tuple[str, ...]
    """Its name, or its options."""

    options: Mapping[str, Any]
    """How it is read."""


def argument(*flags: str, **options: Any) -> Argument:  # noqa: ANN401 - argparse names the types
    """One argument of a command, written as for `add_argument`."""
    return Argument(flags, options)


@dataclass(frozen=True, slots=True)
class Command:
    """One command: how it is called, explained and carried out."""

    name: str
    summary: str
    """What it does, in one line."""

    deed: str
    """Where it is carried out: `people:show` is the function `show` of `cli.people`."""

    examples: tuple[str, ...]
    """Calls to learn from."""

    arguments: tuple[Argument, ...] = ()
    either: tuple[Argument, ...] = ()
    """Options of which only one can be given."""

    aliases: tuple[str, ...] = ()
    usage: str = ""
    """How its words follow each other, where `argparse` cannot say it."""

    more: str = ""
    """What else is worth knowing, for its help."""


GLOBAL_OPTIONS = (
    argument("--file", metavar="PATH", help="the data file (else RECONNECT_FILE, else your own)"),
    argument("--no-color", action="store_true", help="no colour"),
)
JSON = argument("--json", action="store_true", help="one JSON document on stdout")
OUTSIDE_COMMANDS = (
    argument("--demo", action="store_true", help="open an invented book, not your own"),
    argument("--version", action="store_true", help="versions, and where the data lies"),
)
"""What `reconnect` knows where no command is named."""

_MARK = "\0"
"""Stands before a word that is no option; no argument of a process can hold it."""

_NOT_TOGETHER = re.compile(r"argument (\S+): not allowed with argument (\S+)")
"""How `argparse` says that of several options only one can be given."""


class _ShowHelp(argparse.Action):
    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> NoReturn:
        """Stop reading and show the help."""
        raise HelpAsked(parser.format_help())


class Parser(argparse.ArgumentParser):
    """A parser that neither writes nor leaves by itself."""

    def __init__(self, name: str, description: str = "", epilog: str = "") -> None:
        """Read the arguments of `name`: `reconnect` itself, or `reconnect find`."""
        super().__init__(
            prog=name,
            description=description or None,
            epilog=epilog or None,
            add_help=False,
            allow_abbrev=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        # Colour on stdout is decided in one place only; Python 3.14 would decide for itself.
        self.color = False

    def take(self, arguments: Iterable[Argument]) -> None:
        """Know these arguments."""
        for one in arguments:
            self.add_argument(*one.flags, **one.options)

    def take_help(self) -> None:
        """Know `--help`."""
        self.add_argument("-h", "--help", action=_ShowHelp, nargs=0, help="this help")

    def error(self, message: str) -> NoReturn:
        """Refuse the arguments.

        Raises:
            WrongUsage: Always.
        """
        both = _NOT_TOGETHER.fullmatch(message)
        said = f"Choose one: {both[2]} or {both[1]}" if both else message
        raise WrongUsage(f"{said}.".replace(_MARK, ""), self.format_usage().strip())


def parser_of(command: Command) -> Parser:
    """The parser of one command, with an example in its help."""
    examples = "\n".join(f"  {line}" for line in command.examples)
    word = "example" if len(command.examples) == 1 else "examples"
    description = command.summary + (f"\n\n{command.more}" if command.more else "")
    parser = Parser(f"reconnect {command.name}", description, f"{word}:\n{examples}")
    if command.usage:
        parser.usage = f"reconnect {command.name} {command.usage}"
    parser.take(command.arguments)
    if command.either:
        group = parser.add_mutually_exclusive_group()
        for one in command.either:
            group.add_argument(*one.flags, **one.options)
    parser.take([JSON, *GLOBAL_OPTIONS])
    parser.take_help()
    return parser


def arguments_of(command: Command, words: Sequence[str]) -> argparse.Namespace:
    """What a command was asked for.

    Raises:
        WrongUsage: The words do not fit the command.
        HelpAsked: They ask for its help.
    """
    asked = parser_of(command).parse_intermixed_args(_marked(words))
    for name, value in vars(asked).items():
        setattr(asked, name, _unmarked(value))
    return asked


def _marked(words: Sequence[str]) -> list[str]:
    """The words, those after `--` made safe from being taken for options.

    Where options may stand between the words, `argparse` forgets that it has seen a `--`.
    """
    place = words.index("--") if "--" in words else len(words)
    after = [f"{_MARK}{word}" if word.startswith("-") else word for word in words[place + 1 :]]
    return [*words[:place], *after]


def _unmarked(value: object) -> object:
    if isinstance(value, list):
        return [_unmarked(item) for item in value]
    return value.removeprefix(_MARK) if isinstance(value, str) else value


def identifier(text: str) -> str:
    """A word of the contract as people write it: `LinkedIn message` is `linkedin_message`."""
    return text.strip().lower().replace(" ", "_").replace("-", "_")


def positive(text: str) -> int:
    """A whole number of at least one, in at most ten digits.

    Raises:
        argparse.ArgumentTypeError: It is none.
    """
    if not (text.isascii() and text.isdecimal() and int(text[:10]) > 0 and len(text) <= 10):
        raise argparse.ArgumentTypeError(f"“{text}” is no number above zero")
    return int(text)
