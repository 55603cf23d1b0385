"""Tahqiq checks a security report against the evidence, and writes one that can be checked."""

__version__ = "0.1.0"
