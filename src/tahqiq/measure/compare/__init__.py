"""Two periods or two areas set against each other."""

from tahqiq.measure.compare.compare import compare
from tahqiq.measure.compare.published import PublishedSelection, compare_published

__all__ = ["PublishedSelection", "compare", "compare_published"]
