"""What each dataset and publisher covers, and what its silence means."""

from tahqiq.measure.coverage.coverage import coverage
from tahqiq.measure.coverage.strips import Scope, Status

__all__ = ["Scope", "Status", "coverage"]
