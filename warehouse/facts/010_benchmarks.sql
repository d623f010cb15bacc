-- Benchmarks that standing claims name, with scale and unit from the reviewed list where it knows them.
WITH named AS (
    SELECT
        benchmark_key AS benchmark_id,
        min(benchmark ORDER BY benchmark) AS name,
        min(split ORDER BY split) AS split,
        min(metric ORDER BY metric) AS metric,
        min(unit ORDER BY unit) FILTER (unit <> '') AS unit
    FROM current_claims
    WHERE benchmark_key IS NOT NULL
    GROUP BY benchmark_key
),
reviewed AS (
    SELECT
        slug(name) AS name_slug,
        any_value(unit) AS unit,
        any_value(try_cast(scale_min AS DOUBLE)) AS scale_min,
        any_value(try_cast(scale_max AS DOUBLE)) AS scale_max,
        any_value(try_cast(nullif(higher_is_better, '') AS BOOLEAN)) AS higher_is_better
    FROM reference_benchmarks
    GROUP BY slug(name)
)
SELECT
    n.benchmark_id,
    n.name,
    n.split,
    n.metric,
    coalesce(nullif(r.unit, ''), n.unit, '') AS unit,
    r.scale_min,
    r.scale_max,
    r.higher_is_better
FROM named AS n
LEFT JOIN reviewed AS r ON r.name_slug = slug(n.name)
