"""What one does about a person without writing to them: log, set aside, edit."""

from textual.content import Content

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.errors import ReconnectError
from reconnect_tui.core.ranking.scoring import not_counted
from reconnect_tui.services.opening import Services
from reconnect_tui.services.spoken_dates import future_date
from reconnect_tui.ui.safety import safe
from reconnect_tui.ui.screens.dialogs import Ask, FormField, Show
from reconnect_tui.ui.screens.flows import deed, flow
from reconnect_tui.ui.screens.logging_talks import LOG, line_of, reply_of
from reconnect_tui.ui.screens.people import asking
from reconnect_tui.ui.screens.reaching import Reaching
from reconnect_tui.ui.screens.steps import Act, Line, Menu, Way

_DAY_AHEAD = "A date or a span: 2027-03-12, next monday, 6 weeks."

_SPANS = (
    ("1", "one week", "1 week"),
    ("2", "two weeks", "2 weeks"),
    ("m", "one month", "1 month"),
    ("3", "three months", "3 months"),
)

_EDITED = (
    ("name", "Name"),
    ("preferred_name", "What you call them"),
    ("organization", "Organization"),
    ("title", "Title"),
    ("relationship", "Who they are to you: former colleague, mentor, client …"),
    ("emails", "Email addresses, with commas"),
    ("phones", "Phone numbers, with commas"),
    ("urls", "Profile links, with commas"),
    ("city", "City"),
    ("time_zone", "Time zone, where it is not yours: Tokyo, America/Lima"),
    ("birthday", "Birthday, such as 17 May, or 17 May 1980"),
    ("holidays", "Holidays they keep, with semicolons: 8 November Diwali"),
    ("how_met", "How you met, after “we met …”"),
    ("shared_memories", "Shared memories, with semicolons"),
    ("interests", "What they care about, with commas"),
    ("family", "Family you may ask after, with semicolons: daughter Ines"),
    ("projects", "What they are busy with, to ask about, with semicolons"),
    ("tags", "Tags, with commas"),
    ("closeness", "Closeness, 1 (met once) to 5 (close)"),
    ("address_form", "How a formal letter addresses them: Dr Lindqvist"),
    ("note", "Note"),
)

_WITH_SEMICOLONS = frozenset({"shared_memories", "family", "projects", "holidays"})

_ASKING = "A message asks how they are"
_WHEN_TO_ASK = (("no", "where it fits best"), ("yes", "before anything else, after the greeting"))


def _set_aside(services: Services, contact: Contact, words: str) -> object:
    return services.outreach.snooze(contact, future_date(words, services.today()).first)


def _aside_for(span: str) -> Act:
    return Act(
        "{name} is set aside for " + span,
        lambda services, contact: _set_aside(services, contact, span),
        "set aside",
    )


_SNOOZE = Menu(
    "Set {name} aside for …",
    (
        *(Way(key, words, _aside_for(span)) for key, words, span in _SPANS),
        Way(
            "d",
            "until a date …",
            Line("Until when?", _DAY_AHEAD, "{name} is set aside", _set_aside, "set aside"),
        ),
    ),
)


def _letting_rest(_: Services, contact: Contact) -> Act:
    span = "a year" if contact.state == "caught_up" else "half a year"
    return Act(
        "{name} rests for " + span,
        lambda services, contact: services.outreach.pause(contact),
        "let rest",
    )


def _once_asked(title: str, about: str, words: str, act: Act) -> Menu:
    """A question to which only yes does anything."""
    return Menu(title, (Way("y", words, act), Way("n", "keep", None)), about)


def _letting_go(_: Services, contact: Contact) -> Menu:
    return _once_asked(
        f"Let go of {contact.name}?",
        "No reminders any more; the record stays, and a message of theirs brings them back.",
        "let go",
        Act("Let go of {name}", lambda services, one: services.outreach.let_go(one), "let go"),
    )


def _removing(_: Services, contact: Contact) -> Menu:
    return _once_asked(
        f"Remove {contact.name}?",
        "The record, its timeline and its drafts go. u brings them back.",
        "remove",
        Act("Removed {name}", lambda services, one: services.directory.remove(one), "removed"),
    )


_DONE_TODAY = Act(
    "In touch with {name} today",
    lambda services, contact: services.outreach.log(
        [contact], "In touch", kind="other", source="screen"
    ),
    "logged",
)
_STARRED = Act(
    "Starred {name}", lambda services, contact: services.outreach.star(contact), "dealt with"
)
_AWAKE = Act(
    "{name} is back on the list",
    lambda services, contact: services.outreach.wake(contact),
    "dealt with",
)


class Deeds(Reaching):
    """The commands on the person under the cursor."""

    action_mark_done = deed(_DONE_TODAY, "Note that the two were in touch today.")
    action_star = deed(_STARRED, "Mark as one the user would like to write to.")
    action_wake = deed(_AWAKE, "Put the person back on the list.")
    action_let_rest = flow(
        _letting_rest, "Leave the person in peace for half a year, or a year after a talk."
    )
    action_let_go = flow(_letting_go, "Close the tie kindly, after asking once.")
    action_snooze = flow(lambda *_: _SNOOZE, "Set the person aside for a while.")
    action_log_reply = flow(reply_of, "Log a message of theirs.")
    action_write_note = flow(lambda *_: line_of("note"), "Write a note on the timeline.")
    action_log = flow(lambda *_: LOG, "Note down a talk, a message or a call.")
    action_remove = flow(_removing, "Take the person out of the book, after asking once.")

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
        if contact is not None:
            fields = [FormField(name, label, _as_words(contact, name)) for name, label in _EDITED]
            asking = "yes" if contact.asks_first else "no"
            fields.append(FormField("asks_first", _ASKING, asking, options=_WHEN_TO_ASK))
            words = "Saved what you know about {name}"
            await self.fill_in(contact.name, fields, words, self.services.directory.edit)


def _as_words(contact: Contact, name: str) -> str:
    value = getattr(contact, name)
    if isinstance(value, tuple):
        return ("; " if name in _WITH_SEMICOLONS else ", ").join(value)
    return str(value)
