"""django-oauth-toolkit under gunicorn with two workers: opaque access tokens in SQLite (WAL, synchronous=NORMAL)."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlencode

import requests

from measure import Peer, Scenario, Step, get, post
from peers.serving import BASIC, CHALLENGE, SECRET, VERIFIER, end, free_port, key_file, launch

PROJECT = Path(__file__).parent / "django"
REDIRECT = "https://127.0.0.1/callback"


def start(work: Path) -> Peer:
    work.mkdir(parents=True, exist_ok=True)
    port = free_port()
    key_file(work / "rsa.pem", "genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048")
    environment = os.environ | {"PEER_WORK": str(work), "PYTHONPATH": str(PROJECT)}
    seeded = subprocess.run(
        [sys.executable, PROJECT / "seed.py", SECRET, REDIRECT],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )
    if seeded.returncode != 0:
        raise RuntimeError(f"django-oauth-toolkit: {seeded.stderr[-600:]}")
    process = launch(
        [
            sys.executable,
            "-m",
            "gunicorn",
            "-w",
            "2",
            "-k",
            "gthread",
            "--threads",
            "4",
            "--keep-alive",
            "30",
            "--log-level",
            "error",
            "-b",
            f"127.0.0.1:{port}",
            "wsgi:application",
        ],
        port,
        work / "django.log",
        PROJECT,
        PEER_WORK=str(work),
        PYTHONPATH=str(PROJECT),
    )
    try:
        return Peer("django-oauth-toolkit", process, port, scenarios(port, seeded.stdout.split()[-1]))
    except BaseException:
        end(process)
        raise


def scenarios(port: int, session_key: str) -> dict[str, Scenario]:
    base = f"http://127.0.0.1:{port}"
    cookie = f"sessionid={session_key}"
    form = {"grant_type": "client_credentials", "scope": "api:read"}
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
    authorize = requests.get(
        f"{base}/o/authorize/?{query}", headers={"Cookie": cookie}, allow_redirects=False, timeout=10
    )
    code = authorize.headers["Location"].split("code=")[1].split("&")[0]
    token = requests.post(f"{base}/o/token/", data=redeem | {"code": code}, timeout=10).json()["access_token"]
    inspector = requests.post(
        f"{base}/o/token/", data=form | {"scope": "introspection"}, auth=("bench", SECRET), timeout=10
    ).json()["access_token"]
    return {
        "client credentials ES256": Scenario(
            (Step(post("/o/token/", form, Authorization=BASIC), needle="access_token"),)
        ),
        "introspection": Scenario(
            (
                Step(
                    post("/o/introspect/", {"token": token}, Authorization=f"Bearer {inspector}"),
                    needle='"active": true',
                ),
            )
        ),
        "userinfo": Scenario((Step(get("/o/userinfo/", Authorization=f"Bearer {token}"), needle='"sub"'),)),
        "code + PKCE flow": Scenario(
            (
                Step(get(f"/o/authorize/?{query}", Cookie=cookie), "302", capture="code="),
                Step(post("/o/token/", redeem, "&code={v}"), needle="id_token"),
            )
        ),
    }
