"""Importing into a book: once, again, newer, older, beside the user's own edits, and back."""

import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.errors import ImportCancelled, UnreadableImport, WrongInput
from reconnect_tui.core.owner import Owner
from reconnect_tui.core.timeline import Timeline
from reconnect_tui.services.intake import ImportReport, Intake, Progress
from reconnect_tui.storage.address_book import AddressBook

FIXTURES = Path(__file__).parents[1] / "importing" / "fixtures"
ERAS = FIXTURES / "linkedin_eras"
NASTY = FIXTURES / "linkedin_nasty"
EXPORT = ERAS / "Basic_LinkedInDataExport_10-21-2023.zip"
EVERY_ERA = sorted(path for path in ERAS.iterdir())

CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
MESSAGES = (
    "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER"
)
NOTES = (
    "Connection First Name,Connection Last Name,Connection Profile URL,Note,Created On,Edited On"
)
ROBIN = "Robin Ferreira,https://www.linkedin.com/in/robin"
ZOE = "Zoë Brandt,https://www.linkedin.com/in/zoe"
ZOE_ROW = "Zoë,Brandt,https://www.linkedin.com/in/zoe,,Kestrel,Head of Research,12 Mar 2019"

Exporter = Callable[..., Path]


@pytest.fixture
def own_book() -> AddressBook:
    return AddressBook.in_memory()


@pytest.fixture
def intake(own_book: AddressBook) -> Intake:
    return Intake(own_book, lambda: date(2024, 7, 1))


@pytest.fixture
def export(tmp_path: Path) -> Exporter:
    """Makes the folder of an export: `export("a", [connection, …], [message, …], [note, …])`."""

    def make(
        name: str,
        connections: list[str] | None = None,
        messages: list[str] | None = None,
        notes: list[str] | None = None,
    ) -> Path:
        folder = tmp_path / name
        folder.mkdir()
        for file, header, rows in (
            ("Connections.csv", CONNECTIONS, connections),
            ("messages.csv", MESSAGES, messages),
            ("Notes.csv", NOTES, notes),
        ):
            if rows is not None:
                (folder / file).write_text("\n".join([header, *rows]), encoding="utf-8")
        return folder

    return make


def named(book: AddressBook, name: str) -> Contact:
    (contact,) = [contact for contact in book.contacts.values() if contact.name == name]
    return contact


def kept(book: AddressBook, contact: Contact) -> Contact:
    with book.changing("By hand") as change:
        return change.put(contact)


def counts(report: ImportReport) -> tuple[int, int, int, int]:
    return report.added, report.updated, report.unchanged, report.interactions_added


def message(sender: str, recipient: str, day: str, text: str = "Hello", talk: str = "c1") -> str:
    return f"{talk},{sender},{recipient},{day} 10:00:00 UTC,,{text},INBOX"


def test_an_export_fills_the_book(intake: Intake, own_book: AddressBook) -> None:
    report = intake.take([EXPORT])

    assert counts(report) == (12, 0, 0, 19)
    assert (report.source, report.owner, report.owner_found) == ("linkedin", "Robin Ferreira", True)
    assert report.duplicates == ()
    zoe = named(own_book, "Zoë Brandt")
    assert (zoe.given_name, zoe.family_name) == ("Zoë", "Brandt")
    assert (zoe.organization, zoe.title) == ("Kestrel Robotics GmbH", "Head of Research, EMEA")
    assert zoe.urls == ("https://www.linkedin.com/in/zo%C3%AB-brandt-4a1b2c",)
    assert str(zoe.met_on) == "2019-03-12"
    assert [(e.kind, e.direction, e.group) for e in zoe.timeline] == [
        ("connection", "none", False),
        ("message", "in", False),
        ("message", "out", False),
        ("message", "none", True),
        ("message", "in", False),
    ]
    newest = zoe.timeline.entries[-1]
    assert (newest.channel, newest.at) == ("linkedin_message", "2023-11-02T17:40:05Z")
    assert newest.body == "Happy work anniversary, Robin"


def test_a_connection_is_no_contact_and_an_unanswered_message_neither(
    intake: Intake, own_book: AddressBook
) -> None:
    intake.take([EXPORT])

    today = date(2024, 7, 1)
    last = {c.name: c.timeline.figures(today).last_contact for c in own_book.contacts.values()}
    assert last["Zoë Brandt"] == date(2023, 11, 2)
    assert last["Pat Quill"] is None
    assert last["Lena Fiction"] is None


