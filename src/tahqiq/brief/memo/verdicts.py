"""A memo's paragraphs: how the claims stand, each that does not hold with its evidence, the flags in words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.ledger import Basis
from tahqiq.brief.memo.found import COUNTED, found, publisher
from tahqiq.brief.memo.report import Report, anchored, dated, quoted
from tahqiq.brief.numerals import FIGURES
from tahqiq.brief.words import sentence
from tahqiq.measure.wording import day, listed
from tahqiq.terms import CheckedClaim, Flag, FlagName, Label, Outcome, Reading

_SHOWN = 4
_PLAIN: dict[FlagName, tuple[str, ...]] = {
    FlagName.NOISE: (
        "A change of this size may be chance at such counts.", "Chance alone may give a change like that one.",
    ),
    FlagName.WINDOW: ("Of the comparisons that might have been made instead, many do not bear it out.",),
    FlagName.COMPOSITION: ("What moved is one part of the whole; the rest did not move with it.",),
}  # fmt: skip
_ASIDE = frozenset({FlagName.CIRCULAR, FlagName.OTHERS_DIFFER})
_STANDS = {
    Label.SUPPORTED: "supported", Label.CONTRADICTED: "contradicted", Label.CONTESTED: "contested",
    Label.DEPENDS: "dependent on how they are read", Label.NOT_CHECKABLE: "beyond checking",
}  # fmt: skip
_STARTS = {"Holds": "It holds", "In line": "It is in line", "Within": "It is within"}
_BY_ONE = re.compile(r"\(([^()]*)\)(?:;|\.$)")
_THEN = re.compile(r"”: .*", re.DOTALL)
_CHANCE = re.compile(r" A figure made up at random .*?; (correct .*?)(?=\.|$)")
_LEADS: dict[Label, tuple[str, ...]] = {
    Label.CONTRADICTED: ("the report says {}", "{} is what the report has", "the report gives {}"),
    Label.CONTESTED: ("publishers differ over {}", "on {} the evidence is divided"),
    Label.DEPENDS: ("the report has {}", "{} stands in the report"),
}


def opening(desk: Desk, report: Report) -> str:
    """What was checked against what, and how many of its claims stand how."""
    of = report.result.document
    counts = report.result.summary
    basis = Basis(
        f"Claims that were read out of {report.name}, by their verdict", "check()",
        f"tahqiq check {report.file} --as-of {desk.as_of}", tuple(e.release for e in report.result.evidence),
    )  # fmt: skip
    parts = [
        f"{desk.ledger.number(str(counts[str(label)]), counts[str(label)], basis)} {words}"
        for label, words in _STANDS.items() if counts[str(label)]
    ]  # fmt: skip
    own = ", the day that it bears" if of.date == desk.as_of else ""
    first = sentence(
        f"“{report.name}”{dated(report)} was checked against the evidence that was public on {day(desk.as_of)}{own}"
    )
    return f"{first} {sentence(f'its claims are {listed(parts)}')}" if parts else first


def verdicts(desk: Desk, report: Report, label: Label) -> str:
    """A paragraph for each claim with a verdict: its words and place, the evidence, what is odd in it."""
    return "\n\n".join(_paragraph(desk, report, c) for c in report.having(label))


def _paragraph(desk: Desk, report: Report, claim: CheckedClaim) -> str:
    label = claim.verdict.label
    form = desk.vary(str(label), _LEADS[label])
    said = [sentence(f"{form.format(quoted(desk, report, claim))} ({report.where(claim)})")]
    said += _evidence(desk, report, claim)
    said += [_flag(desk, report, claim, f) for f in claim.flags if f.flag not in _ASIDE]
    unseen = any(f.flag is FlagName.SOURCE_NOT_SEEN for f in claim.flags)
    if (named := claim.claim.attributed_to) and not unseen:
        said.append(sentence(f"the report takes it from {named}"))
    return " ".join(said)


def _evidence(desk: Desk, report: Report, claim: CheckedClaim) -> list[str]:
    """What the publishers that decide have; where no sentence can be made of it, the verdict's own reason."""
    own = [r for r in claim.readings if r.principal]
    agree, differ = ([r for r in own if r.outcome is o][:_SHOWN] for o in (Outcome.AGREES, Outcome.DIFFERS))
    room = [r for r in own if r.outcome is Outcome.SILENT and (r.low or r.high is not None)][:_SHOWN]
    contested = claim.verdict.label is Label.CONTESTED
    other = agree or (room if contested else [])
    told = [found(desk, claim.claim, r) for r in [*other, *differ]]
    if claim.verdict.label is Label.DEPENDS or not told or not all(told) or (contested and not (other and differ)):
        return [_reason(desk, report, claim)]
    return (
        [*told, _sides(desk, other, differ, "agree with" if agree else "leave room for")] if other and differ else told
    )


