"""D22: a body without end is ended by the server."""

import pytest


@pytest.mark.timeout(100)
def test_d22_a_body_without_end_is_cut_off(slow_body):
    slow_body.thread.join(timeout=75)
    assert slow_body.ended_after is not None, "the connection is still open after more than a minute"
    status = slow_body.answer.split(b"\r\n", 1)[0]
    assert status == b"" or status.split()[1] in (b"400", b"408", b"413"), status
