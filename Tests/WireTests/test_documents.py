"""The scripts and the command that the public documents print work, changed in nothing but the base URL."""

import json
import os
import subprocess
import sys
from pathlib import Path

import jwt
import pytest

from conftest import EVO

DOCUMENTS = Path(__file__).parent / "documents"
BASE = "https://ims.bentley.com"
DISCOVERY = "/evo/identity/v2/discovery?service=evo"


def filled_in(document: str, server: str, **values: str) -> str:
    """The document's script with its blanks filled in and its base URL replaced."""
    script = (DOCUMENTS / document).read_text().replace(BASE, server)
    for name, value in values.items():
        assert script.count(f'\n{name} = ""\n') == 1
        script = script.replace(f'\n{name} = ""\n', f'\n{name} = "{value}"\n')
    return script


def run_script(script: str, directory: Path, **environment: str) -> str:
    """Runs a script as a program of its own and gives the `token` it ends with."""
    path = directory / "script.py"
    path.write_text(script)
    program = f"import runpy; print(runpy.run_path({str(path)!r})['token'])"
    result = subprocess.run(
        [sys.executable, "-c", program], env=os.environ | environment, capture_output=True, text=True, timeout=40
    )
    assert result.returncode == 0, result.stderr
    return result.stdout.strip().splitlines()[-1]


def opens_discovery(house, token: str) -> None:
    house.server.ledger.add("access_token", token)
    response = house.server.http().bearer(DISCOVERY, token)
    assert response.status_code == 200, response.text
    assert house.organisation in [item["id"] for item in response.json()["discovery"]["organizations"]]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_native_script_with_a_form_filling_browser(house, free_port, tmp_path, host):
    redirect_uri = {"127.0.0.1": "http://127.0.0.1:{}/callback", "localhost": "http://localhost:{}/signin-callback"}[
        host
    ]
    script = filled_in(
        "native_app.py", house.server.url, client_id=house.native.client_id, redirect_uri=redirect_uri.format(free_port)
    )
    token = run_script(
        script,
        tmp_path,
        BROWSER=f"{sys.executable} {Path(__file__).parent / 'browser.py'} %s &",
        AUTHLIB_INSECURE_TRANSPORT="1",
        WIRE_SERVER=house.server.url,
        WIRE_EMAIL=house.person.email,
        WIRE_PASSWORD=house.person.password,
        WIRE_LEDGER=str(house.server.ledger.path),
    )
    claims = jwt.decode(token, options={"verify_signature": False})
    assert claims["sub"] == house.person.account_id
    assert set(claims["scope"]) == set(EVO.split())
    opens_discovery(house, token)


def test_service_script(house, tmp_path):
    script = filled_in(
        "service_app.py", house.server.url, client_id=house.service.client_id, client_secret=house.service.client_secret
    )
    token = run_script(script, tmp_path)
    assert jwt.decode(token, options={"verify_signature": False})["sub"] == house.service.client_id
    opens_discovery(house, token)


def curl(*arguments: str) -> str:
    return subprocess.run(
        ["curl", "--silent", "--show-error", *arguments], capture_output=True, text=True, timeout=15, check=True
    ).stdout


def test_curl_command(house):
    answer = curl(
        f"{house.server.url}/connect/token",
        "-X",
        "POST",
        "--data-urlencode",
        "grant_type=client_credentials",
        "--data-urlencode",
        f"client_id={house.service.client_id}",
        "--data-urlencode",
        f"client_secret={house.service.client_secret}",
        "--data-urlencode",
        "scope=evo.discovery",
    )
    answer = json.loads(answer)
    house.server.ledger.add_members(answer)
    assert answer["token_type"] == "Bearer" and answer["expires_in"] == 3600
    assert answer["scope"] == "evo.discovery"
    assert "refresh_token" not in answer and "id_token" not in answer
    opens_discovery(house, answer["access_token"])


def test_curl_with_basic_credentials(house):
    answer = curl(
        "-u",
        f"{house.service.client_id}:{house.service.client_secret}",
        "-d",
        "grant_type=client_credentials",
        "-d",
        "scope=evo.discovery evo.workspace",
        f"{house.server.url}/connect/token",
    )
    assert '"access_token"' in answer, answer


def test_a_token_without_the_scope_is_refused_as_documented(house):
    response = house.server.http().token(
        grant_type="client_credentials",
        scope="evo.workspace",
        auth=(house.service.client_id, house.service.client_secret),
    )
    refused = house.server.http().bearer(DISCOVERY, response.json()["access_token"])
    assert refused.status_code == 403
    challenge = refused.headers["WWW-Authenticate"]
    assert challenge.startswith("Bearer") and 'error="insufficient_scope"' in challenge and "evo.discovery" in challenge


def test_no_token_is_answered_with_a_plain_challenge(server):
    refused = server.http().get(DISCOVERY)
    assert refused.status_code == 401
    assert (
        refused.headers["WWW-Authenticate"].startswith("Bearer") and "error=" not in refused.headers["WWW-Authenticate"]
    )
