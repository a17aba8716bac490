"""Arguments that several commands share."""

from reconnect_tui.cli.grammar import argument, identifier
from reconnect_tui.core.timeline import CHANNELS

CONTACT = argument("contact", nargs="+", metavar="CONTACT", help="an id, or words of the name")
"""Somebody, in as many words as it takes."""

ONE_CONTACT = argument("contact", metavar="CONTACT", help="an id, or words of the name")
"""Somebody, in one word, because others follow."""

ON = argument("--on", metavar="DATE", help="when: 2026-11-22, yesterday, 3 weeks ago")
"""A day gone by."""

CHANNEL = argument(
    "--channel",
    type=identifier,
    choices=CHANNELS,
    metavar="C",
    help=f"the channel: {', '.join(CHANNELS)}",
)
"""The way a message goes."""

WAYS_OUT = (
    argument("--copy", action="store_true", help="put the words on the clipboard"),
    argument("--mailto", action="store_true", help="a mailto: link on stdout, nothing else"),
    argument("--eml", action="store_true", help="a mail file on stdout, to be opened and sent"),
    argument("--edit", action="store_true", help="write on in $VISUAL or $EDITOR first"),
)
"""The ways a message goes out to where it is sent, one at a time."""

WITH_SUBJECT = argument(
    "--with-subject", action="store_true", help="with --copy: the subject above the words"
)
"""What else is copied."""
