-- One number of parameters a model, scope and condition. Stated beats read off the name, which only fills a gap; what is
-- hedged is never a fact, but a doubt beside a statement makes the fact a conflict. Of equals the value that most
-- independent sources state wins, then the first place.
-- scope: model
WITH told AS (
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
        concat_ws(' ', nullif(nullif(scope, 'total'), ''), nullif(condition, '')) AS condition,
        value_number AS billions,
        comparator,
        status,
        evidence_source,
        claim_id,
        document_id,
        start_offset
    FROM current_claims
    WHERE
        attribute IN (
            'params_total_b', 'params_activated_b', 'params_min_b', 'params_max_b', 'llm_params_b',
            'vision_encoder_params_b'
        )
        AND value_number > 0
        AND status NOT IN ('superseded', 'missing', 'not_specified', 'misplaced', 'vague')
),
disputed AS (
    SELECT model_id, scope, condition
    FROM told
    WHERE status <> 'derived_from_name'
    GROUP BY ALL
    HAVING count(DISTINCT (billions, replace(comparator, '~', '='))) > 1
),
stated AS (
    SELECT
        model_id, scope, condition, billions, comparator,
        count(*)::INTEGER AS place_count,
        count(DISTINCT evidence_source)::INTEGER AS upstream_count,
        min(CASE status WHEN 'ok' THEN 0 WHEN 'repaired' THEN 1 WHEN 'derived_from_name' THEN 3 ELSE 2 END) AS doubt,
        arg_min(
            (status, claim_id),
            (CASE status WHEN 'ok' THEN 0 WHEN 'repaired' THEN 1 WHEN 'derived_from_name' THEN 3 ELSE 2 END,
             document_id, start_offset, claim_id)
        ) AS chosen
    FROM told
    WHERE status <> 'hedged'
    GROUP BY ALL
)
SELECT
    s.model_id, s.scope, s.condition, s.billions, s.comparator,
    CASE WHEN d.model_id IS NOT NULL AND s.doubt < 3 THEN 'conflict' ELSE s.chosen[1] END AS status,
    s.chosen[2] AS claim_id,
    s.place_count,
    s.upstream_count
FROM stated AS s
LEFT JOIN disputed AS d
    ON d.model_id = s.model_id AND d.scope = s.scope AND d.condition = s.condition
QUALIFY row_number() OVER (
    PARTITION BY s.model_id, s.scope, s.condition ORDER BY s.doubt, s.upstream_count DESC, s.chosen[2]
) = 1
