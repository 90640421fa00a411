"""`lintel database copy` takes an installation from SQLite to PostgreSQL and back; what was handed out stays good."""

import json

import pytest

from conftest import EVO, USER
from flow import LOOPBACK, Flow, refresh_form
from installation import Installation

pytestmark = pytest.mark.postgresql


def test_tokens_from_before_are_good_after_a_copy_there_and_back(install, workplace, database_server):
    file = f"sqlite:{workplace / 'copied' / 'data' / 'lintel.sqlite'}"
    sqlite = install("copied", LINTEL_DATABASE=file).start()
    person = sqlite.create_person("Kim Copied")
    native = sqlite.create_app("native", person, f"{USER} offline_access", LOOPBACK)
    service = sqlite.create_app("service", person, EVO)
    first = Flow(sqlite, native, f"{USER} offline_access")
    tokens = first.tokens(sqlite.browser(person))
    used = first.callback(sqlite.browser(person)).parameters["code"]
    assert first.exchange(used).status_code == 200
    assert sqlite.stop() == 0

    postgresql = database_server.create_database("copied")
    returned = f"sqlite:{sqlite.data / 'returned.sqlite'}"
    there = sqlite.command("database", "copy", "--from", file, "--to", postgresql)
    tokens = works(sqlite, postgresql, person, native, service, tokens)
    assert first.exchange(used).json()["error"] == "invalid_grant", "a used code came back to life"
    assert sqlite.stop() == 0
    back = sqlite.command("database", "copy", "--from", postgresql, "--to", returned)
    works(sqlite, returned, person, native, service, tokens)
    assert there and back

    full = sqlite.attempt("database", "copy", "--from", file, "--to", postgresql, "--json")
    assert full.returncode == 1 and json.loads(full.stderr)["error"], full


def works(server: Installation, database: str, person, native, service, tokens: dict) -> dict:
    """Starts the server on this database, has it take the tokens from before, and gives those that took their place."""
    server.settings["LINTEL_DATABASE"] = database
    server.start()
    assert server.http().bearer("/connect/userinfo", tokens["access_token"]).status_code == 200
    answer = server.http().token(**refresh_form(native, tokens["refresh_token"]))
    assert answer.status_code == 200, answer.text
    credentials = (service.client_id, service.client_secret)
    form = {"grant_type": "client_credentials", "scope": "evo.discovery"}
    assert server.http().token(**form, auth=credentials).status_code == 200
    Flow(server, native, USER).tokens(server.browser(person))
    return answer.json()
