"""The words of statements, read once from ``lexicon.yml``."""

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
    source = files("tahqiq.claims.extract.statements") / "lexicon.yml"
    lexicon: dict[str, Any] = yaml.load(source.read_text("utf-8"), Loader=LOADER)
    return lexicon


def any_of(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases as whole words; the longest wins, a space is any short white space."""
    made = (
        r"\s{1,3}".join(re.escape(part) for part in text.split()) for text in sorted(phrases, key=len, reverse=True)
    )
    return rf"(?<![\w-])(?:{'|'.join(made)})(?![\w-])"


def by_word(section: dict[str, list[str]]) -> dict[str, str]:
    """From each word of a section to the key it stands under."""
    return {word: key for key, listed in section.items() for word in listed}


_LETTERS = re.compile("[a-z]+")


def marks(*lists: Iterable[str]) -> frozenset[str]:
    """A word of each phrase, its longest: a sentence that has none of them (``said``) has none of the phrases."""
    return frozenset(max(_LETTERS.findall(phrase.lower()), key=len) for phrases in lists for phrase in phrases)


def said(sentence: str) -> frozenset[str]:
    """The words of a sentence in small letters, in their pieces where they have hyphens or apostrophes."""
    return frozenset(_LETTERS.findall(sentence.lower()))
