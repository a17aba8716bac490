"""A talk that is sought, agreed or called off: `schedule`."""

from reconnect_tui.cli.asked_for import refuse, who
from reconnect_tui.cli.records import contact_record
from reconnect_tui.cli.run import Run
from reconnect_tui.core.contact import Contact
from reconnect_tui.core.errors import WrongInput


def schedule(run: Run) -> int:
    """Note that a talk has a date (L9), has none yet (L11), or does not take place (L13).

    Raises:
        DoNotContact: They asked not to be contacted.
        UnknownDate: The words name no day.
        WrongInput: The day has gone by, or there is none.
    """
    asked = run.asked
    contact = run.contact(asked.contact)
    words = " ".join(asked.when)
    if asked.some_time:
        refuse(asked.when, "--some-time")
        return _said(run, run.outreach.willing(contact), "would like to talk: propose two times")
    if asked.off:
        refuse(asked.when, "--off")
        return _called_off(run, contact)
    if not words.strip():
        raise WrongInput(
            f"Say on which day: reconnect schedule {contact.id} next friday. "
            "Without a day yet: --some-time."
        )
    return _agreed(run, contact, words)


def _agreed(run: Run, contact: Contact, words: str) -> int:
    from reconnect_tui.services.spoken_dates import day_and_plan

    day, what = day_and_plan(words, run.today)
    contact = run.outreach.schedule(contact, day, what)
    return _said(run, contact, f"and you talk on {day.isoformat()}")


def _called_off(run: Run, contact: Contact) -> int:
    changed = run.outreach.called_off(contact)
    if changed == contact:
        return _said(run, contact, "had no talk with a date")
    return _said(run, changed, "could not make it: offer two new times")


def _said(run: Run, contact: Contact, words: str) -> int:
    return run.confirm(f"{who(contact)} {words}.", contact_record(contact))
