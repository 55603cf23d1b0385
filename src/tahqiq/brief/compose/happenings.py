"""Notable incidents, one sentence each: what, where, when, how many dead, and who took it on themselves."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.ledger import Basis
from tahqiq.brief.words import sentence
from tahqiq.measure.records import Incident
from tahqiq.measure.selection import Period
from tahqiq.measure.wording import day, listed, number
from tahqiq.terms import RowsAt

_KINDS = {
    "suicide_bombing": "a suicide bombing",
    "bombing": "a bombing",
    "armed_attack": "an armed attack",
    "ambush": "an ambush",
    "hijacking": "a hijacking",
    "targeted_killing": "a targeted killing",
    "operation": "an operation of the security forces",
    "air_strike": "an air strike",
}
_FORMS = (
    "{when}, {what} killed {killed}",
    "{what} killed {killed} {when}",
    "{killed} {were} killed in {what} {when}",
    "in {what}, {killed} {were} killed {when}",
)
"""How an incident is told."""
_FEWER = (" (as few as {} by some accounts)", " (at least {} by the lowest account)")
_OWNED = ("{who} claimed responsibility", "{who} took it on {themselves}", "responsibility was claimed by {who}")
_THEMSELVES = ("itself", "themselves")
_NEAR = "near "
_STATE = frozenset({"operation", "air_strike", "other"})


def happenings(
    desk: Desk, period: Period, *, area: str = "", actor: str = "", most: int = 5, state: bool = False
) -> str:
    """The deadliest incidents of a period as a list, in order of their days; "" for none.

    ``state`` picks the operations and strikes of states instead of what armed groups did.
    """
    worst = deadliest(desk, period, area=area, actor=actor, most=most, state=state)
    return "\n".join(f"- {_told(desk, i)}" for i in worst)


def deadliest(
    desk: Desk, period: Period, *, area: str = "", actor: str = "", most: int = 5, state: bool = False
) -> list[Incident]:
    """The incidents of a period with the most dead, in order of their days; arguments as ``happenings``."""
    found = [
        i
        for i in desk.evidence.incidents
        if period[0] <= i.start <= period[1]
        and (i.kind in _STATE) == state
        and i.kind in _KINDS
        and i.killed_best
        and (not area or desk.registry.within(i.area_id or i.area, area, i.start) or i.area == area)
        and (not actor or actor in _codes(desk, i.claimed_by) + _codes(desk, i.attributed_to))
    ]
    worst = sorted(found, key=lambda i: (-(i.killed_best or 0), i.incident_id))[:most]
    return sorted(worst, key=lambda i: (i.start, i.incident_id))


def _codes(desk: Desk, text: str) -> list[str]:
    """The ids of the actors that a cell names, alleged ones left out."""
    codes = [c.strip() for c in text.split("|") if c.strip() and not c.strip().endswith("_alleged")]
    return [desk.registry.actor_id(c) or c for c in codes]


def _told(desk: Desk, incident: Incident) -> str:
    basis = incident_basis(desk, incident)
    value, low = incident.killed_best or 0, incident.killed_low
    people = "person" if value == 1 else "people"
    killed = f"{desk.ledger.number(number(value), value, basis)} {people}"
    when, what = f"on {day(incident.start)}", f"{_KINDS[incident.kind]} {_place(incident)}"
    text = _form(_FORMS, incident).format(when=when, what=what, killed=killed, were="was" if value == 1 else "were")
    if low is not None and low < value:  # the highest count is often a party's own claim, so it stays with the row
        text += _form(_FEWER, incident).format(desk.ledger.number(number(low), low, basis))
    return sentence(text + _by(desk, incident))


def _form(forms: Sequence[str], incident: Incident) -> str:
    """One of several ways to tell it: the same for an incident wherever it stands, so that briefs can be compared."""
    return forms[zlib.crc32(incident.incident_id.encode()) % len(forms)]


def _place(incident: Incident) -> str:
    known = incident.district.split("(")[0].strip()
    named = known and known != "multiple" and known.lower() not in incident.place.lower()
    place = f"{incident.place}, {known}" if named else incident.place
    return f"near {place[len(_NEAR) :]}" if place.lower().startswith(_NEAR) else f"at {place}"


def authors(desk: Desk, incident: Incident) -> tuple[list[str], list[str]]:
    """Who claimed an incident and to whom it is attributed, by their names in a sentence."""
    named = (incident.claimed_by, incident.attributed_to)
    claimed, blamed = ([desk.the(c) for c in _codes(desk, text) if ":" not in c] for text in named)
    return claimed, blamed


def _by(desk: Desk, incident: Incident) -> str:
    if incident.kind in _STATE:
        return ""
    claimed, blamed = authors(desk, incident)
    others = [b for b in blamed if b not in claimed]
    if claimed:
        owned = _form(_OWNED, incident).format(who=listed(claimed), themselves=_THEMSELVES[len(claimed) > 1])
        return f"; {owned}" + (f", while it is attributed to {listed(others)}" if others else "")
    return f"; it is attributed to {listed(blamed)}" if blamed else ""


def incident_basis(desk: Desk, incident: Incident) -> Basis:
    """What a toll stands on. It leaves the attackers out."""
    row = str(RowsAt(incident.release_id, (incident.incident_id,)))
    keys = tuple(
        desk.page(u, f"{incident.place}, {day(incident.start)}") for u in incident.urls.split(" | ") if u.strip()
    )
    what = f"Killed at {incident.place} on {incident.start}, attackers left out. {desk.known(incident.notes)}".strip()
    return Basis(
        what,
        f"incident(id={incident.incident_id!r})",
        f"tahqiq show '{row}'",
        (incident.release_id,),
        (row,),
        keys,
        incident.killed_low,
        incident.killed_high,
    )
