"""Allegations: see card.yml."""
