"""The weekly ritual: seven small steps, each of which can be skipped (playbook 6.5)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.looking_back import LookBack
from reconnect_tui.core.ranking.rounds import Round
from reconnect_tui.core.ranking.standing import counted
from reconnect_tui.services.opening import Services
from reconnect_tui.ui.commands import WEEKLY, Command
from reconnect_tui.ui.marks import FINE, Marks
from reconnect_tui.ui.safety import safe
from reconnect_tui.ui.screens.commanding import Commanding
from reconnect_tui.ui.screens.dialogs import Show
from reconnect_tui.ui.screens.people import asking
from reconnect_tui.ui.screens.triage import Triage
from reconnect_tui.ui.widgets.contact_list import People

_NEWS_ROUND = 10
"""People of whom one looks whether anything is new."""

_WARM_UP_AFTER = 14
"""Days without a word to anybody after which a warm-up is proposed."""

_WARM = 90
"""Days of silence up to which a hello is easy."""

_FAINT = "$foreground 60%"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the week."""

    title: str
    about: str
    people: Callable[[], Sequence[ContactId]]
    """Whom one goes through in it."""


class Week(Commanding):
    """The steps of a week; which were taken is kept for as long as the program runs."""

    BINDINGS: ClassVar[list[BindingType]] = [command.binding() for command in WEEKLY]

    def __init__(
        self, services: Services, people: People, taken: set[int], marks: Marks = FINE
    ) -> None:
        """Show the steps.

        Args:
            services: What can be done.
            people: Everyone and their order.
            taken: The places of the steps that were taken or skipped; added to.
            marks: The signs to draw with.
        """
        super().__init__()
        self.services = services
        self.set_reactive(Week.people, people)
        self.asked_for: Contact | None = None
        """Whom the main screen is to show, once this one is left."""

        self.to_write: bool = False
        """Whether they are to be written to."""

        self._taken = taken
        self._marks = marks
        self._steps = (
            Step("Answer", "Whom you owe a word", lambda: self._lane("owe")),
            Step(
                "Promises and thanks", "What you said you would do", lambda: self._lane("promise")
            ),
            Step("News", "Look whether anything is new with them: N notes it", self._for_news),
            Step("Choose three, and a stretch", "Whom to write to this week", self._for_the_week),
            Step("Warm up", "A short hello to somebody close", self._for_a_warm_up),
            Step("Drafts", "Choose a day to send each: f, or send it: c", self._with_drafts),
            Step("Look back", "What was done this week", tuple),
        )

    def compose(self) -> ComposeResult:
        """The steps, and the keys."""
        yield Static(id="due-top", markup=False)
        yield OptionList(id="due-list", classes="pane", compact=True)
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Begin with the first step that was not taken."""
        self.query_one("#due-top", Static).update(
            Content.assemble(
                (" Your week  ", "bold $primary"),
                ("about 20 minutes · every step can be skipped", "$foreground 70%"),
            )
        )
        self.query_one(OptionList).focus()
        self._show()

    def every_command(self) -> tuple[Command, ...]:
        """Those of this screen."""
        return WEEKLY

    def works_now(self, command: Command) -> bool | None:
        """Every one of them, always."""
        return True

    def about_here(self) -> str:
        """What one sees."""
        return (
            "A quiet round through your network, step by step. Enter takes a step, space skips it, "
            "q leaves; what you have done stays ticked."
        )

    def on_option_list_option_selected(self) -> None:
        """Enter takes a step."""
        self.action_take_step()

    @asking
    async def action_take_step(self) -> None:
        """Go through the people of a step."""
        place = self.query_one(OptionList).highlighted
        if place is None or self.people is None:
            return
        step = self._steps[place]
        if step is self._steps[-1]:
            await self.app.push_screen_wait(Show(step.title, self._looked_back()))
        else:
            ids = tuple(step.people())
            triage = Triage(self.services, self.people, Round(ids), self._marks)
            if ids:
                await self.app.push_screen_wait(triage)
            if triage.people is not None:
                self.people = triage.people
            if triage.asked_for is not None:
                self.asked_for, self.to_write = triage.asked_for, triage.to_write
                self.dismiss()
                return
        self._tick(place)

    def action_skip_step(self) -> None:
        """Leave a step out this week."""
        place = self.query_one(OptionList).highlighted
        if place is not None:
            self._tick(place)

    def action_close_week(self) -> None:
        """Go back to everyone."""
        self.dismiss()

    def go_to(self, contact: Contact) -> None:
        """Show a person on the main screen."""
        self.asked_for = contact
        self.dismiss()

    def _tick(self, place: int) -> None:
        self._taken.add(place)
        self._show()

    def _show(self) -> None:
        options = self.query_one(OptionList)
        options.clear_options()
        for place, step in enumerate(self._steps):
            count = len(step.people())
            sign = "✓" if place in self._taken else str(place + 1)
            options.add_option(
                Option(
                    Content.assemble(
                        (f"  {sign}  ", "bold $accent"),
                        (f"{step.title:<28}", "bold"),
                        safe(f"{count:>3}  " if place + 1 < len(self._steps) else "     "),
                        safe(step.about, _FAINT),
                    )
                )
            )
        left = [place for place in range(len(self._steps)) if place not in self._taken]
        options.highlighted = left[0] if left else len(self._steps) - 1

    def _lane(self, lane: str) -> Sequence[ContactId]:
        queue = self.people.roster.queue if self.people else ()
        return [place.id for place in queue if place.lane == lane]

    def _for_news(self) -> Sequence[ContactId]:
        return self._lane("open")[:_NEWS_ROUND]

    def _for_the_week(self) -> Sequence[ContactId]:
        if self.people is None:
            return ()
        week = Round.of_the_week(self.people.roster.queue, self.people.roster.rules)
        return [number for number in week.ids if number in set(self._lane("open"))][-5:]

    def _for_a_warm_up(self) -> Sequence[ContactId]:
        if self.people is None:
            return ()
        ties = self.people.roster.ties.values()
        today = self.services.today()
        lately = today - timedelta(days=_WARM_UP_AFTER)
        if any(tie.last_outbound is not None and tie.last_outbound > lately for tie in ties):
            return ()
        warm = [tie for tie in ties if tie.gap_days is not None and tie.gap_days < _WARM]
        return [tie.id for tie in sorted(warm, key=lambda tie: -tie.closeness)[:2]]

    def _with_drafts(self) -> Sequence[ContactId]:
        known = self.services.directory.contacts
        live = (one.contact_id for one in self.services.book.drafts if one.is_live)
        return [ContactId(number) for number in dict.fromkeys(live) if number in known]

    def _looked_back(self) -> Content:
        """What was done, and never what was not."""
        people = self.services.directory.contacts.values()
        back = LookBack.on(people, self.services.today(), 1)
        whom = counted(back.written_to, "person", "people")
        lines = [
            f"{counted(back.sent, 'message')} sent, to {whom}",
            f"{back.replied} of them wrote back, and with {back.met} of them you talked",
            f"{counted(back.gave, 'time')} you gave something",
            f"{counted(back.promises_kept, 'promise')} kept",
            back.capacity_in_words,
        ]
        return Content("\n").join(safe(line) for line in lines if line)