def test_a_group_message_is_one_entry_with_everyone_in_it(
    intake: Intake, own_book: AddressBook
) -> None:
    intake.take([EXPORT])

    people = [named(own_book, n) for n in ("Zoë Brandt", "Tomasz Wiśniewski")]
    people.append(named(own_book, "Maria José de la Cruz"))
    entries = [entry for person in people for entry in person.timeline if entry.group]
    assert len({entry.uid for entry in entries}) == 1
    assert [entry.direction for entry in entries] == ["none", "in", "none"]
    for person, entry in zip(people, entries, strict=True):
        assert {*entry.with_ids, person.id} == {other.id for other in people}


def test_the_user_is_kept_and_is_nobody_s_contact(intake: Intake, own_book: AddressBook) -> None:
    intake.take([ERAS / "Complete_LinkedInDataExport_09-18-2022"])

    assert own_book.owner == Owner(
        "Robin Ferreira",
        "Robin",
        ("robin.ferreira@example.com", "r.ferreira@oldjob.example"),
        profile="https://www.linkedin.com/in/robin-ferreira-demo",
    )
    assert "Robin Ferreira" not in {contact.name for contact in own_book.contacts.values()}


def test_what_the_user_said_about_themselves_stays(intake: Intake, own_book: AddressBook) -> None:
    with own_book.changing("Me") as change:
        change.put_owner(Owner("Rob F.", "Rob", ("rob@example.org",)))

    intake.take([ERAS / "Complete_LinkedInDataExport_09-18-2022"])

    assert (own_book.owner.name, own_book.owner.given_name) == ("Rob F.", "Rob")
    assert own_book.owner.emails[0] == "rob@example.org"
    assert len(own_book.owner.emails) == 3


@pytest.mark.parametrize("path", [*EVERY_ERA, *sorted(NASTY.iterdir())], ids=lambda p: p.name)
def test_running_it_twice_adds_nothing(path: Path, intake: Intake, own_book: AddressBook) -> None:
    first = intake.take([path])
    sequence, people = own_book.sequence, dict(own_book.contacts)

    second = intake.take([path])

    assert counts(second) == (0, 0, first.added, 0)
    assert (own_book.sequence, dict(own_book.contacts)) == (sequence, people)


@pytest.mark.parametrize(
    "path", sorted(ERAS.glob("*/messages.csv")), ids=lambda path: path.parent.name
)
def test_messages_by_themselves_are_taken_in_whole_the_first_time(
    path: Path, intake: Intake, own_book: AddressBook
) -> None:
    first = intake.take([path], me="Robin Ferreira")
    people = dict(own_book.contacts)

    second = intake.take([path], me="Robin Ferreira")

    assert first.added > 0
    assert counts(second) == (0, 0, first.added, 0)
    assert dict(own_book.contacts) == people


@pytest.mark.parametrize("backwards", [False, True])
def test_the_same_people_through_every_era_are_the_same_people(
    backwards: bool, intake: Intake, own_book: AddressBook
) -> None:
    for path in sorted(EVERY_ERA, reverse=backwards):
        intake.take([path])

    assert len(own_book.contacts) == 12
    assert sum(len(c.timeline) for c in own_book.contacts.values()) == 12 + 6 + 3
    for path in EVERY_ERA:
        assert intake.take([path]).updated == 0


def test_several_paths_are_one_import(intake: Intake, own_book: AddressBook) -> None:
    folder = ERAS / "Basic_LinkedInDataExport_10-21-2023"

    report = intake.take([EXPORT, folder, ERAS / "rezipped_on_mac_nested.zip"])

    assert counts(report) == (12, 0, 0, 19)
    assert report.warnings == ()
    assert len(own_book.undo_steps()) == 1


def test_an_import_is_one_step_and_can_be_taken_back(intake: Intake, own_book: AddressBook) -> None:
    by_hand = kept(own_book, Contact("Tomasz W.", emails=("tomasz.w@example.org",)))
    before = dict(own_book.contacts), own_book.owner

    intake.take([EXPORT])
    label = own_book.undo_steps()[-1].label
    undone = own_book.undo()

    assert label == "Imported 12 people from LinkedIn (Basic_LinkedInDataExport_10-21-2023.zip)"
    assert undone.label == label
    assert (dict(own_book.contacts), own_book.owner) == before
    assert own_book.contacts[by_hand.id] == by_hand


def test_ids_of_an_import_taken_back_are_not_given_again(
    intake: Intake, own_book: AddressBook
) -> None:
    intake.take([EXPORT])
    highest = max(own_book.contacts)
    own_book.undo()

    assert kept(own_book, Contact("Ada")).id > highest


