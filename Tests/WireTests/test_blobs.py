"""Files over TLS: blocks in parallel, ranges, memory that does not grow with them, certificates, and `kill -9`.

WIRE_SOAK=1 (`make soak`) sends more and kills more often.
"""

import hashlib
import os
import random
import socket
import ssl
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests

from blobs import BLOCK, Blobs, block_id, block_list
from certificates import make_authority, make_certificate
from conftest import a_free_port
from installation import within

SOAK = bool(os.environ.get("WIRE_SOAK"))
# Four times what the memory may grow by: a server that held a whole direction would not come close.
FILE_BYTES = (2048 if SOAK else 256) * 1024 * 1024
KILLS = 60 if SOAK else 4
ALLOWED_KILOBYTES = 64 * 1024


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    return make_authority(tmp_path_factory.mktemp("authority"), "wire")


@pytest.fixture(scope="module")
def encrypted(install, authority, tmp_path_factory):
    """A server that listens for https as well, on an address of this machine."""
    directory = tmp_path_factory.mktemp("certificate")
    certificate, key = make_certificate(directory, authority, "127.0.0.1", kind="IP")
    port = a_free_port()
    server = install(
        "blobs",
        LINTEL_TLS_LISTEN=f"127.0.0.1:{port}",
        LINTEL_TLS_CERTIFICATE_FILE=str(certificate),
        LINTEL_TLS_KEY_FILE=str(key),
        LINTEL_BLOB_GRACE="2",
    )
    server.start()
    blobs = Blobs(server, f"https://127.0.0.1:{port}")
    within(5, lambda: is_listening(port))
    yield blobs, directory
    server.kill()


def is_listening(port: int) -> bool:
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture
def client(authority):
    session = requests.Session()
    session.verify = str(authority[0])
    session.trust_env = False
    adapter = requests.adapters.HTTPAdapter(pool_connections=1, pool_maxsize=32)
    session.mount("https://", adapter)
    return session


def content(count: int, seed: int) -> bytes:
    source, piece = random.Random(seed), 1 << 24
    return b"".join(source.randbytes(min(piece, count - start)) for start in range(0, count, piece))


def send(client, blobs: Blobs, upload: str, data: bytes, block: int = BLOCK) -> requests.Response:
    """Sends the blocks in parallel and commits them."""
    url, offsets = blobs.upload_url(upload), range(0, len(data), block)

    def put(offset: int) -> None:
        response = client.put(
            url, params={"comp": "block", "blockid": block_id(offset)}, data=data[offset : offset + block]
        )
        assert (response.status_code, response.content) == (201, b""), response.text

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(put, offsets))
    return client.put(
        url,
        params={"comp": "blocklist"},
        data=block_list(offsets),
        headers={"Content-Type": "text/plain; charset=UTF-8"},
    )


def fetch(client, url: str, size: int) -> bytes:
    """Fetches ranges in parallel, as the official clients do."""

    def get(offset: int) -> bytes:
        response = client.get(url, headers={"Range": f"bytes={offset}-{min(offset + BLOCK, size) - 1}"})
        assert response.status_code == 206
        assert response.headers["Content-Range"].endswith(f"/{size}")
        return response.content

    with ThreadPoolExecutor(8) as pool:
        return b"".join(pool.map(get, range(0, size, BLOCK)))


@pytest.mark.timeout(1_800 if SOAK else 120)
def test_a_large_file_goes_there_and_back_in_little_memory(encrypted, client):
    blobs, _ = encrypted
    send(client, blobs, blobs.begin(), b"warm")
    idle = blobs.server.resident_kilobytes()
    peak, stop = [idle], threading.Event()

    def watch() -> None:
        while not stop.wait(0.02):
            peak.append(blobs.server.resident_kilobytes())

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        data = content(FILE_BYTES, 1)
        response = send(client, blobs, blobs.begin(), data)
        assert (response.status_code, response.content) == (201, b""), response.text
        url = blobs.download_url(data)
        head = client.head(url)
        assert head.status_code == 200
        assert head.headers["Content-Length"] == str(len(data))
        assert head.headers["Accept-Ranges"] == "bytes"
        assert hashlib.sha256(fetch(client, url, len(data))).digest() == hashlib.sha256(data).digest()
        assert client.get(url).content == data
    finally:
        stop.set()
        watcher.join()
    assert max(peak) - idle < ALLOWED_KILOBYTES, f"{max(peak) - idle} KiB above idle"


def test_one_request_is_enough_and_an_address_is_for_one_thing(encrypted, client):
    blobs, _ = encrypted
    data = content(300_000, 2)
    url = blobs.upload_url(blobs.begin())
    assert client.put(url, data=data).status_code == 400
    response = client.put(url, data=data, headers={"x-ms-blob-type": "BlockBlob"})
    assert (response.status_code, response.content) == (201, b"")
    assert client.get(blobs.download_url(data)).content == data
    assert client.get(url).status_code in (403, 404, 405)
    assert client.put(url.replace("signature=", "signature=A"), data=b"").status_code == 403
    assert client.get(blobs.address("files", hashlib.sha256(data).hexdigest(), expiry=int(time.time()))).status_code == 403


