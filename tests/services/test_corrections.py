"""Putting right what stands on a timeline: one change, which undo takes back."""

from dataclasses import replace
from datetime import date

import pytest

from reconnect_tui.core.contact import Contact, ContactId, FollowUp
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.errors import WrongInput
from reconnect_tui.core.timeline import Interaction
from reconnect_tui.services.corrections import Corrections
from reconnect_tui.services.opening import Services
from reconnect_tui.storage.address_book import AddressBook

TODAY = date(2026, 11, 23)


@pytest.fixture
def corrections(services: Services) -> Corrections:
    return services.corrections


@pytest.fixture
def lunch(services: Services) -> tuple[Contact, Contact]:
    """Two people who had lunch with the user on one day."""
    ada, bo = services.directory.add("Ada"), services.directory.add("Bo")
    services.outreach.log([ada, bo], "Lunch", kind="meeting")
    people = services.directory.contacts
    return people[ada.id], people[bo.id]


def only(contact: Contact) -> Interaction:
    (entry,) = contact.timeline
    return entry


def test_what_is_corrected_is_corrected_for_everyone_who_took_part(
    corrections: Corrections, book: AddressBook, lunch: tuple[Contact, Contact]
) -> None:
    ada, bo = lunch
    corrections.entry(ada, only(ada), text="Dinner", when=PartialDate.parse("2026-10"))
    for one, other in ((ada, bo), (bo, ada)):
        entry = only(book.contacts[one.id])
        assert (entry.summary, entry.date.text) == ("Dinner", "2026-10")
        assert entry.with_ids == (other.id,)
    book.undo()
    assert (book.contacts[ada.id], book.contacts[bo.id]) == lunch


def test_whoever_is_taken_out_of_an_entry_leaves_it_to_the_others(
    corrections: Corrections, book: AddressBook, lunch: tuple[Contact, Contact]
) -> None:
    ada, bo = lunch
    corrections.without_entry(ada, only(ada))
    assert not len(book.contacts[ada.id].timeline)
    assert only(book.contacts[bo.id]) == replace(only(bo), with_ids=())
    book.undo()
    assert (book.contacts[ada.id], book.contacts[bo.id]) == lunch


def test_another_kind_of_message_keeps_who_wrote_it_and_a_talk_is_both_ways(
    corrections: Corrections, services: Services
) -> None:
    ada = services.directory.add("Ada")
    services.outreach.log([ada], "Hello", kind="message", direction="in")
    entry = only(services.directory.contacts[ada.id])
    assert only(corrections.entry(ada, entry, kind="email")).direction == "in"
    assert only(corrections.entry(ada, entry, kind="Call")).direction == "both"
    assert only(corrections.entry(ada, entry, kind="note")).direction == "none"


def test_a_long_text_is_kept_whole_with_a_line_that_stands_for_it(
    corrections: Corrections, lunch: tuple[Contact, Contact]
) -> None:
    ada, _ = lunch
    text = "We talked about the bridge. " * 20
    entry = only(corrections.entry(ada, only(ada), text=text))
    assert entry.body == text.strip()
    assert len(entry.summary) <= 140


def test_nothing_given_is_no_change(
    corrections: Corrections, book: AddressBook, lunch: tuple[Contact, Contact]
) -> None:
    before = book.sequence
    corrections.entry(lunch[0], only(lunch[0]))
    assert book.sequence == before


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"when": PartialDate.parse("2027-01-01")}, "lies ahead"),
        ({"kind": "seance"}, "“seance” is no kind of entry"),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    corrections: Corrections,
    lunch: tuple[Contact, Contact],
    given: dict[str, object],
    words: str,
) -> None:
    with pytest.raises(WrongInput, match=words):
        corrections.entry(lunch[0], only(lunch[0]), **given)  # type: ignore[arg-type]


def test_an_entry_that_has_gone_meanwhile_is_told(
    corrections: Corrections, lunch: tuple[Contact, Contact]
) -> None:
    ada, _ = lunch
    entry = only(ada)
    corrections.without_entry(ada, entry)
    with pytest.raises(WrongInput, match="no longer in the book"):
        corrections.entry(ada, entry, text="Dinner")
    with pytest.raises(WrongInput, match="no longer in the book"):
        corrections.without_entry(ada, entry)


def test_a_step_from_nothing_has_a_day_to_come_and_can_be_reworded(
    services: Services, lunch: tuple[Contact, Contact]
) -> None:
    ada, _ = lunch
    step = FollowUp("reminder", PartialDate.parse("2026-12-05"), text="ask about the exam")
    after = services.agenda.added(ada, step)
    assert step in after.open_followups  # a Saturday: the day the user names is not moved
    again = replace(step, text="ask about the party")
    assert services.agenda.corrected(ada, step, again).open_followups[-1] == again
    with pytest.raises(WrongInput, match="done or changed meanwhile"):
        services.agenda.corrected(ada, step, again)
    for due, words in ((None, "needs its day"), (PartialDate.parse("2026-11-22"), "gone by")):
        with pytest.raises(WrongInput, match=words):
            services.agenda.added(ada, replace(step, due=due))


def test_an_inbound_message_leaves_a_reminder_of_ones_own_alone(
    services: Services, lunch: tuple[Contact, Contact]
) -> None:
    ada, _ = lunch
    step = FollowUp("reminder", PartialDate.parse("2026-12-05"), text="ask about the exam")
    services.agenda.added(ada, step)
    services.outreach.replied(services.directory.contacts[ada.id], "Hello")
    assert step in services.directory.contacts[ContactId(ada.id)].open_followups


def test_one_goal_has_its_day_and_the_others_keep_theirs(services: Services) -> None:
    upkeep = services.upkeep
    upkeep.pursue(["mentorship", "personal"], "2027-05-01")
    upkeep.needed("personal", "")
    assert [goal.need_by for goal in services.book.goals] == ["2027-05-01", ""]
    with pytest.raises(WrongInput, match="none of your goals"):
        upkeep.needed("networking", "2027-01-01")
