"""The commands to note what is worth knowing, to look back, and to hand everything out."""

from collections.abc import Mapping
from typing import Any

from reconnect_tui.cli.arguments import CHANNEL, ON, ONE_CONTACT
from reconnect_tui.cli.grammar import Argument, Command, argument, identifier, positive
from reconnect_tui.core.timeline import KINDS


def _number(option: str, text: str) -> Argument:
    return argument(option, type=positive, metavar="N", help=text)


_TEXT = argument("text", metavar="TEXT", help="in a few words")
_KIND = argument(
    "--kind", type=identifier, choices=KINDS, metavar="K", help="the kind of entry, if it matters"
)
_THEIRS: Mapping[str, Any] = {"action": "store_true"}

REMEMBER = (
    Command(
        "news",
        "Note news about a person: a natural reason to write.",
        "hearing:news",
        (
            'reconnect news ada new_job "head of the night desk" --on "last friday"',
            'reconnect news ada mutual_sighting "Otis on the night train" --with otis',
            "reconnect news ada",
            "reconnect news ada --drop 2",
        ),
        (
            ONE_CONTACT,
            argument("words", nargs="*", metavar="TYPE TEXT", help="the kind of news, and what"),
            argument("--on", metavar="DATE", help="when: yesterday, 12 Mar, 2026-03; else today"),
            argument("--keyword", action="append", metavar="WORD", help="may be repeated"),
            argument("--source", metavar="TEXT", help="where you learned of it"),
            argument("--checked", metavar="DATE", help="when you made sure of it; else today"),
            argument("--with", dest="friend", metavar="CONTACT", help="the friend of both you met"),
        ),
        either=(
            _number("--edit", "correct number N: other words, kind, date or source"),
            _number("--drop", "take number N out, and nothing else"),
        ),
        usage="CONTACT [TYPE TEXT] [--on DATE] [--edit N | --drop N] [--json]",
        more=(
            "Without words it lists what is known, with numbers. The kinds:\n"
            "new_job promotion business_opened new_child wedding degree award publication talk\n"
            "project_done post article_saved mutual_sighting thought layoff bereavement illness\n"
            "business_closed divorce birthday work_anniversary event_both_attend visiting_city"
        ),
    ),
    Command(
        "promise",
        "Note what you promised a person, or they promised you.",
        "promising:promise",
        (
            'reconnect promise ada "send the tide tables" --by "next friday"',
            'reconnect promise ada "ask her editor" --theirs',
            "reconnect promise ada",
            "reconnect promise ada --kept 1",
        ),
        (
            ONE_CONTACT,
            argument("words", nargs="*", metavar="TEXT", help="what, in a few words"),
            argument("--by", metavar="DATE", help="until when; yours are due in three days else"),
            argument("--on", metavar="DATE", help="when it was kept; else today"),
            argument("--theirs", help="they promised it to you", **_THEIRS),
        ),
        either=(
            _number("--kept", "number N has been kept"),
            _number("--edit", "number N has other words or another day"),
            _number("--drop", "take number N out"),
        ),
        usage="CONTACT [TEXT] [--by DATE] [--theirs] [--kept N | --edit N | --drop N] [--json]",
        more="Without words it lists the promises both ways, with numbers.",
    ),
    Command(
        "gave",
        "Log something you gave: help, an introduction, an hour.",
        "giving:gave",
        (
            'reconnect gave ada "an hour on her tender"',
            'reconnect gave ada "introduced me to her editor" --theirs --on 2026-03',
        ),
        (
            ONE_CONTACT,
            _TEXT,
            argument("--theirs", help="they gave it to you", **_THEIRS),
            ON,
            _KIND,
            CHANNEL,
        ),
    ),
    Command(
        "asked",
        "Log something you asked for.",
        "giving:asked",
        (
            'reconnect asked ada "to read the proposal"',
            'reconnect asked ada "for the tide tables" --theirs --on yesterday',
        ),
        (
            ONE_CONTACT,
            _TEXT,
            argument("--theirs", help="they asked you for it", **_THEIRS),
            ON,
            _KIND,
            CHANNEL,
        ),
    ),
    Command(
        "mutual",
        "Say that two people know each other, or list whom you have in common.",
        "hearing:mutual",
        ("reconnect mutual ada grace", "reconnect mutual ada", "reconnect mutual 1 2 --remove"),
        (
            ONE_CONTACT,
            argument("other", nargs="?", metavar="OTHER", help="an id, or words of the name"),
            argument("--remove", action="store_true", help="they do not know each other"),
        ),
    ),
)
"""What is worth knowing about people."""

LOOK_BACK = (
    Command(
        "stats",
        "Look back: what you wrote, what came of it, and how your network stands.",
        "stats:stats",
        ("reconnect stats", "reconnect stats --weeks 12 --json"),
        (argument("--weeks", type=positive, metavar="N", help="how many weeks; else 52"),),
    ),
)
"""What came of it."""

HAND_OUT = (
    Command(
        "export",
        "Write everything for other programs: people, timelines, dates.",
        "exporting:export",
        (
            "reconnect export -o everything.json",
            "reconnect export --to csv -o people.csv",
            "reconnect export --to ics -o reconnect.ics",
        ),
        (
            argument(
                "--to",
                type=identifier,
                choices=("json", "csv", "vcard", "ics", "markdown"),
                metavar="FORMAT",
                help="json (everything; the usual one), csv, vcard, ics, markdown",
            ),
            argument("-o", dest="target", metavar="FILE", help="else stdout"),
            argument("--force", action="store_true", help="FILE may be there already"),
            argument("--private", action="store_true", help="private notes too"),
            argument("--raw", action="store_true", help="csv: cells that look like formulas as is"),
        ),
        more=(
            "The JSON is a book itself. The calendar holds follow-ups, promises and check-ins.\n"
            "Private notes and honest reasons stay out unless --private asks for them."
        ),
    ),
)
"""Everything, for other programs."""
