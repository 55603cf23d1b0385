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
from tahqiq.registry import Actor
from tahqiq.registry.lookup import names_of
from tahqiq.terms import RowsAt

_NOBODY, _NONE = "None found", "None"
"""How a row begins that says that no third party found so, and that no evidence was shown."""


def allegations(desk: Desk, since: dt.date, most: int = 5, about: str = "") -> str:
    """The newest allegations as a list, earliest first: who says what of whom, who denies it, what others find.

    ``about`` keeps those that an actor makes, is accused by, or is named in.
    """
    found = [a for a in desk.evidence.allegations if a.first_date >= str(since)[: len(a.first_date)]]
    found = [a for a in found if not about or _is_about(desk, a, about)]
    return "\n".join(f"- {_told(desk, a)}" for a in found[-most:])


def _told(desk: Desk, of: Allegation) -> str:
    row = str(RowsAt(of.release_id, (of.allegation_id,)))
    keys = tuple(desk.page(u, f"an allegation of {_month(of.first_date)}") for u in of.urls.split(" | ") if u.strip())
    basis = Basis(f"Allegation of {of.first_date}.", f"allegation(id={of.allegation_id!r})", f"tahqiq show '{row}'",
                  (of.release_id,), (row,), keys)  # fmt: skip
    said = [_charge(desk, of), _denial(desk, of), _evidence(desk, of)]
    if view := _unspelled(desk.known(of.third_party_view)):
        said.append(_silent(view) if view.startswith(_NOBODY) else view)
    return desk.anchored(" ".join(sentence(s) for s in said if s), basis)


def _charge(desk: Desk, of: Allegation) -> str:
    """Who said of whom what, and since when; the accused is named apart where the charge does not name it."""
    text = desk.known(of.allegation) or of.allegation.split(";")[0]
    first, *more = [c.strip() for c in text.rstrip(". ").split("; ")]
    clauses = listed([f"that {_going_on(c)}" for c in (first, *more)])
    whom = "" if _names_it(desk, of.accused, text) else f" of {_names(desk, of.accused)}"
    when = f"in {_month(of.first_date)}"
    form = desk.vary("alleged", ("{when} {who} alleged{whom} {said}", "{who} alleged{whom} {when} {said}"))
    return form.format(who=_names(desk, of.alleger), whom=whom, when=when, said=clauses)


def _going_on(clause: str) -> str:
    """A clause as it goes on within a sentence: an article loses its capital, a name keeps it."""
    return clause[:1].lower() + clause[1:] if clause.split(" ", 1)[0] in ("The", "A", "An") else clause


def _denial(desk: Desk, of: Allegation) -> str:
    if not of.denied_by:
        return desk.vary("no denial", ("no denial is at hand", "whether it was denied is not on record"))
    return f"{_names(desk, of.denied_by)} {'deny' if '|' in of.denied_by else 'denies'} it"


def _evidence(desk: Desk, of: Allegation) -> str:
    """What it is said to rest on; a party's own figures stay with the row."""
    shown = desk.known(of.evidence_offered)
    if not shown or any(c.isdigit() for c in shown):
        return ""
    if shown.startswith(_NONE):
        return "no evidence was made public"
    form = desk.vary("evidence", ("the charge was based on {}", "offered as evidence: {}"))
    return form.format(shown[0].lower() + shown[1:])


def _names_it(desk: Desk, codes: str, text: str) -> bool:
    """Whether a text names one of some parties."""
    actors = (desk.registry.actors.get(desk.registry.actor_id(c.strip()) or "") for c in codes.split("|"))
    return any(_in(entry, text) for entry in actors if entry)


def _in(entry: Actor, text: str) -> bool:
    names = "|".join(re.escape(a.name) for a in names_of(entry) if a.is_name)
    return bool(re.search(rf"\b(?:{names})\b", text))


def _unspelled(text: str) -> str:
    """Without the clauses that have a figure in words, behind which no query could stand."""
    return "; ".join(c for c in text.split("; ") if not any(f[0].isalpha() for f in figures(c)))


def _is_about(desk: Desk, of: Allegation, actor: str) -> bool:
    parties = {c.strip() for codes in (of.alleger, of.accused) for c in codes.split("|")}
    if actor in {desk.registry.actor_id(c) or c for c in parties}:
        return True
    return _in(desk.registry.actors[actor], of.allegation)


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
