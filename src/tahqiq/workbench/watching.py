"""Looks again at what is watched, when evidence has come."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from tahqiq.errors import InputError, TahqiqError
from tahqiq.store.times import now
from tahqiq.workbench.measures.forms import BY_NAME
from tahqiq.workbench.watch import Kind, Move, Watch

if TYPE_CHECKING:
    from tahqiq.terms import CheckResult
    from tahqiq.workbench.office import Office

_UNANSWERED = "cannot be answered"
State = dict[str, dict[str, str]]


def begin(office: Office, kind: Kind, question: Mapping[str, Any], by: str = "", mail: str = "") -> str:
    """Watches a kept check or a measure from now on; the watch's id. Errors as the check's or the measure's own."""
    held = office.held()
    title, state = _seen(office, kind, question)
    at = now()
    return office.watches.add(Watch("", kind, title, question, by, mail, at, state, held))


def due(office: Office) -> list[Watch]:
    """The watches that were found with other releases than are held now."""
    held = office.held()
    return [watch for watch in office.watches.all() if watch.held != held]


def look(office: Office, each: Callable[[int, Watch], object] = lambda n, watch: None) -> int:
    """Takes every watch again that is due; how many those were. ``each`` is told before, with its number from 1."""
    held, looked = office.held(), 0
    for n, watch in enumerate(due(office), 1):
        each(n, watch)
        try:
            _, state = _seen(office, watch.kind, watch.question)
        except TahqiqError as error:
            why = str(error)
            state = {k: {"name": t["name"], "said": _UNANSWERED, "why": why} for k, t in watch.state.items()}
        looked += office.watches.saw(watch, state, held, _moves(watch.state, state))
    return looked


def _seen(office: Office, kind: Kind, question: Mapping[str, Any]) -> tuple[str, State]:
    """What is to be said of a question now: its title, and each thing that can move."""
    if kind is Kind.CHECK:
        kept = office.checks.get(str(question.get("check", "")))
        return kept.document.called, _verdicts(office.result(kept))
    form = BY_NAME.get(str(question.get("measure", "")))
    if form is None:
        raise InputError(
            f"a measure called {question.get('measure')!r} arrived; one of {', '.join(BY_NAME)} was expected"
        )
    given = form.given(question.get("given", {}))
    found = office.measured(form, given)
    said = f"No number is given: {found.refused}" if found.refused else found.paragraph
    return found.title, {form.name: {"name": found.title, "said": said, "why": ""}}


def _verdicts(result: CheckResult) -> State:
    return {
        item.claim.id: {
            "name": f"“{item.claim.quote}”",
            "said": str(item.verdict.label).replace("_", " "),
            "why": item.verdict.reason,
        }
        for item in result.claims
    }


def _moves(before: Mapping[str, Mapping[str, str]], now: State) -> list[Move]:
    """What is said otherwise now. Of verdicts the label has to be another: reasons change with every figure."""
    names = [*now, *(n for n in before if n not in now)]
    gone = {"name": "", "said": "", "why": ""}
    both = [(before.get(n, gone), now.get(n, gone)) for n in names]
    return [
        Move(new["name"] or old["name"], old["said"] or "not found", new["said"] or "not found any more", new["why"])
        for old, new in both
        if old["said"] != new["said"]
    ]
