"""Sources in, the places of single documents out."""

import os
from pathlib import Path

import pytest

from extract.errors import FetchError
from flows.hosting import raw_url
from flows.local_files import hash_regular, read_limited
from flows.places import find_places, scope_of
from flows.sources import Source, sources_from_arguments


def names(argument: str, folder: Path) -> list[str]:
    [source] = sources_from_arguments([argument], folder).sources
    return [place.name for place in find_places(source)]


def test_a_folder_gives_its_documents_in_order(folder_of_documents: Path) -> None:
    assert names(".", folder_of_documents) == ["three.html", "one.md", "two.txt"]


def test_a_glob_gives_what_matches_whatever_its_name(folder_of_documents: Path) -> None:
    assert names("*.*", folder_of_documents) == ["one.md", "picture.png", "two.txt"]
    assert names("**/*.html", folder_of_documents) == ["three.html"]


def test_a_file_with_a_name_like_a_pattern_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "a[1].md").write_text("x")
    assert names("a[1].md", tmp_path) == ["a[1].md"]


@pytest.mark.parametrize(
    ("argument", "said"), [("missing.md", "no such file"), ("*.xyz", "no file matches"), (".", "no document")]
)
def test_a_source_without_documents_is_an_error(tmp_path: Path, argument: str, said: str) -> None:
    with pytest.raises(FetchError, match=said):
        names(argument, tmp_path)


def test_a_document_keeps_its_identifier_and_two_of_one_name_differ(folder_of_documents: Path) -> None:
    (folder_of_documents / "deeper" / "one.md").write_text("x")
    [source] = sources_from_arguments(["."], folder_of_documents).sources
    first, again = find_places(source), find_places(source)
    identifiers = [place.document_id for place in first]
    assert identifiers == [place.document_id for place in again]
    assert len(set(identifiers)) == 4
    assert all(identifier.split("-")[0] in {"one", "two", "three"} for identifier in identifiers)


def test_a_listed_file_has_its_sources_identifier(folder_of_documents: Path) -> None:
    source = Source(source_id="my-list.1", path=str(folder_of_documents / "one.md"))
    assert [place.document_id for place in find_places(source)] == ["my-list.1"]


@pytest.mark.parametrize(
    ("page", "raw"),
    [
        ("https://github.com/o/r/blob/main/docs/a.md", "https://raw.githubusercontent.com/o/r/main/docs/a.md"),
        ("https://github.com/o/r/blob/main/a.md?plain=1#L10", "https://raw.githubusercontent.com/o/r/main/a.md"),
        ("https://www.github.com/o/r/raw/v1.0/a.md", "https://raw.githubusercontent.com/o/r/v1.0/a.md"),
        ("https://github.com/o/r", "https://raw.githubusercontent.com/o/r/HEAD/README.md"),
        ("https://github.com/o/r.git", "https://raw.githubusercontent.com/o/r/HEAD/README.md"),
        ("https://github.com/o/r/issues/3", "https://github.com/o/r/issues/3"),
        (
            "https://gist.github.com/o/0123456789abcdef0123456789abcdef",
            "https://gist.githubusercontent.com/o/0123456789abcdef0123456789abcdef/raw",
        ),
        ("https://gitlab.com/g/s/p/-/blob/main/a.md", "https://gitlab.com/g/s/p/-/raw/main/a.md"),
        ("https://git.example.org/g/p/-/blob/main/a.md", "https://git.example.org/g/p/-/raw/main/a.md"),
        ("https://huggingface.co/o/m/blob/main/README.md", "https://huggingface.co/o/m/resolve/main/README.md"),
        ("https://huggingface.co/o/m", "https://huggingface.co/o/m/resolve/main/README.md"),
        ("https://huggingface.co/datasets/o/d", "https://huggingface.co/datasets/o/d/resolve/main/README.md"),
        (
            "https://huggingface.co/datasets/o/d/blob/main/README.md",
            "https://huggingface.co/datasets/o/d/resolve/main/README.md",
        ),
        ("https://huggingface.co/blog/smolvlm", "https://huggingface.co/blog/smolvlm"),
        ("https://huggingface.co/docs/hub", "https://huggingface.co/docs/hub"),
        ("https://bitbucket.org/o/r/src/main/a.md", "https://bitbucket.org/o/r/raw/main/a.md"),
        ("https://codeberg.org/o/r/src/branch/main/a.md", "https://codeberg.org/o/r/raw/branch/main/a.md"),
        ("https://raw.githubusercontent.com/o/r/main/a.md", "https://raw.githubusercontent.com/o/r/main/a.md"),
        ("https://github.com/o/r/tree/main/docs", "https://raw.githubusercontent.com/o/r/main/docs/README.md"),
        ("https://github.com/topics/vlm", "https://github.com/topics/vlm"),
        ("https://u:p@github.com/o/r", "https://raw.githubusercontent.com/o/r/HEAD/README.md"),
        ("https://u:p@huggingface.co/o/m", "https://u:p@huggingface.co/o/m/resolve/main/README.md"),
        ("https://huggingface.co/o/m/tree/v2", "https://huggingface.co/o/m/resolve/v2/README.md"),
        ("https://hf.co/o/m", "https://huggingface.co/o/m/resolve/main/README.md"),
        ("https://gitlab.com/g/s/p", "https://gitlab.com/g/s/p/-/raw/HEAD/README.md"),
        ("https://gitlab.com/g/p/-/tree/main/docs", "https://gitlab.com/g/p/-/raw/main/docs/README.md"),
        ("https://gitlab.com/g/p/-/issues/3", "https://gitlab.com/g/p/-/issues/3"),
        ("https://example.org/page?q=1#part", "https://example.org/page?q=1"),
    ],
)
def test_a_page_of_a_hosting_site_gives_its_raw_file(page: str, raw: str) -> None:
    assert raw_url(page) == raw


