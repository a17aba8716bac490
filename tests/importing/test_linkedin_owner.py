"""Who the user of an export is; in doubt nobody, and then no direction is guessed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reconnect_tui.core.errors import WrongInput
from reconnect_tui.core.owner import Owner
from reconnect_tui.importing.source import Findings, Imported

Reader = Callable[..., tuple[Imported, Findings]]

HEADER = (
    "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER"
)
ROBIN = ("Robin Ferreira", "https://www.linkedin.com/in/robin")
ZOE = ("Zoë Brandt", "https://www.linkedin.com/in/zoe")
OTHER_ROBIN = ("Robin Ferreira", "https://www.linkedin.com/in/other-robin")


def message(
    conversation: str, sender: tuple[str, str], recipient: tuple[str, str], text: str = "Hello"
) -> str:
    both = f"{sender[0]},{sender[1]},{recipient[0]},{recipient[1]}"
    return f"{conversation},{both},2024-01-02 10:00:00 UTC,,{text},INBOX"


@pytest.fixture
def export(tmp_path: Path) -> Callable[..., Path]:
    def make(*messages: str, **others: str) -> Path:
        folder = tmp_path / "export"
        folder.mkdir()
        (folder / "messages.csv").write_text("\n".join([HEADER, *messages]), encoding="utf-8")
        for name, content in others.items():
            (folder / f"{name}.csv").write_text(content, encoding="utf-8")
        return folder

    return make


TWO_SIDES = (message("c1", ZOE, ROBIN), message("c1", ROBIN, ZOE))


def test_the_profile_and_the_addresses_tell(
    export: Callable[..., Path], read_export: Reader
) -> None:
    profile = "First Name,Last Name,Headline\nRobin,Ferreira,Reconnector\n"
    emails = "Email Address,Confirmed,Primary\nold@x.example,Yes,No\nme@x.example,Yes,Yes\n"

    imported, _ = read_export(export(*TWO_SIDES, Profile=profile, Emails=emails))

    assert imported.owner == Owner(
        "Robin Ferreira",
        "Robin",
        ("me@x.example", "old@x.example"),
        profile="https://www.linkedin.com/in/robin",
    )
    assert [message.direction for message in imported.messages] == ["in", "out"]


def test_the_invitations_tell(export: Callable[..., Path], read_export: Reader) -> None:
    invitations = (
        "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
        f"Robin Ferreira,X,1/1/20,,OUTGOING,{ROBIN[1]},https://www.linkedin.com/in/x\n"
    )

    imported, _ = read_export(export(*TWO_SIDES, Invitations=invitations))

    assert imported.owner.profile == ROBIN[1]


def test_presence_in_nearly_every_conversation_tells(
    export: Callable[..., Path], read_export: Reader
) -> None:
    bo = ("Bo Lund", "https://www.linkedin.com/in/bo")

    imported, _ = read_export(export(*TWO_SIDES, message("c2", bo, ROBIN)))

    assert (imported.owner_found, imported.owner.name) == (True, "Robin Ferreira")


def test_the_book_tells_where_the_export_does_not(
    export: Callable[..., Path], read_export: Reader
) -> None:
    imported, _ = read_export(export(*TWO_SIDES), known=Owner("Robin Ferreira"))

    assert imported.owner.profile == ROBIN[1]
    assert [message.direction for message in imported.messages] == ["in", "out"]


@pytest.mark.parametrize("me", ["robin ferreira", "https://linkedin.com/in/ROBIN/"])
def test_what_the_user_says_wins(me: str, export: Callable[..., Path], read_export: Reader) -> None:
    profile = "First Name,Last Name,Headline\nZoë,Brandt,Not me\n"

    imported, _ = read_export(export(*TWO_SIDES, Profile=profile), me=me)

    assert [message.others[0].name for message in imported.messages] == ["Zoë Brandt"] * 2


def test_a_name_that_nobody_has_is_an_error_with_the_names_seen(
    export: Callable[..., Path], read_export: Reader
) -> None:
    with pytest.raises(WrongInput, match=r"Nobody called “Rubin”.*“Zoë Brandt”"):
        read_export(export(*TWO_SIDES), me="Rubin")


def test_in_doubt_no_message_is_taken_and_every_one_is_counted(
    export: Callable[..., Path], read_export: Reader
) -> None:
    imported, findings = read_export(export(*TWO_SIDES))

    assert (imported.owner_found, imported.messages) == (False, ())
    assert [skipped.line for skipped in findings.skipped] == [2, 3]
    assert "--me" in findings.skipped[0].reason
    assert "--me" in findings.warnings[0].reason


def test_a_namesake_with_another_profile_is_not_the_user(
    export: Callable[..., Path], read_export: Reader
) -> None:
    profile = "First Name,Last Name,Headline\nRobin,Ferreira,Me\n"
    rows = (*TWO_SIDES, message("c2", ROBIN, ZOE), message("c3", OTHER_ROBIN, ROBIN, "Namesake"))

    imported, _ = read_export(export(*rows, Profile=profile))

    named = [(message.direction, message.others[0].slug) for message in imported.messages]
    assert ("in", "other-robin") in named


def test_messages_between_others_are_counted_and_left(
    export: Callable[..., Path], read_export: Reader
) -> None:
    bo = ("Bo Lund", "https://www.linkedin.com/in/bo")

    imported, findings = read_export(export(*TWO_SIDES, message("c2", bo, ZOE)), me=ROBIN[0])

    assert len(imported.messages) == 2
    assert [skipped.reason for skipped in findings.skipped] == ["neither from nor to you"]
