"""Every command of the screen, declared once.

The binding, the footer, the help, the palette and the key table all come from these lines.
"""

from dataclasses import dataclass

from textual.binding import Binding

_SIGNS = {
    "question_mark": "?",
    "slash": "/",
    "asterisk": "*",
    "colon": ":",
    "escape": "esc",
    "number_sign": "#",
    "delete": "del",
}


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a key can do."""

    action: str
    """The action of the screen: `start_draft` is `action_start_draft`."""

    keys: str
    """Keys, parted by commas; the first one is shown."""

    title: str
    """One or two words for the footer."""

    help: str
    """A sentence that says what happens."""

    area: str
    """The first word of the palette's line: `person: draft a message`."""

    in_footer: bool = False
    """Whether the footer shows it."""

    while_typing: bool = False
    """Whether it works in a text field too."""

    key_display: str = ""
    """How the key is written, where its own name would be clumsy."""

    def binding(self) -> Binding:
        """The binding of a screen."""
        return Binding(
            self.keys,
            self.action,
            self.title,
            show=self.in_footer,
            key_display=self.key_display or None,
            tooltip=self.help,
            id=self.action.split("(")[0],
        )

    @property
    def key(self) -> str:
        """The key as it is written in the footer."""
        return self.key_display or self.all_keys[0]

    @property
    def all_keys(self) -> tuple[str, ...]:
        """Every key, as people write them."""
        keys = (_SIGNS.get(key, key.replace("ctrl+", "^")) for key in self.keys.split(","))
        extra = (self.key_display,) if " " in self.key_display else ()
        return (*extra, *keys)


SHOW_HELP = Command(
    "show_help", "question_mark,f1", "Help", "Show what every key does here.", "help", True
)
HELP_WHILE_TYPING = Command(
    "help_while_typing", "f1", "Help", "Show every key, also while typing.", "help", True, True
)
FILTER = Command("filter", "slash,ctrl+f", "Find", "Find people as you type.", "view", True)
START_DRAFT = Command("start_draft", "c", "Draft", "Write to this person.", "person", True)
LOG = Command("log", "l", "Log", "Note down a talk, a message or a call.", "person", True)
MARK_DONE = Command("mark_done", "d", "Done", "Note that you were in touch today.", "person")
LOG_REPLY = Command("log_reply", "r", "They replied", "Log a message of theirs.", "person")
WRITE_NOTE = Command("write_note", "n", "Note", "Write a note on the timeline.", "person")
SNOOZE = Command("snooze", "s", "Snooze", "Set this person aside for a while.", "person", True)
STAR = Command("star", "asterisk", "Star", "Mark as one you would like to write to.", "person")
LET_REST = Command(
    "let_rest", "P", "Let rest", "Leave this person in peace for half a year.", "person"
)
LET_GO = Command("let_go", "X", "Let go", "Close this tie kindly, without reminders.", "person")
WAKE = Command("wake", "W", "Bring back", "Put this person back on the list.", "person")
EXPLAIN = Command("explain", "w", "Why", "Show what this place in the list is made of.", "person")
COPY_ADDRESS = Command(
    "copy_address", "y", "Copy address", "Copy an address, a number or a profile link.", "person"
)
ADD = Command("add", "a", "Add", "Add a person; the name is enough.", "book", True)
EDIT = Command("edit", "e", "Edit", "Change what is known about this person.", "person")
REMOVE = Command(
    "remove", "D", "Remove", "Take this person out of the book; u brings them back.", "person"
)
UNDO = Command("undo", "u,z", "Undo", "Take back the last change.", "book", True)
IMPORT = Command(
    "import", "I", "Import", "Bring in a LinkedIn archive.", "book", False, False, "g i"
)
NEXT_PANE = Command("next_pane", "tab", "Next pane", "Go to the next pane.", "view")
PREVIOUS_PANE = Command(
    "previous_pane", "shift+tab", "Previous pane", "Go to the previous pane.", "view"
)
OPEN_PALETTE = Command(
    "open_palette",
    "ctrl+p,colon",
    "Commands",
    "Find any command by its name.",
    "help",
    True,
    True,
    "^p",
)
QUIT = Command("leave", "q", "Quit", "Leave; everything is saved.", "view")

