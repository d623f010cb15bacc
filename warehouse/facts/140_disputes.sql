-- Numbers that standing claims disagree about, under one model, attribute and qualifier. What is superseded, a placeholder
-- or only read off a name disputes nothing.
-- scope: model
WITH stated AS (
    SELECT *, CASE WHEN qualifier = 'total' THEN '' ELSE qualifier END AS key
    FROM current_claims
    WHERE
        value_number IS NOT NULL
        AND status NOT IN ('superseded', 'missing_coded_as_zero', 'derived_from_name')
        AND attribute IN (
            'score', 'params_total_b', 'params_activated_b', 'params_min_b', 'params_max_b', 'llm_params_b',
            'vision_encoder_params_b', 'min_gpu_ram_gb', 'context_length_tokens', 'dataset_size'
        )
),
disputed AS (
    SELECT model_id, attribute, key
    FROM stated
    GROUP BY model_id, attribute, key
    HAVING
        min(value_number) <> max(value_number)
        -- "about 38" beside "38" is no disagreement
        OR min(replace(comparator, '~', '=')) <> max(replace(comparator, '~', '='))
)
SELECT
    s.model_id,
    s.attribute,
    s.key AS qualifier,
    list_transform(
        list_sort(list({
            'document': s.document,
            'line': s.line_start,
            'claim_id': s.claim_id,
            'value': s.value_text,
            'number': s.value_number,
            'unit': s.unit,
            'status': s.status
        })),
        lambda c: {
            'value': c.value,
            'number': c.number,
            'unit': c.unit,
            'status': c.status,
            'document': c.document,
            'line': c.line,
            'claim_id': c.claim_id
        }
    ) AS claims_that_disagree,
    count(DISTINCT s.evidence_source)::INTEGER AS upstream_count
FROM stated AS s
SEMI JOIN disputed AS d ON d.model_id = s.model_id AND d.attribute = s.attribute AND d.key = s.key
GROUP BY s.model_id, s.attribute, s.key
