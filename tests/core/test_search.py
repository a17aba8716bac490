import string
from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.search import MOST_FOR_A_SYLLABLE, Hit, SearchIndex, parse_query
from reconnect_tui.core.search_words import words_of
from reconnect_tui.core.text import one_line
from reconnect_tui.core.timeline import Interaction, Timeline


def entry(summary: str, day: int = 1, body: str = "") -> Interaction:
    when = PartialDate.on(date(2024, 1, day))
    return Interaction(f"{day}{summary}", when, "message", "out", summary=summary, body=body)


def numbered(*people: Contact) -> list[Contact]:
    return [replace(person, id=ContactId(place)) for place, person in enumerate(people, 1)]


PEOPLE = numbered(
    Contact(
        "Ada Lovelace",
        organization="Cedar Labs",
        past_organizations=("Harbour Press",),
        title="Head of the Night Desk",
        emails=("ada.lovelace@cedar.example",),
        tags=("press", "board game"),
        city="Lisbon",
        country="Portugal",
        note="Introduced by Grace at the regatta. Likes sailing.",
        goal_tags=("mentorship",),
        state="waiting",
    ),
    Contact(
        "Robert Tables",
        nicknames=("Dropper",),
        organization="Quarry & Sons",
        tags=("pressing matters",),
        timeline=Timeline.of([entry("lunch in Kyoto"), entry("", 2, "About the “old ferry”")]),
        state="let_go",
        do_not_contact=True,
    ),
    Contact("Jörg Müller", organization="Kestrel", title="Editor", city="München"),
    Contact("Siobhán O'Neill-Ågård", emails=("siobhan@example.com",), state="dormant"),
    Contact("Jean-Luc d'Artagnan", organization="AT&T", shared_keywords=("fencing",)),
    Contact("田中太郎", organization="株式会社日立製作所", note="東京で会った"),
    Contact("山田 花子", given_name="花子", family_name="山田"),
    Contact("김철수", organization="한국전력"),
    Contact("محمد الأحمد", city="القاهرة"),
    Contact("דָּוִד כהן", organization="צה״ל"),
    Contact("İpek Yılmaz", title="Gazeteci"),
    Contact("Łukasz Żółć", interests=("chess",)),
    Contact("Katherine Dunmore", preferred_name="Kit", relationship="mentor"),
    Contact("John Dunmore", emails=("john@salt-flats.example",)),
    Contact("Nguyễn Thị Minh Khai", honest_reason="zanzibar", private_notes="zanzibar"),
    Contact("Montgomery Thackeray"),
    Contact("สมชาย ใจดี"),
)
NAMES = {person.id: person.name for person in PEOPLE}
INDEX = SearchIndex.of(PEOPLE)


def found(text: str, index: SearchIndex = INDEX, *, in_screen: bool = False) -> list[str]:
    return [NAMES[hit.id] for hit in index.search(parse_query(text, in_screen=in_screen))]


def first(text: str) -> tuple[str, str]:
    hit = INDEX.search(parse_query(text))[0]
    return NAMES[hit.id], hit.matched


