"""Where things rest between runs: the book, its undo log, and the settings."""
