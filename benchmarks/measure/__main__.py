"""Write what the simulations of measures find."""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.measure import coverage

PAGE = Path(__file__).parent.parent / "results-measure.md"
_HEAD = ["# Measures against simulated truth", "", "Made by `python -m benchmarks.measure --write`.", ""]


def main() -> None:
    """Run every section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=4000, help="simulations for each cell")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.name}")
    options = parser.parse_args()
    page = "\n".join([*_HEAD, *coverage.section(options.runs)])
    print(page)
    if options.write:
        PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
