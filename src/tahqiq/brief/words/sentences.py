"""Sentences put together of clauses."""

from __future__ import annotations


def sentence(text: str) -> str:
    """With a capital first and a full stop last; "" stays ""."""
    text = text.strip()
    head = text[:1].upper() + text[1:]
    return head if not head or head[-1] in ".!?" else f"{head}."
