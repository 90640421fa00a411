"""Measures the release binary against its targets and, with PEERS=1, other servers in the same run. See bench.sh."""

import importlib
import os
import platform
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

from evo import FEW, MANY, Bytes, Evo
from measure import (
    CONNECTIONS,
    RUNS,
    SECONDS,
    Figure,
    LoadRun,
    WrongAnswer,
    measure,
    on_core,
    rss_mib,
    time_to_answer,
)
from peers.serving import end
from projects import Projects
from subject import SIGN_INS, Subject
from two_nodes import bench_nodes

# CPU of the server process per unit, in microseconds.
CPU_TARGETS = {
    "client credentials ES256": 75,
    "client credentials RS256": 330,
    "refresh, durable": 120,
    "introspection": 110,
    "userinfo": 110,
    "code + PKCE flow": 700,
    "portal: my apps": 600,
    "portal: an app": 600,
    "portal: audit log": 600,
    "evo: 100 of 10,000 workspaces": 1_500,
    "evo: object of 1,000": 250,
    "projects: 100 of 100,000 tasks": 1_500,
    "projects: 100 behind 50,000": 1_500,
    "projects: older, 100 of 100,000 tasks": 1_500,
    "projects: older, 100 behind 50,000": 1_500,
    "projects: 1,000 documents": 4_000,
}
# Milliseconds in which the dates of 100,000 tasks with 150,000 links are calculated, without reading and writing them.
CALCULATION_TARGET = 400
# A million objects may cost twice what a thousand do, and bytes may go at 60 % of nginx's rate.
MANY_RATIO, NGINX_RATIO = 2, 0.6
P99_TARGET, START_TARGET, RSS_TARGET, SIGN_IN_P99_TARGET = 10, 150, 64, 25
# An installation on PostgreSQL: the start, one node's part in a refresh, and what both nodes give together.
POSTGRESQL_START_TARGET, NODE_REFRESH_TARGET, NODES_RATE_TARGET = 250, 150, 2000
# A token of the client credentials grant touches no database, so it may cost no more on PostgreSQL; 5 % is what two
# measurements of the same thing differ by.
SAME = 1.05
PEERS = ("glewlwyd", "django_toolkit", "authlib_server")
NAME = 38  # columns of the first one
# What one signature costs on the machine that the targets were set on, in microseconds.
REFERENCE_RSA_US, REFERENCE_P256_US = 250, 16
# RSA signatures in one unit; elliptic curves cost as much as any other work, RSA depends on the processor's kind.
RSA_SIGNATURES = {"client credentials RS256": 1, "code + PKCE flow": 1}
TOKENS = 1_000_000 if os.environ.get("MILLION") == "1" else 100_000

missed: list[str] = []


def a_free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def judged(name: str, value: float, target: float, below: bool = False) -> str:
    """`pass` or `MISS`, remembered for the end."""
    good = value < target if below else value <= target
    if not good:
        missed.append(name)
    return "pass" if good else "MISS"


def row(name: str, figure: Figure, target: float | None = None) -> None:
    verdict = f"{target:6.0f} {judged(name, figure.cpu_us, target)}" if target else " " * 11
    latencies = f"{figure.p50:9.2f}{figure.p90:9.2f}{figure.p99:9.2f}"
    scaled = scaled_us(figure.cpu_us, RSA_SIGNATURES.get(name, 0))
    scaled = f"{scaled:9.1f}" if scaled else f"{'?':>9}"
    print(
        f"{name:<{NAME}}{figure.cpu_us:9.1f} {verdict}{scaled}{figure.rate:10.0f}{latencies}{figure.rss_mib:9.1f}",
        flush=True,
    )


def wanted(name: str) -> bool:
    """ONLY="refresh userinfo" picks the scenarios whose name has one of the words."""
    only = os.environ.get("ONLY", "").split()
    return not only or any(word in name for word in only)


def header(directory: Path) -> None:
    filesystem = subprocess.run(["stat", "-f", "-c", "%T", directory], capture_output=True, text=True).stdout.strip()
    model = next(
        (line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line),
        "?",
    )
    load = os.getloadavg()[0]
    pin = "server on core 0, load on core 1" if os.environ.get("PIN") == "1" else "not pinned"
    print(f"{model}, {os.cpu_count()} cores ({pin}), {platform.system()} {platform.release()}, data on {filesystem}")
    print(
        f"{CONNECTIONS} connections, median of {RUNS} runs of {SECONDS:g} s; load average before the start {load:.1f}"
    )
    costs = signature_costs_us()
    print(
        f"signatures cost {costs['rsa2048']:.0f} µs (RSA-2048) and {costs['ecdsap256']:.0f} µs (P-256) here and now; the "
        f"targets were set where they cost {REFERENCE_RSA_US} and {REFERENCE_P256_US}, to which the column `scaled` converts"
        if costs
        else "openssl is not installed: no scaled figures"
    )
    if load > 1:
        print("WARNING: the machine is busy; the figures will be too high")
    columns = f"{'CPU µs':>9}{'target':>7}     {'scaled':>9}{'rate/s':>10}{'p50 ms':>9}{'p90 ms':>9}{'p99 ms':>9}{'RSS MiB':>9}"
    print(f"\n{'':<{NAME}}{columns}")


