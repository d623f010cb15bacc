"""What becomes of a URL whose server misbehaves: each outcome as docs/operations.md states it."""

import gzip
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows.fetching import BodyStore, Fetched, FetchFailure, Manners, Wanted, fetch_all


@pytest.fixture
def fetch(tmp_path: Path, impatient: Manners) -> Callable[..., Any]:
    def fetch_one(url: str, manners: Manners = impatient, **wanted: Any) -> Fetched | FetchFailure:
        [outcome] = fetch_all([Wanted(url=url, **wanted)], BodyStore(tmp_path / "bodies"), manners)
        return outcome

    return fetch_one


@pytest.fixture
def store(tmp_path: Path) -> BodyStore:
    return BodyStore(tmp_path / "bodies")


def test_a_body_is_stored_under_its_hash_with_what_the_server_said(server, fetch, respond, store, document) -> None:
    url = server.on("/a", lambda h, _: respond(h, Content_Type="text/markdown; charset=latin-1", ETag='"1"'))
    outcome = fetch(url)
    assert isinstance(outcome, Fetched)
    assert (outcome.media_type, outcome.charset, outcome.etag) == ("text/markdown", "latin-1", '"1"')
    assert store.path(outcome.content_hash).read_bytes() == document
    assert server.seen[0].headers["user-agent"].startswith("vlm-atlas/")


def test_a_500_that_passes_is_retried(server, fetch, respond) -> None:
    url = server.on("/a", lambda h, n: respond(h, b"", 500) if n == 1 else respond(h))
    outcome = fetch(url)
    assert isinstance(outcome, Fetched)
    assert outcome.attempts == 2


def test_a_500_that_stays_fails_after_four_attempts(server, fetch, respond) -> None:
    outcome = fetch(server.on("/a", lambda h, _: respond(h, b"", 500)))
    assert isinstance(outcome, FetchFailure)
    assert server.count("/a") == 4
    assert "500" in outcome.reason
    assert "tried 4 times" in outcome.reason


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
def test_a_refusal_is_not_retried(server, fetch, respond, status) -> None:
    outcome = fetch(server.on("/a", lambda h, _: respond(h, b"", status)))
    assert isinstance(outcome, FetchFailure)
    assert server.count("/a") == 1
    assert str(status) in outcome.reason


def test_429_with_retry_after_is_waited_for(server, fetch, respond) -> None:
    url = server.on("/a", lambda h, n: respond(h, b"", 429, Retry_After="1") if n == 1 else respond(h))
    outcome = fetch(url)
    assert isinstance(outcome, Fetched)
    assert server.seen[1].moment - server.seen[0].moment >= 1.0


def test_429_that_asks_for_an_hour_fails_with_that_figure(server, fetch, respond) -> None:
    outcome = fetch(server.on("/a", lambda h, _: respond(h, b"", 429, Retry_After="3600")))
    assert isinstance(outcome, FetchFailure)
    assert "3,600 s" in outcome.reason
    assert server.count("/a") == 1


def test_a_304_keeps_the_body_we_hold(server, fetch, respond) -> None:
    def behave(handler: Any, _number: int) -> None:
        if handler.headers["If-None-Match"] == '"1"':
            handler.send_response(304)
            handler.end_headers()
        else:
            respond(handler, ETag='"1"')

    url = server.on("/a", behave)
    first = fetch(url)
    second = fetch(url, etag=first.etag, content_hash=first.content_hash)
    assert isinstance(second, Fetched)
    assert (second.content_hash, second.is_new) == (first.content_hash, False)


def test_a_condition_is_sent_only_while_the_body_is_held(server, fetch, respond, store) -> None:
    url = server.on("/a", lambda h, _: respond(h, ETag='"1"'))
    first = fetch(url)
    store.path(first.content_hash).unlink()
    assert isinstance(fetch(url, etag=first.etag, content_hash=first.content_hash), Fetched)
    assert "if-none-match" not in server.seen[1].headers


def test_a_304_that_nobody_asked_for_fails(server, fetch) -> None:
    def behave(handler: Any, _number: int) -> None:
        handler.send_response(304)
        handler.end_headers()

    outcome = fetch(server.on("/a", behave))
    assert isinstance(outcome, FetchFailure)
    assert "304" in outcome.reason


def test_a_silent_server_is_given_up_after_the_attempts(server, fetch) -> None:
    start = time.monotonic()
    outcome = fetch(server.on("/a", lambda _h, _n: time.sleep(2)))
    assert isinstance(outcome, FetchFailure)
    assert "silent for 0.5 s" in outcome.reason
    assert time.monotonic() - start < 20


def test_a_body_that_drips_is_ended_by_the_deadline(server, fetch) -> None:
    def drip(handler: Any, _number: int) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        for _ in range(400):
            handler.wfile.write(b"x")
            time.sleep(0.05)

    start = time.monotonic()
    outcome = fetch(server.on("/a", drip), Manners(attempts=1, timeout_seconds=0.5, delay_seconds=0))
    assert isinstance(outcome, FetchFailure)
    assert "within 0.5 s" in outcome.reason
    assert time.monotonic() - start < 10


def test_a_dropped_connection_is_retried(server, fetch, respond) -> None:
    def drop(handler: Any, number: int) -> None:
        if number < 3:
            handler.connection.close()
            handler.close_connection = True
        else:
            respond(handler)

    outcome = fetch(server.on("/a", drop))
    assert isinstance(outcome, Fetched)
    assert outcome.attempts == 3


