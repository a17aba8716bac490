"""What decides how the slots of one message are filled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reconnect_tui.core.contact import Reason
from reconnect_tui.core.draft import Tone
from reconnect_tui.core.writing.circumstances import LIFE_NEWS, Circumstances
from reconnect_tui.core.writing.intents import ASKING
from reconnect_tui.core.writing.moves import Move
from reconnect_tui.core.writing.news_phrases import event_phrase
from reconnect_tui.core.writing.phrases import entered

LIFE_KEY = "congratulate_life"
"""The key of the wordings for life news (T05); that of every other move is its name."""

BIRTHDAY_KEY = "congratulate_birthday"
"""The same for a birthday."""

COLD_FROM = 90
"""Days of silence from which a request is a first contact again (playbook 6.4, C09)."""

ANCHOR_FROM = 365
"""Days of silence from which a light move recalls something shared (playbook, C07)."""


@dataclass(frozen=True)
class Setting:
    """One move to one person on one day, in one tone."""

    there: Circumstances
    move: Move
    tone: Tone
    variant: int
    """Which of several equally good sentences is taken."""

    given: Mapping[str, str]
    """What the user gave for slots."""

    me: str = ""
    """The name of the user, as they call themselves to this person."""

    my_time_zone: str = ""
    """Where the user is, as IANA names it; empty where that is not known."""

    @property
    def news(self) -> Reason | None:
        """The news that the message speaks of, where the record has it."""
        return news_spoken_of(self.there, self.given)

    def turned(self, stock: Sequence[str]) -> tuple[str, ...]:
        """A stock of sentences, beginning with the one of this variant."""
        start = self.variant % len(stock) if stock else 0
        return (*stock[start:], *stock[:start])

    @property
    def is_light(self) -> bool:
        """Whether the move brings something of its own."""
        return self.move.is_light

    @property
    def is_cold_ask(self) -> bool:
        """Whether the move takes the tie for warm, and it is not, or not known to be."""
        there = self.there
        cold = there.gap_days is None or there.quiet_for(COLD_FROM)
        return self.move.name == ASKING and cold

    @property
    def needs_anchor(self) -> bool:
        """Whether a light move should recall something shared."""
        there = self.there
        return there.contact.closeness <= 1 or (
            there.gap_days is None or there.quiet_for(ANCHOR_FROM)
        )


def news_spoken_of(there: Circumstances, given: Mapping[str, str]) -> Reason | None:
    """The recorded news that a congratulation is about, the user's choice of it included."""
    if "event" not in given:
        return there.occasions[0] if there.occasions else None
    chosen = entered(given["event"])
    for news in there.occasions:
        named = (event_phrase(news, there.contact, names_company=bare) for bare in (True, False))
        if chosen in named:
            return news
    return None


def wording_key(there: Circumstances, move: Move, given: Mapping[str, str]) -> str:
    """Which wordings a move takes: `congratulate` has others for life and for birthdays."""
    news = news_spoken_of(there, given) if move.name == "congratulate" else None
    if news and news.type == "birthday":
        return BIRTHDAY_KEY
    return LIFE_KEY if news and news.type in LIFE_NEWS else move.name
