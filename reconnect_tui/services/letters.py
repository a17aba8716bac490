"""A message as mail programs take it: a file to open as a draft, and a `mailto:` link.

The program itself sends nothing (playbook, section 6.3). Names, addresses and words come from
outside, so none of them may end the place that it stands in and begin another header
(reliability, S6).
"""

import re
from datetime import datetime
from email.header import Header
from email.utils import format_datetime
from urllib.parse import quote

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.owner import Owner
from reconnect_tui.core.text import one_line, pasted

LONGEST_LINK = 2_000
"""Characters of a link that Windows still hands to a mail program whole: it gives up a little
above 2,000 (the limit of its command for addresses is 2,048)."""

_LONGEST_LINE = 76
"""Characters of a line with an encoded word (RFC 2047, section 2)."""

_ATOM = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+")
"""A piece of an address between points (RFC 5322, atext; RFC 6532, other letters too)."""

_LABEL = re.compile(r"[\w-]+")
"""A piece of a domain between points."""

_PLAIN_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+")
"""Words that need no quotes before an address (RFC 5322, phrase)."""


def address_of(emails: tuple[str, ...]) -> str:
    """The first address that can be written to, its domain in ASCII; empty where there is none.

    Only plain ones count (RFC 5322, dot-atom): no quoted or routed ones, and no domain by number.
    """
    for email in emails:
        local, _, domain = email.strip().partition("@")
        if all(map(_ATOM.fullmatch, local.split("."))) and (host := _ascii_domain(domain)):
            return f"{local}@{host}"
    return ""


def letter_of(draft: Draft, contact: Contact, owner: Owner, now: datetime) -> bytes:
    """The draft as a message that a mail program opens to be sent, with CRLF line ends.

    It is ASCII but for an address that is not (RFC 5322 and 2045; RFC 6532). There is no
    Message-ID, which would name this machine: the program that sends the message gives one.

    Args:
        draft: Its subject and words.
        contact: To whom; where they have no address there is no `To`.
        owner: From whom; where they have no address there is no `From`.
        now: The moment for `Date`, with its zone.
    """
    headers = [
        _mailbox("From", owner.name, address_of(owner.emails)),
        _mailbox("To", contact.name, address_of(contact.emails)),
        _unstructured("Subject", one_line(draft.subject)),
        f"Date: {format_datetime(now)}",
        # Outlook and Thunderbird open it as something to be sent, not as something received.
        "X-Unsent: 1",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: quoted-printable",
    ]
    head = "\n".join(header for header in headers if header)
    return f"{head}\n\n{_quoted_printable(pasted(draft.body))}".encode().replace(b"\n", b"\r\n")


def mailto_of(draft: Draft, contact: Contact) -> str:
    """The draft as a `mailto:` link (RFC 6068); without an address where they have none.

    One question mark and the fields `subject` and `body` are all there ever is in it.
    """
    subject, body = one_line(draft.subject), pasted(draft.body).rstrip("\n")
    fields = [f"subject={quote(subject, safe='')}"] if subject else []
    fields.append(f"body={quote(body.replace(chr(10), chr(13) + chr(10)), safe='')}")
    return f"mailto:{quote(address_of(contact.emails), safe='@')}?{'&'.join(fields)}"


def _ascii_domain(domain: str) -> str:
    """The domain as mail programs everywhere know it (RFC 3490); empty where it is none."""
    if not all(map(_LABEL.fullmatch, domain.split("."))):
        return ""
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        return ""


def _mailbox(header: str, name: str, address: str) -> str:
    """`To: "Lindqvist, Ada" <ada@example.org>`; empty without an address."""
    if not address:
        return ""
    name = one_line(name)
    if _is_plain(name) and _PLAIN_NAME.fullmatch(name):
        shown = name
    elif _is_plain(name) and len(name) < _LONGEST_LINE - len(header):
        escaped = name.replace("\\", "\\\\").replace('"', '\\"')
        shown = f'"{escaped}"'
    else:
        shown = _encoded(name, header)
    if not shown:
        return f"{header}: {address}"
    last = len(header) + 2 + len(shown) if "\n" not in shown else len(shown.rpartition("\n")[2])
    fold = "" if last + len(address) + 3 <= _LONGEST_LINE else "\n"
    return f"{header}: {shown}{fold} <{address}>"


def _unstructured(header: str, text: str) -> str:
    """`Subject: The tide gauge`; empty without words."""
    if not text:
        return ""
    short = len(header) + 2 + len(text) <= _LONGEST_LINE
    return f"{header}: {text if short and _is_plain(text) else _encoded(text, header)}"


def _is_plain(text: str) -> bool:
    """Whether a reader takes the text as it stands: ASCII that looks like no encoded word."""
    return text.isascii() and text.isprintable() and "=?" not in text


def _encoded(text: str, header: str) -> str:
    """The text in encoded words, on as many lines as it takes (RFC 2047)."""
    return Header(text, "utf-8", maxlinelen=_LONGEST_LINE, header_name=header).encode()


def _quoted_printable(text: str) -> str:
    """The text in lines of at most 76 ASCII characters (RFC 2045, section 6.7)."""
    import binascii

    body = text if text.endswith("\n") else f"{text}\n"
    return binascii.b2a_qp(body.encode(), istext=True).decode("ascii")
