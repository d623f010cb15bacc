-- The benchmarks that have at least one score; first those on which most models have a stated memory, then a known size,
-- because only these can answer what fits a card.
SELECT
    b.benchmark_id,
    b.name,
    b.split,
    b.metric,
    b.unit,
    b.scale_min,
    b.scale_max,
    b.higher_is_better,
    count(*) AS models,
    count(g.min_gpu_memory_gb) AS with_memory,
    count(z.parameters_b) AS with_size
FROM benchmarks AS b
JOIN scores AS s USING (benchmark_id)
LEFT JOIN model_memory AS g USING (model_id)
LEFT JOIN model_sizes AS z USING (model_id)
WHERE s.is_headline
GROUP BY ALL
ORDER BY with_memory DESC, with_size DESC, models DESC, b.name, b.split, b.benchmark_id
