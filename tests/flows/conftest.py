"""A real HTTP server on loopback that misbehaves on request, and the pieces that tests of this room share."""

import gzip
import importlib.util
import os
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType

import pytest

from flows.fetching import Manners

DOCUMENT = b"# Scores\n\n| Model | DocVQA |\n|---|---|\n| Alpha 2B | 81.6 |\n"


@dataclass
class Seen:
    """One request as the server saw it."""

    path: str
    headers: dict[str, str]
    moment: float
    body: bytes = b""


@dataclass
class MisbehavingServer:
    """Answers each path by the behaviour registered for it; keeps what it was asked."""

    port: int
    seen: list[Seen] = field(default_factory=list)
    behaviours: dict[str, Callable[[BaseHTTPRequestHandler, int], None]] = field(default_factory=dict)
    busy: Counter[str] = field(default_factory=Counter)
    most_busy: int = 0

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def count(self, path: str) -> int:
        return sum(1 for request in self.seen if request.path == path)

    def on(self, path: str, behaviour: Callable[[BaseHTTPRequestHandler, int], None]) -> str:
        """Register a behaviour (called with the handler and the number of this request); the path's URL."""
        self.behaviours[path] = behaviour
        return self.url(path)


def answer(handler: BaseHTTPRequestHandler, body: bytes = DOCUMENT, status: int = 200, **headers: str) -> None:
    handler.send_response(status)
    for name, value in {"Content_Length": str(len(body)), **headers}.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)


def _handler(server: MisbehavingServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            server.seen.append(Seen(self.path, {k.lower(): v for k, v in self.headers.items()}, time.monotonic()))
            server.busy["now"] += 1
            server.most_busy = max(server.most_busy, server.busy["now"])
            try:
                behaviour = server.behaviours.get(self.path)
                if behaviour is None:
                    answer(self, b"no such page", 404)
                else:
                    behaviour(self, server.count(self.path))
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True
            finally:
                server.busy["now"] -= 1

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            server.seen.append(Seen(self.path, {}, time.monotonic(), body))
            answer(self, b"ok")

        def log_message(self, *_: object) -> None:
            return

    return Handler


@pytest.fixture
def server() -> Iterator[MisbehavingServer]:
    known = MisbehavingServer(port=0)
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), _handler(known))
    httpd.daemon_threads = True
    known.port = httpd.server_address[1]
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield known
    httpd.shutdown()
    httpd.server_close()
    thread.join(5)


@pytest.fixture
def impatient() -> Manners:
    """Manners for tests: the same rules in less time."""
    return Manners(
        delay_seconds=0.0, timeout_seconds=1.5, silence_seconds=0.5, backoff_seconds=0.02, max_bytes=1_000_000
    )


@pytest.fixture
def gzip_bomb() -> bytes:
    """100 MB of zeros in 100 kB."""
    return gzip.compress(bytes(100_000_000), 6)


@pytest.fixture
def respond() -> Callable[..., None]:
    return answer


@pytest.fixture
def document() -> bytes:
    return DOCUMENT


@pytest.fixture(scope="module")
def module_port() -> int:
    """A free port; the one above it is free too, as far as one can tell."""
    with socket.socket() as first, socket.socket() as second:
        for port in range(20_000 + os.getpid() % 5_000, 30_000, 2):
            try:
                first.bind(("127.0.0.1", port))
                second.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            return port
    raise OSError("no two free ports")


@pytest.fixture
def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def folder_of_documents(tmp_path: Path) -> Path:
    """Three documents, a hidden one, and a file that is none."""
    folder = tmp_path / "documents"
    (folder / "deeper").mkdir(parents=True)
    (folder / ".hidden").mkdir()
    (folder / "one.md").write_bytes(DOCUMENT)
    (folder / "two.txt").write_bytes(DOCUMENT.replace(b"Alpha 2B", b"Beta 7B"))
    (folder / "deeper" / "three.html").write_bytes(b"<table><tr><th>Model<th>MMMU<tr><td>Gamma 3B<td>41.1</table>")
    (folder / ".hidden" / "four.md").write_bytes(DOCUMENT)
    (folder / "picture.png").write_bytes(b"\x89PNG")
    return folder


@pytest.fixture(scope="session")
def vlm_atlas_path() -> Path:
    """The installed command."""
    return Path(sys.executable).with_name("vlm-atlas")


@pytest.fixture(scope="session")
def live_warehouse(vlm_atlas_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published warehouse of one document, made once; tests that change it take a copy of its folder."""
    folder = tmp_path_factory.mktemp("live")
    (folder / "alpha.md").write_bytes(DOCUMENT)
    words = [vlm_atlas_path, "ingest", "--no-prefect", "alpha.md", "--warehouse", "atlas.duckdb"]
    subprocess.run(words, cwd=folder, check=True, capture_output=True, timeout=120)
    return folder / "atlas.duckdb"


@pytest.fixture
def vlm_atlas(vlm_atlas_path: Path, tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the command in a folder of its own, with no Prefect API configured unless a test gives one."""

    def run(
        *arguments: object, cwd: Path | None = None, stdin: str | bytes = "", **environment: str
    ) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "VLM_ATLAS_"))}
        given = stdin.encode() if isinstance(stdin, str) else stdin
        finished = subprocess.run(
            [vlm_atlas_path, *map(str, arguments)],
            cwd=cwd or tmp_path,
            env=kept | {"PREFECT_HOME": str(tmp_path / "prefect")} | environment,
            input=given,
            capture_output=True,
            timeout=120,
            check=False,
        )
        output = (finished.stdout.decode(errors="replace"), finished.stderr.decode(errors="replace"))
        return subprocess.CompletedProcess(finished.args, finished.returncode, *output)

    return run


@pytest.fixture
def one_document(tmp_path: Path) -> Path:
    path = tmp_path / "alpha.md"
    path.write_bytes(DOCUMENT)
    return path


@pytest.fixture(scope="session")
def corpus_module(root: Path) -> ModuleType:
    """The generator of documents that the benchmarks use."""
    spec = importlib.util.spec_from_file_location("corpus", root / "tests" / "benchmarks" / "corpus.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
