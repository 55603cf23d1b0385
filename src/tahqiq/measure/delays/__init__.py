"""How late events are reported, from successive releases of one dataset, and recent counts corrected by it."""

from tahqiq.measure.delays.delays import delays

__all__ = ["delays"]
