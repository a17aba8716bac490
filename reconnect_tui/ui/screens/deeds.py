"""What one does about a person without writing to them: log, set aside, edit."""

from collections.abc import Callable
from functools import partial

from textual.content import Content

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.errors import ReconnectError
from reconnect_tui.core.ranking.scoring import not_counted
from reconnect_tui.core.timeline import KINDS
from reconnect_tui.services.spoken_dates import future_date, split_leading_date
from reconnect_tui.ui.safety import safe
from reconnect_tui.ui.screens.dialogs import Ask, Choice, Choose, Form, Show
from reconnect_tui.ui.screens.people import asking
from reconnect_tui.ui.screens.undoing import Undoing

_SPANS = (
    Choice("1", "one week", "1 week"),
    Choice("2", "two weeks", "2 weeks"),
    Choice("m", "one month", "1 month"),
    Choice("3", "three months", "3 months"),
    Choice("d", "until a date …", "date"),
)

_LOGGED = (
    Choice("m", "we met or talked", "meeting"),
    Choice("c", "we spoke on the phone", "call"),
    Choice("r", "they wrote to me", "in"),
    Choice("w", "I wrote to them", "out"),
    Choice("n", "a note for myself", "note"),
)

_EDITED = (
    ("name", "Name"),
    ("preferred_name", "What you call them"),
    ("organization", "Organization"),
    ("title", "Title"),
    ("emails", "Email addresses, with commas"),
    ("phones", "Phone numbers, with commas"),
    ("city", "City"),
    ("how_met", "How you met, after “we met …”"),
    ("shared_memories", "Shared memories, with semicolons"),
    ("interests", "What they care about, with commas"),
    ("tags", "Tags, with commas"),
    ("closeness", "Closeness, 1 (met once) to 5 (close)"),
    ("note", "Note"),
)