def test_an_import_taken_back_can_be_made_again(intake: Intake, own_book: AddressBook) -> None:
    intake.take([EXPORT])
    own_book.undo()

    assert counts(intake.take([EXPORT])) == (12, 0, 0, 19)


def test_a_dry_run_tells_the_same_and_keeps_nothing(tmp_path: Path) -> None:
    book = AddressBook.at(tmp_path / "book.json")
    intake = Intake(book, lambda: date(2024, 7, 1))

    rehearsed = intake.take([EXPORT], dry_run=True)

    assert list(tmp_path.iterdir()) == []
    assert rehearsed.dry_run
    assert replace(intake.take([EXPORT]), dry_run=True) == rehearsed


def test_the_bad_rows_of_a_table_cost_nobody_else(intake: Intake, own_book: AddressBook) -> None:
    report = intake.take([NASTY / "bad_rows.csv"])

    assert counts(report) == (12, 0, 0, 8)
    assert [(row.line, row.reason) for row in report.skipped] == [
        (8, "empty row"),
        (14, "the header again"),
    ]
    repeats = [row.line for row in report.warnings if "the same person" in row.reason]
    assert repeats == [15, 16]
    assert [row.line for row in report.warnings] == [6, 7, 9, 11, 12, 13, 15, 16, 17, 19]
    assert {c.name for c in own_book.contacts.values()} >= {
        "Good One",
        "=cmd|' /C calc'!A0 Formula",
        "Unclosed Quote",
        "Last After",
    }


def test_two_people_of_one_name_stay_two(
    intake: Intake, own_book: AddressBook, export: Exporter
) -> None:
    rows = [
        "J.,Smith,https://www.linkedin.com/in/j1,,Contoso,Analyst,05 May 2016",
        "J.,Smith,https://www.linkedin.com/in/j2,,Contoso,Analyst,05 May 2016",
    ]

    report = intake.take([export("a", rows)])

    assert (report.added, report.duplicates) == (2, ())


class TestNewerExports:
    """What a later export may change, and what it may not."""

    def test_a_new_job_arrives_and_the_old_one_is_remembered(
        self, intake: Intake, own_book: AddressBook, export: Exporter
    ) -> None:
        intake.take([export("old", [ZOE_ROW])])

        changed = ZOE_ROW.replace("Kestrel,Head of Research", "Northlight,Director")
        report = intake.take([export("new", [changed])])

        zoe = named(own_book, "Zoë Brandt")
        assert counts(report) == (0, 1, 0, 0)
        assert (zoe.organization, zoe.title) == ("Northlight", "Director")
        assert zoe.past_organizations == ("Kestrel",)

    def test_what_the_user_edited_stays(
        self, intake: Intake, own_book: AddressBook, export: Exporter
    ) -> None:
        intake.take([export("old", [ZOE_ROW])])
        zoe = named(own_book, "Zoë Brandt")
        kept(own_book, replace(zoe, organization="Kestrel Labs", title="", given_name="Zo"))

        changed = ZOE_ROW.replace("Kestrel,Head of Research", "Northlight,Director")
        intake.take([export("new", [changed])])

        zoe = named(own_book, "Zoë Brandt")
        assert (zoe.organization, zoe.title, zoe.given_name) == ("Kestrel Labs", "", "Zo")
        assert zoe.past_organizations == ()

    def test_an_older_export_takes_nothing_back(
        self, intake: Intake, own_book: AddressBook, export: Exporter
    ) -> None:
        changed = ZOE_ROW.replace("Kestrel", "Northlight")
        newer = export("Basic_LinkedInDataExport_06-01-2024", [changed])
        older = export("Basic_LinkedInDataExport_06-01-2020", [ZOE_ROW])
        intake.take([newer])

        report = intake.take([older])

        assert counts(report) == (0, 0, 1, 0)
        assert named(own_book, "Zoë Brandt").organization == "Northlight"

    def test_addresses_and_entries_that_the_user_took_out_stay_out(
        self, intake: Intake, own_book: AddressBook, export: Exporter
    ) -> None:
        row = ZOE_ROW.replace(",,Kestrel", ",zoe@example.org,Kestrel")
        intake.take([export("old", [row])])
        zoe = named(own_book, "Zoë Brandt")
        kept(own_book, replace(zoe, emails=(), urls=(), met_on=None, timeline=Timeline()))

        intake.take([export("new", [row])])

        zoe = named(own_book, "Zoë Brandt")
        assert (zoe.emails, zoe.urls, zoe.met_on, len(zoe.timeline)) == ((), (), None, 0)

    def test_only_new_messages_are_added(
        self, intake: Intake, own_book: AddressBook, export: Exporter
    ) -> None:
        first = message(ZOE, ROBIN, "2024-01-01")
        intake.take([export("old", [ZOE_ROW], [first])], me="Robin Ferreira")

        rows = [first, message(ROBIN, ZOE, "2024-01-02")]
        report = intake.take([export("new", [ZOE_ROW], rows)])

        assert counts(report) == (0, 1, 0, 1)
        assert len(named(own_book, "Zoë Brandt").timeline) == 3

    def test_a_profile_that_was_renamed_is_the_same_person(
        self, intake: Intake, own_book: AddressBook, export: Exporter
    ) -> None:
        intake.take([export("old", [ZOE_ROW])])

        report = intake.take([export("new", [ZOE_ROW.replace("/in/zoe", "/in/zoe-brandt")])])

        assert (report.added, len(own_book.contacts)) == (0, 1)
        assert len(named(own_book, "Zoë Brandt").urls) == 2


