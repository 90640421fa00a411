"""Signed addresses of blobs, and uploads begun behind the server's back, as the files and objects begin them."""

import base64
import hashlib
import hmac
import secrets
import sqlite3
import struct
import time
import uuid
from dataclasses import dataclass, field
from urllib.parse import urlencode

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from installation import Installation

LIFETIME = 1_800
BLOCK = 4 * 1024 * 1024


def block_id(offset: int) -> str:
    return base64.b64encode(f"{offset:032d}".encode()).decode()


def block_list(offsets) -> bytes:
    elements = "".join(f"<Latest>{block_id(offset)}</Latest>" for offset in offsets)
    return f'<?xml version="1.0" encoding="utf-8"?><BlockList>{elements}</BlockList>'.encode()


@dataclass
class Blobs:
    server: Installation
    base: str
    workspace: str = field(default_factory=lambda: str(uuid.uuid4()))

    def begin(self) -> str:
        """Begins an upload; gives its id."""
        return self.begin_many(1)[0]

    def begin_many(self, count: int) -> list[str]:
        now = int(time.time())
        uploads = [str(uuid.uuid4()) for _ in range(count)]
        rows = ", ".join(
            f"('{upload}', '{self.workspace}', 'file_version', '{secrets.token_hex(8)}', 'wire', {now},"
            f" {now + 7 * 86_400}, 0, 0)"
            for upload in uploads
        )
        self.execute(
            "INSERT INTO blob_upload (id, workspace_id, purpose, target, began_by, created_at, expires_at, sent_blocks,"
            f" sent_bytes) VALUES {rows}"
        )
        return uploads

    def upload_url(self, upload: str) -> str:
        return self.address("uploads", upload)

    def download_url(self, content: bytes) -> str:
        return self.address("files", hashlib.sha256(content).hexdigest())

    def address(self, kind: str, resource: str, expiry: int | None = None) -> str:
        expiry = expiry or int(time.time()) + LIFETIME
        parts = ["1", kind, self.workspace, resource, "", str(expiry)]
        content = b"".join(struct.pack(">I", len(part)) + part.encode() for part in parts)
        signature = base64.urlsafe_b64encode(hmac.digest(self.key(), content, "sha256")).rstrip(b"=").decode()
        query = urlencode({"expires": expiry, "signature": signature})
        return f"{self.base}/blobs/{kind}/{self.workspace}/{resource}?{query}"

    def key(self) -> bytes:
        master = (self.server.data / "master.key").read_bytes()
        return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"lintel blob links").derive(master)

    def execute(self, statement: str) -> list:
        url = self.server.settings.get("LINTEL_DATABASE")
        if url:
            from postgresql import TestServer

            return TestServer(url).query(statement, url)
        with sqlite3.connect(self.server.data / "lintel.sqlite", timeout=20) as connection:
            return connection.execute(statement).fetchall()

    def files(self) -> list[str]:
        """The names of the files that are kept, by their place."""
        root = self.server.data / "blobs"
        return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())
