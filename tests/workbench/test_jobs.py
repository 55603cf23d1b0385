"""Jobs: kept before they are acknowledged, worked by processes of their own, never lost and never half done."""

from __future__ import annotations

import io
import os
import signal
import time
from pathlib import Path

import pytest
from tests.workbench.grown import later_file

from tahqiq.claims.document import document
from tahqiq.errors import EvidenceError, InputError, UnknownName
from tahqiq.store import Workspace
from tahqiq.workbench import jobs as workbench_jobs
from tahqiq.workbench.jobs import New, Outcome, State, importing, kinds, shelf
from tahqiq.workbench.jobs.foreman import Bounds, Foreman
from tahqiq.workbench.jobs.importing import Said
from tahqiq.workbench.jobs.jobs import MOST_TRIES
from tahqiq.workbench.office import Office

pytestmark = pytest.mark.slow


@pytest.fixture
def office(workspace):
    made = Office(workspace, desks=1)
    yield made
    made.close()


@pytest.fixture
def foreman(office):
    made = Foreman(office.jobs)
    made.start()
    yield made
    made.stop()


def order(office, tmp_path, name="statistics-2026-08.csv", value=500, published="2026-08"):
    raw = later_file(tmp_path, value, published).read_bytes()
    return importing.order(office.jobs, name, io.BytesIO(raw), Said("statistics", published, published))


def until(office, job, *states, seconds=60):
    """The job once it is in one of the states."""
    for _ in range(seconds * 50):
        found = office.jobs.get(job)
        if found.state in states:
            return found
        assert not found.state.ended, found
        time.sleep(0.02)
    raise AssertionError(f"still {found.state}: {found.says}")


def frozen(office, foreman, job):
    """The process of a job, stopped in the middle of its work."""
    until(office, job, State.WORKING)
    process = foreman._workers[job].process
    os.kill(process.pid, signal.SIGSTOP)
    return process


def left(office):
    """What of jobs and killed imports is on the disk."""
    return [p.name for p in (*office.jobs.shelf.root.glob("*"), *(office.path / "lake").glob(".import*"))]


def test_a_file_that_is_sent_becomes_a_release(office, foreman, tmp_path):
    job = order(office, tmp_path)
    done = until(office, job, State.DONE)
    assert done.says == "statistics@2026-08 is in the workspace"
    assert done.address == "/sources/statistics@2026-08"
    assert done.lines == ("1 row read, 1 accepted, 0 rejected", "read in place of statistics@2026-03 (3,581 rows)")
    assert "statistics@2026-08" in office.held()
    foreman.stop()
    assert left(office) == []


def test_a_file_with_the_columns_of_nothing_fails_with_a_line(office, foreman, tmp_path):
    job = importing.order(office.jobs, "x.csv", io.BytesIO(b"a,b\n1,2\n"), Said())
    failed = until(office, job, State.FAILED)
    assert "x.csv has the columns of no known dataset" in failed.says


@pytest.mark.parametrize(
    ("name", "content", "said", "kind", "line"),
    [
        ("x.csv", b"", Said(), InputError, "empty"),
        ("x.csv", b"%PDF-1.7 and more", Said(), EvidenceError, "a PDF"),
        ("x.csv", b"\x7fELF\0\0", Said(), EvidenceError, "binary"),
        ("x.csv", b"a,b\n\xff\xfe,1\n", Said(), EvidenceError, "not in UTF-8"),
        ("", b"a,b\n1,2\n", Said(), InputError, "no file arrived"),
        ("x.csv", b"a,b\n1,2\n", Said("nothing"), UnknownName, "no dataset is called 'nothing'"),
        ("x.csv", b"a,b\n1,2\n", Said(version="../1"), InputError, "the version '../1' cannot be used"),
        ("x.csv", b"a,b\n1,2\n", Said(published="soon"), InputError, "the date of publication 'soon'"),
    ],
)
def test_what_cannot_be_imported_is_refused_and_nothing_is_kept(office, name, content, said, kind, line):
    with pytest.raises(kind, match=line):
        importing.order(office.jobs, name, io.BytesIO(content), said)
    assert office.jobs.count() == 0 and left(office) == []


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\data\\GEDEvent_v25_1.csv", "GEDEvent_v25_1.csv"),
        ("..", "file"),
        ("/", "file"),
        ("a\0b\nc.csv", "abc.csv"),
        ("\u202evsc.x", "vsc.x"),
        (".hidden.csv", "hidden.csv"),
        ("اعداد.csv", "اعداد.csv"),
        ("n" * 400 + ".parquet", "n" * 93 + ".parquet"),
        ("ن" * 400 + ".csv", "ن" * 48 + ".csv"),
    ],
)
def test_the_name_of_a_file_never_leads_elsewhere(sent, kept):
    assert shelf.plain(sent) == kept


