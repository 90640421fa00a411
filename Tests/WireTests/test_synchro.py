"""The run of the public documents in a real browser: a Service app is registered in the portal, its client e-mail is
added under Manage your team, and curl gets the token that reads and writes the project's schedule."""

import re
import secrets
import subprocess

import pytest

import chromium
from portal import Clicker


@pytest.fixture(scope="module")
def site(install):
    """A server of its own, whose mails are files."""
    return install("synchro").start()


@pytest.fixture
def owner(site, workplace):
    pictures = workplace / "synchro"
    pictures.mkdir(exist_ok=True)
    person = Clicker(site, "Olga Owner", javascript=True, pictures=pictures, axe=chromium.axe_script())
    yield person
    person.close()


def register(person: Clicker, name: str, *scopes: str) -> dict:
    person.open("/apps/new?type=service")
    if "Accept and go on" in person.text or person.driver.find_elements("css selector", "main [name=accept]"):
        person.tick("accept", "yes")
        person.press("Accept and go on")
    person.fill(name=name)
    person.tick("scope", *scopes)
    person.press("Review")
    person.press("Register")
    person.expect("Your app is registered")
    app = {name: person.of(f"#{name}") for name in ("client-id", "client-secret", "client-email")}
    person.server.ledger.add("secret", app["client-secret"])
    return app


def make_project(person: Clicker, name: str) -> str:
    person.open("/projects")
    person.follow("New project")
    person.driver.find_element("css selector", "main form input[type=text]").send_keys(name)
    person.press("Make the project")
    person.expect(name)
    return re.search(r"/projects/([0-9a-f-]{36})", person.driver.current_url).group(1)


def role_box(person: Clicker, role: str):
    label = person.driver.find_element("xpath", f"//main//label[contains(., '{role}')]")
    return person.driver.find_element("id", label.get_attribute("for"))


def add_to_team(person: Clicker, project: str, email: str, role: str) -> None:
    person.open(f"/projects/{project}/team")
    person.follow("Add people or services")
    person.fill(people=email)
    role_box(person, role).click()
    person.press("See what will happen")
    person.expect("Added at once: a service identity")
    person.press("Do this for 1 address")
    person.expect("Done for 1 of 1 address")


def change_roles(person: Clicker, project: str, app: dict, *roles: str) -> None:
    person.open(f"/projects/{project}/team?q={app['client-id']}")
    person.follow("Change", within="main")
    for role in ("Scheduler", "Viewer"):
        box = role_box(person, role)
        if box.is_selected() != (role in roles):
            box.click()
    person.press("Change roles")


def token(server, app: dict, scope: str) -> str:
    """The command of the documents, with the blanks filled in."""
    command = (
        f"curl {server.url}/connect/token -X POST --data-urlencode grant_type=client_credentials "
        f"--data-urlencode client_id={app['client-id']} --data-urlencode client_secret={app['client-secret']} "
        f"--data-urlencode 'scope={scope}'"
    )
    answer = subprocess.run(["sh", "-c", command], capture_output=True, text=True, timeout=30, check=True).stdout
    found = re.search(r'"access_token":"([^"]+)"', answer)
    assert found, answer
    server.ledger.add("access_token", found.group(1))
    return found.group(1)


@pytest.mark.timeout(300)
def test_a_service_app_reads_and_writes_the_schedule_of_the_project_it_was_added_to(site, owner):
    owner.sign_up()
    mark = secrets.token_hex(3)
    company = site.command(
        "org", "create", "--name", f"Bridge Works {mark}", "--entitlement", "synchro", "--entitlement", "itwin"
    )["organisation_id"]
    site.command("org", "member", "--org", company, "--email", owner.email, "--role", "administrator")
    project = make_project(owner, f"Bridge {mark}")
    other = make_project(owner, f"Tunnel {mark}")
    app = register(owner, f"Schedule reader {mark}", "enterprise", "itwin-platform")
    bearer = token(site, app, "enterprise itwin-platform")

    def call(method, path, body=None, access=bearer):
        return site.http().request(method, path, json=body, headers={"Authorization": f"Bearer {access}"})

    # It has access to nothing until it is added.
    lists = f"/schedules?iTwinId={project}"
    assert call("GET", lists).status_code == 404
    add_to_team(owner, project, app["client-email"], "Scheduler")
    assert call("GET", lists).json()["schedules"] == []
    assert call("GET", f"/schedules?iTwinId={other}").status_code == 404

    made = call("POST", "/schedules", {"iTwinId": project, "name": "Main plan"})
    assert made.status_code == 201, made.text
    schedule = made.json()["schedule"]["id"]
    tasks = f"/schedules/{schedule}/tasks"
    for name in ("Dig", "Pour"):
        answer = call("POST", tasks, {"name": name, "plannedStart": "2026-03-02T08:00:00Z", "plannedDuration": 28_800})
        assert answer.status_code == 200, answer.text
    dig, pour = (task["id"] for task in sorted(call("GET", tasks).json()["tasks"], key=lambda task: task["name"]))
    link = {"predecessorId": dig, "successorId": pour, "type": "FinishToStart"}
    assert call("POST", f"/schedules/{schedule}/task-links", link).status_code == 200
    assert call("POST", f"{tasks}/reschedule", {}).status_code == 202
    planned = {task["name"]: task for task in call("GET", tasks).json()["tasks"]}
    assert planned["Pour"]["plannedStart"] >= planned["Dig"]["plannedFinish"], planned
    older = call("GET", f"/4dschedule/v1/schedules/{schedule}/tasks").json()["items"]
    assert {task["name"] for task in older} == {"Dig", "Pour"}

    owner.open(f"/projects/{project}/schedules/{schedule}")
    owner.expect("Pour")
    owner.look("schedule")

    # With a role that reads, a write is refused, and the answer says what is missing.
    change_roles(owner, project, app, "Viewer")
    assert call("GET", tasks).status_code == 200
    refused = call("POST", tasks, {"name": "Paint"})
    assert refused.status_code == 403
    assert refused.json()["error"]["code"] == "InsufficientPermissions"
    assert "schedule_write" in refused.json()["error"]["message"]

    # Without the scope the same role opens nothing.
    narrow = token(site, app, "itwin-platform")
    unscoped = call("GET", f"/4dschedule/v1/schedules?projectId={project}", access=narrow)
    assert unscoped.status_code == 401
    assert 'error="insufficient_scope"' in unscoped.headers["WWW-Authenticate"]
    assert 'scope="enterprise"' in unscoped.headers["WWW-Authenticate"]
