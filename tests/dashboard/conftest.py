"""A warehouse with known facts, built from the schema's own files, and the dashboard over it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import pytest

from warehouse.empty import SCHEMA_VERSION

DOCUMENT = "003_small_models.md"


@dataclass
class Model:
    """One model's facts as a test states them; `sizes` and `memory` only where a document states them."""

    name: str
    size_b: float | None = None
    size_status: str = "ok"
    memory_gb: float | None = None
    memory_condition: str = ""
    scores: dict[str, float] = field(default_factory=dict)
    family: str = ""
    encoder: str = ""
    language_model: str = ""
    quote: str = ""


BENCHMARKS = (
    ("mmmu-val", "MMMU", "val"),
    ("mathvista-testmini", "MathVista", "testmini"),
    ("mmstar-val", "MMStar", "val"),
    ("docvqa-test", "DocVQA", "test"),
    ("textvqa-val", "TextVQA", "val"),
)
_ROWS = (
    ("SmolVLM", 2.2, "ok", 5.02, (38.8, 44.6, 42.1, 81.6, 72.7)),
    ("Qwen2-VL 2B", 2.0, "derived_from_name", 13.70, (41.1, 47.8, 47.5, 90.1, 79.7)),
    ("InternVL2 2B", 2.0, "derived_from_name", 10.52, (34.3, 46.3, 49.8, 86.9, 73.4)),
    ("PaliGemma 3B 448px", 3.0, "derived_from_name", 6.72, (34.9, 28.7, 48.3, 32.2, 56.0)),
    ("moondream2", None, "ok", 3.87, (32.4, 24.3, 40.3, 70.5, 65.2)),
    ("MiniCPM-V-2", None, "ok", 7.88, (38.2, 39.8, 39.1, 71.9, 74.1)),
    ("MM1.5 1B", 1.0, "derived_from_name", None, (35.8, 37.2, None, 81.0, 72.5)),
)


def small_models() -> list[Model]:
    """The seven small models with five benchmarks: sizes from names or stated, one without memory."""
    keys = [key for key, _, _ in BENCHMARKS]
    return [
        Model(
            name=name,
            size_b=size,
            size_status=status,
            memory_gb=memory,
            scores={key: score for key, score in zip(keys, scores, strict=True) if score is not None},
            family=name.split("-")[0].split(" ")[0],
            encoder="SigLIP" if memory else "",
            language_model="Qwen2" if "Qwen" in name else "",
        )
        for name, size, status, memory, scores in _ROWS
    ]


def slug(name: str) -> str:
    """An identifier for a model or part."""
    return "".join(letter if letter.isalnum() or letter == "." else "-" for letter in name.lower()).strip("-") or "x"


