"""The programs of docs/quickstart: taken out of their pages as they stand, and run as their reader would run them."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from browser import Browser, Callback, deliver
from installation import ROOT, Installation, plain_environment

PAGES = ROOT / "docs/quickstart"
# ```python name=service
SNIPPET = re.compile(r"^```(\w+) name=(\S+)\n(.*?)^```$", re.M | re.S)
FENCE = re.compile(r"^```(\S*)", re.M)


def snippets(page: str) -> dict[str, str]:
    """The named programs of a page, each by its name."""
    found = SNIPPET.findall((PAGES / page).read_text())
    names = [name for _, name, _ in found]
    assert len(set(names)) == len(names), f"{page} has a name twice: {names}"
    return {name: code for _, name, code in found}


def program(name: str, package: str) -> str:
    """Where a runtime is; without it the test fails, and says what to install."""
    path = shutil.which(name)
    assert path, f"{name} is missing, and the quick starts need it: apt-get install {package}"
    return path


@dataclass(frozen=True)
class Language:
    """How the programs of a page are saved and run."""

    page: str
    file: str
    command: tuple[str, ...]
    package: str
    seconds: int = 50

    def prepare(self, name: str, directory: Path, file: str | None = None) -> list[str]:
        """Saves a program as its page says; gives the command that runs it."""
        code = snippets(self.page)[name]
        path = directory / (file or self.file.format(name=name))
        path.write_text(code)
        return [program(self.command[0], self.package), *self.command[1:], path.name]


class SwiftLanguage(Language):
    """A package's `main.swift`, compiled against the library that was built with this repository."""

    def prepare(self, name: str, directory: Path, file: str | None = None) -> list[str]:
        built = ROOT / ".build/debug"
        linked = built / "ServiceApp.product/Objects.LinkFileList"
        assert linked.is_file(), f"{linked} is missing, and with it the library: swift build"
        # All that an example is linked from, but the example itself: the library and what it depends on.
        objects = [line for line in linked.read_text().splitlines() if "/ServiceApp.build/" not in line]
        (directory / "objects").write_text("\n".join(objects))
        checkouts = (ROOT / ".build/checkouts").glob("*/Sources/*/include/module.modulemap")
        maps = [*built.glob("*/module.modulemap"), *checkouts]
        (directory / "main.swift").write_text(snippets(self.page)[name])
        command = [program("swiftc", self.package), "-swift-version", "6", "-I", str(built / "Modules")]
        for path in maps:
            command += ["-Xcc", f"-fmodule-map-file={path}"]
        command += ["main.swift", "-o", "first-call", "@objects", "-lstdc++"]
        made = subprocess.run(command, cwd=directory, capture_output=True, text=True, timeout=self.seconds)
        assert made.returncode == 0, made.stdout + made.stderr
        return [str(directory / "first-call")]


SHELL = Language("curl.md", "{name}.sh", ("sh",), "curl openssl")
PYTHON = Language("python.md", "{name}.py", (sys.executable, "-u"), "python3")
NODE = Language("javascript.md", "{name}.mjs", ("node",), "nodejs")
JAVA = Language("java.md", "Main.java", ("java",), "default-jdk-headless")
GO = Language("go.md", "{name}.go", ("go", "run"), "golang-go (make quickstarts does)", seconds=400)
SWIFT = SwiftLanguage("swift.md", "main.swift", (), "Swift 6.3", seconds=100)


@dataclass
class Reader:
    """Somebody who follows a page: an empty directory, and the variables that the index names."""

    server: Installation
    directory: Path
    settings: dict[str, str]

    def environment(self) -> dict[str, str]:
        return plain_environment() | {
            "LINTEL_ISSUER": self.server.issuer,
            # What python.md says of servers without TLS.
            "AUTHLIB_INSECURE_TRANSPORT": "1",
            "GOCACHE": os.environ.get("GOCACHE", str(self.directory.parent / "go-cache")),
            "GOPROXY": "off",
            "GOFLAGS": "",
        } | self.settings

    def run(self, command: list[str], seconds: int = 50) -> subprocess.CompletedProcess:
        return subprocess.run(
            command, cwd=self.directory, env=self.environment(), capture_output=True, text=True, timeout=seconds
        )

    def sign_in(self, command: list[str], browser: Browser, answer=deliver, seconds: int = 50) -> str:
        """Runs a program that shows an address, opens that in the browser, and gives what the program printed then.

        `answer` brings the browser's answer to the program; what it returns is typed in.
        """
        process = subprocess.Popen(
            command,
            cwd=self.directory,
            # No browser opens by itself.
            env=self.environment() | {"BROWSER": "true %s"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            line = None
            while line != "" and not (line or "").startswith(f"{self.server.issuer}/connect/authorize?"):
                line = process.stdout.readline()
            assert line, process.stderr.read()
            typed = answer(browser.authorize(line.strip()))
            output, errors = process.communicate(typed if isinstance(typed, str) else "", timeout=seconds)
            assert process.returncode == 0, output + errors
            return output
        finally:
            if process.poll() is None:
                process.kill()
                process.wait(timeout=10)


def copied_code(callback: Callback) -> str:
    """What somebody copies out of the address that their browser ends at."""
    return callback.parameters["code"] + "\n"
