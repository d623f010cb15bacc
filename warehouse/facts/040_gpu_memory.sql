-- One least GPU memory a model and condition: stated numbers only.
-- scope: model
WITH stated AS (
    SELECT
        model_id,
        condition,
        value_number AS min_gb,
        count(*)::INTEGER AS place_count,
        count(DISTINCT evidence_source)::INTEGER AS upstream_count,
        arg_min((status, claim_id), (status <> 'ok', document_id, start_offset, claim_id)) AS chosen
    FROM current_claims
    WHERE
        attribute = 'min_gpu_ram_gb'
        AND value_number > 0
        AND status NOT IN ('superseded', 'missing', 'missing_coded_as_zero', 'not_specified', 'misplaced', 'vague')
    GROUP BY model_id, condition, value_number
)
SELECT
    model_id,
    condition,
    min_gb,
    regexp_matches(
        lower(condition), '\b(?:(?:fine-?|p-?|instruction[ -])?tun(?:e|ing)|q?-?lora|sft|train(?:ing)?)\b|微调|训练'
    ) AS is_for_training,
    CASE WHEN count(*) OVER (PARTITION BY model_id, condition) > 1 THEN 'conflict' ELSE chosen[1] END AS status,
    chosen[2] AS claim_id,
    place_count,
    upstream_count
FROM stated
QUALIFY row_number() OVER (PARTITION BY model_id, condition ORDER BY upstream_count DESC, place_count DESC, chosen[2]) = 1
