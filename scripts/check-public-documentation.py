"""Fails when a public declaration of a public library says nothing of itself.

The formatter's own rule for that counts; it is off elsewhere, where `package` is the widest access.
"""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LIBRARIES = ("LintelTokens", "LintelGuard", "LintelClient")


def main() -> int:
    configuration = json.loads((ROOT / ".swift-format").read_text())
    configuration["rules"]["AllPublicDeclarationsHaveDocumentation"] = True
    command = ["swift", "format", "lint", "--strict", "--configuration", json.dumps(configuration), "--recursive"]
    return subprocess.run(command + [f"Sources/{name}" for name in LIBRARIES], cwd=ROOT).returncode


if __name__ == "__main__":
    sys.exit(main())
