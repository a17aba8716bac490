"""The command line: one deed each, data on stdout, talk on stderr."""