class Builder:
    """Writes one release: tables are filled in the order of their foreign keys."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        benchmarks: Sequence[tuple[str, str, str]] = BENCHMARKS,
        document: str = DOCUMENT,
    ) -> None:
        self.connection = connection
        self.benchmarks = benchmarks
        self.document_name = document
        self.claims = 0

    def insert(self, table: str, *, or_ignore: bool = False, **values: object) -> None:
        """One row; columns that are not named get their default, or an empty value where they need one."""
        row = {**self.needed(table), **values}
        names = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join("?" for _ in row)
        head = "INSERT OR IGNORE INTO" if or_ignore else "INSERT INTO"
        self.connection.execute(f"{head} {table} ({names}) VALUES ({marks})", list(row.values())).fetchall()

    def needed(self, table: str) -> dict[str, object]:
        """Empty values for the columns that must not be NULL and have no default."""
        rows = self.connection.execute(
            "SELECT column_name, data_type FROM duckdb_columns() WHERE schema_name = 'main' AND table_name = ? "
            "AND NOT is_nullable AND column_default IS NULL",
            [table],
        ).fetchall()
        empty = {"VARCHAR": "", "BOOLEAN": False, "INTEGER": 1, "BIGINT": 1, "DOUBLE": 1.0, "VARCHAR[]": []}
        return {name: empty.get(kind, "") for name, kind in rows}

    def claim(self, model: Model, attribute: str, **values: object) -> str:
        """One claim of the document; its identifier."""
        self.claims += 1
        claim_id = f"claim-{self.claims}"
        line = 60 + self.claims % 7
        row: dict[str, object] = {
            "claim_id": claim_id, "document_id": "small-models", "model_id": slug(model.name), "model": model.name,
            "attribute": attribute, "value_text": "", "value_number": None, "unit": "", "comparator": "=",
            "benchmark": "", "split": "", "metric": "", "scope": "", "condition": "", "qualifier": "", "status": "ok",
            "rule": "", "source_kind": "list", "line_start": line, "line_end": line, "start_offset": 0,
            "end_offset": 10, "quote": model.quote or f"{model.name} as the line says it", "first_run_id": 1,
            "last_run_id": 1, "since_run_id": 1, "since": "added",
        }  # fmt: skip
        self.insert("claims", **{**row, **values})
        return claim_id

    def fact(self, table: str, claim_id: str, **values: object) -> None:
        """One fact row with what every fact has."""
        self.insert(table, **values, claim_id=claim_id, since_run_id=1)

    def add_document(self) -> None:
        """The run, the document, its one table of two rows."""
        self.insert("warehouse_info", name="product", value="vlm-atlas")
        self.insert("warehouse_info", name="schema_version", value=str(SCHEMA_VERSION))
        self.insert(
            "runs", run_id=1, started_at="2026-01-02 03:04:05", finished_at="2026-01-02 03:04:06", status="published",
            documents_seen=1, documents_changed=1, claims_added=9, code_version="0.1.0",
        )  # fmt: skip
        self.insert(
            "documents", document_id="small-models", name=self.document_name, uri=f"seeds/{self.document_name}",
            media_type="text/markdown",
            content_hash="abc", byte_count=4443, encoding="utf-8", fetched_at="2026-01-02 03:04:05",
            extractor_version="1", reference_version="1", state="current", first_read_run_id=1, changed_run_id=1,
            last_seen_run_id=1, upstream="", upstream_url="https://example.org/models",
        )  # fmt: skip
        self.insert(
            "tables", table_id="small-models#0", document_id="small-models", table_index=0, kind="tsv", role="results",
            line_start=62, line_end=63, start_offset=0, end_offset=99, row_count=2, column_count=2, header_row_count=1,
            headings=[],
        )  # fmt: skip
        cells = (("Model", True), ("DocVQA (test)", True), ("SmolVLM", False), ("81.6", False))
        for index, (text, is_header) in enumerate(cells):
            self.insert(
                "cells", table_id="small-models#0", row_index=index // 2, column_index=index % 2, is_header=is_header,
                text=text, line=62 + index // 2, start_offset=0, end_offset=1, origin_row_index=index // 2,
                origin_column_index=index % 2, row_span=1, column_span=1, links=[], notes=[], marks=[],
                fate=None if is_header else "claim",
            )  # fmt: skip
        self.insert(
            "issues", issue_id="issue-1", document_id="small-models", line=69, kind="missing_coded_as_zero",
            severity="warning", action="flagged", original_text="0.0", message="a zero that means missing",
            first_run_id=1,
        )  # fmt: skip

    def add_benchmarks(self) -> None:
        """The benchmarks, in percent."""
        for key, name, split in self.benchmarks:
            self.fact_free(
                "benchmarks", benchmark_id=key, name=name, split=split, metric="", unit="percent", scale_min=0.0,
                scale_max=100.0, higher_is_better=True,
            )  # fmt: skip

    def fact_free(self, table: str, **values: object) -> None:
        """A row that hangs on no claim."""
        self.insert(table, **values, since_run_id=1)

    def model(self, model: Model) -> None:
        """A model with all its claims and facts."""
        key = slug(model.name)
        if model.family:
            self.insert("families", or_ignore=True, family_id=slug(model.family), name=model.family)
        self.insert("models", model_id=key, name=model.name, family_id=slug(model.family) if model.family else None)
        self.insert("model_aliases", alias=model.name, model_id=key, document_id="small-models", line=60)
        seen = {"place_count": 1, "upstream_count": 1}
        if model.size_b is not None:
            claim = self.claim(model, "params_total_b", value_number=model.size_b, unit="B", status=model.size_status)
            self.fact(
                "parameter_counts", claim, model_id=key, scope="total", condition="", billions=model.size_b,
                comparator="=", status=model.size_status, **seen,
            )  # fmt: skip
        if model.memory_gb is not None:
            claim = self.claim(model, "min_gpu_ram_gb", value_number=model.memory_gb, unit="GB")
            self.fact(
                "gpu_memory", claim, model_id=key, condition=model.memory_condition, min_gb=model.memory_gb,
                is_for_training="tuning" in model.memory_condition,
                status="ok", **seen,
            )  # fmt: skip
        for benchmark_id, value in model.scores.items():
            self.score(model, benchmark_id, value)
        for role, part in (("vision_encoder", model.encoder), ("language_model", model.language_model)):
            if part:
                self.part(model, role, part)

    def score(self, model: Model, benchmark_id: str, value: float) -> None:
        """One score, read from the table's second cell."""
        name, split = next((name, split) for key, name, split in self.benchmarks if key == benchmark_id)
        claim = self.claim(
            model, "score", value_number=value, value_text=str(value), unit="percent", benchmark=name, split=split,
            benchmark_key=benchmark_id, qualifier=f"{name} ({split})", source_kind="table", line_start=63, line_end=63,
            table_id="small-models#0", row_index=1, column_index=1,
        )  # fmt: skip
        self.fact(
            "scores", claim, evidence_document_id="small-models", line=63, model_id=slug(model.name),
            benchmark_id=benchmark_id, condition="", value=value,
            status="ok", place_count=1, upstream_count=1, is_headline=True,
        )  # fmt: skip

    def part(self, model: Model, role: str, part: str) -> None:
        """One part of a model."""
        self.insert("components", or_ignore=True, component_id=slug(part), name=part, kind=role)
        claim = self.claim(model, role, value_text=part)
        self.fact("model_components", claim, model_id=slug(model.name), component_id=slug(part), role=role, status="ok")


