"""The figures as a page of Markdown, for the terminal and for results-claims.md alike."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.claims.extraction import Extraction, Kind
from benchmarks.claims.rates import Rate
from benchmarks.claims.verdicts import LABELS, UNFOUND, Verdicts


def extraction_page(title: str, account: Extraction, misses: int) -> str:
    """A section on extraction, with up to ``misses`` missed claims, false alarms and wrong slots."""
    total = account.total
    rows = [_kind(name, k) for name, k in sorted(account.kinds.items())] + [_kind("**all**", total)]
    slots = " · ".join(f"{name} {_share(rate.share)}" for name, rate in account.slots.items())
    head = ("kind", "labelled", "found", "false alarms", "recall", "precision", "F1")
    page = f"## {title}\n\n{_table(head, rows)}\nSlots of the hits that are right: {slots}.\n"
    return (
        page
        + _listed("missed", account.missed, misses)
        + _listed("false alarm", account.alarms, misses)
        + _listed("wrong slot", account.wrong_slots, misses)
    )


def verdicts_page(title: str, account: Verdicts, misses: int) -> str:
    """A section on verdicts: the two rates, the confusion, and what went wrong."""
    confusion = account.confusion()
    got = (*LABELS, UNFOUND)
    rows = [(a, *(str(confusion[a, b] or "") for b in got)) for a in LABELS if any(confusion[a, b] for b in got)]
    page = (
        f"## {title}\n\n"
        f"- **false support** {rate_text(account.false_support)}\n"
        f"- **false contradiction** {rate_text(account.false_contradiction)}\n"
        f"- just the verdict expected {rate_text(account.agreement)}\n"
    )
    if account.flags.total:
        page += f"- flags expected that were raised: {account.flags.hits} of {account.flags.total}\n"
    page += "\nExpected (down) and given (across):\n\n" + _table(("", *got), rows)
    bad = [
        (j.passage, f"{j.expected} → {j.got}", f"{j.quote} | {j.why} | {j.reason}")
        for j in [*account.false_supports(), *account.false_contradictions()]
    ]
    return page + _listed("wrong verdict", bad, misses) + _listed("flag not raised", account.unflagged, misses)


def rate_text(rate: Rate) -> str:
    """``3 of 400: 0.8% (95%: 0.3-2.2%)``"""
    if rate.share is None or rate.interval is None:
        return "of none"
    low, high = rate.interval
    return f"{rate.hits} of {rate.total:,}: {rate.share:.1%} (95%: {low:.1%}–{high:.1%})"


def _kind(name: str, k: Kind) -> tuple[str, ...]:
    numbers = (k.hits + k.missed, k.hits, k.alarms)
    return name, *(str(n) for n in numbers), _share(k.recall), _share(k.precision), _share(k.f1)


def _share(share: float | None) -> str:
    return "" if share is None else f"{share:.2f}"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(cells) + " |" for cells in (head, ["---"] * len(head), *rows)]
    return "\n".join(lines) + "\n"


def _listed(what: str, items: Sequence[tuple[str, str, str]], most: int) -> str:
    lines = [f"- {what}: {where} [{kind}] {' '.join(quote.split())}" for where, kind, quote in items[:most]]
    return "\n" + "\n".join(lines) + "\n" if lines else ""
