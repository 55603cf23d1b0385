"""Ranges whose lower end is above the upper."""

from __future__ import annotations

import re

from tahqiq.claims.judge.flags.arithmetic.scene import Found, Scene

_NUMBER = r"(\d{1,3}(?:,\d{3})+|\d+)"
_RANGE = re.compile(rf"\bbetween\s+{_NUMBER}\s+and\s+{_NUMBER}\b(?!\s*(?:%|per\s?cent|[,.]?\d))", re.IGNORECASE)


def ranges(scene: Scene) -> Found:
    """ "Between 5,000 and 3,000", said of the claim that stands nearest to it in its sentence."""
    for row in scene.layout.rows:
        sentence = scene.layout.sentences[scene.layout.sentence(row[0])]
        for match in _RANGE.finditer(scene.layout.text, sentence.start, sentence.end):
            low, high = (int(g.replace(",", "")) for g in match.groups())
            touched = [c for c in row if c.start < match.end() and match.start() < c.end]
            if low > high and touched:
                yield touched[0], f"The range “{' '.join(match[0].split())}” is upside down: it begins above its end."
