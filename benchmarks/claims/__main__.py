"""``python -m benchmarks.claims``: measure extraction and verdicts, print the page, and write it where asked."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.claims import extraction, verdicts
from benchmarks.claims.data import LabelFault, Passage, folders, load
from benchmarks.claims.generated import draw, passages
from benchmarks.claims.page import extraction_page, verdicts_page
from tahqiq import verbs

RESULTS = Path(__file__).parent.parent / "results-claims.md"
HEAD = (
    "# Results: claims and verdicts\n\nWritten by `make bench`; what is measured is told in [README.md](README.md).\n\n"
)


def main() -> None:
    """Read the options, measure, print."""
    options = _options()
    try:
        sets = {folder.name: load(folder) for folder in folders(options.data, options.split)}
    except (LabelFault, OSError, KeyError, json.JSONDecodeError) as fault:
        sys.exit(f"the labelled folder cannot be used: {fault!r}; see benchmarks/claims/data/README.md for its form")
    with tempfile.TemporaryDirectory() as folder:
        pages, figures = _measured(sets, Path(folder), options)
    text = "\n".join(pages)
    print(text)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    if options.write:
        RESULTS.write_text(HEAD + text, encoding="utf-8")


def _measured(
    sets: dict[str, list[Passage]], folder: Path, options: argparse.Namespace
) -> tuple[list[str], dict[str, Any]]:
    workspace = verbs.open_workspace(folder / "workspace")
    pages, figures = [], {}
    for name, texts in sets.items():
        read = extraction.measure(texts, extracted)
        pages.append(extraction_page(f"Extraction, {name} ({len(texts)} passages)", read, options.misses))
        figures[name] = {"extraction": extraction.as_json(read)}
        judged = verdicts.measure(texts, lambda passage: checked(passage, workspace))
        if judged.judged:
            pages.append(verdicts_page(f"Verdicts, {name} ({len(judged.judged)} claims)", judged, options.misses))
            figures[name]["verdicts"] = verdicts.as_json(judged)
    if options.generated:
        made = passages(draw(workspace, options.generated), "generated ")
        judged = verdicts.measure(made, lambda passage: checked(passage, workspace))
        title = f"Verdicts, sentences made of the evidence ({len(judged.judged)} claims)"
        pages.append(verdicts_page(title, judged, options.misses))
        figures["generated"] = {"verdicts": verdicts.as_json(judged)}
    return pages, figures


def extracted(passage: Passage) -> list[dict[str, Any]]:
    """The claims of a passage."""
    return list(verbs.extract(passage.text, date=passage.published).to_dict()["claims"])


def checked(passage: Passage, workspace: Any) -> list[dict[str, Any]]:
    """The claims of a passage with their verdicts, by all that is known now."""
    return list(verbs.check(passage.text, date=passage.published, workspace=workspace).to_dict()["claims"])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.claims", description=__doc__)
    parser.add_argument("--data", type=Path, help="a labelled folder; the bundled ones if not given")
    parser.add_argument("--split", choices=("dev", "test", "all"), default="all", help="which bundled one")
    parser.add_argument("--generated", type=int, default=0, help="check this many sentences made of evidence rows too")
    parser.add_argument("--json", type=Path, help="write the figures there")
    parser.add_argument("--misses", type=int, default=0, help="list this many of each sort of miss")
    parser.add_argument("--write", action="store_true", help="write benchmarks/results-claims.md")
    return parser.parse_args()


if __name__ == "__main__":
    main()
