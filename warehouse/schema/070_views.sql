-- Views that spare people the joins.

CREATE VIEW current_claims AS
SELECT
    c.*,
    m.name AS model_name,
    d.name AS document,
    coalesce(nullif(d.upstream, ''), d.content_hash) AS evidence_source,
    d.state AS document_state
FROM claims AS c
JOIN documents AS d USING (document_id)
JOIN models AS m USING (model_id)
WHERE c.until_run_id IS NULL;
COMMENT ON VIEW current_claims IS 'The claims that stand, with the names of model and document.';

CREATE VIEW score_claims AS
SELECT
    d.name AS document,
    m.name AS model,
    c.benchmark,
    c.split,
    c.value_number AS value,
    c.unit,
    c.line_start AS line,
    t.table_index,
    c.row_index,
    c.column_index,
    c.source_kind,
    c.metric,
    c.condition,
    c.comparator,
    c.status,
    c.value_text,
    c.quote,
    c.model_id,
    c.benchmark_key AS benchmark_id,
    c.document_id,
    c.claim_id
FROM claims AS c
JOIN documents AS d USING (document_id)
JOIN models AS m USING (model_id)
LEFT JOIN tables AS t USING (table_id)
WHERE c.attribute = 'score' AND c.until_run_id IS NULL;
COMMENT ON VIEW score_claims IS 'Every score that a standing document states, with its place; also superseded and missing ones (see status).';

CREATE VIEW model_sizes AS
SELECT
    m.model_id,
    m.name AS model,
    p.billions AS parameters_b,
    p.comparator AS parameters_comparator,
    CASE
        WHEN p.billions IS NULL THEN 'unknown'
        WHEN p.status = 'derived_from_name' THEN 'in the name'
        ELSE 'stated'
    END AS parameters_basis,
    p.status AS parameters_status,
    p.claim_id AS parameters_claim_id
FROM models AS m
LEFT JOIN parameter_counts AS p ON p.model_id = m.model_id AND p.scope = 'total' AND p.condition = ''
WHERE m.is_current;
COMMENT ON VIEW model_sizes IS 'One row per current model: its size, and whether the size is stated, in the name, or unknown.';

CREATE VIEW model_memory AS
SELECT
    model_id,
    coalesce(max(min_gb) FILTER (condition = ''), min(min_gb)) AS min_gpu_memory_gb,
    coalesce(max(claim_id) FILTER (condition = ''), arg_min(claim_id, min_gb)) AS memory_claim_id
FROM gpu_memory
WHERE NOT is_for_training
GROUP BY model_id;
COMMENT ON VIEW model_memory IS 'One row per model with a stated GPU memory to run it: the unconditioned value, else the smallest.';

CREATE VIEW leaderboard AS
SELECT
    s.model_id,
    m.name AS model,
    f.name AS family,
    p.billions AS parameters_b,
    CASE
        WHEN p.billions IS NULL THEN 'unknown'
        WHEN p.status = 'derived_from_name' THEN 'in the name'
        ELSE 'stated'
    END AS parameters_basis,
    b.name AS benchmark,
    b.split,
    s.value AS score,
    g.min_gpu_memory_gb,
    d.name AS document,
    s.line,
    b.metric,
    b.unit,
    b.higher_is_better,
    s.condition,
    s.status,
    s.place_count,
    s.upstream_count,
    s.benchmark_id,
    s.evidence_document_id AS document_id,
    s.claim_id,
    p.comparator AS parameters_comparator,
    p.status AS parameters_status
FROM scores AS s
JOIN models AS m USING (model_id)
JOIN benchmarks AS b USING (benchmark_id)
JOIN documents AS d ON d.document_id = s.evidence_document_id
LEFT JOIN families AS f USING (family_id)
LEFT JOIN parameter_counts AS p ON p.model_id = s.model_id AND p.scope = 'total' AND p.condition = ''
LEFT JOIN model_memory AS g ON g.model_id = s.model_id
WHERE s.is_headline;
COMMENT ON VIEW leaderboard IS 'One row per model and benchmark: the current score beside size and GPU memory, and where the score stands.';

CREATE VIEW claim_times AS
SELECT
    c.claim_id, c.document_id, c.model_id, c.model AS name_in_document, c.attribute, c.qualifier,
    c.value_text, c.value_number, c.unit, c.comparator, c.status,
    c.since_run_id, c.since, c.until_run_id,
    CASE WHEN c.until_run_id IS NOT NULL THEN 'withdrawn' END AS until,
    c.line_start, c.line_end, c.start_offset, c.end_offset, c.start_byte, c.end_byte,
    c.table_id, c.row_index, c.column_index
FROM claims AS c
UNION ALL
SELECT
    c.claim_id, c.document_id, h.model_id, c.model, c.attribute, c.qualifier,
    c.value_text, c.value_number, c.unit, c.comparator, c.status,
    h.since_run_id, h.since, h.until_run_id, h.until,
    h.line_start, h.line_end, h.start_offset, h.end_offset, h.start_byte, h.end_byte,
    h.table_id, h.row_index, h.column_index
