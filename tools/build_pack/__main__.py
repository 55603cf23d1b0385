"""The command: ``python -m tools.build_pack --from ../shared/data --to src/tahqiq/packs/pakistan``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from tahqiq.errors import PackError
from tools.build_pack import manifest, records, registry, statistics, ucdp
from tools.build_pack.basis import Basis

RECIPES = Path(__file__).parent / "recipes"


def main(arguments: Sequence[str] | None = None) -> int:
    """Build a pack. Returns 0, or 2 after one line that says what is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tools.build_pack", description=__doc__)
    parser.add_argument("--from", dest="source", type=Path, required=True, help="folder of the publishers' files")
    parser.add_argument("--to", dest="target", type=Path, required=True, help="the pack's folder")
    parser.add_argument("--recipe", type=Path, help="recipe.yml; by default the one named like the pack's folder")
    parser.add_argument("--only", choices=("evidence", "registry"), help="build one half")
    options = parser.parse_args(arguments)
    try:
        build(options.source, options.target, options.recipe, options.only)
    except PackError as error:
        print(error, file=sys.stderr)
        return error.exit_status
    return 0


def build(source: Path, target: Path, recipe_path: Path | None = None, only: str | None = None) -> None:
    """Build the pack in ``target`` from the files in ``source``, and print what was made.

    Raises PackError when the recipe or a file it names is missing or not as expected.
    """
    path = recipe_path or RECIPES / target.name / "recipe.yml"
    if not path.is_file():
        raise PackError(f"{path} is missing; a pack needs a recipe that says what to take from where")
    recipe: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    rows: dict[str, int] = {}
    if only != "registry":
        (target / "evidence").mkdir(parents=True, exist_ok=True)
        for entry in recipe["evidence"]:
            rows[entry["file"]] = _evidence(entry, source, path.parent, target)
            print(f"{entry['file']}: {rows[entry['file']]:,} rows")
    else:
        rows = _known_rows(target)
    if only != "evidence":
        registry.build(source, target)
    manifest.write(recipe, target, rows)


def _evidence(entry: Mapping[str, Any], source: Path, recipe: Path, target: Path) -> int:
    """One evidence file. A name in ``from`` that begins with ``recipe:`` lies beside the recipe."""
    paths = [
        recipe / name.removeprefix("recipe:") if name.startswith("recipe:") else source / name for name in entry["from"]
    ]
    out = target / entry["file"]
    if entry["kind"] == "ucdp":
        return ucdp.build(paths[0], out, entry.get("leave_out", ()))
    if entry["kind"] == "statistics":
        count, dropped = statistics.build(paths, Basis.load(target / "basis.yml"), out)
        for gone, kept in dropped:
            print(f"  dropped {gone}: the same as {kept}")
        return count
    return records.build(paths, out, entry)


def _known_rows(target: Path) -> dict[str, int]:
    old = target / "pack.yml"
    pack = yaml.safe_load(old.read_text(encoding="utf-8")) if old.is_file() else {}
    return {e["file"]: e["rows"] for e in pack.get("evidence", ()) if "rows" in e}


if __name__ == "__main__":
    sys.exit(main())
