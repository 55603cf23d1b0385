"""Small files in the publishers' forms."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

import pytest

from .forms import FORMS, NAMES, Row, Write


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """``write(dataset, [changes, …], name=…, drop=…)``: a file of the dataset's form, a row for each set of changes."""

    def _write(dataset: str, rows: Iterable[Row] = ({},), *, name: str = "", drop: Iterable[str] = ()) -> Path:
        form = {k: v for k, v in FORMS[dataset].items() if k not in set(drop)}
        path = tmp_path / (name or NAMES.get(dataset, f"{dataset}.csv"))
        extra = list(dict.fromkeys(key for row in rows for key in row if key not in form))
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, [*form, *extra], restval="")
            writer.writeheader()
            writer.writerows({**form, **row} for row in rows)
        return path

    return _write
