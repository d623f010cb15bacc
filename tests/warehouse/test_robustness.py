"""Killed writers, readers during publishes, two writers, full disks, folders in the way: the live release stands."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from editions import Ingests, Said, open_ingests
from publishing_child import DOCUMENTS, LINES, edition, open_at

from extract.errors import WarehouseError
from warehouse.checking import check_warehouse
from warehouse.places import releases_folder
from warehouse.query import run_query
from warehouse.releases import current, releases, rollback, writing

HERE = Path(__file__).parent
SOAK = os.environ.get("VLM_ATLAS_SOAK") == "1"
KILLS = 200 if SOAK else 12
PUBLISHES = 200 if SOAK else 15


def start(script: str, *arguments: object, **options: object) -> subprocess.Popen[str]:
    command = [sys.executable, str(HERE / script), *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)  # type: ignore[call-overload,no-any-return]


def wait_ready(child: subprocess.Popen[str]) -> None:
    line = child.stdout.readline() if child.stdout else ""
    if line.strip() != "ready":
        child.wait(timeout=60)
        raise AssertionError(child.stderr.read() if child.stderr else "")


def kill(child: subprocess.Popen[str]) -> None:
    child.kill()
    child.communicate(timeout=30)


def assert_whole(warehouse: Path) -> int:
    """The live release is one edition, checks pass, its run; 0 when nothing was published yet."""
    if current(warehouse) is None:
        return 0
    run, values, claims, documents = run_query(
        warehouse,
        """
        SELECT
            (SELECT max(run_id) FROM runs),
            (SELECT list(DISTINCT value_number::INTEGER) FROM claims WHERE until_run_id IS NULL),
            (SELECT count(*) FROM claims WHERE until_run_id IS NULL),
            (SELECT count(*) FROM documents)
        """,
    ).row(0)
    assert values == [run % 100]
    assert (claims, documents) == (DOCUMENTS * LINES, DOCUMENTS)
    from extract.reference import read_reference

    assert check_warehouse(warehouse, read_reference({})).is_empty()
    return int(run)


@pytest.mark.slow
def test_a_writer_killed_at_any_moment_leaves_the_old_or_the_new_release(tmp_path: Path) -> None:
    """kill -9 at random moments of staging, building, checking and publishing; the next run goes on from there."""
    chance = random.Random(6)
    warehouse = tmp_path / "data" / "atlas.duckdb"
    ingests = open_at(tmp_path)
    begun = time.monotonic()
    ingests.ingest(edition(1))
    seconds = time.monotonic() - begun
    last = 1
    for _ in range(KILLS):
        child = start("publishing_child.py", tmp_path)
        wait_ready(child)
        time.sleep(chance.random() * 2 * seconds)
        kill(child)
        run = assert_whole(warehouse)
        assert run >= last
        last = run
    assert last > 1, "every writer was killed before it published: the kills are not spread over a run"
    ingests = open_at(tmp_path)
    assert ingests.ingest(edition(ingests.runs + 1)).status == "published"
    assert assert_whole(warehouse) == last + 1
    left = [path.name for path in releases_folder(warehouse).iterdir() if not path.name.endswith(".duckdb")]
    assert left == [".lock"]


@pytest.mark.slow
def test_readers_see_whole_releases_and_the_newest_at_their_next_question(tmp_path: Path) -> None:
    """Five reading processes, one of which also keeps an old release open, while many releases are published."""
    ingests = open_at(tmp_path)
    ingests.ingest(edition(1), keep=2)
    stop = tmp_path / "stop"
    readers = [start("reading_child.py", ingests.warehouse, stop, *(["--hold"] * (at == 0))) for at in range(5)]
    for child in readers:
        wait_ready(child)
    published: list[tuple[float, int]] = []
    for _ in range(PUBLISHES):
        ingests.ingest(edition(ingests.runs + 1), keep=2)
        published.append((time.monotonic(), ingests.runs))
    time.sleep(0.5)
    stop.touch()
    reads = 0
    for child in readers:
        out, err = child.communicate(timeout=60)
        assert child.returncode == 0, err
        reads += assert_reads(out, published)
    assert reads > PUBLISHES


def assert_reads(lines: str, published: list[tuple[float, int]]) -> int:
    count = 0
    for line in lines.splitlines():
        moment, run, values, claims, said = (float(part) for part in line.split())
        newest = max((number for at, number in published if at < moment), default=1)
        assert run >= newest, "a reader saw an older release than the one that was live before it asked"
        assert (values, claims) == (1, said)
        count += 1
    return count


def test_a_second_writer_hears_who_holds_the_warehouse_and_a_dead_holder_blocks_no_one(tmp_path: Path) -> None:
    warehouse = tmp_path / "atlas.duckdb"
    script = f"""
