"""Keeping links: each deed is one change, and somebody for whom one was kept has it as a reason."""

from datetime import date

import pytest

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.draft import TONES
from reconnect_tui.core.errors import DoNotContact, WrongInput
from reconnect_tui.core.sharing import who_would_care
from reconnect_tui.services.opening import Services
from reconnect_tui.services.saving import NoSuchSavedItem, address_and_reason
from reconnect_tui.storage.address_book import AddressBook

URL = "https://example.org/resin-seals"


def fresh(services: Services, contact: Contact) -> Contact:
    return services.directory.contacts[contact.id]


def steps(services: Services) -> int:
    return len(services.book.undo_steps())


def test_a_link_is_kept_with_the_reason_and_undone_in_one_step(
    services: Services, ada: Contact
) -> None:
    kept = services.saved.keep(URL, "because you asked.", title="Seals", people=[ada])
    assert (kept.item.url, kept.item.why, kept.item.title) == (URL, "you asked", "Seals")
    assert kept.item.for_contacts == (ada.id,)
    assert [item.id for item in services.saved.items] == [kept.item.id]
    assert services.book.undo_steps()[-1].label == "Kept a link: Seals"
    services.outreach.undo()
    assert [each.url for each in services.saved.items] == []
    assert fresh(services, ada) == ada


def test_the_newest_link_stands_first_and_numbers_are_not_used_again(services: Services) -> None:
    first = services.saved.keep(URL).item
    second = services.saved.keep("https://example.org/b").item
    assert services.saved.items == (second, first)
    services.saved.drop(second)
    assert services.saved.keep("https://example.org/c").item.id > second.id


def test_keeping_it_twice_adds_nothing_and_changes_nothing(
    services: Services, ada: Contact
) -> None:
    first = services.saved.keep(URL, "you asked", people=[ada])
    before = steps(services)
    again = services.saved.keep(f"http://www.{URL[8:]}/?utm_source=x", people=[ada])
    assert again.was_known
    assert again.item == first.item
    assert again.removed == ("utm_source",)
    assert steps(services) == before
    assert len(fresh(services, ada).reasons) == 1


def test_keeping_it_again_takes_in_what_is_new(
    services: Services, ada: Contact, grace: Contact
) -> None:
    services.saved.keep(URL, "you asked", people=[ada])
    item = services.saved.keep(URL, title="Seals", people=[grace]).item
    assert (item.why, item.title, item.for_contacts) == ("you asked", "Seals", (ada.id, grace.id))
    assert fresh(services, ada).reasons[0].label == "Seals because you asked"


def test_whom_it_was_kept_for_has_a_reason_that_ranks_and_fills_the_message(
    services: Services, ada: Contact
) -> None:
    before = services.outreach.place(ada)
    services.saved.keep(URL, "you asked whether seals last", title="Seals", people=[ada])
    after = services.outreach.place(fresh(services, ada))
    assert before is not None
    assert after is not None
    assert after.score - before.score == 18
    assert "article" in after.reason
    draft = services.outreach.begin(fresh(services, ada), "share_article").draft
    assert URL in draft.body
    assert "because you asked whether seals last" in draft.body
    assert not draft.blanks


@pytest.mark.parametrize("tone", TONES)
def test_the_message_takes_the_words_of_this_link_and_no_other(
    services: Services, ada: Contact, tone: str
) -> None:
    services.saved.keep("https://example.org/other", "of old", title="Another", people=[ada])
    item = services.saved.keep(URL, "you asked").item
    words = services.saved.words_for(item, None)
    draft = services.outreach.begin(fresh(services, ada), "share_article", values=words).draft
    assert URL in draft.body
    assert "other" not in draft.body.lower()
    assert "you asked" in draft.body


def test_a_reason_nobody_gave_is_what_they_care_about_or_left_open(services: Services) -> None:
    bo = services.directory.add("Bo Quist", [("interests", "seals")])
    item = services.saved.keep(URL).item
    (caring,) = services.saved.who(item)
    assert services.saved.words_for(item, caring)["why_them"] == "it touches on seals"
    assert "why_them" not in services.saved.words_for(item, None)
    words = services.saved.words_for(item, None)
    draft = services.outreach.begin(bo, "share_article", values=words).draft
    assert [blank.slot for blank in draft.blanks] == ["why_them"]


def test_once_the_message_was_sent_it_is_told_and_not_offered_again_until_undone(
    services: Services, ada: Contact
) -> None:
    item = services.saved.keep(URL, "you asked", people=[ada]).item
    draft = services.outreach.keep(
        services.outreach.begin(
            ada, "share_article", values={**services.saved.words_for(item, None)}
        ).draft
    )
    services.outreach.sent(draft)
    went = services.saved.passed_on()
    assert [(one.contact_id, one.on) for one in went[item.id]] == [(ada.id, "2026-11-23")]
    assert services.saved.who(item) == ()
    assert services.saved.for_person(fresh(services, ada)) == ()
    services.outreach.undo()
    assert services.saved.passed_on() == {}
    assert services.saved.who(item)[0].contact.id == ada.id


