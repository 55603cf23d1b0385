"""The verdicts on the examples, claim by claim. A change of one shows in review.

Write them again with ``TAHQIQ_GOLDEN=write pytest tests/golden`` and read the difference before you commit it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tahqiq import verbs
from tahqiq.claims.document import read

HERE = Path(__file__).parent
EXAMPLES = sorted((HERE.parents[1] / "examples").glob("pakistan-*.md"))


@pytest.fixture(scope="module")
def workspace(filled):
    return verbs.open_workspace(filled("golden"))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda p: p.stem)
def test_verdicts(example, workspace):
    result = verbs.check_document(read(example), workspace=workspace)
    lines = [
        f"{c.verdict.known_then or '-'} | {c.verdict.label} | {' '.join(c.claim.quote.split())} | {c.verdict.reason}"
        + "".join(f" | {f.flag}" for f in c.flags)
        for c in result.claims
        if c.claim.checkable
    ]
    text = "\n".join(lines) + "\n"
    kept = HERE / f"{example.stem}.txt"
    if os.environ.get("TAHQIQ_GOLDEN") == "write":
        kept.write_text(text, encoding="utf-8")
    assert text == kept.read_text(encoding="utf-8")
