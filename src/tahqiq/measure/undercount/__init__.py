"""How many are on none of several overlapping lists (multiple systems estimation)."""

from tahqiq.measure.undercount.lists import Cells, read
from tahqiq.measure.undercount.undercount import of_cells, undercount

__all__ = ["Cells", "of_cells", "read", "undercount"]