def test_a_file_with_a_name_that_climbs_stays_in_its_jobs_folder(office, tmp_path):
    job = order(office, tmp_path, name="../../../../escaped.csv")
    assert [
        p.relative_to(office.path / "jobs" / job).as_posix() for p in (office.path / "jobs" / job).rglob("*.*")
    ] == ["file/escaped.csv"]
    assert not list(tmp_path.rglob("../escaped.csv"))


def test_a_job_that_waits_is_cancelled_at_once(office, tmp_path):
    job = order(office, tmp_path)
    office.jobs.cancel(job)
    assert office.jobs.get(job).state is State.CANCELLED
    office.jobs.sweep()
    assert left(office) == []
    assert office.jobs.begin(job) is None


def test_cancelling_an_import_under_way_leaves_nothing_of_it(office, foreman, tmp_path):
    job = order(office, tmp_path)
    process = frozen(office, foreman, job)
    before = office.held()
    office.jobs.cancel(job)
    assert until(office, job, State.CANCELLED).says == "it was cancelled; nothing of it was kept"
    assert process.returncode == -signal.SIGKILL
    foreman.stop()
    assert office.held() == before
    with Workspace.open(office.path) as store:
        store.clean()
    assert left(office) == []


def test_a_process_that_is_killed_is_said_to_have_failed(office, foreman, tmp_path):
    job = order(office, tmp_path)
    frozen(office, foreman, job).kill()
    assert "its process was killed (signal 9)" in until(office, job, State.FAILED).says


def test_a_job_that_takes_too_long_is_ended(office, tmp_path):
    foreman = Foreman(office.jobs, Bounds(longest=0.01))
    job = order(office, tmp_path)
    foreman.start()
    assert "took longer than" in until(office, job, State.FAILED).says
    foreman.stop()
    assert "statistics@2026-08" not in office.held()


def test_a_job_without_enough_memory_fails_with_a_line(office, tmp_path):
    foreman = Foreman(office.jobs, Bounds(memory=1))
    job = order(office, tmp_path)
    foreman.start()
    assert "needs more than the 1 MB of memory" in until(office, job, State.FAILED).says
    foreman.stop()


def test_a_stopped_server_leaves_its_job_to_the_next(office, tmp_path):
    first, second = Foreman(office.jobs), Foreman(office.jobs)
    job = order(office, tmp_path)
    first.start()
    process = frozen(office, first, job)
    first.stop()
    assert process.returncode is not None
    assert office.jobs.get(job).state is State.WAITING
    second.start()
    assert until(office, job, State.DONE).tries == 2
    second.stop()
    assert [r for r in office.held() if r.startswith("statistics@2026-08")] == ["statistics@2026-08"]


def test_a_job_whose_process_nobody_holds_is_taken_up(office, foreman, tmp_path):
    """As after a power cut: the catalog says that it is worked, and no process is."""
    foreman.stop()
    job = order(office, tmp_path)
    assert office.jobs.begin(job)
    again = Foreman(office.jobs)
    again.start()
    assert until(office, job, State.DONE).tries == 2
    again.stop()


