"""A request whose body comes at one byte a second and never ends, kept open in the background."""

import socket
import threading
import time


class SlowBody:
    def __init__(self, server: str):
        host, port = server.removeprefix("http://").rsplit(":", 1)
        self.address = (host, int(port))
        self.ended_after: float | None = None
        self.answer = b""
        self.thread = threading.Thread(target=self.run, daemon=True)

    def begin(self) -> "SlowBody":
        self.thread.start()
        return self

    def run(self) -> None:
        started = time.monotonic()
        with socket.create_connection(self.address, timeout=10) as connection:
            connection.sendall(
                b"POST /connect/token HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n"
                b"Content-Type: application/x-www-form-urlencoded\r\n\r\n"
            )
            connection.settimeout(1)
            try:
                while time.monotonic() - started < 90:
                    connection.sendall(b"1\r\na\r\n")
                    try:
                        received = connection.recv(4096)
                        self.answer += received
                        if not received:
                            break
                    except TimeoutError:
                        pass
                else:
                    return
            except OSError:
                pass
        self.ended_after = time.monotonic() - started