import sys, time
from pathlib import Path
from warehouse.releases import writing
with writing(Path({str(warehouse)!r})):
    print("ready", flush=True)
    time.sleep(60)
"""
    child = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    wait_ready(child)
    with (
        pytest.raises(WarehouseError, match=rf"another run writes to it \(process {child.pid} on .* since 20"),
        writing(warehouse),
    ):
        pass
    kill(child)
    with writing(warehouse):
        pass


def test_an_orphaned_worker_of_a_dead_holder_blocks_no_one(tmp_path: Path) -> None:
    """A child made by fork outlives the holder; the lock must not live on in it."""
    warehouse = tmp_path / "atlas.duckdb"
    script = f"""
import os, time
from pathlib import Path
from warehouse.releases import writing
with writing(Path({str(warehouse)!r})):
    worker = os.fork()
    if worker == 0:
        time.sleep(20)
        os._exit(0)
    print("ready", worker, flush=True)
    time.sleep(60)
"""
    child = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    word, worker = (child.stdout.readline() if child.stdout else "").split()
    child.kill()
    child.wait(timeout=30)
    try:
        with writing(warehouse, wait_seconds=2):
            pass
    finally:
        os.kill(int(worker), signal.SIGKILL)
        if child.stdout:
            child.stdout.close()
    assert word == "ready"


def test_two_ingests_at_once_both_arrive_when_they_wait(tmp_path: Path) -> None:
    script = f"""
import sys
sys.path.insert(0, {str(HERE)!r})
from pathlib import Path
from editions import *
from warehouse.releases import writing
name = sys.argv[1]
folder = Path({str(tmp_path)!r})
items = [(source(name), extraction(name + ".md", [Said("Model " + name, "5")]))]
batch = stage_extractions(folder / "staged", items, key=name)
seen = [SeenDocument(document_id=name, uri=name, decision="new")]
with writing(folder / "atlas.duckdb", wait_seconds=60):
    build_release(folder / "atlas.duckdb", run_input(seen, [batch]))
