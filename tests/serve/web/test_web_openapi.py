"""Every endpoint that the OpenAPI description has answers as it says, whatever it is asked: Schemathesis."""

from __future__ import annotations

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

pytestmark = pytest.mark.slow
EXAMPLES = 2
"""Requests for each endpoint: enough to find a fault of form, few enough for every run."""


@pytest.fixture(scope="module")
def schema(app):
    made = schemathesis.openapi.from_dict(app.openapi())
    made.app = app
    return made


def wrong(schema, only=""):
    """How many requests were made, and the endpoints that failed or answered otherwise than they say."""
    asked, found = 0, []
    for operation in (result.ok() for result in schema.get_all_operations()):
        if only not in operation.path:
            continue

        @settings(max_examples=EXAMPLES, deadline=None, database=None, phases=[Phase.explicit, Phase.generate],
                  suppress_health_check=list(HealthCheck), derandomize=True)  # fmt: skip
        @given(operation.as_strategy())
        def ask(case):
            nonlocal asked
            asked += 1
            response = case.call(base_url="http://127.0.0.1", headers={"host": "127.0.0.1"})
            # what is of the right form may still name nothing that is known
            case.validate_response(response, excluded_checks=[positive_data_acceptance])

        try:
            ask()
        except (AssertionError, ExceptionGroup) as fault:
            found.append(f"{operation.method} {operation.path}: {fault}"[:600])
    return asked, found


def test_no_endpoint_fails_or_answers_otherwise_than_it_says(schema):
    asked, found = wrong(schema)
    assert not found, "\n".join(found)
    assert asked > 100


def test_an_endpoint_that_fails_is_found(schema, app, monkeypatch):
    def broken(*_):
        raise ZeroDivisionError

    monkeypatch.setattr(app.state.office.checks, "latest", broken)
    with pytest.raises(ZeroDivisionError):
        wrong(schema, "/index.json")
