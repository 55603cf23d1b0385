"""``brief``: an outline, a country and a day → a brief."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from tahqiq.brief.build import Brief, build
from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.evidence import Evidence
from tahqiq.brief.language import Language
from tahqiq.brief.ledger import plain
from tahqiq.brief.lint import Remark
from tahqiq.brief.memo.report import Report
from tahqiq.brief.outline.examine import tells_since
from tahqiq.brief.outline.faults import Fault, Faults
from tahqiq.brief.outline.read import Outline, read, shipped
from tahqiq.brief.review.subject import subject as reviewed
from tahqiq.brief.subject import kinds, subject
from tahqiq.claims.document.files import read as read_document
from tahqiq.errors import InputError, UnknownName
from tahqiq.measure.effect import Windows
from tahqiq.measure.result import Measured
from tahqiq.measure.spans import period
from tahqiq.registry import Place
from tahqiq.registry.entries import KINDS
from tahqiq.store import Workspace
from tahqiq.terms import Document
from tahqiq.verbs import measuring
from tahqiq.verbs.checking import check_document
from tahqiq.verbs.linting import lint
from tahqiq.verbs.measuring import Asked, Ground, Own, ground

__all__ = ["Made", "Order", "brief", "made", "outlines", "remarks", "usable"]

_MEASURES = ("count", "compare", "trend", "breaks", "effect", "place", "tempo", "coverage")
_ASKED = {f.name for f in fields(Asked)}


@dataclass(frozen=True, slots=True)
class Order:
    """What a user asks of a brief: ``outline`` is a file or one that is shipped; the rest goes before its head.

    ``document`` is the report that the outline is of, where it is at hand already; ``subject`` is its file else.
    """

    outline: str
    country: str = ""
    as_of: dt.date | None = None
    since: dt.date | None = None
    subject: str = ""
    workspace: Path | Workspace | None = None
    document: Document | None = None


@dataclass(frozen=True)
class Made:
    """A brief with the evidence that it was made from; happenings are told from ``since`` on."""

    brief: Brief
    evidence: Evidence
    since: dt.date


def remarks(made: Brief) -> tuple[Remark, ...]:
    """What a careful editor would strike or ask about in the language of a brief; a shipped outline leaves none."""
    return lint(plain(made.text), title=made.title, date=made.as_of).remarks


def outlines() -> list[Outline]:
    """The outlines that are shipped, in order of name."""
    return [read(name) for name in shipped()]


def brief(order: Order) -> Brief:
    """Build a brief. ``Faults`` with every fault of the outline; InputError or UnknownName for the rest."""
    return made(order).brief


def made(order: Order) -> Made:
    """The same, with what it was made from."""
    asked = _asked(order)
    outline, on = asked.outline, asked.on
    report = _report(on, outline, order.document or asked.name, asked.as_of)
    country = _country(on, asked.country or _home(on, report), report)
    evidence = _evidence(on, country, asked.as_of)
    desk = Desk(evidence)
    of_what = _meant(on, outline, asked.name, country)
    if "operation" in (outline.head.get("needs") or ()):
        reviewed(desk, of_what)
    measures = {n: _measure(n, order, asked.as_of) for n in _MEASURES}
    language = Language(desk, asked.since, measures, of_what, report)
    of = f" --subject {asked.name!r}" if asked.name else ""
    begin = f" --since {asked.since}" if tells_since(outline) else ""
    command = f"tahqiq brief {order.outline} --country {country} --as-of {asked.as_of}{begin}{of}"
    return Made(build(outline, desk, language.names(), command=command), evidence, asked.since)


def usable(order: Order) -> None:
    """Raises what ``made`` would of the order itself, before any evidence is read; of a document what can be said."""
    asked = _asked(order)
    if "document" in (asked.outline.head.get("needs") or ()):
        _document(order.document or asked.name)
        if not asked.country:
            return
    country = _country(asked.on, asked.country)
    _evidence(asked.on, country, asked.as_of)
    _meant(asked.on, asked.outline, asked.name, country)


@dataclass(frozen=True, slots=True)
class _Asked:
    """An order with what its outline says where it is silent; ``country`` and ``name`` are as they were written."""

    outline: Outline
    on: Ground
    as_of: dt.date
    since: dt.date
    country: str
    name: str


def _asked(order: Order) -> _Asked:
    outline = read(order.outline)
    as_of = order.as_of or _day(outline, "as_of") or dt.datetime.now(dt.UTC).date()
    if order.since and not tells_since(outline):
        raise InputError(
            f"--since {order.since}: nothing in the outline {outline.name} is told from a day on (it uses neither "
            "since nor since_day); leave it out"
        )
    since = order.since or _day(outline, "since") or dt.date(as_of.year - 1, 1, 1)
    if since > as_of:
        raise InputError(f"--since {since} is after --as-of {as_of}; expected the earlier day first")
    country = order.country or str(outline.head.get("country", ""))
    return _Asked(outline, ground(order.workspace), as_of, since, country, _named(outline, order))


def _evidence(on: Ground, country: str, as_of: dt.date) -> Evidence:
    found = Evidence(on.workspace, on.registry, country, as_of)
    if not found.releases:
        first = min((r.known_from for r in on.workspace.releases()), default=None)
        raise InputError(
            f"as of {as_of} nothing was published yet of what is at hand (the first release: {first}); give a later day"
        )
    return found


def _named(outline: Outline, order: Order) -> str:
    """What is asked for. InputError where the outline is of something and nothing is named."""
    name = order.subject or str(outline.head.get("subject", ""))
    needs = [str(n) for n in outline.head.get("needs") or ()]
    if needs and not name and order.document is None:
        raise InputError(f"the outline {outline.name} is of one {kinds(needs)}: name it (--subject)")
    return name


def _meant(on: Ground, outline: Outline, name: str, country: str) -> str:
    """The id of the entry meant where the outline needs one of the registry, else what was named."""
    known = [str(n) for n in outline.head.get("needs") or () if n in KINDS]
    return subject(on.registry, name, known, country).id if known else name


def _report(on: Ground, outline: Outline, of: Document | str, as_of: dt.date) -> Report | None:
    """The document that an outline needs, given or in the file that is its subject, checked as of the day."""
    if "document" not in (outline.head.get("needs") or ()):
        return None
    read = _document(of)
    return Report(check_document(read, as_of=as_of, workspace=on.workspace), of if isinstance(of, str) else of.name)


def _document(of: Document | str) -> Document:
    read = of if isinstance(of, Document) else read_document(Path(of))
    if read.date is None:
        raise InputError(f"{read.name or of}: a memo needs the report's own date; write it on a line at its head")
    return read


def _home(on: Ground, report: Report | None) -> str:
    """The country that most claims of a report are of; "" without any."""
    areas = [a for c in report.result.claims for a in c.claim.area.ids] if report else []
    found = Counter(c for a in areas if (c := on.registry.country(a)))
    return max(sorted(found), key=lambda c: found[c], default="")


def _measure(name: str, order: Order, as_of: dt.date) -> Callable[..., Measured]:
    """The verb of that name with an outline's keywords: those of ``Asked``, and its own."""

    def call(**given: Any) -> Measured:
        asked = Asked(**{k: v for k, v in given.items() if k in _ASKED})
        asked = replace(asked, as_of=as_of, workspace=order.workspace)
        own: dict[str, Any] = {k: v for k, v in given.items() if k not in _ASKED}
        if "publisher" in own:
            own["own"] = Own(own.pop("publisher"), own.pop("metric", "attacks"), own.pop("basis", ""))
        spans = {k: own.pop(k) for k in ("before", "after", "skip", "within") if k in own}
        if spans:
            own["windows"] = Windows(**spans)
        try:
            found: Measured = getattr(measuring, name)(asked, **own)
        except TypeError as error:
            raise InputError(f"{name}(): {error}") from error
        return found

    return call


def _day(outline: Outline, key: str) -> dt.date | None:
    value = outline.head.get(key)
    if value is None or isinstance(value, dt.date):
        return value
    try:
        return period(str(value))[0]
    except InputError as error:
        raise Faults(outline.path, [Fault(1, f"{key}: {error}")]) from error


def _country(on: Ground, name: str, report: Report | None = None) -> str:
    if not name:
        known = {r.area for r in on.workspace.releases() if r.area not in ("", "world")}
        if len(known) != 1:
            of = "no claim of the report says of which country it is; " if report else "which country? "
            raise InputError(f"{of}give one of {', '.join(sorted(known))} (--country)")
        return known.pop()
    found = [e.id for e in on.registry.find(name) if isinstance(e, Place) and e.kind == "country"]
    if not found:
        raise UnknownName(f"--country {name!r} is known, but as no country")
    return found[0]
