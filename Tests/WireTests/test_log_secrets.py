"""No secret, code, token or password that this run used occurs in any server's debug log."""

from ledger import Ledger, leaks


def test_the_debug_log_names_no_secret(workplace, ledger: Ledger):
    logs = sorted(workplace.glob("*/server.log"))
    text = "\n".join(log.read_text(errors="replace") for log in logs)
    secrets = ledger.read()
    assert len(secrets) >= 20, f"only {len(secrets)} secrets were collected: run the whole suite"
    assert "debug" in text.lower(), "the log has no debug line, so the test proves nothing"
    found = leaks(text, secrets)
    assert not found, f"{len(found)} of {len(secrets)} secrets are in the log: {found[:10]}"


def test_the_search_finds_what_it_should(tmp_path):
    ledger = Ledger(tmp_path / "secrets.jsonl")
    ledger.add("refresh_token", "family.7.c2lnbmF0dXJlLXBhcnQ")
    ledger.add("password", "Wire-0123456789abcdef")
    assert leaks('info token="family.7.xxx" user=wilma', ledger.read()) == []
    assert len(leaks('info {"body":"a=1&refresh_token=family.7.c2lnbmF0dXJlLXBhcnQ"}', ledger.read())) == 1
    assert len(leaks("debug password=Wire-0123456789abcdef", ledger.read())) == 1
