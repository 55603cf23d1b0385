"""A file as a release beside the bundled evidence: ``python -m benchmarks.scale.release WORKSPACE CSV``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tahqiq import verbs


def main() -> None:
    """Import the file as the newest version of UCDP GED."""
    workspace, csv = map(Path, sys.argv[1:])
    verbs.open_workspace(workspace)
    made = verbs.import_file(csv, version="25.1", published="2025-03", workspace=workspace)
    print(json.dumps({"rows": made.release.accepted, "rejected": made.release.rejected}))


if __name__ == "__main__":
    main()
