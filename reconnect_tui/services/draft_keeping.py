"""Putting the words of a message into the book so that earlier ones can be had back."""

from dataclasses import replace

from reconnect_tui.core.draft import Draft
from reconnect_tui.core.versions import is_much_gone, is_time_for_one, with_version
from reconnect_tui.storage.address_book import Change


class DraftKeeping:
    """Remembers, for as long as the program runs, how full a message has been."""

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self._fullest: dict[int, Draft] = {}
        """The longest words of each draft since its newest version, by its number.

        Words that are deleted letter by letter are all but the same from one save to the next;
        only beside these does it show how much has gone.
        """

    def put(self, change: Change, draft: Draft, *, milestone: bool = False) -> Draft:
        """The draft as it is kept; what it held before becomes a version where that is due.

        The versions are those of the book: whoever types does not know of them.

        Args:
            change: The change that it belongs to.
            draft: The words as they are now.
            milestone: Whether a stretch of writing ends here, so that both what stood there and
                what stands there now is worth keeping.
        """
        standing = change.draft(draft.id)
        if standing is not None:
            draft = self._over(standing, draft, change.at, milestone=milestone)
        if milestone:
            draft = with_version(draft, draft, change.at)
        kept = change.put_draft(draft)
        fullest = self._fullest.get(kept.id)
        if fullest is None or len(kept.body) >= len(fullest.body):
            self._fullest[kept.id] = kept
        return kept

    def put_as(self, change: Change, draft: Draft, status: str) -> Draft:
        """The draft, kept under another status; nobody goes back to what it held before."""
        self._fullest.pop(draft.id, None)
        return change.put_draft(replace(draft, status=status, versions=()))

    def _over(self, standing: Draft, draft: Draft, now: str, *, milestone: bool) -> Draft:
        """The draft with the versions of the one it takes the place of, and perhaps one more."""
        draft = replace(draft, versions=standing.versions)
        if (standing.subject, standing.body) == (draft.subject, draft.body):
            return draft
        fullest = self._fullest.get(draft.id, standing)
        if is_much_gone(fullest, draft):
            earlier = fullest
        elif milestone or is_time_for_one(standing, now):
            earlier = standing
        else:
            return draft
        self._fullest[draft.id] = draft
        return with_version(draft, earlier, earlier.updated)
