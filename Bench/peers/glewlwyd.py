"""Glewlwyd (C, Debian package) with SQLite in WAL mode and a client secret hashed with one round.

One round is the kind choice: a random secret needs no stretching, and Glewlwyd's shipped setting costs it 0.7 ms more.
"""

import gzip
import json
import sqlite3
import subprocess
from pathlib import Path
from urllib.parse import urlencode

import requests

from measure import Peer, Scenario, Step, get, post
from peers.serving import BASIC, CHALLENGE, SECRET, VERIFIER, end, free_port, key_file, launch

SCHEMA = "/usr/share/doc/glewlwyd/database/init.sqlite3.sql.gz"
REDIRECT = "https://127.0.0.1/callback"


def configuration(port: int, work: Path) -> str:
    return f"""
port={port}
bind_address="127.0.0.1"
external_url="http://127.0.0.1:{port}"
login_url="login.html"
api_prefix="api"
static_files_path="/usr/share/glewlwyd/webapp/"
log_mode="console"
log_level="ERROR"
cookie_domain="127.0.0.1"
cookie_secure=0
session_expiration=2419200
session_key="GLEWLWYD2_SESSION_ID"
admin_scope="g_admin"
profile_scope="g_profile"
user_module_path="/usr/lib/glewlwyd/user"
client_module_path="/usr/lib/glewlwyd/client"
user_auth_scheme_module_path="/usr/lib/glewlwyd/scheme"
plugin_module_path="/usr/lib/glewlwyd/plugin"
use_secure_connection=false
secure_connection_key_file="none"
secure_connection_pem_file="none"
secure_connection_ca_file="none"
hash_algorithm="SHA512"
max_post_size=16778240
database = {{ type="sqlite3" path="{work}/glewlwyd.db" }};
"""


def plugin(port: int, private: Path, public: Path) -> dict:
    """An OpenID Connect plugin that signs ES256 and asks nothing that the measured requests do not send."""
    on = (
        "allow-non-oidc",
        "auth-type-code-enabled",
        "auth-type-id-token-enabled",
        "auth-type-client-enabled",
        "auth-type-refresh-enabled",
        "auth-type-implicit-enabled",
        "auth-type-none-enabled",
        "jwks-show",
        "pkce-allowed",
        "introspection-revocation-allowed",
        "introspection-revocation-allow-target-client",
    )
    off = (
        "refresh-token-rolling",
        "auth-type-token-enabled",
        "auth-type-password-enabled",
        "auth-type-device-enabled",
        "pkce-method-plain-allowed",
        "request-parameter-allow",
        "request-uri-allow-https-non-secure",
        "session-management-allowed",
        "register-client-allowed",
        "resource-allowed",
        "oauth-rar-allowed",
        "oauth-par-allowed",
        "oauth-ciba-allowed",
        "oauth-dpop-allowed",
    )
    parameters = {
        "iss": f"http://127.0.0.1:{port}/api/oidc",
        "jwt-type": "ecdsa",
        "jwt-key-size": "256",
        "key": private.read_text(),
        "cert": public.read_text(),
        "subject-type": "public",
        "access-token-duration": 3600,
        "refresh-token-duration": 1209600,
        "code-duration": 600,
        "introspection-revocation-auth-scope": [],
        "client-cert-source": "no",
        "restrict-scope-client-property": "",
        "scope": [],
        "additional-parameters": [],
        "claims": [],
        "allowed-scope": ["openid", "api:read"],
        "address-claim": {"type": "no"},
        "name-claim": "no",
        "email-claim": "no",
        "scope-claim": "no",
    }
    parameters |= dict.fromkeys(on, True) | dict.fromkeys(off, False)
    return {
        "module": "oidc",
        "name": "oidc",
        "display_name": "oidc",
        "order_rank": 0,
        "readonly": False,
        "parameters": parameters,
    }


def client(identifier: str, **values) -> dict:
    return {"client_id": identifier, "name": identifier, "enabled": True} | values


