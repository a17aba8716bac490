"""A view beside the main screen: what is due, the week, a round."""

from reconnect_tui.core.contact import Contact
from reconnect_tui.services.opening import Services
from reconnect_tui.ui.screens.commanding import Commanding
from reconnect_tui.ui.widgets.contact_list import People


class Visiting(Commanding):
    """A screen that one comes back from, perhaps to see somebody or to write to them."""

    def __init__(self, services: Services, people: People) -> None:
        """Begin with everyone as they are.

        Args:
            services: What can be done.
            people: Everyone and their order.
        """
        super().__init__()
        self.services = services
        self.set_reactive(Visiting.people, people)
        self.asked_for: Contact | None = None
        """Whom the main screen is to show, once this one is left."""

        self.to_write: bool = False
        """Whether they are to be written to."""

    def leave_for(self, contact: Contact | None, *, to_write: bool = False) -> None:
        """Go back to everyone, and there to a person, where one is given."""
        self.asked_for, self.to_write = contact, to_write and contact is not None
        self.dismiss()

    def go_to(self, contact: Contact) -> None:
        """Show a person on the main screen."""
        self.leave_for(contact)

    def action_go_back(self) -> None:
        """Go back to everyone."""
        self.dismiss()
