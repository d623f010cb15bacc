-- One number of parameters a model, scope and condition; stated beats hedged beats read off the name.
WITH eligible AS (
    SELECT
        model_id,
        CASE attribute
            WHEN 'params_total_b' THEN 'total'
            WHEN 'params_activated_b' THEN 'activated'
            WHEN 'params_min_b' THEN 'min'
            WHEN 'params_max_b' THEN 'max'
            WHEN 'llm_params_b' THEN 'language_model'
            WHEN 'vision_encoder_params_b' THEN 'vision_encoder'
        END AS scope,
        CASE WHEN scope = 'total' THEN condition ELSE concat_ws(' ', nullif(scope, ''), nullif(condition, '')) END
            AS condition,
        value_number AS billions,
        comparator,
        status,
        evidence_source,
        claim_id,
        document_id,
        start_offset,
        CASE status
            WHEN 'ok' THEN 0 WHEN 'repaired' THEN 1 WHEN 'conflict' THEN 1 WHEN 'hedged' THEN 3
            WHEN 'derived_from_name' THEN 4 ELSE 2
        END AS doubt
    FROM (SELECT * EXCLUDE (scope), CASE WHEN scope = 'total' THEN '' ELSE scope END AS scope FROM current_claims)
    WHERE
        attribute IN (
            'params_total_b', 'params_activated_b', 'params_min_b', 'params_max_b', 'llm_params_b',
            'vision_encoder_params_b'
        )
        AND value_number > 0
        AND status NOT IN ('superseded', 'missing', 'not_specified', 'misplaced', 'vague')
),
stated AS (
    SELECT
        model_id, scope, condition, billions, comparator,
        count(*)::INTEGER AS place_count,
        count(DISTINCT evidence_source)::INTEGER AS upstream_count,
        min(doubt) AS doubt,
        arg_min((status, claim_id), (doubt, document_id, start_offset, claim_id)) AS chosen
    FROM eligible
    GROUP BY model_id, scope, condition, billions, comparator
)
SELECT
    model_id, scope, condition, billions, comparator,
    chosen[1] AS status,
    chosen[2] AS claim_id,
    place_count,
    upstream_count
FROM stated
QUALIFY row_number() OVER (
    PARTITION BY model_id, scope, condition ORDER BY doubt, upstream_count DESC, chosen[2]
) = 1
