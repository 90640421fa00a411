"""Too much, too slow and ambiguous: answered quickly with a refusal or a closed connection, and nobody else notices."""

import socket
import time

import pytest

QUICKLY = 15.0  # far below the 30 seconds after which the server gives a slow request up
FORM = b"Content-Type: application/x-www-form-urlencoded\r\n"


def ask(server, request: bytes, wait: float = QUICKLY) -> bytes:
    """Sends raw bytes and gives what came back until the server closed or fell silent after an answer."""
    host, port = server.url.removeprefix("http://").split(":")
    answer = b""
    with socket.create_connection((host, int(port)), timeout=wait) as connection:
        try:
            connection.sendall(request)
        except OSError:
            pass  # it has answered and closed before the end
        try:
            while received := connection.recv(65536):
                answer += received
                connection.settimeout(0.5)
        except OSError:
            pass
    return answer


def statuses(answer: bytes) -> list[int]:
    return [int(line.split()[1]) for line in answer.split(b"\r\n") if line.startswith(b"HTTP/1.1 ")]


@pytest.fixture(autouse=True)
def others_are_served(server):
    """After each case a control request is answered at once, and memory has not grown without bound."""
    before = server.resident_kilobytes()
    yield
    started = time.monotonic()
    assert server.http().get("/health").status_code == 200
    assert time.monotonic() - started < 5
    assert server.resident_kilobytes() - before < 64 * 1024


def refused(server, request: bytes, allowed: set[int]) -> None:
    started = time.monotonic()
    found = statuses(ask(server, request))
    assert time.monotonic() - started < QUICKLY
    assert len(found) <= 1 and set(found) <= allowed, found


def test_d22_ten_mebibytes_with_a_length(server):
    head = b"POST /connect/token HTTP/1.1\r\nHost: l\r\n" + FORM + b"Content-Length: 10485760\r\n\r\n"
    refused(server, head + b"a" * 10_485_760, {400, 413})


def test_d22_ten_mebibytes_in_chunks(server):
    head = b"POST /connect/token HTTP/1.1\r\nHost: l\r\n" + FORM + b"Transfer-Encoding: chunked\r\n\r\n"
    chunk = b"10000\r\n" + b"a" * 65536 + b"\r\n"
    refused(server, head + chunk * 160 + b"0\r\n\r\n", {400, 413})


def test_c17_a_password_of_ten_mebibytes(server):
    head = b"POST /signin/password HTTP/1.1\r\nHost: l\r\n" + FORM + b"Content-Length: 10485760\r\n\r\npassword="
    refused(server, head + b"a" * 10_485_751, {400, 403, 413})


def test_a22_a_url_of_64_kibibytes(server):
    refused(
        server,
        b"GET /connect/authorize?redirect_uri=" + b"a" * 65536 + b" HTTP/1.1\r\nHost: l\r\n\r\n",
        {400, 414, 431},
    )


def test_a22_ten_thousand_query_parameters(server):
    query = b"&".join(b"a%d=1" % number for number in range(1500))
    refused(server, b"GET /connect/authorize?" + query + b" HTTP/1.1\r\nHost: l\r\n\r\n", {400, 413, 414, 431})


def test_a_header_flood(server):
    flood = b"".join(b"X-Flood-%d: %s\r\n" % (number, b"a" * 50) for number in range(20_000))
    refused(server, b"GET /health HTTP/1.1\r\nHost: l\r\n" + flood + b"\r\n", {400, 431})


def test_h03_a_bearer_token_of_a_mebibyte(server):
    head = b"GET /connect/userinfo HTTP/1.1\r\nHost: l\r\nAuthorization: Bearer "
    refused(server, head + b"a" * 1_048_576 + b"\r\n\r\n", {400, 401, 431})


def test_d10_basic_credentials_that_do_not_decode(server):
    for value in ("Basic", "Basic !!!", "Basic YQ", "Basic YWI6Yw", "Basic //8=", "Basic " + "YTpi" * 5000):
        response = server.http().post(
            "/connect/token", data={"grant_type": "client_credentials"}, headers={"Authorization": value}
        )
        assert response.status_code in (400, 401) and response.json()["error"] in (
            "invalid_client",
            "invalid_request",
        ), value


def test_too_many_parameters_in_a_form(server):
    response = server.http().post("/connect/token", data=[(f"a{number}", "1") for number in range(500)])
    assert response.status_code in (400, 413) and response.json()["error"] == "invalid_request"


@pytest.mark.parametrize("content_type", ["application/json", "multipart/form-data; boundary=x", "text/plain", None])
def test_d02_other_content_types(house, content_type):
    body = (
        f"grant_type=client_credentials&client_id={house.service.client_id}&client_secret={house.service.client_secret}"
    )
    response = house.server.http().post(
        "/connect/token", data=body.encode(), headers={"Content-Type": content_type} if content_type else {}
    )
    assert response.status_code in (400, 415) and response.json()["error"] == "invalid_request"


SMUGGLED = b"GET /metrics HTTP/1.1\r\nHost: l\r\n\r\n"
AMBIGUOUS = {
    "length and chunks": b"Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + SMUGGLED,
    "chunks and length": b"Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n1\r\na\r\n0\r\n\r\n" + SMUGGLED,
    "two lengths": b"Content-Length: 0\r\nContent-Length: 40\r\n\r\n" + SMUGGLED,
    "odd encoding": b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + SMUGGLED,
    "encoding with a tab": b"Transfer-Encoding:\x0bchunked\r\n\r\n0\r\n\r\n" + SMUGGLED,
    "space before the colon": b"Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n" + SMUGGLED,
    "negative length": b"Content-Length: -1\r\n\r\n" + SMUGGLED,
    "length with a sign": b"Content-Length: +0\r\n\r\n" + SMUGGLED,
    "chunk size overflow": b"Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff1\r\na\r\n0\r\n\r\n" + SMUGGLED,
}


@pytest.mark.parametrize("name", AMBIGUOUS)
def test_an_ambiguous_request_hides_no_second_one(server, name):
    answer = ask(server, b"POST /connect/token HTTP/1.1\r\nHost: l\r\n" + FORM + AMBIGUOUS[name])
    found = statuses(answer)
    # RFC 9112 §6.1, §6.3: refuse it, or answer the one request and close. What follows is never taken for a request.
    assert len(found) <= 1 and all(400 <= status < 500 for status in found), found
    assert b"# TYPE" not in answer
