"""The rules of language, read from ``english/*.yml``: patterns with what may stand around them.

A pattern is a regular expression whose spaces are white space; it matches whole words, in small or capital letters.
``verbs`` and ``nouns`` stand for all their forms. Of an entry:

``unless_before``, ``unless_after``   what right before or behind makes it no fault
``only_before``, ``only_after``       what has to stand there for it to be one
``unless_in``                         what anywhere in the sentence answers it
``together``                          two lists of patterns that may not stand in one sentence
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import yaml

from tahqiq.brief.lint.model import Published, Severity
from tahqiq.claims.extract.lazy import LOADER
from tahqiq.claims.extract.words import plural, read, verb_forms

Attributed = Literal["note", "drop", "keep"]
FILES = ("cause", "emotive", "partisan", "vague", "absolute", "source", "likelihood")
WINDOW = 80
"""Characters before and behind a match that are looked at."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """One pattern; a piece of text without ``mark`` (in small letters) cannot hold it."""

    pattern: re.Pattern[str]
    mark: str


@dataclass(frozen=True, slots=True)
class Entry:
    """Patterns of one rule that share what may stand around them and what to write instead."""

    rule: str
    severity: Severity
    why: str
    instead: str
    source: Published | None
    attributed: Attributed
    alternatives: tuple[Alternative, ...]
    together: tuple[Alternative, ...] = ()
    around: tuple[tuple[str, re.Pattern[str]], ...] = ()
    raised_by: re.Pattern[str] | None = None

    def fits(self, text: str, span: tuple[int, int], sentence: tuple[int, int]) -> bool:
        """Whether what stands around a match makes it a fault."""
        before = text[max(sentence[0], span[0] - WINDOW) : span[0]]
        behind = text[span[1] : min(sentence[1], span[1] + WINDOW)]
        for name, pattern in self.around:
            if name == "unless_in":
                found = pattern.search(text, *sentence) is not None
            else:
                found = (pattern.search(before) if name.endswith("before") else pattern.match(behind)) is not None
            if found != name.startswith("only"):
                return False
        return True


def entries() -> tuple[Entry, ...]:
    """Every entry of the lexicon, in the order of its files; read once for the process."""
    return _entries()


@cache
def _entries() -> tuple[Entry, ...]:
    sources = {key: Published(one["title"], one["url"]) for key, one in _file("sources").items()}
    return tuple(
        entry(rule, given, sources) for name in FILES for rule in _file(name) for given in rule["entries"]
    )  # fmt: skip


def _file(name: str) -> Any:
    text = (files("tahqiq.brief.lint") / "english" / f"{name}.yml").read_text("utf-8")
    return yaml.load(text, Loader=LOADER)


def entry(rule: Mapping[str, Any], given: Mapping[str, Any], sources: Mapping[str, Published]) -> Entry:
    """An entry from its record; what it does not say is its rule's."""
    own = {**{k: v for k, v in rule.items() if k != "entries"}, **given}
    first, second = given.get("together", (list(_patterns(given)), ()))
    return Entry(
        own["rule"], Severity(own["severity"]), own["why"], own["instead"],
        sources[own["source"]] if own.get("source") else None, own.get("attributed", "note"),
        tuple(map(alternative, first)), tuple(map(alternative, second)), tuple(_around(own)),
        _any(own["raised_by"], "{}") if "raised_by" in own else None,
    )  # fmt: skip


def _patterns(given: Mapping[str, Any]) -> Iterator[str]:
    yield from given.get("words", ())
    irregular = read("verbs")["irregular"]
    for verb in given.get("verbs", ()):
        yield from dict.fromkeys(verb_forms(verb, irregular).values())
    for noun in given.get("nouns", ()):
        yield from (noun, plural(noun, {}))


def _around(own: Mapping[str, Any]) -> Iterator[tuple[str, re.Pattern[str]]]:
    for name in ("unless_before", "only_before", "unless_after", "only_after", "unless_in"):
        if name in own:
            form = r"(?:{})\s*\Z" if name.endswith("before") else r"\s*(?:{})" if name.endswith("after") else "{}"
            yield name, _any(own[name], form)


def _any(patterns: Iterable[str], form: str) -> re.Pattern[str]:
    return re.compile(form.replace("{}", "|".join(map(_spaced, patterns))), re.IGNORECASE)


def _spaced(pattern: str) -> str:
    return pattern.replace(" ?", r"\s{0,3}").replace(" ", r"\s{1,3}")


def alternative(pattern: str) -> Alternative:
    """A pattern of whole words."""
    start = "" if pattern.startswith(",") else r"(?<![\w-])"
    end = r"(?![\w-])" if pattern[-1] not in "," else ""
    return Alternative(re.compile(f"{start}(?:{_spaced(pattern)}){end}", re.IGNORECASE), _mark(pattern))


_GROUP = re.compile(r"\((?:[^()]|\\.)*\)[?*]?|\[[^\]]*\][?*+]?(?:\{[\d,]+\})?|\\.[?*+]?|[^()][?*]")
_LITERAL = re.compile(r"[^\W\d_]{2,}")


def _mark(pattern: str) -> str:
    """The longest run of letters that every match has, "" where none is plain to see."""
    while (fewer := _GROUP.sub(" ", pattern)) != pattern:
        pattern = fewer
    return max(map(str.lower, _LITERAL.findall(pattern)), key=len, default="")
