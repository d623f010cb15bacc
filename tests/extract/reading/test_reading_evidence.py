"""Every cell, field and record of every document stands where it says it stands."""

from __future__ import annotations

from collections.abc import Iterator

from extract.reading.fragment import plain_fragment
from extract.reading.html_text import read_html
from extract.reading.mojibake import Repairs
from extract.reading.pipe_tables import read_pipe_cell
from extract.records import Field, Reading, Record

READ = {"gfm": read_pipe_cell, "html": read_html, "tsv": plain_fragment}


def all_records(records: tuple[Record, ...]) -> Iterator[Record]:
    for record in records:
        yield record
        yield from all_records(record.children)


def test_the_place_of_every_cell_reads_as_the_cell(shared_readings: list[Reading]) -> None:
    count = 0
    for reading in shared_readings:
        text = reading.document.text
        repairs = Repairs.found_in(text)
        for table in reading.tables:
            for row in table.rows:
                for cell in row:
                    raw = text[cell.start : cell.end]
                    assert raw == raw.strip()
                    assert repairs.apply(READ[table.kind](raw).text) == cell.text
                    assert text.count("\n", 0, cell.start) + 1 == cell.line
                    assert table.start <= cell.start <= cell.end <= table.end
                    count += 1
    assert count > 2500


def test_links_of_cells_and_fields_point_at_their_targets(shared_readings: list[Reading]) -> None:
    placed = 0
    for reading in shared_readings:
        text = reading.document.text
        cells = [cell for table in reading.tables for row in table.rows for cell in row]
        fields = [field for record in all_records(reading.records) for field in record.fields]
        for holder in [*cells, *fields]:
            for link in holder.links:
                raw = "".join(text[link.start : link.end].split())
                assert raw == link.target.removeprefix("mailto:")
                assert holder.start <= link.start < link.end <= holder.end
                placed += 1
    assert placed > 150


def test_fields_and_records_have_places_inside_each_other(shared_readings: list[Reading]) -> None:
    for reading in shared_readings:
        text = reading.document.text
        for record in all_records(reading.records):
            assert 0 <= record.start <= record.end <= len(text)
            assert text.count("\n", 0, record.start) + 1 == record.line_start
            for child in record.children:
                assert record.start <= child.start <= child.end <= record.end
            for field in record.fields:
                check_field(text, field)
        for paragraph in reading.paragraphs:
            check_field(text, paragraph)


def check_field(text: str, field: Field) -> None:
    raw = text[field.start : field.end]
    assert raw == raw.strip()
    assert text.count("\n", 0, field.start) + 1 == field.line_start
    assert text.count("\n", 0, field.end) + 1 == field.line_end
    words = [word for word in field.text.split() if word.isascii() and word.isalnum() and len(word) > 3]
    assert all(word in raw for word in words)


def test_no_line_of_running_text_is_lost(shared_readings: list[Reading]) -> None:
    """Words of each document outside code are in a cell, field, heading, caption or issue."""
    for reading in shared_readings:
        spans = [(table.start, table.end) for table in reading.tables]
        spans += [(paragraph.start, paragraph.end) for paragraph in reading.paragraphs]
        spans += [(field.start, field.end) for record in all_records(reading.records) for field in record.fields]
        covered = bytearray(len(reading.document.text))
        for start, end in spans:
            covered[start:end] = b"x" * (end - start)
        in_code = False
        offset = 0
        for line in reading.document.text.split("\n"):
            if line.lstrip().startswith("```"):
                in_code = not in_code
            elif not in_code and len(line.split()) > 4 and "<" not in line and line.strip(" -|:*"):
                start = offset + len(line) - len(line.lstrip(" >-*+#0123456789."))
                middle = start + (len(line) - (start - offset)) // 2
                assert covered[middle], (reading.document.name, line)
            offset += len(line) + 1
