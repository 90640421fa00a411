"""The mails that an installation without a mail server writes to files."""

import email
import email.policy
import re
import time
from email.message import EmailMessage

from installation import Installation

CODE = re.compile(r"^ +([0-9]{6})\r?$", re.MULTILINE)


def mails_to(server: Installation, recipient: str, count: int = 1) -> list[EmailMessage]:
    """The mails to an address, oldest first, as soon as there are so many of them."""
    deadline = time.monotonic() + 15
    while time.monotonic() < deadline:
        files = sorted((server.data / "mail").glob("*.eml"))
        mails = [email.message_from_bytes(file.read_bytes(), policy=email.policy.default) for file in files]
        found = [mail for mail in mails if recipient in mail["To"]]
        if len(found) >= count:
            return found
        time.sleep(0.05)
    raise AssertionError(f"fewer than {count} mails came to {recipient}")


def code_in(mail: EmailMessage) -> str:
    """The code in both parts of a mail, and nowhere else."""
    text = mail.get_body(("plain",)).get_content()
    found = CODE.search(text)
    assert found, text
    assert found.group(1) in mail.get_body(("html",)).get_content()
    assert all(found.group(1) not in mail[name] for name in ("Subject", "From", "To"))
    return found.group(1)