@pytest.mark.parametrize(
    ("text", "name", "matched"),
    [
        ("ada", "Ada Lovelace", "name"),
        ("ADA", "Ada Lovelace", "name"),
        ("lovel", "Ada Lovelace", "name"),
        ("lovelace ada", "Ada Lovelace", "name"),
        ("al", "Ada Lovelace", "name"),
        ("alovelace", "Ada Lovelace", "name"),
        ("adalovelace", "Ada Lovelace", "name"),
        ("lovelcae", "Ada Lovelace", "name"),
        ("lvoelace", "Ada Lovelace", "name"),
        ("olvelace", "Ada Lovelace", "name"),
        ("xovelace", "Ada Lovelace", "name"),
        ("lovlac", "Ada Lovelace", "name"),
        ("cedar", "Ada Lovelace", "organization"),
        ("ceder", "Ada Lovelace", "organization"),
        ("harbour", "Ada Lovelace", "past_organization"),
        ("night", "Ada Lovelace", "title"),
        ("press", "Ada Lovelace", "past_organization"),
        ("#press", "Ada Lovelace", "tag"),
        ("ada.lovelace@cedar.example", "Ada Lovelace", "email"),
        ("ada.love@", "Ada Lovelace", "name"),
        ("@cedar.example", "Ada Lovelace", "email"),
        ("email:cedar.example", "Ada Lovelace", "email"),
        ("lisbon", "Ada Lovelace", "place"),
        ("portugal", "Ada Lovelace", "place"),
        ("sailing", "Ada Lovelace", "note"),
        ("regata", "Ada Lovelace", "note"),
        ("bob", "Robert Tables", "name"),
        ("rob tables", "Robert Tables", "name"),
        ("dropper", "Robert Tables", "nickname"),
        ("kyoto", "Robert Tables", "timeline"),
        ("ferry", "Robert Tables", "timeline"),
        ("sons", "Robert Tables", "organization"),
        ("mueller", "Jörg Müller", "name"),
        ("muller", "Jörg Müller", "name"),
        ("joerg mueller", "Jörg Müller", "name"),
        ("muenchen", "Jörg Müller", "place"),
        ("siobhan", "Siobhán O'Neill-Ågård", "name"),
        ("oneill", "Siobhán O'Neill-Ågård", "name"),
        ("o’neill", "Siobhán O'Neill-Ågård", "name"),
        ("neill", "Siobhán O'Neill-Ågård", "name"),
        ("agard", "Siobhán O'Neill-Ågård", "name"),
        ("aagaard", "Siobhán O'Neill-Ågård", "name"),
        ("jean-luc", "Jean-Luc d'Artagnan", "name"),
        ("jeanluc", "Jean-Luc d'Artagnan", "name"),
        ("artagnan", "Jean-Luc d'Artagnan", "name"),
        ("at&t", "Jean-Luc d'Artagnan", "organization"),
        ("fencing", "Jean-Luc d'Artagnan", "keyword"),
        ("田中", "田中太郎", "name"),
        ("太郎", "田中太郎", "name"),
        ("日立", "田中太郎", "organization"),
        ("株式会社日立製作所", "田中太郎", "organization"),
        ("東京", "田中太郎", "note"),
        ("会った", "田中太郎", "note"),
        ("山田花子", "山田 花子", "name"),
        ("花子", "山田 花子", "name"),
        ("철수", "김철수", "name"),
        ("전력", "김철수", "organization"),
        ("محمد", "محمد الأحمد", "name"),
        ("الاحمد", "محمد الأحمد", "name"),
        ("דוד", "דָּוִד כהן", "name"),
        ("צהל", "דָּוִד כהן", "organization"),
        ("ipek", "İpek Yılmaz", "name"),
        ("İPEK", "İpek Yılmaz", "name"),
        ("yilmaz", "İpek Yılmaz", "name"),
        ("lukasz", "Łukasz Żółć", "name"),
        ("zolc", "Łukasz Żółć", "name"),
        ("kate", "Katherine Dunmore", "name"),
        ("kit", "Katherine Dunmore", "nickname"),
        ("kdunmore", "Katherine Dunmore", "name"),
        ("mentor", "Katherine Dunmore", "keyword"),
        ("mt", "Montgomery Thackeray", "name"),
        ("jdunmore", "John Dunmore", "name"),
        ("jack dunmore", "John Dunmore", "name"),
        ("nguyen minh", "Nguyễn Thị Minh Khai", "name"),
        ("montgomry", "Montgomery Thackeray", "name"),
        ("mntgmry", "Montgomery Thackeray", "name"),
        ("mongto", "Montgomery Thackeray", "name"),
        ("thakeray montgomrey", "Montgomery Thackeray", "name"),
        ("ใจดี", "สมชาย ใจดี", "name"),
    ],
)
def test_one_finds_whom_one_means(text: str, name: str, matched: str) -> None:
    assert first(text) == (name, matched)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("org:cedar", {"Ada Lovelace"}),
        ("org:harbour", {"Ada Lovelace"}),
        ("org:lovelace", set()),
        ("title:desk", {"Ada Lovelace"}),
        ("title:edit", {"Jörg Müller"}),
        ("tag:press", {"Ada Lovelace"}),
        ("tag:pressin", {"Robert Tables"}),
        ("#board-game", {"Ada Lovelace"}),
        ('#"board game"', {"Ada Lovelace"}),
        ("email:siobhan", {"Siobhán O'Neill-Ågård"}),
        ("place:lisbon", {"Ada Lovelace"}),
        ("state:let_go", {"Robert Tables"}),
        ('state:"let go"', {"Robert Tables"}),
        ("state:wait", {"Ada Lovelace"}),
        ("state:do_not_contact", {"Robert Tables"}),
        ("goal:mentorship", {"Ada Lovelace"}),
        ("goal:mentor", {"Ada Lovelace"}),
        ("note:regatta", {"Ada Lovelace"}),
        ("note:kyoto", {"Robert Tables"}),
        ("note:lovelace", set()),
        ("name:ada", {"Ada Lovelace"}),
        ("name:cedar", set()),
        ("dunmore not:john", {"Katherine Dunmore"}),
        ("dunmore not:email:flats", {"Katherine Dunmore"}),
        ('lovelace not:"night desk"', set()),
        ('"night desk"', {"Ada Lovelace"}),
        ('"desk night"', set()),
        ('"old ferry"', {"Robert Tables"}),
        ('"Kyoto About"', set()),
        ('"ada.lovelace@cedar.example"', {"Ada Lovelace"}),
        ("cedar org:cedar press", {"Ada Lovelace"}),
        ("xylophone", set()),
        ("zanzibar", set()),
        ("waiting", set()),
    ],
)
def test_conditions_let_only_those_through_who_meet_them(text: str, names: set[str]) -> None:
    assert set(found(text)) == names


