"""The weekly ritual: seven small steps, each of which can be skipped (playbook 6.5)."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from heapq import nsmallest
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from reconnect_tui.core.contact import ContactId
from reconnect_tui.core.dates import number_in_words
from reconnect_tui.core.errors import ReconnectError
from reconnect_tui.core.looking_back import LookBack
from reconnect_tui.core.ranking.rounds import Round
from reconnect_tui.core.ranking.standing import as_sentence, counted
from reconnect_tui.core.ranking.tie import Tie
from reconnect_tui.core.ranking.triage import Lane
from reconnect_tui.core.rules import STANDARD, Rules
from reconnect_tui.services.opening import Services
from reconnect_tui.ui.commands import WEEKLY, Command
from reconnect_tui.ui.marks import FINE, Marks
from reconnect_tui.ui.safety import safe
from reconnect_tui.ui.screens.dialogs import Show
from reconnect_tui.ui.screens.people import asking
from reconnect_tui.ui.screens.triage import Triage
from reconnect_tui.ui.screens.visiting import Visiting
from reconnect_tui.ui.widgets.contact_list import People

_NOBODY = "There is nobody to go through just now."
_LOOKED_BACK_ON = 2
"""Weeks, the running one among them: on a Monday it has only begun."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the week."""

    name: str
    """What the book calls it once it is taken; never changes."""

    title: str
    about: str
    people: Callable[[], Sequence[ContactId]]
    """Whom one goes through in it."""

    nobody: str = ""
    """What is said where there is nobody to go through."""


