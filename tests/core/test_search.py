from dataclasses import replace
from datetime import date

import pytest

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.finding.search import SearchIndex, parse_query
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
