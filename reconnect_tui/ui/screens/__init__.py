"""The activities: one screen each."""
