"""Who would care about a link, and why."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.saved_item import SavedItem
from reconnect_tui.core.sharing import called, sent_on, who_would_care, why_for
from reconnect_tui.core.stems import stem_of, stems_in
from reconnect_tui.core.timeline import Interaction, Timeline

TODAY = date(2026, 11, 23)
URL = "https://example.org/resin-seals"
ITEM = SavedItem(URL, "Resin seals, tested for ten years")


def names(item: SavedItem, *people: Contact) -> list[str]:
    numbered = [replace(one, id=ContactId(place)) for place, one in enumerate(people, start=1)]
    return [one.contact.name for one in who_would_care(item, numbered, TODAY)]


@pytest.mark.parametrize(
    ("record", "because"),
    [
        ({"shared_keywords": ("resin seals",)}, "you share “resin seals”"),
        ({"interests": ("sealing",)}, "cares about sealing"),
        ({"tags": ("seals",)}, "tagged #seals"),
        ({"title": "Head of sealing"}, "works as Head of sealing"),
        ({"organization": "Resin & Co"}, "works at Resin & Co"),
        ({"past_organizations": ("Sealed Air",)}, "was at Sealed Air"),
        ({"note": "Asked me about seals at the fair."}, "your note has “seals”"),
        (
            {"shared_memories": ("the seal that held",)},
            "you both remember the seal that held",
        ),
    ],
)
def test_each_field_that_speaks_of_it_is_a_reason_in_words(
    record: dict[str, object], because: str
) -> None:
    contact = Contact("Ada", id=ContactId(1), **record)  # type: ignore[arg-type]
    (caring,) = who_would_care(ITEM, [contact], TODAY)
    assert caring.because == (because,)


def test_private_words_are_not_looked_at() -> None:
    assert names(ITEM, Contact("Ada", private_notes="seals", honest_reason="resin seals")) == []


def test_the_words_of_the_reason_and_of_the_address_count_too() -> None:
    ada = Contact("Ada", interests=("water law",))
    assert names(SavedItem("https://example.org/water-rights"), ada) == ["Ada"]
    assert names(SavedItem("https://example.org/1", why="you asked about water"), ada) == ["Ada"]
    assert names(SavedItem("https://example.org/1", "Birds"), ada) == []


def test_whom_it_was_kept_for_comes_first_even_without_a_shared_word() -> None:
    item = replace(ITEM, for_contacts=(2,))
    cares = Contact("Ada", shared_keywords=("resin seals",))
    assert names(item, cares, Contact("Bo")) == ["Bo", "Ada"]


def test_a_whole_phrase_is_more_than_a_word_of_it_and_a_rare_word_more_than_a_common_one() -> None:
    whole = Contact("Whole", interests=("resin seals",))
    part = Contact("Part", interests=("seals of Orkney",))
    assert names(ITEM, part, whole) == ["Whole", "Part"]
    common = [Contact(f"C{number}", interests=("seals",)) for number in range(9)]
    assert names(ITEM, *common, Contact("Rare", interests=("resin",)))[0] == "Rare"


def test_those_who_are_not_to_be_written_to_are_left_out() -> None:
    ada = Contact("Ada", interests=("seals",))
    assert names(ITEM, replace(ada, do_not_contact=True), replace(ada, state="let_go")) == []
    item = replace(ITEM, for_contacts=(1,))
    assert names(item, replace(ada, do_not_contact=True)) == []


def message(days_ago: int, direction: str, body: str) -> Interaction:
    when = PartialDate.on(date.fromordinal(TODAY.toordinal() - days_ago))
    return Interaction(f"m{days_ago}", when, "email", direction, body=body)  # type: ignore[arg-type]


def test_to_whom_it_was_sent_it_is_not_offered_again() -> None:
    body = f"Hi Ada, this is for you: {URL.upper().replace('/RESIN-SEALS', '/resin-seals')}."
    ada = Contact("Ada", interests=("seals",), timeline=Timeline.of([message(30, "out", body)]))
    assert names(ITEM, ada) == []
    assert sent_on(ITEM, ada) == "2026-10-24"
    theirs = replace(ada, timeline=Timeline.of([message(30, "in", body)]))
    assert names(ITEM, theirs) == ["Ada"]
    longer = replace(ada, timeline=Timeline.of([message(30, "out", f"{URL}-again")]))
    assert names(ITEM, longer) == ["Ada"]


def test_how_the_two_stand_is_told_and_counts() -> None:
    ada = Contact("Ada", interests=("seals",))
    waits = replace(ada, name="Waits", timeline=Timeline.of([message(3, "in", "Well?")]))
    written = replace(
        ada,
        name="Written",
        timeline=Timeline.of([message(900, "in", "Hello"), message(5, "out", "Hello again")]),
    )
    quiet = replace(ada, name="Quiet", timeline=Timeline.of([message(800, "in", "Bye")]))
    people = [
        replace(one, id=ContactId(number)) for number, one in enumerate((waits, written, quiet))
    ]
    found = who_would_care(ITEM, people, TODAY)
    assert [(one.contact.name, one.last, one.hint) for one in found] == [
        ("Quiet", "quiet for over two years", ""),
        ("Waits", "in touch three days ago", "waits for your answer: answer first"),
        (
            "Written",
            "quiet for about two and a half years",
            "you wrote five days ago, no answer yet",
        ),
    ]


def test_words_are_compared_without_accents_case_and_endings() -> None:
    assert names(SavedItem("https://example.org/1", "ÉTUDES on Bees"), Contact("A", tags=("bee",)))
    assert names(SavedItem("https://example.org/1", "The café"), Contact("A", tags=("Cafés",)))
    assert names(SavedItem("https://example.org/1", "夜の鉄道の本"), Contact("A", tags=("鉄道",)))
    item = SavedItem("https://example.org/1", "O'Brien's gate")
    assert names(item, Contact("A", note="Knows O'Briens"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("seal", "seals"),
        ("seal", "sealing"),
        ("ship", "shipping"),
        ("city", "cities"),
        ("bee", "bees"),
        ("house", "houses"),
        ("study", "studies"),
        ("train", "trained"),
    ],
)
def test_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert stem_of(one) == stem_of(other)


@given(st.text(alphabet="abdegilnoprsty", min_size=1))
def test_a_stem_is_the_beginning_of_its_word(word: str) -> None:
    assert stem_of(word)
    assert word.startswith(stem_of(word))


def test_words_that_say_nothing_bring_nobody() -> None:
    assert stems_in("The new things that you should read this year") == frozenset()
    ada = Contact("Ada", note="The things you said this year were new and good.")
    assert names(SavedItem("https://example.org/1", "New things this year"), ada) == []


def test_why_it_is_for_them_is_what_was_said_else_what_they_care_about() -> None:
    contact = Contact("Ada", id=ContactId(1), interests=("seals",))
    (caring,) = who_would_care(ITEM, [contact], TODAY)
    assert why_for(ITEM, caring) == "it touches on seals"
    assert why_for(replace(ITEM, why="you asked"), caring) == "you asked"
    assert why_for(ITEM, None) == ""


def test_a_link_is_called_by_its_title_else_by_the_words_of_its_address() -> None:
    assert called(ITEM) == "Resin seals, tested for ten years"
    assert called(SavedItem(URL)) == "resin seals"
    assert called(SavedItem("https://example.org/1")) == "https://example.org/1"


records = st.builds(
    Contact,
    name=st.text(max_size=8),
    id=st.integers(1, 60).map(ContactId),
    interests=st.lists(st.sampled_from(["seals", "resin", "night trains", "夜"])).map(tuple),
    tags=st.lists(st.sampled_from(["seal", "trains", "x"])).map(tuple),
    note=st.text(max_size=30),
    do_not_contact=st.booleans(),
)


@given(st.lists(records, unique_by=lambda one: one.id), st.text(max_size=30))
def test_the_order_depends_on_nothing_but_the_people(people: list[Contact], title: str) -> None:
    item = SavedItem(URL, title, for_contacts=(3,))
    found = who_would_care(item, people, TODAY)
    assert found == who_would_care(item, list(reversed(people)), TODAY)
    assert all(one.because and not one.contact.do_not_contact for one in found)
    assert len({one.contact.id for one in found}) == len(found)


def test_however_many_share_a_word_only_the_best_are_named(
    people: Callable[[int], list[Contact]],
) -> None:
    found = who_would_care(ITEM, people(500), TODAY, limit=20)
    assert len(found) == 20
    assert found[0].contact.name == "Both"


@pytest.fixture
def people() -> Callable[[int], list[Contact]]:
    def make(count: int) -> list[Contact]:
        many = [Contact(f"P{n}", id=ContactId(n), interests=("seals",)) for n in range(1, count)]
        return [*many, Contact("Both", id=ContactId(count), interests=("resin seals",))]

    return make
