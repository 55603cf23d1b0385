"""A team: accounts, sessions, tokens of programs, the log of who did what. Reached through ``Office.team``."""
