"""Every command on a data directory whose server runs: one JSON object with `--json`, refusals with an error id."""

import json
import re
import secrets

import pytest

from conftest import EVO, USER
from flow import LOOPBACK, Flow, refresh_form
from installation import VISIBLE_WITHIN, CommandRefused, within

ERROR_ID = re.compile(r"[a-z]+(_[a-z0-9]+)*")


def client_credentials(house, app, secret=None):
    return house.server.http().token(
        grant_type="client_credentials", scope="evo.discovery", auth=(app.client_id, secret or app.client_secret)
    )


def test_d23_an_app_works_in_the_second_it_was_made(house):
    for _ in range(3):
        app = house.server.create_app("service", house.person, "evo.discovery", org=house.organisation)
        assert client_credentials(house, app).status_code == 200


def test_app_create_names_what_each_type_has(house):
    server = house.server
    for type, uris, has_secret in (
        ("native", [LOOPBACK], False),
        ("spa", ["https://a.wire.example/cb"], False),
        ("web", ["https://b.wire.example/cb"], True),
        ("service", [], True),
    ):
        app = server.create_app(type, house.person, "evo.discovery", *uris)
        assert app.client_id.startswith({"web": "webapp"}.get(type, type) + "-")
        assert bool(app.client_secret) == has_secret
        assert bool(app.client_email) == (type == "service")
        if app.client_email:
            assert app.client_email.startswith(app.client_id + "@apps.")


@pytest.mark.parametrize(
    "arguments",
    [
        ["app", "create", "--type", "native", "--name", "No Redirect"],  # K02
        ["app", "create", "--type", "service", "--name", "With Redirect", "--redirect-uri", LOOPBACK],
        ["app", "create", "--type", "service", "--name", "With OpenID", "--scope", "openid"],
        ["app", "create", "--type", "web", "--name", "Plain", "--redirect-uri", "http://plain.example/cb"],
        ["app", "create", "--type", "web", "--name", "Star", "--redirect-uri", "https://*.example/cb"],
        ["app", "create", "--type", "native", "--name", "x" * 129, "--redirect-uri", LOOPBACK],  # K01
        ["app", "create", "--type", "native", "--name", "<b>", "--redirect-uri", LOOPBACK],
        ["app", "create", "--type", "native", "--name", "Odd Scope", "--redirect-uri", LOOPBACK, "--scope", "nonsense"],
    ],
    ids=lambda arguments: arguments[5],
)
def test_refused_apps(house, arguments):
    refused(house, *arguments, "--owner", house.person.email)


def refused(house, *arguments: str, stdin: str | None = None) -> dict:
    """Runs a command that must be refused, and gives the refusal: an error id and a sentence on standard error."""
    with pytest.raises(CommandRefused) as refusal:
        house.server.command(*arguments, stdin=stdin)
    assert refusal.value.status == 1, refusal.value
    assert refusal.value.stdout == "", refusal.value
    answer = json.loads(refusal.value.stderr)
    assert ERROR_ID.fullmatch(answer["error"]) and answer["error"] != "unexpected" and answer["message"], answer
    return answer


def test_other_refusals_have_an_error_id(house):
    for arguments in (
        ["account", "create", "--email", house.person.email, "--name", "Twice", "--password-stdin"],
        ["account", "create", "--email", "not an address", "--name", "No Address", "--password-stdin"],
        ["account", "disable", "--email", "nobody@wire.example"],
        ["org", "member", "--org", "00000000-0000-4000-8000-000000000000", "--email", house.person.email],
        ["org", "create", "--name", "No Such Product", "--entitlement", "nonsense"],
        ["app", "disable", "--client-id", "service-unknown"],
        ["app", "secret", "add", "--client-id", house.native.client_id, "--label", "public"],
    ):
        refused(house, *arguments, stdin=f"Wire-{secrets.token_hex(12)}\n")


def test_an_unknown_flag_or_value_is_a_usage_error(house):
    for arguments in (["app", "create", "--type", "desktop"], ["serve", "--nonsense"], ["nonsense"]):
        assert house.server.attempt(*arguments).returncode not in (0, 1)


def test_app_list_shows_no_secret(house):
    answer = house.server.command("app", "list")
    text = json.dumps(answer)
    for app in (house.native, house.spa, house.web, house.service):
        assert app.client_id in text
    for app in (house.web, house.service):
        assert app.client_secret not in text  # K04


def test_secrets_are_added_and_revoked(house):
    app = house.server.create_app("service", house.person, "evo.discovery", org=house.organisation)
    added = house.server.command(
        "app", "secret", "add", "--client-id", app.client_id, "--label", "second", "--expires-in", "30"
    )["client_secret"]
    within(VISIBLE_WITHIN, lambda: client_credentials(house, app, added).status_code == 200)
    assert client_credentials(house, app).status_code == 200
    house.server.command("app", "secret", "revoke", "--client-id", app.client_id, "--label", "second")
    within(VISIBLE_WITHIN, lambda: client_credentials(house, app, added).status_code == 401)
    assert client_credentials(house, app).status_code == 200


