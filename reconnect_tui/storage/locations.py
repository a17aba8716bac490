"""Where things are kept on this machine; the environment may say otherwise (contract, section 1).

Naming a place makes nothing there.
"""

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from reconnect_tui.core.dates import partial_date_from
from reconnect_tui.core.errors import WrongInput
from reconnect_tui.core.text import shortened

APP_NAME = "reconnect-tui"
"""The name of the folders of this program."""

BOOK_VARIABLE = "RECONNECT_FILE"
"""Names the book."""

CONFIG_VARIABLE = "RECONNECT_CONFIG"
"""Names the settings file."""

TODAY_VARIABLE = "RECONNECT_TODAY"
"""Fixes today, for scripts and pictures."""


def book_path(option: str | None, environment: Mapping[str, str]) -> Path:
    """The file of the book: `--file`, else `RECONNECT_FILE`, else in the user's data folder.

    Args:
        option: What `--file` names; an empty word counts as none.
        environment: The environment of the program.
    """
    named = option or environment.get(BOOK_VARIABLE)
    if named:
        return _expanded(named)
    import platformdirs

    return platformdirs.user_data_path(APP_NAME, appauthor=False) / "reconnect.json"


def config_path(environment: Mapping[str, str]) -> Path:
    """The settings file: `RECONNECT_CONFIG`, else in the user's configuration folder."""
    named = environment.get(CONFIG_VARIABLE)
    if named:
        return _expanded(named)
    import platformdirs

    return platformdirs.user_config_path(APP_NAME, appauthor=False) / "config.toml"


def moves_folder(settings: Path) -> Path:
    """Where the user keeps wordings of their own: `moves` beside the settings file."""
    return settings.parent / "moves"


def log_folder() -> Path:
    """Where the program may write down what went wrong; never a contact's words."""
    import platformdirs

    return platformdirs.user_log_path(APP_NAME, appauthor=False)


def state_folder() -> Path:
    """Where things are kept that are worth keeping but are no data, such as the outbox."""
    import platformdirs

    return platformdirs.user_state_path(APP_NAME, appauthor=False)


def outbox_folder() -> Path:
    """Where messages are kept that were handed out to be copied."""
    return state_folder() / "outbox"


def editing_folder() -> Path:
    """Where a message lies while the editor of the user has it; not where others put files."""
    return state_folder() / "editing"


def today_from(environment: Mapping[str, str]) -> date | None:
    """The day that `RECONNECT_TODAY` fixes, or `None` where it fixes none.

    Raises:
        WrongInput: It is no date such as 2026-11-22.
    """
    text = environment.get(TODAY_VARIABLE)
    if not text:
        return None
    when = partial_date_from(text)
    if when is None or when.text != when.first.isoformat():
        raise WrongInput(
            f"{TODAY_VARIABLE} is “{shortened(text, 60)}”, which is not a day. "
            "Write it as 2026-11-22, or take the variable away."
        )
    return when.first


def _expanded(named: str) -> Path:
    # Unlike Path.expanduser this leaves the name of an unknown user as it stands.
    return Path(os.path.expanduser(named))
