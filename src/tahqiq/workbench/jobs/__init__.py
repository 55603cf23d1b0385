"""Jobs: work that takes longer than a page may, kept in the catalog and done by processes of their own.

A job is kept, with the file it is about, before anybody is told that it is; a server that is killed loses none. It is
*waiting*, then *working*, then *done*, *failed* or *cancelled*. The foreman (``foreman.py``, a thread of each server)
starts ``python -m tahqiq.workbench.jobs.work`` for one job at a time, kills it where the job is cancelled or takes too
long, and puts a job back whose process or server died; the third time it is given up with a line that says so. Whose
process is alive is told by a file it holds locked, not by a clock or a process id.

**To have other work done as jobs** write a function in the workbench and name it in ``kinds.py``::

    def work(at: At) -> Outcome:
        at.tell("writing the brief", 2, 3)          # what it does, step 2 of 3; shown on its page
        ...                                         # at.job.question is what was asked, at.file the file, if any
        return Outcome("/briefs/1a2b", ("It has 12 sections.",))

``office.jobs.add(New(kind, title, question, by))`` orders it and gives the id of its page, ``/jobs/ID``. The work
has to leave nothing half done when it is killed, and to come to the same when it is begun again. Errors of ours are
what a failed job says; any other is a mistake of ours, and the server's log has its trace.
"""

from tahqiq.workbench.jobs.job import At, Job, New, Outcome, State
from tahqiq.workbench.jobs.jobs import Jobs

__all__ = ["At", "Job", "Jobs", "New", "Outcome", "State"]
