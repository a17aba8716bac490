"""Reconnect: bring working relationships that have gone quiet back to life."""

__version__ = "0.1.0"
