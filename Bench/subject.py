"""Lintel as the bench sees it: a database made by command line and form-filling browser, and the scenarios on it."""

import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Tests" / "WireTests"))

from browser import Browser, Callback, Page  # noqa: E402
from flow import LOOPBACK, Flow, refresh_form  # noqa: E402
from installation import Installation, binary  # noqa: E402
from ledger import Ledger  # noqa: E402

from measure import CONNECTIONS, Scenario, Step, get, on_core, post  # noqa: E402

USER = "openid profile email"
REDIRECT = "https://web.bench.example/callback"
SIGN_INS = 200


class Subject:
    def __init__(self, directory: Path, database: str | None = None):
        """`database` is the URL of an empty PostgreSQL database; without it the installation is on SQLite."""
        # As shipped, but for the throttle, which would stop the sign-ins, and a queue that takes them all.
        settings = {"LINTEL_THROTTLE_ENABLED": "false", "LINTEL_PASSWORD_QUEUE": str(SIGN_INS)}
        if database:
            settings |= {"LINTEL_DATABASE": database, "LINTEL_MASTER_KEY_FILE": str(directory / "master.key")}
        self.server = Installation(directory, Ledger(directory / "secrets.jsonl"), settings)
        directory.mkdir(parents=True, exist_ok=True)
        self.start()
        self.prepare()

    def another_node(self, directory: Path) -> Installation:
        """A second node on the same database, running."""
        directory.mkdir(parents=True, exist_ok=True)
        node = Installation(directory, self.server.ledger, dict(self.server.settings), issuer_flag=self.server.issuer)
        return node.start()

    def start(self, **settings: str) -> None:
        self.server.settings |= settings
        with on_core(0):
            self.server.start()

    def restart(self, **settings: str) -> None:
        assert self.server.stop() == 0, "the server did not end with status 0"
        self.start(**settings)

    @property
    def pid(self) -> int:
        return self.server.process.pid

    @property
    def port(self) -> int:
        return urlsplit(self.server.url).port

    def prepare(self) -> None:
        server = self.server
        self.person = server.create_person("Bella Bench")
        self.service = server.create_app("service", self.person, "evo.discovery evo.workspace")
        self.native = server.create_app("native", self.person, f"{USER} offline_access evo.discovery", LOOPBACK)
        self.web = server.create_app("web", self.person, f"{USER} evo.discovery", REDIRECT)
        self.browser = server.browser(self.person)
        web_flow = Flow(server, self.web, f"{USER} evo.discovery", redirect_uri=REDIRECT)
        self.user_token = web_flow.tokens(self.browser)["access_token"]
        self.flow = Flow(server, self.native, USER)
        self.flow.callback(self.browser)  # from now on the consent is remembered

    def client_credentials(self) -> Scenario:
        form = {
            "grant_type": "client_credentials",
            "scope": "evo.discovery evo.workspace",
            "client_id": self.service.client_id,
            "client_secret": self.service.client_secret,
        }
        return Scenario((Step(post("/connect/token", form), needle='"access_token"'),))

    def refresh(self) -> Scenario:
        """Each connection rotates a family of its own."""
        chains = [
            Flow(self.server, self.native, "offline_access evo.discovery").tokens(self.browser)["refresh_token"]
            for _ in range(CONNECTIONS)
        ]
        form = refresh_form(self.native, "")
        del form["refresh_token"]
        step = Step(
            post("/connect/token", form, "&refresh_token={v}"), capture='"refresh_token":"', needle='"access_token"'
        )
        return Scenario((step,), tuple(chains))

    def introspection(self) -> Scenario:
        form = {"token": self.user_token, "client_id": self.web.client_id, "client_secret": self.web.client_secret}
        return Scenario((Step(post("/connect/introspect", form), needle='"active":true'),))

    def userinfo(self) -> Scenario:
        step = Step(get("/connect/userinfo", Authorization=f"Bearer {self.user_token}"), needle=self.person.account_id)
        return Scenario((step,))

    def code_flow(self) -> Scenario:
        """Authorize with a session whose consent is remembered, then the token request with an ID token."""
        form = self.flow.exchange_form("")
        del form["code"]
        authorize = get(self.flow.url.removeprefix(self.server.url), Cookie=cookies(self.browser))
        return Scenario(
            (
                Step(authorize, "302,303", capture="code="),
                Step(post("/connect/token", form, "&code={v}"), needle='"id_token"'),
            )
        )

    def page(self, path: str, needle: str) -> Scenario:
        """A page of the portal, for somebody who is signed in."""
        return Scenario((Step(get(path, Cookie=cookies(self.browser)), needle=needle),))

    def pages(self) -> dict[str, Scenario]:
        return {
            "portal: my apps": self.page("/apps", "Register new"),
            "portal: an app": self.page(f"/apps/{self.service.client_id}", "Quick start"),
            "portal: audit log": self.page("/audit", "Audit"),
        }

    def sign_ins(self) -> Scenario:
        """The password form of one browser, sent by many connections: each is a password to hash and a new session."""
        browser = self.server.browser(self.person)
        place = browser.visit("/signin")
        while isinstance(place, Page) and not place.form_with("password"):
            place = browser.step(place)
        assert not isinstance(place, Callback)
        form = place.form_with("password")
        request = post(
            form.action.removeprefix(self.server.url),
            form.values() | {"password": self.person.password},
            Cookie=cookies(browser),
            Origin=self.server.url,
        )
        return Scenario((Step(request, "302,303"),), connections=SIGN_INS)

    def begin_again(self):
        """Starts the stopped server as fast as it goes; gives what ends it."""
        with on_core(0), self.server.log.open("ab") as log:
            process = subprocess.Popen(
                [
                    binary(),
                    "serve",
                    "--listen",
                    f"127.0.0.1:{self.port}",
                    "--issuer",
                    self.server.issuer,
                    "--data",
                    str(self.server.data),
                ],
                env=self.server.environment(),
                cwd=self.server.directory,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

        def stop() -> None:
            process.terminate()
            process.wait(timeout=20)

        return stop


def cookies(browser: Browser) -> str:
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in browser.http.cookies)
