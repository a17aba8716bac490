"""The coach on the drafts of a book."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from reconnect_tui.core.coach.finding import Finding
from reconnect_tui.core.contact import Contact
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.draft import Draft
from reconnect_tui.services.coaching import Coaching, CoachSettings
from reconnect_tui.services.mending import Mender
from reconnect_tui.services.outreach import Outreach
from reconnect_tui.storage.address_book import AddressBook
from reconnect_tui.storage.preferences import Preferences, remembering_muted
from tests.ui.world import TellingClipboard

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


@pytest.fixture
def book() -> AddressBook:
    return AddressBook.in_memory(now=lambda: NOW)


@pytest.fixture
def outreach(book: AddressBook) -> Outreach:
    return Outreach(book, TellingClipboard(), lambda: TODAY)


@pytest.fixture
def ada(book: AddressBook, outreach: Outreach) -> Contact:
    with book.changing("Added") as change:
        ada = change.put(Contact("Ada Lovelace", given_name="Ada", closeness=3))
    outreach.log(
        [ada], "lunch on the drench chart", kind="meeting", on=PartialDate.parse("2023-05")
    )
    return book.contacts[ada.id]


@pytest.fixture
def coach(book: AddressBook) -> Coaching:
    return Coaching(book, lambda: TODAY)


def rules(coach: Coaching, draft: Draft) -> list[str]:
    return [finding.rule for finding in coach.about(draft).findings]


def test_the_silence_comes_from_the_record(coach: Coaching, ada: Contact) -> None:
    draft = Draft(ada.id, "Hi Ada, how is the engine, and what are you reading these days?", "Hi")
    assert "C05" in rules(coach, draft)


def test_attempts_and_days_are_counted_from_the_record(
    coach: Coaching, outreach: Outreach, ada: Contact
) -> None:
    outreach.log([ada], "hello", kind="email", direction="out", on=PartialDate.parse("2026-11-21"))
    nudge = Draft(ada.id, "One small addition to my note.", "Hi", "nudge", stage="follow_up")
    finding = next(one for one in coach.about(nudge).findings if one.rule == "C23")
    assert "2 days ago" in finding.message


def test_what_was_spoken_about_is_known(coach: Coaching, ada: Contact) -> None:
    thanks = Draft(
        ada.id,
        "Hi Ada, thank you, the drench chart is great.",
        "Hi",
        "thank_you",
        stage="thank_you",
    )
    assert "C38" not in rules(coach, thanks)


def test_a_dismissed_rule_stays_out_of_that_message(
    coach: Coaching, outreach: Outreach, ada: Contact
) -> None:
    draft = Draft(ada.id, "Hi Ada, how is the engine, and what are you reading these days?", "Hi")
    kept = outreach.keep(coach.dismissed(draft, ["C05"]))
    assert "C05" not in rules(coach, kept)
    assert "C05" in rules(coach, draft)
    assert outreach.draft(kept.id) == kept
    assert coach.times_dismissed("C05") == 1


def test_a_muted_rule_is_remembered_in_the_settings(
    book: AddressBook, ada: Contact, tmp_path: Path
) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text('theme = "nord"\n\n[coach]\n# as I like it\ngap = 400\n', "utf-8")
    coach = Coaching(
        book,
        lambda: TODAY,
        settings=CoachSettings(remember=lambda muted: remembering_muted(settings, muted)),
    )
    draft = Draft(ada.id, "Hi Ada, how is the engine, and what are you reading these days?", "Hi")
    coach.mute("C05")
    coach.mute("C07")
    assert coach.is_muted("C05")
    assert "C05" not in rules(coach, draft)
    preferences, warnings = Preferences.load(settings)
    assert (preferences.muted, warnings) == (("C05", "C07"), ())
    assert preferences.thresholds.gap == 400
    assert "# as I like it" in settings.read_text("utf-8")


@pytest.mark.parametrize(
    "before",
    ["", 'theme = "nord"', "[keys]\nlog = 'l'\n", "[coach]\n", "[coach]\r\nmuted = []\r\n"],
)
def test_muting_leaves_every_other_line_as_it_is(tmp_path: Path, before: str) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_bytes(before.encode())
    remembering_muted(settings, ("C14",))
    preferences, warnings = Preferences.load(settings)
    assert preferences.muted == ("C14",)
    assert warnings == ()
    after = settings.read_text("utf-8")
    assert all(line in after for line in before.splitlines() if "muted" not in line)


def test_somebody_both_know_is_something_shared(
    book: AddressBook, coach: Coaching, ada: Contact
) -> None:
    with book.changing("Added") as change:
        olga = change.put(Contact("Olga Ricci", given_name="Olga"))
        change.put(replace(ada, mutuals=(olga.id,)))
    draft = Draft(ada.id, "Hi Ada, Olga says hello. It has been over three years.", "Hi")
    assert "C07" not in rules(coach, draft)


MENDED = Finding("C13", "warn", "…", fix="build_invitation")


@pytest.mark.parametrize("closeness", [1, 3, 5])
def test_a_someday_plan_gives_way_to_two_days(
    closeness: int, book: AddressBook, outreach: Outreach, ada: Contact
) -> None:
    with book.changing("Kept", undoable=False) as change:
        known = change.put(replace(ada, closeness=closeness))
    body = "Hi Ada,\n\nIt was good to see you. We should grab a coffee some time. How are you?"
    start = body.index("We should")
    found = replace(MENDED, start=start + 10, end=start + 20)
    mending = Mender(outreach, lambda: TODAY).of(found, Draft(known.id, body), known)
    assert mending.words
    at, to, words = mending.put(body, mending.words[0])
    mended = body[:at] + words + body[to:]
    assert "some time" not in mended
    assert mended.startswith("Hi Ada,\n\nIt was good to see you. Would a ")
    assert mended.endswith("? How are you?")
    assert "December" in mended or "November" in mended


def test_what_is_shared_can_be_how_one_met_or_a_word(
    book: AddressBook, outreach: Outreach, ada: Contact
) -> None:
    with book.changing("Kept", undoable=False) as change:
        bare = replace(ada, how_met="at the fair", shared_memories=(), shared_keywords=("seals",))
        known = change.put(bare)
    found = replace(MENDED, rule="C07", fix="pick_memory")
    words = Mender(outreach, lambda: TODAY).of(found, Draft(known.id, "Hi Ada"), known).words
    assert words == ("I remember well how we met at the fair.", "I still think of seals.")
