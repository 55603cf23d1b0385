"""From the figures of a question to one voice a publisher, and from the voices to a label."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf

from tahqiq.claims.find.rows import Figure
from tahqiq.claims.judge.compare import agrees, claimed_interval, near_best
from tahqiq.claims.read.question import Question
from tahqiq.terms import Bound, Claim, ClaimKind, Counts, Label, Militants, Outcome, Victim

_TOGETHER = {Counts.BOTH, Counts.LETHAL_EVENTS}


@dataclass(frozen=True, slots=True)
class Voice:
    """A figure with what it says of the claim.

    ``principal`` marks the one that speaks for its publisher; ``distance`` is how far what it counts is from what
    the claim says is counted (0: the same). ``loosely`` marks an agreement with the ends of a coder's estimate, not
    with its best.
    """

    figure: Figure
    outcome: Outcome
    principal: bool
    departs: str = ""
    distance: int = 0
    loosely: bool = False


@dataclass(frozen=True, slots=True)
class Weighed:
    """All the voices on a claim and the label they give.

    ``deciding`` are the principal voices that decided; ``aside`` principal voices shown beside them because the
    claim names its source. ``under`` is the figure whose definition makes the claim hold, for ``depends``.
    ``named_seen`` tells whether the source that the claim names, if any, has a figure that bears on it.
    """

    label: Label
    voices: tuple[Voice, ...]
    deciding: tuple[Voice, ...] = ()
    aside: tuple[Voice, ...] = ()
    under: Voice | None = None
    named_seen: bool = True


def weigh(question: Question, figures: Sequence[Figure]) -> Weighed:
    """Choose each publisher's principal reading and say what the publishers together say."""
    voices = _voices(question, figures)
    principals = [v for v in voices if v.principal and v.outcome is not Outcome.SILENT]
    named = [v for v in principals if v.figure.publisher in question.named]
    deciding = _closest(named or principals)
    aside = tuple(v for v in principals if v not in deciding)
    seen = _named_seen(question, voices)
    if not deciding:
        only = _holds_only(voices, (), by_named=False)
        label = Label.DEPENDS if only else Label.NOT_CHECKABLE
        return Weighed(label, tuple(voices), (), aside, only, seen)
    label, under = _label(deciding, voices, by_named=bool(named))
    others = _closest(principals) if named and question.source.carried else []
    if label is Label.CONTRADICTED and any(v.outcome is Outcome.AGREES for v in others):
        deciding, aside = others, ()  # it may well be the figure of these
        label, under = _label(deciding, voices, by_named=False)
    if label is Label.CONTRADICTED and not seen and question.source.counts:
        label = Label.CONTESTED  # the source counts for itself: as quoted, it and the others disagree
    if label is Label.CONTRADICTED and _may_be_of_a_group(question, voices):
        return Weighed(Label.NOT_CHECKABLE, tuple(voices), (), (*aside, *deciding), None, seen)
    return Weighed(label, tuple(voices), tuple(deciding), aside, under, seen)


def _may_be_of_a_group(question: Question, voices: Iterable[Voice]) -> bool:
    """Whether a group named beside the claim may alone be meant, and no figure at hand tells what is its own."""
    return bool(question.group) and not any(v.figure.variant == question.group for v in voices)


def _named_seen(question: Question, voices: Iterable[Voice]) -> bool:
    """Whether a source that the claim names has any figure that bears on it; True where it names none."""
    if not question.named:
        return not question.source.unknown
    return any(v.figure.publisher in question.named and v.outcome is not Outcome.SILENT for v in voices)


def _closest(voices: Sequence[Voice]) -> list[Voice]:
    """The voices that count what the claim says is counted, or what comes nearest to it."""
    nearest = min((v.distance for v in voices), default=0)
    return [v for v in voices if v.distance == nearest]


def _label(deciding: Sequence[Voice], voices: Sequence[Voice], *, by_named: bool) -> tuple[Label, Voice | None]:
    agree = [v for v in deciding if v.outcome is Outcome.AGREES]
    differ = [v for v in deciding if v.outcome is Outcome.DIFFERS]
    loose = [v for v in agree if v.loosely]
    if loose == agree and agree:
        return Label.DEPENDS, loose[0]
    if not differ:
        return Label.SUPPORTED, None
    if agree:
        return Label.CONTESTED, None
    only = _holds_only(voices, deciding, by_named=by_named)
    if only:
        return Label.DEPENDS, only
    if all(v.figure.value is None for v in differ) and any(_allows(v) for v in voices):
        return Label.CONTESTED, None  # one publisher's other figures rule it out, another's do not
    return Label.CONTRADICTED, None


def _allows(voice: Voice) -> bool:
    """Whether it is a publisher's bound on the claim's own measure that leaves room for the claim, and not all room."""
    bounds = voice.figure.interval
    open_ended = bounds.high == inf and voice.figure.why.startswith("at least")
    return voice.principal and voice.figure.value is None and voice.outcome is Outcome.SILENT and not open_ended


def _holds_only(voices: Iterable[Voice], deciding: Sequence[Voice], *, by_named: bool) -> Voice | None:
    """The first figure that did not decide and under which the claim holds; a named publisher's own if one decided."""
    names = {v.figure.publisher for v in deciding} if by_named else set()
    for voice in voices:
        if (
            voice.outcome is Outcome.AGREES
            and not voice.loosely
            and voice not in deciding
            and (not names or voice.figure.publisher in names)
        ):
            return voice
    return None


