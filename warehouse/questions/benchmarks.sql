-- The benchmarks that have at least one score, the most widely reported first.
SELECT
    b.benchmark_id,
    b.name,
    b.split,
    b.metric,
    b.unit,
    b.scale_min,
    b.scale_max,
    b.higher_is_better,
    count(*) AS models
FROM benchmarks AS b
JOIN scores AS s USING (benchmark_id)
WHERE s.is_headline
GROUP BY ALL
ORDER BY models DESC, b.name, b.split, b.benchmark_id
