"""A message as a mail file and as a `mailto:` link, whatever its names and words hold."""

import email.policy
from datetime import UTC, datetime
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import getaddresses
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.owner import Owner
from reconnect_tui.core.text import one_line, pasted
from reconnect_tui.services.letters import address_of, letter_of, mailto_of

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
WREN = Owner("Wren Okafor", emails=("wren@example.org",))

NAMES = [
    "Ada Lindqvist",
    "Müller, Jörg",
    'Grace "Amazing" Hopper',
    "田中 愛子",
    "O'Neil (Bob) <bob@evil.example>",
    "back\\slash",
    "=?utf-8?q?Bcc?=",
    "Ada\r\nBcc: evil@example.org",
    "Dr. " + "Wolfeschlegelsteinhausen " * 9,
    "Нина, " * 30,
    "Łukasz 👩‍👩‍👧",
]


def draft(body: str = "Words", subject: str = "") -> Draft:
    return Draft(ContactId(1), body, subject)


def ada(*emails: str, name: str = "Ada Lindqvist") -> Contact:
    return Contact(name, emails=emails or ("ada@example.org",))


def read(letter: bytes) -> EmailMessage:
    return BytesParser(policy=email.policy.default).parsebytes(letter)


def recipient(letter: bytes) -> tuple[str, str]:
    """Whom it is for, read the older way: the newer one of Python parts a long name by spaces."""
    message = BytesParser(policy=email.policy.compat32).parsebytes(letter)
    ((name, address),) = getaddresses([message["To"].replace("\r\n", "")])
    return str(make_header(decode_header(name))), address


def test_a_mail_file_holds_what_a_mail_program_needs_and_nothing_that_names_this_machine() -> None:
    letter = letter_of(draft("Dear Ada,\n\nWords.", "The tide gauge"), ada(), WREN, NOW)
    assert letter == (
        b"From: Wren Okafor <wren@example.org>\r\n"
        b"To: Ada Lindqvist <ada@example.org>\r\n"
        b"Subject: The tide gauge\r\n"
        b"Date: Mon, 23 Nov 2026 09:30:00 +0000\r\n"
        b"X-Unsent: 1\r\n"
        b"MIME-Version: 1.0\r\n"
        b"Content-Type: text/plain; charset=utf-8\r\n"
        b"Content-Transfer-Encoding: quoted-printable\r\n"
        b"\r\n"
        b"Dear Ada,\r\n\r\nWords.\r\n"
    )


def test_what_is_not_known_is_left_out() -> None:
    message = read(letter_of(draft(), Contact("Bruno"), Owner("Wren"), NOW))
    assert not {"To", "From", "Subject", "Bcc", "Message-ID"} & set(message.keys())


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_read_back_as_it_stands_and_names_one_person(name: str) -> None:
    letter = letter_of(draft(subject=name), ada(name=name), WREN, NOW)
    message = read(letter)
    assert recipient(letter) == (one_line(name), "ada@example.org")
    assert message["Subject"] == one_line(name)
    assert message["Bcc"] is None
    assert letter.isascii()


@given(st.text(), st.text(max_size=200), st.text(max_size=120))
@example("From here\n.\n..\n=3D \t\n" + "x" * 2_000, "=?utf-8?q?x?=", "a,b")
@example("one\r\ntwo\rthree\x85four\u2028five\x0bsix", "a\r\nBcc: b@c.d", "\udcff")
@example("", "x" * 90, "  two  spaces  ")
def test_any_words_subject_and_name_come_back(body: str, subject: str, name: str) -> None:
    letter = letter_of(draft(body, subject), ada(name=name), WREN, NOW)
    assert all(len(line) <= 78 for line in letter.split(b"\r\n"))
    assert b"\r" not in letter.replace(b"\r\n", b"")
    assert b"\n" not in letter.replace(b"\r\n", b"")
    message = read(letter)
    wanted = pasted(body)
    got = message.get_content().replace("\r\n", "\n")
    assert got == (wanted if wanted.endswith("\n") else f"{wanted}\n")
    assert (message["Subject"] or "") == one_line(subject)
    assert recipient(letter) == (one_line(name), "ada@example.org")
    assert set(message.keys()) <= {
        *("From", "To", "Subject", "Date", "X-Unsent", "MIME-Version"),
        *("Content-Type", "Content-Transfer-Encoding"),
    }


@pytest.mark.parametrize(
    ("emails", "address"),
    [
        ((), ""),
        (("ada@example.org", "b@example.org"), "ada@example.org"),
        (("not an address", "ada+tide@example.org"), "ada+tide@example.org"),
        (("a@b.example?bcc=evil@x.example",), ""),
        (("ada@example.org\r\nBcc: evil@x.example",), ""),
        (("<ada@example.org>",), ""),
        (("a@b.example,c@d.example",), ""),
        (("jörg@müller.example",), "jörg@xn--mller-kva.example"),
        (("ada@" + "x" * 80 + ".example", "ada@host"), "ada@host"),
        (("ada@a..example",), ""),
    ],
)
def test_the_first_address_that_is_one_is_taken(emails: tuple[str, ...], address: str) -> None:
    assert address_of(emails) == address


def test_a_letter_for_an_address_with_other_letters_can_be_read() -> None:
    letter = letter_of(draft(), ada("jörg@müller.example"), WREN, NOW)
    assert "jörg@xn--mller-kva.example" in letter.decode("utf-8")


def test_a_link_holds_the_address_the_subject_and_the_words() -> None:
    assert mailto_of(draft("Hi Ada,\n\nWords & more.", "Tide gauge?"), ada()) == (
        "mailto:ada@example.org?subject=Tide%20gauge%3F"
        "&body=Hi%20Ada%2C%0D%0A%0D%0AWords%20%26%20more."
    )


def test_a_link_without_an_address_names_nobody() -> None:
    assert mailto_of(draft(subject="A"), Contact("Bruno")) == "mailto:?subject=A&body=Words"
    assert mailto_of(draft(), Contact("Bruno")) == "mailto:?body=Words"


@pytest.mark.parametrize(
    "hostile",
    ["a@b.c?bcc=evil@x.example", "x@y.z%0d%0aBcc:evil@x.example", "&bcc=e@x&attach=/etc/passwd"],
)
def test_nothing_becomes_a_field_of_the_link(hostile: str) -> None:
    link = mailto_of(draft(hostile, hostile), ada(hostile))
    assert link.count("?") == 1
    assert [key for key, _ in parse_qsl(urlsplit(link).query)] == ["subject", "body"]
    assert "@" not in urlsplit(link).query


@given(st.text(), st.text())
def test_any_words_and_subject_come_back_from_a_link(body: str, subject: str) -> None:
    link = mailto_of(draft(body, subject), ada())
    assert link.isascii()
    assert link.count("?") == 1
    found = dict(part.split("=") for part in urlsplit(link).query.split("&"))
    assert unquote(found.get("subject", "")) == one_line(subject)
    assert unquote(found["body"]).replace("\r\n", "\n") == pasted(body).rstrip("\n")
