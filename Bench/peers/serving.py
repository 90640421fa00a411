"""Starting and ending a peer: by the pid we started, with a bounded wait."""

import base64
import hashlib
import os
import signal
import socket
import subprocess
import time
from pathlib import Path

VERIFIER = "bench-verifier-0123456789-abcdefghijklmnopqrstuvwxyz"
CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode()
SECRET = "bench-secret-0123456789"
BASIC = "Basic " + base64.b64encode(f"bench:{SECRET}".encode()).decode()


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def launch(arguments: list[str], port: int, log: Path, directory: Path, **environment: str) -> subprocess.Popen:
    """Starts a server and waits until it takes connections."""
    with log.open("ab") as output:
        process = subprocess.Popen(
            arguments,
            cwd=directory,
            env=os.environ | environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return process
        except OSError:
            time.sleep(0.05)
    end(process)
    raise RuntimeError(f"{arguments[0]} did not start:\n" + "\n".join(log.read_text().splitlines()[-20:]))


def end(process: subprocess.Popen) -> None:
    """TERM, then KILL after five seconds, for the session that `launch` began."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        if process.poll() is None:
            os.killpg(process.pid, number)
            try:
                process.wait(timeout=5)
            except subprocess.TimeoutExpired:
                continue


def key_file(path: Path, *arguments: str) -> Path:
    """A private key made by openssl, once."""
    if not path.exists():
        subprocess.run(["openssl", *arguments, "-out", str(path)], check=True, capture_output=True)
    return path
