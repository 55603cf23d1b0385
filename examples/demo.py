"""``make demo``: check the first example on the bundled evidence and say where its page is."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
REPORT = HERE / "pakistan-2025-04-08.md"
PAGE = HERE.parent / "demo" / "report.html"


def main() -> int:
    """Run the same command a user would; the exit status of it."""
    PAGE.parent.mkdir(exist_ok=True)
    workspace = PAGE.parent / "workspace"
    command = [sys.executable, "-m", "tahqiq", "check", str(REPORT), "--workspace", str(workspace)]
    started = time.perf_counter()
    for extra in ([], ["--format", "html", "--out", str(PAGE)]):
        done = subprocess.run([*command, *extra], check=False)
        if done.returncode:
            return done.returncode
    sys.stdout.write(
        f"\nChecked twice in {time.perf_counter() - started:.1f} s, the first time loading the evidence.\n"
    )
    sys.stdout.write(f"The page, to open in a browser: {PAGE}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
