-- History: earlier times of claims, documents and facts. A row stood from since_run_id until before until_run_id.
-- The tables history.<fact> are made by building.py from the facts' own columns, so that they never fall behind.

CREATE SCHEMA history;

CREATE TABLE history.claims (
    claim_id TEXT NOT NULL,
    since_run_id INTEGER NOT NULL,
    since TEXT NOT NULL CHECK (since IN ('added', 'moved', 'reassigned')),
    until_run_id INTEGER NOT NULL,
    until TEXT NOT NULL CHECK (until IN ('withdrawn', 'moved', 'reassigned')),
    model_id TEXT NOT NULL,
    line_start INTEGER NOT NULL,
    line_end INTEGER NOT NULL,
    start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL,
    start_byte INTEGER,
    end_byte INTEGER,
    table_id TEXT,
    row_index INTEGER,
    column_index INTEGER,
    PRIMARY KEY (claim_id, since_run_id),
    CHECK (until_run_id > since_run_id)
);
COMMENT ON TABLE history.claims IS 'Earlier times of claims that have since moved, come back or been given to another model; the latest time stands in claims itself.';
COMMENT ON COLUMN history.claims.claim_id IS 'The claim; what it says is in claims.';
COMMENT ON COLUMN history.claims.since_run_id IS 'First run of this time.';
COMMENT ON COLUMN history.claims.since IS 'What happened in since_run_id: added, moved or reassigned.';
COMMENT ON COLUMN history.claims.until_run_id IS 'First run after this time.';
COMMENT ON COLUMN history.claims.until IS 'What happened in until_run_id: withdrawn, moved or reassigned.';
COMMENT ON COLUMN history.claims.model_id IS 'The model that the claim was resolved to then.';
COMMENT ON COLUMN history.claims.line_start IS 'First line then.';
COMMENT ON COLUMN history.claims.line_end IS 'Last line then.';
COMMENT ON COLUMN history.claims.start_offset IS 'Offset of the quote then.';
COMMENT ON COLUMN history.claims.end_offset IS 'Offset after the quote then.';
COMMENT ON COLUMN history.claims.start_byte IS 'Byte of the body at which the quote started.';
COMMENT ON COLUMN history.claims.end_byte IS 'Byte after the quote.';
COMMENT ON COLUMN history.claims.table_id IS 'Table then; NULL outside tables.';
COMMENT ON COLUMN history.claims.row_index IS 'Row then; NULL outside tables.';
COMMENT ON COLUMN history.claims.column_index IS 'Column then; NULL outside tables.';

CREATE TABLE history.documents (
    document_id TEXT NOT NULL,
    since_run_id INTEGER NOT NULL,
    until_run_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    uri TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    byte_count BIGINT NOT NULL,
    fetched_at TIMESTAMP NOT NULL,
    body_path TEXT NOT NULL,
    extractor_version TEXT NOT NULL,
    reference_version TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (document_id, since_run_id),
    CHECK (until_run_id > since_run_id)
);
COMMENT ON TABLE history.documents IS 'Earlier bodies of documents, and the times in which a document was withdrawn.';
COMMENT ON COLUMN history.documents.document_id IS 'The document.';
COMMENT ON COLUMN history.documents.since_run_id IS 'First run of this time.';
COMMENT ON COLUMN history.documents.until_run_id IS 'First run after this time.';
COMMENT ON COLUMN history.documents.name IS 'File name then.';
COMMENT ON COLUMN history.documents.uri IS 'Path or address then.';
COMMENT ON COLUMN history.documents.content_hash IS 'SHA-256 of the body then.';
COMMENT ON COLUMN history.documents.byte_count IS 'Length of the body then.';
COMMENT ON COLUMN history.documents.fetched_at IS 'When that body was fetched (UTC).';
COMMENT ON COLUMN history.documents.body_path IS 'Where that body is kept.';
COMMENT ON COLUMN history.documents.extractor_version IS 'Version of the extraction rules then.';
COMMENT ON COLUMN history.documents.reference_version IS 'Version of the reference data then.';
COMMENT ON COLUMN history.documents.state IS 'current, stale or withdrawn then.';
