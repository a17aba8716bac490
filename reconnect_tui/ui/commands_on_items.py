"""The commands on the thing under a cursor: an entry of a timeline, a goal of the user."""

from reconnect_tui.ui.commands import OPEN_PALETTE, SHOW_HELP, UNDO, Command

EDIT_ENTRY = Command(
    "edit_entry", "e", "Correct", "Correct the words or the day of this one thing.", "entry", True
)
ENTRY_DONE = Command(
    "entry_done", "x,d", "Done", "This follow-up or promise is done.", "entry", True
)
REMOVE_ENTRY = Command(
    "remove_entry",
    "D,delete",
    "Take out",
    "Take this one thing out of the record; u brings it back.",
    "entry",
    True,
)

ENTRY = (EDIT_ENTRY, ENTRY_DONE, REMOVE_ENTRY)
"""The commands on the entry under the cursor of a timeline."""

ADD_GOAL = Command("add_goal", "a", "Add", "Add a goal.", "goal", True)
GOAL_EARLIER = Command(
    "goal_earlier", "K,shift+up", "Up", "This goal matters more than the one above.", "goal", True
)
GOAL_LATER = Command(
    "goal_later", "J,shift+down", "Down", "This goal matters less than the one below.", "goal", True
)
GOAL_BY = Command("goal_by", "f", "By when", "Say by when you need it.", "goal", True)
DROP_GOAL = Command("drop_goal", "D,delete", "Drop", "Take this goal away.", "goal", True)
WARM_UP = Command(
    "warm_up", "enter", "Warm up", "Go through the people who fit this goal.", "goal", True
)
CLOSE_GOALS = Command(
    "close_goals", "q,escape", "Back", "Back to everyone.", "goal", True, False, "q"
)

OWN_GOALS = (
    SHOW_HELP,
    ADD_GOAL,
    GOAL_EARLIER,
    GOAL_LATER,
    GOAL_BY,
    DROP_GOAL,
    WARM_UP,
    UNDO,
    CLOSE_GOALS,
    OPEN_PALETTE,
)
"""The commands of the user's own goals, in the order of their footer."""

NEW_LINK = Command("new_link", "n", "New", "Keep a link: the address, then why.", "link", True)
EDIT_LINK = Command("edit_link", "e", "Edit", "Change what is kept of this link.", "link", True)
DROP_LINK = Command("drop_link", "d,D,delete", "Drop", "Keep this link no longer.", "link", True)
FIND_LINK = Command("find_link", "slash", "Find", "Find a link as you type.", "link", True)
KEEP_FOR = Command(
    "keep_for", "space", "For them", "Keep the link for this person, or no longer.", "link", True
)
PASS_ON = Command(
    "pass_on", "enter", "Pass on", "Write to the person with this link.", "link", True
)
COPY_LINK = Command("copy_link", "y", "Copy", "Copy the address of this link.", "link")
OTHER_SIDE = Command("other_side", "tab,shift+tab", "Other side", "Links or people.", "link")
CLOSE_LINKS = Command(
    "close_links", "q,escape", "Back", "Back to everyone.", "link", True, False, "q"
)

LINKS = (
    SHOW_HELP,
    NEW_LINK,
    PASS_ON,
    KEEP_FOR,
    EDIT_LINK,
    DROP_LINK,
    FIND_LINK,
    CLOSE_LINKS,
    COPY_LINK,
    OTHER_SIDE,
    UNDO,
    OPEN_PALETTE,
)
"""The commands of the kept links, in the order of their footer."""