def _voices(question: Question, figures: Sequence[Figure]) -> list[Voice]:
    """Every figure with its outcome: principals first, of them the publishers that the claim names."""
    by_publisher: dict[str, list[Figure]] = defaultdict(list)
    for item in figures:
        by_publisher[item.publisher].append(item)
    voices: list[Voice] = []
    for group in by_publisher.values():
        chosen = _principal(question, group)
        for item in group:
            departs, outcome = _departs(question, item, chosen), _outcome(question, item)
            loosely = outcome is Outcome.AGREES and not near_best(question.claim, item)
            voices.append(Voice(item, outcome, item is chosen, departs, _distance(question, item), loosely))

    def order(voice: Voice) -> tuple[bool, bool, bool, int, int, str]:
        other = voice.figure.publisher not in question.named
        silent = voice.outcome is Outcome.SILENT
        return not voice.principal, other, silent, voice.distance, voice.figure.edition, voice.figure.publisher

    return sorted(voices, key=order)


def _principal(question: Question, group: Sequence[Figure]) -> Figure | None:
    """The figure that answers the claim as it is worded; None when the publisher counts only other things."""
    fit = [f for f in group if not f.variant and not f.edition and _distance(question, f) < _OTHER]
    return min(fit, key=lambda f: _preference(question, f), default=None)


_OTHER = 9


def _preference(question: Question, item: Figure) -> tuple[bool, int, bool, bool, int]:
    """A figure before a bound, what is nearest to what is claimed, what is sound, what is printed, what is newest.

    Of a change, the publisher's own print comes before what is worked out of its two figures, as it may revise those.
    """
    settles = item.value is not None
    newest = (item.known_from or dt.date.min).toordinal()
    made = question.claim.kind is ClaimKind.CHANGE and question.base is not None and item.pair is not None
    return (not settles, _distance(question, item), item.confidence == "low", made, -newest)


def _distance(question: Question, item: Figure) -> int:
    """How far what a figure counts is from what the claim says is counted; _OTHER when it is another thing."""
    if question.claim.kind is ClaimKind.EVENT_TOLL:
        return 0  # one happening is one happening, however its source counts
    wanted = question.hint.counts
    counts = Counts(item.counts) if item.counts else Counts.UNSPECIFIED
    far = _counts_distance(wanted, counts, question.claim.victim)
    if question.claim.victim in {Victim.ALL, Victim.NONE} and question.claim.metric in {"deaths", "injuries"}:
        out = item.militants == Militants.OUT
        far += 0 if out == question.hint.militants_out else (_OTHER if question.hint.militants_out else 3)
    return min(far, _OTHER)


def _counts_distance(wanted: Counts, counts: Counts, victim: Victim) -> int:
    if counts is Counts.STATE or counts is wanted or {wanted, counts} <= _TOGETHER:
        return 0
    if counts is Counts.UNSPECIFIED:
        return 2
    if victim is Victim.MILITANT and {wanted, counts} <= {Counts.OPERATIONS, *_TOGETHER}:
        return 1  # militants killed by security forces are said to fall "in operations" when they attack, too
    if wanted is Counts.UNSPECIFIED:
        if counts in _TOGETHER:
            return 0
        # unstated: deaths in attacks are a usual reading; deaths in operations only of militants
        return 1 if counts is Counts.ATTACKS or victim is Victim.MILITANT else _OTHER
    return _OTHER


def _outcome(question: Question, item: Figure) -> Outcome:
    if item.value is None:
        return _by_bounds(question.claim, item)
    return Outcome.AGREES if agrees(question.claim, item.interval) else Outcome.DIFFERS


def _by_bounds(claim: Claim, item: Figure) -> Outcome:
    """Bounds can refute; they confirm only a claim that is itself a bound ("over 126 billion")."""
    claimed = claimed_interval(claim)
    if claimed is None or claim.kind is ClaimKind.CHANGE:
        return Outcome.SILENT
    if not claimed.meets(item.interval):
        return Outcome.DIFFERS
    low, high = item.interval.low, item.interval.high
    if claim.bound in {Bound.OVER, Bound.AT_LEAST} and claimed.low < low <= claimed.high:
        return Outcome.AGREES
    if claim.bound in {Bound.UNDER, Bound.UP_TO} and claimed.low <= high < claimed.high:
        return Outcome.AGREES
    return Outcome.SILENT


def _departs(question: Question, item: Figure, chosen: Figure | None) -> str:
    """In words, how a figure that is not the principal one departs from what the claim asks."""
    if item is chosen:
        return ""
    if item.variant:
        unsaid = question.base is None and item.base_start is not None and "against" not in item.variant
        return f"{item.variant}, against {item.base_start} to {item.base_end}" if unsaid else item.variant
    if item.edition:
        return f"another edition of its figure, printed {item.published or 'without a date'}"
    if chosen is not None and (item.counts, item.militants) == (chosen.counts, chosen.militants):
        return "another figure of the same publisher"
    return f"counts {COUNTED.get(item.counts, item.counts)}{OUT.get(item.militants, '')}"


COUNTED = {
    str(Counts.ATTACKS): "attacks by armed groups",
    str(Counts.OPERATIONS): "operations of the security forces",
    str(Counts.BOTH): "attacks and operations together",
    str(Counts.LETHAL_EVENTS): "events of organised violence with at least one death",
    str(Counts.UNSPECIFIED): "something the source does not spell out",
    str(Counts.STATE): "a state of affairs",
}
OUT = {str(Militants.OUT): ", dead militants left out"}
