"""Briefs as jobs: the brief is written on the evidence of now, and set as the files that take longest."""

from __future__ import annotations

from tahqiq.workbench import briefing
from tahqiq.workbench.jobs.job import At, Outcome
from tahqiq.workbench.office import Office

_SET = {"docx": "sets it as a Word file", "pdf": "sets it as a PDF"}


def work(at: At) -> Outcome:
    """Writes the brief. Errors as ``verbs.briefing.made``."""
    office = Office(at.workspace, desks=1)
    steps = 1 + len(briefing.SET)
    try:
        kept = office.briefs.get(at.job.question["brief"])
        at.tell("reads the evidence and writes it", 1, steps)
        briefing.write_draft(office, kept)
        for step, form in enumerate(briefing.SET, 2):
            at.tell(_SET[form], step, steps)
            briefing.write_file(office, kept, form)
        made, _ = briefing.finished(office, kept)
    finally:
        office.close()
    return Outcome(f"It is written, with {len(made.entries):,} numbers", f"/briefs/{kept.id}")
