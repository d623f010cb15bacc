"""Measures the dashboard: rerun with few and many scores, first chart, page weight, and a load of sessions.

    python tests/benchmarks/bench_dashboard.py [--warehouse SMALL] [--seconds 120] [--sessions 20] [--no-browser]

SMALL is a warehouse of the seeds; without it one is made by `vlm-atlas ingest`. The large one (10,000 models, a million
scores) is built in a temporary folder. Prints one line a figure with the bound that it must keep.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from big_release import build_big_warehouse
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = "/usr/bin/chromium"
CHROMIUM_FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
CARDS = ("any", "8 GB", "12 GB", "16 GB", "24 GB", "48 GB", "80 GB")
PRECISIONS = ("fp32", "bf16", "int8", "int4")
THINKING_SECONDS = 2.0


def main() -> None:
    """Measure and report."""
    options = _options()
    with tempfile.TemporaryDirectory() as scratch:
        small = options.warehouse or _ingest(Path(scratch) / "small")
        big = build_big_warehouse(Path(scratch) / "big")
        with _serving(small) as address:
            few = asyncio.run(_reruns(address))
            print(f"Find, rerun with the five documents: {1000 * few:.0f} ms median")
            if not options.no_browser:
                _report_browser(address)
            asyncio.run(_report_load(address, options.sessions, options.seconds))
        with _serving(big) as address:
            many = asyncio.run(_reruns(address))
            print(f"Find, rerun with 1,000,000 scores of 10,000 models: {1000 * many:.0f} ms median")
            print(f"  {many / few:.2f} times the five documents (at most 1.5)")
            if not options.no_browser:
                _report_browser(address)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--warehouse", type=Path)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--sessions", type=int, default=20)
    parser.add_argument("--no-browser", action="store_true")
    return parser.parse_args()


def _ingest(folder: Path) -> Path:
    folder.mkdir(parents=True)
    warehouse = folder / "atlas.duckdb"
    command = [str(Path(sys.executable).with_name("vlm-atlas")), "ingest", "--warehouse", str(warehouse)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return warehouse


@contextmanager
def _serving(warehouse: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "dashboard" / "app.py"), "--server.port", str(port)]
    environment = {**os.environ, "VLM_ATLAS_WAREHOUSE": str(warehouse)}
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_until_healthy(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_until_healthy(address: str) -> None:
    for _ in range(300):
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise SystemExit("the dashboard did not start")


class Session:
    """One visitor: asks for a page with an address's parameters and reads to the end of the rerun."""

    def __init__(self, socket_: object) -> None:
        self.socket = socket_

    async def rerun(self, query: str, page: str = "") -> float:
        """Seconds from the request to the end of the script; raises where the page shows an exception."""
        message = BackMsg()
        message.rerun_script.query_string = query
        message.rerun_script.page_name = page
        started = time.perf_counter()
        await self.socket.send(message.SerializeToString())  # type: ignore[attr-defined]
        while True:
            answer = ForwardMsg()
            answer.ParseFromString(await self.socket.recv())  # type: ignore[attr-defined]
            kind = answer.WhichOneof("type")
            if kind == "delta" and answer.delta.new_element.WhichOneof("type") == "exception":
                raise RuntimeError(answer.delta.new_element.exception.message)
            if kind == "script_finished":
                return time.perf_counter() - started


def _connect(address: str) -> connect:
    return connect(
        f"ws://{address}/_stcore/stream", subprotocols=["streamlit"], max_size=None, origin=f"http://{address}"
    )


def _choice(chance: random.Random) -> str:
    values = {"gpu": chance.choice(CARDS), "precision": chance.choice(PRECISIONS), "benchmark": "DocVQA (test)"}
    if chance.random() < 0.5:
        values["max_b"] = str(chance.randint(1, 40))
    return urlencode(values)


async def _reruns(address: str, count: int = 40) -> float:
    """Median seconds of a rerun of Find with changing filters, after two that warm the server."""
    chance = random.Random(7)
    async with _connect(address) as socket_:
        session = Session(socket_)
        for _ in range(2):
            await session.rerun(_choice(chance))
        return statistics.median([await session.rerun(_choice(chance)) for _ in range(count)])


async def _report_load(address: str, sessions: int, seconds: float) -> None:
    """`sessions` visitors who each look at the answer for about two seconds before the next click."""
    times: list[float] = []
    errors: list[str] = []
    until = time.monotonic() + seconds

    async def visit(number: int) -> None:
        chance = random.Random(number)
        try:
            async with _connect(address) as socket_:
                session = Session(socket_)
                while time.monotonic() < until:
                    page = chance.choice(("", "", "", "leaderboard", "memory", "compare", "model"))
                    times.append(await session.rerun(_choice(chance) if not page else "", page))
                    await asyncio.sleep(chance.uniform(0.5, 1.5) * THINKING_SECONDS)
        except (OSError, RuntimeError) as error:
            errors.append(repr(error))

    await asyncio.gather(*(visit(number) for number in range(sessions)))
    times.sort()
    p95 = times[int(0.95 * len(times))]
    print(
        f"{sessions} sessions, {seconds:g} s: {len(times)} reruns, {len(errors)} errors (0), p95 {p95:.2f} s (below 3)"
    )
    for error in errors[:3]:
        print(f"  {error}")


def _report_browser(address: str) -> None:
    """Opens the first page twice in an empty browser; the second opening meets a warm server."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        for warm in (False, True):
            context = browser.new_context(viewport={"width": 1300, "height": 900})
            page = context.new_page()
            weight, frames = [0], [0]
            page.on("requestfinished", lambda request, weight=weight: _add(weight, request))
            page.on(
                "websocket",
                lambda ws, frames=frames: ws.on(
                    "framereceived", lambda body: frames.__setitem__(0, frames[0] + len(body))
                ),
            )
            started = time.perf_counter()
            page.goto(f"http://{address}/")
            page.wait_for_selector('[data-testid=stVegaLiteChart] path[aria-roledescription="point"]', state="attached")
            seconds = time.perf_counter() - started
            page.wait_for_timeout(1500)
            if warm:
                print(f"  first chart after {seconds:.2f} s (at most 4)")
                total = (weight[0] + frames[0]) / 1e6
                print(f"  page weight {total:.2f} MB (at most 6), of which {frames[0] / 1e6:.2f} MB are answers")
            context.close()
        browser.close()


def _add(weight: list[int], request: object) -> None:
    sizes = request.sizes()  # type: ignore[attr-defined]
    weight[0] += sizes["responseBodySize"] + sizes["responseHeadersSize"]


if __name__ == "__main__":
    main()