def test_what_is_for_a_person_stands_first_among_what_they_would_care_about(
    services: Services, ada: Contact
) -> None:
    services.directory.edit(ada, {"interests": "bees"})
    bees = services.saved.keep("https://example.org/bees-in-town").item
    seals = services.saved.keep(URL, people=[fresh(services, ada)]).item
    services.saved.keep("https://example.org/quasars-again")
    found = services.saved.for_person(fresh(services, ada))
    assert [item for item, _ in found] == [seals, bees]


def test_changing_a_link_changes_the_reasons_of_its_people(
    services: Services, ada: Contact, grace: Contact
) -> None:
    item = services.saved.keep(URL, "you asked", people=[ada]).item
    services.saved.edit(item, why="it settles our bet", title="Seals", address=f"{URL}-2")
    reason = fresh(services, ada).reasons[0]
    assert (reason.label, reason.source) == ("Seals because it settles our bet", f"{URL}-2")
    services.saved.edit(services.saved.items[0], people=[grace])
    assert fresh(services, ada).reasons == ()
    assert fresh(services, grace).reasons[0].source == f"{URL}-2"
    services.saved.edit(services.saved.items[0], why="", title="")
    assert fresh(services, grace).reasons[0].label == ""


def test_a_reason_that_was_taken_out_is_not_put_back_by_a_change(
    services: Services, ada: Contact
) -> None:
    item = services.saved.keep(URL, people=[ada]).item
    services.news.without(ada, fresh(services, ada).reasons[0])
    services.saved.edit(item, title="Seals")
    assert fresh(services, ada).reasons == ()


def test_dropping_a_link_takes_it_from_its_people_and_undo_brings_both_back(
    services: Services, ada: Contact
) -> None:
    item = services.saved.keep(URL, people=[ada]).item
    before = fresh(services, ada)
    services.saved.drop(item)
    assert [each.url for each in services.saved.items] == []
    assert fresh(services, ada).reasons == ()
    services.outreach.undo()
    assert services.saved.items == (item,)
    assert fresh(services, ada) == before


def test_nothing_is_kept_for_whom_one_is_not_to_contact(services: Services, ada: Contact) -> None:
    services.directory.edit(ada, {"do_not_contact": "yes"})
    with pytest.raises(DoNotContact):
        services.saved.keep(URL, people=[fresh(services, ada)])
    assert not services.saved.items


def test_what_is_not_kept_cannot_be_named_changed_or_dropped(services: Services) -> None:
    item = services.saved.keep(URL).item
    services.saved.drop(item)
    for deed in (
        lambda: services.saved.item(item.id),
        lambda: services.saved.edit(item, title="x"),
        lambda: services.saved.drop(item),
    ):
        with pytest.raises(NoSuchSavedItem):
            deed()


def test_two_records_made_one_keep_the_link_once(
    services: Services, ada: Contact, bruno: Contact
) -> None:
    item = services.saved.keep(URL, people=[ada, bruno]).item
    services.merging.merge(ada.id, bruno.id)
    assert services.saved.item(item.id).for_contacts == (ada.id,)
    assert services.saved.people_of(services.saved.item(item.id)) == (fresh(services, ada),)


def test_a_person_who_was_removed_is_passed_over_and_comes_back_with_undo(
    services: Services, ada: Contact
) -> None:
    item = services.saved.keep(URL, people=[ada]).item
    services.directory.remove(fresh(services, ada))
    assert services.saved.people_of(item) == ()
    assert services.saved.who(item) == ()
    services.outreach.undo()
    assert [one.id for one in services.saved.people_of(item)] == [ada.id]


def test_what_a_later_version_wrote_stays_with_the_link(today: date, book: AddressBook) -> None:
    from dataclasses import replace

    from reconnect_tui.core.saved_item import SavedItem

    with book.changing("Kept") as change:
        item = change.put_saved_item(SavedItem(URL, extra={"colour": "blue"}))
    with book.changing("Changed") as change:
        change.put_saved_item(replace(item, title="Seals"))
    document = book.documents()["saved_items"][str(item.id)]
    assert document["colour"] == "blue"
    assert document["title"] == "Seals"
    assert set(document) <= {"url", "title", "colour", "created", "updated"}
    assert who_would_care(item, (), today) == ()


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        (f"{URL} you asked", (URL, "you asked")),
        (f" {URL} — you asked ", (URL, "you asked")),
        (URL, (URL, "")),
    ],
)
def test_a_line_is_an_address_and_the_reason_after_it(line: str, parts: tuple[str, str]) -> None:
    assert address_and_reason(line) == parts


def test_an_empty_line_is_asked_for_again() -> None:
    with pytest.raises(WrongInput):
        address_and_reason("  ")
