-- severity: error
-- message: A score lies outside its benchmark's scale: correct it in seeds/reference, or the scale in benchmarks.csv.
SELECT l.model, l.benchmark, l.split, l.score, b.scale_min, b.scale_max, l.document, l.line
FROM leaderboard AS l
JOIN benchmarks AS b USING (benchmark_id)
WHERE l.score < b.scale_min OR l.score > b.scale_max
