-- Claims: what one place in one document says. Never overwritten; a claim that no longer stands keeps its row.

-- The primary key is a dense number: DuckDB's index over a million of them takes 8 MB, over as many random claim_ids
-- 50 MB, as much as the claims themselves. That claim_id is unique, too, and that facts point to claims that stand, is
-- checked before each publish (checks/claim_ids_unique.sql, checks/fact_evidence_stands.sql), and so is model_id
-- (checks/orphans.sql): a foreign key's index over values in no order takes 15 MB.
CREATE SEQUENCE claim_numbers;
CREATE TABLE claims (
    claim_number INTEGER PRIMARY KEY DEFAULT nextval('claim_numbers') CHECK (claim_number > 0),
    claim_id TEXT NOT NULL CHECK (claim_id <> ''),
    document_id TEXT NOT NULL REFERENCES documents (document_id),
    model_id TEXT NOT NULL,
    model TEXT NOT NULL,
    attribute TEXT NOT NULL CHECK (attribute <> ''),
    value_text TEXT NOT NULL,
    value_number DOUBLE CHECK (isfinite(value_number)),
    unit TEXT NOT NULL,
    comparator TEXT NOT NULL CHECK (comparator IN ('=', '<', '>', '~')),
    benchmark TEXT NOT NULL,
    benchmark_key TEXT,
    split TEXT NOT NULL,
    metric TEXT NOT NULL,
    scope TEXT NOT NULL,
    condition TEXT NOT NULL,
    qualifier TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status <> ''),
    rule TEXT NOT NULL,
    source_kind TEXT NOT NULL CHECK (source_kind IN ('table', 'list', 'prose')),
    line_start INTEGER NOT NULL CHECK (line_start > 0),
    line_end INTEGER NOT NULL,
    start_offset INTEGER NOT NULL CHECK (start_offset >= 0),
    end_offset INTEGER NOT NULL,
    start_byte INTEGER CHECK (start_byte >= 0),
    end_byte INTEGER,
    quote TEXT NOT NULL USING COMPRESSION zstd,
    table_id TEXT,
    row_index INTEGER,
    column_index INTEGER,
    first_run_id INTEGER NOT NULL,
    last_run_id INTEGER NOT NULL,
    since_run_id INTEGER NOT NULL,
    since TEXT NOT NULL CHECK (since IN ('added', 'moved', 'reassigned')),
    until_run_id INTEGER,
    CHECK (line_end >= line_start),
    CHECK (end_offset >= start_offset),
    CHECK (end_byte >= start_byte),
    CHECK ((table_id IS NULL) = (row_index IS NULL) AND (table_id IS NULL) = (column_index IS NULL)),
    CHECK (first_run_id <= since_run_id AND first_run_id <= last_run_id),
    CHECK (until_run_id > since_run_id)
);
COMMENT ON TABLE claims IS 'What one place in one document says about one model. Rows are never deleted: a claim stands while until_run_id is NULL (see current_claims).';
COMMENT ON COLUMN claims.claim_number IS 'Number in the order of being first seen; local to this warehouse.';
COMMENT ON COLUMN claims.claim_id IS 'Stable identifier made from what is said and by whom, not from the line: it stays when the claim only moves.';
COMMENT ON COLUMN claims.document_id IS 'The document that says it.';
COMMENT ON COLUMN claims.model_id IS 'The model that it speaks of, as resolved across documents.';
COMMENT ON COLUMN claims.model IS 'The model''s name as understood in the document.';
COMMENT ON COLUMN claims.attribute IS 'What it is about: score, params_total_b, min_gpu_ram_gb, vision_encoder, …';
COMMENT ON COLUMN claims.value_text IS 'The value as text; empty where the document says that there is none.';
COMMENT ON COLUMN claims.value_number IS 'The value as a number in the unit beside; NULL where it is no number or is missing. Never NaN.';
COMMENT ON COLUMN claims.unit IS 'Unit of value_number: percent, points, billion (parameters), GB, tokens, …; empty if none.';
COMMENT ON COLUMN claims.comparator IS '= exact, < below, > above, ~ about.';
COMMENT ON COLUMN claims.benchmark IS 'Benchmark of a score; empty otherwise.';
COMMENT ON COLUMN claims.benchmark_key IS 'Benchmark, split and metric as a slug; NULL for other attributes.';
COMMENT ON COLUMN claims.split IS 'Split of the benchmark as stated (test, val, testmini); empty if not stated.';
COMMENT ON COLUMN claims.metric IS 'Metric of the benchmark as stated; empty if not stated.';
COMMENT ON COLUMN claims.scope IS 'Which part or role: total, text token, pretraining, fine_tuning, evaluation, …';
COMMENT ON COLUMN claims.condition IS 'Under which condition it holds: release, resolution, shots, precision, …';
COMMENT ON COLUMN claims.qualifier IS 'Benchmark and split, metric, scope, condition in one text: with document, model and attribute the key of a claim.';
COMMENT ON COLUMN claims.status IS 'ok, or what is the matter: derived_from_name, hedged, superseded, conflict, repaired, misplaced, suspicious, outlier, vague, generic, not_specified, missing, missing_coded_as_zero, self_contradictory, explicit_none.';
COMMENT ON COLUMN claims.rule IS 'Rule that repaired, flagged or derived it; empty if none.';
COMMENT ON COLUMN claims.source_kind IS 'Where it stands: table, list or prose.';
COMMENT ON COLUMN claims.line_start IS 'First line of the place, counting from 1.';
COMMENT ON COLUMN claims.line_end IS 'Last line of the place.';
COMMENT ON COLUMN claims.start_offset IS 'Offset of the quote in the decoded text, in characters.';
COMMENT ON COLUMN claims.end_offset IS 'Offset after the quote.';
COMMENT ON COLUMN claims.start_byte IS 'Byte of the document''s body at which the quote starts; NULL where the body is too broken to tell.';
COMMENT ON COLUMN claims.end_byte IS 'Byte after the quote; NULL where the body is too broken to tell.';
COMMENT ON COLUMN claims.quote IS 'The text as it stood, with its marks.';
COMMENT ON COLUMN claims.table_id IS 'Table that it stands in; NULL outside tables.';
COMMENT ON COLUMN claims.row_index IS 'Row in the table''s rectangle, counting from 0; NULL outside tables.';
COMMENT ON COLUMN claims.column_index IS 'Column in the table''s rectangle, counting from 0; NULL outside tables.';
COMMENT ON COLUMN claims.first_run_id IS 'Run that first saw the claim.';
COMMENT ON COLUMN claims.last_run_id IS 'Last run that saw the claim.';
COMMENT ON COLUMN claims.since_run_id IS 'Run since which it stands without a break at this place and for this model; earlier times are in history.claims.';
COMMENT ON COLUMN claims.since IS 'What happened in since_run_id: added (new or back again), moved (other place), reassigned (other model).';
COMMENT ON COLUMN claims.until_run_id IS 'Run that no longer found it; NULL while it stands.';

