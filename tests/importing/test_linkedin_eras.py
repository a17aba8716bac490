"""Exports of every year since 2018, as LinkedIn writes them and as spreadsheets leave them."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from reconnect_tui.importing.source import Findings, Imported, ImportedMessage

Reader = Callable[..., tuple[Imported, Findings]]

CAST = [
    "Zoë Brandt",
    "Tomasz Wiśniewski",
    "Maria José de la Cruz",
    "愛子 田中",
    "Neha",
    "J. Smith",
    "J. Smith",
    "Siobhán O'Neill-Ågård",
    "Lena Fiction",
    "Dr. Omar Sample",
    "Pat Quill",
    "Ann-Kathrin Müller-Lüdenscheidt",
]
WITH_CONNECTIONS = [
    "Basic_LinkedInDataExport_05-14-2021",
    "Complete_LinkedInDataExport_09-18-2022",
    "Basic_LinkedInDataExport_10-21-2023",
    "Basic_LinkedInDataExport_10-21-2023.zip",
    "rezipped_on_mac_nested.zip",
]
WITH_DRAFT_COLUMN = [
    "Complete_LinkedInDataExport_12-25-2024",
    "Basic_LinkedInDataExport_08-15-2025",
]
SPREADSHEETS = [
    "excel_resave_bom_crlf.csv",
    "excel_unicode_text_utf16_tab.csv",
    "notes_trailing_commas.csv",
]


def to_name(message: ImportedMessage) -> str:
    return message.others[0].name


@pytest.mark.parametrize("era", WITH_CONNECTIONS)
def test_the_people_of_an_era_arrive(era: str, eras: Path, read_export: Reader) -> None:
    imported, _ = read_export(eras / era)

    assert [person.name.shown for person in imported.people] == CAST
    zoe, tomasz, maria = imported.people[:3]
    assert str(zoe.met_on) == "2019-03-12"
    assert (zoe.organization, zoe.title) == ("Kestrel Robotics GmbH", "Head of Research, EMEA")
    assert tomasz.emails == ("tomasz.w@example.org",)
    assert (maria.name.family, maria.name.credentials) == ("de la Cruz", "PMP")


@pytest.mark.parametrize("table", SPREADSHEETS)
def test_a_table_from_a_spreadsheet_says_the_same(
    table: str, nasty: Path, eras: Path, read_export: Reader
) -> None:
    saved, findings = read_export(nasty / table)
    original, _ = read_export(eras / "Basic_LinkedInDataExport_10-21-2023")

    assert [(person.slug, person.met_on, person.name) for person in saved.people] == [
        (person.slug, person.met_on, person.name) for person in original.people
    ]
    assert findings.warnings == []


@pytest.mark.parametrize("era", [*WITH_CONNECTIONS, *WITH_DRAFT_COLUMN])
def test_the_messages_of_an_era_arrive(era: str, eras: Path, read_export: Reader) -> None:
    imported, findings = read_export(eras / era)

    told = [(m.day.text, m.direction, to_name(m), m.group) for m in imported.messages]
    draft = [("2024-06-30", "out", "Neha", False)] if era in WITH_CONNECTIONS else []
    assert told == [
        ("2013-01-01", "out", "Pat Quill", False),
        ("2016-01-15", "in", "Siobhán O'Neill-Ågård", False),
        ("2019-03-13", "in", "Zoë Brandt", False),
        ("2019-03-13", "out", "Zoë Brandt", False),
        ("2022-05-20", "in", "Tomasz Wiśniewski", True),
        ("2023-11-02", "in", "Zoë Brandt", False),
        *draft,
    ]
    reasons = [(row.line, row.reason) for row in findings.skipped if row.file == "messages.csv"]
    assert reasons == [
        (11, "a sponsored message"),
        (12, "the sender’s account is gone"),
        (13, "in the spam folder"),
        *([(14, "a draft that was never sent")] if not draft else []),
    ]


@pytest.mark.parametrize("era", [*WITH_CONNECTIONS, *WITH_DRAFT_COLUMN])
def test_a_group_names_everyone_although_names_hold_commas(
    era: str, eras: Path, read_export: Reader
) -> None:
    imported, _ = read_export(eras / era)

    (group,) = [message for message in imported.messages if message.group]

    assert [party.key for party in group.others] == [
        "tomasz wisniewski",
        "zoe brandt",
        "maria jose de la cruz",
    ]
    assert group.body.splitlines()[1:] == ["- one", "- two"]
    assert "\n" not in group.summary


def test_one_message_has_one_uid_in_every_era(eras: Path, read_export: Reader) -> None:
    uids = [
        {message.uid for message in read_export(eras / era)[0].messages}
        for era in [*WITH_CONNECTIONS, *WITH_DRAFT_COLUMN]
    ]

    assert uids[0] == uids[1] == uids[2] == uids[3] == uids[4]
    assert uids[5] == uids[6] < uids[0]


def test_attachments_are_kept(eras: Path, read_export: Reader) -> None:
    imported, _ = read_export(eras / "Basic_LinkedInDataExport_08-15-2025")

    (attached,) = [message for message in imported.messages if message.attachments]

    assert (to_name(attached), len(attached.attachments)) == ("Pat Quill", 2)
    assert attached.summary == "Re: proposal: Hi Pat, attached as discussed."


def test_members_who_hide_are_counted_in_one_line(eras: Path, read_export: Reader) -> None:
    _, findings = read_export(eras / "Basic_LinkedInDataExport_10-21-2023")

    (hidden,) = [row for row in findings.skipped if row.file == "Connections.csv"]

    assert hidden.line == 9
    assert hidden.reason.startswith("2 members")


@pytest.mark.parametrize(
    ("era", "name", "given_name"),
    [
        ("Basic_LinkedInDataExport_05-14-2021", "Robin Ferreira", ""),
        ("Complete_LinkedInDataExport_09-18-2022", "Robin Ferreira", "Robin"),
        ("Basic_LinkedInDataExport_10-21-2023", "Robin Ferreira", ""),
        ("Complete_LinkedInDataExport_12-25-2024", "Robin Ferreira", ""),
        ("Basic_LinkedInDataExport_08-15-2025", "Robin Ferreira", ""),
    ],
)
def test_the_user_is_recognised_in_every_era(
    era: str, name: str, given_name: str, eras: Path, read_export: Reader
) -> None:
    owner = read_export(eras / era)[0].owner

    assert (owner.name, owner.given_name) == (name, given_name)
    assert owner.profile == "https://www.linkedin.com/in/robin-ferreira-demo"


def test_an_export_of_2018_says_itself_which_way_a_message_went(
    read_export: Reader, tmp_path: Path
) -> None:
    (tmp_path / "Connections.csv").write_text(
        "First Name,Last Name,Email Address,Company,Position,Connected On\n"
        'Ada,Hill,ada@example.org,Acme,CEO,"9/29/17, 9:05 AM"\n',
        encoding="utf-8",
    )
    (tmp_path / "Messages.csv").write_text(
        "From,To,Date,Subject,Content,Direction,Folder\n"
        'Ada Hill,Robin Ferreira,"10/2/18, 3:10 PM",,Hello Robin,INCOMING,INBOX\n'
        'Robin Ferreira,Ada Hill,"10/2/18, 5:10 PM",,Hello Ada,OUTGOING,SENT\n',
        encoding="utf-8",
    )

    imported, _ = read_export(tmp_path)

    assert str(imported.people[0].met_on) == "2017-09-29"
    assert imported.owner.name == "Robin Ferreira"
    assert [(m.direction, m.day.text, m.at) for m in imported.messages] == [
        ("in", "2018-10-02", ""),
        ("out", "2018-10-02", ""),
    ]


def test_a_fully_quoted_table_is_read(read_export: Reader, tmp_path: Path) -> None:
    path = tmp_path / "messages.csv"
    path.write_text(
        '"CONVERSATION ID","CONVERSATION TITLE","FROM","SENDER PROFILE URL","TO",'
        '"RECIPIENT PROFILE URLS","DATE","SUBJECT","CONTENT","FOLDER","ATTACHMENTS"\n'
        '"c1","","Ada Hill","https://www.linkedin.com/in/ada","Robin Ferreira",'
        '"https://www.linkedin.com/in/robin","2026-01-02 03:04:05 UTC",'
        '"","One\n\nTwo","INBOX",""\n',
        encoding="utf-8",
    )

    imported, _ = read_export(path, me="Robin Ferreira")

    assert imported.messages[0].body == "One\n\nTwo"
    assert imported.messages[0].at == "2026-01-02T03:04:05Z"


@pytest.mark.parametrize(
    ("content", "body"),
    [
        ("<p>Hello &amp; welcome</p><p>Robin<br/>again</p>", "Hello & welcome\nRobin\nagain"),
        ("I <3 this, a < b &amp; c", "I <3 this, a < b &amp; c"),
        ('<a href=""https://x.example"">here</a>', "here"),
    ],
)
def test_markup_is_taken_out_of_messages_and_other_signs_stay(
    content: str, body: str, read_export: Reader, tmp_path: Path
) -> None:
    path = tmp_path / "messages.csv"
    path.write_text(
        "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,DATE,CONTENT\n"
        f'c1,Ada,https://www.linkedin.com/in/ada,Robin,2026-01-02 03:04:05 UTC,"{content}"\n',
        encoding="utf-8",
    )

    (message,) = read_export(path, me="Robin")[0].messages

    assert message.body == body


def test_german_headers_and_months_are_accepted(nasty: Path, read_export: Reader) -> None:
    imported, findings = read_export(nasty / "locale_de_unverified.csv")

    assert [(person.name.shown, str(person.met_on)) for person in imported.people] == [
        ("Hans Beispiel", "2022-04-03"),
        ("Eva Muster", "2019-03-12"),
    ]
    assert findings.warnings == []


def test_double_encoded_letters_are_told_and_left(nasty: Path, read_export: Reader) -> None:
    imported, findings = read_export(nasty / "utf8_read_as_latin1_mojibake.csv")

    assert imported.people[0].name.shown == "ZoÃ« Brandt"
    assert [row.line for row in findings.warnings] == [5, 6, 7, 8, 13, 14, 17]
    assert all("looks double-encoded" in row.reason for row in findings.warnings)


def test_bad_rows_are_told_by_line_and_everything_else_arrives(
    nasty: Path, read_export: Reader
) -> None:
    imported, findings = read_export(nasty / "bad_rows.csv")

    by_slug = {person.native_id: person for person in imported.people}
    assert [person.name.shown for person in imported.people] == [
        "Good One",
        "Short Row",
        "Too Many",
        "Bad Date",
        "No Date",
        "Weird Date",
        "Bad Email",
        "Two Emails",
        "Good One",
        "good one",
        "Nul Byte",
        "=cmd|' /C calc'!A0 Formula",
        "Unclosed Quote",
        "Last After",
    ]
    assert by_slug["two-emails-demo"].emails == ("a@example.com", "b@example.com")
    assert "not-an-email" in by_slug["bad-email-demo"].note
    assert by_slug["too-many-demo"].raw["more_cells"] == ["EXTRA", "COLS"]
    assert by_slug["bad-date-demo"].raw["connected_on_as_exported"] == "31 Feb 2020"
    assert {(row.line, row.reason) for row in findings.skipped} == {
        (8, "empty row"),
        (14, "the header again"),
    }
    assert sorted(row.line for row in findings.warnings) == [6, 7, 9, 11, 12, 13, 17, 19]


def test_overlong_values_are_cut_and_told(read_export: Reader, tmp_path: Path) -> None:
    path = tmp_path / "Connections.csv"
    path.write_text(
        f"First Name,Last Name,Company,Connected On\nZoë,Brandt,{'x' * 900},12 Mar 2019\n",
        encoding="utf-8",
    )

    imported, findings = read_export(path)

    assert len(imported.people[0].organization) == 500
    assert findings.warnings[0].reason == "organization cut to 500 characters"


def public_fixtures() -> Path:
    folder = os.environ.get("RECONNECT_FIXTURES", "")
    if not folder:
        pytest.skip("RECONNECT_FIXTURES names no folder with public exports")
    return Path(folder) / "linkedin"


def test_a_public_fixture_with_a_broken_row(read_export: Reader) -> None:
    folder = public_fixtures()

    imported, findings = read_export(
        folder / "kawsay_Connections.csv", folder / "kawsay_messages.csv", me="Pedro Fuentes"
    )

    assert [person.name.shown for person in imported.people] == ["José García", "Æsop Fontaine"]
    assert [(m.direction, to_name(m)) for m in imported.messages] == [
        ("in", "Ana Lopez"),
        ("out", "Ana Lopez"),
    ]
    assert [row.line for row in findings.skipped] == [5]


def test_a_public_archive_of_thousands_adds_up(read_export: Reader) -> None:
    imported, findings = read_export(public_fixtures() / "silkyrich_sample_export.zip")

    assert imported.owner.name == "Ada Byron-Lovelace"
    assert len(imported.people) == 2_000
    # Its dates lie in the 19th century, which no LinkedIn member has seen.
    skipped = [row for row in findings.skipped if row.file == "messages.csv"]
    assert len(imported.messages) + len(skipped) == 20_000