class Deeds(Undoing):
    """The commands on the person under the cursor."""

    def dealt_with(self, contact_id: ContactId, deed: str) -> None:
        """Be told that something was done about a person after which others may come."""

    def _do(self, words: str, deed: Callable[[Contact], object], done: str = "dealt with") -> bool:
        """Do something about the chosen person and show what came of it; whether it was done.

        Where it takes them off the list, or to another lane, the next person is up.

        Args:
            words: What is said then, with `{name}`.
            deed: What is done.
            done: The same in a word, for the count of a round, where it is enough for today.
        """
        contact = self.contact
        if contact is None or self.people is None:
            return False
        queue = self.people.roster.queue
        before, following = queue.place_of(contact.id), queue.after(contact.id)
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
        self.renew([contact.id], following.id if is_done_with and following else None)
        self.say(words.format(name=contact.first_name), undoable=True)
        return True

    async def _ask_and_do(
        self,
        question: Callable[[str], Ask],
        words: str,
        deed: Callable[[Contact, str], object],
        done: str = "",
    ) -> None:
        """Ask for a line and do something with it; what cannot be used is asked for again."""
        text = ""
        while True:
            answer = await self.app.push_screen_wait(question(text))
            if answer is None:
                return
            text = answer
            if self._do(words, partial(_with_text, deed, text), done):
                return

    def action_mark_done(self) -> None:
        """Note that the two were in touch today."""
        self._do(
            "In touch with {name} today",
            lambda contact: self.services.outreach.log(
                [contact], "In touch", kind="other", source="screen"
            ),
            "logged",
        )

    def action_star(self) -> None:
        """Mark as one the user would like to write to."""
        self._do("Starred {name}", self.services.outreach.star)

    def action_let_rest(self) -> None:
        """Leave the person in peace for half a year, or for a year once the two have talked."""
        contact = self.contact
        span = "a year" if contact and contact.state == "caught_up" else "half a year"
        self._do(f"{{name}} rests for {span}", self.services.outreach.pause, "let rest")

    def action_wake(self) -> None:
        """Put the person back on the list."""
        self._do("{name} is back on the list", self.services.outreach.wake)

    @asking
    async def action_let_go(self) -> None:
        """Close the tie kindly, after asking once."""
        contact = self.contact
        if contact is None:
            return
        about = "No reminders any more; the record stays, and a message of theirs brings them back."
        choices = [Choice("y", "let go", "yes"), Choice("n", "keep", "")]
        if await self.app.push_screen_wait(Choose(f"Let go of {contact.name}?", about, choices)):
            self._do("Let go of {name}", self.services.outreach.let_go, "let go")

    @asking
    async def action_snooze(self) -> None:
        """Set the person aside for a while."""
        contact = self.contact
        if contact is None:
            return
        title = f"Set {contact.first_name} aside for …"
        span = await self.app.push_screen_wait(Choose(title, "", _SPANS))

        def aside(contact: Contact, words: str) -> object:
            until = future_date(words, self.services.today()).first
            return self.services.outreach.snooze(contact, until)

        if span == "date":
            hint = "A date or a span: 2027-03-12, next monday, 6 weeks."
            await self._ask_and_do(
                lambda text: Ask("Until when?", hint, value=text),
                "{name} is set aside",
                aside,
                "set aside",
            )
        elif span:
            chosen = span
            self._do("{name} is set aside", lambda contact: aside(contact, chosen), "set aside")

    @asking
    async def action_log_reply(self) -> None:
        """Log a message of theirs."""
        contact = self.contact
        if contact is None:
            return
        hint = "What they said, in a few words; may be empty."
        await self._ask_and_do(
            lambda text: Ask(f"{contact.first_name} replied", hint, value=text),
            "Logged the reply · {name} waits for your answer",
            self.services.outreach.replied,
        )

    @asking
    async def action_write_note(self) -> None:
        """Write a note on the timeline."""
        await self._log_text("note", "A note on {name}")

    @asking
    async def action_log(self) -> None:
        """Note down a talk, a message or a call."""
        contact = self.contact
        if contact is None:
            return
        title = f"What happened with {contact.first_name}?"
        kind = await self.app.push_screen_wait(Choose(title, "", _LOGGED))
        if kind:
            await self._log_text(kind, "{name}: what was it about?")

    async def _log_text(self, kind: str, title: str) -> None:
        contact = self.contact
        if contact is None:
            return
        hint = "A day may stand first: “yesterday: lunch at the harbour”."
        direction = kind if kind in ("in", "out") else ""

        def logged(contact: Contact, text: str) -> object:
            when, words = split_leading_date(text, self.services.today())
            return self.services.outreach.log(
                [contact],
                words,
                kind=kind if kind in KINDS else "message",
                direction=direction,
                on=when,
                source="screen",
            )

        await self._ask_and_do(
            lambda text: Ask(title.format(name=contact.first_name), hint, value=text),
            "Logged with {name}",
            logged,
            "" if kind in ("note", "in") else "logged",
        )

    def action_explain(self) -> None:
        """Show what the place in the list is made of."""
        contact = self.contact
        if contact is None:
            return
        outreach = self.services.outreach
        place = outreach.place(contact)
        tie = outreach.tie(contact)
        lines = []
        if place is None:
            lines.append(safe(f"{contact.first_name} is left in peace today."))
        else:
            lines += [
                Content.assemble((f"{part.points:>5}  ", "bold"), safe(part.text))
                for part in place.parts
            ]
            lines += [safe("   --"), safe(f"{place.score:>5}  today, for your goals", "bold")]
        goals = [goal.name for goal in self.services.book.goals]
        missing = not_counted(tie, goals)
        if missing:
            lines += [safe(""), safe("Not counted", "$foreground 60%")]
            lines += [safe(f"       {part.text}", "$foreground 60%") for part in missing]
        self.app.push_screen(
            Show(f"Why {contact.first_name} stands here", Content("\n").join(lines))
        )

    @asking
    async def action_add(self) -> None:
        """Add a person; the name is enough."""
        hint = "The name is enough. A company may follow after a comma: Ada Lovelace, Analytical."
        text: str | None = ""
        while text is not None:
            text = await self.app.push_screen_wait(Ask("Add a person", hint, value=text))
            if text is None or not text.strip():
                return
            name, _, organization = text.partition(",")
            values = [("organization", organization)] if organization.strip() else []
            try:
                contact = self.services.directory.add(name, values)
            except ReconnectError as problem:
                self.say_why_not(problem)
                continue
            self.renew([contact.id], keep=contact.id)
            self.say(f"Added {contact.name}", undoable=True)
            return

    @asking
    async def action_edit(self) -> None:
        """Change what is known about the person."""
        contact = self.contact
        if contact is None:
            return
        given: dict[str, str] = {}
        while True:
            fields = [
                (name, label, given.get(name, _as_words(contact, name))) for name, label in _EDITED
            ]
            values = await self.app.push_screen_wait(Form(contact.name, fields))
            if values is None:
                return
            given |= values
            changed = dict(given)
            if not changed or self._do(
                "Saved what you know about {name}",
                lambda contact, changed=changed: self.services.directory.edit(contact, changed),  # type: ignore[misc]
            ):
                return

    @asking
    async def action_remove(self) -> None:
        """Take the person out of the book, after asking once."""
        contact = self.contact
        if contact is None:
            return
        about = "The record, its timeline and its drafts go. u brings them back."
        choices = [Choice("y", "remove", "yes"), Choice("n", "keep", "")]
        if await self.app.push_screen_wait(Choose(f"Remove {contact.name}?", about, choices)):
            self._do("Removed {name}", self.services.directory.remove, "removed")


def _with_text(deed: Callable[[Contact, str], object], text: str, contact: Contact) -> object:
    return deed(contact, text)


def _as_words(contact: Contact, name: str) -> str:
    value = getattr(contact, name)
    if isinstance(value, tuple):
        return ("; " if name == "shared_memories" else ", ").join(value)
    return str(value)
