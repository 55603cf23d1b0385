"""Names as written, and points, as entries of the registry."""

from tahqiq.resolve.closure import Nesting, closure, closure_columns, nesting
from tahqiq.resolve.gazetteer import Gazetteer, Mention, gazetteer
from tahqiq.resolve.locate import locate
from tahqiq.resolve.resolver import Resolver, resolver

__all__ = [
    "Gazetteer", "Mention", "Nesting", "Resolver", "closure", "closure_columns", "gazetteer", "locate", "nesting",
    "resolver",
]  # fmt: skip