def administer(base: str, port: int, private: Path, public: Path) -> str:
    """Configures the running server through its own API; gives the cookies of a signed-in person."""
    session = requests.Session()
    session.trust_env = False

    def call(method: str, path: str, body: dict) -> None:
        answer = session.request(method, base + "/api" + path, json=body, timeout=20)
        if answer.status_code != 200:
            raise RuntimeError(f"glewlwyd: {method} {path}: {answer.status_code} {answer.text[:300]}")

    call("POST", "/auth/", {"username": "admin", "password": "password"})
    scope = {"name": "api:read", "display_name": "api:read", "description": "api:read", "scheme": {}}
    call("POST", "/scope/", scope | {"password_required": False, "password_max_age": 0})
    call("POST", "/mod/plugin/", plugin(port, private, public))
    call(
        "POST",
        "/client/",
        client(
            "bench",
            confidential=True,
            password=SECRET,
            scope=["api:read"],
            authorization_type=["client_credentials"],
            redirect_uri=[REDIRECT],
            token_endpoint_auth_method=["client_secret_basic", "client_secret_post"],
        ),
    )
    call(
        "POST",
        "/client/",
        client(
            "spa",
            confidential=False,
            scope=["openid"],
            authorization_type=["code", "refresh_token"],
            redirect_uri=[REDIRECT],
            token_endpoint_auth_method=["none"],
        ),
    )
    person = {"username": "alice", "name": "Alice", "email": "alice@example.com", "enabled": True}
    call("POST", "/user/", person | {"password": "alice-password", "scope": ["openid", "g_profile"]})
    session.cookies.clear()
    call("POST", "/auth/", {"username": "alice", "password": "alice-password"})
    call("PUT", "/auth/grant/spa", {"scope": "openid"})
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in session.cookies)


def start(work: Path) -> Peer:
    work.mkdir(parents=True, exist_ok=True)
    port = free_port()
    private = key_file(work / "es256.key", "ecparam", "-genkey", "-name", "prime256v1", "-noout")
    public = key_file(work / "es256.pub", "ec", "-in", str(private), "-pubout")
    database = sqlite3.connect(work / "glewlwyd.db")
    database.executescript(gzip.open(SCHEMA, "rt").read())
    one_round = "json_set(gcmi_parameters, '$.pbkdf2-iterations', 1)"
    database.execute(f"UPDATE g_client_module_instance SET gcmi_parameters = {one_round}")
    database.commit()
    database.execute("PRAGMA journal_mode=WAL")
    database.close()
    (work / "glewlwyd.conf").write_text(configuration(port, work))
    process = launch(["glewlwyd", f"--config-file={work}/glewlwyd.conf"], port, work / "glewlwyd.log", work)
    try:
        return Peer(
            "Glewlwyd", process, port, scenarios(port, administer(f"http://127.0.0.1:{port}", port, private, public))
        )
    except BaseException:
        end(process)
        raise


def scenarios(port: int, cookies: str) -> dict[str, Scenario]:
    base = f"http://127.0.0.1:{port}"
    form = {"grant_type": "client_credentials", "scope": "api:read"}
    answer = requests.post(f"{base}/api/oidc/token", data=form, auth=("bench", SECRET), timeout=10)
    token = json.loads(answer.text)["access_token"]
    query = urlencode(
        {
            "client_id": "spa",
            "response_type": "code",
            "scope": "openid",
            "redirect_uri": REDIRECT,
            "state": "s",
            "nonce": "n",
            "code_challenge": CHALLENGE,
            "code_challenge_method": "S256",
        }
    )
    redeem = {
        "grant_type": "authorization_code",
        "client_id": "spa",
        "redirect_uri": REDIRECT,
        "code_verifier": VERIFIER,
    }
    return {
        "client credentials ES256": Scenario(
            (Step(post("/api/oidc/token", form, Authorization=BASIC), needle="access_token"),)
        ),
        "introspection": Scenario(
            (Step(post("/api/oidc/introspect", {"token": token}, Authorization=BASIC), needle='"active":true'),)
        ),
        "code + PKCE flow": Scenario(
            (
                Step(get(f"/api/oidc/auth?{query}&g_continue", Cookie=cookies), "302", capture="code="),
                Step(post("/api/oidc/token", redeem, "&code={v}"), needle="id_token"),
            )
        ),
    }


def version() -> str:
    return subprocess.run(["glewlwyd", "--version"], capture_output=True, text=True).stdout.strip()