FROM history.claims AS h
JOIN claims AS c USING (claim_id);
COMMENT ON VIEW claim_times IS 'Every time in which a claim stood at one place for one model: from since_run_id until before until_run_id.';

CREATE VIEW changes AS
SELECT
    r.run_id,
    'changed' AS change,
    m.name AS model,
    n.attribute,
    n.qualifier,
    o.value_text AS old_value,
    n.value_text AS new_value,
    d.name AS document,
    n.line_start AS line,
    o.line_start AS old_line,
    o.status AS old_status,
    n.status AS new_status,
    n.model_id,
    n.document_id,
    r.old_claim_id,
    r.new_claim_id,
    CASE
        WHEN (o.value_text, o.value_number, o.unit, o.comparator)
            IS DISTINCT FROM (n.value_text, n.value_number, n.unit, n.comparator) THEN 'value'
        WHEN o.status <> n.status THEN 'status'
        ELSE 'wording'
    END AS differs_in
FROM claim_revisions AS r
JOIN claim_times AS o ON o.claim_id = r.old_claim_id AND o.until_run_id = r.run_id
JOIN claim_times AS n ON n.claim_id = r.new_claim_id AND n.since_run_id = r.run_id
JOIN documents AS d ON d.document_id = n.document_id
JOIN models AS m ON m.model_id = n.model_id
UNION ALL
SELECT
    t.since_run_id, 'added', m.name, t.attribute, t.qualifier, NULL, t.value_text,
    d.name, t.line_start, NULL, NULL, t.status, t.model_id, t.document_id, NULL, t.claim_id, NULL
FROM claim_times AS t
JOIN documents AS d USING (document_id)
JOIN models AS m USING (model_id)
ANTI JOIN claim_revisions AS r ON r.run_id = t.since_run_id AND r.new_claim_id = t.claim_id
WHERE t.since = 'added'
UNION ALL
SELECT
    t.until_run_id, 'withdrawn', m.name, t.attribute, t.qualifier, t.value_text, NULL,
    d.name, t.line_start, t.line_start, t.status, NULL, t.model_id, t.document_id, t.claim_id, NULL, NULL
FROM claim_times AS t
JOIN documents AS d USING (document_id)
JOIN models AS m USING (model_id)
ANTI JOIN claim_revisions AS r ON r.run_id = t.until_run_id AND r.old_claim_id = t.claim_id
WHERE t.until = 'withdrawn';
COMMENT ON VIEW changes IS 'What each run added, changed and withdrew. A claim that only moved to another line is no change.';

CREATE VIEW identity_changes AS
SELECT
    h.until_run_id AS run_id,
    c.model AS name_in_document,
    d.name AS document,
    h.model_id AS old_model_id,
    coalesce(
        min(l.model_id ORDER BY l.since_run_id) FILTER (l.since_run_id = h.until_run_id),
        c.model_id
    ) AS new_model_id,
    count(DISTINCT h.claim_id) AS claim_count
FROM history.claims AS h
JOIN claims AS c USING (claim_id)
JOIN documents AS d USING (document_id)
LEFT JOIN history.claims AS l ON l.claim_id = h.claim_id AND l.since_run_id = h.until_run_id
WHERE h.until = 'reassigned'
GROUP BY h.until_run_id, c.model, d.name, h.model_id, c.model_id;
COMMENT ON VIEW identity_changes IS 'Names that a run resolved to another model than the run before.';

CREATE VIEW conflicts AS
SELECT d.model_id, m.name AS model, d.attribute, d.qualifier, d.claims_that_disagree, d.upstream_count
FROM disputes AS d
JOIN models AS m USING (model_id);
COMMENT ON VIEW conflicts IS 'Models of which standing claims say different numbers under the same attribute and qualifier, each value with its place.';

CREATE VIEW evidence AS
SELECT
    c.claim_id,
    m.name AS model,
    c.attribute,
    c.qualifier,
    c.value_text,
    c.value_number,
    c.unit,
    c.status,
    d.name AS document,
    d.title AS document_title,
    d.uri,
    c.line_start AS line,
    t.table_index,
    c.row_index,
    c.column_index,
    c.start_offset,
    c.end_offset,
    c.start_byte,
    c.end_byte,
    c.quote,
    d.licence,
    d.upstream,
    d.upstream_url,
    c.until_run_id IS NULL AS is_standing,
    c.model_id,
    c.document_id
FROM claims AS c
JOIN documents AS d USING (document_id)
JOIN models AS m USING (model_id)
LEFT JOIN tables AS t USING (table_id);
COMMENT ON VIEW evidence IS 'Every claim with the document, line, table place and quote that it stands on.';

CREATE VIEW cell_fates AS
SELECT table_id, row_index, column_index, fate, fate_reason AS reason
FROM cells
WHERE fate IS NOT NULL;
COMMENT ON VIEW cell_fates IS 'Where each non-empty body cell ended: as a claim, as an issue, or ignored with a reason. Together they account for every such cell.';
