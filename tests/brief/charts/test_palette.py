"""Pictures have the colours of a report page, and in HTML follow its light or dark ground."""

from __future__ import annotations

import re

from tahqiq.brief.charts.palette import properties, themed
from tahqiq.measure.charts import colours
from tahqiq.serve.report.palette import DARK, LIGHT

ROLES = {"INK": "ink", "SOFT": "soft", "LINE": "line", "GREY": "rule", "BLUE": "supported", "ORANGE": "depends"}


def test_they_are_those_of_a_report_page_light_and_dark():
    dark = dict(re.findall(r"--picture-(\w+):(#\w+);", properties()))
    for name, role in ROLES.items():
        colour = getattr(colours, name)
        assert colour == LIGHT[role]
        assert dark[colour.lstrip("#")] == DARK[role]


def test_every_colour_of_the_assessments_pictures_turns_with_the_page(assessment):
    known = {f"#{n}" for n in re.findall(r"--picture-(\w+):", properties())}
    for picture in assessment.pictures.values():
        page = themed(picture.figure.svg())
        assert not re.findall(r'(?:fill|stroke)="(#\w+|white|black)"', page)
        assert {c.lower() for c in re.findall(r"var\(--picture-\w+, (#\w+)\)", page)} <= known
