"""Where the bundled pack lies, and its statistics as rows of text."""

import csv
from pathlib import Path

import pytest

import tahqiq

PAKISTAN = Path(tahqiq.__file__).parent / "packs" / "pakistan"


@pytest.fixture(scope="session")
def pakistan() -> Path:
    return PAKISTAN


@pytest.fixture(scope="session")
def statistics() -> list[dict[str, str]]:
    with (PAKISTAN / "evidence" / "statistics.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