COPY = Command(
    "copy", "ctrl+o,f5", "Copy", "Copy the message, to send it yourself.", "message", True, True
)
OTHER_MOVE = Command(
    "other_move",
    "ctrl+t",
    "Other opener",
    "Choose another kind of message, tone or channel, with a preview.",
    "message",
    True,
    True,
)
SAVE = Command(
    "save",
    "ctrl+s",
    "Save now",
    "Save the draft; it is saved as you type anyway.",
    "message",
    False,
    True,
)
LEAVE_DRAFT = Command(
    "leave_draft",
    "escape",
    "Leave",
    "Go back to the list; the draft is kept.",
    "message",
    True,
    True,
    "esc",
)
COACH = Command(
    "coach", "f2", "Coach", "Go to what the coach sees in your message.", "message", True, True
)
NEXT_FINDING = Command(
    "next_finding",
    "f3",
    "Next place",
    "Go to the next place the coach sees.",
    "message",
    False,
    True,
)
MEND = Command(
    "mend", "f9", "Mend", "Mend what the coach sees at the cursor.", "message", False, True
)
EDITOR = Command(
    "editor",
    "ctrl+g,f4",
    "Editor",
    "Write in your own editor, and come back.",
    "message",
    True,
    True,
)
NERVES = Command(
    "nerves", "ctrl+r", "Nerves", "What helps when you hesitate.", "message", False, True
)
VERSIONS = Command(
    "versions", "f12", "Earlier words", "Bring back earlier words of it.", "message", False, True
)
DROP_DRAFT = Command(
    "drop_draft", "f8", "Drop", "Put this draft away for good.", "message", False, True
)

PREPARE = Command(
    "prepare", "p", "Prepare", "Remember what you shared and look up what is new.", "person"
)
NEWS = Command("news", "N", "News", "Note what has happened to them.", "person")
PROMISE = Command("promise", "m", "Promise", "Note what was promised, by you or by them.", "person")
GIVE = Command("give", "b", "Gave or asked", "Note what was given or asked for.", "person")
FOLLOW_UP = Command(
    "follow_up", "f", "Follow-up", "Choose the next step with this person, and its day.", "person"
)
ABOUT = Command(
    "about",
    "i",
    "About",
    "Closeness, rhythm, goals, friends in common, tags, and where you stand.",
    "person",
)
TAGS = Command("tags", "number_sign", "Tags", "Change the tags of this person.", "person")
ASK = Command(
    "ask", "A", "Ask?", "See whether it is a good moment to ask them for something.", "person"
)
GOALS = Command(
    "goals", "M", "My goals", "What you want, in order, and by when.", "view", False, False, "g m"
)
DUE = Command("due", "F", "Due", "Follow-ups and promises, by date.", "view", False, False, "g f")
SAVE_LINK = Command(
    "save_link", "L", "Link", "Keep a link, a book or a film to pass on to this person.", "person"
)
BRIDGES = Command(
    "bridges", "B", "Who knows both", "Who knows you both, and whom to ask now.", "person"
)
SAVED_LINKS = Command(
    "saved_links",
    "R",
    "Links",
    "Links you kept to pass on, and who would care.",
    "view",
    False,
    False,
    "g r",
)
DRAFTS = Command(
    "drafts", "C", "Drafts", "Every message that waits to be sent.", "view", False, False, "g d"
)
WEEK = Command(
    "week", "T", "Your week", "Seven small steps, about 20 minutes.", "view", False, False, "g w"
)
TRIAGE = Command("triage", "t", "Triage", "Go through the people one by one.", "view", True)
SKIP = Command("skip", "space,j,down", "Skip", "Go on to the next person.", "round", True)
SKIP_BACK = Command("skip_back", "k,up,backspace", "Back", "Go back to the person before.", "round")
OPEN_IN_FULL = Command("open_in_full", "o", "Open", "Show this person on the main screen.", "round")
LONGER_ROUND = Command(
    "longer_round", "v", "Week", "Change between the list of a day and of a week.", "round"
)
STEP_DONE = Command(
    "step_done", "x", "Done what is due", "What is due with this person is done.", "round"
)
STOP = Command(
    "stop", "q,escape", "Stop", "Back to everyone; the place is kept.", "round", True, False, "q"
)

