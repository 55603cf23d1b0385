"""The pack's ``basis.yml``: what each published statistic counts, decided by rules that are data."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tahqiq.errors import PackError
from tahqiq.terms import Counts, Militants
from tools.build_pack.base_period import base_period
from tools.build_pack.rules import Row, Rule, When, decide, read_rules, unused

BASIS_COLUMNS = ("counts", "militants", "territory", "scope")
BASE_COLUMNS = ("base_start", "base_end")
UNDECIDED: Mapping[str, str] = {
    "counts": Counts.UNSPECIFIED, "militants": Militants.UNSPECIFIED, "territory": "", "scope": "part:unclear",
}  # fmt: skip
"""What a row gets that no rule speaks of: it can stand for nothing."""

SOURCE_COLUMNS = (
    "id", "publisher", "document", "url", "published", "metric", "area", "actor", "victim",
    "period_start", "period_end", "value", "bound", "low", "high", "unit", "definition", "reported_by", "confidence",
)  # fmt: skip
"""The columns of published statistics in the harvested form."""

CORRECTABLE = ("metric", "area", "actor", "victim", "period_start", "period_end", "bound", "unit", "definition")
_SCOPE = re.compile(r"^(?:|part:[a-z0-9_]+)$")
_TERRITORY = re.compile(r"^(?:|(?:with|without):[A-Z0-9-]+)$")


@dataclass(frozen=True)
class Review:
    """Words that betray a part, and the rows in which a human has judged that they do not.

    A row whose definition has a ``telltale`` may be whole only if an ``exception`` holds for it and names that
    tell-tale.
    """

    telltales: Mapping[str, re.Pattern[str]]
    exceptions: tuple[tuple[frozenset[str], When, str], ...]

    def unreviewed(self, row: Mapping[str, str]) -> list[str]:
        """The tell-tales of a whole row that no exception covers; [] for a part."""
        if row["scope"]:
            return []
        told = {name for name, pattern in self.telltales.items() if pattern.search(row["definition"])}
        for names, when, _ in self.exceptions:
            if told & names and when.holds(row):
                told -= names
        return sorted(told)


@dataclass(frozen=True)
class Basis:
    """A pack's rules: corrections of what the files have wrong, code spellings, and the basis of every row."""

    corrections: tuple[Rule, ...]
    codes: Mapping[str, Mapping[str, str]]
    rules: tuple[Rule, ...]
    review: Review
    fiscal_from: int

    @classmethod
    def load(cls, path: Path) -> Basis:
        """Read ``basis.yml``. Raises PackError where it is missing or a rule is not in order."""
        if not path.is_file():
            raise PackError(f"{path} is missing; it says what each statistic of the pack counts")
        form: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
        rules = read_rules(form["rules"], BASIS_COLUMNS, SOURCE_COLUMNS, path.name)
        _check_words(rules, path.name)
        return cls(
            read_rules(form.get("corrections", ()), CORRECTABLE, SOURCE_COLUMNS, path.name),
            form.get("codes", {}),
            rules,
            _review(form["review"]),
            int(form.get("fiscal_year_from_month", 1)),
        )

    def apply(self, rows: Iterable[Row]) -> list[Row]:
        """Rows corrected, their codes in one spelling, with the basis and the base period of changes added.

        Raises PackError for a rule that no row needs and for a corrected row that is not as the rule expects.
        """
        done: list[Row] = []
        used: Counter[str] = Counter()
        for source in rows:
            row = self._corrected(source, used)
            decided = decide(row, self.rules)
            used.update(rule.id for rule in decided.values())
            basis = {c: decided[c].set[c] if c in decided else UNDECIDED[c] for c in BASIS_COLUMNS}
            done.append({**row, **basis, **self._base(row)})
        dead = unused((*self.corrections, *self.rules), used)
        if dead:
            raise PackError(f"basis.yml has rules that no row needs: {', '.join(dead)}; mend or remove them")
        return done

    def _corrected(self, source: Row, used: Counter[str]) -> Row:
        row = dict(source)
        for rule in self.corrections:
            if rule.when.holds(source):
                other = {c: row[c] for c, v in rule.was.items() if row[c] != v}
                if other:
                    raise PackError(f"{row['id']}: {rule.id} expects {dict(rule.was)}, but the row has {other}")
                row.update(rule.set)
                used[rule.id] += 1
        for column, spellings in self.codes.items():
            row[column] = spellings.get(row[column], row[column])
        return row

    def _base(self, row: Row) -> Row:
        found = None
        if row["metric"].startswith("change_pct:"):
            start, end = (_day(row[c]) for c in ("period_start", "period_end"))
            found = base_period(row["definition"], start, end, self.fiscal_from)
        return dict(zip(BASE_COLUMNS, (d.isoformat() for d in found) if found else ("", ""), strict=True))


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _check_words(rules: Sequence[Rule], where: str) -> None:
    allowed = {"counts": {str(c) for c in Counts}, "militants": {str(m) for m in Militants}}
    forms = {"territory": _TERRITORY, "scope": _SCOPE}
    for rule in rules:
        for column, value in rule.set.items():
            good = value in allowed[column] if column in allowed else bool(forms[column].match(value))
            if not good:
                raise PackError(f"{where}: rule {rule.id} sets {column} to {value!r}, which is no word of the basis")


def _review(form: Mapping[str, Any]) -> Review:
    telltales = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in form["telltales"].items()}
    exceptions = []
    for item in form["exceptions"]:
        names = frozenset(item["telltales"])
        if not names <= set(telltales) or not item.get("why"):
            raise PackError(f"basis.yml: a review exception for {sorted(names)} names no known tell-tale or no reason")
        exceptions.append((names, When.read(item.get("when", {})), str(item["why"])))
    return Review(telltales, tuple(exceptions))
