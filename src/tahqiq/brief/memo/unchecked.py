"""What could not be checked, and why: grouped by reason, each claim quoted with its place."""

from __future__ import annotations

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.ledger import Basis
from tahqiq.brief.memo.report import Report, quoted
from tahqiq.claims.judge.wording import WHY_NOT
from tahqiq.terms import CheckedClaim, Label, WhyNot

_SHOWN = 3
_HEADS = {
    WhyNot.NO_SOURCE: ("statement without a source at hand", "statements without a source at hand"),
    WhyNot.NOT_RECORDED: ("statement on what no source records", "statements on what no source records"),
    WhyNot.VAGUE: ("statement too vague to check", "statements too vague to check"),
    WhyNot.OPINION: ("judgement, which figures neither confirm nor refute", "judgements, which figures neither confirm "
                     "nor refute"),
    WhyNot.CAUSE: ("statement of a cause, which figures alone cannot show", "statements of a cause, which figures "
                   "alone cannot show"),
    WhyNot.FUTURE: ("statement on the future", "statements on the future"),
    WhyNot.ALLEGATION: ("allegation, of which it can be said who makes and who denies it, not whether it is so",
                        "allegations, of which it can be said who makes and who denies them, not whether they are so"),
}  # fmt: skip
_OTHER = (
    "statement that sources leave room for or count otherwise",
    "statements that sources leave room for or count otherwise",
)


def unchecked(desk: Desk, report: Report) -> str:
    """Each reason with how many claims it holds back and the first of them, the most first; "" for none."""
    groups: dict[WhyNot | None, list[CheckedClaim]] = {}
    for claim in report.having(Label.NOT_CHECKABLE):
        groups.setdefault(_why(claim), []).append(claim)
    order = sorted(groups.items(), key=lambda item: (-len(item[1]), str(item[0])))
    return "\n".join(f"- {_group(desk, report, why, of)}" for why, of in order)


def _why(claim: CheckedClaim) -> WhyNot | None:
    """The reason's kind; None where sources speak of it and still decide nothing."""
    reason = claim.verdict.reason
    return next((why for why, text in WHY_NOT.items() if reason.startswith(text)), None)


def _group(desk: Desk, report: Report, why: WhyNot | None, of: list[CheckedClaim]) -> str:
    basis = Basis(
        f"Claims of {report.name} that cannot be checked: {WHY_NOT[why] if why else 'sources decide nothing'}",
        "check()", f"tahqiq check {report.file} --as-of {desk.as_of}", tuple(e.release for e in report.result.evidence),
    )  # fmt: skip
    words = _HEADS.get(why, _OTHER) if why else _OTHER
    head = f"{desk.ledger.number(str(len(of)), len(of), basis)} {words[len(of) != 1]}"
    shown = [f"{quoted(desk, report, c)} ({report.where(c)})" for c in of[:_SHOWN]]
    more = " and others" if len(of) > _SHOWN else ""
    return f"{head}: {', '.join(shown)}{more}."
