-- The runs of the pipeline and what each concluded about itself.

CREATE TABLE warehouse_info (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
COMMENT ON TABLE warehouse_info IS 'What this file is: product, schema version, the DuckDB storage version it is written in. One row per name.';
COMMENT ON COLUMN warehouse_info.name IS 'Name of the property: product, schema_version, schema_digest (SHA-256 over the files of the schema), storage_version, facts_version (SHA-256 over the rules that conclude facts).';
COMMENT ON COLUMN warehouse_info.value IS 'Value of the property, as text.';

CREATE TABLE runs (
    run_id INTEGER PRIMARY KEY CHECK (run_id > 0),
    started_at TIMESTAMP NOT NULL,
    finished_at TIMESTAMP CHECK (finished_at >= started_at),
    status TEXT NOT NULL CHECK (status IN ('running', 'published', 'unchanged', 'failed')),
    documents_seen INTEGER NOT NULL DEFAULT 0 CHECK (documents_seen >= 0),
    documents_changed INTEGER NOT NULL DEFAULT 0 CHECK (documents_changed >= 0),
    documents_failed INTEGER NOT NULL DEFAULT 0 CHECK (documents_failed >= 0),
    documents_withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (documents_withdrawn >= 0),
    claims_added INTEGER NOT NULL DEFAULT 0 CHECK (claims_added >= 0),
    claims_changed INTEGER NOT NULL DEFAULT 0 CHECK (claims_changed >= 0),
    claims_withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (claims_withdrawn >= 0),
    claims_standing INTEGER NOT NULL DEFAULT 0 CHECK (claims_standing >= 0),
    issues_standing INTEGER NOT NULL DEFAULT 0 CHECK (issues_standing >= 0),
    checks_failed INTEGER NOT NULL DEFAULT 0 CHECK (checks_failed >= 0),
    checks_warned INTEGER NOT NULL DEFAULT 0 CHECK (checks_warned >= 0),
    code_version TEXT NOT NULL,
    extractor_version TEXT NOT NULL DEFAULT '',
    reference_version TEXT NOT NULL DEFAULT '',
    sources_version TEXT NOT NULL DEFAULT '',
    message TEXT NOT NULL DEFAULT ''
);
COMMENT ON TABLE runs IS 'One row per run of the pipeline, also the runs that changed nothing and those whose checks held the publish back.';
COMMENT ON COLUMN runs.run_id IS 'Number of the run, counting up; gaps are possible after a rollback.';
COMMENT ON COLUMN runs.started_at IS 'When the run began (UTC).';
COMMENT ON COLUMN runs.finished_at IS 'When the building of the release ended (UTC).';
COMMENT ON COLUMN runs.status IS 'published: a new state; unchanged: same facts as before; failed: the checks held the publish back.';
COMMENT ON COLUMN runs.documents_seen IS 'Documents that the run could read or knew to be unchanged.';
COMMENT ON COLUMN runs.documents_changed IS 'Documents read anew: new, changed, or read by a changed extractor.';
COMMENT ON COLUMN runs.documents_failed IS 'Documents that could not be fetched or read; their last good claims stand, marked stale.';
COMMENT ON COLUMN runs.documents_withdrawn IS 'Documents that the source list no longer holds or that were gone for the set number of runs.';
COMMENT ON COLUMN runs.claims_added IS 'Claims that stand since this run and have no predecessor under the same key.';
COMMENT ON COLUMN runs.claims_changed IS 'Pairs of a withdrawn and a new claim under the same document, model, attribute and qualifier.';
COMMENT ON COLUMN runs.claims_withdrawn IS 'Claims that no longer stand since this run and have no successor.';
COMMENT ON COLUMN runs.claims_standing IS 'Claims that stand after this run.';
COMMENT ON COLUMN runs.issues_standing IS 'Issues that stand after this run.';
COMMENT ON COLUMN runs.checks_failed IS 'Checks of severity error that returned rows.';
COMMENT ON COLUMN runs.checks_warned IS 'Checks of severity warning that returned rows.';
COMMENT ON COLUMN runs.code_version IS 'Version of VLM Atlas that ran.';
COMMENT ON COLUMN runs.extractor_version IS 'Version of the extraction rules.';
COMMENT ON COLUMN runs.reference_version IS 'SHA-256 over the reviewed reference data.';
COMMENT ON COLUMN runs.sources_version IS 'SHA-256 over the list of sources, empty when the sources came from the command line.';
COMMENT ON COLUMN runs.message IS 'Why a run failed, in one line; empty otherwise.';

CREATE TABLE reference_rows (
    file TEXT NOT NULL,
    row_number INTEGER NOT NULL CHECK (row_number > 0),
    content JSON NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (file, row_number)
);
COMMENT ON TABLE reference_rows IS 'The reviewed judgements (aliases, pairs never to merge, benchmarks, corrections) that this release was built with.';
COMMENT ON COLUMN reference_rows.file IS 'File stem under seeds/reference.';
COMMENT ON COLUMN reference_rows.row_number IS 'Number of the row in the file, counting from 1 after the header.';
COMMENT ON COLUMN reference_rows.content IS 'The row as a JSON object, column name to text.';
COMMENT ON COLUMN reference_rows.reason IS 'Why the row was judged so.';
