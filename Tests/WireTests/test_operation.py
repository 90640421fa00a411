"""Health, metrics, correlation, the demo and the end of a server."""

import json
import os
import re
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from installation import ANNOUNCEMENT, binary, plain_environment

LABEL = r'[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\]|\\.)*"'
METRIC = re.compile(rf"[a-zA-Z_:][a-zA-Z0-9_:]*(\{{{LABEL}(,{LABEL})*\}})? [0-9.eE+-]+")


def test_health_ready_and_home(server):
    for path in ("/health", "/ready"):
        assert server.http().get(path).status_code == 200, path
    home = server.http().get("/")
    assert home.status_code == 200 and "Lintel" in home.text
    assert "unsafe-inline" not in home.headers["Content-Security-Policy"]
    assert server.http().get("/assets/lintel.css").headers["Content-Type"].startswith("text/css")
    assert server.http().get("/nothing-here").status_code == 404


def test_metrics_are_prometheus_text_with_fixed_labels(house):
    for path in ("/nothing-here-1", f"/connect/token?client_id={house.service.client_id}"):
        house.server.http().get(path)
    house.server.http().token(
        grant_type="client_credentials",
        scope="evo.discovery",
        auth=(house.service.client_id, house.service.client_secret),
    )
    response = house.server.http().get("/metrics")
    assert response.status_code == 200 and response.headers["Content-Type"].startswith("text/plain")
    lines = [line for line in response.text.splitlines() if line and not line.startswith("#")]
    assert lines and all(METRIC.fullmatch(line) for line in lines), [
        line for line in lines if not METRIC.fullmatch(line)
    ][:3]
    for value in (house.service.client_id, house.person.email, "nothing-here"):
        assert value not in response.text


def test_the_correlation_id_of_an_answer_is_in_the_log(house):
    response = house.server.http().token(grant_type="nonsense")
    assert response.headers["X-Correlation-ID"] in house.server.log.read_text(errors="replace")


def test_errors_page_explains_the_id_of_a_refusal(house):
    answer = house.server.http().token(grant_type="nonsense").json()
    page, _, identifier = answer["error_uri"].partition("#")
    assert page == house.server.issuer + "/errors" and f"({identifier})" in answer["error_description"]
    assert f'id="{identifier}"' in house.server.http().get("/errors").text


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE"])
def test_d01_other_methods_on_the_token_endpoint(server, method):
    assert server.http().request(method, "/connect/token").status_code == 405


def test_sigterm_finishes_what_runs_and_ends_with_status_0(install):
    server = install("ending").start()
    service = server.create_app("service", server.create_person("Terry Term"), "evo.discovery")
    body = (
        f"grant_type=client_credentials&scope=evo.discovery&client_id={service.client_id}"
        f"&client_secret={service.client_secret}"
    ).encode()
    host, port = server.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(
            b"POST /connect/token HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            + f"Content-Length: {len(body)}\r\n\r\n".encode()
            + body[:10]
        )
        time.sleep(0.1)  # until the server has begun with it
        ended: list[int] = []
        stopper = threading.Thread(target=lambda: ended.append(server.stop()))
        stopper.start()
        time.sleep(0.1)  # until the signal has arrived
        connection.sendall(body[10:])
        answer = connection.recv(65536)
        assert answer.startswith(b"HTTP/1.1 200"), answer[:200]
        token = re.search(rb'"access_token":"([^"]+)"', answer)
        server.ledger.add("access_token", token.group(1).decode() if token else None)
    stopper.join(timeout=20)
    assert ended == [0]


@pytest.fixture(scope="module")
def demo(install):
    """A demo server and the guide that it printed."""
    demo = install("demo")
    output = demo.directory / "guide.txt"
    with output.open("wb") as stdout, demo.log.open("wb") as log:
        demo.process = subprocess.Popen(
            [binary(), "serve", "--demo", "--listen", "127.0.0.1:0", "--data", str(demo.data)],
            env=demo.environment(),
            cwd=demo.directory,
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=log,
        )
    deadline = time.monotonic() + 30
    announced = None
    while announced is None and time.monotonic() < deadline and demo.process.poll() is None:
        announced = ANNOUNCEMENT.search(output.read_text())
        time.sleep(0.02)
    assert announced, output.read_text() + demo.log.read_text()
    demo.url, demo.issuer = announced.groups()
    return demo, output.read_text()


