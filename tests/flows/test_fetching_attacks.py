"""What a server or an address may try: each ends as a stated outcome of that URL, and none as an error of the run."""

import asyncio
import dataclasses
import gzip
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows.fetching import BodyStore, Fetched, FetchFailure, Manners, Wanted, fetch_all
from flows.fetching.addresses import is_private, literal_address


@pytest.fixture
def fetch(tmp_path: Path, impatient: Manners) -> Callable[..., Any]:
    def fetch_one(url: str, **wanted: Any) -> Fetched | FetchFailure:
        [outcome] = fetch_all([Wanted(url=url, **wanted)], BodyStore(tmp_path / "bodies"), impatient)
        return outcome

    return fetch_one


@pytest.mark.parametrize(
    "location",
    ["http://[", "http://[::1", "http://a..b/", f"http://{'a' * 70}.test/", "http://xn--a/", "http://host:abc/",
     "javascript:alert(1)", "data:text/html,hi", "http:\\\\127.0.0.1\\x", "http://①②⑦.0.0.1/"],
)  # fmt: skip
def test_a_redirect_to_what_is_no_url_fails_that_url_only(server, fetch, respond, location) -> None:
    url = server.on("/a", lambda h, _: respond(h, b"", 302, Location=location.encode().decode("latin-1")))
    assert isinstance(fetch(url), FetchFailure)


@pytest.mark.parametrize("url", ["http://[::1", "http://xn--zzzzzz--/", "http://a..b/", "http://:80/", "http:x", ""])
def test_what_is_no_url_fails_as_one(fetch, url) -> None:
    assert isinstance(fetch(url), FetchFailure)


@pytest.mark.parametrize("header", ["\xb2", "Mon, 01 Jan 99999999999999 00:00:00 GMT", "nan", "9" * 400])
def test_a_retry_after_that_is_no_time_breaks_nothing(server, fetch, respond, header) -> None:
    outcome = fetch(server.on("/a", lambda h, _: respond(h, b"", 429, Retry_After=header)))
    assert isinstance(outcome, FetchFailure)
    assert "429" in outcome.reason


def test_a_validator_that_cannot_be_sent_back_is_left_out(server, fetch, respond) -> None:
    url = server.on("/a", lambda h, _: respond(h, ETag='"\xe9\xff"', Last_Modified="\xff"))
    first = fetch(url)
    again = fetch(url, etag=first.etag, last_modified=first.last_modified, content_hash=first.content_hash)
    assert isinstance(again, Fetched)
    assert not again.is_new
    assert "if-none-match" not in server.seen[1].headers


def test_another_validator_for_the_same_body_is_nothing_new(server, fetch, respond) -> None:
    url = server.on("/a", lambda h, n: respond(h, ETag=f'"{n}"'))
    first = fetch(url)
    again = fetch(url, etag=first.etag, content_hash=first.content_hash)
    assert (again.is_new, again.etag) == (False, '"2"')


def test_an_empty_body_is_no_document(server, fetch, respond) -> None:
    outcome = fetch(server.on("/a", lambda h, _: respond(h, b"")))
    assert isinstance(outcome, FetchFailure)
    assert "empty body" in outcome.reason


def test_a_compressed_stream_of_nothing_stops_at_the_size_limit(server, fetch) -> None:
    def behave(handler: Any, _number: int) -> None:
        handler.send_response(200)
        handler.send_header("Content-Encoding", "gzip")
        handler.send_header("Connection", "close")
        handler.end_headers()
        members = gzip.compress(b"") * 3_000
        while True:
            handler.wfile.write(members)

    outcome = fetch(server.on("/a", behave))
    assert isinstance(outcome, FetchFailure)
    assert "larger than 1,000,000 bytes" in outcome.reason


@pytest.mark.parametrize(
    "location", ["http://user:secret@10.0.0.1/", "ftp://user:secret@h/x", "http://user:secret@[", "/a"]
)
def test_user_and_password_are_never_said(server, fetch, respond, location) -> None:
    server.on("/a", lambda h, _: respond(h, b"", 302, Location=location))
    outcome = fetch(server.url("/a").replace("//", "//user:secret@"))
    assert isinstance(outcome, FetchFailure)
    assert "secret" not in outcome.reason


def test_fetching_works_inside_an_event_loop(server, respond, tmp_path, impatient) -> None:
    url = server.on("/a", lambda h, _: respond(h))

    async def call() -> tuple[Fetched | FetchFailure, ...]:
        return fetch_all([Wanted(url=url)], BodyStore(tmp_path / "bodies"), impatient)

    [outcome] = asyncio.run(call())
    assert isinstance(outcome, Fetched)


@pytest.mark.parametrize("address", ["::127.0.0.1", "64:ff9b:1::7f00:1", "2001:0:7f00:1::", "fe80::1", "::", "ff02::1"])
def test_ipv6_outside_global_unicast_is_private(address) -> None:
    assert is_private(address)


@pytest.mark.parametrize(
    ("host", "address"),
    [("2130706433", "127.0.0.1"), ("0x7f000001", "127.0.0.1"), ("127.1", "127.0.0.1"), ("::1", "::1"),
     ("localhost", "127.0.0.1"), ("LOCALHOST.", "127.0.0.1"), ("example.org", ""), ("1.2.3.4.example", "")],
)  # fmt: skip
def test_an_address_is_known_in_any_form(host, address) -> None:
    assert literal_address(host) == address


def test_a_proxy_is_not_asked_for_a_private_address(server, respond, tmp_path, impatient, monkeypatch) -> None:
    """The server is the proxy too: it would answer for 169.254.169.254 whatever it is asked."""
    monkeypatch.setenv("http_proxy", server.url(""))
    server.on("http://a.test/doc", lambda h, _: respond(h, b"", 302, Location="http://2852039166/latest"))
    [outcome] = fetch_all([Wanted(url="http://a.test/doc")], BodyStore(tmp_path / "bodies"), impatient)
    assert isinstance(outcome, FetchFailure)
    assert "169.254.169.254" in outcome.reason


def test_a_silent_host_is_given_up_and_an_answer_counts_anew(server, respond, tmp_path, impatient) -> None:
    def behave(handler: Any, _number: int) -> None:
        time.sleep(0.7)

    urls = [server.on(f"/{number}", behave) for number in range(8)]
    manners = dataclasses.replace(impatient, attempts=1, host_concurrency=1, silence_seconds=0.3)
    outcomes = fetch_all([Wanted(url=url) for url in urls], BodyStore(tmp_path / "bodies"), manners)
    assert all(isinstance(outcome, FetchFailure) for outcome in outcomes)
    assert len(server.seen) == 3
    assert "answered for none of 3 documents" in outcomes[7].reason


def test_an_answer_in_between_keeps_a_host(server, respond, tmp_path, impatient) -> None:
    urls = [
        server.on(f"/{number}", (lambda h, _: respond(h)) if number % 2 else (lambda _h, _: time.sleep(0.7)))
        for number in range(8)
    ]
    manners = dataclasses.replace(impatient, attempts=1, host_concurrency=1, silence_seconds=0.3)
    outcomes = fetch_all([Wanted(url=url) for url in urls], BodyStore(tmp_path / "bodies"), manners)
    assert [isinstance(outcome, Fetched) for outcome in outcomes] == [False, True] * 4
