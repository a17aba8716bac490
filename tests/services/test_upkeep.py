"""Decisions that keep a record true."""

from datetime import date, timedelta

import pytest

from reconnect_tui.core.contact import Contact, FollowUp
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.errors import DoNotContact, NoSuchContact, WrongInput
from reconnect_tui.core.timeline import Interaction, Timeline
from reconnect_tui.services.opening import Services
from reconnect_tui.services.upkeep import Upkeep
from reconnect_tui.storage.address_book import AddressBook

TODAY = date(2026, 11, 23)


@pytest.fixture
def kept() -> AddressBook:
    """A book with one person who wrote yesterday."""
    book = AddressBook.in_memory()
    letter = Interaction("t1", PartialDate.on(date(2026, 11, 22)), "email", "in")
    with book.changing("Began") as change:
        change.put(Contact("Ada Lovelace", tags=("Mentor",), timeline=Timeline((letter,))))
    return book


def upkeep_of(book: AddressBook) -> tuple[Upkeep, Contact]:
    return Upkeep(book, lambda: TODAY), next(iter(book.contacts.values()))


def test_tags_are_added_once_in_any_case(kept: AddressBook) -> None:
    upkeep, ada = upkeep_of(kept)
    assert upkeep.tagged(ada, ["mentor", " Turin ", "TURIN"]).tags == ("Mentor", "Turin")
    assert upkeep.untagged(ada, ["MENTOR"]).tags == ("Turin",)


def test_what_is_so_already_is_no_change(kept: AddressBook) -> None:
    upkeep, ada = upkeep_of(kept)
    before = kept.sequence
    upkeep.tagged(ada, ["mentor"])
    upkeep.close_by(ada, "2")
    upkeep.in_rhythm(ada, 0)
    upkeep.pursue([])
    assert kept.sequence == before


def test_what_they_wrote_is_settled_once(kept: AddressBook) -> None:
    upkeep, ada = upkeep_of(kept)
    entry = upkeep.settled(ada)
    assert entry is not None
    assert upkeep.settled(ada) is None
    fresh = kept.contacts[ada.id]
    assert fresh.settled_on == PartialDate.on(TODAY)
    assert [one.summary for one in fresh.timeline][-1] == "No answer needed"


def test_a_message_sent_elsewhere_is_not_dated_ahead(kept: AddressBook) -> None:
    upkeep, ada = upkeep_of(kept)
    with pytest.raises(WrongInput):
        upkeep.sent_elsewhere(ada, date(2026, 11, 24))
    assert upkeep.sent_elsewhere(ada, TODAY).state == "waiting"


@pytest.mark.parametrize(
    ("state", "days", "expected"),
    [
        ("dormant", 90, "keeping"),
        ("caught_up", 90, "keeping"),
        ("waiting", 90, "waiting"),
        ("let_go", 90, "let_go"),
    ],
)
def test_choosing_a_rhythm_begins_keeping_where_nothing_is_under_way(
    kept: AddressBook, state: str, days: int, expected: str
) -> None:
    upkeep, ada = upkeep_of(kept)
    nudge = FollowUp("nudge", PartialDate.on(TODAY + timedelta(days=3)))
    with kept.changing("Set") as change:
        ada = change.put(Contact("Bo", state=state, followups=(nudge,)))  # type: ignore[arg-type]
    assert upkeep.in_rhythm(ada, days).state == expected


def test_goals_keep_their_date_when_their_order_changes(kept: AddressBook) -> None:
    upkeep, _ = upkeep_of(kept)
    upkeep.pursue(["networking"], "2027-03-01")
    goals = upkeep.pursue(["mentorship", "networking", "mentorship"])
    assert [(goal.name, goal.need_by) for goal in goals] == [
        ("mentorship", ""),
        ("networking", "2027-03-01"),
    ]
    assert kept.goals == goals


def test_somebody_removed_meanwhile_is_a_clear_error(kept: AddressBook) -> None:
    upkeep, ada = upkeep_of(kept)
    with kept.changing("Removed") as change:
        change.remove(ada.id)
    with pytest.raises(NoSuchContact, match="no longer in the book"):
        upkeep.tagged(ada, ["x"])


def test_what_time_has_brought_is_stored_with_the_next_change_and_never_before(
    kept: AddressBook,
) -> None:
    upkeep, _ = upkeep_of(kept)
    revisit = FollowUp("revisit", PartialDate.on(TODAY - timedelta(days=3)))
    with kept.changing("Set") as change:
        bo = change.put(Contact("Bo", state="paused", followups=(revisit,), tags=("pottery",)))
    sequence = kept.sequence
    upkeep.tagged(bo, ["pottery"])
    assert (kept.sequence, kept.contacts[bo.id]) == (sequence, bo)
    after = upkeep.tagged(bo, ["kiln"])
    assert (after.state, after.tags) == ("dormant", ("pottery", "kiln"))
    assert [entry.summary for entry in after.timeline] == ["Back on the list after a rest"]
    kept.undo()
    assert kept.contacts[bo.id] == bo


def test_who_asked_not_to_be_contacted_gets_no_rhythm_and_no_star(services: Services) -> None:
    ada = services.directory.add("Ada", [("do_not_contact", "yes"), ("rhythm_days", "90")])
    with pytest.raises(DoNotContact, match="asked not to be contacted"):
        services.upkeep.in_rhythm(ada, 45)
    with pytest.raises(DoNotContact, match="asked not to be contacted"):
        services.outreach.star(ada)
    assert services.upkeep.in_rhythm(ada, 0).rhythm_days == 0
