"""One draft under the coach's eyes: what is in it, looked up once for all rules."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from reconnect_tui.core.coach.finding import Finding, Fix, Severity
from reconnect_tui.core.coach.lexicon import Phrases, asking, manner, meeting, silence
from reconnect_tui.core.coach.message import Event, Message, Recipient
from reconnect_tui.core.coach.prepared import WORD, Prepared, Sentence, fold
from reconnect_tui.core.coach.thresholds import Thresholds
from reconnect_tui.core.rules import HARD_NEWS
from reconnect_tui.core.text import words_of

_FORMATS = {name: Phrases(words) for name, words in meeting.FORMATS.items()}


@dataclass(frozen=True, slots=True)
class Seen:
    """A phrase that was found, in folded characters of the body."""

    text: str
    start: int
    end: int
    sentence: int
    """Which sentence it stands in, counted from 0."""


@dataclass(frozen=True)
class Case:
    """A message, its recipient and the day."""

    message: Message
    to: Recipient
    today: date
    limits: Thresholds

    @cached_property
    def text(self) -> Prepared:
        """The body."""
        return Prepared(self.message.body, fold(self.to.sender).split(" ")[0])

    @property
    def is_first(self) -> bool:
        """Whether it is the first message of an attempt."""
        return self.message.stage == "first_contact"

    @property
    def is_english(self) -> bool:
        """Whether the rules that know English words may speak (playbook 4.1)."""
        language = self.to.language.strip().casefold()
        return not language or language.startswith("en")

    def quiet_for(self, days: int) -> bool:
        """Whether the silence is known to have lasted so long."""
        return self.to.gap_days is not None and self.to.gap_days >= days

    def found(self, pattern: Phrases) -> Iterator[Seen]:
        """Where a phrase stands in the message, between greeting and sign-off."""
        for number, sentence in enumerate(self.text.sentences):
            for match in pattern.finditer(sentence.text):
                start = sentence.start + match.start()
                yield Seen(match[0], start, start + len(match[0]), number)

    def first(self, pattern: Phrases) -> Seen | None:
        """Where a phrase stands first."""
        return next(self.found(pattern), None)

    def has(self, pattern: Phrases) -> bool:
        """Whether a phrase stands in the message."""
        return self.first(pattern) is not None

    @cached_property
    def favours(self) -> tuple[Seen, ...]:
        """Requests that cost effort or reputation."""
        return tuple(self.found(asking.FAVOUR))

    @cached_property
    def advice(self) -> tuple[Seen, ...]:
        """Questions for their view."""
        return tuple(self.found(asking.ADVICE))

    @cached_property
    def offers(self) -> bool:
        """Whether something is given or held out."""
        return self.has(asking.OFFER)

    @cached_property
    def invitations(self) -> tuple[Sentence, ...]:
        """Sentences that invite to a talk; those that tell of a past one are none."""
        return tuple(
            sentence
            for sentence in self.text.sentences
            if meeting.MEETING.search(sentence.text)
            and meeting.INVITING.search(sentence.text)
            and not meeting.REPORTED.search(sentence.text)
        )

    @cached_property
    def has_options(self) -> bool:
        """Whether an invitation leaves a choice of two."""
        times: set[str] = set()
        formats: set[str] = set()
        sentences = self.text.sentences
        for number, sentence in enumerate(sentences):
            if sentence not in self.invitations:
                continue
            # The days often follow in a sentence of their own.
            for part in sentences[number : number + 2]:
                if meeting.CHOICE.search(part.text):
                    return True
                times |= {match[0] for match in meeting.TIME.finditer(part.text)}
            formats |= {name for name, words in _FORMATS.items() if words.search(sentence.text)}
        return len(times) > 1 or len(formats - {"meeting"}) > 1

    @cached_property
    def gap_sentences(self) -> tuple[int, ...]:
        """The sentences that surely speak of the silence, counted from 0."""
        return tuple(
            number
            for number, sentence in enumerate(self.text.sentences)
            if silence.GAP.search(sentence.text)
            or (silence.SPAN.search(sentence.text) and silence.GAP_CUE.search(sentence.text))
        )

    @cached_property
    def names_the_gap(self) -> bool:
        """Whether any sentence may speak of the silence."""
        return any(speaks_of_the_gap(sentence.text) for sentence in self.text.sentences)

    @cached_property
    def congratulation(self) -> Seen | None:
        """The first congratulation."""
        return self.first(manner.CONGRATULATION)

    @cached_property
    def hard_news(self) -> Event | None:
        """The newest hard news that still counts."""
        counting = [
            event
            for event in self.to.events
            if event.type in HARD_NEWS
            and event.on is not None
            and 0 <= (self.today - event.on).days <= self.limits.hard_news
        ]
        return max(counting, key=lambda event: event.on or date.min, default=None)

    @property
    def happy_events(self) -> tuple[Event, ...]:
        """News that one congratulates on."""
        return tuple(
            event for event in self.to.events if event.type in self.limits.weeks_until_late
        )

    def mentions(self, phrase: str, *, shortest: int = 5) -> bool:
        """Whether a phrase of the record, or a word of it that is long enough, is in the text."""
        said = fold(phrase).strip()
        if not said:
            return False
        if _stands_in(said, self.text.folded):
            return True
        return any(
            len(word) >= shortest and _stands_in(word, self.text.folded)
            for word in WORD.findall(said)
            if word not in _COMMON
        )

    def seen(
        self, rule: str, severity: Severity, message: str, where: Seen, fix: Fix = ""
    ) -> Finding:
        """A finding about a phrase."""
        return self.at(rule, severity, message, where.start, where.end, fix)

    def at(
        self, rule: str, severity: Severity, message: str, start: int, end: int, fix: Fix = ""
    ) -> Finding:
        """A finding about a place, in folded characters."""
        begin, stop = self.text.place(start, end)
        return Finding(rule, severity, message, begin, stop, self.message.body[begin:stop], fix=fix)

    def typed(self, where: Seen) -> str:
        """A phrase as it was typed."""
        begin, stop = self.text.place(where.start, where.end)
        return self.message.body[begin:stop]


def speaks_of_the_gap(sentence: str) -> bool:
    """Whether a folded sentence speaks of the silence between two people."""
    if silence.GAP.search(sentence):
        return True
    return bool(silence.SPAN.search(sentence)) and not silence.NOT_A_GAP.search(sentence)


def _stands_in(words: str, text: str) -> bool:
    at = text.find(words)
    while at >= 0:
        before = text[at - 1 : at]
        if not before.isalnum():
            return True
        at = text.find(words, at + 1)
    return False


_COMMON = words_of(
    "about after again other their there these those where which while would could first "
    "still every place people thing things project working worked during between shared group "
    "company great years world under since being house before both team same years' met the "
    "former"
)
"""Words of five letters and more that place nobody."""
