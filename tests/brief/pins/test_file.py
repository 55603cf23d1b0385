"""The file of edits: every fault at once with its line, nothing in it that could pass for ours."""

from __future__ import annotations

import pytest

from tahqiq.brief.outline.faults import Faults
from tahqiq.brief.pins import file
from tahqiq.errors import InputError

GOOD = "- {act: replace, section: [A], words: x, text: y, by: Z, date: 2025-04-09}\n"


@pytest.fixture
def read(tmp_path):
    def make(text):
        path = tmp_path / "o.pins.yml"
        path.write_text(text, encoding="utf-8")
        return file.read(path)

    return make


def test_all_faults_come_at_once_each_with_its_line(read):
    with pytest.raises(Faults) as caught:
        read(
            "pins: 1\nedits:\n"
            + GOOD
            + "- {act: burn, text: y, by: Z, date: 2025-04-09}\n- {act: drop, date: soon, colour: red}\n"
        )
    found = [(f.line, f.what.split(":")[0].split(";")[0]) for f in caught.value.faults]
    assert found == [(4, "act"), (5, "'colour' is no key of an edit"), (5, "by"), (5, "date")]


@pytest.mark.parametrize(
    "text",
    [
        "'[905]{#n1 .n}'",
        "'[]{#m1 .m}'",
        "'# Heading'",
        "'| a |'",
        "'``` x'",
        "''",
        "5",
        "'[x]{.comment-start id=\"1\"}'",
    ],
)
def test_what_is_no_paragraph_is_refused(read, text):
    with pytest.raises(Faults, match="text"):
        read("pins: 1\nedits:\n" + GOOD.replace("text: y", f"text: {text}"))


@pytest.mark.parametrize(
    "text", ["", "pins: 2\nedits: []\n", "pins: 1\n", "- a\n", "pins: 1\nedits: {a: 1}\n", "a: [\n"]
)
def test_another_file_is_told(read, text):
    with pytest.raises(Faults):
        read(text)


def test_no_file_is_one_line(tmp_path):
    with pytest.raises(InputError, match="--pins"):
        file.read(tmp_path / "none.yml")


def test_no_edits_are_no_fault(read):
    assert read("pins: 1\nedits: []\n") == []