HOME = (
    SHOW_HELP,
    HELP_WHILE_TYPING,
    FILTER,
    START_DRAFT,
    LOG,
    SNOOZE,
    UNDO,
    ADD,
    TRIAGE,
    IMPORT,
    OPEN_PALETTE,
    PREPARE,
    MARK_DONE,
    LOG_REPLY,
    WRITE_NOTE,
    NEWS,
    PROMISE,
    GIVE,
    FOLLOW_UP,
    ABOUT,
    TAGS,
    ASK,
    SAVE_LINK,
    BRIDGES,
    SAVED_LINKS,
    DUE,
    WEEK,
    DRAFTS,
    GOALS,
    STAR,
    EXPLAIN,
    COPY_ADDRESS,
    EDIT,
    LET_REST,
    LET_GO,
    WAKE,
    REMOVE,
    NEXT_PANE,
    PREVIOUS_PANE,
    QUIT,
)
"""The commands of the main screen, in the order of the footer."""

MESSAGE = (
    COPY,
    OTHER_MOVE,
    COACH,
    EDITOR,
    NEXT_FINDING,
    MEND,
    NERVES,
    VERSIONS,
    SAVE,
    DROP_DRAFT,
    LEAVE_DRAFT,
)
"""The commands that work while a message is written."""

ROUND = (
    SHOW_HELP,
    START_DRAFT,
    LOG,
    MARK_DONE,
    LOG_REPLY,
    SNOOZE,
    SKIP,
    LET_GO,
    UNDO,
    STOP,
    SKIP_BACK,
    STEP_DONE,
    PREPARE,
    WRITE_NOTE,
    NEWS,
    PROMISE,
    GIVE,
    FOLLOW_UP,
    ABOUT,
    TAGS,
    ASK,
    STAR,
    EXPLAIN,
    COPY_ADDRESS,
    EDIT,
    LET_REST,
    OPEN_IN_FULL,
    LONGER_ROUND,
    OPEN_PALETTE,
)
"""The commands of a round, in the order of its footer."""

ITEM_DONE = Command("item_done", "d", "Done", "This is done; what follows is set.", "due", True)
ITEM_MOVED = Command("item_moved", "s,f", "Move", "Put it off to another day.", "due", True)
ITEM_DROPPED = Command("item_dropped", "D", "Drop", "Let it be for good.", "due", True)
ITEM_DRAFT = Command("item_draft", "c", "Draft", "Write to this person.", "due", True)
ITEM_OPEN = Command("item_open", "enter", "Open", "Show this person.", "due", True)
LATER = Command("later", "plus", "Later", "Show what is due later too.", "due", True, False, "+")
CLOSE_DUE = Command("close_due", "q,escape", "Back", "Back to everyone.", "due", True, False, "q")

AGENDA = (
    SHOW_HELP,
    ITEM_DONE,
    ITEM_MOVED,
    ITEM_DROPPED,
    ITEM_DRAFT,
    ITEM_OPEN,
    LATER,
    UNDO,
    CLOSE_DUE,
    OPEN_PALETTE,
)
"""The commands of the view of what is due, in the order of its footer."""

TAKE_STEP = Command("take_step", "enter", "Begin", "Go through this step.", "week", True)
SKIP_STEP = Command("skip_step", "space", "Skip", "Leave this step out this week.", "week", True)
CLOSE_WEEK = Command(
    "close_week", "q,escape", "Back", "Back to everyone; the ticks stay.", "week", True, False, "q"
)

WEEKLY = (SHOW_HELP, TAKE_STEP, SKIP_STEP, CLOSE_WEEK, OPEN_PALETTE)
"""The commands of the weekly ritual, in the order of its footer."""
