"""The verbs by name, each loaded when it is first used."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tahqiq import verbs


def test_every_verb_that_is_named_is_there():
    assert all(getattr(verbs, name) for name in verbs.__all__)


def test_another_name_is_no_attribute():
    with pytest.raises(AttributeError, match="foretell"):
        assert verbs.foretell


def test_rows_are_a_function_though_a_module_has_the_name():
    from tahqiq.verbs import rows  # the module of that name is loaded by now

    assert callable(rows)


def test_measures_do_not_load_the_grammar_of_claims():
    code = (
        "import sys, tahqiq.verbs.measuring; print([m for m in sys.modules if m.startswith('tahqiq.claims.extract')])"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"
