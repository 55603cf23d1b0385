"""The MCP server, asked by a client of the same protocol: what a language model is told, and what it is refused."""

from __future__ import annotations

import os
import sys

import anyio
import pytest
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from tahqiq.serve.mcp.server import server


@pytest.fixture(scope="module")
def workspace(filled):
    return filled("mcp")


@pytest.fixture
def ask(workspace):
    """Calls a tool; its answer, or the text of its refusal."""

    def call(name, /, **given):
        async def asked():
            async with Client(server(workspace)) as client:
                return await client.call_tool(name, given)

        answer = anyio.run(asked)
        return answer.content[0].text if answer.is_error else answer.structured_content

    return call


def test_every_tool_and_everything_it_takes_is_described(workspace):
    async def listed():
        async with Client(server(workspace)) as client:
            return (await client.list_tools()).tools

    tools = anyio.run(listed)
    assert {t.name for t in tools} == {"check_claim", "count", "compare_periods", "look_up", "cite", "sources"}
    for tool in tools:
        assert tool.description and tool.annotations.read_only_hint
        for name, taken in tool.input_schema["properties"].items():
            assert name not in ("self", "workspace")
            assert taken.get("description") or taken.get("$ref"), f"{tool.name}: {name}"


def test_a_claim_comes_back_with_its_verdict_reason_and_pages(ask):
    told = ask("check_claim", text="In 2024, 558 militants were killed in Pakistan.", date="2025-04-09")
    (claim,) = told["claims"]
    assert claim["verdict"] == "contradicted" and "934" in claim["reason"]
    assert all(figure["page"].startswith("http") for figure in claim["figures"])
    assert {figure["dataset"] for figure in claim["figures"]} <= set(told["citations"]) | {"statistics"}


def test_what_is_known_as_of_a_day_is_all_that_is_used(ask):
    text = "In 2024, 951 militants were killed in Pakistan, according to PICSS."
    now = ask("check_claim", text=text, date="2025-04-09")["claims"][0]
    then = ask("check_claim", text=text, date="2025-04-09", as_of="2024-06-01")["claims"][0]
    assert now["verdict"] != "not_checkable"
    assert all(figure["published"] <= "2024-06-01" for figure in then["figures"])


def test_a_figure_is_followed_to_its_rows(ask):
    claim = ask("check_claim", text="In 2024, 558 militants were killed in Pakistan.", date="2025-04-09")["claims"][0]
    rows = ask("cite", address=claim["figures"][0]["address"])
    assert rows["rows_in_all"] == len(rows["rows"]) == 1
    assert rows["rows"][0]["value"] == claim["figures"][0]["value"]
    assert rows["licence"] and "SELECT" in rows["sql"].upper()


def test_periods_are_compared_with_an_interval_or_by_what_was_printed(ask):
    events = {"area": "Pakistan", "period": "2021"}
    told = ask("compare_periods", events=events, base="2020")
    ratio = next(n for n in told["numbers"] if n["name"] == "ratio")
    assert ratio["low"] < ratio["value"] < ratio["high"] and told["evidence"]
    printed = ask("compare_periods", events=events | {"period": "2024"}, base="2023", publisher="PICSS")
    assert "PICSS" in printed["says"]


def test_counts_and_names(ask):
    assert ask("count", events={"area": "Pakistan", "period": "2021"}, by="province")["parts"]
    (entry,) = [e for e in ask("look_up", name="TTP")["entries"] if e["kind"] == "armed_group"]
    assert entry["id"] == "ttp" and all(alias["source"] for alias in entry["aliases"])
    assert any(r["dataset"] == "ucdp_ged" for r in ask("sources")["releases"])


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("check_claim", {"text": "x", "date": "soon"}, "a day written YYYY-MM-DD was expected"),
        ("count", {"events": {"area": "Atlantis"}}, "Atlantis"),
        ("compare_periods", {"events": {"period": "2021"}, "base": "2031"}, "2031"),
        ("look_up", {"name": "no such name"}, "no such name"),
        ("cite", {"address": "file:///etc/passwd"}, "an address of the form"),
        ("cite", {"address": "tahqiq:ucdp_ged@22.1?id='; DROP TABLE events --"}, None),
    ],
)
def test_what_is_wrong_comes_back_in_a_line(ask, name, given, said):
    told = ask(name, **given)
    if said is None:
        assert told["rows"] == []
    else:
        assert said in told and "Traceback" not in told


def test_it_speaks_over_standard_input_and_output(workspace):
    command = ["-m", "tahqiq.serve.cli.main", "mcp", "--workspace", str(workspace)]
    started = StdioServerParameters(command=sys.executable, args=command, env=dict(os.environ))

    async def asked():
        async with Client(stdio_client(started)) as client:
            return await client.call_tool("look_up", {"name": "TTP"})

    answer = anyio.run(asked)
    assert not answer.is_error and answer.structured_content["entries"]
