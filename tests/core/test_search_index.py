import string
import subprocess
import sys
from dataclasses import replace
from datetime import date
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.finding.search import MOST_FOR_A_SYLLABLE, SearchIndex, parse_query
from reconnect_tui.core.finding.words import words_of
from reconnect_tui.core.text import one_line
from reconnect_tui.core.timeline import Interaction, Timeline


def entry(summary: str, day: int) -> Interaction:
    when = PartialDate.on(date(2024, 1, day))
    return Interaction(summary, when, "message", "out", summary=summary)


def numbered(*people: Contact) -> list[Contact]:
    return [replace(person, id=ContactId(place)) for place, person in enumerate(people, 1)]


PEOPLE = numbered(
    Contact("Ada Lovelace", organization="Cedar Labs", tags=("press",), note="sails"),
    Contact("Robert Tables", tags=("pressing matters",)),
    Contact("Katherine Dunmore", emails=("kate@ferry.example",)),
    Contact("John Dunmore"),
    Contact("Owen Tabler"),
)


def ids(text: str, index: SearchIndex) -> list[int]:
    return [hit.id for hit in index.search(parse_query(text))]


def test_a_note_is_searched_to_its_two_thousandth_character() -> None:
    people = numbered(Contact("Ada", note="x " * 990 + "heron " + "y " * 50 + "stork"))
    index = SearchIndex.of(people)
    assert ids("heron", index) == [1]
    assert ids("stork", index) == []


def test_the_newest_twenty_entries_are_searched() -> None:
    people = numbered(
        Contact(
            "Ada", timeline=Timeline.of([entry(chr(96 + day) * 6, day) for day in range(1, 23)])
        )
    )
    index = SearchIndex.of(people)
    assert ids("cccccc", index) == [1]
    assert ids("bbbbbb", index) == []


def test_a_lone_syllable_finds_at_most_a_screenful_of_screenfuls() -> None:
    index = SearchIndex.of(numbered(*[Contact("Ada Hill")] * (3 * MOST_FOR_A_SYLLABLE)))
    assert len(index.search(parse_query("ad"))) == MOST_FOR_A_SYLLABLE
    assert len(index.search(parse_query("ada"))) == 3 * MOST_FOR_A_SYLLABLE
    assert len(index.search(parse_query("name:ad"))) == 3 * MOST_FOR_A_SYLLABLE


def test_a_limit_keeps_the_best() -> None:
    index, query = SearchIndex.of(PEOPLE), parse_query("dunmore")
    assert len(index.search(query)) == 2
    assert index.search(query, 1) == index.search(query)[:1]


def test_a_renewed_person_is_found_by_the_new_words_only() -> None:
    index = SearchIndex.of(PEOPLE)
    assert ids("ada", index) == [1]
    index.renew(replace(PEOPLE[0], name="Zephyrine Lovelace", tags=()))
    assert ids("ada", index) == []
    assert ids("zephyrine", index) == [1]
    assert ids("#press", index) == [2]


def test_a_forgotten_person_is_not_found_and_may_be_forgotten_again() -> None:
    index = SearchIndex.of(PEOPLE)
    index.forget(ContactId(1))
    index.forget(ContactId(1))
    assert len(index) == len(PEOPLE) - 1
    assert ids("ada lovelace", index) == []


def test_an_index_that_follows_the_book_equals_a_new_one() -> None:
    index = SearchIndex.of(PEOPLE)
    index.search(parse_query("ada"))
    changed = [replace(PEOPLE[0], name="Ada Byron"), *PEOPLE[2:], Contact("Eve", id=ContactId(99))]
    index.follow(changed)
    fresh = SearchIndex.of(changed)
    for text in ("", "ada", "lovelace", "tables", "lovelcae", "dunmore jack", "eve", "o", "sails"):
        assert index.search(parse_query(text)) == fresh.search(parse_query(text))


def test_slips_are_understood_in_nineteen_of_twenty_names() -> None:
    givens = ("Margaret", "Thomas", "Priya", "Samuel", "Eleanor", "Ignacio", "Astrid", "Yusuf")
    starts, ends = ("Bren", "Harl", "Mont", "Whit", "Cald", "Fors"), ("borough", "stead", "wick")
    people = numbered(
        *(Contact(f"{given} {a}{b}") for given in givens for a in starts for b in ends)
    )
    index = SearchIndex.of(people)
    misses = 0
    for person in people:
        given, family = person.name.lower().split()
        for asked in (
            f"{given[:1]}{given[2:]} {family[:3]}{family[4]}{family[3]}{family[5:]}",
            f"{given}{given[-1]} {family[:-2]}",
            f"{family} {given[:2]}{given[3:]}",
            f"{given}{family}",
        ):
            hits = index.search(parse_query(asked), 1)
            misses += not hits or hits[0].id != person.id
    assert misses <= len(people) * 4 / 20


LETTERS = st.sampled_from(string.ascii_letters + "éüßøİı田中太郎김محددוד-' .&")
TEXTS = st.text(LETTERS, max_size=30).map(one_line)
CONTACTS = st.lists(
    st.builds(
        Contact,
        name=TEXTS.filter(bool),
        organization=TEXTS,
        note=TEXTS,
        tags=st.lists(TEXTS, max_size=2).map(tuple),
        emails=st.lists(TEXTS, max_size=1).map(tuple),
    ),
    min_size=1,
    max_size=8,
).map(lambda people: numbered(*people))


@settings(max_examples=60)
@given(CONTACTS, st.text(max_size=40))
def test_no_query_fails(people: list[Contact], text: str) -> None:
    hits = SearchIndex.of(people).search(parse_query(text, in_screen=True))
    assert all(0 <= hit.score <= 100 for hit in hits)
    assert list(hits) == sorted(hits, key=lambda hit: -hit.score)
    assert len({hit.id for hit in hits}) == len(hits)


@settings(max_examples=60)
@given(CONTACTS)
def test_everybody_is_found_by_their_whole_name(people: list[Contact]) -> None:
    index = SearchIndex.of(people)
    for person in people:
        best = index.search(parse_query(person.name, in_screen=True))[0]
        assert best.score == 100
        assert words_of(people[best.id - 1].name) == words_of(person.name)


@settings(max_examples=60)
@given(CONTACTS, TEXTS, st.randoms())
def test_the_order_in_which_people_came_does_not_matter(
    people: list[Contact], text: str, random: Random
) -> None:
    shuffled = random.sample(people, len(people))
    query = parse_query(text, in_screen=True)
    assert SearchIndex.of(people).search(query) == SearchIndex.of(shuffled).search(query)


def test_looking_for_nothing_misspelt_loads_no_fuzzy_matching() -> None:
    program = (
        "import sys; from reconnect_tui.core.finding.search import SearchIndex, parse_query;"
        "SearchIndex.of(()).search(parse_query('a')); print('rapidfuzz' in sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "False"
