"""The words of figures, read once from ``lexicon.yml``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from tahqiq.claims.extract.lazy import LOADER


@cache
def words() -> dict[str, Any]:
    """The whole lexicon: its sections by name."""
    source = files("tahqiq.claims.extract.numbers") / "lexicon.yml"
    lexicon: dict[str, Any] = yaml.load(source.read_text("utf-8"), Loader=LOADER)
    return lexicon


def phrase(text: str) -> str:
    """A pattern for a phrase in which a space stands for any short run of white space."""
    return r"\s{1,3}".join(re.escape(part) for part in text.split(" "))


def any_of(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases; the longest wins."""
    return "|".join(phrase(text) for text in sorted(phrases, key=len, reverse=True))
