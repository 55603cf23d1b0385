"""Allegations, with both sides and what third parties say. Never evidence for themselves."""

from __future__ import annotations

import datetime as dt

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.ledger import Basis
from tahqiq.brief.words import sentence
from tahqiq.measure.records import Allegation
from tahqiq.measure.wording import listed
from tahqiq.terms import RowsAt


def allegations(desk: Desk, since: dt.date, most: int = 5) -> str:
    """The newest allegations as a list, earliest first: who says what of whom, who denies it, what others find."""
    found = [a for a in desk.evidence.allegations if a.first_date >= str(since)[: len(a.first_date)]]
    return "\n".join(f"- {_told(desk, a)}" for a in found[-most:])


def _told(desk: Desk, of: Allegation) -> str:
    row = str(RowsAt(of.release_id, (of.allegation_id,)))
    keys = tuple(desk.page(u, f"Allegation of {of.first_date}") for u in of.urls.split(" | ") if u.strip())
    basis = Basis(f"Allegation of {of.first_date}.", f"allegation(id={of.allegation_id!r})", f"tahqiq show '{row}'",
                  (of.release_id,), (row,), keys)  # fmt: skip
    alleger, accused = _names(desk, of.alleger), _names(desk, of.accused)
    first = desk.known(of.allegation) or of.allegation.split(";")[0]
    parts = [sentence(f"{alleger} alleges of {accused} ({_month(of.first_date)}): {first}")]
    parts.append(sentence(f"{_names(desk, of.denied_by)} denies it") if of.denied_by else "No denial is at hand.")
    shown = desk.known(of.evidence_offered)
    if shown and not any(c.isdigit() for c in shown):  # a party's own figures stay with the row
        parts.append(sentence(f"offered as evidence: {shown[0].lower() + shown[1:]}"))
    if view := desk.known(of.third_party_view):
        parts.append(sentence(f"others: {view}"))
    return desk.anchored(" ".join(parts), basis)


def _names(desk: Desk, codes: str) -> str:
    return listed([desk.the(c.strip()) for c in codes.split("|") if c.strip()]) or "somebody unnamed"


def _month(text: str) -> str:
    try:
        return f"{dt.date.fromisoformat((text + '-01')[:10]):%B %Y}" if len(text) > 4 else text
    except ValueError:
        return text
