"""A server that is killed with an upload or an import under way loses nothing that it acknowledged."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx2
import pytest
from tests.workbench.grown import later_file

from tahqiq.store import Workspace

pytestmark = pytest.mark.slow
SAID = {"dataset": "statistics", "version": "2026-08", "published": "2026-08"}
RELEASE = "statistics@2026-08"


class Served:
    """A server of a process of its own."""

    def __init__(self, workspace: Path) -> None:
        command = [sys.executable, "-m", "tahqiq", "serve", "--port", "0", "--no-open", "--workspace", str(workspace)]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.address = re.search(r"http://[\d.:]+", self._process.stdout.readline()).group()

    def kill(self) -> None:
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        self._process.stdout.close()

    def order(self, path: Path) -> str:
        answer = httpx2.post(f"{self.address}/imports.json", files={"file": (path.name, path.read_bytes())}, data=SAID,
                             timeout=60)  # fmt: skip
        assert answer.status_code == 201, answer.text
        return answer.json()["id"]

    def job(self, name: str) -> dict:
        return httpx2.get(f"{self.address}/jobs/{name}.json", timeout=60).json()

    def until(self, name: str, *states: str) -> dict:
        for _ in range(1200):
            told = self.job(name)
            if told["state"] in states:
                return told
            time.sleep(0.05)
        raise AssertionError(told)


@pytest.fixture
def serve(workspace):
    """Starts a server on the workspace; all are killed at the end."""
    started = []

    def start():
        started.append(Served(workspace))
        return started[-1]

    yield start
    for server in started:
        server.kill()


def clean(workspace: Path) -> bool:
    """Whether nothing of a killed import or upload is left."""
    return not [*(workspace / "lake").glob(".import*"), *(workspace / "jobs").glob("*")]


def test_killed_as_soon_as_a_file_is_acknowledged(serve, workspace, tmp_path):
    first = serve()
    job = first.order(later_file(tmp_path, 500))
    first.kill()
    second = serve()
    assert second.until(job, "done", "failed", "cancelled")["says"] == f"{RELEASE} is in the workspace"


def test_killed_in_the_middle_of_an_import(serve, workspace, tmp_path):
    first = serve()
    job = first.order(later_file(tmp_path, 500))
    first.until(job, "working")
    first.kill()
    with Workspace.open(workspace) as store:
        seen = [r.release_id for r in store.releases("statistics")]
        assert RELEASE not in seen or store.rejects(RELEASE).num_rows == 0
    second = serve()
    assert second.until(job, "done", "failed", "cancelled")["says"] == f"{RELEASE} is in the workspace"
    with Workspace.open(workspace) as store:
        assert [r.release_id for r in store.releases("statistics")].count(RELEASE) == 1
        store.clean()
    for _ in range(200):
        if clean(workspace):
            break
        time.sleep(0.05)
    assert clean(workspace)


def test_killed_in_the_middle_of_an_upload(serve, workspace, tmp_path):
    first = serve()
    host, port = first.address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as connection:
        connection.sendall(
            f"POST /imports.json HTTP/1.1\r\nHost: {host}:{port}\r\nContent-Length: 3000000\r\n"
            "Content-Type: multipart/form-data; boundary=x\r\n\r\n--x\r\n"
            'Content-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n'.encode()
            + b"a,b\n" * 500_000
        )
        first.kill()
    second = serve()
    assert httpx2.get(f"{second.address}/jobs.json", timeout=60).json()["total"] == 0
    assert clean(workspace)
    assert httpx2.get(f"{second.address}/sources.json", timeout=60).status_code == 200


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no signal stops a process there")
def test_no_process_is_left_behind(serve, workspace, tmp_path):
    first = serve()
    job = first.order(later_file(tmp_path, 500))
    first.until(job, "working")
    first.kill()
    lock = workspace / "jobs" / job / "lock"
    from tahqiq.store import locks

    for _ in range(200):
        if not lock.exists():
            return  # it had come to its end
        with locks.alone(lock) as free:
            if free:
                return
        time.sleep(0.05)
    raise AssertionError("the job's process outlives its server")
