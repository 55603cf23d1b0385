"""Allegations, with both sides and what third parties say. Never evidence for themselves."""

from __future__ import annotations

import datetime as dt
import re

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.ledger import Basis
from tahqiq.brief.outline.literal import figures
from tahqiq.brief.words import sentence
from tahqiq.measure.records import Allegation
from tahqiq.measure.wording import listed
from tahqiq.registry.lookup import names_of
from tahqiq.terms import RowsAt

_NOBODY = "None found"


def allegations(desk: Desk, since: dt.date, most: int = 5, about: str = "") -> str:
    """The newest allegations as a list, earliest first: who says what of whom, who denies it, what others find.

    ``about`` keeps those that an actor makes, is accused by, or is named in.
    """
    found = [a for a in desk.evidence.allegations if a.first_date >= str(since)[: len(a.first_date)]]
    found = [a for a in found if not about or _is_about(desk, a, about)]
    return "\n".join(f"- {_told(desk, a)}" for a in found[-most:])


def _told(desk: Desk, of: Allegation) -> str:
    row = str(RowsAt(of.release_id, (of.allegation_id,)))
    keys = tuple(desk.page(u, f"Allegation of {of.first_date}") for u in of.urls.split(" | ") if u.strip())
    basis = Basis(f"Allegation of {of.first_date}.", f"allegation(id={of.allegation_id!r})", f"tahqiq show '{row}'",
                  (of.release_id,), (row,), keys)  # fmt: skip
    alleger, accused = _names(desk, of.alleger), _names(desk, of.accused)
    first = desk.known(of.allegation) or of.allegation.split(";")[0]
    parts = [sentence(f"{alleger} alleges of {accused} ({_month(of.first_date)}): {first}")]
    parts.append(
        sentence(f"{_names(desk, of.denied_by)} {'deny' if '|' in of.denied_by else 'denies'} it")
        if of.denied_by
        else "No denial is at hand."
    )
    shown = desk.known(of.evidence_offered)
    if shown and not any(c.isdigit() for c in shown):  # a party's own figures stay with the row
        parts.append(sentence(f"offered as evidence: {shown[0].lower() + shown[1:]}"))
    if view := _unspelled(desk.known(of.third_party_view)):
        parts.append(sentence(f"others: {view}" if not view.startswith(_NOBODY) else _silent(view)))
    return desk.anchored(" ".join(parts), basis)


def _unspelled(text: str) -> str:
    """Without the clauses that have a figure in words, behind which no query could stand."""
    return "; ".join(c for c in text.split("; ") if not any(f[0].isalpha() for f in figures(c)))


def _is_about(desk: Desk, of: Allegation, actor: str) -> bool:
    parties = {c.strip() for codes in (of.alleger, of.accused) for c in codes.split("|")}
    if actor in {desk.registry.actor_id(c) or c for c in parties}:
        return True
    entry = desk.registry.actors[actor]
    names = "|".join(re.escape(a.name) for a in names_of(entry) if a.is_name)
    return bool(re.search(rf"\b(?:{names})\b", of.allegation))


def _silent(view: str) -> str:
    """A view that says nobody has one, as a sentence of its own."""
    _, mark, rest = view.removeprefix(_NOBODY).partition("; ")
    return f"no third party is known to have found so{mark}{rest}"


def _names(desk: Desk, codes: str) -> str:
    return listed([desk.the(c.strip()) for c in codes.split("|") if c.strip()]) or "somebody unnamed"


def _month(text: str) -> str:
    try:
        return f"{dt.date.fromisoformat((text + '-01')[:10]):%B %Y}" if len(text) > 4 else text
    except ValueError:
        return text
