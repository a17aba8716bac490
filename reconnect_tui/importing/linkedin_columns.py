"""The tables of a LinkedIn export that are read, and the words of their headers.

Headers are English in every real export that was found; the other languages are accepted because
some were reported, and are not promised (formats, section 1.1).
"""

from collections.abc import Mapping

_WORDS_BY_COLUMN = {
    "first_name": "firstname vorname prenom nombre primeironome nome voornaam",
    "last_name": "lastname nachname nom nomdefamille apellidos apellido sobrenome cognome "
    "achternaam",
    "url": "url profileurl publicprofileurl linkedinurl profillink",
    "email": "emailaddress email emailadresse adressemail adresseemail adresseelectronique "
    "direcciondecorreoelectronico correoelectronico enderecodeemail indirizzoemail emailadres",
    "company": "company unternehmen firma entreprise societe empresa azienda bedrijf",
    "position": "position poste fonction cargo puesto posicion posizione posicao functie",
    "connected_on": "connectedon verbundenam vernetztam connectele connectionle conectadoel "
    "conectadoem collegatoil collegatodal verbondenop geconnecteerdop",
    "conversation": "conversationid",
    "conversation_title": "conversationtitle",
    "from": "from von expediteur",
    "sender_url": "senderprofileurl",
    "to": "to an destinataire",
    "recipient_urls": "recipientprofileurls",
    "date": "date datum fecha data",
    "subject": "subject betreff",
    "content": "content inhalt contenu",
    "direction": "direction",
    "folder": "folder",
    "attachments": "attachments",
    "message_draft": "ismessagedraft",
    "conversation_draft": "isconversationdraft",
    "sent_at": "sentat",
    "inviter_url": "inviterprofileurl",
    "invitee_url": "inviteeprofileurl",
    "noted_first_name": "connectionfirstname",
    "noted_last_name": "connectionlastname",
    "noted_url": "connectionprofileurl",
    "note": "note",
    "created_on": "createdon",
    "headline": "headline",
    "confirmed": "confirmed",
    "primary": "primary",
}

HEADERS: Mapping[str, str] = {
    word: column for column, words in _WORDS_BY_COLUMN.items() for word in words.split()
}
"""Folded header word to column name."""

LAYOUTS: Mapping[str, frozenset[str]] = {
    "connections": frozenset({"first_name", "connected_on"}),
    "messages": frozenset({"from", "to", "date", "content"}),
    "invitations": frozenset({"from", "to", "sent_at", "direction"}),
    "notes": frozenset({"noted_first_name", "note"}),
    "profile": frozenset({"first_name", "last_name", "headline"}),
    "emails": frozenset({"email", "confirmed", "primary"}),
}
"""Name of a table to the columns by which it is recognised, whatever its file is called."""

LOOKED_FOR = "Connections.csv, messages.csv, Notes.csv, Profile.csv or Email Addresses.csv"
"""What an export is expected to hold, for messages."""

_EXPECTED = frozenset(
    {"connections", "messages", "notes", "profile", "emailaddresses", "invitations"}
)
_NOT_OF_PEOPLE = ("guide", "learning", "coach")


def is_a_twin(name: str) -> bool:
    """Whether a file has the header of messages but holds talks with LinkedIn's own services."""
    return name.lower().startswith(_NOT_OF_PEOPLE) and "messages" in name.lower()


def is_expected(name: str) -> bool:
    """Whether a file is called as one that is read; case, blanks and underscores do not matter."""
    stem = name.lower().rpartition(".")[0]
    return stem.replace(" ", "").replace("_", "") in _EXPECTED
