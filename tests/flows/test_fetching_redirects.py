"""Each hop of a redirect is judged before it is taken."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from flows.fetching import BodyStore, Fetched, FetchFailure, Manners, Wanted, fetch_all
from flows.fetching.addresses import is_private


@pytest.fixture
def fetch(tmp_path: Path, impatient: Manners) -> Callable[..., Any]:
    def fetch_one(url: str, **wanted: Any) -> Fetched | FetchFailure:
        [outcome] = fetch_all([Wanted(url=url, **wanted)], BodyStore(tmp_path / "bodies"), impatient)
        return outcome

    return fetch_one


@pytest.fixture
def inner_port() -> Iterator[int]:
    """Another server on loopback: what a redirect must not reach."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"secret")

        def log_message(self, *_: object) -> None:
            return

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield httpd.server_address[1]
    httpd.shutdown()
    httpd.server_close()
    thread.join(5)


def test_a_redirect_on_the_same_server_is_followed(server, fetch, respond) -> None:
    server.on("/there", lambda h, _: respond(h))
    outcome = fetch(server.on("/here", lambda h, _: respond(h, b"", 302, Location="/there")))
    assert isinstance(outcome, Fetched)
    assert outcome.final_url == server.url("/there")


def test_a_circle_is_seen(server, fetch, respond) -> None:
    server.on("/b", lambda h, _: respond(h, b"", 302, Location="/a"))
    outcome = fetch(server.on("/a", lambda h, _: respond(h, b"", 302, Location="/b")))
    assert isinstance(outcome, FetchFailure)
    assert "in a circle" in outcome.reason
    assert len(server.seen) == 2


def test_a_long_chain_ends_after_five_hops(server, fetch, respond) -> None:
    for number in range(10):
        server.on(f"/{number}", lambda h, _, n=number: respond(h, b"", 301, Location=f"/{n + 1}"))
    outcome = fetch(server.url("/0"))
    assert isinstance(outcome, FetchFailure)
    assert "more than 5 redirects" in outcome.reason
    assert len(server.seen) == 6


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:{port}/",
        "http://localhost:{port}/",
        "http://[::ffff:127.0.0.1]:{port}/",
        "http://2130706433:{port}/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]:{port}/",
        "http://0.0.0.0:{port}/",
    ],
)
def test_a_redirect_to_a_private_address_is_refused(server, fetch, respond, inner_port, target) -> None:
    location = target.format(port=inner_port)
    outcome = fetch(server.on("/a", lambda h, _: respond(h, b"", 302, Location=location)))
    assert isinstance(outcome, FetchFailure)
    assert "private address" in outcome.reason
    assert server.count("/a") == 1


def test_a_source_may_allow_private_addresses(server, fetch, respond, inner_port) -> None:
    location = f"http://127.0.0.1:{inner_port}/"
    url = server.on("/a", lambda h, _: respond(h, b"", 302, Location=location))
    assert isinstance(fetch(url, allow_private_addresses=True), Fetched)


@pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://127.0.0.1/a", "javascript:alert(1)"])
def test_a_redirect_to_another_scheme_is_refused(server, fetch, respond, location) -> None:
    outcome = fetch(server.on("/a", lambda h, _: respond(h, b"", 302, Location=location)))
    assert isinstance(outcome, FetchFailure)
    assert "only http:// and https://" in outcome.reason


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("8.8.8.8", False),
        ("2001:4860:4860::8888", False),
        ("127.0.0.1", True),
        ("100.64.0.1", True),
        ("172.16.0.1", True),
        ("224.0.0.1", True),
        ("::1", True),
        ("fe80::1%eth0", True),
        ("fc00::1", True),
        ("::ffff:10.0.0.1", True),
        ("64:ff9b::7f00:1", True),
        ("64:ff9b::808:808", False),
        ("2002:7f00:1::", True),
    ],
)
def test_which_addresses_are_private(address, expected) -> None:
    assert is_private(address) is expected
