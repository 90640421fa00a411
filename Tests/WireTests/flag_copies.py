"""Pages of the SDK copy their items, and Python 3.11.2 (Debian 12) cannot copy flags that are made of others.

Run as a program, it runs the script that its argument names, with that mended.
"""

import runpy
import sys
from pathlib import Path

from evo.workspaces import WorkspaceRole


def mend() -> None:
    WorkspaceRole.__deepcopy__ = lambda role, _: role


if __name__ == "__main__":
    mend()
    sys.path.insert(0, str(Path(sys.argv[1]).parent))
    runpy.run_path(sys.argv[1], run_name="__main__")
