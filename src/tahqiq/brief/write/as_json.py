"""A brief as JSON: its text, every number with what it stands on, the sources and releases."""

from __future__ import annotations

import json
from pathlib import Path

from tahqiq.brief.build import Brief


def written(brief: Brief, *, reference: Path | None, style: Path | None) -> bytes:
    """UTF-8 JSON (docs/reference/brief.schema.json)."""
    return (json.dumps(brief.to_dict(), ensure_ascii=False, indent=1) + "\n").encode()
