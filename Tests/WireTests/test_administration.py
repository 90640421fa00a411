"""The administration API as its own description promises it: schemathesis drives every operation with good and bad input."""

import subprocess
import sys
from pathlib import Path

import pytest

from browser import Browser
from conftest import USER
from flow import Flow

ROOT = Path(__file__).resolve().parents[2]
CONFIGURATION = Path(__file__).with_name("schemathesis.toml")
SCOPES = "lintel.apps lintel.organisations lintel.approvals lintel.audit.read"


@pytest.fixture(scope="module")
def bearer(house) -> str:
    """A token of a person who may do everything that the API knows."""
    operator = house.server.create_person("Schema Thesis", "--operator")
    app = house.server.create_app("native", operator, f"{USER} {SCOPES}", "http://localhost:3000/callback")
    flow = Flow(house.server, app, SCOPES, redirect_uri="http://localhost:3000/callback")
    browser = Browser(house.server.url, operator.email, operator.password, house.server.ledger)
    return flow.tokens(browser)["access_token"]


@pytest.mark.timeout(300)
def test_schemathesis_finds_no_failure(house, bearer, workplace):
    answer = subprocess.run(
        [
            sys.executable, "-m", "schemathesis.cli", "--config-file", str(CONFIGURATION), "run", str(ROOT / "openapi/lintel.yaml"),
            "--url", f"{house.server.url}/api/v1",
            "--header", f"Authorization: Bearer {bearer}",
            "--checks", "all", "--exclude-checks", "ignored_auth",
            "--phases", "examples,coverage,fuzzing",
            "--max-examples", "20", "--workers", "1", "--seed", "1",
        ],
        capture_output=True, text=True, timeout=280, cwd=workplace,
    )
    # A request that is found can be as long as a body may be.
    lines = [line if len(line) < 500 else f"{line[:500]}…" for line in answer.stdout.splitlines()]
    assert answer.returncode == 0, "\n".join(lines)[-12_000:] + answer.stderr[-2000:]


def test_every_operation_asks_for_its_scope(house):
    import yaml

    document = yaml.safe_load((ROOT / "openapi/lintel.yaml").read_text())
    http = house.server.http()
    for path, operations in document["paths"].items():
        for method in operations.keys() & {"get", "put", "post", "patch", "delete"}:
            url = "/api/v1" + path.replace("{", "").replace("}", "")
            missing = http.request(method.upper(), url)
            assert missing.status_code == 401 and missing.headers["WWW-Authenticate"].startswith("Bearer"), (method, path)
            assert missing.headers["Content-Type"] == "application/problem+json"
            assert missing.json()["id"] == "token_missing"
