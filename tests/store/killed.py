"""Run by test_killed.py: imports into a workspace and kills itself at a stage.

python killed.py <workspace> <raw file> <stage> [<catalog url>]
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from making import card, events

from tahqiq.store import Workspace, catalog, lake, locks, opening, publish

Step = Callable[..., Any]


def die(*_: Any, **__: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def then_die(step: Step, times: int = 1) -> Step:
    """The step, and death after it was done so many times."""
    done = []

    def stepped(*args: Any, **named: Any) -> Any:
        result = step(*args, **named)
        done.append(1)
        if len(done) == times:
            die()
        return result

    return stepped


def half(_: Any, path: Path, *__: Any) -> None:
    """Part of a file, and death."""
    path.write_bytes(b"PAR1 and then")
    die()


STAGES: dict[str, tuple[Any, str, Step]] = {
    "making the catalog": (catalog, "_make", then_die(catalog._make)),
    "making the folders": (opening, "_make_folders", die),
    "lock taken": (locks, "_new_lock", then_die(locks._new_lock)),
    "before writing": (publish, "stage", die),
    "in the rows": (lake, "write_table", half),
    "after the rows": (lake, "write_table", then_die(lake.write_table)),
    "in the raw file": (lake, "copy_raw", half),
    "all written": (publish, "stage", then_die(publish.stage)),
    "release moved": (lake, "move", then_die(lake.move)),
    "raw moved": (lake, "move", then_die(lake.move, 2)),
    "before the row": (catalog.Catalog, "add", die),
    "before the commit": (catalog.Catalog, "add", then_die(catalog.Catalog.add)),
}


def main(workspace: str, raw: str, stage: str, url: str | None = None) -> None:
    setattr(*STAGES[stage])
    with Workspace.open(Path(workspace), catalog_url=url) as opened:
        opened.publish(card(), events(4, version="2.0"), Path(raw))


if __name__ == "__main__":
    main(*sys.argv[1:])