def test_the_screen_excludes_with_an_exclamation_mark() -> None:
    assert found("dunmore !john", in_screen=True) == ["Katherine Dunmore"]


def test_an_exclusion_alone_finds_everyone_else() -> None:
    assert set(found("not:dunmore")) == set(NAMES.values()) - {"John Dunmore", "Katherine Dunmore"}


def test_a_query_for_nothing_finds_everyone_by_name() -> None:
    hits = INDEX.search(parse_query(""))
    assert len(hits) == len(PEOPLE)
    assert NAMES[hits[0].id] == "Ada Lovelace"
    assert {hit.matched for hit in hits} == {""}


def test_a_misspelt_exclusion_leaves_nobody_out() -> None:
    assert len(found("dunmore not:jonh")) == 2


@pytest.mark.parametrize("text", ["ada kyoto", "kyoto ada"])
def test_where_few_have_all_words_those_with_all_but_one_follow(text: str) -> None:
    assert set(found(text)) == {"Ada Lovelace", "Robert Tables"}


def test_those_who_miss_a_word_stand_below_those_who_have_all() -> None:
    hits = INDEX.search(parse_query("john dunmore"))
    assert [NAMES[hit.id] for hit in hits] == ["John Dunmore", "Katherine Dunmore"]
    assert hits[0].score == 100
    assert hits[1].score < 50


def test_of_three_words_one_may_be_missing_but_not_two() -> None:
    people = numbered(Contact("Ada Hill", city="Oslo"), Contact("Ada Brook"), Contact("Ada Hill"))
    hits = SearchIndex.of(people).search(parse_query("ada hill oslo"))
    assert [hit.id for hit in hits] == [1, 3]


