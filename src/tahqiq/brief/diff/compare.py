"""Two briefs of one outline compared: their statements in pairs, and a reason for each that is another."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from tahqiq.brief.align.grounds import Grounds
from tahqiq.brief.align.pair import Stated, either, pairs
from tahqiq.brief.align.stated import stated
from tahqiq.brief.align.units import Unit, blocks, sentences
from tahqiq.brief.build import Brief
from tahqiq.brief.diff.reasons import Between, grouped
from tahqiq.brief.diff.result import Cause, Change, Diff, Reason
from tahqiq.measure.wording import day

_NOTHING = Grounds(frozenset(), frozenset(), frozenset())


def compared(one: Brief, other: Brief, between: Between) -> Diff:
    """What changed from the brief ``one`` to the later ``other``."""
    before, after = _Told(one, between), _Told(other, between)
    changes, same = [], 0
    for a, b in pairs(before.statements, after.statements):
        if a and b and _undated(a.unit.plain, one) == _undated(b.unit.plain, other) and _kept_place(a, b):
            same += 1
            continue
        reasons = [_with_rows(r, either((a, b))) for r in grouped(_reasons(a, b, before, after, between))]
        of = either((a, b)).unit
        then, now = (_cells(s.unit) if s else "" for s in (a, b))
        changes.append(Change(of.section, then, now, tuple(reasons)))
    return Diff(other.title, one.outline, one.country, one.as_of, other.as_of, (one.command, other.command),
                tuple(_in_order(changes, after)), same)  # fmt: skip


class _Told:
    """The statements of a brief, and the grounds of the paragraphs that they stand in."""

    def __init__(self, brief: Brief, between: Between) -> None:
        known = between.rows
        self.brief = brief
        units = blocks(brief)
        self.blocks = {s.unit.block: s.grounds for s in stated(brief, units, known)}
        self.statements = stated(brief, [s for u in units for s in sentences(u)], known)

    def paragraph(self, of: Stated | None) -> Grounds:
        """What the paragraph of a statement stands on."""
        return self.blocks[of.unit.block] if of else _NOTHING

    def publisher(self, name: str) -> tuple[str, ...]:
        """The rows of the figures of a publisher that the brief prints, by its name."""
        found = (e.basis.rows for e in self.brief.entries if e.basis.what.split(":")[0] == name)
        return tuple(dict.fromkeys(r for rows in found for r in rows))


def _reasons(a: Stated | None, b: Stated | None, before: _Told, after: _Told, between: Between) -> Iterable[Reason]:
    one, other = a.grounds if a else _NOTHING, b.grounds if b else _NOTHING
    if a and b and not _kept_place(a, b):
        yield Reason(Cause.MOVED, f"was under {' › '.join(a.unit.section) or 'no heading'}")
    if not one and not other:
        yield from _ungrounded(a, b, before, after, between)
        return
    found = between.reasons(one, other)
    yield from found
    if not (a and b):
        return
    yield from (measured := between.releases(a, b))
    if found or measured or _undated(a.unit.plain, before.brief) == _undated(b.unit.plain, after.brief):
        return
    if between.desk.known(b.unit.plain) != b.unit.plain:
        said = f"its row tells of days after {day(between.before.as_of)}"
        yield Reason(Cause.EVENT, said, _rows(b))
    elif sorted(e.text for e in a.unit.entries) == sorted(e.text for e in b.unit.entries):
        yield Reason(Cause.WORDING, "the same numbers of the same rows in other words", _rows(b))
    else:
        yield Reason(Cause.UNTOLD, "other numbers by the same queries", _rows(b))


def _ungrounded(a: Stated | None, b: Stated | None, before: _Told, after: _Told, between: Between) -> Iterable[Reason]:
    """Reasons for a statement without a number: those of its paragraph, else of the publisher or period it names."""
    if found := between.reasons(before.paragraph(a), after.paragraph(b)):
        yield from (replace(r, said=f"in its paragraph: {r.said}") for r in found)
        return
    unit = either((a, b)).unit
    name = unit.plain.strip("| ").split(" |")[0] if unit.kind == "row" else ""
    then, now = before.publisher(name), after.publisher(name)
    if name and (then or now):
        if not a:
            yield Reason(Cause.STATISTIC, f"the first figures of {name} in the brief", now)
        else:
            yield Reason(Cause.DISPLACED, f"no figure of {name} in the brief any more", then)
    elif moved := [w for w in between.past.values() if a and re.search(rf"\b{re.escape(w)}\b", a.unit.plain)]:
        yield Reason(Cause.PERIOD, f"the later brief asks for other periods than {moved[0]}")
    else:
        yield Reason(Cause.UNTOLD, "it stands on nothing in the ledger: text of the outline, or a gap in the evidence")


def _with_rows(reason: Reason, of: Stated | None) -> Reason:
    """With the addresses of what the statement was measured on, where the reason itself names no row."""
    return replace(reason, rows=_rows(of)) if of and not reason.rows else reason


def _rows(of: Stated) -> tuple[str, ...]:
    return tuple(dict.fromkeys(r for e in of.unit.entries for r in e.basis.rows))


def _kept_place(a: Stated, b: Stated) -> bool:
    return a.unit.section == b.unit.section


def _undated(text: str, brief: Brief) -> str:
    """Without the day of the brief itself, whose change is no change of a statement."""
    return text.replace(day(brief.as_of), "")


def _cells(unit: Unit) -> str:
    return unit.plain.strip("| ") if unit.kind == "row" else unit.plain


def _in_order(changes: list[Change], after: _Told) -> list[Change]:
    """By section as the later brief has them, those that it has no more last."""
    place: dict[tuple[str, ...], int] = {}
    for s in after.statements:
        place.setdefault(s.unit.section, len(place))
    return sorted(changes, key=lambda c: place.get(c.section, len(place)))
