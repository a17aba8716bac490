"""One person as a card: why now, what was said last, and what one could write."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.ranking.standing import as_sentence, last_spoke_in_words
from reconnect_tui.core.text import shortened_at_a_word
from reconnect_tui.ui.marks import WARMTH_WORDS, Marks, what_it_was
from reconnect_tui.ui.portrait import Portrait, facts_of, since_you_spoke, what_comes_next
from reconnect_tui.ui.safety import safe
from reconnect_tui.ui.story import hung

_FAINT = "$foreground 60%"
_MOST_REASONS = 4
_LAST_WORDS = 320
"""Characters."""

_LABEL = 9
_INDENT = 2

_SAID_ALREADY = frozenset({"lane", "waiting", "overdue"})

_Line = tuple[Content, int]
"""A paragraph, and by how many cells the rows after its first stand in."""


@dataclass(frozen=True)
class Card:
    """What is shown of one person while it is decided what to do about them."""

    portrait: Portrait
    opener: str
    """The title of the message that fits best, empty where none does."""

    because: str
    """Why it fits."""

    width: int
    """Cells of a row."""

    is_stretch: bool
    """Whether they stand in a week's list because they would bring something new."""

    marks: Marks

    def content(self) -> Content:
        """The whole text."""
        sections = (
            ("Why now", self._why_now()),
            ("Said last", _said_last(self.portrait.contact)),
            ("You could write", self._opener()),
            ("Since then", [(line, _LABEL) for line in list(since_you_spoke(self.portrait))[1:]]),
            ("Ahead", [(line, _LABEL) for line in what_comes_next(self.portrait.contact)]),
            ("You share", [(safe(memory), 0) for memory in self.portrait.contact.shared_memories]),
            ("You know", _known(self.portrait)),
        )
        lines: list[Content] = []
        for title, texts in sections:
            if texts:
                lines.append(safe(title, "bold $accent"))
                for text, indent in texts:
                    lines.append(hung(text.pad_left(_INDENT), self.width, indent + _INDENT))
                lines.append(Content(""))
        return Content("\n").join(lines[:-1])

    def warmth(self) -> Content:
        """How warm the tie is, for the border."""
        tie = self.portrait.tie
        words = WARMTH_WORDS[tie.band]
        if tie.gap_days is not None:
            words = last_spoke_in_words(tie.gap_days)
        return safe(f"{self.marks.warmth[tie.band]} {words}")

    def _why_now(self) -> Sequence[_Line]:
        place = self.portrait.place
        if place is None:
            state = self.portrait.tie.state.replace("_", " ")
            return ((safe(f"Not on the list any more: {state}"), 0),)
        texts = [as_sentence(place.reason)]
        if self.is_stretch:
            texts.append("A stretch: somebody who would bring something new")
        # The first line says what the lane and the waiting are about, and some of the rest.
        said = place.reason.casefold()
        others = [part for part in place.parts if part.term not in _SAID_ALREADY]
        texts += [
            part.text for part in others if part.points > 0 and part.text.casefold() not in said
        ]
        shown = list(dict.fromkeys(texts))[:_MOST_REASONS]
        mark = self.marks.kinds.get("state", "-")
        return [(Content.assemble((f"{mark}  ", _FAINT), safe(text)), 3) for text in shown]

    def _opener(self) -> Sequence[_Line]:
        if not self.opener:
            return ()
        words = Content.assemble(safe(self.opener, "bold"), (" · ", _FAINT), safe(self.because))
        return ((words, 0),)


def _said_last(contact: Contact) -> Sequence[_Line]:
    entry = next((one for one in contact.timeline.newest_first() if one.counts and one.text), None)
    if entry is None:
        return ()
    words = shortened_at_a_word(" ".join(entry.text.split()), _LAST_WORDS)
    when = safe(f"{entry.date.text} · {what_it_was(entry)}", _FAINT)
    return ((when, 0), (safe(f"“{words}”"), 1))


def _known(portrait: Portrait) -> Sequence[_Line]:
    return [
        (Content.assemble((f"{label:<{_LABEL}}", _FAINT), safe(words)), _LABEL)
        for label, words in facts_of(portrait)
        if words
    ]
