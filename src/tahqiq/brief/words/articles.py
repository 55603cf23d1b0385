"""The article of a name: an acronym and a name with an English noun in it take one, another name none."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

import yaml


def with_article(name: str) -> str:
    """A group's, body's or state's name with "the" where English has it (articles.yml)."""
    words = re.split(r"[\s()-]+", name.lower())
    nouns, _, spoken = _known()
    acronym = name.isupper() and " " not in name and not spoken.fullmatch(name)
    return f"the {name}" if (acronym or nouns & set(words)) and words[0] != "the" else name


def place_with_article(name: str) -> str:
    """The same of a place's name."""
    words = name.lower().split()
    _, places, _ = _known()
    return f"the {name}" if places & set(words) and words[0] != "the" else name


@lru_cache(maxsize=1)
def _known() -> tuple[frozenset[str], frozenset[str], re.Pattern[str]]:
    """The nouns that bring an article to groups and to places, and the pattern of acronyms that take none."""
    data = yaml.safe_load((files("tahqiq.brief.words") / "articles.yml").read_text("utf-8"))
    return frozenset(data["nouns"]), frozenset(data["places"]), re.compile(data["spoken"])
