"""Authlib on Flask under gunicorn with two workers."""

import json
import sqlite3
import sys
from pathlib import Path

import requests

from measure import Peer, Scenario, Step, get, post
from peers.serving import BASIC, SECRET, end, free_port, key_file, launch

APP = Path(__file__).parent / "authlib"


def start(work: Path) -> Peer:
    work.mkdir(parents=True, exist_ok=True)
    port = free_port()
    key_file(work / "es256.pem", "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256")
    database = sqlite3.connect(work / "authlib.sqlite3")
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("CREATE TABLE client(client_id TEXT PRIMARY KEY, secret TEXT NOT NULL, scope TEXT NOT NULL)")
    database.execute("INSERT INTO client VALUES ('bench', ?, 'api:read')", (SECRET,))
    database.commit()
    database.close()
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
            "app:app",
        ],
        port,
        work / "authlib.log",
        APP,
        PEER_WORK=str(work),
        PYTHONWARNINGS="ignore",
    )
    try:
        return Peer("Authlib", process, port, scenarios(port))
    except BaseException:
        end(process)
        raise


def scenarios(port: int) -> dict[str, Scenario]:
    form = {"grant_type": "client_credentials", "scope": "api:read"}
    answer = requests.post(f"http://127.0.0.1:{port}/token", data=form, auth=("bench", SECRET), timeout=10)
    token = json.loads(answer.text)["access_token"]
    return {
        "client credentials ES256": Scenario((Step(post("/token", form, Authorization=BASIC), needle="access_token"),)),
        "userinfo": Scenario((Step(get("/me", Authorization=f"Bearer {token}"), needle='"sub"'),)),
    }