def signature_costs_us() -> dict[str, float] | None:
    """What libcrypto needs for signatures at this moment: how fast the machine is, and how busy."""
    costs = {}
    for algorithm, field in (("rsa2048", "+F2:"), ("ecdsap256", "+F4:")):
        command = ["openssl", "speed", "-mr", "-seconds", "1", algorithm]
        try:
            speed = subprocess.run(command, capture_output=True, text=True)
        except FileNotFoundError:
            return None
        rates = [line.split(":")[3] for line in speed.stdout.splitlines() if line.startswith(field)]
        if not rates:
            return None
        costs[algorithm] = 1e6 / float(rates[0])  # the field is signatures a second
    return costs


def scaled_us(cpu_us: float, rsa_signatures: int) -> float | None:
    """The CPU that the machine of the targets would need: RSA by RSA's ratio, everything else by that of P-256."""
    costs = signature_costs_us()
    if not costs:
        return None
    rsa = min(rsa_signatures * costs["rsa2048"], cpu_us)
    return (cpu_us - rsa) * REFERENCE_P256_US / costs["ecdsap256"] + rsa * REFERENCE_RSA_US / costs["rsa2048"]


def on_sqlite(directory: Path) -> float:
    """The CPU of a token of the client credentials grant on SQLite, which that on PostgreSQL is held against."""
    subject = Subject(directory)
    try:
        figure = measure(subject.pid, subject.port, subject.client_credentials())
        row("client credentials on SQLite", figure)
        return figure.cpu_us
    finally:
        subject.server.kill()


def bench_requests(subject: Subject, targets: dict[str, float]) -> dict[str, Figure]:
    figures = {}
    scenarios = {
        "client credentials ES256": subject.client_credentials,
        "refresh, durable": subject.refresh,
        "introspection": subject.introspection,
        "userinfo": subject.userinfo,
        "code + PKCE flow": subject.code_flow,
        "client credentials RS256": subject.client_credentials,
    }
    for name, scenario in scenarios.items():
        if not wanted(name):
            continue
        if name.endswith("RS256"):
            subject.restart(LINTEL_TOKEN_ACCESS_ALGORITHM="RS256")
        figures[name] = measure(subject.pid, subject.port, scenario())
        row(name, figures[name], targets.get(name))
        if name.endswith("RS256"):
            subject.restart(LINTEL_TOKEN_ACCESS_ALGORITHM="ES256")
    for name, scenario in subject.pages().items():
        if wanted(name):
            figures[name] = measure(subject.pid, subject.port, scenario)
            row(name, figures[name], targets.get(name))
    return figures


def bench_evo(subject: Subject, directory: Path) -> None:
    """The Evo APIs, on SQLite: the rows are copied by SQL of its own."""
    evo = Evo(subject)
    figures = {}
    for name, scenario in evo.scenarios().items():
        figures[name] = measure(subject.pid, subject.port, scenario)
        row(name, figures[name], CPU_TARGETS.get(name))
    for name in ("object of", "100 objects of"):
        ratio = figures[f"evo: {name} {MANY:,}"].cpu_us / figures[f"evo: {name} {FEW:,}"].cpu_us
        single(f"evo: {name} {MANY:,} to {FEW:,}", ratio, "x", MANY_RATIO)
    rates = Bytes(evo, directory, a_free_port()).measure()
    for name, (rate, cpu) in rates.items():
        print(f"{'evo: 1 GiB, ' + name:<{NAME}}{rate:9.0f} MiB/s  {cpu:5.2f} s CPU", flush=True)
    for name in ("upload", "download"):
        share = rates[name][0] / rates[f"{name}, nginx"][0]
        at_least(f"evo: {name} to nginx", 100 * share, "%", 100 * NGINX_RATIO)


def bench_projects(subject: Subject, directory: Path, targets: dict[str, float]) -> None:
    projects = Projects(subject, directory)
    print(f"{'projects: import of 100,000 tasks':<{NAME}}{projects.import_seconds:9.1f} s", flush=True)
    for name, scenario in projects.scenarios().items():
        row(name, measure(subject.pid, subject.port, scenario), targets.get(name))
    calculations = {
        "projects: reschedule, all moved": projects.reschedule(moved=True),
        "projects: reschedule, none moved": projects.reschedule(moved=False),
    }
    for name, calculation in calculations.items():
        row(name, calculation.figure)
    for name, calculation in calculations.items():
        note = f"and {calculation.database_ms:.0f} ms on the threads that read and write the database"
        single(f"{name}: CPU", calculation.calculating_ms, "ms", CALCULATION_TARGET, note)


def at_least(name: str, value: float, unit: str, target: float) -> None:
    verdict = "pass" if value >= target else "MISS"
    if value < target:
        missed.append(name)
    print(f"{name:<{NAME}}{value:9.0f} {unit:<4}≥ {target:g} {unit:<4} {verdict}", flush=True)


