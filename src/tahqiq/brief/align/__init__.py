"""Statements of one brief found again in another: by their section and by what their numbers stand on."""
