"""The Evo APIs under load: lists among many, an object, and bytes beside what nginx does with the same file here."""

import hashlib
import os
import secrets
import signal
import sqlite3
import subprocess
import time
from pathlib import Path

from measure import Scenario, Step, cpu_seconds, get
from subject import Subject

SCOPES = "evo.discovery evo.workspace evo.file evo.object"
WORKSPACES, FEW = 10_000, 1_000
MANY = 1_000_000 if os.environ.get("MILLION") == "1" else 100_000
FILE_BYTES = 1 << 30
POINTS = {
    "schema": "/objects/pointset/1.2.0/pointset.schema.json",
    "uuid": None,
    "name": "points",
    "bounding_box": {"min_x": 0, "max_x": 1, "min_y": 0, "max_y": 1, "min_z": 0, "max_z": 1},
}


class Evo:
    """An organisation with 10,000 workspaces; one holds a thousand objects, and another many."""

    def __init__(self, subject: Subject):
        self.server = server = subject.server
        self.organisation = server.command("org", "create", "--name", "Bench", "--entitlement", "evo")["organisation_id"]
        app = server.create_app("service", subject.person, SCOPES, org=self.organisation)
        server.command("org", "member", "--org", self.organisation, "--email", app.client_email)
        self.http = server.http()
        token = self.http.token(grant_type="client_credentials", scope=SCOPES, auth=(app.client_id, app.client_secret))
        self.authorization = f"Bearer {token.json()['access_token']}"
        self.http.headers["Authorization"] = self.authorization
        self.few = self.workspace("Few", FEW)
        self.many = self.workspace("Many", MANY)
        self.fill_with_workspaces()

    def workspace(self, name: str, objects: int) -> str:
        """A workspace with so many objects, copies of one that was sent; their bodies are shared by nobody."""
        made = self.http.post(f"/workspace/orgs/{self.organisation}/workspaces", json={"name": name})
        workspace = made.json()["id"]
        first = self.http.post(f"{self.objects(workspace)}/path/folder/0.json", json=POINTS).json()["object_id"]
        copy = f"substr(hex('{name}') || '00000000', 1, 8) || printf('-0000-4000-8000-%012d', n)"
        numbers = f"WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {objects - 1})"
        for table, own in (
            ("geoscience_object", {"id": copy, "path": "'folder/' || n || '.json'", "name": "n || '.json'"}),
            ("object_version", {"object_id": copy}),
            ("object_body", {"object_id": copy}),
        ):
            key = "id" if table == "geoscience_object" else "object_id"
            self.copy(table, numbers, f"WHERE {key} = '{first}'", own)
        self.execute(f"UPDATE object_count SET live = {objects} WHERE workspace_id = '{workspace}'")
        return workspace

    def fill_with_workspaces(self) -> None:
        numbers = f"WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {WORKSPACES - 2})"
        copy = "printf('00000000-0000-4000-8000-%012d', n)"
        own = {"id": copy, "name": "'Workspace ' || n", "name_key": "'workspace ' || n"}
        self.copy("workspace", numbers, f"WHERE id = '{self.few}'", own)
        self.copy("workspace_role", numbers, f"WHERE workspace_id = '{self.few}'", {"workspace_id": copy})

    def copy(self, table: str, numbers: str, where: str, own: dict[str, str]) -> None:
        """Adds copies of a row, each with values of its own in some columns."""
        columns = [row[1] for row in self.execute(f"PRAGMA table_info({table})")]
        values = ", ".join(own.get(column, f"{table}.{column}") for column in columns)
        self.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) {numbers} SELECT {values} FROM {table}, numbers {where}"
        )

    def execute(self, statement: str) -> list:
        with sqlite3.connect(self.server.data / "lintel.sqlite", timeout=60) as database:
            return database.execute(statement).fetchall()

    def objects(self, workspace: str) -> str:
        return f"/geoscience-object/orgs/{self.organisation}/workspaces/{workspace}/objects"

    def scenario(self, path: str, needle: str) -> Scenario:
        return Scenario((Step(get(path, Authorization=self.authorization), needle=needle),))

    def scenarios(self) -> dict[str, Scenario]:
        of_one = f"/workspace/orgs/{self.organisation}/workspaces/{self.few}"
        scenarios = {
            "evo: 100 of 10,000 workspaces": self.scenario(
                f"/workspace/orgs/{self.organisation}/workspaces?limit=100", '"total":10000'
            ),
            "evo: stages, without a role": self.scenario(
                f"/geoscience-object/orgs/{self.organisation}/stages", '"stages"'
            ),
            "evo: a workspace": self.scenario(of_one, self.few),
        }
        for count, workspace in ((FEW, self.few), (MANY, self.many)):
            path = self.objects(workspace)
            scenarios[f"evo: object of {count:,}"] = self.scenario(f"{path}/path/folder/500.json", '"object_path"')
            scenarios[f"evo: 100 objects of {count:,}"] = self.scenario(
                f"{path}?limit=100&offset=500", f'"total":{count}'
            )
        return scenarios


