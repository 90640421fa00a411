"""The seeds' run with SYNCHRO: a service app is registered, put into a team by its client e-mail, gets a token by the
curl of the documents, and works with schedules by the platform's API and by the older one."""

import re
import subprocess
import uuid
from dataclasses import dataclass

import pytest

from microsoft_project import make_plan

SCOPES = "itwin-platform enterprise"
OLDER = "/4dschedule/v1/schedules"
READING = [f"schedule_{part}read" for part in ("", "actuals_", "assignments_", "costs_", "resource_status_")]


@dataclass(frozen=True)
class Site:
    server: object
    project: str
    writer: str
    reader: str
    stranger: str

    def call(self, method, path, body=None, token=None, **arguments):
        headers = {"Authorization": f"Bearer {token or self.writer}"} | arguments.pop("headers", {})
        return self.server.http().request(method, path, json=body, headers=headers, **arguments)


def curl_token(server, app, scope=SCOPES) -> str:
    """The token request as the documents have it."""
    arguments = ["curl", "-s", f"{server.url}/connect/token", "-X", "POST"]
    for name, value in (
        ("grant_type", "client_credentials"),
        ("client_id", app.client_id),
        ("client_secret", app.client_secret),
        ("scope", scope),
    ):
        arguments += ["--data-urlencode", f"{name}={value}"]
    answer = subprocess.run(arguments, capture_output=True, text=True, timeout=30, check=True).stdout
    token = re.search(r'"access_token":"([^"]+)"', answer)
    assert token, answer
    server.ledger.add("access_token", token.group(1))
    return token.group(1)


def make_project(server, name, owner) -> str:
    organisation = server.command("org", "create", "--name", f"{name} Ltd", "--entitlement", "synchro")["organisation_id"]
    answer = server.command("project", "create", "--org", organisation, "--name", name, "--owner", owner.client_email)
    return answer["project_id"]


def add_to_team(site, app, permissions):
    """Adds a service app to the team by its client e-mail, with a role of its own, as an owner of the project."""
    base = f"/accesscontrol/itwins/{site.project}"
    role = site.call("POST", f"{base}/roles", {"displayName": "Reading", "description": ""}).json()["role"]["id"]
    changed = site.call("PATCH", f"{base}/roles/{role}", {"permissions": permissions})
    assert changed.status_code == 200, changed.text
    member = {"email": app.client_email, "roleIds": [role]}
    added = site.call("POST", f"{base}/members/users", {"members": [member]})
    assert added.status_code == 201, added.text
    # The identity can accept nothing: it is a member at once.
    assert [member["email"] for member in added.json()["members"]] == [app.client_email], added.text


@pytest.fixture(scope="module")
def site(house) -> Site:
    server = house.server
    writer, reader, stranger = (server.create_app("service", house.person, SCOPES) for _ in range(3))
    project = make_project(server, "Bridge", writer)
    make_project(server, "Tunnel", stranger)
    site = Site(server, project, *(curl_token(server, app) for app in (writer, reader, stranger)))
    add_to_team(site, reader, READING)
    return site


@pytest.fixture
def schedule(site) -> str:
    answer = site.call("POST", "/schedules", {"iTwinId": site.project, "name": "Main plan"})
    assert answer.status_code == 201, answer.text
    return answer.json()["schedule"]["id"]


def add(site, schedule, path, body) -> dict:
    answer = site.call("POST", f"/schedules/{schedule}/{path}", body)
    assert answer.status_code == 200, answer.text
    members = answer.json()
    return next(value for name, value in members.items() if name not in ("operation", "_links"))


def follow(site, answer) -> dict:
    """Waits for an operation as clients do: by the link of the answer."""
    assert answer.status_code == 202, answer.text
    link = answer.json()["_links"]["operationLocation"]["href"]
    for _ in range(50):
        operation = site.call("GET", link.replace(site.server.issuer, site.server.url)).json()["operation"]
        if operation["status"] != "Running":
            return operation
    raise AssertionError(operation)


