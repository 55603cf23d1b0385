"""A file of overlapping lists as counts of capture histories: nothing else of it leaves this module."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from tahqiq.errors import InputError
from tahqiq.measure.stats.loglinear import MOST_LISTS, histories

if TYPE_CHECKING:
    import pyarrow as pa

_COUNTS = ("count", "n", "freq", "frequency")
_FLAGS = ["0", "1"]


@dataclass(frozen=True)
class Cells:
    """How many people have each capture history (``histories``); ``unused`` are the file's other columns.

    ``elsewhere`` is how many people of the file are on none of these lists, where only some of its lists were named.
    """

    names: tuple[str, ...]
    counts: NDArray[np.float64]
    unused: tuple[str, ...] = ()
    elsewhere: int = 0

    @property
    def seen(self) -> int:
        """How many are on some list."""
        return int(self.counts.sum())

    @property
    def several(self) -> int:
        """How many are on more than one."""
        return int(self.counts[histories(len(self.names)).sum(axis=1) > 1].sum())

    def on(self, *lists: int) -> int:
        """How many are on all of these lists."""
        return int(self.counts[histories(len(self.names))[:, list(lists)].all(axis=1)].sum())

    def shared(self, index: int) -> int:
        """How many of a list are on another too."""
        seen = histories(len(self.names))
        return int(self.counts[(seen[:, index] == 1) & (seen.sum(axis=1) > 1)].sum())

    def empty(self) -> list[tuple[str, str]]:
        """The pairs of lists that share nobody."""
        pairs = combinations(range(len(self.names)), 2)
        return [(self.names[a], self.names[b]) for a, b in pairs if not self.on(a, b)]


def read(path: Path, lists: Sequence[str] = ()) -> Cells:
    """A CSV with one 0/1 column a list, one row a person, or one row a history with a column of counts.

    Without ``lists`` every column that holds only 0 and 1 is one. InputError for a file or columns that are not so.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    table = _text(path)
    repeated = next((n for n in table.column_names if table.column_names.count(n) > 1), None)
    if repeated is not None:
        raise InputError(f"{path.name} has two columns {repeated!r}; expected a name of its own for each list")
    count = next((n for n in table.column_names if n.lower() in _COUNTS and n not in lists), None)
    names = _lists(table, path, lists, count)
    weight = _weights(table[count], path, count) if count else np.ones(table.num_rows, dtype=np.int64)
    bits = sum(
        pc.multiply(pc.cast(pc.utf8_trim_whitespace(table[n]), pa.int64()), 1 << (len(names) - 1 - i)).to_numpy()
        for i, n in enumerate(names)
    )  # fmt: skip
    counts = np.bincount(bits, weights=weight, minlength=1 << len(names))
    if counts[0] and not lists:
        raise InputError(
            f"{path.name}: {counts[0]:,.0f} rows are on no list; expected only people who are on at least one: take "
            "the others out"
        )
    unused = tuple(n for n in table.column_names if n not in {*names, count})
    return Cells(tuple(names), counts[1:].astype(np.float64), unused, int(counts[0]))


def _text(path: Path) -> pa.Table:
    import pyarrow as pa
    from pyarrow import csv

    try:
        names = csv.open_csv(path).schema.names
        table = csv.read_csv(path, convert_options=csv.ConvertOptions(column_types=dict.fromkeys(names, pa.string())))
    except FileNotFoundError as error:
        raise InputError(f"no file {path}; expected a CSV with one 0/1 column for each list") from error
    except (OSError, pa.ArrowInvalid) as error:
        raise InputError(f"{path.name} cannot be read as CSV; expected one 0/1 column for each list") from error
    if not table.num_rows:
        raise InputError(f"{path.name} has no rows; expected one for each person, or for each history with its count")
    return table


def _lists(table: pa.Table, path: Path, asked: Sequence[str], count: str | None) -> list[str]:
    missing = [n for n in asked if n not in table.column_names]
    if missing:
        raise InputError(
            f"{path.name} has no column {missing[0]!r}; its columns are {', '.join(table.column_names)} (--lists)"
        )
    others = [n for n in table.column_names if n != count]
    names = list(asked) or [n for n in others if _share(table[n]) == 1]
    mixed = [n for n in (asked or others) if 0.5 < _share(table[n]) < 1 or (n in asked and _share(table[n]) < 1)]
    if mixed:
        raise InputError(
            f"{path.name}: the column {mixed[0]!r} holds other things beside 0 and 1; expected 1 for who is on the "
            "list and 0 for who is not: fill it, or name the columns that are lists (--lists)"
        )
    if not names:
        raise InputError(f"{path.name} has no column of 0 and 1 alone; expected one for each list")
    if len(names) > MOST_LISTS:
        raise InputError(
            f"{path.name} has {len(names)} lists ({', '.join(names)}); at most {MOST_LISTS} were expected: name those "
            "to use (--lists), or merge lists of one kind"
        )
    return names


def _share(column: Any) -> float:
    """The share of a column's rows that are 0 or 1."""
    import pyarrow as pa
    import pyarrow.compute as pc

    flags = pc.is_in(pc.utf8_trim_whitespace(column), value_set=pa.array(_FLAGS))
    return float(pc.sum(flags).as_py() or 0) / len(column)


def _weights(column: Any, path: Path, name: str) -> NDArray[np.int64]:
    import pyarrow as pa
    import pyarrow.compute as pc

    try:
        found = pc.cast(pc.utf8_trim_whitespace(column), pa.int64())
    except pa.ArrowInvalid as error:
        raise InputError(f"{path.name}: the column {name!r} holds other things than whole counts") from error
    if found.null_count or pc.min(found).as_py() < 0:
        raise InputError(f"{path.name}: the column {name!r} has empty or negative counts; expected 0 or more")
    counts: NDArray[np.int64] = found.to_numpy()
    return counts