def single(name: str, value: float, unit: str, target: float, note: str = "", below: bool = False) -> None:
    sign = "<" if below else "≤"
    verdict = judged(name, value, target, below)
    print(f"{name:<{NAME}}{value:9.1f} {unit:<4}{sign} {target:g} {unit:<4} {verdict}  {note}", flush=True)


def bench_the_rest(subject: Subject, figures: dict[str, Figure], start_target: float) -> None:
    print()
    scenario = subject.client_credentials()
    if "client credentials ES256" in figures:
        single("p99, client credentials ES256", figures["client credentials ES256"].p99, "ms", P99_TARGET)
    if wanted("sign-ins"):
        bench_sign_ins(subject)
    if wanted("memory"):
        subject.restart()
        halves = []
        for _ in range(2):
            LoadRun(subject.port, scenario, 600, units=TOKENS // 2).result()
            halves.append(rss_mib(subject.pid))
        note = f"{halves[0]:.1f} MiB after the first half" + (
            "" if TOKENS == 1_000_000 else "; MILLION=1 makes a million"
        )
        single(f"resident memory after {TOKENS:,} tokens", halves[1], "MiB", RSS_TARGET, note)
    if wanted("start"):
        assert subject.server.stop() == 0
        request = scenario.steps[0].request
        single(
            "start to first token, existing database",
            time_to_answer(subject.begin_again, subject.port, request),
            "ms",
            start_target,
        )
        subject.start()


def bench_sign_ins(subject: Subject) -> None:
    """Client credentials while many people sign in at once."""
    burst = LoadRun(subject.port, subject.sign_ins(), 60, units=SIGN_INS)
    tokens = LoadRun(subject.port, subject.client_credentials(), 90)
    answered, _ = burst.result()
    figures, _ = tokens.finish()
    assert answered["units"] == SIGN_INS, answered
    note = f"{answered['seconds']:.1f} s, {figures['rate']:.0f} tokens/s meanwhile"
    name = f"p99 of the token endpoint during {SIGN_INS} sign-ins"
    single(name, figures["p99"], "ms", SIGN_IN_P99_TARGET, note, below=True)


def bench_peers(work: Path, ours: dict[str, Figure]) -> None:
    print("\nPeers in the same run (ratio: their CPU per unit to ours)")
    for module in PEERS:
        with on_core(0):
            peer = importlib.import_module(f"peers.{module}").start(work / module)
        try:
            for name, scenario in peer.scenarios.items():
                if not wanted(name):
                    continue
                figure = measure(peer.process.pid, peer.port, scenario)
                label = name if peer.name != "django-oauth-toolkit" else name.replace("ES256", "opaque")
                row(f"{peer.name}: {label}"[:NAME], figure)
                if name in ours:
                    print(f"{'':<{NAME}}{figure.cpu_us / ours[name].cpu_us:8.1f}×")
        finally:
            end(peer.process)


def main() -> int:
    # On a real file system: on a memory one durability would cost nothing.
    place = Path(os.environ.get("BENCH_DIRECTORY", Path(__file__).resolve().parents[1] / ".build"))
    database = os.environ.get("DATABASE") or None
    targets, start_target = CPU_TARGETS, START_TARGET
    with tempfile.TemporaryDirectory(prefix="bench-", dir=place) as directory:
        subject = Subject(Path(directory) / "lintel", database)
        try:
            header(Path(directory))
            if database:
                targets, start_target = {}, POSTGRESQL_START_TARGET
                if wanted("client credentials ES256"):
                    targets["client credentials ES256"] = on_sqlite(Path(directory) / "sqlite") * SAME
            figures = bench_requests(subject, targets)
            if database and wanted("refresh on two nodes"):
                rate, nodes = bench_nodes(subject, Path(directory) / "second")
                for number, figure in enumerate(nodes, start=1):
                    row(f"refresh on two nodes: node {number}", figure, NODE_REFRESH_TARGET)
                at_least("refresh on two nodes, in all", rate, "/s", NODES_RATE_TARGET)
            bench_the_rest(subject, figures, start_target)
            if not database and wanted("evo"):
                bench_evo(subject, Path(directory))
            if wanted("projects"):
                bench_projects(subject, Path(directory), targets)
            assert subject.server.stop() == 0
        except BaseException:
            tail = subject.server.log.read_text(errors="replace").splitlines()[-10:]
            print("\n".join(["the server's last lines:", *tail]), file=sys.stderr)
            raise
        finally:
            subject.server.kill()
        if os.environ.get("PEERS") == "1":
            bench_peers(Path(directory), figures)
    print(f"\nmissed targets ({len(missed)}): {', '.join(missed)}" if missed else "\nall targets met")
    return 1 if missed and os.environ.get("STRICT") == "1" else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except WrongAnswer as error:
        sys.exit(f"error: a wrong answer, so there is nothing to measure: {error}")
