"""Tables in a text: rows and columns found by their marks, and a claim for each figure that its heads explain."""

from tahqiq.claims.extract.tables.find import Reader, find_tables
from tahqiq.claims.extract.tables.grid import Cell, Grid, find_grids

__all__ = ["Cell", "Grid", "Reader", "find_grids", "find_tables"]