CREATE TABLE claim_revisions (
    run_id INTEGER NOT NULL REFERENCES runs (run_id),
    old_claim_id TEXT NOT NULL,
    new_claim_id TEXT NOT NULL,
    PRIMARY KEY (run_id, new_claim_id)
);
COMMENT ON TABLE claim_revisions IS 'Pairs of claims of which one took the other''s place in a run: same document, model, attribute and qualifier, one gone and one new.';
COMMENT ON COLUMN claim_revisions.run_id IS 'The run.';
COMMENT ON COLUMN claim_revisions.old_claim_id IS 'The claim that no longer stands.';
COMMENT ON COLUMN claim_revisions.new_claim_id IS 'The claim that stands instead.';

CREATE TABLE issues (
    issue_id TEXT PRIMARY KEY,
    document_id TEXT REFERENCES documents (document_id),
    line INTEGER,
    kind TEXT NOT NULL CHECK (kind <> ''),
    severity TEXT NOT NULL CHECK (severity IN ('info', 'warning', 'error')),
    action TEXT NOT NULL CHECK (action IN ('stored', 'repaired', 'flagged', 'quarantined')),
    original_text TEXT NOT NULL,
    message TEXT NOT NULL,
    start_offset INTEGER,
    end_offset INTEGER,
    table_id TEXT,
    row_index INTEGER,
    column_index INTEGER,
    first_run_id INTEGER NOT NULL
);
COMMENT ON TABLE issues IS 'What a person should look at in the documents that stand; nothing is dropped silently.';
COMMENT ON COLUMN issues.issue_id IS 'Stable identifier made from what is wrong and where it was said.';
COMMENT ON COLUMN issues.document_id IS 'The document; NULL for doubts that concern several.';
COMMENT ON COLUMN issues.line IS 'Line of the document, counting from 1; NULL where no line can be named.';
COMMENT ON COLUMN issues.kind IS 'Kind of issue.';
COMMENT ON COLUMN issues.severity IS 'info, warning or error.';
COMMENT ON COLUMN issues.action IS 'What became of the text: stored, repaired, flagged or quarantined.';
COMMENT ON COLUMN issues.original_text IS 'The text as it stood.';
COMMENT ON COLUMN issues.message IS 'What is wrong, in words.';
COMMENT ON COLUMN issues.start_offset IS 'Offset of the text in the decoded document; NULL if unknown.';
COMMENT ON COLUMN issues.end_offset IS 'Offset after the text; NULL if unknown.';
COMMENT ON COLUMN issues.table_id IS 'Table that it stands in; NULL outside tables.';
COMMENT ON COLUMN issues.row_index IS 'Row in the table; NULL outside tables.';
COMMENT ON COLUMN issues.column_index IS 'Column in the table; NULL outside tables.';
COMMENT ON COLUMN issues.first_run_id IS 'Run that first saw the issue.';
