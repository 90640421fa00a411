"""PostgreSQL servers for tests: the one that the whole run has, and `OwnServer`, which a test may stop and change."""

import os
import shutil
import subprocess
from pathlib import Path

from installation import ROOT

SCRIPT = ROOT / "scripts/with-postgresql.sh"


class TestServer:
    """A throw-away server in which the tests are superuser; `url` is that of its database `postgres`."""

    __test__ = False

    def __init__(self, url: str):
        self.url = url

    def database_url(self, name: str) -> str:
        head, _, parameters = self.url.partition("?")
        assert head == "postgresql:///postgres", self.url
        return f"postgresql:///{name}?{parameters}"

    def create_database(self, name: str) -> str:
        """Makes an empty database and gives its URL; it goes with the server."""
        self.query(f'CREATE DATABASE "{name}"')
        return self.database_url(name)

    def query(self, statement: str, url: str | None = None) -> list[list[str]]:
        """The rows of a statement, each a list of texts. With more than one statement they are one transaction."""
        result = subprocess.run(
            ["psql", "-X", "-A", "-t", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-d", url or self.url, "-c", statement],
            capture_output=True,
            text=True,
            timeout=30,
        )
        assert result.returncode == 0, f"{statement}: {result.stderr}"
        return [line.split("\t") for line in result.stdout.splitlines()]

    def cut_connections(self, url: str) -> int:
        """Ends every connection to the database of the URL by pg_terminate_backend; gives how many there were."""
        rows = self.query(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()",
            url,
        )
        return len(rows)


class OwnServer(TestServer):
    """A server that one test starts for itself: on a unix socket, and on 127.0.0.1 for roles with passwords."""

    def __init__(self, port: int):
        self.port = port
        tell = 'echo "$TEST_POSTGRESQL_URL"; echo "$PGDATA"; command -v pg_ctl; cat >/dev/null'
        self.process = subprocess.Popen(
            [SCRIPT, "bash", "-c", tell],
            env=os.environ | {"POSTGRESQL_PORT": str(port)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        lines = [self.process.stdout.readline().strip() for _ in range(3)]
        assert all(lines), "with-postgresql.sh did not start a server; it says why above"
        super().__init__(lines[0])
        self.data, self.pg_ctl = Path(lines[1]), lines[2]

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait(timeout=60)

    def address_url(self, user: str, password: str, database: str, **parameters: str) -> str:
        """A URL over TCP, as an installation on another machine has it."""
        text = "&".join(f"{name}={value}" for name, value in parameters.items())
        return f"postgresql://{user}:{password}@127.0.0.1:{self.port}/{database}?{text}"

    def create_role(self, name: str, password: str, database: str) -> None:
        self.query(f"CREATE ROLE \"{name}\" LOGIN PASSWORD '{password}'")
        self.query(f'CREATE DATABASE "{database}" OWNER "{name}"')

    def stop(self, mode: str = "fast") -> None:
        self.control("stop", "--mode", mode)

    def start(self) -> None:
        self.control("start", "--log", str(self.data.parent / "server.log"))

    def restart(self, mode: str) -> None:
        self.control("restart", "--mode", mode, "--log", str(self.data.parent / "server.log"))

    def offer_tls(self, certificate: Path, key: Path) -> None:
        for source, name in ((certificate, "server.crt"), (key, "server.key")):
            target = self.data / name
            shutil.copyfile(source, target)
            target.chmod(0o600)
            if os.getuid() == 0:
                owner = self.data.stat()
                os.chown(target, owner.st_uid, owner.st_gid)
        self.query("ALTER SYSTEM SET ssl = on")
        self.query("SELECT pg_reload_conf()")

    def control(self, action: str, *arguments: str) -> None:
        """PostgreSQL refuses to be run by root; the owner of its files runs it."""
        owner = self.data.stat()
        user = {"user": owner.st_uid, "group": owner.st_gid, "extra_groups": []} if os.getuid() == 0 else {}
        result = subprocess.run(
            [self.pg_ctl, action, "--silent", "--wait", "--pgdata", str(self.data), *arguments],
            cwd=self.data.parent,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=60,
            **user,
        )
        assert result.returncode == 0, (self.data.parent / "server.log").read_text(errors="replace")[-2000:]
