"""The Postman collection of docs/quickstart: its form, and what its folders and requests get from a server."""

import json

import jsonschema
import pytest

from postman import SCHEMA, Postman
from quickstart_pages import PAGES
from quickstart_ready import Ready, ready  # noqa: F401 (a fixture)

pytestmark = pytest.mark.once


@pytest.fixture
def collection() -> dict:
    return json.loads((PAGES / "lintel.postman_collection.json").read_text())


@pytest.fixture
def postman(ready: Ready, collection) -> Postman:
    variables = {
        "issuer": ready.server.issuer,
        "service_id": ready.service.client_id,
        "service_secret": ready.service.client_secret,
        "project": ready.project,
        "native_id": ready.native.client_id,
    }
    return Postman(collection, variables, ready.server, ready.server.browser(ready.person))


def test_the_collection_can_be_imported_and_holds_no_secret(collection):
    jsonschema.validate(collection, SCHEMA)
    values = {item["key"]: item["value"] for item in collection["variable"]}
    assert not any(value for key, value in values.items() if key != "issuer"), values
    page = (PAGES / "postman.md").read_text()
    assert all(f"`{key}`" in page for key in values), "the page does not name every variable"


def test_every_request_of_every_folder_is_answered(postman):
    answers = {}
    for folder in postman.collection["item"]:
        answer = postman.token(folder)
        assert answer.status_code == 200, answer.text
        token = answer.json()["access_token"]
        for item in folder["item"]:
            answer = postman.send(item, token)
            assert answer.status_code == 200, (item["name"], answer.text)
            answers[folder["name"], item["name"]] = answer.text
    assert "Quickstart Works" in answers["A service", "Evo discovery"]
    assert "Foundations" in answers["A service", "The schedules of a project"]
    assert "Quickstart Works" in answers["Somebody signs in", "Evo discovery"]
    assert postman.browser.email.split(".")[0] in answers["Somebody signs in", "Who signed in"].lower()


def test_a_wrong_secret_is_refused_with_the_reason(postman):
    postman.variables["service_secret"] = "lintel_cs_wrong"
    answer = postman.token(postman.collection["item"][0])
    assert answer.status_code == 401 and answer.json()["error"] == "invalid_client"
