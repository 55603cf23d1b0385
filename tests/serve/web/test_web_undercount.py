"""Undercount as a form: a file becomes counts, these stand in the address, and nothing of the file is kept."""

from __future__ import annotations

import html
import io
import random
from importlib import import_module
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from starlette.testclient import TestClient
from tests.serve.web.conftest import PAGE

from tahqiq.measure.stats import latent
from tahqiq.serve.web.app import application
from tahqiq.serve.web.settings import Settings
from tahqiq.verbs.measuring import undercount

CSV = Path("examples/lists.csv").read_bytes()


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """A sampler of fewer sweeps: how good its answers are is tested elsewhere."""
    short = latent.Sampling(chains=4, block=200, most=1)
    whole = latent.latent
    module = import_module("tahqiq.measure.undercount.undercount")  # the package has a function of the same name
    monkeypatch.setattr(module, "latent", lambda c, n, level: whole(c, n, level, short))


def sent(client, content=CSV, name="lists.csv", **data):
    return client.post("/measure/undercount", files={"file": (name, io.BytesIO(content))}, data=data)


def test_a_file_becomes_an_address_with_nothing_of_it_but_counts(client):
    answer = sent(client)
    assert answer.status_code == 303
    asked = dict(parse_qsl(urlsplit(answer.headers["location"]).query))
    assert asked["lists"] == "hospitals,police,press,families"
    assert asked["cells"].startswith("134,204,51,212") and asked["cells"].count(",") == 14
    page = html.unescape(client.get(answer.headers["location"], headers=PAGE).text)
    told = client.get(answer.headers["location"].replace("undercount?", "undercount.json?")).json()
    assert told["paragraph"] in page and "1,334 are on at least one of 4 lists" in page
    assert all(caveat in page for caveat in told["caveats"])
    assert "/measure/undercount.svg?" in page and "largest answer over the smallest" in page
    assert "nothing of the evidence at hand is in it" in page and "Watch this" not in page


def test_it_is_what_the_command_gives(client):
    told = client.post("/measure/undercount.json", files={"file": ("lists.csv", io.BytesIO(CSV))}).json()
    own = undercount(Path("examples/lists.csv")).to_dict()
    assert told["estimates"] == own["estimates"] and told["table"] == own["rows"]
    assert told["command"] == "tahqiq measure undercount lists.csv --lists hospitals,police,press,families"


def test_names_of_people_reach_neither_address_nor_page(client):
    chance = random.Random(3)
    flags = ["1,0,0", "0,1,0", "0,0,1", "1,1,0", "1,0,1", "0,1,1", "1,1,1"]
    people = [f"Person {i},{chance.choice(flags)}" for i in range(300)]
    answer = sent(client, "\n".join(["name,a,b,c", *people]).encode(), lists="a,b,c")
    assert answer.status_code == 303 and "Person" not in answer.headers["location"]
    page = client.get(answer.headers["location"], headers=PAGE).text
    assert "Person" not in page and "Columns of the file that were not used: name" in html.unescape(page)


def test_a_picture_of_the_models(client):
    at = sent(client).headers["location"]
    answer = client.get(at.replace("undercount?", "undercount.svg?"))
    assert answer.status_code == 200 and answer.headers["content-type"].startswith("image/svg")


def test_too_little_is_refused_with_the_reason(client):
    answer = sent(client, b"a,b,c\n" + b"1,0,0\n0,1,0\n0,0,1\n" * 20 + b"1,1,0\n")
    page = client.get(answer.headers["location"], headers=PAGE).text
    assert "No number is given" in page and "on more than one list; at least 20 are needed" in page
    assert "undercount.svg?" not in page


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "csv"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"name\nx\n", "no column of 0 and 1"),
        (b"a,b,c\n0,0,0\n1,1,1\n", "are on no list"),
        (b"a,b,c\n1,2,0\n1,0,0\n0,1,1\n1,1,1\n", "holds other things beside 0 and 1"),
        (b"a,a,b\n1,0,1\n", "two columns"),
        (b"<script>alert(1)</script>,b,c\n1,x,0\n1,0,0\n0,1,1\n", "beside 0 and 1"),
    ],
)
def test_a_file_that_is_no_lists_is_one_clear_line_beside_the_form(client, content, said):
    answer = client.post("/measure/undercount", files={"file": ("../../<b>x.csv", io.BytesIO(content))}, headers=PAGE)
    assert answer.status_code == 400 and said in html.unescape(answer.text)
    assert 'role="alert"' in answer.text and "<script>alert" not in answer.text and "<b>x" not in answer.text
    assert "/tmp" not in answer.text and ".." not in answer.text.partition('role="alert"')[2].partition("</div>")[0]


def test_what_was_pasted_stays_in_the_form(client):
    answer = client.post("/measure/undercount", data={"text": "a,b\n1,x\n1,0\n1,1"}, headers=PAGE)
    assert answer.status_code == 400 and "a,b\n1,x\n1,0\n1,1" in html.unescape(answer.text)
    assert "nothing arrived" in client.post("/measure/undercount", data={"text": " "}, headers=PAGE).text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"lists": "a,b,c", "cells": "1,2,3"}, "3 numbers arrived for 3 lists; 7 were expected"),
        ({"lists": "a,b,c", "cells": "1,2,3,4,5,6,-7"}, "whole numbers"),
        ({"lists": "a,b,c", "cells": "1,2,3,4,5,6,99999999999"}, "whole numbers"),
        ({"lists": "a,a,c", "cells": "1,2,3,4,5,6,7"}, "names that differ"),
        ({"lists": ",".join("abcdefg"), "cells": "1"}, "three to six names"),
        ({"lists": "a,b,c", "cells": "0,0,0,0,0,0,0"}, "nobody is on any list"),
        ({"lists": "a,b,c"}, "no lists arrived"),
    ],
)
def test_an_address_that_was_written_by_hand_is_read_with_care(client, asked, said):
    answer = client.get("/measure/undercount.json", params=asked)
    assert answer.status_code == 400 and said in answer.json()["error"]["message"]


def test_it_is_bound_as_other_uploads_are(workspace):
    app = application(Settings(workspace, upload=10_000, jobs=None))
    with TestClient(app, base_url="http://127.0.0.1", follow_redirects=False) as client:
        assert sent(client, b"a,b,c\n" + b"1,0,1\n" * 5000).status_code == 413
        other = client.post("/measure/undercount", data={"text": "a"}, headers={"origin": "http://evil.example"})
        assert other.status_code == 403
    app.state.office.close()
