"""The commands to write, to log and to keep the book."""

from reconnect_tui.cli.arguments import CHANNEL, CONTACT, ON, ONE_CONTACT, WAYS_OUT, WITH_SUBJECT
from reconnect_tui.cli.grammar import Argument, Command, argument, identifier, positive
from reconnect_tui.core.draft import STAGES, TONES
from reconnect_tui.core.timeline import KINDS


def _text(required: bool) -> Argument:
    return argument("text", nargs=None if required else "?", metavar="TEXT", help="in a few words")


_PROMISED = argument(
    "--promise",
    dest="promises",
    action="append",
    default=[],
    metavar="TEXT",
    help="what you promised, to be kept in some days; may be repeated",
)

WRITE = (
    Command(
        "draft",
        "Compose a message and keep it as a draft.",
        "writing:draft",
        (
            "reconnect draft ada",
            "reconnect draft ada --move own_gap --tone warm --set update='I teach now' --copy",
            "reconnect draft ada --move mentorship --preview",
            "reconnect draft ada --edit",
            "reconnect draft ada --eml > ada.eml",
            "reconnect draft ada --eml | mutt -H -",
        ),
        (
            CONTACT,
            argument("--move", default="", metavar="M", help="the kind of message (see moves)"),
            argument("--tone", type=identifier, choices=TONES, metavar="T", help=", ".join(TONES)),
            CHANNEL,
            argument(
                "--set",
                dest="slots",
                action="append",
                default=[],
                metavar="SLOT=TEXT",
                help="words for a slot; may be repeated",
            ),
            WITH_SUBJECT,
        ),
        either=(
            *WAYS_OUT,
            argument("--preview", action="store_true", help="show it only, and keep nothing"),
        ),
        more=(
            "Nothing is sent: the words are copied, or handed to a mail program, and you confirm\n"
            "with “reconnect sent”. With --json the document has a key for the way out: copied\n"
            "(verified, tmux, handed_over or kept), mailto or eml."
        ),
    ),
    Command(
        "drafts",
        "List the messages that are waiting, or go on with one.",
        "drafting:drafts",
        (
            "reconnect drafts",
            "reconnect drafts draft:7 --edit",
            "reconnect drafts 7 --versions",
            "reconnect drafts 7 --take 2",
            "reconnect drafts 7 --eml | mutt -H -",
        ),
        (
            argument(
                "which",
                nargs="*",
                metavar="DRAFT|CONTACT",
                help="draft:7 (or d7, or 7), or words of a name; else every one",
            ),
            WITH_SUBJECT,
        ),
        either=(
            *WAYS_OUT,
            argument("--versions", action="store_true", help="what the message held earlier"),
            argument("--take", type=positive, metavar="N", help="go back to version N"),
            argument("--drop", action="store_true", help="put the message away"),
        ),
        more="What is taken back or edited is one step of “reconnect undo”.",
    ),
    Command(
        "check",
        "What the coach sees in a text.",
        "checking:check",
        (
            "reconnect check note.txt --for ada --subject 'The old quay'",
            "pbpaste | reconnect check --for ada --channel sms",
        ),
        (
            argument(
                "path", nargs="?", default="-", metavar="FILE|-", help="a text file; else the input"
            ),
            argument(
                "--for",
                dest="to",
                required=True,
                metavar="CONTACT",
                help="whom it is for: an id, or words of the name",
            ),
            argument("--move", default="", metavar="M", help="the kind of message (see moves)"),
            CHANNEL,
            argument(
                "--stage", type=identifier, choices=STAGES, metavar="S", help=", ".join(STAGES)
            ),
            argument("--subject", default="", metavar="TEXT", help="the subject of an email"),
            argument("--tone", type=identifier, choices=TONES, metavar="T", help=", ".join(TONES)),
        ),
    ),
    Command(
        "moves",
        "The kinds of message there are, or those that fit a person.",
        "writing:moves",
        ("reconnect moves", "reconnect moves ada"),
        (argument("contact", nargs="*", metavar="CONTACT", help="an id, or words of the name"),),
    ),
    Command(
        "sent",
        "Confirm that a message was sent: only then does its clock start.",
        "writing:sent",
        ("reconnect sent", "reconnect sent ada --on yesterday", "reconnect sent draft:7"),
        (
            argument(
                "which",
                nargs="*",
                metavar="DRAFT|CONTACT",
                help="draft:7 (or d7), an id, or words of the name; else the one open draft",
            ),
            ON,
        ),
        usage="[DRAFT|CONTACT] [--on DATE] [--json]",
    ),
)
"""Composing messages and confirming that they were sent."""

