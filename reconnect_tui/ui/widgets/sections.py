"""Which person stands on which line of a list with sections, and which lines a person takes."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from reconnect_tui.core.contact import ContactId


@dataclass(frozen=True, slots=True)
class Section:
    """Some people under one heading."""

    ids: Sequence[ContactId]
    """The people, from the top."""

    heading: str = ""
    """A line above them; none where it is empty."""

    height: int = 1
    """Lines for each person: two where the reason stands under the name."""

    @property
    def lines(self) -> int:
        """Lines of the whole section."""
        return len(self.ids) * self.height + self.above

    @property
    def above(self) -> int:
        """Lines of the heading."""
        return 1 if self.heading else 0


class Rows:
    """Sections one under the other; people are counted through all of them from 0."""

    def __init__(self, sections: Sequence[Section] = ()) -> None:
        """Lay sections out, from the top."""
        self._sections = tuple(sections)
        self._firsts = [0, *accumulate(len(section.ids) for section in sections)]
        """The index of the first person of each section, and after the last one."""

        self._tops = [0, *accumulate(section.lines for section in sections)]
        """The first line of each section, and the line after the last one."""

    def __len__(self) -> int:
        """How many people there are."""
        return self._firsts[-1]

    @property
    def lines(self) -> int:
        """How many lines there are."""
        return self._tops[-1]

    def person(self, index: int) -> ContactId | None:
        """The person of an index."""
        if not 0 <= index < len(self):
            return None
        number = self._number_of(index)
        return self._sections[number].ids[index - self._firsts[number]]

    def index_of(self, contact_id: ContactId) -> int:
        """The index of a person, -1 where they are not listed."""
        for first, section in zip(self._firsts, self._sections, strict=False):
            if contact_id in section.ids:
                return first + section.ids.index(contact_id)
        return -1

    def section_of(self, index: int) -> Section:
        """The section in which the person of an index stands."""
        return self._sections[self._number_of(index)]

    def begins_section(self, index: int) -> bool:
        """Whether a person is the first one of their section."""
        return index in self._firsts

    def top_of(self, index: int) -> int:
        """The first line of the person of an index."""
        number = self._number_of(index)
        section = self._sections[number]
        return self._tops[number] + section.above + (index - self._firsts[number]) * section.height

    def place_at(self, line: int) -> tuple[int, int]:
        """Whose line it is, and the how manieth of theirs; -1 for the heading above them."""
        number = bisect_right(self._tops, line) - 1
        section = self._sections[number]
        below = line - self._tops[number] - section.above
        if below < 0:
            return self._firsts[number], -1
        return self._firsts[number] + below // section.height, below % section.height

    def _number_of(self, index: int) -> int:
        return bisect_right(self._firsts, index) - 1
