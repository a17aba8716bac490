"""What one notes about a person: news, promises, what was given, and what prepares a message."""

from reconnect_tui.core.contact import Contact, Reason
from reconnect_tui.core.lifecycle.preparing import Preparation
from reconnect_tui.services.spoken_dates import future_date, split_leading_date
from reconnect_tui.ui.screens.deeds import Deeds
from reconnect_tui.ui.screens.dialogs import Ask, Choice, Choose, Form
from reconnect_tui.ui.screens.people import asking

_NEWS = (
    Choice("j", "a new job", "new_job"),
    Choice("p", "a promotion", "promotion"),
    Choice("a", "an award", "award"),
    Choice("t", "a talk or an interview", "talk"),
    Choice("u", "a publication", "publication"),
    Choice("f", "a project finished", "project_done"),
    Choice("b", "a business opened", "business_opened"),
    Choice("c", "a child", "new_child"),
    Choice("w", "a wedding", "wedding"),
    Choice("d", "a degree", "degree"),
    Choice("o", "a post of theirs", "post"),
    Choice("s", "an article saved for them", "article_saved"),
    Choice("h", "a thought of them", "thought"),
    Choice("l", "a layoff", "layoff"),
    Choice("i", "an illness", "illness"),
    Choice("x", "a bereavement", "bereavement"),
    Choice("e", "an event where both will be", "event_both_attend"),
    Choice("v", "a visit to their city", "visiting_city"),
)
_AHEAD = frozenset({"event_both_attend", "visiting_city"})

_PROMISES = (
    Choice("m", "I promised something", "mine"),
    Choice("t", "they promised something", "theirs"),
)

_GIVING = (
    Choice("g", "I gave or helped", "gave"),
    Choice("a", "I asked for something", "asked"),
    Choice("t", "they gave or helped", "they gave"),
    Choice("w", "they asked for something", "they asked"),
)

_PREPARED = (
    ("memory", "What did you share? A moment that both remember"),
    ("valued", "What do you value in them, or what did you learn from them?"),
    ("news", "What is new with them? (their profile, their company, friends)"),
    ("role", "Where are they now? Organization"),
    ("city", "City"),
    ("wish", "Honestly, why do you want to write? Only for you: it is never shown or copied"),
    ("gift", "What could you give? An article, a name, a hand"),
)


class Remembering(Deeds):
    """The commands that note something about the person under the cursor."""

    @asking
    async def action_news(self) -> None:
        """Note what has happened to them."""
        contact = self.contact
        if contact is None:
            return
        title = f"What is new with {contact.first_name}?"
        kind = await self.app.push_screen_wait(Choose(title, "", _NEWS))
        if kind is None:
            return
        ahead = kind in _AHEAD
        hint = "A few words; a day may stand first: “last week: head of data at Borealis”."
        if ahead:
            hint = "The day first: “12 december: the rail conference in Brno”."

        def heard(contact: Contact, text: str) -> object:
            when, words = split_leading_date(text, self.services.today(), ahead=ahead)
            return self.services.news.heard(contact, Reason(kind, when, words, source="screen"))

        await self._ask_and_do(
            lambda text: Ask(title, hint, value=text), "Noted news about {name}", heard
        )

    @asking
    async def action_promise(self) -> None:
        """Note what was promised, by the user or by them."""
        contact = self.contact
        if contact is None:
            return
        whose = await self.app.push_screen_wait(Choose("Who promised?", "", _PROMISES))
        if whose is None:
            return
        hint = "What, in a few words; a day may stand first: “next friday: send the paper”."

        def made(contact: Contact, text: str) -> object:
            when, words = split_leading_date(text, self.services.today(), ahead=True)
            return self.services.promises.made(contact, words, when, theirs=whose == "theirs")

        title = "You promised to …" if whose == "mine" else f"{contact.first_name} promised to …"
        await self._ask_and_do(
            lambda text: Ask(title, hint, value=text), "Noted the promise with {name}", made
        )

    @asking
    async def action_give(self) -> None:
        """Note what was given or asked for."""
        contact = self.contact
        if contact is None:
            return
        what = await self.app.push_screen_wait(Choose("Give and take", "", _GIVING))
        if what is None:
            return
        theirs = what.startswith("they")
        deed = self.services.giving.gave if what.endswith("gave") else self.services.giving.asked

        def given(contact: Contact, text: str) -> object:
            when, words = split_leading_date(text, self.services.today())
            return deed(contact, words, theirs=theirs, on=when)

        hint = "What, in a few words; a day may stand first: “in march: read my draft”."
        await self._ask_and_do(
            lambda text: Ask("What was it?", hint, value=text), "Noted with {name}", given
        )

    @asking
    async def action_follow_up(self) -> None:
        """Choose the day for the next step."""
        contact = self.contact
        if contact is None:
            return
        hint = "A date or a span: next monday, 2 weeks, 2027-03-12."
        if self.services.outreach.draft_for(contact) is not None:
            await self._ask_and_do(
                lambda text: Ask("When will you send it?", hint, value=text),
                "The day to write to {name} is set",
                self._plan,
                "planned",
            )
            return
        items = [item for item in self.services.agenda.about(contact) if not item.is_suggested]
        if not items:
            self.say(f"{contact.first_name} has no next step yet: write, or log what happened")
            return
        item = items[0]

        def moved(_: Contact, text: str) -> object:
            day = future_date(text, self.services.today()).first
            return self.services.agenda.moved(item, day)

        await self._ask_and_do(
            lambda text: Ask(item.text, hint, value=text), "Moved the next step with {name}", moved
        )

    def _plan(self, contact: Contact, text: str) -> object:
        day = future_date(text, self.services.today()).first
        return self.services.preparing.plan(contact, day)

    @asking
    async def action_prepare(self) -> None:
        """Remember what was shared, and look up what is new; the answers go into the message."""
        contact = self.contact
        if contact is None:
            return
        present = {"role": contact.organization, "city": contact.city}
        given: dict[str, str] = {}
        while True:
            fields = [
                (name, label, given.get(name, present.get(name, ""))) for name, label in _PREPARED
            ]
            answers = await self.app.push_screen_wait(
                Form(f"Prepare a message to {contact.first_name}", fields)
            )
            if answers is None:
                return
            given |= answers
            kept = dict(given)
            if self._do(
                "Prepared · c writes to {name}",
                lambda contact, kept=kept: self._keep_prepared(contact, kept),  # type: ignore[misc]
            ):
                return

    def _keep_prepared(self, contact: Contact, given: dict[str, str]) -> object:
        texts = {name: text.strip() for name, text in given.items() if text.strip()}
        news = []
        if "news" in texts:
            when, words = split_leading_date(texts["news"], self.services.today())
            news.append(Reason("post", when, words, source="screen"))
        if "gift" in texts:
            news.append(Reason("article_saved", None, texts["gift"], source="screen"))
        found = Preparation(
            honest_reason=texts.get("wish", ""),
            memories=tuple(texts[name] for name in ("memory", "valued") if name in texts),
            news=tuple(news),
            source="screen",
        )
        answers = {"organization": texts.get("role", ""), "city": texts.get("city", "")}
        return self.services.preparing.prepare(contact, found, answers)
