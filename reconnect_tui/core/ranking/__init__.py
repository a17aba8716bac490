"""Where everyone stands today, and whom to write to next."""
