"""Makes kept briefs, with the edits by hand put in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tahqiq.brief.align.known import Known, Row
from tahqiq.brief.build import Brief
from tahqiq.brief.outline.examine import tells_since
from tahqiq.brief.outline.read import Outline, shipped
from tahqiq.brief.pins.apply import applied
from tahqiq.brief.pins.model import Outcome
from tahqiq.brief.pins.take import Hand, Original, taken
from tahqiq.brief.write import write
from tahqiq.errors import InputError, UnknownName
from tahqiq.verbs.briefing import Order, made, outlines
from tahqiq.workbench.briefs import KeptBrief, Ordered

if TYPE_CHECKING:
    from tahqiq.store import Workspace
    from tahqiq.workbench.office import Office


@dataclass(frozen=True)
class Draft:
    """A brief as it was made, before edits by hand, with the rows it may stand on."""

    brief: Brief
    known: Mapping[str, Row]


def outline(name: str) -> Outline:
    """A shipped outline; UnknownName for any other: the server opens no file that somebody names."""
    if name not in shipped():
        raise UnknownName(f"no outline {name!r} is shipped; expected one of {', '.join(shipped())}")
    return next(o for o in outlines() if o.name == name)


def needs(of: Outline) -> tuple[str, ...]:
    """What an outline is of: kinds of the registry, or a document."""
    return tuple(str(kind) for kind in of.head.get("needs") or ())


def keep(office: Office, ordered: Ordered, by: str = "") -> str:
    """Makes a brief and keeps what was ordered; its id. Errors as ``verbs.briefing.made``."""
    return office.briefs.add(draft(office, ordered).brief.title, ordered, by)


def draft(office: Office, ordered: Ordered) -> Draft:
    """The brief on the evidence of now, as known on its day."""
    of = outline(ordered.outline)
    if "document" in needs(of) and not ordered.check:
        raise InputError(f"the outline {of.name} is of a report; choose one that was checked")
    document = office.checks.get(ordered.check).document if "document" in needs(of) else None

    def find(store: Workspace) -> Draft:
        subject = (document.name or "REPORT") if document else ordered.subject
        since = ordered.since if tells_since(of) else None
        order = Order(ordered.outline, ordered.country, ordered.as_of, since, subject, store, document)
        found = made(order)
        return Draft(found.brief, dict(Known(found.evidence).rows))

    return office.answer(("draft", ordered), find)


def finished(office: Office, kept: KeptBrief) -> tuple[Brief, Outcome]:
    """A kept brief with its edits by hand, and what became of them."""

    def find(own: Draft) -> tuple[Brief, Outcome]:
        brief, outcome = applied(own.brief, kept.edits, own.known)
        return (replace(brief, by_hand=kept.version) if kept.edits else brief), outcome

    own = draft(office, kept.ordered)
    return office.answer(("brief", kept.ordered, kept.version), lambda _: find(own))


def written(office: Office, kept: KeptBrief, form: str) -> bytes:
    """A kept brief as a file. InputError for a form that is not known."""
    brief, _ = finished(office, kept)
    return office.answer(("written", kept.ordered, kept.version, form), lambda _: write(brief, form))


def edit(office: Office, kept: KeptBrief, text: str, by: str, on: dt.date) -> tuple[str, ...]:
    """Keeps what somebody changed in the brief's Markdown; what of it cannot be kept, a line each.

    InputError where the text has nothing in common with the brief, or somebody else edited it meanwhile.
    """
    own = draft(office, kept.ordered)
    brief, _ = finished(office, kept)
    before = list(kept.edits)
    found = taken(Original(brief, before, own.known), written(office, kept, "md").decode(), text, Hand(by, on))
    office.briefs.edit(kept, found.edits)
    return found.left
