"""iTwins, teams, schedules and ProjectWise documents under load: what is in them came in by the APIs and by imports."""

import statistics
import time
from dataclasses import dataclass
from pathlib import Path

from measure import RUNS, Figure, Scenario, Step, get, rss_mib
from subject import Subject

SCOPES = "itwin-platform enterprise projectwise:read"
# More than what a list of 100 shows.
PROJECTS = MEMBERS = 110
GROUPS, WORKS = 1_000, 99
TASKS, LINKS = GROUPS * (WORKS + 1), 150_000
DOCUMENTS = 1_000
# Clients of the ProjectWise API are not counted: a run is more than they may ask for in a minute.
SETTINGS = {"LINTEL_PROJECTWISE_CALLS_PER_MINUTE": "0"}
DEEP = 50_000


class Projects:
    """A project with a team and a large schedule, an organisation with 110 of them, and a folder of documents."""

    def __init__(self, subject: Subject, directory: Path):
        subject.restart(**SETTINGS)
        self.subject, self.directory = subject, directory
        self.server = server = subject.server
        organisation = ["--name", "Bench Projects", "--entitlement", "synchro", "--entitlement", "projectwise"]
        self.organisation = server.command("org", "create", *organisation)["organisation_id"]
        app = server.create_app("service", subject.person, SCOPES, org=self.organisation)
        self.app = app
        server.command(
            "org", "member", "--org", self.organisation, "--email", app.client_email, "--role", "administrator"
        )
        self.http = server.http()
        self.tokens = {scope: self.token(scope) for scope in SCOPES.split()}
        self.project = self.make_projects()
        self.fill_team()
        self.schedule, self.import_seconds = self.make_schedule()
        self.repository, self.folder = self.make_documents()

    def token(self, scope: str) -> str:
        answer = self.http.token(
            grant_type="client_credentials", scope=scope, auth=(self.app.client_id, self.app.client_secret)
        )
        return f"Bearer {answer.json()['access_token']}"

    def call(self, method: str, path: str, scope: str = "itwin-platform", **arguments):
        headers = {"Authorization": self.tokens[scope]} | arguments.pop("headers", {})
        answer = self.http.request(method, path, headers=headers, timeout=300, **arguments)
        assert answer.status_code < 300, (method, path, answer.status_code, answer.text[:500])
        return answer.json()

    def make_projects(self) -> str:
        ids = [
            self.call(
                "POST",
                "/itwins",
                json={
                    "class": "Endeavor",
                    "subClass": "Project",
                    "displayName": f"Project {number}",
                    "number": f"B-{number:04}",
                    "type": "Bridge",
                    "geographicLocation": "Exton, PA",
                },
            )["iTwin"]["id"]
            for number in range(PROJECTS)
        ]
        return ids[0]

    def fill_team(self) -> None:
        base = f"/accesscontrol/itwins/{self.project}"
        role = self.call("GET", f"{base}/roles")["roles"][0]["id"]
        emails = [
            self.server.create_app("service", self.subject.person, "itwin-platform", org=self.organisation).client_email
            for _ in range(MEMBERS)
        ]
        for start in range(0, len(emails), 40):
            members = [{"email": email, "roleIds": [role]} for email in emails[start : start + 40]]
            self.call("POST", f"{base}/members/users", json={"members": members})

    def make_schedule(self) -> tuple[str, float]:
        schedule = self.call("POST", "/schedules", json={"iTwinId": self.project, "name": "Main plan"})["schedule"]["id"]
        content = project_file()
        start = time.monotonic()
        self.call(
            "POST",
            f"/schedules/{schedule}/imports/microsoft-project",
            data=content,
            headers={"Content-Type": "application/xml"},
        )
        seconds = time.monotonic() - start
        page = self.call("GET", f"/schedules/{schedule}/task-links?$top=10000")
        count = len(page["taskLinks"])
        while "next" in page["_links"]:
            page = self.call("GET", page["_links"]["next"]["href"].removeprefix(self.server.issuer))
            count += len(page["taskLinks"])
        assert count == LINKS, count
        return schedule, seconds

    def make_documents(self) -> tuple[str, str]:
        made = self.server.command("datasource", "create", "--organisation", self.organisation, "--name", "Bench")
        source = made["datasource_id"]
        tree = self.directory / "documents"
        tree.mkdir()
        for number in range(DOCUMENTS):
            (tree / f"RB-{number:04} Reinforcement plan.txt").write_text(f"Sheet {number}\n")
        place = ["--on", f"datasource:{source}", "--to", self.app.client_email, "--role", "reader"]
        self.server.command("role", "grant", *place)
        self.server.command("datasource", "allow", "--datasource", source, "--client", self.app.client_id)
        done = self.server.command("datasource", "import", str(tree), "--datasource", source)
        assert done["created"] == DOCUMENTS, done
        base = f"/ws/v2.8/Repositories/{made['repository_id']}"
        folders = self.call("GET", f"{base}/PW_WSG/Project", "projectwise:read")["instances"]
        return base, folders[0]["instanceId"]

    def token_of_page(self, path: str, scope: str, size: str, token: str) -> str:
        """The token of the page behind 50,000 items."""
        name, found = token, None
        for _ in range(DEEP // 10_000):
            more = {name: found} if found else {}
            found = self.call("GET", path, scope, params={size: "10000"} | more)["nextPageToken"]
        return found

    def scenario(self, path: str, needle: str, scope: str = "itwin-platform") -> Scenario:
        return Scenario((Step(get(path, Authorization=self.tokens[scope]), needle=needle),))

    def scenarios(self) -> dict[str, Scenario]:
        scenarios = {}
        for name, scope, base, size, token in (
            ("", "itwin-platform", f"/schedules/{self.schedule}/tasks", "$top", "$continuationToken"),
            ("older, ", "enterprise", f"/4dschedule/v1/schedules/{self.schedule}/tasks", "pageSize", "pageToken"),
        ):
            deep = self.token_of_page(base, scope, size, token)
            page = f"{base}?{size}=100"
            scenarios[f"projects: {name}100 of 100,000 tasks"] = self.scenario(page, '"nextPageToken":"', scope)
            scenarios[f"projects: {name}100 behind 50,000"] = self.scenario(
                f"{page}&{token}={deep}", '"nextPageToken":"', scope
            )
        documents = f"{self.repository}/PW_WSG/Document?$filter=ParentGuid+eq+'{self.folder}'"
        last = f"RB-{DOCUMENTS - 1:04} Reinforcement plan.txt"
        wsg = {
            "projects: 1,000 documents": (documents, last),
            "projects: 1,000 with $filter": (f"{documents}+and+FileSize+gt+1", last),
            "projects: 1,000 with $select": (f"{documents}&$select=Name,FileName,FileUpdateTime", last),
        }
        for name, (path, needle) in wsg.items():
            scenarios[name] = self.scenario(path, needle, "projectwise:read")
        scenarios["projects: 100 iTwins"] = self.scenario("/itwins?$top=100", '"next"')
        scenarios["projects: 100 members of a team"] = self.scenario(
            f"/accesscontrol/itwins/{self.project}/members/users?$top=100", '"next"'
        )
        return scenarios

    def reschedule(self, moved: bool) -> "Calculation":
        """Calculates all dates; `moved` has every one of them change, otherwise none does."""
        runs = []
        for number in range(RUNS + 1):
            if moved:
                date = f"2026-03-{2 + 7 * (number % 2):02}T08:00:00Z"
                scheduling = {"dataDate": date, "dataDateType": "Manual"}
                self.call("PATCH", f"/schedules/{self.schedule}/project-scheduling", json=scheduling)
            pid = self.subject.pid
            before, start = cpu_by_thread(pid), time.monotonic()
            self.call("POST", f"/schedules/{self.schedule}/tasks/reschedule", json={})
            seconds, after = time.monotonic() - start, cpu_by_thread(pid)
            if number > 0 or not moved:
                runs.append(Calculation.between(before, after, seconds, rss_mib(pid)))
        return sorted(runs, key=lambda run: run.figure.cpu_us)[len(runs) // 2]


@dataclass(frozen=True)
class Calculation:
    """One calculation: the request as a whole, and CPU milliseconds by what the threads are for."""

    figure: Figure
    calculating_ms: float
    database_ms: float

    @staticmethod
    def between(before: dict, after: dict, seconds: float, rss: float) -> "Calculation":
        spent = {thread: after[thread][1] - before.get(thread, ("", 0))[1] for thread in after}
        # The threads of the thread pools read and write the database, rows into values and back included.
        database = sum(ns for thread, ns in spent.items() if after[thread][0].startswith("TP-"))
        whole = sum(spent.values())
        milliseconds = seconds * 1e3
        figure = Figure(whole / 1e3, 1 / seconds, milliseconds, milliseconds, milliseconds, rss)
        return Calculation(figure, (whole - database) / 1e6, database / 1e6)


def cpu_by_thread(pid: int) -> dict[int, tuple[str, int]]:
    """The name of each thread, and how many nanoseconds it has run."""
    found = {}
    for task in Path(f"/proc/{pid}/task").iterdir():
        found[int(task.name)] = (
            (task / "comm").read_text().strip(),
            int((task / "schedstat").read_text().split()[0]),
        )
    return found


def project_file() -> bytes:
    """A Microsoft Project file: 1,000 groups of 99 works, each behind the one before it and behind its like before it."""
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?><Project xmlns="http://schemas.microsoft.com/project">'
        "<StatusDate>2026-03-02T08:00:00</StatusDate><CalendarUID>1</CalendarUID><Calendars><Calendar><UID>1</UID>"
        "<Name>Site</Name><IsBaseCalendar>1</IsBaseCalendar><WeekDays>"
    ]
    for day in range(1, 8):
        working = 1 if 2 <= day <= 6 else 0
        times = (
            "<WorkingTimes><WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime></WorkingTime><WorkingTime>"
            "<FromTime>13:00:00</FromTime><ToTime>17:00:00</ToTime></WorkingTime></WorkingTimes>"
        )
        parts.append(
            f"<WeekDay><DayType>{day}</DayType><DayWorking>{working}</DayWorking>{times if working else ''}</WeekDay>"
        )
    parts.append("</WeekDays></Calendar></Calendars><Tasks>")
    links = 0
    for group in range(GROUPS):
        first = group * (WORKS + 1) + 1
        parts.append(f"<Task><UID>{first}</UID><Name>Group {group}</Name><OutlineLevel>1</OutlineLevel></Task>")
        for work in range(WORKS):
            before = [first + work] if work else []
            # What is left of the 150,000 links leads from group to group.
            if group and (work < 52 or (work == 60 and group <= 52)):
                before.append(first + work + 1 - (WORKS + 1))
            links += len(before)
            predecessors = "".join(
                f"<PredecessorLink><PredecessorUID>{uid}</PredecessorUID><Type>1</Type></PredecessorLink>"
                for uid in before
            )
            parts.append(
                f"<Task><UID>{first + work + 1}</UID><Name>Work {work} of group {group}</Name><OutlineLevel>2"
                "</OutlineLevel><Start>2026-03-02T08:00:00</Start><Finish>2026-03-02T17:00:00</Finish>"
                f"<Duration>PT8H0M0S</Duration>{predecessors}</Task>"
            )
    parts.append("</Tasks></Project>")
    assert links == LINKS, links
    return "".join(parts).encode()
