"""What must hold on every answer of the server, whatever was asked; every HTTP client of the harness checks it."""

import re

import requests

from ledger import Ledger

INTERNALS = re.compile(
    r"Fatal error|Thread \d+ crashed|SQLite error|SQLSTATE|libpq|connection to server|server closed the connection"
    r"|\bSELECT .* FROM\b|/Sources/Lintel|\.swift:\d+|Bearer eyJ"
)
ERROR_MEMBERS = {"error", "error_description", "error_uri"}
# RFC 6749 §5.2: the characters of error_description.
DESCRIPTION = re.compile(r"[\x20-\x21\x23-\x5B\x5D-\x7E]*")
NEVER_STORED = (
    "/connect/token",
    "/connect/introspect",
    "/connect/userinfo",
    "/connect/authorize",
    "/signin",
    "/sign-up",
    "/recover",
    "/consent",
)


def check_answer(response: requests.Response) -> None:
    where = f"{response.request.method} {response.request.path_url.split('?')[0]}: {response.status_code}"
    assert response.status_code < 500 or response.status_code == 503, f"{where} {response.text[:300]}"
    assert response.headers.get("X-Correlation-ID"), f"{where} carries no X-Correlation-ID"
    content_type = response.headers.get("Content-Type", "")
    if content_type.startswith(("text/", "application/json", "application/problem+json")):
        internals = INTERNALS.search(response.text)
        assert internals is None, f"{where} shows internals: {internals.group(0)!r}"
    path = response.request.path_url.split("?")[0]
    if path.startswith(NEVER_STORED) and response.request.method != "OPTIONS":
        assert "no-store" in response.headers.get("Cache-Control", ""), f"{where} may be stored"
    is_json = content_type.startswith("application/json") and response.request.method != "HEAD"
    if path.startswith("/connect/") and response.status_code >= 400 and is_json:
        answer = response.json()
        assert isinstance(answer, dict) and answer.get("error"), f"{where} {response.text[:300]}"
        assert set(answer) <= ERROR_MEMBERS, f"{where} has other members: {sorted(answer)}"
        assert DESCRIPTION.fullmatch(answer.get("error_description", "")), f"{where} {answer}"


class Http(requests.Session):
    """A client that follows no redirect, never waits for ever, checks each answer and keeps the ledger."""

    def __init__(self, base: str, ledger: Ledger):
        super().__init__()
        self.base = base
        self.ledger = ledger
        self.trust_env = False

    def request(self, method, url, **arguments):
        arguments.setdefault("timeout", 15)
        arguments["allow_redirects"] = False  # `get` and `options` would follow
        if url.startswith("/"):
            url = self.base + url
        response = super().request(method, url, **arguments)
        if response.url.startswith(self.base):
            self.ledger.add_response(response)
            check_answer(response)
        return response

    def token(self, **form) -> requests.Response:
        """A request to the token endpoint; `auth=(id, secret)` sends HTTP Basic."""
        auth = form.pop("auth", None)
        return self.post("/connect/token", data=form, auth=auth)

    def bearer(self, path: str, token: str, **arguments) -> requests.Response:
        return self.get(path, headers={"Authorization": f"Bearer {token}"}, **arguments)
