"""Outlines: Markdown with a YAML head and expressions, read and examined before anything is written."""
