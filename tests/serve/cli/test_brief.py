"""``tahqiq brief`` with two days, and with edits by hand, as a user meets it."""

from __future__ import annotations

import json

import pytest
from tests.serve.cli.test_bad_input import refused

OF = ("brief", "assessment", "--country", "PAK")
DAY = ("--as-of", "2025-04-08")


@pytest.mark.slow
def test_what_changed_between_two_days(run, workspace, tmp_path):
    out = tmp_path / "d.json"
    done = run(*OF, "--diff", "2025-01-20", "2025-04-08", "--out", str(out), workspace=workspace)
    assert done.returncode == 0
    assert {c["kind"] for c in json.loads(out.read_text(encoding="utf-8"))["changes"]} == {"changed", "new", "gone"}


@pytest.mark.slow
def test_edits_are_read_off_kept_and_reported(run, workspace, tmp_path):
    copy, pins, out = (tmp_path / n for n in ("copy.md", "o.pins.yml", "o.html"))
    run(*OF, *DAY, "--out", str(copy), workspace=workspace)
    text = copy.read_text(encoding="utf-8")
    assert "The BLA has been banned" in text
    copy.write_text(text.replace("The BLA has been banned", "By 77 laws the BLA has been banned"), encoding="utf-8")
    done = run(*OF, *DAY, "--edited", str(copy), "--pins", str(pins), "--by", "A. Analyst", workspace=workspace)
    assert done.returncode == 0 and "1 kept, 0 not" in done.stderr
    done = run(*OF, *DAY, "--pins", str(pins), "--out", str(out), workspace=workspace)
    assert done.returncode == 0 and "1 in place, 0 not placed" in done.stderr and "77 has no query" in done.stderr
    assert "By 77 laws" in out.read_text(encoding="utf-8")
    early = run(*OF, "--as-of", "2023-03-01", "--pins", str(pins), "--out", str(out), workspace=workspace)
    assert early.returncode == 0 and "Not placed:" in early.stderr


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--diff", "2025-04-08", "2025-01-20"), "the earlier day"),
        (("--diff", "2025-04-08", "soon"), "YYYY-MM-DD"),
        (("--diff", "2025-01-20", "2025-04-08", "--format", "pdf"), "text, md, html, json"),
        (("--diff", "2025-01-20", "2025-04-08", *DAY), "--as-of"),
        (("--diff", "2025-01-20", "2025-04-08", "--pins", "x.yml"), "without edits"),
        (("--edited", "x.md"), "--by"),
        (("--edited", "x.md", "--pins", "p.yml", "--by", "A"), "--edited x.md"),
        (("--edited", "x.md", "--pins", "p.yml", "--by", "A", "--out", "y.md"), "--out"),
        ((*DAY, "--pins", "none.yml"), "--pins none.yml"),
    ],
)
def test_what_does_not_go_together_is_one_line(run, workspace, options, why):
    assert why in refused(run(*OF, *options, workspace=workspace))


@pytest.mark.slow
def test_a_markdown_file_has_its_pictures_beside_it_and_comes_back_without_edits(run, workspace, tmp_path):
    out, pins = tmp_path / "a.md", tmp_path / "pins.yml"
    run(*OF, *DAY, "--out", str(out), workspace=workspace)
    files = {f"a-pictures/{p.name}" for p in (tmp_path / "a-pictures").iterdir()}
    text = out.read_text(encoding="utf-8")
    assert files and all(f"]({name})" in text for name in files)
    done = run(*OF, *DAY, "--edited", str(out), "--pins", str(pins), "--by", "A reader", workspace=workspace)
    assert done.returncode == 0, done.stderr
    assert "edits: []" in pins.read_text(encoding="utf-8")


def test_a_report_needs_neither_an_option_nor_its_country_named(run, workspace, tmp_path):
    report, out = tmp_path / "report.txt", tmp_path / "memo.json"
    report.write_text(
        "8 April 2025\n\nAttacks in Balochistan rose in 2024. PICSS counted 905 attacks in Pakistan in 2024.", "utf-8"
    )
    done = run("brief", "memo", str(report), "--as-of", "2025-04-08", "--out", str(out), workspace=workspace)
    assert done.returncode == 0
    assert "--country PAK" in json.loads(out.read_text(encoding="utf-8"))["command"]
    report.write_text("8 April 2025\n\nThere were 12 attacks in 2024.", "utf-8")
    assert "no claim of the report says of which country it is" in refused(
        run("brief", "memo", str(report), workspace=workspace)
    )


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("monthly", "--since", "2025-01-01"), "nothing in the outline monthly is told from a day on"),
        (("actor", "TTP", "--since", "2025-01-01"), "leave it out"),
        (("actor", "TTP", "--subject", "BLA"), "what is the brief of?"),
    ],
)
def test_an_option_that_the_outline_has_no_use_for_is_refused(run, workspace, options, why):
    assert why in refused(run("brief", *options, "--country", "PAK", *DAY, workspace=workspace))
