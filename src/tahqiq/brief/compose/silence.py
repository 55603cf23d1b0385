"""What events one by one cover of a place, in runs of years, and what their silence means."""

from __future__ import annotations

from itertools import groupby

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.compose.happened import Happened, happened
from tahqiq.brief.ledger import Basis
from tahqiq.brief.numerals import FIGURES
from tahqiq.brief.words import sentence
from tahqiq.measure.count import By
from tahqiq.measure.wording import listed
from tahqiq.sources import card

_FEW = 6  # runs of years that a sentence can hold


def silence(desk: Desk, area: str) -> str:
    """In which years events are recorded and in which none are, and what a year without any says."""
    of = happened(desk, area)
    place = desk.place(area)
    if of is None:
        return sentence(
            f"no dataset of events one by one is at hand for {desk.place(desk.country)}; a year without a figure here "
            f"says nothing of what happened in {place}"
        )
    said = [_runs(of), f"{of.who} takes in {_rule(desk, of)}" if card(of.release.dataset).silence else ""]
    late = sentence(f"from {of.years[1] + 1} on it does not reach, and silence says nothing") if _ends(of) else ""
    return " ".join(s for s in (*said, late) if s)


def _ends(of: Happened) -> bool:
    return of.years[1] < of.desk.as_of.year - 1


def _runs(of: Happened) -> str:
    """ "It has events in 2003 to 2021 and none in 1989 to 2002." """
    found = of.counted(of.whole, By.YEAR)
    place = of.desk.place(of.area)
    if found is None:
        return sentence(f"{of.who} covers {of.years[0]} to {of.years[1]} and has no lethal event in {place}")
    grouped = groupby(found.rows, key=lambda r: bool(r["events"]))
    merged = [(filled, [str(r["year"]) for r in rows]) for filled, rows in grouped]
    with_, without = ([_years(ys) for k, ys in merged if k is kind] for kind in (True, False))
    if len(with_) > _FEW:
        filled = sum(len(ys) for k, ys in merged if k)
        many = "most" if 2 * filled > len(found.rows) else "some"
        return sentence(f"{of.who} has lethal events in {place} in {many} of the years {of.years[0]} to {of.years[1]}")
    none = f", and none in {listed(without)}" if without else ""
    return sentence(f"{of.who} has lethal events in {place} in {listed(with_)}{none}")


def _years(years: list[str]) -> str:
    return years[0] if len(years) == 1 else f"{years[0]} to {years[-1]}"


def _rule(desk: Desk, of: Happened) -> str:
    """What a year without an event says by the dataset's own rule, its figures marked as quoted."""
    known, key = card(of.release.dataset), desk.dataset(of.release)
    query, show = f"card({of.release.dataset!r})", f"tahqiq sources {of.release.dataset}"
    basis = Basis(f"A rule of {of.who}.", query, show, sources=(key,))

    def entered(text: str) -> str:
        return desk.ledger.number(text, float(text.replace(",", "")), basis, quoted=True)

    rule = FIGURES.sub(lambda m: entered(m["figure"]) if m["figure"] else m[0], known.silence)
    return f"only what its rules allow: inside its years, none means that {rule.rstrip('.')}."