def test_a_disabled_app_is_refused_within_one_second(house):
    app = house.server.create_app("service", house.person, "evo.discovery", org=house.organisation)
    assert client_credentials(house, app).status_code == 200
    house.server.command("app", "disable", "--client-id", app.client_id)
    within(VISIBLE_WITHIN, lambda: client_credentials(house, app).status_code == 401)


def test_c21_a_disabled_account_is_refused_within_one_second(house):
    person = house.server.create_person("Dario Disabled")
    browser = house.server.browser(person)
    flow = Flow(house.server, house.native, f"{USER} offline_access")
    tokens = flow.tokens(browser)
    code_flow = Flow(house.server, house.native, USER)
    code = code_flow.callback(browser).parameters["code"]
    house.server.command("account", "disable", "--email", person.email)

    refresh_token = tokens["refresh_token"]

    def refresh_is_refused() -> bool:
        nonlocal refresh_token
        response = house.server.http().token(**refresh_form(house.native, refresh_token))
        refresh_token = response.json().get("refresh_token", refresh_token)
        return response.status_code == 400

    within(VISIBLE_WITHIN, refresh_is_refused)
    assert code_flow.exchange(code).json()["error"] == "invalid_grant"  # E13
    place = browser.visit(Flow(house.server, house.native, USER, extra={"prompt": "none"}).url)
    assert place.parameters["error"] == "login_required"
    within(
        VISIBLE_WITHIN,
        lambda: house.server.http().bearer("/connect/userinfo", tokens["access_token"]).status_code == 401,
    )


def test_org_membership_by_address_and_by_client_email(house):
    organisation = house.server.command(
        "org", "create", "--name", f"Second {secrets.token_hex(3)}", "--entitlement", "evo"
    )
    identifier = organisation["organisation_id"]
    assert re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", identifier)
    for email, role in ((house.person.email, "co-administrator"), (house.service.client_email, "member")):
        house.server.command("org", "member", "--org", identifier, "--email", email, "--role", role)


def test_token_command(house):
    answer = house.server.command(
        "token",
        "--client-id",
        house.service.client_id,
        "--client-secret-stdin",
        "--scope",
        EVO,
        "--issuer",
        house.server.url,
        stdin=house.service.client_secret + "\n",
    )
    assert answer["token_type"] == "Bearer" and set(answer["scope"].split()) == set(EVO.split())
    refusal = refused(
        house,
        "token",
        "--client-id",
        house.service.client_id,
        "--client-secret-stdin",
        "--scope",
        "evo.discovery",
        "--issuer",
        house.server.url,
        stdin="wrong\n",
    )
    assert "invalid_client" in json.dumps(refusal)


def test_keys_are_listed_and_rotated(house):
    token = client_credentials(house, house.service).json()["access_token"]
    before = {key["kid"] for key in house.server.http().get("/.well-known/openid-configuration/jwks").json()["keys"]}
    assert house.server.command("key", "list")
    house.server.command("key", "rotate")

    def published() -> set[str]:
        return {key["kid"] for key in house.server.http().get("/.well-known/openid-configuration/jwks").json()["keys"]}

    within(VISIBLE_WITHIN, lambda: published() - before)
    assert before <= published(), "a key that signed live tokens has left the key set"
    assert house.server.http().bearer("/evo/identity/v2/discovery?service=evo", token).status_code == 200  # H09
    assert client_credentials(house, house.service).status_code == 200
    listing = json.dumps(house.server.command("key", "list"))
    assert "PRIVATE" not in listing and '"d"' not in listing


def test_migrate_and_doctor(house):
    assert isinstance(house.server.command("migrate"), dict)
    report = json.dumps(house.server.command("doctor"))
    for secret in (house.web.client_secret, house.service.client_secret, house.person.password):
        assert secret not in report


def test_commands_work_without_a_server_and_before_it(install, engine):
    server = install("offline")
    person = server.create_person("Ola Offline", "--operator")
    app = server.create_app("service", person, "evo.discovery")
    server.start()
    assert (
        server.http()
        .token(grant_type="client_credentials", scope="evo.discovery", auth=(app.client_id, app.client_secret))
        .status_code
        == 200
    )
    assert (server.data / "master.key").stat().st_mode & 0o077 == 0
    assert (server.data / "lintel.sqlite").exists() == (engine == "sqlite")
    assert server.stop() == 0


def test_a_wrong_setting_stops_the_start_and_names_itself(install):
    server = install("wrong-setting", LINTEL_REFRESH_GRACE="eternal")
    result = server.attempt("serve", "--listen", "127.0.0.1:0")
    assert result.returncode != 0
    assert "refresh.grace" in result.stderr + result.stdout and "eternal" in result.stderr + result.stdout
