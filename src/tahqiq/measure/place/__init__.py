"""Where: rates and hot spots by district, distance to a border, spread over districts, what was hit."""

from tahqiq.measure.place.place import About, place

__all__ = ["About", "place"]