def test_nobody_with_a_word_missing_follows_where_five_have_all() -> None:
    people = numbered(*[Contact("Ada Hill")] * 5, Contact("Ada Brook"))
    assert len(SearchIndex.of(people).search(parse_query("ada hill"))) == 5


def test_a_field_is_never_the_word_that_may_be_missing() -> None:
    assert found("ada org:quarry") == []


def test_the_better_a_word_is_met_the_higher_the_hit() -> None:
    people = numbered(
        Contact("Xenia Smythe"),
        Contact("Grace Hill", note="met with Robert"),
        Contact("Grace Hull", title="Robert chair"),
        Contact("Grace Hall", tags=("robert",)),
        Contact("Grace Hell", organization="Robert & Co"),
        Contact("Bob Hill"),
        Contact("Robertson Hill"),
        Contact("Robert Hill"),
        Contact("Robert"),
        Contact("Robetr Hill"),
    )
    hits = SearchIndex.of(people).search(parse_query("robert"))
    assert [hit.id for hit in hits] == [9, 8, 7, 6, 5, 4, 3, 10, 2]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_a_note_is_searched_to_its_two_thousandth_character() -> None:
    people = numbered(Contact("Ada", note="x " * 990 + "heron " + "y " * 50 + "stork"))
    index = SearchIndex.of(people)
    assert len(index.search(parse_query("heron"))) == 1
    assert index.search(parse_query("stork")) == ()


def test_the_newest_twenty_entries_are_searched() -> None:
    people = numbered(
        Contact(
            "Ada", timeline=Timeline.of([entry(chr(96 + day) * 6, day) for day in range(1, 23)])
        )
    )
    index = SearchIndex.of(people)
    assert len(index.search(parse_query("cccccc"))) == 1
    assert index.search(parse_query("bbbbbb")) == ()


def test_a_lone_syllable_finds_at_most_a_screenful_of_screenfuls() -> None:
    index = SearchIndex.of(numbered(*[Contact("Ada Hill")] * (3 * MOST_FOR_A_SYLLABLE)))
    assert len(index.search(parse_query("ad"))) == MOST_FOR_A_SYLLABLE
    assert len(index.search(parse_query("ada"))) == 3 * MOST_FOR_A_SYLLABLE
    assert len(index.search(parse_query("name:ad"))) == 3 * MOST_FOR_A_SYLLABLE


def test_a_limit_keeps_the_best() -> None:
    hits = INDEX.search(parse_query("dunmore"))
    assert INDEX.search(parse_query("dunmore"), 1) == hits[:1]


def test_a_renewed_person_is_found_by_the_new_words_only() -> None:
    index = SearchIndex.of(PEOPLE)
    index.search(parse_query("ada"))
    index.renew(replace(PEOPLE[0], name="Zephyrine Lovelace", emails=(), tags=()))
    assert found("ada", index) == []
    assert [hit.id for hit in index.search(parse_query("zephyrine"))] == [1]
    assert found("#press", index) == ["Robert Tables"]


def test_a_forgotten_person_is_not_found_and_may_be_forgotten_again() -> None:
    index = SearchIndex.of(PEOPLE)
    index.forget(ContactId(1))
    index.forget(ContactId(1))
    assert len(index) == len(PEOPLE) - 1
    assert found("ada lovelace", index) == []


def test_an_index_that_follows_the_book_equals_a_new_one() -> None:
    index = SearchIndex.of(PEOPLE)
    index.search(parse_query("ada"))
    changed = [replace(PEOPLE[0], name="Ada Byron"), *PEOPLE[3:], Contact("Eve", id=ContactId(99))]
    index.follow(changed)
    fresh = SearchIndex.of(changed)
    for text in ("", "ada", "lovelace", "tables", "lovelcae", "dunmore jack", "eve", "o"):
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
    assert all(isinstance(hit, Hit) and 0 <= hit.score <= 100 for hit in hits)
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
