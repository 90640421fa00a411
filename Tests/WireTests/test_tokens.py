"""Other people's JWT libraries verify our access and ID tokens from the published keys."""

import base64
import hashlib
import time

import jwt
import pytest
from joserfc import jwt as jose_jwt
from joserfc.jwk import KeySet

from conftest import EVO, USER, WEB_REDIRECT
from flow import Flow, refresh_form

PRIVATE_MEMBERS = {"d", "p", "q", "dp", "dq", "qi", "k", "oth"}


@pytest.fixture(scope="module")
def answer(house):
    """The token answer of a native app, and the flow that gave it."""
    flow = Flow(house.server, house.native, f"{USER} offline_access {EVO}")
    return flow, flow.tokens(house.server.browser(house.person))


@pytest.fixture(scope="module")
def key_set(house):
    return house.server.http().get("/.well-known/openid-configuration/jwks").json()


def pyjwt_claims(house, token: str, algorithm: str, audience) -> dict:
    key = jwt.PyJWKClient(house.server.url + "/.well-known/openid-configuration/jwks").get_signing_key_from_jwt(token)
    return jwt.decode(
        token,
        key,
        algorithms=[algorithm],
        audience=audience,
        issuer=house.server.issuer,
        options={"require": ["iss", "sub", "aud", "exp", "iat"]},
    )


def test_i09_key_set_holds_public_members_only(key_set):
    assert key_set["keys"]
    for key in key_set["keys"]:
        assert key["kty"] in ("EC", "RSA", "OKP") and not PRIVATE_MEMBERS & set(key), sorted(key)
        assert key["kid"] and key["alg"] and key.get("use", "sig") == "sig"
    assert len({key["kid"] for key in key_set["keys"]}) == len(key_set["keys"])


def test_access_token_verifies_with_pyjwt_and_joserfc(house, answer, key_set):
    flow, tokens = answer
    token = tokens["access_token"]
    header = jwt.get_unverified_header(token)
    assert header["alg"] == "ES256" and header["typ"] == "at+jwt"  # RFC 9068 §2.1
    audience = jwt.decode(token, options={"verify_signature": False})["aud"]
    audience = [audience] if isinstance(audience, str) else audience
    assert all(item.startswith(house.server.issuer) for item in audience)
    claims = pyjwt_claims(house, token, "ES256", audience[0])
    assert claims["sub"] == house.person.account_id
    assert claims["client_id"] == house.native.client_id
    assert isinstance(claims["scope"], list) and set(claims["scope"]) == set(flow.scope.split())
    assert claims["exp"] - claims["iat"] == 3600 == tokens["expires_in"]
    assert {"jti", "nbf", "sid", "auth_time"} <= set(claims)
    assert len(token) <= 2048
    assert jose_jwt.decode(token, KeySet.import_key_set(key_set), algorithms=["ES256"]).claims == claims


def test_a_changed_access_token_does_not_verify(house, answer):
    header, payload, signature = answer[1]["access_token"].split(".")
    other = "A" if payload[5] != "A" else "B"
    with pytest.raises(jwt.InvalidTokenError):
        pyjwt_claims(house, f"{header}.{payload[:5]}{other}{payload[6:]}.{signature}", "ES256", house.server.issuer)


def test_id_token_verifies_with_pyjwt_and_joserfc(house, answer, key_set):
    flow, tokens = answer
    token = tokens["id_token"]
    assert jwt.get_unverified_header(token)["alg"] == "RS256"
    claims = pyjwt_claims(house, token, "RS256", house.native.client_id)
    assert claims["aud"] in (house.native.client_id, [house.native.client_id])
    assert claims["sub"] == house.person.account_id and claims["nonce"] == flow.nonce
    assert claims["email"] == house.person.email and claims["name"] == "Wilma Wire"
    assert abs(claims["auth_time"] - time.time()) < 120
    if "at_hash" in claims:  # OIDC Core §3.1.3.6
        half = hashlib.sha256(tokens["access_token"].encode()).digest()[:16]
        assert claims["at_hash"] == base64.urlsafe_b64encode(half).rstrip(b"=").decode()
    assert jose_jwt.decode(token, KeySet.import_key_set(key_set), algorithms=["RS256"]).claims == claims