def build_release(schema: Path, target: Path, models: Sequence[Model], **names: Any) -> None:
    """One release file with these models; `names`: benchmarks and document, where they are others."""
    with duckdb.connect(str(target)) as connection:
        for path in sorted(schema.glob("*.sql")):
            connection.execute(path.read_text(encoding="utf-8")).fetchall()
        builder = Builder(connection, **names)
        builder.add_document()
        builder.add_benchmarks()
        for model in models:
            builder.model(model)


MakeWarehouse = Callable[..., Path]


@pytest.fixture
def make_warehouse(root: Path, tmp_path: Path) -> MakeWarehouse:
    """A function that publishes these models as run `run` and gives the warehouse's stable name."""

    def make(models: Sequence[Model], *, run: int = 1, folder: Path = tmp_path) -> Path:
        return publish(root, folder, models, run=run)

    return make


def publish(root: Path, folder: Path, models: Sequence[Model], *, run: int = 1, **names: Any) -> Path:
    """Write a release and swap the stable name over to it, as the warehouse does."""
    stable = folder / "atlas.duckdb"
    releases = folder / "atlas.releases"
    releases.mkdir(parents=True, exist_ok=True)
    target = releases / f"{run:06d}-20260102T03040{run}Z.duckdb"
    build_release(root / "warehouse" / "schema", target, models, **names)
    scratch = folder / ".link"
    scratch.symlink_to(Path(releases.name) / target.name)
    scratch.replace(stable)
    return stable


