"""The undercount of files of lists."""

from __future__ import annotations

import json
import os
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest
from benchmarks.measure.lists import World, cells
from typer.testing import CliRunner

from tahqiq.errors import InputError
from tahqiq.measure.stats.latent import Sampling, latent
from tahqiq.measure.stats.loglinear import histories
from tahqiq.measure.undercount import undercount
from tahqiq.measure.undercount.lists import read
from tahqiq.serve.cli.main import app

EXAMPLE = Path(__file__).parents[2] / "examples" / "lists.csv"
SHARED = Path(os.environ.get("TAHQIQ_SHARED", Path(__file__).parents[3] / "shared")) / "data"
KOSOVO = SHARED / "mse" / "kosovo_lists.csv"


@pytest.fixture(scope="module")
def example():
    return undercount(EXAMPLE)


def people(path, counts, header="a,b,c,name", extra="Somebody"):
    """A file of one row a person, with something about each that is no list."""
    lists = header.count(",")
    rows = [
        ",".join(map(str, seen)) + f",{extra} {i}"
        for seen, count in zip(histories(lists), counts, strict=True)
        for i in range(int(count))
    ]
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


def test_the_example_is_a_made_population_of_two_thousand():
    world = World("example", ((0.6, (0.4, 0.3, 0.35, 0.25)), (0.4, (0.2, 0.15, 0.18, 0.12))), follow=0.55)
    assert read(EXAMPLE).counts.tolist() == cells(world, 2000, np.random.default_rng(2026)).tolist()


def test_estimates_stand_in_order_and_the_spread_is_its_own_number(example):
    assert example["listed"].value == 1334
    for name in ("total", "best_model", "latent_class"):
        found = example[name]
        assert 1334 < found.low < found.value < found.high
    assert example["latent_class"].low <= 2000 <= example["latent_class"].high
    assert example["spread"].value == pytest.approx(example.more["highest"] / example.more["lowest"])
    assert example["spread"].value > 1


def test_a_sampler_that_did_not_settle_gives_no_number(monkeypatch, example):
    module = import_module("tahqiq.measure.undercount.undercount")
    few = Sampling(chains=2, warm=0, block=20, most=1)
    monkeypatch.setattr(module, "latent", lambda counts, lists, level: latent(counts, lists, level, few))
    found = undercount(EXAMPLE)
    assert found["latent_class"].value is None and found["total"].value == example["total"].value
    assert [r["model"] for r in found.rows][-1] == "all of these averaged"
    assert "a latent-class model none that had settled" in found.paragraph
    assert any("no estimate of that model is given" in c for c in found.caveats)
    assert found.more["worth"] < 100


def test_rows_are_the_models_and_both_averages(example):
    assert [r["model"] for r in example.rows[-2:]] == ["all of these averaged", "latent classes"]
    assert example.rows[0]["model"] == "hospitals·police"  # the second of the made lists follows the first
    assert all(r["low"] <= r["total"] <= r["high"] for r in example.rows)


def test_a_row_a_person_or_a_row_a_history_is_the_same(tmp_path):
    counts = [60, 70, 20, 80, 25, 22, 12]
    one = read(people(tmp_path / "people.csv", counts))
    assert one.counts.tolist() == counts
    assert one.unused == ("name",)
    table = "".join(f"{','.join(map(str, h))},{c}\n" for h, c in zip(histories(3), counts, strict=True))
    (tmp_path / "cells.csv").write_text("a,b,c,count\n" + table)
    assert read(tmp_path / "cells.csv").counts.tolist() == counts


def test_nothing_of_a_person_leaves_the_file(tmp_path):
    found = undercount(people(tmp_path / "people.csv", [60, 70, 20, 80, 25, 22, 12]))
    assert "Somebody" not in json.dumps(found.to_dict())
    assert sum(c["count"] for c in found.more["cells"]) == found["listed"].value == 289


@pytest.mark.parametrize(
    ("counts", "header", "said"),
    [
        ([50, 60, 30], "a,b,name", "2 lists cannot tell"),
        ([60, 70, 3, 80, 4, 2, 1], "a,b,c,name", "10 people are on more than one list"),
        ([90, 70, 1, 80, 1, 40, 1], "a,b,c,name", "the list c shares 3 people"),
    ],
)
def test_too_few_or_too_sparse_lists_are_refused_with_the_reason(tmp_path, counts, header, said):
    found = undercount(people(tmp_path / "people.csv", counts, header))
    assert said in found.refused
    assert found.refused in found.paragraph
    assert found.estimates == ()
    assert found.rows == ()


def test_lists_that_do_not_meet_are_refused(tmp_path):
    """Two pairs of lists that overlap inside each pair only."""
    seen = histories(4)
    within = np.isin(seen @ [8, 4, 2, 1], [8, 4, 12, 2, 1, 3])
    found = undercount(people(tmp_path / "p.csv", np.where(within, 40, 0), "a,b,c,d,name"))
    assert "4 of 6 pairs of lists share nobody" in found.refused


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a,b,c\n1,0,1\n0,0,0\n1,1,1\n", "1 rows are on no list"),
        ("a,b,c\n1,0,1\n0,1,\n1,1,1\n", "'c' holds other things beside 0 and 1"),
        ("a,b,c,count\n1,0,1,4\n0,1,1,-2\n", "empty or negative counts"),
        ("a,b,c,count\n1,0,1,4\n0,1,1,x\n", "other things than whole counts"),
        ("a,b,c\n", "has no rows"),
        ("name,age\nA,30\n", "no column of 0 and 1"),
        ("a,a,c\n1,0,1\n", "two columns 'a'"),
        ("a,b,c,d,e,f,g\n1,0,1,1,1,1,1\n", "7 lists"),
        ("", "cannot be read as CSV"),
    ],
)
def test_a_file_that_is_no_lists_gives_one_line(tmp_path, text, said):
    path = tmp_path / "lists.csv"
    path.write_text(text)
    with pytest.raises(InputError) as error:
        undercount(path)
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_some_lists_of_a_file_may_be_named(tmp_path):
    path = people(tmp_path / "people.csv", [60, 70, 20, 80, 25, 22, 12])
    found = read(path, ("a", "b"))
    assert (found.names, found.elsewhere, found.seen) == (("a", "b"), 60, 229)
    with pytest.raises(InputError, match="no column 'd'"):
        read(path, ("a", "d"))
    with pytest.raises(InputError, match="no file"):
        read(tmp_path / "none.csv")


def test_the_command_gives_words_table_and_picture(tmp_path):
    path = people(tmp_path / "people.csv", [60, 70, 20, 80, 25, 22, 12])
    run = CliRunner().invoke(app, ["measure", "undercount", str(path), "--format", "svg"])
    assert run.exit_code == 0
    assert "Source: people.csv. Made with Tahqiq." in run.output


@pytest.mark.shared
@pytest.mark.skipif(not KOSOVO.exists(), reason="needs the developers' shared data")
def test_the_published_estimate_of_kosovo():
    """Ball et al. (2002), "Killings and Refugee Flow in Kosovo": 10,356 deaths, 95% interval 9,002 to 12,122."""
    found = undercount(KOSOVO)
    best = found["best_model"]
    assert best.value == pytest.approx(10356, abs=1)
    assert (best.low, best.high) == pytest.approx((9002, 12122), rel=0.002)
    for name in ("total", "latent_class"):
        assert found[name].low < 10356 < found[name].high
