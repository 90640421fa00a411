"""`kill -9` under a load of refreshes: no acknowledged rotation is lost, and nothing that was dead comes back."""

import http.client
import json
import threading
import time
from urllib.parse import urlencode

import pytest

from conftest import USER
from flow import LOOPBACK, Flow, refresh_form

FAMILIES = 8
ROUNDS = 3
LOAD_SECONDS = 0.4


@pytest.fixture(scope="module")
def world(install):
    server = install("durable").start()
    person = server.create_person("Dora Durable")
    app = server.create_app("native", person, f"{USER} offline_access", LOOPBACK)
    browser = server.browser(person)
    families = [[Flow(server, app, "openid offline_access").tokens(browser)["refresh_token"]] for _ in range(FAMILIES)]
    yield server, app, browser, families
    server.kill()


def refresh(server, app, token):
    return server.http().token(**refresh_form(app, token))


def rotate_until_the_end(server, app, chain: list[str]) -> None:
    """Refreshes one family as fast as it goes, and writes down each successor that was received."""
    try:
        connection = http.client.HTTPConnection(server.url.removeprefix("http://"), timeout=10)
        while True:
            connection.request(
                "POST",
                "/connect/token",
                urlencode(refresh_form(app, chain[-1])),
                {"Content-Type": "application/x-www-form-urlencoded"},
            )
            response = connection.getresponse()
            answer = json.loads(response.read())
            assert response.status == 200, answer
            chain.append(answer["refresh_token"])
    except (OSError, http.client.HTTPException, ValueError):
        return  # the server was killed


def test_no_acknowledged_rotation_is_lost_and_nothing_is_revived(world):
    server, app, browser, families = world
    revoked = [Flow(server, app, "openid offline_access").tokens(browser)["refresh_token"] for _ in range(2)]
    for token in revoked:
        assert (
            server.http().post("/connect/revocation", data={"token": token, "client_id": app.client_id}).status_code
            == 200
        )
    for _ in range(ROUNDS):
        lengths = [len(chain) for chain in families]
        threads = [threading.Thread(target=rotate_until_the_end, args=(server, app, chain)) for chain in families]
        for thread in threads:
            thread.start()
        time.sleep(LOAD_SECONDS)
        server.kill()
        for thread in threads:
            thread.join(timeout=20)
        assert all(len(chain) > length for chain, length in zip(families, lengths, strict=True)), (
            "a family was not refreshed"
        )
        server.start()
        for chain in families:
            # The answer to a rotation that was committed may have been lost: then the last received token is the one
            # before, and the grace window gives its successor again.
            response = refresh(server, app, chain[-1])
            assert response.status_code == 200, response.text
            chain.append(response.json()["refresh_token"])
        for token in revoked:
            assert refresh(server, app, token).json()["error"] == "invalid_grant"
    for chain in families:
        server.ledger.add("refresh_token", chain[-1])
        assert len(set(chain)) == len(chain), "a token was given twice to one that rotates in order"
    # An older token revives nothing, and ends its family for good.
    for chain in families[:2]:
        assert refresh(server, app, chain[0]).json()["error"] == "invalid_grant"
        server.kill()
        server.start()
        assert refresh(server, app, chain[-1]).json()["error"] == "invalid_grant"
    assert refresh(server, app, families[-1][-1]).status_code == 200


def test_e01_f09_a_used_code_stays_used_after_a_kill(world):
    server, app, browser, _ = world
    flow = Flow(server, app, "openid offline_access")
    code = flow.callback(browser).parameters["code"]
    tokens = flow.exchange(code).json()
    server.kill()
    server.start()
    assert flow.exchange(code).json()["error"] == "invalid_grant"
    assert refresh(server, app, tokens["refresh_token"]).json()["error"] == "invalid_grant"


def test_f01_without_grace_a_used_token_is_dead_at_once(install):
    server = install("no-grace", LINTEL_REFRESH_GRACE="0").start()
    person = server.create_person("Greta Grace")
    app = server.create_app("native", person, f"{USER} offline_access", LOOPBACK)
    first = Flow(server, app, "openid offline_access").tokens(server.browser(person))["refresh_token"]
    second = refresh(server, app, first).json()["refresh_token"]
    assert refresh(server, app, first).json()["error"] == "invalid_grant"
    server.kill()
    server.start()
    for token in (first, second):
        assert refresh(server, app, token).json()["error"] == "invalid_grant"
