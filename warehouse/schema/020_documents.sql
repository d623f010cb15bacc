-- Documents, their tables and cells: what was read, before anything is concluded from it.

CREATE TABLE documents (
    document_id TEXT PRIMARY KEY CHECK (document_id <> ''),
    source_id TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL,
    uri TEXT NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    media_type TEXT NOT NULL,
    licence TEXT NOT NULL DEFAULT '',
    upstream TEXT,
    upstream_url TEXT,
    content_hash TEXT NOT NULL CHECK (content_hash <> ''),
    byte_count BIGINT NOT NULL CHECK (byte_count >= 0),
    encoding TEXT NOT NULL,
    is_truncated BOOLEAN NOT NULL DEFAULT false,
    fetched_at TIMESTAMP NOT NULL,
    etag TEXT NOT NULL DEFAULT '',
    last_modified TEXT NOT NULL DEFAULT '',
    modified_ns BIGINT NOT NULL DEFAULT 0,
    body_path TEXT NOT NULL DEFAULT '',
    extractor_version TEXT NOT NULL,
    reference_version TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('current', 'stale', 'withdrawn')),
    state_reason TEXT NOT NULL DEFAULT '',
    missing_run_count INTEGER NOT NULL DEFAULT 0 CHECK (missing_run_count >= 0),
    first_read_run_id INTEGER NOT NULL,
    changed_run_id INTEGER NOT NULL,
    last_seen_run_id INTEGER NOT NULL
);
COMMENT ON TABLE documents IS 'One row per document ever read; a document that is gone stays here with state withdrawn.';
COMMENT ON COLUMN documents.document_id IS 'Stable identifier of the document, from the list of sources or from its address.';
COMMENT ON COLUMN documents.source_id IS 'Entry of the list of sources that brought the document.';
COMMENT ON COLUMN documents.name IS 'File name.';
COMMENT ON COLUMN documents.uri IS 'Path or address that the document was read from.';
COMMENT ON COLUMN documents.title IS 'Title as the list of sources gives it.';
COMMENT ON COLUMN documents.media_type IS 'Media type as recognised from the content.';
COMMENT ON COLUMN documents.licence IS 'Licence of the document as the list of sources gives it; empty when not stated.';
COMMENT ON COLUMN documents.upstream IS 'What the document is a snapshot of, if known: snapshots of one upstream count as one piece of evidence.';
COMMENT ON COLUMN documents.upstream_url IS 'Address of the upstream, if known.';
COMMENT ON COLUMN documents.content_hash IS 'SHA-256 of the body in hex.';
COMMENT ON COLUMN documents.byte_count IS 'Length of the body in bytes.';
COMMENT ON COLUMN documents.encoding IS 'Character encoding that the body was decoded with.';
COMMENT ON COLUMN documents.is_truncated IS 'Whether the document itself says or shows that its end is missing.';
COMMENT ON COLUMN documents.fetched_at IS 'When the body was fetched (UTC).';
COMMENT ON COLUMN documents.etag IS 'ETag of the answer, for the next conditional request.';
COMMENT ON COLUMN documents.last_modified IS 'Last-Modified of the answer, for the next conditional request.';
COMMENT ON COLUMN documents.modified_ns IS 'Modification time of a local file in nanoseconds; 0 when unknown.';
COMMENT ON COLUMN documents.body_path IS 'Where the body is kept, by content hash; empty when it was not kept.';
COMMENT ON COLUMN documents.extractor_version IS 'Version of the extraction rules that read this body.';
COMMENT ON COLUMN documents.reference_version IS 'Version of the reference data that the body was read with.';
COMMENT ON COLUMN documents.state IS 'current: read or known unchanged in its last run; stale: it could not be read since; withdrawn: gone.';
COMMENT ON COLUMN documents.state_reason IS 'Why the document is stale or withdrawn.';
COMMENT ON COLUMN documents.missing_run_count IS 'Runs in a row that looked for the document and did not find it.';
COMMENT ON COLUMN documents.first_read_run_id IS 'First run that read the document.';
COMMENT ON COLUMN documents.changed_run_id IS 'Last run that read it anew.';
COMMENT ON COLUMN documents.last_seen_run_id IS 'Last run that saw it.';

CREATE TABLE run_documents (
    run_id INTEGER NOT NULL REFERENCES runs (run_id),
    document_id TEXT NOT NULL,
    uri TEXT NOT NULL,
    decision TEXT NOT NULL
        CHECK (decision IN ('new', 'changed', 'extractor_changed', 'failed', 'vanished', 'withdrawn')),
    reason TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (run_id, document_id)
);
COMMENT ON TABLE run_documents IS 'What each run did with each document and why; unchanged documents are only counted in runs.documents_seen.';
COMMENT ON COLUMN run_documents.run_id IS 'The run.';
COMMENT ON COLUMN run_documents.document_id IS 'The document; it need not be in documents when it never could be read.';
COMMENT ON COLUMN run_documents.uri IS 'Path or address that the run looked at.';
COMMENT ON COLUMN run_documents.decision IS 'What the run did: new, changed, extractor_changed, failed, vanished, withdrawn.';
COMMENT ON COLUMN run_documents.reason IS 'Why, in words.';