def test_credentials_in_a_url_are_not_stored() -> None:
    [place] = find_places(Source(source_id="", url="https://user:secret@example.org/a.md"))
    assert "secret" not in place.uri + place.document_id + place.name
    assert place.url == "https://user:secret@example.org/a.md"


def test_what_a_run_speaks_for(folder_of_documents: Path) -> None:
    folder = scope_of([Source(source_id="", path=str(folder_of_documents))])
    pattern = scope_of([Source(source_id="list", path=f"{folder_of_documents}/**/*.md")])
    inside = (folder_of_documents / "deeper" / "gone.md").as_uri()
    assert folder.covers(inside)
    assert pattern.covers(inside)
    assert not pattern.covers((folder_of_documents / "gone.txt").as_uri())
    assert not folder.covers(folder_of_documents.with_name("documents2").as_uri())
    assert not folder.covers("https://example.org/a.md")
    assert pattern.source_ids == {"list"}


def test_a_folder_with_a_list_is_its_list(seeds: Path) -> None:
    found = sources_from_arguments([str(seeds)], seeds).sources
    assert len(found) == 5
    assert all(source.source_id for source in found)


def test_a_listed_file_named_on_its_own_keeps_its_upstream(seeds: Path) -> None:
    [source] = sources_from_arguments(["004_architecture_notes.md"], seeds).sources
    assert (source.source_id, source.upstream) == ("architecture_notes", "gokayfem/awesome-vlm-architectures")


def test_a_pipe_or_device_is_no_document(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    with pytest.raises(FetchError, match="no document"):
        names(".", tmp_path)
    with pytest.raises(FetchError, match="no regular file"):
        hash_regular(Path("/dev/zero"))
    with pytest.raises(FetchError, match="larger than 1,000 bytes"):
        read_limited(Path("/dev/zero"), 1000)


def test_a_file_above_the_limit_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "huge.md").open("wb") as file:
        file.truncate(10**12)
    with pytest.raises(FetchError, match="larger than"):
        hash_regular(tmp_path / "huge.md")


def test_a_name_that_is_no_text_is_stored_as_text(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.md")).write_text("x")
    [place] = find_places(Source(source_id="", path=str(tmp_path)))
    assert place.name == "caf\N{REPLACEMENT CHARACTER}.md"
    assert place.uri.endswith("caf%E9.md")


def test_a_file_reached_through_a_link_in_a_circle_counts_once(folder_of_documents: Path) -> None:
    (folder_of_documents / "deeper" / "up").symlink_to(folder_of_documents)
    [first, second] = find_places(Source(source_id="", path=f"{folder_of_documents}/**/*.[mh][dt]*"))
    assert [first.uri.rpartition("documents/")[2], second.uri.rpartition("documents/")[2]] == [
        "deeper/three.html",
        "one.md",
    ]


def test_two_spellings_of_one_place_are_one_document(folder_of_documents: Path) -> None:
    listed = sources_from_arguments(["one.md", "./one.md", "deeper/../one.md"], folder_of_documents)
    assert len({place.document_id for source in listed.sources for place in find_places(source)}) == 1
