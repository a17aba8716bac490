"""The commands to look at the book and to decide."""

from reconnect_tui.cli.arguments import CONTACT, ONE_CONTACT
from reconnect_tui.cli.grammar import Command, argument, identifier, positive

_PARSABLE = argument(
    "-p",
    "--parsable",
    action="store_true",
    help="rows id, name, organization, last contact, state, with tabs between",
)
_FILTERS = (
    "Words are all to be there. Fields narrow the search: org: title: tag: email: place:\n"
    "state: goal: note: and #tag; not:term leaves out."
)

LOOK = (
    Command(
        "find",
        "Find people, also by words that are not spelled quite right.",
        "look:find",
        (
            "reconnect find ana",
            "reconnect find org:cedar not:vip",
            "reconnect find --format mutt %s",
        ),
        (
            argument("query", nargs="+", metavar="QUERY", help="words, field:term, #tag, not:term"),
            argument("-n", dest="limit", type=positive, metavar="N", help="at most so many"),
            _PARSABLE,
            argument(
                "--format",
                choices=("mutt", "aerc"),
                help="rows for the address book of a mail program",
            ),
        ),
        aliases=("search",),
        more=_FILTERS,
    ),
    Command(
        "list",
        "List everyone, or those whom a filter leaves.",
        "look:list_people",
        ("reconnect list --sort gap", "reconnect list tag:mentor state:dormant"),
        (
            argument("query", nargs="*", metavar="FILTER", help="the same filters as find"),
            argument(
                "--sort",
                choices=("name", "gap", "last", "score", "state"),
                default=None,
                help="the order; by name where no filter ranks",
            ),
            _PARSABLE,
        ),
        aliases=("ls",),
        more=_FILTERS,
    ),
    Command(
        "show",
        "Show one person: the record, what comes next, and the timeline.",
        "look:show",
        ("reconnect show ada", "reconnect show 12 --json"),
        (
            CONTACT,
            argument("--private", action="store_true", help="private notes too"),
        ),
        aliases=("details",),
    ),
)
"""Finding people and reading their records."""

DECIDE = (
    Command(
        "next",
        "Whom to write to next, and why.",
        "queue:next_people",
        ("reconnect next", "reconnect next -n 10 --explain"),
        (
            argument("-n", dest="limit", type=positive, metavar="N", help="so many in all"),
            argument("--explain", action="store_true", help="what each place is made of"),
        ),
        more="All that is owed, promised and due today, then up to three others.",
    ),
    Command(
        "due",
        "Follow-ups and promises whose day has come.",
        "queue:due",
        ("reconnect due", "reconnect due --within 14d"),
        (
            argument("--within", metavar="SPAN", help="also those of the next days: 14d, 2 weeks"),
            argument("--count", action="store_true", help="only how many"),
        ),
    ),
    Command(
        "snooze",
        "Set a person aside until a day.",
        "upkeep:snooze",
        ("reconnect snooze ada 2 weeks", "reconnect snooze 12 2027-01-11"),
        (
            ONE_CONTACT,
            argument("when", nargs="+", metavar="WHEN", help="a date, or a span such as 1 month"),
        ),
    ),
    Command(
        "star",
        "Mark a person as one you would like to write to.",
        "upkeep:star",
        ("reconnect star ada",),
        (CONTACT,),
    ),
    Command(
        "pause",
        "Leave a person to rest for half a year.",
        "upkeep:pause",
        ("reconnect pause ada",),
        (CONTACT,),
    ),
    Command(
        "letgo",
        "Close a tie kindly: the record stays, without reminders.",
        "upkeep:let_go",
        ("reconnect letgo ada",),
        (CONTACT,),
    ),
    Command(
        "wake",
        "Put a person back on the list.",
        "upkeep:wake",
        ("reconnect wake ada",),
        (CONTACT,),
    ),
    Command(
        "rhythm",
        "Choose how many days may pass between touches.",
        "upkeep:rhythm",
        ("reconnect rhythm ada 90", "reconnect rhythm ada off"),
        (
            ONE_CONTACT,
            argument("days", metavar="DAYS", help="1 to 3650, or off"),
        ),
    ),
    Command(
        "closeness",
        "Say how close you are, from 1 (met once) to 5 (close).",
        "upkeep:closeness",
        ("reconnect closeness ada 4",),
        (ONE_CONTACT, argument("closeness", metavar="1-5", help="1 met once … 5 close")),
    ),
    Command(
        "goal",
        "Say which of your goals a person belongs to.",
        "upkeep:goal",
        ("reconnect goal ada mentorship", "reconnect goal ada networking --remove"),
        (
            ONE_CONTACT,
            argument("names", nargs="+", type=identifier, metavar="NAME", help="one of your goals"),
            argument("--remove", action="store_true", help="take the goals off instead"),
        ),
    ),
    Command(
        "me",
        "Show or say who you are: the name under your messages.",
        "upkeep:me",
        ("reconnect me", "reconnect me Robin Ferreira", "reconnect me Robin Ferreira --short Rob"),
        (
            argument("name", nargs="*", metavar="NAME", help="your whole name"),
            argument("--short", metavar="NAME", help="what stands under a warm message"),
            argument("--time-zone", metavar="CITY", help="where you are, for hours that suit both"),
        ),
    ),
    Command(
        "goals",
        "Show or set your own goals, the most important first.",
        "upkeep:goals",
        ("reconnect goals", "reconnect goals mentorship networking --need-by 2027-03-01"),
        (
            argument("names", nargs="*", type=identifier, metavar="NAME", help="in order"),
            argument("--need-by", metavar="DATE", help="when the goals named are to be reached"),
            argument("--clear", action="store_true", help="have no goals"),
        ),
    ),
)
"""Whom to write to, and whom to leave in peace."""
