"""Quantities in prose: what is counted, how exactly it was printed, and how the words limit it."""

from tahqiq.claims.extract.numbers.find import find_quantities
from tahqiq.claims.extract.numbers.model import Quantity, QuantityUnit

__all__ = ["Quantity", "QuantityUnit", "find_quantities"]
