"""Every move to everybody in the demo book, as the record has them."""

import re
from datetime import UTC, date, datetime

import pytest

from reconnect_tui.core.writing.manner import SHORT_CHANNELS
from reconnect_tui.core.writing.moves import MOVES, Move
from reconnect_tui.services.opening import Services
from tests.core.typed_words import TYPED
from tests.ui.world import TellingClipboard, services_on

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
OF_THE_RECORD = {"C25", "C26", "C27", "C23", "C32"}
"""What may be said of a move that does not fit the person: the move was forced upon them."""


@pytest.fixture(scope="module")
def demo() -> Services:
    return services_on(TellingClipboard(), demo=True)


@pytest.mark.parametrize("move", MOVES, ids=lambda move: move.name)
def test_a_move_reads_cleanly_for_everybody(demo: Services, move: Move) -> None:
    for contact in demo.directory.contacts.values():
        if contact.do_not_contact:
            continue
        for tone in move.tones:
            bare = demo.outreach.begin(contact, move.name, tone=tone)
            values = {
                slot.name: TYPED[slot.name]
                for slot in bare.slots
                if slot.name in TYPED and not slot.value
            }
            draft = demo.outreach.begin(contact, move.name, tone=tone, values=values).draft
            required = {slot.name for slot in move.slots if slot.required}
            assert {blank.slot for blank in draft.blanks} <= required
            assert not re.search(r"  | ,| \.(?!\.)|,,|\?\.|\.\?", draft.body), draft.body


@pytest.mark.parametrize("move", MOVES, ids=lambda move: move.name)
def test_where_a_move_fits_the_coach_has_nothing_to_warn_of(demo: Services, move: Move) -> None:
    for contact in demo.directory.contacts.values():
        if contact.do_not_contact:
            continue
        fit = next(fit for fit in demo.outreach.moves(contact) if fit.move.name == move.name)
        if not fit.fits:
            continue
        bare = demo.outreach.begin(contact, move.name)
        values = {
            slot.name: TYPED[slot.name]
            for slot in bare.slots
            if slot.name in TYPED and not slot.value
        }
        # What a text message or a note leaves out for want of room is the coach's to ask for.
        short = bare.draft.channel in SHORT_CHANNELS
        channel = "email" if short else bare.draft.channel
        draft = demo.outreach.begin(contact, move.name, values=values, channel=channel).draft
        knows_nothing = not (contact.how_met or contact.shared_memories or contact.shared_keywords)
        allowed = OF_THE_RECORD | ({"C07"} if knows_nothing else set())
        warned = [
            (one.rule, one.message)
            for one in demo.coach.about(draft).findings
            if one.severity != "hint" and one.rule not in allowed
        ]
        assert warned == [], (warned, contact.name, draft.body)