def test_refreshed_tokens_verify_and_keep_the_subject(house, answer):
    flow, tokens = answer
    response = house.server.http().token(**refresh_form(house.native, tokens["refresh_token"]))
    assert response.status_code == 200, response.text
    refreshed = response.json()
    assert refreshed["refresh_token"] != tokens["refresh_token"]
    audience = jwt.decode(refreshed["access_token"], options={"verify_signature": False})["aud"]
    claims = pyjwt_claims(house, refreshed["access_token"], "ES256", audience)
    assert claims["sub"] == house.person.account_id and set(claims["scope"]) == set(flow.scope.split())
    if "id_token" in refreshed:  # OIDC Core §12.2
        assert pyjwt_claims(house, refreshed["id_token"], "RS256", house.native.client_id)["sub"] == claims["sub"]


def test_web_app_with_basic_credentials_verifies(house):
    flow = Flow(house.server, house.web, USER, redirect_uri=WEB_REDIRECT)
    code = flow.callback(house.server.browser(house.person)).parameters["code"]
    form = flow.exchange_form(code)
    credentials = (form.pop("client_id"), form.pop("client_secret"))
    response = house.server.http().token(**form, auth=credentials)
    assert response.status_code == 200, response.text
    assert "refresh_token" not in response.json()  # F12: offline_access was not asked for
    assert pyjwt_claims(house, response.json()["id_token"], "RS256", house.web.client_id)["nonce"] == flow.nonce


def test_userinfo_and_introspection_agree_with_the_token(house, answer):
    token = answer[1]["access_token"]
    userinfo = house.server.http().bearer("/connect/userinfo", token)
    assert userinfo.status_code == 200, userinfo.text
    assert userinfo.json()["sub"] == house.person.account_id and userinfo.json()["email"] == house.person.email
    introspection = house.server.http().post(
        "/connect/introspect", data={"token": token}, auth=(house.web.client_id, house.web.client_secret)
    )
    assert introspection.status_code == 200 and isinstance(introspection.json().get("active"), bool), introspection.text
    unauthenticated = house.server.http().post("/connect/introspect", data={"token": token})
    assert unauthenticated.status_code == 401


def test_service_token_is_its_own_subject_and_opens_no_userinfo(house):
    credentials = (house.service.client_id, house.service.client_secret)
    response = house.server.http().token(grant_type="client_credentials", scope=EVO, auth=credentials)
    token = response.json()["access_token"]
    audience = jwt.decode(token, options={"verify_signature": False})["aud"]
    claims = pyjwt_claims(house, token, "ES256", audience)
    assert claims["sub"] == claims["client_id"] == house.service.client_id
    assert house.server.http().bearer("/connect/userinfo", token).status_code in (401, 403)
    for scope in ("openid", "offline_access", "evo.discovery,evo.workspace"):  # G01, G03
        refused = house.server.http().token(grant_type="client_credentials", scope=scope, auth=credentials)
        assert (refused.status_code, refused.json()["error"]) == (400, "invalid_scope")


def test_settings_change_algorithm_and_scope_format(install):
    server = install("rs256", LINTEL_TOKEN_ACCESS_ALGORITHM="RS256", LINTEL_TOKEN_SCOPE_FORMAT="string").start()
    service = server.create_app("service", server.create_person("Rita Set"), "evo.discovery evo.workspace")
    response = server.http().token(
        grant_type="client_credentials",
        scope="evo.discovery evo.workspace",
        client_id=service.client_id,
        client_secret=service.client_secret,
    )
    token = response.json()["access_token"]
    assert jwt.get_unverified_header(token)["alg"] == "RS256"
    key = jwt.PyJWKClient(server.url + "/.well-known/openid-configuration/jwks").get_signing_key_from_jwt(token)
    claims = jwt.decode(token, key, algorithms=["RS256"], options={"verify_aud": False})
    assert sorted(claims["scope"].split()) == ["evo.discovery", "evo.workspace"]
    assert server.stop() == 0