def test_one_that_dies_again_and_again_is_given_up(office, tmp_path):
    job = order(office, tmp_path)
    foreman = Foreman(office.jobs, Bounds(at_once=0))
    for _ in range(MOST_TRIES):
        assert office.jobs.begin(job)
        foreman.look()
    given_up = office.jobs.get(job)
    assert given_up.state is State.FAILED and "begun 3 times" in given_up.says
    assert left(office) == []


def test_an_import_that_was_whole_before_its_process_died_is_done(office, tmp_path):
    job = order(office, tmp_path)
    begun = office.jobs.begin(job)
    importing.work(workbench_jobs.At(begun, office.path, office.jobs.shelf.file(job, begun.file), lambda *_: None))
    office.jobs.cancel(job)
    Foreman(office.jobs, Bounds(at_once=0)).look()
    done = office.jobs.get(job)
    assert done.state is State.DONE and done.says == "statistics@2026-08 is in the workspace"


def test_a_file_imported_before_says_so(office, foreman, tmp_path):
    until(office, order(office, tmp_path), State.DONE)
    again = until(office, order(office, tmp_path), State.DONE)
    assert again.says == "statistics@2026-08 was there already"


def test_two_servers_work_a_job_once(office, tmp_path):
    both = Foreman(office.jobs), Foreman(office.jobs)
    for foreman in both:
        foreman.start()
    jobs = [order(office, tmp_path, value=500 + n, published=f"2026-{n:02}") for n in (7, 8)]
    assert all(until(office, job, State.DONE).tries == 1 for job in jobs)
    for foreman in both:
        foreman.stop()
    assert len([r for r in office.held() if r in ("statistics@2026-07", "statistics@2026-08")]) == 2


def test_no_more_wait_than_the_disk_can_bear(office, monkeypatch, tmp_path):
    monkeypatch.setattr("tahqiq.workbench.jobs.jobs._MOST_WAITING", 1)
    order(office, tmp_path)
    with pytest.raises(InputError, match="1 jobs wait already"):
        order(office, tmp_path)
    assert office.jobs.count() == 1 and len(left(office)) == 1


def test_a_kind_that_this_version_lacks_fails_with_a_line(office, foreman):
    job = office.jobs.add(New("dance", "Dance"))
    assert "no kind of job is called 'dance'" in until(office, job, State.FAILED).says


def test_every_kind_has_its_function():
    for kind in kinds.KINDS.values():
        assert callable(kinds._function(kind.work))
        assert not kind.made or callable(kinds._function(kind.made))


def test_what_has_ended_changes_no_more(office, tmp_path):
    job = order(office, tmp_path)
    office.jobs.begin(job)
    office.jobs.end(job, Outcome("is done", "/x", ("a line",)))
    office.jobs.fail(job, "late")
    office.jobs.cancel(job)
    office.jobs.tell(job, "later still", 1, 2)
    kept = office.jobs.get(job)
    assert (kept.state, kept.says, kept.address, kept.lines) == (State.DONE, "is done", "/x", ("a line",))


def test_unknown_jobs_are_said_to_be_so(office):
    for act in (office.jobs.get, office.jobs.cancel):
        with pytest.raises(UnknownName, match="no job is kept under"):
            act("0" * 24)


def test_a_sweep_leaves_what_waits_and_what_is_being_stored(office, tmp_path):
    job = order(office, tmp_path)
    with office.jobs.shelf.aside(None) as folder:
        office.jobs.sweep()
        assert folder.is_dir()
        assert (office.path / "jobs" / job / "file").is_dir()
    Path(office.path / "jobs" / ("a" * 24) / "file").mkdir(parents=True)  # as a kill before its row leaves it
    office.jobs.sweep()
    assert left(office) == [job]


def test_a_check_does_not_wait_for_an_import(office, foreman, tmp_path):
    frozen(office, foreman, order(office, tmp_path))
    text = "By 9 April 2025\n\nIn 2024, 558 militants were killed in Pakistan.\n"
    check = office.begin(document(text))
    done = until(office, office.jobs.live()[-1].id, State.DONE)
    assert done.address == f"/checks/{check}" and office.checks.get(check).made
