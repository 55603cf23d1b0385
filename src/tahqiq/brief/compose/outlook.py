"""What may come, in ICD 203's words, from how often the like came before in a publisher's own years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.compose.things import Thing, how
from tahqiq.brief.ledger import Basis
from tahqiq.brief.words import sentence
from tahqiq.brief.words.likelihood import confidence, likely_that
from tahqiq.measure.printed import newest_first
from tahqiq.measure.records import Figure
from tahqiq.measure.spans import period as read_period
from tahqiq.terms import Bound, RowsAt

_FEWEST = 8  # years in a row from which frequencies are told
_STALE = 2  # years that the last count may lie before the year that is looked at, so that a change is of one or two
_TWELVE = 12
_MUCH, _LITTLE = 1.5, 0.5
_FIRST = (
    "{who} counted {now} {noun} in {where} in {last}; {likely} its count of {ahead} will be {way}",
    "in {last} {who} had {now} {noun} in {where}, and {likely} it will have a {way} figure for {ahead}",
)
_BASES = (
    "{goes} of the {of} changes {steps} since {since} went the way of the change of the year before",
    "its record since {since} has {of} changes {steps} after a change, and {goes} changes kept to the direction",
)
_FAR = (
    ("{up} its count will grow by half or more, and {down} it will halve",
     "of all {of} {steps} on record, {rose} went that far up and {fell} that far down"),
    ("as to how far, {up} the rise will be as large as a half, and {down} the fall will be",
     "among the {of} in its record, {rose} went up by as much and {fell} down"),
)  # fmt: skip
_GROUNDS = (
    "frequencies know nothing of causes, and the years of one publisher are few",
    "the past of one count is all it rests on, and what would break a run is not in it",
)
"""The same said in two ways, so that two counts beside each other do not read alike."""
_COMPARABLE = 0.1
"""A year with less than this share of the last count tells nothing of changes at its level."""


@dataclass(frozen=True, slots=True)
class Run:
    """A publisher's counts of years in a row, with the figures that each rests on."""

    thing: Thing
    publisher: str
    years: tuple[int, ...]
    values: tuple[float, ...]
    figures: tuple[tuple[Figure, ...], ...]


def outlook(desk: Desk) -> str:
    """For attacks and for deaths, where a publisher has years enough: which way, how far. "" for none, a gap."""
    found = [r for metric, victim in (("attacks", ""), ("deaths", "all")) if (r := _run(desk, metric, victim))]
    if not found:
        desk.gaps.append("no publisher has eight years in a row on one basis, so that nothing is said of what may come")
    return "\n\n".join(_told(desk, r, i) for i, r in enumerate(found))


def _run(desk: Desk, metric: str, victim: str) -> Run | None:
    """The longest run of years in a row that ends shortly before the day."""
    by: dict[tuple[str, tuple[str, str, str], str], list[Figure]] = defaultdict(list)
    for f in newest_first(desk.evidence.figures):
        if (f.metric, f.victim, f.area, f.actor) == (metric, victim, desk.country, "") and f.confidence != "low" \
                and f.bound in (Bound.EXACT, Bound.ABOUT):  # fmt: skip
            by[f.publisher, f.basis, f.scope].append(f)
    runs = [_years(desk, Thing(metric, desk.country, victim), key[0], of) for key, of in sorted(by.items())]
    sound = [r for r in runs if r and len(r.years) >= _FEWEST and r.values[-1] > 0]
    return max(sound, key=lambda r: (r.years[-1], len(r.years)), default=None)


def _years(desk: Desk, thing: Thing, publisher: str, figures: Sequence[Figure]) -> Run | None:
    """The counts of years in a row up to the newest: as printed, else the sum of the year's twelve months."""
    whole: dict[int, tuple[Figure, ...]] = {}
    months: dict[int, dict[int, Figure]] = defaultdict(dict)
    for f in figures:
        if (f.start, f.end) == read_period(str(f.start.year)):
            whole.setdefault(f.start.year, (f,))
        elif f.start.day == 1 and (f.start, f.end) == read_period(f"{f.start:%Y-%m}"):
            months[f.start.year].setdefault(f.start.month, f)
    for year, by_month in months.items():
        if len(by_month) == _TWELVE:
            whole.setdefault(year, tuple(by_month[m] for m in sorted(by_month)))
    if not whole or max(whole) < desk.as_of.year - _STALE:
        return None
    last = max(whole)
    first = last
    while first - 1 in whole:
        first -= 1
    years = tuple(range(first, last + 1))
    return Run(
        thing, publisher, years, tuple(sum(f.value for f in whole[y]) for y in years), tuple(whole[y] for y in years)
    )


