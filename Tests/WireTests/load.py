"""Requests to the token endpoint, one after another, while servers and databases come and go: what each was answered."""

import http.client
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlencode

from flow import refresh_form
from installation import RegisteredApp


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: dict
    at: float

    @property
    def is_busy(self) -> bool:
        """Whether it says: come back later. RFC 9110 §15.6.4; the error is that of RFC 6749 §4.1.2.1."""
        return (
            self.status == 503
            and self.headers.get("retry-after", "").isdecimal()
            and self.body.get("error") == "temporarily_unavailable"
        )


class Connection:
    """One kept-alive connection to the token endpoint of a server."""

    def __init__(self, url: str):
        self.address = url.removeprefix("http://")
        self.http: http.client.HTTPConnection | None = None

    def token(self, form: dict[str, str]) -> Answer:
        """Raises `OSError` or `http.client.HTTPException` when there is no whole answer; a new connection is next."""
        try:
            if self.http is None:
                self.http = http.client.HTTPConnection(self.address, timeout=20)
            self.http.request(
                "POST", "/connect/token", urlencode(form), {"Content-Type": "application/x-www-form-urlencoded"}
            )
            response = self.http.getresponse()
            headers = {name.lower(): value for name, value in response.getheaders()}
            text = response.read()
            body = json.loads(text) if "json" in headers.get("content-type", "") else {"text": text.decode()}
            return Answer(response.status, headers, body, time.monotonic())
        except (OSError, http.client.HTTPException):
            self.close()
            raise

    def close(self) -> None:
        if self.http is not None:
            self.http.close()
        self.http = None


class Worker(threading.Thread):
    """Does one thing after another until told to end. `wrong` has each answer that was neither right nor 503."""

    def __init__(self, url: str):
        super().__init__(daemon=True)
        self.connection = Connection(url)
        self.ending = threading.Event()
        self.successes: list[float] = []
        self.busy: list[Answer] = []
        self.wrong: list[Answer] = []
        self.lost: list[str] = []

    def form(self) -> dict[str, str] | None:
        """The next request; None when there is nothing left to do."""
        raise NotImplementedError

    def done(self, answer: Answer) -> None:
        """Takes the answer to the last form; 200, or 400 and the like."""
        if answer.status != 200:
            self.wrong.append(answer)

    def run(self) -> None:
        while not self.ending.is_set() and not self.wrong:
            form = self.form()
            if form is None:
                return
            try:
                answer = self.connection.token(form)
            except (OSError, http.client.HTTPException) as error:
                self.lost.append(f"{time.monotonic():.2f} {error!r}")
                self.ending.wait(0.05)
                continue
            if answer.is_busy:
                self.busy.append(answer)
                self.ending.wait(0.05)
                continue
            if answer.status == 200:
                self.successes.append(answer.at)
            self.done(answer)


class Rotation(Worker):
    """Refreshes one family; `chain` has each token that was received, in order."""

    def __init__(self, url: str, app: RegisteredApp, token: str):
        super().__init__(url)
        self.app, self.chain = app, [token]

    def form(self) -> dict[str, str]:
        return refresh_form(self.app, self.chain[-1])

    def done(self, answer: Answer) -> None:
        super().done(answer)
        if answer.status == 200:
            self.chain.append(answer.body["refresh_token"])


class Exchange(Worker):
    """Exchanges codes, one after another; `received` has the tokens by the number of the code."""

    def __init__(self, url: str, forms: list[dict[str, str]], pause: float):
        super().__init__(url)
        self.forms, self.pause, self.number = forms, pause, 0
        self.received: dict[int, dict] = {}
        # After a code's answer was lost: whether that request used it up is only told by a second one.
        self.is_doubtful = False

    def form(self) -> dict[str, str] | None:
        self.ending.wait(self.pause)
        self.is_doubtful = bool(self.lost or self.busy)
        return self.forms[self.number] if self.number < len(self.forms) else None

    def done(self, answer: Answer) -> None:
        if answer.status == 200:
            self.received[self.number] = answer.body
        elif not (self.is_doubtful and answer.body.get("error") == "invalid_grant"):
            self.wrong.append(answer)
        self.number += 1


class ClientCredentials(Worker):
    """Asks for tokens of a service app."""

    def __init__(self, url: str, app: RegisteredApp, scope: str):
        super().__init__(url)
        self.fields = {
            "grant_type": "client_credentials",
            "client_id": app.client_id,
            "client_secret": app.client_secret,
            "scope": scope,
        }

    def form(self) -> dict[str, str]:
        return self.fields


@contextmanager
def load(workers: list[Worker]) -> Iterator[None]:
    """The workers at work; all have had a success before the body begins, and none is at work after it."""
    for worker in workers:
        worker.start()
    try:
        deadline = time.monotonic() + 20
        while not all(worker.successes for worker in workers):
            assert time.monotonic() < deadline, "a worker had no success"
            assert not any(worker.wrong for worker in workers), [worker.wrong for worker in workers if worker.wrong]
            time.sleep(0.01)
        yield
    finally:
        for worker in workers:
            worker.ending.set()
        for worker in workers:
            worker.join(timeout=30)
            worker.connection.close()
    assert not any(worker.is_alive() for worker in workers)


def resumed_within(seconds: float, workers: list[Worker], since: float) -> None:
    """Waits until each worker has had a success again; the workers are at work."""

    def latest(worker: Worker) -> bool:
        return bool(worker.successes) and worker.successes[-1] > since

    deadline = since + seconds
    while not all(latest(worker) for worker in workers):
        assert not any(worker.wrong for worker in workers), [worker.wrong for worker in workers if worker.wrong]
        assert time.monotonic() < deadline, f"{sum(map(latest, workers))} of {len(workers)} went on in {seconds} s"
        time.sleep(0.01)
