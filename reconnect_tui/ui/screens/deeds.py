"""What one does about a person without writing to them: log, set aside, edit."""

from collections.abc import Callable
from datetime import date

from textual import work
from textual.content import Content

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.errors import ReconnectError
from reconnect_tui.core.ranking.scoring import not_counted
from reconnect_tui.core.timeline import KINDS
from reconnect_tui.services.spoken_dates import future_date, split_leading_date
from reconnect_tui.ui.safety import safe
from reconnect_tui.ui.screens.dialogs import Ask, Choice, Choose, Form, Show
from reconnect_tui.ui.screens.people import PeopleScreen

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


class Deeds(PeopleScreen):
    """The commands on the person under the cursor."""

    def _do(self, words: str, deed: Callable[[Contact], object]) -> None:
        """Do something about the chosen person and show what came of it."""
        contact = self.contact
        if contact is None:
            return
        try:
            deed(contact)
        except ReconnectError as problem:
            self.say_why_not(problem)
            return
        self.renew([contact.id])
        self.say(words.format(name=contact.first_name), undoable=True)

    def action_mark_done(self) -> None:
        """Note that the two were in touch today."""
        self._do(
            "In touch with {name} today",
            lambda contact: self.services.outreach.log(
                [contact], "In touch", kind="other", source="screen"
            ),
        )

    def action_star(self) -> None:
        """Mark as one the user would like to write to."""
        self._do("Starred {name}", self.services.outreach.star)

    def action_let_rest(self) -> None:
        """Leave the person in peace for half a year."""
        self._do("{name} rests for half a year", self.services.outreach.pause)

    def action_wake(self) -> None:
        """Put the person back on the list."""
        self._do("{name} is back on the list", self.services.outreach.wake)

    @work
    async def action_let_go(self) -> None:
        """Close the tie kindly, after asking once."""
        contact = self.contact
        if contact is None:
            return
        about = "No reminders any more; the record stays, and a message of theirs brings them back."
        choices = [Choice("y", "let go", "yes"), Choice("n", "keep", "")]
        if await self.app.push_screen_wait(Choose(f"Let go of {contact.name}?", about, choices)):
            self._do("Let go of {name}", self.services.outreach.let_go)

    @work
    async def action_snooze(self) -> None:
        """Set the person aside for a while."""
        contact = self.contact
        if contact is None:
            return
        title = f"Set {contact.first_name} aside for …"
        span = await self.app.push_screen_wait(Choose(title, "", _SPANS))
        if span == "date":
            hint = "A date or a span: 2027-03-12, next monday, 6 weeks."
            span = await self.app.push_screen_wait(Ask("Until when?", hint))
        if not span:
            return
        chosen = span

        def aside(contact: Contact) -> object:
            return self.services.outreach.snooze(contact, self._day_ahead(chosen))

        self._do("{name} is set aside", aside)

    def _day_ahead(self, words: str) -> date:
        return future_date(words, self.services.today()).first

    @work
    async def action_log_reply(self) -> None:
        """Log a message of theirs."""
        contact = self.contact
        if contact is None:
            return
        hint = "What they said, in a few words; may be empty."
        text = await self.app.push_screen_wait(Ask(f"{contact.first_name} replied", hint))
        if text is None:
            return
        words = text
        self._do(
            "Logged the reply · answer {name} within two days",
            lambda contact: self.services.outreach.replied(contact, words),
        )

    @work
    async def action_write_note(self) -> None:
        """Write a note on the timeline."""
        await self._log_text("note", "A note on {name}")

    @work
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
        text = await self.app.push_screen_wait(Ask(title.format(name=contact.first_name), hint))
        if not text or not text.strip():
            return
        when, words = split_leading_date(text, self.services.today())
        direction = kind if kind in ("in", "out") else ""

        def logged(contact: Contact) -> object:
            return self.services.outreach.log(
                [contact],
                words,
                kind=kind if kind in KINDS else "message",
                direction=direction,
                on=when,
                source="screen",
            )

        self._do("Logged with {name}", logged)

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

    @work
    async def action_add(self) -> None:
        """Add a person; the name is enough."""
        hint = "The name is enough. A company may follow after a comma: Ada Lovelace, Analytical."
        text = await self.app.push_screen_wait(Ask("Add a person", hint))
        if not text or not text.strip():
            return
        name, _, organization = text.partition(",")
        try:
            contact = self.services.directory.add(
                name, [("organization", organization)] if organization.strip() else []
            )
        except ReconnectError as problem:
            self.say_why_not(problem)
            return
        self.renew([contact.id], keep=contact.id)
        self.say(f"Added {contact.name}", undoable=True)

    @work
    async def action_edit(self) -> None:
        """Change what is known about the person."""
        contact = self.contact
        if contact is None:
            return
        fields = [(name, label, _as_words(contact, name)) for name, label in _EDITED]
        values = await self.app.push_screen_wait(Form(contact.name, fields))
        if values:
            changed = values
            self._do(
                "Saved what you know about {name}",
                lambda contact: self.services.directory.edit(contact, changed),
            )

    @work
    async def action_remove(self) -> None:
        """Take the person out of the book, after asking once."""
        contact = self.contact
        if contact is None:
            return
        about = "The record, its timeline and its drafts go. u brings them back."
        choices = [Choice("y", "remove", "yes"), Choice("n", "keep", "")]
        if await self.app.push_screen_wait(Choose(f"Remove {contact.name}?", about, choices)):
            self._do("Removed {name}", self.services.directory.remove)

    def action_undo(self) -> None:
        """Take back the last change."""
        try:
            undone = self.services.outreach.undo()
        except ReconnectError as problem:
            self.say_why_not(problem)
            return
        keep: ContactId | None = undone.contact_ids[0] if len(undone.contact_ids) == 1 else None
        self.renew(undone.contact_ids, keep=keep)
        self.say(undone.label, title="Undone")


def _as_words(contact: Contact, name: str) -> str:
    value = getattr(contact, name)
    if isinstance(value, tuple):
        return ("; " if name == "shared_memories" else ", ").join(value)
    return str(value)
