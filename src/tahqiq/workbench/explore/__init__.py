"""Explore: its form, and the map and timeline as they are drawn."""
