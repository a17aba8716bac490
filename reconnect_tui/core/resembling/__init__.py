"""Comparing people: names in all their spellings, shared values, and what both amount to."""
