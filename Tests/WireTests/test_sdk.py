"""The example programs of the client library, run as somebody would who has just built them."""

import json
import os
import secrets
import stat
import subprocess
import time
from pathlib import Path

import pytest

from browser import deliver
from installation import ROOT, Installation, RegisteredApp

EXAMPLES = Path(os.environ.get("EXAMPLES_DIRECTORY", ROOT / ".build/debug"))
SERVICE_SCOPES = "evo.discovery evo.workspace evo.file"


class Program:
    """One of the programs with its settings."""

    def __init__(self, name: str, server: Installation, app: RegisteredApp, home: Path, **settings: str):
        self.path = EXAMPLES / name
        assert self.path.is_file(), f"{self.path} is missing: build it with `swift build`"
        self.settings = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "ISSUER": server.issuer,
            "CLIENT_ID": app.client_id,
        } | settings

    def begin(self, *arguments: str) -> subprocess.Popen:
        return subprocess.Popen(
            [self.path, *arguments], env=self.settings, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def run(self, *arguments: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            [self.path, *arguments], env=self.settings, capture_output=True, text=True, timeout=60
        )


@pytest.fixture(scope="module")
def service(house) -> RegisteredApp:
    app = house.server.create_app("service", house.person, SERVICE_SCOPES, org=house.organisation)
    house.server.command("org", "member", "--org", house.organisation, "--email", app.client_email)
    return app


@pytest.fixture
def native(house, tmp_path) -> Program:
    return Program("NativeApp", house.server, house.native, tmp_path, BROWSER="print")


def test_a_service_sends_a_file_and_fetches_it(house, service, tmp_path):
    program = Program("ServiceApp", house.server, service, tmp_path, CLIENT_SECRET=service.client_secret)
    # More than one block.
    content = secrets.token_bytes(5_000_000)
    sent = tmp_path / "survey & holes.bin"
    sent.write_bytes(content)
    for _ in range(2):
        done = program.run(str(sent))
        assert done.returncode == 0, done.stderr
        assert "organisation: Wire Works" in done.stdout
        assert f"sent: {len(content)} bytes" in done.stdout
        assert f"file: /kept/{sent.name}, {len(content)} bytes" in done.stdout.replace("//", "/")
        assert Path(f"{sent}.back").read_bytes() == content
    assert sorted(path.name for path in tmp_path.iterdir()) == [sent.name, f"{sent.name}.back"]


def test_a_wrong_secret_is_told_with_what_the_server_said(house, service, tmp_path):
    program = Program("ServiceApp", house.server, service, tmp_path, CLIENT_SECRET="wrong")
    done = program.run()
    assert done.returncode == 1 and done.stdout == ""
    assert "status 401" in done.stderr and "id invalid_client" in done.stderr
    correlation = done.stderr.split("correlation id ")[1].split(")")[0]
    assert correlation in house.server.log.read_text(errors="replace")


def test_a_missing_scope_is_told(house, tmp_path):
    app = house.server.create_app("service", house.person, "evo.discovery evo.workspace", org=house.organisation)
    done = Program("ServiceApp", house.server, app, tmp_path, CLIENT_SECRET=app.client_secret).run()
    assert done.returncode == 1
    assert "invalid_scope" in done.stderr


def sign_in(house, program: Program, decision: str = "allow"):
    """Starts the program, and plays the part of the browser whose address it shows."""
    process = program.begin()
    address = ""
    while not address.startswith("http"):
        address = process.stderr.readline().strip()
        assert address, "the program ended"
    page = deliver(house.server.browser(house.person, decision=decision).authorize(address))
    output, errors = process.communicate(timeout=30)
    return process.returncode, output, errors, page


def stored(house, home: Path) -> tuple[Path, dict]:
    """The file in which the sign-in is kept."""
    [path] = (home / ".local/state/native-app").glob("token-*.json")
    token = json.loads(path.read_text())
    for name in ("access_token", "refresh_token", "id_token"):
        house.server.ledger.add(name, token[name])
    return path, token


def test_a_person_signs_in_once(house, native, tmp_path):
    status, output, errors, page = sign_in(house, native)
    assert status == 0, errors
    assert "organisation: Wire Works" in output
    assert page.status_code == 200 and "You are signed in" in page.text
    assert page.headers["Content-Security-Policy"].startswith("default-src 'none'")
    path, first = stored(house, tmp_path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700

    # No browser opens any more.
    native.settings["BROWSER"] = "false"
    again = native.run()
    assert again.returncode == 0, again.stderr
    assert again.stdout == output
    assert stored(house, tmp_path)[1] == first

    # What has expired is renewed, and what comes in its place is kept, however many programs run.
    path.write_text(json.dumps(first | {"expires_at": int(time.time()) - 1}))
    programs = [native.begin() for _ in range(4)]
    for program in programs:
        found, errors = program.communicate(timeout=30)
        assert program.returncode == 0, errors
        assert found == output
    renewed = stored(house, tmp_path)[1]
    assert renewed["refresh_token"] != first["refresh_token"]
    assert renewed["access_token"] != first["access_token"]

    # The renewed sign-in is good as well.
    path.write_text(json.dumps(renewed | {"expires_at": 0}))
    assert native.run().returncode == 0
    stored(house, tmp_path)


def test_a_sign_in_that_was_taken_back_is_asked_for_anew(house, native, tmp_path):
    assert sign_in(house, native)[0] == 0
    path, token = stored(house, tmp_path)
    house.server.http().post(
        "/connect/revocation", data={"token": token["refresh_token"], "client_id": house.native.client_id}
    )
    path.write_text(json.dumps(token | {"expires_at": 0}))
    status, output, errors, _ = sign_in(house, native)
    assert status == 0, errors
    assert stored(house, tmp_path)[1]["refresh_token"] != token["refresh_token"]


def test_a_refusal_is_told(house, native, tmp_path):
    status, output, errors, page = sign_in(house, native, decision="deny")
    assert status == 1 and output == ""
    assert "access_denied" in errors
    assert page.status_code == 400 and "You are not signed in" in page.text
    assert not list((tmp_path / ".local/state").glob("native-app/token-*.json"))


def test_a_file_that_others_can_read_is_refused(house, native, tmp_path):
    assert sign_in(house, native)[0] == 0
    path, _ = stored(house, tmp_path)
    path.chmod(0o644)
    native.settings["BROWSER"] = "false"
    done = native.run()
    assert done.returncode == 1
    assert "storage_unsafe" in done.stderr and "chmod 600" in done.stderr
