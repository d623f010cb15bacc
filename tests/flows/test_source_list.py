"""sources.toml and arguments in, sources out; what is wrong is named with file, entry and key."""

from collections.abc import Callable
from pathlib import Path

import pytest

from extract.errors import SeedsError
from flows.seed_files import reference_of, seeds_folder
from flows.sources import read_source_list, sources_from_arguments, upstream_sources


@pytest.fixture
def listed(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        path = tmp_path / "sources.toml"
        path.write_text(text)
        return path

    return write


def test_our_own_list_is_read(seeds: Path) -> None:
    found = read_source_list(seeds / "sources.toml")
    assert len(found.sources) == 5
    assert all(Path(source.path).is_file() and source.licence and source.expect for source in found.sources)


def test_paths_are_relative_to_the_list(listed: Callable[[str], Path], tmp_path: Path) -> None:
    [source] = read_source_list(
        listed('[[sources]]\nid = "a"\npath = "deep/a.md"\n[sources.expect]\ntables = 2\n')
    ).sources
    assert source.path == str(tmp_path / "deep" / "a.md")
    assert source.expect == {"tables": 2}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no [[sources]] entry"),
        ("x = = 1", "not TOML"),
        ('sources = ["a"]', "entry 1 is str"),
        ('[[sources]]\npath = "a.md"', "id ''"),
        ('[[sources]]\nid = "a b"\npath = "a.md"', "id 'a b'"),
        ('[[sources]]\nid = "a"', "exactly one of path and url"),
        ('[[sources]]\nid = "a"\npath = "a.md"\nurl = "http://a/"', "exactly one of path and url"),
        ('[[sources]]\nid = "a"\nurl = "ftp://a/"', "neither http:// nor https://"),
        ('[[sources]]\nid = "a"\nurl = "http://[::1"', "neither http:// nor https://"),
        ('[[sources]]\nid = "a"\nurl = "https://"', "with a host"),
        ('[[sources]]\nid = "a"\npath = "a.md"\n[[source]]\nid = "b"\npath = "b.md"', "unknown key 'source'"),
        ('[[sources]]\nid = "a"\npath = "a\\u0000.md"', "null character"),
        ('[[sources]]\nid = "a"\npath = "a.md"\ntimeout_seconds = 0', "timeout_seconds = 0"),
        ('[[sources]]\nid = "a"\npath = "a.md"\nmax_bytes = 0', "max_bytes = 0"),
        ('[[sources]]\nid = "a"\npath = 3', "path = 3 is not a text"),
        ('[[sources]]\nid = "a"\npath = "a.md"\ncolour = "red"', "unknown key 'colour'"),
        ('[[sources]]\nid = "a"\npath = "a.md"\ndelay_seconds = -1', "delay_seconds = -1"),
        ('[[sources]]\nid = "a"\npath = "a.md"\nmax_bytes = 1.5', "max_bytes = 1.5"),
        ('[[sources]]\nid = "a"\npath = "a.md"\nallow_private_addresses = 1', "neither true nor false"),
        ('[[sources]]\nid = "a"\npath = "a.md"\nexpect = 3', "[sources.expect]"),
        ('[[sources]]\nid = "a"\npath = "a.md"\n[[sources]]\nid = "a"\npath = "b.md"', "listed twice"),
        (
            '[[sources]]\nid = "a"\npath = "a.md"\n[[sources]]\nid = "b"\npath = "x/../a.md"',
            "'a' and 'b' are one place",
        ),
    ],
)
def test_what_is_wrong_in_a_list_is_named(listed: Callable[[str], Path], text: str, said: str) -> None:
    path = listed(text)
    with pytest.raises(SeedsError) as caught:
        read_source_list(path)
    assert said in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_list_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SeedsError, match=r"nowhere\.toml"):
        read_source_list(tmp_path / "nowhere.toml")


def test_arguments_are_files_urls_and_lists(listed: Callable[[str], Path], tmp_path: Path) -> None:
    listed('[[sources]]\nid = "a"\npath = "a.md"\n')
    found = sources_from_arguments(["b.md", "https://example.org/c.md", "sources.toml"], tmp_path).sources
    assert [source.path or source.url for source in found] == [
        str(tmp_path / "b.md"),
        "https://example.org/c.md",
        str(tmp_path / "a.md"),
    ]


def test_several_snapshots_of_one_upstream_are_fetched_once(seeds: Path) -> None:
    found = upstream_sources(read_source_list(seeds / "sources.toml")).sources
    assert [source.url for source in found] == sorted({source.url for source in found})
    assert all(source.source_id.startswith("upstream-") and not source.path for source in found)


def test_a_withdrawn_source_needs_no_place(listed: Callable[[str], Path]) -> None:
    [source] = read_source_list(listed('[[sources]]\nid = "a"\nwithdrawn = "the authors took it back"\n')).sources
    assert source.withdrawn == "the authors took it back"


def test_without_a_local_folder_the_packaged_seeds_serve(tmp_path: Path) -> None:
    folder = seeds_folder(tmp_path)
    assert (folder / "sources.toml").is_file()
    assert not reference_of(folder).is_empty


def test_reference_data_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    (tmp_path / "reference").mkdir()
    (tmp_path / "reference" / "aliases.csv").write_bytes(b"alias,model\n\xff,b\n")
    with pytest.raises(SeedsError, match=r"aliases\.csv: not UTF-8 at byte 12"):
        reference_of(tmp_path)
