"""The executable entry: `reconnect`, and `python -m reconnect_tui`."""

import gc
import sys


def main() -> int:
    """Run the command line on this process.

    Returns:
        The exit code.
    """
    try:
        from reconnect_tui.cli.faults import report_uncaught

        sys.excepthook = report_uncaught
        # A command is over before a collection would pay: it takes a quarter of a look-up.
        gc.disable()
        from reconnect_tui.cli.main import main as run
        from reconnect_tui.cli.surroundings import Surroundings

        code = run(sys.argv[1:], Surroundings.of_process())
        _let_go_of_a_closed_pipe()
    except KeyboardInterrupt:
        return 130
    return code


def _let_go_of_a_closed_pipe() -> None:
    """Keep the interpreter from complaining at its end about a reader that has gone."""
    import os

    for stream in filter(None, (sys.stdout, sys.stderr)):
        try:
            stream.flush()
        except (OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


if __name__ == "__main__":
    sys.exit(main())
