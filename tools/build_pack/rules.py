"""Ordered rules, written as data, that fill the columns of a row from its other columns.

A rule says ``when`` it holds and what it ``set``s. The rules are tried in order, and each column takes the value
of the first rule that holds and sets it: a special case stands above the general one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

from tahqiq.errors import PackError

Row = dict[str, str]
"""A row of a CSV file: column name to text, "" where a cell is empty."""

_PERIOD_TESTS = ("starts_from", "ends_before", "open_period")


@dataclass(frozen=True)
class When:
    """What a row must be for a rule to hold; an empty one holds for every row.

    ``any_of`` maps a column to glob patterns of which one must fit; ``matches`` and ``lacks`` map a column to a
    regular expression that must (must not) be found in it, whatever the case. The period tests compare
    ``period_start`` and ``period_end`` as ISO text: ``starts_from`` at or after a day, ``ends_before`` before a
    day, ``open_period`` one of the two missing.
    """

    any_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    matches: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    lacks: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    starts_from: str = ""
    ends_before: str = ""
    open_period: bool | None = None

    @classmethod
    def read(cls, form: Mapping[str, Any]) -> When:
        """From its YAML form: ``column: [glob, …]``, ``column~: regex``, ``column!~: regex``, and the period tests."""
        any_of: dict[str, tuple[str, ...]] = {}
        matches: dict[str, re.Pattern[str]] = {}
        lacks: dict[str, re.Pattern[str]] = {}
        for key, value in form.items():
            if key.endswith("!~"):
                lacks[key[:-2]] = re.compile(value, re.IGNORECASE)
            elif key.endswith("~"):
                matches[key[:-1]] = re.compile(value, re.IGNORECASE)
            elif key not in _PERIOD_TESTS:
                any_of[key] = tuple(str(v) for v in value) if isinstance(value, list) else (str(value),)
        return cls(
            any_of, matches, lacks,
            str(form.get("starts_from", "")), str(form.get("ends_before", "")), form.get("open_period"),
        )  # fmt: skip

    @property
    def columns(self) -> set[str]:
        """The columns it looks at."""
        return {*self.any_of, *self.matches, *self.lacks}

    def holds(self, row: Mapping[str, str]) -> bool:
        """Whether the row is as described."""
        return (
            all(any(fnmatchcase(row[c], p) for p in globs) for c, globs in self.any_of.items())
            and all(pattern.search(row[c]) for c, pattern in self.matches.items())
            and not any(pattern.search(row[c]) for c, pattern in self.lacks.items())
            and self._in_time(row)
        )

    def _in_time(self, row: Mapping[str, str]) -> bool:
        start, end = row.get("period_start", ""), row.get("period_end", "")
        if self.open_period is not None and self.open_period != (not start or not end):
            return False
        if self.starts_from and not (start and start >= self.starts_from):
            return False
        return not self.ends_before or bool(end and end < self.ends_before)


@dataclass(frozen=True)
class Rule:
    """One rule with the reason for it. ``was`` are values that a corrected row must have had."""

    id: str
    when: When
    set: Mapping[str, str]
    why: str
    was: Mapping[str, str] = field(default_factory=dict)


def read_rules(
    forms: Iterable[Mapping[str, Any]], columns: Sequence[str], known: Sequence[str], where: str
) -> tuple[Rule, ...]:
    """Rules from their YAML form: they may set ``columns`` and look at ``known`` ones.

    Raises PackError for a rule without an id of its own or a reason, or with a column that is not among those.
    """
    rules: list[Rule] = []
    for form in forms:
        rule = Rule(
            str(form.get("id", "")), When.read(form.get("when", {})),
            {k: str(v) for k, v in form.get("set", {}).items()}, str(form.get("why", "")).strip(),
            {k: str(v) for k, v in form.get("was", {}).items()},
        )  # fmt: skip
        unknown = sorted((set(rule.set) - set(columns)) | (rule.when.columns - set(known)))
        if not rule.id or not rule.why or not rule.set or unknown or any(r.id == rule.id for r in rules):
            raise PackError(
                f"{where}: rule {rule.id or '(no id)'} needs its own id, a reason (why) and something to set"
                + (f"; {', '.join(unknown)} is no column that it can look at or set" if unknown else "")
            )
        rules.append(rule)
    return tuple(rules)


def decide(row: Mapping[str, str], rules: Iterable[Rule]) -> dict[str, Rule]:
    """For each column, the first rule that holds for the row and sets it."""
    found: dict[str, Rule] = {}
    for rule in rules:
        if not set(rule.set) <= set(found) and rule.when.holds(row):
            for column in rule.set:
                found.setdefault(column, rule)
    return found


def unused(rules: Iterable[Rule], used: Iterable[str]) -> list[str]:
    """The rules that decided nothing: dead text that would mislead a reader of the file."""
    seen = set(used)
    return [rule.id for rule in rules if rule.id not in seen]
