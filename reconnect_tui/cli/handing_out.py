"""The ways a message goes out to where it is sent: the eye, the clipboard, a mail program."""

import re
from collections.abc import Callable
from datetime import datetime

from reconnect_tui.cli.output import Words
from reconnect_tui.cli.records import Document
from reconnect_tui.cli.run import Run
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.errors import NoSuchContact, WrongInput
from reconnect_tui.storage.locations import editing_folder

_DRAFT = re.compile(r"(?:d|draft:)(\d{1,9})", re.I)


def draft_number_in(words: str) -> int | None:
    """The number that `draft:7` or `d7` names; `None` for other words."""
    match = _DRAFT.fullmatch(words)
    return None if match is None else int(match[1])


def live_draft(run: Run, number: int) -> Draft:
    """The message of a number, which must still be waiting to be sent.

    Raises:
        NoSuchContact: There is none.
        WrongInput: It was sent or put away.
    """
    message = run.outreach.draft(number)
    if message is None:
        raise NoSuchContact(f"There is no draft:{number}. “reconnect drafts” lists them.")
    if not message.is_live:
        raise WrongInput(f"draft:{number} is {message.status} already.")
    return message


def begun(run: Run, draft: Draft) -> Draft:
    """A composed message as it is kept, after the editor where that is asked for.

    Raises:
        EditorFailed: It could not be run, or ended with an error; nothing is kept.
    """
    if run.asked.edit:
        draft = in_editor(run, draft, run.outreach.keep)
    return run.outreach.keep(draft) if draft.id == 0 else draft


def in_editor(run: Run, draft: Draft, keep: Callable[[Draft], Draft]) -> Draft:
    """The message as it is kept after the editor of the user; as it was where they changed nothing.

    Raises:
        EditorFailed: It could not be run, or ended with an error.
        EditedWordsNotSaved: The book could not be written; the words are in a file.
    """
    from reconnect_tui.services.editor import edited, is_editor_named, run_in_terminal

    surroundings = run.surroundings
    if not (surroundings.stdin.isatty() or is_editor_named(surroundings.environment)):
        raise WrongInput(
            "There is no terminal for an editor. Name one that needs none: export EDITOR=…"
        )
    reworded = edited(
        draft,
        run.book.contacts[draft.contact_id].name,
        editing_folder(),
        environ=surroundings.environment,
        run=run_in_terminal,
        keep=keep,
    )
    if reworded is draft:
        run.output.hint(
            "The editor left the words as they were. One with windows of its own must be told "
            "to wait: EDITOR='code --wait'"
        )
    return reworded


def check_ways(run: Run) -> None:
    """Let pass only options that go together.

    Raises:
        WrongInput: They do not.
    """
    if run.asked.with_subject and not run.asked.copy:
        raise WrongInput("--with-subject is for --copy: the other ways always have the subject.")


def hand_out(run: Run, kept: Draft, document: Document) -> list[str]:
    """Write a kept message to stdout in the way that is asked for, or copy it as well.

    Args:
        run: What was asked for; with `--json` it is `document`, to which the way adds its key.
        kept: The message.
        document: The message for `--json`.

    Returns:
        What to tell about it.
    """
    asked, said, text = run.asked, list[str](), ""
    if asked.mailto:
        text = document["mailto"] = run.outreach.mailto(kept)
        said = _told_of_link(run, kept, text)
    elif asked.eml:
        text = document["eml"] = _letter(run, kept)
        said = _told_of_address(run, kept, "the message has no “To” yet")
    elif asked.copy:
        _, copied = run.outreach.copy(kept, with_subject=asked.with_subject)
        document["copied"] = copied.outcome.value
        said = [f"{copied.sentence} Once it is sent: reconnect sent draft:{kept.id}"]
    if asked.json:
        run.output.document(document)
    elif text:
        run.output.exact(text if text.endswith("\n") else f"{text}\n")
    else:
        _show_words(run, kept)
    return said


def _show_words(run: Run, kept: Draft) -> None:
    if kept.subject:
        run.output.line(Words("Subject: ", "quiet"), kept.subject)
        run.output.line()
    run.output.passage(kept.body)


def _letter(run: Run, kept: Draft) -> str:
    """The message as a file, with the line ends of this machine; `mutt -H -` reads it so too."""
    time = datetime.now().astimezone().time()
    now = datetime.combine(run.today, time).astimezone()
    return run.outreach.letter(kept, now).decode("utf-8").replace("\r\n", "\n")


def _told_of_link(run: Run, kept: Draft, link: str) -> list[str]:
    from reconnect_tui.services.letters import LONGEST_LINK

    said = _told_of_address(run, kept, "the link names nobody")
    if len(link) > LONGEST_LINK:
        said.append(
            f"The link has {len(link):,} characters; where programs take only {LONGEST_LINK:,}, "
            "the end of the message is lost. Use --eml or --copy there."
        )
    return said


def _told_of_address(run: Run, kept: Draft, what: str) -> list[str]:
    from reconnect_tui.services.letters import address_of

    contact = run.book.contacts[kept.contact_id]
    if address_of(contact.emails):
        return []
    return [
        f"No email address of {contact.name} can be used, so {what}. "
        f"Add one: reconnect edit {contact.id} email=name@example.org"
    ]
