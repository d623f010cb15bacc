-- What else is concluded. Numbers have one row a key (the value that most independent sources state, else the surest,
-- else the first place); texts and addresses keep each value. A length read off a name only fills a gap.
-- scope: model
WITH eligible AS (
    SELECT
        c.*,
        CASE c.status WHEN 'ok' THEN 0 WHEN 'explicit_none' THEN 0 WHEN 'repaired' THEN 1 WHEN 'derived_from_name' THEN 3 ELSE 2 END
            AS doubt,
        c.attribute IN ('context_length_tokens', 'dataset_size', 'throughput') AS is_number
    FROM current_claims AS c
    WHERE
        (
            c.attribute IN (
                'context_length_tokens', 'dataset_size', 'throughput', 'architecture', 'fine_tuning_method',
                'flash_attention', 'base_model', 'paper_url', 'blog_url', 'project_url', 'github_url', 'hf_url', 'hf_id',
                'notebook_link', 'image_url', 'release_date', 'licence'
            )
            OR (c.attribute IN ('vision_encoder', 'language_model', 'connector', 'pooling') AND c.status = 'explicit_none')
        )
        AND c.status NOT IN ('hedged', 'superseded', 'missing', 'not_specified', 'misplaced')
        AND (c.attribute NOT IN ('context_length_tokens', 'dataset_size', 'throughput') OR c.value_number IS NOT NULL)
        AND c.value_text <> ''
),
stated AS (
    SELECT
        model_id, attribute, qualifier,
        CASE WHEN is_number THEN '' ELSE lower(value_text) END AS text_key,
        CASE WHEN is_number THEN value_number END AS value_number,
        comparator,
        any_value(is_number) AS is_number,
        count(*)::INTEGER AS place_count,
        count(DISTINCT evidence_source)::INTEGER AS upstream_count,
        min(doubt) AS doubt,
        arg_min((status, claim_id, value_text, unit), (doubt, document_id, start_offset, claim_id)) AS chosen
    FROM eligible
    GROUP BY ALL
)
SELECT
    model_id, attribute, qualifier,
    chosen[3] AS value_text,
    value_number,
    chosen[4] AS unit,
    comparator,
    CASE
        WHEN is_number AND count(*) FILTER (doubt < 3) OVER (PARTITION BY model_id, attribute, qualifier) > 1 THEN 'conflict'
        ELSE chosen[1]
    END AS status,
    chosen[2] AS claim_id,
    place_count,
    upstream_count
FROM stated
QUALIFY
    row_number() OVER (
        PARTITION BY model_id, attribute, qualifier, text_key ORDER BY doubt, upstream_count DESC, place_count DESC, chosen[2]
    ) = 1
    AND (doubt < 3 OR count(*) FILTER (doubt < 3) OVER (PARTITION BY model_id, attribute) = 0)
