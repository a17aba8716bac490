"""The invented book: whole, fresh on any day, and fit to be shown."""

import dataclasses
import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tinydb import TinyDB

from reconnect_tui.core.contact import STATES, Contact
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.draft import TONES
from reconnect_tui.core.errors import WrongInput
from reconnect_tui.core.ranking.tie import Tie
from reconnect_tui.core.ranking.triage import lane_of
from reconnect_tui.core.rules import CAREER_GOALS, FRESHNESS, WINDOWS
from reconnect_tui.core.text import LONGEST_NOTE, cleaned, one_line
from reconnect_tui.core.timeline import CHANNELS, DIRECTIONS, KINDS, Interaction, silences
from reconnect_tui.services.demo import (
    demo_contacts,
    demo_drafts,
    demo_goals,
    demo_owner,
    write_demo_book,
)
from reconnect_tui.services.saving import Saving
from reconnect_tui.storage.address_book import AddressBook

TODAY = date(2026, 11, 23)
OTHER_DAYS = ("2025-01-01", "2026-03-31", "2026-11-28", "2028-02-29", "2031-12-31")
SAFE_ADDRESS = re.compile(r"[\w.-]+@(?:example\.(?:org|com|net)|[\w-]+\.example)")
SAFE_NUMBERS = ("+44 7700 900", "+44 117 496 0", "+353 20 910 0", "+49 30 23125 ")
"""Ranges that the telephone authorities keep free for invented people."""


def clock() -> datetime:
    return datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


@pytest.fixture(params=[str(TODAY), *OTHER_DAYS])
def today(request: pytest.FixtureRequest) -> date:
    return date.fromisoformat(request.param)


@pytest.fixture
def people() -> tuple[Contact, ...]:
    return demo_contacts(TODAY)


def entries_of(people: tuple[Contact, ...]) -> Iterator[tuple[Contact, Interaction]]:
    for contact in people:
        for entry in contact.timeline:
            yield contact, entry