def _told(desk: Desk, run: Run, turn: int) -> str:
    """Which way the next count will go, whether far; how often that was so; and how sure that makes one."""
    return " ".join(
        [_way(desk, run, turn), _far(desk, run, turn), confidence("low", _GROUNDS[turn % 2], position=turn)]
    )


def _ahead(desk: Desk, run: Run) -> int:
    """The year that is looked at: that of the day, or the one after the last count."""
    return max(desk.as_of.year, run.years[-1] + 1)


def _way(desk: Desk, run: Run, turn: int) -> str:
    up, last = run.values[-1] >= run.values[-2], run.years[-1]
    gap = _ahead(desk, run) - last
    goes, cases = _persisted(run, gap)
    who, noun = desk.publisher(run.publisher), _noun(run)
    now = _entered(desk, run, run.values[-1], f"{noun} in {last}", run.figures[-1])
    first = _FIRST[turn % 2].format(
        who=who, now=now, noun=noun, where=desk.place(desk.country), last=last, likely=likely_that(_share(goes, cases)),
        ahead=_ahead(desk, run), way="higher" if up else "lower",
    )  # fmt: skip
    base = _BASES[turn % 2].format(
        goes=_often(desk, run, goes), of=_often(desk, run, cases), since=run.years[0], steps=_steps(gap)
    )
    return f"{sentence(first)} {sentence(base)}"


def _noun(run: Run) -> str:
    """What is counted, with what the figures take in and the part of it that they are of."""
    figure = run.figures[-1][0]
    part = figure.scope.removeprefix("part:").replace("_", "-")
    return f"{run.thing.noun}{how(run.thing, figure.basis)}{f' of the {part} kind alone' if part else ''}"


def _far(desk: Desk, run: Run, turn: int) -> str:
    gap = _ahead(desk, run) - run.years[-1]
    pairs = [(a, b) for a, b in zip(run.values, run.values[gap:], strict=False) if a >= _COMPARABLE * run.values[-1]]
    n, much, half = len(pairs), sum(b >= _MUCH * a for a, b in pairs), sum(b <= _LITTLE * a for a, b in pairs)
    up, down = likely_that(_share(much, n)), likely_that(_share(half, n))
    of, rose, fell = (_changes(desk, run, k) for k in (n, much, half))
    return " ".join(
        sentence(s.format(up=up, down=down, steps=_steps(gap), of=of, rose=rose, fell=fell)) for s in _FAR[turn % 2]
    )


def _persisted(run: Run, gap: int) -> tuple[int, int]:
    """In how many of how many cases the change over so many years went the way of the change of the year before."""
    v = run.values
    ways = [(v[t] - v[t - 1], v[t + gap] - v[t]) for t in range(1, len(v) - gap)]
    told = [(a, b) for a, b in ways if a and b]
    return sum((a > 0) == (b > 0) for a, b in told), len(told)


def _steps(gap: int) -> str:
    return "from one year to the next" if gap == 1 else "over two years"


def _share(hits: int, of: int) -> float:
    """The chance of another hit by Laplace's rule of succession: never none and never all."""
    return (hits + 1) / (of + 2)


def _often(desk: Desk, run: Run, times: int) -> str:
    if not times:
        return "none"
    return _entered(desk, run, times, "how often it was so before", [f for of in run.figures for f in of])


def _changes(desk: Desk, run: Run, times: int) -> str:
    return f"{_often(desk, run, times)}{'' if not times else ' change' if times == 1 else ' changes'}"


def _entered(desk: Desk, run: Run, value: float, what: str, figures: Sequence[Figure]) -> str:
    """A number that was counted from the figures, whose rows stand together in one address for each release."""
    years = f"{run.years[0]} to {run.years[-1]}"
    query = f"outlook(metric={run.thing.metric!r}, publisher={run.publisher!r}, years='{years}')"
    releases = tuple(dict.fromkeys(f.release_id for f in figures))
    rows = tuple(str(RowsAt(r, tuple(f.obs_id for f in figures if f.release_id == r))) for r in releases)
    sources = tuple(dict.fromkeys(k for f in figures for k in desk.basis(f).sources))
    said = f"{desk.publisher(run.publisher)}: {what} ({years})"
    basis = Basis(said, query, f"tahqiq show '{rows[0]}'", releases, rows, sources)
    return desk.ledger.number(f"{value:,.0f}", float(value), basis)
