"""Composing a message: moves, what fits whom, the wordings and their slots."""
