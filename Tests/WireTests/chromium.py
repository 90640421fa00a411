"""A headless Chromium, and a look at a page in it: two widths, light and dark, axe."""

import base64
import importlib.util
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.support.ui import WebDriverWait

CHROMIUM, CHROMEDRIVER = Path("/usr/bin/chromium"), Path("/usr/bin/chromedriver")
WIDTHS = {"wide": (1280, 800), "narrow": (390, 844)}
# Colours that are on their way to others would be judged in between.
STILL = {"name": "prefers-reduced-motion", "value": "reduce"}
SEVERE = ("serious", "critical")


def start(*, javascript: bool = True) -> webdriver.Chrome:
    for program in (CHROMIUM, CHROMEDRIVER):
        assert program.exists(), f"{program} is missing: apt-get install chromium chromium-driver"
    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for argument in (
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--window-size=1280,800",
    ):
        options.add_argument(argument)
    if not javascript:
        options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(str(CHROMEDRIVER)))
    browser.set_page_load_timeout(20)
    return browser


def axe_script() -> str:
    package = importlib.util.find_spec("axe_playwright_python")
    assert package is not None, "axe-core is missing: install requirements-axe.txt with --no-deps"
    return (Path(package.submodule_search_locations[0]) / "axe.min.js").read_text()


def resize(driver, width: int, height: int) -> None:
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600},
    )


def look_at(driver, axe: str, name: str, directory: Path, schemes=("light", "dark")) -> None:
    """Both widths, light and dark: no sideways scrolling, no serious or critical finding; a picture of each."""
    driver.execute_script(axe)
    for label, (width, height) in WIDTHS.items():
        resize(driver, width, height)
        overflow = driver.execute_script("const e = document.documentElement; return e.scrollWidth - e.clientWidth")
        assert overflow <= 0, f"{name} scrolls sideways by {overflow} px at {width}"
        for scheme in schemes:
            driver.execute_cdp_cmd(
                "Emulation.setEmulatedMedia",
                {"features": [STILL, {"name": "prefers-color-scheme", "value": scheme}]},
            )
            violations = driver.execute_async_script(
                "const done = arguments[0];"
                "axe.run().then(r => done(r.violations), e => done([{impact: 'critical', id: String(e), nodes: []}]))"
            )
            severe = [
                (violation["id"], [node["html"] for node in violation["nodes"]][:2])
                for violation in violations
                if violation["impact"] in SEVERE
            ]
            assert not severe, f"{name} at {width}, {scheme}: {severe}"
            picture = driver.execute_cdp_cmd("Page.captureScreenshot", {"captureBeyondViewport": True})
            (directory / f"{name}-{label}-{scheme}.png").write_bytes(base64.b64decode(picture["data"]))
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    resize(driver, *WIDTHS["wide"])


def wait_for(driver, condition):
    return WebDriverWait(driver, 10, poll_frequency=0.05).until(condition)


@pytest.fixture(scope="module")
def driver():
    browser = start()
    yield browser
    browser.quit()


@pytest.fixture(scope="module")
def axe() -> str:
    return axe_script()