class Week(Visiting):
    """The steps of a week; which were taken is kept in the book until the next one begins."""

    BINDINGS: ClassVar[list[BindingType]] = [command.binding() for command in WEEKLY]

    def __init__(self, services: Services, people: People, marks: Marks = FINE) -> None:
        """Show the steps.

        Args:
            services: What can be done.
            people: Everyone and their order.
            marks: The signs to draw with.
        """
        super().__init__(services, people)
        self._ritual = services.agenda.ritual()
        self._marks = marks
        self._steps = (
            Step(
                "answer",
                "Answer",
                "Whom you owe a word",
                partial(self._lane, "owe"),
                "Nobody is waiting for an answer.",
            ),
            Step(
                "promises",
                "Promises and thanks",
                "What you said you would do",
                partial(self._lane, "promise"),
                "Nothing you promised has come due.",
            ),
            Step("news", "News", "Anything new with them? N notes it", self._for_news, _NOBODY),
            Step(
                "choose",
                "Choose three, and a stretch",
                "Whom to write to this week",
                self._for_the_week,
                _NOBODY,
            ),
            Step(
                "warm_up",
                "Warm up",
                "A short hello to somebody close",
                self._for_a_warm_up,
                "No warm-up is needed just now.",
            ),
            Step(
                "drafts",
                "Drafts",
                "f sets a day to send each, c sends",
                self._with_drafts,
                "No draft is waiting.",
            ),
            Step("look_back", "Look back", "What was done of late", tuple),
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
                ("enter takes a step, space skips it · about 20 minutes", "$foreground 70%"),
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
            self._tick(step)
            # Off the screen's thread: it reads the timeline of everyone.
            words = await asyncio.to_thread(self._looked_back)
            await self.app.push_screen_wait(Show(step.title, words))
            return
        ids = tuple(step.people())
        if not ids:
            self._tick(step)
            self.say(step.nobody)
            return
        triage = Triage(self.services, self.people, Round(ids), self._marks, keeps_place=False)
        await self.app.push_screen_wait(triage)
        self.people = triage.people
        if triage.asked_for is not None:
            # The step goes on after that, with whoever is left in it.
            self.leave_for(triage.asked_for, to_write=triage.to_write)
        elif triage.sitting.at or triage.sitting.done:
            self._tick(step)  # who only looked in has not taken it yet

    def action_skip_step(self) -> None:
        """Leave a step out this week."""
        place = self.query_one(OptionList).highlighted
        if place is not None:
            self._tick(self._steps[place])

    action_close_week = Visiting.action_go_back

    def _tick(self, step: Step) -> None:
        try:
            self._ritual = self.services.agenda.step_taken(step.name)
        except ReconnectError as problem:
            self.say_why_not(problem)
            self._ritual = self._ritual.with_step(step.name, self.services.today())
        self._show()

    def _show(self) -> None:
        options = self.query_one(OptionList)
        options.clear_options()
        left = len(self._steps) - 1
        for place, step in reversed(list(enumerate(self._steps))):
            if step.name not in self._ritual.taken:
                left = place
        options.add_options(self._line(place, step) for place, step in enumerate(self._steps))
        options.highlighted = left

    def _line(self, place: int, step: Step) -> Option:
        is_taken, count = step.name in self._ritual.taken, len(step.people())
        number = "" if step is self._steps[-1] else str(count or "–")
        return Option(
            Content.assemble(
                (f" {'✓' if is_taken else place + 1}  ", "bold $accent"),
                (f"{step.title:<27}", "bold"),
                f"{number:>3}  ",
                safe(step.about, "dim"),
            )
        )

    @property
    def _rules(self) -> Rules:
        return self.people.roster.rules if self.people else STANDARD

    def _lane(self, lane: Lane) -> Sequence[ContactId]:
        places = self.people.roster.queue.in_lane(lane) if self.people else ()
        return [place.id for place in places]

    def _for_news(self) -> Sequence[ContactId]:
        places = self.people.roster.queue.in_lane("open") if self.people else ()
        return [place.id for place in places[: self._rules.news_round]]

    def _for_the_week(self) -> Sequence[ContactId]:
        if self.people is None:
            return ()
        queue = self.people.roster.queue
        return Round.of_the_week(queue, self._rules).ids[len(queue.dated) :]

    def _for_a_warm_up(self) -> Sequence[ContactId]:
        """Two of those close, once it has been a while since a word to anybody (playbook 6.6)."""
        if self.people is None:
            return ()
        ties, rules = self.people.roster.ties.values(), self._rules
        lately = self.services.today() - timedelta(days=rules.warm_up_after)
        if any(tie.last_outbound is not None and tie.last_outbound > lately for tie in ties):
            return ()
        warm = (tie for tie in ties if tie.band == "active" and not _is_left_in_peace(tie))
        closest = nsmallest(rules.warm_up_hellos, warm, key=lambda tie: (-tie.closeness, tie.id))
        return [tie.id for tie in closest]

    def _with_drafts(self) -> Sequence[ContactId]:
        known = self.services.directory.contacts
        live = (one.contact_id for one in self.services.book.drafts if one.is_live)
        return [ContactId(number) for number in dict.fromkeys(live) if number in known]

    def _looked_back(self) -> Content:
        """What was done, and never what was not."""
        people = self.services.directory.contacts.values()
        back = LookBack.on(people, self.services.today(), _LOOKED_BACK_ON, self._rules)
        steps = len(self._ritual.taken)
        lines = [
            f"{as_sentence(counted(back.sent, 'message'))} sent, to {_people(back.written_to)}"
            if back.sent
            else "",
            f"{as_sentence(_people(back.replied))} of them wrote back" if back.replied else "",
            f"You talked with {_people(back.met)} after that" if back.met else "",
            f"You gave something {counted(back.gave, 'time')}" if back.gave else "",
            f"{as_sentence(counted(back.promises_kept, 'promise'))} kept"
            if back.promises_kept
            else "",
            f"{as_sentence(_people(back.let_rest))} left to rest" if back.let_rest else "",
            f"{as_sentence(number_in_words(steps))} of {len(self._steps)} steps" if steps else "",
            back.capacity_in_words,
        ]
        words = [line for line in lines if line] or ["What you do from now on is counted here."]
        return Content("\n").join(safe(line) for line in (f"Since {back.since:%d %B}", "", *words))


def _is_left_in_peace(tie: Tie) -> bool:
    is_snoozed = tie.snoozed_until is not None and tie.snoozed_until > tie.today
    return tie.do_not_contact or is_snoozed or tie.state in ("paused", "let_go")


def _people(number: int) -> str:
    return counted(number, "person", "people")
