"""Before a message: remembering, looking up, knowing what one wants (playbook 1 C)."""

from collections.abc import Mapping

from reconnect_tui.core.contact import PROJECT, Contact, PeopleNote, Reason
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.lifecycle.preparing import MEMORY_PROMPTS, Homework, Preparation
from reconnect_tui.core.links import links_in
from reconnect_tui.core.news_words import kind_of_news
from reconnect_tui.core.text import one_line, shortened
from reconnect_tui.core.writing.circumstances import Circumstances
from reconnect_tui.core.writing.intents import ASK_LATER, INTENTS
from reconnect_tui.services.opening import Services
from reconnect_tui.services.spoken_dates import split_leading_date
from reconnect_tui.ui.screens.deeds import Deeds
from reconnect_tui.ui.screens.dialogs import FormField
from reconnect_tui.ui.screens.people import asking

_SOURCE = "screen"
_AS_IT_STANDS = "yes"
_MOST_GUESSES = 3
_LONGEST_MEMORY = 50
"""Characters of a memory that is shown as a reminder."""

_ANSWERS = ("learned", "organization", "city", "offer", "intent")
"""The fields whose answers stand in the record as they are typed."""


class Preparing(Deeds):
    """The command that prepares a message to the person under the cursor."""

    @asking
    async def action_prepare(self) -> None:
        """Remember what was shared, and look up what is new; the answers go into the message."""
        contact = self.contact
        if contact is None:
            return
        await self.fill_in(
            f"Prepare a message to {contact.first_name}",
            _questions(self.services, contact),
            "Prepared · c writes to {name}",
            self._keep_prepared,
        )
        now = self.services.directory.contacts.get(contact.id)
        if now is not None and now.intent == ASK_LATER != contact.intent:
            self.say(
                "A request is for later: c begins without it, and A tells when it is time",
                undoable=True,
            )

    def _keep_prepared(self, contact: Contact, given: dict[str, str]) -> object:
        found, answers = _found(self.services, contact, given)
        return self.services.preparing.prepare(contact, found, answers)


def _questions(services: Services, contact: Contact) -> tuple[FormField, ...]:
    known = {one.name: one for one in services.preparing.homework(contact)}
    memories = Circumstances(contact, services.today()).fresh_memories
    on_record = f"on record: {shortened(memories[0], _LONGEST_MEMORY)}" if memories else ""
    return (
        FormField(
            "memory",
            "What did you share? A moment that both remember",
            hint=on_record or ", ".join(MEMORY_PROMPTS),
        ),
        FormField(
            "learned",
            "What did you learn from them? I learned …",
            contact.learned,
            "to look at the mountain first",
        ),
        FormField(
            "news",
            f"What is new with them, or what did they post?{_seen(known['win'])}",
            hint="a day may stand first: “last week: head of data at Borealis”",
        ),
        FormField(
            "project",
            f"Which project could you ask about?{_noted(contact.projects)}",
            hint="the roof garden of the school",
        ),
        FormField(
            "family",
            f"Whom in their family?{_noted(contact.family)}",
            hint="daughter Ines",
        ),
        FormField(
            "organization", f"Where do they work now?{_age(known['role'])}", contact.organization
        ),
        FormField("city", f"Where do they live?{_age(known['city'])}", contact.city),
        FormField(
            "mutuals",
            "Whom do you both know?",
            known["mutuals"].answer,
            _perhaps(services, contact) or "names, with commas",
        ),
        FormField(
            "checked",
            "Have you looked it up today?",
            options=(("", "not yet"), (_AS_IT_STANDS, "yes, all is as it stands here")),
        ),
        FormField(
            "intent",
            "What do you want from it?",
            contact.intent,
            options=(("", "not sure"), *((name, one.label) for name, one in INTENTS.items())),
        ),
        FormField(
            "wish",
            "Honestly, why? Only for you: never searched, copied or exported",
            hint="kept; another answer takes its place" if contact.honest_reason else "",
            is_private=True,
        ),
        FormField(
            "offer",
            "What could you give? I could …",
            contact.offer,
            "read your draft, introduce you to Ana, lend you my notes, listen",
        ),
    )


def _perhaps(services: Services, contact: Contact) -> str:
    """Who may know both, from where they worked (playbook M71)."""
    if contact.do_not_contact:
        return ""
    found = [one for one in services.introducing.bridges(contact) if not one.is_sure]
    names = ", ".join(one.contact.name for one in found[:_MOST_GUESSES])
    return f"perhaps {names}" if names else ""


def _seen(known: Homework) -> str:
    """What the record has as their latest news, behind a question."""
    return f" On record: {shortened(known.answer, 30)}" if known.answer else ""


def _noted(known: tuple[str, ...]) -> str:
    """What the record has already, behind a question."""
    return f" On record: {shortened('; '.join(known), 30)}" if known else ""


def _age(known: Homework) -> str:
    """When something was looked up, behind a question; only what is old is worth saying."""
    if not known.to_check_again:
        return ""
    when = f"looked up {known.checked_on.text}" if known.checked_on else "never looked up"
    return f" {when}: check again"


def _found(
    services: Services, contact: Contact, given: Mapping[str, str]
) -> tuple[Preparation, Mapping[str, str]]:
    """What was remembered and looked up, and the plain fields as they were typed."""
    answers = {name: given[name] for name in _ANSWERS if name in given}
    news = []
    if given.get("news", "").strip():
        when, words = split_leading_date(given["news"], services.today())
        news.append(Reason(kind_of_news(words), when, words, source=_SOURCE))
    if links_in(answers.get("offer", "")):
        news.append(Reason("article_saved", None, answers.pop("offer").strip(), source=_SOURCE))
    is_checked = given.get("checked") == _AS_IT_STANDS
    held = [name for name in ("organization", "title", "city") if getattr(contact, name)]
    found = Preparation(
        honest_reason=given.get("wish", ""),
        memories=tuple(text for text in [given.get("memory", "").strip()] if text),
        people_notes=tuple(
            PeopleNote(words, ok_to_mention=True, kind=kind, on=PartialDate.on(services.today()))
            for name, kind in (("project", PROJECT), ("family", ""))
            if (words := one_line(given.get(name, "")))
        ),
        mutuals=services.preparing.friends_named(contact, given.get("mutuals", "")),
        news=tuple(news),
        looked_up=tuple(held) if is_checked else (),
        source=_SOURCE,
    )
    return found, answers
