"""Which kind of news some words tell of, where nobody was asked for the kind."""

import re

_SIGNS: tuple[tuple[str, str], ...] = (
    (
        "bereavement",
        r"died|death|funeral|passed away|lost (?:his|her|their) \w*(?:mother|father|son|"
        r"daughter|wife|husband|partner|brother|sister|parents?)",
    ),
    ("layoff", r"laid off|layoffs?|redundan\w+|lost (?:his|her|their|the) job|let go|fired"),
    ("illness", r"ill(?:ness)?|sick|hospital|cancer|surgery|operation"),
    ("divorce", r"divorce\w*|separated"),
    (
        "business_closed",
        r"clos(?:ed?|es|ing) (?:down|(?:the|his|her|their))|bankrupt\w*|insolven\w+",
    ),
    (
        "new_child",
        r"baby|babies|newborn|twins|born|a (?:son|daughter|girl|boy)|became an? \w*parent",
    ),
    ("wedding", r"wedding|married|engaged|engagement"),
    ("promotion", r"promot\w+|made partner|tenured?|now in charge of"),
    ("award", r"award\w*|prize|medal|won|honou?red|fellowship"),
    ("degree", r"degree|phd|doctorate|graduat\w+|master'?s|mba|diploma"),
    ("talk", r"talk|spoke|keynote|interview\w*|podcast|lecture|panel"),
    ("publication", r"book|novel|paper|published|publication"),
    ("post", r"post(?:ed)?|wrote|shared|article|blog|comment\w*"),
    (
        "business_opened",
        r"founded|opened|launch\w*|start-?up|own (?:business|company|practice|shop)",
    ),
    (
        "new_job",
        r"new (?:job|role|post|position)|joined|joins|hired|moved to|appointed|started (?:at|as)|"
        r"(?:head|director|chief|manager|professor|editor|partner) (?:of|at|for)|now (?:at|with)",
    ),
)
"""The first sign that fits decides; hard news come first, so that none is congratulated on."""

_PATTERNS = tuple((kind, re.compile(rf"\b(?:{signs})\b", re.IGNORECASE)) for kind, signs in _SIGNS)


def kind_of_news(words: str) -> str:
    """A reason type for a piece of news; `project_done` where no sign tells it.

    Args:
        words: A few, as they were typed: `head of data at Borealis`.
    """
    found = (kind for kind, pattern in _PATTERNS if pattern.search(words))
    return next(found, "project_done")
