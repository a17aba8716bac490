"""The commands to pass things and people on: kept links, and who knows you both."""

from collections.abc import Mapping
from typing import Any

from reconnect_tui.cli.arguments import CONTACT
from reconnect_tui.cli.grammar import Command, argument, positive

_FOR: Mapping[str, Any] = {"dest": "people", "action": "append", "metavar": "CONTACT"}
_TITLE = argument("--title", metavar="T", help="what it is, in a few words")

SHARE = (
    Command(
        "save",
        "Keep a link to pass on, with the reason and the people it is for.",
        "sharing:save",
        (
            'reconnect save https://example.org/seals "you asked whether resin seals last"',
            'reconnect save https://example.org/seals --title "Seals, tested" --for ada',
            'reconnect save "The Keeper, a film" "you like lighthouses" --for ada',
        ),
        (
            argument("url", metavar="URL|TITLE", help="an address, or a book or film in words"),
            argument("why", nargs="*", metavar="WHY", help="how “for you because …” goes on"),
            _TITLE,
            argument("--for", help="whom it is for; may be repeated", **_FOR),
        ),
        usage="URL|TITLE [WHY] [--title T] [--for CONTACT …] [--json]",
        more=(
            "A link that is kept already takes in what is new. What follows its readers (utm_…,\n"
            "fbclid …) is taken out of the address. With --for it is a reason to write to them."
        ),
    ),
    Command(
        "saved",
        "The links that are kept, and who would care about one.",
        "sharing:saved",
        (
            "reconnect saved",
            "reconnect saved --for ada",
            "reconnect saved 3 --who",
            'reconnect saved 3 --edit --title "Seals, tested" --for ada --for grace',
            "reconnect saved 3 --drop",
        ),
        (
            argument("number", nargs="?", type=positive, metavar="ID", help="one of the links"),
            argument("--for", help="those for this person; with --edit, whom it is for", **_FOR),
            argument("-n", dest="limit", type=positive, metavar="N", help="at most so many"),
            argument("--url", metavar="URL", help="with --edit: another address"),
            argument("--why", metavar="WHY", help="with --edit: another reason; empty clears it"),
            _TITLE,
        ),
        either=(
            argument("--who", action="store_true", help="who would care, and why"),
            argument("--edit", action="store_true", help="change what is kept of it"),
            argument("--drop", action="store_true", help="keep it no longer"),
        ),
        usage="[ID] [--for CONTACT] [--who | --edit | --drop] [--json]",
    ),
    Command(
        "bridges",
        "Who knows both you and a person, and whom one may ask now.",
        "bridging:bridges",
        ("reconnect bridges ada", "reconnect bridges 12 --json"),
        (CONTACT,),
        more=(
            "Whom you spoke with last comes first. Somebody you owe an answer is named last:\n"
            "answer first, then ask. “May know” is only a guess from where both worked."
        ),
    ),
)
"""Links and people in common."""