def curl(authority, *arguments: str) -> str:
    result = subprocess.run(
        ["curl", "--silent", "--show-error", "--noproxy", "*", "--cacert", str(authority[0]), *arguments],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_http_2_and_http_1_both_serve(encrypted, authority, tmp_path):
    blobs, _ = encrypted
    data = content(9_000_000, 3)
    (tmp_path / "file").write_bytes(data)
    for version in ("--http2", "--http1.1"):
        answer = curl(
            authority, version, "--upload-file", str(tmp_path / "file"), "--header", "x-ms-blob-type: BlockBlob",
            "--write-out", "%{http_code} %{http_version}", blobs.upload_url(blobs.begin()),
        )  # fmt: skip
        assert answer == "201 " + ("2" if version == "--http2" else "1.1")
        answer = curl(
            authority, version, "--output", str(tmp_path / "back"), "--write-out", "%{http_code} %{http_version}",
            blobs.download_url(data),
        )  # fmt: skip
        assert answer == "200 " + ("2" if version == "--http2" else "1.1")
        assert (tmp_path / "back").read_bytes() == data
    assert "/connect/token" in curl(authority, "--http2", blobs.base + "/.well-known/openid-configuration")


def shown_certificate(blobs: Blobs) -> bytes:
    port = int(blobs.base.rpartition(":")[2])
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    with (
        socket.create_connection(("127.0.0.1", port), timeout=10) as plain,
        context.wrap_socket(plain, server_hostname="localhost") as connection,
    ):
        return connection.getpeercert(binary_form=True)


def test_another_certificate_is_taken_without_a_restart(encrypted, authority, client):
    blobs, directory = encrypted
    before = shown_certificate(blobs)
    # Half of a pair changes nothing.
    key = (directory / "server.key").read_text()
    (directory / "server.key").write_text("not a key")
    time.sleep(11)
    assert shown_certificate(blobs) == before
    (directory / "server.key").write_text(key)
    make_certificate(directory, authority, "127.0.0.1", kind="IP")
    within(21, lambda: shown_certificate(blobs) != before)
    assert client.get(blobs.base + "/health").status_code == 200


@pytest.mark.parametrize("broken", ["certificate", "key", "pair"])
def test_a_bad_pair_stops_the_start(install, authority, tmp_path, broken):
    certificate, key = make_certificate(tmp_path, authority, "localhost")
    if broken == "certificate":
        certificate.write_text("nothing")
    elif broken == "key":
        key.unlink()
    else:
        key = make_authority(tmp_path, "other")[1]
    server = install(f"bad-{broken}")
    result = server.attempt(
        "serve", "--listen", "127.0.0.1:0", "--listen-tls", "127.0.0.1:0", "--tls-certificate", str(certificate),
        "--tls-key", str(key), "--json",
    )  # fmt: skip
    assert result.returncode == 1
    assert "certificate_unusable" in result.stdout + result.stderr
    assert str(key if broken == "key" else certificate) in result.stdout + result.stderr


def test_who_says_nothing_is_cut_off(encrypted):
    blobs, _ = encrypted
    port = int(blobs.base.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=30) as silent:
        started = time.monotonic()
        assert silent.recv(1) == b""
        assert 10 < time.monotonic() - started < 25


def test_a_stop_ends_both_listeners(encrypted):
    blobs, _ = encrypted
    port = int(blobs.base.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=10):
        assert blobs.server.stop() == 0
    assert not is_listening(port)
    blobs.server.start()
    within(5, lambda: is_listening(port))


@pytest.mark.timeout(1_800 if SOAK else 120)
def test_a_kill_loses_no_committed_file_and_leaves_nothing(encrypted, authority, client):
    blobs, _ = encrypted
    port = int(blobs.base.rpartition(":")[2])
    committed: dict[str, bytes] = {}
    chance = random.Random(7)

    wrong: list = []

    def send_until_the_end(seed: int) -> None:
        session = requests.Session()
        session.verify, session.trust_env = str(authority[0]), False
        number = 0
        try:
            while True:
                data = content(300_000 + number, (turn * 10 + seed) * 1_000 + number)
                upload = begun[seed].pop()
                status = send(session, blobs, upload, data, block=100_000).status_code
                if status == 201:
                    committed[upload] = data
                else:
                    wrong.append(status)
                number += 1
        except AssertionError as error:
            wrong.append(error)
        except (requests.RequestException, IndexError):
            return  # the server was killed, or everything was sent

    for turn in range(KILLS):
        begun = [blobs.begin_many(40) for _ in range(4)]
        threads = [
            threading.Thread(target=send_until_the_end, args=(seed,)) for seed in range(4)
        ]
        for thread in threads:
            thread.start()
        time.sleep(chance.uniform(0.2, 1.2))
        blobs.server.kill()
        for thread in threads:
            thread.join(timeout=30)
        blobs.server.start()
        within(5, lambda: is_listening(port))
    assert not wrong, wrong
    assert committed, "nothing was committed"
    for data in committed.values():
        response = client.get(blobs.download_url(data))
        assert response.status_code == 200
        assert response.content == data

    # After the grace period the disk holds what something refers to, and blocks of uploads that can go on.
    def wanted() -> set[str]:
        encode = "encode(digest, 'hex')" if "LINTEL_DATABASE" in blobs.server.settings else "lower(hex(digest))"
        rows = blobs.execute(f"SELECT DISTINCT {encode} FROM blob_reference")
        return {f"{row[0][:2]}/{row[0][2:4]}/{row[0]}" for row in rows}

    # Whoever began them gives up.
    blobs.execute("UPDATE blob_upload SET expires_at = 1 WHERE completed_at IS NULL")
    within(20, lambda: set(blobs.files()) == wanted())
    assert len(wanted()) >= len(set(committed.values()))
