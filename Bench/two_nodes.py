"""Refreshes on two nodes of one PostgreSQL database at the same time."""

from pathlib import Path
from urllib.parse import urlsplit

from measure import RUNS, SECONDS, Figure, LoadRun, Scenario, cpu_seconds, rss_mib, verify
from subject import Subject


def bench_nodes(subject: Subject, directory: Path) -> tuple[float, list[Figure]]:
    """Each node gets families of its own; gives the rate of both together and a figure of each, of the median run."""
    second = subject.another_node(directory)
    try:
        places = [(subject.pid, subject.port), (second.process.pid, urlsplit(second.url).port)]
        scenarios = [verify(port, subject.refresh()) for _, port in places]
        runs = []
        for number in range(RUNS + 1):
            seconds = 1 if number == 0 else SECONDS
            figures, scenarios = refresh_on_all(places, scenarios, seconds)
            if number > 0:
                runs.append((sum(figure.rate for figure in figures), figures))
        return sorted(runs, key=lambda run: run[0])[len(runs) // 2]
    finally:
        assert second.stop() == 0


def refresh_on_all(
    places: list[tuple[int, int]], scenarios: list[Scenario], seconds: float
) -> tuple[list[Figure], list[Scenario]]:
    """One window on all nodes at once: a figure of each, and the scenarios with the tokens that they ended with."""
    before = [cpu_seconds(pid) for pid, _ in places]
    loads = [LoadRun(port, scenario, seconds) for (_, port), scenario in zip(places, scenarios, strict=True)]
    results = [load.result() for load in loads]
    figures = []
    for (pid, _), earlier, (result, _) in zip(places, before, results, strict=True):
        cpu = (cpu_seconds(pid) - earlier) / result["units"] * 1e6
        figures.append(
            Figure(cpu, result["rate"], result["p50"], result["p90"], result["p99"], rss_mib(pid)),
        )
    ended = [
        Scenario(scenario.steps, values, scenario.connections)
        for scenario, (_, values) in zip(scenarios, results, strict=True)
    ]
    return figures, ended
