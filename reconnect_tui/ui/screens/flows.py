"""The walk through what a command asks, about the person under the cursor.

A flow is a value (`steps`). One walk through it serves every command: it asks, does, tells in one
line what was done, and asks again where an answer could not be used.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from reconnect_tui.core.coach.promises import promises_in
from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.errors import ReconnectError
from reconnect_tui.core.text import folded
from reconnect_tui.services.opening import Services
from reconnect_tui.ui.screens.dialogs import Ask, Choice, Choose, Form, FormField, NotePromise
from reconnect_tui.ui.screens.people import asking
from reconnect_tui.ui.screens.picking import PickPerson
from reconnect_tui.ui.screens.steps import (
    Account,
    Act,
    Flow,
    Line,
    Menu,
    Pick,
    Question,
    Step,
    Write,
)
from reconnect_tui.ui.screens.undoing import Undoing

_ONCE_THE_FLOW_HAS_ENDED = 0.02
"""Seconds; then commands listen again."""


class Flowing(Undoing):
    """A screen that walks through flows about the person under the cursor."""

    wanted_move: str = ""
    """The kind of message that was asked for, where another screen is to begin it."""

    def dealt_with(self, contact_id: ContactId, deed: str) -> None:
        """Be told that something was done about a person after which others may come."""

    def write_to(self, contact: Contact, move: str) -> None:
        """Begin a message of some kind, once the flow has ended."""
        self.wanted_move = move
        self.set_timer(_ONCE_THE_FLOW_HAS_ENDED, partial(self.run_action, "start_draft"))

    def do(
        self,
        words: str,
        deed: Callable[[Contact], object],
        done: str = "",
        others: Sequence[ContactId] = (),
        *,
        stays: bool = False,
    ) -> bool:
        """Do something about the chosen person and show what came of it; whether it was done.

        Where it takes them off the list, or to another lane, the next person is up.

        Args:
            words: What is said then, with `{name}`.
            deed: What is done.
            done: The same in a word, for the count of a round, where it is enough for today.
            others: Who else is shown otherwise after it.
            stays: Whether the cursor stays on the person, wherever they stand then.
        """
        contact = self.contact
        if contact is None or self.people is None:
            return False
        queue = self.people.roster.queue
        before, following = queue.place_of(contact.id), queue.after(contact.id)
        sequence = self.services.book.sequence
        try:
            deed(contact)
        except ReconnectError as problem:
            self.say_why_not(problem)
            return False
        now = self.services.directory.contacts.get(contact.id)
        after = self.services.outreach.place(now) if now is not None else None
        is_done_with = before is not None and (after is None or after.lane != before.lane)
        if done:
            self.dealt_with(contact.id, done)
        is_changed = self.services.book.sequence != sequence
        keep = following.id if is_done_with and following else None
        keep = contact.id if stays else keep
        self.renew([contact.id, *others], keep)
        self.say(words.replace("{name}", contact.first_name), undoable=is_changed)
        return True

    async def walk(self, step: Step) -> None:
        """Go through a flow from a step on, until something is done or nothing more is asked."""
        following: Step | None = step
        while following is not None and self.contact is not None:
            following = await self._taken(following, self.contact)

    async def fill_in(
        self,
        title: str,
        fields: Sequence[FormField],
        words: str,
        deed: Callable[[Contact, dict[str, str]], object],
        *,
        stays: bool = False,
    ) -> None:
        """Ask for several values and do something with what was changed; again where it fails.

        Args:
            title: What it is about.
            fields: What is asked.
            words: What is said then, with `{name}`.
            deed: What is done with the values that were changed.
            stays: Whether the cursor stays on the person.
        """
        given: dict[str, str] = {}
        while True:
            shown = [replace(one, value=given.get(one.name, one.value)) for one in fields]
            answers = await self.app.push_screen_wait(Form(title, shown))
            if answers is None:
                return
            given |= answers
            if not given or self.do(words, partial(_with, deed, dict(given)), stays=stays):
                return

    async def _taken(self, step: Step, contact: Contact) -> Step | None:
        match step:
            case Act():
                return self._acted(step)
            case Line():
                return await self._line(step, contact)
            case Account():
                await self._account_of(step, contact)
            case Menu():
                return await self._chosen(step, contact)
            case Pick():
                await self._picked(step, contact)
            case Write():
                self.write_to(contact, step.move)
            case Question():
                return await self._answered(step, contact)
        return None

    def _acted(self, act: Act) -> Step | None:
        follows = act.then is not None
        is_done = self.do(act.said, partial(act.deed, self.services), act.done, stays=follows)
        return act.then if is_done else None

    async def _answered(self, question: Question, contact: Contact) -> Step | None:
        text: str | None = ""
        while text is not None:
            text = await self._asked(question.title, question.hint, text, contact)
            if text is None or not (text.strip() or question.may_be_empty):
                return None
            try:
                return question.then(text)
            except ReconnectError as problem:
                self.say_why_not(problem)
        return None

    async def _chosen(self, menu: Menu, contact: Contact) -> Step | None:
        choices = [
            Choice(option.key, option.words, str(place))
            for place, option in enumerate(menu.options)
        ]
        title = menu.title.replace("{name}", contact.first_name)
        answer = await self.app.push_screen_wait(
            Choose(title, menu.about, choices, takes_enter=menu.takes_enter, leaving=menu.leaving)
        )
        return menu.otherwise if answer is None else menu.options[int(answer)].step

    async def _line(self, line: Line, contact: Contact) -> Step | None:
        """Ask for a line and do something with it; what cannot be used is asked for again."""
        text: str | None = line.value
        while text is not None:
            text = await self._asked(line.title, line.hint, text, contact)
            if text is None:
                return line.otherwise
            deed = partial(_with_services, line.deed, self.services, text)
            if self.do(line.said, deed, line.done):
                return None
        return None

    async def _account_of(self, account: Account, contact: Contact) -> None:
        """Ask what happened, and whether what was promised in it is to be noted as well (L12)."""
        text: str | None = ""
        while text is not None:
            text = await self._asked(account.title, account.hint, text, contact)
            if text is None:
                return
            known = {folded(promise.text) for promise in contact.open_promises}
            found = [one.text for one in promises_in(text) if folded(one.text) not in known]
            promises = [one for one in found if await self._is_to_be_noted(one)]
            deed = partial(_with_promises, account.deed, self.services, text, promises)
            if self.do(account.said, deed, account.done):
                return

    async def _is_to_be_noted(self, promise: str) -> bool:
        return await self.app.push_screen_wait(NotePromise(promise)) == NotePromise.YES

    async def _picked(self, pick: Pick, contact: Contact) -> None:
        def found(words: str) -> Sequence[Contact]:
            hits = self.services.directory.find(words, in_screen=True) if words.strip() else ()
            known = self.services.directory.contacts
            return [known[hit.id] for hit in hits if hit.id != contact.id]

        title = pick.title.replace("{name}", contact.first_name)
        other = await self.app.push_screen_wait(PickPerson(title, pick.hint, pick.chosen, found))
        if other is not None:
            said = pick.said.replace("{other}", other.first_name)
            services = self.services
            self.do(said, lambda one: pick.deed(services, one, other), pick.done, [other.id])

    async def _asked(self, title: str, hint: str, value: str, contact: Contact) -> str | None:
        words = title.replace("{name}", contact.first_name)
        return await self.app.push_screen_wait(Ask(words, hint, value=value))


def flow(begin: Flow, what: str) -> Callable[[Flowing], None]:
    """The action of a command that walks through a flow; `what` says what it does."""

    async def action(screen: Flowing) -> None:
        contact = screen.contact
        step = None if contact is None else begin(screen.services, contact)
        if step is not None:
            await screen.walk(step)

    action.__doc__ = what
    return asking(action)


def deed(act: Act, what: str) -> Callable[[Flowing], None]:
    """The action of a command that does something at once; `what` says what it does."""

    def action(screen: Flowing) -> None:
        screen.do(act.said, partial(act.deed, screen.services), act.done)

    action.__doc__ = what
    return action


def _with(
    deed: Callable[[Contact, dict[str, str]], object], given: dict[str, str], contact: Contact
) -> object:
    return deed(contact, given)


def _with_services(
    deed: Callable[[Services, Contact, str], object],
    services: Services,
    text: str,
    contact: Contact,
) -> object:
    return deed(services, contact, text)


def _with_promises(
    deed: Callable[[Services, Contact, str, Sequence[str]], object],
    services: Services,
    text: str,
    promises: Sequence[str],
    contact: Contact,
) -> object:
    return deed(services, contact, text, promises)
