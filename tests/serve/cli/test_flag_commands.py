"""The commands that flags name: each makes the numbers of its message again."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

import tahqiq

EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("*.md"))
OWN = """As of 30 June 2026

Violence in Pakistan fell in the second quarter of 2025 compared with the first quarter of 2025.

Violence in Pakistan rose by 58% in the first three quarters of 2025 compared with the same period of 2024.
"""
NUMBER = r"\d[\d,]*"
PAIRS = re.compile(rf"(?:went |, )from ({NUMBER}) (?:\(([^)]*)\) )?to ({NUMBER})|: from ({NUMBER}) to ({NUMBER}) \(")
CHANGES = re.compile(r"([+-]\d+)%")


@pytest.fixture(scope="module")
def flags(workspace):
    """The flags with a command of the example reports, and of one report that has those they have not."""
    reports = [p.read_text(encoding="utf-8") for p in EXAMPLES if p.name != "README.md"]
    checked = [tahqiq.check(text, workspace=workspace) for text in (*reports, OWN)]
    found = [f.to_dict() for result in checked for c in result.claims for f in c.flags]
    return [f for f in found if f["measure"]]


def numbers(made):
    """Every count and change of a result, to the whole, and what its parts leave of the whole."""
    values = [e["value"] for e in made["estimates"]] + [v for row in made["rows"] for v in row.values()]
    totals = {e["name"]: e["value"] for e in made["estimates"] if e["name"] in ("now", "then")}
    values += [totals[side] - row[side] for side in totals for row in made["rows"] if side in row]
    return {round(v) for v in values if isinstance(v, (int, float)) and not isinstance(v, bool)}


def test_every_kind_of_flag_that_measures_reach_is_there(flags):
    assert {f["flag"] for f in flags} == {"noise", "window", "composition"}


def test_each_command_finds_what_the_message_says(flags, run, workspace):
    for flag in flags:
        words = shlex.split(flag["measure"]["command"])
        assert words[:2] == ["tahqiq", "measure"]
        done = run(*words[1:], "--format", "json", workspace=workspace)
        assert done.returncode == 0, (flag, done.stderr)
        found = numbers(json.loads(done.stdout))
        if flag["flag"] == "window":
            said = {int(n) for n in CHANGES.findall(flag["message"])}
        else:
            pairs = [n for match in PAIRS.findall(flag["message"]) for n in (match[0], *match[2:]) if n]
            said = {int(n.replace(",", "")) for n in pairs}
        assert len(said) >= 2 and said <= found, (flag, said - found)


def test_a_flag_of_noise_is_noise_by_its_command(flags, run, workspace):
    for flag in (f for f in flags if f["flag"] == "noise"):
        done = run(*shlex.split(flag["measure"]["command"])[1:], workspace=workspace)
        assert "clearly" not in done.stdout
