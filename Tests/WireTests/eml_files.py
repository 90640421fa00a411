"""The mails that an installation without a mail server writes to files."""

import email
import email.policy
import re
import time
from email.message import EmailMessage

from installation import Installation

CODE = re.compile(r"^ +([0-9]{6})\r?$", re.MULTILINE)


def mail_to(server: Installation, recipient: str, subject: str) -> EmailMessage:
    """The mail to an address with this subject, as soon as it is there.

    By subject, since mails are written apart from the requests that sent them and nothing orders those of one second.
    """
    deadline = time.monotonic() + 15
    subjects = []
    while time.monotonic() < deadline:
        files = sorted((server.data / "mail").glob("*.eml"))
        mails = [email.message_from_bytes(file.read_bytes(), policy=email.policy.default) for file in files]
        theirs = [mail for mail in mails if recipient in mail["To"]]
        found = [mail for mail in theirs if mail["Subject"] == subject]
        if found:
            return found[-1]
        subjects = [mail["Subject"] for mail in theirs]
        time.sleep(0.05)
    raise AssertionError(f"no mail {subject!r} came to {recipient}, only {subjects}")


def text_of(mail: EmailMessage) -> str:
    return mail.get_body(("plain",)).get_content()


def sign_up_code(server: Installation, recipient: str) -> str:
    return code_in(mail_to(server, recipient, "Confirm your e-mail address"))


def recovery_code(server: Installation, recipient: str) -> str:
    return code_in(mail_to(server, recipient, "Your code for a new password"))


def code_in(mail: EmailMessage) -> str:
    """The code in both parts of a mail, and nowhere else."""
    text = text_of(mail)
    found = CODE.search(text)
    assert found, text
    assert found.group(1) in mail.get_body(("html",)).get_content()
    assert all(found.group(1) not in mail[name] for name in ("Subject", "From", "To"))
    return found.group(1)
