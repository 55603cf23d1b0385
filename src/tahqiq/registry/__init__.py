"""What is known of actors, places, operations, programmes and publishers: load, validate, look up."""

from tahqiq.registry.entries import (
    Actor,
    Alias,
    Designation,
    Entry,
    FiscalYear,
    Headcount,
    Milestone,
    Occasion,
    Operation,
    Parent,
    Place,
    Programme,
    Publisher,
    Relation,
    kind_of,
    short_name,
)
from tahqiq.registry.load import load
from tahqiq.registry.lookup import Registry
from tahqiq.registry.people import people
from tahqiq.registry.validate import validate

__all__ = [
    "Actor",
    "Alias",
    "Designation",
    "Entry",
    "FiscalYear",
    "Headcount",
    "Milestone",
    "Occasion",
    "Operation",
    "Parent",
    "Place",
    "Programme",
    "Publisher",
    "Registry",
    "Relation",
    "kind_of",
    "load",
    "people",
    "short_name",
    "validate",
]  # fmt: skip
