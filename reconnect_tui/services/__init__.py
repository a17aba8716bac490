"""What a person can do, whichever front end asks."""
