"""Looking after the book while one works: what others change is taken in, and all is put in order.

Nobody waits for it: it happens on a thread of its own, and neither the place in the list nor the
words of a message are touched.
"""

from dataclasses import dataclass
from datetime import date

from textual import work

from reconnect_tui.core.contact import ContactId
from reconnect_tui.core.contacts import Contacts
from reconnect_tui.core.errors import BookTrouble, ReconnectError
from reconnect_tui.core.ranking.roster import Roster
from reconnect_tui.ui.screens.people import PeopleScreen
from reconnect_tui.ui.widgets.contact_list import People

LOOK_EVERY = 1.0
"""Seconds between two looks at the file; a look costs two calls of the system."""

FOLD_AFTER = 4
"""Looks without a change of one's own, after which the journal becomes part of the file."""


@dataclass(frozen=True, slots=True)
class _News:
    """What a round has found."""

    day: date
    """The day on which it looked."""

    seen: People
    """What was shown then."""

    changed: tuple[ContactId, ...]
    """Who is not as they were shown, or was shown no more."""

    contacts: Contacts
    """Everyone as they were found."""

    roster: Roster
    """Their order."""


class Tending(PeopleScreen):
    """A screen that keeps up with its book."""

    _tending: bool = False
    _quiet_looks: int = 0
    _last_sequence: int = -1
    _day: date | None = None
    _news: _News | None = None
    _to_look_again: bool = False
    """Whether what was found had to be left, for something else is shown by now."""

    _told: str = ""

    def start_tending(self) -> None:
        """From now on look at the book every second."""
        self._day = self.services.today()
        self.set_interval(LOOK_EVERY, self._look)

    def _look(self) -> None:
        if self._news is not None:
            self._show_news(self._news)
            return
        if self._tending:
            return
        book = self.services.book
        is_quiet = book.sequence == self._last_sequence
        self._quiet_looks = self._quiet_looks + 1 if is_quiet else 0
        self._last_sequence = book.sequence
        fold = not book.is_folded and (self._quiet_looks >= FOLD_AFTER or book.is_journal_long)
        if fold or self._is_behind():
            self._tending = True
            self._tend(fold)

    def _is_behind(self) -> bool:
        if self._to_look_again or self.services.today() != self._day:
            return True
        try:
            return self.services.book.is_outdated
        except BookTrouble:
            return True

    @work(thread=True, group="tending", exit_on_error=False)
    def _tend(self, fold: bool) -> None:
        news: _News | None = None
        trouble = None
        try:
            changed = self.services.book.refresh()
            news = self._news_of(changed or self._to_look_again)
            if fold:
                self.services.book.fold()
        except BookTrouble as problem:
            trouble = problem
        finally:
            self.app.call_from_thread(self._tended, news, trouble)

    def _news_of(self, changed: bool) -> _News | None:
        shown, today = self.people, self.services.today()
        if shown is None or not (changed or today != self._day):
            return None
        contacts = self.services.directory.contacts
        ids = contacts.changed_since(shown.contacts)
        roster = self.services.outreach.roster_after(shown.roster, ids)
        return _News(today, shown, ids, contacts, roster)

    def _tended(self, news: _News | None, trouble: ReconnectError | None) -> None:
        self._tending = False
        if trouble is None:
            self._told = ""
        elif str(trouble) != self._told:
            # Once, and not every second for as long as it lasts.
            self._told = str(trouble)
            self.say_why_not(trouble)
        if news is not None:
            self._show_news(news)

    def _show_news(self, news: _News) -> None:
        """Show what is new, once no question is open that it could disturb."""
        if self.app.screen is not self or self.is_asking:
            self._news = news
            return
        self._news = None
        shown = self.people
        # Whatever the user has done meanwhile is newer than what the thread has ranked.
        self._to_look_again = shown is None or shown.roster is not news.seen.roster
        if self._to_look_again:
            return
        self._day = news.day
        if news.roster is not news.seen.roster:
            self.show_everyone_as(news.contacts, news.roster)
        count = len(news.changed)
        if count:
            people = "1 person was" if count == 1 else f"{count:,} people were"
            self.say(f"{people} changed by another program")