CREATE TABLE tables (
    table_id TEXT PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (document_id),
    table_index INTEGER NOT NULL CHECK (table_index >= 0),
    kind TEXT NOT NULL CHECK (kind IN ('gfm', 'html', 'tsv')),
    role TEXT NOT NULL,
    role_reasons TEXT NOT NULL DEFAULT '',
    orientation TEXT NOT NULL DEFAULT 'none',
    line_start INTEGER NOT NULL CHECK (line_start > 0),
    line_end INTEGER NOT NULL,
    start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL,
    row_count INTEGER NOT NULL CHECK (row_count >= 0),
    column_count INTEGER NOT NULL CHECK (column_count >= 0),
    header_row_count INTEGER NOT NULL CHECK (header_row_count >= 0),
    header_column_count INTEGER NOT NULL DEFAULT 0,
    caption TEXT NOT NULL DEFAULT '',
    section TEXT NOT NULL DEFAULT '',
    headings TEXT[] NOT NULL,
    rescued TEXT NOT NULL DEFAULT '',
    CHECK (line_end >= line_start)
);
COMMENT ON TABLE tables IS 'One row per table of a document that stands.';
COMMENT ON COLUMN tables.table_id IS 'document_id, #, table_index.';
COMMENT ON COLUMN tables.document_id IS 'The document that the table stands in.';
COMMENT ON COLUMN tables.table_index IS 'Number of the table in the document, counting from 0.';
COMMENT ON COLUMN tables.kind IS 'How it is written: gfm (pipes), html, tsv (tabs).';
COMMENT ON COLUMN tables.role IS 'What it is for: results, architecture, resources, memory_and_speed, hyper_parameters, data, layout, other.';
COMMENT ON COLUMN tables.role_reasons IS 'Why it was given that role.';
COMMENT ON COLUMN tables.orientation IS 'models_in_rows, models_in_columns or none.';
COMMENT ON COLUMN tables.line_start IS 'First line of the table, counting from 1.';
COMMENT ON COLUMN tables.line_end IS 'Last line of the table.';
COMMENT ON COLUMN tables.start_offset IS 'Offset of its first character in the decoded text.';
COMMENT ON COLUMN tables.end_offset IS 'Offset after its last character.';
COMMENT ON COLUMN tables.row_count IS 'Rows of the rectangle after spans are expanded, header rows included.';
COMMENT ON COLUMN tables.column_count IS 'Columns of the rectangle.';
COMMENT ON COLUMN tables.header_row_count IS 'Header rows at its top.';
COMMENT ON COLUMN tables.header_column_count IS 'Header columns at its left.';
COMMENT ON COLUMN tables.caption IS 'Its caption, if any.';
COMMENT ON COLUMN tables.section IS 'The section that it stands in, if any.';
COMMENT ON COLUMN tables.headings IS 'The headings above it, outermost first.';
COMMENT ON COLUMN tables.rescued IS 'Why strict rules would have missed it; empty for a strict table.';

CREATE TABLE cells (
    table_id TEXT NOT NULL REFERENCES tables (table_id),
    row_index INTEGER NOT NULL CHECK (row_index >= 0),
    column_index INTEGER NOT NULL CHECK (column_index >= 0),
    is_header BOOLEAN NOT NULL,
    text TEXT NOT NULL,
    line INTEGER NOT NULL CHECK (line > 0),
    start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL,
    origin_row_index INTEGER NOT NULL,
    origin_column_index INTEGER NOT NULL,
    row_span INTEGER NOT NULL CHECK (row_span > 0),
    column_span INTEGER NOT NULL CHECK (column_span > 0),
    links TEXT[] NOT NULL,
    notes TEXT[] NOT NULL,
    marks TEXT[] NOT NULL,
    fate TEXT CHECK (fate IN ('claim', 'issue', 'ignored')),
    fate_reason TEXT CHECK (fate <> 'ignored' OR fate_reason <> ''),
    PRIMARY KEY (table_id, row_index, column_index)
);
COMMENT ON TABLE cells IS 'One row per place of a table''s rectangle; a spanned cell stands in each place that it covers.';
COMMENT ON COLUMN cells.table_id IS 'The table.';
COMMENT ON COLUMN cells.row_index IS 'Row in the rectangle, counting from 0, header rows included.';
COMMENT ON COLUMN cells.column_index IS 'Column in the rectangle, counting from 0.';
COMMENT ON COLUMN cells.is_header IS 'Whether it is a header cell.';
COMMENT ON COLUMN cells.text IS 'Visible text, marks and links stripped.';
COMMENT ON COLUMN cells.line IS 'Line of the document, counting from 1.';
COMMENT ON COLUMN cells.start_offset IS 'Offset of the raw cell in the decoded text; -1 where the source has no such cell.';
COMMENT ON COLUMN cells.end_offset IS 'Offset after the raw cell.';
COMMENT ON COLUMN cells.origin_row_index IS 'Row of the place where a spanned cell begins.';
COMMENT ON COLUMN cells.origin_column_index IS 'Column of the place where a spanned cell begins.';
COMMENT ON COLUMN cells.row_span IS 'Rows that the cell covers.';
COMMENT ON COLUMN cells.column_span IS 'Columns that the cell covers.';
COMMENT ON COLUMN cells.links IS 'Targets of the links in the cell.';
COMMENT ON COLUMN cells.notes IS 'Footnote marks kept apart from the text.';
COMMENT ON COLUMN cells.marks IS 'Emphasis with a meaning: bold, underline, italic, struck.';
COMMENT ON COLUMN cells.fate IS 'Where a non-empty body cell ended: claim, issue or ignored; NULL for header cells, empty cells and repetitions of a spanned cell.';
COMMENT ON COLUMN cells.fate_reason IS 'Why the cell was ignored; may explain the other fates too.';
