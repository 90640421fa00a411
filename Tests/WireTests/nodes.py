"""An installation of several nodes on one database behind nginx: `Cluster`, which clients take for one server."""

import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

import requests

from answers import Http
from browser import Browser
from installation import ROOT, Installation, Person
from ledger import Ledger


@dataclass
class Cluster:
    """What a client knows is `url`; the tests ask single nodes as well."""

    directory: Path
    url: str
    ledger: Ledger
    nodes: list[Installation]
    proxy: subprocess.Popen | None = field(default=None, repr=False)

    @property
    def issuer(self) -> str:
        return self.url

    @property
    def database(self) -> str:
        return self.nodes[0].settings["LINTEL_DATABASE"]

    def start(self) -> "Cluster":
        for node in self.nodes:
            node.start()
        self.directory.mkdir()
        with (self.directory / "proxy.log").open("wb") as log:
            self.proxy = subprocess.Popen(
                [
                    ROOT / "deploy/nginx/run.sh",
                    self.directory,
                    self.url.removeprefix("http://"),
                    *(node.url.removeprefix("http://") for node in self.nodes),
                ],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        deadline = time.monotonic() + 15
        while not answers(self.url + "/health"):
            assert self.proxy.poll() is None and time.monotonic() < deadline, self.proxy_log()
            time.sleep(0.02)
        return self

    def close(self) -> None:
        if self.proxy is not None:
            self.proxy.terminate()
            self.proxy.wait(timeout=10)
        for node in self.nodes:
            node.kill()

    def proxy_log(self) -> str:
        logs = [self.directory / name for name in ("proxy.log", "error.log")]
        return "".join(log.read_text(errors="replace") for log in logs if log.exists())

    def http(self) -> Http:
        return Http(self.url, self.ledger)

    def browser(self, person: Person) -> Browser:
        return Browser(self.url, person.email, person.password, self.ledger)


def answers(url: str, status: int = 200) -> bool:
    """Whether a GET has this status; no when nobody is there."""
    try:
        return requests.get(url, timeout=5).status_code == status
    except requests.RequestException:
        return False
