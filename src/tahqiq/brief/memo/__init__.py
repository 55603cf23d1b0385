"""A memo on a checked report: its claims quoted with their place, and what the evidence says of each."""
