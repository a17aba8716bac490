"""The pane with everyone in it: whom to write to first, then the others."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input, Static

from reconnect_tui.core.contact import ContactId
from reconnect_tui.core.contacts import Contacts
from reconnect_tui.core.dates import gap_mark
from reconnect_tui.core.finding.search import Hit
from reconnect_tui.core.ranking.roster import Roster
from reconnect_tui.ui.marks import FINE, Marks
from reconnect_tui.ui.safety import safe
from reconnect_tui.ui.widgets.people_list import PeopleList, Portrayal
from reconnect_tui.ui.widgets.sections import Section
from reconnect_tui.ui.widgets.text_fields import FilterField

_MARK_CLASSES = {"active": "people-list--active", "cooling": "people-list--cooling"}


@dataclass(frozen=True, eq=False)
class People:
    """What the pane shows: everyone, their order, and what a filter found."""

    contacts: Contacts
    roster: Roster
    found: tuple[Hit, ...] | None = None
    """The hits of the filter, the best first; `None` while nothing is filtered."""


class ContactList(Vertical):
    """Everyone, filtered as one types."""

    HELP = (
        "Everyone in your book. The people it would be good to write to today stand first, each "
        "with the reason. Type / and a few letters to find anybody."
    )

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "show_everyone", "Show everyone")]

    DEFAULT_CSS = """
    ContactList {
        & > FilterField { display: none; border: none; height: 1; padding: 0 1; }
        & > .empty { display: none; height: 1fr; padding: 1 2; color: $foreground 70%; }
        &.-nobody > .empty { display: block; }
        &.-nobody > PeopleList { display: none; }
    }
    """

    people: reactive[People | None] = reactive(None)
    """What to show; `None` while the book is being opened."""

    keep: reactive[ContactId | None] = reactive(None)
    """Whom the cursor is to stay on when the people change."""

    @dataclass
    class Highlighted(Message):
        """The cursor has come to a person, or to nobody."""

        contact_id: ContactId | None

    @dataclass
    class Opened(Message):
        """A person was opened."""

        contact_id: ContactId

    @dataclass
    class Filtered(Message):
        """Other words stand in the filter."""

        words: str

    def __init__(self, marks: Marks = FINE) -> None:
        """Draw with a set of signs."""
        super().__init__()
        self._marks = marks
        self._title = self.border_title = "People"

    def compose(self) -> ComposeResult:
        """The filter, the list, and what stands in its place while it is empty."""
        yield FilterField(placeholder="Name, company, tag, note …", compact=True)
        yield PeopleList()
        yield Static("Opening your book …", classes="empty", markup=False)

    @property
    def current(self) -> ContactId | None:
        """The person under the cursor."""
        return self.query_one(PeopleList).current

    @property
    def is_filtering(self) -> bool:
        """Whether the filter is open."""
        return bool(self.query_one(FilterField).display)

    def on_mount(self) -> None:
        """Begin with the words that say the book is being opened."""
        self.add_class("-nobody")

    def watch_people(self, people: People | None) -> None:
        """Show other people."""
        if people is None or not self.is_mounted:
            return
        sections = [section for section in _sections(people) if section.ids]
        self.set_class(not sections, "-nobody")
        self._show_title(people)
        if not sections:
            words = "Nobody answers to that." if people.found is not None else ""
            self.query_one(".empty", Static).update(safe(words))
        first_found = people.found[0].id if people.found else None
        matched = {hit.id: hit.matched for hit in people.found or ()}
        self.query_one(PeopleList).show(
            sections,
            lambda number: self._portrayal(people, number, matched.get(number, "")),
            self.keep or first_found,
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is a filter to leave only while there is one."""
        return self.is_filtering if action == "show_everyone" else True

    def action_show_everyone(self) -> None:
        """Leave the filter."""
        self.close_filter()

    def open_filter(self) -> None:
        """Put the cursor into the filter."""
        field = self.query_one(FilterField)
        field.display = True
        self.screen.set_focus(field)

    def close_filter(self) -> None:
        """Show everyone again."""
        field = self.query_one(FilterField)
        field.value = ""
        field.display = False
        self.focus_list()

    def focus_list(self) -> None:
        """Put the focus on the list at once, so that the next key is the list's."""
        self.screen.set_focus(self.query_one(PeopleList))

    @on(Input.Changed)
    def _filter(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Filtered(event.value))

    @on(Input.Submitted)
    def _take_the_found(self, event: Input.Submitted) -> None:
        event.stop()
        self.focus_list()

    @on(FilterField.Moved)
    def _move(self, event: FilterField.Moved) -> None:
        event.stop()
        self.query_one(PeopleList).action_cursor(event.step)

    @on(FilterField.Left)
    def _leave(self, event: FilterField.Left) -> None:
        event.stop()
        self.close_filter()

    @on(PeopleList.Highlighted)
    def _follow_the_cursor(self, event: PeopleList.Highlighted) -> None:
        event.stop()
        self.post_message(self.Highlighted(event.contact_id))

    @on(PeopleList.Chosen)
    def _open(self, event: PeopleList.Chosen) -> None:
        event.stop()
        self.post_message(self.Opened(event.contact_id))

    def _show_title(self, people: People) -> None:
        everyone = len(people.contacts)
        title = f"People · {everyone:,}"
        if people.found is not None:
            title = f"People · {len(people.found):,} of {everyone:,}"
        if title != self._title:
            # Setting a title repaints the whole box, so only another one is set.
            self._title = title
            self.border_title = safe(title)

    def _portrayal(self, people: People, number: ContactId, matched: str) -> Portrayal:
        contact = people.contacts[number]
        tie, place = people.roster.ties[number], people.roster.queue.place_of(number)
        why = "" if place is None else place.reason
        if matched:
            by_name = matched in ("name", "nickname")
            why = contact.role if by_name else f"found by {matched.replace('_', ' ')}"
        return Portrayal(
            name=contact.name,
            mark=self._marks.warmth[tie.band],
            mark_class=_MARK_CLASSES.get(tie.band or "", "people-list--dormant"),
            gap="" if tie.gap_days is None else gap_mark(tie.gap_days),
            is_due=place is not None and place.lane != "open",
            aside=contact.organization or contact.how_met,
            why=why,
        )


def _sections(people: People) -> tuple[Section, ...]:
    if people.found is not None:
        return (Section([hit.id for hit in people.found], height=2),)
    roster = people.roster
    today = [place.id for place in roster.today()]
    listed_today = frozenset(today)
    others = [place.id for place in roster.queue if place.id not in listed_today]
    return (
        Section(today, "Today", height=2),
        Section(others, "Whenever you like", height=2),
        Section(roster.resting, "Not on the list today"),
    )
