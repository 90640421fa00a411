"""A real SMTP server for the wire tests: STARTTLS and a login, both asked for, and answers that a test can choose."""

import ssl
from collections import deque
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword


@dataclass(frozen=True)
class Delivery:
    """A mail as it came in."""

    sender: str
    recipients: list[str]
    content: bytes
    user: str | None
    is_encrypted: bool
    greeting: str

    @property
    def message(self) -> EmailMessage:
        return message_from_bytes(self.content, policy=policy.default)


class MailServer:
    """Listens on 127.0.0.1; `close` ends it."""

    def __init__(
        self,
        port: int,
        certificate: tuple[Path, Path] | None = None,
        login: tuple[str, str] | None = None,
        is_encrypted_from_the_start: bool = False,
    ):
        self.deliveries: list[Delivery] = []
        # What to say to the next mails instead of taking them: to RCPT or to the message itself.
        self.recipient_answers: deque[str] = deque()
        self.message_answers: deque[str] = deque()
        self.logins: list[str] = []
        self.attempts = 0
        self.login = login
        context = None
        if certificate is not None:
            context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            context.load_cert_chain(*certificate)
        self.port = port
        self.controller = Controller(
            self,
            hostname="127.0.0.1",
            port=port,
            ssl_context=context if is_encrypted_from_the_start else None,
            tls_context=None if is_encrypted_from_the_start else context,
            require_starttls=context is not None and not is_encrypted_from_the_start,
            authenticator=self.authenticate if login else None,
            auth_required=login is not None,
            auth_require_tls=not is_encrypted_from_the_start,
        )
        self.controller.start()

    def close(self) -> None:
        # A test may have ended it already.
        if not self.controller.loop.is_closed():
            self.controller.stop()

    def authenticate(self, server, session, envelope, mechanism, data) -> AuthResult:
        if not isinstance(data, LoginPassword):
            return AuthResult(success=False, handled=False)
        given = (data.login.decode(), data.password.decode())
        self.logins.append(given[0])
        return AuthResult(success=given == self.login, handled=False, auth_data=given[0])

    async def handle_RCPT(self, server, session, envelope, address, options) -> str:
        self.attempts += 1
        if self.recipient_answers:
            return self.recipient_answers.popleft()
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope) -> str:
        if self.message_answers:
            return self.message_answers.popleft()
        self.deliveries.append(
            Delivery(
                envelope.mail_from,
                list(envelope.rcpt_tos),
                envelope.content,
                session.auth_data,
                server.transport.get_extra_info("cipher") is not None,
                session.host_name,
            )
        )
        return f"250 Taken as number {len(self.deliveries)}"