@pytest.fixture(scope="session")
def small_warehouse(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The stable name of a warehouse with the seven small models."""
    return publish(root, tmp_path_factory.mktemp("small"), small_models())


@pytest.fixture
def small_release(small_warehouse: Path) -> Path:
    """The file of its one release."""
    return small_warehouse.resolve()


@pytest.fixture(name="small_models")
def small_models_fixture() -> Callable[[], list[Model]]:
    """The function that makes the seven small models."""
    return small_models


CHROMIUM = Path("/usr/bin/chromium")
CHROMIUM_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-component-update",
    "--disable-background-networking", "--disable-sync",
)  # fmt: skip


@contextmanager
def serving(root: Path, warehouse: Path, log: Path, settings: Mapping[str, str] | None = None) -> Iterator[str]:
    """The dashboard over a warehouse, as its command starts it; gives its address. `settings`: environment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(root / "dashboard" / "app.py"), "--server.port", str(port)]
    environment = {**os.environ, "VLM_ATLAS_WAREHOUSE": str(warehouse), **(settings or {})}
    with log.open("wb") as output:
        server = subprocess.Popen(command, stdout=output, stderr=output, env=environment, cwd=root)
        try:
            _wait_until_healthy(f"http://127.0.0.1:{port}/_stcore/health", server, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=20)


def _wait_until_healthy(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(300):
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    pytest.fail(f"the dashboard did not start: {log.read_text(errors='replace')[-2000:]}")


@pytest.fixture(scope="session")
def dashboard(root: Path, small_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running dashboard over the seven small models."""
    with serving(root, small_warehouse, tmp_path_factory.mktemp("log") / "dashboard.log") as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Headless Chromium; where it is not installed the tests that need it are skipped.

    Ended with its module: while it lives an event loop runs in this thread, and `asyncio.run` refuses to start another.
    """
    if not CHROMIUM.exists():
        assert not os.environ.get("CI"), "continuous integration must install Chromium"
        pytest.skip("needs Debian's chromium at /usr/bin/chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(CHROMIUM_FLAGS))
        yield started
        started.close()


class Visit:
    """One browser page that keeps what it requested and what it complained about."""

    def __init__(self, browser: Any, address: str, *, dark: bool = False, width: int = 1300) -> None:
        self.address = address
        self.context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            accept_downloads=True,
        )
        self.page = self.context.new_page()
        self.page.set_default_timeout(20_000)
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", self._note)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _note(self, message: Any) -> None:
        # Opened at /model, Streamlit's client looks for its server at /model/_stcore/ first and then at /_stcore/.
        if message.type == "error" and "/_stcore/" not in str(message.location.get("url", "")):
            self.complaints.append(message.text)

    def open(self, path: str = "") -> Any:
        """Open a page and wait until it is drawn to the end."""
        self.page.goto(f"{self.address}/{path}")
        self.page.wait_for_selector("h1")
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until no rerun is under way."""
        self.page.wait_for_timeout(300)
        self.page.wait_for_function(
            "document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'"
            " && document.querySelectorAll('[data-stale=true]').length === 0"
        )

    @property
    def outside(self) -> list[str]:
        """Requests that went anywhere but to the dashboard itself."""
        return [url for url in self.requests if not url.startswith((self.address, "data:", "blob:", "about:"))]


@pytest.fixture
def visit(browser: Any, dashboard: str) -> Iterator[Callable[..., Visit]]:
    """A function that starts a visit of the dashboard; `dark`, `width`, `address` as asked."""
    opened: list[Visit] = []

    def start(**options: Any) -> Visit:
        opened.append(Visit(browser, options.pop("address", dashboard), **options))
        return opened[-1]

    yield start
    for each in opened:
        each.context.close()


@pytest.fixture(scope="session")
def dashboard_tools() -> Any:
    """`Model`, `publish` and `serving`, for tests that build a dashboard of their own."""
    from types import SimpleNamespace

    return SimpleNamespace(Model=Model, publish=publish, serving=serving, build_release=build_release)


@pytest.fixture(scope="session")
def seed_warehouse(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The stable name of a warehouse made by `vlm-atlas ingest` from the documents in seeds/."""
    warehouse = tmp_path_factory.mktemp("seeds") / "atlas.duckdb"
    command = [str(Path(sys.executable).with_name("vlm-atlas")), "ingest", "--warehouse", str(warehouse)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return warehouse
