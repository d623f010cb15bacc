-- One score a model, benchmark and condition. The value that most independent sources state wins; then the surer
-- status, then the later document; the claim is the first place that says it.
-- scope: model
WITH eligible AS (
    SELECT
        c.*,
        CASE c.status WHEN 'ok' THEN 0 WHEN 'repaired' THEN 1 WHEN 'outlier' THEN 2 ELSE 3 END AS doubt,
        d.fetched_at
    FROM current_claims AS c
    JOIN documents AS d USING (document_id)
    WHERE
        c.attribute = 'score'
        AND c.benchmark_key IS NOT NULL
        AND c.value_number IS NOT NULL
        AND c.comparator = '='
        AND c.status NOT IN ('superseded', 'missing', 'missing_coded_as_zero', 'not_specified', 'misplaced', 'vague')
),
stated AS (
    SELECT
        model_id,
        benchmark_key AS benchmark_id,
        condition,
        value_number AS value,
        count(*)::INTEGER AS place_count,
        count(DISTINCT evidence_source)::INTEGER AS upstream_count,
        min(doubt) AS doubt,
        max(fetched_at) AS fetched_at,
        arg_min((status, claim_id, document_id, line_start), (doubt, document_id, start_offset, claim_id)) AS chosen
    FROM eligible
    GROUP BY model_id, benchmark_key, condition, value_number
),
ranked AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY model_id, benchmark_id, condition
            ORDER BY upstream_count DESC, doubt, fetched_at DESC, chosen[2]
        ) AS rank,
        count(*) OVER (PARTITION BY model_id, benchmark_id, condition) AS value_count
    FROM stated
)
SELECT
    model_id,
    benchmark_id,
    condition,
    value,
    row_number() OVER (PARTITION BY model_id, benchmark_id ORDER BY condition <> '', condition) = 1 AS is_headline,
    CASE WHEN value_count > 1 THEN 'conflict' ELSE chosen[1] END AS status,
    chosen[2] AS claim_id,
    chosen[3] AS evidence_document_id,
    chosen[4] AS line,
    place_count,
    upstream_count
FROM ranked
WHERE rank = 1
