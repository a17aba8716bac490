"""What the two promised each other (playbook L22, M66).

Both ways stand in the list `promises` of a contact; what the other person promised has `by` set
to `them`. Nobody is ever reminded of a promise that is not their own.
"""

from dataclasses import replace
from datetime import date

from reconnect_tui.core.contact import Contact, Promise, noted
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.errors import WrongInput
from reconnect_tui.core.lifecycle import promising
from reconnect_tui.core.text import folded, one_line
from reconnect_tui.services.record_keeping import RecordKeeping
from reconnect_tui.services.spoken_dates import day_named_in


class Promises(RecordKeeping):
    """Making, keeping and taking back promises."""

    def made(
        self, contact: Contact, text: str, due: PartialDate | None = None, *, theirs: bool = False
    ) -> Contact:
        """The contact with one more promise; one that is open already is not doubled.

        Args:
            contact: To whom, or by whom.
            text: What was promised.
            due: By when; one of the user's without a day has the one that its words name, else
                that of the rules (L22).
            theirs: Whether they promised it to the user.

        Raises:
            WrongInput: There are no words.
        """
        words = one_line(text)
        if not words:
            raise WrongInput("Say in a few words what was promised; the text is empty.")
        today, rules = self._today(), self._rules
        if theirs:
            label = f"{contact.name} promised: {words}"
            return self._changed(
                contact, label, lambda fresh: _promised_by_them(fresh, words, due, today)
            )
        due = due or day_named_in(words, today)
        return self._changed(
            contact,
            f"Promised {contact.name}: {words}",
            lambda fresh: promising.promised(fresh, words, today, due=due, rules=rules),
        )

    def kept(self, contact: Contact, promise: Promise, on: date | None = None) -> Contact:
        """The contact once a promise is kept.

        Raises:
            WrongInput: It is no longer there, or the day lies ahead.
        """
        day = on or self._today()
        if day > self._today():
            raise WrongInput(f"{day.isoformat()} lies ahead, and nothing is done before its day.")

        def deed(fresh: Contact) -> Contact:
            _check_there(fresh, promise)
            if not promise.is_theirs or promise.done is not None:
                return promising.kept(fresh, promise, day)
            done = _with(fresh, promise, replace(promise, done=PartialDate.on(day)))
            return noted(done, f"They kept: {promise.text}", day, fresh.state)

        return self._changed(contact, f"Kept a promise {_whose(contact, promise)}", deed)

    def reworded(
        self, contact: Contact, promise: Promise, text: str = "", due: PartialDate | None = None
    ) -> Contact:
        """The contact with a promise in other words or with another day.

        Raises:
            WrongInput: It is no longer there.
        """
        after = replace(promise, text=one_line(text) or promise.text, due=due or promise.due)

        def deed(fresh: Contact) -> Contact:
            _check_there(fresh, promise)
            return _with(fresh, promise, after)

        return self._changed(contact, f"Changed a promise {_whose(contact, promise)}", deed)

    def without(self, contact: Contact, promise: Promise) -> Contact:
        """The contact without a promise.

        Raises:
            WrongInput: It is no longer there.
        """

        def deed(fresh: Contact) -> Contact:
            _check_there(fresh, promise)
            if not promise.is_theirs:
                return promising.taken_back(fresh, promise, self._today())
            place = fresh.promises.index(promise)
            return replace(fresh, promises=fresh.promises[:place] + fresh.promises[place + 1 :])

        return self._changed(contact, f"Took out a promise {_whose(contact, promise)}", deed)


def _promised_by_them(
    contact: Contact, words: str, due: PartialDate | None, today: date
) -> Contact:
    known = {folded(promise.text) for promise in contact.awaited_promises}
    if folded(words) in known:
        return contact
    promise = Promise(words, due, by="them")
    made = replace(contact, promises=(*contact.promises, promise))
    return noted(made, f"They promised: {words}", today, contact.state)


def _with(contact: Contact, before: Promise, after: Promise) -> Contact:
    place = contact.promises.index(before)
    promises = (*contact.promises[:place], after, *contact.promises[place + 1 :])
    return replace(contact, promises=promises)


def _check_there(contact: Contact, promise: Promise) -> None:
    if promise not in contact.promises:
        raise WrongInput(f"This promise is no longer in the record of {contact.name}.")


def _whose(contact: Contact, promise: Promise) -> str:
    return f"of {contact.name}" if promise.is_theirs else f"to {contact.name}"
