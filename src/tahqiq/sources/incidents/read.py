"""Read notable incidents, one row an incident, with its toll as low, best and high."""

from __future__ import annotations

from pathlib import Path

from tahqiq.sources.batch import Batch
from tahqiq.sources.curated import CODES, Form, dated, one_of, ordered, present, read_form, shaped, whole
from tahqiq.sources.sift import Rule

DATASET = "incidents"
KINDS = (
    "suicide_bombing", "bombing", "armed_attack", "ambush", "hijacking", "targeted_killing", "operation", "air_strike",
    "other",
)  # fmt: skip
TOLLS = (
    "killed_low", "killed_best", "killed_high", "killed_security", "killed_civilian", "killed_militant",
    "injured_low", "injured_high",
)  # fmt: skip
REQUIRED = (
    "id", "date_start", "date_end", "place", "district", "area", "lat", "lon", "kind", "target", "claimed_by",
    "attributed_to", *TOLLS, "urls", "notes",
)  # fmt: skip


def _position(name: str, limit: int) -> tuple[Rule, Rule]:
    return (
        Rule(name, f"raw_{name} IS NOT NULL AND {name} IS NULL", "expected a number of degrees"),
        Rule(name, f"abs({name}) > {limit}", f"outside -{limit} to {limit} degrees"),
    )


RULES = (
    Rule("date_start", "raw_date_start IS NULL", "no date; an incident without one cannot be found again"),
    dated("date_start", "start"),
    dated("date_end", '"end"'),
    ordered("date_end", "start", '"end"', "ends before it starts"),
    *present("area"),
    shaped("area", r"[A-Za-z0-9:_-]+", "the id of a place, without blanks"),
    one_of("kind", KINDS),
    shaped("claimed_by", CODES, "actors' codes, several parted by |"),
    shaped("attributed_to", CODES, "actors' codes, several parted by |"),
    *_position("lat", 90),
    *_position("lon", 180),
    Rule("lat", "(lat IS NULL) <> (lon IS NULL)", "only half of a position"),
    *(rule for name in TOLLS for rule in whole(name)),
    ordered("killed_low", "killed_low", "killed_best", "the low toll is above the best"),
    ordered("killed_best", "killed_best", "killed_high", "the best toll is above the high"),
    ordered("killed_low", "killed_low", "killed_high", "the range is upside down"),
    ordered("injured_low", "injured_low", "injured_high", "the range is upside down"),
)

FORM = Form(
    DATASET,
    REQUIRED,
    RULES,
    measures={"rows": "count(*)", "vague": "count(*) FILTER (WHERE length(raw_date_start) < 10)"},
    notes={
        "rows": "The file gives no dates of publication: each incident is assumed to be known from the day it began.",
        "vague": "{:,} rows are dated to a month or a year only, and count as known from its last day.",
    },
)


def read(path: Path, *, version: str = "", published: str = "") -> Batch:
    """The incidents of a file. ``known_from`` is assumed: the last day that ``date_start`` can be."""
    return read_form(FORM, path, version=version, published=published)
