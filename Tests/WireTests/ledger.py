"""Every secret that the wire run has used, so that the last test can look for them in the server's log."""

import json
import re
import threading
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

SECRET_MEMBERS = ("access_token", "refresh_token", "id_token", "client_secret")
SECRET_PARAMETERS = (
    "code",
    "code_verifier",
    "client_secret",
    "refresh_token",
    "token",
    "password",
    "csrf",
    "id_token_hint",
)
# What separates words in a log line; the alphabet that is left is base64url's.
SEPARATOR = re.compile(r"[^A-Za-z0-9_-]+")


class Ledger:
    """An append-only file of secrets, shared with the subprocesses that play a browser or a script."""

    def __init__(self, path: Path):
        self.path = path
        self.lock = threading.Lock()

    def add(self, kind: str, value: str | None) -> None:
        if value:
            with self.lock, self.path.open("a") as file:
                file.write(json.dumps([kind, value]) + "\n")

    def read(self) -> list[tuple[str, str]]:
        """Each secret once, with the kind it was first seen as."""
        kinds: dict[str, str] = {}
        if self.path.exists():
            for line in self.path.read_text().splitlines():
                kind, value = json.loads(line)
                kinds.setdefault(value, kind)
        return [(kind, value) for value, kind in kinds.items()]

    def add_url(self, url: str) -> None:
        """The parameters of a redirect that nobody but the client may see."""
        parts = urlsplit(url)
        for name, value in parse_qsl(parts.query) + parse_qsl(parts.fragment):
            if name in SECRET_PARAMETERS:
                self.add(name, value)

    def add_members(self, answer: object) -> None:
        """The secrets of a JSON answer of the token endpoint or the command line."""
        if isinstance(answer, dict):
            for name in SECRET_MEMBERS:
                if isinstance(answer.get(name), str):
                    self.add(name, answer[name])

    def add_response(self, response) -> None:
        """The secrets that a request sent and its answer gave (an object of `requests`)."""
        self.add_url(response.headers.get("Location", ""))
        for cookie in response.cookies:
            self.add("cookie", cookie.value)
        if "json" in response.headers.get("Content-Type", ""):
            try:
                self.add_members(response.json())
            except ValueError:
                pass
        body = response.request.body
        if isinstance(body, (str, bytes)) and len(body) < 20_000:
            text = body if isinstance(body, str) else body.decode("utf-8", "replace")
            for name, value in parse_qsl(text):
                if name in SECRET_PARAMETERS:
                    self.add(name, value)


def telling_part(secret: str) -> str | None:
    """The part of a secret that must not be logged: the signature or MAC at its end. None when too short to tell."""
    pieces = [piece for piece in SEPARATOR.split(secret) if piece]
    # Three-part handles and tokens end with the part that proves; what comes before it are ids, which a log may name.
    candidate = pieces[-1] if "." in secret and pieces else max(pieces, key=len, default="")
    return candidate if len(candidate) >= 12 else None


def leaks(log: str, secrets: list[tuple[str, str]]) -> list[str]:
    """A description of each secret whose telling part occurs as a word of the log."""
    words = set(SEPARATOR.split(log))
    found = []
    for kind, secret in secrets:
        part = telling_part(secret)
        if part is not None and part in words:
            found.append(f"{kind}: …{part[-6:]} ({len(secret)} characters)")
    return found
