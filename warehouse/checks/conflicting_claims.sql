-- severity: warning
-- message: Standing claims state different numbers for the same model, attribute and qualifier; the view conflicts names them.
SELECT model_id, attribute, qualifier, count(*) AS claims, min(value_number) AS least, max(value_number) AS most
FROM claims
WHERE
    until_run_id IS NULL
    AND value_number IS NOT NULL
    AND status NOT IN ('superseded', 'missing_coded_as_zero', 'derived_from_name')
    AND attribute IN (
        'score', 'params_total_b', 'params_activated_b', 'params_min_b', 'params_max_b', 'llm_params_b',
        'vision_encoder_params_b', 'min_gpu_ram_gb', 'context_length_tokens', 'dataset_size'
    )
GROUP BY model_id, attribute, qualifier
HAVING min(value_number) <> max(value_number)
