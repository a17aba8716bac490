"""Recording what is worth knowing: news, promises, what was given and asked, who knows whom."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from reconnect_tui.core.contact import Contact, Promise, Reason
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.errors import NoSuchContact, WrongInput
from reconnect_tui.core.giving import Balance
from reconnect_tui.core.rules import HARD_NEWS
from reconnect_tui.services.giving import Giving
from reconnect_tui.services.news import REASON_TYPES, News
from reconnect_tui.services.promises import Promises
from reconnect_tui.services.record_keeping import RecordKeeping
from reconnect_tui.storage.address_book import AddressBook

CONTRACT = (
    "new_job promotion business_opened new_child wedding degree award publication talk "
    "project_done post article_saved mutual_sighting thought layoff bereavement illness "
    "business_closed divorce birthday work_anniversary event_both_attend visiting_city"
)


def when(text: str) -> PartialDate:
    return PartialDate.parse(text)


@pytest.fixture
def news(book: AddressBook, today: date) -> News:
    return News(book, lambda: today)


@pytest.fixture
def promises(book: AddressBook, today: date) -> Promises:
    return Promises(book, lambda: today)


@pytest.fixture
def giving(book: AddressBook, today: date) -> Giving:
    return Giving(book, lambda: today)


def now(book: AddressBook, contact: Contact) -> Contact:
    return book.contacts[contact.id]


def labels(book: AddressBook) -> list[str]:
    return [step.label for step in book.undo_steps()]


def test_the_kinds_of_news_are_those_of_the_contract() -> None:
    assert sorted(REASON_TYPES) == sorted(CONTRACT.split())


def test_news_is_noted_with_all_that_is_known_of_it(
    news: News, ada: Contact, book: AddressBook
) -> None:
    told = Reason(
        "New job",
        when("2026-11"),
        " head of the\nnight desk ",
        ("night desk", "", "night desk", "editor"),
        "their newsletter",
        when("2026-11-20"),
    )
    changed = news.heard(ada, told)
    assert changed.reasons == (
        Reason(
            "new_job",
            when("2026-11"),
            "head of the night desk",
            ("night desk", "editor"),
            "their newsletter",
            when("2026-11-20"),
        ),
    )
    assert now(book, ada) == changed
    assert labels(book) == ["Noted news about Ada Lindqvist: new job"]


def test_news_without_a_day_is_news_of_today(news: News, ada: Contact) -> None:
    (noted,) = news.heard(ada, Reason("award")).reasons
    assert (noted.date, noted.checked_on) == (when("2026-11-23"), when("2026-11-23"))


@pytest.mark.parametrize(
    "kind", ["birthday", "work_anniversary", "event_both_attend", "visiting_city"]
)
def test_what_has_a_day_of_its_own_needs_it(
    news: News, ada: Contact, book: AddressBook, kind: str
) -> None:
    with pytest.raises(WrongInput, match="needs its day"):
        news.heard(ada, Reason(kind))
    assert labels(book) == []


def test_a_kind_that_there_is_not_is_refused_with_all_there_are(news: News, ada: Contact) -> None:
    with pytest.raises(WrongInput, match=r"“rumour” is no kind of news\. The kinds are: new_job"):
        news.heard(ada, Reason("rumour"))


def test_the_same_news_twice_changes_nothing(news: News, ada: Contact, book: AddressBook) -> None:
    news.heard(ada, Reason("award", label="Green Ink"))
    news.heard(ada, Reason("award", label="GREEN INK"))
    assert len(now(book, ada).reasons) == 1
    assert len(labels(book)) == 1


def test_the_same_news_on_a_later_day_is_made_sure_of_again(
    news: News, ada: Contact, book: AddressBook, today: date
) -> None:
    told = Reason("award", when("2026-11-01"), "Green Ink", checked_on=when("2026-11-02"))
    news.heard(ada, told)
    (again,) = news.heard(ada, replace(told, checked_on=None)).reasons
    assert again == replace(told, checked_on=PartialDate.on(today))
    book.undo()
    assert now(book, ada).reasons == (told,)


def test_news_is_corrected_in_its_place(news: News, ada: Contact, book: AddressBook) -> None:
    news.heard(ada, Reason("award", label="Green Ink"))
    news.heard(ada, Reason("post", label="on tides"))
    award, post = now(book, ada).reasons
    news.corrected(ada, award, replace(award, label="Blue Ink", date=when("2026")))
    assert [one.label for one in now(book, ada).reasons] == ["Blue Ink", "on tides"]
    with pytest.raises(WrongInput, match="no longer"):
        news.corrected(ada, award, post)


@pytest.mark.parametrize("kind", sorted(HARD_NEWS))
def test_hard_news_goes_on_its_own_and_leaves_no_trace_but_undo(
    news: News, ada: Contact, book: AddressBook, kind: str
) -> None:
    before = now(book, ada)
    news.heard(ada, Reason(kind, label="the words about it"))
    (hard,) = now(book, ada).reasons
    news.without(ada, hard)
    after = now(book, ada)
    assert after.reasons == ()
    assert (after.timeline, after.state) == (before.timeline, before.state)
    assert "the words about it" not in repr(after)
    assert not any("words about" in label for label in labels(book))


def test_news_of_someone_kept_in_touch_with_brings_a_reminder_that_goes_with_it(
    news: News, ada: Contact, book: AddressBook
) -> None:
    with book.changing("Keep") as change:
        change.put(replace(ada, state="keeping", rhythm_days=90))
    news.heard(ada, Reason("promotion", label="head"))
    kept = now(book, ada)
    assert [step.kind for step in kept.open_followups] == ["acknowledge"]
    news.without(kept, kept.reasons[0])
    assert now(book, ada).open_followups == ()


def test_a_friend_one_ran_into_stands_in_both_records(
    news: News, ada: Contact, grace: Contact, book: AddressBook
) -> None:
    news.met_somebody_you_both_know(ada, grace, "Grace on the night train")
    here, there = now(book, ada), now(book, grace)
    assert [one.label for one in here.reasons] == ["Grace on the night train"]
    assert [one.label for one in there.reasons] == ["Ada Lindqvist"]
    assert (here.mutuals, there.mutuals) == ((grace.id,), (ada.id,))
    assert len(labels(book)) == 1
    book.undo()
    assert (now(book, ada).reasons, now(book, grace).reasons) == ((), ())


def test_two_people_know_each_other_both_ways(
    news: News, ada: Contact, grace: Contact, book: AddressBook
) -> None:
    news.acquainted(ada, grace)
    news.acquainted(grace, ada)
    assert (now(book, ada).mutuals, now(book, grace).mutuals) == ((grace.id,), (ada.id,))
    assert labels(book) == ["Ada Lindqvist and Grace Mensah know each other"]
    news.unacquainted(grace, ada)
    assert (now(book, ada).mutuals, now(book, grace).mutuals) == ((), ())
    with pytest.raises(WrongInput, match="same person"):
        news.acquainted(ada, ada)
    with pytest.raises(WrongInput, match="same person"):
        news.met_somebody_you_both_know(ada, ada)


def test_a_promise_without_a_day_is_due_in_three_days_off_the_weekend(
    promises: Promises, ada: Contact, book: AddressBook
) -> None:
    (made,) = promises.made(ada, " send the\nslides ").promises
    assert made == Promise("send the slides", when("2026-11-26"))
    late = Promises(book, lambda: date(2026, 11, 25))
    assert late.made(ada, "call her").promises[-1].due == when("2026-11-30")


def test_a_promise_is_shown_on_the_timeline_when_made_and_when_kept(
    promises: Promises, ada: Contact, book: AddressBook
) -> None:
    promises.made(ada, "send the slides", when("2026-12-05"))
    (made,) = now(book, ada).promises
    promises.kept(ada, made)
    promises.kept(ada, now(book, ada).promises[0])
    (done,) = now(book, ada).promises
    assert (done.due, done.done) == (when("2026-12-05"), when("2026-11-23"))
    told = [one.summary for one in now(book, ada).timeline if one.kind == "state"]
    assert sorted(told) == ["Kept: send the slides", "Promised: send the slides"]
    assert labels(book) == [
        "Promised Ada Lindqvist: send the slides",
        "Kept a promise to Ada Lindqvist",
    ]


def test_what_they_promised_is_kept_apart_and_reminds_nobody(
    promises: Promises, ada: Contact, book: AddressBook
) -> None:
    promises.made(ada, "ask her editor", theirs=True)
    promises.made(ada, "ASK her editor", theirs=True)
    contact = now(book, ada)
    assert contact.promises == (Promise("ask her editor", by="them"),)
    assert contact.open_promises == ()
    assert contact.awaited_promises == contact.promises
    promises.kept(ada, contact.promises[0])
    told = [one.summary for one in now(book, ada).timeline if one.kind == "state"]
    assert sorted(told) == ["They kept: ask her editor", "They promised: ask her editor"]
    assert now(book, ada).awaited_promises == ()


@pytest.mark.parametrize("theirs", [False, True])
def test_a_promise_can_be_reworded_and_taken_out(
    promises: Promises, ada: Contact, book: AddressBook, theirs: bool
) -> None:
    promises.made(ada, "one", theirs=theirs)
    promises.made(ada, "two", theirs=theirs)
    one, two = now(book, ada).promises
    promises.reworded(ada, one, due=when("2027-03"))
    promises.without(ada, two)
    assert now(book, ada).promises == (replace(one, due=when("2027-03")),)
    for deed in (promises.kept, promises.without, promises.reworded):
        with pytest.raises(WrongInput, match="no longer"):
            deed(ada, two)


def test_what_lies_ahead_is_not_kept_yet_and_a_promise_needs_words(
    promises: Promises, ada: Contact, book: AddressBook
) -> None:
    promises.made(ada, "one")
    with pytest.raises(WrongInput, match="lies ahead"):
        promises.kept(ada, now(book, ada).promises[0], date(2026, 11, 24))
    with pytest.raises(WrongInput, match="empty"):
        promises.made(ada, " \n ")


def test_giving_and_asking_are_entries_with_a_mark_and_a_side(
    giving: Giving, ada: Contact, book: AddressBook
) -> None:
    giving.gave(ada, "an hour on her tender", on=when("2026-11-01"))
    giving.gave(ada, "introduced me to her editor", theirs=True, on=when("2026-11-02"))
    giving.asked(ada, "to read the proposal", on=when("2026-11-03"))
    giving.asked(ada, "for the tide tables", theirs=True, on=when("2026-11-04"))
    logged = [one for one in now(book, ada).timeline if one.gave or one.asked]
    assert [(one.kind, one.direction, one.gave, one.asked) for one in logged] == [
        ("gift", "out", True, False),
        ("gift", "in", True, False),
        ("message", "out", False, True),
        ("message", "in", False, True),
    ]
    assert Balance.of(now(book, ada).timeline, date(2026, 11, 23)) == Balance(1, 1, 1, 1)
    assert labels(book)[0] == "Gave Ada Lindqvist something"


def test_what_was_given_where_the_two_spoke_that_day_is_no_second_contact(
    giving: Giving, grace: Contact, book: AddressBook, today: date
) -> None:
    before = now(book, grace).timeline.figures(today)
    giving.asked(grace, "for the harbour charts", theirs=True, on=when("2026-11-21"))
    after = now(book, grace).timeline
    assert after.figures(today) == before
    assert [one.kind for one in after if one.asked] == ["note"]
    giving.asked(grace, "what she thinks", on=when("2026-11-21"))
    assert now(book, grace).timeline.figures(today).outbound == before.outbound + 1


def test_a_kind_that_is_named_is_taken(giving: Giving, ada: Contact) -> None:
    assert giving.gave(ada, "to Otis", kind="introduction", channel="email").kind == "introduction"


@pytest.mark.parametrize(
    ("text", "day", "words"), [("", None, "empty"), ("x", "2026-12-01", "ahead")]
)
def test_what_has_not_happened_or_has_no_words_is_not_logged(
    giving: Giving, ada: Contact, book: AddressBook, text: str, day: str | None, words: str
) -> None:
    with pytest.raises(WrongInput, match=words):
        giving.gave(ada, text, on=when(day) if day else None)
    assert labels(book) == []


Deed = Callable[[RecordKeeping, Contact], object]


@pytest.mark.parametrize(
    ("service", "deed"),
    [
        (News, lambda news, ada: news.heard(ada, Reason("award", label="x"))),
        (Promises, lambda promises, ada: promises.made(ada, "x")),
        (Promises, lambda promises, ada: promises.made(ada, "x", theirs=True)),
        (Giving, lambda giving, ada: giving.gave(ada, "x")),
        (Giving, lambda giving, ada: giving.asked(ada, "x", theirs=True)),
    ],
)
def test_each_deed_is_one_step_that_undo_takes_back_whole(
    book: AddressBook, ada: Contact, today: date, service: type[RecordKeeping], deed: Deed
) -> None:
    before = now(book, ada)
    deed(service(book, lambda: today), ada)
    (label,) = labels(book)
    assert "\n" not in label
    assert now(book, ada) != before
    assert book.undo().contact_ids == (ada.id,)
    assert replace(now(book, ada), updated="") == replace(before, updated="")


@pytest.mark.parametrize(
    ("service", "deed"),
    [
        (News, lambda news, ada: news.heard(ada, Reason("award"))),
        (Promises, lambda promises, ada: promises.made(ada, "x")),
        (Giving, lambda giving, ada: giving.gave(ada, "x")),
    ],
)
def test_someone_who_was_removed_meanwhile_is_told_of(
    book: AddressBook, ada: Contact, today: date, service: type[RecordKeeping], deed: Deed
) -> None:
    with book.changing("Removed") as change:
        change.remove(ada.id)
    with pytest.raises(NoSuchContact, match="no longer in the book"):
        deed(service(book, lambda: today), ada)
