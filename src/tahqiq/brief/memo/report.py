"""The report that a memo is of: its claims in order, where each stands, its words as a quotation."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.ledger import Basis, Source
from tahqiq.brief.numerals import FIGURES
from tahqiq.errors import InputError
from tahqiq.measure.wording import day
from tahqiq.terms import CheckedClaim, CheckResult, Label

_KEY = "report"
_LONGEST = 240
_BREAKS = str.maketrans({"\n": " ", "\t": " ", "[": "(", "]": ")", "|": "/"})


@dataclass(frozen=True)
class Report:
    """A document as it was checked; ``file`` is where it was read."""

    result: CheckResult
    file: str = ""

    @property
    def name(self) -> str:
        """Its title, else its file's name without its ending."""
        return self.result.document.title or PurePath(self.file).stem or "the report"

    @cached_property
    def lines(self) -> list[int]:
        """Where its lines begin."""
        text = self.result.document.text
        return [0, *(i + 1 for i, c in enumerate(text) if c == "\n")]

    @cached_property
    def figures(self) -> frozenset[str]:
        """The figures that it prints."""
        return frozenset(m["figure"] for m in FIGURES.finditer(self.result.document.text) if m["figure"])

    def having(self, *labels: Label) -> list[CheckedClaim]:
        """The claims with one of some verdicts, in order of the text."""
        return sorted((c for c in self.result.claims if c.verdict.label in labels), key=lambda c: c.claim.start)

    def where(self, claim: CheckedClaim) -> str:
        """The page or line that a claim stands on: "page 3", "line 12"."""
        page = self.result.document.page(claim.claim.start)
        return f"page {page}" if page else f"line {bisect_right(self.lines, claim.claim.start)}"


def quoted(desk: Desk, report: Report, claim: CheckedClaim) -> str:
    """The words of a claim in quotation marks, its figures entered as quoted with their place."""
    words = " ".join(claim.claim.quote.translate(_BREAKS).split())
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rsplit(" ", maxsplit=1)[0] + " …"
    key = desk.ledger.source(_source(report))
    place = report.where(claim)
    basis = Basis(
        f"Quoted from {report.name}, {place}: {words}", f"claim(id={claim.claim.id!r})", f"tahqiq check {report.file}",
        sources=(key,), note=str(claim.verdict.label),
    )  # fmt: skip

    def entered(figure: str) -> str:
        return desk.ledger.number(figure, float(figure.replace(",", "")), basis, quoted=True)

    said = FIGURES.sub(lambda m: entered(m["figure"]) if m["figure"] else m[0], words)
    return f"“{said}”"


def anchored(desk: Desk, report: Report, text: str, basis: Basis, *, own: bool = False) -> str:
    """Text with its figures entered in the ledger: those that the report prints as quoted, with ``own`` all of them.

    ``own`` is for what follows from the report's figures by arithmetic and says nothing of the world.
    """

    def entered(figure: str) -> str:
        value = float(figure.replace(",", ""))
        return desk.ledger.number(figure, value, basis, quoted=own or figure in report.figures)

    return FIGURES.sub(lambda m: entered(m["figure"]) if m["figure"] else m[0], text)


def _source(report: Report) -> Source:
    of = report.result.document
    return Source(_KEY, report.name, issued=of.date.isoformat() if of.date else "", kind="report")


def dated(report: Report) -> str:
    """ "of 8 April 2025"; "" where it bears no date."""
    of = report.result.document.date
    return f" of {day(of)}" if of else ""


def needed(report: Report | None) -> Report:
    """The report; InputError where the brief is of none."""
    if report is None:
        raise InputError("this passage is on a report that was checked; name its file (--subject report.txt)")
    return report
