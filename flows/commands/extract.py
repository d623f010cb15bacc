"""`vlm-atlas extract`: what documents say, without any warehouse; a Unix filter."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extract.errors import AtlasError
from flows.commands.options import refuse_empty
from flows.loading import Loaded, LoadFailure, load_documents
from flows.seed_files import reference_of, seeds_folder
from flows.sources import sources_from_arguments

if TYPE_CHECKING:
    from extract.records import Extraction
    from extract.reference import Reference


@click.command("extract")
@click.argument("source", nargs=-1, required=True, callback=refuse_empty)
@click.option(
    "--format",
    "layout",
    type=click.Choice(["json", "table"]),
    default=None,
    help="[default: table on a terminal, else json]",
)
@click.option(
    "--explain", is_flag=True, help="Say for every table its role, orientation, columns, and where each cell went."
)
def command(source: tuple[str, ...], layout: str | None, explain: bool) -> None:
    """Print what documents say; touches no warehouse.

    SOURCE: file, folder, glob or URL; '-' reads standard input. JSON is one object a document, one a line.
    """
    reference = reference_of(seeds_folder(Path.cwd()))
    show = _shower(layout or ("table" if sys.stdout.isatty() else "json"), explain)
    failures = 0
    with tempfile.TemporaryDirectory(prefix="vlm-atlas-") as scratch:
        for loaded in _loaded(source, Path(scratch)):
            try:
                if isinstance(loaded, LoadFailure):
                    raise loaded.error
                extraction = _extraction(loaded, reference)
            except AtlasError as error:
                failures += 1
                print(f"vlm-atlas: {error}", file=sys.stderr)
                continue
            show(extraction, loaded, reference)
    sys.stdout.flush()
    if failures:
        sys.exit(1)


def _loaded(arguments: tuple[str, ...], scratch: Path) -> Iterator[Loaded | LoadFailure]:
    for argument in arguments:
        if argument == "-":
            yield Loaded(name="-", uri="-", body=sys.stdin.buffer.read())
            continue
        try:
            sources = sources_from_arguments([argument], Path.cwd()).sources
        except AtlasError as error:
            yield LoadFailure(uri=argument, error=error)
            continue
        yield from load_documents(sources, scratch)


def _extraction(loaded: Loaded, reference: Reference) -> Extraction:
    from extract.extraction import extract_document

    return extract_document(
        loaded.body, name=loaded.name, reference=reference, media_type=loaded.media_type, charset=loaded.charset
    )


def _shower(layout: str, explain: bool) -> Callable[[Extraction, Loaded, Reference], None]:
    if explain:
        return _show_explanation
    return _show_json if layout == "json" else _show_table


def _show_json(extraction: Extraction, loaded: Loaded, _reference: Reference) -> None:
    from flows.extraction_json import extraction_pieces

    for piece in extraction_pieces(extraction, uri=loaded.uri):
        sys.stdout.buffer.write(piece.encode("utf-8", "replace"))
    sys.stdout.buffer.write(b"\n")


def _show_table(extraction: Extraction, _loaded: Loaded, _reference: Reference) -> None:
    from flows.extraction_text import print_extraction

    print_extraction(extraction)


def _show_explanation(extraction: Extraction, _loaded: Loaded, _reference: Reference) -> None:
    from extract.understanding.explanation import explain

    click.echo(explain(extraction), nl=False)
