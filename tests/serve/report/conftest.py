"""The made-up report of these tests, checked once."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tahqiq.serve.report.wording.known import Names
from tahqiq.terms import CheckResult, ExtractResult

sys.path.insert(0, str(Path(__file__).parent / "fixtures"))


@pytest.fixture(scope="session")
def checked() -> CheckResult:
    """The sample report with its verdicts."""
    import kestria

    return kestria.checked()


@pytest.fixture(scope="session")
def extracted() -> ExtractResult:
    """The sample report with its claims only."""
    import kestria

    return kestria.extracted()


@pytest.fixture(scope="session")
def names() -> Names:
    """The names behind the sample's ids."""
    import kestria

    return kestria.NAMES
