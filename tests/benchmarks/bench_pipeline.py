"""The whole path on generated documents: wall time, peak memory, and what a second run, a change and a core cost.

Usage: python tests/benchmarks/bench_pipeline.py [--documents 1000] [--runs two,unchanged] [--prefect http://…/api]
    [--keep FOLDER]

Every measurement is one `vlm-atlas ingest` in a process of its own. Memory is the proportional set size (PSS) of the
process and all its children together, sampled from /proc up to twenty times a second, and never so often that the
sampling takes more than a tenth of a core: it would slow down what it measures.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from corpus import write_corpus

SAMPLE_SECONDS = 0.05
SAMPLE_SHARE = 1 / 10
ALL = ["two", "unchanged", "changed", "one", "serial", "flow"]
LIBRARIES = "import polars, duckdb, pyarrow, click, lxml.html, bs4, markdown_it"


@dataclass(frozen=True)
class Measured:
    """One run: wall seconds, CPU seconds of the process and its children, peak memory in MB, what it printed."""

    seconds: float
    cpu_seconds: float
    peak_mb: float
    output: str


def measure(arguments: list[str], folder: Path, **environment: str) -> Measured:
    """Run `vlm-atlas` with these arguments. Raises SystemExit with its output when it fails."""
    command = [sys.executable, "-m", "flows.command_line", *arguments]
    start, used = time.perf_counter(), {}
    with tempfile.TemporaryFile("w+") as output:
        process = subprocess.Popen(
            command, cwd=folder, stdout=output, stderr=subprocess.STDOUT, env=os.environ | environment
        )
        peak = 0
        while process.poll() is None:
            begun = time.perf_counter()
            pids = _tree(process.pid)
            peak = max(peak, sum(_pss(pid) for pid in pids))
            used |= {pid: seconds for pid in pids if (seconds := _cpu_seconds(pid))}
            time.sleep(max(SAMPLE_SECONDS, (time.perf_counter() - begun) / SAMPLE_SHARE))
        seconds = time.perf_counter() - start
        output.seek(0)
        text = output.read()
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(arguments)} failed:\n{text}")
    return Measured(seconds, sum(used.values()), peak / 1024, text)


def _tree(root: int) -> list[int]:
    """The process and all its descendants."""
    found, waiting = [], [root]
    while waiting:
        pid = waiting.pop()
        found.append(pid)
        with contextlib.suppress(OSError):
            for thread in Path(f"/proc/{pid}/task").iterdir():
                waiting += [int(child) for child in (thread / "children").read_text().split()]
    return found


def _cpu_seconds(pid: int) -> float:
    """CPU seconds that a process has used so far; the last sample of each is what counts."""
    with contextlib.suppress(OSError):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return 0.0


def _pss(pid: int) -> int:
    """Proportional set size in kB; 0 for a process that is gone."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0


class Bench:
    """The measurements, each printed as one row."""

    def __init__(self, folder: Path, count: int) -> None:
        self.folder = folder
        self.count = count
        self.documents = folder / "documents"

    def row(self, name: str, measured: Measured, base: Measured | None = None) -> None:
        """Print one measurement, and its wall time as a part of another's."""
        share = ""
        if base:
            share = (
                f"{100 * measured.seconds / base.seconds:8.1f} %{100 * measured.cpu_seconds / base.cpu_seconds:8.1f} %"
            )
        print(
            f"{name:<34}{measured.seconds:9.2f}{measured.cpu_seconds:9.2f}{measured.peak_mb:9.0f} {share}", flush=True
        )

    def ingest(self, warehouse: str, *options: str, **environment: str) -> Measured:
        """One run over the corpus."""
        arguments = ["ingest", str(self.documents), "--warehouse", str(self.folder / warehouse), *options]
        return measure(arguments, self.folder, **environment)

    def run(self, names: list[str], prefect: str) -> None:
        """The named measurements; the first that is a full run is what the shares are of."""
        print(f"{self.count} documents, {write_corpus(self.documents, self.count) / 1e6:.1f} MB")
        print(f"{'':<34}{'wall s':>9}{'CPU s':>9}{'peak MB':>9}{'of full: wall':>16}{'CPU':>6}")
        base = None
        for name in names:
            if name == "changed":
                self.change_one()
            warehouse, options, environment = self.runs(prefect)[name]
            measured = self.ingest(warehouse, *options, **environment)
            self.row(name, measured, base)
            print(*(f"    {line}" for line in measured.output.splitlines() if line.startswith("time")), sep="\n")
            base = base or measured

    def change_one(self) -> None:
        """Change a figure of one document, and give it one line more."""
        document = self.documents / "document_000003.md"
        document.write_text(document.read_text().replace("1", "2", 1) + "\nOne line more.\n")

    @staticmethod
    def runs(prefect: str) -> dict[str, tuple[str, list[str], dict[str, str]]]:
        """Name → warehouse, options and environment of each measurement, in the order they are meant to come in."""
        two = ["--runner", "processes", "--workers", "2"]
        return {
            "two": ("two.duckdb", ["--no-prefect", *two], {}),
            "unchanged": ("two.duckdb", ["--no-prefect"], {}),
            "changed": ("two.duckdb", ["--no-prefect"], {}),
            "one": ("one.duckdb", ["--no-prefect", "--runner", "processes", "--workers", "1"], {}),
            "serial": ("serial.duckdb", ["--no-prefect", "--runner", "serial"], {}),
            "flow": ("flow.duckdb", ["--prefect", *two], {"PREFECT_API_URL": prefect}),
        }


def measure_small() -> None:
    """The five seeds against importing the libraries that an ingest needs; and --help."""
    root = Path(__file__).resolve().parents[2]
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", LIBRARIES], check=True)
    imports = time.perf_counter() - start
    with tempfile.TemporaryDirectory() as folder:
        five = measure(["ingest", "--no-prefect", "--warehouse", f"{folder}/atlas.duckdb"], root)
    helped = measure(["--help"], root)
    times = f"{five.seconds:.2f} s ({five.seconds / imports:.2f} times)"
    print(f"imports {imports:.2f} s, five documents {times}, --help {helped.seconds:.2f} s")


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--documents", type=int, default=1000)
    arguments.add_argument("--prefect", default="", help="API of a running Prefect server, to measure the flow too")
    arguments.add_argument("--runs", help="which of two,unchanged,changed,one,serial,flow; in this order by default")
    arguments.add_argument("--keep", type=Path, help="work in this folder and leave it there")
    chosen = arguments.parse_args()
    folder = chosen.keep or Path(tempfile.mkdtemp(prefix="vlm-atlas-bench-"))
    folder.mkdir(parents=True, exist_ok=True)
    try:
        if not chosen.runs:
            measure_small()
        names = chosen.runs.split(",") if chosen.runs else ALL if chosen.prefect else ALL[:-1]
        Bench(folder.resolve(), chosen.documents).run(names, chosen.prefect)
    finally:
        if chosen.keep is None:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
