"""Merging in a book: everybody follows, an import finds the kept one, and undo parts them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from reconnect_tui.core.contact import Contact, ContactId, SourceRecord
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.errors import NoSuchContact, WrongInput
from reconnect_tui.core.timeline import Interaction, Timeline
from reconnect_tui.importing.source import Party
from reconnect_tui.services.directory import Directory
from reconnect_tui.services.intake import ImportReport, Intake
from reconnect_tui.services.intake_people import Acquaintances
from reconnect_tui.services.merging import Merging
from reconnect_tui.storage.address_book import AddressBook

ROBERT, BOB, CAROL = ContactId(1), ContactId(2), ContactId(3)
ERAS = Path(__file__).parents[1] / "importing" / "fixtures" / "linkedin_eras"
EXPORT = ERAS / "Basic_LinkedInDataExport_10-21-2023.zip"
CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
PROFILE = "https://www.linkedin.com/in/"


def lunch(uid: str, *company: int) -> Timeline:
    day = PartialDate.on(date(2019, 3, 12))
    return Timeline(
        (Interaction(uid, day, "meeting", "both", summary=f"Lunch {uid}", with_ids=company),)
    )


def filled(book: AddressBook) -> AddressBook:
    """Robert, Bob who is Robert too, and Carol who knows both."""
    with book.changing("Began", undoable=False) as change:
        change.put(Contact("Robert Chen", emails=("r@chen.example",), timeline=lunch("a", 3)))
        change.put(Contact("Bob Chen", emails=("r@chen.example",), timeline=lunch("b", 3)))
        change.put(Contact("Carol Vale", mutuals=(2,), timeline=lunch("b", 2)))
        change.put_draft(Draft(BOB, "Dear Bob"))
        change.put_draft(Draft(CAROL, "Dear Carol"))
    return book


@pytest.fixture
def pair_book() -> AddressBook:
    return filled(AddressBook.in_memory())


def everything(book: AddressBook) -> tuple[object, ...]:
    return dict(book.contacts), [(d.id, d.contact_id, d.body) for d in book.drafts], book.owner


def test_both_timelines_stand_in_the_kept_record_and_the_other_goes(
    pair_book: AddressBook,
) -> None:
    result = Merging(pair_book).merge(ROBERT, BOB)
    assert result == pair_book.contacts[ROBERT]
    assert [entry.uid for entry in result.timeline] == ["a", "b"]
    assert list(pair_book.contacts) == [ROBERT, CAROL]


def test_everybody_who_named_the_other_names_the_kept_one(pair_book: AddressBook) -> None:
    Merging(pair_book).merge(ROBERT, BOB)
    carol = pair_book.contacts[CAROL]
    assert carol.mutuals == (ROBERT,)
    assert [entry.with_ids for entry in carol.timeline] == [(ROBERT,)]


def test_the_drafts_of_the_other_go_to_the_kept_one(pair_book: AddressBook) -> None:
    Merging(pair_book).merge(ROBERT, BOB)
    assert [(draft.contact_id, draft.body) for draft in pair_book.drafts] == [
        (ROBERT, "Dear Bob"),
        (CAROL, "Dear Carol"),
    ]


def test_undo_parts_them_in_one_step(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    before = everything(filled(AddressBook.at(path)))
    Merging(AddressBook.at(path)).merge(ROBERT, BOB)
    book = AddressBook.at(path)
    assert everything(book) != before
    assert book.undo().label == "Merged Bob Chen into Robert Chen"
    assert everything(book) == before
    assert everything(AddressBook.at(path)) == before
    assert not book.undo_steps()


def test_an_id_that_went_is_never_given_again(pair_book: AddressBook) -> None:
    with pair_book.changing("Added") as change:
        last = change.put(Contact("Dora")).id
    Merging(pair_book).merge(ROBERT, last)
    with pair_book.changing("Added") as change:
        assert change.put(Contact("Edda")).id == last + 1


def test_merging_a_chain_leaves_one_person(pair_book: AddressBook) -> None:
    merging = Merging(pair_book)
    merging.merge(BOB, CAROL)
    result = merging.merge(ROBERT, BOB)
    assert list(pair_book.contacts) == [ROBERT]
    assert [entry.uid for entry in result.timeline] == ["a", "b"]
    assert {draft.contact_id for draft in pair_book.drafts} == {ROBERT}


@pytest.mark.parametrize("numbers", [(ROBERT, ContactId(9)), (ContactId(9), BOB)])
def test_somebody_who_is_not_there_is_not_merged(
    pair_book: AddressBook, numbers: tuple[ContactId, ContactId]
) -> None:
    before = everything(pair_book)
    with pytest.raises(NoSuchContact, match="Nobody has the id 9"):
        Merging(pair_book).merge(*numbers)
    assert everything(pair_book) == before


def test_a_record_is_not_merged_with_itself(pair_book: AddressBook) -> None:
    before = pair_book.sequence
    with pytest.raises(WrongInput):
        Merging(pair_book).merge(ROBERT, ROBERT)
    assert pair_book.sequence == before


def test_duplicates_are_found_and_gone_once_they_are_merged(pair_book: AddressBook) -> None:
    merging = Merging(pair_book)
    (found,) = merging.duplicates()
    assert (found.ids, found.verdict) == ((ROBERT, BOB), "auto")
    merging.merge(*found.ids)
    assert merging.duplicates() == ()


Importer = Callable[..., ImportReport]


@pytest.fixture
def own_book() -> AddressBook:
    return AddressBook.in_memory()


@pytest.fixture
def imports(own_book: AddressBook, tmp_path: Path) -> Importer:
    """Imports rows of connections, or a whole export."""

    def take(*rows: str | Path) -> ImportReport:
        paths = [row for row in rows if isinstance(row, Path)]
        if not paths:
            paths = [tmp_path / "Connections.csv"]
            paths[0].write_text("\n".join((CONNECTIONS, *map(str, rows), "")), encoding="utf-8")
        return Intake(own_book, lambda: date(2024, 7, 1)).take(paths)

    return take


def numbers_of(report: ImportReport) -> tuple[int, int, int]:
    return report.added, report.updated, report.interactions_added


MOSS = f"Grete,Moss,{PROFILE}grete-moss,grete@moss.example,Fen,Editor,12 Mar 2019"
ALDER = f"Grete,Alder,{PROFILE}grete-alder,,Volta,Head of Desk,01 Feb 2021"


@pytest.mark.parametrize("kept_first", [True, False])
def test_importing_both_again_finds_the_kept_one(
    own_book: AddressBook, imports: Importer, kept_first: bool
) -> None:
    imports(MOSS, ALDER)
    numbers = list(own_book.contacts) if kept_first else list(own_book.contacts)[::-1]
    result = Merging(own_book).merge(*numbers)
    assert numbers_of(imports(MOSS, ALDER)) == (0, 0, 0)
    assert numbers_of(imports(ALDER)) == (0, 0, 0)
    assert dict(own_book.contacts) == {numbers[0]: result}


def test_a_newer_row_of_the_other_record_updates_the_kept_one(
    own_book: AddressBook, imports: Importer
) -> None:
    imports(MOSS, ALDER)
    Merging(own_book).merge(*own_book.contacts)
    report = imports(ALDER.replace(",,", ",new@alder.example,"))
    assert (report.added, report.updated) == (0, 1)
    (grete,) = own_book.contacts.values()
    assert grete.emails == ("grete@moss.example", "new@alder.example")
    assert grete.name == "Grete Moss"


def test_nothing_of_a_merged_person_is_remembered_as_removed(
    own_book: AddressBook, imports: Importer
) -> None:
    imports(MOSS, ALDER)
    Merging(own_book).merge(*own_book.contacts)
    assert own_book.removed_sources == frozenset()
    (grete,) = own_book.contacts.values()
    Directory(own_book, lambda: date(2024, 7, 1)).remove(grete)
    assert numbers_of(imports(MOSS, ALDER)) == (0, 0, 0)
    assert not own_book.contacts


def test_importing_a_whole_export_again_after_a_merge_adds_nothing(
    own_book: AddressBook, imports: Importer
) -> None:
    imports(EXPORT)
    busy = sorted(own_book.contacts.values(), key=lambda contact: -len(contact.timeline))
    entries = sum(len(contact.timeline) for contact in busy[:2])
    result = Merging(own_book).merge(busy[0].id, busy[1].id)
    assert 2 < len(result.timeline) <= entries
    before = dict(own_book.contacts)
    assert numbers_of(imports(EXPORT)) == (0, 0, 0)
    assert dict(own_book.contacts) == before


def test_an_import_after_a_merge_finds_the_kept_person_by_the_other_name() -> None:
    """Exports of some years name people in messages by their names alone."""
    acquaintances = [
        Contact(
            "Augusta King",
            id=ContactId(1),
            sources=(
                SourceRecord("linkedin", "a", fields={"name": "Augusta King"}),
                SourceRecord("linkedin", "b", fields={"name": "Ada Lovelace"}),
            ),
        )
    ]
    known = Acquaintances(acquaintances, frozenset(), "linkedin", lambda: ContactId(9))
    found = known.party(Party("Ada Lovelace"))
    assert not isinstance(found, str)
    assert found is not None
    assert found.contact.name == "Augusta King"
