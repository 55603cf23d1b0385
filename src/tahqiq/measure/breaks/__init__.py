"""Days at which the level of counts changed, how certain they are, and whether it may be the coverage that changed."""

from tahqiq.measure.breaks.breaks import breaks

__all__ = ["breaks"]
