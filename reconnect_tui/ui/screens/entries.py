"""What one does about one thing of a story: correct it, take it out, say that it is done."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from reconnect_tui.core.contact import Contact, FollowUp, Promise, Reason
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.lifecycle.agenda import about
from reconnect_tui.core.ranking.standing import step_in_words
from reconnect_tui.core.text import one_line, shortened
from reconnect_tui.core.timeline import Interaction
from reconnect_tui.services.opening import Services
from reconnect_tui.services.spoken_dates import future_date, past_date
from reconnect_tui.ui.marks import what_it_was
from reconnect_tui.ui.portrait import Item
from reconnect_tui.ui.screens.about import AboutThem
from reconnect_tui.ui.screens.dialogs import FormField
from reconnect_tui.ui.screens.people import asking
from reconnect_tui.ui.widgets.timeline_view import TimelineView

_WHEN = "When"
_LONGEST_SAID = 50
"""Characters of a thing when one is told what was done about it."""


class Entries(AboutThem):
    """The commands on the thing under the cursor of the story."""

    @property
    def item(self) -> Item | None:
        """What the cursor of the story is on, while the story has the focus."""
        pane = self.focused
        return pane.item if isinstance(pane, TimelineView) else None

    @asking
    async def action_edit_entry(self) -> None:
        """Correct the words or the day of one thing."""
        item = self.item
        if item is None:
            return
        services = self.services

        def corrected(contact: Contact, given: dict[str, str]) -> object:
            return _corrected(services, contact, item, given)

        title = f"Correct: {_called(item)}"
        said = f"Corrected: {_called(item)}"
        await self.fill_in(title, _fields_of(item), said, corrected, stays=True)

    def action_remove_entry(self) -> None:
        """Take one thing out of the record."""
        item = self.item
        if item is not None:
            services = self.services
            said = f"Taken out: {_called(item)}"
            self.do(said, lambda one: _taken_out(services, one, item), stays=True)

    def action_entry_done(self) -> None:
        """Say that a follow-up or a promise is done."""
        item = self.item
        if isinstance(item, FollowUp | Promise):
            services = self.services
            said = f"Done: {_called(item)}"
            self.do(said, lambda one: _done(services, one, item), stays=True)


def _called(item: Item) -> str:
    """A thing in a few words, for the line that tells what was done about it."""
    match item:
        case Interaction():
            words = f"{item.date.text} {item.summary or item.text or what_it_was(item)}"
        case Reason():
            words = item.label or item.type.replace("_", " ")
        case Promise():
            words = item.text
        case FollowUp():
            words = step_in_words(item)
    return shortened(one_line(words), _LONGEST_SAID)


def _fields_of(item: Item) -> tuple[FormField, ...]:
    match item:
        case Interaction():
            kinds = "Kind (message, email, call, meeting, note, gift, …)"
            return (
                FormField("when", _WHEN, item.date.text),
                FormField("text", "What it was about", item.text),
                FormField("kind", kinds, item.kind),
            )
        case Reason():
            return (
                FormField("when", _WHEN, item.date.text if item.date else ""),
                FormField("text", "What is new", item.label),
                FormField("kind", "Kind of news", item.type.replace("_", " ")),
            )
        case Promise():
            due = item.due.text if item.due else ""
            return (
                FormField("text", "What was promised", item.text),
                FormField("when", "By when", due),
            )
        case FollowUp():
            due = item.due.text if item.due else ""
            return (
                FormField("when", _WHEN, due),
                FormField("text", "In your own words", item.text),
            )


def _corrected(
    services: Services, contact: Contact, item: Item, given: Mapping[str, str]
) -> object:
    text = given.get("text", "").strip()
    match item:
        case Interaction():
            when = _day(past_date, services, given)
            return services.corrections.entry(
                contact, item, text=text, when=when, kind=given.get("kind", "")
            )
        case Reason():
            when = _day(past_date, services, given)
            after = replace(
                item,
                date=when or item.date,
                label=given.get("text", item.label),
                type=given.get("kind", item.type),
            )
            return services.news.corrected(contact, item, after)
        case Promise():
            return services.promises.reworded(
                contact, item, text, _day(future_date, services, given)
            )
        case FollowUp():
            day = _day(future_date, services, given)
            due = PartialDate.on(day.first) if day is not None else item.due
            return services.agenda.corrected(
                contact, item, replace(item, due=due, text=given.get("text", item.text).strip())
            )


def _day(
    reader: Callable[..., PartialDate], services: Services, given: Mapping[str, str]
) -> PartialDate | None:
    words = given.get("when", "").strip()
    return reader(words, services.today()) if words else None


def _taken_out(services: Services, contact: Contact, item: Item) -> object:
    match item:
        case Interaction():
            return services.corrections.without_entry(contact, item)
        case Reason():
            return services.news.without(contact, item)
        case Promise():
            return services.promises.without(contact, item)
        case FollowUp():
            found = about(contact, item)
            return None if found is None else services.agenda.dropped(found)


def _done(services: Services, contact: Contact, item: FollowUp | Promise) -> object:
    if isinstance(item, Promise):
        return services.promises.kept(contact, item)
    found = about(contact, item)
    return None if found is None else services.agenda.done(found)