def _sides(desk: Desk, other: Sequence[Reading], differ: Sequence[Reading], way: str) -> str:
    names = [listed([publisher(desk, r) for r in of]) for of in (other, differ)]
    said = way if len(other) > 1 else way.replace(" ", "s ", 1)
    return sentence(f"{names[0]} {said} the report, {names[1]} {'rule' if len(differ) > 1 else 'rules'} it out")


def _reason(desk: Desk, report: Report, claim: CheckedClaim) -> str:
    """The verdict's own reason; of a claim that holds by one reading only, that reading in full."""
    one = next((r for r in claim.readings if r.outcome is Outcome.AGREES), None)
    how = _BY_ONE.search(claim.verdict.reason)
    if claim.verdict.label is Label.DEPENDS and one is not None and claim.claim.kind in COUNTED:
        plainly = how is not None and not any(m["figure"] for m in FIGURES.finditer(how[1]))
        return (
            f"It holds by one reading only{f' ({how[1]})' if how and plainly else ''}. {found(desk, claim.claim, one)}"
        )
    said = desk.known(claim.verdict.reason)
    for start, full in _STARTS.items():
        said = full + said[len(start) :] if said.startswith(start) else said
    return anchored(desk, report, said, _of_claim(report, claim))


def _flag(desk: Desk, report: Report, claim: CheckedClaim, flag: Flag) -> str:
    """A flag in words: of those on a change in plain ones, of the others the message without what it says of chance."""
    if flag.flag in _PLAIN:
        return desk.vary(str(flag.flag), _PLAIN[flag.flag])
    text = _CHANCE.sub(lambda m: f" {m[1][:1].upper()}{m[1][1:]}", flag.message)
    if flag.flag is FlagName.REVISED:
        text = _THEN.sub("”", text)
    own = flag.flag is FlagName.ARITHMETIC
    text = text.replace("[", "(").replace("]", ")")
    return sentence(anchored(desk, report, text, _of_claim(report, claim), own=own))


def _of_claim(report: Report, claim: CheckedClaim) -> Basis:
    queries = tuple(dict.fromkeys(q for r in claim.readings if r.query for q in r.query.split()))
    releases = tuple(dict.fromkeys(r.release for r in claim.readings if r.release))
    return Basis(
        f"Verdict on “{claim.claim.quote}” ({report.where(claim)}): {claim.verdict.reason}",
        f"claim(id={claim.claim.id!r})", f"tahqiq check {report.file}", releases, queries,
    )  # fmt: skip


def supported(desk: Desk, report: Report) -> str:
    """The claims that the evidence bears out, a list with who bears each out; circular ones are said to be so."""
    return "\n".join(f"- {_borne(desk, report, c)}" for c in report.having(Label.SUPPORTED))


def _borne(desk: Desk, report: Report, claim: CheckedClaim) -> str:
    who = [r for r in claim.readings if r.principal and r.outcome is Outcome.AGREES]
    names = listed(list(dict.fromkeys(publisher(desk, r) for r in who))[:_SHOWN])
    by = f": {names}" if names else ""
    alone = any(f.flag is FlagName.CIRCULAR for f in claim.flags)
    note = ", the source that it quotes, and nobody else" if alone else ""
    odd = [_flag(desk, report, claim, f) for f in claim.flags if f.flag not in _ASIDE]
    return " ".join([f"{quoted(desk, report, claim)} ({report.where(claim)}){by}{note}.", *odd])


def oddities(desk: Desk, report: Report) -> str:
    """What is odd in claims that could not be checked: sums that do not add up, figures out of place. A list."""
    found = [(c, f) for c in report.having(Label.NOT_CHECKABLE) for f in c.flags if f.flag not in _ASIDE]
    said = [
        f"- {quoted(desk, report, c)} ({report.where(c)}): {_flag(desk, report, c, f)}" for c, f in found
    ]  # fmt: skip
    return "\n".join(said)
