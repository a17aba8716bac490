"""What a command asks, declared as data: menus that lead to lines, and lines that lead to deeds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from reconnect_tui.core.contact import Contact
from reconnect_tui.services.opening import Services


@dataclass(frozen=True, slots=True)
class Act:
    """Something that is done at once."""

    said: str
    """What is told then, with `{name}` for the first name."""

    deed: Callable[[Services, Contact], object]
    """What is done."""

    done: str = ""
    """The same in a word, for the count of a round, where it is enough for today."""

    then: "Step | None" = None
    """What follows about the same person."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line to type, and what is made of it."""

    title: str
    hint: str
    said: str
    deed: Callable[[Services, Contact, str], object]
    done: str = ""
    value: str = ""
    """What stands in the line at first."""

    otherwise: "Step | None" = None
    """What follows where the line is given up; without it, nothing."""


@dataclass(frozen=True, slots=True)
class Account:
    """A line that tells what happened; what one has promised in it can be noted with it (L12)."""

    title: str
    hint: str
    said: str
    deed: Callable[[Services, Contact, str, Sequence[str]], object]
    """What is done with the words, and with the promises to note."""

    done: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A line to type that only leads on to the next step."""

    title: str
    hint: str
    then: Callable[[str], "Step"]
    """The step after an answer; what it cannot use (`ReconnectError`) is asked for again."""

    may_be_empty: bool = False
    """Whether no words are an answer too."""


@dataclass(frozen=True, slots=True)
class Way:
    """One line of a menu, and where it leads."""

    key: str
    words: str
    step: "Step | None"
    """The next step; none leaves everything as it is."""


@dataclass(frozen=True, slots=True)
class Menu:
    """Some options, of which one key takes one."""

    title: str
    options: tuple[Way, ...]
    about: str = ""
    """What there is to know before choosing."""

    takes_enter: bool = True
    """Whether enter takes the first option."""

    otherwise: "Step | None" = None
    """What escape leads to; without it, everything is left as it is."""

    leaving: str = "cancel"
    """What escape does, in words."""


@dataclass(frozen=True, slots=True)
class Pick:
    """Somebody else to choose, by a few letters of the name."""

    title: str
    hint: str
    said: str
    deed: Callable[[Services, Contact, Contact], object]
    chosen: tuple[Contact, ...] = ()
    """Who is chosen already; they stand first, with a tick."""

    done: str = ""


@dataclass(frozen=True, slots=True)
class Write:
    """A message to begin."""

    move: str
    """Which kind; a draft that was begun is gone on with."""


Step: TypeAlias = Act | Line | Account | Question | Menu | Pick | Write
"""One step of a flow."""

Flow: TypeAlias = Callable[[Services, Contact], Step | None]
"""The first step of a command about a person; none where there is nothing to ask or do."""