class TestPeopleAddedByHand:
    """Who an imported person is among those the user has entered."""

    @pytest.mark.parametrize(
        "by_hand",
        [
            Contact("Zoë", urls=("https://de.linkedin.com/in/ZOE/?trk=x",)),
            Contact("Zoe Brandt", emails=("Zoe+work@Example.org",)),
            Contact("zoe brandt", organization="Kestrel GmbH"),
        ],
        ids=["profile", "address", "name and organization"],
    )
    def test_they_are_recognised_and_filled_in(
        self, by_hand: Contact, intake: Intake, own_book: AddressBook, export: Exporter
    ) -> None:
        entered = kept(own_book, replace(by_hand, note="Met in Porto", closeness=4))
        row = ZOE_ROW.replace(",,Kestrel", ",zoe@example.org,Kestrel")

        report = intake.take([export("a", [row])])

        assert counts(report) == (0, 1, 0, 1)
        zoe = own_book.contacts[entered.id]
        assert (zoe.name, zoe.note, zoe.closeness) == (by_hand.name, "Met in Porto", 4)
        assert zoe.organization == (by_hand.organization or "Kestrel")
        assert zoe.title == "Head of Research"
        assert intake.take([export("b", [row])]).unchanged == 1

    @pytest.mark.parametrize(
        ("by_hand", "score"),
        [
            (Contact("Zoë Brandt"), 75),
            (Contact("Zoë Brandt", organization="Contoso"), 50),
            (Contact("Erik Lund", emails=("zoe@example.org",)), 70),
        ],
        ids=["same name", "same name elsewhere", "same address, another name"],
    )
    def test_in_doubt_they_stay_two_and_the_pair_is_told(
        self,
        by_hand: Contact,
        score: int,
        intake: Intake,
        own_book: AddressBook,
        export: Exporter,
    ) -> None:
        entered = kept(own_book, by_hand)
        row = ZOE_ROW.replace(",,Kestrel", ",zoe@example.org,Kestrel")

        report = intake.take([export("a", [row])])

        (new,) = [number for number in own_book.contacts if number != entered.id]
        assert report.duplicates == (((entered.id, new), score),)
        assert own_book.contacts[entered.id] == entered

    def test_a_person_with_another_profile_is_somebody_else(
        self, intake: Intake, own_book: AddressBook, export: Exporter
    ) -> None:
        other = Contact(
            "Zoë Brandt", organization="Kestrel", urls=("https://www.linkedin.com/in/zoe-2",)
        )
        entered = kept(own_book, other)

        report = intake.take([export("a", [ZOE_ROW])])

        assert (report.added, report.duplicates) == (1, ())
        assert own_book.contacts[entered.id] == entered

    def test_a_name_that_two_imported_people_have_is_nobody_s_proof(
        self, intake: Intake, own_book: AddressBook, export: Exporter
    ) -> None:
        entered = kept(own_book, Contact("Zoë Brandt", organization="Kestrel"))
        second = ZOE_ROW.replace("/in/zoe", "/in/zoe-2")

        report = intake.take([export("a", [ZOE_ROW, second])])

        assert report.added == 2
        assert [pair[0] for pair, _ in report.duplicates] == [entered.id] * 2


