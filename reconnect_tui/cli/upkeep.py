"""Decisions about a person: `snooze` to `wake`, `rhythm`, `closeness`, `tag`, `goal`, `goals`."""

from collections.abc import Callable, Sequence

from reconnect_tui.cli.asked_for import has_said_yes
from reconnect_tui.cli.records import contact_record, record
from reconnect_tui.cli.run import Run
from reconnect_tui.core.contact import Contact
from reconnect_tui.core.errors import UnknownDate, WrongInput

_LONGEST_RHYTHM = 3650
_NO_RHYTHM = frozenset({"off", "none", "0"})


def snooze(run: Run) -> int:
    """Set a person aside until a day.

    Raises:
        UnknownDate: The words name no day.
        WrongInput: The day does not lie ahead.
    """
    from reconnect_tui.services.spoken_dates import future_date

    words = " ".join(run.asked.when)
    until = future_date(words, run.today)
    if not until.is_exact:
        raise UnknownDate(f"“{words}” names no day. Write one such as 2027-01-11, or 2 weeks.")
    contact = run.outreach.snooze(run.contact(run.asked.contact), until.first)
    return _confirmed(run, contact, f"is set aside until {until.text}")


def star(run: Run) -> int:
    """Mark a person as one the user would like to write to."""
    contact = run.outreach.star(run.contact(run.asked.contact))
    if contact.state == "considering":
        return _confirmed(run, contact, "is starred")
    state = contact.state.replace("_", " ")
    return _confirmed(run, contact, f"is further along than a star: {state}")


def pause(run: Run) -> int:
    """Leave a person to rest."""
    return _done(run, run.outreach.pause, "is left to rest")


def let_go(run: Run) -> int:
    """Close a tie kindly."""
    return _done(run, run.outreach.let_go, "is let go, kindly; the record stays")


def wake(run: Run) -> int:
    """Put a person back on the list."""
    return _done(run, run.outreach.wake, "is back on the list")


def rhythm(run: Run) -> int:
    """Choose how many days may pass between touches.

    Raises:
        WrongInput: It is no number of days.
    """
    text = run.asked.days.strip().lower()
    if text in _NO_RHYTHM:
        days = 0
    elif text.isascii() and text.isdecimal() and 0 < int(text[:9]) <= _LONGEST_RHYTHM:
        days = int(text[:9])
    else:
        raise WrongInput(
            f"“{text}” is no rhythm. Write a number of days from 1 to {_LONGEST_RHYTHM}, or off."
        )
    contact = run.contact(run.asked.contact)
    if not _is_often_meant(run, contact, days):
        return _confirmed(run, contact, "keeps the rhythm they had")
    contact = run.upkeep.in_rhythm(contact, days)
    words = f"has a rhythm of {days} days" if days else "has no rhythm"
    return _confirmed(run, contact, words)


def _is_often_meant(run: Run, contact: Contact, days: int) -> bool:
    """Whether a rhythm stands; a short one between colleagues is asked about (playbook M88).

    Where there is nobody to ask it is only remarked upon.
    """
    if not 0 < days < run.rules.shortest_rhythm or contact.relationship == "friend":
        return True
    usual = ", ".join(str(one) for one in run.rules.rhythms)
    run.output.hint(f"That is often between people who met at work; usual are {usual} days.")
    if not run.surroundings.stdin.isatty() or run.asked.json:
        return True
    return has_said_yes(run, f"Every {days} days all the same?")


def closeness(run: Run) -> int:
    """Say how close the two are."""
    contact = run.upkeep.close_by(run.contact(run.asked.contact), run.asked.closeness)
    return _confirmed(run, contact, f"has closeness {contact.closeness} of 5")


def tag(run: Run) -> int:
    """Put tags on a person, or take them off."""
    contact = run.contact(run.asked.contact)
    if not any(one.strip() for one in run.asked.tags):
        raise WrongInput("A tag needs a word: reconnect tag CONTACT TAG.")
    change = run.upkeep.untagged if run.asked.remove else run.upkeep.tagged
    contact = change(contact, run.asked.tags)
    return _confirmed(run, contact, f"has {_listed('tag', contact.tags)}")


