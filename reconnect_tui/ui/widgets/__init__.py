"""The panes: told by their screen, and telling it."""
