"""One process from a text to its pages, measured from outside: ``python -m benchmarks.scale.whole WORKSPACE FILE…``.

Reads, checks and writes HTML and JSON; prints one JSON object with what was found.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Run:
    """What a process cost: seconds on the clock and of the processor, the largest memory in MB, and what it said."""

    wall: float
    cpu: float
    megabytes: float
    said: dict[str, Any]


def run(*arguments: str | Path) -> Run:
    """A Python module or script as a process of its own; its last line is JSON."""
    command = [sys.executable, *map(str, arguments)]
    started = time.perf_counter()
    read, write = os.pipe()
    process = os.posix_spawn(command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, write, 1)])
    os.close(write)
    with os.fdopen(read) as output:
        said = output.read()
    _, status, used = os.wait4(process, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} failed")
    wall = time.perf_counter() - started
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, json.loads(said.splitlines()[-1]))


def main() -> None:
    """Check the files and write both pages beside the first of them."""
    from tahqiq import verbs
    from tahqiq.claims.document import read
    from tahqiq.serve import report

    gc.set_threshold(100_000)  # as the command line does
    workspace, *files = map(Path, sys.argv[1:])
    results = verbs.check_documents([read(f) for f in files], workspace=verbs.open_workspace(workspace))
    pages = {".html": report.render_html(results), ".json": report.render_json(results)}
    for ending, page in pages.items():
        files[0].with_suffix(ending).write_text(page, encoding="utf-8")
    claims = [c for r in results for c in r.claims]
    sizes = {ending[1:]: round(len(page) / 1e6, 1) for ending, page in pages.items()}
    print(json.dumps({"claims": len(claims), "readings": sum(len(c.readings) for c in claims), **sizes}))


if __name__ == "__main__":
    main()