class TestRemovedPeople:
    """Whoever was taken out of the book stays out."""

    def test_no_later_export_brings_them_back(self, intake: Intake, own_book: AddressBook) -> None:
        intake.take([ERAS / "Basic_LinkedInDataExport_05-14-2021"])
        zoe = named(own_book, "Zoë Brandt")
        with own_book.changing("Removed Zoë") as change:
            change.remove(zoe.id)

        reports = [intake.take([path]) for path in EVERY_ERA]

        assert "Zoë Brandt" not in {contact.name for contact in own_book.contacts.values()}
        assert [report.added for report in reports] == [0] * len(EVERY_ERA)
        reasons = [row.reason for row in reports[0].skipped]
        assert reasons.count("you took this person out of the book") >= 3

    def test_taking_the_removal_back_brings_them_back(
        self, intake: Intake, own_book: AddressBook
    ) -> None:
        intake.take([EXPORT])
        zoe = named(own_book, "Zoë Brandt")
        with own_book.changing("Removed Zoë") as change:
            change.remove(zoe.id)
        own_book.undo()

        report = intake.take([EXPORT])

        assert counts(report) == (0, 0, 12, 0)
        assert own_book.contacts[zoe.id] == zoe

    def test_the_memory_of_them_holds_no_name(self, tmp_path: Path) -> None:
        book = AddressBook.at(tmp_path / "book.json")
        Intake(book, lambda: date(2024, 7, 1)).take([EXPORT])
        with book.changing("Removed Pat") as change:
            change.remove(named(book, "Pat Quill").id)
        book.close()

        text = (tmp_path / "book.json").read_text(encoding="utf-8").lower()

        assert "quill" not in text
        assert book.removed_sources


class TestMessages:
    """Whose timeline a message stands in, and who becomes a person through one."""

    def test_whoever_the_user_wrote_to_becomes_a_person(
        self, intake: Intake, own_book: AddressBook, export: Exporter
    ) -> None:
        rows = [message(ZOE, ROBIN, "2024-01-01"), message(ROBIN, ZOE, "2024-01-02")]

        report = intake.take([export("a", [], rows)], me="Robin Ferreira")

        zoe = named(own_book, "Zoë Brandt")
        assert counts(report) == (1, 0, 0, 2)
        assert [entry.direction for entry in zoe.timeline] == ["in", "out"]
        assert (zoe.first_name, zoe.family_name) == ("Zoë", "")
        assert zoe.urls == ("https://www.linkedin.com/in/zoe",)

    def test_a_stranger_who_only_wrote_does_not(
        self, intake: Intake, own_book: AddressBook, export: Exporter
    ) -> None:
        rows = [message(ZOE, ROBIN, "2024-01-01")]

        report = intake.take([export("a", [], rows)], me="Robin Ferreira")

        assert (report.added, len(own_book.contacts)) == (0, 0)
        assert [row.line for row in report.skipped] == [2]
        assert "never wrote" in report.skipped[0].reason

    def test_a_member_without_a_name_never_becomes_one(
        self, intake: Intake, own_book: AddressBook, export: Exporter
    ) -> None:
        rows = [message(ROBIN, "LinkedIn Member,", "2024-01-02")]

        report = intake.take([export("a", [], rows)], me="Robin Ferreira")

        assert (report.added, len(report.skipped)) == (0, 1)

    def test_a_name_that_two_people_have_is_not_guessed(
        self, intake: Intake, export: Exporter
    ) -> None:
        people = [ZOE_ROW, ZOE_ROW.replace("/in/zoe", "/in/zoe-2")]
        rows = [message(ROBIN, "Zoë Brandt,", "2024-01-02")]

        report = intake.take([export("a", people, rows)], me="Robin Ferreira")

        assert report.interactions_added == 2
        assert "several people" in report.skipped[0].reason

    def test_without_the_user_the_people_arrive_and_the_messages_wait(
        self, intake: Intake, own_book: AddressBook, export: Exporter
    ) -> None:
        rows = [message(ZOE, ROBIN, "2024-01-01"), message(ROBIN, ZOE, "2024-01-02")]
        folder = export("a", [ZOE_ROW], rows)

        report = intake.take([folder])

        assert (report.added, report.interactions_added, report.owner_found) == (1, 1, False)
        assert "--me" in report.warnings[0].reason
        assert counts(intake.take([folder], me="Robin Ferreira")) == (0, 1, 0, 2)
        assert own_book.owner.name == "Robin Ferreira"

    @pytest.mark.parametrize(
        ("day", "state"), [("2024-06-01", "keeping"), ("2024-04-02", "dormant")]
    )
    def test_the_state_follows_from_the_last_contact(
        self, day: str, state: str, intake: Intake, own_book: AddressBook, export: Exporter
    ) -> None:
        folder = export("a", [ZOE_ROW], [message(ZOE, ROBIN, day)])

        intake.take([folder], me="Robin Ferreira")

        zoe = named(own_book, "Zoë Brandt")
        assert (zoe.state, zoe.rhythm_days) == (state, 0)


