"""Small lists of phrases, folded, by what they say (playbook 4.2).

A phrase is a regular expression over folded text; a space in it is any run of spaces.
"""

import re
import sys
from collections.abc import Iterator
from functools import cached_property

_BEHIND_OR_SPACE = re.compile(r"\(\?<!.*?\)| \?| ")
"""What is looked for behind a place has a fixed width, so that its spaces stay single."""

_SPACES = {" ": " +", " ?": " *"}


class Phrases:
    """A pattern for any of several phrases, between the edges of words.

    It is made when it is first looked for: a program that starts has no message to judge yet.
    """

    def __init__(self, *phrases: str) -> None:
        self._phrases = phrases

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        joined = "|".join(
            _BEHIND_OR_SPACE.sub(lambda found: _SPACES.get(found[0], found[0]), phrase)
            for phrase in self._phrases
        )
        return re.compile(rf"(?<![\w])(?:{joined})(?![\w])")

    @property
    def pattern(self) -> str:
        """The whole as one regular expression."""
        return self._pattern.pattern

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first of them in a text, as `re.Pattern.search` finds it."""
        return self._pattern.search(text, start, end)

    def match(self, text: str) -> re.Match[str] | None:
        """The one a text begins with."""
        return self._pattern.match(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Each of them in a text, from its beginning."""
        return self._pattern.finditer(text)
