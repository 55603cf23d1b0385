"""Measure and write ``benchmarks/results.md``: import, first load, cold and warm check, extraction, start."""

from __future__ import annotations

import platform
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.timing import Timed, call, in_turn, processes

ROOT = Path(__file__).parent.parent
REPORT = ROOT / "examples" / "pakistan-2025-04-08.md"
GED = ROOT / "src/tahqiq/packs/pakistan/evidence/ged_v22_1_pakistan.parquet"
PANDAS = "import pandas as p,sys; d=p.read_csv(sys.argv[1],low_memory=False); d.groupby(['year','adm_1'])['best'].sum()"


def main() -> None:
    """Run everything and print and write the table."""
    with tempfile.TemporaryDirectory() as folder:
        lines = _measured(Path(folder))
    text = _page(lines)
    (Path(__file__).parent / "results.md").write_text(text, encoding="utf-8")
    print(text)


def _measured(folder: Path) -> list[tuple[str, str, str, str]]:
    csv = _as_csv(folder / "ged_v22_1.csv")
    workspace = folder / "workspace"
    started = time.perf_counter()
    _open(workspace)
    loading = time.perf_counter() - started
    python = sys.executable
    pandas = [python, "-c", PANDAS, str(csv)]
    command = [python, "-m", "tahqiq", "check", str(REPORT), "--workspace", str(workspace)]
    cold, plain = processes([*command, "--format", "html", "--out", str(folder / "r.html")], pandas)
    start, _ = processes([python, "-m", "tahqiq", "--help"], [python, "-c", "pass"])
    imported, grouped = _imports(csv, folder)
    warm, extracted = _checks(workspace)
    words = len(REPORT.read_text(encoding="utf-8").split())
    return [
        _line(
            "import of GED Pakistan as a release (read, reject, place, write)",
            imported,
            grouped,
            "pandas read and group",
        ),
        ("first load of the bundled evidence", f"{loading:.1f}", "", ""),
        _line("check of the report to HTML, whole process", cold, plain, "pandas read and group, whole process"),
        _line("check of the report, in process, warm", warm, grouped, "pandas read and group"),
        (f"extraction alone ({words} words)", extracted.text, "", ""),
        ("`tahqiq --help`, whole process", start.text, "", ""),
    ]


def _line(what: str, ours: Timed, theirs: Timed, against: str) -> tuple[str, str, str, str]:
    memory = f"; {ours.megabytes:.0f} MB" if ours.megabytes else ""
    return what, ours.text + memory, f"{against}: {theirs.text}", f"{ours.median / theirs.median:.1f}"


def _as_csv(path: Path) -> Path:
    import duckdb

    duckdb.connect().execute(f"copy (select * from '{GED}') to '{path}' (header)")
    return path


def _open(workspace: Path) -> None:
    from tahqiq import verbs

    verbs.open_workspace(workspace)


def _imports(csv: Path, folder: Path) -> tuple[Timed, Timed]:
    import pandas as pd

    from tahqiq import verbs

    made = iter(range(1000))

    def ours() -> None:
        verbs.import_file(csv, version="22.1", published="2022", workspace=folder / f"import{next(made)}")

    def theirs() -> None:
        pd.read_csv(csv, low_memory=False).groupby(["year", "adm_1"])["best"].sum()

    return in_turn(ours, theirs)


def _checks(workspace: Path) -> tuple[Timed, Timed]:
    import tahqiq
    from tahqiq import verbs

    text = REPORT.read_text(encoding="utf-8")
    store = verbs.open_workspace(workspace)
    return call(lambda: tahqiq.check(text, workspace=store)), call(lambda: tahqiq.extract(text))


def _page(lines: list[tuple[str, str, str, str]]) -> str:
    head = (
        "# Results\n\nWritten by `make bench`. Seconds: median (least–most) of five runs after one not counted.\n"
        "The ratio is ours over theirs, run in turn in one session; quote ratios, machines differ.\n\n"
        f"Python {platform.python_version()}, {platform.machine()}.\n\n"
        "| what | seconds | against | ratio |\n|---|---|---|---|\n"
    )
    return head + "".join(f"| {a} | {b} | {c} | {d} |\n" for a, b, c, d in lines)


if __name__ == "__main__":
    main()
