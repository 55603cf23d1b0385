"""The house: layers, public names, what a start costs, and that no code knows a country."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import tahqiq

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src" / "tahqiq").rglob("*.py"))


def test_public_names():
    assert sorted(tahqiq.__all__) == ["__version__", "check", "decide", "extract"]
    assert all(getattr(tahqiq, name) for name in tahqiq.__all__)
    with pytest.raises(AttributeError):
        _ = tahqiq.no_such_name


def test_layers_hold():
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_importing_the_package_loads_nothing_heavy():
    heavy = "{'ibis', 'duckdb', 'pyarrow', 'shapely', 'sqlalchemy'}"
    code = f"import sys, tahqiq, tahqiq.serve.cli.main; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


COUNTRY = {"pakistan", "ttp", "picss", "balochistan", "peshawar", "taliban"}


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT / "src")))
def test_no_code_knows_a_country(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = {id(d) for d in map(_docstring, ast.walk(tree)) if d is not None}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            assert not COUNTRY & set(re.findall(r"[a-z]+", node.value.lower())), f"{path.name}:{node.lineno}"


def _docstring(owner: ast.AST) -> ast.Constant | None:
    """The string that documents a module, class, function or the constant before it."""
    if not isinstance(owner, (ast.Expr,)) or not isinstance(owner.value, ast.Constant):
        return None
    return owner.value


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT / "src")))
def test_files_and_functions_stay_small(path):
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 500
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 60, f"{path.name}: {node.name}"


def test_what_is_committed_names_no_machine():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    for name in listed.stdout.splitlines():
        path = ROOT / name
        if path.suffix in {".py", ".md", ".toml", ".yml", ".txt", ".html"} and path.is_file():
            text = path.read_text(encoding="utf-8", errors="replace")
            assert "/work" + "/" not in text, name
