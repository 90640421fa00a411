"""Load on a server and what it costs: requests for the load generator, CPU and memory of a process tree."""

import contextlib
import json
import os
import signal
import socket
import statistics
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

LOAD = os.environ.get("BENCH_LOAD", "load")
CONNECTIONS = 32
SECONDS = float(os.environ.get("SECONDS_PER_RUN", "3"))
RUNS = int(os.environ.get("RUNS", "3"))
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Step:
    """One request of a sequence, and what a right answer to it looks like (see load.c)."""

    request: str
    statuses: str = "200"
    capture: str = ""
    needle: str = ""


@dataclass(frozen=True)
class Scenario:
    """What one unit of work is; `values` gives each connection the value that it starts with."""

    steps: tuple[Step, ...]
    values: tuple[str, ...] = ()
    connections: int = CONNECTIONS


@dataclass(frozen=True)
class Figure:
    """The median run (by CPU) of a scenario."""

    cpu_us: float
    rate: float
    p50: float
    p90: float
    p99: float
    rss_mib: float


@dataclass
class Peer:
    """A running server of somebody else, with what it can be asked for."""

    name: str
    process: subprocess.Popen
    port: int
    scenarios: dict[str, Scenario] = field(default_factory=dict)


class WrongAnswer(Exception):
    """The server answered something else than the scenario expects; a figure would mean nothing."""


def get(path: str, **headers: str) -> str:
    return request("GET", path, headers, None)


def post(path: str, fields: dict[str, str], suffix: str = "", **headers: str) -> str:
    """A form; `suffix` is appended as it is (`&code={v}`)."""
    headers = {"Content-Type": "application/x-www-form-urlencoded"} | headers
    return request("POST", path, headers, urlencode(fields) + suffix)


def request(method: str, path: str, headers: dict[str, str], body: str | None) -> str:
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    if body is not None:
        lines.append("Content-Length: {n}")
    return "\r\n".join(lines) + "\r\n\r\n" + (body or "")


def tree(pid: int) -> list[int]:
    """A process and all its descendants."""
    found = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(FileNotFoundError):  # a thread that has ended meanwhile
            for child in task.read_text().split():
                found += tree(int(child))
    return found


def cpu_seconds(pid: int) -> float:
    """User and system time of the tree so far."""
    total = 0
    for member in tree(pid):
        fields = Path(f"/proc/{member}/stat").read_text().rpartition(")")[2].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICKS


def rss_mib(pid: int) -> float:
    total = 0
    for member in tree(pid):
        for line in Path(f"/proc/{member}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                total += int(line.split()[1])
    return total / 1024


class LoadRun:
    """One run of the load generator, in the background until `result` is asked for."""

    def __init__(self, port: int, scenario: Scenario, seconds: float, units: int | None = None):
        self.directory = tempfile.TemporaryDirectory(prefix="lintel-load-")
        folder = Path(self.directory.name)
        arguments = [LOAD, "-c", str(scenario.connections), "-d", str(seconds)]
        if units is not None:
            arguments += ["-n", str(units)]
        if scenario.values:
            (folder / "values").write_text("".join(value + "\n" for value in scenario.values))
            arguments += ["-s", str(folder / "values")]
        arguments += ["-o", str(folder / "ended"), "127.0.0.1", str(port)]
        for number, step in enumerate(scenario.steps):
            (folder / f"step{number}").write_text(step.request)
            arguments.append(f"{step.statuses}|{step.capture}|{step.needle}|{folder / f'step{number}'}")
        with on_core(1):
            self.process = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def finish(self) -> tuple[dict, tuple[str, ...]]:
        """Ends the run before its time."""
        self.process.send_signal(signal.SIGINT)
        return self.result()

    def result(self) -> tuple[dict, tuple[str, ...]]:
        """The figures, and the values that the connections ended with."""
        output, errors = self.process.communicate()
        if self.process.returncode != 0:
            raise WrongAnswer(errors.strip())
        values = tuple((Path(self.directory.name) / "ended").read_text().splitlines())
        self.directory.cleanup()
        return json.loads(output), values


def verify(port: int, scenario: Scenario) -> Scenario:
    """One unit on each connection, every answer checked; gives the scenario with the values that it ended with."""
    figures, values = LoadRun(port, scenario, seconds=30, units=scenario.connections).result()
    if figures["units"] != scenario.connections:
        raise WrongAnswer(f"{figures['units']} of {scenario.connections} units were answered")
    return Scenario(scenario.steps, values if scenario.values else (), scenario.connections)


def measure(pid: int, port: int, scenario: Scenario, seconds: float = SECONDS) -> Figure:
    """Checks the answers, warms up, then measures `RUNS` windows and gives the one with the median CPU."""
    scenario = verify(port, scenario)
    figures = []
    for number in range(RUNS + 1):
        cpu = cpu_seconds(pid)
        result, values = LoadRun(port, scenario, 1 if number == 0 else seconds).result()
        cpu = cpu_seconds(pid) - cpu
        scenario = Scenario(scenario.steps, values if scenario.values else (), scenario.connections)
        if number > 0:
            figures.append(
                Figure(
                    cpu / result["units"] * 1e6,
                    result["rate"],
                    result["p50"],
                    result["p90"],
                    result["p99"],
                    rss_mib(pid),
                )
            )
    return sorted(figures, key=lambda figure: figure.cpu_us)[len(figures) // 2]


def time_to_answer(start, port: int, request: str, runs: int = 5) -> float:
    """Median milliseconds from `start()` to the first answer with status 200; what `start` gives ends the server."""
    took = []
    for _ in range(runs):
        began = time.monotonic()
        stop = start()
        try:
            while not answers(port, request):
                if time.monotonic() - began > 30:
                    raise WrongAnswer("no right answer within 30 seconds after the start")
                time.sleep(0.001)
            took.append((time.monotonic() - began) * 1000)
        finally:
            stop()
    return statistics.median(took)


def answers(port: int, request: str) -> bool:
    head, _, body = request.partition("\r\n\r\n")
    filled = f"{head}\r\n\r\n{body}".replace("{n}", str(len(body)))
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
            connection.sendall(filled.encode())
            return connection.recv(4096).startswith(b"HTTP/1.1 200")
    except OSError:
        return False


@contextlib.contextmanager
def on_core(number: int):
    """With PIN=1, what is started inside runs on this core alone (server on 0, load on 1)."""
    everywhere = os.sched_getaffinity(0)
    if os.environ.get("PIN") == "1" and len(everywhere) > number:
        os.sched_setaffinity(0, {sorted(everywhere)[number]})
    try:
        yield
    finally:
        os.sched_setaffinity(0, everywhere)