def words_in(value: object) -> Iterator[str]:
    """Every text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from words_in(item)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from words_in(getattr(value, field.name))


def test_the_book_is_rich_enough_for_a_newcomer(people: tuple[Contact, ...]) -> None:
    assert 72 <= len(people) <= 90
    assert sum(len(contact.timeline) >= 8 for contact in people) >= 12
    assert sum(bool(contact.shared_memories) for contact in people) >= 10
    assert len({contact.country for contact in people}) >= 25


def test_ids_run_from_one_without_a_hole(people: tuple[Contact, ...]) -> None:
    assert [contact.id for contact in people] == list(range(1, len(people) + 1))
    assert len({contact.uid for contact in people}) == len(people)


def test_every_state_of_the_lifecycle_is_there_on_any_day(today: date) -> None:
    ties = [Tie.of(contact, today) for contact in demo_contacts(today)]
    assert {tie.state for tie in ties} == set(STATES)
    assert [tie.name for tie in ties if tie.do_not_contact] == ["Derek Fenwick"]


def test_every_lane_has_its_people_on_any_day(today: date) -> None:
    ties = [Tie.of(contact, today) for contact in demo_contacts(today)]
    lanes: dict[str | None, list[str]] = {}
    for tie in ties:
        lanes.setdefault(lane_of(tie), []).append(tie.name)
    assert lanes["owe"] == ["Marisol Quispe", "田中 愛子"]
    assert lanes["promise"] == ["Hana Kovářová", "Kwame Asante-Boadu"]
    assert lanes["due"] == ["Nguyễn Minh Khôi", "Çağla Demirtaş", "Samir Haddad", "Tess Holloway"]
    steps = sorted(tie.due_step.kind for tie in ties if tie.due_step)
    assert steps == ["check_in", "nudge", "planned_send", "return"]
    assert len(lanes["open"]) >= 40


def test_gaps_reach_from_days_to_more_than_a_decade(people: tuple[Contact, ...]) -> None:
    ties = [Tie.of(contact, TODAY) for contact in people]
    gaps = [tie.gap_days for tie in ties if tie.gap_days is not None]
    assert min(gaps) <= 9
    assert max(gaps) >= 14 * 365
    assert {tie.band for tie in ties} == {"active", "cooling", "dormant", "long_dormant", None}
    assert sum(tie.gap_days is None for tie in ties) >= 3
    assert {len(entry.date.text) for _, entry in entries_of(people)} == {4, 7, 10}


def test_the_first_two_have_long_timelines_with_silences(people: tuple[Contact, ...]) -> None:
    first = [contact for contact in people if Tie.of(contact, TODAY).waiting_since]
    assert len(first) == 2
    for contact in first:
        assert len(contact.name) <= 24
        assert len(contact.timeline) >= 10
        assert len(silences(contact.timeline, TODAY)) >= 3


def test_nothing_has_happened_after_today(today: date) -> None:
    for contact, entry in entries_of(demo_contacts(today)):
        assert entry.date.last < today, contact.name


def test_only_calendar_reasons_and_next_steps_lie_ahead(today: date) -> None:
    for contact in demo_contacts(today):
        for reason in contact.reasons:
            assert reason.date is not None
            assert reason.checked_on is not None
            assert reason.checked_on.last <= today
            if reason.type not in WINDOWS:
                assert reason.date.last <= today
        kept = [promise.done for promise in contact.promises]
        for done in [*kept, *(step.done for step in contact.followups)]:
            assert done is None or done.last < today


def test_the_timeline_of_everyone_runs_from_the_oldest_entry(today: date) -> None:
    for contact in demo_contacts(today):
        moments = [(entry.date.middle, entry.at) for entry in contact.timeline]
        assert moments == sorted(moments), contact.name
        assert contact.met_on is not None
        since = contact.met_on.first
        before = [entry for entry in contact.timeline if entry.date.last < since]
        assert all(entry.kind == "invitation" for entry in before), contact.name


def test_the_words_of_the_book_are_its_own_vocabulary(people: tuple[Contact, ...]) -> None:
    for _, entry in entries_of(people):
        assert entry.kind in KINDS
        assert entry.direction in DIRECTIONS
        assert entry.channel in (*CHANNELS, "")
    goals = {tag for contact in people for tag in contact.goal_tags}
    assert goals <= {*CAREER_GOALS, "personal"}
    types = {reason.type for contact in people for reason in contact.reasons}
    assert types <= {*FRESHNESS, *WINDOWS}
    assert len(types) >= 15
    assert {contact.closeness for contact in people} == {1, 2, 3, 4, 5}
    assert {entry.kind for _, entry in entries_of(people)} == {*KINDS} - {"other"}
    assert any(entry.group for _, entry in entries_of(people))


def test_what_several_people_shared_stands_with_all_of_them(people: tuple[Contact, ...]) -> None:
    by_id = {contact.id: contact for contact in people}
    shared = [(contact, entry) for contact, entry in entries_of(people) if entry.with_ids]
    assert len(shared) >= 10
    for contact, entry in shared:
        for number in entry.with_ids:
            twins = [other for other in by_id[number].timeline if other.uid == entry.uid]  # type: ignore[index]
            assert len(twins) == 1
            assert contact.id in twins[0].with_ids


def test_knowing_each_other_holds_both_ways(people: tuple[Contact, ...]) -> None:
    by_id = {int(contact.id): contact for contact in people}
    for contact in people:
        assert contact.id not in contact.mutuals
        for number in contact.mutuals:
            assert contact.id in by_id[number].mutuals


def test_addresses_and_numbers_belong_to_nobody(people: tuple[Contact, ...]) -> None:
    for address in [*demo_owner().emails, *(a for contact in people for a in contact.emails)]:
        assert SAFE_ADDRESS.fullmatch(address), address
    for number in (number for contact in people for number in contact.phones):
        assert number.startswith(SAFE_NUMBERS), number
    for url in [demo_owner().profile, *(url for contact in people for url in contact.urls)]:
        assert re.fullmatch(r"https://www\.linkedin\.com/in/[a-z-]+-demo", url), url


def test_memories_and_meetings_fit_into_a_sentence(people: tuple[Contact, ...]) -> None:
    for contact in people:
        phrases = (*contact.shared_memories, *filter(None, [contact.how_met]))
        for phrase in phrases:
            assert phrase[0].islower(), phrase
            assert phrase[-1] not in ".?,;:", phrase
        for memory in contact.shared_memories:
            assert memory.startswith(("the ", "your ")), memory
        prepositions = ("at ", "on ", "in ", "over ", "by ", "inside ", "after ")
        assert contact.how_met.startswith(prepositions) or not contact.how_met


def test_every_text_is_clean_as_it_stands(people: tuple[Contact, ...]) -> None:
    values = (people, demo_drafts(TODAY), demo_owner(), demo_goals())
    for text in words_in(values):
        assert cleaned(text, LONGEST_NOTE) == text
    for _, entry in entries_of(people):
        assert entry.summary
        assert one_line(entry.summary) == entry.summary


def test_the_owner_never_raises_their_voice(people: tuple[Contact, ...]) -> None:
    outgoing = [e.summary + e.body for _, e in entries_of(people) if e.is_outbound]
    drafts = [draft.subject + draft.body for draft in demo_drafts(TODAY)]
    assert len(outgoing) > 100
    assert not [text for text in (*outgoing, *drafts) if "!" in text]


def test_nobody_writes_in_ready_made_phrases(people: tuple[Contact, ...]) -> None:
    stale = re.compile(
        r"overdue|neglected|pipeline|touch(ing)? base|circl(e|ing) back|long time no|finds you well"
        r"|reach(ing)? out|pick your brain|lorem",
        re.IGNORECASE,
    )
    texts = [entry.summary + entry.body for _, entry in entries_of(people)]
    texts += [draft.body for draft in demo_drafts(TODAY)]
    assert not [text for text in texts if stale.search(text)]


def test_three_messages_are_in_the_making(people: tuple[Contact, ...]) -> None:
    drafts = demo_drafts(TODAY)
    by_id = {contact.id: contact for contact in people}
    assert [draft.status for draft in drafts] == ["open", "open", "copied"]
    assert [len(draft.blanks) for draft in drafts] == [0, 2, 0]
    for draft in drafts:
        assert by_id[draft.contact_id].state == "drafted"
        assert draft.tone in TONES
        assert by_id[draft.contact_id].first_name in draft.body
        assert len(draft.body.split()) <= 125


def test_the_links_that_are_kept_have_readers() -> None:
    book = AddressBook.in_memory(clock)
    write_demo_book(book, TODAY)
    saving = Saving(book, lambda: TODAY)
    trains, quay, roofs = saving.items
    assert [one.given_name for one in saving.people_of(quay)] == ["Ambrose"]
    assert [one.given_name for one in saving.people_of(roofs)] == ["Wangarĩ"]
    assert not trains.for_contacts
    assert "night trains" in saving.who(trains)[0].contact.interests


def test_the_same_day_gives_the_same_book() -> None:
    books = [AddressBook.in_memory(clock), AddressBook.in_memory(clock)]
    for book in books:
        write_demo_book(book, TODAY)
    first, second = books
    assert list(first.contacts.values()) == list(second.contacts.values())
    assert first.drafts == second.drafts
    assert first.owner == second.owner == demo_owner()
    assert [goal.name for goal in first.goals] == ["mentorship", "networking"]


def test_dates_move_with_the_day_the_book_is_opened(people: tuple[Contact, ...]) -> None:
    later = demo_contacts(date(2026, 12, 23))
    gaps = [Tie.of(contact, TODAY).gap_days for contact in people[:7]]
    assert gaps == [Tie.of(contact, date(2026, 12, 23)).gap_days for contact in later[:7]]


def test_a_birthday_on_a_leap_day_is_kept_as_one() -> None:
    eve = demo_contacts(date(2028, 2, 28))
    assert "--02-29" in [contact.birthday for contact in eve]


def test_dates_to_come_are_moved_off_the_weekend(today: date) -> None:
    for contact in demo_contacts(today):
        for step in contact.open_followups:
            assert step.due is not None
            if step.due.first > today and step.kind != "thank_you":
                assert step.due.first.weekday() < 5


def test_the_book_comes_back_from_its_file_as_it_was(tmp_path: Path, today: date) -> None:
    path = tmp_path / "demo.json"
    write_demo_book(AddressBook.at(path, clock), today)
    again = AddressBook.at(path, clock)
    kept = [dataclasses.replace(contact, updated="") for contact in again.contacts.values()]
    assert kept == list(demo_contacts(today))
    assert [draft.body for draft in again.drafts] == [d.body for d in demo_drafts(today)]
    assert again.undo_steps() == ()  # one undo too many must not empty the demo


def test_tinydb_and_any_json_tool_see_everyone(tmp_path: Path) -> None:
    path = tmp_path / "demo.json"
    write_demo_book(AddressBook.at(path, clock), TODAY)
    with TinyDB(path, access_mode="r", encoding="utf-8") as db:
        names = [document["name"] for document in db.table("contacts")]
    assert "田中 愛子" in names
    assert len(names) == len(demo_contacts(TODAY))
    tables = json.loads(path.read_text(encoding="utf-8"))
    assert tables["meta"]["1"]["owner"]["given_name"] == "Wren"
    assert len(tables["drafts"]) == 3


def test_a_book_with_people_in_it_is_left_alone() -> None:
    book = AddressBook.in_memory(clock)
    with book.changing("Added Ada") as change:
        change.put(Contact("Ada", met_on=PartialDate.on(TODAY)))
    with pytest.raises(WrongInput, match="empty file"):
        write_demo_book(book, TODAY)
    assert [contact.name for contact in book.contacts.values()] == ["Ada"]
