"""Friends of both: who they are, and what they agreed to."""

import pytest

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.draft import Tone
from reconnect_tui.core.errors import DoNotContact
from reconnect_tui.services.introducing import ASKING, NAMING, words_to_ask, words_to_name
from reconnect_tui.services.opening import Services


def test_friends_of_both_are_found_and_told_in_a_line(
    services: Services, ada: Contact, grace: Contact, bruno: Contact
) -> None:
    services.news.acquainted(bruno, ada)
    services.news.acquainted(bruno, grace)
    contacts = services.directory.contacts
    bridges = services.introducing.bridges(contacts[bruno.id])
    assert [(one.contact.id, one.may_be_asked) for one in bridges] == [
        (ada.id, False),
        (grace.id, False),
    ]
    assert services.introducing.told(contacts[bruno.id]) == (
        "Ada Lindqvist (spoke about two years ago) and Grace Mensah (spoke two days ago) "
        "know you both"
    )
    assert services.introducing.told(contacts[grace.id]).startswith("Bruno Albrecht knows you both")


def test_nobody_is_asked_about_whom_one_is_not_to_contact(services: Services, ada: Contact) -> None:
    services.directory.edit(ada, {"do_not_contact": "yes"})
    with pytest.raises(DoNotContact):
        services.introducing.bridges(services.directory.contacts[ada.id])


def test_what_a_friend_agreed_to_is_noted_in_one_step(
    services: Services, ada: Contact, grace: Contact
) -> None:
    agreed = services.introducing.agreed(ada, grace)
    assert agreed.mutual_offered
    assert agreed.mutuals == (grace.id,)
    assert services.book.undo_steps()[-1].label == (
        "Noted that Grace Mensah may be named to Ada Lindqvist"
    )
    services.outreach.undo()
    assert services.directory.contacts[ada.id] == ada


@pytest.mark.parametrize("tone", ["warm", "neutral"])
def test_the_words_for_the_two_messages_fill_their_slots(
    services: Services, ada: Contact, grace: Contact, tone: Tone
) -> None:
    asking = services.outreach.begin(ada, ASKING, tone=tone, values=words_to_ask(grace)).draft
    assert "Grace Mensah" in asking.body
    naming = services.outreach.begin(ada, NAMING, tone=tone, values=words_to_name(grace)).draft
    assert "Grace Mensah" in naming.body
