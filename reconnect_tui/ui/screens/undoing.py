"""Taking back the last change, the same wherever people are shown."""

from reconnect_tui.core.contact import ContactId
from reconnect_tui.core.errors import ReconnectError
from reconnect_tui.ui.screens.people import PeopleScreen


class Undoing(PeopleScreen):
    """A screen on which the last change can be taken back."""

    def taken_back(self, ids: tuple[ContactId, ...]) -> None:
        """Be told that a change about these people was taken back."""

    def action_undo(self) -> None:
        """Take back the last change, and show whom it was about."""
        try:
            undone = self.services.outreach.undo()
        except ReconnectError as problem:
            self.say_why_not(problem)
            return
        keep = self._whom_it_was_about(undone.contact_ids)
        self.taken_back(undone.contact_ids)
        self.renew(undone.contact_ids, keep=keep)
        self.say(undone.label, title="Undone")

    def _whom_it_was_about(self, ids: tuple[ContactId, ...]) -> ContactId | None:
        """The one person a change concerned, or the one it had taken away."""
        known = self.people.roster.ties if self.people else {}
        gone = [number for number in ids if number not in known]
        return gone[0] if len(gone) == 1 else ids[0] if len(ids) == 1 else None
