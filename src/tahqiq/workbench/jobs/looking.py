"""What is watched, taken again as a job when evidence has come."""

from __future__ import annotations

import hashlib

from tahqiq.workbench.jobs.job import At, New, Outcome
from tahqiq.workbench.office import Office
from tahqiq.workbench.watching import due, look


def order(office: Office) -> str | None:
    """Orders that what is due is taken again; the job's id, None where nothing is due or it was ordered before."""
    held = hashlib.sha256("\n".join(office.held()).encode()).hexdigest()
    asked = {"releases": held}
    if not due(office) or office.jobs.newest("watch", asked):
        return None
    return office.jobs.add(New("watch", "What is watched is taken again", asked))


def work(at: At) -> Outcome:
    """Takes it again, a step each. Errors as ``watching.look``."""
    office = Office(at.workspace, desks=1)
    try:
        of = len(due(office))
        looked = look(office, lambda n, watch: at.tell(f"takes {watch.title} again", n, of))
    finally:
        office.close()
    return Outcome(f"{looked:,} of what is watched taken again", "/watch")