LOG = (
    Command(
        "log",
        "Note down what happened, with one person or several.",
        "deeds:log",
        (
            'reconnect log ada "Coffee at the station" --kind meeting --on yesterday',
            'reconnect log "ada, grace" "Sent both the slides" --out',
            'reconnect log "yesterday: lunch with Grace and George"',
        ),
        (
            argument(
                "words",
                nargs="+",
                metavar="CONTACT TEXT",
                help="who, several with commas, and what; or one sentence that names them",
            ),
            argument(
                "--kind",
                type=identifier,
                choices=KINDS,
                metavar="K",
                help=f"one of {', '.join(KINDS)}; else read from the words",
            ),
            ON,
            CHANNEL,
            _PROMISED,
        ),
        either=(
            argument("--in", dest="direction", action="store_const", const="in", help="they spoke"),
            argument("--out", dest="direction", action="store_const", const="out", help="you did"),
            argument("--both", dest="direction", action="store_const", const="both", help="both"),
        ),
        usage=(
            "CONTACT[,CONTACT …] TEXT [--kind K] [--in|--out|--both] [--on DATE] [--channel C]\n"
            "                     [--promise TEXT]"
        ),
    ),
    Command(
        "note",
        "Write a note on a person's timeline.",
        "deeds:note",
        ('reconnect note ada "Her sister restores harpsichords"',),
        (ONE_CONTACT, _text(required=True), ON),
    ),
    Command(
        "replied",
        "Log that a person wrote back.",
        "deeds:replied",
        ("reconnect replied ada", 'reconnect replied ada "Glad, and free in May" --on monday'),
        (ONE_CONTACT, _text(required=False), ON),
    ),
    Command(
        "met",
        "Log that you met or talked; thanks are due the next day.",
        "deeds:met",
        (
            'reconnect met ada "Walked along the canal" --on 2026-11-20',
            'reconnect met ada "Lunch" --promise "send her the chart"',
        ),
        (ONE_CONTACT, _text(required=False), ON, _PROMISED),
    ),
    Command(
        "schedule",
        "Note that a talk has a date, or that it does not take place.",
        "meeting:schedule",
        (
            "reconnect schedule ada next friday",
            'reconnect schedule ada "2026-12-04: coffee at the harbour"',
            "reconnect schedule ada --some-time",
            "reconnect schedule ada --off",
        ),
        (
            ONE_CONTACT,
            argument(
                "when", nargs="*", metavar="WHEN", help="the day; after a colon, what it is to be"
            ),
        ),
        either=(
            argument("--some-time", action="store_true", help="they would like to, without a day"),
            argument("--off", action="store_true", help="it did not take place"),
        ),
        more="You are reminded to prepare the day before and to note it down the day after.",
    ),
    Command(
        "settled",
        "Say that what a person wrote needs no answer.",
        "deeds:settled",
        ("reconnect settled ada",),
        (CONTACT,),
    ),
)
"""Noting down what happened."""

