"""The program itself: its screen and its version."""

import gc

from reconnect_tui.cli.run import Run
from reconnect_tui.core.errors import WrongInput

_NO_SCREEN = (
    "The screen needs a terminal. Here, use the commands: “reconnect next”, "
    "“reconnect find ada”, “reconnect --help”."
)


def open_screen(run: Run) -> int:
    """Open the screen on the book, or on the invented one.

    Raises:
        WrongInput: There is no terminal to draw on, or `RECONNECT_TODAY` is no date.
    """
    if not run.surroundings.is_interactive:
        raise WrongInput(_NO_SCREEN)
    _ = run.today
    gc.enable()
    from reconnect_tui.ui.app import run_app

    return run_app(run.path, demo=run.asked.demo, environment=run.surroundings.environment)


def show_version(run: Run) -> int:
    """Print the versions that matter in a report of a fault, and where the data lies."""
    import platform
    from importlib.metadata import PackageNotFoundError, version

    from reconnect_tui import __version__

    try:
        textual = version("textual")
    except PackageNotFoundError:
        textual = "not installed"
    run.output.line(f"reconnect {__version__}")
    run.output.line(f"Textual {textual} · Python {platform.python_version()}")
    run.output.line(f"data: {run.path}")
    return 0
