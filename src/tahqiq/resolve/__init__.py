"""Names as written, and points, as entries of the registry."""

from tahqiq.resolve.closure import closure, closure_columns
from tahqiq.resolve.gazetteer import Gazetteer, Mention, gazetteer
from tahqiq.resolve.locate import locate
from tahqiq.resolve.resolver import Resolver, resolver

__all__ = ["Gazetteer", "Mention", "Resolver", "closure", "closure_columns", "gazetteer", "locate", "resolver"]
