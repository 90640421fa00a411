"""What docs/quickstart has its reader get ready: an organisation, a project, a Service app and a Native app."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from flow import LOOPBACK
from installation import Installation, Person, RegisteredApp

SERVICE_SCOPES = "evo.discovery itwin-platform"
PERSON_SCOPES = "openid profile evo.discovery"
SDK_REDIRECT = "http://localhost:3000/signin-callback"
POSTMAN_REDIRECT = "https://oauth.pstmn.io/v1/callback"


@dataclass(frozen=True)
class Ready:
    """What the index tells the reader to get ready."""

    server: Installation
    person: Person
    organisation: str
    project: str
    service: RegisteredApp
    native: RegisteredApp

    def call(self, method, path, body=None, token=None):
        return self.server.http().request(method, path, json=body, headers={"Authorization": f"Bearer {token}"})

    def token(self, app: RegisteredApp, scope: str) -> str:
        return self.server.http().token(
            grant_type="client_credentials", client_id=app.client_id, client_secret=app.client_secret, scope=scope
        ).json()["access_token"]

    def service_settings(self, **other: str) -> dict[str, str]:
        return {
            "LINTEL_CLIENT_ID": self.service.client_id,
            "LINTEL_SECRET": self.service.client_secret,
            "LINTEL_PROJECT": self.project,
        } | other


@pytest.fixture(scope="session")
def ready(house) -> Ready:
    server, person = house.server, house.person
    arguments = ["--name", "Quickstart Works", "--entitlement", "evo", "--entitlement", "synchro"]
    organisation = server.command("org", "create", *arguments)["organisation_id"]
    server.command("org", "member", "--org", organisation, "--email", person.email, "--role", "administrator")
    service = server.create_app("service", person, SERVICE_SCOPES, org=organisation)
    server.command("org", "member", "--org", organisation, "--email", service.client_email)
    native = server.create_app("native", person, PERSON_SCOPES, LOOPBACK, SDK_REDIRECT, POSTMAN_REDIRECT, org=organisation)
    project = server.command(
        "project", "create", "--org", organisation, "--name", "First project", "--owner", service.client_email
    )["project_id"]
    ready = Ready(server, person, organisation, project, service, native)
    token = ready.token(service, SERVICE_SCOPES)
    made = ready.call("POST", "/schedules", {"iTwinId": project, "name": "Foundations"}, token)
    assert made.status_code == 201, made.text
    return ready


@pytest.fixture
def directory(tmp_path_factory) -> Path:
    """Where the reader saves a program."""
    return tmp_path_factory.mktemp("reader")
