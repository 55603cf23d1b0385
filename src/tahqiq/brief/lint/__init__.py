"""What a careful editor would strike or ask about in a text's language, by rules that are data (``english/*.yml``).

``rules`` reads them, ``labels`` adds the names that packs say are one side's, ``exempt`` finds what is quoted,
``attributed`` who a sentence is laid to, ``find`` puts them together.
"""

from tahqiq.brief.lint.find import lint
from tahqiq.brief.lint.model import LintResult, Remark, Severity

__all__ = ["LintResult", "Remark", "Severity", "lint"]