KEEP = (
    Command(
        "import",
        "Bring in people and messages from a LinkedIn archive.",
        "intake:take",
        (
            "reconnect import Basic_LinkedInDataExport_11-22-2026.zip",
            "reconnect import Connections.csv messages.csv --dry-run",
        ),
        (
            argument("paths", nargs="+", metavar="PATH", help="ZIP files, folders or CSV files"),
            argument("--format", dest="source", default="", metavar="F", help="else recognised"),
            argument(
                "--dry-run", action="store_true", help="say what would happen, change nothing"
            ),
            argument("--me", default="", metavar="NAME", help="who you are in these files"),
        ),
    ),
    Command(
        "add",
        "Add a person; the name is enough.",
        "people:add",
        ('reconnect add "Ada Lovelace" --org "Engine Works" --met "at the summer school"',),
        (
            argument("name", nargs="+", metavar="NAME", help="as it is to be shown"),
            argument("--org", metavar="TEXT", help="where they work"),
            argument("--title", metavar="TEXT", help="what they do there"),
            argument("--email", action="append", metavar="ADDRESS", help="may be repeated"),
            argument("--phone", action="append", metavar="NUMBER", help="may be repeated"),
            argument("--met", metavar="TEXT", help="how you met"),
            argument("--tag", action="append", metavar="TAG", help="may be repeated"),
            argument("--note", metavar="TEXT", help="anything worth remembering"),
        ),
    ),
    Command(
        "edit",
        "Set fields of a person; an empty value clears one.",
        "people:edit",
        ('reconnect edit ada title="Head of Engines" city=Turin', "reconnect edit 12 birthday="),
        (
            argument(
                "words",
                nargs="+",
                metavar="CONTACT FIELD=VALUE",
                help="who, and one field or several; lists with commas",
            ),
        ),
        usage="CONTACT FIELD=VALUE [FIELD=VALUE …] [--json]",
    ),
    Command(
        "tag",
        "Put tags on a person.",
        "upkeep:tag",
        ("reconnect tag ada mentor turin", "reconnect tag ada turin --remove"),
        (
            ONE_CONTACT,
            argument("tags", nargs="+", metavar="TAG", help="single words or phrases"),
            argument("--remove", action="store_true", help="take the tags off instead"),
        ),
    ),
    Command(
        "remove",
        "Take a person out of the book; undo brings them back.",
        "people:remove",
        ("reconnect remove ada", "reconnect remove 12 --yes"),
        (CONTACT, argument("--yes", action="store_true", help="without asking")),
    ),
    Command(
        "purge",
        "Erase a person and every trace of them; nothing brings them back.",
        "purging:purge",
        ("reconnect purge ada", "reconnect purge 12 --yes"),
        (CONTACT, argument("--yes", action="store_true", help="without asking")),
        more=(
            "Their record, drafts and steps of undo go, and all copies of the book are written\n"
            "anew without them. Digests that nobody can read keep imports from bringing them back."
        ),
    ),
    Command(
        "duplicates",
        "Pairs that may be one person, with what speaks for it.",
        "merging:duplicates",
        ("reconnect duplicates", "reconnect duplicates --json -n 20"),
        (argument("-n", dest="limit", type=positive, metavar="N", help="at most so many"),),
        more="From 90 of 100 points on nothing speaks against it; nobody is merged by itself.",
    ),
    Command(
        "merge",
        "Make two records of one person into one; the first is kept.",
        "merging:merge",
        ("reconnect merge 12 47", 'reconnect merge "robert chen" "bob chen"'),
        (
            argument("kept", metavar="CONTACT", help="who is kept: an id, or words of the name"),
            argument("other", metavar="OTHER", help="whose record goes into it"),
        ),
        more="Both timelines and everything else are kept; “reconnect undo” parts them again.",
    ),
    Command(
        "undo",
        "Take back the last change, imports included.",
        "people:undo",
        ("reconnect undo", "reconnect undo --list"),
        (argument("--list", dest="listing", action="store_true", help="what can be taken back"),),
    ),
    Command(
        "demo",
        "Write an invented book to a file, to look around in.",
        "intake:demo",
        ("reconnect demo demo.json", "reconnect --file demo.json next"),
        (argument("path", metavar="PATH", help="a file that is not there yet"),),
    ),
)
"""Who is in the book, and what they are recorded as."""