def test_a_body_shorter_than_its_declared_length_is_never_taken(server, fetch, store) -> None:
    def cut(handler: Any, _number: int) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(b"half")
        handler.close_connection = True

    outcome = fetch(server.on("/a", cut))
    assert isinstance(outcome, FetchFailure)
    assert "tried 4 times" in outcome.reason
    assert not store.folder.exists()


def test_an_endless_body_stops_at_the_size_limit(server, fetch, store) -> None:
    def pour(handler: Any, _number: int) -> None:
        handler.send_response(200)
        handler.send_header("Connection", "close")
        handler.end_headers()
        for _ in range(10_000):
            handler.wfile.write(b"x" * 65_536)

    outcome = fetch(server.on("/a", pour))
    assert isinstance(outcome, FetchFailure)
    assert "larger than 1,000,000 bytes" in outcome.reason
    assert server.count("/a") == 1
    assert not store.folder.exists()


def test_a_declared_length_above_the_limit_is_not_read_at_all(server, fetch) -> None:
    def promise(handler: Any, _number: int) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "999999999")
        handler.end_headers()
        time.sleep(0.2)

    outcome = fetch(server.on("/a", promise))
    assert isinstance(outcome, FetchFailure)
    assert "larger than" in outcome.reason


def test_a_gzip_bomb_never_unfolds(server, fetch, respond, gzip_bomb) -> None:
    outcome = fetch(server.on("/a", lambda h, _: respond(h, gzip_bomb, Content_Encoding="gzip")))
    assert isinstance(outcome, FetchFailure)
    assert "larger than 1,000,000 bytes" in outcome.reason


def test_gzip_is_unpacked(server, fetch, respond, store, document) -> None:
    outcome = fetch(server.on("/a", lambda h, _: respond(h, gzip.compress(document), Content_Encoding="gzip")))
    assert store.path(outcome.content_hash).read_bytes() == document
    assert server.seen[0].headers["accept-encoding"] == "gzip"


@pytest.mark.parametrize(
    ("encoding", "reason"), [("br", "did not ask for"), ("gzip", "not what its Content-Encoding says")]
)
def test_an_encoding_that_cannot_be_read_fails(server, fetch, respond, encoding, reason) -> None:
    outcome = fetch(server.on("/a", lambda h, _: respond(h, b"plain text", Content_Encoding=encoding)))
    assert isinstance(outcome, FetchFailure)
    assert reason in outcome.reason


def test_a_gzip_body_cut_in_the_middle_fails(server, fetch, respond, document) -> None:
    packed = gzip.compress(document * 50)[:-20]
    outcome = fetch(server.on("/a", lambda h, _: respond(h, packed, Content_Encoding="gzip")))
    assert isinstance(outcome, FetchFailure)
    assert "stops in the middle" in outcome.reason


def test_a_wrong_charset_is_handed_on_as_declared(server, fetch, respond) -> None:
    body = "Ünïcode".encode()
    outcome = fetch(server.on("/a", lambda h, _: respond(h, body, Content_Type="text/html; charset=us-ascii")))
    assert isinstance(outcome, Fetched)
    assert outcome.charset == "us-ascii"


def test_requests_to_one_host_keep_their_distance_and_number(server, tmp_path, respond) -> None:
    def slowly(handler: Any, _number: int) -> None:
        time.sleep(0.05)
        respond(handler)

    urls = [server.on(f"/{number}", slowly) for number in range(6)]
    manners = Manners(host_concurrency=2, delay_seconds=0.1)
    outcomes = fetch_all([Wanted(url=url) for url in urls], BodyStore(tmp_path / "bodies"), manners)
    moments = sorted(request.moment for request in server.seen)
    assert [outcome.url for outcome in outcomes] == urls
    assert server.most_busy <= 2
    assert moments[-1] - moments[0] > 0.3  # six starts at 0.1 s apart; single arrivals waver on a busy machine


def test_one_failure_takes_no_other_along(server, tmp_path, respond, impatient) -> None:
    good = server.on("/good", lambda h, _: respond(h))
    bad = server.on("/bad", lambda h, _: respond(h, b"", 500))
    outcomes = fetch_all([Wanted(url=bad), Wanted(url=good)], BodyStore(tmp_path / "bodies"), impatient)
    assert [type(outcome) for outcome in outcomes] == [FetchFailure, Fetched]


def test_no_server_at_all_is_said_so(fetch, free_port) -> None:
    outcome = fetch(f"http://127.0.0.1:{free_port}/a")
    assert isinstance(outcome, FetchFailure)
    assert "no connection" in outcome.reason


def test_an_unknown_host_is_not_retried(fetch) -> None:
    outcome = fetch("http://no-such-host.invalid/a")
    assert isinstance(outcome, FetchFailure)
    assert "no such host" in outcome.reason
    assert outcome.attempts == 1


@pytest.mark.parametrize(
    "url", ["ftp://example.org/a", "file:///etc/passwd", "data:text/plain,a", "gopher://example.org/"]
)
def test_only_http_and_https_are_fetched(fetch, url) -> None:
    outcome = fetch(url)
    assert isinstance(outcome, FetchFailure)
    assert "only http:// and https://" in outcome.reason