"""
    children = [subprocess.Popen([sys.executable, "-c", script, name]) for name in ("left", "right")]
    assert [child.wait(timeout=120) for child in children] == [0, 0]
    models = run_query(tmp_path / "atlas.duckdb", "SELECT model FROM leaderboard ORDER BY 1").rows()
    assert models == [("Model left",), ("Model right",)]
    assert run_query(tmp_path / "atlas.duckdb", "SELECT run_id FROM runs ORDER BY 1").rows() == [(1,), (2,)]


def test_a_second_thread_of_the_same_process_is_refused(tmp_path: Path) -> None:
    from threading import Thread

    refused: list[str] = []

    def enter() -> None:
        try:
            with writing(tmp_path / "atlas.duckdb"):
                refused.append("")
        except WarehouseError as error:
            refused.append(str(error))

    with writing(tmp_path / "atlas.duckdb"):
        thread = Thread(target=enter)
        thread.start()
        thread.join()
    assert refused[0].endswith("another thread of this process writes to it; wait for it to end")


@pytest.mark.parametrize("kilobytes", [64, 1_500, 3_000])
def test_a_full_disk_is_one_line_and_leaves_the_live_release(tmp_path: Path, kilobytes: int) -> None:
    """A limit on the size of files stands in for the full disk: writing fails in the midst of building."""
    ingests = open_at(tmp_path)
    ingests.ingest(edition(1))
    before = current(ingests.warehouse)
    limit = kilobytes * 1024
    child = start(
        "publishing_child.py",
        tmp_path,
        1,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    _, err = child.communicate(timeout=60)
    if kilobytes < 2_000:
        last = err.strip().splitlines()[-1]
        assert child.returncode == 1
        assert last.startswith("extract.errors.WarehouseError: "), err
        assert "disk is full" in last
        assert current(ingests.warehouse) == before
    assert_whole(ingests.warehouse)
    assert not list(releases_folder(ingests.warehouse).glob(".building*"))
    assert open_at(tmp_path).ingest(edition(current_run(ingests.warehouse) + 1)).status == "published"


def current_run(warehouse: Path) -> int:
    return int(run_query(warehouse, "SELECT max(run_id) FROM runs").item())


@pytest.mark.parametrize(
    ("case", "words"),
    [("full", "the disk is full; free space there and run again"), ("read_only", "cannot be written; change its")],
)
def test_a_file_system_without_room_or_right_is_one_line(tmp_path: Path, case: str, words: str) -> None:
    """A real small file system, and a read-only one, in a mount namespace of the child's own."""
    if subprocess.run(["unshare", "-m", "true"], capture_output=True, check=False).returncode:
        pytest.skip("this machine gives no mount namespace")
    command = ["unshare", "-m", sys.executable, str(HERE / "mounted_child.py"), str(tmp_path), case]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    error, *rest = done.stdout.splitlines()
    assert words in error
    assert rest == ["True", "[1.0]", "[]", "published"]


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: path.mkdir(parents=True), "is a folder"),
        (lambda path: path.write_bytes(b"x" * 100), "did not make"),
        (lambda path: path.write_bytes(b""), "did not make"),
        (lambda path: path.symlink_to("/etc/hostname"), "is a link to"),
    ],
    ids=["a folder", "a file of something else", "an empty file", "a link elsewhere"],
)
def test_a_path_that_is_something_else_is_refused_and_left_alone(tmp_path: Path, make: object, words: str) -> None:
    ingests = Ingests(warehouse=tmp_path / "atlas.duckdb", staged=tmp_path / "staged", state={})
    make(ingests.warehouse)  # type: ignore[operator]
    before = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(WarehouseError, match=words):
        ingests.ingest({"one": [Said("Alpha", "5")]})
    with pytest.raises(WarehouseError, match=words):
        run_query(ingests.warehouse, "SELECT 1")
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "staged") == before


def test_another_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    import duckdb

    ingests = Ingests(warehouse=tmp_path / "atlas.duckdb", staged=tmp_path / "staged", state={})
    with duckdb.connect(str(ingests.warehouse)) as connection:
        connection.execute("CREATE TABLE mine AS SELECT 42 AS answer").fetchall()
    body = ingests.warehouse.read_bytes()
    with pytest.raises(WarehouseError, match="did not make; move it away or choose another --warehouse"):
        ingests.ingest({"one": [Said("Alpha", "5")]})
    assert ingests.warehouse.read_bytes() == body


def test_a_parent_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(WarehouseError, match="is a file, so nothing can be kept below it"):
        run_query(tmp_path / "data" / "atlas.duckdb", "SELECT 1")


def test_a_release_copied_to_the_stable_name_is_adopted(ingests: Ingests) -> None:
    ingests.ingest({"one": [Said("Alpha", "5")]})
    release = current(ingests.warehouse)
    assert release is not None
    body = release.read_bytes()
    ingests.warehouse.unlink()
    ingests.warehouse.write_bytes(body)
    assert run_query(ingests.warehouse, "SELECT score FROM leaderboard").item() == 5.0
    ingests.ingest({"one": [Said("Alpha", "6")]})
    assert ingests.warehouse.is_symlink()
    assert run_query(ingests.warehouse, "SELECT score FROM scores_as_of(1) AS s(m, b, c, score)").item() == 5.0


