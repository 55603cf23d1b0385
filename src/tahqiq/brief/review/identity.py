"""What an operation or programme was: by whom, when, where, to what end, and what it was part of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.ledger import Basis
from tahqiq.brief.review.subject import Subject
from tahqiq.brief.words import sentence, with_article
from tahqiq.brief.words.dates import when
from tahqiq.measure.wording import day, listed, number
from tahqiq.registry import Milestone, Operation, Programme

_KINDS = {
    "military_operation": "a military operation", "strategy": "a strategy",
    "insurgent_operation": "a campaign of attacks",
    "border": "a border regime", "law": "a law", "institution": "an institution",
}  # fmt: skip
_OFFICE = re.compile(
    r"(?i:prime minister|president|chief of (?:army|defence) staff|army chief|security forces)\b(?=(?P<who> [A-Z])?)"
)
_MOST, _PAGES, _MONTH = 8, 3, 31
_FINISHED = re.compile(r"(?P<what>\w+) finished(?P<more>(?:\W.*)?)")
_WHOLE = re.compile(r" \([^()]*\d[^()]*\)|,? (?:of|on an?) [\d,]+(?: km| planned)(?: stretch)?")


def identity(desk: Desk, of: Subject) -> str:
    """Prose on what it was; of a programme its steps as a list as well."""
    if isinstance(of.entry, Operation):
        return _operation(desk, of, of.entry)
    return _programme(desk, of, of.entry)


def _operation(desk: Desk, of: Subject, entry: Operation) -> str:
    kind = _KINDS.get(entry.kind, "an operation")
    by = f" of {desk.the(entry.actor)}" if entry.actor else ""
    inside = [desk.place(a) for a in entry.areas if a != desk.country]
    where = f" in {listed(inside)}" if inside else ", of the whole country" if entry.areas else ""
    said = [f"{entry.name} {'was' if of.end else 'is'} {kind}{by}{where}", *_began(of, entry), _ended(of, entry)]
    if entry.aims:
        is_ = "was" if of.end else "is"
        said.append(f"its stated aim {is_} to {entry.aims[:1].lower()}{entry.aims[1:].rstrip('.')}")
    if parent := desk.registry.operations.get(entry.part_of):
        said.append(f"it is a part of {parent.name}")
    parts = [o for o in desk.registry.operations.values() if o.part_of == entry.id and _before(desk, o)]
    if parts:
        said.append(f"it had parts with names of their own: {listed([o.name for o in parts])}")
    return _cited(desk, of, [s for s in said if s])


def _cited(desk: Desk, of: Subject, said: Sequence[str]) -> str:
    """Sentences with their figures entered, the first with the pages that the registry has for it."""
    first, *rest = [_entered(desk, of, sentence(s)) for s in said]
    pages = desk.pages(of.entry.sources, of.entry.name)[:_PAGES] if isinstance(of.entry, Operation) else []
    return " ".join([desk.cited(first, *pages), *rest])


def _entered(desk: Desk, of: Subject, text: str) -> str:
    """A sentence with its figures entered, those in the name of the operation left alone."""
    parts = [desk.anchored(t, _basis(desk, of)) if t else "" for t in text.split(of.entry.name)]
    return of.entry.name.join(parts)


def _before(desk: Desk, other: Operation) -> bool:
    return other.start is None or other.start.start is None or other.start.start <= desk.as_of


def _began(of: Subject, entry: Operation) -> list[str]:
    """When it was announced and by whom, and when it began, a clause each."""
    start = when(entry.start) if entry.start else ""
    announced = when(entry.announced) if entry.announced else ""
    by = f" by {_bodies(entry.announced_by)}" if entry.announced_by else ""
    said = [f"it was announced{f' {announced}' if announced != start else ''}{by}"] if announced else []
    return [*said, f"it began {start}" if start else "no day is known on which it began"]


def _bodies(text: str) -> str:
    """Who announced it, each with the article that it takes: "the Pakistan Army and Prime Minister Gilani"."""
    return listed([_body(part) for part in re.split(r" / |, |; (?=[A-Z])| and ", text)]).replace("; ", ", ")


def _body(name: str) -> str:
    office = _OFFICE.match(name)
    if office and office["who"]:
        return f"{office[0].title()}{name[office.end() :]}"
    if office:
        return f"the {name}" if any(w[:1].isupper() for w in name.split()[1:]) else f"the {name[:1].lower()}{name[1:]}"
    return name if name.split(" ", 1)[0].isupper() else with_article(name)


def _ended(of: Subject, entry: Operation) -> str:
    if of.end and entry.end:
        return f"it ended {when(entry.end)}"
    return f"no end of it was known on {day(of.as_of)}" if of.start else ""


def _programme(desk: Desk, of: Subject, entry: Programme) -> str:
    lead = f" led by {_bodies(entry.lead)}" if entry.lead else ""
    aim = f"its aim: {entry.aim[0].lower()}{entry.aim[1:]}" if entry.aim else ""
    whole = (
        f"the whole of it is a {number(entry.whole)}-kilometre {entry.name.split()[0].lower()}"
        if entry.whole and entry.unit == "km"
        else ""
    )
    said = [f"it is {_KINDS.get(entry.kind, 'a programme')}{lead}", aim, whole]
    head = _cited(desk, of, [s for s in said if s])
    steps = [m for m in entry.milestones if m.confidence != "low" and _dated(desk, m)]
    kept = [m for m in steps if not _below(m, steps)]
    listing = "\n".join(f"- {_step(desk, entry, m)}" for m in kept[-_MOST:])
    other = ""
    if left := [m.date for m in steps if m not in kept and m.date]:
        other = sentence(f"a lower figure given {listed([when(d) for d in left])} contradicts these and is left out")
    return "\n\n".join(p for p in (head, listing, other) if p)


def _below(step: Milestone, steps: Sequence[Milestone]) -> bool:
    """Whether an earlier step had more of the same already."""
    assert step.date is not None and step.date.start is not None
    return step.value is not None and step.unit in ("km", "percent") and any(
        o.unit == step.unit and o.value is not None and o.value > (step.value or 0) and o.date is not None
        and o.date.start is not None and o.date.start < step.date.start for o in steps
    )  # fmt: skip


def _dated(desk: Desk, step: Milestone) -> bool:
    """Whether its day or month is known and has come."""
    date = step.date
    return date is not None and date.start is not None and date.start <= desk.as_of and (date.days or 0) <= _MONTH


def _step(desk: Desk, entry: Programme, step: Milestone) -> str:
    assert step.date is not None
    key = desk.page(step.source, entry.name) if step.source else ""
    basis = Basis(
        f"{entry.name}, {step.date.text or step.date.start}: {step.what}. {step.note}".strip(),
        f"programme(id={entry.id!r})", f"tahqiq show {entry.id}", sources=(key,) if key else (),
    )  # fmt: skip
    what = _WHOLE.sub("", f"{step.what[0].lower()}{step.what[1:]}")
    if step.value is None:
        return sentence(desk.anchored(f"{when(step.date)}, {what}", basis))
    text, first = _valued(entry, step)
    value = desk.ledger.number(text, step.value, basis)
    if done := _FINISHED.fullmatch(what):
        of = f" {done['what']} were" if step.unit == "count" else " of it was"
        return sentence(f"{when(step.date)}, {value}{of} finished{done['more']}")
    return sentence(f"{when(step.date)}, {f'{value} {what}' if first else f'{what}: {value}'}")


def _valued(entry: Programme, step: Milestone) -> tuple[str, bool]:
    """A step's figure as it is printed, and whether it stands before its words: "83%", "34% (900 km)", "497"."""
    value = step.value or 0.0
    if step.unit == "km":
        return (
            f"{100 * value / entry.whole:.0f}% ({number(value)} km)" if entry.whole else f"{number(value)} km"
        ), False
    return (f"{number(value)}%", False) if step.unit == "percent" else (number(value), step.unit == "count")


def _basis(desk: Desk, of: Subject) -> Basis:
    pages = of.entry.sources if isinstance(of.entry, Operation) else ()
    keys = tuple(desk.page(u, of.entry.name) for u in pages if "://" in u)
    return Basis(
        f"{of.entry.name} in the registry", f"entry(id={of.entry.id!r})", f"tahqiq show {of.entry.id}", sources=keys
    )
