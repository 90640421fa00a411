"""The discovery document lists what works, and everything it lists works (I08, I10)."""

import secrets
from urllib.parse import urlsplit

import pytest

from conftest import SPA_ORIGIN
from flow import LOOPBACK, Flow, refresh_form

PATHS = ("/.well-known/openid-configuration", "/.well-known/oauth-authorization-server")
ENDPOINTS = (
    "authorization_endpoint",
    "token_endpoint",
    "userinfo_endpoint",
    "introspection_endpoint",
    "revocation_endpoint",
    "end_session_endpoint",
    "jwks_uri",
)


@pytest.fixture(scope="module")
def document(house) -> dict:
    return house.server.http().get(PATHS[0]).json()


def test_both_paths_give_the_same_values(house, document):
    other = house.server.http().get(PATHS[1]).json()
    assert {name: other[name] for name in set(other) & set(document)} == {
        name: document[name] for name in set(other) & set(document)
    }
    assert document["issuer"] == house.server.issuer  # RFC 8414 §3.3: character by character


def test_members_have_the_types_that_clients_check(document):
    for name in ENDPOINTS + ("issuer",):
        assert isinstance(document[name], str) and document[name].startswith(document["issuer"]), name
    for name in ("response_types_supported", "subject_types_supported", "id_token_signing_alg_values_supported"):
        assert isinstance(document[name], list) and document[name], name
    assert document["response_types_supported"] == ["code"]
    assert document["code_challenge_methods_supported"] == ["S256"]
    assert set(document["grant_types_supported"]) == {"authorization_code", "refresh_token", "client_credentials"}
    assert set(document["token_endpoint_auth_methods_supported"]) == {
        "client_secret_basic",
        "client_secret_post",
        "none",
    }
    assert "none" not in document["id_token_signing_alg_values_supported"]
    assert document["authorization_response_iss_parameter_supported"] is True  # RFC 9207 §3


@pytest.mark.parametrize("path", PATHS)
def test_i08_the_issuer_does_not_follow_the_host_header(house, document, path):
    spoofed = {"Host": "evil.example", "X-Forwarded-Host": "evil.example", "Forwarded": "host=evil.example;proto=https"}
    response = house.server.http().get(path, headers=spoofed)
    assert "evil.example" not in response.text
    if response.status_code == 200:
        assert response.json()["issuer"] == document["issuer"]


def test_i10_every_endpoint_answers(house, document):
    for name in ENDPOINTS:
        path = urlsplit(document[name]).path
        get = house.server.http().get(path)
        post = house.server.http().post(path, data={})
        assert {get.status_code, post.status_code} != {404}, name
        assert 405 not in (get.status_code, post.status_code) or get.status_code != post.status_code, name


def test_i10_every_grant_type_is_known(house, document):
    for grant in document["grant_types_supported"]:
        answer = house.server.http().token(grant_type=grant, client_id=house.native.client_id).json()
        assert answer["error"] != "unsupported_grant_type", grant
    unknown = house.server.http().token(grant_type="password", client_id=house.native.client_id)
    assert (unknown.status_code, unknown.json()["error"]) == (400, "unsupported_grant_type")


def test_i10_every_client_authentication_method_works(house):
    form = {"grant_type": "client_credentials", "scope": "evo.discovery"}
    credentials = (house.service.client_id, house.service.client_secret)
    assert house.server.http().token(**form, auth=credentials).status_code == 200
    posted = house.server.http().token(**form, client_id=credentials[0], client_secret=credentials[1])
    assert posted.status_code == 200
    wrong = house.server.http().token(**form, auth=(credentials[0], "wrong"))
    assert wrong.status_code == 401 and wrong.json()["error"] == "invalid_client"
    assert wrong.headers["WWW-Authenticate"].startswith("Basic")  # RFC 6749 §5.2


def test_i10_every_response_mode_prompt_and_scope_is_accepted(house, document):
    server = house.server
    scopes = " ".join(scope for scope in document["scopes_supported"])
    owner = house.person
    app = server.create_app("native", owner, scopes, LOOPBACK)
    for extra in [{"response_mode": mode} for mode in document["response_modes_supported"]] + [
        {"scope": scope} for scope in document["scopes_supported"]
    ]:
        flow = Flow(server, app, "openid", extra={"prompt": "none"} | extra)
        response = server.http().get(flow.url)
        answer = response.text + response.headers.get("Location", "")
        assert "login_required" in answer, (extra, answer[:300])
    for prompt in document["prompt_values_supported"]:
        response = server.http().get(Flow(server, app, "openid", extra={"prompt": prompt}).url)
        assert "invalid_request" not in response.headers.get("Location", ""), prompt
        assert response.status_code in (200, 302, 303), prompt


def test_refresh_and_revocation_work_through_the_advertised_endpoints(house, document):
    flow = Flow(house.server, house.native, "openid offline_access")
    tokens = flow.tokens(house.server.browser(house.person))
    form = {"token": tokens["refresh_token"], "token_type_hint": "refresh_token", "client_id": house.native.client_id}
    assert house.server.http().post(urlsplit(document["revocation_endpoint"]).path, data=form).status_code == 200
    refused = house.server.http().token(**refresh_form(house.native, tokens["refresh_token"]))
    assert (refused.status_code, refused.json()["error"]) == (400, "invalid_grant")
    unknown = house.server.http().post(
        "/connect/revocation", data={"token": secrets.token_urlsafe(32), "client_id": house.native.client_id}
    )
    assert unknown.status_code == 200  # I05, RFC 7009 §2.2


@pytest.mark.parametrize("name", ["jwks_uri", "token_endpoint", "userinfo_endpoint", "revocation_endpoint"])
def test_the_origin_of_a_spa_may_read_and_no_other_may(house, document, name):
    path = urlsplit(document[name]).path
    method = "GET" if name in ("jwks_uri", "userinfo_endpoint") else "POST"
    preflight = {
        "Origin": SPA_ORIGIN,
        "Access-Control-Request-Method": method,
        "Access-Control-Request-Headers": "authorization",
    }
    allowed = house.server.http().options(path, headers=preflight)
    assert allowed.status_code in (200, 204)
    assert allowed.headers["Access-Control-Allow-Origin"] in (SPA_ORIGIN, "*")
    assert method in allowed.headers["Access-Control-Allow-Methods"]
    for origin in ("https://evil.example", "null", SPA_ORIGIN + ".evil.example"):  # D21
        refused = house.server.http().options(path, headers=preflight | {"Origin": origin})
        granted = refused.headers.get("Access-Control-Allow-Origin")
        assert granted is None or (granted == "*" and name == "jwks_uri"), (origin, granted)
        assert not (granted == "*" and refused.headers.get("Access-Control-Allow-Credentials"))


def test_end_session_redirects_only_to_a_registered_address(house):
    browser = house.server.browser(house.person)
    tokens = Flow(house.server, house.native, "openid").tokens(browser)
    query = {"id_token_hint": tokens["id_token"], "state": "s 1"}
    evil = browser.http.get("/connect/endsession", params=query | {"post_logout_redirect_uri": "https://evil.example/"})
    assert "evil.example" not in evil.headers.get("Location", "")
    response = browser.http.get(
        "/connect/endsession", params=query | {"post_logout_redirect_uri": "http://localhost:3000/signed-out"}
    )
    place = browser.follow(response)
    for _ in range(3):  # a confirmation page is allowed
        if hasattr(place, "form") or not place.forms:
            break
        place = browser.submit(place, place.forms[-1], (place.forms[-1].buttons or [None])[0])
    assert place.url.startswith("http://localhost:3000/signed-out") and place.parameters["state"] == "s 1"
