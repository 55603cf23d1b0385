"""What a state promised and whether the evidence shows it kept, by the tracker's own rule."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.compose.dossier import dated, step, value, values, when
from tahqiq.brief.compose.things import Thing, how
from tahqiq.brief.ledger import Basis
from tahqiq.brief.numerals import FIGURES
from tahqiq.brief.words import sentence
from tahqiq.measure.records import Fact, Figure
from tahqiq.measure.selection import Period
from tahqiq.measure.strategy.result import CommitmentTold, Row, Status, StrategyTold, Told
from tahqiq.measure.strategy.rows import amount
from tahqiq.measure.strategy.tell import gather, tell
from tahqiq.measure.wording import day, during, listed, number
from tahqiq.registry.plans import Kind, strategies

Rows = Mapping[str | tuple[str, dt.date | None], Figure | Fact]
_SILENT = (
    "of {rest} the evidence at hand tells nothing",
    "how {rest} {stand} cannot be told",
    "nothing known tells how {rest} {stand}",
)
_STEP_ABOVE = (
    "the newest step is told above, that of {when}",
    "its newest step, that of {when}, stands above",
    "for its newest step see above, {when}",
)
_HELD_ABOVE = ("what is told above of {when} bears it out", "so says what stands above of {when}")
_ORDER = (Status.MET, Status.ON_COURSE, Status.BEHIND, Status.REVERSED)


def told(desk: Desk) -> list[StrategyTold]:
    """The strategies of the country in force on the day, the newest first; read once for a brief."""
    if desk.strategies is None:
        of = desk.evidence
        plans = [
            p for p in strategies(desk.registry).values()
            if p.area == desk.country and p.since <= of.as_of and not (p.until and p.until < of.as_of)
        ]  # fmt: skip
        plans.sort(key=lambda p: (p.since, p.id), reverse=True)
        seen = gather(of.workspace, desk.registry, plans, of.as_of) if plans else None
        desk.strategies = [tell(of.workspace, desk.registry, p, of.as_of, seen) for p in plans]
    return desk.strategies


def tracked(desk: Desk, level: int = 3) -> str:
    """Each strategy in force under a heading: its counts, then the commitments whose state is told. "" for none."""
    found = told(desk)
    if not found:
        desk.gaps.append("no strategy of the state has been read into commitments with indicators")
    rows = _known(desk)
    return "\n\n".join(f"{'#' * level} {_name(s)}\n\n{_strategy(desk, s, rows)}" for s in found)


def _name(of: StrategyTold) -> str:
    """Its name without what a bracket counts, as a heading has no notes."""
    return of.name if not any(m["figure"] for m in FIGURES.finditer(of.name)) else of.name.split(" (")[0]


def _strategy(desk: Desk, of: StrategyTold, rows: Rows) -> str:
    lines = [f"- {_commitment(desk, of, c, rows)}" for s in _ORDER for c in of.commitments if c.status is s]
    return "\n\n".join(p for p in (_counts(desk, of), "\n".join(lines)) if p)


def _counts(desk: Desk, of: StrategyTold) -> str:
    """How many commitments stand how; how many cannot be told stands last, being no verdict."""
    basis = _basis(desk, of, "commitments by status")
    since = sentence(f"in force since {_since(desk, of)}")
    silent, whole = of.counts[Status.UNKNOWN], len(of.commitments)
    if silent == whole:
        its = f"its {_commitments(desk, silent, basis)} {_stand(silent)}"
        return f"{since} {sentence(f'nothing known tells how {its}')}"
    found = [(of.counts[s], s) for s in _ORDER if of.counts[s]]
    said = _of_its(desk, *found[0], whole, basis) if len(found) == 1 else _followed(desk, found, whole, basis)
    if silent:
        rest = "the other" if silent == 1 else f"the {desk.ledger.number(str(silent), silent, basis)} others"
        said += "; " + desk.vary("cannot be told", _SILENT).format(rest=rest, stand=_stand(silent))
    return f"{since} {sentence(said)}"


def _of_its(desk: Desk, n: int, status: Status, whole: int, basis: Basis) -> str:
    """ "5 of its 10 commitments are on course"."""
    return f"{desk.ledger.number(str(n), n, basis)} of its {_commitments(desk, whole, basis)} {_is(n)} {status}"


def _followed(desk: Desk, found: Sequence[tuple[int, Status]], whole: int, basis: Basis) -> str:
    """ "the tracker follows 5 commitments, of which it finds 4 met and 1 still on course"."""
    form = desk.vary("commitments", ("the tracker follows {}, of which it finds {}", "of {} the tracker finds {}"))
    followed = _commitments(desk, whole, basis)
    still = {Status.ON_COURSE: "still on course"}
    parts = [f"{desk.ledger.number(str(n), n, basis)} {still.get(status, status)}" for n, status in found]
    return form.format(followed, listed(parts))


def _stand(n: int) -> str:
    return "stands" if n == 1 else "stand"


def _since(desk: Desk, of: StrategyTold) -> str:
    """The day or month from which it is in force, as finely as it was told."""
    start = strategies(desk.registry)[of.id].start
    return dated(start.start, start.end) if start.start and start.end else day(of.start)


def _commitments(desk: Desk, n: int, basis: Basis) -> str:
    return f"{desk.ledger.number(str(n), n, basis)} {'commitment' if n == 1 else 'commitments'}"


def _is(n: int) -> str:
    return "is" if n == 1 else "are"


def _basis(desk: Desk, of: StrategyTold, what: str) -> Basis:
    return Basis(
        f"{of.name}: {what} as of {day(desk.as_of)}, by the rule of the strategy tracker", f"strategy(id={of.id!r})",
        f"tahqiq strategy status {of.id} --as-of {desk.as_of}", tuple(e["release"] for e in of.evidence),
    )  # fmt: skip


def _commitment(desk: Desk, strategy: StrategyTold, of: CommitmentTold, rows: Rows) -> str:
    """A commitment with the indicators that tell its status and what they rest on."""
    says = desk.anchored(desk.known(of.says) or of.says, _basis(desk, strategy, of.says))
    carrying = [i for i in of.indicators if i.status is of.status]
    head = f"**{says}**: {of.status}"
    shown = [s for i in carrying[:2] if (s := _indicator(desk, strategy, i, rows))]
    grade = next((i.grade for i in carrying if i.grade), "")
    one = "on a party's own word alone" if all(i.one_sided for i in carrying) else ""
    rests = "; ".join(p for p in (f"graded {grade}" if grade else "", one) if p)
    return sentence(f"{head}{f' ({rests})' if rests else ''}") + "".join(f" {sentence(s)}" for s in shown)


def _indicator(desk: Desk, strategy: StrategyTold, of: Told, rows: Rows) -> str:
    """The newest value and what it is set against, or the newest step; "" where no row of the workspace shows it."""
    found = [(r, f) for r in of.rows if (f := rows.get(r.id) or rows.get((r.id, r.start)))]
    now = [(r, f) for r, f in found if r.role in ("now", "step", "holds")]
    if not now:
        return ""
    if now[-1][0].role != "now":
        _, newest = max(now, key=lambda n: n[0].start or dt.date.min)
        return _newest(desk, newest, holds=now[-1][0].role == "holds") if isinstance(newest, Fact) else ""
    publisher = now[0][0].publisher
    order = [(r, f) for role in ("now", "then") for r, f in found if r.role == role and r.publisher == publisher]
    valued = [(r, f) for r, f in order if r.value is not None]
    if all(isinstance(f, Figure) and f.unit in ("count", "") and r.unit != "percent" for r, f in valued):
        sides = [[f for r, f in valued if r.role == role and isinstance(f, Figure)] for role in ("now", "then")]
        return _counted(desk, sides[0], sides[1], of.kind)
    valued = valued[:2]
    if all(isinstance(f, Fact) and r.unit != "percent" for r, f in valued):
        return values(desk, [f for _, f in reversed(valued) if isinstance(f, Fact)])
    pair = [_value(desk, r, f) for r, f in valued]
    who = f" ({desk.publisher(publisher).removeprefix('the ')})" if publisher in desk.registry.publishers else ""
    name = desk.anchored(of.name, _basis(desk, strategy, of.name))
    return f"{name}{who}: {' against '.join(pair)}" if pair else ""


def _counted(desk: Desk, now: Sequence[Figure], then: Sequence[Figure], kind: str) -> str:
    """What a publisher counted, and then; what goes on all the time is set against each other by the day."""
    if not now:
        return ""
    one = now[0]
    thing = Thing(one.metric, one.area, one.victim, one.actor, desk.actor(one.actor) if one.actor else "")
    what = f"{_sum(desk, now)} {thing.named(sum(f.value for f in now))}{how(thing, one.basis)}"
    families = ", their families among them," if one.scope == "part:with_families" else ""
    text = f"{desk.publisher(one.publisher)} counted {what}{families} in {desk.place(one.area)} {_when(now, kind)}"
    if not then:
        return text
    against = f"{text}, against {_sum(desk, then)} {_when(then, kind)}"
    return f"{against}, set against each other by the day" if kind == Kind.RATE else against


def _when(figures: Sequence[Figure], kind: str) -> str:
    """The time of a count; of a total that is given without its beginning the day by which it was reached."""
    first, last = _span(figures)
    return f"by {day(last)}" if kind == Kind.TOTAL and first == last else during((first, last))


def _span(figures: Sequence[Figure]) -> Period:
    return min(f.start for f in figures), max(f.end for f in figures)


def _sum(desk: Desk, figures: Sequence[Figure]) -> str:
    """A figure as printed, or what the parts of a period come to."""
    if len(figures) == 1:
        return desk.figure(figures[0])
    total = sum(f.value for f in figures)
    parts = " + ".join(f"figure(id={f.obs_id!r})" for f in figures)
    return desk.derived(number(total), total, list(figures), "the parts of the period added up", parts)


def _newest(desk: Desk, fact: Fact, *, holds: bool) -> str:
    """A step or state; only its day where the brief has told of it already."""
    if set(desk.fact_basis(fact).rows) & {r for _, basis in desk.ledger.told for r in basis.rows}:
        forms = _HELD_ABOVE if holds else _STEP_ABOVE
        return desk.vary(forms[0], forms).format(when=when(desk, fact))
    lead = "on record" if holds else "the newest step"
    said = step(desk, fact) if amount(fact.object) is None else f"{value(desk, fact)} ({when(desk, fact)})"
    return f"{lead}: {said}" if said else ""


def _value(desk: Desk, row: Row, of: Figure | Fact) -> str:
    """A value with its time."""
    assert row.value is not None  # the caller has seen to it
    if isinstance(of, Fact) and row.unit != "percent":
        return f"{value(desk, of)} ({when(desk, of)})"
    basis = desk.basis(of) if isinstance(of, Figure) else desk.fact_basis(of)
    unit = {"percent": "%", "": "", "count": ""}.get(row.unit, f" {row.unit}")
    joined = unit if unit == "%" else ""
    ends = [row.low, row.high] if row.low is not None and row.high is not None else [row.value]
    much = " to ".join(desk.ledger.number(f"{number(v)}{joined}", v, basis) for v in ends)
    if not (row.start and row.end):
        return f"{much}{'' if joined else unit}"
    return f"{much}{'' if joined else unit} {during((row.start, row.end))}"


def unknown(desk: Desk, most: int = 12) -> str:
    """What nothing public was found of, and why, as a list: the holes of the strategies in force; "" for none."""
    holes = {i.name: (s, i) for s in told(desk) for i in s.indicators if i.kind == Kind.HOLE}
    return "\n".join(f"- {sentence(_hole(desk, s, i))}" for s, i in list(holes.values())[:most])


def _hole(desk: Desk, strategy: StrategyTold, of: Told) -> str:
    """Its name and why there is nothing; a reason with figures of no row is left to the tracker."""
    name = desk.anchored(of.name, _basis(desk, strategy, of.name))
    why = desk.known(of.why)
    return f"**{name}**: {why}" if why and not any(c.isdigit() for c in why) else f"**{name}**: no public figure"


def _known(desk: Desk) -> Rows:
    """The figures and facts by id; steps of a programme by it and their day."""
    of = desk.evidence
    steps: dict[str | tuple[str, dt.date | None], Figure | Fact] = {
        (f.subject, f.start): f for f in of.facts if f.predicate == "milestone"
    }
    return {**{f.obs_id: f for f in of.figures}, **steps, **{f.fact_id: f for f in of.facts}}