def paste(command: str, **environment: str) -> str:
    """Runs a line of the guide as a person would, with the wire tests' Python first on the path."""
    environment |= {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    pasted = subprocess.run(
        ["bash", "-c", command],
        env=plain_environment() | environment,
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert pasted.returncode == 0, (command, pasted.stdout, pasted.stderr)
    return pasted.stdout


def test_every_line_of_the_demo_guide_works(demo):
    server, guide = demo
    commands = [line for line in guide.splitlines() if line.startswith(("curl ", "echo ", "python3 "))]
    assert len(commands) >= 7, guide
    person = re.search(r"^ *(\S+@\S+) +password (\S+)$", guide, re.M)
    browser = {
        "BROWSER": f"{sys.executable} {Path(__file__).parent / 'browser.py'} %s &",
        "WIRE_SERVER": server.url,
        "WIRE_EMAIL": person.group(1),
        "WIRE_PASSWORD": person.group(2),
        "WIRE_LEDGER": str(server.ledger.path),
    }
    for secret in re.findall(r"(?:password|secret) (\S+)$", guide, re.M):
        server.ledger.add("demo", secret)
    answers = ('"access_token"', '"organizations"', '"tasks":[{', '"instances":[{')
    seen = set()
    for command in commands:
        output = paste(command, **browser)
        seen |= {answer for answer in answers if answer in output}
        assert any(answer in output for answer in answers), (command, output)
    assert seen == set(answers), seen


def test_the_demo_has_a_project_that_can_be_looked_at(demo):
    server, _ = demo
    record = json.loads((server.data / "demo.json").read_text())
    project, service = record["project"], next(app for app in record["apps"] if app["type"] == "service")
    http = server.http()

    def call(scope, path):
        form = {"grant_type": "client_credentials", "scope": scope}
        token = http.token(**form, auth=(service["client_id"], service["client_secret"])).json()["access_token"]
        server.ledger.add("access_token", token)
        answer = http.get(path, headers={"Authorization": f"Bearer {token}"})
        assert answer.status_code == 200, answer.text
        return answer.json()

    schedule = f"/schedules/{project['schedule_id']}"
    tasks = call("itwin-platform", f"{schedule}/tasks")["tasks"]
    assert 25 <= len(tasks) <= 40
    assert all(task["plannedStart"] and task["plannedFinish"] for task in tasks), tasks
    done = {task["percentComplete"] for task in tasks}
    assert 0 in done and 100 in done and any(0 < share < 100 for share in done), done
    links = call("itwin-platform", f"{schedule}/task-links")["taskLinks"]
    assert {link["type"] for link in links} >= {"FinishToStart", "StartToStart"} and len(links) >= 25
    calendar = call("itwin-platform", f"{schedule}/calendars")["calendars"][0]
    assert len(calendar["exceptions"]) == 2, calendar
    baseline = call("itwin-platform", f"{schedule}/baselines")["baselines"][0]["id"]
    planned = call("itwin-platform", f"{schedule}/baselines/{baseline}/baseline-tasks")
    finish = {task["taskId"]: task["plannedFinish"] for task in next(iter(planned.values()))}
    # What took longer than was planned has moved what comes behind it.
    assert any(task["plannedFinish"] > finish[task["id"]] for task in tasks if task["percentComplete"] == 0)
    members = call("itwin-platform", f"/accesscontrol/itwins/{project['project_id']}/members/users")["members"]
    roles = {member["email"]: {role["displayName"] for role in member["roles"]} for member in members}
    assert roles[service["client_email"]] == roles["developer@demo.example"] == {"Scheduler"}, roles
    assert roles["viewer@demo.example"] == {"Viewer"}, roles
    documents = f"/ws/v2.8/Repositories/{project['repository_id']}/PW_WSG/Document"
    names = {each["properties"]["FileName"] for each in call("projectwise:read", documents)["instances"]}
    assert len(names) >= 4 and "Concrete.txt" in names, names


def test_a_second_demo_keeps_what_the_first_made(demo):
    server, guide = demo
    assert server.stop() == 0
    again = subprocess.Popen(
        [binary(), "serve", "--demo", "--listen", "127.0.0.1:0", "--data", str(server.data)],
        env=server.environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    lines = []
    for line in again.stdout:
        lines.append(line)
        if ANNOUNCEMENT.search(line):
            break
    again.terminate()
    again.communicate(timeout=20)
    assert len(server.command("project", "list")["projects"]) == 1
    assert len(server.command("datasource", "list")["datasources"]) == 1
    secrets = re.findall(r"(?:password|secret) (\S+)$", guide, re.M)
    assert secrets and secrets == re.findall(r"(?:password|secret) (\S+)$", "".join(lines), re.M)
