"""Somebody in front of a real browser: what they click and fill in, in the portal's own words."""

import secrets
from pathlib import Path

from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select

import chromium
from eml_files import mail_to, sign_up_code, text_of


class Clicker:
    """A person with a browser of their own."""

    def __init__(self, server, name: str, *, javascript: bool, pictures: Path, axe: str):
        self.server, self.name, self.pictures, self.axe, self.javascript = server, name, pictures, axe, javascript
        self.email = f"{name.lower().replace(' ', '.')}.{secrets.token_hex(4)}@wire.example"
        self.password = f"Wire-{secrets.token_hex(12)}"
        server.ledger.add("password", self.password)
        self.driver = chromium.start(javascript=javascript)
        self.seen: set[str] = set()

    def close(self) -> None:
        self.driver.quit()

    # Looking

    @property
    def text(self) -> str:
        return self.driver.find_element(By.TAG_NAME, "main").text

    def of(self, selector: str) -> str:
        return self.driver.find_element(By.CSS_SELECTOR, selector).text

    def open(self, path: str) -> None:
        self.driver.get(path if path.startswith("http") else self.server.url + path)

    def expect(self, text: str) -> None:
        chromium.wait_for(self.driver, lambda _: text in self.text)

    def look(self, name: str) -> None:
        """Axe and pictures of the page, once for each name; both need JavaScript."""
        if self.javascript and name not in self.seen:
            self.seen.add(name)
            chromium.look_at(self.driver, self.axe, f"portal-{name}", self.pictures)

    # Doing

    def fill(self, **values: str) -> None:
        for name, value in values.items():
            field = self.driver.find_element(By.CSS_SELECTOR, f"main [name={name}]")
            field.clear()
            field.send_keys(value)

    def choose(self, name: str, label: str) -> None:
        Select(self.driver.find_element(By.CSS_SELECTOR, f"main select[name={name}]")).select_by_visible_text(label)

    def tick(self, name: str, *values: str) -> None:
        for value in values:
            box = self.driver.find_element(By.CSS_SELECTOR, f'main input[name="{name}"][value="{value}"]')
            if not box.is_selected():
                box.click()

    def press(self, label: str) -> None:
        """Presses the one button with these words, and waits for the page behind it."""
        buttons = [b for b in self.driver.find_elements(By.CSS_SELECTOR, "main button") if b.text == label]
        assert len(buttons) == 1, f"{len(buttons)} buttons “{label}” on {self.driver.current_url}: {self.text[:600]}"
        self._leave(buttons[0])

    def follow(self, label: str, within: str = "body") -> None:
        """Follows the first link with these words, and waits for the page behind it."""
        links = [a for a in self.driver.find_elements(By.CSS_SELECTOR, f"{within} a") if a.text.strip() == label]
        assert links, f"no link “{label}” on {self.driver.current_url}: {self.text[:600]}"
        self._leave(links[0])

    def _leave(self, element) -> None:
        old = self.driver.find_element(By.TAG_NAME, "html")
        element.click()
        chromium.wait_for(self.driver, lambda d: d.find_element(By.TAG_NAME, "html") != old)
        assert "chrome-error" not in self.driver.current_url

    # Whole errands

    def sign_up(self, path: str = "/sign-up") -> None:
        self.open(path)
        self.fill(name=self.name, email=self.email, password=self.password)
        self.driver.find_element(By.ID, "terms").click()
        self.press("Continue")
        self.fill(code=sign_up_code(self.server, self.email))
        self._leave(self.driver.find_element(By.CSS_SELECTOR, "main button.allow"))

    def invitation(self) -> str:
        """The link of the invitation that was mailed."""
        words = text_of(mail_to(self.server, self.email, "You are invited to an organisation")).split()
        return next(word for word in words if word.startswith("http") and "/invitation?token=" in word)
