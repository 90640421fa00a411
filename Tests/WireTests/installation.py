"""A data directory, the command line on it, and at most one running server: `Installation`."""

import json
import os
import re
import secrets
import signal
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

from answers import Http
from browser import Browser
from ledger import Ledger

ROOT = Path(__file__).resolve().parents[2]
ANNOUNCEMENT = re.compile(r"Lintel listens on (http://\S+) \(issuer ([^\s)]+)\)")


def binary() -> Path:
    path = Path(os.environ.get("LINTEL_BINARY", ROOT / ".build/debug/lintel"))
    assert path.is_file(), f"{path} is missing: build it with `swift build --product lintel`, or set LINTEL_BINARY"
    return path


def plain_environment() -> dict[str, str]:
    """The environment without settings of ours: the program refuses a LINTEL_ name that it does not know."""
    return {name: value for name, value in os.environ.items() if not name.startswith("LINTEL_")}


class CommandRefused(Exception):
    """A command that ended with another status than 0."""

    def __init__(self, arguments, result: subprocess.CompletedProcess):
        super().__init__(f"lintel {' '.join(arguments)}: status {result.returncode}\n{result.stderr}{result.stdout}")
        self.status, self.stdout, self.stderr = result.returncode, result.stdout, result.stderr


VISIBLE_WITHIN = 1.0  # seconds until every part of a server sees a change that another process, or another part, made


def within(seconds: float, condition) -> None:
    """Waits until the condition holds; fails when it took longer than allowed (and a little for the asking itself)."""
    started = time.monotonic()
    while not condition():
        assert time.monotonic() - started < seconds + 0.5, f"not seen after {time.monotonic() - started:.1f} s"
        time.sleep(0.05)


@dataclass(frozen=True)
class Person:
    email: str
    password: str
    account_id: str


@dataclass(frozen=True)
class RegisteredApp:
    client_id: str
    client_secret: str | None = None
    client_email: str | None = None


@dataclass
class Installation:
    directory: Path
    ledger: Ledger
    settings: dict[str, str] = field(default_factory=dict)
    issuer_flag: str | None = None
    process: subprocess.Popen | None = None
    url: str = ""
    issuer: str = ""

    # Command line

    def environment(self) -> dict[str, str]:
        return plain_environment() | self.settings

    @property
    def data(self) -> Path:
        return self.directory / "data"

    @property
    def log(self) -> Path:
        return self.directory / "server.log"

    def attempt(self, *arguments: str, stdin: str | None = None) -> subprocess.CompletedProcess:
        """Runs a command to its end, whatever its status."""
        return subprocess.run(
            [binary(), *arguments, "--data", str(self.data)],
            env=self.environment(),
            cwd=self.directory,
            input=stdin or "",
            capture_output=True,
            text=True,
            timeout=30,
        )

    def command(self, *arguments: str, stdin: str | None = None) -> dict:
        """Runs a command with `--json` and gives its one JSON object."""
        result = self.attempt(*arguments, "--json", stdin=stdin)
        if result.returncode != 0:
            raise CommandRefused(arguments, result)
        answer = json.loads(result.stdout)
        assert isinstance(answer, dict), result.stdout
        self.ledger.add_members(answer)
        return answer

    def create_person(self, name: str, *flags: str) -> Person:
        email = f"{name.lower().replace(' ', '.')}.{secrets.token_hex(3)}@wire.example"
        password = f"Wire-{secrets.token_hex(12)}"
        self.ledger.add("password", password)
        answer = self.command(
            "account", "create", "--email", email, "--name", name, "--password-stdin", *flags, stdin=password + "\n"
        )
        assert answer["email"] == email, answer
        return Person(email, password, answer["account_id"])

    def create_app(
        self,
        type: str,
        owner: Person,
        scopes: str,
        *redirect_uris: str,
        name: str | None = None,
        org: str | None = None,
        post_logout_uris: tuple[str, ...] = (),
    ) -> RegisteredApp:
        arguments = ["app", "create", "--type", type, "--name", name or f"Wire {type} {secrets.token_hex(3)}"]
        arguments += ["--owner", owner.email]
        for flag, values in (
            ("--org", [org] if org else []),
            ("--scope", scopes.split()),
            ("--redirect-uri", redirect_uris),
            ("--post-logout-uri", post_logout_uris),
        ):
            for value in values:
                arguments += [flag, value]
        answer = self.command(*arguments)
        return RegisteredApp(answer["client_id"], answer.get("client_secret"), answer.get("client_email"))

    # Server

    def start(self) -> "Installation":
        assert self.process is None or self.process.poll() is not None
        self.directory.mkdir(parents=True, exist_ok=True)
        # The second start takes the port of the first, as a restarted installation would.
        listen = self.url.removeprefix("http://") or "127.0.0.1:0"
        arguments = [binary(), "serve", "--listen", listen, "--data", str(self.data)]
        if self.issuer_flag or self.issuer:
            arguments += ["--issuer", self.issuer_flag or self.issuer]
        with self.log.open("ab") as log:
            offset = log.tell()
            self.process = subprocess.Popen(
                arguments,
                env=self.environment(),
                cwd=self.directory,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            with self.log.open("rb") as log:
                log.seek(offset)
                found = ANNOUNCEMENT.search(log.read().decode("utf-8", "replace"))
            if found:
                self.url, self.issuer = found.groups()
                return self
            if self.process.poll() is not None:
                break
            time.sleep(0.01)
        self.kill()
        tail = "\n".join(self.log.read_text(errors="replace").splitlines()[-30:])
        raise AssertionError(f"the server did not announce its address:\n{tail}")

    def stop(self) -> int:
        """Asks the server to end (SIGTERM) and gives its exit status."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=20)

    def kill(self) -> None:
        """Ends the server by SIGKILL, at once and without a chance to tidy up."""
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.wait(timeout=10)

    def resident_kilobytes(self) -> int:
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status).group(1))

    # Clients

    def http(self) -> Http:
        return Http(self.url, self.ledger)

    def browser(self, person: Person, decision: str = "allow") -> Browser:
        return Browser(self.url, person.email, person.password, self.ledger, decision=decision)