class TestNotes:
    """The user's own notes within LinkedIn."""

    NOTE = "Zoë,Brandt,https://www.linkedin.com/in/zoe,Likes tide gauges,2026-01-02,"

    def test_a_note_is_added_to_the_note_once(
        self, intake: Intake, own_book: AddressBook, export: Exporter
    ) -> None:
        kept(own_book, Contact("Zoë", urls=(ZOE.split(",")[1],), note="Met in Porto"))

        intake.take([export("a", [ZOE_ROW], notes=[self.NOTE])])
        report = intake.take([export("b", [ZOE_ROW], notes=[self.NOTE])])

        assert named(own_book, "Zoë").note == "Met in Porto\n\nLikes tide gauges"
        assert counts(report) == (0, 0, 1, 0)

    def test_a_note_reworded_in_linkedin_is_exchanged_and_a_removed_one_stays_out(
        self, intake: Intake, own_book: AddressBook, export: Exporter
    ) -> None:
        intake.take([export("a", [ZOE_ROW], notes=[self.NOTE])])
        intake.take([export("b", [ZOE_ROW], notes=[self.NOTE.replace("tide", "rain")])])
        zoe = named(own_book, "Zoë Brandt")
        assert zoe.note == "Likes rain gauges"

        kept(own_book, replace(zoe, note=""))
        intake.take([export("c", [ZOE_ROW], notes=[self.NOTE.replace("tide", "rain")])])

        assert named(own_book, "Zoë Brandt").note == ""

    def test_a_note_on_nobody_is_told(self, intake: Intake, export: Exporter) -> None:
        report = intake.take([export("a", [], notes=[self.NOTE])])

        assert [row.reason for row in report.skipped] == ["a note on nobody in the book"]


def test_an_unknown_format_is_refused_with_those_known(intake: Intake) -> None:
    with pytest.raises(WrongInput, match="linkedin"):
        intake.take([EXPORT], source_format="facebook")


def test_a_file_that_is_not_understood_changes_nothing(
    intake: Intake, own_book: AddressBook, tmp_path: Path
) -> None:
    (tmp_path / "other.csv").write_text("a,b\n1,2\n", encoding="utf-8")

    with pytest.raises(UnreadableImport):
        intake.take([EXPORT, tmp_path / "other.csv"])

    assert (len(own_book.contacts), own_book.sequence) == (0, 0)


@pytest.mark.parametrize("looks", [0, 3, 6, 9])
def test_it_can_be_stopped_at_any_moment_and_then_nothing_is_kept(
    looks: int, intake: Intake, own_book: AddressBook
) -> None:
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(len(asked))
        return len(asked) > looks

    with pytest.raises(ImportCancelled, match="Nothing was imported"):
        intake.take([EXPORT], cancelled=cancelled)

    assert (len(own_book.contacts), own_book.sequence) == (0, 0)


def test_it_tells_how_far_it_is(intake: Intake) -> None:
    told: list[Progress] = []

    intake.take([EXPORT], progress=told.append)

    steps = list(dict.fromkeys(progress.what for progress in told))
    assert steps[0] == "Reading Connections.csv"
    assert "Matching people" in steps
    assert steps[-1] == "Saving"
    assert all(0 <= progress.done <= progress.total for progress in told)


def test_reports_of_progress_are_far_between(intake: Intake, export: Exporter) -> None:
    row = "P{0},Q,https://www.linkedin.com/in/p{0},,Acme,CEO,01 Jan 2020"
    folder = export("a", [row.format(number) for number in range(3_000)])
    told: list[str] = []
    began = time.monotonic()

    intake.take([folder], progress=lambda progress: told.append(progress.what))

    passed = time.monotonic() - began
    assert len(told) <= 2 * len(set(told)) + 20 * passed


def test_an_archive_is_left_as_it_is(intake: Intake, tmp_path: Path) -> None:
    copy = tmp_path / EXPORT.name
    shutil.copy(EXPORT, copy)
    before = copy.read_bytes()

    intake.take([copy])

    assert (copy.read_bytes(), list(tmp_path.iterdir())) == (before, [copy])
