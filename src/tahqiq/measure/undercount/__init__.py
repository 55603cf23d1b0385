"""How many are on none of several overlapping lists (multiple systems estimation)."""

from tahqiq.measure.undercount.undercount import undercount

__all__ = ["undercount"]
