"""What a message held earlier: which words are worth keeping, and for how long.

A message is saved while it is typed, so most of what stood there is half a word older than what
stands there now. Worth keeping is what one may want back: the words of some minutes ago, and
those that are just being taken out.
"""

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta

from reconnect_tui.core.draft import Draft, Version

MOST_VERSIONS = 20
"""How many are kept of one message."""

MOST_CHARACTERS = 200_000
"""Characters of all versions of one message together: every save writes them again."""

BETWEEN_VERSIONS = timedelta(minutes=5)
"""How much writing lies between two versions while nothing is lost."""

LARGE_LOSS = 0.3
"""The share of the words that, once gone, makes what stood there worth keeping at once."""

_FEW_WORDS = 5
"""So few words are soon typed again."""


def with_version(draft: Draft, earlier: Draft, at: str) -> Draft:
    """The draft with the words of `earlier` as its newest version.

    The same words are kept once, and what is empty not at all.

    Args:
        draft: The draft that keeps them.
        earlier: The words.
        at: UTC timestamp of when they were saved.
    """
    newest = draft.versions[0] if draft.versions else None
    if not earlier.body.strip() or (newest and _words_of(newest) == _words_of(earlier)):
        return draft
    others = (one for one in draft.versions if _words_of(one) != _words_of(earlier))
    return replace(draft, versions=_bounded((Version(at, *_words_of(earlier)), *others)))


def earlier_words(draft: Draft) -> tuple[Version, ...]:
    """The versions that hold other words than the draft does now, newest first."""
    return tuple(one for one in draft.versions if _words_of(one) != _words_of(draft))


def is_time_for_one(draft: Draft, now: str) -> bool:
    """Whether the newest version of a draft, or its beginning, lies some minutes back.

    Args:
        draft: The draft as it stands.
        now: UTC timestamp.
    """
    since = draft.versions[0].at if draft.versions else draft.created
    try:
        return datetime.fromisoformat(now) - datetime.fromisoformat(since) >= BETWEEN_VERSIONS
    except (ValueError, TypeError):
        # Written by hand, or with no zone: nobody can tell, and one version more does no harm.
        return True


def is_much_gone(before: Draft, after: Draft) -> bool:
    """Whether more than `LARGE_LOSS` of the words of `before` are not in `after` any more."""
    had = Counter(before.body.split())
    gone = had - Counter(after.body.split())
    return gone.total() > max(_FEW_WORDS, LARGE_LOSS * had.total())


def _words_of(text: Draft | Version) -> tuple[str, str]:
    return text.subject, text.body


def _bounded(versions: tuple[Version, ...]) -> tuple[Version, ...]:
    """The newest ones, as many as may be kept; the newest of all in any case."""
    room = MOST_CHARACTERS
    kept: list[Version] = []
    for one in versions[:MOST_VERSIONS]:
        room -= len(one.subject) + len(one.body)
        if kept and room < 0:
            break
        kept.append(one)
    return tuple(kept)
