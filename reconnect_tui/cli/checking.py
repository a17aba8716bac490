"""`check`: the coach on any text (contract, section 3)."""

from pathlib import Path
from typing import TYPE_CHECKING

from reconnect_tui.cli.output import Words
from reconnect_tui.cli.run import Run
from reconnect_tui.core.contact import Contact
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.errors import WrongInput
from reconnect_tui.core.text import LONGEST_NOTE, harmless

if TYPE_CHECKING:
    from reconnect_tui.core.coach.finding import Finding

_STANDARD_INPUT = "-"


def check(run: Run) -> int:
    """Say what the coach sees; 1 where a warning stands, whatever the hints (decision 3).

    Raises:
        WrongInput: The text cannot be read, or there is no such move.
        NoSuchContact: Nobody answers to the words.
    """
    name = run.asked.path
    body = _text_of(run, name)
    contact = run.contact(run.asked.to)
    draft = _draft(run, contact, body)
    findings = run.coach.about(draft).findings
    if run.asked.json:
        run.output.document([row_of(finding) for finding in findings])
    else:
        for finding in findings:
            run.output.line(*_line(name, body, finding))
    return 1 if any(finding.severity != "hint" for finding in findings) else 0


def row_of(finding: "Finding") -> dict[str, object]:
    """A finding as others read it."""
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "start": finding.start,
        "end": finding.end,
        "excerpt": finding.excerpt,
        "field": finding.field,
    }


def _line(name: str, body: str, finding: "Finding") -> tuple[Words | str, ...]:
    line, column = 1, 1
    if finding.field == "body":
        before = body[: finding.start]
        line, column = before.count("\n") + 1, finding.start - before.rfind("\n")
    where = f"{harmless(name)}:{line}:{column}:"
    severity = Words(finding.severity, "quiet" if finding.severity == "hint" else "strong")
    return (f"{where} {finding.rule} ", severity, f" {finding.message}")


def _draft(run: Run, contact: Contact, body: str) -> Draft:
    """The text as a draft; what is not said comes from the move and the record."""
    from reconnect_tui.core.writing.manner import usual_tone

    asked = run.asked
    move = run.outreach.repertoire.named(asked.move) if asked.move else None
    owed = run.outreach.tie(contact).waiting_since is not None
    usual = move.stage if move else "reply" if owed else "first_contact"
    return Draft(
        contact.id,
        body,
        asked.subject,
        move=move.name if move else "",
        tone=asked.tone or usual_tone(contact),
        channel=asked.channel or "email",
        stage=asked.stage or usual,
    )


def _text_of(run: Run, name: str) -> str:
    """The words of a file, or of the standard input.

    Raises:
        WrongInput: They cannot be read.
    """
    try:
        if name == _STANDARD_INPUT:
            data = run.surroundings.stdin.read(LONGEST_NOTE + 1).encode("utf-8", "surrogateescape")
        else:
            with Path(name).open("rb") as file:
                data = file.read(4 * LONGEST_NOTE + 1)
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise WrongInput(
            f"{harmless(name)} is no text in UTF-8 (byte {problem.start}). Save it as UTF-8 and "
            "check it again."
        ) from problem
    except OSError as problem:
        raise WrongInput(
            f"{harmless(name)} cannot be read: {problem.strerror or problem}. Name a text file, or "
            "- for the standard input."
        ) from problem
    if len(text) > LONGEST_NOTE:
        raise WrongInput(
            f"{harmless(name)} is longer than {LONGEST_NOTE:,} characters, which is no message."
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")