class Bytes:
    """One file of a gibibyte, sent and fetched by curl: to and from the server, and nginx on the same disk."""

    def __init__(self, evo: Evo, directory: Path, port: int):
        self.evo, self.directory, self.port = evo, directory, port
        self.file = directory / "file"
        block = secrets.token_bytes(1 << 20)
        with self.file.open("wb") as file:
            for number in range(FILE_BYTES >> 20):
                file.write(number.to_bytes(8, "big") + block[8:])
        self.digest = hashlib.file_digest(self.file.open("rb"), "sha256").hexdigest()

    def measure(self) -> dict[str, tuple[float, float]]:
        """MiB a second and CPU seconds per GiB of the server process, by what was done."""
        files = f"/file/v2/orgs/{self.evo.organisation}/workspaces/{self.evo.few}/files/path/large.bin"
        upload = self.evo.http.put(files).json()["upload"]
        pid = self.evo.server.process.pid
        figures = {"upload": self.curl(pid, "--upload-file", str(self.file), "-H", "x-ms-blob-type: BlockBlob", upload)}
        download = self.evo.http.get(files).json()["download"]
        figures["download"] = self.curl(pid, download)
        with self.nginx() as nginx:
            base = f"http://127.0.0.1:{self.port}"
            figures["upload, nginx"] = self.curl(nginx.pid, "--upload-file", str(self.file), f"{base}/sent")
            figures["download, nginx"] = self.curl(nginx.pid, f"{base}/sent")
        return figures

    def curl(self, pid: int, *arguments: str) -> tuple[float, float]:
        command = ["curl", "--silent", "--show-error", "--fail", "--noproxy", "*", "--output", "/dev/null", *arguments]
        cpu, start = cpu_seconds(pid), time.monotonic()
        subprocess.run(command, check=True, timeout=600)
        seconds = time.monotonic() - start
        return (FILE_BYTES >> 20) / seconds, cpu_seconds(pid) - cpu

    def nginx(self):
        place = self.directory / "nginx"
        (place / "files").mkdir(parents=True)
        (place / "nginx.conf").write_text(
            f"""
            daemon off; pid {place}/pid; error_log {place}/error.log; worker_processes 1; user root;
            events {{ worker_connections 64; }}
            http {{
                access_log off; sendfile on; client_max_body_size 0; client_body_temp_path {place}/body;
                server {{
                    listen 127.0.0.1:{self.port};
                    location / {{ root {place}/files; dav_methods PUT; }}
                }}
            }}
            """
        )
        return Nginx(place, self.port)


class Nginx:
    """A running nginx; leaving ends it by its pid."""

    def __init__(self, place: Path, port: int):
        self.place, self.port = place, port

    def __enter__(self):
        program = next((path for path in ("/usr/sbin/nginx", "/usr/bin/nginx") if Path(path).exists()), None)
        assert program, "nginx is missing: apt-get install nginx-core"
        self.process = subprocess.Popen([program, "-p", str(self.place), "-c", str(self.place / "nginx.conf")])
        while subprocess.run(["curl", "-s", "-o", "/dev/null", f"http://127.0.0.1:{self.port}/"]).returncode != 0:
            assert self.process.poll() is None, (self.place / "error.log").read_text()
            time.sleep(0.05)
        return self.process

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=20)
