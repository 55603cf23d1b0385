"""``tahqiq serve``: it serves until it is stopped, to this machine alone."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.request

import pytest


def test_it_prints_its_address_answers_there_and_stops_when_told(tmp_path):
    command = [sys.executable, "-m", "tahqiq.serve.cli.main", "serve", "--port", "0", "--no-open"]
    set_ = {**os.environ, "TAHQIQ_WORKSPACE": str(tmp_path / "workspace"), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, env=set_, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        try:
            line = server.stdout.readline()
            address = line.split(" at ")[1].split()[0]
            with urllib.request.urlopen(address + "index.json", timeout=60) as answer:
                assert answer.status == 200 and b'"checks":[]' in answer.read()
        finally:
            server.send_signal(signal.SIGINT)
            _, said = server.communicate(timeout=60)
    assert "Traceback" not in said


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.10", "workbench.example", "::"])
def test_others_than_this_machine_are_not_served(run, host):
    done = run("serve", "--host", host, "--no-open")
    assert done.returncode == 2
    assert f"--host {host}" in done.stderr and "this machine alone" in done.stderr


def test_a_port_that_is_taken_is_said_in_a_line(run):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run("serve", "--port", port, "--no-open")
    assert done.returncode == 2 and done.stderr.count("\n") == 1
    assert f"--port {port} on 127.0.0.1 cannot be used" in done.stderr
    assert run("serve", "--port", 70000, "--no-open").returncode == 2
