"""Names as written, and points, as entries of the registry."""

from tahqiq.resolve.closure import closure
from tahqiq.resolve.gazetteer import Gazetteer, Mention, gazetteer
from tahqiq.resolve.resolver import Resolver

__all__ = ["Gazetteer", "Mention", "Resolver", "closure", "gazetteer"]
