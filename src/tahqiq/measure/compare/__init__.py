"""Two periods or two areas set against each other."""

from tahqiq.measure.compare.compare import compare

__all__ = ["compare"]
