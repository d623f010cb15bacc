-- All that any document says about one model, each with its place and the text as it stood.
-- `is_current`: this claim is the one that the fact was concluded from.
WITH chosen AS (
    SELECT claim_id FROM scores WHERE model_id = $model_id::VARCHAR
    UNION SELECT claim_id FROM parameter_counts WHERE model_id = $model_id::VARCHAR
    UNION SELECT claim_id FROM gpu_memory WHERE model_id = $model_id::VARCHAR
    UNION SELECT claim_id FROM model_components WHERE model_id = $model_id::VARCHAR
    UNION SELECT claim_id FROM model_datasets WHERE model_id = $model_id::VARCHAR
    UNION SELECT claim_id FROM model_facts WHERE model_id = $model_id::VARCHAR
    UNION SELECT claim_id FROM model_publications WHERE model_id = $model_id::VARCHAR
)
SELECT
    c.attribute,
    c.qualifier,
    c.value_text,
    c.value_number,
    c.unit,
    c.comparator,
    c.status,
    c.claim_id IN (SELECT claim_id FROM chosen WHERE claim_id IS NOT NULL) AS is_current,
    d.name AS document,
    c.line_start,
    c.line_end,
    c.quote,
    t.table_index,
    c.row_index,
    c.column_index,
    d.document_id,
    d.uri,
    d.upstream,
    d.upstream_url,
    d.state AS document_status,
    c.source_kind,
    c.rule,
    d.fetched_at,
    c.table_id,
    c.claim_id
FROM claims AS c
JOIN documents AS d ON d.document_id = c.document_id
LEFT JOIN tables AS t ON t.table_id = c.table_id
WHERE c.model_id = $model_id::VARCHAR AND c.until_run_id IS NULL
ORDER BY c.attribute, c.qualifier, d.name, c.line_start, c.column_index
