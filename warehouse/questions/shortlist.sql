-- Which models fit the card at this precision, the best score first?
-- A stated memory figure decides where it applies; otherwise the weights are computed: parameters × bytes for each.
-- Computed figures leave out the KV cache, activations and vision tokens, so they are lower bounds.
WITH asked AS (
    SELECT DISTINCT unnest($benchmark_ids::VARCHAR[]) AS benchmark_id
),
scored AS (
    SELECT
        s.model_id,
        count(*) AS scored,
        -- One benchmark: the score as it stands. Several: the mean of the shares of each scale, in percent.
        avg(CASE
            WHEN (SELECT count(*) FROM asked) = 1 THEN s.value
            WHEN b.higher_is_better THEN 100 * (s.value - b.scale_min) / (b.scale_max - b.scale_min)
            WHEN NOT b.higher_is_better THEN 100 * (b.scale_max - s.value) / (b.scale_max - b.scale_min)
        END) AS score,
        count(*) FILTER (b.scale_max IS NULL OR b.scale_min IS NULL OR b.higher_is_better IS NULL) AS without_scale,
        string_agg(DISTINCT nullif(s.condition, ''), '; ') AS score_condition,
        coalesce(string_agg(DISTINCT s.status ORDER BY s.status) FILTER (s.status <> 'ok'), '') AS score_status,
        min(s.claim_id) AS claim_id
    FROM scores AS s
    JOIN asked USING (benchmark_id)
    JOIN benchmarks AS b USING (benchmark_id)
    WHERE s.is_headline
    GROUP BY s.model_id
),
stated AS (
    SELECT
        model_id,
        min_gb,
        condition,
        regexp_matches(lower(condition), $precision_pattern) AS names_precision
    FROM gpu_memory
    WHERE
        NOT is_for_training
        AND (
            regexp_matches(lower(condition), $precision_pattern)
            OR NOT regexp_matches(lower(condition), '(fp|bf|int|float|bfloat)-?[0-9]|[0-9]+[ -]?bit|quant|awq|gptq|gguf')
        )
    QUALIFY row_number() OVER (
        PARTITION BY model_id ORDER BY names_precision DESC, condition <> '', min_gb, claim_id
    ) = 1
),
needs AS (
    SELECT
        m.model_id,
        m.model,
        m.parameters_b,
        m.parameters_basis,
        m.parameters_comparator,
        m.parameters_status,
        t.min_gb AS stated_gb,
        nullif(t.condition, '') AS stated_condition,
        round(m.parameters_b * $bytes_per_parameter::DOUBLE, 2) AS weights_gb,
        CASE
            WHEN t.names_precision OR (t.min_gb IS NOT NULL AND $precision::VARCHAR = 'bf16') THEN t.min_gb
            -- A figure without a precision is the most a smaller number format can need, the least a larger one can.
            WHEN t.min_gb IS NOT NULL AND $precision::VARCHAR = 'fp32'
                THEN greatest(t.min_gb, coalesce(round(m.parameters_b * $bytes_per_parameter::DOUBLE, 2), t.min_gb))
            WHEN t.min_gb IS NOT NULL AND ($gpu_gb::DOUBLE IS NULL OR t.min_gb <= $gpu_gb::DOUBLE) THEN t.min_gb
            WHEN t.min_gb IS NOT NULL THEN NULL
            ELSE round(m.parameters_b * $bytes_per_parameter::DOUBLE, 2)
        END AS needs_gb,
        CASE
            WHEN t.min_gb IS NOT NULL AND $precision::VARCHAR = 'fp32' AND NOT t.names_precision
                AND m.parameters_b * $bytes_per_parameter::DOUBLE > t.min_gb THEN 'computed'
            WHEN t.min_gb IS NOT NULL THEN 'stated'
            WHEN m.parameters_b IS NOT NULL THEN 'computed'
        END AS needs_basis,
        c.scored,
        (SELECT count(*) FROM asked) AS asked,
        CASE
            WHEN c.scored = (SELECT count(*) FROM asked) AND (c.scored = 1 OR c.without_scale = 0) THEN c.score
        END AS score,
        c.score_condition,
        c.score_status,
        c.claim_id
    FROM scored AS c
    JOIN model_sizes AS m USING (model_id)
    LEFT JOIN stated AS t USING (model_id)
    WHERE
        ($min_b::DOUBLE IS NULL AND $max_b::DOUBLE IS NULL)
        OR m.parameters_b IS NULL
        OR m.parameters_b BETWEEN coalesce($min_b::DOUBLE, 0) AND coalesce($max_b::DOUBLE, 1e9)
),
judged AS (
    SELECT
        *,
        CASE
            WHEN $gpu_gb::DOUBLE IS NULL THEN 'no card chosen'
            WHEN needs_gb IS NULL THEN 'unknown'
            WHEN needs_gb > $gpu_gb::DOUBLE THEN 'does not'
            -- A stated figure may fill 90 % of the card; a computed one, which is a lower bound, 75 %.
            WHEN needs_gb > $gpu_gb::DOUBLE * CASE needs_basis WHEN 'stated' THEN 0.9 ELSE 0.75 END THEN 'tight'
            ELSE 'fits'
        END AS verdict
    FROM needs
)
SELECT
    j.verdict,
    j.model,
    round(j.score, 3) AS score,
    j.scored,
    j.asked,
    j.score_condition,
    j.score_status,
    j.needs_gb,
    j.needs_basis,
    j.stated_gb,
    j.stated_condition,
    j.weights_gb,
    j.parameters_b,
    j.parameters_basis,
    j.parameters_comparator,
    j.parameters_status,
    f.name AS family,
    d.name AS document,
    k.line_start AS line,
    k.quote,
    j.model_id,
    j.claim_id
FROM judged AS j
JOIN models AS m USING (model_id)
LEFT JOIN families AS f USING (family_id)
LEFT JOIN claims AS k ON k.claim_id = j.claim_id
LEFT JOIN documents AS d ON d.document_id = k.document_id
ORDER BY
    CASE j.verdict WHEN 'unknown' THEN 2 WHEN 'does not' THEN 3 ELSE 1 END,
    -- Of unknown direction nothing is better than another: such scores are not ranked.
    CASE WHEN $higher_is_better::BOOLEAN THEN -j.score WHEN NOT $higher_is_better::BOOLEAN THEN j.score END NULLS LAST,
    j.needs_gb NULLS LAST,
    j.model,
    j.model_id
