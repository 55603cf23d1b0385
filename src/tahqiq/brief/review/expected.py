"""An effect that was measured, in plain words: what came, what was to be expected, the control, the placebos."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.compose.violence import MAY_BE
from tahqiq.brief.ledger import Basis
from tahqiq.measure.result import LEVEL, Estimate, Measured
from tahqiq.measure.wording import day, number, percent, size
from tahqiq.measure.wording import period as period_

PANEL = "views_country_month"
"""The panel of countries by month; its counts differ a little from those of the events."""
_DAY = dt.timedelta(days=1)
_ISO = re.compile(r"\b(\d{4})-(\d\d)(?:-(\d\d))?\b")
_NONE, _SOME = "no effect that could be told from chance", "more of a departure than chance gives"


def stepped(desk: Desk, of: Measured, basis: Basis) -> str:
    """What began on a day: the count after it against the one to be expected, the placebos, the control."""
    observed, due, gap = of["observed"], of["expected"], of["difference"]
    told = gap.low is not None and gap.high is not None and (gap.low > 0 or gap.high < 0)
    span = f"({LEVEL:.0%} interval {_round(due.low)} to {_round(due.high)})"
    text = f"{_round(observed.value)} {of.more['counted']}, where {_round(due.value)} {span} were to be expected"
    pair = desk.ledger.number(text, observed.value or 0, basis)
    about = "about " if any(u.dataset == PANEL for u in of.evidence) else ""  # its vintages differ a little
    first = f"{_span(of)} {of.more['where']} had {about}{pair}; {_SOME if told else _NONE}."
    said: Mapping[str, str] = of.more["said"]
    others = [said[k] for k in ("placebos", "uncontrolled", "own_past", "lasted") if k in said]
    rest = (desk.anchored(written(s), basis) for s in (*others, *_untested(of)))
    return " ".join(s for s in (first, _control(desk, of, basis), *rest) if s)


def _untested(of: Measured) -> list[str]:
    """Which placebos could not be tried."""
    tried = {e.name for e in of.estimates}
    lacking = {
        "p_place": f"No placebo in place: too few other {of.more['peers']} had enough before the date.",
        "p_time": "No placebo in time: too few earlier dates have enough before and after them.",
    }
    return [why for name, why in lacking.items() if name not in tried]


def grown(desk: Desk, of: Measured, basis: Basis) -> str:
    """What was built bit by bit: counts near to it against those further inside, by what stood of it."""
    more, told = of.more, _told(of["ratio"])
    near, inside = (
        desk.anchored(f"{number(more[f'{k}_counted'])} {more['counted']}", basis) for k in ("near", "inside")
    )
    where = f"near to the border with {more['along']}" if more["along"] else "where it was built"
    span = written(f"{more['first']} to {more['last']}")
    said = [
        f"{near} were counted in districts {where}, and {inside} further inside, from {span}.",
        f"By what stood of it, those near to it were {_change(desk, of['ratio'], basis)} than if they had moved as "
        f"those further inside; {_SOME if told else _NONE}.",
        desk.anchored(more["said"].get("placebos", ""), basis),
    ]
    others = [e for e in of.estimates if e.name.startswith("ratio_")]
    if others:
        alike = "" if all(_told(e) == told for e in others) else "do not all "
        said.append(f"Other distances, months and readings of what stood {alike}come to the same.")
    return " ".join(s for s in (*said, written(more["said"]["rivals"])) if s)


def written(text: str) -> str:
    """Text whose dates are written out: "2014-06-15" is "15 June 2014"."""
    return _ISO.sub(_day, text)


def _day(match: re.Match[str]) -> str:
    year, month, day_ = match.groups()
    return day(dt.date(int(year), int(month), int(day_))) if day_ else f"{dt.date(int(year), int(month), 1):%B %Y}"


def _control(desk: Desk, of: Measured, basis: Basis) -> str:
    ratio = next((e for e in of.estimates if e.name == "ratio_control"), None)
    if ratio is None or ratio.value is None:
        return ""
    peers = of.more.get("peers", "places")
    chance = "more than chance gives" if _told(ratio) else desk.vary("may be chance", MAY_BE)
    much = _change(desk, ratio, basis)
    return f"Beside a control of other {peers} they were {much} than if they had moved as those did, {chance}."


def _change(desk: Desk, ratio: Estimate, basis: Basis) -> str:
    value = ratio.value or 0.0
    text = f"{size(value)} {'more' if value > 1 else 'fewer'}"
    if ratio.low is not None and ratio.high is not None:
        text += f" ({LEVEL:.0%} interval {percent(ratio.low)} to {percent(ratio.high)})"
    return desk.ledger.number(text, 100 * (value - 1), basis)


def _told(ratio: Estimate) -> bool:
    return ratio.low is not None and ratio.high is not None and (ratio.low > 1 or ratio.high < 1)


def _span(of: Measured) -> str:
    """ "from March 2017 to February 2019", "in 2015–2016"."""
    first, last = (dt.date.fromisoformat(f"{of.more[k]}-01") for k in ("first_after", "last_after"))
    said = period_((first, dt.date(last.year + last.month // 12, last.month % 12 + 1, 1) - _DAY))
    return f"from {said}" if " to " in said else f"in {said}"


def _round(value: float | None) -> str:
    return number(round(value or 0))
