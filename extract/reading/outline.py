"""The blocks of a document in, records and paragraphs out: who stands under which heading, in which section."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from extract.reading.blocks import Block, Bullet, KEY, Line
from extract.reading.cells import visible_links
from extract.reading.fragment import Fragment
from extract.reading.html_text import read_html
from extract.reading.markdown_text import BROKEN_TARGET, read_markdown
from extract.reading.source import Source
from extract.records import Field, Record, Table

LONG_LINE: Final = 200
"""Lines longer than this (addresses of links not counted) are paragraphs of their own: nobody wraps there."""
TARGET: Final = re.compile(r"\]\([^)]*\)|<[^>]*>")
HEADING_CHARACTERS: Final = 160
GENERIC: Final = frozenset(
    "more information info details detail click here to expand show see read view open toggle hide less full the for"
    " code example examples output outputs results result usage this section me collapse".split()
)
TRUNCATED: Final = re.compile(
    r"\b(?:truncated|cut off|list continues|to be continued|full (?:list|version|text|table) (?:on|at|in))\b", re.IGNORECASE
)
IMAGE_LINE: Final = re.compile(r"\s*(?:</?(?:p|div|center|br)\b[^>]*>\s*)*(?:<img\b[^>]*>\s*)?(?:</?(?:p|div|center|br)\b[^>]*>\s*)*", re.IGNORECASE)
IMAGE: Final = re.compile(r"<img\b[^>]*?\bsrc\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
PAIR: Final = re.compile(r"(?P<name>\S.*?)(?P<gap>\s+[-–—]\s+|:\s+|\s+=\s+)(?P<value>[^\s].{0,40})")
PAIR_VALUE: Final = re.compile(
    r"[~<>≈]?\s?\d[\d.,]*\s?(?:[KMGT]i?B|[KMBT]|%|GB|billion|million|ms|s|px)?|NaN|N/A|n/a|-|\?|unknown|TBD", re.IGNORECASE
)


def make_field(source: Source, name: str, start: int, end: int, fragment: Fragment | None = None) -> Field:
    """A field whose place is `start` to `end`, trimmed; its text is read as markdown unless given."""
    raw = source.text[start:end]
    stripped = raw.lstrip()
    start += len(raw) - len(stripped)
    end = start + len(stripped.rstrip())
    read = fragment or read_markdown(source.flat[start:end])
    return Field(
        name=name,
        text=source.visible(read.text),
        line_start=source.line_of(start),
        line_end=source.line_of(max(start, end - 1)),
        start=start,
        end=end,
        links=visible_links(source, read.links),
    )


@dataclass(slots=True)
class OpenSection:
    """A heading's or details section's record while its content is read."""

    name: str
    start: int
    level: int
    headings: tuple[str, ...]
    fields: list[Field] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    is_details: bool = False
    end: int = -1
    is_complete: bool = True


@dataclass(slots=True)
class Outline:
    """What the walk over the blocks collects."""

    tables: list[Table] = field(default_factory=list)
    records: list[tuple[Record, list[Table]]] = field(default_factory=list)
    paragraphs: list[Field] = field(default_factory=list)
    is_truncated: bool = False


def read_outline(source: Source, blocks: list[Block]) -> Outline:
    """Walk the blocks in order."""
    walker = OutlineWalker(source, blocks)
    for number, block in enumerate(blocks):
        walker.read_block(number, block)
    return walker.finish()


class OutlineWalker:
    """Keeps the path of headings and the open sections while it walks over the blocks."""

    def __init__(self, source: Source, blocks: list[Block]) -> None:
        """Look at all summaries first: one that repeats names nothing."""
        self.source = source
        self.blocks = blocks
        self.outline = Outline()
        self.path: list[tuple[int, str]] = []
        self.heading_section: OpenSection | None = None
        self.details: list[OpenSection] = []
        self.last_paragraph: Block | None = None
        self.summaries = Counter(
            self.summary_text(block).casefold() for block in blocks if block.kind == "details" and block.summary
        )
        self.plain_records = 0
        self.has_headings = any(block.kind == "heading" for block in blocks)

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings above the current place, outermost first."""
        return tuple(name for _, name in self.path)

    def summary_text(self, block: Block) -> str:
        """The visible text of a details section's summary."""
        if not block.summary:
            return ""
        return self.source.visible(read_html(self.source.flat[slice(*block.summary)]).text)

    def names_something(self, summary: str) -> bool:
        """A summary names its section unless it repeats or says no more than "click to expand"."""
        words = re.findall(r"[^\W\d_]+", summary.casefold())
        if not words or all(word in GENERIC for word in words):
            return False
        return self.summaries[summary.casefold()] == 1

    def read_block(self, number: int, block: Block) -> None:
        """Read one block."""
        if block.kind == "heading":
            self.read_heading(block)
        elif block.kind == "paragraph":
            self.read_paragraph(number, block)
        elif block.kind == "list":
            self.read_list(block)
        elif block.kind == "tables":
            self.read_tables(block)
        elif block.kind == "names":
            self.read_names(block)
        elif block.kind == "front_matter":
            self.read_front_matter(block)
        elif block.kind == "details":
            self.open_details(block)
        elif block.kind == "end_details":
            self.close_details(block.end)
        if block.kind != "paragraph":
            self.last_paragraph = None

    def read_heading(self, block: Block) -> None:
        """A heading ends the section above and opens its own."""
        self.close_heading(block.start)
        first, last = block.lines[0], block.lines[-1]
        heading = make_field(self.source, "heading", first.start, last.end)
        while self.path and self.path[-1][0] >= block.level:
            self.path.pop()
        section = OpenSection(heading.text, block.start, block.level, self.headings, [heading])
        _, _, title = heading.text.partition(": ")
        if title:
            section.fields.append(replace(heading, name="title", text=title))
        self.path.append((block.level, heading.text))
        self.heading_section = section

    def close_heading(self, end: int) -> None:
        """End the section of the last heading."""
        if self.heading_section is not None:
            self.emit(self.heading_section, end)
            self.heading_section = None

    def emit(self, section: OpenSection, end: int) -> None:
        """Turn an open section into a record."""
        source = self.source
        text = source.text[section.start : end]
        end = section.start + len(text.rstrip())
        record = Record(
            kind="section",
            name=section.name,
            line_start=source.line_of(section.start),
            line_end=source.line_of(max(section.start, end - 1)),
            start=section.start,
            end=end,
            level=section.level,
            is_complete=section.is_complete,
            headings=section.headings,
            fields=tuple(section.fields),
        )
        self.outline.records.append((record, section.tables))

    def read_paragraph(self, number: int, block: Block) -> None:
        """Running text: of the open details section, before one, or of the heading above."""
        self.last_paragraph = block
        if self.details:
            for field_ in self.fields_of(block.lines, "body"):
                self.details[-1].fields.append(field_)
            return
        lines = block.lines
        if number == 0 and not self.has_headings:
            lines = self.take_front_matter(lines)
        follower = self.blocks[number + 1] if number + 1 < len(self.blocks) else None
        if follower is not None and follower.kind == "details" and self.is_unnamed(follower):
            lines = self.take_plain_record(lines, follower)
        elif follower is None and self.plain_records > 1:
            lines = self.take_cut_record(lines)
        self.add_paragraphs(lines)

    def add_paragraphs(self, lines: list[Line]) -> None:
        """Paragraphs outside records, also fields of the heading's section."""
        for field_ in self.fields_of(lines, "body"):
            if self.heading_section is not None:
                self.heading_section.fields.append(field_)
            self.outline.paragraphs.append(replace(field_, name=self.path[-1][1] if self.path else ""))

    def fields_of(self, lines: list[Line], name: str) -> list[Field]:
        """One field a paragraph; a very long line is a paragraph of its own."""
        groups: list[list[Line]] = []
        was_long = True
        for line in lines:
            is_long = len(line.text) > LONG_LINE and len(TARGET.sub("", line.text)) > LONG_LINE
            if was_long or is_long or not groups:
                groups.append([line])
            else:
                groups[-1].append(line)
            was_long = is_long
        fields = []
        for group in groups:
            text = group[0].text if len(group) == 1 else "\n".join(line.text for line in group)
            fields.append(make_field(self.source, name, group[0].start, group[-1].end, read_markdown(text)))
            self.flag_broken_links(text, fields[-1])
        return [field_ for field_ in fields if field_.text or field_.links]

    def flag_broken_links(self, text: str, place: Field) -> None:
        """A link target that was broken over two lines is a repair."""
        if "](" in text and BROKEN_TARGET.search(text):
            self.source.flag(
                "broken_link", place.start, place.end, "a link target was broken by white space; joined", severity="info",
                action="repaired",
            )  # fmt: skip

    def is_unnamed(self, block: Block) -> bool:
        """Whether a details section needs the heading above as its name."""
        return not self.names_something(self.summary_text(block))

    def take_front_matter(self, lines: list[Line]) -> list[Line]:
        """Front matter without fences: two lines or more of `key: value` near the top."""
        matches = [(line, KEY.fullmatch(line.text.rstrip())) for line in lines[:12]]
        found = [(line, match) for line, match in matches if match]
        if len(found) < 2:
            return lines
        pairs = [
            (match[1], match[2], line.start, line.end, line.start + match.start(2), line.start + match.end(2))
            for line, match in found
        ]
        self.read_front_matter(Block("front_matter", found[0][0].start, found[-1][0].end, pairs=pairs))
        taken = {line.start for line, _ in found}
        return [line for line in lines if line.start not in taken]

    def read_front_matter(self, block: Block) -> None:
        """Front matter becomes one record with a field a key."""
        source = self.source
        fields = tuple(
            Field(
                name=key,
                text=source.visible(" ".join(value.split())),
                line_start=source.line_of(start),
                line_end=source.line_of(end),
                start=first,
                end=last,
            )
            for key, value, start, end, first, last in block.pairs
        )
        self.add_record("front_matter", "", block.start, block.end, fields)

    def add_record(
        self, kind: str, name: str, start: int, end: int, fields: Iterable[Field], children: tuple[Record, ...] = ()
    ) -> None:
        """A record that is complete at once."""
        self.outline.records.append((self.make_record(kind, name, start, end, tuple(fields), children), []))

    def make_record(
        self, kind: str, name: str, start: int, end: int, fields: tuple[Field, ...],
        children: tuple[Record, ...] = (), level: int = 0,
    ) -> Record:  # fmt: skip
        """A record at this place under the current headings."""
        source = self.source
        return Record(
            kind=kind,  # type: ignore[arg-type]
            name=name,
            line_start=source.line_of(start),
            line_end=source.line_of(max(start, end - 1)),
            start=start,
            end=end,
            level=level,
            headings=self.headings,
            fields=fields,
            children=children,
        )

    # --- plain-text headings above unnamed details sections

    def take_plain_record(self, lines: list[Line], details: Block) -> list[Line]:
        """Heading, abstract, authors and image above a details section belong to its record; gives what is left."""
        body = [line for line in lines if not IMAGE_LINE.fullmatch(line.text)]
        images = [line for line in lines if IMAGE_LINE.fullmatch(line.text)]
        first = self.heading_position(body)
        if first is None:
            return lines
        self.pending_fields = self.plain_fields(body[first:], images)
        self.pending_start = body[first].start
        return body[:first]

    def heading_position(self, lines: list[Line]) -> int | None:
        """The plain-text heading: the last short line with prose below it, or the very last line."""
        for position in range(len(lines) - 1, max(-1, len(lines) - 6), -1):
            if not self.looks_like_heading(lines[position].text.strip()):
                continue
            below = lines[position + 1].text.strip() if position + 1 < len(lines) else ""
            if below and (below[-1] in ".!?" or len(below) > HEADING_CHARACTERS) and " " in below:
                return position
        if lines and self.looks_like_heading(lines[-1].text.strip()):
            return len(lines) - 1
        return None

    def looks_like_heading(self, text: str) -> bool:
        """Short, starting with a capital or digit, not ending like a sentence."""
        return (
            0 < len(text) <= HEADING_CHARACTERS
            and text[-1] not in ".,;:!"
            and (text[0].isupper() or text[0].isdigit() or text[1:2].isupper())
        )

    def plain_fields(self, lines: list[Line], images: list[Line]) -> list[Field]:
        """The fields of a plain record: heading, title, abstract, authors, image."""
        source = self.source
        heading = make_field(source, "heading", lines[0].start, lines[0].end)
        fields = [heading]
        name, colon, title = heading.text.partition(":")
        if colon and title.strip():
            offset = source.text.find(":", lines[0].start) + 1
            fields.append(make_field(source, "title", offset, lines[0].end))
        rest = lines[1:]
        if len(rest) > 1 and looks_like_authors(rest[-1].text):
            authors = [make_field(source, "authors", rest[-1].start, rest[-1].end)]
            rest = rest[:-1]
        else:
            authors = []
        fields += [make_field(source, "abstract", line.start, line.end) for line in rest]
        fields += authors
        fields += [self.image_field(line) for line in images if IMAGE.search(line.text)]
        return fields

    def image_field(self, line: Line) -> Field:
        """An image above a details section: its address is a link."""
        return make_field(self.source, "image", line.start, line.end, image_fragment(line.text))

    def take_cut_record(self, lines: list[Line]) -> list[Line]:
        """The last record of a document that stops in the middle."""
        note = next((line for line in lines[-1:] if TRUNCATED.search(line.text) and len(line.text) <= 120), None)
        body = lines[:-1] if note else lines
        first = self.heading_position(body)
        if first is None:
            if note:
                self.mark_truncated(note)
            return lines
        fields = self.plain_fields(body[first:], [])
        end = body[-1].end
        if note:
            fields.append(make_field(self.source, "note", note.start, note.end))
            end = note.end
            self.mark_truncated(note)
        section = OpenSection(_name_of(fields), body[first].start, 0, self.headings, fields, is_complete=False)
        self.source.flag(
            "record_cut", section.start, end, f"the document ends inside the record {section.name!r}"
        )
        self.outline.is_truncated = True
        self.emit(section, end)
        return body[:first]

    def mark_truncated(self, line: Line) -> None:
        """The document says itself that it is cut."""
        self.outline.is_truncated = True
        self.source.flag("document_truncated", line.start, line.end, "the document says that it is not complete")

    pending_fields: list[Field] = []  # noqa: RUF012
    pending_start = -1

    # --- details sections

    def open_details(self, block: Block) -> None:
        """A details section: its record is named by its summary or by the heading above."""
        summary = self.summary_text(block)
        fields, start = list(self.pending_fields), self.pending_start
        self.pending_fields, self.pending_start = [], -1
        if self.names_something(summary) and not fields:
            name = summary
            if block.summary:
                heading = make_field(self.source, "heading", *block.summary, read_html(self.source.flat[slice(*block.summary)]))
                fields.append(heading)
        elif fields:
            name = _name_of(fields)
            self.plain_records += 1
        else:
            name = self.path[-1][1] if self.path else summary
        section = OpenSection(
            name, start if start >= 0 else block.start, 0, self.headings, fields, is_details=True, is_complete=False
        )
        self.details.append(section)

    def close_details(self, end: int) -> None:
        """The innermost open details section ends."""
        if self.details:
            section = self.details.pop()
            section.is_complete = True
            self.emit(section, end)

    # --- tables

    def read_tables(self, block: Block) -> None:
        """Give each table its headings, section and lead-in."""
        lead_in = ""
        if self.last_paragraph is not None:
            fields = self.fields_of(self.last_paragraph.lines, "")
            lead_in = fields[-1].text if fields else ""
        section = self.details[-1].name if self.details else ""
        base = len(self.outline.tables)
        for table in block.tables:
            parent = (table.parent[0] + base, table.parent[1], table.parent[2]) if table.parent else None
            filled = replace(table, headings=self.headings, section=section, lead_in=lead_in, parent=parent)
            self.outline.tables.append(filled)
            for open_section in [*self.details, *([self.heading_section] if self.heading_section else [])]:
                open_section.tables.append(filled)

    # --- lists

    def read_list(self, block: Block) -> None:
        """A list of pairs, or bullets with their sub-bullets."""
        lead_in = self.last_paragraph
        pairs = self.read_pairs(block)
        if pairs:
            for record in pairs:
                if lead_in is not None:
                    last = lead_in.lines[-1]
                    extra = (make_field(self.source, "lead_in", last.start, last.end),)
                    record = replace(record, fields=record.fields + extra)
                self.outline.records.append((record, []))
            return
        for bullet in block.bullets:
            self.outline.records.append((self.read_bullet(bullet, 0), []))

    def read_pairs(self, block: Block) -> list[Record]:
        """Bullets that all read `name - value`, split at the last separator; none if one does not."""
        records = []
        if len(block.bullets) < 2 or any(bullet.children or len(bullet.lines) > 1 for bullet in block.bullets):
            return []
        for bullet in block.bullets:
            line = bullet.lines[0]
            text = line.text.rstrip()
            position = max(text.rfind(" - "), text.rfind(" – "), text.rfind(" — "), text.rfind(": "))
            value = text[position:].lstrip(" -–—:").strip() if position > 0 else ""
            if not value or not PAIR_VALUE.fullmatch(value):
                return []
            start = line.start + len(text) - len(value)
            name = make_field(self.source, "name", line.start, line.start + position)
            records.append(
                self.make_record(
                    "pair", name.text, bullet.start, line.start + len(text),
                    (name, make_field(self.source, "value", start, line.start + len(text))),
                )  # fmt: skip
            )
        return records

    def read_bullet(self, bullet: Bullet, level: int) -> Record:
        """A bullet with its sub-bullets."""
        text = "\n".join(line.text for line in bullet.lines)
        field_ = make_field(self.source, "text", bullet.lines[0].start, bullet.lines[-1].end, read_markdown(text))
        self.flag_broken_links(text, field_)
        children = tuple(self.read_bullet(child, level + 1) for child in bullet.children)
        return self.make_record(
            "bullet", field_.text, bullet.start, bullet.end, (field_,), children, level
        )

    def read_names(self, block: Block) -> None:
        """Names with pipes between them: one record with a child a name."""
        line = block.lines[0]
        above = self.last_paragraph.lines[-1].text.strip() if self.last_paragraph else ""
        children, position = [], line.start
        for piece in line.text.split(" | "):
            raw = piece.strip()
            start = position + len(piece) - len(piece.lstrip())
            if raw:
                place = make_field(self.source, "text", start, start + len(raw))
                children.append(
                    self.make_record("name_list", place.text, place.start, place.end, (place,), level=1)
                )
            position += len(piece) + len(" | ")
        self.add_record("name_list", self.source.visible(above), block.start, block.end, (), tuple(children))

    def finish(self) -> Outline:
        """End what is still open."""
        end = len(self.source.text)
        while self.details:
            section = self.details.pop()
            self.source.flag(
                "record_cut", section.start, end, f"the document ends inside the details section {section.name!r}"
            )
            self.outline.is_truncated = True
            self.emit(section, end)
        self.close_heading(end)
        self.outline.records.sort(key=lambda pair: (pair[0].start, -pair[0].end))
        return self.outline


def looks_like_authors(text: str) -> bool:
    """Names with commas between them, or one short name: no sentence."""
    text = text.strip()
    if text.endswith(".") and not text.endswith("al."):
        return False
    names = [name for name in re.split(r",\s*|\s+and\s+", text) if name]
    return len(names) > 0 and all(len(name.split()) <= 8 for name in names) and text[0].isupper()


def image_fragment(text: str) -> Fragment:
    """The addresses of images as links."""
    from extract.records import Link  # noqa: PLC0415

    links = tuple(Link(text="", target=a or b or c) for a, b, c in IMAGE.findall(text))
    return Fragment(text=links[0].target if links else "", links=links)


def _name_of(fields: list[Field]) -> str:
    """The name in a heading: what stands before its colon."""
    return fields[0].text.partition(":")[0].strip()
