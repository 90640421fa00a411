"""Somebody's home directory, and the commands of `lintel` that they run there: `ClientHome`."""

import fcntl
import json
import os
import pty
import struct
import subprocess
import sys
import termios
from dataclasses import dataclass, field
from pathlib import Path

from browser import deliver
from installation import Installation, Person, RegisteredApp, binary, plain_environment

SECRET_MEMBERS = ("access_token", "refresh_token", "id_token")


@dataclass
class ClientHome:
    server: Installation
    directory: Path
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def profiles(self) -> Path:
        return self.directory / ".config/lintel"

    def environment(self, **more: str) -> dict[str, str]:
        kept = {name: value for name, value in plain_environment().items() if name != "XDG_CONFIG_HOME"}
        # No browser opens by chance.
        return kept | {"HOME": str(self.directory), "BROWSER": "false"} | self.settings | more

    def secrets(self) -> list[str]:
        """All that is kept here and must not be seen."""
        found = [path.read_text() for path in self.profiles.glob("*.secret")]
        for path in self.profiles.glob("*.token.json"):
            token = json.loads(path.read_text())
            found += [token[name] for name in SECRET_MEMBERS if name in token]
        for secret in found:
            self.server.ledger.add("access_token", secret)
        return found

    def check(self, output: str) -> None:
        assert not [secret for secret in self.secrets() if secret in output], "a secret is printed"

    def attempt(self, *arguments: str, stdin: str = "", shows=False, **more: str) -> subprocess.CompletedProcess:
        """Runs a command to its end, whatever its status; no secret may stand in what it prints."""
        before = self.secrets()
        done = subprocess.run(
            [binary(), *arguments],
            env=self.environment(**more),
            cwd=self.directory,
            input=stdin,
            capture_output=True,
            text=True,
            timeout=60,
        )
        if not shows:
            self.check(done.stdout + done.stderr)
            assert not [secret for secret in before if secret in done.stdout + done.stderr]
        return done

    def run(self, *arguments: str, **more: str) -> str:
        done = self.attempt(*arguments, **more)
        assert done.returncode == 0, done.stderr + done.stdout
        return done.stdout

    def answer(self, *arguments: str, **more: str) -> dict:
        return json.loads(self.run(*arguments, "--json", **more))

    def refusal(self, *arguments: str, **more: str) -> dict:
        done = self.attempt(*arguments, "--json", **more)
        assert done.returncode == 1, (done.returncode, done.stdout, done.stderr)
        return json.loads(done.stderr.splitlines()[-1])

    def token(self, *arguments: str, **more: str) -> str:
        """What `lintel token` prints: the token and nothing else."""
        done = self.attempt("token", *arguments, shows=True, **more)
        assert done.returncode == 0, done.stderr
        assert done.stderr == "" and done.stdout.count("\n") == 1, done.stdout
        token = done.stdout.strip()
        self.server.ledger.add("access_token", token)
        return token

    def login(self, person: Person, app: RegisteredApp, *arguments: str) -> dict:
        """Signs in with a browser that fills in the forms."""
        opener = self.directory / "open-browser"
        opener.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{Path(__file__).parent / "browser.py"}" "$1"\n')
        opener.chmod(0o700)
        return self.answer(
            "login", "--server", self.server.url, "--client-id", app.client_id, *arguments,
            BROWSER=str(opener),
            WIRE_SERVER=self.server.url,
            WIRE_EMAIL=person.email,
            WIRE_PASSWORD=person.password,
            WIRE_LEDGER=str(self.server.ledger.path),
        )

    def login_without_browser(self, person: Person, *arguments: str, decision="allow"):
        """Signs in by the address that is printed; status, standard output and standard error."""
        process = subprocess.Popen(
            [binary(), "login", "--no-browser", *arguments],
            env=self.environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        address = ""
        while not address.startswith("http"):
            address = process.stderr.readline().strip()
            assert address, "the program ended"
        deliver(self.server.browser(person, decision=decision).authorize(address))
        output, errors = process.communicate(timeout=30)
        self.check(output + errors)
        return process.returncode, output, errors

    def on_terminal(self, *arguments: str, columns: int, **more: str) -> tuple[int, str]:
        """Runs a command on a terminal of so many columns; its status and all that is shown."""
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        process = subprocess.Popen(
            [binary(), *arguments],
            env=self.environment(**{"TERM": "xterm"} | more),
            cwd=self.directory, stdin=theirs, stdout=theirs, stderr=theirs,
        )
        os.close(theirs)
        shown = b""
        try:
            while part := os.read(ours, 65_536):
                shown += part
        except OSError:
            pass  # Linux says so when nobody has the other end any more.
        os.close(ours)
        text = shown.decode()
        self.check(text)
        return process.wait(timeout=60), text
