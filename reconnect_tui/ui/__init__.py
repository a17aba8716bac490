"""The Textual screen; nothing below this floor knows Textual."""
