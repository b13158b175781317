"""The API keeps to its own description, whatever it is asked (schemathesis), and the command that serves it knows its words."""

from __future__ import annotations

import shutil
import warnings
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from starlette.testclient import TestClient

from crossbearing.presenting import cli
from crossbearing.presenting.web.app import create_app
from crossbearing.presenting.web.store import Store

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # schemathesis uses names that its own dependencies have marked as old
    import schemathesis
    from schemathesis.checks import not_a_server_error
    from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance

HERE = "http://localhost"
EXAMPLES = 5


@pytest.mark.filterwarnings("ignore")
def test_every_route_keeps_its_word(example_ledger: Path, tmp_path: Path) -> None:
    """No request breaks the app, and every reply is one that the description announces."""
    path = tmp_path / "own.ledger"
    shutil.copy(example_ledger, path)
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", create_app(Store(str(path))), headers={"host": "localhost"})
    checks = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
    tried = []
    for found in schema.get_all_operations():
        operation = found.ok()

        @settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy())
        def keeps(case: schemathesis.Case) -> None:
            case.call_and_validate(headers={"origin": HERE, "host": "localhost"}, checks=checks)

        keeps()
        tried.append(operation.label)
    assert len(tried) >= 16


def test_every_error_of_the_description_has_the_one_shape(client: TestClient) -> None:
    """Each status of refusal is described by the same model."""
    described = client.get("/api/openapi.json").json()
    for path, methods in described["paths"].items():
        for method, route in methods.items():
            for status, reply in route["responses"].items():
                if status.startswith(("4", "5")):
                    assert reply["content"]["application/json"]["schema"] == {"$ref": "#/components/schemas/Problem"}, (path, method, status)


@pytest.mark.parametrize(("given", "status"), [(["none.ledger"], 1), (["none.ledger", "--port", "x"], 2), (["none.ledger", "--port", "70000"], 2)])
def test_serve_says_what_is_wrong(given: list[str], status: int, capsys: pytest.CaptureFixture[str]) -> None:
    """A ledger that is not there fails, a port that is none is misuse."""
    assert cli.main(["serve", *given]) == status
    assert capsys.readouterr().err.startswith("crossbearing: ")
