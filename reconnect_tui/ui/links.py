"""Kept links as lines of a list, and the people who would care about one."""

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.fuzzy import Matcher

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.links import site_of
from reconnect_tui.core.saved_item import SavedItem
from reconnect_tui.core.sharing import Caring, called
from reconnect_tui.core.text import folded, shortened
from reconnect_tui.services.saving import Kept
from reconnect_tui.ui.safety import safe
from reconnect_tui.ui.story import hung

_FAINT = "$foreground 60%"
_INDENT = 4
_NAME = 60
"""Characters of the name of a link."""


def name_of(item: SavedItem) -> str:
    """What a link is called, short enough for a line."""
    return shortened(called(item), _NAME)


def told_of_removed(kept: Kept) -> str:
    """What was taken out of an address, in words."""
    return f"without {', '.join(kept.removed)}"


def answering_to(
    words: str, items: Sequence[SavedItem], people_of: Callable[[SavedItem], Sequence[Contact]]
) -> tuple[SavedItem, ...]:
    """The links that a few letters find, in any case and without accents, the best match first."""
    matcher = Matcher(folded(words))

    def score(item: SavedItem) -> float:
        people = ", ".join(one.name for one in people_of(item))
        return matcher.match(folded(" ".join((called(item), item.why, item.url, people))))

    scored = [(score(item), item) for item in items]
    found = [pair for pair in scored if pair[0] > 0]
    return tuple(item for _, item in sorted(found, key=lambda pair: -pair[0]))


def link_line(item: SavedItem, people: Sequence[Contact], times_sent: int) -> Content:
    """A link in two rows: what it is, and where it leads, whom it is for, how often it went."""
    whom = f" · for {', '.join(one.first_name for one in people)}" if people else ""
    sent = f" · sent to {times_sent}" if times_sent else ""
    site = site_of(item.url) or "to tell of"
    told = safe(f"{site}{whom}{sent}", _FAINT)
    return Content.assemble(safe(name_of(item), "bold"), "\n  ", told)


def about_link(item: SavedItem) -> Content:
    """The reason and the whole address."""
    why = f"because {item.why}\n" if item.why else ""
    return Content.assemble(safe(why), safe(item.url, _FAINT))


def caring_line(one: Caring, width: int) -> Content:
    """Somebody who would care: where the two stand, and below it what speaks for it.

    Args:
        one: Who, and why.
        width: Cells of a row.
    """
    mark = "✓ " if one.was_meant else "  "
    hint = f" · {one.hint}" if one.hint else ""
    who = Content.assemble(
        (mark, "bold $accent"),
        safe(one.contact.name, "bold"),
        safe(f"  {one.last}", _FAINT),
        safe(hint, "$warning"),
    )
    because = safe(f"    {'; '.join(one.because)}", _FAINT)
    return Content("\n").join((hung(who, width, _INDENT), hung(because, width, _INDENT)))
