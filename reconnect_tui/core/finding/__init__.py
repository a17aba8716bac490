"""Finding people by words: an index over the words of the book, and forgiving look-ups."""
