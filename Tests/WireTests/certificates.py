"""Certificates of an authority that a test makes for itself."""

import subprocess
from pathlib import Path


def openssl(*arguments: str) -> None:
    result = subprocess.run(["openssl", *arguments], capture_output=True, text=True, timeout=30)
    assert result.returncode == 0, result.stderr


def make_authority(directory: Path, name: str) -> tuple[Path, Path]:
    """The certificate and the key of a new certificate authority."""
    certificate, key = directory / f"{name}.crt", directory / f"{name}.key"
    openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
            "-subj", f"/CN={name}", "-keyout", str(key), "-out", str(certificate))  # fmt: skip
    return certificate, key


def make_certificate(directory: Path, authority: tuple[Path, Path], host: str, kind: str = "DNS") -> tuple[Path, Path]:
    """The certificate and the key of a server under this name."""
    request, extensions = directory / "server.csr", directory / "server.ext"
    certificate, key = directory / "server.crt", directory / "server.key"
    extensions.write_text(f"subjectAltName={kind}:{host}\n")
    openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", f"/CN={host}",
            "-keyout", str(key), "-out", str(request))  # fmt: skip
    openssl("x509", "-req", "-in", str(request), "-CA", str(authority[0]), "-CAkey", str(authority[1]),
            "-CAcreateserial", "-days", "2", "-extfile", str(extensions), "-out", str(certificate))  # fmt: skip
    return certificate, key
