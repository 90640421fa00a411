"""A server as the public Evo clients need it: they take bytes only from an https address without a port."""

import os
import random
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from certificates import make_authority, make_certificate
from installation import Installation, Person, RegisteredApp, within

SCRIPTS = Path(__file__).parent / "scripts"
MENDED = Path(__file__).parent / "flag_copies.py"
SCOPES = "evo.discovery evo.workspace evo.file evo.object evo.blocksync"
REDIRECT = "http://localhost:3000/signin-callback"


def is_listening(address: str, port: int) -> bool:
    with socket.socket() as client:
        return client.connect_ex((address, port)) == 0


def an_own_address() -> str:
    """An address of this machine with a port 443 that is free."""
    while True:
        address = "127." + ".".join(str(random.randint(1, 254)) for _ in range(3))
        with socket.socket() as listener:
            try:
                listener.bind((address, 443))
            except PermissionError:
                pytest.fail("port 443 is not for this user: sysctl -w net.ipv4.ip_unprivileged_port_start=443")
            except OSError:
                continue
        return address


@dataclass(frozen=True)
class SDKServer:
    """An installation with https on port 443 of an address of its own, and an organisation that has Evo."""

    server: Installation
    authority: Path
    person: Person
    organisation: str

    def service_app(self, scopes: str = SCOPES) -> RegisteredApp:
        """A new service app that is a member of the organisation."""
        app = self.server.create_app("service", self.person, scopes, org=self.organisation)
        self.server.command("org", "member", "--org", self.organisation, "--email", app.client_email)
        return app

    def run(self, script: Path, seconds: float = 50, **environment: str) -> str:
        """Runs a Python program that uses the SDK, as its user would; gives what it printed."""
        result = subprocess.run(
            [sys.executable, str(MENDED), str(script)],
            env=os.environ | {"ISSUER_URL": self.server.url, "SSL_CERT_FILE": str(self.authority)} | environment,
            capture_output=True,
            text=True,
            timeout=seconds,
        )
        assert result.returncode == 0, result.stdout + result.stderr
        return result.stdout

    def run_as(self, app: RegisteredApp, script: Path, **environment: str) -> str:
        """The same as a service app."""
        return self.run(script, EVO_CLIENT_ID=app.client_id, EVO_CLIENT_SECRET=app.client_secret, **environment)


def make_sdk_server(install, directory: Path) -> SDKServer:
    authority = make_authority(directory, "sdk")
    address = an_own_address()
    certificate, key = make_certificate(directory, authority, address, kind="IP")
    server = install(
        "sdk",
        LINTEL_TLS_LISTEN=f"{address}:443",
        LINTEL_TLS_CERTIFICATE_FILE=str(certificate),
        LINTEL_TLS_KEY_FILE=str(key),
        LINTEL_BLOB_URL=f"https://{address}",
    )
    server.start()
    within(5, lambda: is_listening(address, 443))
    person = server.create_person("Sid Kay")
    organisation = server.command("org", "create", "--name", "Clients", "--entitlement", "evo")["organisation_id"]
    server.command("org", "member", "--org", organisation, "--email", person.email, "--role", "administrator")
    for stage in ("Draft", "Approved"):
        server.command("stage", "add", "--org", organisation, "--name", stage)
    return SDKServer(server, authority[0], person, organisation)