def test_tasks_are_listed_made_and_rescheduled(site, schedule):
    base = f"/schedules/{schedule}"
    dig = add(site, schedule, "tasks", {"name": "Dig", "plannedStart": "2026-03-02T08:00:00Z", "plannedDuration": 28800})
    pour = add(site, schedule, "tasks", {"name": "Pour", "plannedDuration": 57600})
    add(site, schedule, "task-links", {"predecessorId": dig["id"], "successorId": pour["id"], "type": "FinishToStart"})
    site.call("PATCH", f"{base}/project-scheduling", {"dataDate": "2026-03-02T08:00:00Z", "dataDateType": "Manual"})
    operation = follow(site, site.call("POST", f"{base}/tasks/reschedule", {}))
    assert operation["status"] == "Succeeded", operation
    tasks = {task["name"]: task for task in site.call("GET", f"{base}/tasks").json()["tasks"]}
    assert tasks["Dig"]["plannedFinish"] == "2026-03-02T17:00:00Z", tasks
    assert tasks["Pour"]["plannedStart"] >= tasks["Dig"]["plannedFinish"], tasks
    analyses = site.call("GET", f"{base}/tasks/scheduling-analyses").json()["taskSchedulingAnalyses"]
    assert {analysis["taskId"] for analysis in analyses} == {dig["id"], pour["id"]}
    assert all(analysis["isCritical"] for analysis in analyses)


def test_a_reader_is_refused_with_the_reason(site, schedule):
    assert site.call("GET", f"/schedules/{schedule}/tasks", token=site.reader).status_code == 200
    answer = site.call("POST", f"/schedules/{schedule}/tasks", {"name": "Dig"}, token=site.reader)
    assert answer.status_code == 403
    assert answer.json()["error"]["code"] == "InsufficientPermissions"
    assert "schedule_write" in answer.json()["error"]["message"]


def test_roles_are_given_and_taken_by_the_command_line(site, schedule, house):
    app = site.server.create_app("service", house.person, SCOPES)
    token = curl_token(site.server, app)
    names = ["--on", f"project:{site.project}", "--to", app.client_email]

    def status(method="GET", body=None):
        return site.call(method, f"/schedules/{schedule}/tasks", body, token=token).status_code

    assert status() == 404
    given = site.server.command("role", "grant", *names, "--role", "Viewer")
    assert given == {"on": f"project:{site.project}", "subject": app.client_id, "email": app.client_email, "role": "Viewer"}
    assert (status(), status("POST", {"name": "Dig"})) == (200, 403)
    site.server.command("role", "grant", *names, "--role", "scheduler")
    assert status("POST", {"name": "Dig"}) == 200
    site.server.command("role", "revoke", *names, "--role", "Scheduler")
    assert (status(), status("POST", {"name": "Dig"})) == (200, 403)
    assert site.server.command("role", "revoke", *names)["role"] == "Viewer"
    assert status() == 404


def test_others_see_no_such_schedule(site, schedule):
    for path in (f"/schedules/{schedule}", f"{OLDER}/{schedule}", f"/schedules/{uuid.uuid4()}"):
        answer = site.call("GET", path, token=site.stranger)
        assert answer.status_code == 404
        assert answer.json()["error"]["code"] == "ScheduleNotFound"
        assert answer.json()["error"]["target"] == "scheduleId"


def test_a_missing_scope_is_told_in_the_challenge(site, house, schedule):
    app = site.server.create_app("service", house.person, "itwin-platform")
    token = curl_token(site.server, app, "itwin-platform")
    answer = site.call("GET", f"{OLDER}?projectId={site.project}", token=token)
    assert answer.status_code == 401
    assert "enterprise" in answer.headers["WWW-Authenticate"]
    assert answer.json()["error"]["code"]


