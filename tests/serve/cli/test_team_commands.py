"""``tahqiq team`` and ``tahqiq serve --team``."""

from __future__ import annotations

import json

import pytest

WORDS = b"four plain words here\n"


def test_accounts_from_the_terminal(run, workspace):
    assert "no accounts yet" in run("team", "list", workspace=workspace).stderr
    assert run("team", "add", "head", "--role", "admin", workspace=workspace, stdin=WORDS).returncode == 0
    assert run("team", "add", "Guest", workspace=workspace, stdin=WORDS).returncode == 0
    assert run("team", "role", "guest", "analyst", workspace=workspace).returncode == 0
    assert run("team", "password", "guest", workspace=workspace, stdin=b"some other words\n").returncode == 0
    assert run("team", "close", "guest", workspace=workspace).returncode == 0
    told = json.loads(run("team", "list", "--json", workspace=workspace).stdout)["accounts"]
    assert [(a["name"], a["role"], a["state"]) for a in told] == [
        ("guest", "analyst", "closed"),
        ("head", "admin", "open"),
    ]
    assert run("team", "close", "guest", "--open", workspace=workspace).returncode == 0
    assert "guest\tanalyst" in run("team", "list", workspace=workspace).stdout


@pytest.mark.parametrize(
    ("arguments", "stdin", "said"),
    [
        (("add", "weak"), b"short\n", "a password of 5 characters arrived"),
        (("add", "a b"), WORDS, "letters, digits"),
        (("add", "x", "--role", "king"), WORDS, "the role 'king' is not one of viewer, analyst, editor, admin"),
        (("role", "nobody", "viewer"), b"", "there is no account called 'nobody'"),
        (("password", "nobody"), WORDS, "there is no account called 'nobody'"),
    ],
)
def test_what_cannot_be_is_said_in_a_line(run, workspace, arguments, stdin, said):
    done = run("team", *arguments, workspace=workspace, stdin=stdin)
    assert done.returncode == 2 and said in done.stderr and done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--team",), "--team needs --url"),
        (("--team", "--url", "tahqiq.example.org"), "--team needs --url"),
        (("--team", "--url", "https://tahqiq.example.org/sub/"), "--team needs --url"),
        (("--team", "--url", "http://tahqiq.example.org/"), "passwords would travel in the open"),
        (("--url", "https://tahqiq.example.org/"), "give --team with it"),
    ],
)
def test_a_team_is_served_under_its_https_address_alone(run, arguments, said):
    done = run("serve", *arguments, "--no-open", "--port", 0)
    assert done.returncode == 2 and said in done.stderr


def test_a_team_without_an_account_is_not_served(run, tmp_path):
    done = run("serve", "--team", "--url", "https://tahqiq.example.org", "--port", 0, workspace=tmp_path / "workspace")
    assert done.returncode == 2 and "tahqiq team add NAME --role admin" in done.stderr
