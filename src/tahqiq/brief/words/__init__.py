"""The words of a brief: likelihoods, changes, figures and what several publishers say, chosen from the numbers.

Nothing is drawn by chance: the same numbers at the same place of a text give the same words.
"""

from tahqiq.brief.words.articles import place_with_article, with_article
from tahqiq.brief.words.changes import Said, change_verb
from tahqiq.brief.words.figures import Range, Told, agree, bounded, either, ordinal, range_of, scaled, some_of
from tahqiq.brief.words.likelihood import Band, band, bands, confidence, likelihood, likely_that
from tahqiq.brief.words.repeats import Repeat, repeats
from tahqiq.brief.words.sentences import sentence

__all__ = [
    "Band", "Range", "Repeat", "Said", "Told", "agree", "band", "bands", "bounded", "change_verb", "confidence",
    "either", "likelihood", "likely_that", "ordinal", "place_with_article",
    "range_of", "repeats", "scaled", "sentence", "some_of", "with_article",
]  # fmt: skip
