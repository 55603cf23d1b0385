"""The closed word lists of the field, as they stand in code, JSON and pages."""

from enum import StrEnum


class ClaimKind(StrEnum):
    """What sort of statement a claim is."""

    COUNT = "count"  # aggregate in a bounded period of about a year or less
    CHANGE = "change"  # over time: percent, factor, or from one value to another
    RATIO = "ratio"  # one measure against another
    SHARE = "share"  # percent of a whole
    RANGE = "range"  # two end points
    RANK = "rank"  # superlative or position
    CUMULATIVE = "cumulative"  # running or multi-year total
    EVENT_TOLL = "event_toll"  # one dated event
    MILESTONE = "milestone"  # a dated event or first occurrence
    LEVEL = "level"  # a stock, or an average rate
    OTHER = "other"


class Victim(StrEnum):
    """Who is counted among the dead, injured or arrested."""

    NONE = ""
    ALL = "all"
    CIVILIAN = "civilian"
    SECURITY = "security"  # military, police and paramilitary together
    MILITARY = "military"
    POLICE = "police"
    MILITANT = "militant"


class Unit(StrEnum):
    COUNT = "count"
    PERCENT = "percent"
    FACTOR = "factor"
    USD = "usd"
    KM = "km"
    DATE = "date"


class Per(StrEnum):
    """The time unit of a rate."""

    NONE = ""
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Bound(StrEnum):
    """How the printed figure limits the claimed one."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    OVER = "over"
    ABOUT = "about"
    UP_TO = "up_to"
    UNDER = "under"


class Direction(StrEnum):
    NONE = "none"
    UP = "up"
    DOWN = "down"


class Outcome(StrEnum):
    """What a reading returned, set against the claim."""

    AGREES = "agrees"
    DIFFERS = "differs"
    SILENT = "silent"  # the dataset does not cover it


class Label(StrEnum):
    """What the findings together say of a claim."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    CONTESTED = "contested"
    DEPENDS = "depends"
    NOT_CHECKABLE = "not checkable"


class WhyNot(StrEnum):
    """The closed list of reasons for which a claim is not checkable."""

    NO_SOURCE = "no source covers it"
    NOT_RECORDED = "metric not recorded"
    VAGUE = "vague"
    OPINION = "opinion"
    CAUSE = "cause"
    FUTURE = "about the future"
    ALLEGATION = "allegation"


class FoundBy(StrEnum):
    """Who found a claim in the text."""

    GRAMMAR = "grammar"
    MODEL = "model"  # a language model proposed it
    BOTH = "both"  # the grammar and a language model, with the same slots
    EDITOR = "editor"  # an editor added it


class FlagName(StrEnum):
    """What stands beside a verdict, never inside it."""

    ARITHMETIC = "arithmetic"
    NOISE = "noise"
    WINDOW = "window"
    COMPOSITION = "composition"
    MISPLACED = "misplaced"
    REVISED = "revised"
    CIRCULAR = "circular"
    OTHERS_DIFFER = "others differ"
    SOURCE_NOT_SEEN = "named source not seen"


class Counts(StrEnum):
    """The first part of a statistic's basis: which happenings are counted."""

    ATTACKS = "attacks"  # by armed groups
    OPERATIONS = "operations"  # opened by state forces
    BOTH = "attacks_and_operations"
    LETHAL_EVENTS = "lethal_events"  # organised violence with at least one death (UCDP)
    STATE = "state"  # neither: a stock or a state of affairs (strength, fence, cost)
    UNSPECIFIED = "unspecified"


class Violence(StrEnum):
    """The types of organised violence by which events are told apart (UCDP GED codebook, type_of_violence)."""

    STATE_BASED = "state_based"
    NON_STATE = "non_state"
    ONE_SIDED = "one_sided"


class Militants(StrEnum):
    """The second part: whether dead or injured militants are in the figure."""

    IN = "in"
    OUT = "out"
    ONLY = "only"
    NOT_APPLICABLE = "n/a"
    UNSPECIFIED = "unspecified"


METRICS = (
    "attacks", "incidents", "operations", "suicide_attacks", "deaths", "injuries", "arrests", "surrendered",
    "fighters", "displaced", "cost_usd",
)  # fmt: skip
"""The named metrics; any other is written ``other:<name>`` (``other:casualties`` is killed plus injured,
``other:fence_km``, ``other:fence_pct``, ``other:organisations``, ``other:plots_averted`` …)."""
