"""The entries of the registry, with dated names and relations."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from tahqiq.terms import Span

NOT_NAMES = frozenset({"organ", "possible_alias", "press_term", "tribal_term", "class_label", "seat"})
"""Alias kinds that do not name the entry itself: a part of it, a guess, a loose term, the label of its whole class, the
capital that stands for it where it is said to speak or act."""
AT_HOME = "at_home"
"""The kind of a name that means a place only in a text on its own country ("the North East")."""
NOT_IN_TEXT = NOT_NAMES | {"common_noun", AT_HOME}
"""Alias kinds that are not looked for in running text of anywhere: a common noun names an entry only where one is asked
for, a name at home only in a text on its country."""
RANK = {"country": 0, "province": 1, "territory": 1, "region": 2, "district": 3, "agency": 4, "populated": 5}
"""Kinds of place, the one that a bare name means first: of a district and a town of one name, the district."""


@dataclass(frozen=True, slots=True)
class Alias:
    """One way an entry is written. ``since`` and ``until`` bound its use; None is not known or not bounded.

    ``kind`` is the harvested type (``transliteration``, ``acronym``, ``script``, ``state_label``, ``adjective``
    …); ``source`` the page it was read on, ``compiler_orthography`` where it serves matching only.
    """

    name: str
    kind: str = "name"
    lang: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    source: str = ""
    scope: str = ""
    note: str = ""

    @property
    def is_name(self) -> bool:
        """Whether it names the entry itself (see ``NOT_NAMES``)."""
        return self.kind not in NOT_NAMES

    def used_on(self, day: dt.date) -> bool:
        """Whether the name was in use on that day, as far as its bounds are known."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Relation:
    """A dated relation to another actor: ``faction_of``, ``split_from``, ``merged_into``, ``allied_with`` …

    ``start`` and ``end`` span the days the given (partial) date can mean; None where none is given.
    """

    kind: str
    to: str
    start: Span | None = None
    end: Span | None = None
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Designation:
    """A listing of an actor by a state or body. ``date`` as given: a year, a month or a day."""

    by: str
    date: str = ""
    ref: str = ""
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """An organised actor: a state, a state force, an armed group, a faction or an alliance. Never a person.

    ``ucdp_ids`` are UCDP's actor ids (several entries may share one), ``codes`` what evidence files call it.
    """

    id: str
    name: str
    kind: str
    aliases: tuple[Alias, ...] = ()
    ucdp_ids: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    parent: str = ""
    areas: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
    designations: tuple[Designation, ...] = ()
    formed: Span | None = None
    formed_source: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Parent:
    """A place that contains another one, from ``start`` to ``end`` inclusive (None: always)."""

    id: str
    start: dt.date | None = None
    end: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Headcount:
    """How many people a census (or an estimate) of a ``day`` counted; a ``day`` of None: not known, taken for any.

    ``start`` and ``end`` (inclusive, None: always) are the days on which the place had the borders that were counted.
    """

    people: int
    day: dt.date | None = None
    start: dt.date | None = None
    end: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place: ``kind`` is country, province, territory, region, district, agency or populated.

    ``latitude`` and ``longitude`` are WGS 84 degrees of a representative point, None where none is known.
    """

    id: str
    name: str
    kind: str
    parents: tuple[Parent, ...] = ()
    aliases: tuple[Alias, ...] = ()
    pcode: str = ""
    geonames: str = ""
    latitude: float | None = None
    longitude: float | None = None
    population: tuple[Headcount, ...] = ()
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Operation:
    """A named operation or strategy. ``results`` are claims of the named party, not verified."""

    id: str
    name: str
    kind: str
    aliases: tuple[Alias, ...] = ()
    actor: str = ""
    part_of: str = ""
    announced: Span | None = None
    start: Span | None = None
    end: Span | None = None
    areas: tuple[str, ...] = ()
    aims: str = ""
    announced_by: str = ""
    results: tuple[dict[str, Any], ...] = ()
    points: tuple[Any, ...] = ()
    sources: tuple[str, ...] = ()
    notes: str = ""


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """When a country's fiscal year begins: ``id`` is the country's, ``month`` and ``day`` those of its first day."""

    id: str
    month: int
    day: int
    source: str = ""

    @property
    def calendar(self) -> bool:
        """Whether it is the calendar year."""
        return (self.month, self.day) == (1, 1)

    def begins(self, year: int) -> dt.date:
        """The first day of the fiscal year that begins in a year."""
        return dt.date(year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Occasion:
    """A happening that prose names as a period ("since the fall of X"): its wordings and its days.

    ``end`` is None where it began a state of affairs that still holds.
    """

    id: str
    names: tuple[str, ...]
    start: Span
    end: Span | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Milestone:
    """A dated step of a programme, with the published figure if there is one."""

    what: str
    date: Span | None = None
    value: float | None = None
    unit: str = ""
    source: str = ""
    confidence: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Programme:
    """A law, institution, border regime or outside support: what is not an operation.

    Of what is built bit by bit: ``whole`` is how much of ``unit`` (km) there is to build, ``areas`` the places it is
    built in (none: along the line of borders.topojson that names the programme), ``meanwhile`` the dated steps of other
    things that may have moved the same places.
    """

    id: str
    name: str
    kind: str
    aliases: tuple[Alias, ...] = ()
    lead: str = ""
    aim: str = ""
    milestones: tuple[Milestone, ...] = ()
    notes: str = ""
    areas: tuple[str, ...] = ()
    whole: float | None = None
    unit: str = ""
    meanwhile: tuple[Milestone, ...] = ()


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who puts figures out. ``grade`` is the Admiralty grade.

    ``party`` is the side of the conflict it belongs to, if any: an actor, or a country with the part of it (PAK:army).
    ``area`` is the one country that it counts in; "" where it counts in several.
    """

    id: str
    name: str
    kind: str = ""
    aliases: tuple[Alias, ...] = ()
    grade: str = ""
    party: str = ""
    note: str = ""
    area: str = ""


_ACRONYM = 6  # letters up to which capitals are an acronym


def short_name(publisher: Publisher) -> str:
    """The acronym that a publisher goes by, else its name."""
    return next((a.name for a in publisher.aliases if a.name.isupper() and len(a.name) <= _ACRONYM), publisher.name)


Entry = Actor | Place | Operation | Programme | Publisher
KINDS = {"actor": Actor, "area": Place, "operation": Operation, "programme": Programme, "publisher": Publisher}
"""The word for each type of entry, as in ``Mention.kind``."""


def kind_of(entry: Entry) -> str:
    """The word for an entry's type: actor, area, operation, programme or publisher."""
    return next(word for word, cls in KINDS.items() if isinstance(entry, cls))
