"""Bad input ends in one clear line and a non-zero exit, and nothing in the workspace changes."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

REPORT = "As of 8 April 2025\n\nPICSS counted 645 militant attacks in Pakistan in 2023.\n"


def refused(done):
    """One line on standard error, exit status 2, no traceback; the line."""
    said = done.stderr.strip()
    assert done.returncode == 2, said
    assert len(said.splitlines()) == 1, said
    assert "Traceback" not in said
    return said


def files_of(path):
    return {str(p.relative_to(path)): p.stat().st_size for p in path.rglob("*") if p.is_file() and "-" not in p.suffix}


def test_a_missing_file(run, workspace):
    assert "cannot be read" in refused(run("check", "nowhere.txt", workspace=workspace))


def test_a_binary(run, tmp_path, workspace):
    path = tmp_path / "report.txt"
    path.write_bytes(os.urandom(50_000))
    assert "binary" in refused(run("check", path, workspace=workspace))


def test_a_pdf(run, tmp_path, workspace):
    path = tmp_path / "report.pdf"
    path.write_bytes(b"%PDF-1.7 something")
    assert "PDF" in refused(run("check", path, workspace=workspace))


def test_fifty_megabytes(run, tmp_path, workspace):
    path = tmp_path / "report.txt"
    path.write_bytes(b"All quiet. " * (50_000_000 // 11))
    assert "50 MB" in refused(run("check", path, workspace=workspace))


def test_urdu(run, tmp_path, workspace):
    path = tmp_path / "report.txt"
    path.write_text("پاکستان میں دہشت گرد حملوں میں اضافہ ہوا ہے اور درجنوں افراد ہلاک ہوئے۔", encoding="utf-8")
    assert "English" in refused(run("check", path, "--date", "2025-04-08", workspace=workspace))


def test_a_report_without_a_date(run, tmp_path, workspace):
    path = tmp_path / "report.txt"
    path.write_text("Militants killed 12 soldiers last month.", encoding="utf-8")
    assert "--date" in refused(run("check", path, workspace=workspace))
    assert run("check", path, "--date", "2025-04-08", workspace=workspace).returncode == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--colour", "x.txt"],
        ["check", "x.txt", "--format", "pdf"],
        ["check", "x.txt", "--as-of", "yesterday"],
        ["check", "x.txt", "--date", "08/04/2025"],
        ["show", "no such thing at all"],
        ["show", "ucdp_ged@99"],
        ["frobnicate"],
    ],
)
def test_arguments_that_are_wrong(run, arguments, workspace):
    refused(run(*arguments, workspace=workspace))


@pytest.mark.parametrize("text", ["", "  \n\n ", "The weather was fine. Nobody said anything."])
def test_a_claimless_text_is_not_an_error(run, tmp_path, workspace, text):
    path = tmp_path / "report.txt"
    path.write_text(text, encoding="utf-8")
    done = run("check", path, "--date", "2025-04-08", workspace=workspace)
    assert done.returncode == 0, done.stderr
    assert "No claims" in done.stdout


def test_a_file_that_is_no_evidence_changes_nothing(run, tmp_path, workspace):
    path = tmp_path / "table.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    before = files_of(workspace)
    refused(run("import", path, workspace=workspace))
    assert files_of(workspace) == before


def test_a_workspace_that_is_a_file(run, tmp_path):
    path = tmp_path / "workspace"
    path.write_text("not a folder", encoding="utf-8")
    report = tmp_path / "report.txt"
    report.write_text(REPORT, encoding="utf-8")
    refused(run("check", report, workspace=path))


def test_strict_and_standard_input(run, workspace):
    wrong = REPORT.replace("645", "985").encode()
    assert run("check", "-", workspace=workspace, stdin=REPORT.encode()).returncode == 0
    assert run("check", "-", "--strict", workspace=workspace, stdin=wrong).returncode == 1
    assert run("check", "-", workspace=workspace, stdin=wrong).returncode == 0


def test_an_output_that_cannot_be_written(run, tmp_path, workspace):
    report = tmp_path / "report.txt"
    report.write_text(REPORT, encoding="utf-8")
    refused(run("check", report, "--out", tmp_path / "no" / "folder.json", workspace=workspace))


def test_as_a_process_of_its_own(tmp_path):
    command = [sys.executable, "-m", "tahqiq", "check", str(tmp_path / "nowhere.txt")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_fault_of_ours_is_no_traceback(run, monkeypatch):
    monkeypatch.setattr("tahqiq.serve.cli.showing.show_name", lambda *_, **__: 1 / 0)
    done = run("show", "ttp")
    assert done.returncode == 70
    assert "ZeroDivisionError" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_workspace_that_cannot_be_written(run, tmp_path):
    tmp_path.chmod(0o500)
    refused(run("sources", workspace=tmp_path / "workspace"))