def test_a_log_of_another_file_beside_a_release_is_named_and_never_replayed(ingests: Ingests, tmp_path: Path) -> None:
    ingests.ingest({"one": [Said("Alpha", "5")]})
    release = current(ingests.warehouse)
    assert release is not None
    script = f"""
import duckdb, os
connection = duckdb.connect({str(tmp_path / "other.duckdb")!r})
for statement in ("CREATE TABLE x AS SELECT 1 AS a", "CHECKPOINT", "INSERT INTO x VALUES (2)"):
    connection.execute(statement).fetchall()
os._exit(0)
"""
    subprocess.run([sys.executable, "-c", script], check=True)
    log = release.with_name(f"{release.name}.wal")
    log.write_bytes((tmp_path / "other.duckdb.wal").read_bytes())
    with pytest.raises(WarehouseError, match=rf"a write-ahead log of another file lies beside it; remove {log}"):
        run_query(ingests.warehouse, "SELECT 1")
    log.unlink()
    assert run_query(ingests.warehouse, "SELECT score FROM leaderboard").item() == 5.0


def test_leftovers_of_a_killed_build_are_no_harm(ingests: Ingests) -> None:
    ingests.ingest({"one": [Said("Alpha", "5")]})
    folder = releases_folder(ingests.warehouse)
    (folder / ".building.duckdb").write_bytes(b"half a file")
    (folder / ".building.duckdb.wal").write_bytes(b"half a log")
    (folder / ".building.duckdb.spill").mkdir()
    (folder / ".link-77").symlink_to("nowhere")
    assert ingests.ingest({"one": [Said("Alpha", "6")]}).status == "published"
    assert sorted(path.name for path in folder.iterdir() if path.suffix != ".duckdb") == [".lock"]


def test_releases_are_kept_rolled_back_to_and_forgotten(ingests: Ingests) -> None:
    for value in range(1, 6):
        ingests.ingest({"one": [Said("Alpha", str(value))]}, keep=3)
    kept = releases(ingests.warehouse)
    assert [item.run_id for item in kept] == [3, 4, 5]
    assert [item.is_current for item in kept] == [False, False, True]
    assert rollback(ingests.warehouse, kept[0].release_id).is_current
    assert run_query(ingests.warehouse, "SELECT score FROM leaderboard").item() == 3.0
    with pytest.raises(WarehouseError, match="no release 'nonsense' is kept; there are: 000003-"):
        rollback(ingests.warehouse, "nonsense")
    ingests.state = {"one": [Said("Alpha", "3")]}
    report = ingests.ingest({"one": [Said("Alpha", "9")]}, keep=3)
    assert report.run_id == 6
    assert run_query(ingests.warehouse, "SELECT list(run_id ORDER BY run_id) FROM runs").item().to_list() == [
        1,
        2,
        3,
        6,
    ]
    assert run_query(ingests.warehouse, "SELECT old_value, new_value FROM changes WHERE run_id = 6").rows() == [
        ("3", "9")
    ]


def test_unchanged_runs_do_not_push_older_states_out(ingests: Ingests) -> None:
    for value in (1, 2):
        ingests.ingest({"one": [Said("Alpha", str(value))]}, keep=2)
    for _ in range(4):
        ingests.ingest({"one": [Said("Alpha", "2")]}, keep=2)
    kept = [item.run_id for item in releases(ingests.warehouse)]
    assert kept[0] == 1
    assert kept[-1] == 6
    rollback(ingests.warehouse, "1")
    assert run_query(ingests.warehouse, "SELECT score FROM leaderboard").item() == 1.0


def test_a_dry_run_shows_the_changes_and_publishes_nothing(tmp_path: Path) -> None:
    ingests = open_ingests(tmp_path)
    ingests.ingest({"one": [Said("Alpha", "5")]})
    before = current(ingests.warehouse)
    report = ingests.ingest({"one": [Said("Alpha", "6")]}, dry_run=True)
    assert (report.status, report.release) == ("dry_run", "")
    assert report.changes.select("change", "old_value", "new_value").rows() == [("changed", "5", "6")]
    assert current(ingests.warehouse) == before
    assert not list(releases_folder(ingests.warehouse).glob(".building*"))