def goal(run: Run) -> int:
    """Say which of the user's goals a person belongs to."""
    contact = run.contact(run.asked.contact)
    change = run.upkeep.unaimed if run.asked.remove else run.upkeep.aimed
    contact = change(contact, run.asked.names)
    return _confirmed(run, contact, f"has {_listed('goal', contact.goal_tags)}")


def me(run: Run) -> int:
    """Show who the user is, or say it: the name that signs a message.

    Raises:
        WrongInput: The name is empty.
    """
    words = " ".join(run.asked.name)
    asked, before = run.asked, run.book.owner
    if words or asked.short or asked.time_zone is not None:
        short = asked.short or ("" if words else before.given_name)
        owner = run.upkeep.called(words or before.name, short, asked.time_zone)
        line = f"Your messages are signed {owner.signature}, formal ones {owner.name}."
        return run.confirm(line, record(owner))
    owner = run.book.owner
    if run.asked.json:
        run.output.document(record(owner))
    elif owner.name:
        run.output.line(f"{owner.name}, signed {owner.signature}")
    else:
        run.output.hint("Nobody has said who you are. Say it with: reconnect me YOUR NAME")
        return 1
    return 0


def goals(run: Run) -> int:
    """Show the user's own goals, or set them.

    Raises:
        WrongInput: There is no such goal, or a date without a goal.
        UnknownDate: The date cannot be understood.
    """
    asked = run.asked
    if asked.clear and (asked.names or asked.need_by):
        raise WrongInput("--clear takes all goals away; name none with it.")
    if asked.need_by and not asked.names:
        raise WrongInput("Name the goal that is to be reached by then: reconnect goals NAME.")
    if not asked.names and not asked.clear:
        return _goals_shown(run)
    before = run.book.goals
    found = run.upkeep.pursue(asked.names, _need_by(run))
    words = ", ".join(one.name for one in found)
    line = f"Your goals, in order: {words}." if found else "You have no goals now."
    if found:
        _hint_at_goals(run, [one.name for one in before], [one.name for one in found])
    return run.confirm(line, [record(one) for one in found])


def _hint_at_goals(run: Run, before: Sequence[str], now: Sequence[str]) -> None:
    """Say which goals were left out, and which nobody in the book belongs to yet (L23)."""
    gone = [name for name in before if name not in now]
    if gone:
        run.output.hint(f"No longer a goal: {', '.join(gone)}; reconnect undo brings it back.")
    known = {name for contact in run.book.contacts.values() for name in contact.goal_tags}
    lonely = [name for name in now if name not in known]
    if lonely:
        run.output.hint(
            f"Nobody belongs to {' or '.join(lonely)} yet: reconnect goal CONTACT {lonely[0]}"
        )


def _goals_shown(run: Run) -> int:
    found = run.book.goals
    return run.listed(
        [record(one) for one in found],
        ((one.name, f"by {one.need_by}" if one.need_by else "") for one in found),
        "No goals are set. Set them with: reconnect goals mentorship networking",
    )


def _need_by(run: Run) -> str:
    words = run.asked.need_by
    if not words:
        return ""
    from reconnect_tui.services.spoken_dates import future_date

    when = future_date(words, run.today)
    if not when.is_exact:
        raise UnknownDate(f"“{words}” names no day. Write one such as 2027-03-01.")
    if when.first < run.today:
        raise WrongInput(f"{when.text} does not lie ahead. Name a later day.")
    return when.text


def _done(run: Run, deed: Callable[[Contact], Contact], words: str) -> int:
    return _confirmed(run, deed(run.contact(run.asked.contact)), words)


def _confirmed(run: Run, contact: Contact, words: str) -> int:
    return run.confirm(f"{contact.name} ({contact.id}) {words}.", contact_record(contact))


def _listed(noun: str, words: tuple[str, ...]) -> str:
    if not words:
        return f"no {noun}s"
    return f"the {noun}{'' if len(words) == 1 else 's'} {', '.join(words)}"
