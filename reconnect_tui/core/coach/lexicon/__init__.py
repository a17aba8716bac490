"""Small lists of phrases, folded, by what they say (playbook 4.2).

A phrase is a regular expression over folded text; a space in it is any run of spaces.
"""

import re

_BEHIND_OR_SPACE = re.compile(r"\(\?<!.*?\)| \?| ")
"""What is looked for behind a place has a fixed width, so that its spaces stay single."""

_SPACES = {" ": " +", " ?": " *"}


def any_of(*phrases: str) -> re.Pattern[str]:
    """A pattern for any of several phrases, between the edges of words."""
    joined = "|".join(
        _BEHIND_OR_SPACE.sub(lambda found: _SPACES.get(found[0], found[0]), phrase)
        for phrase in phrases
    )
    return re.compile(rf"(?<![\w])(?:{joined})(?![\w])")
