"""Figures that are not counted out: "dozens", "nearly half", "one in three", "doubled", "most of", "a soldier"."""

from __future__ import annotations

import re

from tahqiq.claims.extract.numbers.core import Core
from tahqiq.claims.extract.numbers.lexicon import any_of, words
from tahqiq.terms import Bound

_VAGUE: dict[str, int] = words()["vague"]
_SCALES: dict[str, int] = words()["scales"]
_CAME = r"took\s+place|occurred|happened"
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_FACTORS = {
    "doubled": 2, "doubling": 2, "double": 2, "twice": 2, "tripled": 3, "trebled": 3, "tripling": 3,
    "quadrupled": 4, "quadrupling": 4, "quintupled": 5, "halved": 0.5, "halving": 0.5,
}  # fmt: skip
_FOLDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
_NO_ARTICLE = any_of([*_SCALES, *words()["no_article"], *_PARTS])
_AFTER_PART = (
    r"(?=\s+(?:of|more|less|fewer|higher|lower|as|since|from|over|compared|in\s+(?:the|(?-i:[A-Z0-9])\w*)|during|between|last|this|on|and|to|"
    r"the|were|was|are|is|have|had)\b|\s*(?:[.,;:)\"]|$))"
)

_TOLD_NO = "(?:" + "|".join(rf"(?<=\b{told}\s)" for told in words()["told_none"]) + ")no"
_WERE = r"(?:was|were|has\s+been|have\s+been|had\s+been)"
_DONE, _LEFT = any_of(words()["none_done"]), any_of(words()["none_left"])

PATTERN = rf"""
    (?P<several>(?:several|a\s+few|many|some)\s+(?P<several_of>hundred|thousand|dozen|million)s?)\b
  | (?P<vague>{any_of(_VAGUE)})\b
  | (?P<some>some)(?=\s+(?:(?:[a-z]+\s+)?[a-z]+[^s\W]s
      |(?:others\s+)?(?:were|are)\s+(?:\w+ly\s+)?(?:killed|wounded|injured|hurt|arrested))\b)
  | (?P<scores>scores)(?=\s+(?:of|more|others?|were|was|have|had|are|killed|injured|wounded|dead|people|died)\b)
  | (?P<scores_done>(?<=[a-z](?:ing|led|ted|ped|red|ned|ced)\s)scores)
      (?=\s*(?:[.,;)]|$|\s(?:in|near|across|on|at|and)\b))
  | (?P<half_scale>half\s+an?\s+(?P<half_of>{"|".join(_SCALES)})|half-million)\b
  | (?P<half>(?:(?<=\bby\s)|(?<=\bthan\s))half(?=\s+(?:in|from|compared|against|since|over)\b)
      |half(?=\s+(?:of|the|its|their|all|his|her|our|were|was|are|is|as)\b|\s*[,.;)]))
  | (?P<part>(?:a|one)[\s-](?P<part_of>third|quarter|fifth|sixth|eighth|tenth)){_AFTER_PART}
  | (?P<fold>(?P<fold_of>{"|".join(_FOLDS)})-?fold)\b
  | (?P<twice>twice|double)(?=\s+(?:as|the|that|its|their|what|more)\b)
  | (?P<factor>doubled|doubling|tripled|tripling|trebled|quadrupled|quadrupling|quintupled|halved|halving)\b
  | (?P<almost_all>(?:almost|nearly|virtually)\s+all)\b
  | (?P<most>(?:an?|the)\s+(?:vast|overwhelming|large|clear|great|slim)?\s*majority|majority\s+of
      |most(?=\s+(?:of|were)\b)|mostly)\b
  | (?P<nobody>nobody|no\s+one|none)(?=\s+{_WERE}\s+(?:{_DONE})\b)
  | (?P<no>no|not\s+(?:a\s+single|one))
      (?=\s+(?:(?!(?:fewer|less|more|longer|one|other)\b)[a-z-]+\s+){{1,4}}(?:{_WERE}\s+(?:{_DONE})|died|{_CAME})\b)
  | (?P<there_no>{_TOLD_NO})(?=\s+(?:(?!(?:in|of)\b)[a-z-]+\s+){{0,2}}(?:{_LEFT})\b)
  | (?P<pair>(?:an?\s+)?(?:couple|pair)\s+of)\b
  | (?P<article>an?|another)(?=\s+(?:["']?[^\W\d]|[0-9]{{1,2}}-year-old\s))(?!\s+(?:{_NO_ARTICLE})\b)
"""


def core(match: re.Match[str]) -> Core | None:
    """The figure of a match of ``PATTERN``, or None where another branch of the scanner matched."""
    start, end = match.span()
    groups = match.groupdict()
    if low := _low(groups):
        return Core(start, start, end, None, low=low, bound=Bound.AT_LEAST, vague=True)
    if groups["half_scale"]:
        value = _SCALES[(groups["half_of"] or "million").lower()] / 2
        return Core(start, start, end, value, step=value / 5)
    if groups["no"] or groups["nobody"] or groups["there_no"]:
        return Core(start, start, end, 0.0, step=1.0, open=False)
    if groups["pair"]:
        return Core(start, start, end, 2.0, step=1.0)
    if groups["article"]:
        return Core(start, start, end, 1.0, step=1.0, article=True, open=False)
    return _share(start, end, groups) or _factor(start, end, groups)


def _low(groups: dict[str, str | None]) -> float | None:
    if word := groups["several_of"]:
        return 2.0 * _SCALES[word.lower()]
    if word := groups["vague"]:
        return float(_VAGUE[" ".join(word.lower().split())])
    if groups["scores"] or groups["scores_done"]:
        return float(words()["scores"])
    return 2.0 if groups["some"] else None


def _share(start: int, end: int, groups: dict[str, str | None]) -> Core | None:
    if groups["half"] or groups["part"]:
        return percent(start, end, 1, _PARTS[(groups["part_of"] or "half").lower()])
    if groups["almost_all"]:
        return Core(start, start, end, None, low=90.0, high=100.0, unit="percent", bound=Bound.ABOUT, vague=True,
                    open=False, bounded=True)  # fmt: skip
    if groups["most"]:
        return Core(start, start, end, 50.0, unit="percent", bound=Bound.OVER, vague=True, open=False, bounded=True)
    return None


def _factor(start: int, end: int, groups: dict[str, str | None]) -> Core | None:
    word = groups["fold_of"] or groups["twice"] or groups["factor"]
    if word is None:
        return None
    value = _FOLDS[word.lower()] if groups["fold_of"] else _FACTORS[word.lower()]
    return Core(start, start, end, float(value), unit="factor", step=1.0 if value >= 1 else 0.1, open=False)


def percent(start: int, end: int, above: float, below: float) -> Core:
    """A part of a whole as a percentage to one decimal; written as a fraction it is good to about one percent."""
    return Core(start, start, end, round(100 * above / below, 1), unit="percent", step=1.0, open=False)
