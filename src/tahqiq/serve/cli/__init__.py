"""The command line: the verbs with their options, and their results on a terminal."""