def test_a_player_reads_a_schedule_and_its_changes(site, schedule):
    """What the players of 4D animations ask for, in their order, with the members that they look at."""
    base = f"/schedules/{schedule}"
    dates = {"plannedStart": "2026-03-02T08:00:00Z", "plannedFinish": "2026-03-03T17:00:00Z"}
    batch = [{"name": f"Task {number}"} | dates for number in range(5)]
    made = site.call("POST", f"{base}/tasks/batch", {"batch": batch})
    assert made.status_code == 200, made.text
    task = made.json()["batch"][0]["id"]
    profile = add(site, schedule, "appearance-profiles", {"name": "Build", "action": "Install"})["id"]
    binding = {"taskId": task, "animatedEntityId": "0x20000000001", "appearanceProfileId": profile}
    add(site, schedule, "animation-bindings", binding)

    listed = site.call("GET", f"/schedules?iTwinId={site.project}").json()["schedules"]
    assert any(item["id"] == schedule and item["isNextGen"] for item in listed)
    numbers = site.call("GET", f"{base}/animation-statistics").json()["animationStatistics"]
    assert (numbers["taskCount"], numbers["appearanceProfileCount"], numbers["animationBindingCount"]) == (5, 1, 1)
    for name in ("Transform", "Path", "PathAssignment", "PathKeyframe"):
        assert numbers[f"animation3d{name}Count"] == 0

    tasks, token, delta = [], None, None
    while delta is None:
        query = {"$top": 2} | ({"$continuationToken": token} if token else {})
        page = site.call("GET", f"{base}/tasks", params=query).json()
        tasks += page["tasks"]
        token, delta = page.get("nextPageToken"), page.get("deltaToken")
    assert len({item["id"] for item in tasks}) == 5
    assert all(item["plannedStart"] and item["plannedFinish"] and not item["deleted"] for item in tasks)

    look = site.call("GET", f"{base}/appearance-profiles").json()["appearanceProfiles"][0]
    growth = look["activeAppearance"]["growthSimulation"]
    assert {"mode", "direction", "simulateAsRemove", "pauseDuringNonWorkingTime"} <= set(growth)
    assert {"useOriginalColor", "useOriginalTransparency", "transparency"} <= set(look["endAppearance"])
    query = {"startTime": "2026-03-01T00:00:00Z", "endTime": "2026-03-31T00:00:00Z"}
    bound = site.call("GET", f"{base}/animation-bindings", params=query).json()["animationBindings"]
    assert [item["animatedEntityId"] for item in bound] == ["0x20000000001"]

    assert site.call("GET", f"{base}/tasks", params={"deltaToken": delta}).json()["tasks"] == []
    tag = site.call("GET", f"{base}/tasks").headers["ETag"]
    assert site.call("GET", f"{base}/tasks", headers={"If-None-Match": tag}).status_code == 304
    gone = site.call("DELETE", f"{base}/tasks", params={"taskIds": tasks[1]["id"] if tasks[1]["id"] != task else tasks[0]["id"]})
    assert follow(site, gone)["status"] == "Succeeded"
    changed = site.call("GET", f"{base}/tasks", params={"deltaToken": delta}).json()["tasks"]
    assert [item["deleted"] for item in changed] == [True]


def test_the_older_sample_walks_every_list(site, schedule):
    """The requests of the published sample: it finds the first id behind the first sixteen characters of each list."""
    first = add(site, schedule, "tasks", {"name": "Site"})["id"]
    task = add(site, schedule, "tasks", {"name": "Dig", "parentId": first})["id"]
    add(site, schedule, "task-links", {"predecessorId": add(site, schedule, "tasks", {"name": "Before"})["id"], "successorId": task})
    code = add(site, schedule, "codes", {"name": "Floor"})["id"]
    add(site, schedule, "code-values", {"codeId": code, "name": "1"})
    add(site, schedule, "resources", {"name": "Crane", "type": "Equipment"})
    for path in (
        "tasks", "tasks/{}", "tasks/{}/children", "tasks/{}/codeValues", "tasks/{}/userFieldValues",
        "tasks/{}/resourceAssignments", "tasks/links", "tasks/{}/downstreamLinks", "tasks/{}/upstreamLinks",
        "tasks/userFieldValues", "tasks/resourceAssignments", "tasks/codeValueAssignments", "userFields", "codes",
        "codes/{}", "codes/{}/codeValues", "codeValues", "codeValues/{}", "codeValues/{}/children", "entity3Ds",
        "resourceGroups", "resourceStatusCategories", "resourceStatusHistory", "resourceStatusItems",
        "resourceStatusSets", "resources", "resources/{}", "resources/{}/statusHistory", "resources/{}/children",
        "resources/codeValueAssignments", "resources/userFieldValues", "resources/entity3DAssignments",
    ):  # fmt: skip
        listed = site.call("GET", f"{OLDER}/{schedule}/{path.split('/')[0]}?order=Asc&pageSize=100").text
        if "{}" in path:
            path = path.format(listed[16:].split('"')[1])
        answer = site.call("GET", f"{OLDER}/{schedule}/{path}")
        assert answer.status_code == 200, f"{path}: {answer.text}"


