"""Dated facts: see card.yml."""
