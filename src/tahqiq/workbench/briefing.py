"""Makes kept briefs, with the edits by hand put in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from tahqiq.brief.align.known import Known, Row
from tahqiq.brief.build import Brief
from tahqiq.brief.outline.examine import tells_since
from tahqiq.brief.outline.read import Outline, shipped
from tahqiq.brief.pins.apply import applied
from tahqiq.brief.pins.model import Outcome
from tahqiq.brief.pins.take import Hand, Original, taken
from tahqiq.brief.write import write
from tahqiq.brief.write.as_html import body
from tahqiq.errors import InputError, UnknownName
from tahqiq.verbs.briefing import Order, made, outlines, usable
from tahqiq.workbench.briefs import KeptBrief, Ordered
from tahqiq.workbench.jobs import Job, New
from tahqiq.workbench.results import read
from tahqiq.workbench.standing import holding, standing

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from tahqiq.store import Workspace
    from tahqiq.workbench.office import Office


T = TypeVar("T")


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


SET = ("docx", "pdf")
"""The forms that take long to set: a job does it, no request."""


def begin(office: Office, ordered: Ordered, by: str = "") -> str:
    """Keeps what was ordered and orders the job that writes it; its id. Errors as ``verbs.briefing.usable``."""
    with office.desk() as store:
        usable(_order(office, ordered, store))
    name = office.briefs.add(ordered, by)
    order(office, office.briefs.get(name), by)
    return name


def order(office: Office, kept: KeptBrief, by: str = "", form: str = "", *, again: bool = False) -> Job:
    """The job that writes a kept brief and sets its files; ordered where none was yet, with ``again`` once more.

    It has done its part where the brief is at hand, or with ``form`` that file.
    """
    with office.desk() as store:
        asked = {"brief": kept.id, "edits": kept.version, "on": _stands_on(kept, store)}
    new = New("brief", f"Brief: {kept.called}", asked, by)

    def there() -> bool:
        return (at_hand(office, kept, form) if form else draft_at_hand(office, kept)) is not None

    return office.ordered(new, there, again=again)


def draft(office: Office, kept: KeptBrief) -> Draft:
    """The brief on the evidence of now, as known on its day: as a job wrote it, else it is written."""
    return draft_at_hand(office, kept) or _remembered(office, kept, "draft", lambda store: _draft(office, kept, store))


def draft_at_hand(office: Office, kept: KeptBrief) -> Draft | None:
    """The same; None where it would have to be written first."""
    return _remembered(office, kept, "draft", lambda store: _found(office, kept, store))


def write_draft(office: Office, kept: KeptBrief) -> None:
    """Writes the brief and keeps it for every server, where none has done so; its title with it."""
    with office.desk() as store:
        stands_on = _stands_on(kept, store)  # before: what comes meanwhile makes it one of before
    own = draft(office, kept)
    if office.results.find_told(_of(kept, "draft.json"), stands_on) is None:
        office.results.keep_told(_of(kept, "draft.json"), stands_on, _form().dump_json(own))
    office.briefs.made(kept.id, own.brief.title)


def write_file(office: Office, kept: KeptBrief, form: str) -> None:
    """Sets the brief with its edits in a form, and keeps the file for every server."""
    with office.desk() as store:
        stands_on = _stands_on(kept, store, kept.version)
    office.results.keep_told(_of(kept, form), stands_on, write(finished(office, kept)[0], form))


def at_hand(office: Office, kept: KeptBrief, form: str) -> bytes | None:
    """The file in a form; None where a job has to set it first."""
    if form not in SET:
        return written(office, kept, form)
    own = (form, kept.version)
    return _remembered(office, kept, own, lambda store: office.results.find_told(
        _of(kept, form), _stands_on(kept, store, kept.version)))  # fmt: skip


def _of(kept: KeptBrief, form: str) -> str:
    return f"{kept.id}.{form}"


def _stands_on(kept: KeptBrief, store: Workspace, *more: str) -> str:
    """What it stands on: decisions on claims change only what is of a report."""
    return " ".join(((standing if kept.ordered.check else holding)(store), *more))


def _remembered(office: Office, kept: KeptBrief, what: Hashable, find: Callable[[Workspace], T]) -> T:
    known = office.answer if kept.ordered.check else office.of_evidence
    return known(("brief", kept.id, what), find)


def _found(office: Office, kept: KeptBrief, store: Workspace) -> Draft | None:
    return read(office.results.find_told(_of(kept, "draft.json"), _stands_on(kept, store)), _form())


def _draft(office: Office, kept: KeptBrief, store: Workspace) -> Draft:
    found = made(_order(office, kept.ordered, store))
    return Draft(found.brief, dict(Known(found.evidence).rows))


def _order(office: Office, ordered: Ordered, store: Workspace) -> Order:
    of = outline(ordered.outline)
    if "document" in needs(of) and not ordered.check:
        raise InputError(f"the outline {of.name} is of a report; choose one that was checked")
    document = office.checks.get(ordered.check).document if "document" in needs(of) else None
    subject = (document.name or "REPORT") if document else ordered.subject
    since = ordered.since if tells_since(of) else None
    return Order(ordered.outline, ordered.country, ordered.as_of, since, subject, store, document)


@lru_cache(maxsize=1)
def _form() -> TypeAdapter[Draft]:
    from pydantic import TypeAdapter

    return TypeAdapter(Draft)


def finished(office: Office, kept: KeptBrief) -> tuple[Brief, Outcome]:
    """A kept brief with its edits by hand, and what became of them."""

    def find(own: Draft) -> tuple[Brief, Outcome]:
        brief, outcome = applied(own.brief, kept.edits, own.known)
        return (replace(brief, by_hand=kept.version) if kept.edits else brief), outcome

    own = draft(office, kept)
    return _remembered(office, kept, ("finished", kept.version), lambda _: find(own))


def written(office: Office, kept: KeptBrief, form: str) -> bytes:
    """A kept brief as a file. InputError for a form that is not known."""
    brief, _ = finished(office, kept)
    return _remembered(office, kept, ("written", kept.version, form), lambda _: write(brief, form))


def as_page(office: Office, kept: KeptBrief) -> str:
    """A kept brief as the body of a page."""
    brief, _ = finished(office, kept)
    return _remembered(office, kept, ("body", kept.version), lambda _: body(brief))


def edit(office: Office, kept: KeptBrief, text: str, by: str, on: dt.date) -> tuple[str, ...]:
    """Keeps what somebody changed in the brief's Markdown; what of it cannot be kept, a line each.

    InputError where the text has nothing in common with the brief, or somebody else edited it meanwhile.
    """
    own = draft(office, kept)
    brief, _ = finished(office, kept)
    before = list(kept.edits)
    found = taken(Original(brief, before, own.known), written(office, kept, "md").decode(), text, Hand(by, on))
    office.briefs.edit(kept, found.edits)
    return found.left
