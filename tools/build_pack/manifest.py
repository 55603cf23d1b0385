"""``pack.yml``: every file of the pack with its origin, version, licence, citation and digest."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

NOT_SHOWN = frozenset({"from", "leave_out", "kind", "codes", "corrections"})
"""What a recipe's entry says to the builder only."""

_HEAD = "# Written by python -m tools.build_pack; edit the recipe, not this file.\n"


def write(recipe: Mapping[str, Any], target: Path, rows: Mapping[str, int]) -> None:
    """Write ``target/pack.yml`` for the files of the recipe that are there. ``rows`` maps a file to its rows.

    A registry file that has not been built yet is left out rather than listed without a digest.
    """
    pack = {
        **recipe["pack"],
        "evidence": [_entry(e, target, rows) for e in recipe["evidence"]],
        "registry": [_entry(e, target, rows) for e in recipe["registry"] if (target / e["file"]).is_file()],
    }
    text = yaml.safe_dump(pack, sort_keys=False, allow_unicode=True, width=118)
    (target / "pack.yml").write_text(_HEAD + text, encoding="utf-8")


def _entry(entry: Mapping[str, Any], target: Path, rows: Mapping[str, int]) -> dict[str, Any]:
    shown = {k: v for k, v in entry.items() if k not in NOT_SHOWN}
    if entry["file"] in rows:
        shown["rows"] = rows[entry["file"]]
    return {**shown, "sha256": sha256(target / entry["file"])}


def sha256(path: Path) -> str:
    """The digest of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
