"""``tahqiq decide``: what its commands do and print."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.table import Table

from tahqiq import verbs
from tahqiq.errors import InputError
from tahqiq.serve.cli.options import console, day, documents, notes, say, shown
from tahqiq.serve.report.wording.decided import changes, signed
from tahqiq.serve.report.wording.slots import slots as in_words
from tahqiq.terms import Act, Claim, Correction, Document, Part, Wanted


@dataclass(frozen=True, slots=True)
class Signing:
    """Who decides, why, and in which workspace."""

    by: str
    note: str
    workspace: Path | None


def the_document(file: str, date: str | None) -> Document:
    """The one file as a document."""
    (source,) = documents([file], day(date, "--date"))
    return source


def wanted_of(words: Iterable[str], quote: str = "", at: int | None = None) -> Wanted:
    """Slots written as ``slot=value`` with the words they are of; ``quote=…`` and ``at=…`` among them count too."""
    slots: dict[str, Any] = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals:
            raise InputError(f"{word!r}: slot=value was expected, as in victim=civilian")
        if name == "quote":
            quote = value
        elif name == "at":
            at = _offset(value)
        elif name in slots:
            raise InputError(f"{name} arrived twice: each slot once was expected")
        else:
            slots[name] = value
    return Wanted(slots, quote, at)


def _offset(text: str) -> int:
    if not text.isdecimal():
        raise InputError(f"at={text}: an offset in characters was expected")
    return int(text)


def part_of(text: str) -> Wanted:
    """One ``--part`` of a split: ``quote="12 soldiers" victim=military value=12``."""
    try:
        return wanted_of(shlex.split(text))
    except ValueError as error:
        raise InputError(f'--part {text!r}: {error}; slot=value pairs were expected, as quote="12 men"') from error


def make(source: Document, correction: Correction, signing: Signing) -> None:
    """Store a correction and say what it changed."""
    made = verbs.decide_document(source, correction, by=signing.by, note=signing.note, workspace=signing.workspace)
    say(f"{made.decision.id}: {signed(made)}")
    for line in changes(made):
        say(f"  {line}")


def both(words: Sequence[str]) -> tuple[tuple[str, ...], list[str]]:
    """Claim ids and ``slot=value`` words, told apart."""
    return tuple(w for w in words if "=" not in w), [w for w in words if "=" in w]


def correct(act: Act, file: str, words: Sequence[str], date: str | None, signing: Signing, **place: Any) -> None:
    """Fix, merge, dismiss or add: one wanted claim, or none."""
    ids, slots = both(words)
    wanted = () if act is Act.DISMISS and not slots else (wanted_of(slots, **place),)
    make(the_document(file, date), Correction(act, ids, wanted), signing)


def split(file: str, claim: str, parts: Sequence[str], date: str | None, signing: Signing) -> None:
    """Several claims in place of one."""
    wanted = tuple(part_of(p) for p in parts)
    make(the_document(file, date), Correction(Act.SPLIT, (claim,), wanted), signing)


def withdraw(name: str, signing: Signing) -> None:
    """Store that a decision no longer holds."""
    made = verbs.withdraw(name, by=signing.by, note=signing.note, workspace=signing.workspace)
    say(f"{made.id}: {name} is withdrawn by {made.by}")


def list_claims(file: str, date: str | None, workspace: Path | None, *, as_json: bool) -> None:
    """The claims of a file with their ids, as the decisions make them."""
    result = verbs.decided_claims(the_document(file, date), workspace)
    if as_json:
        console.print_json(json.dumps(result.to_dict()))
        return
    table = Table(box=None, padding=(0, 1), show_edge=False)
    for heading in ("Id", "Quote", "Understood as", "Decided"):
        table.add_column(heading, overflow="fold")
    for claim in result.claims:
        table.add_row(claim.id, shown(claim.quote), shown(_understood(claim)), ", ".join(claim.decisions))
    console.print(table if result.claims else "No claims were found in it.")
    for ruling in result.decisions:
        if not ruling.applied:
            say(f"{ruling.decision.id} was not applied: {ruling.why}", notes)


def _understood(claim: Claim) -> str:
    said = " · ".join(in_words(claim))
    return said if claim.checkable else f"{said} (not checkable: {claim.why_not})"


def log(file: str | None, workspace: Path | None, *, as_json: bool) -> None:
    """The decisions in the order in which they were made."""
    logged = verbs.decisions(the_document(file, None) if file else None, workspace)
    if as_json:
        console.print_json(json.dumps([_row(entry) for entry in logged]))
        return
    if not logged:
        console.print("No decisions were made.")
        return
    for entry in logged:
        say(_line(entry))


def _line(entry: verbs.Logged) -> str:
    made = entry.decision
    about = " / ".join(f"“{' '.join(t.anchor.quote.split())}”" for t in made.targets)
    about = f"d{made.withdraws}" if made.withdraws is not None else about
    parts = (
        f"{made.id} {made.at:%Y-%m-%d %H:%M} {made.by}: {made.act} {about}".rstrip(),
        " / ".join(_wanted(p) for p in made.parts),
        f"({' '.join(made.note.split())})" if made.note else "",
        f"in {made.document.title or made.document.sha256[:12]}" if made.withdraws is None else "",
        f"[withdrawn by {entry.withdrawn_by.by}, {entry.withdrawn_by.id}]" if entry.withdrawn_by else "",
    )
    return " ".join(part for part in parts if part)


def _wanted(part: Part) -> str:
    words = [f"“{' '.join(part.anchor.quote.split())}”"] if part.anchor else []
    return " ".join(words + [f"{name}={_plain(value)}" for name, value in part.slots.items()])


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return f"{value['start'] or '..'}/{value['end'] or '..'}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def _row(entry: verbs.Logged) -> dict[str, Any]:
    made = entry.decision
    return {
        "id": made.id, "act": str(made.act), "by": made.by, "at": made.at.isoformat(), "note": made.note,
        "document": {
            "sha256": made.document.sha256, "title": made.document.title,
            "date": made.document.date.isoformat() if made.document.date else None,
        },
        "claims": [{"quote": t.anchor.quote, **t.slots} for t in made.targets],
        "wanted": [{"quote": p.anchor.quote if p.anchor else None, "slots": dict(p.slots)} for p in made.parts],
        "withdraws": f"d{made.withdraws}" if made.withdraws is not None else None,
        "withdrawn_by": entry.withdrawn_by.id if entry.withdrawn_by else None,
    }  # fmt: skip


def export(files: list[str], out: Path, date: str | None, workspace: Path | None) -> None:
    """Write the files' claims as labelled data."""
    sources = documents(files, day(date, "--date"))
    kept = verbs.export_labels(sources, out, workspace)
    claims = [c for r in kept for c in r.claims]
    touched = sum(bool(c.decisions) for c in claims)
    gone = sum(len(r.before) for k in kept for r in k.decisions if r.applied and not r.after)
    left = len(sources) - len(kept)
    notes.print(
        f"Written to {out}: {len(kept)} documents, {len(claims)} claims; {touched} as an editor made them, {gone} "
        f"dismissed, the others as they were found and left standing."
        + (f" {left} documents without a decision were left out." if left else ""),
        soft_wrap=True,
    )
