"""What the four files kept by hand (statistics, incidents, facts, allegations) have in common.

They have an ``id`` column of their own making, codes from closed lists, days that may be known to the month or year
only, and exact duplicates that come of collecting the same page twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

from tahqiq.sources import cards
from tahqiq.sources.batch import Batch
from tahqiq.sources.csvfile import read_columns
from tahqiq.sources.sift import Plan, Rule, quoted, sift

CODE = r"(other:)?[a-z0-9_]+"
CODES = rf"{CODE}( \| {CODE})*"  # after the blanks around "|" are made one
CONFIDENCE = ("high", "medium", "low")

IDENTITY = (
    Rule("id", "id IS NULL", "no id; every row needs one of its own"),
    Rule("id", "row > first_row", "'duplicate of ' || first_id || ' (row ' || first_row || ')'", sql=True),
    Rule("id", "row > id_row", "'row ' || id_row || ' has this id already, with other content'", sql=True),
)


@dataclass(frozen=True)
class Form:
    """One kind of file. ``cast.sql`` and ``normal.sql`` stand in the folder of the dataset.

    ``notes`` writes the import's notes from the measures: a note for each name whose measure is above 0, with ``{}``
    for the number.
    """

    dataset: str
    required: tuple[str, ...]
    rules: tuple[Rule, ...]
    optional: tuple[str, ...] = ()
    measures: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)


Reader = Callable[..., Batch]


def read_form(
    form: Form, path: Path, *, version: str = "", published: str = "", variables: Mapping[str, Any] | None = None
) -> Batch:
    """Read a file of the form. Such a file says neither its version nor when it came out."""
    raw = read_columns(path, form.required, form.optional)
    card, _ = cards.load(form.dataset)
    sql = resources.files("tahqiq.sources") / form.dataset
    plan = Plan(
        kind=card.record_kind,
        record_id="id",
        cast=(sql / "cast.sql").read_text(encoding="utf-8"),
        rules=(*IDENTITY, *form.rules),
        select=(sql / "normal.sql").read_text(encoding="utf-8"),
        measures=form.measures,
        variables=variables or {},
    )
    sifted = sift(raw, plan)
    notes = [text.format(sifted.measured[name]) for name, text in form.notes.items() if sifted.measured[name]]
    batch = Batch(card.record_kind, sifted.table, sifted.rejects, raw.rows_read, version, published, tuple(notes))
    return cards.enforce(form.dataset, path.name, batch, sifted.measured)


def present(*names: str) -> tuple[Rule, ...]:
    """Rules that these cells are not empty."""
    return tuple(Rule(name, f"{name} IS NULL", "empty; a value is needed") for name in names)


def one_of(name: str, allowed: Iterable[str]) -> Rule:
    """A rule that a code is of a closed list; an empty cell passes only where "" is in the list."""
    codes = list(allowed)
    listed = ", ".join(quoted(code) for code in codes)
    shown = ", ".join(code or "empty" for code in codes)
    return Rule(name, f"coalesce({name}, '') NOT IN ({listed})", f"not a known code; expected one of {shown}")


def shaped(name: str, pattern: str, expected: str) -> Rule:
    """A rule that a text has a form, empty cells passing."""
    return Rule(name, f"NOT regexp_full_match({name}, {quoted(pattern)})", f"expected {expected}")


def whole(name: str) -> tuple[Rule, Rule]:
    """Rules that a cell is empty or a whole number from 0; ``cast`` has the text as ``raw_<name>``."""
    return (
        Rule(name, f"raw_{name} IS NOT NULL AND {name} IS NULL", "expected a whole number"),
        Rule(name, f"{name} < 0", "expected a number from 0"),
    )


def dated(name: str, cast: str) -> Rule:
    """A rule that a cell is empty or a date; ``cast`` is the column that holds its value."""
    return Rule(name, f"raw_{name} IS NOT NULL AND {cast} IS NULL", "no date; expected YYYY-MM-DD, YYYY-MM or YYYY")


def ordered(name: str, low: str, high: str, what: str) -> Rule:
    """A rule that ``low`` is not above ``high`` where both are known."""
    return Rule(name, f"{low} > {high}", f"'{what} (' || {low} || ' to ' || {high} || ')'", sql=True)
