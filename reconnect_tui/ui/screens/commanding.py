"""What every screen with commands shares: which keys work now, the help, and the palette."""

from functools import partial

from reconnect_tui.core.contact import Contact
from reconnect_tui.ui.commands import Command
from reconnect_tui.ui.screens.help import Help
from reconnect_tui.ui.screens.people import PeopleScreen, asking

_ONCE_THE_FLOW_HAS_ENDED = 0.01
"""Seconds; then commands listen again."""


class Commanding(PeopleScreen):
    """A screen whose commands are declared in `ui.commands`."""

    def every_command(self) -> tuple[Command, ...]:
        """The commands of the screen, those that matter most first."""
        raise NotImplementedError

    def works_now(self, command: Command) -> bool | None:
        """Whether a command can be run now; `None` shows it dimmed."""
        raise NotImplementedError

    def about_here(self) -> str:
        """A sentence on what one sees, for the help."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Which keys work now; those that need what is not there are dimmed."""
        if self.is_asking:
            return False
        found = next((one for one in self.every_command() if one.action == action), None)
        return True if found is None else self.works_now(found)

    def commands_now(self) -> tuple[Command, ...]:
        """The commands that can be run now."""
        return tuple(command for command in self.every_command() if self.works_now(command))

    def run_command(self, action: str) -> None:
        """Run one of them."""
        self.call_later(self.run_action, action)

    def people_called(self, words: str, limit: int) -> tuple[Contact, ...]:
        """The people whom words find, the best match first."""
        if self.people is None:
            return ()
        hits = self.services.directory.find(words, limit, in_screen=True)
        return tuple(self.people.contacts[hit.id] for hit in hits)

    def action_open_palette(self) -> None:
        """Find any command by its name."""
        self.app.action_command_palette()

    @asking
    async def action_show_help(self) -> None:
        """Show what every key does here."""
        action = await self.app.push_screen_wait(Help(self.about_here(), self.commands_now()))
        if action:
            self.set_timer(_ONCE_THE_FLOW_HAS_ENDED, partial(self.run_command, action))

    def action_help_while_typing(self) -> None:
        """Show every key, also while typing."""
        self.action_show_help()
