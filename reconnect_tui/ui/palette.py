"""The one command palette: every command by its name, with its key, and people."""

from collections.abc import Callable
from functools import partial
from typing import Protocol, runtime_checkable

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.text import harmless
from reconnect_tui.ui.commands import Command
from reconnect_tui.ui.safety import safe

_MOST_PEOPLE = 12


@runtime_checkable
class OffersCommands(Protocol):
    """A screen whose commands stand in the palette."""

    def commands_now(self) -> tuple[Command, ...]:
        """The commands that can be run now."""

    def run_command(self, action: str) -> None:
        """Run one of them."""

    def people_called(self, words: str, limit: int) -> tuple[Contact, ...]:
        """The people whom words find, the best match first."""

    def go_to(self, contact: Contact) -> None:
        """Put the cursor on a person."""


class Commands(Provider):
    """Everything the screen can do now.

    It is the only provider: with a second one the order of hits changes from one opening to the
    next (architecture, section 16).
    """

    async def discover(self) -> Hits:
        """Every command, before anything is typed."""
        for words, run, command in self._lines():
            yield DiscoveryHit(safe(words), run, text=words, help=command.help)

    async def search(self, query: str) -> Hits:
        """The commands and people that match."""
        matcher = self.matcher(query)
        for words, run, command in self._lines():
            score = matcher.match(words)
            if score > 0:
                yield Hit(score, matcher.highlight(words), run, help=command.help)
        for theme in sorted(self.app.available_themes):
            words = f"theme: {theme}"
            score = matcher.match(words)
            if score > 0:
                yield Hit(
                    score * 0.9,
                    matcher.highlight(words),
                    partial(setattr, self.app, "theme", theme),
                    help="Use these colours.",
                )
        screen = self.screen
        if isinstance(screen, OffersCommands) and len(query) > 1:
            for place, contact in enumerate(screen.people_called(query, _MOST_PEOPLE)):
                role = harmless(contact.role)
                yield Hit(
                    0.3 - place / 100,
                    # No help line: Textual reads it as markup, and a role is text from outside.
                    Content.assemble("go to: ", safe(contact.name), (f"  {role}", "dim")),
                    partial(screen.go_to, contact),
                    text=f"go to: {contact.name}",
                )

    def _lines(self) -> list[tuple[str, Callable[[], None], Command]]:
        screen = self.screen
        if not isinstance(screen, OffersCommands):
            return []
        return [
            (
                f"{command.area}: {command.title.lower()}  ({command.key})",
                partial(screen.run_command, command.action),
                command,
            )
            for command in screen.commands_now()
        ]
