"""What a record says of a person, and what each fact is called where a whole record is shown."""

from collections.abc import Collection, Iterator

from reconnect_tui.core.contact import Contact

_LABELS = (
    ("Called", "preferred_name"),
    ("Nicknames", "nicknames"),
    ("Emails", "emails"),
    ("Phones", "phones"),
    ("Links", "urls"),
    ("Formerly", "past_organizations"),
    ("Birthday", "birthday"),
    ("Holidays", "holidays"),
    ("Tags", "tags"),
    ("Goals", "goal_tags"),
    ("Known as", "relationship"),
    ("Met", "how_met"),
    ("Known since", "met_on"),
    ("Memories", "shared_memories"),
    ("Shared", "shared_keywords"),
    ("Interests", "interests"),
    ("Family", "family"),
    ("Busy with", "projects"),
    ("Learned", "learned"),
    ("Could give", "offer"),
    ("Note", "note"),
)
_PRIVATE_LABELS = (("Private notes", "private_notes"), ("Honest reason", "honest_reason"))


def facts_about(contact: Contact, without: Collection[str] = ()) -> Iterator[tuple[str, str]]:
    """What each fact is called, and the fact; those that are empty are left out.

    Args:
        contact: Whose record it is.
        without: Fields that are left out.
    """
    for label, name in _LABELS:
        value = getattr(contact, name)
        text = "; ".join(value) if isinstance(value, tuple) else str(value or "")
        if text and name not in without:
            yield label, text


def private_facts_about(contact: Contact) -> Iterator[tuple[str, str]]:
    """The same of what is for the user alone (playbook 6.7)."""
    for label, name in _PRIVATE_LABELS:
        if text := getattr(contact, name):
            yield label, text
