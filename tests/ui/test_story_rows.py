"""Every row of a story is one row of the pane, whatever is told: the cursor relies on it."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from reconnect_tui.core.contact import Contact, FollowUp, Promise, Reason
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.lifecycle.gate import ask_gate
from reconnect_tui.core.ranking.tie import Tie
from reconnect_tui.core.timeline import Interaction, Timeline
from reconnect_tui.ui.marks import FINE
from reconnect_tui.ui.portrait import Portrait
from reconnect_tui.ui.story import Story

TODAY = date(2026, 11, 23)
WORDS = st.text(max_size=80) | st.sampled_from(
    ["田中さん " * 9, "a\tb\nc", "👩‍👩‍👧‍👦" * 9, "x" * 90]
)
DAYS = st.dates(date(2015, 1, 1), TODAY).map(PartialDate.on)


@st.composite
def contacts(draw: st.DrawFn) -> Contact:
    """Somebody with anything in their record."""
    entries = [
        Interaction(f"e{n}", draw(DAYS), "email", draw(st.sampled_from(["in", "out"])), body=words)
        for n, words in enumerate(draw(st.lists(WORDS, max_size=4)))
    ]
    return Contact(
        "Ada",
        title=draw(WORDS),
        note=draw(WORDS),
        timeline=Timeline.of(entries),
        reasons=tuple(Reason("award", draw(DAYS), words) for words in draw(st.lists(WORDS))[:2]),
        promises=(Promise(draw(WORDS), draw(DAYS)),),
        followups=(FollowUp("reminder", draw(DAYS), text=draw(WORDS)),),
    )


@given(contacts(), st.integers(20, 90), st.booleans())
def test_no_row_is_wider_than_the_pane_and_everything_is_told_once(
    contact: Contact, width: int, low: bool
) -> None:
    portrait = Portrait(contact, Tie.of(contact, TODAY), None, gate=ask_gate(contact, TODAY))
    blocks = Story(portrait, width, low, False, FINE).blocks()
    for block in blocks:
        for line in block.content.split("\n", allow_blank=True):
            assert line.cell_length <= width or len(line.wrap(width)) == 1
    items = [block.item for block in blocks if block.item is not None]
    told = [*contact.followups, *contact.promises, *contact.reasons, *contact.timeline]
    assert sorted(map(repr, items)) == sorted(map(repr, told))
