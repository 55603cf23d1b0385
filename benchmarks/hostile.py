"""Lines made to be slow, at one length and at twice it: what is linear takes twice as long, whatever the machine.

Prints a table, worst first, and with ``--write`` writes ``benchmarks/results-hostile.md``.
"""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import tahqiq
from benchmarks.timing import in_turn
from tahqiq.claims.extract.numbers import find_quantities
from tahqiq.claims.extract.periods import find_periods

PAGE = Path(__file__).parent / "results-hostile.md"
DAY = dt.date(2025, 4, 8)
LENGTH = 50_000
NUMBERS = ("1", "1,", "1-", "1 000 ", "one ", "a@", "over ", "http://", "+1 ", "1.1", "in three ")
PERIODS = (
    "May ",
    "the past ",
    "since the ",
    "2014 ",
    "12 ",
    "from ",
    "compared ",
    "1/",
    "2014-",
    "FY",
    "fiscal year of ",
)
WORDS = ("launched in May 2021 ", "aaaaing, ", "Aa (", "the removal of a ", "killed by ", "40 killed and ", "5% of ",
         "the army ", "| 1 ", "a. ", "<b>", "\u202e", "X said Y said ")  # fmt: skip


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.hostile", description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.name}")
    options = parser.parse_args()
    text = _page(sorted(_rows(), key=_ratio, reverse=True))
    print(text)
    if options.write:
        PAGE.write_text(text, encoding="utf-8")


def _rows() -> Iterator[tuple[str, str, float, float]]:
    for piece in NUMBERS:
        yield "numbers", piece, *_twice(find_quantities, piece)
    for piece in PERIODS:
        yield "periods", piece, *_twice(_periods, piece)
    for piece in (*NUMBERS, *PERIODS, *WORDS):
        yield "claims", piece, *_twice(_claims, piece)


def _twice(read: Callable[[str], object], piece: str) -> tuple[float, float]:
    """Median seconds for a line of ``LENGTH`` characters, and how many times as long one of twice the length takes."""
    short, long = (piece * (length // len(piece)) for length in (LENGTH, 2 * LENGTH))
    one, other = in_turn(lambda: read(short), lambda: read(long), runs=3)
    return one.median, other.median / one.median


def _periods(text: str) -> object:
    return find_periods(text, DAY)


def _claims(text: str) -> object:
    return tahqiq.extract(text, date=DAY)


def _ratio(row: tuple[str, str, float, float]) -> float:
    return row[3]


def _page(rows: list[tuple[str, str, float, float]]) -> str:
    lines = [
        "# Results: lines made to be slow\n",
        f"Written by `python -m benchmarks.hostile --write`. A piece repeated to {LENGTH:,} characters on one line,",
        "and to twice as many; median of three runs in turn. Twice as long is linear, four times would be quadratic.\n",
        "| what reads it | piece | seconds | at twice the length, times |",
        "|---|---|---|---|",
        *(f"| {what} | `{piece!r}` | {seconds:.3f} | {ratio:.2f} |" for what, piece, seconds, ratio in rows),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