def test_status_is_reported_by_the_older_sample(site, schedule):
    resource = add(site, schedule, "resources", {"name": "Beam", "type": "Material"})["id"]
    category = add(site, schedule, "resource-status-categories", {"name": "Delivery"})["id"]
    item = add(site, schedule, "resource-status-items", {"name": "On site", "statusCategoryId": category})["id"]
    history = f"{OLDER}/{schedule}/resourceStatusHistory"
    request = str(uuid.uuid4())
    report = {"resourceId": resource, "date": "2023-07-06T14:20:57.774Z", "statusCategoryId": category, "statusItemId": item}
    answer = site.call("POST", history, {"changeRequestId": request, "item": report})
    assert answer.json() == {"changeRequestId": request}
    outcome = site.call("GET", f"{OLDER}/{schedule}/changeRequests/{request}").json()
    assert outcome == {"id": request, "status": "Succeeded", "failureDescription": None}
    entry = site.call("GET", history).json()["items"][0]
    assert (entry["resourceId"], entry["statusItemId"], entry["isCritical"]) == (resource, item, False)


def test_a_plan_of_microsoft_project_keeps_its_dates(site, schedule):
    """1,200 activities, whose dates the file states; to calculate them anew moves none."""
    plan = make_plan(phases=40, each=30)
    headers = {"Authorization": f"Bearer {site.writer}", "Content-Type": "application/xml"}
    path = f"/schedules/{schedule}/imports/microsoft-project"
    operation = follow(site, site.server.http().post(path, data=plan.xml, headers=headers))
    assert operation["status"] == "Succeeded", operation
    stated = {a.name: (f"{a.start.isoformat()}Z", f"{a.finish.isoformat()}Z", a.hours * 3_600) for a in plan.activities}

    def dates() -> dict[str, tuple]:
        tasks, token = [], None
        while True:
            query = {"$top": 500} | ({"$continuationToken": token} if token else {})
            page = site.call("GET", f"/schedules/{schedule}/tasks", params=query).json()
            tasks += page["tasks"]
            token = page.get("nextPageToken")
            if not token:
                break
        assert len(tasks) == 40 + 1_200
        return {task["name"]: (task["plannedStart"], task["plannedFinish"], task["plannedDuration"]) for task in tasks}

    found = dates()
    assert {name: found[name] for name in stated} == stated
    site.call("PATCH", f"/schedules/{schedule}/project-scheduling", {"dataDate": "2026-03-02T08:00:00Z", "dataDateType": "Manual"})
    assert follow(site, site.call("POST", f"/schedules/{schedule}/tasks/reschedule", {}))["status"] == "Succeeded"
    found = dates()
    assert {name: found[name] for name in stated} == stated


@pytest.mark.parametrize(
    "body",
    [
        b'<?xml version="1.0"?><!DOCTYPE p [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><Project>&b;</Project>',
        b"<Project xmlns='http://schemas.microsoft.com/project'><Tasks>",
        b"\xff\xfe<\x00P\x00>\x00",
        b"PK\x03\x04 not xml",
        b"",
    ],
    ids=["entities", "cut", "encoding", "zip", "empty"],
)
def test_what_is_no_plan_is_refused_and_changes_nothing(site, schedule, body):
    headers = {"Authorization": f"Bearer {site.writer}", "Content-Type": "application/xml"}
    path = f"/schedules/{schedule}/imports/microsoft-project"
    answer = site.server.http().post(path, data=body, headers=headers)
    assert 400 <= answer.status_code < 500, answer.text
    assert answer.json()["error"]["code"]
    assert site.call("GET", f"/schedules/{schedule}/tasks").json()["tasks"] == []
