"""The reference of the language and the schemas hold for what is built."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema

from tahqiq.brief.language import Language
from tahqiq.brief.outline.read import HEAD, parse, shipped
from tahqiq.verbs.briefing import outlines

DOCS = Path(__file__).parents[2] / "docs" / "reference"


def test_the_reference_names_every_function_with_its_arguments(desk):
    text = (DOCS / "brief.md").read_text(encoding="utf-8")
    names = Language(desk(), desk().as_of, {}).names()
    for name, value in names.items():
        assert f"`{name}" in text, name
        if callable(value):
            import inspect

            assert f"`{name}({', '.join(inspect.signature(value).parameters)})`" in text


def test_a_brief_fits_its_schema(assessment):
    schema = json.loads((DOCS / "brief.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(assessment.to_dict(), schema)


def test_heads_fit_their_schema():
    schema = json.loads((DOCS / "outline.schema.json").read_text(encoding="utf-8"))
    assert set(schema["properties"]) == set(HEAD)
    for outline in outlines():
        jsonschema.validate(json.loads(json.dumps(dict(outline.head), default=str)), schema)


def test_what_is_shipped_is_named_as_its_file():
    for name, path in shipped().items():
        assert parse(path.read_text(encoding="utf-8"), str(path)).head["name"] == name
