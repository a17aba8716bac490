"""What the user wants, in order and by when, and whom to warm up for it (playbook M33, L23)."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.errors import ReconnectError
from reconnect_tui.core.lifecycle.suggestions import warming_up, warming_up_from
from reconnect_tui.core.owner import Goal
from reconnect_tui.core.ranking.rounds import Round
from reconnect_tui.core.ranking.standing import counted
from reconnect_tui.services.opening import Services
from reconnect_tui.services.spoken_dates import future_date
from reconnect_tui.services.upkeep import GOALS
from reconnect_tui.ui.commands import Command
from reconnect_tui.ui.commands_on_items import (
    ADD_GOAL,
    DROP_GOAL,
    GOAL_BY,
    GOAL_EARLIER,
    GOAL_LATER,
    OWN_GOALS,
    WARM_UP,
)
from reconnect_tui.ui.marks import FINE, Marks
from reconnect_tui.ui.portrait import goal_in_words
from reconnect_tui.ui.safety import safe
from reconnect_tui.ui.screens.commanding import Commanding
from reconnect_tui.ui.screens.dialogs import Ask, Choice, Choose
from reconnect_tui.ui.screens.people import asking
from reconnect_tui.ui.screens.triage import Triage
from reconnect_tui.ui.screens.undoing import Undoing
from reconnect_tui.ui.widgets.contact_list import People

_FAINT = "$foreground 60%"
_NAMES = 4
"""People named for a goal."""

_INDENT = 5
"""Cells before the names."""

_FRAME = 6
"""Cells of the border and the space inside it."""

_FOR_A_GOAL = frozenset({GOAL_BY, DROP_GOAL, GOAL_EARLIER, GOAL_LATER, WARM_UP})


class Goals(Undoing, Commanding):
    """The user's own goals, the most important first."""

    BINDINGS: ClassVar[list[BindingType]] = [command.binding() for command in OWN_GOALS]

    def __init__(self, services: Services, people: People, marks: Marks = FINE) -> None:
        """Show the goals.

        Args:
            services: What can be done.
            people: Everyone and their order.
            marks: The signs to draw with.
        """
        super().__init__()
        self.services = services
        self.set_reactive(Goals.people, people)
        self.asked_for: Contact | None = None
        """Whom the main screen is to show, once this one is left."""

        self.to_write: bool = False
        """Whether they are to be written to."""

        self.wanted_move: str = ""
        """With which kind of message; empty for the best fitting one."""

        self._marks = marks

    def compose(self) -> ComposeResult:
        """The goals, and the keys."""
        yield Static(id="due-top", markup=False)
        yield OptionList(id="due-list", classes="pane", compact=True)
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Show the goals."""
        self.query_one("#due-top", Static).update(
            Content.assemble(
                (" My goals  ", "bold $primary"),
                ("the first counts most · enter: who fits it", "$foreground 70%"),
            )
        )
        self.query_one(OptionList).focus()
        self._show(0)

    def every_command(self) -> tuple[Command, ...]:
        """Those of this view."""
        return OWN_GOALS

    def works_now(self, command: Command) -> bool | None:
        """Most commands need a goal, and there are only so many goals to add."""
        if command is ADD_GOAL:
            return True if self._left else None
        return True if command not in _FOR_A_GOAL or self._goal is not None else None

    def about_here(self) -> str:
        """What one sees."""
        return (
            "What you want from your network, the first goal first. People who fit one stand "
            "higher in the list; a day to need it by brings a word in time to warm ties up, "
            f"{self.services.rules.warm_up} days before."
        )

    def on_option_list_option_highlighted(self) -> None:
        """Other keys may work on another goal."""
        self.refresh_bindings()

    def on_option_list_option_selected(self) -> None:
        """Enter shows whom to warm up."""
        self.action_warm_up()

    @asking
    async def action_add_goal(self) -> None:
        """Add a goal at the end."""
        choices = [Choice(name[0], goal_in_words(name), name) for name in self._left]
        if not choices:
            return
        name = await self.app.push_screen_wait(Choose("What do you want?", "", choices))
        if name:
            names = [*self._names, name]
            self._try(
                lambda: self.services.upkeep.pursue(names), f"A goal now: {goal_in_words(name)}"
            )
            self._show(len(names) - 1)

    def action_goal_earlier(self) -> None:
        """Put a goal before the one above it."""
        self._swap(-1)

    def action_goal_later(self) -> None:
        """Put a goal after the one below it."""
        self._swap(1)

    def action_drop_goal(self) -> None:
        """Take a goal away."""
        goal = self._goal
        if goal is not None:
            names = [name for name in self._names if name != goal.name]
            words = f"No goal any more: {goal_in_words(goal.name)}"
            self._try(lambda: self.services.upkeep.pursue(names), words)

    @asking
    async def action_goal_by(self) -> None:
        """Say by when a goal is to be reached."""
        goal = self._goal
        text: str | None = goal.need_by if goal is not None else None
        while goal is not None and text is not None:
            hint = "A date or a span: 2027-03-12, in 3 months. Empty for no day."
            title = f"{goal_in_words(goal.name)}: by when?".capitalize()
            text = await self.app.push_screen_wait(Ask(title, hint, value=text))
            if text is not None and self._needed(goal, text.strip()):
                return

    @asking
    async def action_warm_up(self) -> None:
        """Go through the people who fit a goal, one by one."""
        goal = self._goal
        if goal is None or self.people is None:
            return
        ids = tuple(one.id for one in self._fitting(goal))
        if not ids:
            words = goal_in_words(goal.name)
            self.say(f"Nobody is listed for {words}: i g says which goals somebody fits")
            return
        triage = Triage(self.services, self.people, Round(ids), self._marks)
        await self.app.push_screen_wait(triage)
        if triage.people is not None:
            self.people = triage.people
        if triage.asked_for is not None:
            self.asked_for, self.to_write = triage.asked_for, triage.to_write
            self.wanted_move = triage.wanted_move
            self.dismiss()
            return
        self._show()

    def action_close_goals(self) -> None:
        """Go back to everyone."""
        self.dismiss()

    def go_to(self, contact: Contact) -> None:
        """Show a person on the main screen."""
        self.asked_for = contact
        self.dismiss()

    def show_people(self, people: People, keep: ContactId | None = None) -> None:
        """Show the goals as they are now."""
        self.people = people
        self._show()

    def taken_back(self, ids: tuple[ContactId, ...]) -> None:
        """The order of everyone may be another."""
        self._renew_all()

    @property
    def _names(self) -> list[str]:
        return [goal.name for goal in self.services.book.goals]

    @property
    def _left(self) -> list[str]:
        """The goals that are none yet."""
        return [name for name in GOALS if name not in self._names]

    @property
    def _goal(self) -> Goal | None:
        place, goals = self.query_one(OptionList).highlighted, self.services.book.goals
        return goals[place] if place is not None and place < len(goals) else None

    def _swap(self, step: int) -> None:
        place, names = self.query_one(OptionList).highlighted, self._names
        if place is None or not 0 <= place + step < len(names):
            return
        names[place], names[place + step] = names[place + step], names[place]
        words = f"Your goals in order: {', '.join(map(goal_in_words, names))}"
        if self._try(lambda: self.services.upkeep.pursue(names), words):
            self._show(place + step)

    def _needed(self, goal: Goal, text: str) -> bool:
        name = goal_in_words(goal.name)

        def deed() -> object:
            by = future_date(text, self.services.today()).first.isoformat() if text else ""
            return self.services.upkeep.needed(goal.name, by)

        return self._try(deed, f"The day of {name} is set" if text else f"No day for {name}")

    def _try(self, deed: Callable[[], object], words: str) -> bool:
        sequence = self.services.book.sequence
        try:
            deed()
        except ReconnectError as problem:
            self.say_why_not(problem)
            return False
        self._renew_all()
        self.say(words, undoable=self.services.book.sequence != sequence)
        return True

    def _renew_all(self) -> None:
        """Goals weigh in everyone's place."""
        self.renew((), roster=self.services.outreach.roster())

    def _fitting(self, goal: Goal) -> Sequence[Contact]:
        """Whom to warm up for a goal; with no day to it, the first who fit it in the list."""
        contacts, today = self.services.directory.contacts, self.services.today()
        warm = warming_up(goal, contacts.values(), today, self.services.rules)
        if warm:
            return [contact for contact, _ in warm]
        queue = self.people.roster.queue if self.people else ()
        fitting = [contacts[place.id] for place in queue if place.id in contacts]
        fitting = [one for one in fitting if goal.name in one.goal_tags]
        return fitting[: self.services.rules.warm_up_people]

    def _show(self, place: int | None = None) -> None:
        options = self.query_one(OptionList)
        place = options.highlighted if place is None else place
        options.clear_options()
        goals = self.services.book.goals
        options.add_options(Option(self._line(n, goal)) for n, goal in enumerate(goals, start=1))
        if not goals:
            words = "No goals yet, and that is fine. a adds one: people who fit it stand higher."
            options.add_option(Option(safe(words, _FAINT), disabled=True))
        elif place is not None:
            options.highlighted = min(place, len(goals) - 1)
        else:
            options.highlighted = 0
        self.refresh_bindings()

    def _line(self, number: int, goal: Goal) -> Content:
        today, rules = self.services.today(), self.services.rules
        by = f"by {goal.need_by}" if goal.need_by else "no day"
        since = warming_up_from(goal, today, rules)
        begin = "" if since is None else f" · begin to warm up from {since.isoformat()}"
        if since is not None and since <= today:
            begin = " · time to warm up"
        people = self._fitting(goal)
        names = ", ".join(one.name for one in people[:_NAMES])
        more = len(people) - _NAMES
        tail = f" and {counted(more, 'other')}" if more > 0 else ""
        who = safe(f"{names}{tail}" or "nobody listed fits it yet", _FAINT)
        return Content.assemble(
            (f"  {number}  ", "bold $accent"),
            safe(f"{goal_in_words(goal.name):<16}", "bold"),
            safe(f"{by}{begin}"),
            f"\n{' ' * _INDENT}",
            who.truncate(max(20, self.size.width - _INDENT - _FRAME), ellipsis=True),
        )
